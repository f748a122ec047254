//! Unix seconds as the dates that signatures carry, in UTC.
//!
//! Given: seconds. Returns: text. Must not: know time zones, leap seconds, or years of five digits.

/// A point in time, taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Civil {
    year: u64,
    month: u64,
    day: u64,
    seconds: u64,
}

/// Howard Hinnant's `civil_from_days`, for days since 1970 (never negative here).
fn civil(timestamp: u64) -> Civil {
    let days = timestamp / 86_400 + 719_468;
    let era = days / 146_097;
    let day_of_era = days % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    Civil { year, month, day, seconds: timestamp % 86_400 }
}

/// `2019-02-25`.
pub fn date(timestamp: u64) -> String {
    let Civil { year, month, day, .. } = civil(timestamp);
    let mut out = String::with_capacity(10);
    digits(&mut out, [1000, 100, 10, 1], year);
    out.push('-');
    digits(&mut out, [10, 1], month);
    out.push('-');
    digits(&mut out, [10, 1], day);
    out
}

/// `20240619T071306Z`; the first eight characters are the day.
pub fn basic(timestamp: u64) -> String {
    let Civil { year, month, day, seconds } = civil(timestamp);
    let mut out = String::with_capacity(16);
    digits(&mut out, [1000, 100, 10, 1], year);
    digits(&mut out, [10, 1], month);
    digits(&mut out, [10, 1], day);
    out.push('T');
    digits(&mut out, [10, 1], seconds / 3_600);
    digits(&mut out, [10, 1], seconds / 60 % 60);
    digits(&mut out, [10, 1], seconds % 60);
    out.push('Z');
    out
}

/// The digits at these places. `format!` takes several times as long, and every signature has a date.
fn digits<const N: usize>(out: &mut String, places: [u64; N], value: u64) {
    out.extend(places.map(|place| char::from_digit((value / place % 10) as u32, 10).unwrap_or('0')));
}

#[cfg(test)]
mod tests {
    use super::{basic, date};

    #[test]
    fn leap_days_and_ends_of_years() {
        assert_eq!(date(0), "1970-01-01");
        assert_eq!(date(951_782_400), "2000-02-29");
        assert_eq!(date(951_868_800), "2000-03-01");
        assert_eq!(date(1_709_164_800), "2024-02-29");
        assert_eq!(date(4_107_542_399), "2100-02-28");
        assert_eq!(date(4_107_542_400), "2100-03-01");
        assert_eq!(basic(1_735_689_599), "20241231T235959Z");
        assert_eq!(basic(1_718_781_186), "20240619T071306Z");
    }
}
