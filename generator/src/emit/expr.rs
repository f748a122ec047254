//! Values of samples, on as many lines as they take.
//!
//! Given an expression of a plan, it returns Rust.

use super::words::literal;
use crate::plan::Expr;

/// What is longer is broken at its setters and items.
const WIDTH: usize = 90;

/// On one line.
pub(super) fn flat(of: &Expr) -> String {
    let list = |items: &[Expr]| items.iter().map(flat).collect::<Vec<_>>().join(", ");
    match of {
        Expr::Plain(text) => text.clone(),
        Expr::Text(text) => literal(text),
        Expr::OwnedText(text) => format!("String::from({})", literal(text)),
        Expr::Json(text) => {
            format!("::serde_json::from_str::<::apiscribe_runtime::Json>({}).unwrap()", literal(text))
        }
        Expr::Array(items) => format!("[{}]", list(items)),
        Expr::Vec(items) => format!("vec![{}]", list(items)),
        Expr::New(name, sets) => {
            let sets = sets.iter().map(|(name, value)| format!(".{name}({})", flat(value)));
            format!("api::{}::new(){}", name.0, sets.collect::<String>())
        }
        Expr::Const(ty, name) => format!("api::{}::{name}", ty.0),
        Expr::Call(ty, name, value) => format!("api::{}::{name}({})", ty.0, flat(value)),
    }
}

/// On several lines where one is too long; those after the first are indented by so much or more.
pub(super) fn laid(of: &Expr, indent: usize) -> String {
    let whole = flat(of);
    if whole.len() + indent <= WIDTH {
        return whole;
    }
    let pad = " ".repeat(indent + 4);
    match of {
        Expr::Array(items) => broken_list(items.iter().map(|item| laid(item, indent + 4)), indent),
        Expr::Vec(items) => {
            format!("vec!{}", broken_list(items.iter().map(|item| laid(item, indent + 4)), indent))
        }
        Expr::New(name, sets) => {
            let set = |(name, value): &(crate::names::RustIdent, Expr)| match value {
                Expr::New(..) if flat(value).len() + indent + 4 > WIDTH => {
                    format!("\n{pad}.{name}(\n{pad}    {},\n{pad})", laid(value, indent + 8))
                }
                value => format!("\n{pad}.{name}({})", laid(value, indent + 4)),
            };
            format!("api::{}::new(){}", name.0, sets.iter().map(set).collect::<String>())
        }
        _ => whole,
    }
}

/// A list of items that are written already.
pub(super) fn laid_list(items: Vec<String>, indent: usize) -> String {
    match items.iter().map(|item| item.len() + 2).sum::<usize>() + indent <= WIDTH {
        true => format!("[{}]", items.join(", ")),
        false => broken_list(items.into_iter(), indent),
    }
}

fn broken_list(items: impl Iterator<Item = String>, indent: usize) -> String {
    let pad = " ".repeat(indent);
    let items: String = items.map(|item| format!("{pad}    {item},\n")).collect();
    format!("[\n{items}{pad}]")
}
