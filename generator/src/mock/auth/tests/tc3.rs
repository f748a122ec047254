//! TC3-HMAC-SHA256.

use super::{Sent, group, hash, joined, key, signature, text};
use crate::mock::auth::{Caller, Condition, KeyPair, Refusal, tc3};

/// 2019-02-25T16:44:25Z.
pub(super) const NOW: u64 = 1_551_113_065;
const SKEW: u64 = 300;
const NAMES: &str = "content-type;host;x-tc-action";
const LINES: &str = "content-type:application/json\nhost:trtc.tencentcloudapi.com\nx-tc-action:dismissroom\n";

fn judged(sent: &Sent, keys: &[KeyPair], now: u64) -> Result<Caller, Refusal> {
    sent.judged(|request| tc3::verify(request, keys, now, SKEW))
}

fn condition(sent: &Sent) -> Condition {
    judged(sent, &[fake_key()], NOW).unwrap_err().condition
}

fn fake_key() -> KeyPair {
    key("AKIDFAKE", "not-a-secret", None)
}

/// A request signed over the canonical lines of its headers and a canonical body hash.
fn signed_request(method: &str, query: &str, names: &str, lines: &str, body_hash: &str) -> Sent {
    let canonical = format!("{method}\n/\n{query}\n{lines}\n{names}\n{body_hash}");
    let hashed = hash::sha256_hex(canonical.as_bytes());
    let text = format!("TC3-HMAC-SHA256\n{NOW}\n2019-02-25/trtc/tc3_request\n{hashed}");
    let authorization = format!(
        "TC3-HMAC-SHA256 Credential=AKIDFAKE/2019-02-25/trtc/tc3_request, SignedHeaders={names}, Signature={}",
        signature("TC3not-a-secret", &["2019-02-25", "trtc", "tc3_request"], &text)
    );
    let headers = [
        ("content-type", "application/json"),
        ("host", "trtc.tencentcloudapi.com"),
        ("x-tc-action", "DismissRoom"),
        ("x-tc-timestamp", &NOW.to_string()),
        ("authorization", &authorization),
    ];
    Sent::new(method, &format!("/?{query}"), &headers, "{}")
}

pub(super) fn good() -> Sent {
    signed_request("POST", "", NAMES, LINES, &hash::sha256_hex(b"{}"))
}

#[test]
fn the_published_examples_pass() {
    for case in group("tc3") {
        let key = key(&joined(&case, "secret_id_parts"), &joined(&case, "secret_key_parts"), None);
        let now = case["timestamp"].as_u64().unwrap();
        let service = text(&case, "service");
        let authorization = format!(
            "TC3-HMAC-SHA256 Credential={}/{}/{service}/tc3_request, SignedHeaders={}, Signature={}",
            key.id,
            text(&case, "date"),
            text(&case, "signed_headers"),
            text(&case, "signature")
        );
        let headers = [
            ("content-type", text(&case, "content_type")),
            ("host", text(&case, "host")),
            ("x-tc-action", "DescribeInstances".to_owned()),
            ("x-tc-timestamp", now.to_string()),
            ("authorization", authorization),
        ];
        let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let uri = format!("/?{}", text(&case, "query"));
        let sent = Sent::new(&text(&case, "method"), &uri, &headers, &text(&case, "payload"));
        let caller = Caller { id: key.id.clone(), service: Some(service), region: None };
        assert_eq!(judged(&sent, &[key], now), Ok(caller), "{}", case["id"]);
    }
}

#[test]
fn a_changed_bit_is_refused_wherever_it_is_signed() {
    let sent = good();
    judged(&sent, &[fake_key()], NOW).unwrap();
    let body = Sent { body: b"{|".to_vec(), ..sent.clone() };
    let method = Sent { method: http::Method::GET, ..sent.clone() };
    let other = [
        body,
        method,
        sent.with("content-type", "application/jsoo"),
        sent.with("host", "trtb.tencentcloudapi.com"),
        sent.with("x-tc-action", "EismissRoom"),
        sent.with("x-tc-timestamp", "1551113064"),
        sent.with("x-tc-content-sha256", "UNSIGNED-PAYLOAD"),
        sent.replaced("authorization", "/trtc/", "/trtb/"),
        sent.replaced("authorization", ";x-tc-action", ""),
    ];
    for changed in other {
        assert_eq!(condition(&changed), Condition::WrongSignature, "{:?}", changed.headers);
    }
    let other_secret = key("AKIDFAKE", "not-a-secres", None);
    assert_eq!(judged(&sent, &[other_secret], NOW).unwrap_err().condition, Condition::WrongSignature);
}

#[test]
fn every_bit_of_the_signature_counts() {
    let sent = good();
    let value = sent.headers["authorization"].to_str().unwrap();
    let (rest, digits) = value.rsplit_once('=').unwrap();
    for at in 0..digits.len() {
        let digit = u8::from_str_radix(&digits[at..=at], 16).unwrap();
        for bit in 0..4 {
            let flipped = format!("{rest}={}{:x}{}", &digits[..at], digit ^ (1 << bit), &digits[at + 1..]);
            assert_eq!(condition(&sent.with("authorization", &flipped)), Condition::WrongSignature);
        }
    }
}

#[test]
fn the_query_of_a_get_is_signed_as_it_was_sent() {
    let empty = hash::sha256_hex(b"");
    let query = "Offset=0&Limit=10&Name=%E4%B8%AD";
    let sent = Sent { body: Vec::new(), ..signed_request("GET", query, NAMES, LINES, &empty) };
    judged(&sent, &[fake_key()], NOW).unwrap();
    for other in ["/?Limit=10&Offset=0&Name=%E4%B8%AD", "/?Offset=0&Limit=10&Name=%e4%b8%ad", "/"] {
        assert_eq!(condition(&sent.at(other)), Condition::WrongSignature, "{other}");
    }
}

#[test]
fn a_post_signs_an_empty_query_and_no_path() {
    judged(&good().at("/v2/?Limit=10"), &[fake_key()], NOW).unwrap();
}

#[test]
fn a_body_may_be_left_unsigned() {
    let sent = signed_request("POST", "", NAMES, LINES, &hash::sha256_hex(b"UNSIGNED-PAYLOAD"));
    judged(&sent.with("x-tc-content-sha256", "UNSIGNED-PAYLOAD"), &[fake_key()], NOW).unwrap();
    assert_eq!(condition(&sent), Condition::WrongSignature);
    assert_eq!(condition(&sent.with("x-tc-content-sha256", "unsigned-payload")), Condition::WrongSignature);
}

#[test]
fn spaces_and_case_of_values_do_not_count() {
    let sent = good();
    for same in [
        sent.with("content-type", "  Application/JSON\t"),
        sent.replaced("authorization", ", ", ","),
        sent.replaced("authorization", ", ", " ,  "),
        sent.replaced("authorization", "SHA256 ", "SHA256   "),
    ] {
        judged(&same, &[fake_key()], NOW).unwrap();
    }
}

#[test]
fn each_fault_has_its_condition() {
    let sent = good();
    let in_header = |from, to| sent.replaced("authorization", from, to);
    let twice = |name: &'static str, value: &str| {
        let mut sent = sent.clone();
        sent.headers.append(name, value.parse().unwrap());
        sent
    };
    let cases = [
        (sent.without("authorization"), Condition::NoAuthorization),
        (sent.with("authorization", " "), Condition::NoAuthorization),
        (sent.with("authorization", "SKIP"), Condition::MalformedAuthorization),
        (twice("authorization", "SKIP"), Condition::MalformedAuthorization),
        (in_header("TC3-", ""), Condition::MalformedAuthorization),
        (in_header("Credential=", "Credentials="), Condition::MalformedAuthorization),
        (in_header(", Signature", ", Extra=1, Signature"), Condition::MalformedAuthorization),
        (in_header(", Signature", ", Signature=1, Signature"), Condition::MalformedAuthorization),
        (in_header(";host", ""), Condition::MalformedAuthorization),
        (in_header("content-type;", ""), Condition::MalformedAuthorization),
        (in_header("content-type;host", "host;content-type"), Condition::MalformedAuthorization),
        (in_header(";x-tc-action", ";X-TC-Action"), Condition::MalformedAuthorization),
        (in_header(";host", ";host;host"), Condition::MalformedAuthorization),
        (sent.without("x-tc-action"), Condition::MalformedAuthorization),
        (twice("x-tc-action", "DismissRoom"), Condition::MalformedAuthorization),
        (in_header("/tc3_request", "/tc4_request"), Condition::MalformedCredential),
        (in_header("/trtc", ""), Condition::MalformedCredential),
        (in_header("/trtc", "/"), Condition::MalformedCredential),
        (in_header("AKIDFAKE", ""), Condition::MalformedCredential),
        (in_header("/2019-02-25", "/2019-02-26"), Condition::MalformedCredential),
        (in_header("/2019-02-25", "/20190225"), Condition::MalformedCredential),
        (sent.without("x-tc-timestamp"), Condition::IncompleteRequest),
        (sent.with("x-tc-timestamp", "now"), Condition::MalformedTime),
        (sent.with("x-tc-timestamp", "-1"), Condition::MalformedTime),
        (in_header("AKIDFAKE", "AKIDELSE"), Condition::UnknownKey),
        (in_header("Signature=", "Signature=0"), Condition::WrongSignature),
    ];
    for (sent, expected) in cases {
        assert_eq!(condition(&sent), expected, "{:?}", sent.headers);
    }
    let (rest, _) = sent.headers["authorization"].to_str().unwrap().split_once(", Signature").unwrap();
    assert_eq!(condition(&sent.with("authorization", rest)), Condition::NoSignature);
    assert_eq!(
        condition(&sent.with("authorization", &format!("{rest}, Signature="))),
        Condition::NoSignature
    );
}

#[test]
fn the_clock_may_differ_both_ways_but_not_more() {
    let sent = good();
    for now in [NOW - SKEW, NOW + SKEW] {
        judged(&sent, &[fake_key()], now).unwrap();
    }
    for now in [NOW - SKEW - 1, NOW + SKEW + 1, 0, u64::MAX] {
        assert_eq!(judged(&sent, &[fake_key()], now).unwrap_err().condition, Condition::ClockSkew);
    }
}

#[test]
fn temporary_keys_need_their_token() {
    let keys = [key("AKIDOTHER", "x", None), key("AKIDFAKE", "not-a-secret", Some("fake-token"))];
    let sent = good();
    judged(&sent.with("x-tc-token", "fake-token"), &keys, NOW).unwrap();
    for wrong in [sent.clone(), sent.with("x-tc-token", "fake-tokem"), sent.with("x-tc-token", "")] {
        assert_eq!(judged(&wrong, &keys, NOW).unwrap_err().condition, Condition::WrongToken);
    }
    judged(&sent.with("x-tc-token", ""), &[fake_key()], NOW).unwrap();
    assert_eq!(condition(&sent.with("x-tc-token", "unasked")), Condition::WrongToken);
}

#[test]
fn faults_are_found_in_the_order_of_a_server() {
    // Each step repairs the fault that the step before it met.
    let mut sent = good().replaced("authorization", "Signature=", "Signature=0").with("x-tc-token", "wrong");
    let keys = [fake_key()];
    assert_eq!(judged(&sent, &[], NOW + 301).unwrap_err().condition, Condition::UnknownKey);
    assert_eq!(judged(&sent, &keys, NOW + 301).unwrap_err().condition, Condition::ClockSkew);
    assert_eq!(judged(&sent, &keys, NOW).unwrap_err().condition, Condition::WrongToken);
    sent = sent.without("x-tc-token");
    assert_eq!(judged(&sent, &keys, NOW).unwrap_err().condition, Condition::WrongSignature);
}

#[test]
fn a_refusal_tells_neither_the_secret_nor_the_signature() {
    let sent = good();
    let right = sent.headers["authorization"].to_str().unwrap().rsplit_once('=').unwrap().1.to_owned();
    let wrong = sent.replaced("authorization", &right, &hash::sha256_hex(b"other"));
    let message = judged(&wrong, &[fake_key()], NOW).unwrap_err().message;
    assert!(!message.contains(&right) && !message.contains("not-a-secret"), "{message}");
}
