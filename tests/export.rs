//! `apiscribe export openapi`: what its documents are made of, and the command as people type it. Whether others find the documents sound is
//! asked by `differential/openapi.py`. Refresh with: `INSTA_UPDATE=always cargo test -p apiscribe-tests --test export`.

use std::collections::BTreeSet;
use std::fs;

use apiscribe::export::{choose, openapi};
use apiscribe::model::Model;
use apiscribe_tests::{cases, root};
use serde_json::{Value as Json, json};

mod desk;
use desk::{Desk, OPERATION, copy};

fn model(folder: &std::path::Path) -> Model {
    apiscribe::gate(&apiscribe::load::load(folder).unwrap()).unwrap()
}

fn document(model: &Model, service: &str, version: &str) -> Json {
    openapi::document(choose(model, service, Some(version)).unwrap())
}

fn feature(service: &str) -> Json {
    document(&model(&cases("features")), service, "2024-05-01")
}

/// Every document that can be made of the specs and the cases.
fn documents() -> Vec<(String, Json)> {
    let mut found = Vec::new();
    for folder in [root().join("specs"), cases("features"), cases("obstacle"), cases("base")] {
        let model = model(&folder);
        for vendor in &model.vendors {
            for service in &vendor.services {
                for version in &service.versions {
                    let name = format!("{}/{}", vendor.name, service.name);
                    found.push((
                        format!("{name} {}", version.version),
                        document(&model, &name, &version.version),
                    ));
                }
            }
        }
    }
    assert!(found.len() > 12, "the specs were not found");
    found
}

/// Calls something with every object of a document.
fn walk(value: &Json, see: &mut dyn FnMut(&serde_json::Map<String, Json>)) {
    match value {
        Json::Object(object) => {
            see(object);
            object.values().for_each(|value| walk(value, see));
        }
        Json::Array(items) => items.iter().for_each(|value| walk(value, see)),
        _ => {}
    }
}

#[test]
fn the_document_of_a_small_service() {
    insta::assert_snapshot!("ruled", apiscribe::yaml::document(&feature("ruled")).unwrap());
}

#[test]
fn every_reference_leads_somewhere() {
    for (name, document) in documents() {
        let mut count = 0;
        walk(&document, &mut |object| {
            if let Some(Json::String(reference)) = object.get("$ref") {
                count += 1;
                let pointer = reference.strip_prefix('#').unwrap();
                assert!(document.pointer(pointer).is_some(), "{name}: {reference} leads nowhere");
            }
        });
        assert!(count > 0, "{name} has no reference");
    }
}

#[test]
fn every_component_is_used_and_has_a_name_that_openapi_allows() {
    for (name, document) in documents() {
        let text = document.to_string();
        for kind in ["schemas", "parameters", "examples"] {
            let Some(components) = document["components"].get(kind) else { continue };
            for key in components.as_object().unwrap().keys() {
                let legal = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
                assert!(legal, "{name}: {key}");
                let used = text.contains(&format!("\"#/components/{kind}/{key}\""));
                // A failure is told by the status alone, or the type is one that nothing travels in.
                assert!(used || kind == "examples", "{name}: nothing uses {key}");
            }
        }
    }
}

#[test]
fn every_operation_is_there_under_its_own_path() {
    let model = model(&root().join("specs"));
    for vendor in &model.vendors {
        for service in &vendor.services {
            for version in &service.versions {
                let name = format!("{}/{}", vendor.name, service.name);
                let document = document(&model, &name, &version.version);
                let methods = document["paths"].as_object().unwrap().values();
                let ids: BTreeSet<_> = methods
                    .flat_map(|methods| methods.as_object().unwrap().values())
                    .map(|operation| operation["operationId"].as_str().unwrap())
                    .collect();
                let wanted: BTreeSet<_> = version.operations.iter().map(|of| of.name.as_str()).collect();
                assert_eq!(ids, wanted, "{name}");
            }
        }
    }
}

#[test]
fn operations_that_share_a_url_are_told_apart_by_a_fragment() {
    let model = model(&root().join("specs"));
    let has = |service: &str, version: &str, path: &str| {
        let document = document(&model, service, version);
        assert!(document["paths"].get(path).is_some(), "{service} {version} has no {path}");
    };
    has("gme", "2018-07-11", "/#X-TC-Action=DescribeRecordInfo");
    has("rtc", "2023-11-01", "/#Action=BanRoomUser");
    has("live-engine", "v4", "/v4/live_engine_http_srv/create_room");
}

#[test]
fn limits_are_those_of_the_page_and_no_narrower() {
    let document = feature("party");
    let fields = &document["components"]["schemas"]["Limits.request"]["properties"];
    let has = |field: &str, wanted: Json| {
        for (key, value) in wanted.as_object().unwrap() {
            assert_eq!(&fields[field][key], value, "{key} of {field}");
        }
    };
    has("Bytes", json!({ "type": "string", "maxLength": 50, "x-max-bytes": 50 }));
    has("Chars", json!({ "minLength": 1, "maxLength": 8 }));
    has("Pattern", json!({ "pattern": "^(?:[a-z]{2,4})$" }));
    has("Range", json!({ "type": "integer", "format": "int64", "minimum": -5, "maximum": 5, "default": 0 }));
    has("Floats", json!({ "type": "number", "minimum": 0.5, "maximum": 1.0 }));
    has("Least", json!({ "format": "uint32", "minimum": 1, "x-unit": "s" }));
    has(
        "Pairs",
        json!({ "minItems": 1, "maxItems": 10, "x-max-total-bytes": { "of": "Value", "max": 16384 } }),
    );
    assert_eq!(document["components"]["schemas"]["Limits.Pair"]["required"], json!(["Value"]));
}

#[test]
fn rules_over_several_fields_are_schemas() {
    let rules = &feature("party")["components"]["schemas"]["Groups.request"]["allOf"];
    let needs = |name: &str| json!({ "required": [name] });
    assert_eq!(
        rules,
        &json!([
            { "oneOf": [needs("A"), needs("B")] },
            { "anyOf": [needs("A"), needs("B"), needs("C")] },
            { "not": { "anyOf": [{ "required": ["B", "C"] }] } },
            { "dependentRequired": { "C": ["D"], "D": ["C"] } },
            { "dependentRequired": { "B": ["A"] } },
        ])
    );
}

#[test]
fn documented_values_let_others_through() {
    let document = feature("party");
    let kind = &document["components"]["schemas"]["Values.Kind"];
    assert_eq!(kind["x-extensible-enum"], json!(["Music", "dance-floor"]));
    assert_eq!(kind["examples"], kind["x-extensible-enum"]);
    for (name, document) in documents() {
        walk(&document["components"]["schemas"], &mut |schema| {
            assert!(!schema.contains_key("enum"), "{name}: a list of values that refuses others: {schema:?}");
        });
    }
}

#[test]
fn a_type_that_travels_both_ways_demands_nothing_of_replies() {
    let document = document(&model(&root().join("specs")), "rtc", "2023-11-01");
    let schemas = document["components"]["schemas"].as_object().unwrap();
    assert!(schemas["Stream"]["required"].is_array(), "a request demands the user of a stream");
    for (name, schema) in
        schemas.iter().filter(|(name, _)| name.ends_with("_reply") || name.ends_with(".reply"))
    {
        walk(schema, &mut |object| {
            for key in ["required", "minLength", "maxLength", "minItems", "pattern", "default"] {
                // A property may be called so.
                let is_keyword = object.contains_key("type") && object.contains_key(key);
                assert!(!is_keyword, "{name} demands {key}");
            }
        });
    }
}

#[test]
fn null_is_let_through_where_the_page_speaks_of_it() {
    let document = feature("party");
    let grid = &document["components"]["schemas"]["Lists.reply"]["properties"]["Grid"];
    assert_eq!(grid["type"], json!(["array", "null"]));
}

#[test]
fn where_a_failure_stands_follows_the_rule_of_the_replies() {
    let document = feature("ruled");
    let responses = |path: &str| {
        document["paths"][path].as_object().unwrap().values().next().unwrap()["responses"].clone()
    };
    let schema = |response: &Json| response["content"]["application/json"]["schema"].clone();
    let (both, status) = (responses("/#Action=Whole"), responses("/#Action=Explained"));
    assert_eq!(schema(&both["default"])["$ref"], "#/components/schemas/failure.strict");
    assert_eq!(schema(&both["200"])["anyOf"][1]["$ref"], "#/components/schemas/failure.strict");
    assert_eq!(schema(&status["200"])["$ref"], "#/components/schemas/Explained.success");
    // The rule says that a failure has a result, which explains.
    assert!(document["components"]["schemas"]["failure.plain"]["properties"]["Result"].is_object());
    assert!(document["components"]["schemas"]["failure.strict"]["properties"]["Result"].is_null());
}

#[test]
fn what_authenticates_is_no_parameter() {
    for (name, document) in documents() {
        walk(&document, &mut |object| {
            let header = object.get("in") == Some(&json!("header")) && object.contains_key("schema");
            let ignored = ["accept", "content-type", "authorization", "host"];
            if let (true, Some(Json::String(parameter))) = (header, object.get("name")) {
                assert!(!ignored.contains(&parameter.to_lowercase().as_str()), "{name}: {parameter}");
            }
        });
    }
}

/// What other readers take dates and `y` for is asked by `differential/openapi.py`.
#[test]
fn the_yaml_holds_what_the_json_holds() {
    for (name, document) in documents() {
        let text = apiscribe::yaml::document(&document).unwrap();
        let sources = apiscribe::source::SourceMap::new([("document.yaml".to_owned(), text)]);
        let (file, _) = sources.files().next().unwrap();
        let node = apiscribe::yaml::parse(&sources, file, &mut apiscribe::diag::Report::default()).unwrap();
        assert!(node.to_json().unwrap() == document, "{name}: YAML and JSON hold different things");
    }
}

fn run(desk: &Desk, line: &str) -> String {
    desk.transcript(line, &mut desk.command(line))
}

#[test]
fn the_command() {
    let desk = Desk::new();
    for (name, line) in [
        ("help", "export --help"),
        ("to-a-file", "export openapi --service ruled/rooms --out rooms.json"),
        ("unknown-service", "export openapi --service sauna"),
        ("misspelt-service", "export openapi --service pary"),
        ("unknown-version", "export openapi --service party --version 1.0"),
        ("unwritable", "export openapi --service party --out nowhere/party.yaml"),
        ("misplaced", "--check export openapi --service party"),
    ] {
        insta::assert_snapshot!(name, run(&desk, line));
    }
    desk.edit(OPERATION, "safety:", "safely:");
    insta::assert_snapshot!("unsound", run(&desk, "export openapi --service party --out party.yaml"));
    assert!(!desk.path("party.yaml").exists(), "nothing is written of specs with errors");
    let written: Json = serde_json::from_str(&fs::read_to_string(desk.path("rooms.json")).unwrap()).unwrap();
    assert_eq!(written["openapi"], "3.1.1");
}

#[test]
fn a_service_that_can_mean_several_things() {
    let desk = Desk::new();
    copy(&desk.path("specs/example/party/2024-05-01"), &desk.path("specs/example/party/2025-05-01"));
    let service = "specs/example/party/2025-05-01/service.yaml";
    desk.edit(service, "2024-05-01", "2025-05-01");
    insta::assert_snapshot!("several-versions", run(&desk, "export openapi --service party"));
    copy(&desk.path("specs/example"), &desk.path("specs/another"));
    desk.edit("specs/another/vendor.yaml", "vendor: example", "vendor: another");
    insta::assert_snapshot!(
        "several-vendors",
        run(&desk, "export openapi --service party --version 2024-05-01")
    );
    let text = run(&desk, "export openapi --service another/party --version 2025-05-01");
    assert!(text.starts_with(
        "$ apiscribe export openapi --service another/party --version 2025-05-01\nopenapi: \"3.1.1\"\n"
    ));
}
