//! From a request to a signed `http::Request`, and whole calls, beside their hashes.
//!
//! Given: nothing. Returns: jobs. Must not: build the request itself while it is measured.

use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Instant;

use apiscribe_runtime::sign::{sha256_hex, tc3, time, user_sig, volcengine};
use apiscribe_runtime::{Client, Operation};
use bytes::Bytes;

use crate::hashes::{Signed, ring_mac, sha2_key, sha2_mac};
use crate::sample::{self, Clock};
use crate::{Job, Outcome};

pub(crate) fn jobs() -> Outcome<Vec<Job>> {
    let (tencent, describe) = (sample::tencent(Clock::Stands).build()?, sample::describe());
    let (volcengine, ban) = (sample::volcengine(Clock::Stands)?, sample::ban());
    let mut jobs = floors(TC3, &tc3_signed(&tencent.prepare(&describe)?)?);
    jobs.push(
        prepared("TC3: request, key kept", tencent, describe.clone())
            .beside(&[(TC3[0], "ring"), (TC3[1], "sha2")]),
    );
    let derived = sample::tencent(Clock::Leaps).build()?;
    jobs.push(
        prepared("TC3: request, key derived", derived, describe.clone())
            .beside(&[(TC3[2], "ring"), (TC3[3], "sha2")]),
    );
    let unchecked = sample::tencent(Clock::Stands).validate(false).build()?;
    jobs.push(
        prepared("TC3: request, key kept, not checked", unchecked, describe.clone())
            .beside(&[(TC3[0], "ring"), (TC3[1], "sha2")]),
    );
    jobs.push(whole_call(describe)?.beside(&[(TC3[0], "ring"), (TC3[1], "sha2")]));

    jobs.extend(floors(VOLCENGINE, &volcengine_signed(&volcengine.prepare(&ban)?)?));
    jobs.push(
        prepared("Volcengine: request, key kept", volcengine, ban.clone())
            .beside(&[(VOLCENGINE[0], "ring"), (VOLCENGINE[1], "sha2")]),
    );
    let derived = sample::volcengine(Clock::Leaps)?;
    jobs.push(
        prepared("Volcengine: request, key derived", derived, ban)
            .beside(&[(VOLCENGINE[2], "ring"), (VOLCENGINE[3], "sha2")]),
    );
    jobs.extend(user_sig_jobs()?);
    Ok(jobs)
}

const TC3: [&str; 4] = [
    "TC3: hashes, key kept, ring",
    "TC3: hashes, key kept, sha2",
    "TC3: hashes, key derived, ring",
    "TC3: hashes, key derived, sha2",
];
const VOLCENGINE: [&str; 4] = [
    "Volcengine: hashes, key kept, ring",
    "Volcengine: hashes, key kept, sha2",
    "Volcengine: hashes, key derived, ring",
    "Volcengine: hashes, key derived, sha2",
];
const USER_SIG: [&str; 2] = ["UserSig: hash, ring", "UserSig: hash, sha2"];

fn floors(names: [&'static str; 4], signed: &Signed) -> Vec<Job> {
    let [a, b, c, d] = names;
    let (ring_key, sha2_key) = (signed.ring_key(), signed.sha2_key());
    let of = || signed.clone();
    let (kept_ring, kept_sha2, derived_ring, derived_sha2) = (of(), of(), of(), of());
    vec![
        Job::new(a, move || {
            black_box(black_box(&kept_ring).ring(&ring_key));
        }),
        Job::new(b, move || {
            black_box(black_box(&kept_sha2).sha2(&sha2_key));
        }),
        Job::new(c, move || {
            black_box(black_box(&derived_ring).ring(&derived_ring.ring_key()));
        }),
        Job::new(d, move || {
            black_box(black_box(&derived_sha2).sha2(&derived_sha2.sha2_key()));
        }),
    ]
}

/// Check, encode, sign, build.
fn prepared<O: Operation + 'static>(name: &'static str, client: Client<O::Service>, request: O) -> Job {
    Job::new(name, move || {
        assert!(black_box(client.prepare(black_box(&request))).is_ok());
    })
}

/// `Client::send` through a transport that answers at once: all that the client does for a call but the network.
fn whole_call(request: rtc_apis::tencent::trtc::v2019_07_22::DescribeCloudRecording) -> Outcome<Job> {
    let client = sample::tencent(Clock::Stands)
        .transport(sample::AtOnce(Bytes::from(sample::reply(0))))
        .timer(sample::Stopwatch(Instant::now()))
        .build()?;
    Ok(Job::new("TC3: whole call, mocked", move || {
        let call = pin!(client.send(black_box(request.clone())));
        let answer = call.poll(&mut Context::from_waker(Waker::noop()));
        assert!(matches!(black_box(answer), Poll::Ready(Ok(_))));
    }))
}

fn user_sig_jobs() -> Outcome<Vec<Job>> {
    let text = user_sig_text();
    let (ring_text, sha2_text) = (text.clone(), text);
    let request = sample::metadata(3, 27);
    Ok(vec![
        Job::new(USER_SIG[0], move || {
            black_box(ring_mac(sample::SECRET, black_box(&ring_text)));
        }),
        Job::new(USER_SIG[1], move || {
            black_box(sha2_mac(&sha2_key(sample::SECRET.as_bytes()), black_box(&sha2_text)));
        }),
        Job::new("UserSig: the signature alone", || {
            black_box(user_sig::user_sig(black_box(&claims()), sample::SECRET));
        })
        .beside(&[(USER_SIG[0], "ring"), (USER_SIG[1], "sha2")]),
        prepared("UserSig: request, signature kept", sample::im(Clock::Stands).build()?, request.clone()),
        prepared("UserSig: request, signature made", sample::im(Clock::Leaps).build()?, request)
            .beside(&[(USER_SIG[0], "ring"), (USER_SIG[1], "sha2")]),
    ])
}

fn claims() -> user_sig::Claims<'static> {
    user_sig::Claims {
        sdk_app_id: sample::APP,
        identifier: sample::ADMINISTRATOR,
        time: sample::NOW,
        expire: 86_400,
        userbuf: None,
    }
}

fn user_sig_text() -> String {
    let user_sig::Claims { sdk_app_id, identifier, time, expire, .. } = claims();
    format!("TLS.identifier:{identifier}\nTLS.sdkappid:{sdk_app_id}\nTLS.time:{time}\nTLS.expire:{expire}\n")
}

fn header<'a>(request: &'a http::Request<Bytes>, name: &str) -> Outcome<&'a str> {
    let value = request.headers().get(name).ok_or_else(|| format!("{name} is not sent"))?;
    Ok(value.to_str()?)
}

/// What a request of Tencent was signed over.
fn tc3_signed(request: &http::Request<Bytes>) -> Outcome<Signed> {
    let (service, date) = ("trtc", time::date(sample::NOW));
    let (canonical, _) = tc3::canonical_request(&tc3::Request {
        method: request.method().as_str(),
        host: header(request, "host")?,
        content_type: header(request, "content-type")?,
        action: Some(header(request, "x-tc-action")?),
        query: "",
        payload: request.body(),
        service,
        timestamp: sample::NOW,
    });
    let hash = sha256_hex(canonical.as_bytes());
    Ok(Signed {
        body: request.body().to_vec(),
        to_sign: format!("TC3-HMAC-SHA256\n{}\n{date}/{service}/tc3_request\n{hash}", sample::NOW),
        canonical,
        secret: format!("TC3{}", sample::SECRET),
        scope: vec![date, service.to_owned(), "tc3_request".to_owned()],
    })
}

/// What a request of Volcengine was signed over.
fn volcengine_signed(request: &http::Request<Bytes>) -> Outcome<Signed> {
    let headers = ["content-type", "host", "x-content-sha256", "x-date"]
        .into_iter()
        .map(|name| Ok((name, header(request, name)?)))
        .collect::<Outcome<Vec<_>>>()?;
    let x_date = header(request, "x-date")?;
    let authorization = header(request, "authorization")?;
    let scope: Vec<String> = authorization.split(['/', ',']).skip(1).take(4).map(str::to_owned).collect();
    let canonical = volcengine::canonical_request(&volcengine::Request {
        method: request.method().as_str(),
        path: request.uri().path(),
        query: request.uri().query().unwrap_or_default(),
        headers: &headers,
        body_sha256: header(request, "x-content-sha256")?,
        region: "",
        service: "",
        x_date,
    });
    let hash = sha256_hex(canonical.as_bytes());
    Ok(Signed {
        body: request.body().to_vec(),
        to_sign: format!("HMAC-SHA256\n{x_date}\n{}\n{hash}", scope.join("/")),
        canonical,
        secret: sample::SECRET.to_owned(),
        scope,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(bytes: [u8; 32]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// A floor that hashed something else would flatter or blame us.
    fn is_of(signed: &Signed, request: &http::Request<Bytes>) {
        let signature = hex(signed.ring(&signed.ring_key()));
        assert_eq!(signature, hex(signed.sha2(&signed.sha2_key())));
        let sent = header(request, "authorization").unwrap();
        assert!(sent.ends_with(&signature), "{sent} is not {signature}");
        assert_eq!(request.body().len(), 200);
    }

    #[test]
    fn the_floors_hash_what_is_signed() {
        let request = sample::tencent(Clock::Stands).build().unwrap().prepare(&sample::describe()).unwrap();
        is_of(&tc3_signed(&request).unwrap(), &request);
        let request = sample::volcengine(Clock::Stands).unwrap().prepare(&sample::ban()).unwrap();
        is_of(&volcengine_signed(&request).unwrap(), &request);
        let request = sample::im(Clock::Stands).build().unwrap().prepare(&sample::metadata(3, 27)).unwrap();
        assert_eq!(request.body().len(), 200);
        let mac = ring_mac(sample::SECRET, &user_sig_text());
        assert_eq!(mac, sha2_mac(&sha2_key(sample::SECRET.as_bytes()), &user_sig_text()));
        let signature = user_sig::signature(&claims(), sample::SECRET);
        assert!(user_sig::document(&claims(), sample::SECRET).contains(&signature));
        assert_eq!(base64(&mac), signature);
    }

    /// Only here, so not worth a crate.
    fn base64(bytes: &[u8]) -> String {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut out = String::new();
        for chunk in bytes.chunks(3) {
            let bits = chunk.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte))
                << (8 * (3 - chunk.len()));
            for place in 0..4 {
                let letter = if place > chunk.len() { b'=' } else { LETTERS[bits >> (18 - 6 * place) & 63] };
                out.push(char::from(letter));
            }
        }
        out
    }

    #[test]
    fn a_clock_that_leaps_changes_the_day() {
        let client = sample::tencent(Clock::Leaps).build().unwrap();
        let scope = |request: http::Request<Bytes>| {
            let sent = header(&request, "authorization").unwrap().to_owned();
            sent.split('/').nth(1).unwrap().to_owned()
        };
        let request = sample::describe();
        let (first, second) = (client.prepare(&request).unwrap(), client.prepare(&request).unwrap());
        assert_ne!(scope(first), scope(second));
    }
}
