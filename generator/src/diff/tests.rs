//! What is made of findings: pages that spec texts cannot break out of, approvals, and the changelog.

use super::approvals::{self, Approval};
use super::{Findings, Format, Side, changelog, diff, render};
use crate::plan::unit::specs::sources;
use crate::source::SourceMap;

/// The small tree of the tests with one text put in the place of another.
fn changed(from: &str, to: &str) -> Findings {
    let old = sources();
    let files = old.files().map(|(_, file)| (file.path.clone(), file.text.replace(from, to)));
    let new = SourceMap::new(files.collect::<Vec<_>>());
    let (before, after) = (crate::gate(&old).unwrap(), crate::gate(&new).unwrap());
    diff(Side { model: &before, sources: &old }, Side { model: &after, sources: &new })
}

#[test]
fn no_text_of_a_spec_is_markup() {
    let findings = changed("doc: The key.", "doc: \"<script>alert(1)</script> ::error:: | `x` The key.\"");
    assert!(!findings.is_empty());
    let page = render(&findings, Format::Html, false);
    assert!(page.contains("&lt;script&gt;alert(1)") && !page.contains("<script>alert"), "{page}");
    assert_eq!(page.matches("http-equiv=\"Content-Security-Policy\"").count(), 1);
    let markdown = render(&findings, Format::Markdown, false);
    assert!(markdown.contains("\\|"), "{markdown}");
    let github = render(&findings, Format::Github, false);
    assert!(github.lines().all(|line| line.starts_with("::")), "{github}");
}

#[test]
fn json_and_sarif_are_what_scripts_rely_on() {
    let findings = changed("doc: The key.", "doc: Another key.");
    let json: serde_json::Value = serde_json::from_str(&render(&findings, Format::Json, false)).unwrap();
    assert_eq!(json["summary"]["docs"], 1);
    assert_eq!(json["summary"]["bump"], "patch");
    let finding = &json["findings"][0];
    for key in
        ["rule", "class", "bump", "cause", "operation", "path", "old", "new", "file", "line", "fingerprint"]
    {
        assert!(!finding[key].is_null(), "{key}: {finding}");
    }
    let sarif: serde_json::Value = serde_json::from_str(&render(&findings, Format::Sarif, false)).unwrap();
    let run = &sarif["runs"][0];
    let index = run["results"][0]["ruleIndex"].as_u64().unwrap() as usize;
    assert_eq!(run["tool"]["driver"]["rules"][index]["id"], finding["rule"]);
}

#[test]
fn approvals_are_needed_and_run_out() {
    let findings = changed("doc: The key.", "doc: Another key.");
    let fingerprint = &findings.iter().next().unwrap().fingerprint;
    let text = format!("- {{ fingerprint: \"{fingerprint}\", reason: looked at, expires: 2026-12-31 }}\n");
    let approved = approvals::read(&text).unwrap();
    let problems = |approved: &[Approval], day| {
        approvals::problems(approved, &findings, crate::day::parse(day).unwrap())
    };
    assert_eq!(problems(&approved, "2026-12-31"), []);
    assert!(problems(&approved, "2027-01-01")[0].message.contains("was good until 2026-12-31"));
    let other = Approval { fingerprint: "0".repeat(12), ..approved[0].clone() };
    assert!(problems(&[other], "2026-01-01")[0].help == "delete it");
    assert_eq!(approvals::read("# nothing yet\n").unwrap(), []);
    for (wrong, why) in [
        ("- { fingerprint: a, reason: \"\", expires: 2026-12-31 }", "without a reason"),
        ("- { fingerprint: a, reason: b, expires: soon }", "`soon` is no day"),
        ("- { fingerprint: a, reason: b, expires: 2026-13-99 }", "`2026-13-99` is no day"),
        ("- { fingerprint: a, reason: b, expires: 2026-02-29 }", "`2026-02-29` is no day"),
        ("- { fingerprint: a, reason: b, expires: 2026-12-31, more: 1 }", "more"),
        ("fingerprint", ""),
    ] {
        let error = approvals::read(wrong).unwrap_err();
        assert!(error.message.contains(why), "{wrong}: {error:?}");
    }
}

#[test]
fn the_changelog_leaves_words_out() {
    assert_eq!(
        changelog(&changed("doc: The key.", "doc: Another key.")),
        "Nothing changes for users of the crate.\n"
    );
    let told = changelog(&changed("sensitive: true", "sensitive: false"));
    assert!(told.starts_with("### To look at\n\n- `"), "{told}");
}
