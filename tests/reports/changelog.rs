//! `apiscribe changelog`: what users of the crate read.

use super::{Desk, OPERATION, every_class};
use crate::repository::{check_transcripts, commit, git, reword, widen};

#[test]
fn of_folders() {
    let desk = every_class();
    check_transcripts!(&desk,
        "folders" => "changelog old specs",
        "backwards" => "changelog specs old",
        "nothing" => "changelog old old",
        "without-ends" => "changelog",
    );
    desk.edit("old/example/party/2024-05-01/close_room.yaml", "safety: idempotent", "safty: idempotent");
    desk.edit(OPERATION, "type: string", "type: sting");
    check_transcripts!(&desk, "errors-on-both-sides" => "changelog old specs");
}

#[test]
fn of_revisions() {
    let desk = Desk::new();
    git(&desk, &["init", "--quiet", "--initial-branch=main"]);
    commit(&desk, "The specs");
    git(&desk, &["tag", "v1"]);
    widen(&desk);
    commit(&desk, "A wider number");
    reword(&desk);
    check_transcripts!(&desk,
        "revisions" => "changelog v1 HEAD",
        "words-only" => "changelog HEAD",
        "no-such-revision" => "changelog v9",
    );
}
