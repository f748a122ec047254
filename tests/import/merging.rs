//! A second import over specs that people have edited.

use std::collections::BTreeMap;

use apiscribe::import::{Existing, Imported, Options, Take, import};
use apiscribe::render::{Format, Renderer};
use apiscribe::source::SourceMap;
use apiscribe::tree::FileTree;
use serde_json::json;

use crate::party::{Party, member, party};
use crate::{errors, first, notes, options};

const FOLDER: &str = "tencent/party/2024-05-01";

/// The specs on a disk that is none.
struct Disk(BTreeMap<String, String>);

impl Disk {
    fn of(tree: &FileTree) -> Self {
        Disk(tree.iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect())
    }

    fn text(&self, name: &str) -> &str {
        &self.0[&format!("{FOLDER}/{name}")]
    }

    /// Puts something in the place of what stands in a file once.
    fn edit(&mut self, name: &str, from: &str, to: &str) {
        let text = self.0.get_mut(&format!("{FOLDER}/{name}")).unwrap();
        assert_eq!(text.matches(from).count(), 1, "`{from}` in {text}");
        *text = text.replace(from, to);
    }

    fn existing(&self) -> Existing {
        let is_facts = |path: &str| path.ends_with(".json");
        let part = |facts: bool| self.0.clone().into_iter().filter(move |(path, _)| is_facts(path) == facts);
        Existing { specs: SourceMap::new(part(false)), facts: part(true).collect() }
    }

    fn tree(&self) -> FileTree {
        let mut tree = FileTree::default();
        self.0.iter().for_each(|(path, text)| tree.insert(path, text));
        tree
    }

    /// Imports into it, and returns what changed, what was told, and what is open.
    fn import(&mut self, party: &Party, take: Take) -> String {
        let mut options = Options { take, ..options() };
        options.pages.read = "2026-12-01".to_owned();
        let existing = self.existing();
        let imported = import(&party.texts(), &existing, &options).unwrap();
        let mut shown = notes(&imported);
        shown.push_str(&conflicts(&imported, &existing));
        for (path, text) in imported.files.iter() {
            let before = self.0.insert(path.to_owned(), text.to_owned()).unwrap_or_default();
            if before != text && !path.ends_with(".json") {
                shown.push_str(&format!("\n==== {path}\n{}", lines(&before, text)));
            }
        }
        shown
    }
}

fn conflicts(imported: &Imported, existing: &Existing) -> String {
    Renderer { sources: &existing.specs, rules: &[], colour: false }.render(&imported.conflicts, Format::Text)
}

/// The lines that went and came, and those that stand around them.
fn lines(before: &str, after: &str) -> String {
    let old: Vec<_> = before.lines().collect();
    let new: Vec<_> = after.lines().collect();
    let start = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let end =
        old[start..].iter().rev().zip(new[start..].iter().rev()).take_while(|(old, new)| old == new).count();
    let part =
        |sign: &str, lines: &[&str]| lines.iter().map(|line| format!("{sign} {line}\n")).collect::<String>();
    part("-", &old[start..old.len() - end]) + &part("+", &new[start..new.len() - end])
}

fn imported() -> Disk {
    Disk::of(&first(&party()).files)
}

/// What a person makes of an imported file: words, a limit, a comment, a longer form, a correction.
fn edited() -> Disk {
    let mut disk = imported();
    disk.edit("open_room.yaml", "safety: unsafe\n", "# opening twice is refused\nsafety: idempotent\n");
    disk.edit(
        "open_room.yaml",
        "  RoomId: { type: string, required: true, example: r1 }\n",
        "  RoomId:   # the room\n    type: string\n    required: true\n    bytes: 1..=64\n    doc: \"Id that the host gives the room.\"\n",
    );
    disk.edit("open_room.yaml", "  Size: { type: u64, example: 20 }\n", "  Size: { type: u64, range: 1..=200, doc: \"How many guests there may be.\" }   # of the fire brigade\n");
    disk.edit(
        "open_room.yaml",
        "  ResourceInUse.Room:\n",
        "  ResourceInUse.Room: \"The room is open already.\"\n",
    );
    disk
}

#[test]
fn nothing_new_changes_nothing() {
    let mut disk = edited();
    let told = disk.import(&party(), Take::Ask);
    assert!(!told.contains("===="), "{told}");
}

#[test]
fn the_vendors_changes_arrive_and_what_people_wrote_stays() {
    let mut disk = edited();
    let mut party = party();
    party.member("OpenRoomRequest", "RoomId")["required"] = false.into();
    party.member("OpenRoomRequest", "Size")["disabled"] = true.into();
    party.members("OpenRoomRequest").insert(1, member("Theme", "object", "Theme", false));
    party.members("OpenRoomResponse").insert(0, member("Doors", "list", "Door", false));
    party.object(
        "Theme",
        vec![member("Colour", "string", "string", true), member("Door", "object", "Door", false)],
    );
    party.object("Door", vec![member("Width", "int", "int64", false)]);
    party.member("Guest", "Born")["value_allowed_null"] = false.into();
    party.members("Place").push(member("City", "string", "string", true));
    party.errors["OpenRoom"] = json!([
        "InternalError",
        "RequestLimitExceeded",
        "ResourceInUse.Door",
        "ResourceInUse.Room",
        "LimitExceeded.A",
        "LimitExceededA"
    ]);
    party.operation(
        "LockRoom",
        vec![member("RoomId", "string", "string", true), member("Door", "object", "Door", false)],
        vec![],
    );
    party.examples["actions"]["DescribeGuests"] = json!([{
        "title": "all", "input": "POST / HTTP/1.1\n\n{ \"RoomId\": \"r1\" }", "output": "{ \"Response\": { \"Guests\": [], \"Loudness\": 1.5, \"RequestId\": \"g\" } }"
    }]);
    let told = disk.import(&party, Take::Ask);
    insta::assert_snapshot!("arrive", told);
    assert_eq!(errors(&disk.tree()), Vec::<String>::new());
    assert!(!disk.import(&party, Take::Ask).contains("===="), "the second time nothing is left to do");
}

#[test]
fn what_the_vendor_took_back_goes_unless_somebody_wrote_about_it() {
    let mut disk = edited();
    let mut party = party();
    party.members("OpenRoomRequest").retain(|member| member["name"] != "Size" && member["name"] != "type");
    party.members("DescribeGuestsRequest").retain(|member| member["name"] != "Knot");
    party.errors["OpenRoom"] = json!(["InternalError", "RequestLimitExceeded", "LimitExceeded.A"]);
    party.api["actions"].as_object_mut().unwrap().shift_remove("CloseRoom");
    let told = disk.import(&party, Take::Ask);
    insta::assert_snapshot!("took_back", told);
    // What is open is shown again, until somebody decides.
    assert!(disk.import(&party, Take::Ask).contains("import-conflict"));
    disk.import(&party, Take::Theirs);
    // The samples are the vendor's, and still show what its table no longer has: the check says so.
    assert_eq!(errors(&disk.tree()), vec!["the sample has a `Size`, which no table has"; 2]);
    assert!(!disk.text("open_room.yaml").contains("  Size: {"));
}

#[test]
fn what_both_changed_is_shown_and_a_correction_settles_it() {
    let mut disk = edited();
    disk.edit("open_room.yaml", "  Size: { type: u64,", "  Size: { type: u32,");
    disk.edit("open_room.yaml", "    required: true\n    bytes", "    bytes");
    let mut party = party();
    party.member("OpenRoomRequest", "Size")["member"] = "int64".into();
    let told = disk.import(&party, Take::Ask);
    insta::assert_snapshot!("conflict", told);
    let size = "corrections:\n  - { at: request.Size.type, keep: u32, page: i64, why: \"No room has more guests.\" }\n";
    disk.edit("open_room.yaml", "corrections:\n", size);
    let told = disk.import(&party, Take::Ask);
    assert!(!told.contains("import-conflict"), "{told}");
    // The correction was written against i64; against u64 somebody has to look again.
    party.member("OpenRoomRequest", "Size")["member"] = "float".into();
    party.member("OpenRoomRequest", "Size")["type"] = "float".into();
    assert!(disk.import(&party, Take::Ask).contains("import-conflict"));
    let before = disk.text("open_room.yaml").to_owned();
    assert!(!disk.import(&party, Take::Ours).contains("import-conflict"));
    assert_eq!(disk.text("open_room.yaml"), before, "ours stays");
    assert!(!disk.import(&party, Take::Ask).contains("import-conflict"), "and is decided");
}

#[test]
fn a_value_under_set_is_the_pages_and_follows_it() {
    let mut disk = edited();
    let set = "corrections:\n  - { at: request.Size.type, page: u64, set: u32, why: \"It is a byte.\" }\n";
    disk.edit("open_room.yaml", "corrections:\n", set);
    let mut party = party();
    assert!(!disk.import(&party, Take::Ask).contains("===="));
    party.member("OpenRoomRequest", "Size")["member"] = "int64".into();
    assert!(!disk.import(&party, Take::Ask).contains("import-conflict"));
    assert!(disk.text("open_room.yaml").contains("Size: { type: i64,"));
    assert!(
        errors(&disk.tree()).iter().any(|error| error.contains("does not apply")),
        "the correction is stale"
    );
}

#[test]
fn specs_without_a_base_are_compared_once() {
    let mut disk = edited();
    disk.0.remove(&format!("{FOLDER}/catalogue.json"));
    disk.edit("open_room.yaml", "  Size: { type: u64,", "  Size: { type: i32,");
    disk.edit("describe_guests.yaml", "  Loudness: { type: f64 }\n", "  Volume: { type: f64 }\n");
    disk.0.remove(&format!("{FOLDER}/con_operation.yaml"));
    let party = party();
    let told = disk.import(&party, Take::Ask);
    insta::assert_snapshot!("no_base", told);
    assert!(!disk.import(&party, Take::Ours).contains("import-conflict"));
    assert!(!disk.import(&party, Take::Ask).contains("===="), "decided once");
}

#[test]
fn a_deleted_operation_is_not_made_again() {
    let mut disk = imported();
    disk.0.remove(&format!("{FOLDER}/close_room.yaml"));
    let told = disk.import(&party(), Take::Ask);
    assert!(told.contains("its spec was deleted") && !told.contains("===="), "{told}");
}
