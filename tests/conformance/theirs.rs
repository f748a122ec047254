//! The vendors' side: runs `vendors.py` and sorts its lines by operation.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

use apiscribe_runtime::Json;

use crate::Failure;

/// What the vendors' packages made of one operation.
#[derive(Default)]
pub(crate) struct Theirs {
    /// Each with what it was given, its outcome, code and result.
    pub(crate) cases: Vec<Json>,
    /// What arrived at the mock.
    pub(crate) journal: Json,
    /// Where an SDK has other fields than the spec, in words.
    pub(crate) fields: Vec<String>,
    /// What an SDK does not know.
    pub(crate) unknown: Option<String>,
}

/// Calls everything with the vendors' packages.
pub(crate) fn run(python: &str, address: &str) -> Result<BTreeMap<String, Theirs>, Failure> {
    let program = apiscribe_tests::root().join("tests/conformance/vendors.py");
    let output =
        Command::new(python).arg("-B").arg(program).arg(address).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err("vendors.py failed".into());
    }
    let mut theirs: BTreeMap<String, Theirs> = BTreeMap::new();
    for line in String::from_utf8(output.stdout)?.lines() {
        let line: Json = serde_json::from_str(line)?;
        let of = theirs.entry(line["operation"].as_str().unwrap_or_default().to_owned()).or_default();
        if line.get("given").is_some() {
            of.cases.push(line);
        } else if let Some(journal) = line.get("journal") {
            of.journal = journal.clone();
        } else if let Some(field) = line["field"].as_str() {
            let (spec, sdk) = (word(&line["spec"]), word(&line["sdk"]));
            of.fields.push(format!("{field}: the spec has {spec}, the SDK {sdk}"));
        } else {
            of.unknown = line["unknown"].as_str().map(str::to_owned);
        }
    }
    Ok(theirs)
}

fn word(of: &Json) -> &str {
    of.as_str().unwrap_or("nothing")
}
