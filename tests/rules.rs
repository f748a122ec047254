//! The rules: for each a folder with the files that break it, laid over a sound tree, and the report as people see it.
//!
//! A case is `cases/rules/<id>/`: spec files that replace or add to those of `cases/base`, `remove.txt` with files to take
//! away, `also.txt` with the rules that are broken besides, and `report.snap`.
//!
//! Refresh the reports with: INSTA_UPDATE=always cargo test -p apiscribe-tests --test rules

use std::collections::BTreeSet;
use std::fs;

use apiscribe::diag::Report;
use apiscribe::rules::{RULES, Rule, find};
use apiscribe_tests::{Specs, base, cases, read_specs, rendered, sources};

const REFRESH: &str = "INSTA_UPDATE=always cargo test -p apiscribe-tests --test rules";

/// The names of the case folders.
fn case_names() -> BTreeSet<String> {
    let folders = fs::read_dir(cases("rules")).unwrap().map(|entry| entry.unwrap());
    folders.map(|folder| folder.file_name().into_string().unwrap()).collect()
}

/// The lines of a file of a case that may not be there.
fn lines(case: &str, file: &str) -> Vec<String> {
    let text = fs::read_to_string(cases("rules").join(case).join(file)).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

/// The base with the files of a case laid over it.
fn specs_of(case: &str) -> Specs {
    let mut specs = base();
    specs.extend(read_specs(&cases("rules").join(case)));
    for path in lines(case, "remove.txt") {
        assert!(specs.remove(&path).is_some(), "cases/rules/{case}/remove.txt: there is no {path}");
    }
    specs
}

/// Every finding is of a rule of the book, as bad as the book says, with a place, and says what to type.
fn is_well_formed(report: &Report) {
    for diagnostic in report.sorted() {
        let rule = find(diagnostic.rule).unwrap_or_else(|| panic!("no rule `{}`", diagnostic.rule));
        assert_eq!(rule.severity, diagnostic.severity, "{}", rule.id);
        let message = &diagnostic.message;
        assert!(diagnostic.help.is_some(), "{}: {message} has no help", rule.id);
        assert!(!message.ends_with('.') && !message.is_empty(), "{}: {message}", rule.id);
        assert!(
            !message.starts_with(|c: char| c.is_uppercase()) || message.starts_with("HTTP"),
            "{}: {message}",
            rule.id
        );
        assert!(!message.contains('\n'), "{}: {message}", rule.id);
    }
}

fn check_rule(id: &str) {
    let sources = sources(&specs_of(id));
    let (_, report) = apiscribe::check(&sources);
    is_well_formed(&report);
    let found: BTreeSet<_> = report.sorted().iter().map(|diagnostic| diagnostic.rule.to_owned()).collect();
    let expected: BTreeSet<_> = lines(id, "also.txt").into_iter().chain([id.to_owned()]).collect();
    let report = rendered(&report, &sources);
    assert_eq!(found, expected, "cases/rules/{id} breaks other rules than it says\n{report}");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(cases("rules").join(id));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("report", report));
}

#[test]
fn every_rule_is_reported_as_its_case_shows() {
    let mut failed = Vec::new();
    for case in case_names() {
        if std::panic::catch_unwind(|| check_rule(&case)).is_err() {
            failed.push(case);
        }
    }
    assert!(
        failed.is_empty(),
        "these cases fail, see above: {failed:?}\nif the new reports are right: {REFRESH}"
    );
}

#[test]
fn every_rule_has_a_case_and_every_case_a_rule() {
    let cases = case_names();
    let rules: BTreeSet<_> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
    let without_case: Vec<_> = rules.difference(&cases).collect();
    let without_rule: Vec<_> = cases.difference(&rules).collect();
    assert!(without_case.is_empty(), "rules without tests/cases/rules/<id>: {without_case:?}");
    assert!(without_rule.is_empty(), "cases that name no rule: {without_rule:?}");
}

#[test]
fn the_base_is_sound() {
    let sources = sources(&base());
    let (_, report) = apiscribe::check(&sources);
    assert!(report.is_empty(), "{}", rendered(&report, &sources));
}

#[test]
fn the_rule_book_is_in_order() {
    let ids: Vec<_> = RULES.iter().map(|rule| rule.id).collect();
    assert!(ids.is_sorted_by(|a, b| a < b), "RULES is not sorted by id, or names one twice");
    for Rule { id, summary, why, bad, good, .. } in RULES {
        let kebab = id.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
        assert!(kebab, "{id} is not in kebab-case");
        for words in [summary, why] {
            assert!(!words.is_empty() && !words.ends_with('.'), "{id}: {words}");
        }
        assert!(bad.ends_with('\n') && good.ends_with('\n') && bad != good, "{id}");
    }
}

/// What the book shows as right is at least YAML without traps.
#[test]
fn what_the_book_calls_right_is_sound_yaml() {
    for rule in RULES {
        let sources = sources(&Specs::from([("good.yaml".to_owned(), rule.good.to_owned())]));
        let mut report = Report::default();
        let (file, _) = sources.files().next().unwrap();
        apiscribe::yaml::parse(&sources, file, &mut report);
        assert!(report.is_empty(), "{}: {}", rule.id, rendered(&report, &sources));
    }
}
