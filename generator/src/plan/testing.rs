//! What the tests of a plan are made of, and values as they are written in Rust.
//!
//! Plain data, like [`super::item`].

use super::item::{DocLine, Path};
use crate::names::RustIdent;

/// A function that tests share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Helper {
    /// Goes through the codes that the page of an operation lists.
    EveryCode,
    /// Goes through the codes that are common to all operations of a vendor.
    CommonCodes,
}

/// The tests of one operation, as a module.
#[derive(Clone, Debug)]
pub struct Tests {
    /// The module.
    pub ident: RustIdent,
    /// The module with the request types, from the client crate.
    pub api: Path,
    /// In the order of the page.
    pub tests: Vec<Test>,
}

/// One test.
#[derive(Clone, Debug)]
pub struct Test {
    /// What it shows.
    pub docs: Vec<DocLine>,
    /// The name of the function.
    pub name: String,
    /// What it does.
    pub body: TestBody,
}

/// What a test does. Operations are named by their type in the module `api`.
#[derive(Clone, Debug)]
pub enum TestBody {
    /// The request makes this JSON.
    RequestJson(Expr, String),
    /// The request makes these pairs in the query, in any order.
    RequestQuery(Expr, Vec<(String, String)>),
    /// This status and body are read as a reply that holds this.
    Reply(Sample, Vec<Check>),
    /// This status and body are read as a failure with this code.
    Failure(Sample, String),
    /// A helper goes through all codes of an operation.
    Codes(Helper, RustIdent),
}

/// A reply as it comes.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The request type.
    pub operation: RustIdent,
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: String,
}

/// What one place in a reply holds.
#[derive(Clone, Debug)]
pub struct Check {
    /// The way there.
    pub path: Vec<Step>,
    /// What is there.
    pub holds: Holds,
}

/// One step of the way to a place in a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A field.
    Field(RustIdent),
    /// Into the record that is there.
    Open,
    /// An item.
    Item(usize),
}

/// What a place holds.
#[derive(Clone, Debug)]
pub enum Holds {
    /// Some text.
    Text(String),
    /// Some other value.
    Some(Expr),
    /// A list of values.
    List(Vec<Expr>),
    /// So many items.
    Length(usize),
}

/// A value as it is written in Rust. Paths begin with the module `api`.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A number or a truth value, as it is written.
    Plain(String),
    /// A text.
    Text(String),
    /// A text of its own.
    OwnedText(String),
    /// Any JSON, by its text.
    Json(String),
    /// An array.
    Array(Vec<Expr>),
    /// A vector.
    Vec(Vec<Expr>),
    /// A record with some fields set.
    New(Path, Vec<(RustIdent, Expr)>),
    /// A constant of a type.
    Const(Path, RustIdent),
    /// An undocumented value of a type: the function, and what it takes.
    Call(Path, &'static str, Box<Expr>),
}
