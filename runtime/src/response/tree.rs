//! The outer keys of a reply, without decoding what is inside.
//!
//! Given: JSON text. Returns: pieces of that text by path. Must not: copy values; a reply may be megabytes.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::service::{Envelope, FailsWhen};

/// A JSON object, taken apart as far as the envelope's paths reach.
pub(super) struct Tree<'a> {
    text: &'a str,
    top: Vec<(Cow<'a, str>, Member<'a>)>,
}

enum Member<'a> {
    Closed(&'a RawValue),
    /// An object that a path leads into, taken apart in the same pass over the text.
    Open(Object<'a>),
}

/// What an operation answers.
pub(super) enum Answer<'t, 'a> {
    Text(&'a str),
    Members(&'t [(Cow<'a, str>, &'a RawValue)]),
}

struct Object<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Tree<'a> {
    /// Takes the object apart; the problem says why the text is no JSON object, and shows nothing of it.
    pub(super) fn parse(text: &'a str, envelope: &Envelope) -> Result<Self, String> {
        // What should be an object and is none stays closed.
        let top = read(text, |key| leads_into(envelope, key)).or_else(|_| read(text, |_| false));
        let top =
            top.map_err(
                |error| {
                    if error.is_data() { "JSON of another kind".to_owned() } else { error.to_string() }
                },
            )?;
        Ok(Self { text, top })
    }

    /// The JSON at this path; `None` when it is absent or null. The empty path is the whole text.
    pub(super) fn at(&self, path: &[&str]) -> Option<&'a str> {
        let Some((first, rest)) = path.split_first() else {
            return Some(self.text);
        };
        match (self.member(first)?, rest) {
            (Member::Closed(raw), rest) => below(not_null(raw)?, rest),
            (Member::Open(object), [key, rest @ ..]) => below(object.get(key)?, rest),
            // Errors alone want the text of an object that was taken apart.
            (Member::Open(_), []) => below(self.text, path),
        }
    }

    /// The JSON at this path, in pieces where it was taken apart.
    pub(super) fn answer(&self, path: &[&str]) -> Option<Answer<'_, 'a>> {
        match path {
            [key] => match self.member(key)? {
                Member::Open(object) => Some(Answer::Members(&object.0)),
                Member::Closed(raw) => not_null(raw).map(Answer::Text),
            },
            _ => self.at(path).map(Answer::Text),
        }
    }

    /// The scalar at this path as text: a text without its quotes, a number in its digits.
    pub(super) fn text_at(&self, path: &[&str]) -> Option<String> {
        let json = self.at(path)?;
        Some(serde_json::from_str::<String>(json).unwrap_or_else(|_| json.to_owned()))
    }

    fn member(&self, key: &str) -> Option<&Member<'a>> {
        last(&self.top, key)
    }
}

fn read<'a>(
    text: &'a str,
    opens: impl Fn(&str) -> bool,
) -> serde_json::Result<Vec<(Cow<'a, str>, Member<'a>)>> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let top = reader.deserialize_map(TopVisitor(opens))?;
    reader.end()?;
    Ok(top)
}

fn leads_into(envelope: &Envelope, key: &str) -> bool {
    let rules = envelope.fails_when.iter().filter_map(|rule| match rule {
        FailsWhen::FieldIsNot(path, _) => Some(*path),
        FailsWhen::ErrorPresent | FailsWhen::StatusNot200 => None,
    });
    let mut paths = [envelope.request_id, envelope.error].into_iter().chain(rules);
    paths.any(|path| matches!(path, [first, _, ..] if *first == key))
}

fn below<'a>(json: &'a str, path: &[&str]) -> Option<&'a str> {
    path.iter().try_fold(json, |json, key| serde_json::from_str::<Object<'a>>(json).ok()?.get(key))
}

/// The last one counts when a key stands twice, as in the decoder.
fn last<'t, T>(members: &'t [(Cow<'_, str>, T)], key: &str) -> Option<&'t T> {
    members.iter().rev().find(|(known, _)| known == key).map(|(_, value)| value)
}

fn not_null(raw: &RawValue) -> Option<&str> {
    Some(raw.get()).filter(|json| *json != "null")
}

impl<'a> Object<'a> {
    fn get(&self, key: &str) -> Option<&'a str> {
        last(&self.0, key).and_then(|raw| not_null(raw))
    }
}

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor)
    }
}

struct TopVisitor<F>(F);

impl<'de, F: Fn(&str) -> bool> Visitor<'de> for TopVisitor<F> {
    type Value = Vec<(Cow<'de, str>, Member<'de>)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(Key(key)) = map.next_key::<Key<'de>>()? {
            let member = match (self.0)(&key) {
                true => Member::Open(map.next_value()?),
                false => Member::Closed(map.next_value()?),
            };
            members.push((key, member));
        }
        Ok(members)
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = Object<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
        let mut members = Vec::new();
        while let Some((Key(key), raw)) = map.next_entry::<Key<'de>, &'de RawValue>()? {
            members.push((key, raw));
        }
        Ok(Object(members))
    }
}

/// A key, borrowed unless it holds escapes.
struct Key<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(KeyVisitor).map(Key)
    }
}

struct KeyVisitor;

impl<'de> Visitor<'de> for KeyVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: serde::de::Error>(self, key: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(key))
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(key.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, Tree};
    use crate::service::Envelope;

    static ENVELOPE: Envelope = Envelope {
        result: &["Response"],
        request_id: &["Response", "RequestId"],
        error: &["Response", "Error"],
        code: "Code",
        message: "Message",
        number: None,
        fails_when: &[],
        result_on_failure: false,
    };

    #[test]
    fn an_opened_object_has_the_same_pieces_as_a_closed_one() {
        let text = r#"{"A":{"B":{"C":1}},"R\u0065sponse":{"Error":null,"RequestId":"r","N":{"C":[2]}}}"#;
        let tree = Tree::parse(text, &ENVELOPE).unwrap();
        assert_eq!(tree.at(&["A", "B", "C"]), Some("1"));
        assert_eq!(tree.at(&["Response", "N", "C"]), Some("[2]"));
        assert_eq!(tree.at(&["Response", "Error"]), None);
        assert_eq!(tree.at(&["Response", "Error", "Code"]), None);
        assert_eq!(tree.at(&["Response"]), Some(r#"{"Error":null,"RequestId":"r","N":{"C":[2]}}"#));
        assert_eq!(tree.text_at(&["Response", "RequestId"]).as_deref(), Some("r"));
        assert!(matches!(tree.answer(&["Response"]), Some(Answer::Members([_, _, _]))));
        assert!(matches!(tree.answer(&["A"]), Some(Answer::Text(r#"{"B":{"C":1}}"#))));
        assert!(matches!(tree.answer(&[]), Some(Answer::Text(whole)) if whole == text));
    }

    #[test]
    fn what_should_be_an_object_and_is_none_stays_closed() {
        for (text, found) in [
            (r#"{"Response":null}"#, None),
            (r#"{"Response":"ok"}"#, Some(r#""ok""#)),
            (r#"{"Response":{"RequestId":"r"},"Response":[1]}"#, Some("[1]")),
            (r#"{"Response":{"RequestId":"r"},"Response":{}}"#, Some("{}")),
        ] {
            let tree = Tree::parse(text, &ENVELOPE).unwrap();
            assert_eq!(tree.at(&["Response"]), found, "{text}");
            assert_eq!(tree.at(&["Response", "RequestId"]), None, "{text}");
            assert_eq!(tree.answer(&["Response"]).is_some(), found.is_some(), "{text}");
        }
        assert!(Tree::parse(r#"{"Response":{}} x"#, &ENVELOPE).is_err());
        assert!(Tree::parse(r#"{"Response":{"a":}}"#, &ENVELOPE).is_err());
        assert_eq!(Tree::parse("[]", &ENVELOPE).err().as_deref(), Some("JSON of another kind"));
    }
}
