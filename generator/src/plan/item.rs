//! What a plan is made of: files, their items, and nothing left to decide about them.
//!
//! Plain data. Given by the other modules of [`super`], printed by [`crate::emit`]. It must not name a type of the model:
//! whatever emit needs is copied here in the words of the generated code.

use super::testing::{Helper, Tests};
use super::wire::{Envelope, Operation, Service};
use crate::names::RustIdent;

/// One Rust file.
#[derive(Clone, Debug)]
pub struct File {
    /// Below the output folder, with `/` on every system.
    pub path: String,
    /// The spec file or folder that it is made from, below the specs folder; empty is the specs folder itself.
    pub spec: String,
    /// The documentation of the module itself.
    pub docs: Vec<DocLine>,
    /// Whether it is the root of the library, so that crate attributes stand here.
    pub root: bool,
    /// In the order of the file.
    pub items: Vec<Item>,
}

/// One line of documentation, clean: it can be neither a doctest nor a broken link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocLine {
    /// Markdown.
    Text(String),
    /// Opens a block of Rust that is compiled where all of these features are on, and elsewhere is text.
    Code {
        /// None is always.
        features: Vec<String>,
        /// Whether it is run, too.
        run: bool,
    },
}

/// A type or path as it is written: absolute, or from `self` or `super`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path(pub String);

/// One item of a file.
#[derive(Clone, Debug)]
pub enum Item {
    /// `pub mod name;`
    Module(Module),
    /// `pub use path::{A, B};`
    Use(Use),
    /// `pub type Name = path;`
    Alias(Alias),
    /// A request, a reply or a nested type.
    Record(Record),
    /// An open enum of documented values.
    Values(Values),
    /// An enum of error codes.
    Codes(Codes),
    /// What ties a request to its reply, its errors and its service.
    Operation(Box<Operation>),
    /// A version of a service.
    Service(Service),
    /// How replies are read.
    Envelope(Envelope),
    /// A function that tests share.
    Helper(Helper),
    /// The tests of one operation.
    Tests(Tests),
}

/// `pub mod name;`
#[derive(Clone, Debug)]
pub struct Module {
    /// Its name.
    pub ident: RustIdent,
    /// It is there when one of these features is on; empty is always.
    pub features: Vec<String>,
    /// Whether `cargo fmt` has to be kept away from it and all below it.
    pub unformatted: bool,
    /// Whether only its parent names it: `mod name;`
    pub private: bool,
}

impl Module {
    /// One that is public, and always there.
    pub fn new(ident: RustIdent) -> Self {
        Module { ident, features: Vec::new(), unformatted: false, private: false }
    }
}

/// `pub use path::{A, B};`
#[derive(Clone, Debug)]
pub struct Use {
    /// Where the names are.
    pub path: Path,
    /// The names, in order.
    pub names: Vec<String>,
    /// It is there when this feature is on; `None` is always.
    pub feature: Option<String>,
    /// Whether `cargo fmt` has to be kept away from it.
    pub unformatted: bool,
}

/// `pub type Name = path;`
#[derive(Clone, Debug)]
pub struct Alias {
    /// Its documentation.
    pub docs: Vec<DocLine>,
    /// Its name.
    pub name: String,
    /// What it stands for.
    pub path: Path,
    /// It is there when this feature is on; `None` is always.
    pub feature: Option<String>,
}

/// A struct with a table of its fields.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its documentation.
    pub docs: Vec<DocLine>,
    /// Its name.
    pub ident: RustIdent,
    /// In the order of the page.
    pub fields: Vec<Field>,
    /// The one field takes the result as it is.
    pub whole: bool,
    /// Whether users build it: `new` and setters.
    pub built: bool,
    /// Whether replies fill it.
    pub filled: bool,
    /// What forgetting it means, for a request.
    pub must_use: Option<&'static str>,
    /// Why not to use it.
    pub deprecated: Option<String>,
}

/// A field of a record.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its documentation.
    pub docs: Vec<DocLine>,
    /// Its name, and that of its setter.
    pub ident: RustIdent,
    /// Its name on the wire.
    pub wire: String,
    /// Its type.
    pub ty: Path,
    /// What its setter takes.
    pub setter: Setter,
    /// Its line in the table of the record.
    pub line: String,
    /// Why not to use it.
    pub deprecated: Option<String>,
}

/// What a setter takes, and how the field is made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setter {
    /// The type itself.
    Value(Path),
    /// What turns into the type.
    Into(Path),
    /// The type itself, which is then boxed.
    Boxed(Path),
    /// Items of the type.
    Items(Path),
    /// Items that turn into the type.
    ItemsInto(Path),
}

/// A newtype with documented values.
#[derive(Clone, Debug)]
pub struct Values {
    /// Its documentation.
    pub docs: Vec<DocLine>,
    /// Its name.
    pub ident: RustIdent,
    /// The integer type; `None` is text.
    pub integer: Option<&'static str>,
    /// In the order of the page.
    pub values: Vec<Value>,
}

/// A documented value.
#[derive(Clone, Debug)]
pub struct Value {
    /// Its documentation.
    pub docs: Vec<DocLine>,
    /// The name of its constant.
    pub ident: RustIdent,
    /// As it travels; digits for integers.
    pub wire: String,
    /// Why not to use it.
    pub deprecated: Option<String>,
}

/// An enum of error codes.
#[derive(Clone, Debug)]
pub struct Codes {
    /// Its documentation.
    pub docs: Vec<DocLine>,
    /// Its name.
    pub ident: RustIdent,
    /// The type of the codes on the next level: of the service, of the vendor.
    pub parent: Path,
    /// In the order of the page.
    pub rows: Vec<CodeRow>,
}

/// An error code.
#[derive(Clone, Debug)]
pub struct CodeRow {
    /// Its documentation.
    pub docs: Vec<DocLine>,
    /// The name of its variant.
    pub ident: RustIdent,
    /// The code as a text; `None` when it is a number only.
    pub text: Option<String>,
    /// The code as a number, or the number that goes with the text.
    pub number: Option<i64>,
    /// The runtime's name of what a retry can do.
    pub retry: &'static str,
    /// The HTTP status it comes with.
    pub status: Option<u16>,
    /// Why not to use it.
    pub deprecated: Option<String>,
}
