//! Names in Rust, decided once. Nothing else converts the case of a name.
//!
//! Given a vendor's name, it returns an identifier that is legal in Rust, or `None` when no identifier can be made of it.
//! It never numbers anything: a clash is an error, so that adding a sibling renames nothing.

mod case;
mod keywords;

use std::fmt;

/// A legal Rust identifier; it can only be built here.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RustIdent(String);

impl RustIdent {
    /// The name of a field and of its setter: as [`RustIdent::snake`], but methods that every request has get a trailing
    /// underscore: `New` becomes `new_`.
    pub fn field(name: &str) -> Option<Self> {
        let rust = RustIdent::snake(name)?;
        Some(if matches!(rust.as_str(), "new" | "clone") { rust.with_suffix("_") } else { rust })
    }

    /// The name of a module: `SetRoomMetadata` becomes `set_room_metadata`, `type` becomes `r#type`, `self` becomes `self_`.
    pub fn snake(name: &str) -> Option<Self> {
        keywords::legal(case::snake(name)).map(RustIdent)
    }

    /// The name of a type or variant: `set_room_metadata` becomes `SetRoomMetadata`, `AuthFailure.TokenFailure`
    /// becomes `AuthFailureTokenFailure`.
    pub fn pascal(name: &str) -> Option<Self> {
        keywords::legal(case::pascal(name)).map(RustIdent)
    }

    /// The name of a constant: `single_stream` becomes `SINGLE_STREAM`.
    pub fn constant(name: &str) -> Option<Self> {
        keywords::legal(case::snake(name).to_uppercase()).map(RustIdent)
    }

    /// The name of the constant of a documented value: as [`RustIdent::constant`], but `ALL` is the list of them, so `all` becomes `ALL_`.
    pub fn value(name: &str) -> Option<Self> {
        let rust = RustIdent::constant(name)?;
        Some(if rust.as_str() == "ALL" { rust.with_suffix("_") } else { rust })
    }

    /// The module of a version: `2019-07-22` becomes `v2019_07_22`, `v4` stays `v4`.
    pub fn version(version: &str) -> Option<Self> {
        let digits_first = version.starts_with(|c: char| c.is_ascii_digit());
        let name = version.replace(['-', '.'], "_").to_lowercase();
        keywords::legal(if digits_first { format!("v{name}") } else { name }).map(RustIdent)
    }

    /// This name with an ending, for example `Reply`.
    pub fn with_suffix(&self, suffix: &str) -> Self {
        RustIdent(format!("{}{suffix}", self.0.trim_start_matches("r#")))
    }

    /// The identifier, with `r#` where it needs one.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The identifier without `r#`, as it stands in file names.
    pub fn plain(&self) -> &str {
        self.0.trim_start_matches("r#")
    }
}

impl fmt::Debug for RustIdent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for RustIdent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
