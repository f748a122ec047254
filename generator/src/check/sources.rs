//! Every fact has an origin: a page, its title, and the day it was read.

use super::findings::Findings;
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
        if !is_date(date) {
            findings.push_absence(
                Diagnostic::error("source-date", of.origin, format!("`{key}: {date}` is not a day"))
                    .help(format!("write year, month and day in quotes: `{key}: \"2026-11-21\"`")),
            );
        }
    }
    if let Some(updated) = of.updated.as_ref().filter(|updated| is_date(updated) && is_date(&of.read)) {
        // Dates of this form sort like text.
        if *updated > of.read {
            let message = format!("the page was updated on {updated}, after it was read on {}", of.read);
            findings.push(
                Diagnostic::error("source-order", of.origin, message)
                    .help("read the page again and set `read` to today, or mend the dates"),
            );
        }
    }
}

pub(crate) fn is_page(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let plain = address.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>\"`\\".contains(c));
    plain && host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains('@')
}

/// Whether a text is a day of the calendar, written 2026-11-21.
pub(crate) fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |text: &str, len: usize| match text.len() == len && text.bytes().all(|b| b.is_ascii_digit())
    {
        true => text.parse::<u32>().ok(),
        false => None,
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for good in ["2026-11-21", "2024-02-29", "2000-02-29"] {
            assert!(is_date(good), "{good}");
        }
        for bad in [
            "2023-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "21.11.2026",
            "",
            "2026-11-31",
        ] {
            assert!(!is_date(bad), "{bad}");
        }
    }
}
