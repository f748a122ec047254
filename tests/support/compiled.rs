//! Generated crates and programs on top of them, compiled by `rustc` itself, up to where code would be made.
//!
//! Given the files of a generated crate, or the text of a program that uses one, it returns what the compiler says. One cargo builds the
//! runtime; a crate then costs a fifth of a second, where a cargo would take several. Must not leave files behind.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use apiscribe::tree::FileTree;
use serde_json::Value as Json;
use tempfile::TempDir;

use crate::root;

/// The compiler, with the runtime as the crates of users have it: without `testing`, `serde` and a transport.
pub struct Compiler {
    runtime: PathBuf,
}

/// A generated crate, compiled; its folder goes when it goes.
pub struct Library {
    folder: TempDir,
}

/// An error or a warning.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// As `error[E0599]: no method named …`.
    pub headline: String,
    /// As the compiler prints it.
    pub rendered: String,
}

impl Compiler {
    /// Lets cargo build the runtime, or find it where it built it before.
    pub fn new() -> Self {
        let output = Command::new(env!("CARGO"))
            .args(["check", "--quiet", "--locked", "--package", "apiscribe-runtime", "--no-default-features"])
            .args(["--lib", "--message-format", "json"])
            .current_dir(root())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
        let messages = said.lines().filter_map(|line| serde_json::from_str::<Json>(line).ok());
        let runtime = messages
            .filter(|message| message["target"]["name"] == "apiscribe_runtime")
            .find_map(|message| message["filenames"][0].as_str().map(PathBuf::from));
        let runtime = runtime.unwrap_or_else(|| panic!("cargo tells of no runtime: {said}"));
        Compiler { runtime }
    }

    /// Compiles a generated crate with all its services.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn library(&self, tree: &FileTree) -> Result<Library, Vec<Diagnostic>> {
        let folder = written(tree);
        let mut rustc = self.tool("rustc");
        rustc.args(["--emit", "metadata", "--error-format", "json"]).arg("--out-dir").arg(folder.path());
        match diagnostics(self.of_crate(&mut rustc, folder.path(), tree)) {
            said if said.is_empty() => Ok(Library { folder }),
            said => Err(said),
        }
    }

    /// What `rustdoc` tells machines of a generated crate, as a file of the folder.
    pub fn documented(&self, tree: &FileTree, to: &Path) -> PathBuf {
        let folder = written(tree);
        let mut rustdoc = self.tool("rustdoc");
        // Still unstable, but what reads it knows the format of each version of the compiler.
        rustdoc.env("RUSTC_BOOTSTRAP", "1").args(["-Z", "unstable-options", "--output-format", "json"]);
        rustdoc.args(["--document-private-items", "--document-hidden-items"]).arg("--out-dir").arg(to);
        let output = self.of_crate(&mut rustdoc, folder.path(), tree).output().unwrap();
        assert!(output.status.success(), "rustdoc: {}", String::from_utf8_lossy(&output.stderr));
        to.join("rtc_apis.json")
    }

    fn of_crate<'c>(&self, command: &'c mut Command, folder: &Path, tree: &FileTree) -> &'c mut Command {
        command.args(["--crate-name", "rtc_apis", "--cap-lints", "allow"]);
        for service in services(tree) {
            command.arg(format!("--cfg=feature={service:?}"));
        }
        command.arg(folder.join("src/lib.rs"))
    }

    /// Compiles a program against a generated crate; `flags` are of `rustc`. The program may name the runtime, too.
    pub fn program(&self, library: &Library, text: &str, flags: &[&str]) -> Vec<Diagnostic> {
        // A folder of its own, since several programs may stand on one crate at a time.
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("program.rs");
        std::fs::write(&program, text).unwrap();
        let built = library.folder.path().join("librtc_apis.rmeta");
        let mut rustc = self.tool("rustc");
        rustc.args(["--emit", "metadata", "--error-format", "json"]).arg("--out-dir").arg(folder.path());
        rustc.arg(format!("--extern=rtc_apis={}", built.display()));
        diagnostics(rustc.args(flags).arg(program))
    }

    /// The compiler or its like, with what is the same for all crates.
    fn tool(&self, name: &str) -> Command {
        let mut command = Command::new(Path::new(env!("CARGO")).with_file_name(name));
        command.args(["--edition", "2024", "--crate-type", "lib"]);
        command.arg(format!("--extern=apiscribe_runtime={}", self.runtime.display()));
        command.arg("-L").arg(format!("dependency={}", self.runtime.parent().unwrap().display()));
        command
    }
}

impl Default for Compiler {
    fn default() -> Self {
        Self::new()
    }
}

/// The sources of a crate, in a folder of their own.
fn written(tree: &FileTree) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in tree.iter().filter(|(path, _)| path.starts_with("src/")) {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    folder
}

/// The features of a crate that are services, or all of them: those that switch on nothing of the runtime.
pub fn services(tree: &FileTree) -> Vec<String> {
    let (_, manifest) = tree.iter().find(|(path, _)| *path == "Cargo.toml").unwrap();
    let features = manifest.lines().skip_while(|line| *line != "[features]").skip(1);
    let features =
        features.take_while(|line| !line.starts_with('[')).filter_map(|line| line.split_once(" = "));
    let own = features.filter(|(name, on)| *name != "default" && !on.contains("apiscribe-runtime"));
    own.map(|(name, _)| name.to_owned()).collect()
}

/// What the compiler sees of a crate: no comments, no docs, no guide, which is all docs, and no tests, which come of samples.
pub fn code(tree: &FileTree) -> BTreeMap<String, String> {
    let plain = |text: &str| -> String {
        let lines = text.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code).trim());
        lines.filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
    };
    let files = tree.iter().filter(|(path, _)| path.starts_with("src/") && !path.starts_with("src/guide/"));
    files.map(|(path, text)| (path.to_owned(), plain(text))).collect()
}

/// What the compiler says of the program, without its last lines, which count what it said.
fn diagnostics(rustc: &mut Command) -> Vec<Diagnostic> {
    let output = rustc.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let messages: Vec<Json> = said
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("rustc: {said}")))
        .filter(|message: &Json| message["$message_type"] == "diagnostic")
        .collect();
    let found: Vec<_> = messages.iter().filter_map(diagnostic).collect();
    assert!(output.status.success() || !found.is_empty(), "rustc gives no reason: {said}");
    found
}

fn diagnostic(message: &Json) -> Option<Diagnostic> {
    let level = message["level"].as_str().filter(|level| ["error", "warning"].contains(level))?;
    let (text, code) = (message["message"].as_str()?, message["code"]["code"].as_str());
    if text.starts_with("aborting due to ") || text.ends_with(" emitted") {
        return None;
    }
    // That types do not match says little without the types.
    let types =
        message["spans"].as_array().and_then(|spans| spans.iter().find(|span| span["is_primary"] == true));
    let types = types.and_then(|span| span["label"].as_str()).filter(|_| code == Some("E0308"));
    let types = types.map(|types| format!(": {types}")).unwrap_or_default();
    let code = code.map(|code| format!("[{code}]")).unwrap_or_default();
    let rendered = message["rendered"].as_str().unwrap_or_default().to_owned();
    Some(Diagnostic { headline: format!("{level}{code}: {text}{types}"), rendered })
}
