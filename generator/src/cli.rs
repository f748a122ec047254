//! The command line.

use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the command.
pub fn run(_args: impl IntoIterator<Item = OsString>) -> ExitCode {
    ExitCode::SUCCESS
}
