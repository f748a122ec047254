//! The page that is read, and what is found to be wrong with it on the way.
//!
//! Given the name and text of a page, it returns places in it and collects findings. It must not decide what becomes of them.

use crate::diag::{Diagnostic, Report};
use crate::source::{FileId, SourceMap, Span};

/// A saved page: its name, for messages, and its text.
#[derive(Clone, Debug)]
pub struct Page {
    sources: SourceMap,
    file: FileId,
    /// Where each line begins.
    starts: Vec<u32>,
}

impl Page {
    /// A page with the name that messages show.
    pub fn new(name: &str, text: impl Into<String>) -> Self {
        let text = plain(&text.into());
        let breaks = text.match_indices('\n').filter_map(|(at, _)| u32::try_from(at + 1).ok());
        let starts = std::iter::once(0).chain(breaks).collect();
        let sources = SourceMap::new([(name.to_owned(), text)]);
        let file = sources.files().next().map(|(file, _)| file).unwrap_or_default();
        Page { sources, file, starts }
    }

    /// The text that findings point into.
    pub fn sources(&self) -> &SourceMap {
        &self.sources
    }

    /// Its text.
    pub fn text(&self) -> &str {
        self.sources.text(self.file)
    }

    /// The line of an offset, from 1.
    pub(super) fn line_at(&self, offset: usize) -> u32 {
        let offset = u32::try_from(offset).unwrap_or(u32::MAX);
        u32::try_from(self.starts.partition_point(|start| *start <= offset)).unwrap_or(u32::MAX)
    }

    /// What stands in a line, without the spaces around it.
    pub(super) fn span(&self, line: u32) -> Span {
        let index = line.saturating_sub(1) as usize;
        let start = self.starts.get(index).copied().unwrap_or(0);
        let rest = self.text().get(start as usize..).unwrap_or_default();
        let whole = rest.split('\n').next().unwrap_or_default();
        let indent = u32::try_from(whole.len() - whole.trim_start().len()).unwrap_or(0);
        let length = u32::try_from(whole.trim().len()).unwrap_or(0);
        Span { file: self.file, start: start + indent, end: start + indent + length }
    }
}

/// The text with the line breaks and spaces of any system, and without what has no width and only comes along when a page is copied.
fn plain(text: &str) -> String {
    let shown = text.replace("\r\n", "\n");
    let no_width = |c: char| matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    shown.chars().filter(|c| !no_width(*c)).map(|c| if c == '\u{a0}' { ' ' } else { c }).collect()
}

/// What was found on the way.
#[derive(Debug)]
pub(super) struct Notes<'a> {
    pub(super) page: &'a Page,
    pub(super) report: Report,
    /// What could not be read, for the draft.
    pub(super) problems: Vec<String>,
    /// How many findings there were, those that are not kept included.
    count: usize,
}

/// The most findings of one page; whoever has more looks at the wrong page, and memory is not for that.
const MOST: usize = 200;

impl<'a> Notes<'a> {
    pub(super) fn new(page: &'a Page) -> Self {
        Notes { page, report: Report::default(), problems: Vec::new(), count: 0 }
    }

    /// Something that could not be read. The draft says so too, so that nobody takes it for complete.
    pub(super) fn problem(&mut self, rule: &'static str, line: u32, message: impl Into<String>, help: &str) {
        let message = message.into();
        if self.has_room(line) {
            self.problems.push(format!("line {line} of the page: {message}"));
            self.report.push(Diagnostic::error(rule, self.page.span(line), message).help(help));
        }
    }

    /// Something that a person should know, and that is marked where it belongs.
    pub(super) fn remark(&mut self, rule: &'static str, line: u32, message: impl Into<String>, help: &str) {
        if self.has_room(line) {
            self.report.push(Diagnostic::warning(rule, self.page.span(line), message).help(help));
        }
    }

    /// Whether another finding is kept; the first that is not is told as such.
    fn has_room(&mut self, line: u32) -> bool {
        self.count += 1;
        if self.count == MOST + 1 {
            let message = format!("more than {MOST} findings; the rest is not told");
            self.problems.push(format!("line {line} of the page: {message}"));
            let help = "see whether this is the page of one operation";
            self.report.push(Diagnostic::error("page-missing", self.page.span(line), message).help(help));
        }
        self.count <= MOST
    }
}
