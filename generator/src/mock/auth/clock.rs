//! The dates and times of the protocols.
//!
//! Given a text, it returns days or seconds since 1970, in UTC. It must not accept a day that the calendar does not have.

use time::{Date, Time};

use crate::day;

/// The day of `2019-02-25`.
pub(super) fn dashed_day(text: &str) -> Option<u64> {
    Some(second(day::parse(text)?, Time::MIDNIGHT)? / 86_400)
}

/// The second of `20240619T071306Z`.
pub(super) fn compact_second(text: &str) -> Option<u64> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let (year, month, day) = (date.get(..4)?, date.get(4..6)?, date.get(6..)?);
    let (hour, minute, second_of_minute) = (time.get(..2)?, time.get(2..4)?, time.get(4..)?);
    let time = Time::from_hms(two_digits(hour)?, two_digits(minute)?, two_digits(second_of_minute)?);
    second(day::parse(&format!("{year}-{month}-{day}"))?, time.ok()?)
}

/// A number of plain digits; no sign, no spaces.
pub(super) fn number(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

fn two_digits(text: &str) -> Option<u8> {
    number(text).filter(|_| text.len() == 2).and_then(|number| number.try_into().ok())
}

/// Since 1970; nothing for what was before.
fn second(day: Date, time: Time) -> Option<u64> {
    day.with_time(time).assume_utc().unix_timestamp().try_into().ok()
}
