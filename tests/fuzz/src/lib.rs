//! What must hold whatever comes in, as functions of bytes.
//!
//! Given any bytes, a target returns, or panics because a promise is broken. It must not read a clock, draw random numbers, or remember
//! anything that changes the next call: the same bytes always give the same end.
//!
//! `tests/bounded.rs` calls the targets with the seeds and with seeds that were changed; `engine/` gives them to libFuzzer, which looks for
//! bytes that reach code that no others have reached.

mod calls;
mod catalogue;
mod errors;
mod keys;
#[path = "../../conformance/operations.rs"]
mod operations;
mod pages;
mod replies;
mod requests;
mod sending;
mod serial;
mod source;

use std::sync::LazyLock;

use calls::Caller;
use source::Source;

/// A target: its name, which is that of the folder of its seeds, and itself.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: &[Target] = &[
    ("reply", reply),
    ("error", error),
    ("request", request),
    ("serial", serial),
    ("sending", sending),
    ("catalogue", catalogue),
    ("page", page),
];

/// A reply of any status and body. The first byte says of which operation, the second the status, the rest is the body.
pub fn reply(bytes: &[u8]) {
    let mut source = Source::new(bytes);
    let operation = operation(&mut source);
    let status = source.status();
    operation.reply(status, source.rest());
}

/// An answer and a failure that are made up from the bytes, in the envelope of an operation.
pub fn error(bytes: &[u8]) {
    let mut source = Source::new(bytes);
    operation(&mut source).made_up(&mut source);
}

/// A request of any content, with any headers and parameters besides, judged by the mock.
pub fn request(bytes: &[u8]) {
    let mut source = Source::new(bytes);
    operation(&mut source).request(&mut source);
}

/// Any text as a request, a reply and a code. The first byte says of which operation.
pub fn serial(bytes: &[u8]) {
    let mut source = Source::new(bytes);
    let operation = operation(&mut source);
    operation.serial(&String::from_utf8_lossy(source.rest()));
}

/// A call, a list and a task against a server that answers anything.
pub fn sending(bytes: &[u8]) {
    let mut source = Source::new(bytes);
    match source.byte() % 4 {
        0 => sending::pages(&mut source),
        1 => sending::poll(&mut source),
        _ => operation(&mut source).call(&mut source),
    }
}

/// A catalogue of a vendor: api.json, examples.json and errors.json, parted by zero bytes.
pub fn catalogue(bytes: &[u8]) {
    catalogue::import(bytes);
}

/// A saved page. The first byte says of which form, the rest is the page.
pub fn page(bytes: &[u8]) {
    let mut source = Source::new(bytes);
    let form = source.byte();
    pages::judge(form, &String::from_utf8_lossy(source.rest()));
}

/// Reads replies of about so many bytes with as many values as they can hold, as each operation's.
pub fn flood(bytes: usize) {
    all().iter().for_each(|(_, operation)| operation.flood(bytes));
}

fn operation(source: &mut Source<'_>) -> &'static dyn Caller {
    let (_, operation) = &all()[usize::from(source.byte()) % all().len()];
    operation.as_ref()
}

fn all() -> &'static [(String, Box<dyn Caller>)] {
    static ALL: LazyLock<Vec<(String, Box<dyn Caller>)>> = LazyLock::new(operations::all);
    &ALL
}
