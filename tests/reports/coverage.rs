//! `apiscribe coverage` in its formats.

use serde_json::Value as Json;

use super::{Desk, OPERATION};
use crate::repository::{check_transcripts, run};

#[test]
fn in_every_format() {
    let desk = Desk::new();
    check_transcripts!(&desk,
        "text" => "coverage",
        "json" => "coverage --format json",
        "html" => "coverage --format html",
        "unknown-format" => "coverage --format yaml",
    );
    desk.edit(OPERATION, "safety: idempotent", "safty: idempotent");
    check_transcripts!(&desk, "errors" => "coverage --format json");
}

fn data(desk: &Desk, line: &str) -> String {
    let output = desk.command(line).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty());
    String::from_utf8(output.stdout).unwrap()
}

/// Scripts read these keys, so none may go or change its name.
#[test]
fn the_keys_of_the_json_stay() {
    let desk = Desk::new();
    let report: Json = serde_json::from_str(&data(&desk, "coverage --format json")).unwrap();
    let keys = |of: &Json| of.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&report), ["services", "all"]);
    let first = [
        "name",
        "operations",
        "deprecated",
        "with_examples",
        "with_errors",
        "with_rate_limit",
        "with_state",
        "fields",
        "required",
        "limited",
        "with_values",
        "errors",
        "examples",
        "corrections",
        "oldest_source",
        "newest_source",
    ];
    for row in report["services"].as_array().unwrap().iter().chain([&report["all"]]) {
        assert_eq!(keys(row)[..first.len()], first);
    }
    assert_eq!(report["all"]["operations"], 4);
    assert_eq!(report["services"][0]["name"], "example/party/2024-05-01");
}

/// The page asks for nothing from anywhere: no address, no script, and a policy that would refuse them.
#[test]
fn the_page_stands_alone() {
    let desk = Desk::new();
    let page = data(&desk, "coverage --format html");
    for word in ["http:", "https:", "src=", "href=", "url(", "@import", "<script", "<link"] {
        assert!(!page.contains(word), "`{word}` in the page");
    }
    assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""), "{page}");
    assert!(run(&desk, "coverage").contains("example/party/2024-05-01"));
}
