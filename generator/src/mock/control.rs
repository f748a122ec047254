//! The part of a mock that no vendor has: `/_mock`, where tests look at what came in and say what is to come.
//!
//! Given a model or the text of an instruction, it returns replies and instructions. It decides nothing about calls.

use std::collections::{BTreeSet, VecDeque};

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::fault::Fault;
use super::weight;
use crate::model::walk;
use crate::model::{ErrorCode, Model};

/// Where it is.
pub(super) const PREFIX: &str = "/_mock";

/// The most instructions that wait.
const MOST: usize = 10_000;

/// What is to become of a call.
#[derive(Debug, Clone, Default)]
pub(super) struct Instruction {
    /// Only calls of this operation.
    operation: Option<String>,
    /// The code it fails with.
    pub(super) error: Option<String>,
    /// What is broken.
    pub(super) faults: Vec<Fault>,
    /// For how many calls.
    times: u32,
}

/// An instruction as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    operation: Option<String>,
    error: Option<Json>,
    fault: Option<String>,
    #[serde(default = "once")]
    times: u32,
}

fn once() -> u32 {
    1
}

impl Instruction {
    /// What the headers of a call ask for.
    pub(super) fn of_call(error: Option<String>, faults: Vec<Fault>) -> Self {
        Instruction { error, faults, ..Instruction::default() }
    }

    /// Reads one instruction or a list of them. One that says nothing lets a call pass as it is.
    pub(super) fn read(body: &[u8], model: &Model) -> Result<Vec<Self>, String> {
        if weight::is_too_much(body) {
            return Err("there are too many values in the body; send several".to_owned());
        }
        let written =
            match serde_json::from_slice(body).map_err(|error| format!("the body is no JSON: {error}"))? {
                Json::Array(more) => more,
                one => vec![one],
            };
        if written.len() > MOST {
            return Err(format!("no more than {MOST} instructions wait; `times` repeats one"));
        }
        let codes = all_codes(model).map(|of| of.key.to_string()).collect();
        written.into_iter().map(|json| Instruction::one(json, model, &codes)).collect()
    }

    fn one(json: Json, model: &Model, codes: &BTreeSet<String>) -> Result<Self, String> {
        let example = r#"{"operation": "DeleteCloudRecording", "error": "InternalError", "times": 2}"#;
        let written: Written = serde_json::from_value(json)
            .map_err(|error| format!("{}; write the like of {example}", shown(&error.to_string())))?;
        if let Some(name) = &written.operation
            && !walk::operations(model).any(|call| call.operation.name == *name)
        {
            return Err(format!("there is no operation `{}` in the specs", shown(name)));
        }
        let faults =
            written.fault.as_deref().map(Fault::parse).transpose().map_err(|error| error.to_string())?;
        let error = written.error.map(|code| code.as_str().map_or_else(|| code.to_string(), str::to_owned));
        if let Some(code) = &error
            && !codes.contains(code)
        {
            return Err(undocumented(code, all_codes(model)));
        }
        Ok(Instruction {
            operation: written.operation,
            error,
            faults: faults.unwrap_or_default(),
            times: written.times,
        })
    }
}

/// The instructions that wait, in the order of their arrival.
#[derive(Debug, Default)]
pub(super) struct Instructions(VecDeque<Instruction>);

impl Instructions {
    /// Adds some, and returns how many wait.
    pub(super) fn add(&mut self, more: Vec<Instruction>) -> usize {
        self.0.extend(more.into_iter().filter(|of| of.times > 0));
        self.0.truncate(MOST);
        self.0.len()
    }

    /// Takes what waits for a call of an operation.
    pub(super) fn take(&mut self, operation: Option<&str>) -> Option<Instruction> {
        let fits = |of: &Instruction| of.operation.as_deref().is_none_or(|name| Some(name) == operation);
        let index = self.0.iter().position(fits)?;
        let waiting = self.0.get_mut(index)?;
        waiting.times -= 1;
        let taken = waiting.clone();
        if waiting.times == 0 {
            self.0.remove(index);
        }
        Some(taken)
    }
}

fn all_codes(model: &Model) -> impl Iterator<Item = &ErrorCode> {
    let vendors = model.vendors.iter().flat_map(|vendor| &vendor.errors);
    let versions = walk::versions(model).flat_map(|(_, _, version)| &version.errors);
    vendors.chain(versions).chain(walk::operations(model).flat_map(|call| &call.operation.errors))
}

/// The beginning of a text that came in, safe to print.
fn shown(text: &str) -> String {
    const MOST: usize = 200;
    text.chars().take(MOST).flat_map(char::escape_debug).collect()
}

/// That a code is not in the specs, with those that are nearly it.
pub(super) fn undocumented<'m>(code: &str, known: impl Iterator<Item = &'m ErrorCode>) -> String {
    // Comparing takes the time of both lengths.
    let code = shown(code);
    let mut near: Vec<_> =
        known.map(|of| of.key.to_string()).map(|of| (strsim::damerau_levenshtein(&of, &code), of)).collect();
    near.sort();
    near.dedup();
    let near: Vec<_> = near.into_iter().take(3).map(|(_, of)| of).collect();
    format!("no page documents the code `{code}` here; the nearest are {}", near.join(", "))
}

/// What there is.
pub(super) fn help() -> http::Response<Bytes> {
    reply(&json!({
        "GET /_mock/operations": "every operation, with a sample request, its fields and its codes",
        "GET /_mock/requests": "the last calls, oldest first; ?operation=NAME for those of one",
        "POST /_mock/next": "what is to become of the next calls: {\"operation\": NAME, \"error\": CODE, \"fault\": FAULTS, \"times\": N} or a list of such; all keys may be left out",
        "POST /_mock/reset": "forget calls, things, rates and instructions",
        "X-Mock-Error": "a header of a call: the documented code to answer",
        "X-Mock-Fault": "a header of a call: reset, truncate, slow=MS, drip=MS, html, empty, wrong-type, wrong-content-type, gzip-bomb, status=N",
    }))
}

/// A reply of the mock itself.
pub(super) fn reply(json: &Json) -> http::Response<Bytes> {
    let mut response = http::Response::new(Bytes::from(format!("{json:#}\n")));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// A refusal of the mock itself, in no vendor's envelope, so that nobody takes it for one of theirs.
pub(super) fn refusal(status: u16, message: &str) -> http::Response<Bytes> {
    let mut response = reply(&json!({ "mock": message }));
    *response.status_mut() = http::StatusCode::from_u16(status).unwrap_or_default();
    response
}
