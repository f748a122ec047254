//! Every format, with reports and rules made by hand.

use serde_json::Value;

use super::*;
use crate::diag::Diagnostic;
use crate::source::{FileId, Span};

const RULES: &[Rule] = &[
    Rule {
        id: "unknown-key",
        severity: Severity::Error,
        summary: "every key is one of the language",
        why: "a key that nobody reads is a fact that gets lost",
        bad: "requird: true\n",
        good: "required: true\n",
    },
    Rule {
        id: "old-page",
        severity: Severity::Warning,
        summary: "a page is read once a year",
        why: "vendors change pages without a word",
        bad: "read: \"2001-01-01\"\n",
        good: "read: \"2026-01-01\"\n",
    },
];

fn sources() -> SourceMap {
    let texts = [
        ("acme/a b/list.yaml", "operation: List\nrequest:\n  Größe: { requird: true }\n  Ziel: 一二三\n"),
        ("acme/vendor.yaml", "vendor: acme\nread: \"2001-01-01\"\n"),
    ];
    SourceMap::new(texts.map(|(path, text)| (path.to_owned(), text.to_owned()))).with_root("specs")
}

/// The span of a word, in a file by its number.
fn span(sources: &SourceMap, file: usize, word: &str) -> Span {
    let (file, source): (FileId, _) = sources.files().nth(file).unwrap();
    let start = source.text.find(word).unwrap();
    Span { file, start: start as u32, end: (start + word.len()) as u32 }
}

fn report(sources: &SourceMap) -> Report {
    let mut report = Report::default();
    report.push(
        Diagnostic::error(
            "unknown-key",
            span(sources, 0, "requird"),
            "unknown key `requird`: 100% odd\r\nreally",
        )
        .label("not a key, of a field")
        .also(span(sources, 0, "Größe"), "in this field")
        .also(span(sources, 1, "acme"), "of this vendor")
        .help("did you mean `required`?"),
    );
    report.push(Diagnostic::error("unknown-key", span(sources, 0, "二"), "unknown key `二`"));
    report.push(Diagnostic::warning("old-page", span(sources, 1, "\"2001"), "the page was read long ago"));
    report
}

fn rendered(format: Format) -> String {
    let sources = sources();
    Renderer { sources: &sources, rules: RULES, colour: false }.render(&report(&sources), format)
}

#[test]
fn text_looks_like_rustc() {
    let text = rendered(Format::Text);
    println!("{text}");
    let expected = "\
error[unknown-key]: unknown key `二`
 --> specs/acme/a b/list.yaml:4:10
  |
4 |   Ziel: 一二三
  |           ^^
";
    assert!(text.contains(expected), "{text}");
    assert!(text.contains(" --> specs/acme/a b/list.yaml:3:12\n"), "{text}");
    assert!(text.contains(" ::: specs/acme/vendor.yaml:1:9\n"), "{text}");
    assert!(text.contains("= why: a key that nobody reads is a fact that gets lost\n"), "{text}");
    assert!(text.contains("= help: did you mean `required`?\n"), "{text}");
    assert_eq!(text.matches("= why: a key").count(), 1, "the reason is said once: {text}");
    assert!(text.contains("warning[old-page]: the page was read long ago\n"), "{text}");
    assert!(!text.contains('\x1b'));
}

#[test]
fn text_has_colours_when_asked_and_survives_any_span() {
    let sources = sources();
    let (file, _) = sources.files().next().unwrap();
    let mut report = Report::default();
    for (start, end) in [(0, 0), (0, 9999), (9999, 9999), (9, 3), (29, 30), (15, 16), (0, 40)] {
        report.push(
            Diagnostic::error("unknown-key", Span { file, start, end }, "x \x1b[2J").help("a\n\x1b[2Jb"),
        );
    }
    let text = Renderer { sources: &sources, rules: RULES, colour: true }.render(&report, Format::Text);
    assert!(text.contains('\x1b') && !text.contains("\x1b[2J"), "{text:?}");
    for format in Format::ALL {
        Renderer { sources: &SourceMap::default(), rules: &[], colour: false }.render(&report, format);
    }
}

#[test]
fn concise_is_one_line_each() {
    assert_eq!(
        rendered(Format::Concise),
        "specs/acme/a b/list.yaml:3:12: error[unknown-key]: unknown key `requird`: 100% odd  really\n\
         specs/acme/a b/list.yaml:4:10: error[unknown-key]: unknown key `二`\n\
         specs/acme/vendor.yaml:2:7: warning[old-page]: the page was read long ago\n"
    );
}

#[test]
fn json_has_every_fact() {
    let json: Value = serde_json::from_str(&rendered(Format::Json)).unwrap();
    assert_eq!(json["version"], 1);
    assert_eq!(json["summary"], serde_json::json!({ "errors": 2, "warnings": 1 }));
    let first = &json["findings"][0];
    assert_eq!(first["rule"], "unknown-key");
    assert_eq!(first["severity"], "error");
    assert_eq!(first["file"], "specs/acme/a b/list.yaml");
    assert_eq!([&first["line"], &first["column"], &first["end_line"], &first["end_column"]], [3, 12, 3, 19]);
    assert_eq!(first["help"], "did you mean `required`?");
    assert_eq!(first["why"], RULES[0].why);
    assert_eq!(first["labels"][0]["primary"], true);
    assert_eq!(first["labels"][2]["file"], "specs/acme/vendor.yaml");
    assert_eq!(first["labels"][2]["text"], "of this vendor");
    assert_eq!(first["fingerprint"].as_str().unwrap().len(), 16);
    assert_eq!(json["findings"][1]["help"], Value::Null);
}

#[test]
fn fingerprints_outlive_added_lines_and_differ() {
    let finding = |text: &str, messages: &[&str]| {
        let sources = SourceMap::new([("a.yaml".to_owned(), text.to_owned())]);
        let mut report = Report::default();
        for (index, message) in messages.iter().enumerate() {
            let mut at = span(&sources, 0, "key");
            at.end += index as u32;
            report.push(Diagnostic::error("unknown-key", at, *message));
        }
        let renderer = Renderer { sources: &sources, rules: RULES, colour: false };
        renderer.findings(&report).into_iter().map(|finding| finding.fingerprint).collect::<Vec<_>>()
    };
    let old = finding("key: 1\n", &["as in line 3, code 100003", "as in line 3, code 100003"]);
    assert_eq!(old, finding("\n\nkey: 1\n", &["as in line 12, code 100003", "as in line 12, code 100003"]));
    assert_ne!(old[0], old[1]);
    assert_ne!(old, finding("key: 1\n", &["as in line 3, code 100004", "as in line 3, code 100004"]));
    assert_eq!(old[0], "0c2f59e563e2371a", "the hash must never change");
}

#[test]
fn github_escapes() {
    let text = rendered(Format::Github);
    let first = text.lines().next().unwrap();
    assert_eq!(
        first,
        "::error file=specs/acme/a b/list.yaml,line=3,endLine=3,col=12,endColumn=19,title=unknown-key::\
         unknown key `requird`: 100%25 odd%0D%0Areally%0Ahelp: did you mean `required`?\
         %0Awhy: a key that nobody reads is a fact that gets lost"
    );
    let sources = SourceMap::new([("a:b,c%.yaml".to_owned(), "key: 1\nkey\n".to_owned())]);
    let mut report = Report::default();
    let mut at = span(&sources, 0, "key: 1\nkey");
    for _ in 0..12 {
        report.push(Diagnostic::warning("old-page", at, "x"));
        at.start += 1;
    }
    let text = Renderer { sources: &sources, rules: &[], colour: false }.render(&report, Format::Github);
    assert!(
        text.starts_with("::warning file=a%3Ab%2Cc%25.yaml,line=1,endLine=2,title=old-page::x\n"),
        "{text}"
    );
    assert_eq!(text.matches("::warning").count(), 10);
    assert!(
        text.ends_with("::notice title=apiscribe::2 more warnings: run `apiscribe check` to see all\n"),
        "{text}"
    );
}

#[test]
fn sarif_has_what_readers_require() {
    let log: Value = serde_json::from_str(&rendered(Format::Sarif)).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["tool"]["driver"]["name"], "apiscribe");
    assert_eq!(run["tool"]["driver"]["rules"][1]["defaultConfiguration"]["level"], "warning");
    assert!(run["tool"]["driver"]["rules"][0]["help"]["text"].as_str().unwrap().contains("requird"));
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    for result in results {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(RULES[index].id, result["ruleId"]);
        assert!(result["message"]["text"].is_string());
        assert_eq!(result["partialFingerprints"]["apiscribe/v1"].as_str().unwrap().len(), 16);
        let place = &result["locations"][0]["physicalLocation"];
        assert!(place["region"]["startLine"].as_u64().unwrap() > 0);
    }
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "specs/acme/a%20b/list.yaml");
    assert_eq!(results[0]["relatedLocations"][1]["message"]["text"], "of this vendor");
}

#[test]
fn an_empty_report_is_still_a_document() {
    let sources = sources();
    let renderer = Renderer { sources: &sources, rules: RULES, colour: false };
    let empty = Report::default();
    for format in [Format::Text, Format::Concise, Format::Github] {
        assert_eq!(renderer.render(&empty, format), "");
    }
    let json: Value = serde_json::from_str(&renderer.render(&empty, Format::Json)).unwrap();
    assert_eq!(json["findings"], serde_json::json!([]));
    let sarif: Value = serde_json::from_str(&renderer.render(&empty, Format::Sarif)).unwrap();
    assert_eq!(sarif["runs"][0]["results"], serde_json::json!([]));
    assert_eq!(tally(&empty), "no problems");
    assert_eq!(tally(&report(&sources)), "2 errors and 1 warning");
}
