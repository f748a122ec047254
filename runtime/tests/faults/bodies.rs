//! Faults of a body that comes whole, with 200: what it holds, and how it is encoded.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::call::MAX_BODY;
use crate::fault::{DONE, Fault, http, refusal};

pub(crate) fn all() -> Vec<Fault> {
    let answer = |inner: &str| format!(r#"{{"Response":{{{inner},"RequestId":"71993312"}}}}"#);
    let deep = |open: &str, close: &str, field: &str| {
        answer(&format!(r#""{field}":{}1{}"#, open.repeat(3000), close.repeat(3000)))
    };
    // "成功" in GBK.
    let gbk = [
        br#"{"Response":{"TaskId":""#.as_slice(),
        &[0xb3, 0xc9, 0xb9, 0xa6],
        br#"","RequestId":"71993312"}}"#,
    ]
    .concat();
    let utf16: Vec<u8> = DONE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        Fault::body("200 with an error", refusal("FailedOperation")),
        Fault::body("200 with an error that is transient", refusal("InternalError")),
        Fault::body(
            "200 with an error and a result",
            answer(r#""TaskId":"1","Error":{"Code":"FailedOperation","Message":"No."}"#),
        ),
        Fault::body("200 with an empty error", answer(r#""Error":{}"#)),
        Fault::body("200 with an error of another kind", answer(r#""Error":"broken""#)),
        Fault::body("200 with an error that is null", answer(r#""TaskId":"1","Error":null"#)),
        Fault::body("empty", ""),
        Fault::body("blanks", " \r\n\t "),
        Fault::body("null", "null"),
        Fault::body("an array", "[]"),
        Fault::body("a text", "\"done\""),
        Fault::body("JSON that ends early", &DONE[..DONE.len() - 3]),
        Fault::body("JSON and more", format!("{DONE}{DONE}")),
        Fault::body("a comma too many", r#"{"Response":{"TaskId":"1","RequestId":"71993312",}}"#),
        Fault::body("no wrapper", r#"{"TaskId":"5df46eb2","RequestId":"71993312"}"#),
        Fault::body("a wrapper that is null", r#"{"Response":null}"#),
        Fault::body("a wrapper of another kind", r#"{"Response":[1]}"#),
        Fault::body("no request id", r#"{"Response":{"TaskId":"5df46eb2"}}"#),
        Fault::body("a request id that is a number", r#"{"Response":{"TaskId":"5df46eb2","RequestId":7}}"#),
        Fault::body("an unknown field", answer(r#""Unknown":{"a":[1,2]}"#)),
        Fault::body("a field of another kind", answer(r#""TaskId":{"a":1}"#)),
        Fault::body("a field that stands twice", answer(r#""TaskId":"1","TaskId":"2""#)),
        Fault::body(
            "a wrapper that stands twice",
            r#"{"Response":{"Error":{"Code":"A"}},"Response":{"TaskId":"1"}}"#,
        ),
        Fault::body("a huge number", answer(&format!(r#""Count":1{}"#, "0".repeat(400)))),
        Fault::body("a huge number in any JSON", answer(&format!(r#""Any":1{}"#, "0".repeat(400)))),
        Fault::body("a huge exponent", answer(r#""Count":1e999999999"#)),
        Fault::body("a negative number where none is", answer(r#""Count":-1"#)),
        Fault::body("NaN", answer(r#""Count":NaN"#)),
        Fault::body("deep JSON in an unknown field", deep("[", "]", "Unknown")),
        Fault::body("deep JSON in any JSON", deep(r#"{"a":"#, "}", "Any")),
        Fault::body("deep JSON from the top", format!("{}{}", "[".repeat(30_000), "]".repeat(30_000))),
        Fault::body("BOM", format!("\u{feff}{DONE}")),
        Fault::body("GBK", gbk),
        Fault::body("UTF-16", utf16),
        Fault::body("zero bytes", vec![0; 1000]),
        Fault::body("half a pair of surrogates", answer(r#""TaskId":"\ud800""#)),
    ]
}

/// Bodies that are said to be compressed.
pub(crate) fn compressed() -> Vec<Fault> {
    let said = |name, encoding: &str, body: &[u8]| {
        Fault::reply(name, http("200 OK", &format!("Content-Encoding: {encoding}\r\n"), body))
    };
    let whole = gzip(DONE.as_bytes());
    let mut flipped = whole.clone();
    let checksum = flipped.len() - 6;
    flipped[checksum] ^= 1;
    let bomb = gzip(&vec![b' '; 16 << 20]);
    assert!(bomb.len() < MAX_BODY / 2, "a bomb is small");
    vec![
        said("gzip", "gzip", &whole),
        said(
            "gzip in two members",
            "gzip",
            &[gzip(&DONE.as_bytes()[..9]), gzip(&DONE.as_bytes()[9..])].concat(),
        ),
        said("gzip by its old name", "x-gzip", &whole),
        said("gzip that is none", "gzip", DONE.as_bytes()),
        said("gzip of no bytes", "gzip", b""),
        said("gzip that ends early", "gzip", &whole[..whole.len() / 2]),
        said("gzip with a wrong checksum", "gzip", &flipped),
        said("gzip bomb", "gzip", &bomb),
        said("gzip bomb in a bomb", "gzip", &gzip(&bomb)),
        said("gzip of an error", "gzip", &gzip(refusal("FailedOperation").as_bytes())),
        said("an encoding that was not asked for", "br", &[0x0b, 0x1b, 0x80, 0x7b]),
        said("gzip in gzip", "gzip, gzip", &gzip(&whole)),
        said("an encoding that is none", "identity", DONE.as_bytes()),
        Fault::body("gzip that nothing says", &whole),
    ]
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}
