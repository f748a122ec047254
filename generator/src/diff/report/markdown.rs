//! For a comment on a pull request: a table of what hurts, the rest folded.

use super::super::finding::{Class, Finding, Findings};
use super::{brief, heading, tally};

pub(super) fn render(findings: &Findings) -> String {
    let mut text = format!("### Specs: {}\n", tally(findings));
    for class in Class::ALL {
        let rows: Vec<_> = findings.iter().filter(|finding| finding.change.class == class).map(row).collect();
        if rows.is_empty() {
            continue;
        }
        let table =
            format!("| where | what | before | after | do |\n|---|---|---|---|---|\n{}\n", rows.join("\n"));
        let head = format!("{}: {} ({})", heading(class), rows.len(), class.word());
        text += &match class {
            Class::Source | Class::Wire | Class::Review => format!("\n#### {head}\n\n{table}"),
            Class::Compatible | Class::Docs => {
                format!("\n<details><summary>{head}</summary>\n\n{table}\n</details>\n")
            }
        };
    }
    text
}

fn row(of: &Finding) -> String {
    let side = |seen: &Option<String>, value: &serde_json::Value| match (seen, value.is_null()) {
        (Some(seen), _) => code(seen),
        (None, true) => String::new(),
        (None, false) => code(&brief(value)),
    };
    let place = match of.page.is_empty() {
        true => code(&of.operation),
        false => format!("[{}]({})", code(&of.operation), of.page.replace(['(', ')', '|', '\n'], "")),
    };
    let path = if of.path.is_empty() { String::new() } else { format!("<br>{}", code(&of.path)) };
    let what = format!("{}<br>`{}` {}, {}", of.change.what, of.change.id, of.cause.word(), of.fingerprint);
    let advice = if of.change.advice == "nothing" { "" } else { of.change.advice };
    let (before, after) = (side(&of.rust_before, &of.old), side(&of.rust_after, &of.new));
    format!("| {place}{path} | {what} | {before} | {after} | {advice} |")
}

/// As code in a cell of a table: nothing in it can end the cell, the code or the line.
fn code(text: &str) -> String {
    let plain = text.replace(['`', '\n', '\r'], " ").replace('|', "\\|");
    format!("`{}`", plain.trim())
}
