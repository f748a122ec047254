//! Imports the vendor's machine-readable catalogues as specs.
//!
//! Given the texts of a catalogue and the specs that are there, [`import`] returns the files to write and what to know about them. What a
//! person has edited stays; what the catalogue does not say is not said. It must not touch the disk, and the same input gives the same
//! bytes.

pub mod catalogue;
mod code;
mod draft;
mod field;
mod json;
mod merge;
mod names;
mod note;
mod page;
mod place;
mod sample;
mod sound;
mod trial;
mod words;

use std::collections::BTreeMap;

pub use catalogue::{Catalogue, Named, Texts};
pub use json::{Fault, MOST_BYTES};
pub use merge::Take;
pub use note::Note;
pub use page::Pages;
pub use words::Text;

use draft::{Desk, Draft};
use place::Plan;
use serde_json::Value as Json;

use crate::diag::Report;
use crate::source::SourceMap;
use crate::tree::FileTree;
use crate::{spec, yaml};

/// The folder of the vendor below the specs.
pub const VENDOR: &str = "tencent";
/// The file with the facts of the last import, beside service.yaml.
pub const FACTS: &str = "catalogue.json";
/// vendor.yaml as it is written where there is none.
pub const VENDOR_SPEC: &str = include_str!("import/vendor.yaml");

/// How to import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// What becomes of the vendor's sentences.
    pub text: Text,
    /// Where the facts come from.
    pub pages: Pages,
    /// Whose value counts where a person and the vendor both changed something.
    pub take: Take,
}

/// What is there before an import.
#[derive(Clone, Debug, Default)]
pub struct Existing {
    /// The specs.
    pub specs: SourceMap,
    /// The texts of the files with the facts of earlier imports, by their paths below the specs.
    pub facts: BTreeMap<String, String>,
}

/// What comes of one version of a service.
#[derive(Clone, Debug)]
pub struct Imported {
    /// `trtc/2019-07-22`.
    pub service: String,
    /// The files that are new or different, below the specs.
    pub files: FileTree,
    /// How many operations there are.
    pub operations: usize,
    /// What to know, sorted.
    pub notes: Vec<Note>,
    /// What a person has to decide; its places are in the specs that are there.
    pub conflicts: Report,
}

/// Imports one version of a service into a folder of specs.
pub fn import(texts: &Texts, existing: &Existing, options: &Options) -> Result<Imported, Fault> {
    let catalogue = Catalogue::read(texts)?;
    let folder = format!("{VENDOR}/{}/{}", catalogue.service, catalogue.version);
    let facts = format!("{folder}/{FACTS}");
    let specs = merge::present(&existing.specs, &folder)?;
    let base = base(existing, &facts, &catalogue)?;
    let vendor = vendor(&existing.specs);
    let common = common(&vendor);
    let mut notes = Vec::new();
    let endless = field::endless(&catalogue);
    let desk = Desk {
        catalogue: &catalogue,
        pages: &options.pages,
        text: options.text,
        common: &common,
        endless: &endless,
    };
    let plan = place::plan(&catalogue, &mut notes);
    let mut drafts = drafts(&desk, &plan, &mut notes);
    trial::samples(&mut drafts, &folder, (&vendor.0, &vendor.1), &mut notes);
    let mut outcome = merge::Outcome::default();
    if specs.is_empty() {
        for draft in &drafts {
            outcome.files.insert(format!("{folder}/{}", draft.name), draft.text());
        }
    } else {
        let now = merge::Side { desk, plan: &plan };
        let last = base.as_ref().map(|base| place::plan(base, &mut Vec::new()));
        let before = base.as_ref().zip(last.as_ref());
        let before = before.map(|(catalogue, plan)| merge::Side { desk: Desk { catalogue, ..desk }, plan });
        outcome = merge::merge(&specs, now, before, &drafts, options.take, &mut notes);
    }
    // While something is open, the next import has to find the same difference again.
    if outcome.conflicts.is_empty() {
        outcome.files.insert(facts, catalogue.facts());
    }
    outcome.files.insert(vendor.0, vendor.1);
    notes.sort();
    let service = format!("{}/{}", catalogue.service, catalogue.version);
    let (files, conflicts) = (outcome.files, outcome.conflicts);
    Ok(Imported { service, files, operations: plan.operations.len(), notes, conflicts })
}

/// The facts of the last import, where there was one.
fn base(existing: &Existing, path: &str, catalogue: &Catalogue) -> Result<Option<Catalogue>, Fault> {
    let Some(text) = existing.facts.get(path) else { return Ok(None) };
    let named = Named { file: path.to_owned(), text: text.clone() };
    let base = Catalogue::of_facts(&named)?;
    match merge::is_base(&base, catalogue) {
        true => Ok(Some(base)),
        false => {
            let what = format!("it has the facts of {} {}", base.service, base.version);
            Err(Fault::new(path, what, "take the file back from the repository, or delete it"))
        }
    }
}

/// service.yaml and the operations.
fn drafts(desk: &Desk<'_>, plan: &Plan<'_>, notes: &mut Vec<Note>) -> Vec<Draft> {
    let mut drafts = vec![desk.service(plan, &plan.shared)];
    for planned in &plan.operations {
        drafts.push(desk.operation(planned, plan, &plan.shared, notes));
    }
    drafts
}

/// The path and text of vendor.yaml.
fn vendor(existing: &SourceMap) -> (String, String) {
    let path = format!("{VENDOR}/vendor.yaml");
    let there = existing.files().find(|(_, file)| file.path == path).map(|(_, file)| file.text.clone());
    (path, there.unwrap_or_else(|| VENDOR_SPEC.to_owned()))
}

/// The common codes; none where vendor.yaml cannot be read, which `apiscribe check` tells.
fn common((path, text): &(String, String)) -> BTreeMap<String, Json> {
    let sources = SourceMap::new([(path.clone(), text.clone())]);
    let mut report = Report::default();
    let file = sources.files().next().map(|(file, _)| file);
    let node = file.and_then(|file| yaml::parse(&sources, file, &mut report));
    let vendor = node.and_then(|node| spec::read::<spec::Vendor>(&node, &mut report));
    vendor.map(|vendor| code::common(&vendor.errors)).unwrap_or_default()
}
