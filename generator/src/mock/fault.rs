//! Faults on purpose: what `X-Mock-Fault` asks for, and replies that have them.
//!
//! Given the words of the header, it returns faults or says which there are; given a reply, it breaks it. What concerns the connection is
//! left to the server.

use std::fmt;
use std::sync::LazyLock;
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderValue};
use serde_json::Value as Json;

/// One way to break a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// `reset`: the connection is reset in place of a reply.
    Reset,
    /// `truncate`: the connection ends in the middle of the body.
    Truncate,
    /// `slow=MS`: the reply begins so much later.
    Slow(Duration),
    /// `drip=MS`: the body comes in small pieces with so much time between them.
    Drip(Duration),
    /// `html`: a web page in place of JSON.
    Html,
    /// `empty`: no body.
    Empty,
    /// `wrong-type`: every value of the result has another JSON type.
    WrongType,
    /// `wrong-content-type`: the body is right, but said to be something else.
    WrongContentType,
    /// `gzip-bomb`: a small compressed body that is a gigabyte of blanks.
    GzipBomb,
    /// `status=N`: another HTTP status.
    Status(u16),
}

/// The most faults of one reply; there is no use for more.
const MOST: usize = 16;

/// Why words are no faults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultError {
    /// This word is none.
    Unknown(String),
    /// There are more than one reply can have.
    TooMany,
}

impl fmt::Display for FaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FaultError::Unknown(word) => write!(
                f,
                "there is no fault `{}`; write one or more of reset, truncate, slow=MS, drip=MS, html, empty, wrong-type, \
                 wrong-content-type, gzip-bomb, status=N, with commas between them",
                word.escape_debug()
            ),
            FaultError::TooMany => write!(f, "a reply can have {MOST} faults at most; name fewer"),
        }
    }
}

impl std::error::Error for FaultError {}

impl Fault {
    /// Reads `html,status=504`.
    pub fn parse(words: &str) -> Result<Vec<Fault>, FaultError> {
        if words.split(',').count() > MOST {
            return Err(FaultError::TooMany);
        }
        words.split(',').map(|word| Fault::word(word.trim())).collect()
    }

    fn word(word: &str) -> Result<Fault, FaultError> {
        let (name, value) = word.split_once('=').unwrap_or((word, ""));
        let unknown = || FaultError::Unknown(word.chars().take(100).collect());
        // An hour is more than anybody waits for.
        let time = || value.parse().ok().filter(|ms| *ms <= 3_600_000).map(Duration::from_millis);
        Ok(match (name, value.is_empty()) {
            ("reset", true) => Fault::Reset,
            ("truncate", true) => Fault::Truncate,
            ("html", true) => Fault::Html,
            ("empty", true) => Fault::Empty,
            ("wrong-type", true) => Fault::WrongType,
            ("wrong-content-type", true) => Fault::WrongContentType,
            ("gzip-bomb", true) => Fault::GzipBomb,
            ("slow", false) => Fault::Slow(time().ok_or_else(unknown)?),
            ("drip", false) => Fault::Drip(time().ok_or_else(unknown)?),
            ("status", false) => Fault::Status(
                value.parse().ok().filter(|status| (200..=599).contains(status)).ok_or_else(unknown)?,
            ),
            _ => return Err(unknown()),
        })
    }

    /// Breaks a reply, as far as that is a matter of its status, headers and body.
    pub(super) fn apply(self, response: &mut http::Response<Bytes>) {
        match self {
            Fault::Html => {
                *response.body_mut() = Bytes::from_static(PAGE.as_bytes());
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
            }
            Fault::Empty => *response.body_mut() = Bytes::new(),
            Fault::WrongType => *response.body_mut() = with_wrong_types(response.body()),
            Fault::WrongContentType => {
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
            }
            Fault::GzipBomb => {
                response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
                *response.body_mut() = BOMB.clone();
            }
            Fault::Status(status) => {
                *response.status_mut() = http::StatusCode::from_u16(status).unwrap_or_default();
            }
            Fault::Reset | Fault::Truncate | Fault::Slow(_) | Fault::Drip(_) => {}
        }
    }
}

/// What a gateway answers when a service does not.
const PAGE: &str = "<html>\n<head><title>504 Gateway Time-out</title></head>\n<body>\n<center><h1>504 Gateway Time-out</h1></center>\n\
                    <hr><center>mock</center>\n</body>\n</html>\n";

fn with_wrong_types(body: &[u8]) -> Bytes {
    let Ok(mut json) = serde_json::from_slice(body) else { return Bytes::copy_from_slice(body) };
    swap_types(&mut json);
    Bytes::from(json.to_string())
}

/// Every scalar becomes an object, but for the keys by which a client knows success from failure.
fn swap_types(json: &mut Json) {
    let kept = ["ErrorCode", "ActionStatus", "RequestId", "Error"];
    match json {
        Json::Object(object) => {
            object
                .iter_mut()
                .filter(|(key, _)| !kept.contains(&key.as_str()))
                .for_each(|(_, value)| swap_types(value));
        }
        scalar => *scalar = serde_json::json!({ "mock": "wrong-type" }),
    }
}

/// Made once, because that takes a while.
static BOMB: LazyLock<Bytes> = LazyLock::new(bomb);

/// A gigabyte of blanks in about a megabyte: one compressed block, repeated.
fn bomb() -> Bytes {
    const BLOCK: usize = 1024 * 1024;
    const BLOCKS: usize = 1024;
    let blanks = vec![b' '; BLOCK];
    let mut compress = flate2::Compress::new(flate2::Compression::best(), false);
    let mut block = Vec::with_capacity(BLOCK / 100);
    // A full flush makes blocks that do not know of each other; writing into memory with room to spare does not fail.
    let mut blocks = Vec::new();
    for _ in 0..2 {
        block.clear();
        let _ = compress.compress_vec(&blanks, &mut block, flate2::FlushCompress::Full);
        blocks.push(block.clone());
    }
    let mut crc = crc32fast::Hasher::new();
    let mut one = crc32fast::Hasher::new();
    one.update(&blanks);
    let mut body = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];
    for _ in 0..BLOCKS {
        body.extend(blocks.last().into_iter().flatten());
        crc.combine(&one);
    }
    // The end of the compressed data, its checksum and its length.
    body.extend([3, 0]);
    body.extend(crc.finalize().to_le_bytes());
    body.extend(((BLOCK * BLOCKS) as u32).to_le_bytes());
    Bytes::from(body)
}
