//! What is secret, and whether a text shows any of it, in whatever form. The tests of the mock server use it, too.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use bytes::Bytes;
use percent_encoding::percent_decode_str;
use ring::hmac;

/// The second at which all is signed.
pub(super) const NOW: u64 = 1_700_000_000;

pub(super) const SECRET_KEY: &str = "canary/Key+of=TheAccount";
pub(super) const TOKEN: &str = "canary/Token+of=TheSession";
pub(super) const USER_SIG_KEY: &str = "canary/Key+of=TheChatApp";
pub(super) const EXTERNAL_ID: &str = "canary/External+Id=OfTheRole";
pub(super) const PASSWORD: &str = "canary-Password-In-An-Endpoint";
pub(super) const IN_REQUEST: &str = "canary/Field+of=TheRequest";
pub(super) const PIN: u32 = 3_804_129_577;
pub(super) const EXTRA: &str = "canary/Extra+of=TheCall";
pub(super) const IN_REPLY: &str = "canary/Field+of=TheReply";

/// What must not be shown, by name: what is written above, what is derived from it, and what was signed.
#[derive(Clone)]
pub(super) struct Secrets(Arc<Mutex<Vec<Named>>>);

type Named = (&'static str, Vec<u8>);

impl Secrets {
    pub(super) fn new() -> Self {
        let texts = [
            ("secret key", SECRET_KEY),
            ("token", TOKEN),
            ("UserSig key", USER_SIG_KEY),
            ("external id", EXTERNAL_ID),
            ("password", PASSWORD),
            ("request field", IN_REQUEST),
            ("request number", &PIN.to_string()),
            ("extra", EXTRA),
            ("reply field", IN_REPLY),
        ];
        let mut all: Vec<Named> =
            texts.into_iter().map(|(name, text)| (name, text.as_bytes().to_vec())).collect();
        let day = "2023-11-14";
        all.push(("TC3 key of the day", derived(&format!("TC3{SECRET_KEY}"), &[day])));
        all.push(("TC3 signing key", derived(&format!("TC3{SECRET_KEY}"), &[day, "trtc", "tc3_request"])));
        let scope = ["20231114", "cn-north-1", "rtc", "request"];
        all.push(("Volcengine signing key", derived(SECRET_KEY, &scope)));
        Self(Arc::new(Mutex::new(all)))
    }

    /// Adds what this request was signed with.
    pub(super) fn learn(&self, request: &http::Request<Bytes>) {
        let mut all = self.0.lock().unwrap();
        if let Some(value) = request.headers().get("authorization") {
            let text = value.to_str().unwrap();
            let (_, signature) = text.split_once("Signature=").unwrap();
            all.push(("signature", signature.as_bytes().to_vec()));
        }
        let query = request.uri().query().unwrap_or_default();
        if let Some(user_sig) = query.split('&').find_map(|pair| pair.strip_prefix("usersig=")) {
            all.push(("UserSig", percent_decode_str(user_sig).collect()));
        }
    }

    /// The names of the secrets that a text shows.
    pub(super) fn shown_by(&self, text: &str) -> BTreeSet<&'static str> {
        let text = Text::new(text);
        let all = self.0.lock().unwrap();
        all.iter().filter(|(_, secret)| text.shows(secret)).map(|(name, _)| *name).collect()
    }
}

fn derived(secret: &str, parts: &[&str]) -> Vec<u8> {
    parts.iter().fold(secret.as_bytes().to_vec(), |key, part| {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &key);
        hmac::sign(&key, part.as_bytes()).as_ref().to_vec()
    })
}

/// A text, prepared for the forms that are looked for.
struct Text {
    /// As it is, and without percent-encoding.
    plain: [Vec<u8>; 2],
    /// The same in small letters, as headers and hosts may be.
    small: [Vec<u8>; 2],
    /// Small and without blanks: what `Debug` makes of a list of bytes, in one line or many.
    dense: String,
}

impl Text {
    fn new(text: &str) -> Self {
        let plain = [text.as_bytes().to_vec(), percent_decode_str(text).collect()];
        let small = plain.clone().map(|text| text.to_ascii_lowercase());
        Self { plain, small, dense: text.split_whitespace().collect::<String>().to_ascii_lowercase() }
    }

    fn shows(&self, secret: &[u8]) -> bool {
        let list: Vec<_> = secret.iter().map(u8::to_string).collect();
        let hex: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
        let small = [secret.to_ascii_lowercase(), hex.into_bytes()];
        small.iter().any(|form| self.small.iter().any(|text| contains(text, form)))
            || base64(secret).iter().any(|form| self.plain.iter().any(|text| contains(text, form.as_bytes())))
            || self.dense.contains(&list.join(","))
    }
}

/// In base64, wherever in a longer text it stands: the letters that depend on the secret alone.
fn base64(secret: &[u8]) -> Vec<String> {
    let mut forms = Vec::new();
    for before in 0..3 {
        let bytes = [&vec![0; before], secret].concat();
        let whole = bytes.len() / 3 * 4;
        for engine in [&STANDARD, &URL_SAFE] {
            let text = engine.encode(&bytes);
            forms.push(text[[0, 2, 3][before]..whole].to_owned());
        }
    }
    forms
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}

#[test]
fn every_form_is_found() {
    let secrets = Secrets::new();
    let key = SECRET_KEY.as_bytes();
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let forms = [
        SECRET_KEY.to_owned(),
        SECRET_KEY.to_uppercase(),
        format!("https://host.example/?key={}", SECRET_KEY.replace('/', "%2F").replace('+', "%2b")),
        apiscribe_runtime::sign::encode_query(&[("key", SECRET_KEY)]),
        hex.clone(),
        hex.to_uppercase(),
        STANDARD.encode(key),
        STANDARD.encode(format!(r#"{{"key":"{SECRET_KEY}"}}"#)),
        STANDARD.encode(format!("1{SECRET_KEY}")),
        STANDARD.encode(format!("12{SECRET_KEY}12")),
        URL_SAFE.encode(format!("?>{SECRET_KEY}")),
        format!("{key:?}"),
        format!("{key:#?}"),
        format!("{:?}", Bytes::from_static(key)),
    ];
    for form in forms {
        let text = format!("before {form} after");
        assert_eq!(secrets.shown_by(&text), BTreeSet::from(["secret key"]), "{text}");
    }
    let nothing = format!("{}{}", &SECRET_KEY[1..], "**redacted**");
    assert_eq!(secrets.shown_by(&nothing), BTreeSet::new());
}
