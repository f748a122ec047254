//! What belongs to no operation: the guide, and files that mean what they meant.

use super::super::finding::Finding;
use super::super::rules::{GUIDE_CHANGED, REFORMATTED};
use super::pairs::pairs;
use super::scope::{Scope, Shown, Sides, Why};
use crate::diag::Report;
use crate::model::{GuideLine, GuidePage};
use crate::source::{FileId, SourceFile, SourceMap, Span};
use crate::yaml;

/// Pages of the guide.
pub(super) fn guide<'a>(
    sides: Sides<'a>,
    old: &[GuidePage],
    new: &[GuidePage],
    findings: &'a mut Vec<Finding>,
) {
    let mut scope = Scope::new(sides, "guide", None, Why::Whole, findings);
    let text = |page: &GuidePage| {
        let GuidePage { name: _, module: _, title, features, lines, origin: _ } = page;
        let lines = lines.iter().map(|line| match line {
            GuideLine::Text(text) => text.clone(),
            GuideLine::Code { run } => format!("```rust run {run}"),
        });
        features.iter().chain([title]).cloned().chain(lines).collect::<Vec<_>>()
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

/// Files whose text is different, and which mean the same: the same YAML in another form, or other YAML of which nothing was found, here or in
/// what the file is about.
pub(super) fn reformatted<'a>(sides: Sides<'a>, findings: &'a mut Vec<Finding>) {
    let all = |side: &'a SourceMap| side.files().collect::<Vec<(_, &SourceFile)>>();
    let (old, new) = (all(sides.old), all(sides.new));
    let files = pairs(&old, &new, |(_, file)| file.path.clone(), |_, _| 0);
    for ((old_id, old), (new_id, new)) in files.same {
        if old.text == new.text {
            continue;
        }
        let same = match (plain(sides.old, *old_id), plain(sides.new, *new_id)) {
            (Some(old), Some(new)) => old == new,
            _ => false,
        };
        if same || !is_told(sides, findings, (*old_id, *new_id)) {
            let start = |file| Span { file, start: 0, end: 0 };
            let mut scope = Scope::new(sides, old.path.trim_end_matches(".yaml"), None, Why::Whole, findings);
            scope.report(&REFORMATTED, "", Shown::at(start(*old_id), ""), Shown::at(start(*new_id), ""));
        }
    }
}

/// What the YAML of a file says, whatever its form. Pages of the guide are no YAML.
fn plain(sources: &SourceMap, file: FileId) -> Option<String> {
    let node =
        sources.path(file).ends_with(".yaml").then(|| yaml::parse(sources, file, &mut Report::default()));
    Some(node??.to_json().ok()?.to_string())
}

/// Whether something was found in a file, or in what it says for the files of its folder.
fn is_told(sides: Sides<'_>, findings: &[Finding], (old, new): (FileId, FileId)) -> bool {
    let (old, new) = (sides.old.shown_path(old), sides.new.shown_path(new));
    let common = ["vendor.yaml", "service.yaml", "rules.yaml"].iter().find_map(|name| new.strip_suffix(name));
    findings.iter().any(|finding| {
        let (was, is) = (finding.old_place.as_ref(), finding.new_place.as_ref());
        let here = was.is_some_and(|place| place.file == old) || is.is_some_and(|place| place.file == new);
        here || is.is_some_and(|place| common.is_some_and(|folder| place.file.starts_with(folder)))
    })
}
