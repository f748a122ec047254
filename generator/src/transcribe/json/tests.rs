//! What is read, with which liberties, and what is not.

use serde_json::json;

use super::*;

fn liberties(text: &str) -> Vec<(u32, Liberty)> {
    read(text).unwrap().liberties
}

#[test]
fn strict_json_takes_no_liberty() {
    let sample = read("{\"a\": [1, -2.5e3, true, null, \"x // no comment, }\"]}").unwrap();
    assert_eq!(sample.value, json!({ "a": [1, -2500.0, true, null, "x // no comment, }"] }));
    assert!(sample.liberties.is_empty());
}

#[test]
fn every_liberty_is_told_with_its_line() {
    assert_eq!(
        liberties("{\"a\": 1, // words\n\"b\": 2 /* more */}"),
        [(0, Liberty::Comment), (1, Liberty::Comment)]
    );
    assert_eq!(liberties("{\"a\": 1\n\"b\": [1 2]}"), [(1, Liberty::MissingComma)]);
    assert_eq!(liberties("[1,\n]"), [(1, Liberty::TrailingComma)]);
    assert_eq!(liberties("{\"a\"：1，“b”: 2}"), [(0, Liberty::FullWidth)]);
    let lost = read("{\"l\": [ // up to 10.{\"k\":\"a\", //or so\"v\":\"b\"},{\"k\":\"c\"}]}").unwrap();
    assert_eq!(lost.value, json!({ "l": [{ "k": "a", "v": "b" }, { "k": "c" }] }));
    assert_eq!(lost.liberties, [(0, Liberty::EndlessComment)]);
}

#[test]
fn what_could_be_mended_in_two_ways_is_not_read() {
    for (text, line, what) in [
        ("{\"a\": 1,\n\"b\": [1", 1, "has no end: brackets are open"),
        ("{\"a\": \"x}\n", 0, "has a text without a closing quote"),
        ("{\"a\": 1,\n \"a\": 2}", 1, "has the key \"a\" twice"),
        ("{\"a\": 99999999999999999999}", 0, "has the number 99999999999999999999 beyond 64 bits"),
        ("{\"a\": ...}", 0, "is no JSON at `...`"),
        ("{a: 1}", 0, "is no JSON at `a`"),
        ("{\n\"a\": 'x'}", 1, "has `\\'` where none belongs"),
        ("", 0, "has no end: brackets are open"),
    ] {
        assert_eq!(read(text), Err(Broken { line, what: what.to_owned() }), "{text}");
    }
}

#[test]
fn deep_samples_end_in_words() {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    assert!(read(&deep).is_err());
}
