//! An operation of each safety class for each vendor, in the form of the generator's output.

use apiscribe_runtime as rt;
use rt::{CodeInfo, Envelope, FailsWhen, Host, Method, Regions, Retry, Safety, Signing};

macro_rules! service {
    ($name:ident, $credentials:ty, $signing:ident, $path:literal, $envelope:ident, $codes:ident) => {
        pub(crate) enum $name {}
        impl rt::Service for $name {
            type Credentials = $credentials;
            const INFO: &'static rt::ServiceInfo = &rt::ServiceInfo {
                vendor: stringify!($name),
                name: stringify!($name),
                version: "1",
                signing_name: "faults",
                signing: Signing::$signing,
                hosts: &[Host { host: "host.example", region: None, name: None }],
                default_region: None,
                path: $path,
                envelope: Some(&$envelope),
                codes: rt::CodeTable::levels::<rt::NoCodes<$codes>>(),
            };
        }
    };
}

macro_rules! operation {
    ($service:ident, $codes:ident, $envelope:ident: $($name:ident $safety:ident),*) => {$(
        #[derive(Clone, Debug, Default)]
        pub(crate) struct $name;
        impl rt::Record for $name {
            fn shape(&self) -> rt::Shape {
                rt::Shape::new(stringify!($name))
            }
            fn get(&self, _: usize) -> rt::Value<'_> {
                rt::Value::Absent
            }
        }
        impl rt::Operation for $name {
            type Service = $service;
            type Reply = Answer;
            type Error = rt::NoCodes<rt::NoCodes<$codes>>;
            const INFO: &'static rt::OperationInfo = &rt::OperationInfo {
                service: <$service as rt::Service>::INFO,
                name: stringify!($name),
                method: Method::Post,
                safety: Safety::$safety,
                regions: Regions { required: false, only: &[] },
                rate_limit: None,
                envelope: &$envelope,
                groups: &[],
                page: "https://docs.example/page",
                codes: rt::CodeTable::EMPTY,
            };
        }
    )*};
}

macro_rules! codes {
    ($name:ident { $($variant:ident = $info:expr,)* }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum $name { $($variant),* }
        impl rt::ErrorCodes for $name {
            type Parent = rt::NoParent;
            const ALL: &'static [Self] = &[$(Self::$variant),*];
            const CODES: rt::CodeTable = rt::CodeTable::new("", &[$((Self::$variant as u16, $info)),*]);
        }
    };
}

/// What all of them answer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    task_id: Option<String>,
    count: Option<u32>,
    any: Option<rt::Json>,
}

impl rt::Record for Answer {
    fn shape(&self) -> rt::Shape {
        rt::Shape::new("Answer\nTaskId\nCount\nAny")
    }

    fn get(&self, index: usize) -> rt::Value<'_> {
        match index {
            0 => rt::Get::get(&self.task_id),
            1 => rt::Get::get(&self.count),
            2 => rt::Get::get(&self.any),
            _ => rt::Value::Absent,
        }
    }
}

impl rt::RecordMut for Answer {
    fn slot(&mut self, index: usize) -> rt::Slot<'_> {
        match index {
            0 => rt::SlotOf::slot(&mut self.task_id),
            1 => rt::SlotOf::slot(&mut self.count),
            2 => rt::SlotOf::slot(&mut self.any),
            _ => rt::Slot::Ignore,
        }
    }
}

// ---- Tencent Cloud API 3.0

static TENCENT: Envelope = Envelope {
    result: &["Response"],
    request_id: &["Response", "RequestId"],
    error: &["Response", "Error"],
    code: "Code",
    message: "Message",
    number: None,
    fails_when: &[FailsWhen::ErrorPresent],
    result_on_failure: false,
};
service!(Tencent, rt::tencent::Credentials, Tc3, "/", TENCENT, TencentCommon);
codes!(TencentCommon {
    RequestLimitExceeded = CodeInfo::text("RequestLimitExceeded", Retry::Throttle),
    SignatureExpire = CodeInfo::text("AuthFailure.SignatureExpire", Retry::Clock),
    InternalError = CodeInfo::text("InternalError", Retry::Transient),
});
operation!(Tencent, TencentCommon, TENCENT: TencentRead Read, TencentIdempotent Idempotent, TencentUnsafe Unsafe);

// ---- Volcengine

static VOLCENGINE: Envelope = Envelope {
    result: &["Result"],
    request_id: &["ResponseMetadata", "RequestId"],
    error: &["ResponseMetadata", "Error"],
    code: "Code",
    message: "Message",
    number: Some("CodeN"),
    fails_when: &[FailsWhen::StatusNot200, FailsWhen::ErrorPresent],
    result_on_failure: false,
};
service!(Volcengine, rt::volcengine::Credentials, Volcengine, "/", VOLCENGINE, VolcengineCommon);
codes!(VolcengineCommon {
    FlowLimitExceeded = CodeInfo::text("FlowLimitExceeded", Retry::Throttle).with_status(429),
    InternalError = CodeInfo::text("InternalError", Retry::Transient).with_status(500),
});
operation!(Volcengine, VolcengineCommon, VOLCENGINE:
    VolcengineRead Read, VolcengineIdempotent Idempotent, VolcengineUnsafe Unsafe);

// ---- Tencent's live engine

static ENGINE: Envelope = Envelope {
    result: &["Response"],
    request_id: &["RequestId"],
    error: &[],
    code: "ErrorCode",
    message: "ErrorInfo",
    number: None,
    fails_when: &[FailsWhen::FieldIsNot(&["ErrorCode"], "0")],
    result_on_failure: false,
};
service!(Engine, rt::tencent_im::Credentials, UserSig, "/v4/engine/{operation}", ENGINE, EngineCommon);
codes!(EngineCommon {
    TooFrequent = CodeInfo::number(60007, "TooFrequent", Retry::Throttle),
    Internal = CodeInfo::number(100001, "Internal", Retry::Transient),
});
operation!(Engine, EngineCommon, ENGINE:
    EngineRead Read, EngineIdempotent Idempotent, EngineUnsafe Unsafe);
