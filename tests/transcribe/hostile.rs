//! Pages that want to do harm: huge, deep, broken, or with names that lead elsewhere.

use std::fs;
use std::process::{Command, Output};

use apiscribe::transcribe::{Form, MOST_BYTES, Options, Page, transcribe};
use tempfile::TempDir;

use crate::text;

/// Runs the command on a page with these bytes, in a folder of its own.
fn run(bytes: &[u8]) -> (TempDir, Output) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("page"), bytes).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_apiscribe-under-test"));
    let output =
        command.current_dir(&folder).args(["transcribe", "page", "--out", "draft.yaml"]).output().unwrap();
    (folder, output)
}

/// A fault is told in words, and nothing is written.
fn is_refused(bytes: &[u8], words: &str) {
    let (folder, output) = run(bytes);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains(words), "{told}");
    let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(files, ["page"], "something was written");
}

#[test]
fn a_hundred_megabytes_in_a_line_are_not_read() {
    is_refused(&vec![b'a'; 100 << 20], "is larger than");
    is_refused(&[&b"<html>"[..], &vec![b'<'; 8 << 20]].concat(), "is larger than");
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_line() {
    is_refused(b"first\nsecond \xff\xfe", "is not UTF-8: line 2");
    is_refused(&[0; 1000], "no table of parameters");
    is_refused(b"", "no table of parameters");
}

/// Whatever the form, a page of the most bytes that are read has an end, and its findings are not more than a person reads.
fn ends(text: &str) {
    assert!(text.len() <= MOST_BYTES);
    for form in [Form::Html, Form::Markdown, Form::Text] {
        let options = Options { form: Some(form), ..Options::default() };
        if let Ok(draft) = transcribe(&Page::new("page", text), &options) {
            assert!(draft.report.sorted().len() < 210 && draft.yaml.len() <= 20 * text.len() + 100_000);
        }
    }
}

#[test]
fn deep_nesting_has_an_end() {
    let many = 200_000;
    ends(&"<div>".repeat(many));
    ends(&"<table><tr><td>".repeat(many));
    ends(&"> ".repeat(many));
    ends(&"- ".repeat(many));
    ends(&"[".repeat(many));
    ends(&"{\"a\":".repeat(many));
    ends(&"*_".repeat(many));
    ends(&format!("{}\n{}", text("bars_headless.txt"), "{\"a\":[".repeat(many)));
}

#[test]
fn huge_tables_have_an_end() {
    let many = 30_000;
    let header = "Parameter Name | Required | Type | Description |\n---|---|---|---|\n";
    ends(&format!("{header}{}", "a|\n".repeat(many)));
    ends(&format!("{header}{}", "A | Yes | String | x |\n".repeat(many)));
    ends(&format!("{header}{}", "|".repeat(many)));
    ends(&"Error Code | Description |\n".repeat(many));
    ends(&"Parameter Name Required Type Description\n".repeat(many / 2));
    ends(&"Field\nType\n".repeat(many));
    ends(&format!("Field\nType\nDescription\n{}", "a\nString\n".repeat(many)));
    ends(&"<table><tr><td colspan=99999999>".repeat(many));
    ends(&"```\n{\n".repeat(many));
}

/// A line of the most bytes in each place where lines are read.
#[test]
fn long_lines_have_an_end() {
    let long = "x".repeat(2 << 20);
    let page = text("spaces_en.txt");
    for word in [
        "The room to look into.",
        "r1",
        "DescribeGuests",
        "party.tencentcloudapi.com",
        "Array of Guest",
        "InternalError",
    ] {
        ends(&page.replacen(word, &long, 1));
    }
    ends(&page.replacen("Common ones", &"QPS must not exceed 1 ".repeat(100_000), 1));
}

/// Names go into the draft as names, and never into a path.
#[test]
fn names_that_are_paths_are_no_names() {
    let page = text("bars_zh.txt");
    for name in
        ["../../etc/passwd", "..", "C:\\x", "a/b", "x.yaml", "CloseRoom\u{202e}", "-rf", "$(x)", "con\u{0}"]
    {
        let changed = page.replace("CloseRoom", name);
        if let Ok(draft) = transcribe(&Page::new("page", changed), &Options::default()) {
            assert!(draft.report.has_errors(), "{name}");
            assert!(!draft.place.contains(name), "{name}: {}", draft.place);
        }
        let changed = page.replace("RoomId", name);
        let draft = transcribe(&Page::new("page", changed), &Options::default()).unwrap();
        assert!(draft.report.has_errors(), "{name}");
    }
    for version in ["../x", "2024-05-01/..", "x"] {
        let draft =
            transcribe(&Page::new("page", page.replace("2024-05-01", version)), &Options::default()).unwrap();
        assert!(draft.report.has_errors() && draft.place.is_empty(), "{version}");
    }
    for service in ["../x", "a b", "ä"] {
        let changed = page.replace("party.tencent", &format!("{service}.tencent"));
        if let Ok(draft) = transcribe(&Page::new("page", changed), &Options::default()) {
            assert!(!draft.place.contains(service) && !draft.place.contains(".."), "{}", draft.place);
        }
    }
}

#[test]
fn a_file_that_is_there_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("page"), text("bars_zh.txt")).unwrap();
    let run = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_apiscribe-under-test"));
        command.current_dir(&folder).args(["transcribe", "page", "--out", "draft.yaml"]).output().unwrap()
    };
    assert_eq!(run().status.code(), Some(0));
    let first = fs::read_to_string(folder.path().join("draft.yaml")).unwrap();
    assert!(first.contains("operation: CloseRoom"));
    fs::write(folder.path().join("draft.yaml"), "mine").unwrap();
    assert_eq!(run().status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.path().join("draft.yaml")).unwrap(), "mine");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
}
