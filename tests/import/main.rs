//! `apiscribe import`: catalogues of an invented service become specs that pass the check and generate; later changes of the vendor's go
//! into specs that people have edited. Refresh the snapshots with `INSTA_UPDATE=always cargo test -p apiscribe-tests --test import`.

mod command;
mod hostile;
mod merging;
mod party;
mod real;

use apiscribe::import::{Existing, Imported, Options, Pages, Take, Text, import};
use apiscribe::source::SourceMap;
use apiscribe::tree::FileTree;
use party::{Party, party};

fn options() -> Options {
    Options { text: Text::None, pages: Pages::read_on("2026-11-21"), take: Take::Ask }
}

fn first(party: &Party) -> Imported {
    import(&party.texts(), &Existing::default(), &options()).unwrap()
}

fn specs(tree: &FileTree) -> SourceMap {
    SourceMap::new(
        tree.iter()
            .filter(|(path, _)| path.ends_with(".yaml"))
            .map(|(path, text)| (path.to_owned(), text.to_owned())),
    )
}

/// Every finding of the check that is an error.
fn errors(tree: &FileTree) -> Vec<String> {
    let (_, report) = apiscribe::check(&specs(tree));
    let errors =
        report.sorted().into_iter().filter(|found| found.severity == apiscribe::diag::Severity::Error);
    errors.map(|found| found.message.clone()).collect()
}

fn notes(imported: &Imported) -> String {
    imported.notes.iter().map(|note| note.line(&imported.service)).collect()
}

#[test]
fn a_first_import_is_a_whole_service() {
    let imported = first(&party());
    assert_eq!(errors(&imported.files), Vec::<String>::new());
    assert!(apiscribe::generate(&specs(&imported.files)).is_ok());
    let mut shown = notes(&imported);
    for (path, text) in imported.files.iter().filter(|(path, _)| !path.ends_with("vendor.yaml")) {
        shown.push_str(&format!("\n==== {path}\n{text}"));
    }
    insta::assert_snapshot!("first", shown);
}

#[test]
fn the_same_catalogue_gives_the_same_bytes() {
    assert_eq!(first(&party()).files, first(&party()).files);
}

#[test]
fn the_vendors_sentences_come_along_only_when_they_are_asked_for() {
    let party = party();
    let sentence = "What RoomId is about.";
    let without = first(&party);
    assert!(
        without.files.iter().all(|(_, text)| !text.contains(" is about.") && !text.contains("a room by"))
    );
    let kept =
        import(&party.texts(), &Existing::default(), &Options { text: Text::Keep, ..options() }).unwrap();
    assert_eq!(errors(&kept.files), Vec::<String>::new());
    let room = kept.files.get("tencent/party/2024-05-01/open_room.yaml").unwrap();
    assert!(
        room.contains(sentence)
            && room.contains("summary: \"OpenRoom in short\"")
            && room.contains("a room by its address"),
        "{room}"
    );
    let facts = kept.files.get("tencent/party/2024-05-01/catalogue.json").unwrap();
    assert!(!facts.contains(" is about."), "the facts hold a sentence");
}

#[test]
fn vendor_yaml_is_the_repositorys_and_an_own_one_stays() {
    let ours = include_str!("../../specs/tencent/vendor.yaml");
    assert_eq!(
        apiscribe::import::VENDOR_SPEC,
        ours,
        "copy specs/tencent/vendor.yaml to generator/src/import/vendor.yaml"
    );
    let own = format!("{ours}# mine\n");
    let existing = Existing {
        specs: SourceMap::new([("tencent/vendor.yaml".to_owned(), own.clone())]),
        ..Existing::default()
    };
    let imported = import(&party().texts(), &existing, &options()).unwrap();
    assert_eq!(imported.files.get("tencent/vendor.yaml"), Some(own.as_str()));
}
