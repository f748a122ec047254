//! Every published vector, with the intermediate values that the vendors print.

use serde_json::Value;

use super::{SigningKey, hex, sha256_hex, tc3, user_sig, volcengine};

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../tests/vectors.json")).unwrap()
}

fn text<'a>(case: &'a Value, key: &str) -> &'a str {
    case[key].as_str().unwrap_or_else(|| panic!("{key} in {case}"))
}

fn joined(case: &Value, key: &str) -> String {
    case[key].as_array().unwrap().iter().map(|part| part.as_str().unwrap()).collect()
}

/// The bytes of a derived key, which the API never shows: recomputed with ring from the same parts.
fn chain(secret: &str, parts: &[&str]) -> Vec<String> {
    let mut key = secret.as_bytes().to_vec();
    parts
        .iter()
        .map(|part| {
            let ring_key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &key);
            key = ring::hmac::sign(&ring_key, part.as_bytes()).as_ref().to_vec();
            hex(&key).as_str().to_owned()
        })
        .collect()
}

#[test]
fn tc3_vectors() {
    let vectors = vectors();
    let cases = vectors["tc3"].as_array().unwrap();
    assert_eq!(cases.len(), 4);
    for case in cases {
        let signed = text(case, "signed_headers");
        let request = tc3::Request {
            method: text(case, "method"),
            host: text(case, "host"),
            content_type: text(case, "content_type"),
            action: signed.contains("x-tc-action").then_some("DescribeInstances"),
            query: text(case, "query"),
            payload: text(case, "payload").as_bytes(),
            service: text(case, "service"),
            timestamp: case["timestamp"].as_u64().unwrap(),
        };
        let secret = joined(case, "secret_key_parts");
        let date = text(case, "date");
        assert_eq!(super::time::date(request.timestamp), date);
        let (canonical, names) = tc3::canonical_request(&request);
        assert_eq!(names, signed);
        if case.get("hashed_payload").is_some() {
            assert_eq!(sha256_hex(request.payload), text(case, "hashed_payload"));
            assert_eq!(sha256_hex(canonical.as_bytes()), text(case, "hashed_canonical_request"));
        }
        if case.get("secret_date").is_some() {
            let keys = chain(&format!("TC3{secret}"), &[date, request.service, "tc3_request"]);
            let printed =
                ["secret_date", "secret_service", "secret_signing"].map(|name| text(case, name).to_owned());
            assert_eq!(keys, printed);
        }
        let key = tc3::signing_key(&secret, date, request.service);
        assert_eq!(tc3::signature(&request, &key), text(case, "signature"));
        let header = tc3::authorization(&request, &joined(case, "secret_id_parts"), &key);
        let id = joined(case, "secret_id_parts");
        assert_eq!(
            header,
            format!(
                "TC3-HMAC-SHA256 Credential={id}/{date}/cvm/tc3_request, SignedHeaders={signed}, Signature={}",
                text(case, "signature")
            )
        );
    }
}

#[test]
fn volcengine_vectors() {
    let vectors = vectors();
    let cases = vectors["volc"].as_array().unwrap();
    assert_eq!(cases.len(), 3);
    let access_key = joined(&vectors["volc_keys"], "access_key_id_parts");
    let secret = joined(&vectors["volc_keys"], "secret_access_key_parts");
    for case in cases {
        let body_sha256 = sha256_hex(text(case, "body").as_bytes());
        if case.get("body_sha256").is_some() {
            assert_eq!(body_sha256, text(case, "body_sha256"));
        }
        let request = volcengine::Request {
            method: text(case, "method"),
            path: "/",
            query: text(case, "query"),
            headers: &[("host", text(case, "host")), ("x-date", text(case, "x_date"))],
            body_sha256: &body_sha256,
            region: text(case, "region"),
            service: text(case, "service"),
            x_date: text(case, "x_date"),
        };
        assert_eq!(
            sha256_hex(volcengine::canonical_request(&request).as_bytes()),
            text(case, "hashed_canonical_request"),
        );
        let day = &request.x_date[..8];
        let keys = chain(&secret, &[day, request.region, request.service, "request"]);
        assert_eq!(keys[3], text(case, "signing_key"));
        let key = volcengine::signing_key(&secret, day, request.region, request.service);
        assert_eq!(volcengine::signature(&request, &key), text(case, "signature"));
        let header = volcengine::authorization(&request, &access_key, &key);
        assert!(header.starts_with(&format!("HMAC-SHA256 Credential={access_key}/{day}/cn-beijing/")));
        assert!(header.contains("SignedHeaders=host;x-date, Signature="));
        assert!(header.ends_with(text(case, "signature")));
    }
}

/// What the vendor's decoder does.
fn unpack(user_sig: &str) -> Value {
    use base64::Engine as _;
    let base64 = user_sig.replace('*', "+").replace('-', "/").replace('_', "=");
    let packed = base64::engine::general_purpose::STANDARD.decode(base64).unwrap();
    let document = miniz_oxide::inflate::decompress_to_vec_zlib(&packed).unwrap();
    serde_json::from_slice(&document).unwrap()
}

#[test]
fn user_sig_vector() {
    let vectors = vectors();
    let case = &vectors["usersig"][0];
    let claims = user_sig::Claims {
        sdk_app_id: case["sdkappid"].as_u64().unwrap(),
        identifier: text(case, "identifier"),
        time: case["time"].as_u64().unwrap(),
        expire: case["expire"].as_u64().unwrap(),
        userbuf: None,
    };
    let key = joined(case, "key_parts");
    assert_eq!(user_sig::signature(&claims, &key), text(case, "sig"));
    let published: Value = serde_json::from_str(text(case, "json_python_spacing")).unwrap();
    assert_eq!(unpack(text(case, "usersig_zlib_level0")), published);
    let container = user_sig::zlib(text(case, "json_python_spacing").as_bytes());
    let base64 = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, container);
    let published_text = text(case, "usersig_zlib_level0");
    assert_eq!(base64.replace('+', "*").replace('/', "-").replace('=', "_"), published_text);
    let ours = user_sig::user_sig(&claims, &key);
    assert_eq!(unpack(&ours), published);
    assert!(ours.bytes().all(|b| b.is_ascii_alphanumeric() || b"*-_".contains(&b)), "{ours}");
}

#[test]
fn zlib_containers_of_any_length() {
    for length in [1, 65_535, 65_536, 200_000] {
        let data: Vec<u8> = (0..length).map(|at: u32| at.to_le_bytes()[0]).collect();
        assert_eq!(miniz_oxide::inflate::decompress_to_vec_zlib(&user_sig::zlib(&data)).unwrap(), data);
    }
    // The largest sums.
    let data = vec![255; 100_000];
    assert_eq!(miniz_oxide::inflate::decompress_to_vec_zlib(&user_sig::zlib(&data)).unwrap(), data);
}

#[test]
fn user_sig_with_userbuf_and_awkward_account() {
    let claims = user_sig::Claims {
        sdk_app_id: 1_400_000_000,
        identifier: "quote\"back\\slash",
        time: 1,
        expire: 2,
        userbuf: Some(&[0, 255, 16]),
    };
    let document = unpack(&user_sig::user_sig(&claims, "not-a-real-key"));
    assert_eq!(document["TLS.identifier"], "quote\"back\\slash");
    assert_eq!(document["TLS.userbuf"], "AP8Q");
    let without = user_sig::Claims { userbuf: None, ..claims };
    assert_ne!(document["TLS.sig"], user_sig::signature(&without, "not-a-real-key"));
}

#[test]
fn signing_keys_never_print() {
    let key = SigningKey::derive(b"canary", &["a"]);
    assert_eq!(format!("{key:?}"), "SigningKey(**redacted**)");
}
