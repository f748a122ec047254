//! Where a command prints: data to the standard output, talk to the standard error.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

use super::args::Color;
use super::fault::Fault;

/// The two streams of a command.
pub(super) struct Streams {
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    /// Whether data may be coloured.
    pub(super) out_colour: bool,
    /// Whether talk may be coloured.
    pub(super) err_colour: bool,
    quiet: bool,
}

impl Streams {
    /// The streams of the process.
    pub(super) fn of_process(color: Color, quiet: bool) -> Self {
        let (out, out_colour) = stream(io::stdout(), color);
        let (err, err_colour) = stream(io::stderr(), color);
        Streams { out, err, out_colour, err_colour, quiet }
    }

    /// Streams into memory.
    #[cfg(test)]
    pub(super) fn into(out: impl Write + 'static, err: impl Write + 'static, quiet: bool) -> Self {
        let out: Box<dyn Write> = Box::new(AutoStream::never(Box::new(out) as Box<dyn Write>));
        let err: Box<dyn Write> = Box::new(AutoStream::never(Box::new(err) as Box<dyn Write>));
        Streams { out, err, out_colour: false, err_colour: false, quiet }
    }

    /// Whether only problems are to be told.
    pub(super) fn quiet(&self) -> bool {
        self.quiet
    }

    /// Prints data. A reader that went away, as `head` does, has what it wanted: that is no fault.
    pub(super) fn data(&mut self, text: &str) -> Result<(), Fault> {
        match self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Fault::output("to the standard output", &error))
            }
            _ => Ok(()),
        }
    }

    /// Says something that the user has to know.
    pub(super) fn talk(&mut self, text: &str) {
        // When even this stream is closed there is nobody to tell.
        let _ = self.err.write_all(text.as_bytes()).and_then(|()| self.err.flush());
    }

    /// Says how it went; silent with `--quiet`.
    pub(super) fn summary(&mut self, text: &str) {
        if !self.quiet {
            self.talk(&format!("{text}\n"));
        }
    }

    /// Says why the command could not do its work.
    pub(super) fn fault(&mut self, fault: &Fault) {
        let (red, bold, reset) = match self.err_colour {
            true => ("\x1b[1;91m", "\x1b[1m", "\x1b[0m"),
            false => ("", "", ""),
        };
        for line in &fault.lines {
            let text = format!("{red}error{reset}{bold}: {}{reset}\n  = help: {}\n", line.message, line.help);
            self.talk(&text);
        }
    }
}

fn stream<S>(raw: S, color: Color) -> (Box<dyn Write>, bool)
where
    S: anstream::stream::RawStream + anstream::stream::AsLockedWrite + IsTerminal + Write + 'static,
{
    let choice = match color {
        Color::Auto => AutoStream::choice(&raw),
        Color::Always => ColorChoice::AlwaysAnsi,
        Color::Never => ColorChoice::Never,
    };
    (Box::new(AutoStream::new(raw, choice)), choice != ColorChoice::Never)
}
