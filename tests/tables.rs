//! The tables of generated records: what the generator writes as text, the runtime reads as it was meant. No compiler stands between them.

use apiscribe::model::{Field, Location, Model};
use apiscribe::plan::{Item, Plan, Record, plan};
use apiscribe_runtime::{self as rt, Get, Operation, Place, Shape, Value};
use apiscribe_tests::{cases, root};
use rtc_apis::tencent::{self, trtc::v2019_07_22 as trtc};

fn model(folder: &std::path::Path) -> Model {
    let specs = apiscribe::load::load(folder).unwrap();
    apiscribe::gate(&specs).unwrap_or_else(|failure| panic!("{:?}", failure.report))
}

fn records(plan: &Plan) -> impl Iterator<Item = (&str, &Record)> {
    plan.files.iter().flat_map(|file| {
        file.items.iter().filter_map(|item| match item {
            Item::Record(record) => Some((file.spec.as_str(), record)),
            _ => None,
        })
    })
}

fn shape(of: &Record) -> Shape {
    let fields = of.fields.iter().map(|field| format!("\n{}", field.line));
    Shape::new(format!("{}{}", of.ident.plain(), fields.collect::<String>()).leak())
}

fn check_same(spec: &str, wanted: &[Field], shape: Shape) {
    assert_eq!(shape.fields().len(), wanted.len(), "{spec}");
    for (wanted, read) in wanted.iter().zip(shape.fields()) {
        let place = match wanted.location {
            Location::Body => Place::Body,
            Location::Query => Place::Query,
            Location::Header => Place::Header,
        };
        assert_eq!(
            (read.wire(), read.is_required(), read.is_sensitive(), read.is_idempotency_token(), read.place()),
            (wanted.wire.as_str(), wanted.required, wanted.sensitive, wanted.idempotency_token, place),
            "{spec}"
        );
    }
}

#[test]
fn every_request_is_read_as_its_spec_says() {
    let mut requests = 0;
    for folder in [root().join("specs"), cases("features"), cases("obstacle"), cases("base")] {
        let model = model(&folder);
        let plan = plan(&model);
        let services = model.vendors.iter().flat_map(|vendor| &vendor.services);
        for operation in
            services.flat_map(|service| &service.versions).flat_map(|version| &version.operations)
        {
            let of = records(&plan).find(|(spec, of)| *spec == operation.spec && of.ident == operation.rust);
            check_same(&operation.spec, &operation.request, shape(of.unwrap().1));
            requests += 1;
        }
    }
    assert!(requests > 500, "{requests}");
}

/// A request with a table, and a value for one field of it.
struct Probe {
    shape: Shape,
    at: usize,
    value: Box<dyn Get + Send + Sync>,
}

impl rt::Record for Probe {
    fn shape(&self) -> Shape {
        self.shape
    }

    fn get(&self, index: usize) -> Value<'_> {
        if index == self.at { self.value.get() } else { Value::Absent }
    }
}

impl Operation for Probe {
    type Service = trtc::Service;
    type Reply = trtc::DismissRoomReply;
    type Error = trtc::DismissRoomError;
    const INFO: &'static rt::OperationInfo = trtc::DismissRoom::INFO;
}

/// The rules that the client finds broken, at the first field.
fn broken(line: &'static str, value: impl Get + Send + Sync + 'static) -> Vec<&'static str> {
    let credentials = tencent::Credentials::new("id", "key");
    let client = trtc::Client::builder().credentials(credentials).region("ap-singapore").build().unwrap();
    let shape = Shape::new(format!("Probe\n{line}").leak());
    let probe = Probe { shape, at: 0, value: Box::new(value) };
    let error = client.prepare(&probe).err();
    let problems = error.as_ref().and_then(|error| error.validation()).map(|error| error.problems());
    problems.unwrap_or_default().iter().map(|problem| problem.rule).collect()
}

fn pairs(count: usize, bytes: usize) -> Vec<Probe> {
    let pair = |_| Probe { shape: Shape::new("Pair\nValue"), at: 0, value: Box::new("v".repeat(bytes)) };
    (0..count).map(pair).collect()
}

#[test]
fn limits_are_those_of_the_spec() {
    let plan = plan(&model(&cases("features")));
    let (_, limits) = records(&plan).find(|(_, of)| of.ident.plain() == "Limits").unwrap();
    let line = |wire: &str| {
        let field = limits.fields.iter().find(|field| field.wire == wire).unwrap();
        field.line.clone().leak() as &'static str
    };
    let fits: [&'static str; 0] = [];
    assert_eq!(broken(line("Bytes"), "é".repeat(25)), fits);
    assert_eq!(broken(line("Bytes"), "é".repeat(26)), ["bytes"]);
    assert_eq!(broken(line("Chars"), "é".repeat(8)), fits);
    assert_eq!(broken(line("Chars"), "é".repeat(9)), ["chars"]);
    assert_eq!(broken(line("Chars"), String::new()), ["chars"]);
    assert_eq!(broken(line("Pattern"), "abcd".to_owned()), fits);
    assert_eq!(broken(line("Pattern"), "abcde".to_owned()), ["pattern"]);
    for (number, wanted) in [(-5, &[][..]), (5, &[]), (-6, &["range"]), (6, &["range"])] {
        assert_eq!(broken(line("Range"), number as i64), wanted, "{number}");
    }
    for (number, wanted) in [(0.5, &[][..]), (1.0, &[]), (0.49, &["range"]), (1.01, &["range"])] {
        assert_eq!(broken(line("Floats"), number), wanted, "{number}");
    }
    assert_eq!(broken(line("Least"), u64::MAX), fits);
    assert_eq!(broken(line("Least"), 0_u32), ["range"]);
    assert_eq!(broken(line("Pairs"), pairs(10, 1638)), fits);
    assert_eq!(broken(line("Pairs"), pairs(11, 1)), ["items"]);
    assert_eq!(broken(line("Pairs"), pairs(10, 1639)), ["total_bytes"]);
}

#[test]
fn a_pattern_may_hold_all_that_separates() {
    let plan = plan(&model(&cases("obstacle")));
    let mut fields = records(&plan).flat_map(|(_, record)| &record.fields);
    let line = fields.find(|field| field.wire == "First name").unwrap().line.clone().leak();
    assert_eq!(broken(line, "a b".to_owned()), [""; 0]);
    assert_eq!(broken(line, "\"c\"=d".to_owned()), [""; 0]);
    assert_eq!(broken(line, "a".to_owned()), ["pattern"]);
}
