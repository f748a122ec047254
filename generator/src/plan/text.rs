//! A plan as text, for reviewers: one line for each item, field, code and test, with the documentation under them.
//!
//! Given a plan, it returns text. It must not leave anything out that emit prints differently.

use std::fmt::{self, Display, Formatter, Write};

use super::expr::Style;
use super::item::{Codes, DocLine, File, Item, Record, Values};
use super::testing::{Helper, Holds, Step, TestBody, Tests};
use super::wire::{Envelope, Operation, Service};
use super::{Package, Plan};

impl Plan {
    /// The whole plan as text.
    pub fn to_text(&self) -> String {
        self.to_string()
    }
}

impl Display for Plan {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.package)?;
        self.files.iter().try_for_each(|file| write!(f, "\n{file}"))
    }
}

impl Display for Package {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "package {} {}", self.name, self.version)?;
        for (name, enables) in &self.features {
            writeln!(f, "  feature {name} = {enables:?}")?;
        }
        self.tests.iter().try_for_each(|test| writeln!(f, "  test {} needs {}", test.name, test.feature))
    }
}

impl Display for File {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "file {} from specs/{}{}", self.path, self.spec, if self.root { ", root" } else { "" })?;
        docs(f, "  ", &self.docs)?;
        self.items.iter().try_for_each(|item| write!(f, "{item}"))
    }
}

impl Display for Item {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Item::Module(module) => writeln!(
                f,
                "  mod {}{}{}{}",
                module.ident,
                if module.private { " private" } else { "" },
                only(&module.features),
                unformatted(module.unformatted)
            ),
            Item::Use(item) => {
                let only = only(item.feature.as_slice());
                writeln!(
                    f,
                    "  use {}::{{{}}}{only}{}",
                    item.path.0,
                    item.names.join(", "),
                    unformatted(item.unformatted)
                )
            }
            Item::Alias(alias) => {
                writeln!(f, "  type {} = {}", alias.name, alias.path.0)?;
                docs(f, "    ", &alias.docs)
            }
            Item::Record(of) => record(f, of),
            Item::Values(of) => values(f, of),
            Item::Codes(of) => codes(f, of),
            Item::Operation(of) => operation(f, of),
            Item::Service(of) => service(f, of),
            Item::Envelope(of) => envelope(f, of),
            Item::Helper(Helper::EveryCode) => writeln!(f, "  helper every_code"),
            Item::Helper(Helper::CommonCodes) => writeln!(f, "  helper common_codes"),
            Item::Tests(of) => tests(f, of),
        }
    }
}

fn unformatted(unformatted: bool) -> &'static str {
    if unformatted { " unformatted" } else { "" }
}

fn only(features: &[String]) -> String {
    match features.is_empty() {
        true => String::new(),
        false => format!(" if {}", features.join(" | ")),
    }
}

fn docs(f: &mut Formatter<'_>, indent: &str, lines: &[DocLine]) -> fmt::Result {
    lines.iter().try_for_each(|line| match line {
        DocLine::Text(text) => writeln!(f, "{}", format!("{indent}/// {text}").trim_end()),
        DocLine::Code { features, run } => {
            let fence = if *run { "rust" } else { "no_run" };
            let needs =
                if features.is_empty() { String::new() } else { format!(" if {}", features.join(", ")) };
            writeln!(f, "{indent}/// ```{fence}{needs}")
        }
    })
}

fn old(f: &mut Formatter<'_>, indent: &str, deprecated: Option<&String>) -> fmt::Result {
    deprecated.map_or(Ok(()), |why| writeln!(f, "{indent}deprecated: {why}"))
}

fn record(f: &mut Formatter<'_>, of: &Record) -> fmt::Result {
    let traits = [
        (of.built, " built"),
        (of.filled, " filled"),
        (of.whole, " whole"),
        (of.must_use.is_some(), " must_use"),
    ];
    let traits: String = traits.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect();
    writeln!(f, "  struct {}{traits}", of.ident)?;
    docs(f, "    ", &of.docs)?;
    old(f, "    ", of.deprecated.as_ref())?;
    for field in &of.fields {
        writeln!(f, "    {} {:?}: {}", field.ident, field.wire, field.ty.0)?;
        docs(f, "      ", &field.docs)?;
        old(f, "      ", field.deprecated.as_ref())?;
        if of.built {
            writeln!(f, "      set by {:?}", field.setter)?;
        }
        writeln!(f, "      {}", field.line)?;
    }
    Ok(())
}

fn values(f: &mut Formatter<'_>, of: &Values) -> fmt::Result {
    writeln!(f, "  values {} of {}", of.ident, of.integer.unwrap_or("text"))?;
    docs(f, "    ", &of.docs)?;
    for value in &of.values {
        writeln!(f, "    {} = {:?}", value.ident, value.wire)?;
        docs(f, "      ", &value.docs)?;
        old(f, "      ", value.deprecated.as_ref())?;
    }
    Ok(())
}

fn codes(f: &mut Formatter<'_>, of: &Codes) -> fmt::Result {
    writeln!(f, "  codes {} beside {}", of.ident, of.parent.0)?;
    docs(f, "    ", &of.docs)?;
    for row in &of.rows {
        let text = row.text.as_ref().map_or_else(String::new, |text| format!(" {text:?}"));
        let number = row.number.map_or_else(String::new, |number| format!(" {number}"));
        let status = row.status.map_or_else(String::new, |status| format!(" status {status}"));
        writeln!(f, "    {}{text}{number}{status} retry {}", row.ident, row.retry)?;
        docs(f, "      ", &row.docs)?;
        old(f, "      ", row.deprecated.as_ref())?;
    }
    Ok(())
}

fn operation(f: &mut Formatter<'_>, of: &Operation) -> fmt::Result {
    writeln!(f, "  operation {} -> {}, {}", of.request, of.reply, of.error.0)?;
    writeln!(f, "    {} as {:?}, {}", of.method, of.name, of.safety)?;
    writeln!(f, "    regions {:?} required {}", of.regions, of.region_required)?;
    writeln!(f, "    rate {:?}, groups {:?}", of.rate_limit, of.groups)?;
    writeln!(f, "    envelope {}, page {}", of.envelope.0, of.page)?;
    if let Some(paging) = &of.paging {
        let (item, cursor, items) = (&paging.item.0, &paging.cursor, &paging.items);
        writeln!(
            f,
            "    paged by {cursor}, {items} of {item}, {} {:?} {:?}",
            paging.style, paging.names, paging.tells
        )?;
    }
    of.polling.as_ref().map_or(Ok(()), |of| {
        writeln!(f, "    polled by {:?}, done {:?}, failed {:?}", of.field, of.done, of.failed)
    })
}

fn service(f: &mut Formatter<'_>, of: &Service) -> fmt::Result {
    writeln!(
        f,
        "  service {} {} {}, signed {} as {:?}",
        of.vendor, of.name, of.version, of.signing, of.signing_name
    )?;
    docs(f, "    ", &of.docs)?;
    writeln!(
        f,
        "    credentials {}, region {:?}, codes {}",
        of.credentials.0, of.default_region, of.codes.0
    )?;
    of.hosts.iter().try_for_each(|host| writeln!(f, "    host {host:?}"))
}

fn envelope(f: &mut Formatter<'_>, of: &Envelope) -> fmt::Result {
    writeln!(f, "  envelope {}{}", of.ident, only(&of.features))?;
    docs(f, "    ", &of.docs)?;
    writeln!(
        f,
        "    result {:?} on failure too {}, request id {:?}",
        of.result, of.result_on_failure, of.request_id
    )?;
    writeln!(
        f,
        "    error {:?} {:?} {:?} {:?}, fails when {:?}",
        of.error, of.code, of.message, of.number, of.fails_when
    )
}

fn tests(f: &mut Formatter<'_>, of: &Tests) -> fmt::Result {
    writeln!(f, "  tests {} of {}", of.ident, of.api.0)?;
    for test in &of.tests {
        writeln!(f, "    test {}", test.name)?;
        docs(f, "      ", &test.docs)?;
        match &test.body {
            TestBody::RequestJson(built, json) => {
                writeln!(f, "      {} = {json}", built.flat(Style::docs("api")))?
            }
            TestBody::RequestQuery(built, pairs) => {
                writeln!(f, "      {} = {pairs:?}", built.flat(Style::docs("api")))?
            }
            TestBody::Reply(sample, checks) => {
                writeln!(f, "      {} {} {}", sample.operation, sample.status, sample.body)?;
                for check in checks {
                    writeln!(f, "      {} {}", way(&check.path), holds(&check.holds))?;
                }
            }
            TestBody::Failure(sample, code) => {
                writeln!(
                    f,
                    "      {} {} {} fails with {code:?}",
                    sample.operation, sample.status, sample.body
                )?;
            }
            TestBody::Codes(helper, operation) => writeln!(f, "      {helper:?} of {operation}")?,
        }
    }
    Ok(())
}

fn way(path: &[Step]) -> String {
    let mut text = "reply".to_owned();
    for step in path {
        // Writing to a String cannot fail.
        let _ = match step {
            Step::Field(name) => write!(text, ".{name}"),
            Step::Open => write!(text, "?"),
            Step::Item(at) => write!(text, "[{at}]"),
        };
    }
    text
}

fn holds(holds: &Holds) -> String {
    match holds {
        Holds::Text(text) => format!("= {text:?}"),
        Holds::Some(expr) => format!("= {}", expr.flat(Style::docs("api"))),
        Holds::List(items) => {
            format!(
                "= [{}]",
                items.iter().map(|item| item.flat(Style::docs("api"))).collect::<Vec<_>>().join(", ")
            )
        }
        Holds::Length(items) => format!("has {items} items"),
    }
}
