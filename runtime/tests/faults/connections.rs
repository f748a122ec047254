//! Faults below HTTP: no connection, or one that breaks.

use std::time::Duration;

use crate::fault::{Behaviour, DONE, Fault, http};
use crate::server::Step::{Drip, Hang, Peek, Read, Reset, Write};

pub(crate) fn all() -> Vec<Fault> {
    let whole = http("200 OK", "", DONE);
    let half = whole[..whole.len() - 20].to_vec();
    let head = b"HTTP/1.1 200 OK\r\nContent-Le".to_vec();
    let kept = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{DONE}", DONE.len()).into_bytes();
    let chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nc\r\n{\"Response\":\r\n".to_vec();
    let bad_chunk = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n".to_vec();
    let endless_head = [b"HTTP/1.1 200 OK\r\nX: ".as_slice(), &vec![b'x'; 1 << 20]].concat();
    let every = |ms| Duration::from_millis(ms);
    vec![
        Fault::new("connection refused", Behaviour::Absent).proves_nothing_done(),
        Fault { host: "nowhere.invalid", ..Fault::new("unknown host", Behaviour::Absent) }
            .proves_nothing_done(),
        Fault::steps("TLS: the port speaks plain HTTP", [Peek, Write(http("400 Bad Request", "", ""))])
            .over_https()
            .proves_nothing_done(),
        Fault::new("TLS: a certificate that nobody trusts", Behaviour::Certificate)
            .over_https()
            .proves_nothing_done(),
        Fault::steps("TLS: reset in the handshake, before sending", [Peek, Reset])
            .over_https()
            .proves_nothing_done(),
        Fault::steps("reset while sending", [Peek, Reset]),
        Fault::steps("reset after sending", [Read, Reset]),
        Fault::steps("closed after sending", [Read]),
        Fault {
            second_call: true,
            ..Fault::steps("kept connection, closed after sending", [Read, Write(kept), Read])
        },
        Fault::steps("reset in the body", [Read, Write(half.clone()), Reset]),
        Fault::steps("body shorter than announced", [Read, Write(half)]),
        Fault::steps("chunked body broken off", [Read, Write(chunked)]),
        Fault::steps("chunk without a length", [Read, Write(bad_chunk)]),
        Fault::steps("head broken off", [Read, Write(head)]),
        Fault::steps("head without end", [Read, Write(endless_head)]),
        Fault::steps("not HTTP", [Read, Write(b"SSH-2.0-OpenSSH_9.9\r\n".to_vec())]),
        Fault::steps("silence", [Read, Hang]).impatient(),
        Fault::steps("slow drip of the head", [Read, Drip(whole.clone(), every(20))]).impatient(),
        Fault::steps(
            "slow drip of the body",
            [Read, Write(whole[..80].to_vec()), Drip(whole[80..].to_vec(), every(20))],
        )
        .impatient(),
        Fault::steps("byte by byte, but in time", [Read, Drip(whole, Duration::ZERO)]),
    ]
}
