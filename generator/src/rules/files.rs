//! Which file is what.
//!
//! Records of the rule book, and nothing else; who finds the breaches is told in [`crate::check`] and [`crate::lower`].

use super::Rule;
use crate::diag::Severity;

pub(super) const STRAY_FILE: Rule = Rule {
    id: "stray-file",
    severity: Severity::Error,
    summary: "a spec stands where its kind belongs",
    why: "the folders say which vendor, service and version a page is of",
    bad: r"# specs/acme/notes.yaml
operation: CloseRoom
",
    good: r"# specs/acme/party/2024-05-01/close_room.yaml
operation: CloseRoom
",
};

pub(super) const GUIDE_TITLE: Rule = Rule {
    id: "guide-title",
    severity: Severity::Error,
    summary: "a page of the guide begins with its title",
    why: "the list of the pages shows it",
    bad: r"How to handle errors.
",
    good: r"# Errors

How to handle them.
",
};

pub(super) const MISSING_FILE: Rule = Rule {
    id: "missing-file",
    severity: Severity::Error,
    summary: "a vendor has a vendor.yaml and a version a service.yaml",
    why: "without them nobody knows how to sign a request and where to send it",
    bad: r"# specs/acme/party/2024-05-01/close_room.yaml alone
operation: CloseRoom
",
    good: r"# specs/acme/party/2024-05-01/service.yaml beside it
service: party
",
};

pub(super) const FOLDER_MISMATCH: Rule = Rule {
    id: "folder-mismatch",
    severity: Severity::Error,
    summary: "the name in a file is that of its folder",
    why: "one of the two was mistyped, and both become visible to users",
    bad: r"# specs/acme/vendor.yaml
vendor: amce
",
    good: r"# specs/acme/vendor.yaml
vendor: acme
",
};

pub(super) const FILE_NAME: Rule = Rule {
    id: "file-name",
    severity: Severity::Error,
    summary: "the file of an operation is named after it in snake_case",
    why: "a reader finds the page of an operation, and its Rust module, without searching",
    bad: r"# close.yaml
operation: CloseRoom
",
    good: r"# close_room.yaml
operation: CloseRoom
",
};
