//! One call from beginning to end: which operation, who calls, is it right, what does it do, what is the reply.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use http::request::Parts;
use serde_json::{Map, Value as Json};

use super::accounts::Accounts;
use super::auth::{self, Incoming};
use super::codes::{self, Refusal};
use super::control::{self, Instruction, Instructions};
use super::exchange::{Exchange, Outcome};
use super::fault::Fault;
use super::journal::Journal;
use super::rates::Rates;
use super::reply::{self, Making};
use super::routes::Routes;
use super::state::{Found, Store};
use super::validate::{Patterns, Validator};
use super::{admission, listing, parameters, protocol};
use crate::model::walk::{self, Call};
use crate::model::{Condition, Model, Signing};

/// How strict a mock is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Whether it refuses what the pages do not have, though they do not say that the vendor refuses it: unknown parameters,
    /// undocumented values, things that nobody created.
    pub strict: bool,
    /// Whether it enforces the rate limits of the pages.
    pub rate_limits: bool,
}

/// How many seconds a clock may be off where no page says.
const CLOCK_SKEW: u64 = 300;

/// A vendor's server, made from specs.
pub struct Mock {
    model: Model,
    routes: Routes,
    patterns: Patterns,
    accounts: Accounts,
    options: Options,
    memory: Mutex<Memory>,
}

/// What changes from call to call.
#[derive(Default)]
struct Memory {
    store: Store,
    journal: Journal,
    rates: Rates,
    instructions: Instructions,
    /// Requests so far; numbers the request ids.
    requests: u64,
    /// Things named so far.
    named: u64,
}

/// A reply, and what is to be done to the connection.
#[derive(Debug)]
pub struct Answer {
    /// The reply as it should travel.
    pub response: http::Response<Bytes>,
    /// What to break besides; body and status are broken already.
    pub faults: Vec<Fault>,
}

impl Mock {
    /// A mock of everything in a model that got through the gate.
    pub fn new(model: Model, accounts: Accounts, options: Options) -> Self {
        let patterns = Patterns::of(walk::owners(&model).flat_map(|owner| owner.fields));
        Mock { routes: Routes::new(&model), patterns, accounts, options, memory: Mutex::default(), model }
    }

    /// The specs it answers for.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Answers one request that came in at a time.
    pub fn answer(&self, parts: &Parts, body: &[u8], now: SystemTime) -> Answer {
        let now = now.duration_since(UNIX_EPOCH).unwrap_or_default();
        if parts.uri.path().starts_with(control::PREFIX) {
            return Answer { response: self.control(parts, body), faults: Vec::new() };
        }
        let Some(routed) = self.routes.find(parts, &self.model) else {
            let message = "this speaks no protocol of the specs: neither the header X-TC-Action, nor Action in the query, \
                           nor a path of theirs; GET /_mock/operations lists what there is";
            return Answer { response: control::refusal(404, message), faults: Vec::new() };
        };
        if let Some(message) = admission::unread(body, routed.vendor) {
            return Answer { response: control::refusal(413, message), faults: Vec::new() };
        }
        let request_id = self.next_request_id();
        let mut exchange = Exchange { parts, body, now, routed, request_id, account: None, parameters: None };
        match self.asked(&exchange) {
            Ok(asked) => self.respond(&mut exchange, asked),
            Err(message) => Answer { response: control::refusal(400, &message), faults: Vec::new() },
        }
    }

    fn control(&self, parts: &Parts, body: &[u8]) -> http::Response<Bytes> {
        let query = |name: &str| {
            let query = parts.uri.query().unwrap_or_default();
            form_urlencoded::parse(query.as_bytes())
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.into_owned())
        };
        match (parts.method.as_str(), parts.uri.path()) {
            ("GET", "/_mock" | "/_mock/") => control::help(),
            ("GET", "/_mock/operations") => control::reply(&listing::operations(&self.model)),
            ("GET", "/_mock/requests") => {
                control::reply(&self.memory().journal.to_json(query("operation").as_deref()))
            }
            ("POST", "/_mock/next") => match Instruction::read(body, &self.model) {
                Ok(more) => {
                    let kept = self.memory().instructions.add(more);
                    control::reply(&serde_json::json!({ "waiting": kept }))
                }
                Err(message) => control::refusal(400, &message),
            },
            ("POST", "/_mock/reset") => {
                *self.memory() = Memory::default();
                control::reply(&serde_json::json!({ "reset": true }))
            }
            (method, path) => {
                control::refusal(404, &format!("there is no {method} {path}; GET /_mock tells what there is"))
            }
        }
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next_request_id(&self) -> String {
        let mut memory = self.memory();
        memory.requests += 1;
        format!("00000000-0000-4000-8000-{:012}", memory.requests)
    }

    /// What the headers, or else the instructions that wait, ask for.
    fn asked(&self, exchange: &Exchange<'_>) -> Result<Instruction, String> {
        let operation = exchange.routed.call.as_ref().ok().map(|call| call.operation.name.as_str());
        let error = protocol::header(exchange.parts, "x-mock-error");
        let faults = match protocol::header(exchange.parts, "x-mock-fault") {
            Some(words) => Fault::parse(&words).map_err(|error| error.to_string())?,
            None => Vec::new(),
        };
        if error.is_none() && faults.is_empty() {
            return Ok(self.memory().instructions.take(operation).unwrap_or_default());
        }
        Ok(Instruction::of_call(error, faults))
    }

    fn respond<'m>(&'m self, exchange: &mut Exchange<'m>, asked: Instruction) -> Answer {
        let outcome = match &asked.error {
            Some(code) => match self.documented(exchange, code) {
                Ok(outcome) => outcome,
                Err(message) => {
                    return Answer { response: control::refusal(400, &message), faults: Vec::new() };
                }
            },
            None => self.outcome(exchange),
        };
        let mut response = exchange.response(&outcome);
        asked.faults.iter().for_each(|fault| fault.apply(&mut response));
        let entry = exchange.entry(&outcome, response.status().as_u16(), &asked.faults);
        self.memory().journal.add(entry);
        Answer { response, faults: asked.faults }
    }

    /// A failure that was asked for. Nothing is checked, but what came is remembered.
    fn documented<'m>(&self, exchange: &mut Exchange<'m>, code: &str) -> Result<Outcome<'m>, String> {
        exchange.account = self.authenticate(exchange).ok();
        if let Ok(call) = exchange.routed.call {
            exchange.parameters = parameters::read(exchange.parts, exchange.body, call).ok();
        }
        let tables = exchange.tables();
        match tables.into_iter().flatten().find(|of| of.key.to_string() == code) {
            Some(code) => Ok(Outcome::Failure { code, message: code.doc.clone(), condition: None }),
            None => Err(control::undocumented(code, tables.into_iter().flatten())),
        }
    }

    fn outcome<'m>(&self, exchange: &mut Exchange<'m>) -> Outcome<'m> {
        match self.act(exchange) {
            Ok(result) => Outcome::Success(result),
            Err(refusal) => match codes::answer(exchange.tables(), &refusal) {
                Some(code) => {
                    Outcome::Failure { code, message: refusal.message, condition: Some(refusal.condition) }
                }
                None => Outcome::NoCode(refusal),
            },
        }
    }

    /// All checks in the order of a server, then the work.
    fn act(&self, exchange: &mut Exchange<'_>) -> Result<Option<Json>, Refusal> {
        let routed = exchange.routed.call.clone();
        // Before the signature, because nobody knows the rest of a body that is too large.
        admission::size(exchange.body, exchange.routed.vendor)?;
        exchange.account = Some(self.authenticate(exchange)?);
        let call = routed?;
        self.admissible(exchange, call)?;
        let parameters = parameters::read(exchange.parts, exchange.body, call)?;
        let parameters = exchange.parameters.insert(parameters).clone();
        let unknown = codes::declared(exchange.tables(), Condition::UnknownParameter).is_some();
        let validator =
            Validator::new(call, &self.patterns, unknown || self.options.strict, self.options.strict);
        validator.request(&parameters, call)?;
        let (found, made_up) = self.found(exchange, call, &parameters)?;
        let making = Making { call, validator, request: &parameters, now: exchange.now.as_secs() };
        Ok(making.result(&found, &made_up))
    }

    fn authenticate(&self, exchange: &Exchange<'_>) -> Result<String, Refusal> {
        let Exchange { parts, body, now, routed, .. } = exchange;
        let incoming = Incoming { method: &parts.method, uri: &parts.uri, headers: &parts.headers, body };
        let skew = routed.vendor.clock_skew.unwrap_or(CLOCK_SKEW);
        let caller = match routed.vendor.signing {
            Signing::Tc3 => auth::tc3::verify(&incoming, &self.accounts.tc3, now.as_secs(), skew)?,
            Signing::Volcengine => {
                auth::volcengine::verify(&incoming, &self.accounts.volcengine, now.as_secs(), skew)?
            }
            Signing::UserSig => auth::user_sig::verify(&incoming, &self.accounts.usersig, now.as_secs())?,
        };
        let signed_for = caller.service.as_deref();
        let meant = routed.call.as_ref().ok().map(|call| call.version.signing_name.as_str());
        match (signed_for, meant) {
            (Some(signed), Some(meant)) if signed != meant => Err(Refusal::new(
                Condition::WrongSignature,
                format!("The signature is for the service {signed}, the operation belongs to {meant}."),
            )),
            _ => Ok(caller.id),
        }
    }

    /// Method, content type, rate and region.
    fn admissible(&self, exchange: &Exchange<'_>, call: Call<'_>) -> Result<(), Refusal> {
        let Exchange { parts, now, routed, .. } = exchange;
        admission::method(parts, call)?;
        admission::content_type(parts, call)?;
        if let Some(limit) = call.operation.rate_limit.filter(|_| self.options.rate_limits) {
            let operation = format!("{}/{}/{}", call.service.name, call.version.version, call.operation.name);
            let account = exchange.account.as_deref().unwrap_or_default();
            self.memory().rates.take(account, &operation, limit, *now).map_err(|wait| {
                let message = format!(
                    "No more than {} calls in {} s are let through; the next one in {} ms.",
                    limit.calls,
                    limit.seconds,
                    wait.as_millis()
                );
                Refusal::new(Condition::RateLimit, message)
            })?;
        }
        let by_header = call.vendor.signing == Signing::Tc3;
        admission::region(routed.named.region.as_deref().filter(|_| by_header), call)
    }

    /// What the store has to do with the call.
    fn found(
        &self,
        exchange: &Exchange<'_>,
        call: Call<'_>,
        parameters: &Map<String, Json>,
    ) -> Result<(Found, Json), Refusal> {
        let Some(state) = &call.operation.state else { return Ok((Found::Unknown, Json::Null)) };
        let account = exchange.account.as_deref().unwrap_or_default();
        let mut memory = self.memory();
        memory.named += 1;
        let made_up = reply::made_up(call, memory.named);
        let key = made_up.as_str().map_or_else(|| made_up.to_string(), str::to_owned);
        let found = match memory.store.act(state, call, account, parameters, &key) {
            Found::Unknown if self.options.strict => Found::Gone,
            found => found,
        };
        let refusal = match &found {
            Found::Exists => Refusal::new(
                Condition::ResourceExists,
                format!("There is such a {} already.", state.resource),
            ),
            // Of several things there may be none.
            Found::Gone if !state.into.is_each() => {
                Refusal::new(Condition::NoResource, format!("There is no such {}.", state.resource))
            }
            _ => return Ok((found, made_up)),
        };
        match codes::answer(exchange.tables(), &refusal) {
            Some(_) => Err(refusal),
            // No page tells of a failure, so it is none.
            None => Ok((found, made_up)),
        }
    }
}
