//! What building and signing one request costs, against the floor of hashing alone, and what reading a reply costs. All in one run, because only ratios hold on a
//! shared machine.

use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use apiscribe_runtime as rt;
use rt::{Envelope, FailsWhen, Field, Host, Method, Regions, Safety, Signing};

/// A request of about 200 bytes, with an operation of each scheme on it.
macro_rules! operation {
    ($service:ident, $request:ident, $credentials:ty, $signing:ident, $region:expr) => {
        enum $service {}
        impl rt::Service for $service {
            type Credentials = $credentials;
            const INFO: &'static rt::ServiceInfo = &rt::ServiceInfo {
                vendor: "bench",
                name: "trtc",
                version: "2019-07-22",
                signing_name: "trtc",
                signing: Signing::$signing,
                hosts: &[Host { host: "trtc.tencentcloudapi.com", region: None, name: None }],
                default_region: $region,
                path: "/",
                envelope: None,
            };
        }
        #[derive(Default)]
        struct $request {
            sdk_app_id: Option<u64>,
            task_id: Option<String>,
            users: Vec<String>,
        }
        impl rt::Record for $request {
            fn shape(&self) -> &'static rt::Shape {
                static SHAPE: rt::Shape = rt::Shape::new(
                    "Request",
                    &[
                        Field::new("SdkAppId").required(),
                        Field::new("TaskId").required().bytes(1, 200),
                        Field::new("Users"),
                    ],
                );
                &SHAPE
            }
            fn get(&self, index: usize) -> rt::Value<'_> {
                match index {
                    0 => rt::Get::get(&self.sdk_app_id),
                    1 => rt::Get::get(&self.task_id),
                    2 => rt::Get::get(&self.users),
                    _ => rt::Value::Absent,
                }
            }
        }
        impl rt::Operation for $request {
            type Service = $service;
            type Reply = Room;
            type Error = rt::NoCodes<rt::NoCodes<rt::NoParent>>;
            const INFO: &'static rt::OperationInfo = &rt::OperationInfo {
                name: "DeleteCloudRecording",
                method: Method::Post,
                path: "/",
                safety: Safety::Idempotent,
                regions: Regions { required: false, only: &[] },
                rate_limit: None,
                envelope: &ENVELOPE,
                groups: &[],
                page: "",
            };
        }
        impl $request {
            fn sample() -> Self {
                Self {
                    sdk_app_id: Some(1_400_000_000),
                    task_id: Some("x".repeat(100)),
                    users: (0..4).map(|number| format!("user-{number}-of-room")).collect(),
                }
            }
        }
    };
}

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

#[derive(Debug, Default)]
struct Room {
    id: Option<u64>,
    name: Option<String>,
    rooms: Vec<Room>,
}
impl rt::Record for Room {
    fn shape(&self) -> &'static rt::Shape {
        static SHAPE: rt::Shape =
            rt::Shape::new("Room", &[Field::new("Id"), Field::new("Name"), Field::new("Rooms")]);
        &SHAPE
    }
    fn get(&self, index: usize) -> rt::Value<'_> {
        match index {
            0 => rt::Get::get(&self.id),
            1 => rt::Get::get(&self.name),
            2 => rt::Get::get(&self.rooms),
            _ => rt::Value::Absent,
        }
    }
}
impl rt::RecordMut for Room {
    fn slot(&mut self, index: usize) -> rt::Slot<'_> {
        match index {
            0 => rt::SlotOf::slot(&mut self.id),
            1 => rt::SlotOf::slot(&mut self.name),
            2 => rt::SlotOf::slot(&mut self.rooms),
            _ => rt::Slot::Ignore,
        }
    }
}

/// A reply of 40 rooms, read whole, against the same text read into serde_json's own tree.
fn decoding() -> Result<(), rt::AnyError> {
    let room = r#"{"Id":446192236330927912,"Name":"a name of a room of some length"}"#;
    let text = format!(r#"{{"Response":{{"Rooms":[{}],"RequestId":"r"}}}}"#, [room; 40].join(","));
    let bytes = text.len();
    let response = http::Response::new(bytes::Bytes::from(text));
    let client = client::<Tencent>(rt::tencent::Credentials::new("not-a-real-id", "not-a-real-key"), 0)?;
    let tree = measure(|| {
        let _ = black_box(serde_json::from_slice::<serde_json::Value>(black_box(response.body())));
    });
    let ours = measure(|| {
        let _ = black_box(client.read::<TencentRequest>(black_box(&response)));
    });
    println!("reply of {bytes} bytes: serde_json tree {tree:.0} ns, ours {ours:.0} ns, {:.2} x", ours / tree);
    Ok(())
}

operation!(Tencent, TencentRequest, rt::tencent::Credentials, Tc3, None);
operation!(Volcengine, VolcengineRequest, rt::volcengine::Credentials, Volcengine, Some("cn-north-1"));
operation!(Im, ImRequest, rt::tencent_im::Credentials, UserSig, None);

/// The median of many short series, in nanoseconds per call.
fn measure(mut work: impl FnMut()) -> f64 {
    const SERIES: usize = 61;
    const CALLS: u32 = 500;
    let mut series: Vec<f64> = (0..SERIES)
        .map(|_| {
            let start = Instant::now();
            (0..CALLS).for_each(|_| work());
            start.elapsed().as_nanos() as f64 / f64::from(CALLS)
        })
        .collect();
    series.sort_by(f64::total_cmp);
    series.get(SERIES / 2).copied().unwrap_or(f64::NAN)
}

/// A client whose clock moves on by `step` seconds per request: 0 keeps every derived key, more than a day keeps none.
fn client<S: rt::Service>(credentials: S::Credentials, step: u64) -> Result<rt::Client<S>, rt::AnyError> {
    let now = Arc::new(AtomicU64::new(1_700_000_000));
    let builder = rt::Client::<S>::builder().credentials(credentials);
    builder.clock(move || now.fetch_add(step, Ordering::Relaxed)).nonce(|| 7).build()
}

fn signing<O: rt::Operation>(
    name: &'static str,
    credentials: impl Fn() -> <O::Service as rt::Service>::Credentials,
    request: &O,
    rows: &mut Vec<(String, f64)>,
) -> Result<(), rt::AnyError> {
    for (label, step) in [("key kept", 0), ("key derived", 100_000)] {
        let client = client::<O::Service>(credentials(), step)?;
        client.prepare(request)?;
        let nanos = measure(|| {
            let _ = black_box(client.prepare(black_box(request)));
        });
        rows.push((format!("{name}: check, encode, sign, build ({label})"), nanos));
    }
    Ok(())
}

fn main() -> Result<(), rt::AnyError> {
    let (body, canonical) = (vec![b'x'; 230], vec![b'x'; 190]);
    let hmac_key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, b"not-a-real-key");
    let floor = measure(|| {
        black_box(ring::digest::digest(&ring::digest::SHA256, black_box(&body)));
        black_box(ring::digest::digest(&ring::digest::SHA256, black_box(&canonical)));
        black_box(ring::hmac::sign(&hmac_key, black_box(canonical.get(..130).unwrap_or_default())));
    });
    let mut rows = vec![("floor: SHA-256 of body and canonical request, one HMAC".to_owned(), floor)];
    let tencent = || rt::tencent::Credentials::new("not-a-real-id", "not-a-real-key");
    signing("TC3", tencent, &TencentRequest::sample(), &mut rows)?;
    let volcengine = || rt::volcengine::Credentials::new("not-a-real-id", "not-a-real-key");
    signing("Volcengine", volcengine, &VolcengineRequest::sample(), &mut rows)?;
    let im = || rt::tencent_im::Credentials::new(1_400_000_000, "administrator", "not-a-real-key");
    signing("UserSig", im, &ImRequest::sample(), &mut rows)?;
    for (name, nanos) in rows {
        println!("{name:<62} {nanos:>8.0} ns  {:>5.2} x floor", nanos / floor);
    }
    decoding()
}
