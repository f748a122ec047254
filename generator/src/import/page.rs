//! Where the facts come from, as sources of a spec.
//!
//! Given the options it returns `source` and `also`. It must not name an address that nobody has seen: the page of an operation is the
//! one that the vendor's own documentation links for every operation, the others are the files that were read.

use serde_json::{Value as Json, json};

use super::catalogue::Catalogue;

/// The address of an operation in the vendor's API explorer, to which every page of its documentation links.
pub(super) const EXPLORER: &str =
    "https://console.cloud.tencent.com/api/explorer?Product={service}&Version={version}&Action={action}";
/// The folder that the vendor keeps a catalogue in; `{digits}` is the version without its dashes.
pub(super) const CATALOGUE: &str =
    "https://github.com/TencentCloud/tencentcloud-cli/blob/master/tccli/services/{service}/v{digits}";
/// The folder with the error codes of each operation.
pub(super) const CODES: &str =
    "https://github.com/TencentCloud/tencentcloud-sdk-go/tree/master/tencentcloud/{service}/v{digits}";

/// The addresses, with placeholders: `{service}`, `{version}`, `{digits}` and, for a page, `{action}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// Of an operation.
    pub page: String,
    /// Of the folder with `api.json` and `examples.json`.
    pub catalogue: String,
    /// Of what `errors.json` was made from.
    pub codes: String,
    /// The day on which the files were read: `2026-11-21`.
    pub read: String,
}

impl Pages {
    /// The vendor's own, read on a day.
    pub fn read_on(read: impl Into<String>) -> Self {
        Pages { page: EXPLORER.into(), catalogue: CATALOGUE.into(), codes: CODES.into(), read: read.into() }
    }

    pub(super) fn of_service(&self, catalogue: &Catalogue) -> Json {
        let title = format!("Machine-readable catalogue of {} {}", catalogue.service, catalogue.version);
        let page = format!("{}/api.json", self.fill(&self.catalogue, catalogue, ""));
        json!({ "page": page, "title": title, "read": self.read })
    }

    pub(super) fn of_operation(&self, catalogue: &Catalogue, action: &str) -> Json {
        json!({ "page": self.fill(&self.page, catalogue, action), "title": action, "read": self.read })
    }

    /// The files, with what each is the source of.
    pub(super) fn files(&self, catalogue: &Catalogue, samples: bool, codes: bool) -> Vec<Json> {
        let of = |what: &str| format!("{what} of {} {}", catalogue.service, catalogue.version);
        let folder = self.fill(&self.catalogue, catalogue, "");
        let api = (
            format!("{folder}/api.json"),
            of("Machine-readable catalogue"),
            "the fields, their types and flags",
        );
        let samples = samples
            .then(|| (format!("{folder}/examples.json"), of("Machine-readable samples"), "the samples"));
        let codes = codes.then(|| (self.fill(&self.codes, catalogue, ""), of("Go SDK"), "the error codes"));
        let files = [Some(api), samples, codes].into_iter().flatten();
        files
            .map(|(page, title, of)| json!({ "page": page, "title": title, "read": self.read, "for": of }))
            .collect()
    }

    /// The addresses of everything that a file of the version names as a source.
    pub(super) fn addresses(&self, catalogue: &Catalogue, action: &str) -> Vec<String> {
        let mut sources = self.files(catalogue, true, true);
        sources.extend([self.of_service(catalogue), self.of_operation(catalogue, action)]);
        sources.iter().filter_map(|source| source.get("page")?.as_str().map(str::to_owned)).collect()
    }

    fn fill(&self, template: &str, catalogue: &Catalogue, action: &str) -> String {
        template
            .replace("{service}", &catalogue.service)
            .replace("{version}", &catalogue.version)
            .replace("{digits}", &catalogue.version.replace('-', ""))
            .replace("{action}", action)
    }
}
