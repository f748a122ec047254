//! Case conversion, in the one place that does it.

use heck::{ToSnakeCase, ToUpperCamelCase};

/// `SdkAppId` becomes `sdk_app_id`, `HTTPCode` `http_code`, `MixStreamSessionIDs` `mix_stream_session_ids`.
pub(super) fn snake(name: &str) -> String {
    keep_plural_acronyms(&ascii(name)).to_snake_case()
}

/// `set_room_metadata` becomes `SetRoomMetadata`; words that already are in that case keep their capitals.
pub(super) fn pascal(name: &str) -> String {
    let already =
        name.starts_with(|c: char| c.is_ascii_uppercase()) && name.bytes().all(|b| b.is_ascii_alphanumeric());
    if already {
        return name.to_owned();
    }
    if !name.is_ascii() {
        return name.to_owned();
    }
    name.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| match word.starts_with(|c: char| c.is_ascii_uppercase()) {
            true => word.to_owned(),
            false => word.to_upper_camel_case(),
        })
        .collect()
}

/// Dots, dashes and spaces part words; anything else that is not ASCII is left for the caller to refuse.
fn ascii(name: &str) -> String {
    name.chars().map(|c| if matches!(c, '.' | '-' | ' ' | '/' | ':') { '_' } else { c }).collect()
}

/// `UserIDs` is the plural of `UserID`, not of `UserI`.
fn keep_plural_acronyms(name: &str) -> String {
    name.replace("IDs", "Ids").replace("URLs", "Urls")
}
