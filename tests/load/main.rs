//! A thousand calls at once: `cargo run -p apiscribe-tests --bin load`.
//!
//! One client, cloned for each call, sends them with reqwest to a mock that is a program of its own and is told to be slow, to reset
//! connections, to break replies off and to refuse. Then the journal of the mock is laid beside what the calls brought: each call has one
//! end, none is lost, none that must not be repeated was carried out twice, each reply belongs to its request; and neither side has taken more
//! connections or memory than it may. It measures no time. This program is the mock, too, by its first argument.

mod calls;
mod journal;

use std::error::Error;
use std::process::ExitCode;

use apiscribe_tests::mock::{Memory, Process};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Calls at once.
const CALLS: usize = 1_000;
/// A connection for each, one for questions, and some that are not closed yet when another takes their place.
const CONNECTIONS: usize = CALLS + 100;
/// The most memory of each side, in MiB.
const MOST_MEMORY: u64 = 256;

fn main() -> ExitCode {
    let end = match std::env::args().nth(1).as_deref() {
        Some("mock") => return apiscribe::cli::run(std::env::args_os()),
        Some(other) => Err(format!("`{other}` is nothing to run; see the first lines of its source").into()),
        None => run(),
    };
    match end {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("load: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Outcome<()> {
    let places = CONNECTIONS.to_string();
    let mut mock = Process::start(&std::env::current_exe()?, &["--max-connections", &places]);
    calls::ask_for_trouble(&mock)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let ends = runtime.block_on(calls::all(&mock))?;
    let entries = journal::read(&mock)?;
    journal::judge(&ends, &entries)?;
    let good = ends.iter().filter(|end| end.answer.is_ok()).count();
    println!("{CALLS} calls: {good} answered, {} failed; {} requests arrived", CALLS - good, entries.len());
    if !mock.lives() {
        return Err("the mock is gone".into());
    }
    for (side, memory) in [("client", Memory::of(std::process::id())), ("mock", mock.memory())] {
        let Some(memory) = memory else {
            println!(
                "{side}: this system does not tell how much memory a process takes, so that was not checked"
            );
            continue;
        };
        let peak = memory.peak / 1024;
        println!("{side}: {peak} MiB at most");
        if peak > MOST_MEMORY {
            return Err(format!("the {side} took {peak} MiB, more than {MOST_MEMORY}").into());
        }
    }
    Ok(())
}
