//! Error codes: the enum of an operation, and that of a vendor.
//!
//! Given the codes of the model, it returns their enum. It must not drop or add a code.

use super::docs::{self, Docs};
use super::item::{CodeRow, Codes, DocLine, Path};
use super::runtime;
use super::types::deprecated;
use crate::model::{ErrorCode, ErrorKey, Operation, Retry, Vendor};
use crate::names::RustIdent;

/// The name of the enum of a vendor's common codes.
const COMMON: &str = "CommonError";

/// The type of the codes of an operation; without listed codes there is no enum of its own.
pub(super) fn type_of(operation: &Operation, vendor: &Vendor) -> Path {
    match operation.errors.is_empty() {
        true => Path(format!("{}<{}>", runtime("NoCodes").0, common_type(vendor).0)),
        false => Path(format!("self::{}", operation.rust.with_suffix("Error"))),
    }
}

/// The enum of the codes that the page of an operation lists.
pub(super) fn of_operation(operation: &Operation, vendor: &Vendor) -> Option<Codes> {
    let docs = Docs::new(format!("The error codes that the page of {} lists.", docs::code(&operation.name)));
    let common = (!vendor.errors.is_empty()).then(|| {
        format!("Codes that every operation may answer with are in [`{COMMON}`]({}).", common_type(vendor).0)
    });
    let docs = docs.paragraph(common);
    codes(&operation.errors, operation.rust.with_suffix("Error"), common_type(vendor), docs)
}

/// The enum of the codes that every operation of a vendor may answer with.
pub(super) fn of_vendor(vendor: &Vendor) -> Option<Codes> {
    let docs = Docs::new(format!(
        "The error codes that every operation of {} may answer with.",
        docs::inline(&vendor.title)
    ));
    codes(&vendor.errors, RustIdent::pascal(COMMON)?, runtime("NoCommon"), docs)
}

fn common_type(vendor: &Vendor) -> Path {
    match vendor.errors.is_empty() {
        true => runtime("NoCommon"),
        false => Path(format!("crate::{}::{COMMON}", vendor.module)),
    }
}

fn codes(errors: &[ErrorCode], ident: RustIdent, common: Path, docs: Docs) -> Option<Codes> {
    (!errors.is_empty()).then(|| Codes {
        docs: docs.done(),
        ident,
        common,
        rows: errors.iter().map(row).collect(),
    })
}

fn row(error: &ErrorCode) -> CodeRow {
    let (text, number) = match &error.key {
        ErrorKey::Text(text) => (Some(text.clone()), error.number),
        ErrorKey::Number(number) => (None, Some(*number)),
    };
    CodeRow {
        docs: row_docs(error),
        ident: error.rust.clone(),
        text,
        number,
        retry: retry(error.retry),
        status: error.status,
        deprecated: error.deprecated.as_ref().map(deprecated),
    }
}

fn row_docs(error: &ErrorCode) -> Vec<DocLine> {
    Docs::new(format!("{}: {}", docs::code(&error.key.to_string()), meaning(error))).done()
}

/// What a code means and what goes with it, as one line.
pub(super) fn meaning(error: &ErrorCode) -> String {
    let mut words = vec![docs::inline(&error.doc)];
    words.extend(error.number.map(|number| format!("Its number is {number}.")));
    words.extend(error.status.map(|status| format!("It comes with status {status}.")));
    let repeat = match error.retry {
        Retry::Never => None,
        Retry::Transient => Some("A repeat may succeed."),
        Retry::Throttle => Some("A later repeat may succeed."),
        Retry::Clock => Some("A repeat may succeed once the clock is right."),
        Retry::Credentials => Some("A repeat may succeed with fresh credentials."),
    };
    words.extend(repeat.map(str::to_owned));
    words.retain(|words| !words.is_empty());
    words.join(" ")
}

fn retry(retry: Retry) -> &'static str {
    match retry {
        Retry::Never => "Never",
        Retry::Transient => "Transient",
        Retry::Throttle => "Throttle",
        Retry::Clock => "Clock",
        Retry::Credentials => "Credentials",
    }
}
