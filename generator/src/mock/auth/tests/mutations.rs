//! No bytes make a verifier panic, and none but the right ones get through.

use http::{HeaderValue, Method};
use serde_json::Value;

use super::{Incoming, Sent, hex, key, tc3, user_sig, volcengine};
use crate::mock::auth;

/// How many broken requests each verifier meets.
const COUNT: usize = 4000;

/// Pseudo-random numbers, always the same (SplitMix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % below as u64) as usize
    }

    /// Breaks bytes in one to three places: another byte, one less, one more, one twice, or nothing after it.
    fn break_bytes(&mut self, bytes: &mut Vec<u8>) {
        const TELLING: &[u8] = b"/;,=&% +TZ{}\":\\-_*.0a\x00\x7f\x80\xff";
        for _ in 0..=self.next(3) {
            let at = self.next(bytes.len() + 1);
            let byte =
                if self.next(2) == 0 { TELLING[self.next(TELLING.len())] } else { self.next(256) as u8 };
            match (bytes.get(at).copied(), self.next(8)) {
                (None, _) | (_, 0) => bytes.insert(at, byte),
                (Some(_), 1) => drop(bytes.remove(at)),
                (Some(old), 2) => bytes.insert(at, old),
                (Some(_), 3) => bytes.truncate(at),
                (Some(old), 4 | 5) => bytes[at] = old ^ (1 << self.next(8)),
                (Some(_), _) => bytes[at] = byte,
            }
        }
    }

    /// Breaks the target into another one that HTTP allows.
    fn break_uri(&mut self, sent: &str) -> String {
        loop {
            let mut uri = sent.as_bytes().to_vec();
            self.break_bytes(&mut uri);
            let uri = String::from_utf8(uri).ok().filter(|uri| uri.parse::<http::Uri>().is_ok());
            match uri {
                Some(uri) if uri != sent => return uri,
                _ => continue,
            }
        }
    }

    /// Breaks one part of a request, most often the target; a header that HTTP does not allow is left out.
    fn break_request(&mut self, sent: &Sent) -> Sent {
        let mut broken = sent.clone();
        let names: Vec<_> = sent.headers.keys().cloned().collect();
        if self.next(2) == 0 {
            broken.uri = self.break_uri(&sent.uri);
            return broken;
        }
        match self.next(names.len() + 2) {
            0 => self.break_bytes(&mut broken.body),
            1 => broken.method = [Method::GET, Method::POST, Method::PUT, Method::HEAD][self.next(4)].clone(),
            header => {
                let name = names[header - 2].clone();
                let mut value = sent.headers[&name].as_bytes().to_vec();
                self.break_bytes(&mut value);
                match HeaderValue::from_bytes(&value) {
                    Ok(value) if self.next(20) > 0 => drop(broken.headers.insert(name, value)),
                    Ok(value) => drop(broken.headers.append(name, value)),
                    Err(_) => drop(broken.headers.remove(name)),
                }
            }
        }
        broken
    }
}

/// Shows a verifier broken requests; it must refuse many, and for what it accepts the caller must be the right one.
fn shown_broken(
    sent: &Sent,
    id: &str,
    verifier: impl Fn(&Incoming<'_>) -> Result<auth::Caller, auth::Refusal>,
) {
    assert_eq!(sent.judged(&verifier).unwrap().id, id);
    let mut dice = Dice(7);
    let mut refused = 0;
    for _ in 0..COUNT {
        match dice.break_request(sent).judged(&verifier) {
            Ok(caller) => assert_eq!(caller.id, id),
            Err(refusal) => {
                assert!(refusal.message.ends_with('.') && refusal.message.len() < 700, "{}", refusal.message);
                refused += 1;
            }
        }
    }
    assert!(refused > COUNT / 4, "{refused}");
}

#[test]
fn of_tc3() {
    let keys = [key("AKIDFAKE", "not-a-secret", Some("fake-token"))];
    let sent = tc3::good().with("x-tc-token", "fake-token");
    shown_broken(&sent, "AKIDFAKE", |request| auth::tc3::verify(request, &keys, tc3::NOW, 300));
}

#[test]
fn of_volcengine_in_headers() {
    let keys = [volcengine::fake_key()];
    shown_broken(&volcengine::good(), "AKLTFAKE", |request| {
        auth::volcengine::verify(request, &keys, volcengine::NOW, 300)
    });
}

#[test]
fn of_volcengine_in_the_query() {
    let keys = [volcengine::fake_key()];
    shown_broken(&volcengine::presigned(volcengine::IN_QUERY), "AKLTFAKE", |request| {
        auth::volcengine::verify(request, &keys, volcengine::NOW, 300)
    });
}

#[test]
fn of_the_query_of_a_user_sig() {
    let user_sig = user_sig::packed(user_sig::statement("admin").to_string().as_bytes(), 6);
    let apps = [user_sig::app()];
    shown_broken(&user_sig::request("admin", &user_sig), "admin", |request| {
        auth::user_sig::verify(request, &apps, user_sig::START)
    });
}

#[test]
fn of_what_a_user_sig_holds() {
    let right = user_sig::statement("admin");
    let text = right.to_string().into_bytes();
    let mut dice = Dice(7);
    for level in [0, 6] {
        for round in 0..COUNT / 2 {
            let mut statement = text.clone();
            if round % 2 == 0 {
                dice.break_bytes(&mut statement);
            }
            let mut packed = user_sig::zlib(&statement, level);
            if round % 2 == 1 {
                dice.break_bytes(&mut packed);
            }
            let sent = user_sig::request("admin", &user_sig::escaped(&packed));
            if user_sig::judged(&sent, user_sig::app(), user_sig::START).is_ok() && round % 2 == 0 {
                let same = serde_json::from_slice::<Value>(&statement).unwrap();
                let signed = ["TLS.identifier", "TLS.sdkappid", "TLS.time", "TLS.expire", "TLS.sig"];
                assert!(signed.iter().all(|name| same[name] == right[name]), "{}", hex(&statement));
            }
        }
    }
}
