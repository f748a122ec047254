//! What the providers that ask a server ask, and what they say.

use std::time::Duration;

use apiscribe_runtime::TransportErrorKind;
use apiscribe_runtime::credentials::{Provider, ProviderContext, ProviderError};
use apiscribe_runtime::tencent::{self, AssumeRole, CvmRole};
use serde_json::{Value as Json, json};
use tokio::time::advance;

use crate::sources::*;

const ROLES: &str = "http://metadata.tencentyun.com/latest/meta-data/cam/security-credentials/";

fn keys_of(id: &str, ends: u64) -> Json {
    json!({"TmpSecretId": id, "TmpSecretKey": CANARY, "Token": format!("token of {id}"), "ExpiredTime": ends, "Code": "Success"})
}

fn body(json: &Json) -> Answer {
    Answer::Body(200, json.to_string())
}

/// The metadata service answers with these, everything else is content.
fn instance(role: Answer, keys: impl Fn(u64) -> Answer + Send + Sync + 'static) -> Vendor {
    Vendor::new(move |seen| match seen.url.strip_prefix(ROLES) {
        Some("") => role.clone(),
        Some("the-role") => keys(START + seen.at.as_secs()),
        Some(other) => panic!("nobody knows the role {other}"),
        None => done(),
    })
}

#[tokio::test(start_paused = true)]
async fn the_role_of_an_instance_is_found_and_its_keys_are_renewed() {
    let vendor = instance(Answer::Body(200, "the-role\n".to_owned()), |now| {
        body(&keys_of(if now == START { "first" } else { "second" }, now + 3600))
    });
    let client = vendor.client(CvmRole::new());
    for wait in [0, 3299, 1] {
        advance(Duration::from_secs(wait)).await;
        client.send(recording()).await.unwrap();
    }
    let asked = [ROLES.to_owned(), format!("{ROLES}the-role")];
    let api = "https://trtc.tencentcloudapi.com/".to_owned();
    let urls: Vec<_> = vendor.seen().into_iter().map(|seen| seen.url).collect();
    let expected = [&asked[0], &asked[1], &api, &api, &asked[0], &asked[1], &api];
    assert!(urls.iter().eq(expected), "{urls:?}");
    assert_eq!(vendor.signers(), ["", "", "first", "first", "", "", "second"]);
    assert_eq!(vendor.seen()[2].request.headers()["x-tc-token"], "token of first");

    let vendor =
        instance(Answer::Fault(TransportErrorKind::Connect), |now| body(&keys_of("named", now + 3600)));
    vendor.client(CvmRole::new().role("the-role")).send(recording()).await.unwrap();
    assert_eq!(vendor.signers(), ["", "named"]);
}

#[tokio::test(start_paused = true)]
async fn an_instance_without_a_role_and_a_machine_that_is_none_have_no_credentials() {
    let role = || Answer::Body(200, "the-role".to_owned());
    let good = keys_of("id", START + 3600);
    let without = |name: &str| {
        let mut keys = good.clone();
        keys[name] = Json::Null;
        body(&keys)
    };
    let lacks =
        "the answer of the metadata service lacks one of TmpSecretId, TmpSecretKey, Token and ExpiredTime";
    for (role, keys, passing, text) in [
        (
            Answer::Fault(TransportErrorKind::Connect),
            role(),
            false,
            "no answer of http://metadata.tencentyun.com (is this a CVM instance?): no way there",
        ),
        (Answer::Silence, role(), false, "(is this a CVM instance?): no reply in time"),
        (Answer::Fault(TransportErrorKind::Body), role(), true, "no way there"),
        (Answer::Body(404, String::new()), role(), false, "this instance has no role"),
        (Answer::Body(200, " \n".to_owned()), role(), false, "this instance has no role"),
        (role(), Answer::Body(404, CANARY.to_owned()), false, "this instance has no role"),
        (role(), Answer::Body(502, CANARY.to_owned()), true, "the metadata service answered status 502"),
        (role(), Answer::Body(200, CANARY.to_owned()), true, "the metadata service answered with no JSON"),
        (role(), Answer::Body(200, format!("[\"{CANARY}\"]")), true, "did not succeed (its Code says so)"),
        (role(), body(&json!({"Code": CANARY})), true, "did not succeed (its Code says so)"),
        (role(), without("TmpSecretKey"), true, lacks),
        (role(), without("Token"), true, lacks),
        (role(), without("ExpiredTime"), true, lacks),
    ] {
        let vendor = instance(role, move |_| keys.clone());
        let error = refusal(&vendor, CvmRole::new()).await;
        assert!(error.to_string().contains("credentials: CVM role: "), "{error}");
        assert!(error.to_string().contains(text), "{error}");
        assert_eq!(error.is_retryable(), passing, "{error}");
        assert!(vendor.signers().iter().all(String::is_empty));
    }
}

/// The token service answers so, everything else is content.
fn token_service(answer: impl Fn(&Seen) -> Answer + Send + Sync + 'static) -> Vendor {
    Vendor::new(move |seen| if seen.url.contains("sts.") { answer(seen) } else { done() })
}

fn role() -> AssumeRole {
    let source = tencent::Credentials::new("lasting", CANARY).token("token of lasting");
    AssumeRole::new(source, "qcs::cam::uin/1:roleName/demo", "night-job")
}

#[tokio::test(start_paused = true)]
async fn a_role_is_taken_on_with_the_credentials_of_another_source() {
    let vendor = token_service(|seen| {
        let keys = keys_of("passing", 0);
        body(
            &json!({"Response": {"Credentials": keys, "ExpiredTime": START + seen.at.as_secs() + 7200, "RequestId": "r"}}),
        )
    });
    let client = vendor.client(role());
    for wait in [0, 6899, 1] {
        advance(Duration::from_secs(wait)).await;
        client.send(recording()).await.unwrap();
    }
    assert_eq!(vendor.signers(), ["lasting", "passing", "passing", "lasting", "passing"]);
    let seen = vendor.seen();
    let (asked, called) = (&seen[0].request, &seen[1].request);
    assert_eq!(asked.uri(), "https://sts.tencentcloudapi.com/");
    for (name, value) in [
        ("x-tc-action", "AssumeRole"),
        ("x-tc-version", "2018-08-13"),
        ("x-tc-region", "ap-guangzhou"),
        ("x-tc-token", "token of lasting"),
    ] {
        assert_eq!(asked.headers()[name], value);
    }
    let asked_for = json!({"RoleArn": "qcs::cam::uin/1:roleName/demo", "RoleSessionName": "night-job", "DurationSeconds": 7200});
    assert_eq!(serde_json::from_slice::<Json>(asked.body()).unwrap(), asked_for);
    assert_eq!(called.headers()["x-tc-token"], "token of passing");
}

#[tokio::test(start_paused = true)]
async fn a_role_may_be_asked_for_otherwise() {
    let vendor = token_service(|_| {
        body(
            &json!({"Response": {"Credentials": keys_of("passing", 0), "ExpiredTime": START + 900, "RequestId": "r"}}),
        )
    });
    let role = role().duration(Duration::from_secs(900)).external_id("agreed").region("ap-singapore");
    vendor.client(role.host("sts.intl.tencentcloudapi.com")).send(recording()).await.unwrap();
    let asked = &vendor.seen()[0].request;
    assert_eq!(asked.uri().host(), Some("sts.intl.tencentcloudapi.com"));
    assert_eq!(asked.headers()["x-tc-region"], "ap-singapore");
    let asked_for: Json = serde_json::from_slice(asked.body()).unwrap();
    assert_eq!((&asked_for["DurationSeconds"], &asked_for["ExternalId"]), (&json!(900), &json!("agreed")));
}

#[tokio::test(start_paused = true)]
async fn a_wrong_clock_keeps_nobody_from_a_role() {
    let vendor = token_service(|seen| match seen.request.headers()["x-tc-timestamp"].to_str().unwrap() {
        "1700003600" => body(
            &json!({"Response": {"Credentials": keys_of("passing", 0), "ExpiredTime": START + 7200, "RequestId": "r"}}),
        ),
        _ => Answer::Dated("Tue, 14 Nov 2023 23:13:20 GMT", error_of("AuthFailure.SignatureExpire")),
    });
    vendor.client(role()).send(recording()).await.unwrap();
    assert_eq!(vendor.signers(), ["lasting", "lasting", "passing"]);

    let vendor = token_service(|_| {
        Answer::Dated("Tue, 14 Nov 2023 23:13:20 GMT", error_of("AuthFailure.SignatureExpire"))
    });
    refusal(&vendor, role()).await;
    assert_eq!(vendor.signers(), ["lasting"; 2], "once more, not again and again");
}

#[tokio::test(start_paused = true)]
async fn a_role_that_is_refused_says_so() {
    let keys = json!({"Response": {"Credentials": {"TmpSecretKey": CANARY}, "RequestId": "r"}});
    for (answer, passing, text) in [
        (
            failed("AuthFailure.UnauthorizedOperation"),
            false,
            "AssumeRole failed: AuthFailure.UnauthorizedOperation: no",
        ),
        (failed("InternalError"), true, "AssumeRole failed: InternalError: no"),
        (Answer::Fault(TransportErrorKind::Connect), true, "no way there"),
        (
            Answer::Body(200, format!("<{CANARY}>")),
            true,
            "the answer of AssumeRole cannot be read (status 200)",
        ),
        (
            body(&json!({"Response": {"Error": [CANARY]}})),
            true,
            "the answer of AssumeRole cannot be read (status 200)",
        ),
        (
            body(&json!({"Response": {"ExpiredTime": CANARY}})),
            true,
            "the answer of AssumeRole cannot be read (status 200)",
        ),
        (body(&keys), true, "lacks one of TmpSecretId, TmpSecretKey, Token and ExpiredTime"),
    ] {
        let error = refusal(&token_service(move |_| answer.clone()), role()).await;
        assert!(error.to_string().contains("credentials: STS AssumeRole: "), "{error}");
        assert!(error.to_string().contains(text), "{error}");
        assert_eq!(error.is_retryable(), passing, "{error}");
    }
    let nothing = Source::new([Step::Fails(ProviderError::absent("empty"))]);
    let error = refusal(&Vendor::content(), AssumeRole::new(nothing, "role", "session")).await;
    assert!(error.to_string().contains("STS AssumeRole: nothing to sign with: vault: empty"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_provider_can_be_asked_without_a_client() {
    let clock = || START;
    let context = ProviderContext::new(None, &clock, None);
    let brought = Source::new([Step::Keys("id", Some(60))]).provide(&context).await.unwrap();
    assert_eq!(brought.expires(), Some(START + 60));
    let error = CvmRole::new().provide(&context).await.unwrap_err();
    assert!(!error.is_absent() && error.to_string().contains("no HTTP client"), "{error}");
}
