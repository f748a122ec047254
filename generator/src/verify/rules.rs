//! What specs and their witnesses have to be like beside each other.
//!
//! Records of a rule book, and nothing else. The specs have their own, [`crate::rules`]; these are judged where witnesses are at hand.

use crate::diag::Severity;
use crate::rules::Rule;

/// Every rule, sorted by id.
pub static RULES: &[Rule] = &[
    Rule {
        id: "witness-differs",
        severity: Severity::Error,
        summary: "where a witness says otherwise, the spec says why",
        why: "one of the two is wrong, and whoever reads the spec next year has to know that somebody has looked",
        bad: "request:\n  Mode: { type: u32 }          # the catalogue says i64\n",
        good: "request:\n  Mode: { type: u32 }\ncorrections:\n  - { at: request.Mode.type, witness: { catalogue: i64 }, why: \"The page has no mode below 0.\" }\n",
    },
    Rule {
        id: "witness-stale",
        severity: Severity::Error,
        summary: "what a correction says of a witness, the witness says",
        why: "either the vendor has changed its mind, or the path never was right; a reason for nothing hides the next difference",
        bad: "request:\n  Mode: { type: u32 }          # the catalogue says u32 by now\ncorrections:\n  - { at: request.Mode.type, witness: { catalogue: i64 }, why: \"The page has no mode below 0.\" }\n",
        good: "request:\n  Mode: { type: u32 }\n",
    },
];
