//! Who has which name: a scope hands out each Rust name once, and a second claim is an error with both places.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Report};
use crate::names::RustIdent;
use crate::source::Span;
use crate::spec::At;

/// The names of one Rust namespace.
pub(super) struct Scope {
    /// What is named here, for messages: "two fields of `X`".
    what: String,
    /// The key that gives one of them another name.
    key: &'static str,
    taken: BTreeMap<RustIdent, (String, Span)>,
}

impl Scope {
    /// An empty scope; `what` completes "two … become `x` in Rust".
    pub(super) fn new(what: impl Into<String>) -> Self {
        Scope { what: what.into(), key: "rust_name", taken: BTreeMap::new() }
    }

    /// A scope whose names are chosen with `name:`, as those of error codes and documented values are.
    pub(super) fn named(what: impl Into<String>) -> Self {
        Scope { key: "name", ..Scope::new(what) }
    }

    /// Takes a name for `wire`; reports a clash with both places.
    pub(super) fn claim(&mut self, wire: &str, rust: &RustIdent, span: Span, report: &mut Report) {
        match self.taken.get(rust) {
            None => {
                self.taken.insert(rust.clone(), (wire.to_owned(), span));
            }
            Some((other, first)) => {
                let message = format!("two {} become `{rust}` in Rust: `{other}` and `{wire}`", self.what);
                let suggestion =
                    rust.with_suffix(if rust.plain().starts_with(|c: char| c.is_ascii_uppercase()) {
                        "Other"
                    } else {
                        "_other"
                    });
                report.push(
                    Diagnostic::error("name-clash", span, message)
                        .label("this one")
                        .also(*first, "and this one")
                        .help(format!(
                            "give one of them a name of its own, for example `{}: {suggestion}`",
                            self.key
                        )),
                );
            }
        }
    }
}

/// How a name is made.
pub(super) type Make = fn(&str) -> Option<RustIdent>;

/// The Rust name of something: its `rust_name` if it has one, else made from the vendor's name.
pub(super) fn name(
    wire: &At<String>,
    chosen: Option<&At<String>>,
    make: Make,
    report: &mut Report,
) -> Option<RustIdent> {
    let from = chosen.unwrap_or(wire);
    match make(&from.value) {
        Some(rust) if chosen.is_some() && rust.plain() != from.value => {
            report.push(
                Diagnostic::error(
                    "bad-rust-name",
                    from.span,
                    format!("`{}` is not how this is spelled in Rust", from.value),
                )
                .help(format!("write `rust_name: {}`", rust.plain())),
            );
            Some(rust)
        }
        Some(rust) => Some(rust),
        // Blank names stand for a key whose problem is reported already.
        None if from.value.is_empty() && from.span.start == from.span.end => None,
        None => {
            report.push(
                Diagnostic::error(
                    "no-rust-name",
                    from.span,
                    format!("no Rust name can be made of `{}`", from.value.escape_debug()),
                )
                .help("add `rust_name:` with ASCII letters, digits and underscores"),
            );
            None
        }
    }
}
