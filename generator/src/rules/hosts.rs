//! Hosts, paths and regions.
//!
//! Records of the rule book, and nothing else; who finds the breaches is told in [`crate::check`] and [`crate::lower`].

use super::Rule;
use crate::diag::Severity;

pub(super) const NO_HOST: Rule = Rule {
    id: "no-host",
    severity: Severity::Error,
    summary: "a service has a host",
    why: "requests have to go somewhere",
    bad: "hosts: []\n",
    good: r"hosts:
  - { host: party.acme.example }
",
};

pub(super) const HOST_SHAPE: Rule = Rule {
    id: "host-shape",
    severity: Severity::Error,
    summary: "a host is a name without scheme, port and path",
    why: "the runtime puts https in front, and the name is part of what is signed",
    bad: "host: https://party.acme.example/\n",
    good: "host: party.acme.example\n",
};

pub(super) const HOST_REPEATED: Rule = Rule {
    id: "host-repeated",
    severity: Severity::Error,
    summary: "hosts differ in name, and in the region or name that chooses them",
    why: "a user who asks for a region gets one host",
    bad: r"- { host: a.acme.example, region: eu }
- { host: b.acme.example, region: eu }
",
    good: r"- { host: a.acme.example, region: eu }
- { host: b.acme.example, region: us }
",
};

pub(super) const PATH_SHAPE: Rule = Rule {
    id: "path-shape",
    severity: Severity::Error,
    summary: "a path begins with `/`, and its only placeholder is `{operation}`",
    why: "it is part of what is signed, so every character counts",
    bad: "path: v4/{action}?x=1\n",
    good: "path: /v4/{operation}\n",
};

pub(super) const REGIONS_UNKNOWN: Rule = Rule {
    id: "regions-unknown",
    severity: Severity::Error,
    summary: "a region is one of the service's, where those are listed",
    why: "a mistyped region is refused by the server, or is somewhere else",
    bad: "regions: { only: [ap-singapor] }\n",
    good: "regions: { only: [ap-singapore] }\n",
};

pub(super) const REGION_REPEATED: Rule = Rule {
    id: "region-repeated",
    severity: Severity::Error,
    summary: "a region is listed once",
    why: "the second was likely meant to be another",
    bad: "only: [ap-beijing, ap-beijing]\n",
    good: "only: [ap-beijing, ap-singapore]\n",
};

pub(super) const REGION_SHAPE: Rule = Rule {
    id: "region-shape",
    severity: Severity::Error,
    summary: "a region has ASCII letters, digits and dashes",
    why: "it travels in a header and in the scope of the signature",
    bad: r#"default_region: "North China"
"#,
    good: "default_region: cn-north-1\n",
};
