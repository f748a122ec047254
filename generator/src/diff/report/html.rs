//! One page for a browser: nothing is fetched, nothing is sent, and it can be read on a phone.
//!
//! Given findings, it returns the page. Nothing of a spec may be markup in it, and nothing in it may need the script: that only hides what is
//! not asked for.

use std::fmt::Write as _;

use super::super::finding::{Bump, Class, Findings};
use super::{heading, tally};

mod article;

use article::article;

const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");
/// No request may leave the page, whatever a spec says.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The page, with all findings in it.
pub(super) fn render(findings: &Findings) -> String {
    let mut page = String::from("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    let tally = text(&tally(findings));
    // Writing to a String cannot fail.
    let _ = write!(
        page,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Specs: {tally}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <header>\n<h1>What changes for users of the crate</h1>\n{}</header>\n{}<main>\n",
        verdict(findings),
        filters(findings)
    );
    for class in Class::ALL {
        page += &section(class, findings);
    }
    let _ = write!(
        page,
        "<p id=\"none\"{}>Nothing fits.</p>\n</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n",
        if findings.is_empty() { "" } else { " hidden" }
    );
    page
}

/// What it comes to, before anything else.
fn verdict(findings: &Findings) -> String {
    let bump = findings.bump();
    let means = match (findings.is_empty(), bump) {
        (true, _) => "Nothing is different.",
        (_, Bump::None) => "The version may stay.",
        (_, Bump::Patch) => "The last number of the version has to go up.",
        (_, Bump::Minor) => "The middle number of the version has to go up; before 1.0 the last.",
        (_, Bump::Major) => "The first number of the version has to go up; before 1.0 the middle one.",
    };
    format!("<p class=\"verdict {0}\"><b>{0}</b> {means}</p>\n", bump.word())
}

fn filters(findings: &Findings) -> String {
    let mut form = String::from(
        "<form id=\"filters\">\n<input id=\"search\" type=\"search\" placeholder=\"Search operations, fields, rules, pages\" \
         aria-label=\"Search\">\n<div class=\"classes\">\n",
    );
    for class in Class::ALL {
        let (word, count) = (class.word(), findings.count(class));
        let none = if count == 0 { " empty" } else { "" };
        let _ = writeln!(
            form,
            "<label class=\"{word}{none}\" title=\"{}\"><input type=\"checkbox\" name=\"{word}\" checked> {word} <b>{count}</b></label>",
            heading(class)
        );
    }
    form += "</div>\n<button type=\"button\" id=\"fold\">Fold all</button>\n</form>\n";
    form
}

/// The findings of a class. What hurts nobody is folded.
fn section(class: Class, findings: &Findings) -> String {
    let open = matches!(class, Class::Source | Class::Wire | Class::Review);
    let articles: String =
        findings.iter().filter(|of| of.change.class == class).map(|of| article(of, open)).collect();
    match articles.is_empty() {
        true => String::new(),
        false => format!(
            "<section class=\"class {}\">\n<h2>{} <small>{}</small></h2>\n{articles}</section>\n",
            class.word(),
            heading(class),
            class.word()
        ),
    }
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
