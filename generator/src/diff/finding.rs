//! What was found: the classes by who is hurt, and one finding with all that a reviewer asks.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;

use super::rules::Change;

/// Who a change hurts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// Programs that compiled may not compile any more.
    Source,
    /// Programs compile, but a call that worked may fail or mean something else.
    Wire,
    /// A person has to decide.
    Review,
    /// Nobody; there is something new, or less is refused.
    Compatible,
    /// Nobody; only words are different.
    Docs,
}

impl Class {
    /// All of them, the worst first.
    pub const ALL: [Class; 5] = [Class::Source, Class::Wire, Class::Review, Class::Compatible, Class::Docs];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Class::Source => "source",
            Class::Wire => "wire",
            Class::Review => "review",
            Class::Compatible => "compatible",
            Class::Docs => "docs",
        }
    }
}

/// Which part of the crate's version has to go up. The rule of versions from 1.0 on; before, each counts one place lower.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Bump {
    /// None.
    None,
    /// The last number.
    Patch,
    /// The middle number.
    Minor,
    /// The first number.
    Major,
}

impl Bump {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Bump::None => "none",
            Bump::Patch => "patch",
            Bump::Minor => "minor",
            Bump::Major => "major",
        }
    }
}

/// Why a spec changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Cause {
    /// The page was read again, and is different.
    Vendor,
    /// The page is the same as before: our transcription was wrong, or we decided otherwise.
    Correction,
}

impl Cause {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Cause::Vendor => "vendor",
            Cause::Correction => "correction",
        }
    }
}

/// A place in a spec of one side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Place {
    /// The file, as messages show it.
    pub file: String,
    /// From 1.
    pub line: u32,
    /// In characters, from 1.
    pub column: u32,
    /// The text of the line.
    pub text: String,
}

/// One difference.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What kind of change it is.
    pub change: &'static Change,
    /// Why the spec changed.
    pub cause: Cause,
    /// Where in the tree: vendor, service, version and operation, as far as they go, with `/`.
    pub operation: String,
    /// Where in the spec, as `request.SdkAppId`; empty is the spec itself.
    pub path: String,
    /// What stood there; null is nothing.
    pub old: Json,
    /// What stands there; null is nothing.
    pub new: Json,
    /// Where it stood.
    pub old_place: Option<Place>,
    /// Where it stands.
    pub new_place: Option<Place>,
    /// The vendor's page.
    pub page: String,
    /// What users of the crate saw.
    pub rust_before: Option<String>,
    /// What users of the crate see.
    pub rust_after: Option<String>,
    /// The same for the same change, whatever else changes: 12 hexadecimal digits.
    pub fingerprint: String,
}

impl Finding {
    /// Where to look first: the new place, or where it was removed.
    pub fn place(&self) -> Option<&Place> {
        self.new_place.as_ref().or(self.old_place.as_ref())
    }
}

/// All differences, the worst first; within a class by operation and path.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    findings: Vec<Finding>,
}

impl Findings {
    pub(crate) fn sorted(mut findings: Vec<Finding>) -> Self {
        findings.sort_by(|a, b| {
            let key = |of: &Finding| (of.change.class, of.operation.clone(), of.path.clone(), of.change.id);
            key(a).cmp(&key(b)).then_with(|| a.fingerprint.cmp(&b.fingerprint))
        });
        // The same change of the same thing is one, though a page may list the thing twice.
        findings.dedup_by(|a, b| a.fingerprint == b.fingerprint);
        Findings { findings }
    }

    /// Without their order, to be sorted anew.
    pub(crate) fn into_vec(self) -> Vec<Finding> {
        self.findings
    }

    /// In order.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter()
    }

    /// Whether nothing is different.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// How many there are of a class.
    pub fn count(&self, class: Class) -> usize {
        self.findings.iter().filter(|finding| finding.change.class == class).count()
    }

    /// What the version has to do: the most that any finding asks for.
    pub fn bump(&self) -> Bump {
        self.findings.iter().map(|finding| finding.change.bump).max().unwrap_or(Bump::None)
    }
}
