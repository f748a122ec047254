//! The drafts of the invented pages: each form, each language, each vendor.

use apiscribe::diag::Severity;
use apiscribe::transcribe::{Options, Page, transcribe};
use apiscribe_tests::cases;

use crate::{draft, findings, names, text};

/// The draft, and what was found in the page.
#[test]
fn drafts_are_as_their_snapshots_show() {
    for name in names() {
        let page = text(&name);
        let draft = draft(&name, &page).unwrap_or_else(|refusal| panic!("{name}: {}", refusal.message));
        let shown = format!("{}\n--- found in the page\n{}\n", draft.yaml, findings(&name, &page).join("\n"));
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(cases("transcribe"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name.as_str(), shown));
    }
}

/// Nothing in the invented pages is broken, so what is found in changed ones is due to the change.
#[test]
fn whole_pages_have_no_errors() {
    for name in names() {
        let report = draft(&name, &text(&name)).unwrap().report;
        let errors: Vec<_> =
            report.sorted().into_iter().filter(|found| found.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
    }
}

/// A draft is read as a spec: its keys are known, and what is wrong with it is that something is undecided or missing.
#[test]
fn drafts_are_specs_that_the_check_refuses_for_what_is_open() {
    for name in names() {
        let draft = draft(&name, &text(&name)).unwrap();
        let sources = apiscribe::source::SourceMap::new([(draft.place.clone(), draft.yaml.clone())]);
        let (_, report) = apiscribe::check(&sources);
        let found: Vec<_> = report.sorted().into_iter().collect();
        assert!(found.iter().any(|found| found.rule == "undecided"), "{name}");
        // The rest of the tree is not there, and nobody has written the page and the day.
        let open = ["undecided", "missing-file", "missing-key", "unnamed-number"];
        let others: Vec<_> = found.iter().filter(|found| !open.contains(&found.rule)).collect();
        assert!(others.is_empty(), "{name}: {others:?}");
    }
}

#[test]
fn words_of_the_vendor_are_kept_only_when_asked_for() {
    let page = text("bars_zh.txt");
    let options = Options { keep_text: true, ..Options::default() };
    let kept = transcribe(&Page::new("page", page.as_str()), &options).unwrap().yaml;
    assert!(kept.contains("RoomId: { type: string, required: true, doc: \"要关闭的房间。\" }"), "{kept}");
    assert!(kept.contains("ResourceNotFound.Room: { doc: \"没有这个房间。\" }"), "{kept}");
    for name in names() {
        let page = text(&name);
        let draft = draft(&name, &page).unwrap().yaml;
        let sentences = page.split(['|', '<', '>', '\n', '。']).map(str::trim).filter(|part| {
            part.split(' ').count() > 3 || part.chars().filter(|c| *c as u32 > 0x2fff).count() > 5
        });
        let kept: Vec<_> = sentences.filter(|sentence| draft.contains(*sentence)).collect();
        assert!(kept.is_empty(), "{name}: {kept:?}");
    }
}

#[test]
fn the_same_page_gives_the_same_draft() {
    for name in names() {
        let page = text(&name);
        assert_eq!(draft(&name, &page).unwrap().yaml, draft(&name, &page).unwrap().yaml);
        // Line breaks of another system change nothing.
        let other = page.replace('\n', "\r\n");
        assert_eq!(draft(&name, &page).unwrap().yaml, draft(&name, &other).unwrap().yaml, "{name}");
    }
}

#[test]
fn what_is_known_besides_goes_into_the_source() {
    let options = Options {
        page: Some("https://vendor.example/close-room".to_owned()),
        read: Some("2026-11-21".to_owned()),
        ..Options::default()
    };
    let yaml = transcribe(&Page::new("page", text("spaces_en.txt")), &options).unwrap().yaml;
    let source = "source: { page: \"https://vendor.example/close-room\", title: DescribeGuests, read: \"2026-11-21\", updated: \"2026-03-04\" }";
    assert!(yaml.contains(source), "{yaml}");
}
