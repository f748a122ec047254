//! apiscribe turns YAML API specs, transcribed from vendor documentation, into a typed Rust client crate.
//!
//! ```text
//! specs/**/*.yaml
//!    | load     read the files                             -> source::SourceMap
//!    | yaml     parse, keep spans                          -> yaml::Node
//!    | spec     read the keys                              -> spec::*    what was written
//!    | lower    correct, resolve, name, sort               -> model::*   what it means
//!    | check    every rule, every breach at once           -> diag::Report
//!    ---- the gate: below here nothing can fail ----
//!    | plan     which files, items, docs, features         -> plan::*    what will be written
//!    | emit     fill templates                             -> tree::FileTree
//!    | write    compare, write or report, prune
//! generated/**
//! ```
//!
//! Only [`load`], [`mod@write`] and [`revision`] (by git) touch a tree of files; the command line writes reports that it is told to. [`generate`]
//! is pure: the same specs give the same bytes. As pure, [`mod@diff`] compares two models, [`mod@transcribe`] drafts specs of saved pages,
//! [`mod@verify`] holds a model against witnesses, and [`export`] tells it in formats of others.

pub mod check;
pub mod cli;
pub mod coverage;
mod day;
pub mod diag;
pub mod diff;
pub mod emit;
pub mod export;
pub mod import;
pub mod load;
pub mod lower;
#[cfg(feature = "mock")]
pub mod mock;
pub mod model;
pub mod names;
mod parallel;
pub mod plan;
pub mod render;
pub mod revision;
pub mod rules;
pub mod schema;
pub mod source;
pub mod spec;
pub mod transcribe;
pub mod tree;
pub mod verify;
pub mod write;
pub mod yaml;

use diag::{Failure, Report};
use model::Model;
use source::SourceMap;
use tree::FileTree;

/// Turns specs into the files of the client crate, or says everything that is wrong with them.
pub fn generate(sources: &SourceMap) -> Result<FileTree, Failure> {
    Ok(print(gate(sources)?))
}

/// The files of the client crate of a model that got through the gate.
pub fn print(model: Model) -> FileTree {
    emit::print(model)
}

/// Everything that is wrong with the specs; the model is as complete as the problems allow.
pub fn check(sources: &SourceMap) -> (Model, Report) {
    judged(lower::lower(sources))
}

/// The model of specs without errors.
pub fn gate(sources: &SourceMap) -> Result<Model, Failure> {
    passed(sources, check(sources))
}

/// The models of two sets of specs, which share most of their files. The second has to be numbered [`SourceMap::beside`] the first.
pub fn gate_both(old: &SourceMap, new: &SourceMap) -> [Result<Model, Failure>; 2] {
    let reading = lower::Reading::of(&[old, new]);
    let gate = |sources| passed(sources, judged(reading.lower(sources)));
    let (old, new) = parallel::both(|| gate(old), || gate(new));
    [old, new]
}

fn judged((model, mut report): (Model, Report)) -> (Model, Report) {
    check::check(&model, &mut report);
    (model, report)
}

fn passed(sources: &SourceMap, (model, report): (Model, Report)) -> Result<Model, Failure> {
    match report.has_errors() {
        true => Err(Failure { report, sources: sources.clone() }),
        false => Ok(model),
    }
}
