//! The guide: pages in the docs of the crate that belong to no operation.

use crate::names::RustIdent;
use crate::source::Span;

/// One page.
#[derive(Clone, Debug)]
pub struct GuidePage {
    /// The name of its file, without `.md`.
    pub name: String,
    /// The Rust module, for example `errors`.
    pub module: RustIdent,
    /// Its first heading.
    pub title: String,
    /// What its examples need.
    pub features: Vec<String>,
    /// Its text, from the title on.
    pub lines: Vec<GuideLine>,
    /// The place of its first line.
    pub origin: Span,
}

/// One line of a page.
#[derive(Clone, Debug)]
pub enum GuideLine {
    /// Markdown, or what stands in a block of code.
    Text(String),
    /// Opens a block of Rust.
    Code {
        /// Whether it is run, and not only compiled.
        run: bool,
    },
}
