//! What the mock takes and gives: `cargo run --release -p apiscribe-tests --bin mock-load`.
//!
//! It starts the mock as a program of its own and measures, over loopback: how long it takes to start, its memory, requests per second and
//! latencies for each way to sign, and what becomes of ten thousand connections at once. The requests are signed before the clock runs,
//! two hundred different ones for each round; the mock verifies every one. The floor, measured in turn, is a server on the same HTTP
//! library that reads the body and answers a constant. Client and server share the machine, so trust the ratios of one run.
//!
//! `--crowd` does the ten thousand only. It fails when a connection hangs or the memory has no bound. This program is the mock, the floor
//! and the client, by its first argument.

mod client;
mod crowd;
mod floor;
mod rates;
mod start;

use std::error::Error;
use std::process::ExitCode;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("mock") => apiscribe::cli::run(std::env::args_os()),
        Some("floor") => told(floor::serve()),
        Some("--crowd") => told(crowd::measure()),
        Some(other) => {
            told(Err(format!("`{other}` is nothing to measure; see the first lines of its source").into()))
        }
        None => told(start::measure().and_then(|()| rates::measure()).and_then(|()| crowd::measure())),
    }
}

fn told(outcome: Outcome<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("mock-load: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The middle one.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
