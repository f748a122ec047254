//! The command `apiscribe`.

use std::process::ExitCode;

fn main() -> ExitCode {
    apiscribe::cli::run(std::env::args_os())
}
