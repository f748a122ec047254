//! The command line: from arguments to an exit code.
//!
//! Given the arguments, it calls the stages, prints what they return and decides the exit code. It has no opinion about specs.
//! Data goes to the standard output and talk to the standard error, so that a pipe carries data only.

mod approved;
mod args;
mod check;
mod diff;
mod drift;
mod ends;
mod export;
mod fault;
mod generate;
mod import;
mod mock;
mod rulebook;
mod streams;
mod transcribe;
mod verify;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};

use args::{Cli, Command};
use fault::Fault;
use streams::Streams;

/// How a command ends; the numbers are part of what users rely on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// All is well.
    Fine = 0,
    /// The specs have problems, or the output is out of date.
    Findings = 1,
    /// The command could not do its work: wrong arguments, or the disk refused.
    Fault = 2,
}

/// Runs the command with the arguments of the process, the first of which is its name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let exit = match Cli::try_parse_from(args) {
        Ok(cli) => {
            let mut streams = Streams::of_process(cli.color, cli.quiet);
            dispatch(cli, &mut streams)
        }
        Err(error) => usage(&error, &mut Streams::of_process(args::Color::Auto, false)),
    };
    ExitCode::from(exit as u8)
}

fn dispatch(cli: Cli, streams: &mut Streams) -> Exit {
    match command(cli, streams) {
        Ok(exit) => exit,
        Err(fault) => {
            streams.fault(&fault);
            Exit::Fault
        }
    }
}

fn command(cli: Cli, streams: &mut Streams) -> Result<Exit, Fault> {
    let outer = cli.generate;
    match cli.command {
        None => generate::generate(&outer, streams),
        Some(Command::Generate(inner)) => generate::generate(&outer.merged_with(inner), streams),
        Some(Command::Check(mut inner)) => {
            inner.specs = inner.specs.take().or_else(|| outer.specs.clone());
            outer.only_specs("check")?;
            check::check(&inner, streams)
        }
        Some(Command::Mock(mut inner)) => {
            inner.specs = inner.specs.take().or_else(|| outer.specs.clone());
            outer.only_specs("mock")?;
            mock::mock(&inner, streams)
        }
        Some(Command::Diff(mut inner)) => {
            inner.specs = inner.specs.take().or_else(|| outer.specs.clone());
            outer.only_specs("diff")?;
            diff::diff(&inner, streams)
        }
        Some(Command::Changelog(mut inner)) => {
            inner.specs = inner.specs.take().or_else(|| outer.specs.clone());
            outer.only_specs("changelog")?;
            diff::changelog(&inner, streams)
        }
        Some(Command::Verify(mut inner)) => {
            inner.specs = inner.specs.take().or_else(|| outer.specs.clone());
            outer.only_specs("verify")?;
            verify::verify(&inner, streams)
        }
        Some(Command::Export(mut inner)) => {
            inner.specs = inner.specs.take().or_else(|| outer.specs.clone());
            outer.only_specs("export")?;
            export::export(&inner, streams)
        }
        Some(Command::Coverage { specs, format }) => {
            outer.only_specs("coverage")?;
            let specs = specs.or_else(|| outer.specs.clone());
            coverage(specs.as_deref().unwrap_or(Path::new(generate::SPECS)), format, streams)
        }
        Some(other) => {
            outer.nothing(other.name())?;
            match other {
                Command::Explain { rule } => rulebook::explain(&rule, &books(), streams),
                Command::Rules { format } => rulebook::rules(format, &books(), streams),
                Command::Schema { out, check } => generate::schema(&out, check, streams),
                Command::Drift(args) => drift::drift(&args, streams),
                Command::Transcribe(args) => transcribe::transcribe(&args, streams),
                Command::Completions { shell } => completions(shell, streams),
                Command::Import(args::Import::TencentCatalogue(inner)) => import::tencent(&inner, streams),
                Command::Generate(_)
                | Command::Check(_)
                | Command::Diff(_)
                | Command::Changelog(_)
                | Command::Verify(_)
                | Command::Export(_)
                | Command::Coverage { .. }
                | Command::Mock(_) => Ok(Exit::Fine),
            }
        }
    }
}

/// The rules of specs, and those of pages.
fn books() -> Vec<crate::rules::Rule> {
    [crate::rules::RULES, crate::transcribe::RULES, crate::verify::RULES].concat()
}

/// What is transcribed of specs without errors.
fn coverage(specs: &Path, format: crate::coverage::Format, streams: &mut Streams) -> Result<Exit, Fault> {
    let sources = crate::load::load(specs)?;
    let Some(model) = check::sound(&sources, streams) else { return Ok(Exit::Findings) };
    streams.data(&crate::coverage::render(&crate::coverage::coverage(&model), format))?;
    Ok(Exit::Fine)
}

fn completions(shell: clap_complete::Shell, streams: &mut Streams) -> Result<Exit, Fault> {
    // Into memory first: clap_complete ends the program when a pipe is closed.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "apiscribe", &mut script);
    streams.data(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Fine)
}

/// Prints what clap has to say: help and the version are data, wrong usage is talk.
fn usage(error: &clap::Error, streams: &mut Streams) -> Exit {
    let text = error.render();
    if error.use_stderr() {
        streams.talk(&text.ansi().to_string());
        return Exit::Fault;
    }
    match streams.data(&text.ansi().to_string()) {
        Ok(()) => Exit::Fine,
        Err(_) => Exit::Fault,
    }
}

#[cfg(test)]
mod tests;
