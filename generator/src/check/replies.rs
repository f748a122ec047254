//! Envelopes: that what they point at can be there.

use super::findings::Findings;
use crate::diag::Diagnostic;
use crate::model::walk;
use crate::model::{Envelope, FailsWhen, Model};
use crate::source::Span;

/// `error-at-top`, `envelope-path`, `rule-unknown-version`.
pub(super) fn check(model: &Model, findings: &mut Findings) {
    for vendor in &model.vendors {
        // The envelope of a vendor is the same in all its versions.
        let envelopes = vendor.services.iter().flat_map(|service| &service.versions);
        if let Some(envelope) = envelopes.filter_map(|version| version.envelope.as_ref()).next() {
            judge(envelope, "the envelope", vendor.origin, findings);
        }
        for service in &vendor.services {
            for rule in &service.rules {
                judge(&rule.envelope, &format!("the rule `{}`", rule.id), rule.origin, findings);
                for version in &rule.versions {
                    if !service.versions.iter().any(|of| of.version == *version) {
                        let message =
                            format!("the rule `{}` is for version `{version}`, which has no folder", rule.id);
                        findings.push_absence(
                            Diagnostic::warning("rule-unknown-version", rule.origin, message)
                                .help("mend the version, or transcribe its service.yaml"),
                        );
                    }
                }
            }
        }
    }
    version_without_operations(model, findings);
}

fn judge(envelope: &Envelope, what: &str, origin: Span, findings: &mut Findings) {
    let top = envelope.error.at.is_empty();
    if top && envelope.fails_when.contains(&FailsWhen::ErrorPresent) {
        let message = format!(
            "{what} looks whether the error is there, but `error: at:` is the top level, which always is"
        );
        findings.push_absence(
            Diagnostic::error("error-at-top", origin, message)
                .help("write `fails_when: [{ field: ErrorCode, not: 0 }]`, or the path of the error"),
        );
    }
    if envelope.request_id.is_empty() {
        findings.push_absence(
            Diagnostic::error(
                "envelope-path",
                origin,
                format!("{what} does not say where the request id stands"),
            )
            .help("write its dot path: `request_id: Response.RequestId`"),
        );
    }
    if !top && (envelope.request_id == envelope.error.at || envelope.result == envelope.error.at) {
        let message = format!("{what} has two things at `{}`", envelope.error.at.join("."));
        findings.push(
            Diagnostic::error("envelope-path", origin, message)
                .help("the error is an object of its own beside the result and the request id"),
        );
    }
}

fn version_without_operations(model: &Model, findings: &mut Findings) {
    if !findings.all_read() {
        return;
    }
    for (_, _, version) in walk::versions(model).filter(|(_, _, version)| version.operations.is_empty()) {
        findings.push(
            Diagnostic::warning(
                "version-without-operations",
                version.origin,
                format!("version `{}` has no operation", version.version),
            )
            .help("transcribe one of its pages beside service.yaml, or delete the folder"),
        );
    }
}
