//! Drafts of the five given pages beside our specs of them: every name, type, flag and code. The pages are the vendors' and not part of the repository; where
//! they are not, this is said and nothing is compared.

use std::collections::BTreeMap;
use std::fs;

use apiscribe::diag::{Report, Severity};
use apiscribe::source::SourceMap;
use apiscribe_tests::root;
use serde_json::{Map, Value as Json};

use crate::draft;

/// Pages, and our specs of them.
const PAGES: [(&str, &str); 4] = [
    ("tencent_gme_DescribeRecordInfo.txt", "tencent/gme/2018-07-11/describe_record_info.yaml"),
    ("tencent_live_CancelCommonMixStream.txt", "tencent/live/2018-08-01/cancel_common_mix_stream.yaml"),
    ("tencent_live_engine_set_room_metadata.txt", "tencent-im/live-engine/v4/set_room_metadata.yaml"),
    ("tencent_trtc_DeleteCloudRecording.txt", "tencent/trtc/2019-07-22/delete_cloud_recording.yaml"),
];

const RULES: (&str, &str) = ("volcengine_rtc_response_structure.md", "volcengine/rtc/rules.yaml");

/// The text of a given page, if it is here.
fn page(name: &str) -> Option<String> {
    let text = fs::read_to_string(root().join("../shared/documents").join(name)).ok();
    if text.is_none() {
        println!("{name} is not here, so its draft was not compared with our spec");
    }
    text
}

/// A spec as a value, with all of its keys.
fn value(path: &str, yaml: &str) -> Json {
    let sources = SourceMap::new([(path.to_owned(), yaml.to_owned())]);
    let mut report = Report::default();
    let (file, _) = sources.files().next().unwrap();
    let node = apiscribe::yaml::parse(&sources, file, &mut report).unwrap();
    assert!(!report.has_errors(), "{path}: {report:?}");
    node.to_json().unwrap()
}

fn ours(path: &str) -> Json {
    value(path, &fs::read_to_string(root().join("specs").join(path)).unwrap())
}

fn drafted(name: &str, page: &str) -> Json {
    let draft = draft(name, page).unwrap_or_else(|refusal| panic!("{name}: {}", refusal.message));
    let errors = draft.report.sorted().iter().filter(|found| found.severity == Severity::Error).count();
    assert_eq!(errors, 0, "{name}: {:?}", draft.report.sorted());
    value(&draft.place, &draft.yaml)
}

/// Entries of a map that are no words about it.
fn entries(spec: &Json, path: &str) -> Map<String, Json> {
    let map = spec.pointer(path).and_then(Json::as_object).cloned().unwrap_or_default();
    map.into_iter().filter(|(key, _)| !key.starts_with('_')).collect()
}

/// Whether a correction of ours says that we depart from the page here: then the page's own value is what the draft has.
fn corrected(ours: &Json, at: &str) -> bool {
    let corrections = ours["corrections"].as_array().into_iter().flatten();
    corrections.into_iter().any(|correction| correction["at"].as_str() == Some(at))
}

/// A type with the integers as one, where our spec says that the page does not tell their width, and with shared enums as what they are made of.
fn plain(ty: &str, enums: &BTreeMap<String, String>) -> String {
    let inner = ty.trim_start_matches('[').trim_end_matches(']');
    let base = enums.get(inner).map_or(inner, String::as_str);
    ty.replace(inner, base)
}

/// The enums of the service, by what they are made of.
fn enums(spec: &str) -> BTreeMap<String, String> {
    let service = format!("{}/service.yaml", spec.rsplit_once('/').unwrap().0);
    let found = entries(&ours(&service), "/enums").into_iter();
    found.map(|(name, of)| (name, of["type"].as_str().unwrap().to_owned())).collect()
}

fn same_fields(spec: &str, ours: &Json, drafted: &Json, at: &str, off_samples: bool) {
    let pointer = format!("/{}", at.replace('.', "/"));
    let (ours_of, drafted_of) = (entries(ours, &pointer), entries(drafted, &pointer));
    let names = |of: &Map<String, Json>| of.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&drafted_of), names(&ours_of), "{spec}: {at}");
    let enums = enums(spec);
    for (name, our) in &ours_of {
        let draft = &drafted_of[name];
        let flag = |of: &Json, key: &str| of[key].as_bool().unwrap_or(false);
        let place = format!("{at}.{name}");
        if !off_samples {
            assert_eq!(flag(draft, "required"), flag(our, "required"), "{spec}: {place}.required");
        }
        assert_eq!(flag(draft, "nullable"), flag(our, "nullable"), "{spec}: {place}.nullable");
        let (of_draft, of_ours) =
            (draft["type"].as_str().unwrap(), plain(our["type"].as_str().unwrap(), &enums));
        let both_integers = of_draft == "i64" && ["u64", "i64", "u32", "i32"].contains(&of_ours.as_str());
        let told = of_draft == of_ours
            || (both_integers && (off_samples || corrected(ours, &format!("{place}.type"))));
        assert!(
            told || (both_integers && our["type"] != of_ours.as_str()),
            "{spec}: {place} is {of_draft} and {of_ours}"
        );
    }
}

#[test]
fn drafts_of_the_given_pages_agree_with_our_specs() {
    for (name, spec) in PAGES {
        let Some(page) = page(name) else { continue };
        let (ours, drafted) = (ours(spec), drafted(name, &page));
        assert_eq!(drafted["operation"], ours["operation"], "{spec}");
        for at in ["request", "response"] {
            same_fields(spec, &ours, &drafted, at, false);
        }
        let types = |of: &Json| entries(of, "/types").keys().cloned().collect::<Vec<_>>();
        assert_eq!(types(&drafted), types(&ours), "{spec}");
        for ty in types(&ours) {
            // No table of these pages has fields of types; the draft says that they come from a sample.
            assert!(drafted["types"][&ty]["_undecided"].is_string(), "{spec}: {ty}");
            same_fields(spec, &ours, &drafted, &format!("types.{ty}"), true);
        }
        let codes = |of: &Json| entries(of, "/errors").keys().cloned().collect::<Vec<_>>();
        assert_eq!(codes(&drafted), codes(&ours), "{spec}");
        for key in ["regions", "rate_limit"] {
            // The rate of one page stands on another printing of it only.
            let elsewhere = key == "rate_limit" && ours["also"].to_string().contains("frequency");
            assert!(
                drafted[key] == ours[key] || elsewhere,
                "{spec}: {key} is {} and {}",
                drafted[key],
                ours[key]
            );
        }
        assert_eq!(drafted["source"]["updated"], ours["source"]["updated"], "{spec}");
        let samples = |of: &Json| {
            of["examples"]
                .as_array()
                .unwrap()
                .iter()
                .map(|sample| (sample["request"].clone(), sample["reply"].clone(), sample["form"].clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(samples(&drafted), samples(&ours), "{spec}");
    }
}

#[test]
fn the_draft_of_the_rules_agrees_with_ours() {
    let (name, spec) = RULES;
    let Some(page) = page(name) else { return };
    let (ours, drafted) = (ours(spec), drafted(name, &page));
    assert_eq!(drafted["service"], ours["service"]);
    assert_eq!(drafted["envelope"], ours["envelope"]);
    // A rule for versions that the page does not have has no sample of it either.
    let on_page = |rule: &&Json| rule["examples"].as_array().is_some_and(|samples| !samples.is_empty());
    let our_rules: Vec<&Json> = ours["rules"].as_array().unwrap().iter().filter(on_page).collect();
    let rules = drafted["rules"].as_array().unwrap();
    assert_eq!(rules.len(), our_rules.len());
    assert!(our_rules.len() > 5, "our rules have lost their samples");
    for (at, (rule, our)) in rules.iter().zip(our_rules).enumerate() {
        for key in ["versions", "fails_when", "error_fields", "result"] {
            assert_eq!(rule[key], our[key], "rules[{at}].{key}");
        }
        for (sample, our) in
            rule["examples"].as_array().unwrap().iter().zip(our["examples"].as_array().unwrap())
        {
            assert_eq!(sample["fails_with"], our["fails_with"]);
            match our["reply"]["text"].as_str() {
                None => assert_eq!(sample["reply"]["body"], our["reply"]["body"], "rules[{at}]"),
                // Printed as it stands, and repaired: here it is written clean, and says what was wrong.
                Some(text) => {
                    let repaired = text.replace("\"cn-north-1\"", "\"cn-north-1\",").replace("}，", "},");
                    assert_eq!(sample["reply"]["body"], serde_json::from_str::<Json>(&repaired).unwrap());
                    assert!(sample["undecided"].to_string().contains("lacks a comma"));
                }
            }
        }
    }
}
