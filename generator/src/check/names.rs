//! Names that become folders, parts of a URL or headers.

use super::findings::Findings;
use crate::diag::Diagnostic;
use crate::model::walk;
use crate::model::{Field, Location, Model, Vendor};

/// `name-shape`, `operation-name`, `header-name`, `reserved-parameter`, `parameter-repeated`.
pub(super) fn check(model: &Model, findings: &mut Findings) {
    for vendor in &model.vendors {
        folder(&vendor.name, "vendor", vendor.origin, findings);
        parameters(vendor, findings);
        for service in &vendor.services {
            if let Some(version) = service.versions.first() {
                folder(&service.name, "service", version.origin, findings);
            }
        }
    }
    for (_, _, version) in walk::versions(model) {
        folder(&version.version, "version", version.origin, findings);
    }
    for call in walk::operations(model) {
        operation_name(&call.operation.name, call.operation.origin, findings);
        for field in &call.operation.request {
            request_field(field, call.vendor, findings);
        }
    }
}

fn folder(name: &str, what: &str, origin: crate::source::Span, findings: &mut Findings) {
    let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.' | '_');
    let ends = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    let sound = name.chars().all(fine)
        && ends(name.chars().next())
        && ends(name.chars().last())
        && !name.contains("..")
        && name.len() <= 64;
    if !sound && !name.is_empty() {
        let message = format!("`{}` is no name of a {what}", name.escape_debug());
        findings.push(Diagnostic::error("name-shape", origin, message).help(
            "use lower-case letters, digits and dashes, as in `live-engine`, `2019-07-22` or `v4`: it names a folder",
        ));
    }
}

/// The name of an operation travels in a header, the query or the path.
fn operation_name(name: &str, origin: crate::source::Span, findings: &mut Findings) {
    let sound = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    if !sound && !name.is_empty() {
        let message = format!("`{}` is no name of an operation", name.escape_debug());
        findings.push(Diagnostic::error("operation-name", origin, message).help(
            "write the vendor's name: ASCII letters, digits, `_` and `-`; it travels in the URL or a header",
        ));
    }
}

fn request_field(field: &Field, vendor: &Vendor, findings: &mut Findings) {
    if field.location == Location::Header && !is_token(&field.wire) {
        let message = format!("`{}` is no name of a header", field.wire.escape_debug());
        findings.push(
            Diagnostic::error("header-name", field.origin, message)
                .help("a header's name has ASCII letters, digits and dashes"),
        );
    }
    let same = |name: &str| match field.location {
        Location::Header => name.eq_ignore_ascii_case(&field.wire),
        Location::Body | Location::Query => name == field.wire,
    };
    let taken = vendor.parameters.iter().find(|of| of.location == field.location && same(&of.name));
    if let Some(parameter) = taken {
        let message = format!("`{}` is a common parameter of the vendor", field.wire);
        findings.push(
            Diagnostic::error("reserved-parameter", field.origin, message)
                .also(parameter.origin, "the runtime fills this one in")
                .help("delete the field: it is sent with every request"),
        );
    }
}

fn parameters(vendor: &Vendor, findings: &mut Findings) {
    for (index, parameter) in vendor.parameters.iter().enumerate() {
        if parameter.location == Location::Header && !is_token(&parameter.name) {
            let message = format!("`{}` is no name of a header", parameter.name.escape_debug());
            findings.push(
                Diagnostic::error("header-name", parameter.origin, message)
                    .help("a header's name has ASCII letters, digits and dashes"),
            );
        }
        let first =
            vendor.parameters.iter().take(index).find(|of| {
                of.location == parameter.location && of.name.eq_ignore_ascii_case(&parameter.name)
            });
        if let Some(first) = first {
            let message = format!("`{}` and `{}` differ only in case", first.name, parameter.name);
            findings.push(
                Diagnostic::error("parameter-repeated", parameter.origin, message)
                    .also(first.origin, "first here")
                    .help("delete one of them"),
            );
        }
    }
}

/// A token of HTTP.
fn is_token(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
}
