//! The keys of the language, as the JSON Schemas declare them, and where they stand in some specs.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use apiscribe::schema::schemas;
use serde_json::Value as Json;

use crate::flow;

/// A place in the base.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) file: String,
    pub(crate) pointer: String,
}

/// The language by its JSON Schemas, with the places of each key in some specs.
#[derive(Default)]
pub(crate) struct Language {
    /// As `Field.range`.
    pub(crate) keys: BTreeMap<String, Vec<Place>>,
}

/// The kinds of files, with the name and the schema of each.
static SCHEMAS: LazyLock<Vec<(&str, &str, Json)>> = LazyLock::new(|| {
    let kinds = [
        ("vendor", "Vendor"),
        ("service", "Service"),
        ("rules", "ResponseRules"),
        ("operation", "Operation"),
    ];
    let all = schemas();
    let schema = |kind: &str| {
        let (_, text) = all.iter().find(|(path, _)| path.starts_with(kind)).unwrap();
        serde_json::from_str(text).unwrap()
    };
    kinds.map(|(kind, name)| (kind, name, schema(kind))).into()
});

impl Language {
    /// The keys, with their places in some files.
    pub(crate) fn of(files: &BTreeMap<String, Json>) -> Self {
        let mut language = Language::default();
        for (kind, name, root) in SCHEMAS.iter() {
            language.declare(name, root);
            for (of, schema) in root["$defs"].as_object().unwrap() {
                language.declare(of, schema);
            }
            let own = files.iter().filter(|(path, _)| kind_of(path) == *kind);
            own.for_each(|(path, value)| {
                let place = Place { file: path.clone(), pointer: String::new() };
                language.walk(root, (name, root), value, &place);
            });
        }
        language
    }

    fn declare(&mut self, owner: &str, schema: &Json) {
        for key in schema["properties"].as_object().into_iter().flat_map(|properties| properties.keys()) {
            self.keys.entry(format!("{owner}.{key}")).or_default();
        }
    }

    /// Notes the places of keys below a value that a schema describes.
    fn walk(&mut self, root: &Json, (owner, schema): (&str, &Json), value: &Json, place: &Place) {
        if let Some(target) = schema["$ref"].as_str() {
            let name = target.rsplit('/').next().unwrap();
            return self.walk(root, (name, &root["$defs"][name]), value, place);
        }
        for choice in schema["anyOf"].as_array().into_iter().flatten() {
            self.walk(root, (owner, choice), value, place);
        }
        let below = |key: &str| Place {
            file: place.file.clone(),
            pointer: format!("{}/{}", place.pointer, flow::escaped(key)),
        };
        for (key, value) in value.as_object().into_iter().flatten() {
            let here = below(key);
            match schema["properties"].get(key) {
                Some(schema) => {
                    self.keys.get_mut(&format!("{owner}.{key}")).unwrap().push(here.clone());
                    self.walk(root, (owner, schema), value, &here);
                }
                None => self.walk(root, (owner, &schema["additionalProperties"]), value, &here),
            }
        }
        for (at, item) in value.as_array().into_iter().flatten().enumerate() {
            self.walk(root, (owner, &schema["items"]), item, &below(&at.to_string()));
        }
    }
}

fn kind_of(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap();
    ["vendor", "service", "rules"]
        .into_iter()
        .find(|kind| name == format!("{kind}.yaml"))
        .unwrap_or("operation")
}
