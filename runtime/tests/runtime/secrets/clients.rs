//! Credentials, their sources, and the clients that have them.

use std::time::Duration;

use apiscribe_runtime::credentials::{Chain, Provided, Provider as _, ProviderContext};
use apiscribe_runtime::sign::{tc3, volcengine as hmac};
use apiscribe_runtime::{AnyCredentials, RateLimits, Secret, tencent};

use super::search::*;
use super::wire::*;

pub(super) fn secret(_: &Secrets) -> String {
    let secret = Secret::new(SECRET_KEY);
    format!("{secret:?} {secret} {secret:#?}")
}

pub(super) fn tencent_credentials(_: &Secrets) -> String {
    format!("{:?} {:#?}", tencent_keys(), AnyCredentials::from(tencent_keys()))
}

pub(super) fn volcengine_credentials(_: &Secrets) -> String {
    format!("{:?} {:#?}", volcengine_keys(), AnyCredentials::from(volcengine_keys()))
}

pub(super) fn chat_credentials(_: &Secrets) -> String {
    format!("{:?} {:#?}", chat_app(), AnyCredentials::from(chat_app()))
}

pub(super) fn signing_keys(_: &Secrets) -> String {
    let tc3 = tc3::signing_key(SECRET_KEY, "2023-11-14", "trtc");
    let volcengine = hmac::signing_key(SECRET_KEY, "20231114", "cn-north-1", "rtc");
    format!("{tc3:?} {volcengine:?}")
}

pub(super) fn builders(_: &Secrets) -> String {
    format!("{:?} {:?} {:#?}", trtc(), rtc(), live())
}

/// Before anything is signed and after, when keys and UserSigs are kept.
pub(super) fn clients(secrets: &Secrets) -> String {
    let wire = Wire::new(secrets, []);
    let (trtc, rtc, live) = (wire.trtc(), wire.rtc(), wire.live());
    let before = format!("{trtc:?} {rtc:?} {live:#?}");
    secrets.learn(&trtc.prepare(&described()).unwrap());
    secrets.learn(&rtc.prepare(&crate::generated::StartRecord {}).unwrap());
    secrets.learn(&live.prepare(&crate::generated::get_things {}).unwrap());
    format!("{before} {trtc:?} {rtc:?} {live:#?}")
}

pub(super) fn client_with_a_provider(_: &Secrets) -> String {
    let builder = trtc().credentials_provider(tencent_keys());
    let before = format!("{builder:?}");
    let client = builder.build().unwrap();
    done(client.load_credentials()).unwrap();
    format!("{before} {client:?}")
}

pub(super) fn sources(_: &Secrets) -> String {
    let role = || tencent::AssumeRole::new(tencent_keys(), "role", "session").external_id(EXTERNAL_ID);
    let chain = Chain::new().then(tencent_keys()).then(role());
    let (environment, default) = (tencent::Environment::new(), tencent::default_chain());
    format!("{:?} {chain:?} {environment:?} {default:?}", role())
}

pub(super) fn brought(_: &Secrets) -> String {
    let clock = || NOW;
    let context = ProviderContext::new(None, &clock, None);
    let brought: Provided<_> = done(tencent_keys().provide(&context)).unwrap();
    format!("{:?} {context:?} {:?}", brought.clone().expiring(NOW), brought.renewed_before(Duration::ZERO))
}

/// An answer of the token service that holds a key and lacks the rest.
pub(super) fn refused_by_a_source(secrets: &Secrets) -> String {
    let keys =
        format!(r#"{{"Response":{{"Credentials":{{"TmpSecretKey":"{SECRET_KEY}"}},"RequestId":"r"}}}}"#);
    let wire = Wire::bodies(secrets, &[keys.clone(), keys.clone(), keys]);
    let role = tencent::AssumeRole::new(tencent_keys(), "role", "session").external_id(EXTERNAL_ID);
    let client = trtc().credentials_provider(role).transport(wire).build().unwrap();
    let error = done(client.load_credentials()).unwrap_err();
    format!("{error} {error:?}")
}

/// A token service that shows what it was asked with.
pub(super) fn source_whose_request_is_repeated(secrets: &Secrets) -> String {
    let before = r#"{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure","Message":""#;
    let wire = Wire::new(secrets, [Answer::Echo(200, before, r#""},"RequestId":"r"}}"#)]);
    let role = tencent::AssumeRole::new(tencent_keys(), "role", "session").external_id(EXTERNAL_ID);
    let client = trtc().credentials_provider(role).transport(wire).build().unwrap();
    let error = done(client.load_credentials()).unwrap_err();
    format!("{error} {error:?}")
}

/// What a client with limits has reserved.
pub(super) fn limiter(secrets: &Secrets) -> String {
    let limits = RateLimits::documented();
    let wire = Wire::bodies(secrets, &[with_token()]);
    let timer = apiscribe_runtime::blocking::ThreadTimer::new();
    let client = trtc().rate_limits(limits.clone()).timer(timer).transport(wire).build().unwrap();
    done(client.send(described())).unwrap();
    format!("{limits:?} {client:?}")
}
