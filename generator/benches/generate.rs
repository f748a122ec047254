//! How long generation takes, stage by stage and as a whole, beside its floor: `cargo bench -p apiscribe`.
//!
//! One run measures everything, so that the ratios hold although machines differ. The floor is to read the files and parse the YAML; then
//! each stage on its own; then what users wait for: a cold `generate` with its files written, one that finds nothing to do, one
//! after a change of one file, `check`, and `diff` with both sides checked, of the specs beside the same with one file changed and beside
//! the same with other words for each field. First for gme, trtc and live, then for all specs of the repository.

use std::path::Path;
use std::time::{Duration, Instant};

use apiscribe::diag::Report;
use apiscribe::diff::Side;
use apiscribe::source::SourceMap;
use apiscribe::write::Changes;

const ROUNDS: usize = 9;
/// The services that other generators are measured with, too.
const THREE: [&str; 4] = ["tencent/vendor.yaml", "tencent/gme/", "tencent/trtc/", "tencent/live/"];

type Outcome<T> = std::io::Result<T>;

fn main() -> Outcome<()> {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let out = std::env::temp_dir().join(format!("apiscribe-bench-{}", std::process::id()));
    let three = |path: &str| THREE.iter().any(|start| path.starts_with(start));
    measure("gme, trtc and live", &specs, three, &out.join("three"))?;
    measure("all specs of the repository", &specs, |_| true, &out.join("all"))?;
    // At the end of all: some file systems are slow to make files where many were just removed.
    std::fs::remove_dir_all(&out)
}

fn measure(title: &str, specs: &Path, takes: impl Fn(&str) -> bool, out: &Path) -> Outcome<()> {
    let files = |sources: &SourceMap| -> Vec<(String, String)> {
        let taken = sources.files().filter(|(_, file)| takes(&file.path));
        taken.map(|(_, file)| (file.path.clone(), file.text.clone())).collect()
    };
    let all = apiscribe::load::load(specs).map_err(std::io::Error::other)?;
    let sources = SourceMap::new(files(&all));
    let model = gate(&sources)?;
    let plan = apiscribe::plan::plan(&model);
    let tree = apiscribe::emit::emit(&plan);
    let operations: usize = model
        .vendors
        .iter()
        .flat_map(|vendor| &vendor.services)
        .flat_map(|service| &service.versions)
        .map(|version| version.operations.len())
        .sum();
    let bytes: usize = tree.iter().map(|(_, text)| text.len()).sum();
    println!("{title}: {operations} operations, {} files, {bytes} bytes", tree.len());

    let read = median(|| Ok(files(&apiscribe::load::load(specs).map_err(std::io::Error::other)?)))?;
    let parse = median(|| {
        let parse = |(file, _)| apiscribe::yaml::parse(&sources, file, &mut Report::default());
        Ok(sources.files().map(parse).collect::<Vec<_>>())
    })?;
    let show = |name: &str, time: Duration| {
        let ms = time.as_secs_f64() * 1e3;
        println!("  {name:<34} {ms:>8.2} ms  {:>5.2} x parsing", time.as_secs_f64() / parse.as_secs_f64());
    };
    show("read all files", read);
    show("parse the YAML, on one core", parse);
    show("parse, read keys, lower", median(|| Ok(apiscribe::lower::lower(&sources)))?);
    let judge = median(|| {
        let mut report = Report::default();
        apiscribe::check::check(&model, &mut report);
        Ok(report)
    })?;
    show("judge the model", judge);
    show("plan", median(|| Ok(apiscribe::plan::plan(&model)))?);
    show("emit the plan", median(|| Ok(apiscribe::emit::emit(&plan)))?);
    show("plan and emit, part by part", median_of(|| model.clone(), |model| Ok(apiscribe::print(model)))?);
    run(&sources, out)?;
    show(
        "compare with the disk",
        median_of(|| tree.clone(), |tree| Changes::between(tree, out).map_err(std::io::Error::other))?,
    );

    show("generate, cold", cold(&sources, out)?);
    show("generate, nothing changed", median(|| run(&sources, out))?);
    let edited = (edited(&sources, true), edited(&sources, false));
    show("generate, one file changed", changed(&sources, &edited.0, out)?);
    show("check", median(|| gate(&sources))?);
    show("diff, one file changed", median(|| diff(&sources, &edited.0))?);
    show("diff, other words everywhere", median(|| diff(&sources, &edited.1))?);
    Ok(())
}

fn gate(sources: &SourceMap) -> Outcome<apiscribe::model::Model> {
    apiscribe::gate(sources).map_err(|failure| std::io::Error::other(format!("{:?}", failure.report)))
}

fn run(sources: &SourceMap, out: &Path) -> Outcome<()> {
    let changes = Changes::between(apiscribe::print(gate(sources)?), out).map_err(std::io::Error::other)?;
    changes.apply().map_err(std::io::Error::other)
}

/// Into folders that are not there.
fn cold(sources: &SourceMap, out: &Path) -> Outcome<Duration> {
    let folder = |round: usize| out.join(format!("cold-{round}"));
    let times: Outcome<Vec<_>> = (0..ROUNDS).map(|round| timed(|| run(sources, &folder(round)))).collect();
    Ok(middle(times?))
}

/// From one set of specs to the other and back.
fn changed(sources: &SourceMap, edited: &SourceMap, out: &Path) -> Outcome<Duration> {
    let mut times = Vec::new();
    for round in 0..ROUNDS {
        let sources = if round % 2 == 0 { edited } else { sources };
        times.push(timed(|| run(sources, out))?);
    }
    run(sources, out)?;
    Ok(middle(times))
}

fn diff(sources: &SourceMap, edited: &SourceMap) -> Outcome<apiscribe::diff::Findings> {
    let edited = &edited.clone().beside(sources);
    let failed = |failure: apiscribe::diag::Failure| std::io::Error::other(format!("{:?}", failure.report));
    let [before, after] = apiscribe::gate_both(sources, edited);
    let (before, after) = (before.map_err(failed)?, after.map_err(failed)?);
    let (old, new) = (Side { model: &before, sources }, Side { model: &after, sources: edited });
    Ok(apiscribe::diff::diff(old, new))
}

/// The specs with other words for every field, or for those of one file.
fn edited(sources: &SourceMap, one: bool) -> SourceMap {
    let line = |line: &str| match line.contains("type: ") {
        true => line.replace("doc: \"", "doc: \"Here: ") + "\n",
        false => format!("{line}\n"),
    };
    // Corrections say which words a file has.
    let free = |text: &str| text.contains("doc: \"") && !text.contains("corrections:");
    let last = sources.files().filter(|(_, file)| free(&file.text)).last().map(|(id, _)| id);
    let files = sources.files().map(|(id, file)| match free(&file.text) && (!one || Some(id) == last) {
        true => (file.path.clone(), file.text.lines().map(line).collect()),
        false => (file.path.clone(), file.text.clone()),
    });
    SourceMap::new(files)
}

fn median<T>(mut work: impl FnMut() -> Outcome<T>) -> Outcome<Duration> {
    median_of(|| (), |()| work())
}

/// Only the work is timed, not what it is given.
fn median_of<G, T>(give: impl Fn() -> G, mut work: impl FnMut(G) -> Outcome<T>) -> Outcome<Duration> {
    let mut time = |given| timed(|| work(given));
    let times: Outcome<Vec<_>> = (0..ROUNDS).map(|_| time(give())).collect();
    Ok(middle(times?))
}

/// How long the work takes, without throwing away what it made.
fn timed<T>(work: impl FnOnce() -> Outcome<T>) -> Outcome<Duration> {
    let start = Instant::now();
    let made = std::hint::black_box(work()?);
    let time = start.elapsed();
    drop(made);
    Ok(time)
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(ROUNDS / 2).copied().unwrap_or_default()
}
