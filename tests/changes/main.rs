//! What `apiscribe diff` says: two cases for each kind of change, a proof that no key of the language is overlooked, what has to hold for any
//! two trees, and what the compiler says of programs where `diff` says that they compile, or do not.
//!
//! A case is an edit of `cases/changes/base`, written in `cases/changes/<id>.txt`; what is reported of both stands in `<id>.snap` beside it.
//! Refresh the reports with: INSTA_UPDATE=always cargo test -p apiscribe-tests --test changes

use std::collections::BTreeSet;
use std::sync::LazyLock;

use apiscribe::diff::{CHANGES, Findings, Format, Side, diff, find, render};
use apiscribe::model::Model;
use apiscribe::source::SourceMap;
use apiscribe_tests::{Specs, cases, change, rendered, sources};

mod everything;
mod flow;
mod keys;
mod language;
mod random;
mod witness;

const REFRESH: &str = "INSTA_UPDATE=always cargo test -p apiscribe-tests --test changes";

/// Specs that got through the gate.
struct Sound {
    sources: SourceMap,
    model: Model,
}

impl Sound {
    fn of(specs: &Specs) -> Result<Self, String> {
        let sources = sources(specs);
        match apiscribe::gate(&sources) {
            Ok(model) => Ok(Sound { sources, model }),
            Err(failure) => Err(rendered(&failure.report, &sources)),
        }
    }

    fn side(&self) -> Side<'_> {
        Side { model: &self.model, sources: &self.sources }
    }

    fn diff(&self, new: &Sound) -> Findings {
        diff(self.side(), new.side())
    }
}

/// The tree that all cases change.
static BASE: LazyLock<Sound> =
    LazyLock::new(|| Sound::of(&change::base()).unwrap_or_else(|report| panic!("{report}")));

fn check_change(id: &str) {
    let kind = find(id).unwrap_or_else(|| panic!("there is no kind of change `{id}`"));
    let cases_of = change::of(id);
    assert_eq!(cases_of.len(), 2, "cases/changes/{id}.txt has to have two cases");
    let mut report = String::new();
    for case in &cases_of {
        let changed = Sound::of(&case.applied()).unwrap_or_else(|report| panic!("{}: {report}", case.title));
        let findings = BASE.diff(&changed);
        let text = render(&findings, Format::Text, false);
        assert!(
            findings.iter().any(|finding| finding.change.id == kind.id),
            "cases/changes/{id}.txt: {} This is not reported as {id}:\n{text}",
            case.title
        );
        report += &format!("== {}\n\n{text}\n", case.title);
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(cases("changes"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(id, report.trim_end()));
}

/// The ids of all kinds.
fn kinds() -> BTreeSet<String> {
    CHANGES.iter().flat_map(|group| group.iter()).map(|change| change.id.to_owned()).collect()
}

#[test]
fn every_kind_of_change_is_reported_as_its_cases_show() {
    let mut failed = Vec::new();
    for id in kinds() {
        if std::panic::catch_unwind(|| check_change(&id)).is_err() {
            failed.push(id);
        }
    }
    assert!(
        failed.is_empty(),
        "these kinds fail, see above: {failed:?}\nif the new reports are right: {REFRESH}"
    );
}

#[test]
fn every_case_is_of_a_kind() {
    let files = std::fs::read_dir(cases("changes")).unwrap().map(|entry| entry.unwrap().path());
    let named: BTreeSet<_> = files
        .filter(|path| path.is_file())
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    let strangers: Vec<_> = named.difference(&kinds()).cloned().collect();
    assert!(strangers.is_empty(), "files of cases/changes that name no kind of change: {strangers:?}");
}

#[test]
fn the_table_of_kinds_is_in_order() {
    let mut ids = BTreeSet::new();
    for change in CHANGES.iter().flat_map(|group| group.iter()) {
        let id = change.id;
        assert!(ids.insert(id), "{id} is there twice");
        assert!(
            id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'),
            "{id} is not in kebab-case"
        );
        for words in [change.what, change.advice] {
            assert!(!words.is_empty() && !words.ends_with('.'), "{id}: {words}");
        }
        assert_ne!(change.example.old, change.example.new, "{id}: an example that changes nothing");
    }
}

/// What an example shows is at least YAML.
#[test]
fn examples_of_kinds_are_sound_yaml() {
    for change in CHANGES.iter().flat_map(|group| group.iter()) {
        for text in [change.example.old, change.example.new].into_iter().filter(|text| !text.starts_with('#'))
        {
            let sources = sources(&Specs::from([("example.yaml".to_owned(), format!("{text}\n"))]));
            let mut report = apiscribe::diag::Report::default();
            let (file, _) = sources.files().next().unwrap();
            apiscribe::yaml::parse(&sources, file, &mut report);
            assert!(report.is_empty(), "{}: {}", change.id, rendered(&report, &sources));
        }
    }
}
