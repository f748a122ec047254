//! Codes as a test names them.
//!
//! Given: a code of any level, or a text or number that no page lists. Returns: the code, placed, and what a reply with it says.
//! Must not: take the code of another operation or vendor; that does not compile.

use super::body::Failure;
use crate::codes::{self, Code, CodeInfo, ErrorCodes, UnknownCode};
use crate::service::OperationInfo;

/// A code that an operation with the codes `C` can be answered with: one of its own, of its service or of its vendor, or any text
/// or number. `Level` is found by the compiler.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no code that this operation answers with",
    note = "take a code of the operation, of its service or of its vendor; or a `&str` or an `i64` for one that no page lists"
)]
pub trait IntoCode<C: ErrorCodes, Level> {
    /// The code, placed.
    fn into_code(self) -> Code<C>;
}

/// What the compiler finds for `Level` of [`IntoCode`].
pub mod level {
    /// The operation's page lists it.
    #[derive(Debug)]
    pub enum Operation {}
    /// The service lists it for every operation.
    #[derive(Debug)]
    pub enum Service {}
    /// The vendor lists it for every operation.
    #[derive(Debug)]
    pub enum Vendor {}
    /// A text.
    #[derive(Debug)]
    pub enum Text {}
    /// A number.
    #[derive(Debug)]
    pub enum Number {}
    /// Placed already.
    #[derive(Debug)]
    pub enum Placed {}
}

impl<C: ErrorCodes> IntoCode<C, level::Operation> for C {
    fn into_code(self) -> Code<C> {
        Code::Operation(self)
    }
}

impl<C: ErrorCodes> IntoCode<C, level::Service> for C::Parent {
    fn into_code(self) -> Code<C> {
        Code::Service(self)
    }
}

impl<C: ErrorCodes> IntoCode<C, level::Vendor> for <C::Parent as ErrorCodes>::Parent {
    fn into_code(self) -> Code<C> {
        Code::Common(self)
    }
}

impl<C: ErrorCodes> IntoCode<C, level::Text> for &str {
    fn into_code(self) -> Code<C> {
        Code::Unknown(UnknownCode { code: self.to_owned(), number: None })
    }
}

impl<C: ErrorCodes> IntoCode<C, level::Number> for i64 {
    fn into_code(self) -> Code<C> {
        Code::Unknown(UnknownCode { code: self.to_string(), number: Some(self) })
    }
}

impl<C: ErrorCodes> IntoCode<C, level::Placed> for Code<C> {
    fn into_code(self) -> Code<C> {
        self
    }
}

/// What a reply with this code says. A text or number that a page lists after all brings what the page says of it.
pub(super) fn failure<'a, C: ErrorCodes>(
    operation: &'static OperationInfo,
    code: &'a Code<C>,
    message: &'a str,
) -> Failure<'a> {
    let row = match code {
        Code::Operation(code) => code.info(),
        Code::Service(code) => code.info(),
        Code::Common(code) => code.info(),
        Code::Unknown(code) => documented(operation, code),
    };
    match (row, code) {
        (Some(row), _) => Failure { text: row.text, number: row.number, message, status: row.status },
        (None, Code::Unknown(code)) => {
            let digits = code.number.is_some_and(|number| number.to_string() == code.code);
            let text = if digits { "" } else { &code.code };
            Failure { text, number: code.number, message, status: None }
        }
        (None, _) => Failure { text: "", number: None, message, status: None },
    }
}

fn documented(operation: &'static OperationInfo, code: &UnknownCode) -> Option<CodeInfo> {
    operation
        .all_codes()
        .iter()
        .find_map(|table| table.get(codes::position(*table, &code.code, code.number)?))
}
