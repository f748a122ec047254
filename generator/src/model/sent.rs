//! What a program sends of the values of a sample.
//!
//! Given a sample as the page shows it, it returns the request as JSON. What does not fit its field stays as it is, so that whoever
//! compares it shows it.

use serde_json::{Map, Value as Json};

use super::walk::{Call, Types};
use super::{Example, Field, Form, Scalar, Ty};

/// The request of a sample. Where the page shows it as a query, every value there is text, and is sent as what its field is; lists that
/// may be left out are, when there is nothing in them.
pub(crate) fn sent(call: Call<'_>, example: &Example) -> Option<Map<String, Json>> {
    let sample = example.request.as_ref()?.as_object()?;
    let sent = Sent { form: example.form, types: Types::of(call) };
    Some(sent.object(&call.operation.request, sample))
}

struct Sent<'m> {
    form: Form,
    types: Types<'m>,
}

impl Sent<'_> {
    fn object(&self, fields: &[Field], sample: &Map<String, Json>) -> Map<String, Json> {
        let member = |(key, value): (&String, &Json)| match fields.iter().find(|field| field.wire == *key) {
            Some(field) if !field.required && value.as_array().is_some_and(Vec::is_empty) => None,
            Some(field) => Some((key.clone(), self.value(&field.ty, value))),
            None => Some((key.clone(), value.clone())),
        };
        sample.iter().filter_map(member).collect()
    }

    fn value(&self, ty: &Ty, value: &Json) -> Json {
        match (ty, value) {
            (Ty::List(inner), Json::Array(items)) => {
                items.iter().map(|item| self.value(inner, item)).collect()
            }
            (Ty::Struct { target, .. }, Json::Object(sample)) => match self.types.fields_of(target) {
                Some(of) => Json::Object(self.object(&of.fields, sample)),
                None => value.clone(),
            },
            (_, Json::String(text))
                if self.form == Form::Query && self.types.scalar(ty) != Some(Scalar::Text) =>
            {
                serde_json::from_str(text).unwrap_or_else(|_| value.clone())
            }
            _ => value.clone(),
        }
    }
}
