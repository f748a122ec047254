//! The command `transcribe`: a saved page becomes the draft of a spec.
//!
//! Given the arguments, it reads the page, shows what could not be read, and writes the draft. It must not touch a file that is there.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use super::Exit;
use super::args::{PageText, Transcribe};
use super::fault::Fault;
use super::streams::Streams;
use crate::diag::Report;
use crate::render::{Format, Renderer, tally};
use crate::source::SourceMap;
use crate::transcribe::{MOST_BYTES, Options, Page, RULES, Refusal, transcribe as draft_of};

pub(super) fn transcribe(args: &Transcribe, streams: &mut Streams) -> Result<Exit, Fault> {
    if let Some(out) = args.out.as_ref().filter(|out| out.symlink_metadata().is_ok()) {
        let message = format!("`{}` is there already, and a draft replaces nothing", out.display());
        return Err(Fault::new(message, "name a file that is not there, and compare the two"));
    }
    let page = read(&args.page)?;
    let options = Options {
        form: args.form.map(|form| form.form()),
        page: args.url.clone(),
        read: args.read.clone(),
        keep_text: args.text == PageText::Keep,
        name_numbers: false,
    };
    let draft = match draft_of(&page, &options) {
        Ok(draft) => draft,
        Err(refusal) => {
            tell(&refusal.report, page.sources(), streams);
            return Err(refused(&args.page, refusal));
        }
    };
    tell(&draft.report, page.sources(), streams);
    match &args.out {
        None => streams.data(&draft.yaml)?,
        Some(out) => write(out, &draft.yaml)?,
    }
    let place = if draft.place.is_empty() { "where it belongs is not known" } else { draft.place.as_str() };
    streams.summary(&format!("read the page: {}; the draft belongs at {place}", tally(&draft.report)));
    Ok(if draft.report.has_errors() { Exit::Findings } else { Exit::Fine })
}

pub(super) fn refused(page: &Path, refusal: Refusal) -> Fault {
    Fault::new(format!("`{}`: {}", page.display(), refusal.message), refusal.help)
}

/// Shows what was found in a page.
pub(super) fn tell(report: &Report, sources: &SourceMap, streams: &mut Streams) {
    let renderer = Renderer { sources, rules: RULES, colour: streams.err_colour };
    streams.talk(&renderer.render(report, Format::Text));
}

/// Reads a page, but no more than one may have.
pub(super) fn read(path: &Path) -> Result<Page, Fault> {
    let cannot = |error: io::Error| {
        Fault::new(
            format!("cannot read `{}`: {error}", path.display()),
            "name a page that was saved as a file",
        )
    };
    let most = MOST_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    File::open(path).map_err(cannot)?.take(most).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() > MOST_BYTES {
        let message = format!("`{}` is larger than {MOST_BYTES} bytes", path.display());
        return Err(Fault::new(message, "save the page of one operation, without pictures in it"));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
        let line = before.filter(|byte| **byte == b'\n').count() + 1;
        let message = format!("`{}` is not UTF-8: line {line} has other bytes", path.display());
        Fault::new(message, "save the page as UTF-8")
    })?;
    Ok(Page::new(&path.to_string_lossy(), text))
}

/// Writes a draft whole, or not at all: into a file beside it first.
fn write(out: &Path, text: &str) -> Result<(), Fault> {
    let fault = |error: io::Error| Fault::output(&format!("`{}`", out.display()), &error);
    let mut beside = out.as_os_str().to_owned();
    beside.push(".part");
    let beside = Path::new(&beside);
    let mut file = File::create_new(beside).map_err(fault)?;
    // A hard link is refused where a file is, which a rename would replace; but not every disk knows them.
    let placed = file.write_all(text.as_bytes()).and_then(|()| {
        fs::hard_link(beside, out).or_else(|error| match out.symlink_metadata() {
            Ok(_) => Err(error),
            Err(_) => fs::copy(beside, out).map(drop),
        })
    });
    let removed = fs::remove_file(beside);
    placed.and(removed).map_err(fault)
}
