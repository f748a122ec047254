//! Drafts as trees of specs, so that they can be compared.
//!
//! Given what was read, it returns texts. What a page does not say and a spec has to is the same on both sides. It must not be shown to anybody.

use serde_json::{Map, Value as Json, json};

use super::super::Options;
use super::super::draft::Operation;
use super::super::facts::Dialect;
use super::super::print;
use super::super::reading::Content;
use crate::source::SourceMap;
use crate::yaml::print::{Tree, print as yaml};

/// The tree around a draft.
pub(super) fn of(content: &Content) -> SourceMap {
    let options = Options {
        page: Some(PAGE.to_owned()),
        read: Some(READ.to_owned()),
        name_numbers: true,
        ..Options::default()
    };
    match content {
        Content::Operation { draft, dialect } => operation(draft, *dialect, &options),
        Content::Rules(draft) => {
            let versions = draft.rules.iter().flat_map(|rule| &rule.versions);
            let files = versions.map(|version| {
                let path = format!("volcengine/{}/{version}/service.yaml", draft.service);
                (path, service(&draft.service, version, &[]))
            });
            let rules = (format!("volcengine/{}/rules.yaml", draft.service), print::rules(draft, &options));
            // Several rules may hold for one version, and a folder has one file of a name.
            let mut all: Vec<_> = files.chain([rules, vendor(Dialect::Volcengine)]).collect();
            all.sort();
            all.dedup_by(|a, b| a.0 == b.0);
            SourceMap::new(all)
        }
    }
}

const PAGE: &str = "https://vendor.example/page";
const READ: &str = "2000-01-01";

fn operation(draft: &Operation, dialect: Dialect, options: &Options) -> SourceMap {
    let or = |text: &str, other: &str| if text.is_empty() { other.to_owned() } else { text.to_owned() };
    let folder = [dialect.vendor().to_owned(), or(&draft.service, "service"), or(&draft.version, READ)];
    let folder_path = folder.join("/");
    let place = format!("{folder_path}/{}.yaml", or(&draft.name, "operation"));
    let [_, service_name, version] = &folder;
    SourceMap::new([
        vendor(dialect),
        (format!("{folder_path}/service.yaml"), service(service_name, version, &draft.hosts)),
        (place, print::operation(draft, options)),
    ])
}

fn vendor(dialect: Dialect) -> (String, String) {
    let scheme = match dialect {
        Dialect::Tencent => "tc3",
        Dialect::TencentIm => "usersig",
        Dialect::Volcengine => "volcengine",
    };
    let vendor = json!({
        "vendor": dialect.vendor(),
        "title": "Vendor",
        "summary": "The vendor of the page.",
        "source": source(),
        "signing": { "scheme": scheme },
        "method": "POST",
        "envelope": {
            "result": "Response",
            "request_id": "RequestId",
            "error": { "at": "Error", "code": "Code", "message": "Message" },
            "fails_when": ["error_present"],
        },
    });
    (format!("{}/vendor.yaml", dialect.vendor()), text(vendor))
}

fn service(name: &str, version: &str, hosts: &[String]) -> String {
    let hosts: Vec<_> = hosts.iter().map(|host| json!({ "host": host })).collect();
    text(json!({
        "service": name,
        "version": version,
        "title": "Service",
        "summary": "The service of the page.",
        "source": source(),
        "hosts": hosts,
    }))
}

fn source() -> Json {
    json!({ "page": PAGE, "title": "Page", "read": READ })
}

fn text(value: Json) -> String {
    let entries: Map<String, Json> = value.as_object().cloned().unwrap_or_default();
    yaml(&Tree::Map(entries.into_iter().map(|(key, value)| (key, Tree::Json(value))).collect()))
}
