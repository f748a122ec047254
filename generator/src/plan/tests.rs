//! The tests of the generated crate: every sample of every page, and every documented code.
//!
//! Given a version of a service, it returns files of tests. It must not leave out a sample: one that does not fit its fields
//! makes a test that fails.

use serde_json::{Map, Value as Json};

use super::docs::{self, Docs};
use super::item::{DocLine, File, Item, Module, Path};
use super::samples::{self, Names};
use super::sent::Sent;
use super::testing::{Helper, Sample, Test, TestBody, Tests};
use super::{Place, checks, errors, package};
use crate::model::walk::Call;
use crate::model::{self, Envelope, Example, ExampleReply, Operation};
use crate::names::RustIdent;

/// The tests of a version, if there is anything to test: a file for each operation, and one that holds them.
pub(super) fn files(place: &Place<'_>) -> Vec<File> {
    let version = place.version;
    let operations = version.operations.iter();
    let mut tests: Vec<(&str, Tests)> = operations
        .filter_map(|operation| Some((operation.spec.as_str(), of_operation(place, operation)?)))
        .collect();
    let others =
        common(place).into_iter().chain(place.service.rules.iter().filter_map(|rule| of_rule(place, rule)));
    tests.extend(others.map(|tests| (version.spec.as_str(), tests)));
    if tests.is_empty() {
        return Vec::new();
    }
    let folder = package::test_folder(place);
    let file = |name: &str, spec: &str, docs: Vec<DocLine>, items: Vec<Item>| File {
        path: format!("{folder}/{name}.rs"),
        spec: spec.to_owned(),
        docs,
        root: false,
        items,
    };
    let root = file("main", &version.spec, root_docs(place), root_items(&tests));
    let of_each = tests.into_iter().map(|(spec, tests)| {
        let name = tests.ident.plain().to_owned();
        file(&name, spec, Vec::new(), vec![Item::Tests(tests)])
    });
    std::iter::once(root).chain(of_each).collect()
}

fn root_docs(place: &Place<'_>) -> Vec<DocLine> {
    let (title, version) = (docs::inline(&place.version.title), docs::code(&place.version.version));
    Docs::new(format!("The samples and codes of {title} {version}.")).done()
}

fn root_items(tests: &[(&str, Tests)]) -> Vec<Item> {
    let module =
        |tests: &Tests| Module { unformatted: true, private: true, ..Module::new(tests.ident.clone()) };
    let has = |helper| {
        let uses = |test: &Test| matches!(&test.body, TestBody::Codes(used, _) if *used == helper);
        tests.iter().any(|(_, tests)| tests.tests.iter().any(uses)).then_some(Item::Helper(helper))
    };
    let modules = tests.iter().map(|(_, tests)| Item::Module(module(tests)));
    modules.chain([has(Helper::EveryCode), has(Helper::CommonCodes)].into_iter().flatten()).collect()
}

fn module(place: &Place<'_>, ident: Option<RustIdent>, tests: Vec<Test>) -> Option<Tests> {
    let api =
        format!("::rtc_apis::{}::{}::{}", place.vendor.module, place.service.module, place.version.module);
    (!tests.is_empty()).then_some(())?;
    // The file of that name holds the others.
    let ident = ident.map(|ident| if ident.plain() == "main" { ident.with_suffix("_") } else { ident });
    Some(Tests { ident: ident?, api: Path(api), tests })
}

fn of_operation(place: &Place<'_>, operation: &Operation) -> Option<Tests> {
    let mut tests = Vec::new();
    for (at, example) in operation.examples.iter().enumerate() {
        let name = format!("example_{}", at + 1);
        tests.extend(samples::request_of(example).map(|sample| Test {
            docs: Docs::new(docs::inline(&example.title)).done(),
            name: format!("{name}_request"),
            body: request(place, operation, example, sample),
        }));
        let Place { vendor, service, version } = *place;
        let envelope = Call { vendor, service, version, operation }.envelope();
        tests.extend(example.reply.as_ref().map(|sample| Test {
            docs: Docs::new(docs::inline(&example.title)).done(),
            name: format!("{name}_reply"),
            body: reply(place, operation, envelope, sample),
        }));
    }
    if !operation.errors.is_empty() {
        tests.push(Test {
            docs: Docs::new("Every documented code is known, and its error says what there is to say.")
                .done(),
            name: "every_code".to_owned(),
            body: TestBody::Codes(Helper::EveryCode, operation.rust.clone()),
        });
    }
    module(place, Some(operation.module.clone()), tests)
}

/// The common codes of a version are tested with its first operation; those of a vendor once, with the first there is.
fn common(place: &Place<'_>) -> Option<Tests> {
    let versions = place.vendor.services.iter().flat_map(|service| &service.versions);
    let first = versions.into_iter().find(|of| !of.operations.is_empty() && of.errors.is_empty());
    let tested_elsewhere =
        place.version.errors.is_empty() && !first.is_some_and(|of| std::ptr::eq(of, place.version));
    if tested_elsewhere || errors::above(place).is_none() {
        return None;
    }
    let operation = place.version.operations.first()?;
    let test = Test {
        docs: Docs::new(format!(
            "Every code that is common to {} is known.",
            docs::inline(&place.vendor.title)
        ))
        .done(),
        name: "every_code".to_owned(),
        body: TestBody::Codes(Helper::CommonCodes, operation.rust.clone()),
    };
    module(place, RustIdent::snake("common_error"), vec![test])
}

/// The samples of a response rule, read as replies of an operation that follows it.
fn of_rule(place: &Place<'_>, rule: &model::ResponseRule) -> Option<Tests> {
    let follows = |operation: &&Operation| {
        operation.rule.and_then(|at| place.service.rules.get(at)).is_some_and(|of| of.id == rule.id)
    };
    let operation =
        place.version.operations.iter().filter(follows).find(|operation| !operation.whole_result)?;
    let replies = rule
        .examples
        .iter()
        .enumerate()
        .filter_map(|(at, example)| Some((at, example, example.reply.as_ref()?)));
    let tests = replies.map(|(at, example, sample)| Test {
        docs: Docs::new(docs::inline(&example.title)).done(),
        name: format!("example_{}_reply", at + 1),
        body: match reply(place, operation, Some(&rule.envelope), sample) {
            // The sample is another operation's: only whether it is read as a success counts.
            TestBody::Reply(sample, _) => TestBody::Reply(sample, Vec::new()),
            failure => failure,
        },
    });
    module(place, RustIdent::snake(&format!("rule_{}", rule.rust.plain())), tests.collect())
}

fn reply(
    place: &Place<'_>,
    operation: &Operation,
    envelope: Option<&Envelope>,
    sample: &ExampleReply,
) -> TestBody {
    let reply =
        Sample { operation: operation.rust.clone(), status: sample.status, body: pretty(&sample.body) };
    match &sample.fails_with {
        Some(code) => TestBody::Failure(reply, code.clone()),
        None => {
            let at = envelope.map_or(&[][..], |envelope| &envelope.result);
            let result = at.iter().try_fold(&sample.body, |json, step| json.get(step)).unwrap_or(&Json::Null);
            TestBody::Reply(reply, checks::of_reply(&Names::new(place, operation), operation, result))
        }
    }
}

fn request(
    place: &Place<'_>,
    operation: &Operation,
    example: &Example,
    sample: &Map<String, Json>,
) -> TestBody {
    let names = Names::new(place, operation);
    let (built, sent) = (names.request(sample), Sent { place, operation, example });
    match operation.method.eq_ignore_ascii_case("GET") {
        true => TestBody::RequestQuery(built, sent.query()),
        false => TestBody::RequestJson(built, pretty(&Json::Object(sent.body()))),
    }
}

/// On one line where it is short.
fn pretty(json: &Json) -> String {
    const SHORT: usize = 90;
    let line = json.to_string();
    match line.len() > SHORT {
        true => format!("{json:#}"),
        false => line,
    }
}
