//! The page of an operation.
//!
//! Given the parts of the page, it returns the draft of its spec, or why the page is none. It must not leave out what pages of its kind have without telling.

use super::draft::{Code, Operation};
use super::facts::{self, Dialect, Facts};
use super::fields::{Fields, brief};
use super::notes::Notes;
use super::parts::{Kind, Part, Parts};
use super::words::{self, Column};
use super::{Refusal, printed, samples};
use crate::names::RustIdent;

/// Reads the page of an operation.
pub(super) fn read(parts: &Parts, notes: &mut Notes<'_>) -> Result<(Operation, Dialect), Refusal> {
    if parts.tables.is_empty() {
        return Err(Refusal::no_tables(parts));
    }
    let Some(dialect) = facts::dialect(parts) else { return Err(Refusal::no_vendor()) };
    let facts = facts::read(parts, dialect, notes);
    let Some((_, name)) = facts.operation.clone() else { return Err(Refusal::no_operation()) };
    let printed = printed::read(&parts.printed, dialect, notes);
    let (requests, results) = samples::beside(&printed, dialect);
    let mut fields = Fields::new(parts);
    let request = fields.read(parts.of(&Kind::Request), dialect.common_parameters(), &requests, notes);
    let without = [dialect.envelope(), &["Result"]].concat();
    let without = if dialect == Dialect::Volcengine { &without } else { dialect.envelope() };
    let response =
        fields.read(parts.of(&Kind::Reply).chain(result(parts, dialect)), without, &results, notes);
    samples::judge(&printed, &request, &response, dialect, notes);
    complete(parts, dialect, &facts, notes);
    address(parts, notes);
    let mut draft = Operation {
        errors: errors(parts, notes),
        samples: samples::pair(printed, &request, dialect),
        types: fields.types,
        title: title(parts, &name),
        name,
        request,
        response,
        ..Operation::default()
    };
    place(&mut draft, &facts, dialect);
    take(&mut draft, facts, parts.printed.first().map(|text| text.line), notes);
    Ok((draft, dialect))
}

/// The table of what a reply of Volcengine holds under `Result`, where the type is named.
fn result(parts: &Parts, dialect: Dialect) -> Option<&Part> {
    let mut rows = parts.of(&Kind::Reply).flat_map(|part| &part.records);
    let row = rows.find(|row| dialect == Dialect::Volcengine && row.cell(Column::Name) == "Result")?;
    let name = super::types::read(row.cell(Column::Type)).and_then(|ty| super::parts::innermost(&ty))?;
    parts.tables.iter().find(|part| part.kind == Kind::Struct(name.clone()))
}

/// Reports the parts that every such page has and this one has not.
fn complete(parts: &Parts, dialect: Dialect, facts: &Facts, notes: &mut Notes<'_>) {
    let last = u32::try_from(notes.page.text().lines().count()).unwrap_or(u32::MAX).max(1);
    let help = "see whether the whole page was saved, and in the language of its headers";
    for (kind, what) in
        [(Kind::Request, "parameters"), (Kind::Reply, "the reply"), (Kind::Errors, "error codes")]
    {
        let tables: Vec<&Part> = parts.of(&kind).collect();
        let both = dialect == Dialect::Volcengine && kind == Kind::Request;
        match tables.as_slice() {
            [] if kind == Kind::Errors && dialect == Dialect::Volcengine => {}
            [] => {
                notes.problem("page-missing", last, format!("there is no table of {what} in the page"), help)
            }
            [_] => {}
            [first, others @ ..] if !both => {
                for again in others {
                    let message = format!(
                        "this table could be that of {what}, and so could that of line {}",
                        first.line
                    );
                    notes.problem(
                        "page-contradiction",
                        again.line,
                        message,
                        "compare the tables with the page",
                    );
                }
            }
            _ => {}
        }
        for table in &tables {
            if table.records.is_empty() {
                notes.problem("page-missing", table.line, format!("the table of {what} has no row"), help);
            }
        }
    }
    for (kind, names) in [(Kind::Request, dialect.common_parameters()), (Kind::Reply, dialect.envelope())] {
        let table = parts.of(&kind).next();
        let rows = || parts.of(&kind).flat_map(|part| &part.records);
        let optional = dialect == Dialect::Volcengine;
        for name in
            names.iter().filter(|name| !optional && !rows().any(|row| row.cell(Column::Name) == **name))
        {
            if let Some(table) = table {
                notes.problem(
                    "page-missing",
                    table.line,
                    format!("the row `{name}`, which every such table has, is not there"),
                    help,
                );
            }
        }
    }
    if facts.version.is_none() {
        notes.problem("page-missing", last, "the page does not say of which version it is", help);
    }
    if facts.hosts.is_empty() && dialect != Dialect::Volcengine {
        notes.problem("page-missing", last, "the page names no host", help);
    }
    if parts.printed.is_empty() {
        notes.problem("page-missing", last, "the page has no sample", help);
    }
}

/// Cells of the address that are empty.
fn address(parts: &Parts, notes: &mut Notes<'_>) {
    let rows = parts.of(&Kind::Address).flat_map(|part| &part.records);
    for row in rows.filter(|row| row.cell(Column::Words).is_empty()) {
        let message = format!("no words stand beside `{}`", brief(row.cell(Column::Name)));
        notes.remark(
            "page-cell",
            row.line,
            message,
            "look at the page: they may have been lost when it was saved",
        );
    }
}

fn errors(parts: &Parts, notes: &mut Notes<'_>) -> Vec<Code> {
    let mut codes: Vec<Code> = Vec::new();
    for row in parts.of(&Kind::Errors).flat_map(|part| &part.records) {
        let code = row.cell(Column::Code).trim();
        if !words::is_code(code) {
            let what = if code.is_empty() { "nothing".to_owned() } else { format!("`{}`", brief(code)) };
            let help = "look at the page; if it is one, write it by hand";
            notes.problem("page-cell", row.line, format!("{what} stands where an error code should"), help);
            continue;
        }
        if let Some(first) = codes.iter().find(|known| known.code == code) {
            let message = format!("the code `{code}` stands here and in line {}", first.line);
            notes.problem("page-contradiction", row.line, message, "look at the page and keep the right row");
            continue;
        }
        let words = row.cell(Column::Words).trim().to_owned();
        if words.is_empty() {
            notes.remark(
                "page-cell",
                row.line,
                format!("no words stand beside `{code}`"),
                "look at the page: they may have been lost when it was saved",
            );
        }
        codes.push(Code { code: code.to_owned(), line: row.line, words });
    }
    codes
}

/// The first heading that is no part of such pages, or the name.
fn title(parts: &Parts, name: &str) -> String {
    let named = parts.words.iter().any(|text| text.text == *name);
    let first = parts.words.first().filter(|text| !named && text.text.len() < 80 && text.line < 3);
    let known = first
        .filter(|text| words::section(&text.text).is_none() && !text.text.contains(['.', '。', ':', '：']));
    known.map_or(name, |text| &text.text).to_owned()
}

fn place(draft: &mut Operation, facts: &Facts, dialect: Dialect) {
    draft.version = facts.version.clone().map(|(_, version)| version).unwrap_or_default();
    draft.service = facts.service.clone().filter(|service| words::is_folder(service)).unwrap_or_default();
    let file = RustIdent::snake(&draft.name).map(|name| name.plain().to_owned());
    let parts = [dialect.vendor(), draft.service.as_str(), draft.version.as_str()];
    let known = |part: &&str| !part.is_empty();
    draft.place = match file.filter(|_| parts.iter().all(known)) {
        Some(file) => format!("{}/{file}.yaml", parts.join("/")),
        None => String::new(),
    };
}

/// What is told in sentences.
fn take(draft: &mut Operation, facts: Facts, sample: Option<u32>, notes: &mut Notes<'_>) {
    let lines = [
        ("rate_limit", facts.rate.as_ref().map(|(line, _)| *line)),
        ("source", facts.updated.as_ref().map(|(line, _)| *line)),
        ("regions", facts.region.as_ref().map(|region| region.line)),
        ("examples", sample),
    ];
    draft.lines = lines.into_iter().filter_map(|(path, line)| Some((path.to_owned(), line?))).collect();
    draft.hosts = facts.hosts.into_iter().map(|(_, host)| host).collect();
    draft.updated = facts.updated.map(|(_, date)| date);
    draft.rate = facts.rate.map(|(_, rate)| rate);
    if draft.rate.is_none() {
        notes.remark(
            "page-missing",
            1,
            "the page does not say how often the operation may be called",
            "look for it on another page, or leave `rate_limit` out",
        );
    }
    draft.undecided.push("what a repeat may do, which no page says: read, idempotent or unsafe".to_owned());
    if let Some(region) = facts.region {
        if region.required || !region.only.is_empty() {
            draft.regions = Some((region.required, region.only));
        }
        if !region.sure {
            draft.undecided.push(format!("what line {} of the page says about the region", region.line));
        }
    }
    draft.undecided.extend(notes.problems.iter().cloned());
}
