//! What the classes of changes claim of programs, put before the compiler.
//!
//! A witness is a small program of a user, `cases/changes/witnesses/<id>.rs`. It compiles against the crate of the base, and for a change of
//! class `source` it does not against the crate of a case, for the reason that it names; for one of class `compatible` it does. Cases of the
//! same kind may need other programs: what stands under `#[cfg(first)]` is for the first alone. Its first lines name all that the compiler says:
//!
//! ```text
//! //! first, after: error[E0599]: no method named `on`
//! //! both, before: warning[deprecated]: use of deprecated field `kind`
//! ```
//!
//! Beside the witnesses, a program that uses everything of the base's crate is compiled against the crate of each case of any class: it
//! compiles just where nothing of class `source` is told.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::LazyLock;

use apiscribe::diff::{Class, Format, find, render};
use apiscribe_tests::change::{self, Case};
use apiscribe_tests::compiled::{self, Compiler, Diagnostic, Library};
use apiscribe_tests::{cases, each};

use crate::random::{self, Walk};
use crate::{BASE, Sound, everything, kinds};

/// What each of the two cases is called in a witness.
const NAMES: [&str; 2] = ["first", "second"];

/// A program of a user, and what the compiler says of it.
struct Witness {
    text: String,
    expected: Vec<Expected>,
}

/// A line of the head.
struct Expected {
    case: String,
    side: String,
    headline: String,
}

/// What stands behind all cases.
struct Bench {
    compiler: Compiler,
    base: Library,
    code: BTreeMap<String, String>,
    everything: String,
}

static BENCH: LazyLock<Bench> = LazyLock::new(|| {
    let compiler = Compiler::new();
    let tree = apiscribe::print(BASE.model.clone());
    let base = compiler.library(&tree).unwrap_or_else(|said| panic!("the base: {}", shown(&said)));
    let everything = everything::program(&tree);
    Bench { compiler, base, code: compiled::code(&tree), everything }
});

fn shown(said: &[Diagnostic]) -> String {
    said.iter().map(|of| of.rendered.as_str()).collect()
}

impl Witness {
    fn of(id: &str) -> Option<Self> {
        let text = std::fs::read_to_string(cases("changes/witnesses").join(format!("{id}.rs"))).ok()?;
        let head = text.lines().map_while(|line| line.strip_prefix("//!"));
        let expected = head.filter_map(|line| {
            let (place, headline) = line.split_once(": ")?;
            let (case, side) = place.trim().split_once(", ")?;
            Some(Expected { case: case.to_owned(), side: side.to_owned(), headline: headline.to_owned() })
        });
        let expected: Vec<_> = expected.collect();
        Some(Witness { text, expected })
    }

    /// What is not as the head says, for a case and a side.
    fn doubts(&self, case: &str, side: &str, said: &[Diagnostic]) -> String {
        let mut doubts = String::new();
        let expected: Vec<_> = self
            .expected
            .iter()
            .filter(|of| (of.case == case || of.case == "both") && of.side == side)
            .map(|of| of.headline.as_str())
            .collect();
        for of in said.iter().filter(|of| !expected.iter().any(|line| says(of, line))) {
            let (headline, rendered) = (&of.headline, &of.rendered);
            let _ = write!(doubts, "the head lacks:\n//! {case}, {side}: {headline}\n{rendered}");
        }
        for line in expected.iter().filter(|line| !said.iter().any(|of| says(of, line))) {
            let _ = writeln!(doubts, "the compiler does not say:\n//! {case}, {side}: {line}");
        }
        doubts
    }
}

/// Whether the compiler says it: by the code, and all that stands between backticks, since other words change with its versions.
fn says(of: &Diagnostic, line: &str) -> bool {
    let code = |text: &str| text.split(':').next().map(str::to_owned);
    let names = line.split('`').skip(1).step_by(2);
    code(&of.headline) == code(line) && names.into_iter().all(|name| of.headline.contains(name))
}

/// What is doubtful of a kind's claim in a case.
fn doubts(id: &str, number: usize, case: &Case) -> String {
    let Bench { compiler, base, code, everything } = &*BENCH;
    let changed = match Sound::of(&case.applied()) {
        Ok(changed) => changed,
        Err(report) => return report,
    };
    let tree = apiscribe::print(changed.model.clone());
    // Where only words are different, the compiler would see the base once more.
    let own = match compiled::code(&tree) == *code {
        true => None,
        false => match compiler.library(&tree) {
            Ok(library) => Some(library),
            Err(said) => return format!("its crate does not compile: {}", shown(&said)),
        },
    };
    let library = own.as_ref().unwrap_or(base);
    let mut doubts = String::new();
    if let Some(witness) = Witness::of(id) {
        let flags = ["--cfg", NAMES[number], "-A", "unused"];
        for (side, library) in [("before", base), ("after", library)] {
            let said = compiler.program(library, &witness.text, &flags);
            doubts += &witness.doubts(NAMES[number], side, &said);
        }
    }
    if own.is_some() {
        doubts += &disagreement(&BASE, &changed, &compiler.program(library, everything, &SILENT));
    }
    doubts
}

/// Flags for a program of which only errors count.
const SILENT: [&str; 2] = ["--cap-lints", "allow"];

/// Where what is told of a change is not what the compiler says of a program that uses everything.
fn disagreement(old: &Sound, new: &Sound, said: &[Diagnostic]) -> String {
    let told = old.diff(new);
    let told = told.iter().map(|of| of.change).filter(|of| of.class == Class::Source).map(|of| of.id);
    let told: BTreeSet<_> = told.collect();
    match (told.is_empty(), said.is_empty()) {
        (true, false) => format!("nothing of class source is told, but: {}", shown(said)),
        (false, true) => format!("{told:?} is told, but what uses everything compiles\n"),
        _ => String::new(),
    }
}

#[test]
fn the_compiler_agrees_with_the_classes() {
    let cases = kinds().into_iter().flat_map(|id| {
        change::of(&id).into_iter().enumerate().map(move |(number, case)| (id.clone(), number, case))
    });
    let doubts = each(&cases.collect::<Vec<_>>(), |(id, number, case)| {
        let doubts = doubts(id, *number, case);
        (!doubts.is_empty()).then(|| format!("{id}, {}: {}\n{doubts}", NAMES[*number], case.title))
    });
    let doubts: Vec<_> = doubts.into_iter().flatten().collect();
    assert!(doubts.is_empty(), "{} claims do not hold:\n\n{}", doubts.len(), doubts.join("\n\n"));
}

/// The same for changes that nobody thought of.
#[test]
fn the_compiler_agrees_with_what_is_told_of_random_changes() {
    let compiler = &BENCH.compiler;
    let mut compiled = 0;
    for (at, start) in random::starts().into_iter().enumerate() {
        let mut old = Sound::of(&start).unwrap();
        for (_, new) in Walk::new(1 + at as u64, start, 24) {
            let (before, after) = (apiscribe::print(old.model.clone()), apiscribe::print(new.model.clone()));
            if compiled::code(&before) != compiled::code(&after) {
                let library = compiler.library(&after).unwrap_or_else(|said| panic!("{}", shown(&said)));
                let said = compiler.program(&library, &everything::program(&before), &SILENT);
                let disagreement = disagreement(&old, &new, &said);
                let findings = render(&old.diff(&new), Format::Text, false);
                assert!(disagreement.is_empty(), "{disagreement}{findings}");
                compiled += 1;
            }
            old = new;
        }
    }
    assert!(compiled > 0, "no walk came to a change that the compiler sees, so nothing was tried");
}

/// The kinds that claim something of programs.
fn claims() -> BTreeSet<String> {
    let claims = |id: &String| matches!(find(id).unwrap().class, Class::Source | Class::Compatible);
    kinds().into_iter().filter(claims).collect()
}

#[test]
fn every_claim_has_a_witness_that_says_it() {
    let files = std::fs::read_dir(cases("changes/witnesses")).unwrap().map(|entry| entry.unwrap().path());
    let named: BTreeSet<_> =
        files.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    assert_eq!(named, claims(), "left: witnesses; right: kinds of class source or compatible");
    for id in named {
        let witness = Witness::of(&id).unwrap();
        let source = find(&id).unwrap().class == Class::Source;
        for of in &witness.expected {
            assert!(
                ["first", "second", "both"].contains(&of.case.as_str())
                    && ["before", "after"].contains(&of.side.as_str()),
                "{id}: no such place: {}, {}",
                of.case,
                of.side
            );
            let may_fail = source && of.side == "after";
            assert!(may_fail || of.headline.starts_with("warning["), "{id}: has to compile: {}", of.headline);
        }
        for case in NAMES {
            let fails =
                |of: &&Expected| (of.case == case || of.case == "both") && of.headline.starts_with("error[");
            assert_eq!(
                witness.expected.iter().any(|of| fails(&of)),
                source,
                "{id}, {case}: whether it fails"
            );
        }
    }
}
