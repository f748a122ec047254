//! Which file is what: parses each, applies its corrections, and reads its keys.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::corrections;
use crate::diag::{Diagnostic, Report};
use crate::model::Correction;
use crate::parallel;
use crate::source::{FileId, SourceMap, Span};
use crate::spec::{self, Read};
use crate::yaml;

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
    pub(super) vendor: Option<Arc<File<spec::Vendor>>>,
    pub(super) services: BTreeMap<String, ServiceFiles>,
    /// The start of the first file, for what has no better place.
    pub(super) span: Span,
}

pub(super) struct ServiceFiles {
    pub(super) folder: String,
    pub(super) rules: Option<Arc<File<spec::ResponseRules>>>,
    /// Whether rules stand there that could not be read; what they would say is not known then.
    pub(super) broken_rules: bool,
    pub(super) versions: BTreeMap<String, VersionFiles>,
}

pub(super) struct VersionFiles {
    pub(super) folder: String,
    pub(super) service: Option<Arc<File<spec::Service>>>,
    /// Not read before they are lowered.
    pub(super) operations: Vec<FileId>,
    pub(super) span: Span,
}

/// What one file is, with what is wrong with it.
#[derive(Clone)]
struct Entry {
    kind: Kind,
    report: Report,
}

#[derive(Clone)]
enum Kind {
    Vendor(Option<Arc<File<spec::Vendor>>>),
    Rules(Option<Arc<File<spec::ResponseRules>>>),
    Service(Option<Arc<File<spec::Service>>>),
    Operation(Option<Arc<File<spec::Operation>>>),
    Guide,
    Stray,
}

/// What was read of some sources before anything is lowered.
pub(super) struct Kept(BTreeMap<FileId, Entry>);

impl Kept {
    /// Reads what operations are lowered with, and what stands under one id in several of the sources, so that it is read once. To
    /// read is most of what a check costs, and each file is read alone.
    pub(super) fn of(sources: &[&SourceMap]) -> Self {
        let mut files: BTreeMap<FileId, (&SourceMap, bool)> = BTreeMap::new();
        for sources in sources {
            for (id, source) in sources.files() {
                let first = !files.contains_key(&id);
                let (_, kept) = files.entry(id).or_insert((sources, !is_operation(&source.path)));
                *kept |= !first;
            }
        }
        let files: Vec<_> = files.into_iter().filter(|(_, (_, kept))| *kept).collect();
        let entries = parallel::map(&files, |(id, (sources, _))| entry(sources, *id));
        Kept(files.into_iter().map(|(id, _)| id).zip(entries).collect())
    }
}

/// Reads the operations of sources when they are lowered, and lets them go afterwards: all of them at once would take most of the memory.
pub(super) struct Reader<'s> {
    sources: &'s SourceMap,
    kept: &'s Kept,
    left: Mutex<BTreeSet<FileId>>,
}

impl<'s> Reader<'s> {
    pub(super) fn new(sources: &'s SourceMap, kept: &'s Kept) -> Self {
        Reader { sources, kept, left: Mutex::default() }
    }

    /// The files in their folders; the source map is sorted by path, so everything here is.
    pub(super) fn placed(&self, report: &mut Report) -> Files {
        let mut files = Files::default();
        for (id, source) in self.sources.files() {
            let start = Span { file: id, start: 0, end: 0 };
            let mut parts = source.path.split('/');
            let [vendor, service, version] = std::array::from_fn(|_| parts.next().unwrap_or_default());
            if is_operation(&source.path) {
                self.left().insert(id);
                files.vendor(vendor, start).service(service).version(version, start).operations.push(id);
                continue;
            }
            let Some(Entry { kind, report: told }) = self.kept.0.get(&id).cloned() else { continue };
            report.extend(told);
            match kind {
                Kind::Vendor(file) => files.vendor(vendor, start).vendor = file,
                Kind::Rules(file) => {
                    let service = files.vendor(vendor, start).service(service);
                    service.broken_rules = file.is_none();
                    service.rules = file;
                }
                Kind::Service(file) => {
                    files.vendor(vendor, start).service(service).version(version, start).service = file;
                }
                Kind::Guide => files.guide.push((id, service.to_owned())),
                Kind::Operation(_) => {}
                Kind::Stray => report.push(stray(&source.path, start)),
            }
        }
        files
    }

    /// An operation, and what is wrong with its file.
    pub(super) fn operation(&self, id: FileId) -> (Option<Arc<File<spec::Operation>>>, Report) {
        self.left().remove(&id);
        let entry = self.kept.0.get(&id).cloned().unwrap_or_else(|| entry(self.sources, id));
        match entry.kind {
            Kind::Operation(file) => (file, entry.report),
            _ => (None, entry.report),
        }
    }

    /// What is wrong with the operations that nobody asked for, because something above them is broken.
    pub(super) fn rest(&self, report: &mut Report) {
        let left = std::mem::take(&mut *self.left());
        left.into_iter().for_each(|id| report.extend(self.operation(id).1));
    }

    fn left(&self) -> MutexGuard<'_, BTreeSet<FileId>> {
        self.left.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_operation(path: &str) -> bool {
    path.split('/').count() == 4 && !path.ends_with("/service.yaml")
}

fn entry(sources: &SourceMap, id: FileId) -> Entry {
    let mut report = Report::default();
    let parts: Vec<_> = sources.path(id).split('/').collect();
    let kind = match parts.as_slice() {
        ["guide", page] if page.ends_with(".md") => Kind::Guide,
        [_, "vendor.yaml"] => Kind::Vendor(read_file(sources, id, &mut report)),
        [_, _, "rules.yaml"] => Kind::Rules(read_file(sources, id, &mut report)),
        [_, _, _, "service.yaml"] => Kind::Service(read_file(sources, id, &mut report)),
        [_, _, _, _] => Kind::Operation(read_file(sources, id, &mut report)),
        _ => Kind::Stray,
    };
    Entry { kind, report }
}

fn stray(path: &str, start: Span) -> Diagnostic {
    Diagnostic::error("stray-file", start, format!("`{path}` is not where a spec belongs")).help(
        "specs stand in <vendor>/vendor.yaml, <vendor>/<service>/rules.yaml, \
         <vendor>/<service>/<version>/service.yaml and <vendor>/<service>/<version>/<operation>.yaml, \
         pages of the guide in guide/<page>.md",
    )
}

fn read_file<T: Read>(sources: &SourceMap, id: FileId, report: &mut Report) -> Option<Arc<File<T>>> {
    let mut node = yaml::parse(sources, id, report)?;
    let corrections = corrections::apply(&mut node, report);
    let spec = spec::read(&node, report)?;
    Some(Arc::new(File { spec, corrections, path: sources.path(id).to_owned() }))
}

impl Files {
    fn vendor(&mut self, folder: &str, span: Span) -> &mut VendorFiles {
        let make =
            || VendorFiles { folder: folder.to_owned(), vendor: None, services: BTreeMap::new(), span };
        self.vendors.entry(folder.to_owned()).or_insert_with(make)
    }
}

impl VendorFiles {
    fn service(&mut self, folder: &str) -> &mut ServiceFiles {
        let versions = BTreeMap::new();
        let make = || ServiceFiles { folder: folder.to_owned(), rules: None, broken_rules: false, versions };
        self.services.entry(folder.to_owned()).or_insert_with(make)
    }
}

impl ServiceFiles {
    fn version(&mut self, folder: &str, span: Span) -> &mut VersionFiles {
        let make = || VersionFiles { folder: folder.to_owned(), service: None, operations: Vec::new(), span };
        self.versions.entry(folder.to_owned()).or_insert_with(make)
    }
}
