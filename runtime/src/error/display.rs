//! The text of an error: complete in one line, with what to do where that is known.
//!
//! Given: an error. Returns: text. Must not: print a raw body that the service itself wrote, or any part of a request.

use std::borrow::Cow;
use std::fmt::{Debug, Display, Formatter, Result, Write};

use super::{AnyError, ErrorKind};
use crate::codes::Retry;
use crate::debug::REDACTED;

impl Display for AnyError {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.operation() {
            Some(operation) => write!(f, "{operation} failed: ")?,
            None => write!(f, "{}: ", stage(self.kind()))?,
        }
        match (self.validation(), self.kind()) {
            (Some(problems), _) => Display::fmt(problems, f),
            // Our own words: a mock that has no answer says why in several lines.
            (None, ErrorKind::Configuration) => self.write_cause(f),
            (None, _) => self.write_cause(&mut OneLine(f)),
        }
    }
}

/// Writes a blank for each control letter: what a server says must neither begin a new line of a log nor command a terminal.
struct OneLine<'a, 'f>(&'a mut Formatter<'f>);

impl Write for OneLine<'_, '_> {
    fn write_str(&mut self, text: &str) -> Result {
        for (index, part) in text.split(char::is_control).enumerate() {
            if index > 0 {
                self.0.write_str(" ")?;
            }
            self.0.write_str(part)?;
        }
        Ok(())
    }
}

impl AnyError {
    fn write_cause(&self, f: &mut dyn Write) -> Result {
        if self.operation().is_some() && self.kind() != ErrorKind::Service {
            write!(f, "{}: ", stage(self.kind()))?;
        }
        let message = match self.kind() {
            // The vendors end their messages as they like; here the sentence goes on.
            ErrorKind::Service => self.message().trim_end().trim_end_matches(['.', '。']),
            _ => self.message(),
        };
        match (self.code(), message) {
            (Some(code), "") => f.write_str(code)?,
            (Some(code), message) => write!(f, "{code}: {message}")?,
            (None, message) => f.write_str(message)?,
        }
        self.write_trace(f)?;
        match self.hint() {
            Some(hint) => write!(f, ". {hint}"),
            None => Ok(()),
        }
    }

    /// `(status 200, request id …)`, as much of it as there is.
    fn write_trace(&self, f: &mut dyn Write) -> Result {
        let status = self.status().map(|status| format!("status {status}"));
        let id = self.request_id().map(|id| format!("request id {id}"));
        let attempts = Some(self.attempts()).filter(|attempts| *attempts > 1);
        let attempts = attempts.map(|attempts| format!("after {attempts} attempts"));
        let parts: Vec<String> = [status, id, attempts].into_iter().flatten().collect();
        if parts.is_empty() { Ok(()) } else { write!(f, " ({})", parts.join(", ")) }
    }

    fn hint(&self) -> Option<Cow<'static, str>> {
        if let Some(behind) = self.clock_behind() {
            let (seconds, side) = (behind.unsigned_abs(), if behind > 0 { "behind" } else { "ahead of" });
            return Some(Cow::Owned(format!(
                "This machine's clock is {seconds} s {side} the server's: set it"
            )));
        }
        self.fixed_hint().map(Cow::Borrowed)
    }

    fn fixed_hint(&self) -> Option<&'static str> {
        let code = self.code().unwrap_or_default();
        match self.retry() {
            Retry::Clock => {
                return Some("The server and this machine disagree on the time: set this machine's clock");
            }
            Retry::Credentials => {
                return Some("The credentials are not valid or no longer valid: check or renew them");
            }
            Retry::Throttle => return Some("Too many requests: wait, then repeat"),
            Retry::Never | Retry::Transient => {}
        }
        match code {
            "AuthFailure.SignatureFailure" | "SignatureDoesNotMatch" => Some(
                "The key does not belong to the id, or something between here and the server changes requests",
            ),
            "AuthFailure.SignatureExpire" | "InvalidTimestamp" => {
                Some("The server and this machine disagree on the time: set this machine's clock")
            }
            "UnsupportedRegion" => Some("The operation's page lists the regions it works in"),
            _ => None,
        }
    }
}

fn stage(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Validation => "validation",
        ErrorKind::Credentials => "credentials",
        ErrorKind::Configuration => "configuration",
        ErrorKind::Transport => "transport",
        ErrorKind::Timeout => "timeout",
        ErrorKind::Service => "service",
        ErrorKind::Decode => "the reply could not be read",
        ErrorKind::Paging => "paging",
    }
}

impl Debug for AnyError {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut out = f.debug_struct("Error");
        out.field("kind", &self.kind());
        if let Some(operation) = self.operation() {
            out.field("operation", &operation);
        }
        if let Some(code) = self.code() {
            out.field("code", &code);
        }
        if let Some(number) = self.number() {
            out.field("number", &number);
        }
        if let Some(problems) = self.validation() {
            out.field("problems", &problems.problems());
        } else {
            out.field("message", &self.message());
        }
        if let Some(id) = self.request_id() {
            out.field("request_id", &id);
        }
        if let Some(status) = self.status() {
            out.field("status", &status);
        }
        if self.raw().is_some() {
            // A reply can hold what the spec marks sensitive.
            out.field("raw", &format_args!("{REDACTED}"));
        }
        if let Some(source) = std::error::Error::source(self) {
            out.field("source", &source.to_string());
        }
        out.finish()
    }
}
