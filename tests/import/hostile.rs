//! Catalogues from somebody who means harm: an error with a place, nothing written, and no more memory than the file has.

use apiscribe::import::{Catalogue, Existing, Fault, Named, Texts, import};
use serde_json::json;

use crate::options;
use crate::party::{Party, member, party};

fn refused(texts: &Texts) -> Fault {
    import(texts, &Existing::default(), &options()).unwrap_err()
}

fn refused_when(change: impl Fn(&mut Party)) -> String {
    let mut party = party();
    change(&mut party);
    refused(&party.texts()).to_string()
}

#[test]
fn names_that_would_be_paths_are_none() {
    for name in [
        "../../x",
        "a/b",
        "C:\\x",
        "",
        ".",
        "..",
        "a.b",
        "con",
        "CON",
        "lpt1",
        "a b",
        "party\n",
        "-x",
        "é",
        &"x".repeat(41),
    ] {
        let told = refused_when(|party| party.api["metadata"]["serviceShortName"] = name.into());
        assert!(told.contains("is no name of a service"), "{name:?}: {told}");
        assert!(!told.contains('\n'), "{told:?} moves a terminal's cursor");
        let told = refused_when(|party| party.api["metadata"]["apiVersion"] = name.into());
        assert!(told.contains("is no name of a version"), "{name:?}: {told}");
    }
    for name in ["../x", "a/b", "", "a.b", "1a", "a-b", "ä", "x\u{202e}y", &"x".repeat(129)] {
        let told = refused_when(|party| party.operation(name, vec![], vec![]));
        assert!(told.contains("is no name of"), "{name:?}: {told}");
        let told = refused_when(|party| party.members("Place").push(member(name, "string", "string", false)));
        assert!(told.contains("is no name of a member"), "{name:?}: {told}");
    }
    for code in ["", " ", "A B", "A\nB", "Ä", "...", &"x".repeat(201)] {
        let told = refused_when(|party| party.errors["OpenRoom"] = json!([code]));
        assert!(told.contains("is no error code"), "{code:?}: {told}");
    }
}

#[test]
fn references_lead_somewhere_and_nothing_stands_twice() {
    let told = refused_when(|party| party.member("Place", "Street")["type"] = "object".into());
    assert!(told.contains("is a `string`, which is not among the objects"), "{told}");
    let told = refused_when(|party| party.api["actions"]["Con"]["input"] = "Nobody".into());
    assert!(told.contains("speaks of `Nobody`"), "{told}");
    let told = refused_when(|party| party.members("Place").push(member("Street", "string", "string", false)));
    assert!(told.contains("two members `Street`"), "{told}");
    let told = refused_when(|party| party.errors["OpenRoom"] = json!(["A", "A"]));
    assert!(told.contains("twice"), "{told}");
    let told = refused_when(|party| party.errors["Nobody"] = json!(["A"]));
    assert!(told.contains("party.errors.json: the catalogue has no operation `Nobody`"), "{told}");
    let mut texts = party().texts();
    texts.api.text = texts.api.text.replacen("\"Con\":", "\"OpenRoom\":", 1);
    assert!(refused(&texts).what.contains("stands here twice"));
}

#[test]
fn what_is_no_catalogue_is_shown_with_its_place() {
    let of = |text: &str| {
        refused(&Texts {
            api: Named { file: "x.json".to_owned(), text: text.to_owned() },
            ..Texts::default()
        })
    };
    assert_eq!(of("{\n  \"metadata\": 5\n}").place, "x.json:2:15");
    assert!(of("{\n  \"metadata\": 5\n}").what.contains("after `\"metadata\": 5`"));
    assert_eq!(of("").place, "x.json:1:0");
    assert!(of("[]").help.contains("api.json"));
    assert!(
        of(&"[".repeat(1_000_000)).what.contains("recursion limit")
            || of(&"[".repeat(1_000_000)).what.contains("invalid type")
    );
    let deep = format!("{{\"metadata\": {}", "{\"a\":".repeat(100_000));
    assert!(of(&deep).what.contains("EOF") && of(&deep).what.len() < 300);
}

#[test]
fn a_line_of_a_hundred_megabytes_is_too_long() {
    let mut texts = party().texts();
    texts.api.text.push_str(&" ".repeat(100 * 1024 * 1024));
    assert!(refused(&texts).what.contains("more than 64 MB"));
    // One that is just short enough is read, and its mistake is shown in a few words.
    let text = format!("{{\"metadata\": \"{}\"", "x".repeat(60 * 1024 * 1024));
    let fault = refused(&Texts { api: Named { file: "x.json".to_owned(), text }, ..Texts::default() });
    assert!(fault.what.len() < 1000 && fault.place.len() < 100, "{}", fault.what.len());
}

#[test]
fn samples_that_no_spec_can_hold_are_told() {
    let mut party = party();
    let deep = format!("{{ \"RoomId\": {}1{} }}", "[".repeat(30), "]".repeat(30));
    let bodies = [
        deep.as_str(),
        "{ \"RoomId\": \"a\", \"RoomId\": \"b\" }",
        "{ \"RoomId\": \"a\u{202e}b\" }",
        "{ \"RoomId\": 123456789012345678901234567890 }",
        "{ \"RoomId\": \"a\", }",
        "[]",
    ];
    let samples = bodies.map(|body| json!({ "title": "", "input": format!("POST / HTTP/1.1\n\n{body}"), "output": "{ \"Response\": { \"RequestId\": \"x\" } }" }));
    party.examples["actions"]["OpenRoom"] = samples.to_vec().into();
    let imported = crate::first(&party);
    let told: Vec<_> = imported.notes.iter().filter(|note| note.text.contains("request of sample")).collect();
    assert_eq!(told.len(), bodies.len(), "{told:#?}");
    assert_eq!(crate::errors(&imported.files), Vec::<String>::new());
}

#[test]
fn facts_read_back_as_they_were() {
    let catalogue = Catalogue::read(&party().texts()).unwrap();
    let text = catalogue.facts();
    let read = Catalogue::of_facts(&Named { file: "catalogue.json".to_owned(), text: text.clone() }).unwrap();
    assert_eq!(read.facts(), text);
    assert_eq!(read.actions.len(), catalogue.actions.len());
}
