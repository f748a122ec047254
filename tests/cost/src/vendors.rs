//! The same work by the vendors' own Python packages, as `vendors.py` measures it.
//!
//! Given: `--python PYTHON` among the arguments, a Python that has the packages of `tests/differential/requirements.txt`. Returns:
//! nanoseconds by name for each round, or why there are none. Must not: start another Python than the one that was named.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::{Outcome, codec};

/// What the script measures, what it is, and which of our jobs does the same.
pub const ROWS: [(&str, &str, &str); 4] = [
    ("tc3", "TC3: request model to what the SDK hands to `requests`", "TC3: request, key derived"),
    ("volcengine", "Volcengine: dict to signed request and URL", "Volcengine: request, key derived"),
    ("usersig", "UserSig: the signature alone", "UserSig: the signature alone"),
    ("decode", "decode 2.8 KB: text to reply model", "decode 2.8 KB: ours, with envelope and request id"),
];

/// The script, waiting for the next round.
pub struct Script {
    child: Child,
    rounds: ChildStdin,
    figures: BufReader<ChildStdout>,
}

impl Script {
    /// Starts it; the error is a sentence without its end.
    pub fn start(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        arguments.find(|argument| argument == "--python").ok_or(
            "name a Python that has the packages of tests/differential/requirements.txt, with `-- --python PYTHON`",
        )?;
        let python = arguments.next().ok_or("`--python` names none")?;
        let mut script = Self::run(&python).map_err(|error| format!("{python} did not start ({error})"))?;
        let ready = script.rounds.write_all(format!("{}\n", codec::reply()).as_bytes());
        match ready.and_then(|()| script.line()) {
            Ok(line) if line.trim() == "ready" => Ok(script),
            _ => Err(script.complaint()),
        }
    }

    fn run(python: &str) -> std::io::Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        // Cargo starts benches in the folder of their package; people name paths from the top.
        let from_top = root.join("../..").join(python);
        let program = if from_top.is_file() { from_top.as_path() } else { Path::new(python) };
        let mut command = Command::new(program);
        command
            .arg(root.join("vendors.py"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn()?;
        let missing = || std::io::Error::other("it has no standard input and output");
        let rounds = child.stdin.take().ok_or_else(missing)?;
        let figures = BufReader::new(child.stdout.take().ok_or_else(missing)?);
        Ok(Self { child, rounds, figures })
    }

    /// Measures once more: nanoseconds a call.
    pub fn round(&mut self) -> Outcome<BTreeMap<String, f64>> {
        self.rounds.write_all(b"round\n")?;
        let line = self.line()?;
        serde_json::from_str(&line).map_err(|_| self.complaint().into())
    }

    fn line(&mut self) -> std::io::Result<String> {
        let mut line = String::new();
        self.figures.read_line(&mut line)?;
        Ok(line)
    }

    /// The last thing that a script said which has ended.
    fn complaint(&mut self) -> String {
        let mut said = String::new();
        if let Some(errors) = &mut self.child.stderr {
            let _ = errors.read_to_string(&mut said);
        }
        said.trim().lines().last().unwrap_or("the script ended without a word").to_owned()
    }
}

impl Drop for Script {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
