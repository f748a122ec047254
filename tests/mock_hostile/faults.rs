//! Each fault that can be asked for, as it looks from a socket.

use std::time::{Duration, Instant};

use apiscribe_tests::mock::{End, Seen, raw, tencent};
use flate2::{Decompress, FlushDecompress, Status};

use crate::target::Target;

/// More than idle, in MiB. A gigabyte is sent, but only as the megabyte that it is compressed to.
const MOST: u64 = 40;

fn asked(target: &Target, faults: &str) -> (Seen, Duration) {
    let call = String::from_utf8(raw(&tencent(&target.host()))).unwrap();
    let call = call.replacen("\r\n", &format!("\r\nX-Mock-Fault: {faults}\r\n"), 1);
    let start = Instant::now();
    let seen = target.shoot(call.as_bytes());
    (seen, start.elapsed())
}

#[test]
fn every_fault_can_be_seen() {
    let mut target = Target::new(MOST, &[]);
    let whole = asked(&target, "slow=0").0.replies.remove(0);
    assert_eq!((whole.status, whole.code()), (200, None));

    let (seen, _) = asked(&target, "reset");
    assert_eq!((seen.replies.len(), seen.end), (0, End::Reset));

    let (seen, _) = asked(&target, "truncate");
    assert_ne!(seen.end, End::Open);
    assert_eq!(seen.replies[0].length(), whole.body.len());
    assert!(whole.body.len() > seen.replies[0].body.len() && !seen.replies[0].body.is_empty(), "{seen:?}");

    let (seen, time) = asked(&target, "slow=300");
    assert!(time >= Duration::from_millis(300), "{time:?}");
    assert_eq!((&seen.replies[0].code(), seen.end), (&None, End::Open));

    let (seen, time) = asked(&target, "drip=10");
    assert!(time >= Duration::from_millis(100), "{time:?}");
    assert_eq!((seen.replies[0].body.len(), seen.end), (whole.body.len(), End::Open));

    let (seen, _) = asked(&target, "html");
    assert_eq!(seen.replies[0].header("content-type"), Some("text/html; charset=utf-8"));
    assert!(seen.replies[0].body.starts_with(b"<html>"));

    let (seen, _) = asked(&target, "empty");
    assert_eq!((seen.replies[0].length(), seen.replies[0].body.len()), (0, 0));

    let (seen, _) = asked(&target, "wrong-type");
    assert!(seen.replies[0].json()["Response"]["TaskId"].is_object(), "{seen:?}");

    let (seen, _) = asked(&target, "wrong-content-type");
    assert_eq!(seen.replies[0].header("content-type"), Some("application/octet-stream"));
    assert_eq!(seen.replies[0].code(), None);

    let (seen, time) = asked(&target, "html,status=504,slow=50");
    assert_eq!(seen.replies[0].status, 504);
    assert!(time >= Duration::from_millis(50), "{time:?}");
    target.stands("faults");
}

#[test]
fn words_that_are_no_faults_are_refused() {
    let mut target = Target::new(MOST, &[]);
    let many = vec!["gzip-bomb"; 5000].join(",");
    let long = "x".repeat(60_000);
    for words in
        ["", ",", "reset=1", "slow", "slow=-1", "slow=1e9", "status=99", "status=600", "bomb", &many, &long]
    {
        let (seen, time) = asked(&target, words);
        assert_eq!(
            (seen.replies[0].status, seen.replies[0].code().as_deref()),
            (400, Some("mock")),
            "{words:.50}"
        );
        assert!(seen.replies[0].body.len() < 2000 && time < Duration::from_secs(1), "{words:.50}: {time:?}");
    }
    let call = String::from_utf8(raw(&tencent(&target.host()))).unwrap();
    let start = Instant::now();
    let reply = target.reply(call.replacen("\r\n", &format!("\r\nX-Mock-Error: {long}\r\n"), 1).as_bytes());
    assert_eq!((reply.status, reply.code().as_deref()), (400, Some("mock")));
    assert!(reply.body.len() < 2000 && start.elapsed() < Duration::from_secs(1));
    target.stands("words that are no faults");
}

#[test]
fn a_small_body_is_a_gigabyte() {
    let mut target = Target::new(MOST, &[]);
    let (seen, _) = asked(&target, "gzip-bomb");
    let [bomb] = &seen.replies[..] else { panic!("{} replies", seen.replies.len()) };
    assert_eq!(bomb.header("content-encoding"), Some("gzip"));
    assert!(bomb.body.len() < 2 * 1024 * 1024, "{} bytes", bomb.body.len());
    assert_eq!(inflated(&bomb.body[10..]), 1 << 30);
    // However many ask for it, nothing is kept for those who do not take it.
    let call = String::from_utf8(raw(&tencent(&target.host()))).unwrap();
    let call = call.replacen("\r\n", "\r\nX-Mock-Fault: gzip-bomb\r\n", 1).repeat(3);
    let sockets: Vec<_> = (0..200).map(|_| target.socket()).collect();
    let sockets = sockets.into_iter().map(|mut socket| {
        socket.send(call.as_bytes());
        socket
    });
    let sockets: Vec<_> = sockets.collect();
    target.stands("bombs that nobody takes");
    drop(sockets);
    target.stands("bombs that nobody took");
}

/// The bytes of a deflated text, counted and thrown away.
fn inflated(mut deflated: &[u8]) -> u64 {
    let mut inflate = Decompress::new(false);
    let mut piece = vec![0; 256 * 1024];
    loop {
        let before = inflate.total_in();
        let status = inflate.decompress(deflated, &mut piece, FlushDecompress::None).unwrap();
        deflated = &deflated[usize::try_from(inflate.total_in() - before).unwrap()..];
        if status == Status::StreamEnd {
            return inflate.total_out();
        }
    }
}
