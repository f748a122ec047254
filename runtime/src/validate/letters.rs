//! Patterns that only say which letters and how many, as `[a-zA-Z0-9_@.-]{1,128}`.
//!
//! Given: a regular expression. Returns: a table, if it is of that kind: most patterns of the pages are, and a table is a hundred times
//! as fast as the regular expression. Must not: take an expression for something else than the regex engine does.

/// So many of these ASCII letters, and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letters {
    /// A bit for each letter.
    allowed: u128,
    min: usize,
    max: usize,
}

impl Letters {
    /// `None` for what is not one class of plain letters and a count.
    pub(super) fn parse(pattern: &str) -> Option<Self> {
        let (class, count) = pattern.strip_prefix('[')?.split_once(']')?;
        let (min, max) = counted(count)?;
        Some(Self { allowed: allowed(class.as_bytes())?, min, max })
    }

    pub(super) fn matches(&self, text: &str) -> bool {
        (self.min..=self.max).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii() && self.allowed >> byte & 1 == 1)
    }
}

fn allowed(mut class: &[u8]) -> Option<u128> {
    let mut allowed = 0;
    while let [first, rest @ ..] = class {
        let (last, rest) = match rest {
            [b'-', last, rest @ ..] => (last, rest),
            _ => (first, rest),
        };
        let range = first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric();
        // A hyphen stands for itself only at the end; signs that mean something in a class are left to the regex engine.
        let single = first == last && (b"_@.:/".contains(first) || first == &b'-' && rest.is_empty());
        if first > last || !(range || single) {
            return None;
        }
        (*first..=*last).for_each(|byte| allowed |= 1 << byte);
        class = rest;
    }
    Some(allowed).filter(|allowed| *allowed != 0)
}

fn counted(count: &str) -> Option<(usize, usize)> {
    let number = |digits: &str| {
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        if plain { digits.parse().ok() } else { None }
    };
    match count {
        "" => Some((1, 1)),
        "?" => Some((0, 1)),
        "*" => Some((0, usize::MAX)),
        "+" => Some((1, usize::MAX)),
        _ => {
            let inner = count.strip_prefix('{')?.strip_suffix('}')?;
            match inner.split_once(',') {
                None => number(inner).map(|exactly| (exactly, exactly)),
                Some((min, "")) => Some((number(min)?, usize::MAX)),
                Some((min, max)) => Some((number(min)?, number(max)?)).filter(|(min, max)| min <= max),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use regex_lite::Regex;

    use super::Letters;

    #[test]
    fn it_matches_what_the_regular_expression_matches() {
        let patterns = [
            "[a-zA-Z0-9_@.-]{1,128}",
            "[a-zA-Z0-9_]*",
            "[a-zA-Z0-9_-]*",
            "[0-9]+",
            "[a-c]?",
            "[xyz]",
            "[0-9a-f]{4}",
            "[A-Z:/]{2,}",
        ];
        let texts = [
            "",
            "a",
            "x",
            "-",
            "_",
            "@",
            ".",
            "ab",
            "AB:",
            "0123",
            "00ff",
            "00fg",
            "a b",
            "a\n",
            "\n",
            "é",
            "aé",
            "room-1@x.y_z",
            "日本",
        ];
        let long = ["a".repeat(127), "a".repeat(128), "a".repeat(129)];
        for pattern in patterns {
            let letters = Letters::parse(pattern).unwrap();
            let regex = Regex::new(&format!(r"\A(?:{pattern})\z")).unwrap();
            let every = (0..128_u8).map(|byte| char::from(byte).to_string());
            let texts = texts.into_iter().map(str::to_owned).chain(long.clone()).chain(every);
            for text in texts {
                assert_eq!(letters.matches(&text), regex.is_match(&text), "{pattern} on {text:?}");
            }
        }
    }

    #[test]
    fn what_means_more_is_left_to_the_regular_expression() {
        for pattern in [
            "[^a]",
            "[a-z]{1,2}b",
            "[a-z]+?",
            r"[\w]",
            "[a-]b]",
            "[a-Z]",
            "[z-a]",
            "[]",
            "[--a]",
            "[a&&b]",
            "[[a]]",
            "[é]",
            "[a-z]{2,1}",
            "[a-z]{}",
            "[a-z]{,3}",
            "[a-z]{+1}",
            "[-a]",
            "[a-z]|b",
            "a",
            "[a-é]",
        ] {
            assert_eq!(Letters::parse(pattern), None, "{pattern}");
        }
    }
}
