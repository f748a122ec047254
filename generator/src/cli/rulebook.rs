//! The commands `explain` and `rules`: the rule book, read aloud, and the kinds of changes.

use serde_json::json;

use super::Exit;
use super::args::RulesFormat;
use super::fault::Fault;
use super::streams::Streams;
use crate::diag::Severity;
use crate::diff;
use crate::rules::Rule;

pub(super) fn explain(id: &str, rules: &[Rule], streams: &mut Streams) -> Result<Exit, Fault> {
    // Copied out of a message, it may come with its brackets or as `error[id]`.
    let id = id.rsplit('[').next().unwrap_or(id).trim_end_matches(']');
    let Some(rule) = rules.iter().find(|rule| rule.id == id) else {
        if let Some(change) = diff::find(id) {
            return streams.data(&kind(change, streams.out_colour)).map(|()| Exit::Fine);
        }
        let help = match nearest(id, rules) {
            Some(near) => format!("did you mean `{near}`? `apiscribe rules` lists all of them"),
            None => "`apiscribe rules` lists all of them".to_owned(),
        };
        return Err(Fault::new(format!("there is no rule `{}`", id.escape_debug()), help));
    };
    let (bold, reset) = if streams.out_colour { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
    streams.data(&format!(
        "{bold}{}[{}]{reset}: {}\n\n{bold}Why:{reset} {}\n\n{bold}Wrong:{reset}\n\n{}\n{bold}Right:{reset}\n\n{}",
        severity(rule),
        rule.id,
        rule.summary,
        rule.why,
        indented(rule.bad),
        indented(rule.good),
    ))?;
    Ok(Exit::Fine)
}

/// A kind of change, which `diff` finds.
fn kind(of: &diff::Change, colour: bool) -> String {
    let (bold, reset) = if colour { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
    let side = |text: &str| if text.is_empty() { "    (nothing)\n".to_owned() } else { indented(text) };
    format!(
        "{bold}{}[{}]{reset}: {}\n\n{bold}To do:{reset} {}\n{bold}Version:{reset} {}\n\n{bold}Before:{reset}\n\n{}\n{bold}After:{reset}\n\n{}",
        of.class.word(),
        of.id,
        of.what,
        of.advice,
        of.bump.word(),
        side(of.example.old),
        side(of.example.new),
    )
}

pub(super) fn rules(format: RulesFormat, rules: &[Rule], streams: &mut Streams) -> Result<Exit, Fault> {
    let text = match format {
        RulesFormat::Text => {
            let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
            let line =
                |rule: &Rule| format!("{:<width$}  {:<7}  {}\n", rule.id, severity(rule), rule.summary);
            rules.iter().map(line).collect()
        }
        RulesFormat::Json => {
            let all: Vec<_> = rules
                .iter()
                .map(|rule| {
                    json!({
                        "id": rule.id,
                        "severity": severity(rule),
                        "summary": rule.summary,
                        "why": rule.why,
                        "bad": rule.bad,
                        "good": rule.good,
                    })
                })
                .collect();
            format!("{:#}\n", json!({ "version": 1, "rules": all }))
        }
    };
    streams.data(&text)?;
    Ok(Exit::Fine)
}

fn severity(rule: &Rule) -> &'static str {
    match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n").collect()
}

/// The rule that was most likely meant.
fn nearest(id: &str, rules: &[Rule]) -> Option<&'static str> {
    let id = id.to_lowercase().replace('_', "-");
    let changes = diff::CHANGES.iter().flat_map(|group| group.iter()).map(|change| change.id);
    let near = rules.iter().map(|rule| rule.id).chain(changes);
    let near = near.map(|known| (strsim::jaro_winkler(&id, known), known));
    near.filter(|(near, _)| *near > 0.8).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, id)| id)
}
