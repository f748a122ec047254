//! Why there is no draft.
//!
//! Given what a page lacks, it returns words and advice. It must not be used where a part of the page can still be read.

use crate::diag::Report;

use super::parts::Parts;

/// Why a page is no page of an operation.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// What was found until then.
    pub report: Report,
}

impl Refusal {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Refusal { message: message.into(), help: help.into(), report: Report::default() }
    }

    pub(super) fn too_large(bytes: usize, most: usize) -> Self {
        let message = format!("the page has {bytes} bytes, and at most {most} are read");
        Refusal::new(message, "save the page of one operation, without pictures in it")
    }

    /// No table at all: another page, or one that wants something first.
    pub(super) fn no_tables(parts: &Parts) -> Self {
        let says = |phrases: &[&str]| {
            let lower = parts.words.iter().map(|text| text.text.to_lowercase());
            lower.into_iter().any(|words| phrases.iter().any(|phrase| words.contains(phrase)))
        };
        let why = if says(&["sign in", "log in", "password", "登录", "验证码", "captcha"]) {
            "; it asks to sign in"
        } else if says(&["javascript"]) {
            "; it says that it needs JavaScript"
        } else if says(&["404", "not found", "页面不存在"]) {
            "; it says that there is no such page"
        } else {
            ""
        };
        let message = format!("the page has no table of parameters, fields or error codes{why}");
        Refusal::new(
            message,
            "open the page in a browser, wait until it is whole, and save it in English or Chinese",
        )
    }

    pub(super) fn no_vendor() -> Self {
        Refusal::new(
            "nothing in the page tells whose it is",
            "known are Tencent Cloud API 3.0, Tencent's rooms and chat, and Volcengine: by their hosts, addresses and common parameters",
        )
    }

    pub(super) fn no_operation() -> Self {
        Refusal::new(
            "the page does not name its operation",
            "see whether the whole page was saved: the name stands in the row `Action`, in a header or in an address",
        )
    }
}
