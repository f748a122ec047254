//! Files of sections with `key = value` lines.
//!
//! Given: text. Returns: one section of it, or the number of the line that is neither. Must not: copy a value, or put a line into an
//! error.
//!
//! Why not a crate: those there are hold the whole file in maps of plain strings, which are not wiped, and print the line that they cannot
//! read.

/// The values of the keys in a section; `Ok(None)` when there is no such section, `Err` with the number of a line that cannot be read.
/// Of a key that is there twice the last one counts.
pub(super) fn values<'t, const N: usize>(
    text: &'t str,
    section: &str,
    keys: [&str; N],
) -> Result<Option<[Option<&'t str>; N]>, usize> {
    let mut values = [None; N];
    let (mut within, mut found) = (false, false);
    for (number, line) in text.trim_start_matches('\u{feff}').lines().map(str::trim).enumerate() {
        if line.is_empty() || line.starts_with(['#', ';']) {
            continue;
        }
        if let Some(rest) = line.strip_prefix('[') {
            within = rest.strip_suffix(']').ok_or(number + 1)?.trim() == section;
            found |= within;
            continue;
        }
        let (key, value) = line.split_once('=').ok_or(number + 1)?;
        let at = keys.iter().position(|known| *known == key.trim());
        if let Some(place) = at.filter(|_| within).and_then(|at| values.get_mut(at)) {
            *place = Some(value.trim()).filter(|value| !value.is_empty());
        }
    }
    Ok(found.then_some(values))
}

#[cfg(test)]
mod tests {
    use super::values;

    #[test]
    fn sections_comments_and_blanks() {
        let text = "\u{feff}; a comment\r\n[default]\r\nsecret_id = a=b \n# more\nsecret_key=k;#\nother = x\n\n[ two ]\nsecret_id=c\nempty =\n";
        assert_eq!(
            values(text, "default", ["secret_id", "secret_key"]),
            Ok(Some([Some("a=b"), Some("k;#")]))
        );
        assert_eq!(values(text, "two", ["secret_id", "empty"]), Ok(Some([Some("c"), None])));
        assert_eq!(values(text, "three", ["secret_id"]), Ok(None));
    }

    #[test]
    fn a_line_that_is_neither_is_counted() {
        assert_eq!(values("[default]\n\nsecret_id: canary", "default", ["secret_id"]), Err(3));
        assert_eq!(values("[default\n", "default", ["secret_id"]), Err(1));
    }
}
