//! What can be said to the commands that read saved pages.
//!
//! Given the command line, clap makes these of it. They must not decide anything.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use super::review::diff_target;
use super::{DiffTarget, FailOn};
use crate::transcribe::Form;

pub(super) const TRANSCRIBE_EXAMPLES: &str = "\
Examples:
  apiscribe transcribe page.html             the draft goes to the standard output
  apiscribe transcribe page.txt --out close_room.yaml --page https://vendor.example/close-room --read 2026-11-21

What the page leaves open stands under `undecided` in the draft, and `apiscribe check` refuses it until a person has decided.
What could not be read is shown with its line. Exit codes: 0 the page was read whole, 1 a part of it was not, 2 there is no draft.

The words of the page stay out of the draft, for they are the vendor's.";

pub(super) const DRIFT_EXAMPLES: &str = "\
Example:
  apiscribe drift saved/close-room.html close-room.html --fail-on review

The findings are those of `apiscribe diff`, with places in the pages. A sentence with another number in it, or with a word such as
`not` that came or went, is to review: it may hide a rule. Exit code 1 also when a part of a page could not be read, which is told.";

/// What `transcribe` is told.
#[derive(Debug, Args)]
pub(in crate::cli) struct Transcribe {
    /// The saved page
    #[arg(value_name = "PAGE", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) page: PathBuf,
    /// The file to write the draft to; one that is there already stays as it is [default: the standard output]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) out: Option<PathBuf>,
    /// The form of the page, where it is not seen by itself
    #[arg(long, value_enum, value_name = "FORM")]
    pub(in crate::cli) form: Option<PageForm>,
    /// The address of the page, for `source`
    #[arg(long = "page", value_name = "URL", value_hint = ValueHint::Url)]
    pub(in crate::cli) url: Option<String>,
    /// The day the page was read, as 2026-11-21, for `source`
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) read: Option<String>,
    /// What becomes of the page's words
    #[arg(long, value_enum, value_name = "WHAT", default_value_t = PageText::Drop)]
    pub(in crate::cli) text: PageText,
}

/// What `drift` is told.
#[derive(Debug, Args)]
pub(in crate::cli) struct Drift {
    /// The page as it was
    #[arg(value_name = "OLD", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) old: PathBuf,
    /// The page as it is
    #[arg(value_name = "NEW", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) new: PathBuf,
    /// How to write the findings: text, markdown, json, github, sarif or html; with =FILE into a file. May be repeated
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = diff_target)]
    pub(in crate::cli) format: Vec<DiffTarget>,
    /// Exit with 1 when there is a finding of this class or a worse one
    #[arg(long, value_enum, value_name = "CLASS")]
    pub(in crate::cli) fail_on: Option<FailOn>,
    /// The form of the pages, where it is not seen by itself
    #[arg(long, value_enum, value_name = "FORM")]
    pub(in crate::cli) form: Option<PageForm>,
}

/// The form of a saved page.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum PageForm {
    /// As a browser saves it
    Html,
    /// With `|---|` under the headers of tables
    Markdown,
    /// As a reader or the clipboard leaves it
    Text,
}

/// What becomes of the words of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum PageText {
    /// They stay out of the draft
    Drop,
    /// They become its docs; for private use only, as they are the vendor's
    Keep,
}

impl PageForm {
    pub(in crate::cli) fn form(self) -> Form {
        match self {
            PageForm::Html => Form::Html,
            PageForm::Markdown => Form::Markdown,
            PageForm::Text => Form::Text,
        }
    }
}
