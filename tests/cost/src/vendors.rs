//! The same work by the vendors' own Python packages, as `vendors.py` measures it.
//!
//! Given: `--python PYTHON` among the arguments, a Python that has the packages of `tests/differential/requirements.txt`. Returns:
//! nanoseconds by name, or why there are none. Must not: start another Python than the one that was named.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::Outcome;
use crate::codec;

/// What the script measures, what it is, and which of our jobs does the same.
const ROWS: [(&str, &str, &str); 4] = [
    ("tc3", "TC3: request model to what the SDK hands to `requests`", "TC3: request, key derived"),
    ("volcengine", "Volcengine: dict to signed request and URL", "Volcengine: request, key derived"),
    ("usersig", "UserSig: the signature alone", "UserSig: the signature alone"),
    ("decode", "decode 2.8 KB: text to reply model", "decode 2.8 KB: ours, with envelope and request id"),
];

/// Runs the script; the error is a sentence without its end.
pub fn measure(mut arguments: impl Iterator<Item = String>) -> Result<BTreeMap<String, f64>, String> {
    arguments.find(|argument| argument == "--python").ok_or(
        "name a Python that has the packages of tests/differential/requirements.txt, with `-- --python PYTHON`",
    )?;
    let python = arguments.next().ok_or("`--python` names none")?;
    run(&python).map_err(|error| error.to_string())
}

fn run(python: &str) -> Outcome<BTreeMap<String, f64>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // Cargo starts benches in the folder of their package; people name paths from the top.
    let from_top = root.join("../..").join(python);
    let program = if from_top.is_file() { from_top.as_path() } else { Path::new(python) };
    let mut child = Command::new(program)
        .arg(root.join("vendors.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{python} did not start ({error})"))?;
    child.stdin.take().ok_or("no way to the script")?.write_all(codec::reply().as_bytes())?;
    let output = child.wait_with_output()?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        return Err(errors.trim().lines().last().unwrap_or("the script failed").trim_end_matches('.').into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// Prints them, each beside what we take for the same.
pub fn print(theirs: &BTreeMap<String, f64>, ours: impl Fn(&str) -> Option<f64>) -> Outcome<()> {
    println!("| the vendors' Python packages | µs | ours, µs | theirs / ours |\n|---|---|---|---|");
    for (name, what, job) in ROWS {
        let nanos = theirs.get(name).ok_or_else(|| format!("the script did not measure {name}"))?;
        let mine = ours(job).ok_or_else(|| format!("there is no job {job}"))?;
        println!("| {what} | {:.1} | {:.2} ({job}) | {:.1} |", nanos / 1e3, mine / 1e3, nanos / mine);
    }
    Ok(())
}
