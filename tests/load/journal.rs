//! The journal of the mock beside the ends of the calls.
//!
//! Given both, it says where they do not agree. It must not take the client's word for what arrived.

use std::collections::{BTreeMap, BTreeSet};

use apiscribe_tests::mock::{Process, exchange};
use rtc_apis::ErrorKind;
use serde::Deserialize;
use serde_json::{Value as Json, json};

use crate::calls::End;
use crate::{CALLS, Outcome};

/// A request that arrived.
#[derive(Debug, Deserialize)]
pub(crate) struct Entry {
    request_id: String,
    /// Of the failure that it was answered with.
    code: Option<String>,
    parameters: Parameters,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Parameters {
    task_id: String,
}

#[derive(Deserialize)]
struct Journal {
    total: usize,
    requests: Vec<Entry>,
}

/// All requests that arrived.
pub(crate) fn read(mock: &Process) -> Outcome<Vec<Entry>> {
    let Journal { total, requests } =
        serde_json::from_value(ask(mock, "GET", "/_mock/requests", &json!({}))?)?;
    match total == requests.len() {
        true => Ok(requests),
        false => Err(format!("{total} requests came, more than the journal holds").into()),
    }
}

/// Tells the mock something.
pub(crate) fn post(mock: &Process, path: &str, body: &Json) -> Outcome<()> {
    ask(mock, "POST", path, body).map(drop)
}

fn ask(mock: &Process, method: &str, path: &str, body: &Json) -> Outcome<Json> {
    let body = body.to_string();
    let head = format!("{method} {path} HTTP/1.1\r\nHost: mock\r\nContent-Length: {}\r\n\r\n", body.len());
    let seen = exchange(mock.address(), (head + &body).as_bytes(), 1);
    match seen.replies.as_slice() {
        [reply] if reply.status == 200 => Ok(reply.json()),
        other => Err(format!("{method} {path}: {other:?}").into()),
    }
}

/// Compares.
pub(crate) fn judge(ends: &[End], entries: &[Entry]) -> Outcome<()> {
    let ids: BTreeSet<&str> = ends.iter().map(|end| &*end.id).collect();
    check(ends.len() == CALLS && ids.len() == CALLS, || format!("{} calls ended", ends.len()))?;
    let mut arrived: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        arrived.entry(&entry.parameters.task_id).or_default().push(entry);
    }
    check(arrived.keys().all(|id| ids.contains(id)), || "something arrived that nobody sent".to_owned())?;
    for end in ends {
        let arrived = arrived.get(&*end.id).map_or(&[][..], Vec::as_slice);
        one(end, arrived).map_err(|wrong| format!("{wrong}: {end:?}, and these arrived: {arrived:?}"))?;
    }
    let good = ends.iter().filter(|end| end.answer.is_ok()).count();
    // Those that were to fail, and reads that met a fault at each of their attempts.
    check(good >= CALLS - 75, || format!("only {good} calls were answered"))
}

fn one(end: &End, arrived: &[&Entry]) -> Outcome<()> {
    let wrong = |what: &str| what.to_owned();
    let attempts = match &end.answer {
        Ok(answer) => answer.attempts,
        Err(error) => error.attempts(),
    };
    check(!arrived.is_empty(), || wrong("a call is lost"))?;
    check(arrived.len() == attempts as usize, || wrong("the client counts other attempts than arrived"))?;
    let done = arrived.iter().filter(|entry| entry.code.is_none()).count();
    check(!end.once || done <= 1, || wrong("it was carried out twice"))?;
    // Nobody knows what an internal error leaves behind; what was only refused may be repeated.
    let doubtful =
        arrived.iter().rev().skip(1).any(|entry| entry.code.as_deref() != Some("FlowLimitExceeded"));
    check(!end.once || !doubtful, || wrong("it was repeated"))?;
    match &end.answer {
        Ok(answer) => {
            let last = arrived.last().map(|entry| (&entry.request_id, &entry.code));
            let own = last == Some((&answer.request_id, &None));
            check(own, || wrong("this is not the reply of its request"))
        }
        Err(error) => {
            let reached = matches!(error.kind(), ErrorKind::Service | ErrorKind::Transport);
            check(reached, || wrong("it failed in a way that nobody asked for"))?;
            let own = error.request_id().is_none_or(|id| arrived.iter().any(|entry| entry.request_id == id));
            check(own, || wrong("this is not the failure of its request"))
        }
    }
}

fn check(holds: bool, otherwise: impl FnOnce() -> String) -> Outcome<()> {
    if holds { Ok(()) } else { Err(otherwise().into()) }
}
