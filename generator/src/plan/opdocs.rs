//! The documentation of a request: what the operation does, demands, limits and answers with.
//!
//! Given an operation and where it belongs, it returns clean lines with a compiled example. It must not say what the docs of
//! fields say.

use super::docs::{self, Docs};
use super::expr::Style;
use super::item::DocLine;
use super::{Place, errors, samples, walks};
use crate::model::{Correction, ErrorCode, GroupKind, Operation, RateLimit, Safety, Source};

/// The docs of the request type.
pub(super) fn request(place: &Place<'_>, operation: &Operation) -> Vec<DocLine> {
    let mut codes = codes(operation);
    if let Some(above) = errors::above(place) {
        codes.extend((!codes.is_empty()).then(String::new));
        codes.push(above);
    }
    let summary = match operation.summary.is_empty() {
        true => {
            let name = docs::code(&operation.name);
            Docs::new(format!("{name}; nobody has written down here yet what it does."))
        }
        false => Docs::words(&operation.summary),
    };
    summary
        .paragraph(docs::lines(&operation.doc))
        .paragraph(facts(place, operation))
        .paragraph(operation.groups.iter().map(group))
        .paragraph(operation.sources.first().map(|source| format!("Page: {}", printed(source))))
        .example(example(place, operation))
        .section("Errors", codes)
        .section("Where this departs from the page", corrections(&operation.corrections))
        .section("Other sources", operation.sources.iter().skip(1).map(source).collect())
        .done()
}

/// The codes with their meanings, or just the codes where nobody has said yet what they mean.
fn codes(operation: &Operation) -> Vec<String> {
    let name = |code: &ErrorCode| docs::code(&code.key.to_string());
    match operation.errors.iter().all(|code| errors::meaning(code).is_empty()) {
        true if operation.errors.is_empty() => Vec::new(),
        true => vec![format!("{}.", operation.errors.iter().map(name).collect::<Vec<_>>().join(", "))],
        false => {
            let rows = operation.errors.iter().map(|code| vec![name(code), errors::meaning(code)]);
            docs::table(&["Code", "Meaning"], rows.collect())
        }
    }
}

fn facts(place: &Place<'_>, operation: &Operation) -> Vec<String> {
    let token = operation.request.iter().find(|field| field.idempotency_token);
    let mut facts = vec![match operation.safety {
        Safety::Idempotent | Safety::Unsafe if token.is_some() => format!(
            "- Calls with the same {} are carried out once, so a failed call may be repeated with it; the client does.",
            docs::code(&token.map(|field| field.wire.clone()).unwrap_or_default())
        ),
        Safety::Read => "- It changes nothing, so a failed call may be repeated.".to_owned(),
        Safety::Idempotent => {
            "- A repeat does no more than the first call did, so a failed call may be repeated.".to_owned()
        }
        Safety::Unsafe if operation.summary.is_empty() => {
            "- What a repeat does is not known here, so repeat a failed call only if it cannot have arrived."
                .to_owned()
        }
        Safety::Unsafe => {
            "- A repeat may do it twice, so repeat a failed call only if it cannot have arrived.".to_owned()
        }
    }];
    facts.extend(operation.rate_limit.map(rate_limit));
    facts.extend(regions(place, operation));
    facts.extend(walks::facts(operation));
    let deprecated = operation.deprecated.as_ref().map(super::types::deprecated);
    facts.extend(deprecated.map(|why| format!("- Not to be used any more: {why}.")));
    facts
}

fn rate_limit(limit: RateLimit) -> String {
    let calls = if limit.calls == 1 { "call" } else { "calls" };
    match limit.seconds {
        1 => format!("- At most {} {calls} a second.", limit.calls),
        seconds => format!("- At most {} {calls} in {seconds} seconds.", limit.calls),
    }
}

fn regions(place: &Place<'_>, operation: &Operation) -> Option<String> {
    let title = |region: &String| {
        place.version.regions.iter().find(|(known, _)| known == region).map(|(_, words)| words)
    };
    let named = operation.regions.iter().map(|region| match title(region) {
        Some(words) => format!("{} ({})", docs::code(region), docs::inline(words)),
        None => docs::code(region),
    });
    let named: Vec<_> = named.collect();
    match (operation.region_required, named.is_empty()) {
        (true, true) => Some("- It needs a region.".to_owned()),
        (true, false) => Some(format!("- It needs a region, one of {}.", named.join(", "))),
        (false, false) => Some(format!("- Its regions are {}.", named.join(", "))),
        (false, true) => None,
    }
}

fn group(group: &crate::model::Group) -> String {
    let names: Vec<_> = group.fields.iter().map(|field| docs::code(field)).collect();
    let all = names.join(", ");
    let rule = match group.kind {
        GroupKind::ExactlyOne => format!("Exactly one of {all} must be set."),
        GroupKind::AtLeastOne => format!("At least one of {all} must be set."),
        GroupKind::AtMostOne => format!("At most one of {all} may be set."),
        GroupKind::AllOrNone => format!("All of {all} must be set, or none."),
        GroupKind::Requires => {
            let (first, rest) = names
                .split_first()
                .map_or((String::new(), String::new()), |(a, b)| (a.clone(), b.join(", ")));
            format!("With {first}, {rest} must be set too.")
        }
    };
    format!("- {rule} {}", docs::inline(&group.doc)).trim_end().to_owned()
}

/// The pages that something was written from, as a list.
pub(super) fn sources(sources: &[Source]) -> Vec<String> {
    sources.iter().map(source).collect()
}

fn source(source: &Source) -> String {
    match &source.used_for {
        None => format!("- {}", printed(source)),
        Some(what) => format!("- For {}: {}", docs::inline(what), printed(source)),
    }
}

fn printed(source: &Source) -> String {
    let updated =
        source.updated.as_ref().map_or_else(String::new, |day| format!("updated {}, ", docs::inline(day)));
    let (title, read) = (docs::inline(&source.title), docs::inline(&source.read));
    format!("{title}, {}, {updated}read {read}.", docs::link(&source.page))
}

/// Where the spec departs from the page, as a list.
pub(super) fn corrections(corrections: &[Correction]) -> Vec<String> {
    corrections.iter().map(correction).collect()
}

fn correction(of: &Correction) -> String {
    let end = |words: String| if words.ends_with(['.', '!', '?']) { words } else { format!("{words}.") };
    let page = end(docs::inline(&of.page));
    format!(
        "- {}. On the page: {page} Here: {}. {}",
        docs::code(&of.at),
        short(&of.ours),
        docs::inline(&of.why)
    )
}

/// Words as they are; a value as code, cut where it is a whole sample.
fn short(text: &str) -> String {
    const MOST: usize = 80;
    let is_value = !text.contains(' ') || serde_json::from_str::<serde_json::Value>(text).is_ok();
    match (is_value, text.chars().count() > MOST) {
        (false, _) => docs::inline(text).trim_end_matches('.').to_owned(),
        (true, false) => docs::code(text),
        (true, true) => format!("{} …", docs::code(&text.chars().take(MOST).collect::<String>())),
    }
}

/// A call with the required fields set.
pub(super) fn example(place: &Place<'_>, operation: &Operation) -> Vec<String> {
    let api = place.service.module.as_str();
    let mut lines = vec![
        "# async fn example() -> Result<(), Box<dyn std::error::Error>> {".to_owned(),
        format!(
            "use rtc_apis::{}::{{Credentials, {api}::{} as {api}}};",
            place.vendor.module, place.version.module
        ),
        String::new(),
    ];
    let region = match operation.region_required {
        true => format!(".region({:?})", samples::region(place, operation)),
        false => String::new(),
    };
    lines.push(format!(
        "let client = {api}::Client::builder().credentials(Credentials::from_env()?){region}.build()?;"
    ));
    let request = samples::minimal(place, operation).laid(Style::docs(api), 0);
    lines.extend(format!("let request = {request};").lines().map(str::to_owned));
    lines.extend(walks::call(operation));
    lines.extend(["# Ok(())".to_owned(), "# }".to_owned()]);
    lines
}
