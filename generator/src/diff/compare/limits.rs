//! Limits of a field, and which way they moved.

use serde_json::{Value as Json, json};

use super::super::rules::{
    Change, REQ_ITEMS_LOOSENED, REQ_ITEMS_TIGHTENED, REQ_LENGTH_LOOSENED, REQ_LENGTH_TIGHTENED,
    REQ_LENGTH_UNIT_CHANGED, REQ_NULL_RULE_CHANGED, REQ_PATTERN_CHANGED, REQ_PATTERN_REMOVED,
    REQ_RANGE_LOOSENED, REQ_RANGE_TIGHTENED,
};
use super::scope::{Scope, Shown};
use crate::model::walk::width;
use crate::model::{Bounds, Field, FloatBounds, Limits, Ty};

/// What is refused that was not; what is refused no more.
struct Ways {
    tightened: &'static Change,
    loosened: &'static Change,
}

impl Ways {
    fn choose(&self, tighter: bool) -> &'static Change {
        if tighter { self.tightened } else { self.loosened }
    }
}

const RANGE: Ways = Ways { tightened: &REQ_RANGE_TIGHTENED, loosened: &REQ_RANGE_LOOSENED };
const LENGTH: Ways = Ways { tightened: &REQ_LENGTH_TIGHTENED, loosened: &REQ_LENGTH_LOOSENED };
const ITEMS: Ways = Ways { tightened: &REQ_ITEMS_TIGHTENED, loosened: &REQ_ITEMS_LOOSENED };

/// The limits of a parameter, each at its own path.
pub(super) fn compare(scope: &mut Scope<'_>, path: &str, old: &Field, new: &Field) {
    let Limits { range, float_range, chars, bytes, items, total_bytes, pattern } = &*old.limits;
    let to = &new.limits;
    let mut limits = Compared { scope, path, old, new };
    limits.interval("range", &RANGE, (range, &to.range), |of| match of.ty {
        Ty::Scalar(scalar) => width(scalar).map_or(i128::MIN, |(least, _)| least),
        _ => i128::MIN,
    });
    limits.floats(float_range, &to.float_range);
    // A required list may be empty only where the page says so.
    limits.interval("items", &ITEMS, (items, &to.items), |of| i128::from(of.required));
    let swapped = (chars.is_some() && to.bytes.is_some() && bytes.is_none() && to.chars.is_none())
        || (bytes.is_some() && to.chars.is_some() && chars.is_none() && to.bytes.is_none());
    if swapped {
        let shown = |of: &Limits| json!({ "chars": interval(&of.chars), "bytes": interval(&of.bytes) });
        limits.report(&REQ_LENGTH_UNIT_CHANGED, "", shown(&old.limits), shown(to));
    } else {
        limits.interval("chars", &LENGTH, (chars, &to.chars), |_| 0);
        limits.interval("bytes", &LENGTH, (bytes, &to.bytes), |_| 0);
    }
    limits.total(total_bytes, &to.total_bytes);
    let change = if to.pattern.is_some() { &REQ_PATTERN_CHANGED } else { &REQ_PATTERN_REMOVED };
    if *pattern != to.pattern {
        limits.report(change, "pattern", json!(pattern), json!(to.pattern));
    }
    let nothing = |of: &Field| {
        let empty = of.required && of.limits.items.is_some_and(|items| items.min == Some(0));
        json!({ "empty": empty, "null": of.nullable })
    };
    if nothing(old) != nothing(new) {
        limits.report(&REQ_NULL_RULE_CHANGED, "", nothing(old), nothing(new));
    }
}

/// A parameter on both sides.
struct Compared<'c, 'a> {
    scope: &'c mut Scope<'a>,
    path: &'c str,
    old: &'c Field,
    new: &'c Field,
}

impl Compared<'_, '_> {
    fn report(&mut self, change: &'static Change, key: &str, was: Json, is: Json) {
        let path = if key.is_empty() { self.path.to_owned() } else { format!("{}.{key}", self.path) };
        self.scope.report(change, &path, Shown::at(self.old.origin, was), Shown::at(self.new.origin, is));
    }

    /// An interval of whole numbers; `least` is what holds where it has no lower end.
    fn interval(
        &mut self,
        key: &str,
        ways: &Ways,
        (was, is): (&Option<Bounds>, &Option<Bounds>),
        least: impl Fn(&Field) -> i128,
    ) {
        let ends = |bounds: &Option<Bounds>, of: &Field| {
            let Bounds { min, max } = bounds.unwrap_or(Bounds { min: None, max: None });
            (min.unwrap_or(least(of)), max.unwrap_or(i128::MAX))
        };
        if was != is {
            let (before, after) = (ends(was, self.old), ends(is, self.new));
            let tighter = after.0 > before.0 || after.1 < before.1;
            self.report(ways.choose(tighter), key, interval(was), interval(is));
        }
    }

    fn floats(&mut self, was: &Option<FloatBounds>, is: &Option<FloatBounds>) {
        let ends = |bounds: &Option<FloatBounds>| {
            let FloatBounds { min, max } = bounds.unwrap_or(FloatBounds { min: None, max: None });
            (min.unwrap_or(f64::NEG_INFINITY), max.unwrap_or(f64::INFINITY))
        };
        if was != is {
            let (before, after) = (ends(was), ends(is));
            let tighter = after.0 > before.0 || after.1 < before.1;
            self.report(RANGE.choose(tighter), "range", float_interval(was), float_interval(is));
        }
    }

    /// The most bytes of one field, summed over a list. Of another field it is another limit, which refuses what the first let through.
    fn total(&mut self, was: &Option<(String, u64)>, is: &Option<(String, u64)>) {
        let tighter = match (was, is) {
            (Some((of_old, before)), Some((of_new, after))) => of_old != of_new || after < before,
            (None, is) => is.is_some(),
            (Some(_), None) => false,
        };
        if was != is {
            self.report(LENGTH.choose(tighter), "total_bytes", json!(was), json!(is));
        }
    }
}

/// The limits of a field of a reply, which nobody checks.
pub(super) fn told(limits: &Limits) -> Json {
    let Limits { range, float_range, chars, bytes, items, total_bytes, pattern } = limits;
    json!({
        "range": interval(range), "float_range": float_interval(float_range), "chars": interval(chars), "bytes": interval(bytes),
        "items": interval(items), "total_bytes": total_bytes, "pattern": pattern,
    })
}

fn interval(bounds: &Option<Bounds>) -> Json {
    let end = |end: Option<i128>| end.map(|end| end.to_string()).unwrap_or_default();
    match bounds {
        Some(Bounds { min, max: Some(max) }) => Json::from(format!("{}..={max}", end(*min))),
        Some(Bounds { min, max: None }) => Json::from(format!("{}..", end(*min))),
        None => Json::Null,
    }
}

fn float_interval(bounds: &Option<FloatBounds>) -> Json {
    let end = |end: Option<f64>| end.map(|end| end.to_string()).unwrap_or_default();
    match bounds {
        Some(FloatBounds { min, max: Some(max) }) => Json::from(format!("{}..={max}", end(*min))),
        Some(FloatBounds { min, max: None }) => Json::from(format!("{}..", end(*min))),
        None => Json::Null,
    }
}
