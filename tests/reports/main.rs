//! What is made of a comparison, as people type it: files, approvals, versions, changelogs and coverage. Refresh with:
//! `INSTA_UPDATE=always cargo test -p apiscribe-tests --test reports`.

#[path = "../desk.rs"]
mod desk;
#[path = "../repository.rs"]
mod repository;

mod approvals;
mod changelog;
mod coverage;
mod files;
mod revisions;
mod versions;

use desk::{Desk, OPERATION, copy};

const INVITE: &str = "specs/example/party/2024-05-01/invite_guests.yaml";
const SERVICE: &str = "specs/example/party/2024-05-01/service.yaml";

/// A desk with the specs as they were in `old`, and something of every class in `specs`.
fn every_class() -> Desk {
    let desk = Desk::new();
    copy(&desk.path("specs"), &desk.path("old"));
    repository::widen(&desk);
    repository::reword(&desk);
    desk.edit(SERVICE, "host: party-us.example.com", "host: party-america.example.com");
    desk.edit(INVITE, "range: 1..=600, default: 60", "range: 1..=900, default: 60");
    desk.edit(INVITE, "chars: ..=20, doc: \"Words to each", "chars: ..=20, doc: \"3 words to each");
    let more = "  Closer: { type: string, doc: \"Who closes it.\" }\nresponse:";
    desk.edit(OPERATION, "response:", more);
    desk
}
