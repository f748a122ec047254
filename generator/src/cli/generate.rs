//! The commands `generate` and `schema`: make a folder equal to a file tree, or show how it differs.

use std::path::Path;

use super::Exit;
use super::args::Generate;
use super::check::more_about;
use super::fault::{self, Fault};
use super::streams::Streams;
use crate::render::{Format, Renderer, tally};
use crate::tree::FileTree;
use crate::write::{Changes, diff};

/// Where specs lie when nothing else is said.
pub(super) const SPECS: &str = "specs";
/// Where the crate is written when nothing else is said.
const OUT: &str = "generated";

pub(super) fn generate(args: &Generate, streams: &mut Streams) -> Result<Exit, Fault> {
    let specs = args.specs.as_deref().unwrap_or(Path::new(SPECS));
    let out = args.out.as_deref().unwrap_or(Path::new(OUT));
    let sources = crate::load::load(specs)?;
    fault::apart(specs, out)?;
    let (model, report) = crate::check(&sources);
    if report.has_errors() {
        let renderer = Renderer { sources: &sources, rules: crate::rules::RULES, colour: streams.err_colour };
        streams.talk(&renderer.render(&report, Format::Text));
        streams.talk(&format!("{}, nothing was written{}\n", tally(&report), more_about(&report)));
        return Ok(Exit::Findings);
    }
    if !report.is_empty() {
        // Warnings stop nobody, and whoever generates often has seen them.
        streams.summary(&format!("{}; `apiscribe check` shows what", tally(&report)));
    }
    let mut command = "apiscribe generate".to_owned();
    for (flag, dir) in [("--specs", &args.specs), ("--out", &args.out)] {
        if let Some(dir) = dir {
            command.push_str(&format!(" {flag} {}", quoted(dir)));
        }
    }
    // What is not needed any more makes room for all that is written.
    drop((sources, report));
    let tree = crate::print(model);
    settle(tree, out, args.check, &command, streams)
}

pub(super) fn schema(out: &Path, check: bool, streams: &mut Streams) -> Result<Exit, Fault> {
    let mut command = "apiscribe schema".to_owned();
    if out != Path::new("specs/schema") {
        command.push_str(&format!(" --out {}", quoted(out)));
    }
    settle(crate::schema::schemas(), out, check, &command, streams)
}

/// Makes a folder equal to a tree, or shows how it differs and which command would do it.
pub(super) fn settle(
    tree: FileTree,
    out: &Path,
    check: bool,
    command: &str,
    streams: &mut Streams,
) -> Result<Exit, Fault> {
    let changes = Changes::between(tree, out)?;
    if changes.is_empty() {
        streams.summary("everything is up to date");
        return Ok(Exit::Fine);
    }
    let counts = changes.counts();
    let shown = out.display();
    if check {
        streams.data(&diff(&changes, streams.out_colour))?;
        streams.talk(&format!(
            "`{shown}` is out of date: {} to write, {} unchanged, {} to remove\n  = help: run `{command}`\n",
            counts.written, counts.unchanged, counts.removed
        ));
        return Ok(Exit::Findings);
    }
    changes.apply()?;
    streams.summary(&format!(
        "{shown}: {} written, {} unchanged, {} removed",
        counts.written, counts.unchanged, counts.removed
    ));
    Ok(Exit::Fine)
}

/// A path as it can be typed into a shell.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = text.chars().all(|c| c.is_alphanumeric() || "/\\:._-".contains(c));
    if plain && !text.is_empty() { text } else { format!("'{}'", text.replace('\'', r"'\''")) }
}
