//! The command `verify`: our specs beside their witnesses, and what changed in these.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::args::Verify;
use super::check::sound;
use super::fault::Fault;
use super::generate::SPECS;
use super::streams::Streams;
use super::{Exit, import, transcribe};
use crate::diag::Report;
use crate::import::{Catalogue, FACTS, Named, VENDOR};
use crate::model::{Model, walk};
use crate::render::{Format as Findings, Renderer};
use crate::revision;
use crate::source::SourceMap;
use crate::transcribe::{Options, transcribe as draft_of};
use crate::verify::{Witness, drift, render, tally, verify as compare};
use crate::yaml;

pub(super) fn verify(args: &Verify, streams: &mut Streams) -> Result<Exit, Fault> {
    let specs = args.specs.as_deref().unwrap_or(Path::new(SPECS));
    let sources = crate::load::load(specs)?;
    let Some(model) = sound(&sources, streams) else { return Ok(Exit::Findings) };
    let mut kept = kept(specs)?;
    let (given, pages) = given(&args.against)?;
    if args.record {
        record(&given, &model, specs, &mut kept, streams)?;
    }
    let mut catalogues: BTreeMap<_, _> = kept.into_iter().map(|of| (place(&of.1), of)).collect();
    catalogues.extend(given.into_iter().map(|of| (place(&of.1), of)));
    if catalogues.is_empty() && pages.is_empty() {
        let message = format!("there is no witness: no `{FACTS}` beside a service in `{}`", specs.display());
        let help = "name one: `--against trtc.api.json`, a saved page, or a folder of them";
        return Err(Fault::new(message, help));
    }
    if let Some(since) = &args.since {
        return changed(specs, since, catalogues.values(), streams);
    }
    let witnesses = catalogues.values().map(|(file, of)| Witness::of_catalogue(file, of)).chain(pages);
    hold(args, &model, &sources, &witnesses.collect::<Vec<_>>(), streams)
}

fn hold(
    args: &Verify,
    model: &Model,
    sources: &SourceMap,
    witnesses: &[Witness],
    streams: &mut Streams,
) -> Result<Exit, Fault> {
    let outcome = compare(model, witnesses);
    streams.data(&render(&outcome, args.format, args.all))?;
    let renderer = Renderer { sources, rules: crate::verify::RULES, colour: streams.err_colour };
    streams.talk(&renderer.render(&outcome.report, Findings::Text));
    streams.summary(&tally(&outcome));
    Ok(if outcome.report.has_errors() { Exit::Findings } else { Exit::Fine })
}

/// What changed in the catalogues since they were kept at a revision.
fn changed<'c>(
    specs: &Path,
    since: &str,
    catalogues: impl Iterator<Item = &'c Read>,
    streams: &mut Streams,
) -> Result<Exit, Fault> {
    let mut count = 0;
    for (_, now) in catalogues {
        let (below, name) = (facts_of(now), format!("{VENDOR}/{}/{}", now.service, now.version));
        let Some(text) = revision::find(specs, since, &below)? else {
            streams.data(&format!("{name}: no `{FACTS}` at {since}\n"))?;
            continue;
        };
        let file = format!("{since}:{below}");
        let before = Catalogue::of_facts(&Named { file: file.clone(), text })?;
        // Of some services only the operations that specs have are kept, so that others are not news one by one.
        let known = now.only(|operation| before.action(operation).is_some());
        let changes =
            drift::changes(&Witness::of_catalogue(&file, &before), &Witness::of_catalogue("", &known));
        for change in &changes {
            streams.data(&drift::line(change))?;
        }
        let others = now.actions.len() - known.actions.len();
        if others > 0 {
            streams.data(&format!("{name}: {others} operations that were not kept at {since}\n"))?;
        }
        count += changes.len();
    }
    streams.summary(&format!("{count} changes in the catalogues since {since}"));
    Ok(Exit::Fine)
}

/// A catalogue with the file it was read from.
type Read = (String, Catalogue);

/// The service and version that a catalogue is of.
fn place(of: &Catalogue) -> (String, String) {
    (of.service.clone(), of.version.clone())
}

/// Where the facts of a catalogue are kept, below the specs.
fn facts_of(of: &Catalogue) -> String {
    format!("{VENDOR}/{}/{}/{FACTS}", of.service, of.version)
}

/// The catalogues whose facts are kept beside the specs.
fn kept(specs: &Path) -> Result<Vec<Read>, Fault> {
    let texts = import::kept(specs)?;
    let read = |(below, text): (String, String)| {
        let file = specs.join(below).display().to_string();
        let catalogue = Catalogue::of_facts(&Named { file: file.clone(), text })?;
        Ok((file, catalogue))
    };
    texts.into_iter().map(read).collect()
}

/// The catalogues and pages that are named, and those in folders that are.
fn given(paths: &[PathBuf]) -> Result<(Vec<Read>, Vec<Witness>), Fault> {
    let (mut catalogues, mut pages) = (Vec::new(), Vec::new());
    for path in paths {
        if path.is_dir() {
            catalogues.extend(import::catalogues(path)?);
            for file in saved_pages(path)? {
                pages.push(page(&file)?);
            }
        } else if path.extension().is_some_and(|ending| ending == "json") {
            catalogues.extend(import::catalogues(path)?);
        } else {
            pages.push(page(path)?);
        }
    }
    Ok((catalogues, pages))
}

fn saved_pages(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let cannot = |error: std::io::Error| {
        Fault::new(
            format!("cannot read `{}`: {error}", folder.display()),
            "see whether the folder can be opened",
        )
    };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        let is_page =
            path.extension().is_some_and(|of| ["html", "htm", "md", "txt"].iter().any(|page| of == *page));
        if is_page && path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn page(path: &Path) -> Result<Witness, Fault> {
    let page = transcribe::read(path)?;
    let options = Options { name_numbers: true, ..Options::default() };
    let draft = draft_of(&page, &options).map_err(|refusal| transcribe::refused(path, refusal))?;
    let file = path.display().to_string();
    let unknown = || {
        let message = format!("`{file}` does not tell of which operation, service and version it is");
        Fault::new(message, "save the page of one operation; `apiscribe transcribe` shows what it reads")
    };
    let draft_file = SourceMap::new([(draft.place.clone(), draft.yaml)]);
    let (id, _) = draft_file.files().next().ok_or_else(unknown)?;
    let node = yaml::parse(&draft_file, id, &mut Report::default()).ok_or_else(unknown)?;
    Witness::of_page(&file, &draft.place, &node).ok_or_else(unknown)
}

/// Keeps the facts of the catalogues beside the specs, for the operations that these have or had.
fn record(
    given: &[Read],
    model: &Model,
    specs: &Path,
    kept: &mut Vec<Read>,
    streams: &mut Streams,
) -> Result<(), Fault> {
    for (_, catalogue) in given {
        let (below, before) =
            (facts_of(catalogue), kept.iter().position(|(_, of)| place(of) == place(catalogue)));
        let known = before.and_then(|at| kept.get(at)).map(|(_, of)| of.clone());
        let version = walk::versions(model).find(|(vendor, service, version)| {
            vendor.name == VENDOR && service.name == catalogue.service && version.version == catalogue.version
        });
        let Some((_, _, version)) = version else { continue };
        let facts = catalogue.only(|name| {
            let was = known.as_ref().is_some_and(|known| known.action(name).is_some());
            was || version.operations.iter().any(|operation| operation.name == name)
        });
        let file = specs.join(&below);
        fs::write(&file, facts.facts())
            .map_err(|error| Fault::output(&format!("`{}`", file.display()), &error))?;
        streams.summary(&format!("kept {} operations in `{}`", facts.actions.len(), file.display()));
        let read = (file.display().to_string(), facts);
        match before.and_then(|at| kept.get_mut(at)) {
            Some(slot) => *slot = read,
            None => kept.push(read),
        }
    }
    Ok(())
}
