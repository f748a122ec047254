//! Samples against the tables, before they go into a spec.
//!
//! Given the drafts of a version it checks them with each half of a sample by itself, takes out the halves that do not show what the tables
//! say, and notes why. It must not take out what `apiscribe check` would let pass.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::note::Note;
use super::sample::Taken;
use crate::diag::{Report, Severity};
use crate::source::SourceMap;

/// Takes out what does not fit. `folder` is that of the version, `vendor` the text of vendor.yaml.
pub(super) fn samples(drafts: &mut [Draft], folder: &str, vendor: (&str, &str), notes: &mut Vec<Note>) {
    let trial = drafts.iter().map(|draft| (format!("{folder}/{}", draft.name), halves(draft).text()));
    let vendor = std::iter::once((vendor.0.to_owned(), vendor.1.to_owned()));
    let sources = SourceMap::new(trial.chain(vendor));
    let (_, report) = crate::check(&sources);
    let mut bad = misfits(&sources, &report);
    for draft in drafts {
        let path = format!("{folder}/{}", draft.name);
        let operation = draft.operation();
        for (at, taken) in draft.samples.iter_mut().enumerate() {
            for (half, kind) in [("request", 'q'), ("reply", 'r'), ("failure", 'b')] {
                let Some(why) = bad.remove(&(path.clone(), format!("t{at}{kind}"))) else { continue };
                taken.lose(half);
                let text = format!("the {half} of sample {} is left out: {why}", at + 1);
                notes.push(Note::missing(&operation, text));
            }
        }
    }
}

/// The draft with an example for each half, called by its place.
fn halves(draft: &Draft) -> Draft {
    let mut trial = draft.clone();
    trial.samples = Vec::new();
    for (at, taken) in draft.samples.iter().enumerate() {
        if taken.fails_with.is_some() {
            trial.samples.push(Taken { title: format!("t{at}b"), ..taken.clone() });
            continue;
        }
        for (half, kind) in [("reply", 'q'), ("request", 'r')] {
            let mut only = Taken { title: format!("t{at}{kind}"), ..taken.clone() };
            only.lose(half);
            trial.samples.push(only);
        }
    }
    trial
}

/// The first error of each example, by file and title.
fn misfits(sources: &SourceMap, report: &Report) -> BTreeMap<(String, String), String> {
    let mut found = BTreeMap::new();
    for diagnostic in report.sorted() {
        let span = diagnostic.label.span;
        if diagnostic.severity == Severity::Error && diagnostic.rule.starts_with("example-") {
            let key = (sources.path(span.file).to_owned(), sources.slice(span).to_owned());
            found.entry(key).or_insert_with(|| diagnostic.message.clone());
        }
    }
    found
}

impl Taken {
    /// Takes out a half, or all of a failure.
    fn lose(&mut self, half: &str) {
        if half != "reply" {
            self.request = None;
            self.query = false;
        }
        if half != "request" {
            self.reply = None;
            self.fails_with = None;
        }
        let (request, reply) = (self.request.is_some(), self.reply.is_some());
        self.mended.retain(|mended| if mended.at.starts_with("request") { request } else { reply });
    }
}
