//! Faults of statuses and headers.

use crate::call::MAX_BODY;
use crate::fault::{DONE, Fault, http, refusal};
use crate::server::Step::{Read, Write};

const JSON: &str = "Content-Type: application/json\r\n";
const HTML: &str = "Content-Type: text/html\r\n";
const PAGE: &str =
    "<html>\n<head><title>504 Gateway Time-out</title></head>\n<body>504 Gateway Time-out</body></html>\n";

pub(crate) fn all() -> Vec<Fault> {
    let with =
        |name, status: &str, headers: &str, body: &str| Fault::reply(name, http(status, headers, body));
    let early = b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n".to_vec();
    let go_on = b"HTTP/1.1 100 Continue\r\n\r\n".to_vec();
    let done = http("200 OK", JSON, DONE);
    let switch = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n".to_vec();
    let two_lengths =
        format!("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{DONE}").into_bytes();
    let huge = " ".repeat(MAX_BODY + 1);
    let unannounced = format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{huge}").into_bytes();
    let lie = b"HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551615\r\n\r\n{".to_vec();
    let redirect = "Location: /elsewhere\r\n";
    vec![
        with("HTML with 200", "200 OK", HTML, PAGE),
        with("HTML with 404", "404 Not Found", HTML, PAGE),
        with("HTML with 500", "500 Internal Server Error", HTML, PAGE),
        with("HTML with 502", "502 Bad Gateway", HTML, PAGE),
        with("HTML with 504", "504 Gateway Time-out", HTML, PAGE),
        with("500 with a right reply", "500 Internal Server Error", JSON, DONE),
        with("204 without a body", "204 No Content", "", ""),
        with("302 to another path", "302 Found", redirect, ""),
        with("307 to another path", "307 Temporary Redirect", redirect, ""),
        with("308 to another path, with a right reply", "308 Permanent Redirect", redirect, DONE),
        Fault::steps("100, then a right reply", [Read, Write(go_on), Write(done.clone())]),
        Fault::steps("103, then a right reply", [Read, Write(early), Write(done)]),
        Fault::reply("101 that nobody asked for", switch),
        Fault::reply("two lengths that differ", two_lengths),
        with("larger than is read, announced", "200 OK", JSON, &huge),
        Fault::reply("larger than is read, not announced", unannounced),
        Fault::reply("an announced length of 2^64 - 1", lie),
        with("another content type", "200 OK", "Content-Type: application/octet-stream\r\n", DONE),
        with("no content type", "200 OK", "", DONE),
    ]
}

/// Refusals for too many requests: refused before anything was done.
pub(crate) fn throttled() -> Vec<Fault> {
    let busy =
        |name, status: &str, headers: &str, body: &str| Fault::reply(name, http(status, headers, body));
    let throttled = refusal("RequestLimitExceeded");
    let dated = "Date: Tue, 14 Nov 2023 22:13:20 GMT\r\nRetry-After: Tue, 14 Nov 2023 22:13:27 GMT\r\n";
    let past = "Retry-After: Tue, 14 Nov 2023 22:00:00 GMT\r\n";
    let unavailable = "503 Service Unavailable";
    let too_many = "429 Too Many Requests";
    let refused = [
        busy("429", too_many, "", ""),
        busy("429, Retry-After: 7", too_many, "Retry-After: 7\r\n", ""),
        busy("429, Retry-After: a date in 7 s", too_many, dated, ""),
        busy("429, Retry-After: 0", too_many, "Retry-After: 0\r\n", ""),
        busy("429, Retry-After: a date that is past", too_many, past, ""),
        busy("429, Retry-After: garbage", too_many, "Retry-After: soon\r\n", ""),
        busy("429, Retry-After: negative", too_many, "Retry-After: -7\r\n", ""),
        busy("429, Retry-After: a fraction", too_many, "Retry-After: 1.5\r\n", ""),
        busy("429, Retry-After: longer than is waited", too_many, "Retry-After: 3600\r\n", ""),
        busy("429, Retry-After: 2^64", too_many, "Retry-After: 18446744073709551616\r\n", ""),
        busy("429, Retry-After: 2^64 - 1", too_many, "Retry-After: 18446744073709551615\r\n", ""),
        busy("429, Retry-After: bytes that are no text", too_many, "Retry-After: \u{ff}\r\n", ""),
        busy("200 with a code of too many requests", "200 OK", "", &throttled),
        busy("200 with that code, Retry-After: 7", "200 OK", "Retry-After: 7\r\n", &throttled),
        busy(
            "200 with a code of a wrong clock",
            "200 OK",
            "Date: Tue, 14 Nov 2023 23:13:20 GMT\r\n",
            &refusal("AuthFailure.SignatureExpire"),
        ),
    ];
    let unknown = [
        busy("503, Retry-After: 7", unavailable, "Retry-After: 7\r\n", ""),
        busy("503, Retry-After: garbage", unavailable, "Retry-After: soon\r\n", ""),
    ];
    refused.into_iter().map(Fault::proves_nothing_done).chain(unknown).collect()
}
