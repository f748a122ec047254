//! What `diff` and `changelog` are told.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use super::named;
use crate::diff::{Class, Format as DiffFormat};

pub(super) const EXAMPLES: &str = "\
Examples:
  apiscribe diff                             the specs as they lie there, beside where the branch left main
  apiscribe diff v1.2.0                      ... beside a revision
  apiscribe diff HEAD~1 HEAD --format markdown
  apiscribe diff old-specs new-specs --format text --format json=changes.json --fail-on wire

  apiscribe diff v1.2.0 --check-version      before a release: does the version go up far enough?

Classes, the worst first: source (programs may not compile any more), wire (calls may fail or mean something else),
review (a person has to decide), compatible, docs.

Exit codes:
  0  compared, and nothing that was asked for fails
  1  `--fail-on`, `--approvals` or `--check-version` found something
  2  not compared: wrong usage, no such revision, or specs with errors";

/// Where the version of the crate stands when nothing else is said.
pub(in crate::cli) const MANIFEST: &str = "generated/Cargo.toml";

/// What `diff` is told.
#[derive(Debug, Args)]
pub(in crate::cli) struct Diff {
    /// What to compare with: a folder of specs or a git revision [default: where this branch left main]
    #[arg(value_name = "OLD")]
    pub(in crate::cli) old: Option<String>,
    /// What is new: a folder of specs or a git revision [default: the specs as they lie there]
    #[arg(value_name = "NEW")]
    pub(in crate::cli) new: Option<String>,
    /// The folder of the specs, also within revisions [default: specs]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(in crate::cli) specs: Option<PathBuf>,
    /// How to write the findings: text, markdown, json, github, sarif or html; with =FILE into a file. May be repeated
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = diff_target)]
    pub(in crate::cli) format: Vec<DiffTarget>,
    /// Exit with 1 on findings of this class or a worse one, unless they are approved
    #[arg(long, value_enum, value_name = "CLASS")]
    pub(in crate::cli) fail_on: Option<FailOn>,
    /// The findings that a person has let pass; one that nothing needs, or that has expired, is an error
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) approvals: Option<PathBuf>,
    /// Exit with 1 unless the version of the crate goes up as far as the findings ask
    ///
    /// Each side has its version in MANIFEST, seen from the folder that holds its specs. Approvals do not change what is asked for.
    #[arg(long, value_name = "MANIFEST", num_args = 0..=1, require_equals = true, default_missing_value = MANIFEST)]
    pub(in crate::cli) check_version: Option<String>,
}

/// What `changelog` is told.
#[derive(Debug, Args)]
pub(in crate::cli) struct Changelog {
    /// What the last release was made from: a folder of specs or a git revision
    #[arg(value_name = "OLD")]
    pub(in crate::cli) old: String,
    /// What the next release is made from: a folder of specs or a git revision [default: the specs as they lie there]
    #[arg(value_name = "NEW")]
    pub(in crate::cli) new: Option<String>,
    /// The folder of the specs, also within revisions [default: specs]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(in crate::cli) specs: Option<PathBuf>,
}

/// A format of findings, and the file it goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct DiffTarget {
    pub(in crate::cli) format: DiffFormat,
    pub(in crate::cli) file: Option<PathBuf>,
}

/// From which class on `diff` fails.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum FailOn {
    /// Programs that compiled may not compile any more
    Source,
    /// ... or a call that worked may fail or mean something else
    Wire,
    /// ... or a person has to decide
    Review,
}

impl FailOn {
    pub(in crate::cli) fn class(self) -> Class {
        match self {
            FailOn::Source => Class::Source,
            FailOn::Wire => Class::Wire,
            FailOn::Review => Class::Review,
        }
    }
}

pub(super) fn diff_target(text: &str) -> Result<DiffTarget, String> {
    let (name, file) = named(text)?;
    match DiffFormat::ALL.into_iter().find(|format| format.name() == name) {
        Some(format) => Ok(DiffTarget { format, file }),
        None => {
            let names = DiffFormat::ALL.map(DiffFormat::name).join(", ");
            Err(format!("`{name}` is not a format; there are {names}"))
        }
    }
}
