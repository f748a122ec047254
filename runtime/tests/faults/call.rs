//! One call of an operation against one fault, with reqwest as the client brings it.
//!
//! Given: a fault and a safety class. Returns: what became of the call, in the words of the table. Must not: wait between attempts.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use apiscribe_runtime::{
    BoxFuture, Client, Error, ErrorCodes, Operation, Reply, ReqwestTransport, Service, Timer, Tls, Transport,
    tencent, tencent_im, volcengine,
};

use apiscribe_runtime::blocking::UreqTransport;

use crate::certificate;
use crate::fault::{Behaviour, Fault, Vendor};
use crate::operations::*;
use crate::server::Server;

/// The largest reply that is read.
pub(crate) const MAX_BODY: usize = 64 * 1024;

/// What became of a call.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// `ok`, or the kind of the error.
    pub(crate) kind: String,
    /// How many attempts the client made.
    pub(crate) attempts: u32,
    /// How many whole requests the server read.
    pub(crate) seen: usize,
    /// What the client would have waited between the attempts.
    pub(crate) waits: Vec<Duration>,
    /// What the error says.
    pub(crate) told: String,
}

/// Calls the operation of this column (read, idempotent, unsafe).
pub(crate) async fn call(fault: &Fault, column: usize, by: &By) -> Outcome {
    let tencent = || tencent::Credentials::new("id", "key");
    let volcengine = || volcengine::Credentials::new("id", "key");
    let engine = || tencent_im::Credentials::new(1, "admin", "key");
    match (fault.vendor, column) {
        (Vendor::Tencent, 0) => of::<TencentRead>(fault, by, tencent()).await,
        (Vendor::Tencent, 1) => of::<TencentIdempotent>(fault, by, tencent()).await,
        (Vendor::Tencent, _) => of::<TencentUnsafe>(fault, by, tencent()).await,
        (Vendor::Volcengine, 0) => of::<VolcengineRead>(fault, by, volcengine()).await,
        (Vendor::Volcengine, 1) => of::<VolcengineIdempotent>(fault, by, volcengine()).await,
        (Vendor::Volcengine, _) => of::<VolcengineUnsafe>(fault, by, volcengine()).await,
        (Vendor::Engine, 0) => of::<EngineRead>(fault, by, engine()).await,
        (Vendor::Engine, 1) => of::<EngineIdempotent>(fault, by, engine()).await,
        (Vendor::Engine, _) => of::<EngineUnsafe>(fault, by, engine()).await,
    }
}

async fn of<O: Operation + Default>(
    fault: &Fault,
    by: &By,
    credentials: <O::Service as Service>::Credentials,
) -> Outcome {
    let server = match &fault.behaviour {
        Behaviour::Absent => Server::absent(),
        Behaviour::Plays(steps) => Server::start(steps.clone()).await,
        Behaviour::Certificate => Server::start_tls().await,
    };
    let timer = Recorder::default();
    let builder = Client::<O::Service>::builder()
        .credentials(credentials)
        .region("cn-north-1")
        .insecure_endpoint(format!("{}://{}:{}", fault.scheme, fault.host, server.address.port()))
        .attempt_timeout(fault.patience)
        .max_body(MAX_BODY)
        .timer(timer.clone())
        .clock(|| 1_700_000_000)
        .nonce(|| u32::MAX);
    let second = fault.second_call;
    let (result, before) = match by {
        By::Reqwest(transports) => {
            let client = builder.transport(transports.of(fault)).build().unwrap();
            if second {
                client.send(O::default()).await.unwrap();
            }
            let before = server.seen();
            (told(client.send(O::default()).await), before)
        }
        By::Ureq(transport) => {
            let client = builder.transport(transport.clone()).build_blocking().unwrap();
            let calls = tokio::task::spawn_blocking(move || {
                if second {
                    client.send(O::default()).unwrap();
                }
                told(client.send(O::default()))
            });
            (calls.await.unwrap(), usize::from(second))
        }
    };
    let (kind, attempts, told) = result;
    Outcome { kind, attempts, seen: server.seen() - before, waits: timer.waits(), told }
}

fn told<T, C: ErrorCodes>(result: Result<Reply<T>, Error<C>>) -> (String, u32, String) {
    match result {
        Ok(reply) => ("ok".to_owned(), reply.attempts(), String::new()),
        Err(error) => (format!("{:?}", error.kind()).to_lowercase(), error.attempts(), error.to_string()),
    }
}

/// What sends the requests.
#[derive(Clone)]
pub(crate) enum By {
    Reqwest(Arc<Transports>),
    Ureq(UreqTransport),
}

/// The built-in transport, and one whose names nobody knows.
pub(crate) struct Transports {
    real: ReqwestTransport,
    nameless: ReqwestTransport,
}

impl Transports {
    pub(crate) fn new() -> Self {
        let nameless = reqwest::Client::builder()
            .tls_backend_preconfigured(certificate::client())
            .no_proxy()
            .dns_resolver(Arc::new(NoNames));
        Self {
            // Each TLS has words of its own for what went wrong; the table has those of the default.
            real: ReqwestTransport::with_tls(Tls::RustlsRing, Duration::from_secs(10)).unwrap(),
            nameless: ReqwestTransport::from_client(nameless.build().unwrap()),
        }
    }

    fn of(&self, fault: &Fault) -> impl Transport + 'static {
        if fault.host == "127.0.0.1" { self.real.clone() } else { self.nameless.clone() }
    }
}

/// Knows no name, without asking the network.
struct NoNames;

impl reqwest::dns::Resolve for NoNames {
    fn resolve(&self, _: reqwest::dns::Name) -> reqwest::dns::Resolving {
        Box::pin(async { Err("the name is not known".into()) })
    }
}

/// A timer that waits for nothing and writes down how long it should have.
#[derive(Clone, Default)]
struct Recorder(Arc<Mutex<Vec<Duration>>>);

impl Recorder {
    fn waits(&self) -> Vec<Duration> {
        self.0.lock().unwrap().clone()
    }
}

impl Timer for Recorder {
    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        self.0.lock().unwrap().push(time);
        Box::pin(std::future::ready(()))
    }

    fn now(&self) -> Duration {
        self.waits().iter().sum()
    }
}
