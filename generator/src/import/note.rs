//! What whoever imports has to know: what is not carried over, and why.
//!
//! Given the notes of a service it returns lines of text. Nothing may be left out of a spec without a note.

/// One thing to know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// The operation it is about; empty for the service.
    pub operation: String,
    /// Whether something of the catalogue is missing in the specs.
    pub missing: bool,
    /// One sentence without a full stop.
    pub text: String,
}

impl Note {
    pub(super) fn left_out(operation: &str, why: impl std::fmt::Display) -> Self {
        Note::missing(operation, format!("the operation is left out: {why}"))
    }

    pub(super) fn missing(operation: &str, text: String) -> Self {
        Note { operation: operation.to_owned(), missing: true, text }
    }

    pub(super) fn told(operation: &str, text: String) -> Self {
        Note { operation: operation.to_owned(), missing: false, text }
    }

    /// As one line; `service` is `trtc/2019-07-22`.
    pub fn line(&self, service: &str) -> String {
        let text: String = self.text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let kind = if self.missing { "missing" } else { "note" };
        let about = if self.operation.is_empty() { String::new() } else { format!(" {}", self.operation) };
        format!("{kind}: {service}{about}: {text}\n")
    }
}
