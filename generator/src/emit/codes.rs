//! Error codes: a fieldless enum and its table.
//!
//! Given codes of a plan, it writes their items.

use std::sync::LazyLock;

use quote::quote;

use super::docs;
use super::template::{Fill, Sheet, Template};
use super::words::{literal, old, text_of_lines};
use crate::plan::{CodeRow, Codes};

static CODES: LazyLock<Template> = LazyLock::new(|| {
    Template::new(quote! {
        #[doc = "lines_docs"]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum hole_Name {
            lines_variants,
        }
    })
});

static TABLE: LazyLock<Template> = LazyLock::new(|| {
    Template::new(quote! {
        impl ::apiscribe_runtime::ErrorCodes for hole_Name {
            type Parent = hole_parent;
            const ALL: &'static [Self] =
                &[lines_all____________________________________________________________________________];
            const CODES: ::apiscribe_runtime::CodeTable = ::apiscribe_runtime::CodeTable::new(
                hole_plain,
                &[lines_rows____________________________________________________________________________],
            );
        }
        #[cfg(feature = "serde")]
        ::apiscribe_runtime::serde_codes!(hole_Name);
    })
});

pub(super) fn write(sheet: &mut Sheet, of: &Codes) {
    let name = of.ident.as_str();
    let values = [
        ("docs", Fill::Lines(&|sheet: &mut Sheet| docs::write(sheet, &of.docs))),
        ("Name", Fill::Text(name)),
        ("variants", Fill::Lines(&|sheet| of.rows.iter().for_each(|row| variant(sheet, row)))),
    ];
    CODES.write(sheet, &values);
    sheet.blank();
    let all =
        |sheet: &mut Sheet| of.rows.iter().for_each(|row| sheet.line(format_args!("Self::{},", row.ident)));
    let plain = plain(&of.rows);
    let values = [
        ("Name", Fill::Text(name)),
        ("parent", Fill::Text(&of.parent.0)),
        ("all", Fill::Lines(&all)),
        ("plain", Fill::Text(&plain)),
        ("rows", Fill::Lines(&|sheet| rows(sheet, &of.rows))),
    ];
    TABLE.write(sheet, &values);
}

fn variant(sheet: &mut Sheet, of: &CodeRow) {
    docs::write(sheet, &of.docs);
    old(sheet, of.deprecated.as_ref());
    sheet.line(format_args!("{},", of.ident));
}

/// A code that is a word and nothing else.
fn is_plain(row: &CodeRow) -> bool {
    let is_word = |text: &String| !text.is_empty() && !text.contains(char::is_whitespace);
    row.text.as_ref().is_some_and(is_word)
        && row.number.is_none()
        && row.status.is_none()
        && row.retry == "Never"
}

/// The lines of the plain codes; those of the others are empty.
fn plain(rows: &[CodeRow]) -> String {
    let line = |row: &CodeRow| row.text.clone().filter(|_| is_plain(row)).unwrap_or_default();
    let mut lines: Vec<_> = rows.iter().map(line).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    text_of_lines(&lines, 8)
}

/// The codes that are not plain, each with its place.
fn rows(sheet: &mut Sheet, rows: &[CodeRow]) {
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| !is_plain(row)) {
        sheet.line(format_args!("({at}, ::apiscribe_runtime::CodeInfo::{}),", info(row)));
    }
}

fn info(row: &CodeRow) -> String {
    let retry = format!("::apiscribe_runtime::Retry::{}", row.retry);
    let (new, number) = match (&row.text, row.number) {
        (Some(text), number) => (format!("text({}, {retry})", literal(text)), number),
        (None, number) => {
            let number = number.map(|number| format!("{number}, ")).unwrap_or_default();
            (format!("number({number}{}, {retry})", literal(row.ident.plain())), None)
        }
    };
    let number = number.map(|number| format!(".with_number({number})")).unwrap_or_default();
    let status = row.status.map(|status| format!(".with_status({status})")).unwrap_or_default();
    format!("{new}{number}{status}")
}
