//! Two models side by side.
//!
//! Given both, it reports each difference once. Every struct of the model is taken apart without `..`, so that a fact which the spec language
//! learns to express is compared, or does not compile.

use super::finding::Findings;
use crate::model::Model;
use crate::source::SourceMap;

mod declared;
mod errors;
mod fields;
mod files;
mod limits;
mod operations;
mod pairs;
mod replies;
mod scope;
mod services;
mod shapes;
mod signature;
mod sources;
mod types;
mod vendors;
mod walks;
mod words;

pub(crate) use scope::fingerprint;
pub(crate) use words::{difference, numbers};

/// One of the two: what the specs mean, and their texts.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// What they mean.
    pub model: &'a Model,
    /// The texts that the model points into.
    pub sources: &'a SourceMap,
}

/// What is different, the worst first.
pub fn diff(old: Side<'_>, new: Side<'_>) -> Findings {
    let mut findings = Vec::new();
    let sides = scope::Sides { old: old.sources, new: new.sources };
    vendors::compare(sides, &old.model.vendors, &new.model.vendors, &mut findings);
    files::guide(sides, &old.model.guide, &new.model.guide, &mut findings);
    files::reformatted(sides, &mut findings);
    Findings::sorted(findings)
}
