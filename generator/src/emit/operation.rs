//! What ties a request to its reply, its errors and its service.
//!
//! Given an operation of a plan, it writes the impl of the runtime's trait.

use std::sync::LazyLock;

use quote::quote;

use super::template::{Fill, Sheet, Template};
use super::words::{list, literal};
use crate::plan::Operation;

static OPERATION: LazyLock<Template> = LazyLock::new(|| {
    Template::new(quote! {
        impl ::apiscribe_runtime::Operation for hole_Request {
            type Service = super::Service;
            type Reply = hole_Reply;
            type Error = hole_Error;
            const INFO: &'static ::apiscribe_runtime::OperationInfo = &::apiscribe_runtime::OperationInfo {
                service: <super::Service as ::apiscribe_runtime::Service>::INFO,
                name: hole_name,
                method: ::apiscribe_runtime::Method::hole_method,
                safety: ::apiscribe_runtime::Safety::hole_safety,
                regions: ::apiscribe_runtime::Regions {
                    required: hole_region_required,
                    only: hole_regions____________________________________________________________,
                },
                rate_limit: hole_rate_limit,
                envelope: &hole_envelope,
                groups: &[lines_groups____________________________________________________________________],
                page: hole_page,
                codes: <hole_Error as ::apiscribe_runtime::ErrorCodes>::CODES,
            };
        }
    })
});

pub(super) fn write(sheet: &mut Sheet, of: &Operation) {
    let (name, page) = (literal(&of.name), literal(&of.page));
    let (regions, rate_limit) = (list(&of.regions), rate_limit(of.rate_limit));
    let groups = |sheet: &mut Sheet| of.groups.iter().for_each(|(kind, fields)| group(sheet, kind, fields));
    let values = [
        ("Request", Fill::Text(of.request.as_str())),
        ("Reply", Fill::Text(of.reply.as_str())),
        ("Error", Fill::Text(&of.error.0)),
        ("name", Fill::Text(&name)),
        ("method", Fill::Text(of.method)),
        ("safety", Fill::Text(of.safety)),
        ("region_required", Fill::Text(if of.region_required { "true" } else { "false" })),
        ("regions", Fill::Text(&regions)),
        ("rate_limit", Fill::Text(&rate_limit)),
        ("envelope", Fill::Text(&of.envelope.0)),
        ("groups", Fill::Lines(&groups)),
        ("page", Fill::Text(&page)),
    ];
    OPERATION.write(sheet, &values);
}

fn rate_limit(limit: Option<(u32, u32)>) -> String {
    match limit {
        Some((calls, seconds)) => format!(
            "::core::option::Option::Some(::apiscribe_runtime::RateLimit {{ calls: {calls}, seconds: {seconds} }})"
        ),
        None => "::core::option::Option::None".to_owned(),
    }
}

fn group(sheet: &mut Sheet, kind: &str, fields: &[String]) {
    let fields = match (kind, fields) {
        ("Requires", [first, rest @ ..]) => format!("{}, {}", literal(first), list(rest)),
        (_, fields) => list(fields),
    };
    sheet.line(format_args!("::apiscribe_runtime::Group::{kind}({fields}),"));
}
