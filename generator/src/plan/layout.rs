//! Which files there are, and the modules that hold the others: crate, vendor, service, version.
//!
//! Given the model, it returns the files. What stands in the file of an operation is decided in [`super::operation`].

use super::docs::{self, Docs};
use super::item::{Alias, File, Item, Module, Path, Use};
use super::wire::{Envelope, Service, Sign};
use super::{
    Job, Place, errors, guide, libdocs, operation, package, places_of, runtime, tests, typefiles,
    version_path,
};
use crate::model::{self, FailsWhen, Model, ResponseRule, ResultWhen, Signing, Vendor};
use crate::names::RustIdent;

/// What users name most, at the root of the crate.
const ROOT: &[&str] = &[
    "AnyError",
    "BoxFuture",
    "Client",
    "ClientBuilder",
    "Code",
    "CodeInfo",
    "CodeTable",
    "Error",
    "ErrorCodes",
    "ErrorKind",
    "Json",
    "Limits",
    "Operation",
    "Paged",
    "PagedItems",
    "Pages",
    "PollError",
    "Polled",
    "Poller",
    "Problem",
    "RateLimits",
    "Reply",
    "RequestBuilder",
    "Retry",
    "RetryPolicy",
    "Safety",
    "Secret",
    "Service",
    "Timer",
    "Tls",
    "Transport",
    "TransportError",
    "TransportErrorKind",
    "UnknownCode",
    "Untyped",
    "UntypedReply",
    "UntypedRequest",
    "ValidationError",
    "credentials",
];

/// The files above the versions.
pub(super) fn above(model: &Model) -> Vec<Job<'_>> {
    let mut jobs: Vec<Job<'_>> = vec![Box::new(|| vec![root(model)]), Box::new(|| guide::files(model))];
    for vendor in &model.vendors {
        let files = move || {
            let services = vendor.services.iter().map(move |service| service_file(vendor, service));
            std::iter::once(vendor_file(vendor)).chain(services).collect()
        };
        jobs.push(Box::new(files));
    }
    jobs
}

/// The files of a version.
pub(super) fn of_version(place: Place<'_>) -> Vec<Job<'_>> {
    let mut jobs: Vec<Job<'_>> = vec![
        Box::new(move || vec![version_file(&place)]),
        Box::new(move || typefiles::of(&place)),
        Box::new(move || tests::files(&place)),
    ];
    let operations = place.version.operations.iter();
    jobs.extend(operations.map(|of| Box::new(move || vec![operation::file(&place, of)]) as Job<'_>));
    jobs
}

fn root(model: &Model) -> File {
    let reexport = |names: &[&str], feature: Option<&str>| {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        Item::Use(Use {
            path: Path("::apiscribe_runtime".to_owned()),
            names,
            feature: feature.map(str::to_owned),
            unformatted: true,
        })
    };
    let vendors = model.vendors.iter().map(|vendor| {
        let features = vendor.services.iter().flat_map(|service| package::version_features(vendor, service));
        Item::Module(Module {
            features: features.collect(),
            unformatted: true,
            ..Module::new(vendor.module.clone())
        })
    });
    let mut items: Vec<Item> = vendors.collect();
    if !model.guide.is_empty() {
        items.extend(
            RustIdent::snake("guide")
                .map(|ident| Item::Module(Module { unformatted: true, ..Module::new(ident) })),
        );
    }
    items.push(reexport(ROOT, None));
    items.push(reexport(&["ReqwestTransport", "TokioTimer"], Some("reqwest")));
    items.push(reexport(&["blocking"], Some("blocking")));
    items.push(reexport(&["WithSensitive"], Some("serde")));
    items.push(reexport(&["examples", "testing"], Some("testing")));
    File { path: "src/lib.rs".to_owned(), spec: String::new(), docs: libdocs::of(model), root: true, items }
}

fn vendor_file(vendor: &Vendor) -> File {
    let mut items: Vec<Item> = vendor
        .services
        .iter()
        .map(|service| {
            let features = package::version_features(vendor, service);
            Item::Module(Module { features, ..Module::new(service.module.clone()) })
        })
        .collect();
    items.push(Item::Use(Use {
        path: runtime(credentials(vendor.signing)),
        names: sources(vendor.signing).iter().map(|name| (*name).to_owned()).collect(),
        feature: None,
        unformatted: false,
    }));
    items.extend(errors::of_vendor(vendor).map(Item::Codes));
    File {
        path: format!("src/{}/mod.rs", vendor.module.plain()),
        spec: vendor.spec.clone(),
        docs: libdocs::of_vendor(vendor),
        root: false,
        items,
    }
}

fn service_file(vendor: &Vendor, service: &model::Service) -> File {
    let modules = places_of(vendor, service).map(|place| {
        let features = match service.versions.len() {
            1 => Vec::new(),
            _ => vec![package::version_feature(&place)],
        };
        Item::Module(Module { features, ..Module::new(place.version.module.clone()) })
    });
    let rules =
        service.rules.iter().enumerate().filter_map(|(at, rule)| rule_envelope(vendor, service, at, rule));
    File {
        path: format!("src/{}/{}/mod.rs", vendor.module.plain(), service.module.plain()),
        spec: service.rules_spec.clone().unwrap_or_else(|| format!("{}/{}", vendor.name, service.name)),
        docs: libdocs::of_service(service),
        root: false,
        items: modules.chain(rules.map(Item::Envelope)).collect(),
    }
}

/// A rule is there as soon as an operation that follows it may be.
fn rule_envelope(
    vendor: &Vendor,
    service: &model::Service,
    at: usize,
    rule: &ResponseRule,
) -> Option<Envelope> {
    let follows =
        |place: &Place<'_>| place.version.operations.iter().any(|operation| operation.rule == Some(at));
    let features: Vec<_> =
        places_of(vendor, service).filter(follows).map(|place| package::version_feature(&place)).collect();
    let docs = Docs::new(format!("The rule {}.", docs::code(&rule.id))).paragraph(docs::lines(&rule.doc));
    (!features.is_empty()).then(|| Envelope {
        features: if service.versions.len() == 1 { Vec::new() } else { features },
        ..envelope(docs, rule_name(rule), &rule.envelope)
    })
}

/// The name of a rule's static.
pub(super) fn rule_name(rule: &ResponseRule) -> String {
    format!("RULE_{}", rule.rust.plain())
}

/// The static of a version, or of an operation that differs from the others.
pub(super) fn own_envelope(of: &model::Envelope) -> Envelope {
    envelope(Docs::new("How replies are read."), "ENVELOPE".to_owned(), of)
}

fn envelope(docs: Docs, ident: String, of: &model::Envelope) -> Envelope {
    let sign = |sign: &FailsWhen| match sign {
        FailsWhen::StatusNot200 => Sign::StatusNot200,
        FailsWhen::ErrorPresent => Sign::ErrorPresent,
        FailsWhen::FieldIsNot(path, value) => Sign::FieldIsNot(path.clone(), value.clone()),
    };
    Envelope {
        docs: docs.done(),
        features: Vec::new(),
        ident,
        result: of.result.clone(),
        request_id: of.request_id.clone(),
        error: of.error.at.clone(),
        code: of.error.code.clone(),
        message: of.error.message.clone(),
        number: of.error.number.clone(),
        fails_when: of.fails_when.iter().map(sign).collect(),
        result_on_failure: of.result_when == ResultWhen::Always,
    }
}

fn version_file(place: &Place<'_>) -> File {
    let version = place.version;
    let mut modules: Vec<_> = version.operations.iter().map(|operation| operation.module.clone()).collect();
    modules.extend(typefiles::any(version).then(|| RustIdent::snake("types")).flatten());
    modules.sort();
    let mut items: Vec<Item> = modules.into_iter().map(|ident| Item::Module(Module::new(ident))).collect();
    items.extend(version.operations.iter().map(reexport));
    let docs =
        Docs::new(format!("A client of {} {}.", docs::inline(&version.title), docs::code(&version.version)));
    items.push(Item::Alias(Alias {
        docs: docs.done(),
        name: "Client".to_owned(),
        path: Path(format!("{}<Service>", runtime("Client").0)),
        feature: None,
    }));
    items.push(Item::Alias(Alias {
        docs: Docs::new("The same with calls that block, for programs that are not async.").done(),
        name: "BlockingClient".to_owned(),
        path: Path(format!("{}<Service>", runtime("blocking::Client").0)),
        feature: Some("blocking".to_owned()),
    }));
    items.push(Item::Service(service(place)));
    items.extend(errors::of_version(place).map(Item::Codes));
    let used = version.operations.iter().any(|operation| operation.rule.is_none());
    items.extend(version.envelope.as_ref().filter(|_| used).map(|of| Item::Envelope(own_envelope(of))));
    File {
        path: format!("{}/mod.rs", version_path(place)),
        spec: version.spec.clone(),
        docs: libdocs::of_version(place),
        root: false,
        items,
    }
}

fn reexport(operation: &model::Operation) -> Item {
    let names = ["", "Reply", "Error"].map(|suffix| operation.rust.with_suffix(suffix).to_string()).to_vec();
    Item::Use(Use {
        path: Path(format!("self::{}", operation.module)),
        names,
        feature: None,
        unformatted: false,
    })
}

fn service(place: &Place<'_>) -> Service {
    let Place { vendor, service, version } = place;
    let signing = match vendor.signing {
        Signing::Tc3 => "Tc3",
        Signing::Volcengine => "Volcengine",
        Signing::UserSig => "UserSig",
    };
    let hosts = version.hosts.iter().map(|host| (host.host.clone(), host.region.clone(), host.name.clone()));
    Service {
        docs: Docs::new(format!(
            "{} {}, as a type.",
            docs::inline(&version.title),
            docs::code(&version.version)
        ))
        .done(),
        vendor: vendor.name.clone(),
        name: service.name.clone(),
        version: version.version.clone(),
        signing_name: version.signing_name.clone(),
        signing,
        credentials: runtime(&format!("{}::Credentials", credentials(vendor.signing))),
        hosts: hosts.collect(),
        default_region: version.default_region.clone(),
        path: version.path.clone(),
        envelope: version.operations.first().map(|first| match first.rule {
            Some(_) => operation::shared_envelope(place, first),
            None => Path("self::ENVELOPE".to_owned()),
        }),
        codes: errors::service_type(place),
    }
}

/// The module of the runtime with the credentials of a scheme.
fn credentials(signing: Signing) -> &'static str {
    match signing {
        Signing::Tc3 => "tencent",
        Signing::Volcengine => "volcengine",
        Signing::UserSig => "tencent_im",
    }
}

/// What that module has: credentials, and where they come from.
fn sources(signing: Signing) -> &'static [&'static str] {
    match signing {
        Signing::Tc3 => {
            &["AssumeRole", "Credentials", "CvmRole", "Environment", "ProfileFile", "default_chain"]
        }
        Signing::Volcengine => &["Credentials", "Environment", "ProfileFile", "default_chain"],
        Signing::UserSig => &["Credentials", "Environment"],
    }
}
