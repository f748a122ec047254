//! The table of a record: what its fields are called on the wire, where they travel, and what the vendor's page demands of them.
//!
//! Given: a text of generated code, a line a field. Returns: plain data that the codec, the validator and `Debug` walk. Must not: know
//! any vendor, or fail: what a line says that nobody understands has no effect.

use std::ptr;
use std::sync::OnceLock;

mod lines;

/// The table of one request, reply or nested type, as a text: the Rust name of the type, then a field a line.
///
/// ```text
/// StartRecord
/// AppId required
/// Mode range=0..=2
/// Key sensitive chars=..=64 pattern=[a-z]+
/// Files items=1..=10 total_bytes=2048:Name
/// ```
///
/// After the name of the type may stand `whole`: the one field is then not a member of an object, but the whole value. The name of a field
/// is that on the wire, in quotes as in JSON where blanks or quotes belong to it. After it, a blank before each, stand `required`,
/// `sensitive`, `idempotency_token`, `query`, `header`, and the limits `range`, `float`, `bytes`, `chars` and `items` (ends included,
/// either may be left out), and last `pattern` or `total_bytes`, which take the rest of the line.
///
/// It is a text because a program carries one for each type: a row would take some fifty bytes beside the letters, with addresses that are
/// put in when the program starts.
#[derive(Debug, Clone, Copy)]
pub struct Shape(&'static str);

impl Shape {
    /// The table that these lines are.
    pub const fn new(lines: &'static str) -> Self {
        Self(lines)
    }

    /// The Rust name of the type.
    pub fn name(self) -> &'static str {
        self.table().name
    }

    /// The fields, in the order of the page.
    pub fn fields(self) -> &'static [Field] {
        &self.table().fields
    }

    /// Whether field 0 stands for the whole value.
    pub fn is_whole(self) -> bool {
        self.table().whole
    }

    /// The lines, read when they are first asked for. The types of a program are few, so what was read is kept: chains of links that are
    /// only ever added to, so that looking one up takes no lock.
    fn table(self) -> &'static Table {
        static CHAINS: [OnceLock<Box<Link>>; 1 << CHAINS_BITS] =
            [const { OnceLock::new() }; 1 << CHAINS_BITS];
        let mut chain = CHAINS.get(self.chain()).unwrap_or(&CHAINS[0]);
        loop {
            let link = chain.get_or_init(|| Box::new(Link::of(self)));
            if ptr::eq(link.shape.0, self.0) {
                return &link.table;
            }
            chain = &link.next;
        }
    }

    /// Texts are told apart by where they stand. The factor spreads addresses that are near each other.
    fn chain(self) -> usize {
        let spread = (self.0.as_ptr().addr() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (spread >> (u64::BITS - CHAINS_BITS)) as usize
    }
}

const CHAINS_BITS: u32 = 10;

struct Link {
    shape: Shape,
    table: Table,
    next: OnceLock<Box<Link>>,
}

impl Link {
    #[cold]
    fn of(shape: Shape) -> Self {
        Self { shape, table: Table::read(shape.0), next: OnceLock::new() }
    }
}

struct Table {
    name: &'static str,
    whole: bool,
    fields: Box<[Field]>,
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
pub(crate) enum Range {
    /// The page names none.
    None,
    /// For integers; `i64::MIN` and `i64::MAX` are open ends.
    Int(i64, i64),
    /// For floats; infinite ends are open.
    Float(f64, f64),
}

/// A rule on the content of a text or of a list of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    /// The page names none.
    Any,
    /// The whole text matches this regular expression.
    Pattern(&'static str),
    /// The texts of the named field, summed over the list, have at most so many bytes.
    TotalBytes(&'static str, u64),
}

/// How many of something: ends included, `u32::MAX` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Count {
    /// At least.
    pub(crate) min: u32,
    /// At most.
    pub(crate) max: u32,
}

impl Count {
    const OPEN: Self = Self { min: 0, max: u32::MAX };

    /// Whether the page names no limit.
    pub(crate) const fn is_open(self) -> bool {
        self.min == 0 && self.max == u32::MAX
    }
}

/// One field of a record.
#[derive(Debug)]
pub struct Field {
    wire: &'static str,
    /// Apart from the field, because few fields have any.
    limits: Option<Box<FieldLimits>>,
    place: Place,
    required: bool,
    sensitive: bool,
    token: bool,
}

impl Field {
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
    pub(crate) fn limited(&self) -> &FieldLimits {
        self.limits.as_deref().unwrap_or(&FieldLimits::NONE)
    }
}

/// What the value of a field must be like. On a list, all but `items` and `TotalBytes` hold for each item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct FieldLimits {
    /// Bytes of the text in UTF-8.
    pub(crate) bytes: Count,
    /// Characters of the text: Unicode scalar values.
    pub(crate) chars: Count,
    /// Items of the list. A minimum of 0 says that a required list may be empty, and it is then sent as `[]`; no word on it, that it may not.
    pub(crate) items: Option<Count>,
    pub(crate) range: Range,
    pub(crate) content: Content,
}

impl FieldLimits {
    const NONE: Self = Self {
        bytes: Count::OPEN,
        chars: Count::OPEN,
        items: None,
        range: Range::None,
        content: Content::Any,
    };

    /// Whether the page allows the list to be empty although it demands it.
    pub(crate) const fn may_be_empty(&self) -> bool {
        matches!(self.items, Some(Count { min: 0, .. }))
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

#[cfg(test)]
mod tests {
    use super::{Content, Count, FieldLimits, Place, Range, Shape};

    #[test]
    fn lines_say_what_the_fields_are() {
        let shape = Shape::new("Thing\nA required\nB\nC sensitive query\nD idempotency_token header");
        assert_eq!((shape.name(), shape.is_whole()), ("Thing", false));
        let [a, b, c, d] = shape.fields() else { panic!("{shape:?}") };
        assert_eq!([a, b, c, d].map(super::Field::wire), ["A", "B", "C", "D"]);
        assert!(a.is_required() && !b.is_required() && !a.is_sensitive() && c.is_sensitive());
        assert!(d.is_idempotency_token() && !c.is_idempotency_token());
        assert_eq!([b, c, d].map(super::Field::place), [Place::Body, Place::Query, Place::Header]);
    }

    #[test]
    fn limits_are_ranges_and_the_last_takes_the_rest_of_the_line() {
        let shape = Shape::new(
            "Limited\nA bytes=2..=3 chars=..=9 items=0..\nB range=-5..=20\nC range=..=7\nD float=0.5..\n\
             E sensitive pattern=a b|required=\nF items=1..=2 total_bytes=64:\"A b\"",
        );
        let limits: Vec<_> = shape.fields().iter().map(|field| *field.limited()).collect();
        let count = |min, max| Count { min, max };
        assert_eq!(
            (limits[0].bytes, limits[0].chars, limits[0].items),
            (count(2, 3), count(0, 9), Some(count(0, u32::MAX)))
        );
        assert!(limits[0].may_be_empty() && !limits[5].may_be_empty());
        assert_eq!([limits[1].range, limits[2].range], [Range::Int(-5, 20), Range::Int(i64::MIN, 7)]);
        assert_eq!(limits[3].range, Range::Float(0.5, f64::INFINITY));
        assert_eq!(limits[4].content, Content::Pattern("a b|required="));
        assert!(shape.fields()[4].is_sensitive() && !shape.fields()[4].is_required());
        assert_eq!(limits[5].content, Content::TotalBytes("A b", 64));
    }

    #[test]
    fn names_may_hold_what_separates() {
        let shape = Shape::new("Odd\n\"First name\" required\n\"say \\\"hi\\\"\\n\"\n\"broken");
        let names: Vec<_> = shape.fields().iter().map(super::Field::wire).collect();
        assert_eq!(names, ["First name", "say \"hi\"\n", "\"broken"]);
        assert!(shape.fields()[0].is_required());
        assert_eq!(shape.fields()[0].limited(), &FieldLimits::NONE);
    }

    #[test]
    fn a_table_may_be_without_fields_or_stand_for_a_whole_value() {
        assert!(Shape::new("Nothing").fields().is_empty());
        let whole = Shape::new("Text whole\nResult");
        assert!(whole.is_whole());
        assert_eq!((whole.name(), whole.fields().len()), ("Text", 1));
    }

    /// More tables than there are chains: each text finds its own.
    #[test]
    fn each_text_has_its_own_table() {
        let texts: Vec<&'static str> =
            (0..5000).map(|number| &*format!("T{number}\nF{number}").leak()).collect();
        let threads: Vec<_> = (0..4)
            .map(|_| {
                let texts = texts.clone();
                std::thread::spawn(move || {
                    texts.into_iter().enumerate().all(|(number, text)| {
                        let shape = Shape::new(text);
                        shape.name() == format!("T{number}")
                            && shape.fields()[0].wire() == format!("F{number}")
                    })
                })
            })
            .collect();
        assert!(threads.into_iter().all(|thread| thread.join().unwrap()));
    }
}
