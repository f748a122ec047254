//! The command `export`: what is known about a service in a format of other tools.

use std::fs;
use std::path::Path;

use super::Exit;
use super::args::{DocumentFormat, Export, ExportKind};
use super::check::sound;
use super::fault::Fault;
use super::generate::SPECS;
use super::streams::Streams;
use crate::export::{Unclear, choose, openapi};

pub(super) fn export(args: &Export, streams: &mut Streams) -> Result<Exit, Fault> {
    let sources = crate::load::load(args.specs.as_deref().unwrap_or(Path::new(SPECS)))?;
    let Some(model) = sound(&sources, streams) else { return Ok(Exit::Findings) };
    let chosen = choose(&model, &args.service, args.version.as_deref())?;
    let document = match args.what {
        ExportKind::Openapi => openapi::document(chosen),
    };
    let text = match format(args) {
        DocumentFormat::Json => format!("{document:#}\n"),
        DocumentFormat::Yaml => crate::yaml::document(&document).map_err(|problem| {
            Fault::new(
                format!("the document cannot be written as YAML: {problem}"),
                "write it with `--format json`",
            )
        })?,
    };
    if args.out == Path::new("-") {
        streams.data(&text)?;
        return Ok(Exit::Fine);
    }
    fs::write(&args.out, text)
        .map_err(|error| Fault::output(&format!("`{}`", args.out.display()), &error))?;
    let count = match chosen.version.operations.len() {
        1 => "1 operation".to_owned(),
        count => format!("{count} operations"),
    };
    let (name, version) = (chosen.name(), &chosen.version.version);
    streams.summary(&format!("wrote `{}`: {name} {version}, {count}", args.out.display()));
    Ok(Exit::Fine)
}

/// What is asked for, or what the name of the file says.
fn format(args: &Export) -> DocumentFormat {
    let is_json = args.out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    args.format.unwrap_or(if is_json { DocumentFormat::Json } else { DocumentFormat::Yaml })
}

impl From<Unclear> for Fault {
    fn from(unclear: Unclear) -> Self {
        Fault::new(unclear.message, unclear.help)
    }
}
