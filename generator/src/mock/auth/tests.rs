//! Tests of the verifiers: helpers here, one module for each protocol.

mod mutations;
mod packages;
mod parts;
mod tc3;
mod user_sig;
mod volcengine;

use http::header::{HeaderMap, HeaderName, HeaderValue};
use http::{Method, Uri};
use serde_json::Value;

use super::{App, Incoming, KeyPair, clock, hash};

/// The examples that the vendors publish.
fn vectors() -> Value {
    serde_json::from_str(include_str!("../../../../runtime/tests/vectors.json")).unwrap()
}

/// The entries of a group of examples, with their ids.
fn group(name: &str) -> Vec<Value> {
    vectors()[name].as_array().unwrap().clone()
}

fn text(of: &Value, name: &str) -> String {
    of[name].as_str().unwrap().to_owned()
}

/// A text that the examples keep in parts.
fn joined(of: &Value, name: &str) -> String {
    of[name].as_array().unwrap().iter().map(|part| part.as_str().unwrap()).collect()
}

/// A request that the tests change before they show it to a verifier.
#[derive(Clone)]
struct Sent {
    method: Method,
    uri: String,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Sent {
    fn new(method: &str, uri: &str, headers: &[(&str, &str)], body: &str) -> Sent {
        let mut sent = Sent {
            method: method.parse().unwrap(),
            uri: uri.to_owned(),
            headers: HeaderMap::new(),
            body: body.as_bytes().to_vec(),
        };
        headers.iter().for_each(|(name, value)| sent.set(name, value));
        sent
    }

    fn set(&mut self, name: &str, value: &str) {
        self.headers.insert(name.parse::<HeaderName>().unwrap(), HeaderValue::from_str(value).unwrap());
    }

    /// The same request with another value of a header.
    fn with(&self, name: &str, value: &str) -> Sent {
        let mut other = self.clone();
        other.set(name, value);
        other
    }

    /// The same request without a header.
    fn without(&self, name: &str) -> Sent {
        let mut other = self.clone();
        other.headers.remove(name).unwrap();
        other
    }

    /// The same request with one text in a header put in the place of another.
    fn replaced(&self, name: &str, from: &str, to: &str) -> Sent {
        let value = self.headers[name].to_str().unwrap();
        assert!(value.contains(from), "{value} has no {from}");
        self.with(name, &value.replace(from, to))
    }

    fn at(&self, uri: &str) -> Sent {
        Sent { uri: uri.to_owned(), ..self.clone() }
    }

    fn judged<T>(&self, verifier: impl FnOnce(&Incoming<'_>) -> T) -> T {
        let uri: Uri = self.uri.parse().unwrap();
        verifier(&Incoming { method: &self.method, uri: &uri, headers: &self.headers, body: &self.body })
    }
}

fn key(id: &str, secret: &str, token: Option<&str>) -> KeyPair {
    KeyPair { id: id.to_owned(), secret: secret.to_owned(), token: token.map(str::to_owned) }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The signature of a string to sign.
fn signature(secret: &str, parts: &[&str], text: &str) -> String {
    hex(&hash::tag(&hash::derived(secret.as_bytes(), parts), text.as_bytes()))
}
