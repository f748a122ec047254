//! What `verify` is told.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use crate::verify::Format;

pub(super) const EXAMPLES: &str = "\
Examples:
  apiscribe verify                                      beside the catalogue.json of each service
  apiscribe verify --against trtc.api.json --against page.html --all
  apiscribe verify --against catalogue/ --record        keeps the facts of these catalogues beside the specs
  apiscribe verify --since v1.2.0                       what changed in the catalogues since then

A difference needs a reason in the spec: `corrections: [{ at: request.Mode.type, witness: { catalogue: i64 }, why: … }]`.
Exit codes: 0 all is well, 1 a difference has no reason or a reason no difference, 2 the command could not do its work.";

/// What `verify` is told.
#[derive(Debug, Args)]
pub(in crate::cli) struct Verify {
    /// A catalogue (api.json, with errors.json beside it), a saved page, or a folder of them. May be repeated
    #[arg(long, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    pub(in crate::cli) against: Vec<PathBuf>,
    /// Show what changed in the catalogues since a revision or a day, and compare nothing
    #[arg(long, value_name = "REVISION|DAY", conflicts_with = "record")]
    pub(in crate::cli) since: Option<String>,
    /// Keep the facts of the catalogues beside the specs, for the operations that these have
    #[arg(long, requires = "against")]
    pub(in crate::cli) record: bool,
    /// How to write the tables
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text)]
    pub(in crate::cli) format: Format,
    /// Show the fields on which all agree, too
    #[arg(long)]
    pub(in crate::cli) all: bool,
    /// The folder of the specs [default: specs]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(in crate::cli) specs: Option<PathBuf>,
}
