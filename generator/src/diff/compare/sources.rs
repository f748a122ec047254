//! Pages that specs were made from, and where specs depart from them.

use serde_json::{Value as Json, json};

use super::super::rules::{
    CORRECTION_ADDED, CORRECTION_REMOVED, DOC_LINK_CHANGED, SOURCE_DATE_CHANGED, SOURCE_OLDER,
};
use super::pairs::pairs;
use super::scope::{Scope, Shown};
use crate::model::{Claim, Correction, Source};

pub(super) fn sources(scope: &mut Scope<'_>, old: &[Source], new: &[Source]) {
    let name = |of: &Source| of.used_for.clone().unwrap_or_default();
    // A second page of the same use is told from the first by its address alone.
    let found =
        pairs(old, new, |of| (name(of), of.page.clone()), |a, b| if name(a) == name(b) { 9 } else { 0 });
    for (old, new) in found.same.into_iter().chain(found.renamed) {
        source(scope, old, new);
    }
    for source in found.removed {
        scope.report(
            &DOC_LINK_CHANGED,
            "source",
            Shown::at(source.origin, source.page.clone()),
            Shown::nothing(),
        );
    }
    for source in found.added {
        scope.report(
            &DOC_LINK_CHANGED,
            "source",
            Shown::nothing(),
            Shown::at(source.origin, source.page.clone()),
        );
    }
}

fn source(scope: &mut Scope<'_>, old: &Source, new: &Source) {
    let Source { page, title, read, updated, used_for: _, origin } = old;
    let link = |page: &str, title: &str| format!("{title}, {page}");
    scope.differ(
        &DOC_LINK_CHANGED,
        "source",
        (*origin, &link(page, title)),
        (new.origin, &link(&new.page, &new.title)),
    );
    let day =
        |read: &String, updated: &Option<String>| -> Json { json!({ "read": read, "updated": updated }) };
    let (before, after) = (day(read, updated), day(&new.read, &new.updated));
    if before != after {
        // Days are written as 2026-11-21, so their order is that of their letters.
        let older =
            new.read < *read || matches!((updated, &new.updated), (Some(old), Some(new)) if new < old);
        let change = if older { &SOURCE_OLDER } else { &SOURCE_DATE_CHANGED };
        scope.report(change, "source", Shown::at(*origin, before), Shown::at(new.origin, after));
    }
}

pub(super) fn corrections(scope: &mut Scope<'_>, old: &[Correction], new: &[Correction]) {
    let said = |of: &Correction| {
        let Correction { at, page, ours, kind: _, witness, why, origin: _ } = of;
        let mut said = json!({ "at": at, "page": page, "ours": ours });
        let claims = witness.iter().map(|Claim { name, says, origin: _ }| (name.clone(), says.clone()));
        if let Json::Object(said) = &mut said {
            if !witness.is_empty() {
                said.insert("witness".to_owned(), Json::Object(claims.collect()));
            }
            said.insert("why".to_owned(), json!(why));
        }
        said
    };
    let found = pairs(old, new, said, |_, _| 0);
    for of in found.removed {
        scope.report(&CORRECTION_REMOVED, &of.at, Shown::at(of.origin, said(of)), Shown::nothing());
    }
    for of in found.added {
        scope.report(&CORRECTION_ADDED, &of.at, Shown::nothing(), Shown::at(of.origin, said(of)));
    }
}
