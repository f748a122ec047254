//! A small client crate in the form of the generator's output: a service of each vendor.

use apiscribe_runtime as rt;
use rt::{CodeInfo, Envelope, ErrorCodes, FailsWhen, Group, Host, Method, Regions, Retry, Safety, Signing};

/// The table, the `match`es and `Debug` that the generator writes out.
macro_rules! record {
    ($name:ident, $whole:literal, { $($index:literal $field:ident: $type:ty = $table:literal,)* }) => {
        #[derive(Clone, Default, PartialEq)]
        pub(crate) struct $name { $(pub(crate) $field: $type),* }
        impl rt::Record for $name {
            fn shape(&self) -> rt::Shape {
                rt::Shape::new(concat!(stringify!($name), $whole $(, "\n", $table)*))
            }
            fn get(&self, index: usize) -> rt::Value<'_> {
                match index { $($index => rt::Get::get(&self.$field),)* _ => rt::Value::Absent }
            }
        }
        impl rt::RecordMut for $name {
            fn slot(&mut self, index: usize) -> rt::Slot<'_> {
                match index { $($index => rt::SlotOf::slot(&mut self.$field),)* _ => rt::Slot::Ignore }
            }
        }
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result { rt::debug(self, f) }
        }
    };
}

macro_rules! operation {
    ($request:ident, $service:ident, $reply:ty, $error:ty, $($rest:tt)*) => {
        impl rt::Operation for $request {
            type Service = $service;
            type Reply = $reply;
            type Error = $error;
            const INFO: &'static rt::OperationInfo = &rt::OperationInfo {
                service: <$service as rt::Service>::INFO, name: stringify!($request), safety: Safety::Idempotent, rate_limit: None,
                page: "https://docs.example/page", codes: <$error as rt::ErrorCodes>::CODES, $($rest)*
            };
        }
    };
}

macro_rules! codes {
    ($name:ident: $parent:ty { $($variant:ident = $info:expr,)* }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum $name { $($variant),* }
        impl ErrorCodes for $name {
            type Parent = $parent;
            const ALL: &'static [Self] = &[$(Self::$variant),*];
            const CODES: rt::CodeTable = rt::CodeTable::new("", &[$((Self::$variant as u16, $info)),*]);
        }
    };
}

macro_rules! service {
    ($name:ident, $credentials:ty, $info:expr) => {
        pub(crate) enum $name {}
        impl rt::Service for $name {
            type Credentials = $credentials;
            const INFO: &'static rt::ServiceInfo = &$info;
        }
    };
}

const ANYWHERE: Regions = Regions { required: false, only: &[] };

// ---- Tencent Cloud API 3.0

service!(
    Trtc,
    rt::tencent::Credentials,
    rt::ServiceInfo {
        vendor: "tencent",
        name: "trtc",
        version: "2019-07-22",
        signing_name: "trtc",
        signing: Signing::Tc3,
        hosts: &[Host { host: "trtc.tencentcloudapi.com", region: None, name: None }],
        default_region: None,
        path: "/",
        envelope: Some(&TENCENT),
        codes: rt::CodeTable::levels::<rt::NoCodes<TencentCommon>>(),
    }
);
pub(crate) static TENCENT: Envelope = Envelope {
    result: &["Response"],
    request_id: &["Response", "RequestId"],
    error: &["Response", "Error"],
    code: "Code",
    message: "Message",
    number: None,
    fails_when: &[FailsWhen::ErrorPresent],
    result_on_failure: false,
};
codes!(TencentCommon: rt::NoParent {
    RequestLimitExceeded = CodeInfo::text("RequestLimitExceeded", Retry::Throttle),
    SignatureExpire = CodeInfo::text("AuthFailure.SignatureExpire", Retry::Clock),
    SecretIdNotFound = CodeInfo::text("AuthFailure.SecretIdNotFound", Retry::Credentials),
    InternalError = CodeInfo::text("InternalError", Retry::Transient),
});

record!(DeleteCloudRecording, "", {
    0 sdk_app_id: Option<u64> = "SdkAppId required",
    1 task_id: Option<String> = "TaskId required",
});
record!(DeleteCloudRecordingReply, "", { 0 task_id: Option<String> = "TaskId", });
codes!(DeleteCloudRecordingError: rt::NoCodes<TencentCommon> {
    MissingTaskId = CodeInfo::text("MissingParameter.TaskId", Retry::Never),
    RecordingFailed = CodeInfo::text("InternalError.CRInternalError", Retry::Transient),
});
operation!(DeleteCloudRecording, Trtc, DeleteCloudRecordingReply, DeleteCloudRecordingError,
    method: Method::Post, envelope: &TENCENT, groups: &[],
    regions: Regions { required: true, only: &["ap-beijing", "ap-singapore"] },
);

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Status(u32);
impl Status {
    pub(crate) const RECORDING: Self = Self(2);
}
rt::int_enum!(Status, u32, [(2, "RECORDING")]);

#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Seat(std::borrow::Cow<'static, str>);
impl Seat {
    pub(crate) const FREE: Self = Self(std::borrow::Cow::Borrowed("FreeToTake"));
}
rt::text_enum!(Seat);

record!(RecordInfo, "", {
    0 user_id: Option<String> = "UserId",
    1 room: Option<u64> = "Room",
    2 status: Option<Status> = "Status",
    3 score: Option<f64> = "Score",
    4 token: Option<String> = "Token sensitive",
    5 inner: Option<Box<RecordInfo>> = "Inner",
    6 grid: Vec<Vec<i32>> = "Grid",
    7 any: Option<rt::Json> = "Any",
    8 seats: Vec<Seat> = "Seats",
    9 narrow: Option<i32> = "Narrow",
    10 on: Option<bool> = "On",
});
record!(DescribeRecordInfo, "", {
    0 task_id: Option<u64> = "TaskId required",
    1 filters: Vec<RecordInfo> = "Filters",
    2 users: Vec<String> = "Users",
});
record!(DescribeRecordInfoReply, "", { 0 record_info: Vec<RecordInfo> = "RecordInfo", });
operation!(DescribeRecordInfo, Trtc, DescribeRecordInfoReply, rt::NoCodes<rt::NoCodes<TencentCommon>>,
    method: Method::Get, envelope: &TENCENT, groups: &[], regions: ANYWHERE,
);

record!(Limited, "", {
    0 name: Option<String> = "Name chars=2..=3",
    1 count: Option<i64> = "Count range=-5..=20",
    2 ratio: Option<f64> = "Ratio float=0.0..=1.0",
    3 id: Option<String> = "Id pattern=[a-z]+|[0-9]{2}",
    4 secret: Option<String> = "Secret sensitive bytes=..=4 pattern=x+",
    5 pin: Option<u32> = "Pin sensitive range=..=9999",
    6 a: Option<u32> = "A",
    7 b: Option<u32> = "B",
    8 keys: Vec<String> = "Keys required items=0..=2 bytes=1..=3",
    9 trace: Option<String> = "X-Trace header",
});
operation!(Limited, Trtc, DeleteCloudRecordingReply, rt::NoCodes<rt::NoCodes<TencentCommon>>,
    method: Method::Post, envelope: &TENCENT, regions: ANYWHERE,
    groups: &[Group::AtMostOne(&["A", "B"]), Group::Requires("A", &["Name"])],
);

// ---- Tencent IM

service!(
    LiveEngine,
    rt::tencent_im::Credentials,
    rt::ServiceInfo {
        vendor: "tencent_im",
        name: "live_engine",
        version: "v4",
        signing_name: "live_engine",
        signing: Signing::UserSig,
        hosts: &[
            Host { host: "console.tim.qq.com", region: None, name: Some("china") },
            Host { host: "adminapisgp.im.qcloud.com", region: None, name: Some("singapore") },
        ],
        default_region: None,
        path: "/v4/live_engine_http_srv/{operation}",
        envelope: Some(&IM),
        codes: rt::CodeTable::levels::<rt::NoCodes<ImCommon>>(),
    }
);
pub(crate) static IM: Envelope = Envelope {
    result: &["Response"],
    request_id: &["RequestId"],
    error: &[],
    code: "ErrorCode",
    message: "ErrorInfo",
    number: None,
    fails_when: &[FailsWhen::FieldIsNot(&["ErrorCode"], "0")],
    result_on_failure: false,
};
record!(Metadata, "", {
    0 key: Option<String> = "Key required bytes=..=50",
    1 value: Option<String> = "Value required bytes=..=2048",
});
#[allow(non_camel_case_types)]
mod named_as_on_the_wire {
    use super::*;
    record!(set_room_metadata, "", {
        0 room_id: Option<String> = "RoomId required",
        1 metadata: Vec<Metadata> = "Metadata required items=1..=10 total_bytes=16384:Value",
    });
    record!(get_things, "", {});
    record!(EmptyReply, "", {});
    operation!(set_room_metadata, LiveEngine, EmptyReply, EngineError, method: Method::Post, envelope: &IM, groups: &[], regions: ANYWHERE,);
    operation!(get_things, LiveEngine, EmptyReply, EngineError, method: Method::Post, envelope: &IM, groups: &[], regions: ANYWHERE,);
}
pub(crate) use named_as_on_the_wire::{EmptyReply, get_things, set_room_metadata};
codes!(ImCommon: rt::NoParent {
    TooFrequent = CodeInfo::number(60007, "TooFrequent", Retry::Throttle),
    UserSigExpired = CodeInfo::number(70001, "UserSigExpired", Retry::Credentials),
});
codes!(EngineError: rt::NoCodes<ImCommon> {
    Internal = CodeInfo::number(100001, "Internal", Retry::Transient),
    RoomIdAlreadyExists = CodeInfo::number(100003, "RoomIdAlreadyExists", Retry::Never),
});

// ---- Volcengine

service!(
    Rtc,
    rt::volcengine::Credentials,
    rt::ServiceInfo {
        vendor: "volcengine",
        name: "rtc",
        version: "2020-12-01",
        signing_name: "rtc",
        signing: Signing::Volcengine,
        hosts: &[
            Host { host: "rtc.volcengineapi.com", region: Some("cn-north-1"), name: None },
            Host {
                host: "open-ap-singapore-1.volcengineapi.com",
                region: Some("ap-singapore-1"),
                name: None
            },
        ],
        default_region: Some("cn-north-1"),
        path: "/",
        envelope: Some(&STATUS_AND_ERROR),
        codes: rt::CodeTable::levels::<rt::NoCodes<VolcengineCommon>>(),
    }
);
macro_rules! volcengine_envelope {
    ($name:ident, $always:literal, $($when:ident),*) => {
        pub(crate) static $name: Envelope = Envelope {
            result: &["Result"], request_id: &["ResponseMetadata", "RequestId"], error: &["ResponseMetadata", "Error"],
            code: "Code", message: "Message", number: Some("CodeN"), fails_when: &[$(FailsWhen::$when),*], result_on_failure: $always,
        };
    };
}
volcengine_envelope!(STATUS_AND_ERROR, false, StatusNot200, ErrorPresent);
volcengine_envelope!(STATUS_ONLY, true, StatusNot200);
codes!(VolcengineCommon: rt::NoParent {
    SignatureDoesNotMatch = CodeInfo::text("SignatureDoesNotMatch", Retry::Credentials).with_number(100010).with_status(401),
    FlowLimitExceeded = CodeInfo::text("FlowLimitExceeded", Retry::Throttle).with_status(429),
});
record!(BanRoomUser, "", {
    0 app_id: Option<String> = "AppId required",
    1 room_id: Option<String> = "RoomId",
});
record!(BanRoomUserReply, "", { 0 message: Option<String> = "Message", });
operation!(BanRoomUser, Rtc, BanRoomUserReply, rt::NoCodes<rt::NoCodes<VolcengineCommon>>, method: Method::Post, envelope: &STATUS_AND_ERROR, groups: &[], regions: ANYWHERE,);
record!(ListUsages, "", {
    0 app_id: Option<String> = "AppId",
    1 ids: Vec<String> = "Ids",
    2 zone: Option<i32> = "Zone",
});
operation!(ListUsages, Rtc, BanRoomUserReply, rt::NoCodes<rt::NoCodes<VolcengineCommon>>, method: Method::Get, envelope: &STATUS_ONLY, groups: &[], regions: ANYWHERE,);
record!(StartRecord, "", {});
record!(StartRecordReply, " whole", { 0 result: Option<String> = "Result", });
operation!(StartRecord, Rtc, StartRecordReply, rt::NoCodes<rt::NoCodes<VolcengineCommon>>, method: Method::Post, envelope: &STATUS_AND_ERROR, groups: &[], regions: ANYWHERE,);
record!(ListAny, "", {});
record!(ListAnyReply, " whole", { 0 result: Vec<RecordInfo> = "Result", });
operation!(ListAny, Rtc, ListAnyReply, rt::NoCodes<rt::NoCodes<VolcengineCommon>>, method: Method::Post, envelope: &STATUS_AND_ERROR, groups: &[], regions: ANYWHERE,);
