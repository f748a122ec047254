//! Regions: what operations and hosts name is among those of the service, and each once.

use super::findings::Findings;
use crate::diag::Diagnostic;
use crate::model::walk;
use crate::model::{Model, Version};
use crate::source::Span;

/// `regions-unknown`, `region-repeated`, `region-shape`.
pub(super) fn check(model: &Model, findings: &mut Findings) {
    for (_, _, version) in walk::versions(model) {
        version.default_region.iter().for_each(|region| judge(region, version, version.origin, findings));
        for host in &version.hosts {
            host.region.iter().for_each(|region| judge(region, version, host.origin, findings));
        }
        for (region, _) in &version.regions {
            shape(region, version.origin, findings);
        }
        for operation in &version.operations {
            for (index, region) in operation.regions.iter().enumerate() {
                judge(region, version, operation.origin, findings);
                if operation.regions.iter().take(index).any(|earlier| earlier == region) {
                    let message = format!("the region `{region}` stands twice among those of the operation");
                    findings.push(
                        Diagnostic::error("region-repeated", operation.origin, message)
                            .help(format!("delete one `{region}` of `regions: only:`")),
                    );
                }
            }
        }
    }
}

fn judge(region: &str, version: &Version, origin: Span, findings: &mut Findings) {
    shape(region, origin, findings);
    if version.regions.is_empty() || version.regions.iter().any(|(known, _)| known == region) {
        return;
    }
    let known: Vec<_> = version.regions.iter().map(|(region, _)| region.as_str()).collect();
    let near = known.iter().find(|known| strsim::damerau_levenshtein(known, region) <= 2);
    let help = match near {
        Some(near) => format!("write `{near}`, or add `{region}` to `regions:` of service.yaml"),
        None => format!("add it to `regions:` of service.yaml, or write one of: {}", known.join(", ")),
    };
    let message = format!("the service has no region `{region}`");
    findings.push(Diagnostic::error("regions-unknown", origin, message).help(help));
}

/// A region travels in a header or in the scope of a signature.
fn shape(region: &str, origin: Span, findings: &mut Findings) {
    let sound =
        !region.is_empty() && region.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if !sound {
        let message = format!("`{}` is no name of a region", region.escape_debug());
        findings.push(
            Diagnostic::error("region-shape", origin, message)
                .help("write the vendor's name of it, as in ap-singapore"),
        );
    }
}
