//! Generated crates and programs on top of them, compiled by `rustc` itself, up to where code would be made.
//!
//! Given the files of a generated crate, or the text of a program that uses one, it returns what the compiler says. One cargo builds the
//! runtime; a crate then costs a fifth of a second, where a cargo would take several. Must not leave files behind.

use std::path::{Path, PathBuf};
use std::process::Command;

use apiscribe::tree::FileTree;
use serde_json::Value as Json;
use tempfile::TempDir;

use crate::root;

/// The compiler, with the runtime as the crates of users have it: without `testing`, `serde` and a transport.
pub struct Compiler {
    rustc: PathBuf,
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
        Compiler { rustc: Path::new(env!("CARGO")).with_file_name("rustc"), runtime }
    }

    /// Compiles a generated crate with all its services.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn library(&self, tree: &FileTree) -> Result<Library, Vec<Diagnostic>> {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in tree.iter().filter(|(path, _)| path.starts_with("src/")) {
            let file = folder.path().join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        let mut rustc = self.rustc(folder.path());
        rustc.args(["--crate-name", "rtc_apis", "--cap-lints", "allow"]).arg(self.runtime());
        for service in services(tree) {
            rustc.arg(format!("--cfg=feature={service:?}"));
        }
        match diagnostics(rustc.arg(folder.path().join("src/lib.rs"))) {
            said if said.is_empty() => Ok(Library { folder }),
            said => Err(said),
        }
    }

    /// Compiles a program against a generated crate; `flags` are of `rustc`. The program may name the runtime, too.
    pub fn program(&self, library: &Library, text: &str, flags: &[&str]) -> Vec<Diagnostic> {
        // A folder of its own, since several programs may stand on one crate at a time.
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("program.rs");
        std::fs::write(&program, text).unwrap();
        let built = library.folder.path().join("librtc_apis.rmeta");
        let mut rustc = self.rustc(folder.path());
        rustc.arg(format!("--extern=rtc_apis={}", built.display())).arg(self.runtime());
        diagnostics(rustc.args(flags).arg(program))
    }

    fn runtime(&self) -> String {
        format!("--extern=apiscribe_runtime={}", self.runtime.display())
    }

    fn rustc(&self, folder: &Path) -> Command {
        let mut rustc = Command::new(&self.rustc);
        rustc.args([
            "--edition",
            "2024",
            "--crate-type",
            "lib",
            "--emit",
            "metadata",
            "--error-format",
            "json",
        ]);
        rustc.arg("-L").arg(format!("dependency={}", self.runtime.parent().unwrap().display()));
        rustc.arg("--out-dir").arg(folder);
        rustc
    }
}

impl Default for Compiler {
    fn default() -> Self {
        Self::new()
    }
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
