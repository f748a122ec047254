//! The UserSig, a signed statement of who one is and for how long.
//!
//! Given its text, it returns what it states. It must not unpack more than [`LARGEST`] bytes, whatever the text asks for.

use std::io::Read;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use flate2::read::ZlibDecoder;
use serde_json::{Map, Value};

use super::{clock, hash};

/// A real statement has some two hundred bytes; this leaves room for a large user buffer.
const LARGEST: u64 = 64 * 1024;

/// What a UserSig states.
pub(super) struct Ticket {
    pub(super) identifier: String,
    pub(super) app_id: u64,
    time: u64,
    expire: u64,
    user_buffer: Option<String>,
    signature: Vec<u8>,
}

impl Ticket {
    /// Decodes a UserSig, or says what is wrong with it.
    pub(super) fn read(sent: &str) -> Result<Ticket, &'static str> {
        let plain: Option<String> = sent.chars().map(standard).collect();
        let plain = plain.ok_or(
            "it has characters outside its alphabet, in which `*`, `-` and `_` stand for `+`, `/` and `=`",
        )?;
        let packed = BASE64_STANDARD.decode(plain).map_err(|_| "it is not whole Base64")?;
        let text = unpacked(&packed)?;
        let fields: Map<String, Value> =
            serde_json::from_slice(&text).map_err(|_| "what it holds is not a JSON object")?;
        Ticket::of(&fields)
    }

    fn of(fields: &Map<String, Value>) -> Result<Ticket, &'static str> {
        let text = |name| fields.get(name).and_then(Value::as_str);
        let number = |name| fields.get(name).and_then(whole);
        if text("TLS.ver") != Some("2.0") {
            return Err("its TLS.ver is not 2.0");
        }
        let signature = text("TLS.sig").and_then(|sent| BASE64_STANDARD.decode(sent).ok());
        let user_buffer = match fields.get("TLS.userbuf") {
            None => None,
            Some(sent) => Some(sent.as_str().ok_or("its TLS.userbuf is not a text")?.to_owned()),
        };
        Ok(Ticket {
            identifier: text("TLS.identifier").ok_or("it has no TLS.identifier")?.to_owned(),
            app_id: number("TLS.sdkappid").ok_or("it has no TLS.sdkappid that is a whole number")?,
            time: number("TLS.time").ok_or("it has no TLS.time that is a whole number")?,
            expire: number("TLS.expire").ok_or("it has no TLS.expire that is a whole number")?,
            user_buffer,
            signature: signature.ok_or("it has no TLS.sig that is Base64")?,
        })
    }

    /// The last second in which it is good.
    pub(super) fn end(&self) -> u64 {
        self.time.saturating_add(self.expire)
    }

    /// Whether it was made with the key.
    pub(super) fn signed_with(&self, key: &str) -> bool {
        let Ticket { identifier, app_id, time, expire, .. } = self;
        let mut text = format!(
            "TLS.identifier:{identifier}\nTLS.sdkappid:{app_id}\nTLS.time:{time}\nTLS.expire:{expire}\n"
        );
        if let Some(buffer) = &self.user_buffer {
            text.push_str(&format!("TLS.userbuf:{buffer}\n"));
        }
        hash::signed(key.as_bytes(), text.as_bytes(), &self.signature)
    }
}

/// The Base64 character that a character of the UserSig stands for.
fn standard(c: char) -> Option<char> {
    match c {
        '*' => Some('+'),
        '-' => Some('/'),
        '_' => Some('='),
        c => c.is_ascii_alphanumeric().then_some(c),
    }
}

fn unpacked(packed: &[u8]) -> Result<Vec<u8>, &'static str> {
    let mut text = Vec::new();
    let count = ZlibDecoder::new(packed).take(LARGEST + 1).read_to_end(&mut text);
    match count {
        Err(_) => Err("what it holds is not a zlib stream, or a torn one"),
        Ok(_) if text.len() as u64 > LARGEST => Err("it unpacks to more than 64 KiB"),
        Ok(_) => Ok(text),
    }
}

/// Some makers write numbers as texts.
fn whole(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str().and_then(clock::number))
}
