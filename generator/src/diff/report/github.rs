//! Workflow commands: GitHub shows them as annotations beside the lines of a pull request.

use super::super::finding::{Class, Finding, Findings};
use super::{brief, tally};
use crate::render::github::{SHOWN, data, property};

/// What hurts or has to be looked at, ten of each level; the rest is a number.
pub(super) fn render(findings: &Findings) -> String {
    let mut text = String::new();
    for (level, classes) in [("error", &[Class::Source, Class::Wire][..]), ("warning", &[Class::Review])] {
        let of_level: Vec<_> =
            findings.iter().filter(|finding| classes.contains(&finding.change.class)).collect();
        text.extend(of_level.iter().take(SHOWN).map(|finding| command(level, finding)));
        if of_level.len() > SHOWN {
            let message =
                format!("{} more of this level: run `apiscribe diff` to see all", of_level.len() - SHOWN);
            text += &format!("::notice title=apiscribe diff::{}\n", data(&message));
        }
    }
    text + &format!("::notice title=apiscribe diff::{}\n", data(&tally(findings)))
}

fn command(level: &str, of: &Finding) -> String {
    // Only files of the new side are part of the pull request; what was removed has no line there.
    let place = of
        .new_place
        .as_ref()
        .map(|at| format!("file={},line={},col={},", property(&at.file), at.line, at.column));
    let message = format!(
        "{} {}: {}\n{} -> {}\n{}",
        of.operation,
        of.path,
        of.change.what,
        brief(&of.old),
        brief(&of.new),
        of.change.advice
    );
    let title = format!("{} ({}, {})", of.change.id, of.change.class.word(), of.cause.word());
    format!("::{level} {}title={}::{}\n", place.unwrap_or_default(), property(&title), data(&message))
}
