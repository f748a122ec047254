//! For a terminal: the worst first, docs as a number at the end.

use super::super::finding::{Class, Finding, Findings, Place};
use super::{brief, tally, title};

pub(super) fn render(findings: &Findings, colour: bool) -> String {
    let mut text = String::new();
    for finding in findings.iter().filter(|finding| finding.change.class != Class::Docs) {
        text += &one(finding, colour);
        text.push('\n');
    }
    let docs: Vec<_> = findings.iter().filter(|finding| finding.change.class == Class::Docs).collect();
    for finding in &docs {
        text += &format!("docs[{}]: {}\n", finding.change.id, title(finding));
    }
    if !docs.is_empty() {
        text.push('\n');
    }
    text + &tally(findings) + "\n"
}

fn one(of: &Finding, colour: bool) -> String {
    let paint = |code: &str, text: String| if colour { format!("\x1b[{code}m{text}\x1b[0m") } else { text };
    let shade = match of.change.class {
        Class::Source => "1;91",
        Class::Wire => "1;93",
        Class::Review => "1;95",
        Class::Compatible | Class::Docs => "1;92",
    };
    let head = paint(shade, format!("{}[{}]", of.change.class.word(), of.change.id));
    let mut text = format!("{head}: {}\n", paint("1", title(of)));
    let mut line = |name: &str, value: String| text += &format!("  {name:<7} {value}\n");
    line("what", of.change.what.to_owned());
    line("change", format!("{} -> {}", brief(&of.old), brief(&of.new)));
    for (name, place) in [("before", &of.old_place), ("after", &of.new_place)] {
        if let Some(Place { file, line: at, column, text }) = place {
            line(name, format!("{file}:{at}:{column}  {}", text.trim()));
        }
    }
    match (&of.rust_before, &of.rust_after) {
        (Some(before), Some(after)) if before == after => line("Rust", before.clone()),
        (before, after) => {
            for (sign, seen) in [("-", before), ("+", after)] {
                if let Some(seen) = seen {
                    line("Rust", format!("{sign} {seen}"));
                }
            }
        }
    }
    if of.change.advice != "nothing" {
        line("do", of.change.advice.to_owned());
    }
    let cause =
        format!("{}, needs {}, fingerprint {}", of.cause.word(), of.change.bump.word(), of.fingerprint);
    line("cause", cause);
    if !of.page.is_empty() {
        line("page", of.page.clone());
    }
    text
}
