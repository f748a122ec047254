//! Findings that a person has let pass.

use std::fs;

use super::{Desk, copy};
use crate::repository::{check_transcripts, reword, run, widen};

/// The fingerprint of the finding that [`widen`] makes.
const WIDENED: &str = "3ea6ce2f79d2";

fn desk() -> Desk {
    let desk = Desk::new();
    copy(&desk.path("specs"), &desk.path("old"));
    widen(&desk);
    desk
}

/// `--fail-on source` with a file of approvals.
fn with(approvals: &str) -> String {
    let desk = desk();
    fs::write(desk.path("approvals.yaml"), approvals).unwrap();
    run(&desk, "diff old specs --format json=all.json --fail-on source --approvals approvals.yaml")
}

#[test]
fn what_is_approved_fails_nothing() {
    insta::assert_snapshot!(
        "used",
        with(&format!("- {{ fingerprint: {WIDENED}, reason: nobody uses it yet, expires: 9999-12-31 }}\n"))
    );
}

#[test]
fn what_is_not_approved_fails() {
    insta::assert_snapshot!("none", with("# Nothing is approved yet.\n"));
    let desk = desk();
    reword(&desk);
    insta::assert_snapshot!(
        "no-file",
        run(&desk, "diff old specs --fail-on source --approvals nowhere.yaml")
    );
}

#[test]
fn an_approval_that_nothing_needs_is_an_error() {
    insta::assert_snapshot!(
        "unused",
        with(&format!(
            "- {{ fingerprint: {WIDENED}, reason: nobody uses it yet, expires: 9999-12-31 }}\n\
             - {{ fingerprint: 0123456789ab, reason: it was once, expires: 9999-12-31 }}\n"
        ))
    );
}

#[test]
fn an_approval_whose_day_is_over_is_an_error() {
    insta::assert_snapshot!(
        "expired",
        with(&format!("- {{ fingerprint: {WIDENED}, reason: nobody uses it yet, expires: 2020-01-01 }}\n"))
    );
}

#[test]
fn what_is_no_approval() {
    let line = |reason: &str, expires: &str| {
        format!("# Looked at.\n- fingerprint: {WIDENED}\n  reason: {reason}\n  expires: {expires}\n")
    };
    insta::assert_snapshot!("impossible-day", with(&line("nobody uses it yet", "2026-13-99")));
    insta::assert_snapshot!("no-reason", with(&line("\"\"", "9999-12-31")));
    insta::assert_snapshot!("unknown-key", with(&(line("nobody uses it yet", "9999-12-31") + "  by: me\n")));
}

/// The fingerprint in the message is the one to approve.
#[test]
fn the_message_says_what_to_type() {
    let desk = desk();
    let said = run(&desk, "diff old specs --fail-on source");
    assert!(said.contains(&format!("fingerprint: \"{WIDENED}\"")) && said.ends_with("exit 1"), "{said}");
    check_transcripts!(&desk, "fails-quietly" => "diff old specs --format json=all.json --fail-on wire --quiet");
}
