//! Which operations a catalogue can be made into, and in which file each data type stands.
//!
//! Given a catalogue it returns its [`Plan`]. A type that one operation uses stands in its file, one that several use in service.yaml. It
//! must not put a type where one that uses it cannot see it.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::{Action, Catalogue, Kind};
use super::names;
use super::note::Note;
use super::sample::is_other_content;

/// What is made of a catalogue.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan<'c> {
    /// The operations that specs can say, in the order of the catalogue, each with its `rust_name` if it needs one.
    pub(super) operations: Vec<Planned<'c>>,
    /// The types of service.yaml.
    pub(super) shared: BTreeSet<&'c str>,
    /// The types that some request reaches.
    pub(super) in_requests: BTreeSet<&'c str>,
    /// The types that some reply reaches.
    pub(super) in_replies: BTreeSet<&'c str>,
}

/// An operation that specs can say.
#[derive(Clone, Debug)]
pub(super) struct Planned<'c> {
    pub(super) action: &'c Action,
    pub(super) rust_name: Option<String>,
    /// The types that it reaches.
    pub(super) types: BTreeSet<&'c str>,
}

/// Operations that the vendor's SDKs do not sign. No catalogue tells.
const UNSIGNED: &[(&str, &str)] = &[("sts", "AssumeRoleWithSAML"), ("sts", "AssumeRoleWithWebIdentity")];

/// Plans a catalogue.
pub(super) fn plan<'c>(catalogue: &'c Catalogue, notes: &mut Vec<Note>) -> Plan<'c> {
    let mut plan = Plan::default();
    let mut taken = names::of_version();
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for action in &catalogue.actions {
        let input = catalogue.reach(&action.input);
        let output = catalogue.reach(&action.output);
        let types: BTreeSet<_> = input.union(&output).copied().collect();
        if let Some(why) = beyond(catalogue, action, &types) {
            notes.push(Note::left_out(&action.name, why));
            continue;
        }
        if UNSIGNED.contains(&(catalogue.service.as_str(), action.name.as_str())) {
            let text =
                "the vendor's SDKs send it without a signature, a spec cannot say so: the client signs it";
            notes.push(Note::told(&action.name, text.to_owned()));
        }
        plan.in_requests.extend(&input);
        plan.in_replies.extend(&output);
        types.iter().for_each(|name| *uses.entry(name).or_default() += 1);
        let rust_name = names::operation(&action.name, &mut taken);
        plan.operations.push(Planned { action, rust_name, types });
    }
    plan.shared = uses.into_iter().filter(|(_, uses)| *uses > 1).map(|(name, _)| name).collect();
    plan
}

/// Why specs cannot say an operation.
fn beyond(catalogue: &Catalogue, action: &Action, types: &BTreeSet<&str>) -> Option<String> {
    let of = [action.input.as_str(), action.output.as_str()].into_iter().chain(types.iter().copied());
    for name in of {
        let is_other = |kind: &Kind<'_>| match kind {
            Kind::List(item) => **item == Kind::Other,
            other => *other == Kind::Other,
        };
        if let Some(member) = catalogue.members(name).iter().find(|member| is_other(&member.kind())) {
            let (kind, width) = (member.kind.escape_debug(), member.member.escape_debug());
            return Some(format!(
                "`{name}.{}` is of the type {kind}/{width}, which no field of a spec can have",
                member.name
            ));
        }
    }
    let printed = action.samples.iter().filter_map(|sample| sample.printed.as_ref());
    let other = printed.into_iter().find_map(|printed| is_other_content(&printed.input))?;
    Some(format!("its request is sent as {other}, and a spec can only say JSON"))
}

/// Data types by name, in the order of the catalogue.
pub(super) fn in_order<'c>(catalogue: &'c Catalogue, names: &BTreeSet<&str>) -> Vec<&'c str> {
    catalogue.objects.iter().map(|(name, _)| name.as_str()).filter(|name| names.contains(name)).collect()
}
