//! `AssumeRole` of `sts` 2018-08-13, as generated code would write it; by hand, because the runtime has no generated code.
//!
//! Given: nothing. Returns: tables and two records. Must not: hold a key in anything but a [`Secret`].

use crate::codes::{CodeInfo, CodeTable, Retry};
use crate::secret::Secret;
use crate::service::{Envelope, FailsWhen, Method, OperationInfo, Regions, Safety, ServiceInfo, Signing};
use crate::shape::Shape;
use crate::slot::{Mismatch, RecordMut, Scalar, Slot, Token};
use crate::value::{Get as _, Record, Value};

/// Two hours, the service's own default.
const SECONDS: u64 = 7200;

/// What asking again may help against; the rest of the vendor's codes ends the search.
const CODES: CodeTable = CodeTable::new(
    "",
    &[
        (0, CodeInfo::text("AuthFailure.SignatureExpire", Retry::Clock)),
        (1, CodeInfo::text("InternalError", Retry::Transient)),
        (2, CodeInfo::text("RequestLimitExceeded", Retry::Throttle)),
    ],
);

static STS: ServiceInfo = ServiceInfo {
    vendor: "tencent",
    name: "sts",
    version: "2018-08-13",
    signing_name: "sts",
    signing: Signing::Tc3,
    hosts: &[],
    default_region: None,
    path: "/",
    envelope: None,
    codes: [CodeTable::EMPTY; 2],
};

pub(super) static ASSUME_ROLE: OperationInfo = OperationInfo {
    service: &STS,
    name: "AssumeRole",
    method: Method::Post,
    safety: Safety::Read,
    regions: Regions { required: true, only: &[] },
    rate_limit: None,
    envelope: &ENVELOPE,
    groups: &[],
    page: "",
    codes: CODES,
};

static ENVELOPE: Envelope = Envelope {
    result: &["Response"],
    request_id: &["Response", "RequestId"],
    error: &["Response", "Error"],
    code: "Code",
    message: "Message",
    number: None,
    fails_when: &[FailsWhen::ErrorPresent],
    result_on_failure: false,
};

/// What is asked.
pub(super) struct Question {
    pub(super) role_arn: String,
    session_name: String,
    pub(super) seconds: u64,
    pub(super) external_id: Option<String>,
}

impl Question {
    pub(super) fn new(role_arn: String, session_name: String) -> Self {
        Self { role_arn, session_name, seconds: SECONDS, external_id: None }
    }
}

impl Record for Question {
    fn shape(&self) -> Shape {
        Shape::new("AssumeRole\nRoleArn\nRoleSessionName\nDurationSeconds\nExternalId")
    }

    fn get(&self, index: usize) -> Value<'_> {
        match index {
            0 => self.role_arn.get(),
            1 => self.session_name.get(),
            2 => self.seconds.get(),
            3 => self.external_id.get(),
            _ => Value::Absent,
        }
    }
}

/// What is answered. Nothing reads it by its table but the decoder.
#[derive(Default)]
pub(super) struct Answer {
    pub(super) keys: Option<Keys>,
    pub(super) expires: Option<u64>,
}

#[derive(Default)]
pub(super) struct Keys {
    pub(super) id: Option<Secret>,
    pub(super) key: Option<Secret>,
    pub(super) token: Option<Secret>,
}

impl Record for Answer {
    fn shape(&self) -> Shape {
        Shape::new("AssumeRoleReply\nCredentials\nExpiredTime")
    }

    fn get(&self, _: usize) -> Value<'_> {
        Value::Absent
    }
}

impl RecordMut for Answer {
    fn slot(&mut self, index: usize) -> Slot<'_> {
        match index {
            0 => Slot::Record(&mut self.keys),
            1 => Slot::Scalar(&mut self.expires),
            _ => Slot::Ignore,
        }
    }
}

impl Record for Keys {
    fn shape(&self) -> Shape {
        Shape::new("Credentials\nTmpSecretId\nTmpSecretKey\nToken")
    }

    fn get(&self, _: usize) -> Value<'_> {
        Value::Absent
    }
}

impl RecordMut for Keys {
    fn slot(&mut self, index: usize) -> Slot<'_> {
        match index {
            0 => Slot::Scalar(&mut self.id),
            1 => Slot::Scalar(&mut self.key),
            2 => Slot::Scalar(&mut self.token),
            _ => Slot::Ignore,
        }
    }
}

impl Scalar for Secret {
    fn from_token(token: Token<'_>) -> Result<Self, Mismatch> {
        String::from_token(token).map(Self::new)
    }
}
