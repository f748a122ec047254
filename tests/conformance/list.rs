//! Writes `operations.rs` beside this file: every operation of the specs as a type of the generated crate. A program of its own, so that
//! it compiles when the list names an operation that is gone.
//!
//! Usage: cargo run -p apiscribe-tests --bin conformance-operations

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let sources = apiscribe::load::load(&apiscribe_tests::root().join("specs"))?;
    let (model, _) = apiscribe::check(&sources);
    let path = apiscribe_tests::root().join("tests/conformance/operations.rs");
    Ok(std::fs::write(path, apiscribe_tests::list_of_operations(&model))?)
}
