//! The documentation of the crate, of a vendor, of a service and of a version.
//!
//! Given these parts of the model, it returns clean lines. It must not link to modules as items: a feature may have left them out.

use super::docs::{self, Docs};
use super::item::DocLine;
use super::{Place, guide, opdocs, package, places};
use crate::model::{Host, Location, Model, Service, Signing, Vendor};

/// What a user of the crate asks for: bumps of the last number are no reason to choose.
const VERSION: &str = concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));

/// The docs of the crate.
pub(super) fn of(model: &Model) -> Vec<DocLine> {
    let docs = Docs::new("Typed clients of APIs for real-time audio and video, made by apiscribe from the vendors' documentation.")
        .paragraph([
            "A request is a value: every field has a setter, what is required is checked before sending, and",
            "[`Client::send`] signs it, sends it and decodes the reply. Each service and version has its own `Client`.",
        ]);
    let with_operation = places(model).find_map(|place| Some((place, place.version.operations.first()?)));
    let docs = match with_operation {
        Some((place, operation)) => docs
            .paragraph(["# Example"])
            .example_if(package::version_feature(&place), opdocs::example(&place, operation)),
        None => docs,
    };
    docs.section("Guide", guide::list(model, "guide/"))
        .section("Services and features", services(model))
        .paragraph(features(model))
        .section("Credentials", credentials())
        .section("Errors", errors())
        .done()
}

fn features(model: &Model) -> Vec<String> {
    let one = model
        .vendors
        .iter()
        .find_map(|vendor| Some(package::service_feature(vendor, vendor.services.first()?)));
    let mut lines = vec![
        "No service is built unless its feature is on; `full` turns on all of them. A service with several versions has a".to_owned(),
        "feature for each version, too. `reqwest`, on by default, is the transport; without it, give the client a [`Transport`]".to_owned(),
        "of your own. `blocking` has clients for programs that are not async. Both encrypt with rustls on ring (`rustls-ring`, on by".to_owned(),
        "default), rustls on AWS-LC (`rustls-aws-lc-rs`) or the system's library (`native-tls`); where several are on, the last of".to_owned(),
        "these is used. `webpki-roots` trusts Mozilla's roots, too, beside the system's. With `default-features = false` nothing".to_owned(),
        "here keeps the crate from WebAssembly. `testing` is for the tests of your own: a mock in place of the network, setters on replies. `serde`".to_owned(),
        "writes and reads requests, replies, documented values and codes under the vendor's names, without what is sensitive.".to_owned(),
        "`tracing` has a span for each call and each attempt.".to_owned(),
    ];
    lines.extend(one.into_iter().flat_map(|feature| {
        let dependency = format!("rtc-apis = {{ version = {VERSION:?}, features = [{feature:?}] }}");
        [String::new(), "```toml".to_owned(), "[dependencies]".to_owned(), dependency, "```".to_owned()]
    }));
    lines
}

fn services(model: &Model) -> Vec<String> {
    let rows = places(model).map(|place| {
        let Place { vendor, service, version } = place;
        let path = [vendor.module.plain(), service.module.plain(), version.module.plain()];
        vec![
            docs::inline(&version.title),
            docs::code(&version.version),
            format!("[`{}`]({}/index.html)", path.join("::"), path.join("/")),
            docs::code(&package::version_feature(&place)),
            version.operations.len().to_string(),
        ]
    });
    docs::table(&["Service", "Version", "Module", "Feature", "Operations"], rows.collect())
}

fn credentials() -> Vec<String> {
    [
        "`.credentials(…)` takes keys that are known. `.credentials_provider(…)` takes a source of them, which is asked when the first call",
        "needs it, and again before what it brought ends: the environment, the files and roles of the vendor, a chain of these, or one of",
        "your own; see [`credentials`].",
    ]
    .map(str::to_owned)
    .to_vec()
}

fn errors() -> Vec<String> {
    [
        "Every operation has an enum of the error codes that its page lists, and every vendor one of its common codes.",
        "[`Error::known`] tells which it was; a code that no page lists is kept as [`Code::Unknown`]. An error prints all there is",
        "to say: operation, code, message, request id and what to do. `?` turns the error of any operation into [`AnyError`].",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// The docs of a vendor's module.
pub(super) fn of_vendor(vendor: &Vendor) -> Vec<DocLine> {
    let signing = match vendor.signing {
        Signing::Tc3 => "Requests are signed with TC3-HMAC-SHA256.",
        Signing::Volcengine => "Requests are signed with HMAC-SHA256 over day, region and service.",
        Signing::UserSig => "Requests carry a UserSig in their query.",
    };
    let parameters = vendor.parameters.iter().map(|parameter| {
        let place = match parameter.location {
            Location::Body => "body",
            Location::Query => "query",
            Location::Header => "header",
        };
        let required = if parameter.required { "always" } else { "where needed" };
        vec![docs::code(&parameter.name), place.to_owned(), required.to_owned(), docs::inline(&parameter.doc)]
    });
    let parameters = docs::table(&["Name", "In", "Sent", "What it is"], parameters.collect());
    let clock =
        vendor.clock_skew.map(|seconds| format!("- The caller's clock may be {seconds} seconds off."));
    let body = vendor.max_body.map(|bytes| format!("- A body has at most {bytes} bytes."));
    let bounds: Vec<_> = clock.into_iter().chain(body).collect();
    Docs::new(docs::inline(&vendor.title))
        .paragraph(docs::lines(&vendor.summary))
        .paragraph([signing])
        .paragraph(bounds)
        .section("What the client fills in", parameters)
        .section("Sources", opdocs::sources(&vendor.sources))
        .section("Where this departs from the pages", opdocs::corrections(&vendor.corrections))
        .done()
}

/// The docs of a service's module.
pub(super) fn of_service(service: &Service) -> Vec<DocLine> {
    let title = service.versions.last().map_or(service.name.as_str(), |version| version.title.as_str());
    let rules = service.rules.iter().map(|rule| {
        let list = |names: &[String]| match names.is_empty() {
            true => "all".to_owned(),
            false => names.iter().map(|name| docs::code(name)).collect::<Vec<_>>().join(", "),
        };
        vec![docs::code(&rule.id), list(&rule.versions), list(&rule.modules), docs::inline(&rule.doc)]
    });
    let rules = docs::table(&["Rule", "Versions", "Modules", "When a reply is a failure"], rules.collect());
    let versions = service.versions.iter().map(|version| {
        let operations = match version.operations.len() {
            1 => "1 operation".to_owned(),
            many => format!("{many} operations"),
        };
        format!(
            "- [`{0}`]({0}/index.html): {1}, {operations}.",
            version.module.plain(),
            docs::code(&version.version)
        )
    });
    let source: Vec<_> = service.rules_source.iter().cloned().collect();
    Docs::new(docs::inline(title))
        .section("Versions", versions.collect())
        .section("How replies are read", rules)
        .paragraph(opdocs::sources(&source))
        .section("Where the rules depart from the page", opdocs::corrections(&service.rules_corrections))
        .done()
}

/// The docs of a version's module.
pub(super) fn of_version(place: &Place<'_>) -> Vec<DocLine> {
    let version = place.version;
    let regions = version
        .regions
        .iter()
        .map(|(region, words)| format!("- {}: {}", docs::code(region), docs::inline(words)));
    Docs::new(format!("{} {}", docs::inline(&version.title), docs::code(&version.version)))
        .paragraph(docs::lines(&version.summary))
        .section("Hosts", version.hosts.iter().enumerate().map(host).collect())
        .section("Regions", regions.collect())
        .section("Sources", opdocs::sources(&version.sources))
        .section("Where this departs from the pages", opdocs::corrections(&version.corrections))
        .done()
}

fn host((at, host): (usize, &Host)) -> String {
    let mut words = vec![format!("- {}", docs::code(&host.host))];
    words.extend(host.region.as_ref().map(|region| format!("for the region {}", docs::code(region))));
    words.extend(host.name.as_ref().map(|name| format!("for the data centre {}", docs::code(name))));
    words.extend((at == 0).then(|| "the default".to_owned()));
    format!("{}. {}", words.join(", "), docs::inline(&host.doc)).trim_end().to_owned()
}
