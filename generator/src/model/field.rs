//! Fields, their types and limits, nested structs and documented values.

use super::operation::Deprecation;
use crate::names::RustIdent;
use crate::source::Span;

/// A field of a request, a reply or a nested struct.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name on the wire, never altered.
    pub wire: String,
    /// Its name in Rust.
    pub rust: RustIdent,
    /// Its type.
    pub ty: Ty,
    /// Whether the vendor refuses a request without it.
    pub required: bool,
    /// Whether the page says that it may be null.
    pub nullable: bool,
    /// Where it travels.
    pub location: Location,
    /// What it is, in our words; ends with a full stop.
    pub doc: String,
    /// What the page limits.
    pub limits: Limited,
    /// What the server assumes when it is absent, as it is written in the docs.
    pub default: Option<String>,
    /// The unit of a number, as it is written in the docs.
    pub unit: Option<String>,
    /// The format of a time, as it is written in the docs.
    pub time: Option<String>,
    /// A sample value of the page, as it is written.
    pub example: Option<String>,
    /// Whether it is hidden when printed.
    pub sensitive: bool,
    /// Whether the spec itself says so, either way.
    pub sensitive_stated: bool,
    /// Whether the vendor carries out calls with the same value of it once; the client makes one up.
    pub idempotency_token: bool,
    /// Whether and why not to use it.
    pub deprecated: Option<Deprecation>,
    /// The place of its name.
    pub origin: Span,
}

/// The type of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ty {
    /// A scalar.
    Scalar(Scalar),
    /// A list.
    List(Box<Ty>),
    /// A nested struct; boxed where it would hold itself.
    Struct {
        /// Which.
        target: TypeRef,
        /// Whether the type would otherwise have no size.
        boxed: bool,
    },
    /// A number or text with documented values.
    Enum(TypeRef),
}

/// A type without parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scalar {
    /// `bool`
    Bool,
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `u32`
    U32,
    /// `u64`
    U64,
    /// `f64`
    F64,
    /// `string`
    Text,
    /// `json`: any value
    Json,
}

/// A named type: the scope it is declared in, and its name there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeRef {
    /// Where it is declared.
    pub scope: Scope,
    /// Its name in Rust.
    pub rust: RustIdent,
}

/// Where a named type is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// In the operation's own page.
    Operation,
    /// In the service's page of data types.
    Version,
}

/// A nested struct.
#[derive(Clone, Debug)]
pub struct Struct {
    /// Its name on the page.
    pub name: String,
    /// Its name in Rust.
    pub rust: RustIdent,
    /// What it is, in our words; may be empty.
    pub doc: String,
    /// In the order of the page.
    pub fields: Vec<Field>,
    /// Whether a request reaches it.
    pub in_request: bool,
    /// Whether a reply reaches it.
    pub in_reply: bool,
    /// The place of its name.
    pub origin: Span,
}

/// Documented values of a field. Open: a value that is not listed is kept.
#[derive(Clone, Debug)]
pub struct Enum {
    /// Its name in the spec.
    pub name: String,
    /// Its name in Rust.
    pub rust: RustIdent,
    /// What it is, in our words.
    pub doc: String,
    /// An integer type or text.
    pub repr: Scalar,
    /// In the order of the page.
    pub values: Vec<EnumValue>,
    /// The place of its name.
    pub origin: Span,
}

/// One documented value.
#[derive(Clone, Debug)]
pub struct EnumValue {
    /// The value as it travels; digits for integers.
    pub wire: String,
    /// The name of its constant.
    pub rust: RustIdent,
    /// What it means, in our words.
    pub doc: String,
    /// Whether and why not to use it.
    pub deprecated: Option<Deprecation>,
    /// The place of the value.
    pub origin: Span,
}

/// Where a field travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the body.
    Body,
    /// In the query of the URL.
    Query,
    /// In a header.
    Header,
}

/// The limits of a field. Few fields have any, and limits would be more than half of what a field takes in memory: so they stand apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limited(Option<Box<Limits>>);

impl From<Limits> for Limited {
    fn from(limits: Limits) -> Self {
        Limited((limits != Limits::NONE).then(|| Box::new(limits)))
    }
}

impl std::ops::Deref for Limited {
    type Target = Limits;

    fn deref(&self) -> &Limits {
        self.0.as_deref().unwrap_or(const { &Limits::NONE })
    }
}

impl Limits {
    /// No limits.
    pub const NONE: Limits = Limits {
        range: None,
        float_range: None,
        chars: None,
        bytes: None,
        items: None,
        total_bytes: None,
        pattern: None,
    };
}

/// What the page limits. `None` is no limit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limits {
    /// The value of an integer.
    pub range: Option<Bounds>,
    /// The value of a float.
    pub float_range: Option<FloatBounds>,
    /// The length of a text in characters.
    pub chars: Option<Bounds>,
    /// The length of a text in bytes of UTF-8.
    pub bytes: Option<Bounds>,
    /// The length of a list.
    pub items: Option<Bounds>,
    /// The sum of the bytes of one field over a list: its wire name and the most.
    pub total_bytes: Option<(String, u64)>,
    /// A regular expression that the whole text matches.
    pub pattern: Option<String>,
}

/// An interval of whole numbers, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The least, where there is one.
    pub min: Option<i128>,
    /// The most, where there is one.
    pub max: Option<i128>,
}

/// An interval of numbers, both ends included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FloatBounds {
    /// The least, where there is one.
    pub min: Option<f64>,
    /// The most, where there is one.
    pub max: Option<f64>,
}
