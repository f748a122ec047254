//! Every fact has an origin: a page, its title, and the day it was read.

use super::findings::Findings;
use crate::day;
use crate::diag::Diagnostic;
use crate::model::{Model, Source};

/// `missing-source`, `source-date`, `source-order`, `source-repeated`.
pub(super) fn check(model: &Model, findings: &mut Findings) {
    for vendor in &model.vendors {
        list(&vendor.sources, findings);
        for service in &vendor.services {
            service.rules_source.iter().for_each(|of| source(of, findings));
            for version in &service.versions {
                list(&version.sources, findings);
                version.operations.iter().for_each(|operation| list(&operation.sources, findings));
            }
        }
    }
}

fn list(sources: &[Source], findings: &mut Findings) {
    for (index, of) in sources.iter().enumerate() {
        source(of, findings);
        let first = sources.iter().take(index).find(|earlier| earlier.page == of.page);
        if let Some(first) = first.filter(|_| !of.page.is_empty()) {
            findings.push(
                Diagnostic::warning("source-repeated", of.origin, "this page is named twice")
                    .also(first.origin, "first here")
                    .help("name each page once; `for` may list everything it is the source of"),
            );
        }
    }
}

fn source(of: &Source, findings: &mut Findings) {
    if !is_page(&of.page) {
        findings.push_absence(
            Diagnostic::error(
                "missing-source",
                of.origin,
                format!("`{}` is not the address of a page", of.page),
            )
            .help("copy the address of the page from the browser: https://…"),
        );
    }
    if of.title.trim().is_empty() {
        findings.push_absence(
            Diagnostic::error("missing-source", of.origin, "the page of this source has no title")
                .help("write the title of the page: `title: …`"),
        );
    }
    let dates = [("read", Some(&of.read)), ("updated", of.updated.as_ref())];
    for (key, date) in dates.into_iter().filter_map(|(key, date)| date.map(|date| (key, date))) {
        if day::parse(date).is_none() {
            findings.push_absence(
                Diagnostic::error("source-date", of.origin, format!("`{key}: {date}` is not a day"))
                    .help(format!("write year, month and day in quotes: `{key}: \"2026-11-21\"`")),
            );
        }
    }
    let updated = of.updated.as_deref().and_then(day::parse);
    if let (Some(updated), Some(read)) = (updated, day::parse(&of.read))
        && updated > read
    {
        let message = format!("the page was updated on {updated}, after it was read on {read}");
        findings.push(
            Diagnostic::error("source-order", of.origin, message)
                .help("read the page again and set `read` to today, or mend the dates"),
        );
    }
}

pub(crate) fn is_page(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let plain = address.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>\"`\\".contains(c));
    plain && host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains('@')
}
