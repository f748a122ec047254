//! Specs from somebody who means harm, or whose clipboard does: each is refused with a place, or harmless in the output.

use std::collections::BTreeSet;

use apiscribe::diag::{Report, Severity};
use apiscribe::names::RustIdent;
use apiscribe::source::SourceMap;
use apiscribe::tree::FileTree;
use apiscribe_tests::{Specs, base, base_with, cases, read_specs, rendered, sources};
use proc_macro2::{TokenStream, TokenTree};
use texts::{CANARY, FACTS, GUESTS, NAMES, OPERATION, WORDS, texts};

mod texts;

/// What is wrong with the specs: every error has a place in a file.
fn refusal(report: &Report, sources: &SourceMap) -> Vec<&'static str> {
    let errors = report.sorted().into_iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    errors
        .map(|error| {
            let (span, text) = (error.label.span, sources.text(error.label.span.file));
            assert!(span.start <= span.end && span.end as usize <= text.len(), "{error:?}");
            assert!(
                text.is_char_boundary(span.start as usize) && text.is_char_boundary(span.end as usize),
                "{error:?}"
            );
            assert!(!sources.path(span.file).is_empty(), "{error:?}");
            error.rule
        })
        .collect()
}

/// Checks the specs and, if nothing is wrong with them, that the output is harmless. Returns the rules they break.
fn try_all(specs: &Specs) -> Vec<&'static str> {
    let sources = sources(specs);
    let (_, report) = apiscribe::check(&sources);
    // Rendering must cope with whatever the texts hold, and never let it reach the terminal as it is.
    let shown = rendered(&report, &sources);
    let hidden = shown.chars().find(|c| c.is_control() && *c != '\n');
    assert!(hidden.is_none(), "the report shows {hidden:?}");
    let broken = refusal(&report, &sources);
    if broken.is_empty() {
        harmless(&apiscribe::generate(&sources).unwrap());
    }
    broken
}

/// Paths stay in the folder, and every Rust file is what it would be without the hostile texts, but for its literals.
fn harmless(tree: &FileTree) {
    let mut folded = BTreeSet::new();
    for (path, text) in tree.iter() {
        let fine = |c: char| c.is_ascii_alphanumeric() || "_-./".contains(c);
        let steps_fine = path.split('/').all(|step| !step.is_empty() && step != "." && step != "..");
        assert!(path.chars().all(fine) && steps_fine && path.len() < 250, "unsafe path `{path}`");
        assert!(folded.insert(path.to_lowercase()), "`{path}` differs from another only in case");
        if path.ends_with(".rs") {
            let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
            no_canary(tokens, path);
        }
    }
}

fn no_canary(tokens: TokenStream, path: &str) {
    let before = tokens.to_string();
    for token in tokens {
        match token {
            TokenTree::Group(group) => no_canary(group.stream(), path),
            TokenTree::Ident(ident) => {
                assert!(ident != CANARY, "a text became code in {path}\n{before}")
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// A text as a double-quoted scalar.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn replaced(path: &str, from: &str, to: &str) -> Specs {
    let text = base()[path].clone();
    assert!(text.contains(from), "{path} has no {from}");
    base_with(path, text.replacen(from, to, 1))
}

fn refused_by(text: impl Into<String>, rules: &[&str]) {
    let broken = try_all(&base_with(OPERATION, text));
    assert!(broken.iter().any(|rule| rules.contains(rule)), "{rules:?} expected, found {broken:?}");
}

#[test]
fn floods_are_refused_before_they_cost() {
    let mut bomb = "a0: &a0 x\n".to_owned();
    for level in 1..30 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    refused_by(bomb, &["alias-used"]);
    refused_by("base: &b { x: 1 }\nother: { <<: *b }\n", &["alias-used"]);
    refused_by(format!("summary: {}1{}\n", "[".repeat(100_000), "]".repeat(100_000)), &["too-large"]);
    refused_by(format!("summary: {}\n", "[".repeat(100_000)), &["too-large", "yaml-syntax"]);
    refused_by(format!("summary: {}\n", "{a: ".repeat(100_000)), &["too-large", "yaml-syntax"]);
    refused_by(format!("{}1\n", "- ".repeat(100_000)), &["too-large", "yaml-syntax"]);
    let nested: String = (0..1_000).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    refused_by(nested, &["too-large", "yaml-syntax"]);
    refused_by("---\na: 1\n---\nb: 2\n", &["too-large", "yaml-syntax"]);
}

#[test]
fn long_texts_are_only_long() {
    let summary = replaced(
        OPERATION,
        "Closes a room.",
        &quoted(&format!("Closes {}.", "a room ".repeat(5_000_000 / 7))),
    );
    try_all(&summary);
    let name = format!("{}: {{ type: string, doc: \"A long name.\" }}", "N".repeat(100_000));
    try_all(&replaced(OPERATION, "RoomId: ", &format!("{name}\n  RoomId: ")));
}

#[test]
fn what_nobody_sees_is_refused() {
    for hidden in
        ["\u{feff}", "\u{0}", "\u{202e}", "\u{2066}", "\u{200b}", "\u{7f}", "\u{1b}", "\u{2028}", "\u{e0041}"]
    {
        for text in [
            format!("{hidden}{}", base()[OPERATION]),
            base()[OPERATION].replacen("Closes a", &format!("Closes{hidden} a"), 1),
            base()[OPERATION].replacen("RoomId", &format!("Room{hidden}Id"), 1),
        ] {
            refused_by(text, &["hidden-character"]);
        }
        let escaped =
            format!("summary: \"Closes \\U{:08x}a room.\"", u32::from(hidden.chars().next().unwrap()));
        refused_by(base()[OPERATION].replacen("summary: Closes a room.", &escaped, 1), &["hidden-character"]);
    }
}

#[test]
fn duplicates_are_refused_at_every_depth() {
    for (from, to) in [
        ("safety: idempotent", "safety: idempotent\nsafety: read"),
        ("  RoomId: {", "  RoomId: { type: u64, doc: \"Another.\" }\n  RoomId: {"),
        ("required: true", "required: true, required: false"),
        ("errors:\n", "errors:\n  InternalError: \"Another.\"\n"),
    ] {
        refused_by(base()[OPERATION].replacen(from, to, 1), &["duplicate-key"]);
    }
}

#[test]
fn words_stay_words() {
    for text in texts() {
        let mut specs = base();
        for (path, from) in WORDS {
            let old = &specs[*path];
            assert!(old.contains(from), "{path} has no {from}");
            let new = old.replacen(from, &quoted(&format!("Words: {text}")), 1);
            specs.insert((*path).to_owned(), new);
        }
        // A sample's text has a limit of 20 characters, so that one may be refused; all else is accepted.
        let broken = try_all(&specs);
        assert!(broken.iter().all(|rule| *rule == "example-outside-limit"), "{broken:?} for {text:?}");
        if !broken.is_empty() {
            let guests = specs[GUESTS].replacen("chars: ..=20, ", "", 1);
            specs.insert(GUESTS.to_owned(), guests);
            assert_eq!(try_all(&specs), [""; 0], "for {text:?}");
        }
    }
}

#[test]
fn facts_are_refused_or_harmless() {
    let mut facts = texts();
    facts.extend(NAMES.iter().map(|name| (*name).to_owned()));
    std::thread::scope(|scope| {
        for places in FACTS.chunks(FACTS.len().div_ceil(8)) {
            scope.spawn(|| places.iter().for_each(|(path, from)| try_facts(path, from, &facts)));
        }
    });
}

/// Puts each fact in the place of what stands at `from`, up to the next `,`, `:` or `{`.
fn try_facts(path: &str, from: &str, facts: &[String]) {
    let whole = from.starts_with(['/', '"']);
    let end = from.find([',', ':', '{']).filter(|_| !whole).unwrap_or(from.len());
    for fact in facts {
        let mut specs = replaced(path, from, &format!("{}{}", quoted(fact), &from[end..]));
        // The two vendors of the base have nothing to do with each other.
        let vendor = path.split('/').next().unwrap();
        specs.retain(|path, _| path.split('/').next() == Some(vendor));
        try_all(&specs);
    }
}

/// Names that are awkward in Rust only are no reason to refuse what a vendor really has.
#[test]
fn awkward_names_are_accepted() {
    for name in [
        "Option", "Result", "Vec", "Box", "String", "Error", "Some", "None", "Ok", "Err", "Self", "crate",
        "super", "type", "async", "gen", "self", "std",
    ] {
        let stem = RustIdent::snake(name).unwrap().plain().to_owned();
        let mut specs = base();
        let operation = specs.remove(OPERATION).unwrap().replacen("CloseRoom", name, 1);
        let operation = operation.replacen("RoomId:", &format!("{name}:"), 1);
        let operation =
            operation.replacen("InternalError:", &format!("{name}.{name}: \"One more.\"\n  {name}:"), 1);
        let values = format!("values: {{ {name}: {{ doc: \"A value.\" }} }}");
        let operation = operation.replacen(
            "response:\n",
            &format!("response:\n  Kind: {{ type: string, doc: \"Which kind.\", {values} }}\n"),
            1,
        );
        specs.insert(format!("example/party/2024-05-01/{stem}.yaml"), operation);
        assert_eq!(try_all(&specs), [""; 0], "{name}");
        // As a type, too.
        let types = base()[GUESTS].replace("Door", &format!("Door{name}")).replacen("DoorKey", "Key", 1);
        assert_eq!(try_all(&base_with(GUESTS, types)), [""; 0], "{name}");
    }
}

#[test]
fn folders_with_hostile_names_are_refused_or_harmless() {
    for name in
        ["..", "../..", "C:", "a b", "-", "con", "Ünï", "crate", "self", "", "a\\b", "lib", "src", "A"]
    {
        for (vendor, service, version) in
            [(name, "party", "2024-05-01"), ("example", name, "2024-05-01"), ("example", "party", name)]
        {
            let mut specs = Specs::new();
            for (path, text) in base().iter().filter(|(path, _)| path.starts_with("example/")) {
                let text = text
                    .replacen("vendor: example", &format!("vendor: {}", quoted(vendor)), 1)
                    .replacen("service: party", &format!("service: {}", quoted(service)), 1)
                    .replacen("version: \"2024-05-01\"", &format!("version: {}", quoted(version)), 1);
                let path = path.replacen("example", vendor, 1).replacen("party", service, 1).replacen(
                    "2024-05-01",
                    version,
                    1,
                );
                specs.insert(path, text);
            }
            try_all(&specs);
        }
    }
}

/// The order in which files are given is the disk's, not ours.
#[test]
fn the_order_of_files_makes_no_difference() {
    let mut trees = vec![base()];
    for case in
        ["unknown-type", "name-clash", "example-unknown-field", "ambiguous-response-rule", "unused-type"]
    {
        let mut specs = base();
        specs.extend(read_specs(&cases("rules").join(case)));
        trees.push(specs);
    }
    for specs in trees {
        let outcome = |files: Vec<(String, String)>| {
            let sources = SourceMap::new(files).with_root("specs");
            let (_, report) = apiscribe::check(&sources);
            (rendered(&report, &sources), apiscribe::generate(&sources).ok())
        };
        let files: Vec<_> = specs.into_iter().collect();
        let expected = outcome(files.clone());
        for turn in 1..files.len() {
            let mut turned = files.clone();
            turned.rotate_left(turn);
            if turn % 2 == 0 {
                turned.reverse();
            }
            assert_eq!(outcome(turned), expected, "files turned by {turn}");
        }
    }
}
