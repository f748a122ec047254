//! The package file: features and tests.
//!
//! Given the model, it returns the features, one for each service and version, and the tests with the features they need. It must
//! not depend on the workspace: the crate is used by path from outside.

use super::{Place, places, places_of};
use crate::model::{Model, Service, Vendor};

/// What differs from one set of specs to another in the package file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// The name of the crate.
    pub name: &'static str,
    /// Its version: that of the workspace, so that tool, runtime and crate are released together.
    pub version: &'static str,
    /// Features, and what each turns on.
    pub features: Vec<(String, Vec<String>)>,
    /// The folders with tests.
    pub tests: Vec<TestTarget>,
}

/// One folder with tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestTarget {
    /// Its name.
    pub name: String,
    /// The feature it needs.
    pub feature: String,
}

/// The package file of a crate with these files.
pub(super) fn package(model: &Model, has_file: impl Fn(&str) -> bool) -> Package {
    let root = |place: &Place<'_>| format!("{}/main.rs", test_folder(place));
    let tests = places(model).filter(|place| has_file(&root(place)));
    let tests = tests.map(|place| TestTarget { name: test_name(&place), feature: version_feature(&place) });
    Package {
        name: "rtc-apis",
        version: env!("CARGO_PKG_VERSION"),
        features: features(model),
        tests: tests.collect(),
    }
}

/// The runtime's features that a user may want, in the order in which the package file has them.
const RUNTIME: [&str; 9] = [
    "reqwest",
    "blocking",
    "rustls-ring",
    "rustls-aws-lc-rs",
    "native-tls",
    "webpki-roots",
    "serde",
    "testing",
    "tracing",
];

fn features(model: &Model) -> Vec<(String, Vec<String>)> {
    let services = || {
        model.vendors.iter().flat_map(|vendor| vendor.services.iter().map(move |service| (vendor, service)))
    };
    let full = services().map(|(vendor, service)| service_feature(vendor, service)).collect();
    let mut features = vec![
        ("default".to_owned(), vec!["reqwest".to_owned(), "rustls-ring".to_owned()]),
        ("full".to_owned(), full),
    ];
    features.extend(RUNTIME.map(|name| (name.to_owned(), vec![format!("apiscribe-runtime/{name}")])));
    for (vendor, service) in services() {
        let versions = version_features(vendor, service);
        let single = service.versions.len() < 2;
        features.push((service_feature(vendor, service), if single { Vec::new() } else { versions.clone() }));
        features.extend(versions.into_iter().filter(|_| !single).map(|version| (version, Vec::new())));
    }
    features
}

/// The feature of a whole service.
pub(super) fn service_feature(vendor: &Vendor, service: &Service) -> String {
    format!("{}-{}", vendor.name, service.name)
}

/// The feature that turns on one version: that of the service where there is no other version.
pub(super) fn version_feature(place: &Place<'_>) -> String {
    let service = service_feature(place.vendor, place.service);
    match place.service.versions.len() {
        0 | 1 => service,
        _ => format!("{service}-{}", place.version.version),
    }
}

/// The features of which each turns on a part of a service.
pub(super) fn version_features(vendor: &Vendor, service: &Service) -> Vec<String> {
    places_of(vendor, service).map(|place| version_feature(&place)).collect()
}

/// The folder with the tests of a version.
pub(super) fn test_folder(place: &Place<'_>) -> String {
    format!("tests/{}", test_name(place))
}

fn test_name(place: &Place<'_>) -> String {
    format!(
        "{}_{}_{}",
        place.vendor.module.plain(),
        place.service.module.plain(),
        place.version.module.plain()
    )
}
