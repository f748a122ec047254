//! Both libraries against the same published vectors, and against each other at the lengths where blocks begin and end.

use super::{native, portable};
use crate::sign::hex;

/// Messages and their SHA-256, of FIPS 180 and its examples.
const SHA256: [(&str, &str); 3] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ),
];

/// Keys (a byte, how often), messages and their HMAC-SHA256: cases 1, 6 and 7 of RFC 4231. The last two keys are longer than a block.
const HMAC: [(u8, usize, &str, &str); 3] = [
    (0x0b, 20, "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
    (
        0xaa,
        131,
        "Test Using Larger Than Block-Size Key - Hash Key First",
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    ),
    (
        0xaa,
        131,
        "This is a test using a larger than block-size key and a larger than block-size data. \
         The key needs to be hashed before being used by the HMAC algorithm.",
        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
    ),
];

fn shown(bytes: &[u8]) -> String {
    hex(bytes).as_str().to_owned()
}

fn hashes(bytes: &[u8]) -> [String; 2] {
    [shown(native::sha256(bytes).as_ref()), shown(portable::sha256(bytes).as_ref())]
}

fn tags(key: &[u8], bytes: &[u8]) -> [String; 2] {
    [shown(native::Key::new(key).sign(bytes).as_ref()), shown(portable::Key::new(key).sign(bytes).as_ref())]
}

#[test]
fn both_hash_as_published() {
    for (message, hash) in SHA256 {
        assert_eq!(hashes(message.as_bytes()), [hash, hash]);
    }
    for (byte, times, message, tag) in HMAC {
        assert_eq!(tags(&vec![byte; times], message.as_bytes()), [tag, tag]);
    }
}

#[test]
fn both_hash_alike_at_the_ends_of_blocks() {
    let bytes: Vec<u8> = (0_u8..=255).collect();
    for length in [0, 1, 55, 56, 63, 64, 65, 119, 120, 127, 128, 129, 256] {
        let part = &bytes[..length];
        for [native, portable] in [hashes(part), tags(part, b"message"), tags(b"key", part)] {
            assert_eq!(native, portable, "{length} bytes");
        }
    }
}
