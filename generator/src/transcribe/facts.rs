//! What a page says in sentences, addresses and headers: the operation, its version and host, how often it may be called, when the page was changed.
//!
//! Given the parts of a page, it returns each fact with its line. It must not choose between two values: it reports both.

mod find;

use super::notes::Notes;
use super::parts::{Kind, Parts, Record};
use super::words::{self, Column};

/// Whose page it is: what every call carries, and what every reply has around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// Tencent Cloud API 3.0.
    Tencent,
    /// Tencent's chat and live rooms.
    TencentIm,
    /// Volcengine and BytePlus.
    Volcengine,
}

impl Dialect {
    /// The folder of the vendor's specs.
    pub(super) fn vendor(self) -> &'static str {
        match self {
            Dialect::Tencent => "tencent",
            Dialect::TencentIm => "tencent-im",
            Dialect::Volcengine => "volcengine",
        }
    }

    /// Parameters that the runtime fills in.
    pub(super) fn common_parameters(self) -> &'static [&'static str] {
        match self {
            Dialect::Tencent => &["Action", "Version", "Region"],
            Dialect::TencentIm => &[],
            Dialect::Volcengine => &["Action", "Version"],
        }
    }

    /// Fields that belong to the envelope.
    pub(super) fn envelope(self) -> &'static [&'static str] {
        match self {
            Dialect::Tencent => &["RequestId"],
            Dialect::TencentIm => &["ActionStatus", "ErrorCode", "ErrorInfo", "RequestId"],
            Dialect::Volcengine => &["ResponseMetadata"],
        }
    }
}

/// What was found, with the line of each.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    pub(super) operation: Option<(u32, String)>,
    pub(super) version: Option<(u32, String)>,
    pub(super) service: Option<String>,
    pub(super) hosts: Vec<(u32, String)>,
    /// As `20/s`.
    pub(super) rate: Option<(u32, String)>,
    pub(super) updated: Option<(u32, String)>,
    pub(super) region: Option<Region>,
}

/// What the page says about the region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) line: u32,
    pub(super) required: bool,
    pub(super) only: Vec<String>,
    /// Whether its words are known; else a person has to read them.
    pub(super) sure: bool,
}

/// Whose page it is, by its addresses and what calls and replies carry.
pub(super) fn dialect(parts: &Parts) -> Option<Dialect> {
    let texts = || parts.words.iter().chain(&parts.printed).map(|text| text.text.as_str());
    let names = |name: &str| {
        parts.tables.iter().flat_map(|part| &part.records).any(|row| row.cell(Column::Name) == name)
    };
    if texts().any(|text| text.contains("_http_srv/")) {
        return Some(Dialect::TencentIm);
    }
    if texts().any(|text| text.contains("volcengineapi.com") || text.contains("byteplusapi.com"))
        || names("ResponseMetadata")
    {
        return Some(Dialect::Volcengine);
    }
    let tencent = texts().any(|text| text.contains("tencentcloudapi.com") || text.contains("X-TC-Action"));
    (tencent || (names("Action") && names("Version"))).then_some(Dialect::Tencent)
}

/// Reads the facts of the page of an operation.
pub(super) fn read(parts: &Parts, dialect: Dialect, notes: &mut Notes<'_>) -> Facts {
    let mut found = find::Found::default();
    for text in parts.words.iter().chain(&parts.printed) {
        found.read(text, dialect);
    }
    if dialect == Dialect::TencentIm {
        let rows = parts.of(&Kind::Address).flat_map(|part| &part.records);
        rows.for_each(|row| found.hosts_of(row.line, row.cell(Column::Words)));
    }
    let mut facts = Facts::default();
    for row in parts.of(&Kind::Request).flat_map(|part| &part.records) {
        match row.cell(Column::Name) {
            "Action" if dialect != Dialect::TencentIm => found.operations.extend(value_of(row)),
            "Version" if dialect != Dialect::TencentIm => found.versions.extend(value_of(row)),
            "Region" if dialect == Dialect::Tencent => facts.region = Some(region(row)),
            _ => {}
        }
    }
    facts.operation = only(found.operations, "the name of the operation", words::is_name, notes);
    facts.version = only(found.versions, "the version", is_version, notes);
    facts.rate = only(found.rates, "how often it may be called", |_| true, notes);
    facts.updated = only(found.dates, "when the page was changed", |_| true, notes);
    facts.service = found.service;
    facts.hosts = hosts(found.hosts, dialect, notes);
    facts
}

/// The value of a parameter that has one only: the sample's, or what stands at the end of the words.
fn value_of(row: &Record) -> Option<(u32, String)> {
    let sample = row.cell(Column::Sample).trim();
    let words = row.cell(Column::Words);
    let last = words.rsplit([':', '：', '为', ' ']).find(|word| !word.trim().is_empty()).unwrap_or_default();
    let value = if sample.is_empty() { last } else { sample };
    let value = value.trim().trim_matches(['.', '。', '`', '，', ',']);
    (!value.is_empty()).then(|| (row.line, value.to_owned()))
}

/// Whether a word is a day, as versions are.
pub(super) fn is_day(text: &str) -> bool {
    find::date(text).is_some_and(|date| date == text)
}

fn is_version(text: &str) -> bool {
    let short = text.strip_prefix('v').is_some_and(|digits| !digits.is_empty() && digits.len() < 4);
    short || is_day(text)
}

/// The one value; where there are several, or none that can be one, it is reported.
fn only(
    found: Vec<(u32, String)>,
    what: &str,
    sound: impl Fn(&str) -> bool,
    notes: &mut Notes<'_>,
) -> Option<(u32, String)> {
    let mut found = found.into_iter();
    let first = found.next()?;
    for (line, value) in found.filter(|(_, value)| *value != first.1).take(3) {
        let message =
            format!("{what} is `{}` here, and `{}` in line {}", shown(&value), shown(&first.1), first.0);
        notes.problem(
            "page-contradiction",
            line,
            message,
            "see whether two pages were saved as one; write what holds",
        );
    }
    if !sound(&first.1) {
        let message = format!("{what} cannot be `{}`", shown(&first.1));
        notes.problem("page-cell", first.0, message, "look at the page and write it by hand");
        return None;
    }
    Some(first)
}

/// The hosts; a page of Tencent Cloud has one.
fn hosts(found: Vec<(u32, String)>, dialect: Dialect, notes: &mut Notes<'_>) -> Vec<(u32, String)> {
    if dialect == Dialect::Tencent {
        return only(found, "the host", |_| true, notes).into_iter().collect();
    }
    let mut hosts: Vec<(u32, String)> = Vec::new();
    for (line, host) in found {
        if !hosts.iter().any(|(_, known)| *known == host) {
            hosts.push((line, host));
        }
    }
    hosts
}

fn region(row: &Record) -> Region {
    let words = row.cell(Column::Words);
    let lower = words.to_lowercase();
    let unneeded = ["not required", "不需要传递", "无需传递"].iter().any(|phrase| lower.contains(phrase));
    let listed = ["only supports", "仅支持", "只支持"].iter().find_map(|phrase| {
        let at = lower.find(phrase)?;
        words.get(at + phrase.len()..)
    });
    let only: Vec<String> = listed.map(find::regions).unwrap_or_default();
    let any = ["list of regions", "地域列表", "see the product"].iter().any(|phrase| lower.contains(phrase));
    Region {
        line: row.line,
        required: words::yes_or_no(row.cell(Column::Required)).unwrap_or(false),
        sure: unneeded || !only.is_empty() || (any && listed.is_none()),
        only,
    }
}

fn shown(text: &str) -> String {
    text.chars().take(60).collect::<String>().escape_debug().to_string()
}
