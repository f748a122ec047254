//! Choices, numbers, texts and whole records from bytes.
//!
//! Given bytes, it returns values that are made of them, and plain ones when there are no more bytes. It must not refuse any bytes: whatever a
//! fuzzer changes should still be something to try.

use apiscribe_runtime::{Json, RecordMut, Slot, Token};

/// How deep records and JSON are nested at most.
const DEPTH: u8 = 5;

/// Bytes that are used up.
pub(crate) struct Source<'a>(&'a [u8]);

impl<'a> Source<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// All that is left.
    pub(crate) fn rest(&mut self) -> &'a [u8] {
        std::mem::take(&mut self.0)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The next byte; 0 at the end.
    pub(crate) fn byte(&mut self) -> u8 {
        self.bytes(1).first().copied().unwrap_or(0)
    }

    /// Up to so many bytes.
    pub(crate) fn bytes(&mut self, count: usize) -> &'a [u8] {
        let (taken, left) = self.0.split_at(count.min(self.0.len()));
        self.0 = left;
        taken
    }

    pub(crate) fn number(&mut self) -> u64 {
        let count = usize::from(self.byte() % 9);
        self.bytes(count).iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
    }

    /// Mostly a short one. Its length comes first.
    pub(crate) fn text(&mut self) -> String {
        let length = usize::from(self.byte());
        String::from_utf8_lossy(self.bytes(length)).into_owned()
    }

    /// Any HTTP status.
    pub(crate) fn status(&mut self) -> u16 {
        const USUAL: [u16; 8] = [200, 200, 400, 401, 429, 500, 503, 204];
        match self.byte() {
            usual @ ..128 => USUAL[usize::from(usual % 8)],
            class => 100 + (u16::from(class) - 128) * 7,
        }
    }

    pub(crate) fn json(&mut self) -> Json {
        self.json_below(DEPTH)
    }

    fn json_below(&mut self, depth: u8) -> Json {
        match self.byte() % 8 {
            0 => Json::Null,
            1 => Json::Bool(self.byte() % 2 == 1),
            2 => Json::from(self.number()),
            3 => Json::from(-1 - i64::try_from(self.number() / 2).unwrap_or(i64::MAX)),
            4 => Json::from(self.float()),
            5 if depth > 0 => (0..self.byte() % 4).map(|_| self.json_below(depth - 1)).collect(),
            6 if depth > 0 => {
                (0..self.byte() % 4).map(|_| (self.text(), self.json_below(depth - 1))).collect()
            }
            _ => Json::from(self.text()),
        }
    }

    /// Finite: JSON has no others.
    fn float(&mut self) -> f64 {
        let float = f64::from_bits(self.number());
        if float.is_finite() { float } else { 0.5 }
    }

    /// Fills some of the fields of a record.
    pub(crate) fn fill(&mut self, record: &mut dyn RecordMut) {
        self.fill_below(record, DEPTH);
    }

    fn fill_below(&mut self, record: &mut dyn RecordMut, depth: u8) {
        for index in 0..record.shape().fields().len() {
            if !self.byte().is_multiple_of(3) {
                self.put(record.slot(index), depth);
            }
        }
    }

    fn put(&mut self, slot: Slot<'_>, depth: u8) {
        match slot {
            Slot::Ignore => {}
            Slot::Scalar(to) => {
                let (text, number, float) = (self.text(), self.number(), self.float());
                // A text would take a number as well, so the text comes first.
                let tokens = [
                    Token::Text(&text),
                    Token::Float(float),
                    Token::Signed(number.cast_signed()),
                    Token::Unsigned(number),
                    Token::Unsigned(number % (1 << 31)),
                    Token::Bool(number % 2 == 1),
                ];
                assert!(tokens.into_iter().any(|token| to.assign(token).is_ok()), "nothing fits a field");
            }
            Slot::Json(to) => match self.json() {
                Json::Null => {}
                json => to.assign(json),
            },
            Slot::Record(_) if depth == 0 => {}
            Slot::Record(to) => {
                if let Some(record) = to.open() {
                    self.fill_below(record, depth - 1);
                }
            }
            Slot::List(to) => {
                to.start();
                for _ in 0..self.byte() % 4 {
                    self.put(to.next(), depth.saturating_sub(1));
                }
            }
        }
    }
}
