//! The file of an operation: request, reply, codes, nested types, and what ties them together.
//!
//! Given an operation and where it belongs, it returns its file. It must not decide how values of samples are written: that is
//! [`super::samples`]'s work.

use super::docs::{self, Docs};
use super::item::{File, Item, Path, Record};
use super::types::{self, From, deprecated};
use super::wire::Operation;
use super::{Place, errors, layout, opdocs, version_path, walks};
use crate::model::{self, GroupKind, Safety};

/// The file of an operation.
pub(super) fn file(place: &Place<'_>, operation: &model::Operation) -> File {
    let mut items = vec![Item::Record(request(place, operation)), Item::Record(reply(operation))];
    items.push(errors::of_operation(place, operation));
    items.push(Item::Operation(Box::new(tie(place, operation))));
    items.extend(operation.envelope.as_ref().map(|of| Item::Envelope(layout::own_envelope(of))));
    items.extend(types::items(&operation.types, &operation.enums, From::Operation));
    File {
        path: format!("{}/{}.rs", version_path(place), operation.module.plain()),
        spec: operation.spec.clone(),
        docs: Docs::named(&operation.name, &docs::inline(&operation.summary)).done(),
        root: false,
        items,
    }
}

fn request(place: &Place<'_>, operation: &model::Operation) -> Record {
    Record {
        docs: opdocs::request(place, operation),
        ident: operation.rust.clone(),
        fields: types::fields(&operation.request, From::Operation),
        whole: false,
        built: true,
        filled: false,
        must_use: Some("a request does nothing until a client sends it"),
        deprecated: operation.deprecated.as_ref().map(deprecated),
    }
}

fn reply(operation: &model::Operation) -> Record {
    let docs = Docs::new(format!("Reply of {}.", docs::code(&operation.name)));
    let docs = match operation.reply.is_empty() {
        true => docs.paragraph(["It has no fields: that it came is the answer."]),
        false => docs,
    };
    Record {
        docs: docs.done(),
        ident: operation.rust.with_suffix("Reply"),
        fields: types::fields(&operation.reply, From::Operation),
        whole: operation.whole_result,
        built: false,
        filled: true,
        must_use: None,
        deprecated: None,
    }
}

fn tie(place: &Place<'_>, operation: &model::Operation) -> Operation {
    let limit = operation.rate_limit.map(|limit| (limit.calls, limit.seconds));
    Operation {
        request: operation.rust.clone(),
        reply: operation.rust.with_suffix("Reply"),
        error: Path(format!("self::{}", operation.rust.with_suffix("Error"))),
        name: operation.name.clone(),
        method: if operation.method.eq_ignore_ascii_case("GET") { "Get" } else { "Post" },
        safety: safety(operation.safety),
        region_required: operation.region_required,
        regions: operation.regions.clone(),
        rate_limit: limit,
        envelope: match operation.envelope {
            Some(_) => Path("self::ENVELOPE".to_owned()),
            None => shared_envelope(place, operation),
        },
        groups: operation.groups.iter().map(|group| (group_kind(group.kind), group.fields.clone())).collect(),
        page: operation.sources.first().map_or_else(String::new, |source| source.page.clone()),
        paging: walks::paging(operation),
        polling: walks::polling(operation),
    }
}

/// How the replies of such operations are read.
pub(super) fn shared_envelope(place: &Place<'_>, operation: &model::Operation) -> Path {
    let rule = operation.rule.and_then(|at| place.service.rules.get(at));
    Path(match rule {
        Some(rule) => {
            format!("crate::{}::{}::{}", place.vendor.module, place.service.module, layout::rule_name(rule))
        }
        None => "super::ENVELOPE".to_owned(),
    })
}

fn safety(safety: Safety) -> &'static str {
    match safety {
        Safety::Read => "Read",
        Safety::Idempotent => "Idempotent",
        Safety::Unsafe => "Unsafe",
    }
}

fn group_kind(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::ExactlyOne => "ExactlyOne",
        GroupKind::AtLeastOne => "AtLeastOne",
        GroupKind::AtMostOne => "AtMostOne",
        GroupKind::AllOrNone => "AllOrNone",
        GroupKind::Requires => "Requires",
    }
}
