//! The signature of Volcengine.

use super::{Sent, group, hash, joined, key, signature, text, vectors};
use crate::mock::auth::{Caller, Condition, KeyPair, Refusal, volcengine};

pub(super) const NOW: u64 = 1_743_271_777;
const SKEW: u64 = 900;
const TARGET: &str = "/?Action=ListBill&Version=2022-01-01";
const LINES: &str = "host:billing.volcengineapi.com\nx-date:20250329T180937Z\n";

fn published_key() -> KeyPair {
    let keys = vectors()["volc_keys"].clone();
    key(&joined(&keys, "access_key_id_parts"), &joined(&keys, "secret_access_key_parts"), None)
}

fn judged(sent: &Sent, keys: &[KeyPair], now: u64) -> Result<Caller, Refusal> {
    sent.judged(|request| volcengine::verify(request, keys, now, SKEW))
}

fn condition(sent: &Sent) -> Condition {
    judged(sent, &[fake_key()], NOW).unwrap_err().condition
}

pub(super) fn fake_key() -> KeyPair {
    key("AKLTFAKE", "not-a-secret", None)
}

fn signed(canonical: &str) -> String {
    let text = format!(
        "HMAC-SHA256\n20250329T180937Z\n20250329/cn-north-1/rtc/request\n{}",
        hash::sha256_hex(canonical.as_bytes())
    );
    signature("not-a-secret", &["20250329", "cn-north-1", "rtc", "request"], &text)
}

/// A request signed over the canonical lines of its headers, as a client's author would write them down.
fn signed_request(names: &str, lines: &str, query: &str, body: &str) -> Sent {
    let canonical = format!("POST\n/\n{query}\n{lines}\n{names}\n{}", hash::sha256_hex(body.as_bytes()));
    let authorization = format!(
        "HMAC-SHA256 Credential=AKLTFAKE/20250329/cn-north-1/rtc/request, SignedHeaders={names}, Signature={}",
        signed(&canonical)
    );
    let headers = [
        ("host", "billing.volcengineapi.com"),
        ("x-date", "20250329T180937Z"),
        ("content-type", "Application/JSON"),
        ("authorization", &authorization),
    ];
    Sent::new("POST", &format!("/?{query}"), &headers, body)
}

pub(super) fn good() -> Sent {
    signed_request("host;x-date", LINES, "Action=ListBill&Version=2022-01-01", "{}")
}

pub(super) fn presigned(query: &str) -> Sent {
    let canonical = format!("GET\n/\n{query}\n\n\n\n{}", hash::sha256_hex(b""));
    Sent::new("GET", &format!("/?{query}&X-Signature={}", signed(&canonical)), &[("host", "localhost")], "")
}

pub(super) const IN_QUERY: &str = "Action=ListBill&X-Algorithm=HMAC-SHA256&X-Credential=AKLTFAKE%2F20250329%2Fcn-north-1%2Frtc%2Frequest\
    &X-Date=20250329T180937Z&X-NotSignBody=&X-SignedHeaders=&X-SignedQueries=Action%3BX-Algorithm%3BX-Credential%3BX-Date\
    %3BX-NotSignBody%3BX-SignedHeaders%3BX-SignedQueries";

#[test]
fn the_published_examples_pass() {
    for case in group("volc") {
        let key = published_key();
        let date = text(&case, "x_date");
        let (region, service) = (text(&case, "region"), text(&case, "service"));
        let authorization = format!(
            "HMAC-SHA256 Credential={}/{}/{region}/{service}/request, SignedHeaders={}, Signature={}",
            key.id,
            &date[..8],
            text(&case, "signed_headers"),
            text(&case, "signature")
        );
        let headers = [("host", text(&case, "host")), ("x-date", date), ("authorization", authorization)];
        let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let uri = format!("/?{}", text(&case, "query"));
        let sent = Sent::new(&text(&case, "method"), &uri, &headers, &text(&case, "body"));
        let now = if case["id"] == "E1" { 1_718_781_186 } else { NOW };
        let caller = Caller { id: key.id.clone(), service: Some(service), region: Some(region) };
        assert_eq!(judged(&sent, &[key], now), Ok(caller), "{}", case["id"]);
    }
}

#[test]
fn a_changed_bit_is_refused_wherever_it_is_signed() {
    let sent = good();
    judged(&sent, &[fake_key()], NOW).unwrap();
    let body = Sent { body: b"[}".to_vec(), ..sent.clone() };
    let method = Sent { method: http::Method::PUT, ..sent.clone() };
    let other = [
        body,
        method,
        sent.at("/x?Action=ListBill&Version=2022-01-01"),
        sent.at("/?Action=ListBilm&Version=2022-01-01"),
        sent.at("/?Bction=ListBill&Version=2022-01-01"),
        sent.with("host", "Billing.volcengineapi.com"),
        sent.with("x-date", "20250329T180936Z"),
        sent.replaced("authorization", "/rtc/", "/rtb/"),
        sent.replaced("authorization", "/cn-north-1/", "/cn-north-0/"),
    ];
    for changed in other {
        assert_eq!(condition(&changed), Condition::WrongSignature, "{}", changed.uri);
    }
}

#[test]
fn the_query_is_signed_in_its_canonical_form() {
    let canonical = "Action=ListBill&Empty=&Name=a%20b%2Bc%2A~&Name=a&Version=2022-01-01";
    let sent = signed_request("host;x-date", LINES, canonical, "{}");
    for same in [
        "/?Version=2022-01-01&Name=a+b%2bc*%7E&Name=a&Empty&Action=ListBill",
        "/?Action=ListBill&Empty=&Name=a%20b%2Bc%2A~&&Name=a&Version=2022-01-01",
    ] {
        judged(&sent.at(same), &[fake_key()], NOW).unwrap();
    }
    assert_eq!(
        condition(&sent.at("/?Version=2022-01-01&Name=a&Name=a+b%2bc*%7E&Empty&Action=ListBill")),
        Condition::WrongSignature
    );
}

#[test]
fn signed_headers_keep_their_order_and_case() {
    let lines = "x-date:20250329T180937Z\nhost:billing.volcengineapi.com\ncontent-type:Application/JSON\n";
    let unsorted = signed_request("x-date;host;content-type", lines, "Action=A", "");
    judged(&unsorted, &[fake_key()], NOW).unwrap();
    judged(&unsorted.with("content-type", " Application/JSON\t"), &[fake_key()], NOW).unwrap();
    assert_eq!(condition(&unsorted.with("content-type", "application/json")), Condition::WrongSignature);
}

#[test]
fn the_port_of_the_scheme_is_no_part_of_the_host() {
    for host in ["billing.volcengineapi.com:80", "billing.volcengineapi.com:443"] {
        judged(&good().with("host", host), &[fake_key()], NOW).unwrap();
    }
    let other_port = LINES.replace(".com", ".com:8080");
    let sent = signed_request("host;x-date", &other_port, "Action=A", "")
        .with("host", "billing.volcengineapi.com:8080");
    judged(&sent, &[fake_key()], NOW).unwrap();
}

#[test]
fn a_hash_of_the_body_must_be_right() {
    let right = hash::sha256_hex(b"{}");
    judged(&good().with("x-content-sha256", &right), &[fake_key()], NOW).unwrap();
    let unsigned = good().with("x-content-sha256", &hash::sha256_hex(b""));
    let changed = Sent { body: b"[]".to_vec(), ..good().with("x-content-sha256", &right) };
    for wrong in [unsigned, changed] {
        let refusal = judged(&wrong, &[fake_key()], NOW).unwrap_err();
        assert_eq!(refusal.condition, Condition::WrongSignature);
        assert!(refusal.message.starts_with("X-Content-Sha256"), "{}", refusal.message);
        assert_eq!(judged(&wrong, &[], NOW).unwrap_err().condition, Condition::UnknownKey);
    }
}

#[test]
fn each_fault_has_its_condition() {
    let sent = good();
    let in_header = |from, to| sent.replaced("authorization", from, to);
    let mut twice = sent.clone();
    twice.headers.append("x-date", "20250329T180937Z".parse().unwrap());
    let cases = [
        (sent.without("authorization"), Condition::NoAuthorization),
        (sent.with("authorization", ""), Condition::NoAuthorization),
        (sent.with("authorization", "HMAC-SHA256"), Condition::MalformedAuthorization),
        (in_header("HMAC-SHA256 ", "HMAC-SHA1 "), Condition::MalformedAuthorization),
        (in_header("SignedHeaders", "Signedheaders"), Condition::MalformedAuthorization),
        (in_header("host;x-date", "host"), Condition::MalformedAuthorization),
        (in_header("host;x-date", "x-date"), Condition::MalformedAuthorization),
        (in_header("host;x-date", "host;x-date;host"), Condition::MalformedAuthorization),
        (in_header("host;x-date", "host;x-date;x-lost"), Condition::MalformedAuthorization),
        (in_header("host;x-date", "host;x-date;Content-Type"), Condition::MalformedAuthorization),
        (twice, Condition::MalformedAuthorization),
        (in_header("/request", "/requesu"), Condition::MalformedCredential),
        (in_header("/cn-north-1/", "//"), Condition::MalformedCredential),
        (in_header("/cn-north-1", ""), Condition::MalformedCredential),
        (in_header("/20250329/", "/20250330/"), Condition::MalformedCredential),
        (in_header("Signature=", "Signature=,Signature="), Condition::MalformedAuthorization),
        (in_header(", Signature=", ", Signature=x"), Condition::WrongSignature),
        (in_header("AKLTFAKE", "AKLTELSE"), Condition::UnknownKey),
        (sent.with("x-date", "20250229T180937Z"), Condition::MalformedTime),
        (sent.with("x-date", "2025-03-29T18:09:37Z"), Condition::MalformedTime),
        (sent.without("x-date"), Condition::IncompleteRequest),
        (sent.with("x-security-token", "unasked"), Condition::WrongToken),
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
    let keys = [key("AKLTFAKE", "not-a-secret", Some("fake-token"))];
    let sent = good();
    judged(&sent.with("x-security-token", "fake-token"), &keys, NOW).unwrap();
    for wrong in
        [sent.clone(), sent.with("x-security-token", "fake-tokem"), sent.with("x-security-token", "")]
    {
        let refusal = judged(&wrong, &keys, NOW).unwrap_err();
        assert_eq!(refusal.condition, Condition::WrongToken);
        assert!(!refusal.message.contains("fake-token"), "{}", refusal.message);
    }
}

#[test]
fn a_get_may_be_signed_in_the_query() {
    let sent = presigned(IN_QUERY);
    let caller = judged(&sent, &[fake_key()], NOW).unwrap();
    assert_eq!(caller.service.as_deref(), Some("rtc"));
    judged(&sent, &[fake_key()], NOW + 900).unwrap();
    assert_eq!(judged(&sent, &[fake_key()], NOW + 901).unwrap_err().condition, Condition::ClockSkew);
    let longer = IN_QUERY
        .replace("&X-NotSignBody", "&X-Expires=3600&X-NotSignBody")
        .replace("X-Date%3B", "X-Date%3BX-Expires%3B");
    judged(&presigned(&longer), &[fake_key()], NOW + 3600).unwrap();
    assert_eq!(
        judged(&presigned(&longer), &[fake_key()], NOW + 3601).unwrap_err().condition,
        Condition::ClockSkew
    );

    let post = Sent { method: http::Method::POST, ..sent.clone() };
    let faults = [
        (post, Condition::MalformedAuthorization),
        (sent.at(&sent.uri.replace("ListBill", "ListBilm")), Condition::WrongSignature),
        (sent.at(&sent.uri.replace("=HMAC-SHA256", "=HMAC-SHA1")), Condition::MalformedAuthorization),
        (sent.at(&sent.uri.replace("X-SignedQueries=", "X-Signed=")), Condition::MalformedAuthorization),
        (sent.at(&sent.uri.replace("X-SignedHeaders=", "X-Signed=")), Condition::MalformedAuthorization),
        (sent.at(&format!("{}&Extra=1", sent.uri)), Condition::MalformedAuthorization),
        (sent.at(&sent.uri.replace("X-Date=2", "X-Day=2")), Condition::MalformedAuthorization),
        (presigned(&longer.replace("3600", "an-hour")), Condition::MalformedTime),
        (sent.at(&sent.uri.replace("X-Date=2025", "X-Date=")), Condition::MalformedTime),
        (sent.at(&sent.uri.replace("X-Signature=", "X-Sign=")), Condition::NoSignature),
        (sent.at(&format!("{}&X-Security-Token=unasked", sent.uri)), Condition::WrongToken),
        (sent.at(TARGET), Condition::NoAuthorization),
    ];
    for (sent, expected) in faults {
        assert_eq!(condition(&sent), expected, "{}", sent.uri);
    }
    assert_eq!(
        condition(&presigned(&IN_QUERY.replace("&X-Date=20250329T180937Z", ""))),
        Condition::IncompleteRequest
    );
}

#[test]
fn a_query_may_sign_headers_and_carry_a_token() {
    let query = format!(
        "{}&X-Security-Token=fake-token",
        IN_QUERY.replace("X-SignedHeaders=&", "X-SignedHeaders=host&")
    );
    let canonical = format!(
        "GET\n/\n{}\nhost:localhost\n\nhost\n{}",
        IN_QUERY
            .replace("X-SignedHeaders=&", "X-SignedHeaders=host&")
            .replace("&X-SignedHeaders=", "&X-Security-Token=fake-token&X-SignedHeaders="),
        hash::sha256_hex(b"")
    );
    let uri = format!("/?{query}&X-Signature={}", signed(&canonical));
    let sent = Sent::new("GET", &uri, &[("host", "localhost")], "");
    let keys = [key("AKLTFAKE", "not-a-secret", Some("fake-token"))];
    judged(&sent, &keys, NOW).unwrap();
    assert_eq!(
        judged(&sent.with("host", "localhosu"), &keys, NOW).unwrap_err().condition,
        Condition::WrongSignature
    );
    assert_eq!(condition(&sent), Condition::WrongToken);
}
