//! Tests of the plan, on a small set of specs with one of everything.

mod docs;
mod plan;
pub(crate) mod specs;
