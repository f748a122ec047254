//! UserSig.

use std::io::Write;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use serde_json::{Value, json};

use super::{App, Sent, group, hash, joined, text};
use crate::mock::auth::{Caller, Condition, Refusal, user_sig};

/// When the fake UserSig begins.
pub(super) const START: u64 = 1_700_000_000;
const KEY: &str = "not-a-real-key";

pub(super) fn app() -> App {
    App { app_id: 1_400_000_000, administrator: "admin".to_owned(), key: KEY.to_owned() }
}

pub(super) fn judged(sent: &Sent, app: App, now: u64) -> Result<Caller, Refusal> {
    sent.judged(|request| user_sig::verify(request, &[app], now))
}

fn condition(sent: &Sent) -> Condition {
    judged(sent, app(), START).unwrap_err().condition
}

/// Packs a statement as the vendor's packages do.
pub(super) fn packed(statement: &[u8], level: u32) -> String {
    escaped(&zlib(statement, level))
}

pub(super) fn zlib(statement: &[u8], level: u32) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(level));
    encoder.write_all(statement).unwrap();
    encoder.finish().unwrap()
}

pub(super) fn escaped(packed: &[u8]) -> String {
    BASE64_STANDARD.encode(packed).replace('+', "*").replace('/', "-").replace('=', "_")
}

/// What an account of the app states, signed, before the changes that a test makes.
pub(super) fn statement(identifier: &str) -> Value {
    let signed =
        format!("TLS.identifier:{identifier}\nTLS.sdkappid:1400000000\nTLS.time:{START}\nTLS.expire:3600\n");
    json!({
        "TLS.ver": "2.0", "TLS.identifier": identifier, "TLS.sdkappid": 1_400_000_000, "TLS.expire": 3600, "TLS.time": START,
        "TLS.sig": BASE64_STANDARD.encode(hash::tag(KEY.as_bytes(), signed.as_bytes())),
    })
}

pub(super) fn request(identifier: &str, user_sig: &str) -> Sent {
    let query =
        format!("sdkappid=1400000000&identifier={identifier}&usersig={user_sig}&random=7&contenttype=json");
    Sent::new("POST", &format!("/v4/live_engine_http_srv/get_room_list?{query}"), &[], "{}")
}

fn stated(statement: &Value) -> Sent {
    request("admin", &packed(statement.to_string().as_bytes(), 6))
}

fn good() -> Sent {
    stated(&statement("admin"))
}

/// The good request with one field of the statement changed.
fn with(name: &str, value: Value) -> Sent {
    let mut statement = statement("admin");
    statement[name] = value;
    stated(&statement)
}

/// The good request with one parameter of the query changed.
fn asked(from: &str, to: &str) -> Sent {
    let sent = good();
    assert!(sent.uri.contains(from), "{from}");
    sent.at(&sent.uri.replace(from, to))
}

#[test]
fn the_published_example_passes() {
    for case in group("usersig") {
        let identifier = text(&case, "identifier");
        let app = App {
            app_id: case["sdkappid"].as_u64().unwrap(),
            administrator: identifier.clone(),
            key: joined(&case, "key_parts"),
        };
        let end = case["time"].as_u64().unwrap() + case["expire"].as_u64().unwrap();
        let caller = Caller { id: identifier.clone(), service: None, region: None };
        let level_0 = text(&case, "usersig_zlib_level0");
        let level_9 = packed(text(&case, "json_python_spacing").as_bytes(), 9);
        for user_sig in [level_0, level_9] {
            let sent = request(&identifier, &user_sig);
            assert_eq!(judged(&sent, app.clone(), end), Ok(caller.clone()));
            assert_eq!(judged(&sent, app.clone(), end + 1).unwrap_err().condition, Condition::ExpiredUserSig);
        }
    }
}

#[test]
fn numbers_may_be_texts_and_values_percent_encoded() {
    for (name, value) in [("TLS.sdkappid", "1400000000"), ("TLS.time", "1700000000"), ("TLS.expire", "3600")]
    {
        judged(&with(name, json!(value)), app(), START).unwrap();
    }
    let sent = good();
    let encoded = sent.uri.replace('*', "%2A").replace('_', "%5F").replace("=admin", "=%61dmin");
    judged(&sent.at(&encoded), app(), START).unwrap();
}

#[test]
fn a_user_buffer_is_signed_too() {
    let mut statement = statement("admin");
    statement["TLS.userbuf"] = json!("AAEC");
    assert_eq!(condition(&stated(&statement)), Condition::WrongUserSig);
    let signed = format!(
        "TLS.identifier:admin\nTLS.sdkappid:1400000000\nTLS.time:{START}\nTLS.expire:3600\nTLS.userbuf:AAEC\n"
    );
    statement["TLS.sig"] = json!(BASE64_STANDARD.encode(hash::tag(KEY.as_bytes(), signed.as_bytes())));
    judged(&stated(&statement), app(), START).unwrap();
    statement["TLS.userbuf"] = json!("AAED");
    assert_eq!(condition(&stated(&statement)), Condition::WrongUserSig);
}

#[test]
fn a_changed_bit_is_refused_wherever_it_is_signed() {
    judged(&good(), app(), START).unwrap();
    assert_eq!(condition(&with("TLS.time", json!(START + 1))), Condition::WrongUserSig);
    assert_eq!(condition(&with("TLS.expire", json!(3601))), Condition::WrongUserSig);
    assert_eq!(condition(&with("TLS.identifier", json!("admio"))), Condition::WrongIdentifier);
    assert_eq!(condition(&with("TLS.sdkappid", json!(1_400_000_001))), Condition::WrongAppId);
    let forged = with("TLS.identifier", json!("admio"));
    assert_eq!(condition(&forged.at(&forged.uri.replace("=admin", "=admio"))), Condition::WrongUserSig);
    let mut tag = BASE64_STANDARD.decode(statement("admin")["TLS.sig"].as_str().unwrap()).unwrap();
    for bit in 0..256 {
        tag[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(condition(&with("TLS.sig", json!(BASE64_STANDARD.encode(&tag)))), Condition::WrongUserSig);
        tag[bit / 8] ^= 1 << (bit % 8);
    }
    let other_key = App { key: "not-a-real-kez".to_owned(), ..app() };
    assert_eq!(judged(&good(), other_key, START).unwrap_err().condition, Condition::WrongUserSig);
}

#[test]
fn each_fault_of_the_query_has_its_condition() {
    let cases = [
        (asked("sdkappid=1400000000&", ""), Condition::NoAppId),
        (asked("sdkappid=1400000000", "sdkappid="), Condition::NoAppId),
        (asked("sdkappid=", "SdkAppId="), Condition::NoAppId),
        (asked("=1400000000", "=1400000001"), Condition::UnknownAppId),
        (asked("=1400000000", "=first"), Condition::UnknownAppId),
        (asked("identifier=admin&", ""), Condition::IncompleteRequest),
        (asked("usersig=", "usersig=&x="), Condition::IncompleteRequest),
        (asked("&random=7", ""), Condition::IncompleteRequest),
        (asked("=7", "=4294967296"), Condition::IncompleteRequest),
        (asked("=7", "=-7"), Condition::IncompleteRequest),
        (asked("&contenttype=json", ""), Condition::IncompleteRequest),
        (asked("=json", "=xml"), Condition::IncompleteRequest),
        (asked("=admin", "=Admin"), Condition::WrongIdentifier),
    ];
    for (sent, expected) in cases {
        assert_eq!(condition(&sent), expected, "{}", sent.uri);
    }
    judged(&asked("=7", "=4294967295"), app(), START).unwrap();
}

#[test]
fn only_the_administrator_may_call() {
    let sent = request("alice", &packed(statement("alice").to_string().as_bytes(), 6));
    assert_eq!(condition(&sent), Condition::NotAdministrator);
    let alice = App { administrator: "alice".to_owned(), ..app() };
    assert_eq!(judged(&sent, alice, START).unwrap().id, "alice");
}

#[test]
fn the_end_cannot_overflow() {
    assert_eq!(judged(&good(), app(), START + 3601).unwrap_err().condition, Condition::ExpiredUserSig);
    let endless = with("TLS.expire", json!(u64::MAX));
    assert_eq!(judged(&endless, app(), u64::MAX).unwrap_err().condition, Condition::WrongUserSig);
}

#[test]
fn what_cannot_be_decoded_is_unreadable() {
    let zlib = packed(b"", 6);
    let standard_alphabet = packed(&[0xff; 9], 0).replace('*', "+").replace('-', "%2F").replace('_', "=");
    let raw_deflate = escaped(&[0x03, 0x00]);
    let whole = packed(statement("admin").to_string().as_bytes(), 6);
    for user_sig in
        [&whole[..whole.len() - 8], &whole[1..], "%00", "é", "____", &zlib, &standard_alphabet, &raw_deflate]
    {
        let sent = request("admin", &user_sig.replace('é', "%C3%A9"));
        assert_eq!(condition(&sent), Condition::UnreadableUserSig, "{user_sig}");
    }
    for text in ["[]", "null", "{", "\"a\"", "{}"] {
        assert_eq!(
            condition(&request("admin", &packed(text.as_bytes(), 6))),
            Condition::UnreadableUserSig,
            "{text}"
        );
    }
    for (name, value) in [
        ("TLS.ver", json!("1.0")),
        ("TLS.identifier", json!(7)),
        ("TLS.sdkappid", json!(1.5)),
        ("TLS.time", json!(-1)),
        ("TLS.expire", json!("soon")),
        ("TLS.userbuf", json!(null)),
        ("TLS.sig", json!("*")),
    ] {
        assert_eq!(condition(&with(name, value)), Condition::UnreadableUserSig, "{name}");
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    let mut statement = statement("admin").to_string();
    let padded = |statement: &str, size: usize| format!("{statement}{}", " ".repeat(size - statement.len()));
    judged(&request("admin", &packed(padded(&statement, 65_536).as_bytes(), 9)), app(), START).unwrap();
    statement = padded(&statement, 65_537);
    let refusal = judged(&request("admin", &packed(statement.as_bytes(), 9)), app(), START).unwrap_err();
    assert_eq!(refusal.condition, Condition::UnreadableUserSig);
    assert!(refusal.message.contains("64 KiB"), "{}", refusal.message);
    let bomb = request("admin", &packed(&vec![b' '; 8 << 20], 9));
    assert_eq!(condition(&bomb), Condition::UnreadableUserSig);
}
