//! What belongs to no operation: the guide, and files that mean what they meant.

use super::super::finding::Finding;
use super::super::rules::{GUIDE_CHANGED, REFORMATTED};
use super::pairs::pairs;
use super::scope::{Scope, Shown, Sides, Why};
use crate::model::{GuideLine, GuidePage};
use crate::source::{SourceFile, Span};

/// Pages of the guide.
pub(super) fn guide<'a>(
    sides: Sides<'a>,
    old: &[GuidePage],
    new: &[GuidePage],
    findings: &'a mut Vec<Finding>,
) {
    let mut scope = Scope::new(sides, "guide", None, Why::Whole, findings);
    let text = |page: &GuidePage| {
        let GuidePage { name: _, module: _, title: _, features, lines, origin: _ } = page;
        let lines = lines.iter().map(|line| match line {
            GuideLine::Text(text) => text.clone(),
            GuideLine::Code { run } => format!("```rust run {run}"),
        });
        features.iter().cloned().chain(lines).collect::<Vec<_>>()
    };
    let pages = pairs(old, new, |page| page.name.clone(), |_, _| 0);
    for (old, new) in pages.same {
        if text(old) != text(new) {
            let shown = |page: &GuidePage| Shown::at(page.origin, page.title.clone());
            scope.report(&GUIDE_CHANGED, &old.name, shown(old), shown(new));
        }
    }
    for page in pages.removed {
        scope.report(
            &GUIDE_CHANGED,
            &page.name,
            Shown::at(page.origin, page.title.clone()),
            Shown::nothing(),
        );
    }
    for page in pages.added {
        scope.report(
            &GUIDE_CHANGED,
            &page.name,
            Shown::nothing(),
            Shown::at(page.origin, page.title.clone()),
        );
    }
}

/// Files whose text is different and in which nothing else was found.
pub(super) fn reformatted<'a>(sides: Sides<'a>, findings: &'a mut Vec<Finding>) {
    let all = |side: &'a crate::source::SourceMap| side.files().collect::<Vec<(_, &SourceFile)>>();
    let (old, new) = (all(sides.old), all(sides.new));
    let files = pairs(&old, &new, |(_, file)| file.path.clone(), |_, _| 0);
    for ((old_id, old), (new_id, new)) in files.same {
        let start = |file| Span { file, start: 0, end: 0 };
        let shown = sides.new.shown_path(*new_id);
        let found = findings.iter().any(|finding| {
            let places = finding.new_place.iter().chain(&finding.old_place);
            places.into_iter().any(|place| place.file == shown || place.file == sides.old.shown_path(*old_id))
        });
        if old.text != new.text && !found {
            let mut scope = Scope::new(sides, old.path.trim_end_matches(".yaml"), None, Why::Whole, findings);
            scope.report(&REFORMATTED, "", Shown::at(start(*old_id), ""), Shown::at(start(*new_id), ""));
        }
    }
}
