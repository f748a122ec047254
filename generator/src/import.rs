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
pub use note::Note;
pub use page::Pages;
pub use words::Text;

use draft::{Desk, Draft};
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
}

/// Imports one version of a service into a folder of specs.
pub fn import(texts: &Texts, existing: &SourceMap, options: &Options) -> Result<Imported, Fault> {
    let catalogue = Catalogue::read(texts)?;
    let vendor = vendor(existing);
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
    let folder = format!("{VENDOR}/{}/{}", catalogue.service, catalogue.version);
    let mut drafts = drafts(&desk, &mut notes);
    trial::samples(&mut drafts, &folder, (&vendor.0, &vendor.1), &mut notes);
    let mut files = FileTree::default();
    for draft in &drafts {
        files.insert(format!("{folder}/{}", draft.name), draft.text());
    }
    files.insert(format!("{folder}/{FACTS}"), catalogue.facts());
    files.insert(vendor.0, vendor.1);
    notes.sort();
    let service = format!("{}/{}", catalogue.service, catalogue.version);
    Ok(Imported { service, files, operations: drafts.len().saturating_sub(1), notes })
}

/// service.yaml and the operations.
fn drafts(desk: &Desk<'_>, notes: &mut Vec<Note>) -> Vec<Draft> {
    let plan = place::plan(desk.catalogue, notes);
    let mut drafts = vec![desk.service(&plan, &plan.shared)];
    for planned in &plan.operations {
        drafts.push(desk.operation(planned, &plan, &plan.shared, notes));
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
