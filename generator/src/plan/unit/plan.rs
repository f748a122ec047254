//! What the plan of the small set of specs says.

use super::super::plan;
use super::specs::model;

fn has(text: &str, lines: &[&str]) {
    for line in lines {
        assert!(text.lines().any(|of| of.trim() == *line), "`{line}` is not in:\n{text}");
    }
}

fn file(path: &str) -> String {
    let plan = plan(&model());
    plan.files.iter().find(|file| file.path == path).map(ToString::to_string).unwrap()
}

#[test]
fn every_version_has_a_feature_and_a_service_turns_on_its_versions() {
    has(
        &plan(&model()).to_text(),
        &[
            "package rtc-apis 0.1.0",
            r#"feature default = ["reqwest", "rustls-ring"]"#,
            r#"feature native-tls = ["apiscribe-runtime/native-tls"]"#,
            r#"feature full = ["tencent-demo", "volcengine-rtc"]"#,
            "feature tencent-demo = []",
            r#"feature volcengine-rtc = ["volcengine-rtc-2023-11-01", "volcengine-rtc-2024-06-01"]"#,
            "feature volcengine-rtc-2023-11-01 = []",
            "test volcengine_rtc_v2024_06_01 needs volcengine-rtc-2024-06-01",
            "mod volcengine if volcengine-rtc-2023-11-01 | volcengine-rtc-2024-06-01 unformatted",
            "mod v2023_11_01 if volcengine-rtc-2023-11-01",
        ],
    );
}

#[test]
fn files_are_sorted_and_stand_where_modules_look_for_them() {
    let plan = plan(&model());
    let paths: Vec<_> = plan.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "src/lib.rs",
            "src/tencent/demo/mod.rs",
            "src/tencent/demo/v2020_01_01/make_thing.rs",
            "src/tencent/demo/v2020_01_01/mod.rs",
            "src/tencent/demo/v2020_01_01/types/mod.rs",
            "src/tencent/demo/v2020_01_01/types/node.rs",
            "src/tencent/mod.rs",
            "src/volcengine/mod.rs",
            "src/volcengine/rtc/mod.rs",
            "src/volcengine/rtc/v2023_11_01/list_things.rs",
            "src/volcengine/rtc/v2023_11_01/mod.rs",
            "src/volcengine/rtc/v2024_06_01/list_things.rs",
            "src/volcengine/rtc/v2024_06_01/mod.rs",
            "tests/tencent_demo_v2020_01_01/common_error.rs",
            "tests/tencent_demo_v2020_01_01/main.rs",
            "tests/tencent_demo_v2020_01_01/make_thing.rs",
            "tests/volcengine_rtc_v2023_11_01/list_things.rs",
            "tests/volcengine_rtc_v2023_11_01/main.rs",
            "tests/volcengine_rtc_v2024_06_01/list_things.rs",
            "tests/volcengine_rtc_v2024_06_01/main.rs",
        ]
    );
}

#[test]
fn a_table_says_what_the_page_demands() {
    has(
        &file("src/tencent/demo/v2020_01_01/make_thing.rs"),
        &[
            "struct MakeThing built must_use",
            r#"id "Id": ::core::option::Option<u64>"#,
            "Id required range=1..=9",
            r#"nodes "Nodes": ::std::vec::Vec<super::types::Node>"#,
            // Required, and the page does not say that the list may be empty.
            "Nodes required items=1..=10 total_bytes=100:Name",
            "Key sensitive chars=1.. pattern=[a-z|]+",
            "deprecated: Not read any more.",
            "/// `Key`, at least 1 character, matches `[a-z|]+`, sensitive: hidden when printed.",
            r#"rate Some((1, 15)), groups [("AtMostOne", ["Key", "Extra"])]"#,
            "deprecated: deprecated since 2024; use `fast` instead",
            r#"FailedTwice "Failed.Twice" 17 status 409 retry Throttle"#,
        ],
    );
}

#[test]
fn the_docs_have_a_compiled_example_and_say_where_they_depart_from_the_page() {
    has(
        &file("src/tencent/demo/v2020_01_01/make_thing.rs"),
        &[
            "/// Makes a thing.",
            "/// It takes a while.",
            "/// - At most 1 call in 15 seconds.",
            "/// - It needs a region, one of `ap-singapore`.",
            "/// Page: MakeThing, <https://docs.example/demo/make>, updated 2025-01-01, read 2026-11-21.",
            "/// ```no_run",
            r#"/// let client = demo::Client::builder().credentials(Credentials::from_env()?).region("ap-singapore").build()?;"#,
            "/// let request = demo::MakeThing::new()",
            r#"///     .nodes([demo::types::Node::new().name("a").children([demo::types::Node::new().name("b")])]);"#,
            "/// | `Failed.Twice` | It failed again. Its number is 17. It comes with status 409. A later repeat may succeed. |",
            "/// - `request.Id.type`. On the page: says Integer, without a width. Here: `u64`. The sample needs it.",
        ],
    );
}

#[test]
fn a_type_that_holds_itself_is_boxed() {
    has(
        &file("src/tencent/demo/v2020_01_01/types/node.rs"),
        &[
            "struct Node built filled",
            r#"parent "Parent": ::core::option::Option<::std::boxed::Box<super::Node>>"#,
            r#"set by Boxed(Path("super::Node"))"#,
            r#"children "Children": ::std::vec::Vec<super::Node>"#,
        ],
    );
}

#[test]
fn rules_decide_how_replies_are_read() {
    has(
        &file("src/volcengine/rtc/mod.rs"),
        &["envelope RULE_ALL if volcengine-rtc-2023-11-01 | volcengine-rtc-2024-06-01"],
    );
    has(
        &file("src/volcengine/rtc/v2023_11_01/list_things.rs"),
        &[
            "struct ListThingsReply filled whole",
            "operation ListThings -> ListThingsReply, self::ListThingsError",
            "type ListThingsError = ::apiscribe_runtime::NoCodes<::apiscribe_runtime::NoCodes<::apiscribe_runtime::NoCodes<::apiscribe_runtime::NoParent>>>",
            "envelope crate::volcengine::rtc::RULE_ALL, page https://docs.example/rooms/list",
        ],
    );
}

#[test]
fn samples_are_tests() {
    has(&file("tests/tencent_demo_v2020_01_01/main.rs"), &["helper every_code", "helper common_codes"]);
    has(&file("tests/tencent_demo_v2020_01_01/common_error.rs"), &["CommonCodes of MakeThing"]);
    has(
        &file("tests/tencent_demo_v2020_01_01/make_thing.rs"),
        &[
            "test example_1_request",
            "reply.state = api::make_thing::State::FAILED",
            r#"reply.root?.name = "a""#,
            "reply.root?.children has 1 items",
            r#"reply.root?.children[0].name = "b""#,
            "EveryCode of MakeThing",
        ],
    );
    has(
        &file("tests/volcengine_rtc_v2023_11_01/list_things.rs"),
        &[
            r#"api::ListThings::new().ids(["a", "b"]) = [("Ids", "a"), ("Ids", "b")]"#,
            r#"reply.result = ["one", "two"]"#,
        ],
    );
}
