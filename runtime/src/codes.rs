//! Error codes: the tables that generated enums stand on, and the lookup.
//!
//! Given: the code of a reply. Returns: the row and the variant. Must not: fail; a code that no page lists is kept as it is.

use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;

/// What repeating a failed request may bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Retry {
    /// The same answer.
    Never,
    /// Possibly success: the fault is the server's and passing.
    Transient,
    /// Success, later: too many requests.
    Throttle,
    /// Success once the clock is right.
    Clock,
    /// Success with fresh credentials.
    Credentials,
}

/// The table row of one code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeInfo {
    /// The code as a text; empty when it is a number only.
    pub text: &'static str,
    /// The code as a number, or the number that goes with the text.
    pub number: Option<i64>,
    /// The name of a number; empty for a text.
    pub name: &'static str,
    /// The HTTP status that goes with it.
    pub status: Option<u16>,
    /// What repeating may bring.
    pub retry: Retry,
}

impl CodeInfo {
    /// A textual code.
    pub const fn text(text: &'static str, retry: Retry) -> Self {
        Self { text, number: None, name: "", status: None, retry }
    }

    /// A numeric code and the name the spec gave it.
    pub const fn number(number: i64, name: &'static str, retry: Retry) -> Self {
        Self { text: "", number: Some(number), name, status: None, retry }
    }

    /// The number that goes with a textual code.
    pub const fn with_number(mut self, number: i64) -> Self {
        self.number = Some(number);
        self
    }

    /// The HTTP status that goes with the code.
    pub const fn with_status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }
}

/// The rows of the codes that one page lists, in its order.
///
/// Most codes are a text and nothing else, and an operation has a dozen of them: so they stand in one text, a line each, which costs a program
/// their letters and no table. What has more to say has a row of its own, and a blank line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeTable {
    lines: &'static str,
    rows: &'static [(u16, CodeInfo)],
}

impl CodeTable {
    /// No codes.
    pub const EMPTY: Self = Self::new("", &[]);

    /// The lines, and the rows of the codes whose line is blank, each with its place; in order. Blank lines at the end may be left out.
    pub const fn new(lines: &'static str, rows: &'static [(u16, CodeInfo)]) -> Self {
        Self { lines, rows }
    }

    /// Those of a level and those of the next.
    pub const fn levels<C: ErrorCodes>() -> [Self; 2] {
        [C::CODES, C::Parent::CODES]
    }

    /// The row at a place.
    pub fn get(&self, index: usize) -> Option<CodeInfo> {
        self.iter().nth(index)
    }

    /// The rows, in order.
    pub fn iter(&self) -> impl Iterator<Item = CodeInfo> + use<> {
        let (mut lines, mut rows) = (self.lines.lines(), self.rows.iter());
        let mut row = rows.next();
        (0..).map_while(move |index: u16| {
            let line = lines.next();
            match row {
                Some((at, info)) if *at == index => {
                    row = rows.next();
                    Some(*info)
                }
                _ => line.map(|text| CodeInfo::text(text, Retry::Never)),
            }
        })
    }
}

/// A fieldless enum of documented codes.
///
/// Codes are documented on three levels: an operation's page, its service, its vendor. Each enum names the next level.
pub trait ErrorCodes: Copy + Eq + fmt::Debug + Send + Sync + 'static {
    /// The codes of the next level: those of the service for an operation, those of the vendor for a service.
    type Parent: ErrorCodes;
    /// Every variant, in order.
    const ALL: &'static [Self];
    /// The rows, in the order of [`ErrorCodes::ALL`].
    const CODES: CodeTable;

    /// The row of this variant.
    fn info(self) -> Option<CodeInfo> {
        let at = Self::ALL.iter().position(|code| *code == self)?;
        Self::CODES.get(at)
    }
}

/// For an operation or a service that lists no codes; `P` is the next level. Has no values.
#[derive(Clone, Copy)]
pub struct NoCodes<P>(Infallible, PhantomData<P>);

impl<C> fmt::Debug for NoCodes<C> {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {}
    }
}

impl<C> PartialEq for NoCodes<C> {
    fn eq(&self, _: &Self) -> bool {
        match self.0 {}
    }
}

impl<C> Eq for NoCodes<C> {}

impl<C> std::hash::Hash for NoCodes<C> {
    fn hash<H: std::hash::Hasher>(&self, _: &mut H) {
        match self.0 {}
    }
}

impl<P: ErrorCodes> ErrorCodes for NoCodes<P> {
    type Parent = P;
    const ALL: &'static [Self] = &[];
    const CODES: CodeTable = CodeTable::EMPTY;
}

/// Ends the chain: nothing is above a vendor. Has no values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoParent {}

impl ErrorCodes for NoParent {
    type Parent = Self;
    const ALL: &'static [Self] = &[];
    const CODES: CodeTable = CodeTable::EMPTY;
}

/// The code of a failed reply, placed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Code<C: ErrorCodes> {
    /// The operation's page lists it.
    Operation(C),
    /// The service lists it for every operation.
    Service(C::Parent),
    /// The vendor lists it for every operation of every service.
    Common(<C::Parent as ErrorCodes>::Parent),
    /// No page that the specs were written from lists it.
    Unknown(UnknownCode),
}

impl<C: ErrorCodes> Code<C> {
    /// The level whose page lists it: the operation's comes first.
    pub(crate) fn placed(unknown: UnknownCode) -> Self {
        let (code, number) = (unknown.code.as_str(), unknown.number);
        let known = find(code, number).map(Self::Operation);
        let known = known.or_else(|| find(code, number).map(Self::Service));
        known.or_else(|| find(code, number).map(Self::Common)).unwrap_or(Self::Unknown(unknown))
    }
}

/// A code that no page lists, as it came.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct UnknownCode {
    /// As a text; a number in digits.
    pub code: String,
    /// As a number, where there is one.
    pub number: Option<i64>,
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code)
    }
}

/// Where a code stands in a table: a text by its text, a number (also one written as a text) by its number.
pub(crate) fn position(table: CodeTable, code: &str, number: Option<i64>) -> Option<usize> {
    let digits = code.parse::<i64>().ok();
    table.iter().position(|row| {
        if row.text.is_empty() {
            row.number.is_some() && row.number == digits
        } else {
            row.text == code || (code.is_empty() && number.is_some() && row.number == number)
        }
    })
}

/// The documented code of a table, if it is there.
pub(crate) fn find<C: ErrorCodes>(code: &str, number: Option<i64>) -> Option<C> {
    position(C::CODES, code, number).and_then(|at| C::ALL.get(at)).copied()
}

/// What repeating may bring: the code's own row, else that of its family, else what the HTTP status says.
pub(crate) fn retry_class(tables: &[CodeTable], code: &str, number: Option<i64>, status: u16) -> Retry {
    let family = family(code);
    let find = |code: &str, number| {
        tables.iter().find_map(|table| position(*table, code, number).and_then(|at| table.get(at)))
    };
    if let Some(row) = find(code, number).or_else(|| find(family, None)) {
        return row.retry;
    }
    match status {
        429 => Retry::Throttle,
        502..=504 => Retry::Transient,
        _ => Retry::Never,
    }
}

/// The text before the first dot.
pub(crate) fn family(code: &str) -> &str {
    code.split('.').next().unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(table: CodeTable) -> Vec<&'static str> {
        table.iter().map(|row| row.text).collect()
    }

    #[test]
    fn rows_stand_where_their_place_says_and_lines_elsewhere() {
        const B: CodeInfo = CodeInfo::text("B", Retry::Transient);
        const SEVEN: CodeInfo = CodeInfo::number(7, "Seven", Retry::Never);
        let table = CodeTable::new("A\n\nC", &[(1, B), (3, SEVEN)]);
        assert_eq!(texts(table), ["A", "B", "C", ""]);
        assert_eq!((table.get(1), table.get(3), table.get(4)), (Some(B), Some(SEVEN), None));
        assert_eq!(texts(CodeTable::new("\nB", &[(0, SEVEN)])), ["", "B"]);
        assert_eq!(texts(CodeTable::new("", &[(0, B), (1, SEVEN)])), ["B", ""]);
        assert_eq!(texts(CodeTable::EMPTY), [""; 0]);
        assert_eq!(position(table, "C", None), Some(2));
        assert_eq!(position(table, "7", None), Some(3));
        assert_eq!(position(table, "", None), None);
    }
}
