//! What is not HTTP, or only nearly.

use apiscribe_tests::mock::{End, live_engine, raw, tencent, volcengine};

use crate::target::Target;

/// More than idle, in MiB: enough for all that is sent here.
const MOST: u64 = 40;

/// Bytes that look random and are the same in every run.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Dice(seed)
    }

    /// From 0 to less than `sides`; Knuth's generator, of which the upper bits are good.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    pub(crate) fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.roll(256) as u8).collect()
    }
}

#[test]
fn garbage_is_refused_or_hung_up_on() {
    let mut target = Target::new(MOST, &[]);
    let mut dice = Dice::new(1);
    for size in [1, 2, 10, 100, 1000, 10_000, 100_000] {
        for _ in 0..20 {
            let seen = target.shoot_and_go(&dice.bytes(size));
            assert!(seen.replies.iter().all(|reply| reply.status == 400), "{seen:?}");
        }
    }
    let mut odd: Vec<Vec<u8>> = [
        &b"\0"[..],
        b"\r\n\r\n\r\n\r\n",
        b"\n\n\n",
        b"GET\r\n\r\n",
        b"GET  HTTP/1.1\r\n\r\n",
        b"GET /\r\n\r\n",
        b"GET / HTTP/0.9\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTPS/1.1\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0",
        b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03",
        b"SSH-2.0-client\r\n",
        b"GET / HTTP/1.1\r\n: no name\r\n\r\n",
        b"GET / HTTP/1.1\r\nno colon\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : space before colon\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n",
        b"GET /\0 HTTP/1.1\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\n\r\n",
        b"\xff\xfeT / HTTP/1.1\r\n\r\n",
    ]
    .map(<[u8]>::to_vec)
    .to_vec();
    odd.push([b"GET ", "/".repeat(1_000_000).as_bytes(), b" HTTP/1.1\r\n\r\n"].concat());
    odd.push([vec![b'A'; 1_000_000], b" / HTTP/1.1\r\n\r\n".to_vec()].concat());
    for bytes in odd {
        let seen = target.shoot_and_go(&bytes);
        let refused = seen.replies.iter().all(|reply| (400..500).contains(&reply.status));
        assert!(refused && seen.replies.len() <= 1, "{:?}: {seen:?}", String::from_utf8_lossy(&bytes));
    }
    target.stands("garbage");
}

#[test]
fn half_a_request_is_no_request() {
    let mut target = Target::new(MOST, &[]);
    let whole = raw(&tencent(&target.host()));
    for end in 0..whole.len() {
        let seen = target.shoot_and_go(&whole[..end]);
        assert!(seen.replies.iter().all(|reply| reply.status == 400), "{end} bytes: {seen:?}");
    }
    target.stands("half requests");
}

#[test]
fn headers_without_end_are_cut_off() {
    let mut target = Target::new(MOST, &[]);
    let head = "POST / HTTP/1.1\r\nHost: a\r\n";
    let many = format!("{head}{}\r\n", "A: b\r\n".repeat(100_000));
    let long = format!("{head}A: {}\r\n\r\n", "b".repeat(1_000_000));
    let few_too_many = format!("{head}{}\r\n", "A: b\r\n".repeat(200));
    for (what, bytes) in [("10^5 headers", many), ("a line of 1 MB", long), ("200 headers", few_too_many)] {
        let seen = target.shoot_and_go(bytes.as_bytes());
        assert!(seen.replies.iter().all(|reply| reply.status == 431), "{what}: {seen:?}");
    }
    let mut socket = target.socket();
    socket.send(head.as_bytes());
    let line = "Endless: header\r\n".repeat(1000);
    let taken = (0..10_000).take_while(|_| socket.send(line.as_bytes())).count();
    assert!(taken < 10_000, "headers of 170 MB were taken");
    target.stands("endless headers");
}

#[test]
fn lengths_that_lie_are_found_out() {
    let mut target = Target::new(MOST, &[]);
    let call = raw(&tencent(&target.host()));
    let call = String::from_utf8(call).unwrap();
    let length = call.lines().find(|line| line.starts_with("content-length")).unwrap();
    let with = |lines: &str| call.replace(length, lines).into_bytes();
    let refused = [
        "content-length: -1",
        "content-length: 1e3",
        "content-length: 0x10",
        "content-length: ",
        "content-length: 99999999999999999999999999",
        "content-length: 5\r\ncontent-length: 6",
        "content-length: 5, 6",
        "transfer-encoding: gzip",
        "transfer-encoding: chunked, gzip",
    ];
    for lines in refused {
        let seen = target.shoot(&with(lines));
        let statuses: Vec<_> = seen.replies.iter().map(|reply| reply.status).collect();
        assert_eq!(statuses, [400], "{lines}");
    }
    // More is announced than comes: the client goes, or waits for an answer in vain until it goes.
    for lines in ["content-length: 1000", "content-length: 1000000000000000000"] {
        let seen = target.shoot_and_go(&with(lines));
        assert!(seen.replies.iter().all(|reply| reply.status == 400), "{lines}: {seen:?}");
    }
    // Less is announced than comes: the signature is not that of the shorter body, and the rest is no request.
    let mut socket = target.socket();
    socket.send(&with("content-length: 5"));
    let seen = socket.seen(usize::MAX);
    assert_eq!(seen.replies[0].code().as_deref(), Some("AuthFailure.SignatureFailure"), "{seen:?}");
    assert!(seen.replies[1..].iter().all(|reply| reply.status == 400) && seen.end != End::Open, "{seen:?}");
    target.stands("wrong lengths");
}

#[test]
fn chunks_that_are_wrong_are_refused() {
    let mut target = Target::new(MOST, &[]);
    let head = "POST / HTTP/1.1\r\nHost: a\r\nX-TC-Action: A\r\nTransfer-Encoding: chunked\r\n";
    let chunks = [
        "\r\n5\r\nhello\r\nxyz\r\n\r\n",
        "\r\n-5\r\nhello\r\n0\r\n\r\n",
        "\r\nfffffffffffffffff\r\nhello",
        "\r\n5\r\nhello world\r\n0\r\n\r\n",
        "\r\n5;ext=\"\r\nhello",
        "\r\n\r\n\r\n",
        "\r\n5 hello\r\n0\r\n\r\n",
        "Content-Length: 5\r\n\r\nxyz\r\n",
        "Transfer-Encoding: chunked\r\n\r\nxyz\r\n",
    ];
    for chunk in chunks {
        let seen = target.shoot_and_go(format!("{head}{chunk}").as_bytes());
        let refused = seen.replies.iter().all(|reply| reply.status == 400);
        assert!(refused && seen.replies.len() <= 2, "{chunk:?}: {seen:?}");
    }
    let tiny = "1\r\na\r\n".repeat(100_000);
    let reply = target.reply(format!("{head}\r\n{tiny}0\r\n\r\n").as_bytes());
    assert_eq!(reply.status, 200, "100,000 chunks of one byte: {reply:?}");
    let extension = format!("{head}\r\n1;{}\r\na\r\n0\r\n\r\n", "e".repeat(1_000_000));
    let trailers = format!("{head}\r\n1\r\na\r\n0\r\n{}\r\n", "T: t\r\n".repeat(100_000));
    for bytes in [extension, trailers] {
        let seen = target.shoot_and_go(bytes.as_bytes());
        assert!(seen.replies.iter().all(|reply| reply.status < 500), "{seen:?}");
    }
    target.stands("wrong chunks");
}

#[test]
fn unusual_but_legal_messages_are_answered() {
    let mut target = Target::new(MOST, &[]);
    let host = target.host();
    let calls = [tencent, volcengine, live_engine].map(|call| raw(&call(&host)));
    // One after the other without waiting, and all on one connection.
    let many: Vec<u8> = calls.iter().cycle().take(300).flatten().copied().collect();
    let mut socket = target.socket();
    socket.send(&many);
    let seen = socket.seen(300);
    assert_eq!((seen.replies.len(), seen.end), (300, End::Open));
    assert!(seen.replies.iter().all(|reply| (reply.status, reply.code()) == (200, None)), "{seen:?}");

    let absolute =
        String::from_utf8(calls[1].clone()).unwrap().replace("POST /", &format!("POST http://{host}/"));
    assert_eq!(target.reply(absolute.as_bytes()).code(), None, "the absolute form");
    for (request, status) in [
        ("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 404),
        ("GET http://[::1/ HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", 404),
        ("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 404),
        ("BREW /_mock HTTP/1.1\r\nHost: a\r\n\r\n", 404),
        ("GET /_mock HTTP/1.0\r\n\r\n", 200),
        ("GET /_mock/../_mock HTTP/1.1\r\nHost: a\r\n\r\n", 404),
        ("GET /_mock?a=%ff%00%zz HTTP/1.1\r\nHost: 中\r\n\r\n", 200),
        ("GET /_mock/requests?operation=%ff%00%zz&&&=&==== HTTP/1.1\r\nHost: a\r\n\r\n", 200),
    ] {
        assert_eq!(target.reply(request.as_bytes()).status, status, "{request}");
    }
    let expects = raw(&volcengine(&host));
    let expects = String::from_utf8(expects).unwrap().replacen("\r\n", "\r\nExpect: 100-continue\r\n", 1);
    let mut socket = target.socket();
    socket.send(expects.as_bytes());
    let statuses: Vec<_> = socket.seen(2).replies.iter().map(|reply| reply.status).collect();
    assert!(statuses == [100, 200] || statuses == [200], "{statuses:?}");
    target.stands("unusual messages");
}
