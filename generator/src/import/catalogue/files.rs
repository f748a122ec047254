//! The files of a catalogue, as the vendor writes them.
//!
//! Given their texts it returns the [`Catalogue`]. It must not drop what belongs to an operation that is not there: that is a fault.

use std::collections::BTreeMap;

use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::super::json::{self, Entries, Fault};
use super::{Action, Catalogue, Member, Named, Printed, Sample, Texts};

impl Catalogue {
    /// Reads the files of one version of a service.
    pub fn read(texts: &Texts) -> Result<Self, Fault> {
        let api: Api = json::read(&texts.api.file, &texts.api.text, API)?;
        let mut examples = BTreeMap::new();
        if let Some(named) = &texts.examples {
            let read: Examples = json::read(&named.file, &named.text, EXAMPLES)?;
            examples = read.actions.0.into_iter().collect();
        }
        let mut errors = BTreeMap::new();
        if let Some(named) = &texts.errors {
            let read: Entries<Vec<String>> = json::read(&named.file, &named.text, ERRORS)?;
            errors = read.0.into_iter().collect();
        }
        let mut actions = Vec::new();
        for (name, action) in api.actions.0 {
            let samples: Vec<Printed> = examples.remove(&name).unwrap_or_default();
            actions.push(Action {
                errors: errors.remove(&name).unwrap_or_default(),
                samples: samples.into_iter().map(Sample::of).collect(),
                title: action.name,
                document: action.document,
                input: action.input,
                output: action.output,
                status: action.status,
                name,
            });
        }
        unknown_action(texts.examples.as_ref(), examples.keys().next())?;
        unknown_action(texts.errors.as_ref(), errors.keys().next())?;
        let objects = api.objects.0.into_iter().map(|(name, object)| (name, object.members)).collect();
        let names = (api.metadata.service, api.metadata.version);
        let words = (api.metadata.title, api.metadata.document);
        Catalogue::new(&texts.api.file, names, words, actions, objects)
    }
}

impl Sample {
    fn of(printed: Printed) -> Self {
        let mut hash = Sha256::new();
        hash.update(printed.input.trim());
        hash.update([0]);
        hash.update(printed.output.trim());
        let bytes = hash.finalize();
        let fingerprint = bytes.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Sample { fingerprint, printed: Some(printed) }
    }
}

fn unknown_action(named: Option<&Named>, action: Option<&String>) -> Result<(), Fault> {
    let (Some(named), Some(action)) = (named, action) else { return Ok(()) };
    let what = format!("the catalogue has no operation `{}`", action.escape_debug());
    Err(Fault::new(&*named.file, what, "are these two files of the same version of the same service?"))
}

pub(super) const API: &str = "it should be an api.json of the vendor's: { metadata: { serviceShortName, apiVersion }, actions: {}, objects: {} }";
const EXAMPLES: &str =
    "it should be an examples.json of the vendor's: { actions: { Name: [{ title, input, output }] } }";
const ERRORS: &str = "it should be { Name: [code, code] }, with the names of operations";

#[derive(Deserialize)]
struct Api {
    metadata: Metadata,
    actions: Entries<ApiAction>,
    objects: Entries<ApiObject>,
}

#[derive(Deserialize)]
struct Metadata {
    #[serde(rename = "serviceShortName")]
    service: String,
    #[serde(rename = "apiVersion")]
    version: String,
    #[serde(rename = "serviceNameCN", default, deserialize_with = "json::words")]
    title: String,
    #[serde(rename = "api_brief", default, deserialize_with = "json::words")]
    document: String,
}

#[derive(Deserialize)]
struct ApiAction {
    #[serde(default, deserialize_with = "json::words")]
    name: String,
    #[serde(default, deserialize_with = "json::words")]
    document: String,
    input: String,
    output: String,
    status: Option<String>,
}

#[derive(Deserialize)]
struct ApiObject {
    members: Vec<Member>,
}

#[derive(Deserialize)]
struct Examples {
    actions: Entries<Vec<Printed>>,
}
