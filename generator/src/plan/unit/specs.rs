//! A small set of specs: each vendor's protocol once, and every kind of field, limit, code and sample.

use crate::model::Model;
use crate::source::SourceMap;

/// The model of the specs below.
pub(crate) fn model() -> Model {
    let (model, report) = crate::check(&sources());
    assert!(!report.has_errors(), "{report:?}");
    model
}

/// The texts of the specs below.
pub(crate) fn sources() -> SourceMap {
    SourceMap::new(FILES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())))
}

const FILES: &[(&str, &str)] = &[
    ("tencent/vendor.yaml", TENCENT),
    ("tencent/demo/2020-01-01/service.yaml", DEMO),
    ("tencent/demo/2020-01-01/make_thing.yaml", MAKE_THING),
    ("volcengine/vendor.yaml", VOLCENGINE),
    ("volcengine/rtc/rules.yaml", RULES),
    ("volcengine/rtc/2023-11-01/service.yaml", RTC),
    ("volcengine/rtc/2023-11-01/list_things.yaml", LIST_THINGS),
    ("volcengine/rtc/2024-06-01/service.yaml", RTC_LATER),
    ("volcengine/rtc/2024-06-01/list_things.yaml", LIST_THINGS),
];

const TENCENT: &str = r#"
vendor: tencent
title: Demo protocol
summary: Signed calls.
source: { page: "https://docs.example/protocol", title: Protocol, read: "2026-11-21" }
signing: { scheme: tc3 }
method: POST
parameters:
  X-TC-Action: { in: header, type: string, required: true, filled_with: action, doc: The operation. }
envelope:
  result: Response
  request_id: Response.RequestId
  error: { at: Response.Error, code: Code, message: Message }
  fails_when: [error_present]
errors:
  InternalError: { doc: Something failed., retry: transient }
"#;

const DEMO: &str = r#"
service: demo
version: "2020-01-01"
title: Demo
summary: Things.
source: { page: "https://docs.example/demo", title: Demo, read: "2026-11-21" }
hosts:
  - { host: demo.example, doc: The only one. }
types:
  Node:
    _doc: A tree.
    Name: { type: string, required: true, bytes: ..=50, doc: Its name. }
    Parent: { type: Node, doc: The node above. }
    Children: { type: "[Node]", doc: The nodes below. }
"#;

const MAKE_THING: &str = r#"
operation: MakeThing
summary: Makes a thing.
doc: It takes a while.
source: { page: "https://docs.example/demo/make", title: MakeThing, read: "2026-11-21", updated: "2025-01-01" }
rate_limit: 1/15s
regions: { required: true, only: [ap-singapore] }
safety: unsafe
request:
  Id: { type: u64, required: true, range: 1..=9, doc: The number. }
  Nodes: { type: "[Node]", required: true, items: ..=10, total_bytes: { of: Name, max: 100 }, doc: The nodes. }
  Key: { type: string, sensitive: true, chars: 1.., pattern: "[a-z|]+", doc: The key. }
  Mode:
    type: string
    default: fast
    doc: How.
    values:
      fast: { doc: Quickly. }
      slow: { doc: Slowly., deprecated: { since: "2024", use: fast } }
  Old: { type: bool, deprecated: { note: Not read any more. }, doc: A flag. }
  Extra: { type: json, doc: Anything. }
groups:
  - { at_most_one: [Key, Extra] }
response:
  State:
    type: i32
    doc: How it stands.
    values:
      -1: { name: failed, doc: It failed. }
      0: { name: done, doc: It is there. }
  Root: { type: Node, nullable: true, doc: The root. }
errors:
  Failed.Twice: { doc: It failed again., number: 17, status: 409, retry: throttle }
examples:
  - title: Make one
    request: { Id: 3, Nodes: [{ Name: a, Children: [{ Name: b }] }], Mode: fast }
    reply:
      body: { Response: { State: -1, Root: { Name: a, Children: [{ Name: b }] }, RequestId: r-1 } }
  - title: Make one twice
    fails_with: Failed.Twice
    reply:
      status: 409
      body: { Response: { Error: { Code: Failed.Twice, Message: again }, RequestId: r-2 } }
corrections:
  - { at: request.Id.type, keep: u64, page: "says Integer, without a width", why: The sample needs it. }
"#;

const VOLCENGINE: &str = r#"
vendor: volcengine
title: Other protocol
summary: Signed calls.
source: { page: "https://docs.example/other", title: Other, read: "2026-11-21" }
signing: { scheme: volcengine }
method: POST
parameters:
  Action: { in: query, type: string, required: true, filled_with: action, doc: The operation. }
"#;

const RULES: &str = r#"
service: rtc
source: { page: "https://docs.example/rules", title: Rules, read: "2026-11-21" }
envelope: { result: Result, request_id: Meta.RequestId, error: { at: Meta.Error, code: Code, message: Message, number: CodeN } }
rules:
  - id: all
    versions: ["2023-11-01", "2024-06-01"]
    fails_when: [status_not_200]
    error_fields: [CodeN, Code, Message]
    result: always
    doc: The status decides.
modules: {}
"#;

const RTC: &str = r#"
service: rtc
version: "2023-11-01"
title: Rooms
summary: Rooms.
source: { page: "https://docs.example/rooms", title: Rooms, read: "2026-11-21" }
hosts:
  - { host: rtc.example, region: cn-north-1, doc: China. }
"#;

const RTC_LATER: &str = r#"
service: rtc
version: "2024-06-01"
title: Rooms
summary: Rooms.
source: { page: "https://docs.example/rooms", title: Rooms, read: "2026-11-21" }
hosts:
  - { host: rtc.example, region: cn-north-1, doc: China. }
"#;

const LIST_THINGS: &str = r#"
operation: ListThings
summary: Lists things.
source: { page: "https://docs.example/rooms/list", title: ListThings, read: "2026-11-21" }
method: GET
safety: read
request:
  Ids: { type: "[string]", in: query, doc: Which. }
result: { type: "[string]", doc: Their names. }
examples:
  - title: List two
    form: query
    request: { Action: ListThings, Ids: [a, b] }
    reply:
      body: { Meta: { RequestId: r-3 }, Result: [one, two] }
"#;
