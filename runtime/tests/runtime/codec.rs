//! Records to JSON and query, and back.

use apiscribe_runtime::{Record, examples};
use serde_json::json;

use crate::generated::*;

fn decode(response: &str) -> Result<Vec<RecordInfo>, String> {
    let body = format!(r#"{{"Response":{{"RecordInfo":{response},"RequestId":"r-1"}}}}"#);
    match examples::reply::<DescribeRecordInfo>(200, &body) {
        Ok(reply) => Ok(reply.into_inner().record_info),
        Err(error) => Err(error.to_string()),
    }
}

fn full() -> RecordInfo {
    RecordInfo {
        user_id: Some("quote\" and \u{1F600} and \n".to_owned()),
        room: Some(u64::MAX),
        status: Some(Status::RECORDING),
        score: Some(0.1),
        token: Some("t".to_owned()),
        inner: Some(Box::new(RecordInfo { room: Some(446_192_236_330_927_912), ..RecordInfo::default() })),
        grid: vec![vec![1, -2], vec![], vec![i32::MIN]],
        any: Some(json!({"k": [1, null]})),
        seats: vec![Seat::FREE, Seat::from("Later")],
        narrow: Some(-1),
        on: Some(false),
    }
}

#[test]
fn a_full_record_survives_the_round_trip() {
    let json = examples::request_json(&full()).to_string();
    assert_eq!(decode(&format!("[{json},{json}]")).unwrap(), [full(), full()]);
}

#[test]
fn records_are_the_same_when_each_field_is() {
    use apiscribe_runtime::same;
    assert!(same(&full(), &full()) && same(&RecordInfo::default(), &RecordInfo::default()));
    let changes: [fn(&mut RecordInfo); 11] = [
        |of| of.user_id = Some("other".to_owned()),
        |of| of.room = None,
        |of| of.status = None,
        |of| of.score = Some(0.2),
        |of| of.token = Some(String::new()),
        |of| of.inner = Some(Box::default()),
        |of| of.grid[0].push(0),
        |of| of.any = Some(json!({"k": [1, 2]})),
        |of| of.seats = vec![],
        |of| of.narrow = Some(1),
        |of| of.on = Some(true),
    ];
    for (at, change) in changes.into_iter().enumerate() {
        let mut other = full();
        change(&mut other);
        assert!(!same(&full(), &other) && !same(&other, &full()), "{at}");
    }
}

#[test]
fn absent_null_and_unknown_are_nothing() {
    assert_eq!(decode("null").unwrap(), []);
    assert_eq!(decode("[]").unwrap(), []);
    assert_eq!(decode("[null,{}]").unwrap(), [RecordInfo::default()]);
    let nulls =
        r#"[{"UserId":null,"Room":null,"Status":null,"Inner":null,"Grid":null,"Any":null,"Seats":[null]}]"#;
    assert_eq!(decode(nulls).unwrap(), [RecordInfo::default()]);
    assert_eq!(decode(r#"[{"New":{"a":[1,{"b":2}]},"Also":"x"}]"#).unwrap(), [RecordInfo::default()]);
    let reply = examples::reply::<DescribeRecordInfo>(200, r#"{"Response":{"RequestId":"r-1"}}"#).unwrap();
    assert_eq!((reply.record_info.len(), reply.request_id()), (0, "r-1"));
}

#[test]
fn integers_are_exact_and_range_checked() {
    let one = |json: &str| decode(json).map(|infos| infos[0].clone());
    assert_eq!(one(r#"[{"Room":446192236330927912}]"#).unwrap().room, Some(446_192_236_330_927_912));
    assert_eq!(one(r#"[{"Room":18446744073709551615}]"#).unwrap().room, Some(u64::MAX));
    assert_eq!(one(r#"[{"Room":"18446744073709551615"}]"#).unwrap().room, Some(u64::MAX));
    assert_eq!(one(r#"[{"UserId":18446744073709551615}]"#).unwrap().user_id.unwrap(), "18446744073709551615");
    assert_eq!(
        one(r#"[{},{"Room":18446744073709551616}]"#).unwrap_err(),
        "DescribeRecordInfo failed: the reply could not be read: Response.RecordInfo[1].Room: expected an unsigned \
         64-bit integer, found a number that is no 64-bit integer (status 200, request id r-1)"
    );
    for (json, path) in [
        (r#"[{"Narrow":2147483648}]"#, "Response.RecordInfo[0].Narrow: expected an integer from -2147483648"),
        (r#"[{"Room":-1}]"#, "Response.RecordInfo[0].Room: expected an unsigned"),
        (r#"[{"Room":1.5}]"#, "Response.RecordInfo[0].Room:"),
        (
            r#"[{"Room":"canary"}]"#,
            "Response.RecordInfo[0].Room: expected an unsigned 64-bit integer, found a text",
        ),
        (
            r#"[{"Inner":{"Inner":{"On":"yes"}}}]"#,
            "Response.RecordInfo[0].Inner.Inner.On: expected a boolean",
        ),
        (r#"[{"Grid":[[1],[1,"x"]]}]"#, "Response.RecordInfo[0].Grid[1][1]: expected an integer"),
        (r#"[{"Grid":3}]"#, "Response.RecordInfo[0].Grid: expected a list, found a number"),
        (r#"[{"UserId":{}}]"#, "Response.RecordInfo[0].UserId: expected a single value, found an object"),
        (r#"[{"Seats":[1.5]}]"#, "Response.RecordInfo[0].Seats[0]: expected a text"),
        (r#"{"a":1}"#, "Response.RecordInfo: expected a list, found an object"),
        ("[7]", "Response.RecordInfo[0]: expected an object, found a number"),
    ] {
        let error = one(json).unwrap_err();
        assert!(error.contains(path), "{error}");
        assert!(!error.contains("canary"), "{error}");
    }
}

#[test]
fn objects_of_no_size_on_the_wire_do_not_fill_the_memory() {
    let read = |items: usize| {
        let items = vec!["{}"; items].join(",");
        let body = format!(r#"{{"Response":{{"RecordInfo":[{items}],"RequestId":"r-1"}}}}"#);
        let client = apiscribe_runtime::Client::builder()
            .credentials(apiscribe_runtime::tencent::Credentials::new("id", "key"))
            .transport(crate::hatches::Echo::new("{}"))
            .max_body(40_000)
            .build()
            .unwrap();
        client.read::<DescribeRecordInfo>(&http::Response::new(body.into()))
    };
    assert_eq!(read(5).unwrap().record_info.len(), 5);
    let error = read(10_000).unwrap_err().to_string();
    assert!(error.contains("would take too much memory; Client::builder().max_body(…) raises"), "{error}");
}

#[test]
fn depth_is_limited() {
    let deep =
        |depth: usize| format!("[{}{}]", r#"{"Inner":"#.repeat(depth), "{}".to_owned() + &"}".repeat(depth));
    assert!(decode(&deep(100)).is_ok());
    assert!(decode(&deep(100_000)).unwrap_err().contains("recursion limit"));
    assert!(decode(&format!(r#"[{{"Unknown":{}1{}}}]"#, "[".repeat(100_000), "]".repeat(100_000))).is_ok());
}

#[test]
fn keys_in_any_order_the_last_one_counts() {
    let infos =
        decode(r#"[{"On":true,"Room":1,"UserId":"a","Room":2,"Seats":["x","y"],"Seats":["z"]}]"#).unwrap();
    assert_eq!((infos[0].room, infos[0].on), (Some(2), Some(true)));
    assert_eq!(infos[0].seats, [Seat::from("z")]);
    assert_eq!(decode(r#"[{"\u0052oom":5}]"#).unwrap()[0].room, Some(5));
}

#[test]
fn requests_leave_out_what_is_not_set() {
    assert_eq!(examples::request_json(&DescribeRecordInfo::default()), json!({}));
    let request = DescribeRecordInfo { task_id: Some(u64::MAX), users: vec![], filters: vec![] };
    assert_eq!(examples::request_json(&request).to_string(), r#"{"TaskId":18446744073709551615}"#);
    // A required list that the page allows to be empty says so.
    assert_eq!(examples::request_json(&Limited::default()), json!({"Keys": []}));
    let limited = Limited { trace: Some("t".to_owned()), ratio: Some(3.0), ..Limited::default() };
    assert_eq!(examples::request_json(&limited), json!({"Ratio": 3, "Keys": []}));
}

#[test]
fn queries_are_flattened_as_each_vendor_does() {
    let filter = |room| RecordInfo { room: Some(room), on: Some(true), ..RecordInfo::default() };
    let request = DescribeRecordInfo {
        task_id: Some(1),
        filters: vec![filter(7), filter(8)],
        users: vec!["a".into(), "b".into()],
    };
    let pairs: Vec<String> =
        examples::request_query(&request).into_iter().map(|(key, value)| format!("{key}={value}")).collect();
    assert_eq!(
        pairs.join("&"),
        "TaskId=1&Filters.0.Room=7&Filters.0.On=true&Filters.1.Room=8&Filters.1.On=true&Users.0=a&Users.1=b"
    );
    let request = ListUsages { ids: vec!["a".into(), "b".into()], ..ListUsages::default() };
    let pairs = examples::request_query(&request);
    assert_eq!(pairs, [("Ids".to_owned(), "a".to_owned()), ("Ids".to_owned(), "b".to_owned())]);
    assert_eq!(examples::request_query(&BanRoomUser { app_id: Some("x".into()), room_id: None }), []);
}

#[test]
fn whole_results() {
    let reply = |result: &str| format!(r#"{{"ResponseMetadata":{{"RequestId":"r"}},"Result":{result}}}"#);
    let text = examples::reply::<StartRecord>(200, &reply(r#""ok""#)).unwrap();
    assert_eq!(text.result.as_deref(), Some("ok"));
    assert_eq!(examples::reply::<StartRecord>(200, &reply("null")).unwrap().result, None);
    let list = examples::reply::<ListAny>(200, &reply(r#"[{"Room":1},{"Room":2}]"#)).unwrap();
    assert_eq!(list.result.len(), 2);
    let error = examples::reply::<ListAny>(200, &reply(r#"[{"Room":"x"}]"#)).unwrap_err();
    assert!(error.to_string().contains("Result[0].Room: expected"), "{error}");
}

#[test]
fn enums_keep_what_they_do_not_know() {
    let infos = decode(r#"[{"Status":2,"Seats":["FreeToTake"]},{"Status":99,"Seats":["Odd"]}]"#).unwrap();
    assert_eq!(infos[0].status, Some(Status::RECORDING));
    assert_eq!(infos[0].seats, [Seat::FREE]);
    assert_eq!(infos[1].status.map(u32::from), Some(99));
    assert_eq!(infos[1].seats[0].as_ref(), "Odd");
    assert_eq!(format!("{:?} {:?}", Status::RECORDING, Status::from(9)), "Status(2 RECORDING) Status(9)");
    assert_eq!(format!("{:?} {}", Seat::FREE, Seat::FREE), "Seat(\"FreeToTake\") FreeToTake");
}

#[test]
fn debug_is_walked_from_the_table() {
    let info = RecordInfo {
        token: Some("canary".into()),
        room: Some(1),
        grid: vec![vec![1]],
        ..RecordInfo::default()
    };
    let request = DescribeRecordInfo { task_id: Some(5), filters: vec![info], users: vec![] };
    assert_eq!(
        format!("{request:?}"),
        "DescribeRecordInfo { TaskId: 5, Filters: [RecordInfo { Room: 1, Token: **redacted**, Grid: [[1]] }] }"
    );
    assert_eq!(request.shape().name(), "DescribeRecordInfo");
}
