//! Which form a page has.
//!
//! Given the text, it returns the form; whoever knows better may say so. It must not read further than it needs.

/// The form of a saved page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As a browser saves it.
    Html,
    /// With `|---|` under the headers of tables, and `#` before headings.
    Markdown,
    /// As a reader or the clipboard leaves it.
    Text,
}

impl Form {
    /// The form that a text looks like.
    pub fn of(text: &str) -> Form {
        let start = text.trim_start_matches('\u{feff}').trim_start();
        let lower: String = start.chars().take(2000).collect::<String>().to_lowercase();
        let tags = ["<!doctype html", "<html", "<head", "<body", "<table", "<div", "<main", "<article"];
        if tags.iter().any(|tag| lower.starts_with(tag))
            || lower.contains("<body")
            || text.contains("</table>")
        {
            return Form::Html;
        }
        let mut lines = text.lines();
        let heading = |line: &str| {
            let marks = line.len() - line.trim_start_matches('#').len();
            (1..=6).contains(&marks) && line.get(marks..).is_some_and(|rest| rest.starts_with(' '))
        };
        let marked = |line: &str| {
            heading(line) || line.starts_with("| --") || line.starts_with("|--") || line.starts_with("|:-")
        };
        match lines.any(|line| marked(line.trim_start())) {
            true => Form::Markdown,
            false => Form::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_told_apart() {
        assert_eq!(Form::of("\u{feff}<!DOCTYPE html><p>"), Form::Html);
        assert_eq!(Form::of("# Title\n"), Form::Markdown);
        assert_eq!(Form::of("words\n  | a |\n  | --- |\n"), Form::Markdown);
        assert_eq!(Form::of("a | b |\n---|---|\n{\n#1\n"), Form::Text);
    }
}
