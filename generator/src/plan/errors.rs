//! Error codes: the enums of operations, versions and vendors.
//!
//! Given the codes of the model, it returns their enum. It must not drop or add a code.

use super::docs::{self, Docs};
use super::item::{Alias, CodeRow, Codes, DocLine, Item, Path};
use super::types::deprecated;
use super::{Place, runtime};
use crate::model::{ErrorCode, ErrorKey, Operation, Retry, Vendor};
use crate::names::RustIdent;

/// The name of the enum of a vendor's common codes.
const COMMON: &str = "CommonError";

/// The codes of an operation: their enum, or where its page lists none, a name for that.
pub(super) fn of_operation(place: &Place<'_>, operation: &Operation) -> Item {
    let ident = operation.rust.with_suffix("Error");
    let name = docs::code(&operation.name);
    let common = common(place)
        .map(|path| format!("Codes that every operation may answer with are in [`{COMMON}`]({}).", path.0));
    match operation.errors.is_empty() {
        true => Item::Alias(Alias {
            docs: Docs::new(format!("The page of {name} lists no error codes.")).paragraph(common).done(),
            name: ident.to_string(),
            path: Path(format!("{}<{}>", runtime("NoCodes").0, common_type(place).0)),
        }),
        false => {
            let docs = Docs::new(format!("The error codes that the page of {name} lists.")).paragraph(common);
            Item::Codes(codes(&operation.errors, ident, common_type(place), docs))
        }
    }
}

/// The enum of the codes that every operation of a version may answer with, where its service has some of its own.
pub(super) fn of_version(place: &Place<'_>) -> Option<Codes> {
    let version = place.version;
    let title = docs::inline(&version.title);
    let docs = Docs::new(format!(
        "The error codes that every operation of {title} {} may answer with: those of the service, then those of {}.",
        docs::code(&version.version),
        docs::inline(&place.vendor.title)
    ));
    let ident = RustIdent::pascal(COMMON).filter(|_| !version.errors.is_empty())?;
    Some(codes(&version.errors, ident, runtime("NoCommon"), docs))
}

/// The enum of the codes that every operation of a vendor may answer with.
pub(super) fn of_vendor(vendor: &Vendor) -> Option<Codes> {
    let docs = Docs::new(format!(
        "The error codes that every operation of {} may answer with.",
        docs::inline(&vendor.title)
    ));
    let ident = RustIdent::pascal(COMMON).filter(|_| !vendor.errors.is_empty())?;
    Some(codes(&vendor.errors, ident, runtime("NoCommon"), docs))
}

/// The enum of the codes that are common to the operations of a version.
pub(super) fn common(place: &Place<'_>) -> Option<Path> {
    let Place { vendor, service, version } = place;
    match (version.errors.is_empty(), vendor.errors.is_empty()) {
        (false, _) => {
            Some(Path(format!("crate::{}::{}::{}::{COMMON}", vendor.module, service.module, version.module)))
        }
        (true, false) => Some(Path(format!("crate::{}::{COMMON}", vendor.module))),
        (true, true) => None,
    }
}

fn common_type(place: &Place<'_>) -> Path {
    common(place).unwrap_or_else(|| runtime("NoCommon"))
}

fn codes(errors: &[ErrorCode], ident: RustIdent, common: Path, docs: Docs) -> Codes {
    Codes { docs: docs.done(), ident, common, rows: errors.iter().map(row).collect() }
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
