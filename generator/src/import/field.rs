//! From a member of the catalogue to a field of a spec.
//!
//! Given the members of an object it returns their fields in the same order. It must not say more than the catalogue does: no limit, no
//! default, no meaning of a value.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json, json};

use super::catalogue::{Catalogue, Kind, Member};
use super::names;
use super::words::{self, Text};
use crate::check::secrets::is_secret;
use crate::names::RustIdent;
use crate::yaml::is_hidden;
use crate::yaml::print::Tree;

/// Where the members travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sides {
    /// In a request, which has what is required.
    pub(super) request: bool,
    /// In a reply, which may have null.
    pub(super) reply: bool,
}

pub(super) const REQUEST: Sides = Sides { request: true, reply: false };
pub(super) const REPLY: Sides = Sides { request: false, reply: true };

/// The fields of an object, with the number of those that nobody has words about.
pub(super) fn fields(members: &[Member], sides: Sides, text: Text) -> (Vec<(String, Tree)>, usize) {
    let names = names::fields(members);
    let mut wordless = 0;
    let fields = members.iter().map(|member| {
        let rust = names.get(member.name.as_str());
        let field = field(member, rust, sides, text);
        wordless += usize::from(!field.contains_key("doc"));
        (member.name.clone(), Tree::Json(Json::Object(field)))
    });
    (fields.collect(), wordless)
}

/// The members of a reply without the request id, which every reply has and the envelope tells.
pub(super) fn of_reply(catalogue: &Catalogue, output: &str) -> Vec<Member> {
    catalogue.members(output).iter().filter(|member| member.name != "RequestId").cloned().collect()
}

fn field(member: &Member, rust: Option<&String>, sides: Sides, text: Text) -> Map<String, Json> {
    let mut map = Map::new();
    let mut put = |key: &str, value: Option<Json>| map.extend(value.map(|value| (key.to_owned(), value)));
    let yes = |flag: bool| flag.then_some(Json::Bool(true));
    let secret = secret(member, rust);
    put("type", Some(type_name(&member.kind()).into()));
    put("required", yes(sides.request && member.required == Some(true)));
    put("nullable", yes(sides.reply && member.value_allowed_null == Some(true)));
    put("time", is_time(&member.kind()).then(|| "unknown".into()));
    put("sensitive", yes(secret));
    put("doc", words::of(text, &member.name, &member.document).map(Json::from));
    put("example", example(member).filter(|_| !secret));
    put("deprecated", (member.disabled == Some(true)).then(|| json!({ "note": RETIRED })));
    put("rust_name", rust.map(|rust| rust.as_str().into()));
    map
}

/// Not `since` and not `use`: the catalogue tells neither.
const RETIRED: &str = "The vendor's catalogue lists it as disabled.";

/// As specs spell it; what no field can be is `json`, and its operation is left out.
pub(super) fn type_name(kind: &Kind<'_>) -> String {
    match kind {
        Kind::Bool => "bool".to_owned(),
        Kind::Signed => "i64".to_owned(),
        Kind::Unsigned => "u64".to_owned(),
        Kind::Float => "f64".to_owned(),
        Kind::Text | Kind::Time => "string".to_owned(),
        Kind::Object(name) => (*name).to_owned(),
        Kind::List(item) => format!("[{}]", type_name(item)),
        Kind::Other => "json".to_owned(),
    }
}

fn is_time(kind: &Kind<'_>) -> bool {
    match kind {
        Kind::List(item) => is_time(item),
        other => *other == Kind::Time,
    }
}

fn secret(member: &Member, rust: Option<&String>) -> bool {
    let text = match member.kind() {
        Kind::Text => true,
        Kind::List(item) => *item == Kind::Text,
        _ => false,
    };
    let usual = RustIdent::field(&member.name);
    let name = rust.map(String::as_str).or(usual.as_ref().map(RustIdent::plain));
    text && name.is_some_and(is_secret)
}

/// The sample value, where it is one of the field's type. Samples of lists and objects are texts in many forms.
fn example(member: &Member) -> Option<Json> {
    let word = member.example.as_deref()?.trim();
    // The vendor's way to say that there is none.
    let none = matches!(word, "" | "无" | "-" | "null" | "NULL" | "None");
    if none || word.chars().count() > 200 || word.contains(['\n', '\r', '\t']) || word.chars().any(is_hidden)
    {
        return None;
    }
    match member.kind() {
        Kind::Bool => word.parse::<bool>().ok().map(Json::from),
        Kind::Signed => word.parse::<i64>().ok().map(Json::from),
        Kind::Unsigned => word.parse::<u64>().ok().map(Json::from),
        Kind::Float => {
            let number = word.parse::<f64>().ok().filter(|number| number.is_finite())?;
            let json = Json::from(number);
            let same = *word == *json.to_string();
            Some(if same { json } else { word.into() })
        }
        Kind::Text | Kind::Time => Some(word.into()),
        Kind::Object(_) | Kind::List(_) | Kind::Other => None,
    }
}

/// Fields that are required and would, followed through required ones, lead to their own type again: no request could have them. As
/// (data type, member).
pub(super) fn endless(catalogue: &Catalogue) -> BTreeSet<(String, String)> {
    let required =
        |member: &&Member| member.required == Some(true) && matches!(member.kind(), Kind::Object(_));
    let mut found = BTreeSet::new();
    for (name, members) in &catalogue.objects {
        for member in members.iter().filter(required) {
            let mut seen = BTreeSet::new();
            let mut open = vec![member.member.as_str()];
            while let Some(next) = open.pop() {
                if next == name {
                    found.insert((name.clone(), member.name.clone()));
                    break;
                }
                if seen.insert(next) {
                    open.extend(catalogue.members(next).iter().filter(required).map(|of| of.member.as_str()));
                }
            }
        }
    }
    found
}
