//! Whether a catalogue can be used at all.
//!
//! Given a catalogue it returns the first thing that makes it unusable: names that would become paths or are none, references that lead
//! nowhere, floods. It must let pass whatever a service of the vendor's really has.

use std::collections::BTreeSet;

use super::catalogue::{Action, Catalogue, Member};

/// The first problem, as a sentence without a full stop.
pub(super) fn check(catalogue: &Catalogue) -> Result<(), String> {
    folder(&catalogue.service, "service")?;
    folder(&catalogue.version, "version")?;
    for (name, members) in &catalogue.objects {
        word(name, "a data type")?;
        object(name, members, catalogue)?;
    }
    for of in &catalogue.actions {
        word(&of.name, "an operation")?;
        action(of, catalogue)?;
    }
    Ok(())
}

fn object(name: &str, members: &[Member], catalogue: &Catalogue) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    for member in members {
        word(&member.name, "a member")?;
        if !seen.insert(member.name.as_str()) {
            return Err(format!("`{name}` has two members `{}`", member.name));
        }
        if let Some(target) = member.object().filter(|target| !catalogue.has(target)) {
            let target = target.escape_debug();
            return Err(format!("`{name}.{}` is a `{target}`, which is not among the objects", member.name));
        }
    }
    Ok(())
}

fn action(of: &Action, catalogue: &Catalogue) -> Result<(), String> {
    for target in [&of.input, &of.output] {
        if !catalogue.has(target) {
            return Err(format!(
                "`{}` speaks of `{}`, which is not among the objects",
                of.name,
                target.escape_debug()
            ));
        }
    }
    let mut seen = BTreeSet::new();
    for code in &of.errors {
        let sound = (1..=200).contains(&code.len())
            && code.bytes().all(|byte| byte.is_ascii_graphic())
            && code.bytes().any(|byte| byte.is_ascii_alphanumeric());
        if !sound {
            return Err(format!("`{}` of `{}` is no error code", code.escape_debug(), of.name));
        }
        if !seen.insert(code.as_str()) {
            return Err(format!("`{}` lists the code `{code}` twice", of.name));
        }
    }
    Ok(())
}

/// A folder of the specs, a part of a host, and a Rust module.
fn folder(name: &str, what: &str) -> Result<(), String> {
    let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let sound = (1..=40).contains(&name.len())
        && name.chars().all(fine)
        && name.starts_with(|c: char| c != '-')
        && !name.ends_with('-')
        && !reserved(name);
    sound.then_some(()).ok_or_else(|| format!("`{}` is no name of a {what}", name.escape_debug()))
}

/// A word that becomes a name in Rust, and for operations a file.
fn word(name: &str, what: &str) -> Result<(), String> {
    let sound = (1..=128).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    sound.then_some(()).ok_or_else(|| format!("`{}` is no name of {what}", name.escape_debug()))
}

/// Names that are devices to Windows, whatever their ending.
pub(super) fn reserved(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let port = ["com", "lpt"].iter().any(|port| {
        name.strip_prefix(port)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    });
    port || ["con", "prn", "aux", "nul"].contains(&name.as_str())
}
