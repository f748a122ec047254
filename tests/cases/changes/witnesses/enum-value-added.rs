//! Code that tells the values apart; others were possible all the time.

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn is_english(language: &party::invite_guests::Tongue) -> bool {
    *language == party::invite_guests::Tongue::EN || language.as_str() == "en-GB"
}

#[cfg(first)]
pub fn languages() -> &'static [party::invite_guests::Tongue] {
    party::invite_guests::Tongue::ALL
}

#[cfg(second)]
pub fn tell(mood: party::types::Feeling) -> &'static str {
    match mood {
        party::types::Feeling::HAPPY => "stays",
        party::types::Feeling::BORED => "leaves",
        _ => "who knows",
    }
}
