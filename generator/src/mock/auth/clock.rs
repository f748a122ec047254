//! The dates and times of the protocols.
//!
//! Given a text, it returns days or seconds since 1970, in UTC. It must not accept a day that the calendar does not have.

/// The day of `2019-02-25`.
pub(super) fn dashed_day(text: &str) -> Option<u64> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    parts.next().is_none().then_some(())?;
    day_of(year, month, day)
}

/// The second of `20240619T071306Z`.
pub(super) fn compact_second(text: &str) -> Option<u64> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let (year, month, day) = (date.get(..4)?, date.get(4..6)?, date.get(6..)?);
    let (hour, minute, second) = (time.get(..2)?, time.get(2..4)?, time.get(4..)?);
    let below = |text, end| digits(text, 2).filter(|number| *number < end);
    let in_day = below(hour, 24)? * 3600 + below(minute, 60)? * 60 + below(second, 60)?;
    Some(day_of(year, month, day)? * 86_400 + in_day)
}

/// A number of plain digits; no sign, no spaces.
pub(super) fn number(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

fn day_of(year: &str, month: &str, day: &str) -> Option<u64> {
    let year = digits(year, 4).filter(|year| *year >= 1970)?;
    let (month, day) = (digits(month, 2).filter(|month| (1..=12).contains(month))?, digits(day, 2)?);
    if !(1..=length(year, month)).contains(&day) {
        return None;
    }
    let months: u64 = (1..month).map(|month| length(year, month)).sum();
    Some(365 * (year - 1970) + leap_days(year - 1) - leap_days(1969) + months + day - 1)
}

/// The leap days up to the end of a year.
fn leap_days(year: u64) -> u64 {
    year / 4 - year / 100 + year / 400
}

/// The days of a month.
fn length(year: u64, month: u64) -> u64 {
    match month {
        2 => 28 + leap_days(year) - leap_days(year - 1),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Exactly so many digits.
fn digits(text: &str, count: usize) -> Option<u64> {
    number(text).filter(|_| text.len() == count)
}
