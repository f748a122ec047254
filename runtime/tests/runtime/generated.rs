//! A small client crate in the form of the generator's output: a service of each vendor.

use apiscribe_runtime as rt;
use rt::{
    CodeInfo, Envelope, ErrorCodes, FailsWhen, Field, FieldLimits, Group, Host, Method, Regions, Retry,
    Safety, Signing,
};

/// The table, the `match`es and `Debug` that the generator writes out.
macro_rules! record {
    ($name:ident, $shape:ident, { $($index:literal $field:ident: $type:ty = $table:expr,)* }) => {
        #[derive(Clone, Default, PartialEq)]
        pub(crate) struct $name { $(pub(crate) $field: $type),* }
        impl rt::Record for $name {
            fn shape(&self) -> &'static rt::Shape {
                static SHAPE: rt::Shape = rt::Shape::$shape(stringify!($name), &[$($table),*]);
                &SHAPE
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
                name: stringify!($request), safety: Safety::Idempotent, rate_limit: None, page: "https://docs.example/page", $($rest)*
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
            fn index(self) -> usize { self as usize }
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

record!(DeleteCloudRecording, new, {
    0 sdk_app_id: Option<u64> = Field::new("SdkAppId").required(),
    1 task_id: Option<String> = Field::new("TaskId").required(),
});
record!(DeleteCloudRecordingReply, new, { 0 task_id: Option<String> = Field::new("TaskId"), });
codes!(DeleteCloudRecordingError: rt::NoCodes<TencentCommon> {
    MissingTaskId = CodeInfo::text("MissingParameter.TaskId", Retry::Never),
    RecordingFailed = CodeInfo::text("InternalError.CRInternalError", Retry::Transient),
});
operation!(DeleteCloudRecording, Trtc, DeleteCloudRecordingReply, DeleteCloudRecordingError,
    method: Method::Post, path: "/", envelope: &TENCENT, groups: &[],
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

record!(RecordInfo, new, {
    0 user_id: Option<String> = Field::new("UserId"),
    1 room: Option<u64> = Field::new("Room"),
    2 status: Option<Status> = Field::new("Status"),
    3 score: Option<f64> = Field::new("Score"),
    4 token: Option<String> = Field::new("Token").sensitive(),
    5 inner: Option<Box<RecordInfo>> = Field::new("Inner"),
    6 grid: Vec<Vec<i32>> = Field::new("Grid"),
    7 any: Option<rt::Json> = Field::new("Any"),
    8 seats: Vec<Seat> = Field::new("Seats"),
    9 narrow: Option<i32> = Field::new("Narrow"),
    10 on: Option<bool> = Field::new("On"),
});
record!(DescribeRecordInfo, new, {
    0 task_id: Option<u64> = Field::new("TaskId").required(),
    1 filters: Vec<RecordInfo> = Field::new("Filters"),
    2 users: Vec<String> = Field::new("Users"),
});
record!(DescribeRecordInfoReply, new, { 0 record_info: Vec<RecordInfo> = Field::new("RecordInfo"), });
operation!(DescribeRecordInfo, Trtc, DescribeRecordInfoReply, rt::NoCodes<rt::NoCodes<TencentCommon>>,
    method: Method::Get, path: "/", envelope: &TENCENT, groups: &[], regions: ANYWHERE,
);

record!(Limited, new, {
    0 name: Option<String> = Field::new("Name").limits(&FieldLimits::new().chars(2, 3)),
    1 count: Option<i64> = Field::new("Count").limits(&FieldLimits::new().at_least(-5).at_most(20)),
    2 ratio: Option<f64> = Field::new("Ratio").limits(&FieldLimits::new().range_f64(0.0, 1.0)),
    3 id: Option<String> = Field::new("Id").limits(&FieldLimits::new().pattern("[a-z]+|[0-9]{2}")),
    4 secret: Option<String> = Field::new("Secret").sensitive().limits(&FieldLimits::new().pattern("x+").bytes(0, 4)),
    5 pin: Option<u32> = Field::new("Pin").sensitive().limits(&FieldLimits::new().at_most(9999)),
    6 a: Option<u32> = Field::new("A"),
    7 b: Option<u32> = Field::new("B"),
    8 keys: Vec<String> = Field::new("Keys").required().limits(&FieldLimits::new().items(0, 2).bytes(1, 3)),
    9 trace: Option<String> = Field::new("X-Trace").header(),
});
operation!(Limited, Trtc, DeleteCloudRecordingReply, rt::NoCodes<rt::NoCodes<TencentCommon>>,
    method: Method::Post, path: "/", envelope: &TENCENT, regions: ANYWHERE,
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
record!(Metadata, new, {
    0 key: Option<String> = Field::new("Key").required().limits(&FieldLimits::new().bytes(0, 50)),
    1 value: Option<String> = Field::new("Value").required().limits(&FieldLimits::new().bytes(0, 2048)),
});
#[allow(non_camel_case_types)]
mod named_as_on_the_wire {
    use super::*;
    record!(set_room_metadata, new, {
        0 room_id: Option<String> = Field::new("RoomId").required(),
        1 metadata: Vec<Metadata> = Field::new("Metadata").required().limits(&FieldLimits::new().items(1, 10).total_bytes("Value", 16384)),
    });
    record!(get_things, new, {});
    record!(EmptyReply, new, {});
    operation!(set_room_metadata, LiveEngine, EmptyReply, EngineError, method: Method::Post,
        path: "/v4/live_engine_http_srv/{operation}", envelope: &IM, groups: &[], regions: ANYWHERE,);
    operation!(get_things, LiveEngine, EmptyReply, EngineError, method: Method::Post,
        path: "/v4/live_engine_http_srv/{operation}", envelope: &IM, groups: &[], regions: ANYWHERE,);
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
record!(BanRoomUser, new, {
    0 app_id: Option<String> = Field::new("AppId").required(),
    1 room_id: Option<String> = Field::new("RoomId"),
});
record!(BanRoomUserReply, new, { 0 message: Option<String> = Field::new("Message"), });
operation!(BanRoomUser, Rtc, BanRoomUserReply, rt::NoCodes<rt::NoCodes<VolcengineCommon>>, method: Method::Post, path: "/",
    envelope: &STATUS_AND_ERROR, groups: &[], regions: ANYWHERE,);
record!(ListUsages, new, {
    0 app_id: Option<String> = Field::new("AppId"),
    1 ids: Vec<String> = Field::new("Ids"),
    2 zone: Option<i32> = Field::new("Zone"),
});
operation!(ListUsages, Rtc, BanRoomUserReply, rt::NoCodes<rt::NoCodes<VolcengineCommon>>, method: Method::Get, path: "/",
    envelope: &STATUS_ONLY, groups: &[], regions: ANYWHERE,);
record!(StartRecord, new, {});
record!(StartRecordReply, whole, { 0 result: Option<String> = Field::new("Result"), });
operation!(StartRecord, Rtc, StartRecordReply, rt::NoCodes<rt::NoCodes<VolcengineCommon>>, method: Method::Post, path: "/",
    envelope: &STATUS_AND_ERROR, groups: &[], regions: ANYWHERE,);
record!(ListAny, new, {});
record!(ListAnyReply, whole, { 0 result: Vec<RecordInfo> = Field::new("Result"), });
operation!(ListAny, Rtc, ListAnyReply, rt::NoCodes<rt::NoCodes<VolcengineCommon>>, method: Method::Post, path: "/",
    envelope: &STATUS_AND_ERROR, groups: &[], regions: ANYWHERE,);
