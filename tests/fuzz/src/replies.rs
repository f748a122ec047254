//! What a reply means, found in another way than the client does: from a tree of the whole body.
//!
//! Given a reply and what the client made of it, it panics when the two do not agree. It must not use the client's reader.

use std::borrow::Cow;

use apiscribe_runtime::{AnyError, Envelope, ErrorKind, FailsWhen, Json, Shape};
use serde_json::Map;

use crate::errors;

/// What a reply says of itself.
#[derive(Debug, PartialEq, Eq)]
enum Says {
    Success,
    Failure,
    /// It is none of this API.
    Nothing,
}

/// Compares what the client made of a reply with what it says.
pub(crate) fn judge(envelope: &Envelope, status: u16, body: &[u8], outcome: Result<&str, &AnyError>) {
    if let Err(error) = outcome {
        errors::check(error);
        assert_eq!(error.status(), Some(status));
    } else {
        assert!((200..300).contains(&status), "a status of {status} is no success");
    }
    let text = String::from_utf8_lossy(body);
    // The client reads less of the body than a tree does: not what no type has. Such bodies say nothing here.
    let Ok(tree) = serde_json::from_str::<Json>(text.trim_start_matches('\u{feff}')) else { return };
    let says = says(envelope, status, &tree);
    match outcome {
        Ok(request_id) => {
            assert_eq!(says, Says::Success);
            if let Some(Json::String(id)) = at(&tree, envelope.request_id) {
                assert_eq!(request_id, id);
            }
        }
        Err(error) if error.kind() == ErrorKind::Service => assert_eq!(says, Says::Failure),
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Decode);
            assert_ne!(says, Says::Failure);
        }
    }
}

fn says(envelope: &Envelope, status: u16, tree: &Json) -> Says {
    let error = !envelope.error.is_empty() && at(tree, envelope.error).is_some();
    if !(200..300).contains(&status) || error {
        return Says::Failure;
    }
    if !tree.is_object() {
        return Says::Nothing;
    }
    for rule in envelope.fails_when {
        match rule {
            FailsWhen::ErrorPresent => {}
            FailsWhen::StatusNot200 if status != 200 => return Says::Failure,
            FailsWhen::StatusNot200 => {}
            FailsWhen::FieldIsNot(path, value) => match at(tree, path) {
                None => return Says::Nothing,
                Some(found) if text(found) != *value => return Says::Failure,
                Some(_) => {}
            },
        }
    }
    match envelope.request_id {
        [wrapper, _, ..] if at(tree, &[wrapper]).is_none() => Says::Nothing,
        _ => Says::Success,
    }
}

/// A text without its quotes, anything else as it stands.
fn text(json: &Json) -> Cow<'_, str> {
    json.as_str().map_or_else(|| Cow::Owned(json.to_string()), Cow::Borrowed)
}

fn at<'t>(tree: &'t Json, path: &[&str]) -> Option<&'t Json> {
    path.iter().try_fold(tree, |json, key| json.get(key)).filter(|json| !json.is_null())
}

/// The reply with an answer.
pub(crate) fn body(envelope: &Envelope, answer: Json) -> Json {
    let mut body = Json::Object(Map::new());
    place(&mut body, envelope.request_id, Json::from("id-of-nothing"));
    place(&mut body, envelope.result, answer);
    for rule in envelope.fails_when {
        if let FailsWhen::FieldIsNot(path, value) = rule {
            place(&mut body, path, value.parse::<i64>().map_or_else(|_| Json::from(*value), Json::from));
        }
    }
    body
}

/// Puts a value at a path, making the objects on the way; at the top an object adds its members.
pub(crate) fn place(into: &mut Json, path: &[&str], value: Json) {
    match (into, path, value) {
        (Json::Object(members), [], Json::Object(more)) => members.extend(more),
        (Json::Object(members), [key], Json::Object(more)) => {
            let inner = members.entry(*key).or_insert_with(|| Json::Object(Map::new()));
            place(inner, &[], Json::Object(more));
        }
        (Json::Object(members), [key], value) => {
            members.insert((*key).to_owned(), value);
        }
        (Json::Object(members), [key, rest @ ..], value) => {
            place(members.entry(*key).or_insert_with(|| Json::Object(Map::new())), rest, value);
        }
        (into, _, value) => *into = value,
    }
}

/// Replies of about so many bytes with as many small values as they can hold, in each field and beside them.
pub(crate) fn floods(envelope: &Envelope, shape: Shape, bytes: usize) -> impl Iterator<Item = String> {
    const PLACE: &str = "place-of-the-flood";
    let beside = "member-of-the-flood";
    let fields: Vec<_> = shape.fields().iter().map(|field| field.wire()).chain([beside]).collect();
    let lists = ["{}", "[]", "0", "null", "\"\""].map(|item| format!("[{}]", repeated(item, bytes)));
    let all =
        [lists.to_vec(), vec![format!("{{{}}}", repeated("\"\":0", bytes)), "[".repeat(bytes)]].concat();
    fields.into_iter().flat_map(move |field| {
        let answer = if shape.is_whole() { Json::from(PLACE) } else { serde_json::json!({ field: PLACE }) };
        let text = body(envelope, answer).to_string();
        let with = |flood: &String| text.replace(&format!("\"{PLACE}\""), flood);
        all.iter().map(with).collect::<Vec<_>>()
    })
}

fn repeated(item: &str, bytes: usize) -> String {
    let mut text = format!("{item},").repeat(bytes / (item.len() + 1));
    text.pop();
    text
}
