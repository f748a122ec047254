//! The parts of a mock by themselves, on the specs of the test cases.

use std::path::Path;
use std::time::Duration;

use http::request::Parts;
use serde_json::{Map, Value as Json, json};

use super::rates::Rates;
use super::state::{Found, Store};
use super::validate::{Patterns, Validator};
use super::{codes, parameters, synthesis};
use crate::model::walk::{self, Call, Types};
use crate::model::{Condition, Effect, KeyPart, Model, Path as Way, RateLimit, Side, State, Step};
use crate::source::Span;

fn model(cases: &str) -> Model {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases").join(cases);
    crate::check(&crate::load::load(&specs).unwrap()).0
}

fn call<'m>(model: &'m Model, operation: &str) -> Call<'m> {
    walk::operations(model).find(|call| call.operation.name == operation).unwrap()
}

fn get(query: &str) -> Parts {
    http::Request::builder().uri(format!("/?{query}")).body(()).unwrap().into_parts().0
}

fn of_query(query: &str) -> Json {
    let model = model("base");
    Json::Object(parameters::read(&get(query), b"", call(&model, "InviteGuests")).unwrap())
}

#[test]
fn a_query_has_the_shape_that_json_would_have() {
    assert_eq!(
        of_query(
            "RoomId=lobby&Guests.1.Name=Bo&Guests.0.Name=Ann&Guests.0.Mood=-1&Guests.0.Friends.0.Name=C%20y&Minutes=30&Notes=a&Notes=b"
        ),
        json!({
            "RoomId": "lobby",
            "Guests": [
                { "Name": "Ann", "Mood": -1, "Friends": [{ "Name": "C y" }] },
                { "Name": "Bo" },
            ],
            "Notes": ["a", "b"],
            "Minutes": 30,
        })
    );
}

#[test]
fn what_does_not_fit_in_a_query_is_kept_for_the_validator() {
    let read = of_query("Minutes=soon&Guests.0=Ann&Nobody.0.Knows=me");
    assert_eq!(read, json!({ "Guests": [{ "": "Ann" }], "Minutes": "soon", "Nobody.0.Knows": "me" }));
    let deep = format!("Guests{}=x", ".0".repeat(10_000));
    assert!(of_query(&deep).get("Guests").is_none(), "a name of ten thousand steps is no parameter");
}

#[test]
fn a_required_list_is_empty_only_where_the_spec_says_so() {
    let model = model("features");
    let (nested, patterns) = (call(&model, "Nested"), Patterns::default());
    let refused = |seats: Json| {
        let request = Map::from_iter([("Table".to_owned(), json!({ "Seats": seats }))]);
        let refusal = Validator::new(nested, &patterns, true, true).request(&request, nested).err()?;
        Some((refusal.condition, refusal.parameter?))
    };
    assert_eq!(refused(json!([{ "Number": 1 }])), None);
    assert_eq!(refused(json!([])), Some((Condition::MissingParameter, "Table.Seats".to_owned())));
}

#[test]
fn made_up_values_are_right_and_end() {
    for cases in ["base", "obstacle", "features"] {
        let model = model(cases);
        let patterns = Patterns::default();
        for call in walk::operations(&model) {
            let reply = synthesis::object(&call.operation.reply, Types::of(call), 1_795_000_000);
            let validator = Validator::new(call, &patterns, true, true);
            for field in &call.operation.reply {
                let value = reply.get(&field.wire).unwrap();
                assert!(validator.fits(value, field), "{}.{}: {value}", call.operation.name, field.wire);
            }
        }
    }
}

#[test]
fn conditions_get_wider_until_they_end() {
    for (word, condition) in Condition::ALL {
        let steps = std::iter::successors(Some(*condition), |condition| condition.wider());
        assert!(steps.take(10).count() < 10, "{word} goes round in circles");
        assert_eq!(condition.word(), *word);
    }
}

#[test]
fn a_refusal_without_a_code_has_none() {
    let model = model("base");
    let call = call(&model, "CloseRoom");
    let refusal = codes::Refusal::new(Condition::WrongSignature, "It is wrong.");
    assert!(codes::answer(codes::tables(Some(call), call.vendor), &refusal).is_none());
}

#[test]
fn a_span_of_time_slides() {
    let mut rates = Rates::default();
    let limit = RateLimit { calls: 2, seconds: 1 };
    let mut take = |ms| rates.take("account", "operation", limit, Duration::from_millis(ms));
    assert_eq!(take(0), Ok(()));
    assert_eq!(take(900), Ok(()));
    assert_eq!(take(999), Err(Duration::from_millis(1)));
    assert_eq!(take(1000), Ok(()));
    assert_eq!(take(1100), Err(Duration::from_millis(800)));
}

fn way(side: Side, origin: Span, steps: &[&str]) -> Way {
    let step = |step: &&str| if *step == "[]" { Step::Each } else { Step::Field((*step).to_owned()) };
    Way { side, steps: steps.iter().map(step).collect(), origin }
}

/// A store, and what operations on pairs in rooms do to it.
struct Pairs {
    store: Store,
    model: Model,
}

impl Pairs {
    fn act(&mut self, effect: Effect, keys: &[&str], request: Json) -> Found {
        let call = call(&self.model, "CloseRoom");
        let origin = call.operation.origin;
        let part = |name: &str, steps: &[&str]| KeyPart {
            name: name.to_owned(),
            path: way(Side::Request, origin, steps),
            origin,
        };
        let state = State {
            resource: "pair".to_owned(),
            effect,
            key: vec![part("key", keys), part("room", &["Room"])],
            keeps: if effect == Effect::Put {
                way(Side::Request, origin, &["Pairs", "[]"])
            } else {
                Way::whole(Side::Request, origin)
            },
            sets: Vec::new(),
            into: way(Side::Reply, origin, &["Pairs", "[]"]),
            origin,
        };
        let request: Map<String, Json> = request.as_object().unwrap().clone();
        self.store.act(&state, call, "account", &request, "made-up")
    }

    fn put(&mut self, room: &str, pairs: Json) -> Found {
        self.act(Effect::Put, &["Pairs", "[]", "Key"], json!({ "Room": room, "Pairs": pairs }))
    }

    fn read(&mut self, room: &str, keys: Json) -> Json {
        match self.act(Effect::Read, &["Keys", "[]"], json!({ "Room": room, "Keys": keys })) {
            Found::Things(things) => json!(things),
            other => json!(format!("{other:?}")),
        }
    }
}

#[test]
fn items_of_lists_are_kept_one_by_one() {
    let mut pairs = Pairs { store: Store::default(), model: model("base") };
    assert_eq!(pairs.read("r", json!([])), "Unknown");
    pairs.put("r", json!([{ "Key": "a", "Value": 1 }, { "Key": "b", "Value": 2 }]));
    pairs.put("r", json!([{ "Key": "a", "Value": 3 }]));
    pairs.put("other", json!([{ "Key": "c", "Value": 4 }]));
    assert_eq!(pairs.read("r", json!(["a"])), json!([{ "Key": "a", "Value": 3 }]));
    assert_eq!(
        pairs.read("r", json!([])),
        json!([{ "Key": "a", "Value": 3 }, { "Key": "b", "Value": 2 }]),
        "an empty list stands for all"
    );
    let removed = pairs.act(Effect::Delete, &["Keys", "[]"], json!({ "Room": "r", "Keys": ["a", "b"] }));
    assert!(matches!(removed, Found::Things(things) if things.len() == 2));
    assert_eq!(pairs.read("r", json!([])), "Gone");
    assert_eq!(pairs.read("other", json!([])), json!([{ "Key": "c", "Value": 4 }]));
}

#[test]
fn the_oldest_things_make_room() {
    let mut pairs = Pairs { store: Store::default(), model: model("base") };
    for number in 0..20_100 {
        pairs.put("r", json!([{ "Key": format!("k{number}"), "Value": number }]));
    }
    assert_eq!(pairs.read("r", json!(["k99"])), "Unknown");
    assert_eq!(pairs.read("r", json!(["k100"])), json!([{ "Key": "k100", "Value": 100 }]));
    assert_eq!(pairs.read("r", json!(["k20099"])), json!([{ "Key": "k20099", "Value": 20_099 }]));
}
