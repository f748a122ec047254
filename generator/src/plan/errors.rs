//! Error codes: the enums of operations, versions and vendors.
//!
//! Given the codes of the model, it returns their enum. It must not drop or add a code.

use super::docs::{self, Docs};
use super::item::{Alias, CodeRow, Codes, DocLine, Item, Path};
use super::types::deprecated;
use super::{Place, runtime};
use crate::model::{ErrorCode, ErrorKey, Operation, Retry, Vendor};
use crate::names::RustIdent;

/// The name of the enum of a vendor's codes.
const COMMON: &str = "CommonError";
/// The name of the enum of a service's codes.
const SERVICE: &str = "ServiceError";

/// The codes of an operation: their enum, or where its page lists none, a name for that.
pub(super) fn of_operation(place: &Place<'_>, operation: &Operation) -> Item {
    let ident = operation.rust.with_suffix("Error");
    let name = docs::code(&operation.name);
    match operation.errors.is_empty() {
        true => Item::Alias(Alias {
            docs: Docs::new(format!("The page of {name} lists no error codes."))
                .paragraph(above(place))
                .done(),
            name: ident.to_string(),
            path: none(service_type(place)),
            feature: None,
        }),
        false => {
            let docs = Docs::new(format!("The error codes that the page of {name} lists."));
            Item::Codes(codes(&operation.errors, ident, service_type(place), docs.paragraph(above(place))))
        }
    }
}

/// The enum of the codes that a service lists for every operation of a version.
pub(super) fn of_version(place: &Place<'_>) -> Option<Codes> {
    let version = place.version;
    let (title, number) = (docs::inline(&version.title), docs::code(&version.version));
    let docs =
        Docs::new(format!("The error codes that every operation of {title} {number} may answer with."));
    let ident = RustIdent::pascal(SERVICE).filter(|_| !version.errors.is_empty())?;
    Some(codes(&version.errors, ident, vendor_type(place.vendor), docs))
}

/// The enum of the codes that every operation of a vendor may answer with.
pub(super) fn of_vendor(vendor: &Vendor) -> Option<Codes> {
    let title = docs::inline(&vendor.title);
    let docs = Docs::new(format!("The error codes that every operation of {title} may answer with."));
    let ident = RustIdent::pascal(COMMON).filter(|_| !vendor.errors.is_empty())?;
    Some(codes(&vendor.errors, ident, runtime("NoParent"), docs))
}

/// Where the codes stand that every operation of a version may answer with, as one sentence.
pub(super) fn above(place: &Place<'_>) -> Option<String> {
    let of_service = (!place.version.errors.is_empty()).then(|| (SERVICE, service_type(place)));
    let of_vendor = (!place.vendor.errors.is_empty()).then(|| (COMMON, vendor_type(place.vendor)));
    let links: Vec<_> = of_service
        .into_iter()
        .chain(of_vendor)
        .map(|(name, path)| format!("[`{name}`]({})", path.0))
        .collect();
    (!links.is_empty())
        .then(|| format!("Codes that every operation may answer with are in {}.", links.join(" and ")))
}

pub(super) fn service_type(place: &Place<'_>) -> Path {
    let Place { vendor, service, version } = place;
    match version.errors.is_empty() {
        true => none(vendor_type(vendor)),
        false => Path(format!("crate::{}::{}::{}::{SERVICE}", vendor.module, service.module, version.module)),
    }
}

fn vendor_type(vendor: &Vendor) -> Path {
    match vendor.errors.is_empty() {
        true => none(runtime("NoParent")),
        false => Path(format!("crate::{}::{COMMON}", vendor.module)),
    }
}

fn none(parent: Path) -> Path {
    Path(format!("{}<{}>", runtime("NoCodes").0, parent.0))
}

fn codes(errors: &[ErrorCode], ident: RustIdent, parent: Path, docs: Docs) -> Codes {
    Codes { docs: docs.done(), ident, parent, rows: errors.iter().map(row).collect() }
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
    Docs::named(&error.key.to_string(), &meaning(error)).done()
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
