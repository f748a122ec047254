//! Days of the calendar, as specs and approvals write them.
//!
//! Given a text, it returns the day; a day has one spelling, 2026-11-21. It must not read a clock: whoever needs this day brings it.

use time::{Date, Month};

/// The day of `2026-11-21`; nothing for another spelling, and for a day that no calendar has.
pub(crate) fn parse(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    let date = Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()?;
    // Printed again it is what was written, or it was written in another way.
    (date.to_string() == text).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn only_days_of_the_calendar_are_days() {
        for good in ["2026-11-21", "2024-02-29", "2000-02-29", "0001-01-01"] {
            assert_eq!(parse(good).map(|day| day.to_string()).as_deref(), Some(good));
        }
        for bad in [
            "2023-02-29",
            "1900-02-29",
            "2026-13-99",
            "2026-00-10",
            "2026-11-00",
            "2026-11-31",
            "2026-1-1",
            "+2026-11-21",
            "+026-11-21",
            "2026-+1-21",
            "2026-11-21-1",
            " 2026-11-21",
            "20261121",
            "21.11.2026",
            "12026-11-21",
            "",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
