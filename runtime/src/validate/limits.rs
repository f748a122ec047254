//! The limits of single values: lengths, ranges, patterns, sums.
//!
//! Given: a value and the limits of its field. Returns: problems. Must not: print a sensitive value, or fail on a pattern that it
//! cannot compile (the generator has checked them all).

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use regex_lite::Regex;

use super::Check;
use super::letters::Letters;
use crate::shape::{Content, Field, FieldLimits, Range};
use crate::value::{Items, Record, Value};

impl Check {
    pub(super) fn text(&mut self, field: &Field, text: &str) {
        let limits = field.limited();
        if !limits.bytes.is_open() {
            self.count("bytes", "bytes", limits.bytes, text.len());
        }
        if !limits.chars.is_open() {
            self.count("chars", "characters", limits.chars, text.chars().count());
        }
        if let Content::Pattern(pattern) = limits.content
            && !Pattern::of(pattern).is_none_or(|compiled| compiled.matches(text))
        {
            self.report("pattern", format!("does not match {pattern}"));
        }
    }

    pub(super) fn integer(&mut self, field: &Field, number: i128) {
        match field.limited().range {
            Range::Int(min, max) => {
                let low = min == i64::MIN || number >= i128::from(min);
                let high = max == i64::MAX || number <= i128::from(max);
                if !(low && high) {
                    let allowed = match (min, max) {
                        (min, i64::MAX) => format!("at least {min}"),
                        (i64::MIN, max) => format!("at most {max}"),
                        (min, max) => format!("{min} to {max}"),
                    };
                    self.out_of_range(field, &number.to_string(), &allowed);
                }
            }
            Range::Float(..) => self.float(field, number as f64),
            Range::None => {}
        }
    }

    pub(super) fn float(&mut self, field: &Field, number: f64) {
        if !number.is_finite() {
            return self.report("range", "is not a finite number, which JSON cannot carry");
        }
        let (min, max) = match field.limited().range {
            Range::Float(min, max) => (min, max),
            Range::Int(min, max) => (
                if min == i64::MIN { f64::NEG_INFINITY } else { min as f64 },
                if max == i64::MAX { f64::INFINITY } else { max as f64 },
            ),
            Range::None => return,
        };
        if !(min..=max).contains(&number) {
            self.out_of_range(field, &number.to_string(), &format!("{min} to {max}"));
        }
    }

    fn out_of_range(&mut self, field: &Field, number: &str, allowed: &str) {
        let what = if field.is_sensitive() {
            format!("is out of range, allowed is {allowed}")
        } else {
            format!("is {number}, allowed is {allowed}")
        };
        self.report("range", what);
    }

    pub(super) fn total_bytes(&mut self, limits: &FieldLimits, items: &dyn Items) {
        let Content::TotalBytes(of, max) = limits.content else { return };
        let total: usize = (0..items.count())
            .map(|index| match items.item(index) {
                Value::Record(record) => text_bytes(record, of),
                _ => 0,
            })
            .sum();
        if u64::try_from(total).is_ok_and(|total| total > max) {
            self.report(
                "total_bytes",
                format!("has {total} bytes of {of} in total, allowed are at most {max}"),
            );
        }
    }
}

fn text_bytes(record: &dyn Record, of: &str) -> usize {
    let position = record.shape().fields().iter().position(|field| field.wire() == of);
    match position.map(|index| record.get(index)) {
        Some(Value::Text(text)) => text.len(),
        _ => 0,
    }
}

/// A pattern, compiled.
#[derive(Clone)]
enum Pattern {
    Letters(Letters),
    Regex(Arc<Regex>),
}

impl Pattern {
    /// Patterns are compiled once per process: they are few, and compiling costs far more than matching.
    fn of(pattern: &'static str) -> Option<Self> {
        static CACHE: Mutex<BTreeMap<&'static str, Option<Pattern>>> = Mutex::new(BTreeMap::new());
        let mut cache = CACHE.lock().unwrap_or_else(PoisonError::into_inner);
        cache.entry(pattern).or_insert_with(|| Self::compile(pattern)).clone()
    }

    fn compile(pattern: &str) -> Option<Self> {
        match Letters::parse(pattern) {
            Some(letters) => Some(Self::Letters(letters)),
            None => {
                let anchored = Regex::new(&format!(r"\A(?:{pattern})\z"));
                anchored.ok().map(|regex| Self::Regex(Arc::new(regex)))
            }
        }
    }

    fn matches(&self, text: &str) -> bool {
        match self {
            Self::Letters(letters) => letters.matches(text),
            Self::Regex(regex) => regex.is_match(text),
        }
    }
}
