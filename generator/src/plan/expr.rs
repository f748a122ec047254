//! Expressions as they are written in Rust: in the examples of the docs, in the generated tests, and in the text of a plan.
//!
//! Given an expression and where it stands, it returns Rust. It must not know what the expression is for.

use super::testing::Expr;

/// What is longer is broken at its setters and items.
const WIDTH: usize = 90;

/// Where an expression stands.
#[derive(Clone, Copy)]
pub(crate) struct Style<'s> {
    /// The module with the request types.
    api: &'s str,
    /// What stands before the text of any JSON, and after it.
    json: [&'s str; 2],
}

impl<'s> Style<'s> {
    /// The docs, where a failure is handed on.
    pub(super) const fn docs(api: &'s str) -> Self {
        Style { api, json: ["serde_json::from_str::<rtc_apis::Json>(", ")?"] }
    }

    /// A test, where it ends the test.
    pub(crate) const TEST: Self =
        Style { api: "api", json: ["::serde_json::from_str::<::apiscribe_runtime::Json>(", ").unwrap()"] };
}

impl Expr {
    /// On one line.
    pub(crate) fn flat(&self, style: Style<'_>) -> String {
        let list = |items: &[Expr]| items.iter().map(|of| of.flat(style)).collect::<Vec<_>>().join(", ");
        let Style { api, json: [before, after] } = style;
        match self {
            Expr::Plain(text) => text.clone(),
            Expr::Text(text) => format!("{text:?}"),
            Expr::OwnedText(text) => format!("String::from({text:?})"),
            Expr::Json(text) => format!("{before}{text:?}{after}"),
            Expr::Array(items) => format!("[{}]", list(items)),
            Expr::Vec(items) => format!("vec![{}]", list(items)),
            Expr::New(path, sets) => {
                let sets = sets.iter().map(|(name, value)| format!(".{name}({})", value.flat(style)));
                format!("{api}::{}::new(){}", path.0, sets.collect::<String>())
            }
            Expr::Const(path, name) => format!("{api}::{}::{name}", path.0),
            Expr::Call(path, name, value) => format!("{api}::{}::{name}({})", path.0, value.flat(style)),
        }
    }

    /// On several lines where one is too long; those after the first are indented by so much or more.
    pub(crate) fn laid(&self, style: Style<'_>, indent: usize) -> String {
        let whole = self.flat(style);
        if fits(&whole, indent) {
            return whole;
        }
        let pad = " ".repeat(indent + 4);
        let laid = |items: &[Expr]| items.iter().map(|of| of.laid(style, indent + 4)).collect();
        match self {
            Expr::Array(items) => broken(laid(items), indent),
            Expr::Vec(items) => format!("vec!{}", broken(laid(items), indent)),
            Expr::New(path, sets) => {
                let sets = sets.iter().map(|(name, value)| match value {
                    Expr::New(..) if !fits(&value.flat(style), indent + 4) => {
                        format!("\n{pad}.{name}(\n{pad}    {},\n{pad})", value.laid(style, indent + 8))
                    }
                    value => format!("\n{pad}.{name}({})", value.laid(style, indent + 4)),
                });
                format!("{}::{}::new(){}", style.api, path.0, sets.collect::<String>())
            }
            _ => whole,
        }
    }
}

/// A list of what is written already, on several lines where one is too long.
pub(crate) fn list(items: Vec<String>, indent: usize) -> String {
    let whole = format!("[{}]", items.join(", "));
    if fits(&whole, indent) { whole } else { broken(items, indent) }
}

fn fits(text: &str, indent: usize) -> bool {
    text.chars().count() + indent <= WIDTH
}

fn broken(items: Vec<String>, indent: usize) -> String {
    let pad = " ".repeat(indent);
    let items: String = items.iter().map(|item| format!("{pad}    {item},\n")).collect();
    format!("[\n{items}{pad}]")
}
