//! stub
use super::accounts::{App, KeyPair};
use super::codes::Refusal;
pub(crate) struct Incoming<'a> {
    pub method: &'a http::Method,
    pub uri: &'a http::Uri,
    pub headers: &'a http::HeaderMap,
    pub body: &'a [u8],
}
pub(crate) struct Caller {
    pub id: String,
    pub service: Option<String>,
    pub region: Option<String>,
}
pub(crate) mod tc3 {
    use super::*;
    pub(crate) fn verify(_: &Incoming<'_>, k: &[KeyPair], _now: u64, _skew: u64) -> Result<Caller, Refusal> {
        Ok(Caller { id: k[0].id.clone(), service: None, region: None })
    }
}
pub(crate) mod volcengine {
    pub(crate) use super::tc3::verify;
}
pub(crate) mod user_sig {
    use super::*;
    pub(crate) fn verify(_: &Incoming<'_>, k: &[App], _now: u64) -> Result<Caller, Refusal> {
        Ok(Caller { id: k[0].app_id.to_string(), service: None, region: None })
    }
}
