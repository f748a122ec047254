//! What holds for every page: it is refused in words, or its draft is a spec with open questions.
//!
//! Given the text of a page, it panics when a draft cannot be read, would pass the check, has a name or place that is none, or is larger than the page allows.

use apiscribe::diag::Report;
use apiscribe::source::SourceMap;
use apiscribe::transcribe::{Draft, Form, Options, Page, drift, transcribe};

/// Rules that a draft may break: it is alone, and what the page does not say is missing.
const OPEN: [&str; 3] = ["undecided", "missing-file", "missing-key"];

/// The draft of a page is sound, and so is that of the page with half of it.
pub(crate) fn judge(form: u8, text: &str) {
    let forms = [None, Some(Form::Html), Some(Form::Markdown), Some(Form::Text)];
    let form = forms.get(usize::from(form % 4)).copied().flatten();
    let options = Options { form, keep_text: text.len() % 2 == 1, ..Options::default() };
    let page = Page::new("page", text);
    match transcribe(&page, &options) {
        Ok(draft) => sound(text, &draft),
        Err(refusal) => assert!(!refusal.message.is_empty() && !refusal.help.is_empty()),
    }
    // Nothing is different between a page and itself.
    if let Ok(drift) = drift(&page, &page, &options) {
        assert!(drift.findings.is_empty(), "{:?}", drift.findings);
    }
}

fn sound(text: &str, draft: &Draft) {
    assert!(draft.yaml.len() <= 200 * text.len() + 100_000, "{} bytes of {}", draft.yaml.len(), text.len());
    let plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
    };
    assert!(draft.place.is_empty() || draft.place.split('/').all(plain), "{}", draft.place);
    for found in draft.report.sorted() {
        assert!(!found.message.is_empty() && found.help.is_some());
    }
    let place = if draft.place.is_empty() { "a/b/c/d.yaml" } else { draft.place.as_str() };
    let sources = SourceMap::new([(place.to_owned(), draft.yaml.clone())]);
    let mut report = Report::default();
    let (file, _) = sources.files().next().unwrap();
    let node = apiscribe::yaml::parse(&sources, file, &mut report);
    assert!(node.is_some(), "{report:?}\n{}", draft.yaml);
    let (_, report) = apiscribe::check(&sources);
    assert!(report.has_errors(), "nothing is open:\n{}", draft.yaml);
    assert!(report.sorted().iter().any(|found| OPEN.contains(&found.rule)), "{:?}", report.sorted());
}
