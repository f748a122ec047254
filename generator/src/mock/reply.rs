//! The result of a call that succeeds: the page's sample, or values made up from the types, with what the call itself says.
//!
//! Given an operation, the parameters and what the store found, it returns the result without its envelope.

use serde_json::{Map, Value as Json};

use super::state::Found;
use super::synthesis;
use super::validate::Validator;
use crate::model::walk::{Call, Types};
use crate::model::{Effect, Example, Field, Path, Scalar, Side, State, Step, Ty};

/// What a result is made from.
#[derive(Clone, Copy)]
pub(super) struct Making<'m> {
    pub(super) call: Call<'m>,
    pub(super) validator: Validator<'m>,
    pub(super) request: &'m Map<String, Json>,
    /// The time of the call in Unix seconds.
    pub(super) now: u64,
}

impl Making<'_> {
    /// The result, or `None` for an operation that has none.
    pub(super) fn result(&self, found: &Found, made_up: &Json) -> Option<Json> {
        let mut result = self.template()?;
        if let Json::Object(object) = &mut result {
            self.overlay(object, &self.call.operation.reply, self.request);
            if let Some(state) = &self.call.operation.state {
                self.put_state(object, state, found, made_up);
            }
        }
        Some(result)
    }

    /// A sample of the page that fits the request best, or something made up.
    fn template(&self) -> Option<Json> {
        let operation = self.call.operation;
        if let Some(sample) = self.sample() {
            return Some(sample);
        }
        let types = Types::of(self.call);
        match (operation.whole_result, operation.reply.first()) {
            (_, None) => None,
            (true, Some(field)) => Some(synthesis::value(field, types, self.now)),
            (false, Some(_)) => Some(Json::Object(synthesis::object(&operation.reply, types, self.now))),
        }
    }

    fn sample(&self) -> Option<Json> {
        let envelope = self.call.envelope()?;
        let results = self.call.operation.examples.iter().filter_map(|example| {
            let reply = example.reply.as_ref().filter(|reply| reply.fails_with.is_none())?;
            let result = reply.body.pointer(&pointer(&envelope.result))?;
            Some((self.likeness(example), result))
        });
        // Of equal ones the first, as on the page.
        let best = results.reduce(|best, other| if other.0 > best.0 { other } else { best });
        let mut result = best.map(|(_, result)| result.clone())?;
        if let (Json::Object(object), Some(key)) =
            (&mut result, inside(&envelope.request_id, &envelope.result))
        {
            object.shift_remove(key);
        }
        Some(result)
    }

    /// How many parameters of a sample this request has as well.
    fn likeness(&self, example: &Example) -> usize {
        let sample = example.request.as_ref().and_then(Json::as_object);
        let same = |(name, value): &(&String, &Json)| self.request.get(*name) == Some(*value);
        sample.map_or(0, |sample| sample.iter().filter(same).count())
    }

    /// Fields of the reply that the call, or the thing it is about, has by the same name.
    fn overlay(&self, object: &mut Map<String, Json>, fields: &[Field], from: &Map<String, Json>) {
        for field in fields {
            if let Some(value) = from.get(&field.wire).filter(|value| self.validator.fits(value, field)) {
                object.insert(field.wire.clone(), value.clone());
            }
        }
    }

    fn put_state(&self, object: &mut Map<String, Json>, state: &State, found: &Found, made_up: &Json) {
        for part in state.key.iter().filter(|part| part.path.side == Side::Reply) {
            if let [Step::Field(name)] = part.path.steps.as_slice() {
                object.insert(name.clone(), made_up.clone());
            }
        }
        if state.effect != Effect::Read {
            return;
        }
        match found {
            Found::Things(things) => self.put_things(object, &state.into, &self.call.operation.reply, things),
            Found::Gone if state.into.is_each() => {
                self.put_things(object, &state.into, &self.call.operation.reply, &[]);
            }
            _ => {}
        }
    }

    /// Lays things over what a path leads to.
    fn put_things(
        &self,
        object: &mut Map<String, Json>,
        path: &Path,
        fields: &[Field],
        things: &[Map<String, Json>],
    ) {
        let types = Types::of(self.call);
        match path.steps.as_slice() {
            [] => {
                things.first().into_iter().for_each(|thing| self.overlay(object, fields, thing));
            }
            [Step::Field(name), rest @ ..] => {
                let Some(field) = fields.iter().find(|field| field.wire == *name) else { return };
                let members = members(&field.ty, types);
                let there =
                    object.get(name).cloned().unwrap_or_else(|| synthesis::value(field, types, self.now));
                let put = match rest {
                    [Step::Each, ..] => self.items(&there, field, members, things),
                    _ => {
                        let mut inner = there.as_object().cloned().unwrap_or_default();
                        let rest = Path { steps: rest.to_vec(), ..path.clone() };
                        self.put_things(&mut inner, &rest, members, things);
                        Json::Object(inner)
                    }
                };
                object.insert(name.clone(), put);
            }
            [Step::Each, ..] => {}
        }
    }

    /// A list with an item for each thing, made after the first of the sample.
    fn items(&self, there: &Json, field: &Field, members: &[Field], things: &[Map<String, Json>]) -> Json {
        let made_up = || synthesis::value(field, Types::of(self.call), self.now);
        let first = there.get(0).cloned().or_else(|| made_up().get(0).cloned());
        let first = first.as_ref().and_then(Json::as_object).cloned().unwrap_or_default();
        let items = things.iter().map(|thing| {
            let mut item = first.clone();
            self.overlay(&mut item, members, thing);
            Json::Object(item)
        });
        Json::Array(items.collect())
    }
}

/// The key that the server gives to a new thing, of the type that the reply has for it.
pub(super) fn made_up(call: Call<'_>, number: u64) -> Json {
    let keys = call.operation.state.iter().flat_map(|state| &state.key);
    let mut in_reply = keys.filter(|part| part.path.side == Side::Reply);
    let field = in_reply.next().and_then(|part| match part.path.steps.as_slice() {
        [Step::Field(name)] => call.operation.reply.iter().find(|field| field.wire == *name),
        _ => None,
    });
    match field.and_then(|field| Types::of(call).scalar(&field.ty)) {
        Some(Scalar::Text) | None => Json::String(format!("mock-{number}")),
        Some(_) => Json::from(number),
    }
}

fn members<'m>(ty: &Ty, types: Types<'m>) -> &'m [Field] {
    match crate::model::walk::item(ty) {
        Ty::Struct { target, .. } => types.fields_of(target).map_or(&[], |of| of.fields.as_slice()),
        _ => &[],
    }
}

fn pointer(path: &[String]) -> String {
    path.iter().fold(String::new(), |pointer, key| pointer + "/" + key)
}

/// The key that one path has right below another.
fn inside<'p>(path: &'p [String], outer: &[String]) -> Option<&'p str> {
    path.strip_prefix(outer)?.first().map(String::as_str)
}
