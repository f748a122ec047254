//! The command, as a binary of this crate, so that its tests can run it.

use std::process::ExitCode;

fn main() -> ExitCode {
    apiscribe::cli::run(std::env::args_os())
}
