//! The command `check`: everything that is wrong with the specs, in one format or several at once.

use std::fs;
use std::path::Path;

use super::args::{Check, Target};
use super::fault::Fault;
use super::streams::Streams;
use super::{Exit, generate};
use crate::diag::{Failure, Report};
use crate::model::Model;
use crate::render::{Format, Renderer, tally};
use crate::source::SourceMap;

pub(super) fn check(args: &Check, streams: &mut Streams) -> Result<Exit, Fault> {
    let targets = targets(args)?;
    let sources = crate::load::load(args.specs.as_deref().unwrap_or(Path::new(generate::SPECS)))?;
    let (_, report) = crate::check(&sources);
    publish(&report, &sources, &targets, streams)?;
    match report.has_errors() || (args.deny_warnings && !report.is_empty()) {
        true => Ok(Exit::Findings),
        false => Ok(Exit::Fine),
    }
}

/// The model of specs without errors, for commands that need one; otherwise the errors are told.
pub(super) fn sound(sources: &SourceMap, streams: &mut Streams) -> Option<Model> {
    told(crate::gate(sources), streams)
}

/// The model, where specs got through the gate; otherwise the errors are told.
pub(super) fn told(gated: Result<Model, Failure>, streams: &mut Streams) -> Option<Model> {
    let failure = match gated {
        Ok(model) => return Some(model),
        Err(failure) => failure,
    };
    let renderer =
        Renderer { sources: &failure.sources, rules: crate::rules::RULES, colour: streams.err_colour };
    streams.talk(&renderer.render(&failure.report, Format::Text));
    streams.talk(&format!("{}{}\n", tally(&failure.report), more_about(&failure.report)));
    None
}

/// Writes a report to all its targets, and says how many findings there are.
pub(super) fn publish(
    report: &Report,
    sources: &SourceMap,
    targets: &[Target],
    streams: &mut Streams,
) -> Result<(), Fault> {
    for target in targets {
        let colour = target.file.is_none() && streams.out_colour;
        let text = Renderer { sources, rules: crate::rules::RULES, colour }.render(report, target.format);
        match &target.file {
            None => streams.data(&text)?,
            Some(file) => {
                fs::write(file, text)
                    .map_err(|error| Fault::output(&format!("`{}`", file.display()), &error))?;
            }
        }
    }
    let specs = match sources.files().filter(|(_, file)| file.path.ends_with(".yaml")).count() {
        1 => "1 spec".to_owned(),
        count => format!("{count} specs"),
    };
    streams.summary(&format!("checked {specs}: {}{}", tally(report), more_about(report)));
    Ok(())
}

/// How to learn more about the first rule that was broken.
pub(super) fn more_about(report: &Report) -> String {
    match report.sorted().first() {
        Some(first) => format!("; `apiscribe explain {}` tells more about that rule", first.rule),
        None => String::new(),
    }
}

/// What goes where; at most one thing goes to the standard output, because two documents in one stream are none.
fn targets(args: &Check) -> Result<Vec<Target>, Fault> {
    let mut targets = args.format.clone();
    if targets.is_empty() {
        targets.push(Target { format: Format::Text, file: None });
    }
    let help = "give each its own file: `--format sarif=specs.sarif`";
    let mut to_stdout = targets.iter_mut().filter(|target| target.file.is_none());
    let first = to_stdout.next();
    if let (Some(one), Some(other)) = (&first, to_stdout.next()) {
        let message =
            format!("`{}` and `{}` would go to the same place", one.format.name(), other.format.name());
        return Err(Fault::new(message, help));
    }
    match (first, &args.output) {
        (Some(target), Some(file)) => target.file = Some(file.clone()),
        (None, Some(_)) => {
            return Err(Fault::new(
                "every `--format` has its file, and nothing is left for `--output`",
                help,
            ));
        }
        (_, None) => {}
    }
    let files: Vec<_> = targets.iter().filter_map(|target| target.file.as_ref()).collect();
    if let Some(file) =
        files.iter().enumerate().find_map(|(at, file)| files.iter().skip(at + 1).find(|f| *f == file))
    {
        return Err(Fault::new(format!("two formats would go to `{}`", file.display()), help));
    }
    Ok(targets)
}
