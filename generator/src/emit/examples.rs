//! The tests of one operation: its samples, written out.
//!
//! Given tests of a plan, it writes what stands in their file.

use std::sync::LazyLock;

use quote::quote;

use super::docs;
use super::template::{Fill, Sheet, Template};
use super::words::{literal, raw};
use crate::plan::{Check, Helper, Holds, Sample, Step, Style, Test, TestBody, Tests, list};

static TEST: LazyLock<Template> = LazyLock::new(|| {
    Template::new(quote! {
        #[doc = "lines_docs"]
        #[test]
        fn hole_name() {
            lines_body! {}
        }
    })
});

pub(super) fn write(sheet: &mut Sheet, of: &Tests) {
    if of.tests.iter().any(|test| !matches!(test.body, TestBody::Codes(..))) {
        sheet.line("use ::apiscribe_runtime::examples;");
    }
    sheet.line(format_args!("use {} as api;", of.api.0));
    for test in &of.tests {
        sheet.blank();
        let values = [
            ("docs", Fill::Lines(&|sheet: &mut Sheet| docs::write(sheet, &test.docs))),
            ("name", Fill::Text(&test.name)),
            ("body", Fill::Lines(&|sheet| body(sheet, test))),
        ];
        TEST.write(sheet, &values);
    }
}

fn body(sheet: &mut Sheet, of: &Test) {
    match &of.body {
        TestBody::RequestJson(built, sample) => {
            sheet.line(format_args!("let request = {};", built.laid(Style::TEST, sheet.indent())));
            sheet.line("let sent = examples::request_json(&request);");
            sheet.line(format_args!("let sample = ::serde_json::from_str({}).unwrap();", raw(sample)));
            sheet.line("let same = examples::same_json(&sent, &sample);");
            sheet.line(r#"assert!(same, "{sent} is not {sample}");"#);
        }
        TestBody::RequestQuery(built, pairs) => {
            let pair = |(key, value): &(String, String)| format!("({}, {})", literal(key), literal(value));
            let pairs = list(pairs.iter().map(pair).collect(), sheet.indent());
            sheet.line(format_args!("let request = {};", built.laid(Style::TEST, sheet.indent())));
            sheet.line("let mut sent = examples::request_query(&request);");
            sheet.line("sent.sort();");
            sheet.line(
                "let sent: Vec<(&str, &str)> = sent.iter().map(|(key, value)| (&**key, &**value)).collect();",
            );
            sheet.line(format_args!("assert_eq!(sent, {pairs});"));
        }
        TestBody::Reply(sample, checks) => {
            sheet.line(format_args!("let body = {};", raw(&sample.body)));
            let name = if checks.is_empty() { "_reply" } else { "reply" };
            sheet.line(format_args!("let {name} = {}.unwrap();", reply(sample)));
            checks.iter().for_each(|of| check(sheet, of));
        }
        TestBody::Failure(sample, code) => {
            sheet.line(format_args!("let body = {};", raw(&sample.body)));
            sheet.line(format_args!("let error = {}.unwrap_err();", reply(sample)));
            sheet.line(format_args!("assert_eq!(error.code(), Some({}));", literal(code)));
        }
        TestBody::Codes(helper, operation) => {
            let helper = match helper {
                Helper::EveryCode => "every_code",
                Helper::CommonCodes => "common_codes",
            };
            sheet.line(format_args!("super::{helper}::<api::{operation}>();"));
        }
    }
}

fn reply(of: &Sample) -> String {
    format!("examples::reply::<api::{}>({}, body)", of.operation, of.status)
}

fn check(sheet: &mut Sheet, of: &Check) {
    let step = |step: &Step| match step {
        Step::Field(name) => format!(".{name}"),
        Step::Open => ".as_ref().unwrap()".to_owned(),
        Step::Item(at) => format!("[{at}]"),
    };
    let place: String = of.path.iter().map(step).collect();
    sheet.line(match &of.holds {
        Holds::Text(text) => format!("assert_eq!(reply{place}.as_deref(), Some({}));", literal(text)),
        Holds::Some(value) => format!("assert_eq!(reply{place}, Some({}));", value.flat(Style::TEST)),
        Holds::List(values) => {
            let values = list(values.iter().map(|of| of.flat(Style::TEST)).collect(), sheet.indent());
            format!("assert_eq!(reply{place}, {values});")
        }
        Holds::Length(0) => format!("assert!(reply{place}.is_empty());"),
        Holds::Length(items) => format!("assert_eq!(reply{place}.len(), {items});"),
    });
}
