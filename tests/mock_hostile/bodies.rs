//! Bodies that are huge, slow, deep, wide or no JSON. A UserSig does not cover the body, so any body can be sent under a good one.

use std::time::Duration;

use apiscribe::mock::{Accounts, Limits, Mock, Options, serve};
use apiscribe_runtime::Json;
use apiscribe_tests::mock::{End, PATIENCE, Reply, Socket, live_engine, raw, volcengine};
use bytes::Bytes;
use rtc_apis::tencent::{self, trtc::v2019_07_22 as trtc};

use crate::messages::Dice;
use crate::target::Target;

/// More than idle, in MiB: some bodies at once, and what JSON is as a tree.
const MOST: u64 = 380;
const MIB: usize = 1024 * 1024;

/// A call of the live engine with another body.
fn engine(target: &Target, body: impl Into<Vec<u8>>) -> Vec<u8> {
    raw(&live_engine(&target.host()).map(|_| Bytes::from(body.into())))
}

/// A call of Tencent Cloud that is right but for its size, also in its signature.
fn large_tencent(target: &Target, bytes: usize) -> Vec<u8> {
    let client = trtc::Client::builder().region("ap-singapore").validate(false);
    let client = client.credentials(tencent::Credentials::new("AKID-mock", "secret-of-the-mock"));
    let client = client.insecure_endpoint(format!("http://{}", target.host())).build().unwrap();
    let call = trtc::DescribeCloudRecording::new().sdk_app_id(1).task_id("x".repeat(bytes));
    raw(&client.prepare(&call).unwrap())
}

/// As it is, but in chunks.
fn in_chunks(call: &[u8]) -> Vec<u8> {
    let start = call.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
    let (head, body) = call.split_at(start);
    let head = String::from_utf8(head.to_vec()).unwrap();
    let length = head.lines().find(|line| line.starts_with("content-length")).unwrap();
    let mut bytes = head.replace(length, "transfer-encoding: chunked").into_bytes();
    for piece in body.chunks(100_000) {
        bytes.extend(format!("{:x}\r\n", piece.len()).bytes().chain(piece.iter().copied()).chain(*b"\r\n"));
    }
    bytes.extend(b"0\r\n\r\n");
    bytes
}

#[test]
fn bodies_over_the_vendors_limit_get_the_vendors_code() {
    let mut target = Target::new(MOST, &[]);
    let call = large_tencent(&target, 11 * MIB);
    for call in [&call, &call, &in_chunks(&call)] {
        let reply = target.reply(call);
        assert_eq!((reply.status, reply.code().as_deref()), (200, Some("RequestSizeLimitExceeded")));
    }
    let reply = target.reply(&large_tencent(&target, 9 * MIB));
    assert_eq!((reply.status, reply.code()), (200, None), "just below the limit");
    // No page of the others tells of a limit, so the refusal is in nobody's name.
    let more = vec![b' '; 11 * MIB];
    let volcengine = raw(&volcengine(&target.host()).map(|_| Bytes::from(more.clone())));
    for call in [volcengine, engine(&target, more)] {
        let reply = target.reply(&call);
        assert_eq!((reply.status, reply.code().as_deref()), (413, Some("mock")));
    }
    target.stands("large bodies");
}

#[test]
fn many_large_bodies_at_once_wait_for_each_other_or_are_refused() {
    let mut target = Target::new(MOST, &[]);
    let call = engine(&target, [vec![b' '; 10 * MIB - 100], b"{}".to_vec()].concat());
    let replies: Vec<Reply> = std::thread::scope(|scope| {
        let calls: Vec<_> = (0..16).map(|_| scope.spawn(|| target.reply(&call))).collect();
        calls.into_iter().map(|call| call.join().unwrap()).collect()
    });
    for reply in &replies {
        let code = reply.code();
        assert!(matches!(code.as_deref(), Some("100002" | "mock")), "{code:?}");
    }
    assert!(replies.iter().any(|reply| reply.code().as_deref() == Some("100002")), "none was read");
    target.stands("many large bodies");
}

#[test]
fn json_that_means_harm_is_refused() {
    let mut target = Target::new(MOST, &[]);
    let room = |value: &str| format!(r#"{{"RoomId":{value},"Metadata":[{{"Key":"k","Value":"v"}}]}}"#);
    let unreadable = "60003";
    let wrong = "100002";
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    for (body, codes) in [
        (nested(400_000), &[unreadable][..]),
        ("[".repeat(400_000), &[unreadable]),
        (r#"{"RoomId":"#.repeat(400_000), &[unreadable]),
        (room(&nested(400_000)), &[unreadable]),
        (room(&nested(100)), &[wrong]),
        (room("1e400"), &[unreadable]),
        (room("-1e-400"), &[wrong]),
        (room(&"9".repeat(1_000_000)), &[unreadable]),
        (room("18446744073709551616"), &[wrong]),
        (room("NaN"), &[unreadable]),
        (room(r#""\ud800""#), &[unreadable]),
        (room("\"a\0b\""), &[unreadable]),
        (room("\"\u{feff}\"") + "x", &[unreadable]),
        ("\u{feff}{}".to_owned(), &[unreadable]),
        ("null".to_owned(), &[unreadable]),
        ("\"text\"".to_owned(), &[unreadable]),
        (r#"{"RoomId":1,"RoomId":"r"}"#.to_owned(), &[unreadable, wrong]),
        (r#"{"RoomId":"r","Metadata":{}}"#.to_owned(), &[wrong]),
        (format!(r#"{{"RoomId":"r","Metadata":"{}"}}"#, "x".repeat(MIB)), &[wrong]),
        (format!(r#"{{"RoomId":"r","Metadata":[{{"Key":"{}","Value":"v"}}]}}"#, "x".repeat(MIB)), &[wrong]),
        (format!(r#"{{"RoomId":"r","Metadata":[{}]}}"#, vec!["{}"; 200_000].join(",")), &["100500", wrong]),
    ] {
        let reply = target.reply(&engine(&target, body.clone()));
        let code = reply.code().unwrap_or_default();
        assert!(codes.contains(&code.as_str()), "{code} {}: {}", reply.status, &body[..body.len().min(100)]);
        assert!(reply.body.len() < 10_000, "{} bytes for {code}", reply.body.len());
    }
    let mut dice = Dice::new(2);
    let sound = room("\"r\"").into_bytes();
    for _ in 0..2000 {
        let mut body = sound.clone();
        for _ in 0..=dice.roll(3) {
            let at = dice.roll(body.len());
            match dice.roll(3) {
                0 => body[at] = dice.roll(256) as u8,
                1 => body.insert(at, b"{}[]\",:0\\"[dice.roll(9)]),
                _ => drop(body.remove(at)),
            }
        }
        assert_eq!(target.reply(&engine(&target, body)).status, 200);
    }
    target.stands("hostile JSON");
}

#[test]
fn json_that_is_large_as_a_tree_does_not_fill_the_memory() {
    let mut target = Target::new(MOST, &[]);
    let zeros = format!("[{}0]", "0,".repeat(5 * MIB - 1000));
    let empties = format!("[{}0]", "{},".repeat(3 * MIB));
    let names: String = (0..800_000).map(|number| format!("\"{number:x}\":0,")).collect();
    for body in [
        format!(r#"{{"RoomId":"r","Metadata":{zeros}}}"#),
        format!(r#"{{"RoomId":"r","Metadata":{empties}}}"#),
        format!(r#"{{{names}"RoomId":"r"}}"#),
    ] {
        let reply = target.reply(&engine(&target, body));
        assert_eq!((reply.status, reply.code().as_deref()), (413, Some("mock")));
        target.stands("a large tree");
    }
}

#[test]
fn what_is_kept_of_calls_has_a_bound() {
    let mut target = Target::new(MOST, &[]);
    // A page limits the values, but not the id of the room.
    let pairs: Vec<_> = (0..10).map(|key| format!(r#"{{"Key":"{key}","Value":"v"}}"#)).collect();
    for round in 0..12 {
        let room = format!("{round}{}", "r".repeat(4 * MIB));
        let body = format!(r#"{{"RoomId":"{room}","Metadata":[{}]}}"#, pairs.join(","));
        assert_eq!(target.reply(&engine(&target, body)).code(), None);
    }
    target.stands("large things");
    // Small as text, larger as a tree, and more of them than are remembered.
    let flat = format!(r#"{{"RoomId":"r","Metadata":[{}0]}}"#, "0,".repeat(7000));
    let call = engine(&target, flat);
    let mut socket = target.socket();
    for _ in 0..4100 {
        socket.send(&call);
        assert_eq!(socket.seen(1).replies.len(), 1);
    }
    let journal = target.reply(b"GET /_mock/requests HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(journal.json()["requests"].as_array().map(Vec::len), Some(4000));
    target.stands("many calls to remember");
}

#[test]
fn replies_that_nobody_takes_have_a_bound() {
    // 64 MiB of replies, and a few that are in the making.
    let mut target = Target::new(200, &[]);
    let call = engine(&target, format!(r#"{{"RoomId":"{}","Metadata":[]}}"#, "r".repeat(7_000)));
    let mut socket = target.socket();
    for _ in 0..1300 {
        socket.send(&call);
        assert_eq!(socket.seen(1).replies.len(), 1);
    }
    // Nine megabytes each, which is more than lies between two sockets.
    let mut sockets: Vec<_> = (0..20).map(|_| target.socket()).collect();
    for socket in &mut sockets {
        socket.send(b"GET /_mock/requests HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    let statuses: Vec<_> = sockets.iter_mut().rev().map(|socket| socket.seen(1).replies[0].status).collect();
    assert!(statuses.contains(&200) && statuses.contains(&503), "{statuses:?}");
    assert!(statuses.iter().all(|status| matches!(status, 200 | 503)), "{statuses:?}");
    target.stands("replies that nobody takes");
}

#[test]
fn rubbish_for_the_control_is_refused() {
    let mut target = Target::new(MOST, &[]);
    let next = |body: String| {
        let head = format!("POST /_mock/next HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\n\r\n", body.len());
        [head.into_bytes(), body.into_bytes()].concat()
    };
    let long = "x".repeat(9 * MIB);
    for body in [
        String::new(),
        "{".to_owned(),
        "[".repeat(MIB),
        "1".to_owned(),
        "[1]".to_owned(),
        "[[{}]]".to_owned(),
        r#"{"times":-1}"#.to_owned(),
        r#"{"times":1e99}"#.to_owned(),
        r#"{"operation":1}"#.to_owned(),
        r#"{"fault":"reset=1"}"#.to_owned(),
        r#"{"fault":"slow=99999999999999999999"}"#.to_owned(),
        r#"{"fault":","}"#.to_owned(),
        r#"{"unknown":1}"#.to_owned(),
        format!(r#"{{"{long}":1}}"#),
        format!(r#"{{"operation":"{long}"}}"#),
        format!(r#"{{"error":"{long}"}}"#),
        format!(r#"{{"fault":"{long}"}}"#),
        format!(r#"{{"fault":"{}"}}"#, vec!["gzip-bomb"; 100_000].join(",")),
        format!("[{}]", vec![r#"{"error":"InternalError"}"#; 100_000].join(",")),
    ] {
        let reply = target.reply(&next(body.clone()));
        assert_eq!(reply.status, 400, "{}", &body[..body.len().min(60)]);
        assert_eq!(reply.code().as_deref(), Some("mock"));
        assert!(reply.body.len() < 10_000, "{} bytes of a refusal", reply.body.len());
    }
    let waiting = r#"[{"operation":"BatchSendRoomUnicast","times":4294967295}]"#;
    assert_eq!(target.reply(&next(waiting.to_owned())).json()["waiting"], 1);
    let reset = "POST /_mock/reset HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n";
    assert_eq!(target.reply(reset.as_bytes()).json()["reset"], Json::Bool(true));
    target.stands("rubbish for the control");
}

#[test]
fn who_takes_too_long_is_hung_up_on() {
    let specs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let model = apiscribe::gate(&apiscribe::load::load(&specs).unwrap()).unwrap();
    let mock = Mock::new(model, Accounts::default(), Options::default());
    let limits = Limits { patience: Duration::from_millis(300), ..Limits::default() };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
    let address = listener.local_addr().unwrap();
    runtime.spawn(serve(listener, mock, limits, std::future::pending()));

    let mut silent = Socket::new(address);
    assert_eq!(silent.end(), End::Closed, "nothing is sent");
    let mut halting = Socket::new(address);
    halting.send(b"POST / HTTP/1.1\r\nHost: a\r\n");
    assert_eq!(halting.end(), End::Closed, "half of the headers are sent");
    let mut slow = Socket::new(address);
    slow.send(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhello");
    assert_eq!(slow.seen(1).replies[0].status, 408, "half of the body is sent");

    // Replies that nobody takes: the mock neither keeps them nor waits for ever.
    let mut greedy = Socket::new(address);
    let operations = b"GET /_mock/operations HTTP/1.1\r\nHost: a\r\n\r\n".repeat(1000);
    greedy.send(&operations);
    let start = std::time::Instant::now();
    while greedy.send(&operations) {
        assert!(start.elapsed() < PATIENCE, "it takes requests without end");
    }
}
