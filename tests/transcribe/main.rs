//! Drafts of saved pages: those of the invented pages in `cases/transcribe` as snapshots, those of real pages beside our specs, and those of pages that were
//! broken on purpose. Refresh with: `INSTA_UPDATE=always cargo test -p apiscribe-tests --test transcribe`.

mod documents;
mod drift;
mod hostile;
mod mutations;
mod pages;

use std::fs;

use apiscribe::render::{Format, Renderer};
use apiscribe::transcribe::{Draft, Options, Page, RULES, Refusal, transcribe};
use apiscribe_tests::cases;

/// The names of the invented pages.
fn names() -> Vec<String> {
    let files = fs::read_dir(cases("transcribe"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = files.filter(|name| !name.ends_with(".snap")).collect();
    names.sort();
    assert!(names.len() > 7, "the pages were not found");
    names
}

/// The text of an invented page.
fn text(name: &str) -> String {
    fs::read_to_string(cases("transcribe").join(name)).unwrap()
}

/// The draft of a page.
fn draft(name: &str, text: &str) -> Result<Draft, Refusal> {
    transcribe(&Page::new(name, text), &Options::default())
}

/// What was found in a page, a line for each.
fn findings(name: &str, text: &str) -> Vec<String> {
    let page = Page::new(name, text);
    match transcribe(&page, &Options::default()) {
        Err(refusal) => vec![format!("refused: {}", refusal.message)],
        Ok(draft) => {
            let renderer = Renderer { sources: page.sources(), rules: RULES, colour: false };
            renderer.render(&draft.report, Format::Concise).lines().map(str::to_owned).collect()
        }
    }
}
