//! Names in Rust for what the catalogue has twice in one case.
//!
//! Given names of the vendor it returns the `rust_name` of those that need one. A name must depend on the vendor's own names alone, and
//! never be numbered, so that a new sibling renames nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::Member;
use super::sound;
use crate::names::RustIdent;

/// The `rust_name` of fields, by their names on the wire. A field that the vendor has retired leaves the plain name to the other.
pub(super) fn fields(members: &[Member]) -> BTreeMap<&str, String> {
    let retired = |member: &&Member| member.disabled == Some(true);
    let in_use = members.iter().filter(|member| !retired(member));
    let mut taken = BTreeSet::new();
    let mut chosen = BTreeMap::new();
    for member in in_use.chain(members.iter().filter(retired)) {
        let name = member.name.as_str();
        let Some(usual) = RustIdent::field(name).map(|rust| rust.plain().to_owned()) else { continue };
        if taken.insert(usual.clone()) {
            continue;
        }
        let ending = if retired(&member) { "_retired" } else { "_spelled" };
        let ways = [spelled(name), format!("{}{ending}", spelled(name))];
        let ways = if retired(&member) { [format!("{usual}{ending}"), spelled(name)] } else { ways };
        if let Some(way) = ways.into_iter().find(|way| taken.insert(way.clone())) {
            chosen.insert(name, way);
        }
    }
    chosen
}

/// The `name` of error codes.
pub(super) fn codes<'c>(codes: impl Iterator<Item = &'c str>) -> BTreeMap<&'c str, String> {
    let mut taken = BTreeSet::new();
    let mut chosen = BTreeMap::new();
    for code in codes {
        let number = code.parse::<i64>().is_ok();
        let plain = RustIdent::pascal(code).filter(|_| !number);
        if plain.is_some_and(|plain| taken.insert(plain)) {
            continue;
        }
        let words = in_words(code);
        let ways =
            [words.clone(), format!("{words}Code")].into_iter().filter_map(|way| RustIdent::pascal(&way));
        if let Some(way) = ways.into_iter().find(|way| taken.insert(way.clone())) {
            chosen.insert(code, way.plain().to_owned());
        }
    }
    chosen
}

/// The `rust_name` of an operation, where the usual one is taken or cannot be a file.
pub(super) fn operation(name: &str, taken: &mut BTreeSet<String>) -> Option<String> {
    let usual = RustIdent::snake(name).map(|rust| rust.plain().to_owned())?;
    let types = |snake: &str| RustIdent::pascal(if snake == usual { name } else { snake });
    let free = |snake: &str, taken: &BTreeSet<String>| {
        let Some(rust) = types(snake) else { return false };
        let names = ["", "Reply", "Error"].map(|suffix| rust.with_suffix(suffix).plain().to_owned());
        !sound::reserved(snake) && !taken.contains(snake) && names.iter().all(|name| !taken.contains(name))
    };
    let ways = [usual.clone(), format!("{usual}_operation"), format!("{}_operation", spelled(name))];
    let way = ways.into_iter().find(|way| free(way, taken))?;
    taken.insert(way.clone());
    if let Some(rust) = types(&way) {
        taken.extend(["", "Reply", "Error"].map(|suffix| rust.with_suffix(suffix).plain().to_owned()));
    }
    (way != usual).then_some(way)
}

/// What the modules and types of a version are called besides its operations.
pub(super) fn of_version() -> BTreeSet<String> {
    ["types", "mod", "Client", "BlockingClient", "Service", "ServiceError"].map(str::to_owned).into()
}

/// The `_rust_name` of data types, where the usual one is taken.
pub(super) fn types<'c>(
    names: impl Iterator<Item = &'c str>,
    mut taken: BTreeSet<String>,
) -> BTreeMap<&'c str, String> {
    let mut chosen = BTreeMap::new();
    for name in names {
        let Some(usual) = RustIdent::pascal(name).map(|rust| rust.plain().to_owned()) else { continue };
        if taken.insert(usual.clone()) {
            continue;
        }
        let ways = [format!("{usual}Data"), format!("{usual}DataType")];
        if let Some(way) = ways.into_iter().find(|way| taken.insert(way.clone())) {
            chosen.insert(name, way);
        }
    }
    chosen
}

/// Every capital as a word of its own: no two names of the vendor become the same.
fn spelled(name: &str) -> String {
    let mut out = String::new();
    for (at, c) in name.chars().enumerate() {
        if c.is_ascii_uppercase() && at > 0 {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// A code with its signs in words.
fn in_words(code: &str) -> String {
    let mut out = String::new();
    for part in code.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        let word = part.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        let mut letters = word.chars();
        out.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        out.push_str(letters.as_str());
        match part.chars().last() {
            Some('.') => out.push_str("Dot"),
            Some('_') => out.push_str("Underscore"),
            Some('-') => out.push_str("Dash"),
            Some(c) if !c.is_ascii_alphanumeric() => out.push_str("Sign"),
            _ => {}
        }
    }
    match out.starts_with(|c: char| c.is_ascii_digit()) {
        true => format!("Code{out}"),
        false => out,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(name: &str, disabled: bool) -> Member {
        Member { name: name.to_owned(), disabled: Some(disabled), ..Member::default() }
    }

    #[test]
    fn what_is_in_use_has_the_plain_name() {
        let members =
            [member("DnsTtl", true), member("DNSTtl", false), member("Uui", false), member("UUI", false)];
        let names = fields(&members);
        assert_eq!(names, [("DnsTtl", "dns_ttl_retired".to_owned()), ("UUI", "u_u_i".to_owned())].into());
    }

    #[test]
    fn codes_that_read_alike_are_told_apart_by_their_signs() {
        let names = codes(["A.B", "AB", "InternalError", "InternalError.", "100"].into_iter());
        let wanted = [("AB", "ABCode"), ("InternalError.", "InternalErrorDot"), ("100", "Code100")];
        assert_eq!(names, wanted.map(|(code, name)| (code, name.to_owned())).into());
    }

    #[test]
    fn operations_leave_the_names_of_files_and_modules_alone() {
        let mut taken = of_version();
        let mut name = |of: &str| operation(of, &mut taken);
        assert_eq!(name("Con"), Some("con_operation".to_owned()));
        assert_eq!(name("Types"), Some("types_operation".to_owned()));
        assert_eq!(name("GetIP"), None);
        assert_eq!(name("GetIp"), Some("get_ip_operation".to_owned()));
        assert_eq!(name("GetIPReply"), Some("get_ip_reply_operation".to_owned()));
    }
}
