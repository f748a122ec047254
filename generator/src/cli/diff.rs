//! The commands `diff` and `changelog`: what a change of the specs means for the users of the crate.

use std::fs;
use std::path::Path;

use super::Exit;
use super::approved::Approvals;
use super::args::{Changelog, Diff, DiffTarget};
use super::check::told;
use super::ends::{End, Ends};
use super::fault::Fault;
use super::generate::SPECS;
use super::streams::Streams;
use crate::diag::Failure;
use crate::diff::{Findings, Format, Side, diff as compare, render, tally};
use crate::model::Model;
use crate::parallel;

pub(super) fn diff(args: &Diff, streams: &mut Streams) -> Result<Exit, Fault> {
    let targets = targets(&args.format)?;
    let approvals = match &args.approvals {
        Some(file) => Approvals::read(file)?,
        None => Approvals::default(),
    };
    let specs = args.specs.as_deref().unwrap_or(Path::new(SPECS));
    let ends = Ends::new(specs, args.old.as_deref(), args.new.as_deref())?;
    let versions = args.check_version.as_deref().map(|manifest| ends.versions(manifest)).transpose()?;
    let findings = between(&ends, streams)?;
    publish(&findings, &targets, streams)?;
    let mut problems = approvals.problems(&findings);
    problems.extend(args.fail_on.and_then(|limit| approvals.lacks(&findings, limit.class())));
    problems.extend(versions.and_then(|versions| versions.problem(&findings)));
    if problems.is_empty() {
        return Ok(Exit::Fine);
    }
    streams.fault(&Fault { lines: problems });
    Ok(Exit::Findings)
}

pub(super) fn changelog(args: &Changelog, streams: &mut Streams) -> Result<Exit, Fault> {
    let specs = args.specs.as_deref().unwrap_or(Path::new(SPECS));
    let ends = Ends::new(specs, Some(args.old.as_str()), args.new.as_deref())?;
    let findings = between(&ends, streams)?;
    streams.data(&crate::diff::changelog(&findings))?;
    streams.summary(&tally(&findings));
    Ok(Exit::Fine)
}

/// What is different between two sides; the errors of either are told.
fn between(ends: &Ends<'_>, streams: &mut Streams) -> Result<Findings, Fault> {
    let (old, new) = parallel::both(|| ends.old.load(ends.specs), || ends.new.load(ends.specs));
    let old = old?;
    let new = new?.beside(&old);
    let [before, after] = crate::gate_both(&old, &new);
    let before = model(before, ("before", &ends.old), streams);
    let after = model(after, ("after", &ends.new), streams);
    match (before, after) {
        (Ok(before), Ok(after)) => {
            Ok(compare(Side { model: &before, sources: &old }, Side { model: &after, sources: &new }))
        }
        (before, after) => {
            let lines = [before.err(), after.err()].into_iter().flatten().flat_map(|fault| fault.lines);
            Err(Fault { lines: lines.collect() })
        }
    }
}

fn model(
    gated: Result<Model, Failure>,
    (when, end): (&str, &End<'_>),
    streams: &mut Streams,
) -> Result<Model, Fault> {
    told(gated, streams).ok_or_else(|| {
        let help = match end {
            End::Folder(_) => "mend them; `apiscribe check` finds the same errors",
            End::Revision(_) => "name a revision whose specs are sound, or a folder with them mended",
        };
        Fault::new(format!("the specs {when} (`{end}`) have errors, so there is nothing to compare"), help)
    })
}

/// What goes where; at most one thing goes to each place.
pub(super) fn targets(given: &[DiffTarget]) -> Result<Vec<DiffTarget>, Fault> {
    let mut targets = given.to_vec();
    if targets.is_empty() {
        targets.push(DiffTarget { format: Format::Text, file: None });
    }
    let files = targets.iter().map(|target| target.file.as_deref());
    let repeated = files
        .enumerate()
        .find(|(at, file)| targets.iter().skip(at + 1).any(|of| of.file.as_deref() == *file));
    let message = match repeated {
        None => return Ok(targets),
        Some((_, None)) => "two formats cannot share the standard output".to_owned(),
        Some((_, Some(file))) => format!("two formats would go to `{}`", file.display()),
    };
    Err(Fault::new(message, "give each a file of its own: `--format json=changes.json`"))
}

/// Writes findings to all their targets.
pub(super) fn publish(
    findings: &Findings,
    targets: &[DiffTarget],
    streams: &mut Streams,
) -> Result<(), Fault> {
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
