//! The two ends of a comparison, as they are named on the command line: folders and git revisions, with the specs and the version of each.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use semver::Version;

use super::args::MANIFEST;
use super::fault::{Fault, Line};
use crate::diff::{Bump, Findings, version};
use crate::revision::{self, RevisionError};
use crate::source::SourceMap;

/// One end.
pub(super) enum End<'a> {
    /// Specs as they lie there.
    Folder(&'a Path),
    /// The folder of the specs as a commit has it.
    Revision(String),
}

/// Both, and the folder that revisions are asked for.
pub(super) struct Ends<'a> {
    pub(super) specs: &'a Path,
    pub(super) old: End<'a>,
    pub(super) new: End<'a>,
}

/// The version of the crate at both ends.
pub(super) struct Versions<'a> {
    manifest: &'a str,
    old: Version,
    new: Version,
}

impl<'a> Ends<'a> {
    /// What is left out is where the branch left main, and the specs as they lie there.
    pub(super) fn new(specs: &'a Path, old: Option<&'a str>, new: Option<&'a str>) -> Result<Self, Fault> {
        let old = match old {
            Some(named) => End::of(named),
            None => End::Revision(revision::merge_base(specs)?),
        };
        Ok(Ends { specs, old, new: new.map_or(End::Folder(specs), End::of) })
    }

    /// What the manifest beside the specs says at each end.
    pub(super) fn versions(&self, manifest: &'a str) -> Result<Versions<'a>, Fault> {
        if let (End::Folder(old), End::Folder(new)) = (&self.old, &self.new)
            && beside(old, manifest).canonicalize().ok() == beside(new, manifest).canonicalize().ok()
        {
            let message = format!("`{}` would be the version of both sides", beside(new, manifest).display());
            return Err(Fault::new(
                message,
                "compare with a revision, or with the specs of another checkout",
            ));
        }
        let of = |end: &End<'_>| {
            let text = end.manifest(self.specs, manifest)?;
            version::read(&text).map_err(|error| {
                let help = "name the `Cargo.toml` that has the version: `--check-version=Cargo.toml`";
                Fault::new(format!("`{manifest}` of `{end}`: {error}"), help)
            })
        };
        Ok(Versions { manifest, old: of(&self.old)?, new: of(&self.new)? })
    }
}

impl<'a> End<'a> {
    /// A folder, or else a revision.
    fn of(named: &'a str) -> Self {
        match Path::new(named).is_dir() {
            true => End::Folder(Path::new(named)),
            false => End::Revision(named.to_owned()),
        }
    }

    /// Its specs.
    pub(super) fn load(&self, specs: &Path) -> Result<SourceMap, Fault> {
        match self {
            End::Folder(folder) => Ok(crate::load::load(folder)?),
            End::Revision(named) => Ok(revision::load(specs, named)?),
        }
    }

    fn manifest(&self, specs: &Path, manifest: &str) -> Result<String, Fault> {
        match self {
            End::Folder(folder) => {
                let file = beside(folder, manifest);
                fs::read_to_string(&file).map_err(|error| {
                    let help = "name the `Cargo.toml` that has the version: `--check-version=Cargo.toml`";
                    Fault::new(format!("cannot read `{}`: {error}", file.display()), help)
                })
            }
            End::Revision(named) => Ok(revision::file(specs, named, &format!("../{manifest}"))?),
        }
    }
}

impl fmt::Display for End<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            End::Folder(folder) => write!(f, "{}", folder.display()),
            End::Revision(named) => f.write_str(named),
        }
    }
}

impl Versions<'_> {
    /// That the version does not go up far enough, and what to type.
    pub(super) fn problem(&self, findings: &Findings) -> Option<Line> {
        let bump = findings.bump();
        let least = version::missing(&self.old, &self.new, bump)?;
        let asks = match findings.iter().filter(|finding| finding.change.bump == bump).count() {
            _ if bump == Bump::None => "a version never goes down".to_owned(),
            1 => format!("1 finding asks for a {} step, {least} or more", bump.word()),
            count => format!("{count} findings ask for a {} step, {least} or more", bump.word()),
        };
        let step = match self.old == self.new {
            true => format!("the version stays {}", self.old),
            false => format!("the version goes from {} to {}", self.old, self.new),
        };
        let place = match self.manifest {
            // The tool gives its own version to the crate that it writes.
            MANIFEST => "under `[workspace.package]` in `Cargo.toml`, then `cargo run`".to_owned(),
            other => format!("in `{other}`"),
        };
        let help = format!("write `version = \"{least}\"` {place}");
        Some(Line { message: format!("{step}, and {asks}"), help })
    }
}

impl From<RevisionError> for Fault {
    fn from(error: RevisionError) -> Self {
        Fault::new(error.message, error.help)
    }
}

/// A file seen from the folder that holds the specs.
fn beside(specs: &Path, manifest: &str) -> PathBuf {
    match (specs.file_name(), specs.parent()) {
        (Some(_), Some(parent)) => parent.join(manifest),
        _ => specs.join("..").join(manifest),
    }
}
