//! A catalogue without the vendor's sentences, as text and back.
//!
//! Given a catalogue it returns JSON with a line for each member, so that a change of the vendor's is a change of a line. Given that text
//! it returns the catalogue again. It must not hold a title, a description or the body of a sample.

use serde::Deserialize;
use serde_json::{Map, Value as Json, json};

use super::super::json::{self, Entries, Fault};
use super::{Action, Catalogue, Member, Named, Sample};

const ABOUT: &str =
    "What the last import knew of the vendor's catalogue, without its sentences. Written by apiscribe.";
const HELP: &str = "`apiscribe import` writes this file: take it back from the repository, or delete it to decide about every difference anew";

impl Catalogue {
    /// The facts as text.
    pub fn facts(&self) -> String {
        let quoted = |text: &str| Json::from(text).to_string();
        let mut out = format!(
            "{{\n\"about\": {},\n\"service\": {},\n\"version\": {},\n\"actions\": {{",
            quoted(ABOUT),
            quoted(&self.service),
            quoted(&self.version)
        );
        for (at, action) in self.actions.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            out.push_str(&format!("{comma}\n  {}: {}", quoted(&action.name), action_facts(action)));
        }
        out.push_str("\n},\n\"objects\": {");
        for (at, (name, members)) in self.objects.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            out.push_str(&format!("{comma}\n  {}: [", quoted(name)));
            for (at, member) in members.iter().enumerate() {
                let comma = if at == 0 { "" } else { "," };
                out.push_str(&format!("{comma}\n    {}", member_facts(member)));
            }
            out.push(']');
        }
        out.push_str("\n}\n}\n");
        out
    }

    /// Reads facts.
    pub fn of_facts(named: &Named) -> Result<Self, Fault> {
        let facts: Facts = json::read(&named.file, &named.text, HELP)?;
        let actions = facts.actions.0.into_iter().map(|(name, action)| Action {
            name,
            title: String::new(),
            document: String::new(),
            input: action.input,
            output: action.output,
            status: action.status,
            errors: action.errors,
            samples: action
                .samples
                .into_iter()
                .map(|fingerprint| Sample { fingerprint, printed: None })
                .collect(),
        });
        let names = (facts.service, facts.version);
        Catalogue::new(&named.file, names, Default::default(), actions.collect(), facts.objects.0)
    }
}

fn action_facts(action: &Action) -> Json {
    let samples: Vec<_> = action.samples.iter().map(|sample| &*sample.fingerprint).collect();
    let mut facts = json!({ "input": action.input, "output": action.output });
    if let Json::Object(map) = &mut facts {
        map.extend(action.status.as_ref().map(|status| ("status".to_owned(), status.as_str().into())));
        map.insert("errors".to_owned(), action.errors.clone().into());
        map.insert("samples".to_owned(), samples.into());
    }
    facts
}

fn member_facts(member: &Member) -> Json {
    let mut map = Map::new();
    for (key, text) in [("name", &member.name), ("type", &member.kind), ("member", &member.member)] {
        map.insert(key.to_owned(), text.as_str().into());
    }
    let flags = [
        ("required", member.required),
        ("output_required", member.output_required),
        ("value_allowed_null", member.value_allowed_null),
        ("disabled", member.disabled),
    ];
    for (key, flag) in flags {
        map.extend(flag.map(|flag| (key.to_owned(), flag.into())));
    }
    map.extend(member.example.as_ref().map(|example| ("example".to_owned(), example.as_str().into())));
    Json::Object(map)
}

#[derive(Deserialize)]
struct Facts {
    service: String,
    version: String,
    actions: Entries<ActionFacts>,
    objects: Entries<Vec<Member>>,
}

#[derive(Deserialize)]
struct ActionFacts {
    input: String,
    output: String,
    status: Option<String>,
    #[serde(default)]
    errors: Vec<String>,
    #[serde(default)]
    samples: Vec<String>,
}
