//! One page for a browser: nothing is fetched, nothing is sent, and it can be read on a phone.

use std::fmt::Write as _;

use super::super::finding::{Class, Finding, Findings, Place};
use super::{brief, tally};

const HEAD: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The page, with all findings in it; the script only hides those that are not asked for.
pub(super) fn render(findings: &Findings) -> String {
    let mut page = String::from("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    // No request may leave the page, whatever a spec says.
    page += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n";
    // Writing to a String cannot fail.
    let _ = write!(
        page,
        "<title>Specs: {0}</title>\n<style>\n{HEAD}</style>\n</head>\n<body>\n",
        text(&tally(findings))
    );
    let _ = write!(
        page,
        "<header><h1>What changes for users of the crate</h1>\n<p>{}</p>\n",
        text(&tally(findings))
    );
    page += "<form id=\"filters\"><input id=\"search\" type=\"search\" placeholder=\"Search operations, fields, rules\" aria-label=\"Search\">\n";
    for class in Class::ALL {
        let (word, count) = (class.word(), findings.count(class));
        let _ = writeln!(
            page,
            "<label class=\"{word}\"><input type=\"checkbox\" name=\"{word}\" checked> {word} <b>{count}</b></label>"
        );
    }
    page += "</form></header>\n<main>\n";
    for finding in findings.iter() {
        page += &article(finding);
    }
    page += "<p id=\"none\" hidden>Nothing fits.</p>\n</main>\n";
    let _ = write!(page, "<script>\n{SCRIPT}</script>\n</body>\n</html>\n");
    page
}

fn article(of: &Finding) -> String {
    let class = of.change.class.word();
    let path = if of.path.is_empty() { String::new() } else { format!(" <code>{}</code>", text(&of.path)) };
    let mut item = format!(
        "<article class=\"{class}\" id=\"{0}\">\n<h2><span class=\"class\">{class}</span> {1}{path}</h2>\n\
         <p>{2}. <span class=\"rule\">{3}</span></p>\n",
        of.fingerprint,
        text(&of.operation),
        text(of.change.what),
        of.change.id
    );
    item += "<div class=\"sides\">\n";
    item += &side("before", &of.old_place, &of.rust_before, &of.old);
    item += &side("after", &of.new_place, &of.rust_after, &of.new);
    item += "</div>\n";
    if of.change.advice != "nothing" {
        let _ = writeln!(item, "<p class=\"advice\">To do: {}.</p>", text(of.change.advice));
    }
    let page = match of.page.starts_with("https://") {
        true => format!("<a href=\"{0}\" rel=\"noreferrer\">{0}</a>", text(&of.page)),
        false => text(&of.page),
    };
    let (cause, bump) = (of.cause.word(), of.change.bump.word());
    let _ = write!(
        item,
        "<footer>cause: {cause}, needs: {bump}, fingerprint: <code>{}</code> {page}</footer>\n</article>\n",
        of.fingerprint
    );
    item
}

fn side(name: &str, place: &Option<Place>, rust: &Option<String>, value: &serde_json::Value) -> String {
    let mut side = format!("<section><h3>{name}</h3>\n");
    match place {
        Some(Place { file, line, column, text: line_text }) => {
            let _ = writeln!(side, "<p class=\"place\">{}:{line}:{column}</p>", text(file));
            let _ = writeln!(side, "<pre>{}</pre>", text(line_text.trim()));
        }
        None => side += "<p class=\"place\">nothing</p>\n",
    }
    if !value.is_null() {
        let _ = writeln!(side, "<p class=\"value\"><code>{}</code></p>", text(&brief(value)));
    }
    if let Some(rust) = rust {
        let _ = writeln!(side, "<pre class=\"rust\">{}</pre>", text(rust));
    }
    side + "</section>\n"
}

/// Text of a spec: nothing in it is markup.
fn text(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
