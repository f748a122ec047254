//! Words, samples and sources.

use super::{Bump, Change, Class, Example, changes};

changes! {
    DOC_TEXT_CHANGED "doc-text-changed" Docs Patch
        "the words are different", "nothing",
        "doc: The room." => "doc: The room that is meant.";
    DOC_NUMBER_CHANGED "doc-number-changed" Review Patch
        "a number inside the words is different", "if it is a limit, write it as one; otherwise approve it",
        "doc: At most 20 a second." => "doc: At most 10 a second.";
    DOC_WORD_FLIP "doc-word-flip" Review Patch
        "a word that turns the meaning came or went (required, must, not, only, deprecated)", "if it is a rule, write it as one; otherwise approve it",
        "doc: May be empty." => "doc: Must not be empty.";
    DOC_LINK_CHANGED "doc-link-changed" Docs Patch
        "the page has another address or title", "nothing",
        "page: \"https://docs.example.com/a\"" => "page: \"https://docs.example.com/b\"";
    EXAMPLE_CHANGED "example-changed" Docs Patch
        "a sample is different, new or gone", "look at tests against the mock, which answers with samples",
        "request: { RoomId: a }" => "request: { RoomId: b }";
    SOURCE_DATE_CHANGED "source-date-changed" Docs None
        "the page was read again", "nothing",
        "read: \"2026-01-01\"" => "read: \"2026-02-01\"";
    SOURCE_OLDER "source-date-older-than-before" Review None
        "the spec was made from an older page than before", "make sure that nobody transcribed an old page",
        "updated: \"2026-02-01\"" => "updated: \"2026-01-01\"";
    CORRECTION_ADDED "override-added" Review None
        "the spec departs from the page where it did not", "read the reason",
        "" => "corrections: [{ at: request.RoomId.type, set: u64, page: says string, why: The sample has a number. }]";
    CORRECTION_REMOVED "override-removed" Review None
        "the spec follows the page again", "make sure that the page was mended",
        "corrections: [{ at: request.RoomId.type, set: u64, page: says string, why: The sample has a number. }]" => "";
    GUIDE_CHANGED "guide-changed" Docs Patch
        "a page of the guide is different, new or gone", "nothing",
        "# Errors" => "# Errors and codes";
    REFORMATTED "spec-only-reformat" Docs None
        "the file is different, and means the same", "nothing",
        "doc: The room." => "doc: \"The room.\"";
}
