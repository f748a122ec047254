//! Vendors: how requests are signed, and what is common to all services.

use serde_json::json;

use super::super::finding::Finding;
use super::super::rules::*;
use super::errors::Owner;
use super::pairs::pairs;
use super::scope::{Scope, Shown, Sides, Why};
use super::{errors, services, sources, words};
use crate::model::{CommonParameter, Location, Signing, Vendor};
use crate::source::Span;

pub(super) fn compare(sides: Sides<'_>, old: &[Vendor], new: &[Vendor], findings: &mut Vec<Finding>) {
    let found = pairs(old, new, |of| of.name.clone(), |_, _| 0);
    let seen = |of: &Vendor| Shown::at(of.origin, of.name.clone()).rust(of.module.as_str());
    for of in found.removed {
        let mut scope = Scope::new(sides, &of.name, of.sources.first(), Why::Whole, findings);
        scope.report(&VENDOR_REMOVED, "", seen(of), Shown::nothing());
    }
    for of in found.added {
        let mut scope = Scope::new(sides, &of.name, of.sources.first(), Why::Whole, findings);
        scope.report(&VENDOR_ADDED, "", Shown::nothing(), seen(of));
    }
    for (old, new) in found.same {
        let why = Why::of((&old.sources, &old.corrections), (&new.sources, &new.corrections));
        let mut scope = Scope::new(sides, &new.name, new.sources.first(), why, findings);
        vendor(&mut scope, old, new);
    }
}

fn vendor(scope: &mut Scope<'_>, old: &Vendor, new: &Vendor) {
    let Vendor {
        name: _,
        module: _,
        title,
        summary,
        sources,
        signing,
        clock_skew,
        max_body,
        parameters: carried,
        errors: codes,
        services: _,
        corrections,
        spec: _,
        origin,
    } = old;
    let ends = (*origin, new.origin);
    let scheme = |of: Signing| match of {
        Signing::Tc3 => "tc3",
        Signing::Volcengine => "volcengine",
        Signing::UserSig => "usersig",
    };
    let (was, is) = (scheme(*signing).to_owned(), scheme(new.signing).to_owned());
    scope.differ(&SIGNING_SCHEME_CHANGED, "signing", (ends.0, &was), (ends.1, &is));
    scope.differ(&CLOCK_SKEW_CHANGED, "clock_skew", (ends.0, clock_skew), (ends.1, &new.clock_skew));
    scope.differ(&BODY_LIMIT_CHANGED, "max_body", (ends.0, max_body), (ends.1, &new.max_body));
    parameters(scope, ends, carried, &new.parameters);
    errors::compare(scope, Owner { rust: "CommonError", of_operation: false }, codes, &new.errors);
    words::compare(scope, "title", (ends.0, title), (ends.1, &new.title));
    words::compare(scope, "summary", (ends.0, summary), (ends.1, &new.summary));
    sources::sources(scope, sources, &new.sources);
    sources::corrections(scope, corrections, &new.corrections);
    services::compare(scope, old, new);
}

fn parameters(scope: &mut Scope<'_>, ends: (Span, Span), old: &[CommonParameter], new: &[CommonParameter]) {
    let place = |of: Location| match of {
        Location::Body => "body",
        Location::Query => "query",
        Location::Header => "header",
    };
    let value = |of: &CommonParameter| {
        let CommonParameter { name: _, location, ty, filled_with, fixed, required, doc: _, origin: _ } = of;
        json!({
            "in": place(*location), "type": ty, "filled_with": filled_with, "fixed": fixed, "required": required,
        })
    };
    let shown = |of: &CommonParameter| Shown::at(of.origin, value(of));
    let path = |of: &CommonParameter| format!("parameters.{}", of.name);
    let found = pairs(old, new, |of| of.name.clone(), |_, _| 0);
    for of in found.removed {
        scope.report(&COMMON_PARAMETER_CHANGED, &path(of), shown(of), Shown::nothing());
    }
    for of in found.added {
        scope.report(&COMMON_PARAMETER_CHANGED, &path(of), Shown::nothing(), shown(of));
    }
    if found.reordered {
        let names = |of: &[CommonParameter]| of.iter().map(|of| of.name.clone()).collect::<Vec<_>>();
        scope.differ(&DOC_TEXT_CHANGED, "parameters", (ends.0, &names(old)), (ends.1, &names(new)));
    }
    for (was, is) in found.same {
        if value(was) != value(is) {
            scope.report(&COMMON_PARAMETER_CHANGED, &path(is), shown(was), shown(is));
        }
        words::compare(scope, &format!("{}.doc", path(is)), (was.origin, &was.doc), (is.origin, &is.doc));
    }
}
