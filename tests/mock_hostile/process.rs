//! The program around the mock: how it starts, and how it ends.

use std::net::TcpListener;
use std::process::Command;
use std::time::{Duration, Instant};

use apiscribe_tests::mock::{End, raw, tencent};

use crate::target::{Target, program};

/// More than idle, in MiB: enough for a few calls.
const MOST: u64 = 40;

#[test]
fn a_signal_ends_it_after_the_calls_on_their_way() {
    for signal in ["TERM", "INT"] {
        let target = Target::new(MOST, &[]);
        let call = String::from_utf8(raw(&tencent(&target.host()))).unwrap();
        let slow = call.replacen("\r\n", "\r\nX-Mock-Fault: slow=400\r\n", 1);
        let (mut idle, mut halting, mut waiting) = (target.socket(), target.socket(), target.socket());
        idle.send(call.as_bytes());
        assert_eq!(idle.seen(1).replies.len(), 1);
        halting.send(&call.as_bytes()[..100]);
        waiting.send(slow.as_bytes());
        // A call is remembered when its reply is made, just before it is slowed down.
        let journal = b"GET /_mock/requests HTTP/1.1\r\nHost: a\r\n\r\n";
        let start = Instant::now();
        while target.reply(journal).json()["total"] != 2 {
            assert!(start.elapsed() < Duration::from_secs(5), "the slow call did not arrive");
        }
        target.process.signal(signal);
        let seen = waiting.seen(1);
        assert_eq!((seen.replies.len(), seen.replies[0].code()), (1, None), "{signal}: {seen:?}");
        assert_ne!(idle.seen(1).end, End::Open);
        assert_ne!(halting.seen(1).end, End::Open);
        let address = target.address();
        let status = target.process.end(Duration::from_secs(2)).expect("it runs on");
        assert_eq!(status.code(), Some(0), "{signal}");
        TcpListener::bind(address).expect("the port is not free again");
    }
}

#[test]
fn a_port_that_is_taken_is_a_fault_with_advice() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let specs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let mut command = Command::new(program());
    let output = command.args(["mock", "--port", &port, "--specs"]).arg(specs).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains(&format!("127.0.0.1:{port}")) && told.contains("--port"), "{told}");
    assert!(output.stdout.is_empty());
}

#[test]
fn any_bound_of_connections_can_be_given() {
    for most in ["1", "18446744073709551615"] {
        let mut target = Target::new(MOST, &["--max-connections", most]);
        let reply = target.reply(b"GET /_mock HTTP/1.1\r\nHost: a\r\n\r\n");
        assert!(matches!(reply.status, 200 | 503), "{reply:?}");
        assert!(target.process.lives());
        target.process.signal("TERM");
        assert_eq!(target.process.end(Duration::from_secs(2)).expect("it runs on").code(), Some(0));
    }
}
