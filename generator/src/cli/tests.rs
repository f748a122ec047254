//! Commands with streams in memory; transcripts of the real program live in the tests of the workspace.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use super::*;
use crate::diag::Severity;
use crate::rules::Rule;

#[derive(Clone, Default)]
struct Memory(Arc<Mutex<Vec<u8>>>);

impl Memory {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Memory {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A reader that went away.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Err(io::ErrorKind::BrokenPipe.into())
    }
}

/// A full disk.
struct Full;

impl Write for Full {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::StorageFull.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn with(streams: &mut Streams, args: &[&str]) -> Exit {
    match Cli::try_parse_from(std::iter::once(&"apiscribe").chain(args)) {
        Ok(cli) => dispatch(cli, streams),
        Err(error) => usage(&error, streams),
    }
}

fn run_in_memory(args: &[&str]) -> (Exit, String, String) {
    let (out, err) = (Memory::default(), Memory::default());
    let exit = with(&mut Streams::into(out.clone(), err.clone(), args.contains(&"-q")), args);
    (exit, out.text(), err.text())
}

const RULES: &[Rule] = &[Rule {
    id: "unknown-key",
    severity: Severity::Error,
    summary: "every key is one of the language",
    why: "a key that nobody reads is a fact that gets lost",
    bad: "requird: true\n",
    good: "required: true\n",
}];

#[test]
fn the_arguments_are_sound() {
    Cli::command().debug_assert();
}

#[test]
fn help_is_data_and_wrong_usage_is_talk() {
    for command in ["generate", "check", "explain", "rules", "schema", "completions"] {
        let (exit, out, err) = run_in_memory(&[command, "--help"]);
        assert_eq!((exit, err.as_str()), (Exit::Fine, ""), "{command}");
        assert!(out.contains("Usage: apiscribe") && !out.contains('\x1b'), "{out}");
    }
    let (_, out, _) = run_in_memory(&["--help"]);
    assert!(out.contains("Exit codes:") && out.contains("Examples:"), "{out}");
    let (exit, out, err) = run_in_memory(&["--nonsense"]);
    assert_eq!((exit, out.as_str()), (Exit::Fault, ""));
    assert!(err.contains("--nonsense"), "{err}");
    assert_eq!(run_in_memory(&["--version"]).1, format!("apiscribe {}\n", env!("CARGO_PKG_VERSION")));
    assert!(run_in_memory(&["check", "--format", "xml"]).2.contains("text, concise, json, github, sarif"));
    assert_eq!(run_in_memory(&["check", "--format", "json="]).0, Exit::Fault);
}

#[test]
fn missing_specs_are_explained() {
    let folder = tempfile::tempdir().unwrap();
    let specs = folder.path().join("specs");
    for command in ["generate", "check"] {
        let (exit, out, err) = run_in_memory(&[command, "--specs", specs.to_str().unwrap()]);
        assert_eq!((exit, out.as_str()), (Exit::Fault, ""));
        assert!(
            err.contains("does not exist\n  = help: run apiscribe in the folder that holds the specs"),
            "{err}"
        );
    }
}

#[test]
fn folders_in_each_other_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.yaml"), "a: 1\n").unwrap();
    let specs = folder.path().to_str().unwrap();
    for out in [specs.to_owned(), format!("{specs}/out")] {
        let (exit, _, err) = run_in_memory(&["--specs", specs, "--out", &out]);
        assert_eq!(exit, Exit::Fault);
        assert!(err.contains("lie in each other"), "{err}");
    }
}

#[test]
fn flags_before_a_command_are_used_or_refused() {
    let before = |args: &[&str]| run_in_memory(args).2;
    assert!(before(&["--check", "schema"]).contains("`--check` in front of `schema` belongs to `generate`"));
    assert!(before(&["--out", "x", "check"]).contains("`--out` in front of `check`"));
    assert!(before(&["--specs", "x", "rules"]).contains("`--specs` in front of `rules`"));
    assert!(before(&["--specs", "nowhere-at-all", "check"]).contains("`nowhere-at-all` does not exist"));
    assert!(
        before(&["-q", "--specs", "nowhere-at-all", "generate"]).contains("`nowhere-at-all` does not exist")
    );
}

#[test]
fn formats_must_not_meet() {
    let before = |args: &[&str]| run_in_memory(&[&["check"], args].concat()).2;
    assert!(
        before(&["--format", "json", "--format", "text"])
            .contains("`json` and `text` would go to the same place")
    );
    assert!(before(&["--format", "json=a", "--format", "text=a"]).contains("two formats would go to `a`"));
    assert!(before(&["--format", "json=a", "--format", "text", "--output", "a"]).contains("go to `a`"));
    assert!(before(&["--format", "json=a", "--output", "b"]).contains("nothing is left for `--output`"));
}

#[test]
fn rules_are_explained() {
    let explain = |id: &str| {
        let (out, err) = (Memory::default(), Memory::default());
        let result = rulebook::explain(id, RULES, &mut Streams::into(out.clone(), err, false));
        (result.map_err(|fault| fault.lines[0].help.clone()), out.text())
    };
    let expected = "error[unknown-key]: every key is one of the language\n\n\
         Why: a key that nobody reads is a fact that gets lost\n\n\
         Wrong:\n\n    requird: true\n\nRight:\n\n    required: true\n";
    assert_eq!(explain("unknown-key"), (Ok(Exit::Fine), expected.to_owned()));
    assert_eq!(explain("error[unknown-key]").1, expected);
    let help = "did you mean `unknown-key`? `apiscribe rules` lists all of them";
    assert_eq!(explain("unknown_keys").0, Err(help.to_owned()));
    assert_eq!(explain("zzz").0, Err("`apiscribe rules` lists all of them".to_owned()));
    assert_eq!(run_in_memory(&["explain", "zzz"]).0, Exit::Fault);
    let out = Memory::default();
    rulebook::rules(args::RulesFormat::Json, RULES, &mut Streams::into(out.clone(), io::sink(), false))
        .unwrap();
    let json: serde_json::Value = serde_json::from_str(&out.text()).unwrap();
    assert_eq!(json["rules"][0]["good"], "required: true\n");
}

#[test]
fn a_closed_pipe_is_no_fault_and_a_full_disk_is_one() {
    let args = ["completions", "bash"];
    assert_eq!(with(&mut Streams::into(Closed, Closed, false), &args), Exit::Fine);
    let err = Memory::default();
    assert_eq!(with(&mut Streams::into(Full, err.clone(), false), &args), Exit::Fault);
    assert!(err.text().starts_with("error: cannot write to the standard output"));
    assert_eq!(with(&mut Streams::into(Closed, Closed, false), &["--nonsense"]), Exit::Fault);
}

#[test]
fn a_folder_is_compared_then_written_then_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("generated");
    let mut tree = crate::tree::FileTree::default();
    tree.insert("src/lib.rs", "//! x\n");
    let settle = |check: bool, quiet: bool| {
        let (data, talk) = (Memory::default(), Memory::default());
        let mut streams = Streams::into(data.clone(), talk.clone(), quiet);
        let exit = generate::settle(tree.clone(), &out, check, "apiscribe generate", &mut streams).unwrap();
        let shown = |memory: &Memory| memory.text().replace(&out.display().to_string(), "OUT");
        (exit, shown(&data), shown(&talk))
    };
    let (exit, data, talk) = settle(true, true);
    assert_eq!(exit, Exit::Findings);
    assert!(data.starts_with("--- /dev/null\n+++ OUT/src/lib.rs\n@@ new file, 1 line @@\n"), "{data}");
    let expected =
        "`OUT` is out of date: 2 to write, 0 unchanged, 0 to remove\n  = help: run `apiscribe generate`\n";
    assert_eq!(talk, expected);
    assert!(!out.exists());
    let written = "OUT: 2 written, 0 unchanged, 0 removed\n";
    assert_eq!(settle(false, false), (Exit::Fine, String::new(), written.to_owned()));
    assert_eq!(settle(true, false), (Exit::Fine, String::new(), "everything is up to date\n".to_owned()));
    assert_eq!(settle(false, true), (Exit::Fine, String::new(), String::new()));
}

#[test]
fn one_report_goes_to_several_places() {
    let sources = crate::source::SourceMap::new([("a.yaml".to_owned(), "a: 1\n".to_owned())]);
    let (file, _) = sources.files().next().unwrap();
    let mut report = crate::diag::Report::default();
    let span = crate::source::Span { file, start: 0, end: 1 };
    report.push(crate::diag::Diagnostic::warning("some-rule", span, "odd"));
    let folder = tempfile::tempdir().unwrap();
    let json = folder.path().join("out.json");
    let targets = [
        args::Target { format: crate::render::Format::Concise, file: None },
        args::Target { format: crate::render::Format::Json, file: Some(json.clone()) },
    ];
    let (data, talk) = (Memory::default(), Memory::default());
    check::publish(&report, &sources, &targets, &mut Streams::into(data.clone(), talk.clone(), false))
        .unwrap();
    assert_eq!(data.text(), "a.yaml:1:1: warning[some-rule]: odd\n");
    assert!(std::fs::read_to_string(json).unwrap().contains("\"warnings\": 1"));
    let summary = "checked 1 spec: 1 warning; `apiscribe explain some-rule` tells more about that rule\n";
    assert_eq!(talk.text(), summary);
}
