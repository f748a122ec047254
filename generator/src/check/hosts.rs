//! Where requests go: hosts and the path.

use super::findings::Findings;
use crate::diag::Diagnostic;
use crate::model::walk;
use crate::model::{Host, Model, Version};

/// `no-host`, `host-shape`, `host-repeated`, `path-shape`.
pub(super) fn check(model: &Model, findings: &mut Findings) {
    for (_, _, version) in walk::versions(model) {
        if version.hosts.is_empty() {
            findings.push_absence(
                Diagnostic::error("no-host", version.origin, "the service has no host")
                    .help("add `hosts: [{ host: … }]`; the first is the default"),
            );
        }
        for (index, host) in version.hosts.iter().enumerate() {
            shape(host, findings);
            let mut earlier = version.hosts.iter().take(index);
            if let Some(first) = earlier.find(|earlier| same_key(earlier, host)) {
                findings.push(repeated(first, host));
            }
        }
        path(version, findings);
    }
}

fn shape(host: &Host, findings: &mut Findings) {
    if is_host(&host.host) || host.host.is_empty() {
        return;
    }
    let name = host.host.split("://").last().unwrap_or("").split(['/', ':', '?', '#']).next().unwrap_or("");
    let help = match is_host(name) {
        true => format!("write the name alone: {name}"),
        false => "write the name alone, without scheme, port and path: api.example.com".to_owned(),
    };
    let message = format!("`{}` is no name of a host", host.host.escape_debug());
    findings.push(Diagnostic::error("host-shape", host.origin, message).help(help));
}

/// Labels of ASCII letters, digits and dashes, two or more of them.
fn is_host(name: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    name.len() <= 253 && name.contains('.') && name.split('.').all(label)
}

/// Users choose a host by its region or its name.
fn same_key(first: &Host, second: &Host) -> bool {
    let same = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
    first.host == second.host || same(&first.region, &second.region) || same(&first.name, &second.name)
}

fn repeated(first: &Host, second: &Host) -> Diagnostic {
    let message = match first.host == second.host {
        true => format!("the host `{}` stands here twice", second.host),
        false => format!("`{}` and `{}` are chosen by the same word", first.host, second.host),
    };
    Diagnostic::error("host-repeated", second.origin, message)
        .also(first.origin, "first here")
        .help("delete one of them, or give each a `region` or `name` of its own")
}

fn path(version: &Version, findings: &mut Findings) {
    let path = &version.path;
    let literal = path.replace("{operation}", "operation");
    let fine = |c: char| c.is_ascii_alphanumeric() || "/-_.~".contains(c);
    let steps = || literal.split('/').skip(1);
    let problem = if !literal.starts_with('/') {
        "it does not begin with `/`"
    } else if literal.contains(['{', '}']) {
        "the only placeholder is `{operation}`"
    } else if literal.contains(['?', '#']) {
        "the query is made of parameters"
    } else if !literal.chars().all(fine) {
        "it has characters that a path needs to escape"
    } else if steps().any(|step| step == ".." || step == ".") {
        "it goes up or stays where it is"
    } else if literal.contains("//") {
        "it has an empty step"
    } else {
        return;
    };
    let message = format!("`{}` is no path of a service: {problem}", path.escape_debug());
    findings.push(
        Diagnostic::error("path-shape", version.origin, message)
            .help("write it as it stands in the URL: / or /v4/live_engine_http_srv/{operation}"),
    );
}
