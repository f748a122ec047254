//! The command `diff`: what a change of the specs means for the users of the crate.

use std::fs;
use std::path::Path;

use super::Exit;
use super::args::Diff;
use super::fault::Fault;
use super::generate::SPECS;
use super::streams::Streams;
use crate::diff::{Class, Findings, Format, Side, diff as compare, render, tally};
use crate::model::Model;
use crate::render::{Format as ReportFormat, Renderer};
use crate::revision::{self, RevisionError};
use crate::source::SourceMap;

pub(super) fn diff(args: &Diff, streams: &mut Streams) -> Result<Exit, Fault> {
    let specs = args.specs.as_deref().unwrap_or(Path::new(SPECS));
    let old = match &args.old {
        Some(named) => side(specs, named)?,
        None => revision::load(specs, &revision::merge_base(specs)?)?,
    };
    let new = match &args.new {
        Some(named) => side(specs, named)?,
        None => crate::load::load(specs)?,
    };
    let (Some(before), Some(after)) = (sound(&old, "before", streams)?, sound(&new, "after", streams)?)
    else {
        return Ok(Exit::Fault);
    };
    let findings = compare(Side { model: &before, sources: &old }, Side { model: &after, sources: &new });
    publish(&findings, args, streams)?;
    let fails = |class: Class| args.fail_on.is_some_and(|limit| class <= limit.class());
    match findings.iter().any(|finding| fails(finding.change.class)) {
        true => Ok(Exit::Findings),
        false => Ok(Exit::Fine),
    }
}

/// A folder, or else a revision.
fn side(specs: &Path, named: &str) -> Result<SourceMap, Fault> {
    match Path::new(named).is_dir() {
        true => Ok(crate::load::load(Path::new(named))?),
        false => Ok(revision::load(specs, named)?),
    }
}

/// The model, if the specs are without errors; only such specs mean something that can be compared.
fn sound(sources: &SourceMap, which: &str, streams: &mut Streams) -> Result<Option<Model>, Fault> {
    match crate::gate(sources) {
        Ok(model) => Ok(Some(model)),
        Err(failure) => {
            let renderer = Renderer { sources, rules: crate::rules::RULES, colour: streams.err_colour };
            let text = renderer.render(&failure.report, ReportFormat::Text);
            streams.talk(&text);
            streams.talk(&format!("the specs {which} have errors, so they cannot be compared\n"));
            Ok(None)
        }
    }
}

fn publish(findings: &Findings, args: &Diff, streams: &mut Streams) -> Result<(), Fault> {
    let text = [super::args::DiffTarget { format: Format::Text, file: None }];
    let targets = if args.format.is_empty() { &text[..] } else { &args.format };
    if targets.iter().filter(|target| target.file.is_none()).count() > 1 {
        let help = "give all but one of them a file: `--format json=changes.json`";
        return Err(Fault::new("two formats cannot share the standard output", help));
    }
    for target in targets {
        match &target.file {
            None => streams.data(&render(findings, target.format, streams.out_colour))?,
            Some(file) => fs::write(file, render(findings, target.format, false))
                .map_err(|error| Fault::output(&format!("`{}`", file.display()), &error))?,
        }
    }
    if targets.iter().all(|target| target.format != Format::Text || target.file.is_some()) {
        streams.summary(&tally(findings));
    }
    Ok(())
}

impl From<RevisionError> for Fault {
    fn from(error: RevisionError) -> Self {
        Fault::new(error.message, error.help)
    }
}
