//! What a sample prints: lines of HTTP with a body, a URL, or a reply.
//!
//! Given the text it returns the value in it, or why there is none.

use serde_json::{Map, Value as Json};

use super::super::json::strict;

/// What every call carries in a query of the older signature; the runtime fills in what of it is sent today.
const COMMON: &[&str] = &[
    "Action",
    "Version",
    "Region",
    "Timestamp",
    "Nonce",
    "SecretId",
    "Signature",
    "SignatureMethod",
    "Token",
    "Language",
    "RequestClient",
];

/// The request, and whether it is printed as a query.
pub(super) fn request(text: &str) -> (Result<Json, String>, bool) {
    let text = text.trim().replace("\r\n", "\n");
    let url = text.strip_prefix("GET ").unwrap_or(&text);
    if url.starts_with("https://") || url.starts_with("http://") || text.starts_with("GET ") {
        return (query(url), true);
    }
    let body = match text.split_once("\n\n") {
        Some((_, body)) if text.starts_with("POST") => body.trim(),
        None if text.starts_with("POST") => "",
        _ => text.as_str(),
    };
    if body.is_empty() {
        return (Ok(Json::Object(Map::new())), false);
    }
    let json = strict(body).map_err(|why| format!("is no JSON: {why}"));
    (json.and_then(|json| object(json, "has a body that is no object")), false)
}

/// The reply.
pub(super) fn reply(text: &str) -> Result<Json, String> {
    let text = text.trim();
    if ["data:", "event:", "id:"].iter().any(|start| text.starts_with(start)) {
        return Err("is a stream of events".to_owned());
    }
    let json = strict(text).map_err(|why| format!("is no JSON: {why}"))?;
    match json.get("Response") {
        Some(Json::Object(_)) => Ok(json),
        _ => Err("has no `Response`".to_owned()),
    }
}

/// The type of a request's body, where it is not the usual one: then the operation is called in a way that specs cannot say.
pub(in super::super) fn is_other_content(text: &str) -> Option<String> {
    let header = text.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.trim().trim_matches('"').eq_ignore_ascii_case("content-type").then_some(value)
    })?;
    let value = header.trim().trim_end_matches(',').trim().trim_matches('"');
    let kind = value.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
    let other = kind.starts_with("multipart/")
        || kind.starts_with("application/octet-stream")
        || kind.starts_with("application/x-protobuf");
    other.then_some(kind)
}

fn query(url: &str) -> Result<Json, String> {
    let line = url.lines().map(str::trim).collect::<String>();
    let line = line.split(" HTTP/").next().unwrap_or(&line).to_owned();
    let Some((_, pairs)) = line.split_once('?') else { return Ok(Json::Object(Map::new())) };
    // What stands for the common parameters is printed in angle brackets.
    let pairs: Vec<_> = pairs.split('&').filter(|pair| !pair.trim_start().starts_with('<')).collect();
    let mut map = Map::new();
    for (key, value) in form_urlencoded::parse(pairs.join("&").as_bytes()) {
        if COMMON.contains(&&*key) || key.is_empty() {
            continue;
        }
        if key.contains('\u{fffd}') || value.contains('\u{fffd}') {
            return Err("has an escape that is not UTF-8".to_owned());
        }
        if map.insert(key.to_string(), value.as_ref().into()).is_some() {
            return Err(format!("has `{}` twice", key.escape_debug()));
        }
    }
    Ok(Json::Object(map))
}

fn object(json: Json, otherwise: &str) -> Result<Json, String> {
    if json.is_object() { Ok(json) } else { Err(otherwise.to_owned()) }
}
