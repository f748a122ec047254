//! Calls that are nearly right: the query, the headers and the signature of good ones, changed a little or much.

use std::io::Write as _;

use apiscribe_tests::mock::{Reply, VENDORS, live_engine, raw, tencent, volcengine};
use base64::Engine as _;

use crate::messages::Dice;
use crate::target::Target;

/// More than idle, in MiB: enough for all that is sent here.
const MOST: u64 = 40;

/// The call as text; what is sent may be no text any more.
fn text(call: &http::Request<bytes::Bytes>) -> String {
    String::from_utf8(raw(call)).unwrap()
}

/// The value of a header, or of a parameter of the query.
fn value_of<'c>(call: &'c str, before: &str, after: char) -> &'c str {
    let start = call.find(before).unwrap() + before.len();
    call[start..].split(after).next().unwrap().trim_end()
}

/// A short failure with a code, the vendor's or the mock's own.
fn is_refusal(reply: &Reply) -> bool {
    let of_mock = reply.code().is_some_and(|code| code == "mock");
    let statuses = if of_mock { 400..500 } else { 200..500 };
    reply.code().is_some() && statuses.contains(&reply.status) && reply.body.len() < 4000
}

#[test]
fn authorizations_that_were_tampered_with_are_refused() {
    let mut target = Target::new(MOST, &[]);
    let mut dice = Dice::new(3);
    for call in [tencent, volcengine] {
        let call = text(&call(&target.host()));
        let good = value_of(&call, "authorization: ", '\n').to_owned();
        let mut socket = target.socket();
        let (mut refused, mut told) = (0, 0);
        for _ in 0..3000 {
            let mut bad = good.clone().into_bytes();
            for _ in 0..=dice.roll(4) {
                let at = dice.roll(bad.len().max(1));
                match dice.roll(4) {
                    // What HTTP lets through, beyond ASCII too.
                    0 => bad[at] = [b' ', b',', b'/', b'=', b';', 0xe9, b'\t', b'0', b'~'][dice.roll(9)],
                    1 => bad.insert(at, bad[dice.roll(bad.len())]),
                    2 if bad.len() > 1 => drop(bad.remove(at)),
                    _ => bad.truncate(at.max(1)),
                }
            }
            // Spaces around a value are none of it.
            if bad.trim_ascii() == good.as_bytes() {
                continue;
            }
            let start = call.find(&good).unwrap();
            let end = start + good.len();
            socket.send(&[&call.as_bytes()[..start], &bad, &call.as_bytes()[end..]].concat());
            let seen = socket.seen(1);
            let [reply] = &seen.replies[..] else { panic!("{seen:?} to {}", String::from_utf8_lossy(&bad)) };
            refused += 1;
            told += usize::from(is_refusal(reply));
            // Spaces between the parts do not matter, and are the only change that is none.
            let squeezed =
                |text: &[u8]| text.iter().filter(|c| !c.is_ascii_whitespace()).copied().collect::<Vec<_>>();
            let same = squeezed(&bad) == squeezed(good.as_bytes());
            assert!(same || is_refusal(reply), "{} got {reply:?}", String::from_utf8_lossy(&bad));
        }
        assert!(refused > 2900 && told > refused * 9 / 10, "{told} of {refused}");
    }
    target.stands("tampered authorizations");
}

#[test]
fn user_sigs_that_are_bombs_or_rubbish_are_refused() {
    let mut target = Target::new(MOST, &[]);
    let call = text(&live_engine(&target.host()));
    let good = value_of(&call, "usersig=", '&').split(' ').next().unwrap().to_owned();
    let zipped = |count: usize, byte: u8| {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        let piece = vec![byte; 1024 * 1024];
        (0..count).for_each(|_| encoder.write_all(&piece).unwrap());
        let text = base64::prelude::BASE64_STANDARD.encode(encoder.finish().unwrap());
        text.replace('+', "*").replace('/', "-").replace('=', "_")
    };
    let mut sigs =
        vec![zipped(40, b' '), zipped(40, b'['), "A".repeat(40_000), "%00".repeat(1000), "%".to_owned()];
    let mut dice = Dice::new(4);
    for _ in 0..1000 {
        let mut bad = good.clone().into_bytes();
        bad[dice.roll(good.trim_end_matches('_').len())] = b"Aa0*-_%+/=&?"[dice.roll(12)];
        sigs.push(String::from_utf8(bad).unwrap());
    }
    let mut socket = target.socket();
    for sig in sigs.iter().filter(|sig| **sig != good) {
        socket.send(call.replace(&good, sig).as_bytes());
        let seen = socket.seen(1);
        assert!(seen.replies.len() == 1 && is_refusal(&seen.replies[0]), "{seen:?} to {sig}");
    }
    target.stands("rubbish for a UserSig");
}

#[test]
fn queries_and_headers_that_are_rubbish_get_an_error() {
    let mut target = Target::new(MOST, &[]);
    let get = |query: &str| {
        format!("GET /?Action=GetRecordTask&Version=2023-06-01&{query} HTTP/1.1\r\nHost: a\r\n\r\n")
    };
    let tc3 = |query: &str| {
        format!(
            "GET /?{query} HTTP/1.1\r\nHost: a\r\nX-TC-Action: DescribeRecordInfo\r\nX-TC-Version: 2018-07-11\r\n\r\n"
        )
    };
    let queries = [
        (0..10_000).map(|number| format!("{number}=&")).collect(),
        "a=&".repeat(10_000),
        format!("A{}=1", ".".repeat(10_000)),
        format!("AppId{}=1", ".0".repeat(10_000)),
        format!("RoomId.{}=1", "9".repeat(10_000)),
        "%".repeat(10_000),
        "%zz%%%00%ff%c0%80&=&==&".to_owned(),
        "Action=&Version=&Action=x".to_owned(),
        "X-Algorithm=HMAC-SHA256&X-Credential=%00/////&X-Expires=-1&X-Date=9".to_owned(),
        "x".repeat(60_000),
    ];
    for query in &queries {
        for request in [get(query), tc3(query)] {
            let reply = target.reply(request.as_bytes());
            assert!(
                is_refusal(&reply) || reply.status == 414,
                "{reply:?} to {}",
                &query[..query.len().min(50)]
            );
        }
    }
    // The same where the signature is right, so that it is read.
    let mut socket = target.socket();
    for query in &queries {
        let call = text(&live_engine(&target.host()));
        socket.send(call.replace("contenttype=", &format!("{query}&contenttype=")).as_bytes());
        let seen = socket.seen(1);
        assert!(matches!(seen.replies[0].status, 200 | 414 | 431), "{seen:?}");
        if seen.replies[0].status != 200 {
            socket = target.socket();
        }
    }
    let mut dice = Dice::new(5);
    for (vendor, call) in VENDORS {
        let call = text(&call(&target.host()));
        let fields = call.find("\r\n").unwrap()..call.find("\r\n\r\n").unwrap();
        for _ in 0..1000 {
            let mut bad = call.clone().into_bytes();
            let at = fields.start + dice.roll(fields.len());
            bad[at] = dice.roll(256) as u8;
            // A changed length, or a lost line, would leave the mock waiting.
            let seen = target.shoot_and_go(&bad);
            assert!(seen.replies.iter().all(|reply| reply.status < 500), "{vendor}: {seen:?}");
        }
    }
    target.stands("rubbish in queries and headers");
}
