//! What `import` is told.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum, ValueHint};

const IMPORT_EXAMPLES: &str = "\
Examples:
  apiscribe import tencent-catalogue --api trtc.api.json --examples trtc.examples.json --errors trtc.errors.json --read 2026-11-21
  apiscribe import tencent-catalogue --api tccli/services --read 2026-11-21 --out specs
  apiscribe import tencent-catalogue --api catalogue --read 2026-11-21 --take ours

A first import writes the specs of a service. The next ones bring the vendor's changes into them: what people wrote stays,
and where both changed the same thing it is shown, the specs keep what they say, and the exit code is 1. What the last
import knew stands in catalogue.json beside service.yaml; commit it.";

/// What can be imported.
#[derive(Debug, Subcommand)]
pub(in super::super) enum Import {
    /// The catalogues of Tencent Cloud: api.json, examples.json and errors.json of a service
    #[command(after_help = IMPORT_EXAMPLES)]
    TencentCatalogue(TencentCatalogue),
}

/// What `import tencent-catalogue` is told.
#[derive(Debug, Args)]
pub(in super::super) struct TencentCatalogue {
    /// An api.json, or a folder with several of them (api.json, *.api.json) and what belongs to each. May be repeated
    #[arg(long, value_name = "PATH", required = true, value_hint = ValueHint::AnyPath)]
    pub(in super::super) api: Vec<PathBuf>,
    /// The samples of the one `--api` file
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(in super::super) examples: Option<PathBuf>,
    /// The error codes of the one `--api` file: { operation: [code, code] }
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(in super::super) errors: Option<PathBuf>,
    /// The folder of the specs
    #[arg(long, value_name = "DIR", default_value = "specs", value_hint = ValueHint::DirPath)]
    pub(in super::super) out: PathBuf,
    /// The day on which the catalogue was read, as 2026-11-21; it stands in every source
    #[arg(long, value_name = "DATE")]
    pub(in super::super) read: String,
    /// What becomes of the vendor's sentences
    #[arg(long, value_enum, value_name = "TEXT", default_value_t = ImportText::None)]
    pub(in super::super) text: ImportText,
    /// The address of an operation's page, with {service}, {version}, {digits} and {action} [default: the API explorer]
    #[arg(long, value_name = "URL")]
    pub(in super::super) page: Option<String>,
    /// The address of the folder with api.json and examples.json [default: the vendor's repository, newest revision]
    #[arg(long, value_name = "URL")]
    pub(in super::super) catalogue: Option<String>,
    /// The address of what errors.json was made from [default: the vendor's Go SDK, newest revision]
    #[arg(long, value_name = "URL")]
    pub(in super::super) codes: Option<String>,
    /// Whose value counts where a person and the vendor both changed something
    #[arg(long, value_enum, value_name = "SIDE")]
    pub(in super::super) take: Option<ImportSide>,
    /// Write nothing; show what would change and exit with 1
    #[arg(long)]
    pub(in super::super) check: bool,
}

/// What becomes of the vendor's sentences.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in super::super) enum ImportText {
    /// They are left out; the docs link the vendor's page until somebody writes own words
    None,
    /// They are carried over, for your private use
    Keep,
}

/// Whose value counts.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in super::super) enum ImportSide {
    /// What the specs say stays, and the difference counts as decided
    Ours,
    /// What the vendor says replaces it
    Theirs,
}
