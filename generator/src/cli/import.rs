//! The command `import`: from a vendor's catalogue to specs.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{IsTerminal, Read as _};
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressStyle};

use super::Exit;
use super::args::{ImportSide, ImportText, TencentCatalogue};
use super::fault::{Fault, Line};
use super::streams::Streams;
use crate::check::sources::is_page;
use crate::day;
use crate::diag::Report;
use crate::import::{self, Catalogue, Existing, Imported, Named, Options, Pages, Take, Text, Texts};
use crate::parallel;
use crate::render::{Format, Renderer};
use crate::source::SourceMap;
use crate::tree::FileTree;
use crate::write::{Changes, diff};

pub(super) fn tencent(args: &TencentCatalogue, streams: &mut Streams) -> Result<Exit, Fault> {
    let inputs = inputs(args)?;
    let options = options(args)?;
    let existing = existing(&args.out)?;
    let bar = bar(inputs.len(), streams);
    let results = parallel::map(&inputs, |input| {
        let result = texts(input).and_then(|texts| Ok(import::import(&texts, &existing, &options)?));
        bar.inc(1);
        result
    });
    bar.finish_and_clear();
    let imported = all(results)?;
    twice(&imported)?;
    conflicts(&imported, &existing.specs, streams);
    settle(args, &imported, streams)
}

/// Shows what a person has to decide.
fn conflicts(imported: &[Imported], specs: &SourceMap, streams: &mut Streams) {
    let mut report = Report::default();
    imported.iter().for_each(|of| report.extend(of.conflicts.clone()));
    if !report.is_empty() {
        let renderer = Renderer { sources: specs, rules: &[], colour: streams.err_colour };
        streams.talk(&renderer.render(&report, Format::Text));
        let count = report.sorted().len();
        streams.talk(&format!(
            "{count} facts differ and are yours to decide; the specs keep what they say until then\n  \
             = help: edit the specs and import again; `--take theirs` or `--take ours` decides for all that are left\n"
        ));
    }
}

/// Writes everything, or says what would be written.
fn settle(args: &TencentCatalogue, imported: &[Imported], streams: &mut Streams) -> Result<Exit, Fault> {
    let mut tree = FileTree::default();
    for of in imported {
        of.files.iter().for_each(|(path, text)| tree.insert(path, text));
        for note in &of.notes {
            streams.data(&note.line(&of.service))?;
        }
    }
    let changes = Changes::among_others(tree, &args.out)?;
    let (shown, counts) = (args.out.display(), changes.counts());
    if args.check && !changes.is_empty() {
        streams.data(&diff(&changes, streams.out_colour))?;
        streams.talk(&format!("`{shown}`: {} files would change\n", counts.written));
        return Ok(Exit::Findings);
    }
    changes.apply()?;
    let operations: usize = imported.iter().map(|of| of.operations).sum();
    let missing = imported.iter().flat_map(|of| &of.notes).filter(|note| note.missing).count();
    streams.summary(&format!(
        "{shown}: {operations} operations of {} service(s); {} files written, {} unchanged; {missing} thing(s) missing, as told",
        imported.len(),
        counts.written,
        counts.unchanged
    ));
    match imported.iter().all(|of| of.conflicts.is_empty()) {
        true => Ok(Exit::Fine),
        false => Ok(Exit::Findings),
    }
}

fn options(args: &TencentCatalogue) -> Result<Options, Fault> {
    if day::parse(&args.read).is_none() {
        let help = "write year, month and day: `--read 2026-11-21`";
        return Err(Fault::new(format!("`{}` is no day", args.read), help));
    }
    let mut pages = Pages::read_on(&*args.read);
    for (given, of) in [
        (&args.page, &mut pages.page),
        (&args.catalogue, &mut pages.catalogue),
        (&args.codes, &mut pages.codes),
    ] {
        let Some(given) = given else { continue };
        if !is_page(given) {
            let help =
                "write https:// and the rest; {service}, {version}, {digits} and {action} are filled in";
            return Err(Fault::new(format!("`{given}` is no address"), help));
        }
        of.clone_from(given);
    }
    let text = match args.text {
        ImportText::None => Text::None,
        ImportText::Keep => Text::Keep,
    };
    let take = match args.take {
        None => Take::Ask,
        Some(ImportSide::Ours) => Take::Ours,
        Some(ImportSide::Theirs) => Take::Theirs,
    };
    Ok(Options { text, pages, take })
}

/// What is there; a folder without any spec is as good as none.
fn existing(out: &Path) -> Result<Existing, Fault> {
    if !out.join(import::VENDOR).is_dir() {
        return Ok(Existing::default());
    }
    Ok(Existing { specs: crate::load::load(out)?, facts: kept(out)? })
}

/// The texts of the facts of earlier imports, by their paths below the specs.
pub(super) fn kept(specs: &Path) -> Result<BTreeMap<String, String>, Fault> {
    let vendor = specs.join(import::VENDOR);
    let mut facts = BTreeMap::new();
    if !vendor.is_dir() {
        return Ok(facts);
    }
    for service in folders(&vendor)? {
        for version in folders(&service)? {
            let path = version.join(import::FACTS);
            let below = [&service, &version]
                .map(|of| of.file_name().unwrap_or_default().to_string_lossy().into_owned());
            if path.is_file() {
                let [service, version] = below;
                facts.insert(
                    format!("{}/{service}/{version}/{}", import::VENDOR, import::FACTS),
                    text(&path)?.text,
                );
            }
        }
    }
    Ok(facts)
}

/// The catalogue of a file, or all in a folder, with the name of the file of each; facts that an import has written are taken, too.
pub(super) fn catalogues(path: &Path) -> Result<Vec<(String, Catalogue)>, Fault> {
    if path.file_name().is_some_and(|name| name == import::FACTS) {
        let named = text(path)?;
        return Ok(vec![(named.file.clone(), Catalogue::of_facts(&named)?)]);
    }
    let mut inputs = Vec::new();
    match path.is_dir() {
        true => below(path, 0, &mut inputs)?,
        false => inputs.push(Input {
            errors: beside(path, "errors.json"),
            examples: beside(path, "examples.json"),
            api: path.to_owned(),
        }),
    }
    let read = |input: &Input| {
        let texts = texts(input)?;
        Ok((texts.api.file.clone(), Catalogue::read(&texts)?))
    };
    inputs.iter().map(read).collect()
}

/// `trtc.errors.json` beside `trtc.api.json`.
fn beside(api: &Path, ending: &str) -> Option<PathBuf> {
    let name = api.file_name()?.to_str()?.strip_suffix("api.json")?;
    Some(api.with_file_name(format!("{name}{ending}"))).filter(|path| path.is_file())
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let entries = fs::read_dir(folder).map_err(|error| {
        Fault::new(
            format!("cannot read `{}`: {error}", folder.display()),
            "see whether the folder can be opened",
        )
    })?;
    Ok(entries.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| path.is_dir()).collect())
}

fn bar(length: usize, streams: &Streams) -> ProgressBar {
    if streams.quiet() || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("importing {bar:30} {pos}/{len}");
    let bar = ProgressBar::new(length as u64);
    style.map_or_else(|_| ProgressBar::hidden(), |style| bar.with_style(style))
}

/// The files of one version of a service.
struct Input {
    api: PathBuf,
    examples: Option<PathBuf>,
    errors: Option<PathBuf>,
}

fn inputs(args: &TencentCatalogue) -> Result<Vec<Input>, Fault> {
    let mut inputs = Vec::new();
    for path in &args.api {
        match path.is_dir() {
            true => below(path, 0, &mut inputs)?,
            false => inputs.push(Input {
                api: path.clone(),
                examples: args.examples.clone(),
                errors: args.errors.clone(),
            }),
        }
    }
    let single = matches!(args.api.as_slice(), [one] if !one.is_dir());
    if !single && (args.examples.is_some() || args.errors.is_some()) {
        return Err(Fault::new(
            "`--examples` and `--errors` belong to one `--api` file",
            "name a folder as `--api`: what belongs to F.api.json is found beside it as F.examples.json and F.errors.json",
        ));
    }
    if inputs.is_empty() {
        let folders: Vec<_> = args.api.iter().map(|path| format!("`{}`", path.display())).collect();
        let message = format!("there is no api.json and no *.api.json below {}", folders.join(", "));
        return Err(Fault::new(
            message,
            "name the file, or the folder that holds it: `--api path/to/trtc.api.json`",
        ));
    }
    Ok(inputs)
}

/// The catalogues below a folder, in the order of their names.
fn below(folder: &Path, depth: usize, inputs: &mut Vec<Input>) -> Result<(), Fault> {
    let read = |error: &std::io::Error| {
        Fault::new(
            format!("cannot read `{}`: {error}", folder.display()),
            "see whether the folder can be opened",
        )
    };
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| read(&error))? {
        entries.push(entry.map_err(|error| read(&error))?.path());
    }
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Links are not followed: they can lead back here.
        if path.is_symlink() {
            continue;
        }
        if path.is_dir() && depth < 6 {
            below(&path, depth + 1, inputs)?;
        } else if let Some(stem) =
            name.strip_suffix("api.json").filter(|of| of.is_empty() || of.ends_with('.'))
        {
            let beside =
                |ending: &str| Some(folder.join(format!("{stem}{ending}"))).filter(|path| path.is_file());
            inputs.push(Input {
                examples: beside("examples.json"),
                errors: beside("errors.json"),
                api: path,
            });
        }
    }
    Ok(())
}

fn texts(input: &Input) -> Result<Texts, Fault> {
    let optional = |path: &Option<PathBuf>| path.as_deref().map(text).transpose();
    Ok(Texts {
        api: text(&input.api)?,
        examples: optional(&input.examples)?,
        errors: optional(&input.errors)?,
    })
}

/// The text of a file; no more of it is read than is ever used.
fn text(path: &Path) -> Result<Named, Fault> {
    let file = path.display().to_string();
    let mut bytes = Vec::new();
    File::open(path).and_then(|opened| opened.take(import::MOST_BYTES + 1).read_to_end(&mut bytes)).map_err(
        |error| Fault::new(format!("cannot read `{file}`: {error}"), "name a file that can be read"),
    )?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = error.as_bytes().iter().take(good).filter(|byte| **byte == b'\n').count() + 1;
        Fault::new(format!("`{file}` is not UTF-8: byte {good}, in line {line}"), "get the file anew")
    })?;
    Ok(Named { file, text })
}

/// All results, or all faults.
fn all(results: Vec<Result<Imported, Fault>>) -> Result<Vec<Imported>, Fault> {
    let mut lines = Vec::new();
    let mut all = Vec::new();
    for result in results {
        match result {
            Ok(imported) => all.push(imported),
            Err(fault) => lines.extend(fault.lines),
        }
    }
    if lines.is_empty() { Ok(all) } else { Err(Fault { lines }) }
}

fn twice(imported: &[Imported]) -> Result<(), Fault> {
    let mut seen = BTreeMap::new();
    for of in imported {
        if seen.insert(&of.service, ()).is_some() {
            let message = format!("two of the catalogues are of {}", of.service);
            return Err(Fault::new(message, "import one of them; the other would be overwritten"));
        }
    }
    Ok(())
}

impl From<import::Fault> for Fault {
    fn from(fault: import::Fault) -> Self {
        Fault { lines: vec![Line { message: fault.to_string(), help: fault.help }] }
    }
}
