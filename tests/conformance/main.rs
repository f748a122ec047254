//! Compares the generated clients with the vendors' own packages: every operation, in every case, against the mock.
//!
//! Usage: conformance --python PYTHON [--all]. It starts a mock, lets `vendors.py` call it with the packages of
//! `differential/requirements.txt`, repeats each call with `rtc-apis`, and fails where outcome, code, result or what arrived at the mock
//! differ and `exceptions.rs` does not say why. `--all` prints what agrees, too. Takes seconds, and talks to loopback only.

mod calls;
mod control;
mod exceptions;
mod judge;
mod keys;
mod operations;
mod ours;
mod theirs;

use std::collections::BTreeMap;
use std::error::Error;
use std::process::ExitCode;

use apiscribe_runtime::Json;

use control::Server;
use judge::Verdict;
use ours::Ours;

/// What can go wrong around the calls.
type Failure = Box<dyn Error>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    // The mock is this same program, so that the two are never of different builds.
    if arguments.get(1).is_some_and(|first| first == "mock") {
        return apiscribe::cli::run(std::env::args_os());
    }
    match compare(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn compare(arguments: &[String]) -> Result<(), Failure> {
    let python = arguments.iter().position(|argument| argument == "--python");
    let python = python.and_then(|at| arguments.get(at + 1));
    let python = python.ok_or("usage: conformance --python PYTHON [--all]")?;
    let server = Server::start()?;
    let listed = server.get("/_mock/operations")?;
    let listed = listed["operations"].as_array().ok_or("the mock lists no operations")?;
    let mut theirs = theirs::run(python, server.address())?;
    let ours = Ours::new(server.address())?;
    let mut verdict = Verdict::new(arguments.iter().any(|argument| argument == "--all"));
    let mut callers: BTreeMap<_, _> = operations::all().into_iter().collect();
    for operation in listed {
        let name = name(operation);
        let their_side = theirs.remove(&name).unwrap_or_default();
        match callers.remove(&name) {
            Some(caller) => {
                let our_side = ours::run(&*caller, &ours, &server, &their_side.cases)?;
                verdict.operation(&name, operation, &their_side, &our_side);
            }
            None => verdict.fault(&format!("{name} is not in tests/conformance/operations.rs")),
        }
    }
    callers.keys().for_each(|name| verdict.fault(&format!("the mock does not list {name}")));
    theirs.keys().for_each(|name| verdict.fault(&format!("vendors.py called {name}, which is not listed")));
    verdict.end()
}

/// As it is named everywhere here: vendor, service, version and operation.
fn name(operation: &Json) -> String {
    let part = |key: &str| operation[key].as_str().unwrap_or_default();
    ["vendor", "service", "version", "operation"].map(part).join("/")
}
