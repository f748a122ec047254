//! The section of a changelog that users of the crate read.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::finding::{Class, Finding, Findings};
use super::report::brief;

/// Markdown: what to do first, then what is new; words are left out.
pub fn changelog(findings: &Findings) -> String {
    let mut text = String::new();
    let sections = [
        (Class::Source, "Programs may have to change"),
        (Class::Wire, "Calls may behave differently"),
        (Class::Review, "To look at"),
        (Class::Compatible, "New"),
    ];
    for (class, heading) in sections {
        let mut by_operation: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
        for finding in findings.iter().filter(|finding| finding.change.class == class) {
            by_operation.entry(&finding.operation).or_default().push(finding);
        }
        if by_operation.is_empty() {
            continue;
        }
        text += &format!("### {heading}\n\n");
        for (operation, findings) in by_operation {
            text += &format!("- `{operation}`\n");
            text.extend(findings.into_iter().map(line));
        }
        text.push('\n');
    }
    match text.is_empty() {
        true => "Nothing changes for users of the crate.\n".to_owned(),
        false => text.trim_end().to_owned() + "\n",
    }
}

fn line(of: &Finding) -> String {
    let name = if of.path.is_empty() { String::new() } else { format!("`{}`: ", of.path.replace('`', "")) };
    let seen = match (&of.rust_before, &of.rust_after) {
        (Some(before), Some(after)) if before != after => format!(" (`{before}` is `{after}` now)"),
        // What to do about these is for whoever looks, not for users.
        _ if of.change.class == Class::Review => format!(" (from {} to {})", words(&of.old), words(&of.new)),
        _ => String::new(),
    };
    let for_users = of.change.class != Class::Review && of.change.advice != "nothing";
    let advice = if for_users { format!("; {}", of.change.advice) } else { String::new() };
    format!("  - {name}{}{seen}{advice}.\n", of.change.what)
}

/// A value as code; nothing in it can end the code or the line.
fn words(value: &Json) -> String {
    match value {
        Json::Null => "nothing".to_owned(),
        value => format!("`{}`", brief(value).replace(['`', '\n', '\r'], " ")),
    }
}
