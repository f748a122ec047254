//! From a saved page of a vendor to a draft of a spec.
//!
//! ```text
//! the text of a page
//!    | form                        HTML, markdown or text
//!    | html, markdown, text        -> headings, paragraphs, printed code and tables, each with its line
//!    | parts                       which table is what, by the names of its columns and the heading above it
//!    | facts, fields, samples, …   what they say, with a question wherever the page leaves one open
//!    | print                       -> YAML
//! ```
//!
//! Given the name and text of a page, it returns a [`Draft`] with a report, or why there is none. It is pure. It must not guess: what it is not sure of is
//! marked `undecided` in the draft, so that the check refuses it until a person has looked, and is reported with the line of the page.

mod block;
mod draft;
mod drift;
mod facts;
mod fields;
mod form;
mod html;
mod json;
mod markdown;
mod notes;
mod operation;
mod parts;
mod print;
mod printed;
mod reading;
mod refusal;
mod rules;
mod rules_page;
mod samples;
mod text;
mod types;
mod words;

pub use drift::{Drift, DriftRefusal, drift};
pub use form::Form;
pub use notes::Page;
pub use refusal::Refusal;
pub use rules::RULES;

use crate::diag::Report;
use reading::{Content, Reading};

/// The most bytes of a page.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;

/// How a page is to be read, and what is known besides.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The form, where the text does not tell.
    pub form: Option<Form>,
    /// The address of the page.
    pub page: Option<String>,
    /// The day it was read.
    pub read: Option<String>,
    /// Whether the page's words become the draft's: for private use, as they are the vendor's.
    pub keep_text: bool,
    /// Whether codes that are numbers get a name that says nothing, so that drafts can be compared.
    pub name_numbers: bool,
}

/// A draft of a spec.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its text.
    pub yaml: String,
    /// Where it belongs, below the specs; empty where the page does not say enough.
    pub place: String,
    /// What could not be read, as errors, and what a person should know, as warnings. Its places are in the page.
    pub report: Report,
}

/// Reads a page.
pub fn transcribe(page: &Page, options: &Options) -> Result<Draft, Refusal> {
    let Reading { content, report, .. } = reading::read(page, options)?;
    Ok(match content {
        Content::Operation { draft, .. } => {
            Draft { yaml: print::operation(&draft, options), place: draft.place, report }
        }
        Content::Rules(draft) => {
            let place = match draft.service.as_str() {
                "" => String::new(),
                service => format!("volcengine/{service}/rules.yaml"),
            };
            Draft { yaml: print::rules(&draft, options), place, report }
        }
    })
}
