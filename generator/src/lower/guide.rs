//! The pages of the guide: markdown that goes into the docs of the crate, with examples that are compiled.
//!
//! Given the texts, it returns their titles, the features that their examples need, and their lines.

use super::files::Files;
use super::scope;
use crate::diag::{Diagnostic, Report};
use crate::model::{GuideLine, GuidePage};
use crate::names::RustIdent;
use crate::source::{SourceMap, Span};
use crate::spec::At;

pub(super) fn lower_all(files: &Files, sources: &SourceMap, report: &mut Report) -> Vec<GuidePage> {
    let pages = files.guide.iter();
    pages.filter_map(|(file, name)| page(name, sources.text(*file), *file, report)).collect()
}

fn page(name: &str, text: &str, file: crate::source::FileId, report: &mut Report) -> Option<GuidePage> {
    let origin = Span { file, start: 0, end: text.lines().next().map_or(0, str::len) as u32 };
    let stem = name.trim_end_matches(".md").to_owned();
    let module = scope::name(&At { value: stem.clone(), span: origin }, None, RustIdent::snake, report)?;
    let (features, body) = features(text);
    let Some(title) = body.lines().next().and_then(|line| line.strip_prefix("# ")) else {
        report.push(
            Diagnostic::error("guide-title", origin, format!("`guide/{name}` begins without a title")).help(
                "begin with `# ` and the title; only a comment `<!-- features: … -->` may stand before it",
            ),
        );
        return None;
    };
    Some(GuidePage {
        name: stem,
        module,
        title: title.trim().to_owned(),
        features,
        lines: lines(body),
        origin,
    })
}

/// What `<!-- features: a, b -->` in the first line names, and the text after it.
fn features(text: &str) -> (Vec<String>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let named = first.trim().strip_prefix("<!-- features:").and_then(|line| line.strip_suffix("-->"));
    match named {
        Some(named) => (named.split(',').map(|name| name.trim().to_owned()).collect(), rest.trim_start()),
        None => (Vec::new(), text),
    }
}

fn lines(body: &str) -> Vec<GuideLine> {
    let mut in_code = false;
    body.lines()
        .map(|line| {
            let fence = line.strip_prefix("```").filter(|_| !in_code);
            in_code = if line.starts_with("```") { !in_code } else { in_code };
            match fence {
                Some("rust") => GuideLine::Code { run: true },
                Some("rust,no_run") => GuideLine::Code { run: false },
                // Whatever else it is, it is no Rust to rustdoc.
                Some("") => GuideLine::Text("```text".to_owned()),
                _ => GuideLine::Text(line.to_owned()),
            }
        })
        .collect()
}
