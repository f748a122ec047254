//! How long generation takes, beside its floor: `cargo bench -p apiscribe`.
//!
//! One run measures everything, so that the ratios hold although machines differ: parsing the YAML alone (the floor), checking,
//! a cold `generate` with its files written, a run that changes nothing, and `diff` of the specs beside the same with other words for each field,
//! both sides checked as the command does. The second set of rows is the repository's specs with
//! every operation repeated under other names until there are 347, the size of gme, trtc and live together.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use apiscribe::diag::Report;
use apiscribe::diff::Side;
use apiscribe::source::SourceMap;
use apiscribe::write::Changes;

#[path = "../../tests/build_time/repeated.rs"]
mod repeated;
use repeated::repeated;

const ROUNDS: usize = 9;

fn main() -> std::io::Result<()> {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let sources = apiscribe::load::load(&specs).map_err(std::io::Error::other)?;
    measure("the repository's specs", &sources)?;
    measure("347 operations", &repeated(&sources, 347))
}

fn measure(title: &str, sources: &SourceMap) -> std::io::Result<()> {
    let tree = apiscribe::generate(sources)
        .map_err(|failure| std::io::Error::other(format!("{:?}", failure.report)))?;
    let bytes: usize = tree.iter().map(|(_, text)| text.len()).sum();
    println!("{title}: {} files written, {bytes} bytes", tree.len());
    let parse = median(|| {
        for (file, _) in sources.files() {
            apiscribe::yaml::parse(sources, file, &mut Report::default());
        }
        Ok(())
    })?;
    let check = median(|| {
        std::hint::black_box(apiscribe::check(sources));
        Ok(())
    })?;
    let generate = median(|| {
        std::hint::black_box(apiscribe::generate(sources).is_ok());
        Ok(())
    })?;
    let out = scratch();
    let cold = median(|| {
        let _ = std::fs::remove_dir_all(&out);
        run(sources, &out)
    })?;
    let unchanged = median(|| run(sources, &out))?;
    std::fs::remove_dir_all(&out)?;
    let other = edited(sources);
    let diff = median(|| {
        let gate = |of| {
            apiscribe::gate(of).map_err(|failure| std::io::Error::other(format!("{:?}", failure.report)))
        };
        let (before, after) = (gate(sources)?, gate(&other)?);
        let (old, new) = (Side { model: &before, sources }, Side { model: &after, sources: &other });
        std::hint::black_box(apiscribe::diff::diff(old, new).is_empty());
        Ok(())
    })?;
    let rows = [
        ("parse the YAML", parse),
        ("check", check),
        ("generate in memory", generate),
        ("generate, cold", cold),
        ("generate, nothing changed", unchanged),
        ("diff, both sides checked", diff),
    ];
    for (name, time) in rows {
        println!(
            "  {name:<26} {:>8.2} ms  {:>5.1} x parsing",
            time.as_secs_f64() * 1e3,
            time.as_secs_f64() / parse.as_secs_f64()
        );
    }
    Ok(())
}

/// The specs with other words for every field.
fn edited(sources: &SourceMap) -> SourceMap {
    let line = |line: &str| match line.contains("type: ") {
        true => line.replace("doc: \"", "doc: \"Here: ") + "\n",
        false => format!("{line}\n"),
    };
    let files = sources.files().map(|(_, file)| (file.path.clone(), file.text.lines().map(line).collect()));
    SourceMap::new(files)
}

fn run(sources: &SourceMap, out: &Path) -> std::io::Result<()> {
    let tree = apiscribe::generate(sources)
        .map_err(|failure| std::io::Error::other(format!("{:?}", failure.report)))?;
    let changes = Changes::between(&tree, out).map_err(std::io::Error::other)?;
    changes.apply().map_err(std::io::Error::other)?;
    Ok(())
}

fn median(mut work: impl FnMut() -> std::io::Result<()>) -> std::io::Result<Duration> {
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        work()?;
        times.push(start.elapsed());
    }
    times.sort();
    Ok(times.get(ROUNDS / 2).copied().unwrap_or_default())
}

fn scratch() -> PathBuf {
    std::env::temp_dir().join(format!("apiscribe-bench-{}", std::process::id()))
}
