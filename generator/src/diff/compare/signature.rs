//! What users of the crate see: setters, fields and names, as they would write them.

use crate::model::{Field, Ty};
use crate::plan;

/// The setter of a parameter.
pub(super) fn setter(field: &Field) -> String {
    let takes = plain(&plan::setter_takes(field));
    let old = if field.deprecated.is_some() { "#[deprecated] " } else { "" };
    format!("{old}fn {}(self, value: {takes}) -> Self", field.rust)
}

/// The field of a reply.
pub(super) fn public_field(field: &Field) -> String {
    let old = if field.deprecated.is_some() { "#[deprecated] " } else { "" };
    format!("{old}pub {}: {}", field.rust, plain(&plan::printed_type(field)))
}

/// A type as a spec names it.
pub(super) fn spelled(ty: &Ty) -> String {
    match ty {
        Ty::Scalar(scalar) => crate::model::walk::spelled(*scalar).to_owned(),
        Ty::List(item) => format!("[{}]", spelled(item)),
        Ty::Struct { target, .. } | Ty::Enum(target) => target.rust.plain().to_owned(),
    }
}

/// Without the paths that keep generated code apart from names of the vendor's.
fn plain(ty: &str) -> String {
    [
        "::core::option::",
        "::core::convert::",
        "::core::iter::",
        "::std::string::",
        "::std::vec::",
        "::std::boxed::",
        "::apiscribe_runtime::",
        "self::",
        "super::",
    ]
    .iter()
    .fold(ty.to_owned(), |ty, prefix| ty.replace(prefix, ""))
}
