//! The page that says how replies are read, version by version.
//!
//! Given the blocks of the page, it returns the draft of its rules: one for each version, or each group of modules of a version. It must not read a rule out
//! of a sentence that it does not know.

use super::block::{Block, Table, Text};
use super::draft::{Rule, Rules, Sample};
use super::facts::Dialect;
use super::notes::Notes;
use super::parts::{self, Record};
use super::printed::{self, Role};
use super::samples;
use super::words::{self, Column};

/// Whether a page is of this kind: its headings are versions, and its tables are of the envelope.
pub(super) fn is_one(blocks: &[Block]) -> bool {
    let versions = blocks
        .iter()
        .any(|block| matches!(block, Block::Heading(text) if !versions_of(&text.text).is_empty()));
    let envelope = blocks.iter().any(|block| {
        matches!(block, Block::Table(table) if table.rows.iter().any(|row| row.cells.first().is_some_and(|cell| cell == "ResponseMetadata")))
    });
    versions && envelope
}

/// Reads the page.
pub(super) fn read(blocks: &[Block], notes: &mut Notes<'_>) -> Rules {
    let mut reader = Reader { draft: Rules::default(), full: false };
    for block in blocks {
        match block {
            Block::Heading(text) => reader.heading(text),
            Block::Paragraph(text) => reader.words(text),
            Block::Code(text) => reader.sample(text, notes),
            Block::Table(table) => reader.table(table, notes),
        }
    }
    let mut draft = reader.draft;
    number(&mut draft.rules);
    for rule in &mut draft.rules {
        finish(rule, notes);
    }
    if draft.service.is_empty() {
        notes.problem("page-missing", 1, "the page does not name its service", "write it by hand");
    }
    draft.undecided.extend(notes.problems.iter().cloned());
    draft
}

struct Reader {
    draft: Rules,
    /// Whether the last rule has its tables, so that other modules begin another.
    full: bool,
}

impl Reader {
    fn heading(&mut self, text: &Text) {
        let versions = versions_of(&text.text);
        if !versions.is_empty() {
            self.draft.rules.push(Rule { id: format!("line {}", text.line), versions, ..Rule::default() });
            self.full = false;
        }
    }

    fn words(&mut self, text: &Text) {
        let of_modules = ["模块下", "modules:"].iter().any(|phrase| text.text.contains(phrase));
        if of_modules && self.full {
            let versions = self.draft.rules.last().map(|rule| rule.versions.clone()).unwrap_or_default();
            self.draft.rules.push(Rule { id: format!("line {}", text.line), versions, ..Rule::default() });
            self.full = false;
        }
        let Some(rule) = self.draft.rules.last_mut() else { return };
        if of_modules {
            rule.undecided.push(format!("the modules that line {} of the page names", text.line));
        }
        for line in text.text.lines() {
            let bare: String = line.chars().filter(|c| !c.is_whitespace() && *c != '`').collect();
            let says = |found: bool, word: &'static str, rule: &mut Rule| {
                if found && !rule.fails_when.contains(&word) {
                    rule.fails_when.push(word);
                }
            };
            says(bare.contains("!=200"), "status_not_200", rule);
            says(
                bare.contains("==200") && bare.contains(".Error") && bare.contains("Error为空"),
                "error_present",
                rule,
            );
        }
    }

    fn table(&mut self, table: &Table, notes: &mut Notes<'_>) {
        let (_, records) = parts::records(table, notes);
        let Some(rule) = self.draft.rules.last_mut() else {
            notes.problem(
                "page-missing",
                table.header.line,
                "this table stands under no version",
                "compare it with the page",
            );
            return;
        };
        let row = |name: &str| records.iter().find(|row: &&Record| row.cell(Column::Name) == name);
        if let Some(result) = row("Result") {
            self.full = true;
            let words = result.cell(Column::Words);
            rule.always = !["仅在请求成功时", "only when the request succeeds"]
                .iter()
                .any(|phrase| words.contains(phrase));
        }
        if let Some(service) = row("Service") {
            let name = service.cell(Column::Sample);
            match words::is_folder(name) {
                true => name.clone_into(&mut self.draft.service),
                false => not_a_name(service, Column::Sample, notes),
            }
        }
        if row("Code").is_some() && row("Message").is_some() {
            let (sound, others): (Vec<&Record>, Vec<&Record>) =
                records.iter().partition(|row| words::is_name(row.cell(Column::Name)));
            rule.error_fields = sound.iter().map(|row| row.cell(Column::Name).to_owned()).collect();
            others.into_iter().for_each(|row| not_a_name(row, Column::Name, notes));
        }
    }

    fn sample(&mut self, text: &Text, notes: &mut Notes<'_>) {
        let Some(rule) = self.draft.rules.last_mut() else { return };
        for one in printed::read(std::slice::from_ref(text), Dialect::Volcengine, notes) {
            if one.role != Role::Reply {
                let help = "compare it with the page";
                notes.problem("page-sample", one.line, "this sample is no reply", help);
                continue;
            }
            let question = (!one.liberties.is_empty()).then(|| {
                format!("the sample on the page {}; a correction has to say so", one.liberties.join(", "))
            });
            let fails_with = samples::failure(&one.value, Dialect::Volcengine);
            let status = (fails_with.is_some() && rule.fails_when == ["status_not_200"]).then(|| {
                format!("the status of this reply, which the page does not print (line {})", one.line)
            });
            let undecided = question.into_iter().chain(status).collect();
            rule.samples.push(Sample { reply: Some(one.value), fails_with, undecided, ..Sample::default() });
        }
    }
}

/// Reports a cell that has no name in it.
fn not_a_name(row: &Record, column: Column, notes: &mut Notes<'_>) {
    let message = format!("`{}` stands where a name should", super::fields::brief(row.cell(column)));
    notes.problem("page-cell", row.line, message, "look at the page and write the name by hand");
}

/// The versions in a heading: `2023-11-01 & 2024-06-01`.
fn versions_of(heading: &str) -> Vec<String> {
    let words = heading.split(|c: char| c.is_whitespace() || matches!(c, '&' | ',' | '、'));
    words.filter(|word| super::facts::is_day(word)).map(str::to_owned).collect()
}

/// Ids that tell rules of the same version apart.
fn number(rules: &mut [Rule]) {
    let first: Vec<String> =
        rules.iter().map(|rule| rule.versions.first().cloned().unwrap_or_default()).collect();
    for (at, rule) in rules.iter_mut().enumerate() {
        let version = first.get(at).cloned().unwrap_or_default();
        let before = first.iter().take(at).filter(|other| **other == version).count();
        let several = first.iter().filter(|other| **other == version).count() > 1;
        rule.id = if several { format!("v{version}-{}", before + 1) } else { format!("v{version}") };
    }
}

/// Questions where the page has less than a rule needs.
fn finish(rule: &mut Rule, notes: &mut Notes<'_>) {
    let lacking = [
        (rule.fails_when.is_empty(), "what is a failure"),
        (rule.error_fields.is_empty(), "the fields of an error"),
        (rule.samples.is_empty(), "a sample"),
    ];
    for (_, what) in lacking.iter().filter(|(lacks, _)| *lacks) {
        let versions = rule.versions.join(", ");
        notes.problem(
            "page-missing",
            1,
            format!("the part of {versions} does not have {what}"),
            "compare it with the page",
        );
    }
}
