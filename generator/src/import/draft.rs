//! The specs of a catalogue, before anybody has edited them.
//!
//! Given a catalogue and its plan it returns the tree of each file. It must write the same for the same catalogue, and nothing that the
//! catalogue does not say but what a spec has to have: the safety class `unsafe`, and the host by the vendor's rule.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use super::catalogue::{Action, Catalogue};
use super::field::{self, Sides};
use super::note::Note;
use super::page::Pages;
use super::place::{Plan, Planned, in_order};
use super::sample::{self, Taken};
use super::words::{self, Text};
use super::{code, names};
use crate::names::RustIdent;
use crate::yaml::print::{Tree, print};

/// A file of a version, as it is written for the first time.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Below the folder of the version.
    pub(super) name: String,
    /// What it says, but for samples and corrections.
    pub(super) head: Vec<(String, Tree)>,
    /// The samples, each with its place in the catalogue.
    pub(super) samples: Vec<Taken>,
    /// Corrections that no sample is the cause of.
    pub(super) corrections: Vec<Tree>,
}

/// What drafts are made with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Desk<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) pages: &'a Pages,
    pub(super) text: Text,
    /// The codes of vendor.yaml, with what stands there about each.
    pub(super) common: &'a BTreeMap<String, Json>,
    /// Fields whose `required` nobody could fulfil.
    pub(super) endless: &'a BTreeSet<(String, String)>,
}

impl Draft {
    /// The name of its operation; empty for service.yaml.
    pub(super) fn operation(&self) -> String {
        match self.head.first() {
            Some((key, Tree::Json(Json::String(name)))) if key == "operation" => name.clone(),
            _ => String::new(),
        }
    }

    /// The tree with everything.
    pub(super) fn tree(&self) -> Tree {
        let mut entries = self.head.clone();
        let mut corrections = self.corrections.clone();
        let shown: Vec<_> =
            self.samples.iter().filter(|of| of.request.is_some() || of.reply.is_some()).collect();
        for (at, taken) in shown.iter().enumerate() {
            corrections.extend(mended(taken, at));
        }
        let examples: Vec<_> = shown.iter().map(|taken| example(taken)).collect();
        for (key, items) in [("examples", examples), ("corrections", corrections)] {
            if !items.is_empty() {
                entries.push((key.to_owned(), Tree::List(items)));
            }
        }
        Tree::Map(entries)
    }

    /// The text of the file.
    pub(super) fn text(&self) -> String {
        let schema = if self.name == SERVICE { "service" } else { "operation" };
        format!(
            "# yaml-language-server: $schema=../../../schema/{schema}.schema.json\n{}",
            print(&self.tree())
        )
    }
}

/// The file of what the operations share.
pub(super) const SERVICE: &str = "service.yaml";

impl Desk<'_> {
    /// service.yaml, with these types.
    pub(super) fn service(&self, plan: &Plan<'_>, shared: &BTreeSet<&str>) -> Draft {
        let catalogue = self.catalogue;
        let title = words::of(self.text, &catalogue.service, &catalogue.title);
        let summary = words::of(self.text, &catalogue.service, &catalogue.document);
        let (types, missing) = self.types(&in_order(catalogue, shared), plan, BTreeSet::new());
        let pending = summary.is_none() || missing > 0;
        let host = format!("{}.tencentcloudapi.com", catalogue.service);
        let mut head = vec![
            entry("service", catalogue.service.as_str()),
            entry("version", catalogue.version.as_str()),
            entry("title", title.unwrap_or_else(|| catalogue.service.clone())),
        ];
        head.extend(summary.map(|summary| entry("summary", summary)));
        head.extend(pending.then(|| entry("words", "pending")));
        head.push(("source".to_owned(), self.pages.of_service(catalogue).into()));
        head.push(("hosts".to_owned(), Tree::List(vec![json!({ "host": host }).into()])));
        head.extend((!types.is_empty()).then(|| ("types".to_owned(), Tree::Map(types))));
        let corrections = self.corrections(shared.iter().copied());
        Draft { name: SERVICE.to_owned(), head, samples: Vec::new(), corrections }
    }

    /// The file of an operation; types that are not among the shared ones stand in it.
    pub(super) fn operation(
        &self,
        planned: &Planned<'_>,
        plan: &Plan<'_>,
        shared: &BTreeSet<&str>,
        notes: &mut Vec<Note>,
    ) -> Draft {
        let Planned { action, rust_name, types } = planned;
        let own: BTreeSet<_> = types.iter().copied().filter(|name| !shared.contains(name)).collect();
        let samples = self.samples(action, notes);
        let (request, no_request) =
            field::fields(self.catalogue.members(&action.input), field::REQUEST, self.text);
        let replied = field::of_reply(self.catalogue, &action.output);
        let (response, no_response) = field::fields(&replied, field::REPLY, self.text);
        let (types, no_types) = self.types(&in_order(self.catalogue, &own), plan, module_names(planned));
        let (errors, no_errors) = self.errors(action, &samples, notes);
        let summary = words::of(self.text, &action.name, &action.title);
        let pending = summary.is_none() || no_request + no_response + no_types + no_errors > 0;
        let mut head = vec![entry("operation", action.name.as_str())];
        head.extend(summary.map(|summary| entry("summary", summary)));
        head.extend(words::of(self.text, &action.name, &action.document).map(|doc| entry("doc", doc)));
        head.extend(pending.then(|| entry("words", "pending")));
        head.push(("source".to_owned(), self.pages.of_operation(self.catalogue, &action.name).into()));
        let files = self.pages.files(self.catalogue, !samples.is_empty(), !action.errors.is_empty());
        head.push(("also".to_owned(), Tree::List(files.into_iter().map(Tree::Json).collect())));
        head.extend(rust_name.as_ref().map(|name| entry("rust_name", name.as_str())));
        // The catalogue does not tell; in doubt, a repeat may do harm.
        head.push(entry("safety", "unsafe"));
        head.extend(retired(action).map(|note| ("deprecated".to_owned(), json!({ "note": note }).into())));
        head.push(("request".to_owned(), Tree::Map(request)));
        head.push(("response".to_owned(), Tree::Map(response)));
        for (key, entries) in [("types", types), ("errors", errors)] {
            head.extend((!entries.is_empty()).then(|| (key.to_owned(), Tree::Map(entries))));
        }
        Draft { name: file_name(planned), head, samples, corrections: self.corrections(own.into_iter()) }
    }

    /// Types as specs have them, with the number of their fields that have no words.
    pub(super) fn types(
        &self,
        names: &[&str],
        plan: &Plan<'_>,
        taken: BTreeSet<String>,
    ) -> (Vec<(String, Tree)>, usize) {
        let chosen = names::types(names.iter().copied(), taken);
        let mut wordless = 0;
        let types = names.iter().map(|name| {
            let sides =
                Sides { request: plan.in_requests.contains(name), reply: plan.in_replies.contains(name) };
            let (mut fields, missing) = field::fields(self.catalogue.members(name), sides, self.text);
            wordless += missing;
            if let Some(rust) = chosen.get(name) {
                fields.insert(0, entry("_rust_name", rust.as_str()));
            }
            ((*name).to_owned(), Tree::Map(fields))
        });
        (types.collect(), wordless)
    }

    fn errors(
        &self,
        action: &Action,
        samples: &[Taken],
        notes: &mut Vec<Note>,
    ) -> (Vec<(String, Tree)>, usize) {
        let mut codes: Vec<&str> = action.errors.iter().map(String::as_str).collect();
        for code in samples.iter().filter_map(|taken| taken.fails_with.as_deref()) {
            if !codes.contains(&code) && !self.common.contains_key(code) {
                codes.push(code);
                let text =
                    format!("the code `{code}` is not in its list, but a sample fails with it; it was added");
                notes.push(Note::told(&action.name, text));
            }
        }
        code::table(&codes, self.common)
    }

    fn samples(&self, action: &Action, notes: &mut Vec<Note>) -> Vec<Taken> {
        let mut samples: Vec<Taken> = Vec::new();
        let printed = action.samples.iter().filter_map(|sample| sample.printed.as_ref());
        for (at, printed) in printed.enumerate() {
            let mut title = format!("Sample {}", at + 1);
            if let Some(own) = words::of(self.text, "", &printed.title).map(|words| words.replace('\n', " "))
            {
                let used = samples.iter().any(|before| before.title == own);
                title = if used { format!("{own} ({})", at + 1) } else { own };
            }
            let (taken, lost) = sample::take(title, printed, (&action.input, &action.output), self.catalogue);
            for lost in lost {
                let text = format!("the {} of sample {} {}; it is left out", lost.half, at + 1, lost.why);
                notes.push(Note::missing(&action.name, text));
            }
            samples.push(taken);
        }
        samples
    }

    fn corrections<'n>(&self, types: impl Iterator<Item = &'n str>) -> Vec<Tree> {
        let mut corrections = Vec::new();
        for name in types {
            for (_, member) in self.endless.iter().filter(|(of, _)| of == name) {
                let at = format!("types.{name}.{member}.required");
                let why = "Its type would need itself without end, so no request could ever be complete.";
                corrections.push(json!({ "at": at, "page": true, "set": false, "why": why }).into());
            }
        }
        corrections
    }
}

/// The file of an operation.
pub(super) fn file_name(planned: &Planned<'_>) -> String {
    let usual = || RustIdent::snake(&planned.action.name).map(|rust| rust.plain().to_owned());
    format!("{}.yaml", planned.rust_name.clone().or_else(usual).unwrap_or_default())
}

/// The names in the operation's module that no type of it may have.
fn module_names(planned: &Planned<'_>) -> BTreeSet<String> {
    let name = planned.rust_name.as_deref().unwrap_or(&planned.action.name);
    let rust = RustIdent::pascal(name);
    rust.iter()
        .flat_map(|rust| ["", "Reply", "Error"].map(|of| rust.with_suffix(of).plain().to_owned()))
        .collect()
}

/// In what words an operation is not to be used any more.
fn retired(action: &Action) -> Option<String> {
    match action.status.as_deref() {
        None | Some("online") => None,
        Some("deprecated") => Some("The vendor's catalogue lists it as deprecated.".to_owned()),
        Some("offline") => Some("The vendor's catalogue lists it as offline.".to_owned()),
        Some(other) => Some(format!("The vendor's catalogue lists it as `{}`.", other.escape_debug())),
    }
}

fn entry(key: &str, value: impl Into<Json>) -> (String, Tree) {
    (key.to_owned(), Tree::Json(value.into()))
}

fn example(taken: &Taken) -> Tree {
    Tree::Map(sample::example(taken).into_iter().map(|(key, value)| (key, Tree::Json(value))).collect())
}

pub(super) fn mended(taken: &Taken, at: usize) -> impl Iterator<Item = Tree> {
    taken.mended.iter().map(move |mended| {
        let at = format!("examples[{at}].{}", mended.at);
        json!({ "at": at, "page": mended.page, "set": mended.set, "why": mended.why }).into()
    })
}
