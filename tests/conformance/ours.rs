//! Our side: repeats the cases of the vendors' side with the generated clients.

use std::sync::Arc;
use std::time::Duration;

use apiscribe_runtime::{Json, ReqwestTransport};
use serde_json::json;

use crate::Failure;
use crate::calls::Caller;
use crate::control::Server;

/// What all calls share.
pub(crate) struct Ours {
    pub(crate) address: String,
    pub(crate) transport: Arc<ReqwestTransport>,
    pub(crate) runtime: tokio::runtime::Runtime,
}

impl Ours {
    pub(crate) fn new(address: &str) -> Result<Self, Failure> {
        Ok(Ours {
            address: address.to_owned(),
            transport: Arc::new(ReqwestTransport::new(Duration::from_secs(10))?),
            runtime: tokio::runtime::Builder::new_current_thread().enable_all().build()?,
        })
    }
}

/// What the generated client made of one operation.
pub(crate) struct OurSide {
    /// Outcome, code and result, in the order of the cases.
    pub(crate) outcomes: Vec<Json>,
    /// What the client's own check says of each request, without sending it.
    pub(crate) checked: Vec<Option<String>>,
    /// What arrived at the mock.
    pub(crate) journal: Json,
}

/// Repeats the cases of one operation.
pub(crate) fn run(
    caller: &dyn Caller,
    ours: &Ours,
    server: &Server,
    cases: &[Json],
) -> Result<OurSide, Failure> {
    server.post("/_mock/reset", &json!({}))?;
    let mut side = OurSide { outcomes: Vec::new(), checked: Vec::new(), journal: Json::Null };
    for case in cases {
        let given = &case["given"];
        side.checked.push(caller.check(ours, given)?);
        if given["next"] == true {
            let operation = case["operation"].as_str().and_then(|name| name.rsplit('/').next());
            server.post("/_mock/next", &json!({ "operation": operation, "error": given["error"] }))?;
        }
        side.outcomes.push(caller.call(ours, given)?);
    }
    side.journal = server.get("/_mock/requests")?["requests"].clone();
    Ok(side)
}
