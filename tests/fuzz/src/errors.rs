//! What holds for every error, and what an error tells of a failure that is made up.
//!
//! Given errors, it panics when one of them is too long to be printed, or does not tell what the server said.

use apiscribe_runtime::{AnyError, Envelope, ErrorKind, FailsWhen, Json};
use serde_json::Map;

use crate::replies::place;
use crate::source::Source;

/// The most bytes of an error in one line.
const MOST: usize = 8 * 1024;
/// The most bytes of its `Debug`, which writes some letters as six or more.
const MOST_DEBUG: usize = 48 * 1024;
/// The most bytes of the body that it keeps.
const MOST_RAW: usize = 16 * 1024;

/// An error can be printed: whole, in one line, and in bounds.
pub(crate) fn check(error: &AnyError) {
    let line = error.to_string();
    assert!(!line.is_empty() && line.len() <= MOST, "{} bytes: {line}", line.len());
    // What is wrong with the client's own settings may be told in several lines, and names them as they are.
    let clean = error.kind() == ErrorKind::Configuration || !line.chars().any(char::is_control);
    assert!(clean, "it can change what a terminal shows: {line:?}");
    assert!(format!("{error:?}").len() <= MOST_DEBUG, "{} bytes", format!("{error:?}").len());
    let kept = [error.raw(), error.raw_result()].map(|raw| raw.map_or(0, str::len));
    assert!(kept.into_iter().all(|length| length <= MOST_RAW));
    assert_eq!(error.clone(), *error);
    assert!(!serde_json::to_string(error).unwrap().is_empty());
}

/// A failed reply.
pub(crate) struct Failure {
    pub(crate) status: u16,
    pub(crate) body: Json,
    code: String,
    message: String,
    id: String,
}

impl Failure {
    pub(crate) fn of(source: &mut Source<'_>, envelope: &Envelope) -> Self {
        let code = match source.byte() % 3 {
            0 => Json::from(source.number()),
            _ => Json::from(source.text()),
        };
        let (message, id) = (source.text().repeat(1 + usize::from(source.byte() % 32)), source.text());
        let mut body = Json::Object(Map::new());
        for rule in envelope.fails_when {
            if let FailsWhen::FieldIsNot(path, _) = rule {
                place(&mut body, path, Json::from(-1));
            }
        }
        let at = |key| envelope.error.iter().copied().chain([key]).collect::<Vec<_>>();
        place(&mut body, &at(envelope.code), code.clone());
        place(&mut body, &at(envelope.message), Json::from(message.as_str()));
        place(&mut body, envelope.request_id, Json::from(id.as_str()));
        let code = code.as_str().map_or_else(|| code.to_string(), str::to_owned);
        // Where the only sign of a failure is the code, one that says success is one.
        let status = if code == "0" { 400 } else { [200, 400, 500][usize::from(source.byte() % 3)] };
        Self { status, body, code, message, id }
    }

    /// The error tells what the failure says, or the start of it.
    pub(crate) fn check(&self, error: Option<AnyError>) {
        let error = error.unwrap_or_else(|| panic!("a success with {}", self.body));
        check(&error);
        assert_eq!(error.kind(), ErrorKind::Service, "{error}");
        let code = error.code().unwrap_or_default();
        assert!(self.code.starts_with(code) && (code.len() >= 250 || code == self.code), "{code}");
        let told = error.message();
        match (self.code.as_str(), self.message.as_str()) {
            ("", "") => assert!(!told.is_empty()),
            (_, said) => assert!(said.starts_with(told) && (told.len() >= 4000 || told == said), "{told}"),
        }
        let id = error.request_id().unwrap_or_default();
        assert!(self.id.starts_with(id) && (id.len() >= 250 || id == self.id), "{id}");
    }
}
