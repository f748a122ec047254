//! The kinds of changes, as data.
//!
//! Given nothing, it returns the table: what `apiscribe diff` can report, who is hurt by it and what to do. Ids never change: approvals and
//! scripts go by them.

use super::finding::{Bump, Class};

mod docs;
mod errors;
mod operations;
mod replies;
mod requests;
mod services;
mod types;

pub(super) use docs::*;
pub(super) use errors::*;
pub(super) use operations::*;
pub(super) use replies::*;
pub(super) use requests::*;
pub(super) use services::*;
pub(super) use types::*;

/// A kind of change.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    /// The stable id, in kebab-case.
    pub id: &'static str,
    /// Who is hurt.
    pub class: Class,
    /// What the crate's version has to do.
    pub bump: Bump,
    /// What happened, as a sentence without a subject: "may no longer be left out".
    pub what: &'static str,
    /// What users of the crate do about it.
    pub advice: &'static str,
    /// What it looks like in a spec.
    pub example: Example,
}

/// What a change looks like in a spec; empty is nothing.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// Before.
    pub old: &'static str,
    /// After.
    pub new: &'static str,
}

/// The kind of an id.
pub fn find(id: &str) -> Option<&'static Change> {
    CHANGES.iter().flat_map(|group| group.iter()).copied().find(|change| change.id == id)
}

/// All kinds, by what they are about.
pub static CHANGES: &[&[&Change]] =
    &[services::ALL, operations::ALL, requests::ALL, replies::ALL, types::ALL, errors::ALL, docs::ALL];

/// Declares kinds of changes, and the list of them.
macro_rules! changes {
    ($(
        $name:ident $id:literal $class:ident $bump:ident
            $what:literal, $advice:literal,
            $old:literal => $new:literal;
    )*) => {
        $(pub(in crate::diff) static $name: Change = Change {
            id: $id,
            class: Class::$class,
            bump: Bump::$bump,
            what: $what,
            advice: $advice,
            example: Example { old: $old, new: $new },
        };)*
        pub(super) static ALL: &[&Change] = &[$(&$name),*];
    };
}
use changes;
