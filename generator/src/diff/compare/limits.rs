//! Limits of a field, and which way they moved.

use serde_json::{Value as Json, json};

use super::super::rules::{
    Change, REQ_ITEMS_LOOSENED, REQ_ITEMS_TIGHTENED, REQ_LENGTH_LOOSENED, REQ_LENGTH_TIGHTENED,
    REQ_LENGTH_UNIT_CHANGED, REQ_NULL_RULE_CHANGED, REQ_PATTERN_CHANGED, REQ_PATTERN_REMOVED,
    REQ_RANGE_LOOSENED, REQ_RANGE_TIGHTENED,
};
use super::scope::{Scope, Shown};
use crate::model::{Bounds, Field, FloatBounds, Limits};

/// What is refused that was not; what is refused no more.
struct Ways {
    tightened: &'static Change,
    loosened: &'static Change,
}

const RANGE: Ways = Ways { tightened: &REQ_RANGE_TIGHTENED, loosened: &REQ_RANGE_LOOSENED };
const LENGTH: Ways = Ways { tightened: &REQ_LENGTH_TIGHTENED, loosened: &REQ_LENGTH_LOOSENED };
const ITEMS: Ways = Ways { tightened: &REQ_ITEMS_TIGHTENED, loosened: &REQ_ITEMS_LOOSENED };

/// The limits of a parameter.
pub(super) fn compare(scope: &mut Scope<'_>, path: &str, old: &Field, new: &Field) {
    let Limits { range, float_range, chars, bytes, items, total_bytes, pattern } = &old.limits;
    let to = &new.limits;
    let mut bounds = |ways: &Ways,
                      before: Option<(f64, f64)>,
                      after: Option<(f64, f64)>,
                      shown: [Json; 2]| {
        let open = (f64::NEG_INFINITY, f64::INFINITY);
        let (before, after) = (before.unwrap_or(open), after.unwrap_or(open));
        let [was, is] = shown;
        let mut report = |change| {
            scope.report(change, path, Shown::at(old.origin, was.clone()), Shown::at(new.origin, is.clone()));
        };
        if after.0 > before.0 || after.1 < before.1 {
            report(ways.tightened);
        } else if before != after {
            report(ways.loosened);
        }
    };
    bounds(&RANGE, ends(range), ends(&to.range), [interval(range), interval(&to.range)]);
    let floats = [float_interval(float_range), float_interval(&to.float_range)];
    bounds(&RANGE, float_ends(float_range), float_ends(&to.float_range), floats);
    bounds(&ITEMS, ends(items), ends(&to.items), [interval(items), interval(&to.items)]);
    let most =
        |total: &Option<(String, u64)>| total.as_ref().map(|(_, most)| (f64::NEG_INFINITY, *most as f64));
    bounds(&LENGTH, most(total_bytes), most(&to.total_bytes), [json!(total_bytes), json!(to.total_bytes)]);
    let swapped = (chars.is_some() && to.bytes.is_some() && bytes.is_none() && to.chars.is_none())
        || (bytes.is_some() && to.chars.is_some() && chars.is_none() && to.bytes.is_none());
    if !swapped {
        bounds(&LENGTH, ends(chars), ends(&to.chars), [interval(chars), interval(&to.chars)]);
        bounds(&LENGTH, ends(bytes), ends(&to.bytes), [interval(bytes), interval(&to.bytes)]);
    } else {
        let shown = |of: &Field| {
            Shown::at(
                of.origin,
                json!({ "chars": interval(&of.limits.chars), "bytes": interval(&of.limits.bytes) }),
            )
        };
        scope.report(&REQ_LENGTH_UNIT_CHANGED, path, shown(old), shown(new));
    }
    let pattern_change = if to.pattern.is_some() { &REQ_PATTERN_CHANGED } else { &REQ_PATTERN_REMOVED };
    scope.differ(pattern_change, path, (old.origin, pattern), (new.origin, &to.pattern));
    let may_be_empty = |of: &Field| of.required && of.limits.items.is_some_and(|items| items.min == Some(0));
    scope.differ(
        &REQ_NULL_RULE_CHANGED,
        path,
        (old.origin, &(may_be_empty(old) || old.nullable)),
        (new.origin, &(may_be_empty(new) || new.nullable)),
    );
}

/// The limits of a field of a reply, which nobody checks.
pub(super) fn told(limits: &Limits) -> Json {
    let Limits { range, float_range, chars, bytes, items, total_bytes, pattern } = limits;
    json!({
        "range": interval(range), "float_range": float_interval(float_range), "chars": interval(chars), "bytes": interval(bytes),
        "items": interval(items), "total_bytes": total_bytes, "pattern": pattern,
    })
}

fn ends(bounds: &Option<Bounds>) -> Option<(f64, f64)> {
    bounds.map(|Bounds { min, max }| {
        (min.map_or(f64::NEG_INFINITY, |min| min as f64), max.map_or(f64::INFINITY, |max| max as f64))
    })
}

fn float_ends(bounds: &Option<FloatBounds>) -> Option<(f64, f64)> {
    bounds.map(|FloatBounds { min, max }| (min.unwrap_or(f64::NEG_INFINITY), max.unwrap_or(f64::INFINITY)))
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
