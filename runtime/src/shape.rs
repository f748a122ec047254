//! The table of a record: what its fields are called on the wire, where they travel, and what the vendor's page demands of them.
//!
//! Given: nothing; generated code builds these in const context. Returns: plain data that the codec, the validator and `Debug`
//! walk. Must not: know any vendor.

use std::sync::OnceLock;

/// The table of one request, reply or nested type.
#[derive(Debug)]
pub struct Shape {
    name: &'static str,
    fields: Fields,
    whole: bool,
}

/// The fields of a table, as rows or as text. A row takes 32 bytes, and as many again for the linker to put its address in: over all
/// operations that was most of what a program carried of them. A line of text takes its letters, and is read when it is first asked for.
#[derive(Debug)]
enum Fields {
    Rows(&'static [Field]),
    Lines { lines: &'static str, limits: &'static [(usize, FieldLimits)], rows: OnceLock<Box<[Field]>> },
}

impl Shape {
    /// A record that is a JSON object with these fields.
    pub const fn new(name: &'static str, fields: &'static [Field]) -> Self {
        Self { name, fields: Fields::Rows(fields), whole: false }
    }

    /// A record that is a JSON object with a field a line: its name on the wire and, after blanks, `required`, `sensitive`,
    /// `idempotency_token`, `query` or `header`. The limits name their fields by place, in order.
    pub const fn lines(
        name: &'static str,
        lines: &'static str,
        limits: &'static [(usize, FieldLimits)],
    ) -> Self {
        Self { name, fields: Fields::Lines { lines, limits, rows: OnceLock::new() }, whole: false }
    }

    /// A reply whose result is not an object (a bare text, a list): field 0 holds the whole value.
    pub const fn whole(name: &'static str, fields: &'static [Field]) -> Self {
        Self { name, fields: Fields::Rows(fields), whole: true }
    }

    /// The same, with the field as [`Shape::lines`] has it.
    pub const fn whole_lines(
        name: &'static str,
        lines: &'static str,
        limits: &'static [(usize, FieldLimits)],
    ) -> Self {
        Self { name, fields: Fields::Lines { lines, limits, rows: OnceLock::new() }, whole: true }
    }

    /// The Rust name of the type.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The fields, in the order of the page.
    pub fn fields(&self) -> &[Field] {
        match &self.fields {
            Fields::Rows(rows) => rows,
            Fields::Lines { lines, limits, rows } => rows.get_or_init(|| read(lines, limits)),
        }
    }

    /// Whether field 0 stands for the whole value.
    pub const fn is_whole(&self) -> bool {
        self.whole
    }
}

#[cold]
fn read(lines: &'static str, limits: &'static [(usize, FieldLimits)]) -> Box<[Field]> {
    let mut limits = limits.iter().peekable();
    let row = |(at, line): (usize, &'static str)| {
        let mut words = line.split(' ');
        let wire = words.next().unwrap_or_default();
        let mut field = words.fold(Field::new(wire), Field::with);
        if let Some((_, limits)) = limits.next_if(|(of, _)| *of == at) {
            field = field.limits(limits);
        }
        field
    };
    lines.lines().enumerate().map(row).collect()
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the JSON body (or, for GET, in the query).
    Body,
    /// Always in the query.
    Query,
    /// In a header of the field's name.
    Header,
}

/// The documented range of a number, ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Range {
    /// The page names none.
    None,
    /// For integers; `i64::MIN` and `i64::MAX` are open ends.
    Int(i64, i64),
    /// For floats; infinite ends are open.
    Float(f64, f64),
}

/// A rule on the content of a text or of a list of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// The page names none.
    Any,
    /// The whole text matches this regular expression.
    Pattern(&'static str),
    /// The texts of the named field, summed over the list, have at most so many bytes.
    TotalBytes(&'static str, u64),
}

/// How many of something: ends included, `u32::MAX` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// At least.
    pub min: u32,
    /// At most.
    pub max: u32,
}

impl Count {
    const OPEN: Self = Self { min: 0, max: u32::MAX };

    const fn new(min: u64, max: u64) -> Self {
        Self { min: narrow(min), max: narrow(max) }
    }

    /// Whether the page names no limit.
    pub const fn is_open(self) -> bool {
        self.min == 0 && self.max == u32::MAX
    }
}

/// One field of a record. Built with [`Field::new`] and the chained const builders.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    wire: &'static str,
    /// Apart from the field, because few fields have any, and the tables are most of what an operation adds to a program.
    limits: Option<&'static FieldLimits>,
    place: Place,
    required: bool,
    sensitive: bool,
    token: bool,
}

impl Field {
    /// A field of this name on the wire: optional, in the body, without limits.
    pub const fn new(wire: &'static str) -> Self {
        Self { wire, limits: None, place: Place::Body, required: false, sensitive: false, token: false }
    }

    /// The page says that the request must carry it.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Its value is never printed.
    pub const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }

    /// The vendor carries out calls with the same value once; one is made up when there is none.
    pub const fn idempotency_token(mut self) -> Self {
        self.token = true;
        self
    }

    /// It travels in the query.
    pub const fn query(mut self) -> Self {
        self.place = Place::Query;
        self
    }

    /// It travels in a header.
    pub const fn header(mut self) -> Self {
        self.place = Place::Header;
        self
    }

    /// With what one word of a line says.
    fn with(self, word: &str) -> Self {
        match word {
            "required" => self.required(),
            "sensitive" => self.sensitive(),
            "idempotency_token" => self.idempotency_token(),
            "query" => self.query(),
            "header" => self.header(),
            _ => self,
        }
    }

    /// What its value must be like.
    pub const fn limits(mut self, limits: &'static FieldLimits) -> Self {
        self.limits = Some(limits);
        self
    }

    /// The name on the wire.
    pub const fn wire(&self) -> &'static str {
        self.wire
    }

    /// Whether the page demands it.
    pub const fn is_required(&self) -> bool {
        self.required
    }

    /// Whether its value must not be printed.
    pub const fn is_sensitive(&self) -> bool {
        self.sensitive
    }

    /// Whether the vendor carries out calls with the same value once.
    pub const fn is_idempotency_token(&self) -> bool {
        self.token
    }

    /// Where it travels.
    pub const fn place(&self) -> Place {
        self.place
    }

    /// The limits of its value.
    pub(crate) const fn limited(&self) -> &'static FieldLimits {
        match self.limits {
            Some(limits) => limits,
            None => &FieldLimits::NONE,
        }
    }
}

/// What the value of a field must be like. Built with [`FieldLimits::new`] and the chained const builders.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FieldLimits {
    pub(crate) bytes: Count,
    pub(crate) chars: Count,
    pub(crate) items: Count,
    pub(crate) range: Range,
    pub(crate) content: Content,
    items_given: bool,
}

impl FieldLimits {
    const NONE: Self = Self::new();

    /// Anything goes.
    pub const fn new() -> Self {
        Self {
            bytes: Count::OPEN,
            chars: Count::OPEN,
            items: Count::OPEN,
            range: Range::None,
            content: Content::Any,
            items_given: false,
        }
    }

    /// The text has `min..=max` bytes in UTF-8; `u64::MAX` is open. On a list: each item.
    pub const fn bytes(mut self, min: u64, max: u64) -> Self {
        self.bytes = Count::new(min, max);
        self
    }

    /// The text has `min..=max` characters (Unicode scalar values). On a list: each item.
    pub const fn chars(mut self, min: u64, max: u64) -> Self {
        self.chars = Count::new(min, max);
        self
    }

    /// The list has `min..=max` items. A minimum of 0 says that a required list may be empty, and it is then sent as `[]`.
    pub const fn items(mut self, min: u64, max: u64) -> Self {
        self.items = Count::new(min, max);
        self.items_given = true;
        self
    }

    /// The integer is at least this. On a list: each item.
    pub const fn at_least(mut self, min: i128) -> Self {
        let max = match self.range {
            Range::Int(_, max) => max,
            Range::None | Range::Float(..) => i64::MAX,
        };
        self.range = Range::Int(clamp(min), max);
        self
    }

    /// The integer is at most this. On a list: each item.
    pub const fn at_most(mut self, max: i128) -> Self {
        let min = match self.range {
            Range::Int(min, _) => min,
            Range::None | Range::Float(..) => i64::MIN,
        };
        self.range = Range::Int(min, clamp(max));
        self
    }

    /// The float lies in `min..=max`.
    pub const fn range_f64(mut self, min: f64, max: f64) -> Self {
        self.range = Range::Float(min, max);
        self
    }

    /// The whole text matches this regular expression. On a list: each item.
    pub const fn pattern(mut self, regex: &'static str) -> Self {
        self.content = Content::Pattern(regex);
        self
    }

    /// On a list of records: the texts of the field `of` sum up to at most `max` bytes.
    pub const fn total_bytes(mut self, of: &'static str, max: u64) -> Self {
        self.content = Content::TotalBytes(of, max);
        self
    }

    /// Whether the page allows the list to be empty although it demands it.
    pub(crate) const fn may_be_empty(&self) -> bool {
        self.items_given && self.items.min == 0
    }
}

impl Default for FieldLimits {
    fn default() -> Self {
        Self::new()
    }
}

/// A rule over several fields of one request, by their names on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// One of them, and not two.
    ExactlyOne(&'static [&'static str]),
    /// One or more of them.
    AtLeastOne(&'static [&'static str]),
    /// One of them or none.
    AtMostOne(&'static [&'static str]),
    /// All of them or none.
    AllOrNone(&'static [&'static str]),
    /// When the first is there, the others must be too.
    Requires(&'static str, &'static [&'static str]),
}

const fn narrow(count: u64) -> u32 {
    if count > u32::MAX as u64 { u32::MAX } else { count as u32 }
}

/// Bounds beyond `i64` are open: no page names one, and every integer type here ends at `u64::MAX`.
const fn clamp(bound: i128) -> i64 {
    if bound < i64::MIN as i128 {
        i64::MIN
    } else if bound > i64::MAX as i128 {
        i64::MAX
    } else {
        bound as i64
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, FieldLimits, Place, Shape};

    #[test]
    fn a_line_says_what_a_row_says() {
        static LIMITS: FieldLimits = FieldLimits::new().chars(1, 9);
        static ROWS: Shape = Shape::new(
            "Thing",
            &[
                Field::new("A").required(),
                Field::new("B").limits(&LIMITS),
                Field::new("C").sensitive().query().limits(&LIMITS),
                Field::new("D").idempotency_token().header(),
            ],
        );
        static LINES: Shape = Shape::lines(
            "Thing",
            "A required\nB\nC sensitive query\nD idempotency_token header",
            &[(1, FieldLimits::new().chars(1, 9)), (2, FieldLimits::new().chars(1, 9))],
        );
        assert_eq!(format!("{:?}", ROWS.fields()), format!("{:?}", LINES.fields()));
        assert_eq!(LINES.fields()[3].place(), Place::Header);
        static WHOLE: Shape = Shape::whole_lines("Whole", "Result", &[]);
        assert!(WHOLE.is_whole() && !LINES.is_whole());
        static NONE: Shape = Shape::lines("Nothing", "", &[]);
        assert!(NONE.fields().is_empty());
    }
}
