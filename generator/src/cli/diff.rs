//! The command `diff`: what a change of the specs means for the users of the crate.

use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use super::Exit;
use super::args::{Changelog, Diff, DiffTarget};
use super::check::sound;
use super::fault::Fault;
use super::generate::SPECS;
use super::streams::Streams;
use crate::diff::approvals::{self, Approval};
use crate::diff::{Finding, Findings, Format, Side, diff as compare, render, tally};
use crate::revision::{self, RevisionError};
use crate::source::SourceMap;

pub(super) fn diff(args: &Diff, streams: &mut Streams) -> Result<Exit, Fault> {
    let approvals = approved(args)?;
    let ends = (args.old.as_deref(), args.new.as_deref());
    let Some(findings) = between(args.specs.as_deref(), ends, streams)? else { return Ok(Exit::Fault) };
    publish(&findings, &args.format, streams)?;
    let problems = approvals::problems(&approvals, &findings, &today());
    for problem in &problems {
        streams.talk(&format!("error: {problem}\n"));
    }
    let passes =
        |finding: &Finding| approvals.iter().any(|approval| approval.fingerprint == finding.fingerprint);
    let fails = |finding: &Finding| args.fail_on.is_some_and(|limit| finding.change.class <= limit.class());
    match !problems.is_empty() || findings.iter().any(|finding| fails(finding) && !passes(finding)) {
        true => Ok(Exit::Findings),
        false => Ok(Exit::Fine),
    }
}

pub(super) fn changelog(args: &Changelog, streams: &mut Streams) -> Result<Exit, Fault> {
    let ends = (Some(args.old.as_str()), args.new.as_deref());
    let Some(findings) = between(args.specs.as_deref(), ends, streams)? else { return Ok(Exit::Fault) };
    streams.data(&crate::diff::changelog(&findings))?;
    streams.summary(&tally(&findings));
    Ok(Exit::Fine)
}

/// What is different between two sides; nothing when one of them has errors, which are told then.
fn between(
    specs: Option<&Path>,
    (old, new): (Option<&str>, Option<&str>),
    streams: &mut Streams,
) -> Result<Option<Findings>, Fault> {
    let specs = specs.unwrap_or(Path::new(SPECS));
    let old = match old {
        Some(named) => side(specs, named)?,
        None => revision::load(specs, &revision::merge_base(specs)?)?,
    };
    let new = match new {
        Some(named) => side(specs, named)?,
        None => crate::load::load(specs)?,
    };
    let (Some(before), Some(after)) = (sound(&old, streams), sound(&new, streams)) else {
        return Ok(None);
    };
    Ok(Some(compare(Side { model: &before, sources: &old }, Side { model: &after, sources: &new })))
}

fn approved(args: &Diff) -> Result<Vec<Approval>, Fault> {
    let Some(file) = &args.approvals else { return Ok(Vec::new()) };
    let help = "it is a list of `{ fingerprint: …, reason: …, expires: 2026-12-31 }`";
    let text = fs::read_to_string(file)
        .map_err(|error| Fault::new(format!("cannot read `{}`: {error}", file.display()), help))?;
    approvals::read(&text).map_err(|error| Fault::new(format!("`{}`: {error}", file.display()), help))
}

/// This day in UTC, as 2026-11-21.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    // Howard Hinnant's civil_from_days, for days after 1970.
    let days = seconds / 86_400 + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month_shifted + 2) / 5 + 1;
    let month = if month_shifted < 10 { month_shifted + 3 } else { month_shifted - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// A folder, or else a revision.
fn side(specs: &Path, named: &str) -> Result<SourceMap, Fault> {
    match Path::new(named).is_dir() {
        true => Ok(crate::load::load(Path::new(named))?),
        false => Ok(revision::load(specs, named)?),
    }
}

/// Writes findings to all their targets.
pub(super) fn publish(
    findings: &Findings,
    targets: &[DiffTarget],
    streams: &mut Streams,
) -> Result<(), Fault> {
    let text = [DiffTarget { format: Format::Text, file: None }];
    let targets = if targets.is_empty() { &text[..] } else { targets };
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
