//! The file that `--approvals` names, and what is said about it.

use std::fs;
use std::path::Path;

use time::OffsetDateTime;

use super::fault::{Fault, Line};
use crate::diff::approvals::{self, Approval, Problem};
use crate::diff::{Class, Finding, Findings};

/// The approvals of a file; by default none.
#[derive(Default)]
pub(super) struct Approvals<'a> {
    file: Option<(&'a Path, String)>,
    approvals: Vec<Approval>,
}

impl<'a> Approvals<'a> {
    pub(super) fn read(file: &'a Path) -> Result<Self, Fault> {
        let text = fs::read_to_string(file).map_err(|error| {
            let help =
                "it is a list of `{ fingerprint: …, reason: …, expires: 2026-12-31 }`, and may be empty";
            Fault::new(format!("cannot read `{}`: {error}", file.display()), help)
        })?;
        match approvals::read(&text) {
            Ok(approvals) => Ok(Approvals { file: Some((file, text)), approvals }),
            Err(problem) => Err(Fault { lines: vec![shown(file, &text, problem)] }),
        }
    }

    /// Those that nothing needs, and those whose day is over.
    pub(super) fn problems(&self, findings: &Findings) -> Vec<Line> {
        let problems = approvals::problems(&self.approvals, findings, OffsetDateTime::now_utc().date());
        let file = self.file.as_ref();
        problems.into_iter().filter_map(|of| file.map(|(file, text)| shown(file, text, of))).collect()
    }

    /// That there are findings of a class, or of a worse one, which nobody has let pass.
    pub(super) fn lacks(&self, findings: &Findings, limit: Class) -> Option<Line> {
        let approved = |of: &Finding| self.approvals.iter().any(|one| one.fingerprint == of.fingerprint);
        let failing =
            findings.iter().filter(|of| of.change.class <= limit && !approved(of)).collect::<Vec<_>>();
        let first = failing.first()?;
        let count = match failing.len() {
            1 => "1 finding is".to_owned(),
            count => format!("{count} findings are"),
        };
        let message = format!("{count} `{}` or worse, and not approved", limit.word());
        let file = self.file.as_ref().map_or("the file that `--approvals` names".to_owned(), |(file, _)| {
            format!("`{}`", file.display())
        });
        let line = format!("- {{ fingerprint: \"{}\", reason: …, expires: … }}", first.fingerprint);
        Some(Line { message, help: format!("take the change back, or write into {file}: `{line}`") })
    }
}

fn shown(file: &Path, text: &str, of: Problem) -> Line {
    Line::at(file, text, of.line, &of.message, of.help)
}
