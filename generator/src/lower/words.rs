//! Words that stand for one of a few things: `post`, `tc3`, `read`, `20/s`.

use crate::diag::{Diagnostic, Report};
use crate::model::{Deprecation, RateLimit, Source};
use crate::spec::{self, At};

/// The thing a word stands for; any other word is reported with the ones there are.
pub(super) fn one_of<T: Clone>(
    word: &At<String>,
    what: &str,
    known: &[(&str, T)],
    report: &mut Report,
) -> Option<T> {
    let found = known.iter().find(|(name, _)| *name == word.value).map(|(_, value)| value.clone());
    // Blank words stand for a key whose problem is reported already.
    if found.is_none() && !word.value.is_empty() {
        let names: Vec<_> = known.iter().map(|(name, _)| *name).collect();
        let near = names.iter().find(|name| strsim::damerau_levenshtein(name, &word.value) <= 2);
        let help = match near {
            Some(name) => format!("write `{name}`"),
            None => format!("write one of: {}", names.join(", ")),
        };
        report.push(
            Diagnostic::error("bad-value", word.span, format!("`{}` is not {what}", word.value)).help(help),
        );
    }
    found
}

/// `20/s` is 20 calls in a second, `1/15s` one in fifteen.
pub(super) fn rate_limit(text: &At<String>, report: &mut Report) -> Option<RateLimit> {
    let parsed = text.value.split_once('/').and_then(|(calls, per)| {
        let seconds = per.strip_suffix('s')?;
        let seconds = if seconds.is_empty() { 1 } else { seconds.parse().ok()? };
        Some(RateLimit { calls: calls.parse().ok()?, seconds })
    });
    let sound = parsed.filter(|limit| limit.calls > 0 && limit.seconds > 0);
    if sound.is_none() {
        report.push(
            Diagnostic::error("bad-value", text.span, format!("`{}` is not a rate limit", text.value))
                .help("write calls per seconds: 20/s, or 1/15s"),
        );
    }
    sound
}

/// A dot path, as it stands in envelopes; "" is the top level.
pub(super) fn dot_path(text: &str) -> Vec<String> {
    text.split('.').filter(|step| !step.is_empty()).map(str::to_owned).collect()
}

/// The main source and the further ones.
pub(super) fn sources(main: &spec::Source, also: &[spec::Also]) -> Vec<Source> {
    let text = |at: &Option<At<String>>| at.as_ref().map(|at| at.value.clone());
    let first = source(main);
    let others = also.iter().map(|also| Source {
        page: also.page.value.clone(),
        title: also.title.value.clone(),
        read: also.read.value.clone(),
        updated: text(&also.updated),
        used_for: Some(also.r#for.value.clone()),
        origin: also.page.span,
    });
    std::iter::once(first).chain(others).collect()
}

/// A main source.
pub(super) fn source(main: &spec::Source) -> Source {
    Source {
        page: main.page.value.clone(),
        title: main.title.value.clone(),
        read: main.read.value.clone(),
        updated: main.updated.as_ref().map(|at| at.value.clone()),
        used_for: None,
        origin: main.page.span,
    }
}

/// Why not to use something.
pub(super) fn deprecation(spec: Option<&spec::Deprecated>) -> Option<Deprecation> {
    let text = |at: &Option<At<String>>| at.as_ref().map(|at| at.value.clone());
    spec.map(|spec| Deprecation {
        since: text(&spec.since),
        instead: text(&spec.r#use),
        note: text(&spec.note),
    })
}

/// Words about something, trimmed, with a full stop.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    match text.ends_with(['.', '!', '?', ':']) || text.is_empty() {
        true => text.to_owned(),
        false => format!("{text}."),
    }
}
