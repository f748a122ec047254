//! What building the generated crate costs an operation: `cargo run -p apiscribe-tests --bin build-time`.
//!
//! The repository's operations are copied under other names until there are 347, the size of gme, trtc and live together, and the
//! crate is generated into `target/build-time/`. Beside it stands the floor: the same structs and enums with the same docs, without
//! derives, impls, constants and macros. Both are checked in turn, three rounds, dependencies built before. What counts is the
//! user CPU of cargo's children, because wall time depends on who else uses the machine; trust the ratios of one run.
//!
//! `--only tencent` takes the operations of one vendor, `--operations N` measures another size. `--keep` measures what lies there, so that a shape of code can be tried by hand.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use apiscribe::source::SourceMap;
use apiscribe::tree::FileTree;
use apiscribe::write::Changes;

mod repeated;

type Outcome<T> = Result<T, Box<dyn Error>>;

const ROUNDS: usize = 3;

fn main() -> Outcome<()> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let keep = arguments.iter().any(|argument| argument == "--keep");
    let after = |flag: &str| arguments.iter().skip_while(|argument| *argument != flag).nth(1);
    let operations = after("--operations").map_or(Ok(347), |count| count.parse::<usize>())?;

    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
    let place = root.join("target/build-time");
    let (whole, floor) = (Package::new(&place, "whole"), Package::new(&place, "floor"));
    if !keep {
        let folder = after("--only").map_or(String::new(), |vendor| format!("{vendor}/"));
        let sources = apiscribe::load::load(&root.join("specs"))?;
        let files = sources.files().map(|(_, file)| (file.path.clone(), file.text.clone()));
        let sources = SourceMap::new(files.filter(|(path, _)| path.starts_with(&folder)));
        let tree = apiscribe::generate(&repeated::repeated(&sources, operations))
            .map_err(|failure| format!("{:?}", failure.report))?;
        whole.write(&tree, &root)?;
        floor.write(&plain(&tree)?, &root)?;
    }

    println!("{operations} operations; user CPU, median of {ROUNDS}, per operation");
    for (name, command) in [("cargo check", "check"), ("cargo doc", "doc")] {
        // Builds the dependencies, and shows errors.
        floor.run(command, true)?;
        whole.run(command, true)?;
        let (mut floors, mut wholes) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            floors.push(floor.run(command, false)?);
            wholes.push(whole.run(command, false)?);
        }
        let per_operation = |seconds: Vec<f64>| median(seconds) * 1e3 / operations as f64;
        let (floor, whole) = (per_operation(floors), per_operation(wholes));
        println!("{name:<12} {whole:>6.2} ms   plain types alone {floor:>5.2} ms   {:>4.1} x", whole / floor);
    }
    Ok(())
}

/// A package outside of the workspace with a target folder of its own.
struct Package {
    folder: PathBuf,
    target: PathBuf,
}

impl Package {
    fn new(place: &Path, name: &str) -> Self {
        Package { folder: place.join(name), target: place.join("target") }
    }

    fn write(&self, tree: &FileTree, root: &Path) -> Outcome<()> {
        Changes::between(tree.clone(), &self.folder)?.apply()?;
        // The generated file is for its place beside the runtime, inside of the workspace. It is ours to write again.
        let runtime = format!("path = {:?}", root.join("runtime"));
        let manifest = tree.get("Cargo.toml").ok_or("no package file")?;
        let manifest = manifest.replace("path = \"../runtime\"", &runtime) + "\n[workspace]\n";
        Ok(fs::write(self.folder.join("Cargo.toml"), manifest)?)
    }

    /// Runs cargo on the package alone, and returns the user CPU in seconds.
    fn run(&self, command: &str, loud: bool) -> Outcome<f64> {
        let root = self.folder.join("src/lib.rs");
        // A newer root makes cargo build the package again, and nothing else.
        fs::File::options().append(true).open(&root)?.set_modified(std::time::SystemTime::now())?;
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(&self.folder).args([command, "--lib", "--quiet", "--features", "full"]);
        if command == "doc" {
            cargo.arg("--no-deps");
        }
        cargo.env("CARGO_INCREMENTAL", "0").env("CARGO_TARGET_DIR", &self.target);
        if !loud {
            cargo.stderr(Stdio::null());
        }
        let before = children()?;
        if !cargo.status()?.success() {
            return Err(format!("cargo {command} failed in {}", self.folder.display()).into());
        }
        Ok(children()? - before)
    }
}

/// The user CPU of the children that have ended, in seconds. From Linux's `/proc`, because the standard library does not tell.
fn children() -> Outcome<f64> {
    let text =
        fs::read_to_string("/proc/self/stat").map_err(|_| "this needs Linux: it reads /proc/self/stat")?;
    // The name, second, stands in parentheses and may hold anything; what is counted here follows it.
    let (_, rest) = text.rsplit_once(')').ok_or("/proc/self/stat has another form")?;
    let ticks: f64 = rest.split_whitespace().nth(13).ok_or("/proc/self/stat is short")?.parse()?;
    // Linux reports in hundredths of a second whatever its own clock does.
    Ok(ticks / 100.0)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The same files with nothing but modules and types.
fn plain(tree: &FileTree) -> Outcome<FileTree> {
    let mut plain = FileTree::default();
    for (path, text) in tree.iter().filter(|(path, _)| !path.starts_with("tests/")) {
        if !path.ends_with(".rs") {
            plain.insert(path, text);
            continue;
        }
        let mut file = syn::parse_file(text)?;
        file.items
            .retain(|item| matches!(item, syn::Item::Mod(_) | syn::Item::Struct(_) | syn::Item::Enum(_)));
        for item in &mut file.items {
            match item {
                syn::Item::Struct(of) => of.attrs.retain(|attribute| !attribute.path().is_ident("derive")),
                syn::Item::Enum(of) => of.attrs.retain(|attribute| !attribute.path().is_ident("derive")),
                _ => {}
            }
        }
        if path == "src/lib.rs" {
            // Nobody reads the private fields of the newtypes, and links to what was left out lead nowhere.
            file.attrs.push(syn::parse_quote!(#![allow(dead_code, rustdoc::broken_intra_doc_links)]));
        }
        plain.insert(path, prettyplease::unparse(&file));
    }
    // Targets that are not there any more.
    let manifest = plain.get("Cargo.toml").unwrap_or_default();
    let manifest = manifest.split("\n[[test]]").next().unwrap_or_default().to_owned();
    plain.insert("Cargo.toml", manifest);
    Ok(plain)
}
