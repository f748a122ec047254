//! What the verifiers stand on.

use super::{App, KeyPair, clock, hash, hex};
use crate::mock::auth::shown;

#[test]
fn hashes_are_those_of_the_standards() {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(hash::sha256_hex(b""), empty);
    // RFC 4231, cases 2 and 6: a short key, and one that is longer than a block.
    let short = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    assert_eq!(hex(&hash::tag(b"Jefe", b"what do ya want for nothing?")), short);
    let long = "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54";
    let message = b"Test Using Larger Than Block-Size Key - Hash Key First";
    assert_eq!(hex(&hash::tag(&[0xaa; 131], message)), long);
}

#[test]
fn only_lower_case_digits_of_the_right_count_are_a_signature() {
    let right = hash::sha256_hex(b"");
    assert_eq!(hash::from_hex(&right).map(|bytes| hex(&bytes)), Some(right.clone()));
    for wrong in
        [&right.to_uppercase(), &right[..62], &format!("{right}00"), &right.replace('e', "g"), "", "é"]
    {
        assert_eq!(hash::from_hex(wrong), None, "{wrong}");
    }
}

#[test]
fn secrets_are_the_same_or_not() {
    assert!(hash::same("a", "a"));
    assert!(!hash::same("a", "b"));
    assert!(!hash::same("a", "aa"));
}

#[test]
fn days_follow_the_calendar() {
    assert_eq!(clock::dashed_day("1970-01-01"), Some(0));
    assert_eq!(clock::dashed_day("2019-02-25"), Some(1_551_113_065 / 86_400));
    assert_eq!(clock::dashed_day("2000-02-29"), Some(11_016));
    assert_eq!(clock::dashed_day("2000-03-01"), Some(11_017));
    assert_eq!(clock::dashed_day("2100-03-01"), Some(47_541));
    for wrong in [
        "2100-02-29",
        "2019-02-29",
        "2019-04-31",
        "2019-13-01",
        "2019-00-01",
        "2019-01-00",
        "1969-12-31",
        "2019-2-25",
        "2019-02-25-",
        "20190225",
        "+019-02-25",
        "",
    ] {
        assert_eq!(clock::dashed_day(wrong), None, "{wrong}");
    }
}

#[test]
fn seconds_follow_the_clock() {
    assert_eq!(clock::compact_second("19700101T000000Z"), Some(0));
    assert_eq!(clock::compact_second("20240619T071306Z"), Some(1_718_781_186));
    for wrong in [
        "20240619T071306",
        "20240619 071306Z",
        "20240619T240000Z",
        "20240619T076006Z",
        "20240619T071360Z",
        "2024061T0071306Z",
        "20240619T0713061Z",
        "20240619T07130é",
        "2024é619T071306Z",
        "T",
        "TZ",
        "",
    ] {
        assert_eq!(clock::compact_second(wrong), None, "{wrong}");
    }
}

#[test]
fn numbers_are_plain_digits() {
    assert_eq!(clock::number("0012"), Some(12));
    for wrong in ["", "+1", "-1", " 1", "1.0", "18446744073709551616"] {
        assert_eq!(clock::number(wrong), None, "{wrong}");
    }
}

#[test]
fn what_is_shown_is_short_and_on_one_line() {
    assert_eq!(shown("a\nb"), "`a\\nb`");
    assert_eq!(shown(&"é".repeat(61)), format!("`{}…`", "é".repeat(60)));
}

#[test]
fn debug_output_has_no_secrets() {
    let pair =
        KeyPair { id: "AKIDFAKE".into(), secret: "secret-half".into(), token: Some("secret-token".into()) };
    let app = App { app_id: 1, administrator: "admin".into(), key: "secret-key".into() };
    let shown = format!("{pair:?} {app:?}");
    assert!(shown.contains("AKIDFAKE") && shown.contains("admin") && !shown.contains("secret"), "{shown}");
}
