//! The command `drift`: what a page that was changed means for its spec.
//!
//! Given two saved pages, it shows what is different, and what could not be read in either. It writes nothing but reports.

use std::path::Path;

use super::Exit;
use super::args::Drift;
use super::diff::{publish, targets};
use super::fault::Fault;
use super::streams::Streams;
use super::transcribe::{read, refused, tell};
use crate::diag::{Report, Severity};
use crate::transcribe::{DriftRefusal, Options, Page, drift as compare};

pub(super) fn drift(args: &Drift, streams: &mut Streams) -> Result<Exit, Fault> {
    let targets = targets(&args.format)?;
    let (old, new) = (read(&args.old)?, read(&args.new)?);
    let options = Options { form: args.form.map(|form| form.form()), ..Options::default() };
    let drift = match compare(&old, &new, &options) {
        Ok(drift) => drift,
        Err(DriftRefusal::Old(refusal)) => return Err(no_draft(&args.old, &old, refusal, streams)),
        Err(DriftRefusal::New(refusal)) => return Err(no_draft(&args.new, &new, refusal, streams)),
        Err(DriftRefusal::Apart(was, is)) => {
            let message = format!("the pages are of different things: `{was}` and `{is}`");
            return Err(Fault::new(message, "name the same page twice: as it was, and as it is"));
        }
    };
    tell(&errors(&drift.old), old.sources(), streams);
    tell(&errors(&drift.new), new.sources(), streams);
    publish(&drift.findings, &targets, streams)?;
    let unread = drift.old.has_errors() || drift.new.has_errors();
    if unread {
        streams.summary("parts of a page could not be read, so something may be missing here");
    }
    let limit = args.fail_on.map(|limit| limit.class());
    let fails = drift.findings.iter().any(|found| limit.is_some_and(|limit| found.change.class <= limit));
    Ok(if unread || fails { Exit::Findings } else { Exit::Fine })
}

/// What could not be read; what a person should know of a draft is told when there is one.
fn errors(report: &Report) -> Report {
    let mut errors = Report::default();
    let found = report.sorted().into_iter().filter(|found| found.severity == Severity::Error);
    found.for_each(|found| errors.push(found.clone()));
    errors
}

fn no_draft(path: &Path, page: &Page, refusal: crate::transcribe::Refusal, streams: &mut Streams) -> Fault {
    tell(&refusal.report, page.sources(), streams);
    refused(path, refusal)
}
