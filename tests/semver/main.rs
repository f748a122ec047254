//! Compares what `apiscribe diff` asks of the crate's version with what cargo-semver-checks asks, which looks at the generated crates.
//!
//! For the first case of each kind of change that the compiler sees, it makes the crate of before and of after, and prints what both say.
//! Where they differ `disagreements.txt` has the reason; one that is new, and one that is gone, fail. What the tool cannot see (new things, which
//! it does not look for, so that it says `none` where we say `patch` or `minor`) is no disagreement.
//!
//! ```text
//! cargo install cargo-semver-checks --locked
//! cargo run -p apiscribe-tests --bin semver [-- --tool PATH]
//! ```
//!
//! Building the tool takes two cores eight minutes, a run takes them one. Without the tool it exits with 3.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use apiscribe::diff::{Bump, CHANGES, Side, diff};
use apiscribe::model::Model;
use apiscribe::source::SourceMap;
use apiscribe_tests::compiled::{Compiler, code};
use apiscribe_tests::{Specs, change, each, sources};

/// Reasons, as `<id>: <reason>`, below a heading that says what both say.
const KNOWN: &str = include_str!("disagreements.txt");

/// One side of a pair.
struct Specced {
    sources: SourceMap,
    model: Model,
}

impl Specced {
    fn of(specs: &Specs) -> Self {
        let sources = sources(specs);
        let model =
            apiscribe::gate(&sources).unwrap_or_else(|failure| panic!("{:#?}", failure.report.sorted()));
        Specced { sources, model }
    }

    fn side(&self) -> Side<'_> {
        Side { model: &self.model, sources: &self.sources }
    }
}

/// What both say of a pair.
struct Verdict {
    id: &'static str,
    ours: Bump,
    theirs: Bump,
    /// The tool's checks that failed.
    failed: String,
}

impl Verdict {
    /// New things are none of the tool's business, so only what breaks programs is compared, and that it does not ask for more.
    fn agrees(&self) -> bool {
        (self.ours == Bump::Major) == (self.theirs == Bump::Major) && self.theirs <= self.ours
    }

    fn words(&self) -> String {
        format!("ours {}, theirs {}", self.ours.word(), self.theirs.word())
    }
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let tool = match (arguments.next().as_deref(), arguments.next(), arguments.next()) {
        (None, ..) => PathBuf::from("cargo-semver-checks"),
        (Some("--tool"), Some(path), None) => PathBuf::from(path),
        _ => {
            eprintln!("usage: semver [--tool PATH]");
            return ExitCode::from(2);
        }
    };
    match Command::new(&tool).args(["semver-checks", "--version"]).output() {
        Ok(output) if output.status.success() => print!("{}", String::from_utf8_lossy(&output.stdout)),
        _ => {
            eprintln!("there is no {}: cargo install cargo-semver-checks --locked", tool.display());
            return ExitCode::from(3);
        }
    }
    let verdicts = verdicts(&tool);
    println!("{:46} {:7} {:7} {:9}checks that failed", "first case of", "ours", "theirs", "");
    for verdict in &verdicts {
        let Verdict { id, ours, theirs, failed } = verdict;
        let mark = if verdict.agrees() { "" } else { "differs" };
        println!("{id:46} {:7} {:7} {mark:9}{failed}", ours.word(), theirs.word());
    }
    let found = verdicts.iter().filter(|of| !of.agrees()).map(|of| (of.id.to_owned(), of.words())).collect();
    report(&found, verdicts.len())
}

/// Compares the disagreements with those that are known.
fn report(found: &BTreeMap<String, String>, pairs: usize) -> ExitCode {
    let known = known();
    let mut failed = false;
    for (id, words) in found.iter().filter(|(id, words)| known.get(*id) != Some(*words)) {
        failed = true;
        eprintln!(
            "new disagreement: {id}: {words}; mend the kind of change, or give the reason in disagreements.txt"
        );
    }
    for (id, words) in known.iter().filter(|(id, words)| found.get(*id) != Some(*words)) {
        failed = true;
        eprintln!("no disagreement any more: {id}: {words}; delete it from disagreements.txt");
    }
    println!(
        "{pairs} pairs, {} disagreements, {}",
        found.len(),
        if failed { "not as known" } else { "all known" }
    );
    ExitCode::from(u8::from(failed))
}

/// What is known, by the id of the kind.
fn known() -> BTreeMap<String, String> {
    let mut words = String::new();
    let mut known = BTreeMap::new();
    for line in KNOWN.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix("== ") {
            Some(heading) => words = heading.to_owned(),
            None => {
                let (id, reason) = line.split_once(": ").unwrap_or_else(|| panic!("no reason: {line}"));
                assert!(!reason.is_empty() && !words.is_empty(), "no reason, or no heading above it: {line}");
                assert!(known.insert(id.to_owned(), words.clone()).is_none(), "{id} is there twice");
            }
        }
    }
    known
}

/// What both say of each pair, by the order of the kinds.
fn verdicts(tool: &Path) -> Vec<Verdict> {
    let compiler = Compiler::new();
    let base = Specced::of(&change::base());
    let base_tree = apiscribe::print(base.model.clone());
    let folder = tempfile::tempdir().unwrap();
    let before = compiler.documented(&base_tree, folder.path());
    let kinds: Vec<_> = CHANGES.iter().flat_map(|group| group.iter()).collect();
    each(&kinds, |kind| {
        let case =
            change::of(kind.id).into_iter().next().unwrap_or_else(|| panic!("{} has no case", kind.id));
        let changed = Specced::of(&case.applied());
        let tree = apiscribe::print(changed.model.clone());
        if code(&tree) == code(&base_tree) {
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let after = compiler.documented(&tree, folder.path());
        let ours = diff(base.side(), changed.side()).bump();
        let (theirs, failed) = asked(tool, &before, &after);
        Some(Verdict { id: kind.id, ours, theirs, failed })
    })
    .into_iter()
    .flatten()
    .collect()
}

/// What the tool asks for, and by which of its checks.
fn asked(tool: &Path, before: &Path, after: &Path) -> (Bump, String) {
    let output = Command::new(tool)
        .args(["semver-checks", "--color", "never", "--release-type", "patch"])
        .arg("--baseline-rustdoc")
        .arg(before)
        .arg("--current-rustdoc")
        .arg(after)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let bump = match said.lines().find_map(|line| line.trim().strip_prefix("Summary ")) {
        Some(summary) if summary.contains("requires new major version") => Bump::Major,
        Some(summary) if summary.contains("requires new minor version") => Bump::Minor,
        Some(summary) if summary.contains("no semver update required") => Bump::None,
        _ => panic!("{} says nothing that is known: {said}", tool.display()),
    };
    let listed = String::from_utf8_lossy(&output.stdout);
    let failed = listed.lines().filter_map(|line| line.strip_prefix("--- failure ")?.split(':').next());
    (bump, failed.collect::<Vec<_>>().join(", "))
}
