//! Which file is what: parses each, applies its corrections, and reads its keys.

use std::collections::BTreeMap;

use super::corrections;
use crate::diag::{Diagnostic, Report};
use crate::model::Correction;
use crate::parallel;
use crate::source::{FileId, SourceFile, SourceMap, Span};
use crate::spec::{self, Read};
use crate::yaml::{self, Node};

/// One file, read.
pub(super) struct File<T> {
    pub(super) spec: T,
    pub(super) corrections: Vec<Correction>,
    /// Below the specs folder.
    pub(super) path: String,
}

/// All files, by the folders they are in.
#[derive(Default)]
pub(super) struct Files {
    /// Sorted by folder.
    pub(super) vendors: BTreeMap<String, VendorFiles>,
    /// The pages of the guide, sorted by path.
    pub(super) guide: Vec<(FileId, String)>,
}

pub(super) struct VendorFiles {
    pub(super) folder: String,
    pub(super) vendor: Option<File<spec::Vendor>>,
    pub(super) services: BTreeMap<String, ServiceFiles>,
    /// The start of the first file, for what has no better place.
    pub(super) span: Span,
}

pub(super) struct ServiceFiles {
    pub(super) folder: String,
    pub(super) rules: Option<File<spec::ResponseRules>>,
    /// Whether rules stand there that could not be read; what they would say is not known then.
    pub(super) broken_rules: bool,
    pub(super) versions: BTreeMap<String, VersionFiles>,
}

pub(super) struct VersionFiles {
    pub(super) folder: String,
    pub(super) service: Option<File<spec::Service>>,
    pub(super) operations: Vec<File<spec::Operation>>,
    pub(super) span: Span,
}

/// Reads all files; the source map is sorted by path, so everything here is.
pub(super) fn read_all(sources: &SourceMap, report: &mut Report) -> Files {
    let mut files = Files::default();
    let all: Vec<_> = sources.files().collect();
    // Parsing is half of what a check costs, and a file at a time; the rest needs the files in order.
    let parsed = parallel::map(&all, |(id, _)| parse(sources, *id));
    for ((id, source), parsed) in all.into_iter().zip(parsed) {
        let parts: Vec<_> = source.path.split('/').collect();
        let start = Span { file: id, start: 0, end: 0 };
        match parts.as_slice() {
            ["guide", page] if page.ends_with(".md") => files.guide.push((id, (*page).to_owned())),
            [vendor, "vendor.yaml"] => {
                vendor_entry(&mut files, vendor, start).vendor = read_file(source, parsed, report)
            }
            [vendor, service, "rules.yaml"] => {
                let vendor = vendor_entry(&mut files, vendor, start);
                let service = service_entry(vendor, service);
                service.rules = read_file(source, parsed, report);
                service.broken_rules = service.rules.is_none();
            }
            [vendor, service, version, name] => {
                let vendor = vendor_entry(&mut files, vendor, start);
                let version = version_entry(service_entry(vendor, service), version, start);
                match *name {
                    "service.yaml" => version.service = read_file(source, parsed, report),
                    _ => version.operations.extend(read_file(source, parsed, report)),
                }
            }
            _ => report.push(stray(&source.path, start)),
        }
    }
    files
}

fn stray(path: &str, start: Span) -> Diagnostic {
    Diagnostic::error("stray-file", start, format!("`{path}` is not where a spec belongs")).help(
        "specs stand in <vendor>/vendor.yaml, <vendor>/<service>/rules.yaml, \
         <vendor>/<service>/<version>/service.yaml and <vendor>/<service>/<version>/<operation>.yaml, \
         pages of the guide in guide/<page>.md",
    )
}

/// A file as YAML, with what was reported on the way.
struct Parsed {
    node: Option<Node>,
    report: Report,
}

fn parse(sources: &SourceMap, id: FileId) -> Parsed {
    let mut report = Report::default();
    let yaml = !sources.path(id).ends_with(".md");
    Parsed { node: yaml.then(|| yaml::parse(sources, id, &mut report)).flatten(), report }
}

fn read_file<T: Read>(source: &SourceFile, parsed: Parsed, report: &mut Report) -> Option<File<T>> {
    report.extend(parsed.report);
    let mut node = parsed.node?;
    let corrections = corrections::apply(&mut node, report);
    let spec = spec::read(&node, report)?;
    Some(File { spec, corrections, path: source.path.clone() })
}

fn vendor_entry<'f>(files: &'f mut Files, folder: &str, span: Span) -> &'f mut VendorFiles {
    let make = || VendorFiles { folder: folder.to_owned(), vendor: None, services: BTreeMap::new(), span };
    files.vendors.entry(folder.to_owned()).or_insert_with(make)
}

fn service_entry<'f>(vendor: &'f mut VendorFiles, folder: &str) -> &'f mut ServiceFiles {
    let versions = BTreeMap::new();
    let make = || ServiceFiles { folder: folder.to_owned(), rules: None, broken_rules: false, versions };
    vendor.services.entry(folder.to_owned()).or_insert_with(make)
}

fn version_entry<'f>(service: &'f mut ServiceFiles, folder: &str, span: Span) -> &'f mut VersionFiles {
    let make = || VersionFiles { folder: folder.to_owned(), service: None, operations: Vec::new(), span };
    service.versions.entry(folder.to_owned()).or_insert_with(make)
}
