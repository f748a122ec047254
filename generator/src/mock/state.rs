//! The things that operations make, change, tell of and end, as the specs declare it.
//!
//! Given an operation's `state` and the parameters of a call, it keeps things and returns those that the call is about. It holds a bounded
//! number of them and of their bytes: the oldest go first.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::weight;
use crate::model::walk::Call;
use crate::model::{Effect, KeyPart, Path, Side, State, Step};

/// The most things that are kept.
const MOST: usize = 20_000;
/// The most bytes that they take, and those of one call.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// The things of all accounts and services.
#[derive(Debug, Default)]
pub(super) struct Store {
    shelves: BTreeMap<Shelf, BTreeMap<Key, Thing>>,
    /// Every thing by age.
    ages: BTreeMap<u64, (Shelf, Key)>,
    born: u64,
    /// The bytes of all things.
    weight: usize,
}

/// Account, vendor, service and resource.
type Shelf = [String; 4];

/// The parts of the key, in the order of their names.
type Key = Vec<String>;

/// What is known of a thing.
type Fields = Map<String, Json>;

#[derive(Debug, Clone)]
struct Thing {
    fields: Fields,
    life: Life,
    age: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Life {
    Alive,
    /// It can still be read.
    Ended,
    /// It is remembered as having been there.
    Gone,
}

/// What a call finds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Found {
    /// These things, as they are after the call.
    Things(Vec<Fields>),
    /// Something that is to be made is there already.
    Exists,
    /// It was there, and is gone.
    Gone,
    /// Nobody has ever told of it.
    Unknown,
}

/// A thing that a call is about: its key, where a part without a value stands for all, and what the call says of it.
struct Target {
    key: Vec<Option<String>>,
    fields: Fields,
}

impl Store {
    /// Does what the operation does. `made_up` is the key that the server gives to a new thing.
    pub(super) fn act(
        &mut self,
        state: &State,
        call: Call<'_>,
        account: &str,
        request: &Map<String, Json>,
        made_up: &str,
    ) -> Found {
        let shelf = [account, &call.vendor.name, &call.service.name, &state.resource].map(str::to_owned);
        let targets = targets(state, request, made_up);
        match state.effect {
            Effect::Read => self.read(&shelf, &targets),
            Effect::Create => self.create(&shelf, state, targets),
            Effect::Put => self.put(&shelf, state, targets),
            Effect::Update => self.each(&shelf, state, targets, Life::Alive),
            Effect::End => self.each(&shelf, state, targets, Life::Ended),
            Effect::Delete => self.each(&shelf, state, targets, Life::Gone),
        }
    }

    fn read(&self, shelf: &Shelf, targets: &[Target]) -> Found {
        let asked = targets.iter().flat_map(|target| self.of_target(shelf, target));
        // Of two targets that lead to the same thing one is enough.
        let known: BTreeMap<u64, &Thing> = asked.map(|(_, thing)| (thing.age, thing)).collect();
        let there: Vec<_> = known.values().filter(|thing| thing.life != Life::Gone).collect();
        match (there.is_empty(), known.is_empty()) {
            (false, _) => Found::Things(there.iter().map(|thing| thing.fields.clone()).collect()),
            (true, false) => Found::Gone,
            (true, true) => Found::Unknown,
        }
    }

    fn create(&mut self, shelf: &Shelf, state: &State, targets: Vec<Target>) -> Found {
        let alive = |target: &Target| self.living(shelf, target).is_some();
        if targets.iter().any(alive) {
            return Found::Exists;
        }
        let made = targets.into_iter().map(|target| self.make(shelf, state, target, Life::Alive));
        Found::Things(made.collect())
    }

    fn put(&mut self, shelf: &Shelf, state: &State, targets: Vec<Target>) -> Found {
        let put = targets.into_iter().map(|target| match self.living(shelf, &target).cloned() {
            Some(key) => self.alter(shelf, &key, state, target.fields, Life::Alive),
            None => Some(self.make(shelf, state, target, Life::Alive)),
        });
        Found::Things(put.flatten().collect())
    }

    /// Changes what is there. What nobody told of is made for the purpose, so that it counts as ended or gone afterwards.
    fn each(&mut self, shelf: &Shelf, state: &State, targets: Vec<Target>, life: Life) -> Found {
        if !targets.iter().any(|target| self.living(shelf, target).is_some()) {
            let known = matches!(self.read(shelf, &targets), Found::Things(_) | Found::Gone);
            if !known && life != Life::Alive {
                targets.into_iter().for_each(|target| {
                    self.make(shelf, state, target, life);
                });
            }
            return if known { Found::Gone } else { Found::Unknown };
        }
        let changed = targets.into_iter().filter_map(|target| {
            let key = self.living(shelf, &target)?.clone();
            self.alter(shelf, &key, state, target.fields, life)
        });
        Found::Things(changed.collect())
    }

    /// The things that a target is about, with their keys.
    fn of_target<'s, 't>(
        &'s self,
        shelf: &Shelf,
        target: &'t Target,
    ) -> impl Iterator<Item = (&'s Key, &'s Thing)> + use<'s, 't> {
        let things = self.shelves.get(shelf);
        // Most targets name their thing, and need no search.
        let exact: Option<Key> = target.key.iter().cloned().collect();
        let named = exact.as_ref().and_then(|key| things?.get_key_value(key));
        let searched = things.filter(|_| exact.is_none()).into_iter().flatten();
        named.into_iter().chain(searched.filter(|(key, _)| target.matches(key)))
    }

    /// The key of a thing that a target is about and that is alive.
    fn living<'s>(&'s self, shelf: &Shelf, target: &Target) -> Option<&'s Key> {
        self.of_target(shelf, target).find(|(_, thing)| thing.life == Life::Alive).map(|(key, _)| key)
    }

    /// A new thing in the place of any other with its key.
    fn make(&mut self, shelf: &Shelf, state: &State, target: Target, life: Life) -> Fields {
        self.born += 1;
        let key: Key = target.key.into_iter().map(Option::unwrap_or_default).collect();
        self.take(shelf, &key);
        let thing = Thing { fields: Map::new(), life, age: self.born };
        self.keep(shelf, key, changed(thing, state, target.fields, life))
    }

    fn alter(
        &mut self,
        shelf: &Shelf,
        key: &Key,
        state: &State,
        fields: Fields,
        life: Life,
    ) -> Option<Fields> {
        let thing = self.take(shelf, key)?;
        Some(self.keep(shelf, key.clone(), changed(thing, state, fields, life)))
    }

    fn take(&mut self, shelf: &Shelf, key: &Key) -> Option<Thing> {
        let thing = self.shelves.get_mut(shelf)?.remove(key)?;
        self.ages.remove(&thing.age);
        self.weight -= thing.weight(key);
        Some(thing)
    }

    /// Keeps a thing, and as many of the others as there is room for. Returns what is known of it.
    fn keep(&mut self, shelf: &Shelf, key: Key, thing: Thing) -> Fields {
        let fields = thing.fields.clone();
        self.weight += thing.weight(&key);
        self.ages.insert(thing.age, (shelf.clone(), key.clone()));
        self.shelves.entry(shelf.clone()).or_default().insert(key, thing);
        while self.ages.len() > MOST || self.weight > MOST_BYTES {
            let Some((shelf, key)) = self.ages.values().next().cloned() else { break };
            self.take(&shelf, &key);
        }
        fields
    }
}

impl Thing {
    /// About the bytes that it takes; its key is kept twice.
    fn weight(&self, key: &Key) -> usize {
        const PLACE: usize = 500;
        PLACE + 2 * weight_of(key.iter()) + weight::of_members(&self.fields)
    }
}

fn weight_of<'k>(parts: impl Iterator<Item = &'k String>) -> usize {
    parts.map(String::len).sum()
}

impl Target {
    fn matches(&self, key: &Key) -> bool {
        self.key.iter().zip(key).all(|(part, of)| part.as_ref().is_none_or(|part| part == of))
    }

    /// About the bytes that it takes.
    fn weight(&self) -> usize {
        weight_of(self.key.iter().flatten()) + weight::of_members(&self.fields)
    }
}

/// What is changed is what the call says and what the spec sets.
fn changed(mut thing: Thing, state: &State, fields: Fields, life: Life) -> Thing {
    thing.fields.extend(fields);
    thing.fields.extend(state.sets.iter().cloned());
    Thing { life, ..thing }
}

/// One thing, or one for each item of the list that a path goes through, but no more than could be kept.
fn targets(state: &State, request: &Map<String, Json>, made_up: &str) -> Vec<Target> {
    let paths = state.key.iter().map(|part| &part.path).chain([&state.keeps]);
    let counts = paths.filter(|path| path.is_each() && path.side == Side::Request);
    let count = counts.filter_map(|path| count(path, request)).max();
    let target = |index: usize| Target {
        key: state.key.iter().map(|part| part_of(part, request, index, made_up)).collect(),
        fields: match at(&state.keeps, request, index) {
            Some(Json::Object(fields)) => fields.clone(),
            _ if state.keeps.steps.is_empty() => request.clone(),
            _ => Map::new(),
        },
    };
    match count {
        None | Some(0) => vec![target(usize::MAX)],
        Some(count) => {
            let mut room = MOST_BYTES;
            let fits = |target: &Target| {
                room = room.saturating_sub(target.weight());
                room > 0
            };
            (0..count.min(MOST)).map(target).take_while(fits).collect()
        }
    }
}

fn part_of(part: &KeyPart, request: &Map<String, Json>, index: usize, made_up: &str) -> Option<String> {
    match part.path.side {
        Side::Reply => Some(made_up.to_owned()),
        Side::Request => match at(&part.path, request, index)? {
            Json::String(text) => Some(text.clone()),
            Json::Null => None,
            other => Some(other.to_string()),
        },
    }
}

/// The items of the list that a path goes through.
fn count(path: &Path, request: &Map<String, Json>) -> Option<usize> {
    let before: Vec<_> = path.steps.iter().take_while(|step| **step != Step::Each).cloned().collect();
    let list = at(&Path { steps: before, ..path.clone() }, request, 0)?;
    list.as_array().map(Vec::len)
}

/// The value that a path leads to, with `index` for the item of a list.
fn at<'j>(path: &Path, request: &'j Map<String, Json>, index: usize) -> Option<&'j Json> {
    let mut steps = path.steps.iter();
    let Some(Step::Field(first)) = steps.next() else { return None };
    steps.try_fold(request.get(first)?, |json, step| match step {
        Step::Field(name) => json.get(name),
        Step::Each => json.get(index),
    })
}
