//! The things that operations make, change, tell of and end, as the specs declare it.
//!
//! Given an operation's `state` and the parameters of a call, it keeps things and returns those that the call is about. It holds a bounded
//! number of them: the oldest go first.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use crate::model::walk::Call;
use crate::model::{Effect, KeyPart, Path, Side, State, Step};

/// The most things that are kept.
const MOST: usize = 20_000;

/// The things of all accounts and services.
#[derive(Debug, Default)]
pub(super) struct Store {
    shelves: BTreeMap<Shelf, BTreeMap<Key, Thing>>,
    /// Every thing by age.
    ages: BTreeMap<u64, (Shelf, Key)>,
    born: u64,
}

/// Account, vendor, service and resource.
type Shelf = [String; 4];

/// The parts of the key, in the order of their names.
type Key = Vec<String>;

#[derive(Debug, Clone)]
struct Thing {
    fields: Map<String, Json>,
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
    Things(Vec<Map<String, Json>>),
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
    fields: Map<String, Json>,
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
        let mut known: Vec<_> = targets.iter().flat_map(|target| self.known(shelf, target)).collect();
        known.sort_by_key(|thing| thing.age);
        known.dedup_by_key(|thing| thing.age);
        let there = known.iter().filter(|thing| thing.life != Life::Gone);
        let there: Vec<_> = there.map(|thing| thing.fields.clone()).collect();
        match (there.is_empty(), known.is_empty()) {
            (false, _) => Found::Things(there),
            (true, false) => Found::Gone,
            (true, true) => Found::Unknown,
        }
    }

    fn create(&mut self, shelf: &Shelf, state: &State, targets: Vec<Target>) -> Found {
        if targets.iter().any(|target| self.living(shelf, target).is_some()) {
            return Found::Exists;
        }
        let made = targets.into_iter().map(|target| self.make(shelf, state, target, Life::Alive));
        Found::Things(made.collect())
    }

    fn put(&mut self, shelf: &Shelf, state: &State, targets: Vec<Target>) -> Found {
        let put = targets.into_iter().map(|target| match self.living(shelf, &target) {
            Some(thing) => change(thing, state, target.fields, Life::Alive),
            None => self.make(shelf, state, target, Life::Alive),
        });
        Found::Things(put.collect())
    }

    /// Changes what is there. What nobody told of is made for the purpose, so that it counts as ended or gone afterwards.
    fn each(&mut self, shelf: &Shelf, state: &State, targets: Vec<Target>, life: Life) -> Found {
        let Found::Things(_) = self.read_living(shelf, &targets) else {
            let known = matches!(self.read(shelf, &targets), Found::Things(_) | Found::Gone);
            if !known && life != Life::Alive {
                targets.into_iter().for_each(|target| {
                    self.make(shelf, state, target, life);
                });
            }
            return if known { Found::Gone } else { Found::Unknown };
        };
        let changed = targets.into_iter().filter_map(|target| {
            let thing = self.living(shelf, &target)?;
            Some(change(thing, state, target.fields, life))
        });
        Found::Things(changed.collect())
    }

    fn read_living(&mut self, shelf: &Shelf, targets: &[Target]) -> Found {
        let living = targets.iter().filter_map(|target| Some(self.living(shelf, target)?.fields.clone()));
        let living: Vec<_> = living.collect();
        if living.is_empty() { Found::Gone } else { Found::Things(living) }
    }

    /// Everything that a target means, in whatever state.
    fn known(&self, shelf: &Shelf, target: &Target) -> Vec<&Thing> {
        let Some(things) = self.shelves.get(shelf) else { return Vec::new() };
        match target.exact() {
            Some(key) => things.get(&key).into_iter().collect(),
            None => things.iter().filter(|(key, _)| target.matches(key)).map(|(_, thing)| thing).collect(),
        }
    }

    fn living(&mut self, shelf: &Shelf, target: &Target) -> Option<&mut Thing> {
        let things = self.shelves.get_mut(shelf)?;
        match target.exact() {
            Some(key) => things.get_mut(&key).filter(|thing| thing.life == Life::Alive),
            None => {
                let mut living = things.iter_mut().filter(|(_, thing)| thing.life == Life::Alive);
                living.find(|(key, _)| target.matches(key)).map(|(_, thing)| thing)
            }
        }
    }

    fn make(&mut self, shelf: &Shelf, state: &State, target: Target, life: Life) -> Map<String, Json> {
        if self.ages.len() >= MOST
            && let Some((_, (shelf, key))) = self.ages.pop_first()
            && let Some(things) = self.shelves.get_mut(&shelf)
        {
            things.remove(&key);
        }
        self.born += 1;
        let key: Key = target.key.into_iter().map(Option::unwrap_or_default).collect();
        let mut thing = Thing { fields: Map::new(), life, age: self.born };
        let fields = change(&mut thing, state, target.fields, life);
        let things = self.shelves.entry(shelf.clone()).or_default();
        if let Some(before) = things.insert(key.clone(), thing) {
            self.ages.remove(&before.age);
        }
        self.ages.insert(self.born, (shelf.clone(), key));
        fields
    }
}

impl Target {
    /// The key, where no part stands for all.
    fn exact(&self) -> Option<Key> {
        self.key.iter().cloned().collect()
    }

    fn matches(&self, key: &Key) -> bool {
        self.key.iter().zip(key).all(|(part, of)| part.as_ref().is_none_or(|part| part == of))
    }
}

/// What is changed is what the call says and what the spec sets.
fn change(thing: &mut Thing, state: &State, fields: Map<String, Json>, life: Life) -> Map<String, Json> {
    thing.fields.extend(fields);
    thing.fields.extend(state.sets.iter().cloned());
    thing.life = life;
    thing.fields.clone()
}

/// One thing, or one for each item of the list that a path goes through.
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
        Some(count) => (0..count).map(target).collect(),
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
