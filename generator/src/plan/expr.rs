//! Expressions as text, for the examples in the docs and for the text of a plan.
//!
//! Given an expression, it returns Rust. It must not be what tests are printed with: that is [`crate::emit`]'s work.

use super::testing::Expr;

/// Lines that are longer are broken at the setters.
const WIDTH: usize = 90;

impl Expr {
    /// As a statement: `let request = …;`, on as many lines as it takes.
    pub(super) fn lines(&self, start: &str, api: &str) -> Vec<String> {
        let whole = format!("{start}{};", self.text(api));
        let Expr::New(path, sets) = self else { return vec![whole] };
        if whole.chars().count() <= WIDTH || sets.is_empty() {
            return vec![whole];
        }
        let mut lines = vec![format!("{start}{api}::{}::new()", path.0)];
        lines.extend(sets.iter().map(|(name, value)| format!("    .{name}({})", value.text(api))));
        if let Some(last) = lines.last_mut() {
            last.push(';');
        }
        lines
    }

    /// As one line.
    pub(super) fn text(&self, api: &str) -> String {
        let list = |items: &[Expr]| items.iter().map(|item| item.text(api)).collect::<Vec<_>>().join(", ");
        match self {
            Expr::Plain(text) => text.clone(),
            Expr::Text(text) => format!("{text:?}"),
            Expr::OwnedText(text) => format!("String::from({text:?})"),
            Expr::Json(text) => format!("serde_json::from_str::<rtc_apis::Json>({text:?})?"),
            Expr::Array(items) => format!("[{}]", list(items)),
            Expr::Vec(items) => format!("vec![{}]", list(items)),
            Expr::New(path, sets) => {
                let sets = sets.iter().map(|(name, value)| format!(".{name}({})", value.text(api)));
                format!("{api}::{}::new(){}", path.0, sets.collect::<String>())
            }
            Expr::Const(path, name) => format!("{api}::{}::{name}", path.0),
            Expr::Call(path, name, value) => format!("{api}::{}::{name}({})", path.0, value.text(api)),
        }
    }
}
