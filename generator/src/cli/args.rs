//! What can be said on the command line, with its help.

mod export;
mod import;
mod pages;
mod review;
mod verify;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;

pub(super) use export::{DocumentFormat, Export, ExportKind};
pub(super) use import::{Import, ImportSide, ImportText, TencentCatalogue};
pub(super) use pages::{Drift, PageText, Transcribe};
pub(super) use review::{Changelog, Diff, DiffTarget, FailOn, MANIFEST};
pub(super) use verify::Verify;

use super::fault::Fault;
use crate::coverage::Format as CoverageFormat;
use crate::render::Format;

const EXAMPLES: &str = "\
Examples:
  apiscribe                                  refresh `generated` from `specs`
  apiscribe --check                          show what would change, write nothing
  apiscribe check                            find everything that is wrong with the specs
  apiscribe check --format github --format sarif=specs.sarif
  apiscribe explain unknown-key              why a rule is a rule, with examples

Exit codes:
  0  all is well
  1  the specs have problems, or `--check` found something out of date
  2  the command could not do its work: wrong usage, or files that cannot be read or written

Data goes to the standard output, everything else to the standard error.
Colours follow the terminal, NO_COLOR and CLICOLOR_FORCE, unless --color says otherwise.";

const MOCK_EXAMPLES: &str = "\
Examples:
  apiscribe mock                             at http://127.0.0.1:4010
  apiscribe mock --port 0 --quiet            at a free port; prints the address alone
  curl http://127.0.0.1:4010/_mock           what tests can ask of it

A call with the header `X-Mock-Error: CODE` is answered with that documented code, one with `X-Mock-Fault: FAULTS`
is broken: reset, truncate, slow=MS, drip=MS, html, empty, wrong-type, wrong-content-type, gzip-bomb, status=N.";

/// Turns YAML API specs, transcribed from vendor documentation, into a typed Rust client crate
///
/// Without a command it generates: it reads every `*.yaml` file below the specs, checks them, and makes the output folder equal
/// to what they say. Problems are all shown at once, and nothing is written while there is an error.
#[derive(Debug, Parser)]
#[command(name = "apiscribe", version, after_help = EXAMPLES, max_term_width = 100, subcommand_value_name = "COMMAND")]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) generate: Generate,
    /// Say nothing when all is well; problems are still shown
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// When to use colours
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub(super) color: Color,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make the output folder equal to what the specs say (what happens without a command)
    #[command(
        after_help = "Examples:\n  apiscribe generate\n  apiscribe generate --specs api --out client\n  \
                            apiscribe generate --check        for CI: exit code 1 when the output is out of date"
    )]
    Generate(Generate),
    /// Find everything that is wrong with the specs, without writing code
    #[command(after_help = "Examples:\n  apiscribe check\n  apiscribe check --format concise\n  \
                            apiscribe check --format github --format sarif=specs.sarif --deny-warnings")]
    Check(Check),
    /// Say what a change of the specs means for the users of the crate
    #[command(after_help = review::EXAMPLES)]
    Diff(Diff),
    /// Write the section of a changelog that users of the crate read
    #[command(after_help = "Example:\n  apiscribe changelog v1.2.0 HEAD >> CHANGELOG.md")]
    Changelog(Changelog),
    /// Hold the specs against their witnesses: the vendors' catalogues and saved pages
    #[command(after_help = verify::EXAMPLES)]
    Verify(Verify),
    /// Write what is known about a service in a format of other tools
    #[command(after_help = export::EXAMPLES)]
    Export(Export),
    /// Count what is transcribed: operations, fields, codes, limits, samples, how old the pages are, and list what is missing
    Coverage {
        /// The folder of the specs [default: specs]
        #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
        specs: Option<PathBuf>,
        /// How to write the numbers
        #[arg(long, value_enum, value_name = "FORMAT", default_value_t = CoverageFormat::Text)]
        format: CoverageFormat,
    },
    /// Say why a rule is a rule, or what a finding of `diff` means, with examples
    #[command(
        after_help = "Examples:\n  apiscribe explain unknown-key\n  apiscribe explain res-type-changed"
    )]
    Explain {
        /// The id of the rule or of the kind of change, as messages show it in brackets
        #[arg(value_name = "RULE")]
        rule: String,
    },
    /// List all rules
    Rules {
        /// How to write the list
        #[arg(long, value_enum, value_name = "FORMAT", default_value_t = RulesFormat::Text)]
        format: RulesFormat,
    },
    /// Write the JSON Schemas that editors check and complete specs with
    Schema {
        /// The folder to write to
        #[arg(long, value_name = "DIR", default_value = "specs/schema", value_hint = ValueHint::DirPath)]
        out: PathBuf,
        /// Write nothing; show what is out of date and exit with 1
        #[arg(long)]
        check: bool,
    },
    /// Bring a vendor's machine-readable descriptions into specs, and later their changes
    #[command(subcommand)]
    Import(Import),
    /// Answer calls on this machine as the vendors would, made from the specs (needs the feature `mock`)
    #[command(after_help = MOCK_EXAMPLES)]
    Mock(Mock),
    /// Read a saved page of a vendor into the draft of a spec
    #[command(after_help = pages::TRANSCRIBE_EXAMPLES)]
    Transcribe(Transcribe),
    /// Say what a page of a vendor that was changed means for its spec
    #[command(after_help = pages::DRIFT_EXAMPLES)]
    Drift(Drift),
    /// Print the completions of a shell
    #[command(
        after_help = "Example:\n  apiscribe completions bash > ~/.local/share/bash-completion/completions/apiscribe"
    )]
    Completions {
        /// The shell
        #[arg(value_enum, value_name = "SHELL")]
        shell: Shell,
    },
}

impl Command {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Command::Generate(_) => "generate",
            Command::Check(_) => "check",
            Command::Diff(_) => "diff",
            Command::Changelog(_) => "changelog",
            Command::Verify(_) => "verify",
            Command::Export(_) => "export",
            Command::Coverage { .. } => "coverage",
            Command::Explain { .. } => "explain",
            Command::Rules { .. } => "rules",
            Command::Schema { .. } => "schema",
            Command::Import(_) => "import",
            Command::Mock(_) => "mock",
            Command::Transcribe(_) => "transcribe",
            Command::Drift(_) => "drift",
            Command::Completions { .. } => "completions",
        }
    }
}

/// What `generate` is told; it may stand before or after the name of the command.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Generate {
    /// The folder of the specs [default: specs]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) specs: Option<PathBuf>,
    /// The folder to write the crate to [default: generated]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) out: Option<PathBuf>,
    /// Write nothing; show a diff of what is out of date and exit with 1
    #[arg(long)]
    pub(super) check: bool,
}

/// What `check` is told.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// The folder of the specs [default: specs]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) specs: Option<PathBuf>,
    /// How to write the findings: text, concise, json, github or sarif; with =FILE into a file. May be repeated
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = target)]
    pub(super) format: Vec<Target>,
    /// Write the findings to a file instead of the standard output
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) output: Option<PathBuf>,
    /// Exit with 1 on warnings too
    #[arg(long)]
    pub(super) deny_warnings: bool,
}

/// What `mock` is told.
#[derive(Debug, Args)]
pub(super) struct Mock {
    /// The folder of the specs [default: specs]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) specs: Option<PathBuf>,
    /// The address to listen at. It speaks plain HTTP and is meant for tests, so others should not reach it
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub(super) host: std::net::IpAddr,
    /// The port to listen at; 0 takes one that is free
    #[arg(long, value_name = "PORT", default_value_t = 4010)]
    pub(super) port: u16,
    /// Refuse what the pages do not have, also where they do not say that the vendor refuses it
    ///
    /// That is: unknown parameters, values that are not documented, and things that no call has made.
    #[arg(long)]
    pub(super) strict: bool,
    /// Enforce the rate limits of the pages
    #[arg(long)]
    pub(super) rate_limits: bool,
    /// A JSON file with the test accounts that may call, in place of the usual ones
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) accounts: Option<PathBuf>,
    /// The most connections at once; more are turned away
    #[arg(long, value_name = "N", default_value_t = 4096)]
    pub(super) max_connections: usize,
}

/// A format, and the file it goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) format: Format,
    pub(super) file: Option<PathBuf>,
}

/// How `rules` writes its list.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum RulesFormat {
    /// A line for each rule
    Text,
    /// Everything about every rule
    Json,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Generate {
    /// With what stands after the name of the command; that counts more.
    pub(super) fn merged_with(self, inner: Generate) -> Generate {
        Generate {
            specs: inner.specs.or(self.specs),
            out: inner.out.or(self.out),
            check: inner.check || self.check,
        }
    }

    /// Refuses what would silently do nothing in front of another command.
    pub(super) fn only_specs(&self, command: &str) -> Result<(), Fault> {
        let flag = match (&self.out, self.check) {
            (Some(_), _) => "--out",
            (None, true) => "--check",
            (None, false) => return Ok(()),
        };
        Err(misplaced(flag, command))
    }

    /// As [`Self::only_specs`], for commands that read no specs.
    pub(super) fn nothing(&self, command: &str) -> Result<(), Fault> {
        match self.specs {
            Some(_) => Err(misplaced("--specs", command)),
            None => self.only_specs(command),
        }
    }
}

fn misplaced(flag: &str, command: &str) -> Fault {
    let help = format!("flags of `{command}` stand after its name; see `apiscribe {command} --help`");
    Fault::new(format!("`{flag}` in front of `{command}` belongs to `generate`"), help)
}

fn named(text: &str) -> Result<(&str, Option<PathBuf>), String> {
    match text.split_once('=') {
        Some((name, "")) => Err(format!("no file after `{name}=`")),
        Some((name, file)) => Ok((name, Some(PathBuf::from(file)))),
        None => Ok((text, None)),
    }
}

fn target(text: &str) -> Result<Target, String> {
    let (name, file) = named(text)?;
    match Format::ALL.into_iter().find(|format| format.name() == name) {
        Some(format) => Ok(Target { format, file }),
        None => {
            let names = Format::ALL.map(Format::name).join(", ");
            Err(format!("`{name}` is not a format; there are {names}"))
        }
    }
}
