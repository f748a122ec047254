//! Requests of any content, judged by the mock, which shares no code with the client.
//!
//! Given a signed request, it panics when the mock does not believe the signature, or understands another operation or other parameters.

use std::path::Path;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use apiscribe::mock::{Accounts, Mock, Options};
use apiscribe_runtime::{
    BoxFuture, ClientBuilder, Json, Limits, Method, OperationInfo, Service, ServiceInfo, Transport,
    TransportError,
};
use bytes::Bytes;
use http::{Request, Response};

use crate::source::Source;

/// The second of calls whose time does not matter.
pub(crate) const NOW: u64 = 1_795_000_000;
/// The end of the year 9999: the vendors' dates have four digits for the year.
const END_OF_DATES: u64 = 253_402_300_799;

/// In place of the network.
pub(crate) struct Nowhere;

impl Transport for Nowhere {
    fn send(&self, _: Request<Bytes>, _: Limits) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        panic!("this call is made, not sent")
    }
}

/// How a client is set up.
pub(crate) struct Setting {
    pub(crate) temporary: bool,
    region: Option<String>,
    language: Option<String>,
    endpoint: Option<&'static str>,
    now: u64,
    nonce: u32,
}

impl Setting {
    pub(crate) fn of(source: &mut Source<'_>, service: &ServiceInfo) -> Self {
        let flags = source.byte();
        let any = |source: &mut Source<'_>, usual: &str| match source.byte() % 4 {
            0 => Some(source.text()),
            _ => Some(usual.to_owned()),
        };
        Self {
            temporary: flags & 1 != 0,
            region: if flags & 2 != 0 {
                None
            } else {
                any(source, service.default_region.unwrap_or("ap-singapore"))
            },
            language: if flags & 4 != 0 { any(source, "en-US") } else { None },
            endpoint: [None, Some("https://localhost"), Some("https://Mock.Example:8443")]
                [usize::from(flags >> 3) % 3],
            now: if flags & 32 != 0 { source.number() } else { NOW },
            nonce: u32::from(source.byte()),
        }
    }

    pub(crate) fn apply<S: Service>(&self, mut builder: ClientBuilder<S>) -> ClientBuilder<S> {
        if let Some(region) = &self.region {
            builder = builder.region(region);
        }
        if let Some(language) = &self.language {
            builder = builder.language(language);
        }
        if let Some(endpoint) = self.endpoint {
            builder = builder.endpoint(endpoint);
        }
        let (now, nonce) = (self.now, self.nonce);
        builder.clock(move || now).nonce(move || nonce)
    }

    /// The mock believes the request, and understands what was meant.
    pub(crate) fn check(
        &self,
        signed: Request<Bytes>,
        sent: &Json,
        service: &ServiceInfo,
        operation: &OperationInfo,
    ) {
        let entry = (self.now <= END_OF_DATES).then(|| entry(signed, self.now)).flatten();
        let Some(entry) = entry else { return };
        assert!(entry["account"].is_string(), "not believed: {entry:#}");
        assert_eq!(entry["operation"], operation.name);
        assert_eq!(entry["version"], service.version);
        let (Json::Object(sent), Json::Object(understood)) = (sent, &entry["parameters"]) else { return };
        for (name, value) in sent {
            // Nothing of an empty list or object travels in a query.
            if operation.method == Method::Post || has_scalar(value) {
                let found = understood.get(name).unwrap_or(&Json::Null);
                assert!(same(value, found), "{name}: {value} arrived as {found}");
            }
        }
    }
}

/// What the mock remembers of a call; nothing where it was told to misbehave, or refuses the size.
fn entry(signed: Request<Bytes>, now: u64) -> Option<Json> {
    static MOCK: LazyLock<Mutex<Mock>> = LazyLock::new(|| {
        let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs");
        let model = apiscribe::gate(&apiscribe::load::load(&specs).unwrap()).unwrap();
        Mutex::new(Mock::new(model, Accounts::default(), Options::default()))
    });
    let mock = MOCK.lock().unwrap_or_else(PoisonError::into_inner);
    let answer = |request: Request<Bytes>| {
        let (parts, body) = request.into_parts();
        mock.answer(&parts, &body, UNIX_EPOCH + Duration::from_secs(now)).response
    };
    let control = |method, path| Request::builder().method(method).uri(path).body(Bytes::new()).unwrap();
    answer(control("POST", "/_mock/reset"));
    answer(signed);
    let journal: Json = serde_json::from_slice(answer(control("GET", "/_mock/requests")).body()).unwrap();
    journal["requests"].get(0).cloned()
}

fn has_scalar(json: &Json) -> bool {
    match json {
        Json::Array(items) => items.iter().any(has_scalar),
        Json::Object(members) => members.values().any(has_scalar),
        _ => true,
    }
}

/// Whether two values say the same, as far as the second is shown.
fn same(sent: &Json, shown: &Json) -> bool {
    match (sent, shown) {
        (_, Json::String(hidden)) if hidden.starts_with("**") => true,
        (Json::Array(sent), Json::Array(shown)) => {
            sent.len() == shown.len() && sent.iter().zip(shown).all(|(sent, shown)| same(sent, shown))
        }
        (Json::Object(sent), Json::Object(shown)) => sent
            .iter()
            .all(|(key, sent)| !has_scalar(sent) || shown.get(key).is_some_and(|shown| same(sent, shown))),
        (Json::Number(sent), Json::Number(shown)) => sent == shown || sent.as_f64() == shown.as_f64(),
        (sent, shown) => sent == shown,
    }
}

/// What a call carries besides its operation.
pub(crate) struct Extras {
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) parameters: Vec<(String, Json)>,
}

impl Extras {
    pub(crate) fn of(source: &mut Source<'_>) -> Self {
        let headers = (0..source.byte() % 3).map(|_| (source.text(), source.text()));
        // Those would tell the mock what to do.
        let headers = headers.filter(|(name, _)| !name.to_ascii_lowercase().starts_with("x-mock-")).collect();
        let parameters = (0..source.byte() % 3).map(|_| (source.text(), source.json())).collect();
        Self { headers, parameters }
    }
}
