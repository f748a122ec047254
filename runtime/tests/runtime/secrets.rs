//! No secret in any text: every place where one could show, rendered and searched for every form of every secret.

use std::collections::BTreeSet;

use search::Secrets;

mod clients;
mod errors;
#[cfg(feature = "tracing")]
mod logs;
mod mocked;
#[cfg(feature = "reqwest")]
mod network;
mod replies;
mod requests;
mod search;
mod wire;

/// A place where a secret could show.
struct Place {
    name: &'static str,
    render: fn(&Secrets) -> String,
    /// What the text must hold: it tells that the place was printed, and nothing else in its stead.
    holds: &'static str,
    /// The secrets that it shows all the same, because it is what is sent and not a text about it.
    shows: &'static [&'static str],
}

const fn place(name: &'static str, render: fn(&Secrets) -> String, holds: &'static str) -> Place {
    Place { name, render, holds, shows: &[] }
}

const fn sent(
    name: &'static str,
    render: fn(&Secrets) -> String,
    holds: &'static str,
    shows: &'static [&'static str],
) -> Place {
    Place { name, render, holds, shows }
}

#[rustfmt::skip]
const CLIENTS: &[Place] = &[
    place("Debug and Display of Secret", clients::secret, "**redacted** **redacted**"),
    place("Debug of Tencent's credentials", clients::tencent_credentials, "token: Some(**redacted**)"),
    place("Debug of Volcengine's credentials", clients::volcengine_credentials, "session_token: Some(**redacted**)"),
    place("Debug of a chat app", clients::chat_credentials, "key: **redacted**"),
    place("Debug of credentials of any kind", requests::credentials_of_a_request, "TencentIm("),
    place("Debug of signing keys", clients::signing_keys, "SigningKey(**redacted**)"),
    place("Debug of builders", clients::builders, "ClientBuilder"),
    place("Debug of clients, before and after signing", clients::clients, "tencent_im live_engine v4"),
    place("Debug of a client with a provider", clients::client_with_a_provider, "from fixed credentials"),
    place("Debug of sources: role, chain, environment", clients::sources, "AssumeRole"),
    place("Debug of what a source brings", clients::brought, "expires: Some(1700000000)"),
    place("error of a source that lacks something", clients::refused_by_a_source, "lacks one of TmpSecretId"),
    place("error of a source that is refused", clients::source_whose_request_is_repeated, "x-tc-token: **redacted**"),
    place("Debug of rate limits in use", clients::limiter, "RateLimits"),
];

#[rustfmt::skip]
const REQUESTS: &[Place] = &[
    place("Debug of requests", requests::record, "Token: **redacted**"),
    place("Debug of a call with extras", requests::builder_of_a_call, "X-Extra"),
    place("Debug of an untyped call", requests::untyped, "ListNews"),
    place("Debug of pages, items and a poller", requests::pages_and_pollers, "PagedItems"),
    place("Debug of a header that the spec has", requests::header_field, "\"x-key\": Sensitive"),
    place("Debug of a signed request of Volcengine", requests::prepared_for_volcengine, "\"authorization\": Sensitive"),
    sent("Debug of a signed GET", requests::prepared_get, "\"x-tc-token\": Sensitive", &["request field"]),
    sent("Debug of a signed POST", requests::prepared_post, "\"x-extra\": Sensitive", &["request field", "request number"]),
    sent("Debug of a signed request with a UserSig", requests::prepared_for_chat, "usersig=", &["UserSig"]),
];

#[rustfmt::skip]
const REPLIES: &[Place] = &[
    place("Debug of a reply", replies::typed, "Token: **redacted**"),
    place("Debug of a reply that keeps its body", replies::with_its_body, "Token: **redacted**"),
    place("Debug of an untyped reply", replies::untyped, "Result: **redacted**"),
    place("Debug of a page, an item, and the list after it", replies::pages, "PagedItems"),
    place("error of a list", replies::paging_error, "goes in circles"),
    place("error of a failed task", replies::failed_task, "the task has failed"),
    place("error of a task at its deadline", replies::task_at_its_deadline, "still running at the deadline"),
    place("error of a call for a task", replies::call_of_a_task, "kind: Decode"),
];

#[rustfmt::skip]
const ERRORS: &[Place] = &[
    place("validation", errors::validation, "does not match x+"),
    place("a token that no header can hold", errors::key_that_no_header_can_hold, "the value of the header x-tc-token"),
    place("an extra header that cannot be", errors::header_that_cannot_be, "the value of the header x-extra"),
    place("an extra parameter that is there", errors::parameter_that_is_there, "Secret is set already"),
    place("a URL that is too long", errors::url_that_is_too_long, "too long for one"),
    place("an endpoint with a password", errors::endpoint_with_a_password, "user name"),
    place("a fault on the way", errors::lost_on_the_way, "after 3 attempts"),
    place("a value of another type", errors::wrong_type, "RecordInfo[0].Token"),
    place("JSON that broke off", errors::torn_json, "bytes that are not shown"),
    place("JSON of another kind", errors::json_of_another_kind, "JSON of another kind"),
    place("a result beside an error", errors::result_beside_an_error, "InternalError: no"),
    place("a refusal that repeats the request", errors::refusal_that_repeats_the_request, "x-tc-token: **redacted**; authorization: **redacted**"),
    place("a refusal of Volcengine that does", errors::refusal_of_volcengine_that_repeats_the_request, "x-security-token: **redacted**; authorization"),
    place("a refusal of the chat API that does", errors::refusal_of_chat_that_repeats_the_url, "usersig=**redacted**&random=7"),
    place("a gateway that repeats the URL", errors::gateway_that_repeats_the_url, "usersig=**redacted**…"),
];

#[cfg(feature = "reqwest")]
#[rustfmt::skip]
const NETWORK: &[Place] = &[
    place("Debug of the transport", network::transport, "ReqwestTransport"),
    place("connection refused", network::refused, "no connection to 127.0.0.1"),
    place("no TLS", network::no_tls, "no TLS connection to 127.0.0.1"),
    place("silence", network::silence, "no reply of 127.0.0.1 in time"),
    place("a body that broke off", network::torn, "broke off"),
    place("a connection that ends without a reply", network::hung_up, "the request to 127.0.0.1 failed"),
    place("a reply that is no HTTP", network::no_http, "the request to 127.0.0.1 failed"),
    place("a reply that is too large", network::too_large, "larger than 10 bytes"),
    place("log records of the HTTP client", network::log_of_a_call, "starting new connection"),
];

#[cfg(feature = "tracing")]
#[rustfmt::skip]
const LOGS: &[Place] = &[
    place("spans of calls that succeed", logs::calls_that_succeed, "operation=\"ListNews\""),
    place("spans and events of calls that fail", logs::calls_that_fail, "the call is repeated"),
    place("events of credentials that are not renewed", logs::credentials_that_are_not_renewed, "the call failed"),
];

#[rustfmt::skip]
const MOCKED: &[Place] = &[
    place("error of a call without a rule", mocked::unanswered, "the mock has no answer for this call"),
    place("panic of a mock that is not done", mocked::not_done, "the mock is not done"),
    place("panic of an outcome that is unwrapped", mocked::unwrapped, "called `Result::unwrap()`"),
    place("Debug of mock, rules and answers", mocked::mock_and_rules, "Answer(raw, status 200)"),
    place("Debug of the requests that came", mocked::requests, "Secret: **redacted**"),
    place("error of JSON for a test", mocked::json, "has no `Unknown`"),
];

fn search(places: &[Place]) {
    let mut problems = String::new();
    for Place { name, render, holds, shows } in places {
        let secrets = Secrets::new();
        let text = render(&secrets);
        let shown = secrets.shown_by(&text);
        if !text.contains(holds) || shown != BTreeSet::from_iter(shows.iter().copied()) {
            problems += &format!("{name} shows {shown:?}, and should hold `{holds}`:\n{text}\n\n");
        }
    }
    assert!(problems.is_empty(), "{problems}");
}

#[test]
fn credentials_and_clients() {
    search(CLIENTS);
}

#[test]
fn requests() {
    search(REQUESTS);
}

#[test]
fn replies() {
    search(REPLIES);
}

#[test]
fn errors_of_every_stage() {
    search(ERRORS);
}

#[cfg(feature = "reqwest")]
#[test]
fn errors_and_logs_of_the_network() {
    search(NETWORK);
}

#[cfg(feature = "tracing")]
#[test]
fn spans_and_events() {
    search(LOGS);
}

#[test]
fn the_mock_of_unit_tests() {
    search(MOCKED);
}
