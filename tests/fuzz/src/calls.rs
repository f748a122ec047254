//! Operations without their types: the few lines of each target that are compiled once per operation.
//!
//! Given bytes or choices, it hands typed values to the targets. It must not judge more than what needs the types.

use std::fmt::Debug;
use std::marker::PhantomData;

use apiscribe_runtime::{
    Client, ClientBuilder, Code, Error, Operation, Record as _, RecordMut, Reply, Service, Transport,
};
use bytes::Bytes;
use http::{Response, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::keys::Keys;
use crate::sending::Server;
use crate::source::Source;
use crate::{errors, replies, requests, serial};

/// An operation without its type.
pub(crate) trait Caller: Send + Sync {
    fn reply(&self, status: u16, body: &[u8]);
    fn made_up(&self, source: &mut Source<'_>);
    fn request(&self, source: &mut Source<'_>);
    fn serial(&self, text: &str);
    fn call(&self, source: &mut Source<'_>);
    fn flood(&self, bytes: usize);
}

/// An operation.
pub(crate) struct Typed<O>(PhantomData<fn() -> O>);

impl<O> Typed<O>
where
    Typed<O>: Caller + 'static,
    O: Operation,
{
    /// Its name and itself, for the list.
    pub(crate) fn entry() -> (String, Box<dyn Caller>) {
        let service = O::Service::INFO;
        let name = [service.vendor, service.name, service.version, O::INFO.name].join("/");
        (name, Box::new(Typed::<O>(PhantomData)))
    }
}

impl<O> Caller for Typed<O>
where
    O: Operation + RecordMut + Default + Debug + PartialEq + Serialize + DeserializeOwned + 'static,
    O::Reply: PartialEq + Serialize + DeserializeOwned + Send,
    <O::Service as Service>::Credentials: Keys,
{
    fn reply(&self, status: u16, body: &[u8]) {
        let read = read::<O>(status, body);
        let outcome = read.as_ref().map(|reply| reply.request_id()).map_err(|error| &**error);
        replies::judge(O::INFO.envelope, status, body, outcome);
        if let Ok(reply) = &read {
            serial::check(&**reply);
        }
    }

    fn made_up(&self, source: &mut Source<'_>) {
        let (answer, body) = answer::<O>(source);
        let reply = read::<O>(200, body.as_bytes()).unwrap_or_else(|error| panic!("{error} in {body}"));
        assert_eq!(*reply, answer, "{body}");
        let failure = errors::Failure::of(source, O::INFO.envelope);
        let error = read::<O>(failure.status, failure.body.to_string().as_bytes()).err();
        failure.check(error.map(Error::into_any));
    }

    fn request(&self, source: &mut Source<'_>) {
        let setting = requests::Setting::of(source, O::Service::INFO);
        let builder = client::<O::Service>(requests::Nowhere, setting.temporary);
        let Ok(client) = setting.apply(builder).build() else { return };
        let mut request = O::default();
        source.fill(&mut request);
        // With the check on it may be refused, but in words.
        if let Err(error) = client.prepare(&request) {
            assert!(!error.to_string().is_empty() && !format!("{error:?}").is_empty());
        }
        let sent = serial::json(&request);
        let extras = requests::Extras::of(source);
        let mut call = client.request(request).validate(false);
        for (name, value) in &extras.headers {
            call = call.header(name, value);
        }
        for (name, value) in &extras.parameters {
            call = call.parameter(name, value.clone());
        }
        match call.prepare() {
            Ok(signed) => setting.check(signed, &sent, O::Service::INFO, O::INFO),
            Err(error) => errors::check(&error),
        }
    }

    fn serial(&self, text: &str) {
        if let Ok(request) = serde_json::from_str::<O>(text) {
            serial::check(&request);
        }
        if let Ok(reply) = serde_json::from_str::<O::Reply>(text) {
            serial::check(&reply);
        }
        if let Ok(code) = serde_json::from_str::<Code<O::Error>>(text) {
            let written = serde_json::to_string(&code).unwrap();
            assert!(serde_json::from_str::<Code<O::Error>>(&written).unwrap() == code, "{written}");
        }
    }

    fn call(&self, source: &mut Source<'_>) {
        let mut request = O::default();
        source.fill(&mut request);
        let server = Server::of(source, |source| answer::<O>(source).1);
        let client = server.client(client::<O::Service>(server.clone(), false));
        let end = server.wait(client.request(request).validate(false).send());
        server.check(O::INFO, end.map(drop).map_err(Error::into_any));
    }

    fn flood(&self, bytes: usize) {
        for body in replies::floods(O::INFO.envelope, O::Reply::default().shape(), bytes) {
            // Whether it is an answer does not matter, only what it takes.
            let client = client::<O::Service>(requests::Nowhere, false).max_body(body.len());
            let _ = client.build().unwrap().read::<O>(&response(200, body.as_bytes()));
        }
    }
}

/// The settings of a client without a network.
pub(crate) fn client<S: Service>(transport: impl Transport + 'static, temporary: bool) -> ClientBuilder<S>
where
    S::Credentials: Keys,
{
    let builder = Client::<S>::builder().credentials(S::Credentials::known(temporary)).transport(transport);
    builder.clock(|| requests::NOW).nonce(|| 7)
}

/// An answer that is made up, and the reply with it.
pub(crate) fn answer<O: Operation>(source: &mut Source<'_>) -> (O::Reply, String) {
    let mut answer = O::Reply::default();
    source.fill(&mut answer);
    let body = replies::body(O::INFO.envelope, serial::json(&answer)).to_string();
    (answer, body)
}

fn read<O: Operation>(status: u16, body: &[u8]) -> Result<Reply<O::Reply>, Error<O::Error>>
where
    <O::Service as Service>::Credentials: Keys,
{
    let client = client::<O::Service>(requests::Nowhere, false).build().unwrap();
    client.read::<O>(&response(status, body))
}

fn response(status: u16, body: &[u8]) -> Response<Bytes> {
    let mut response = Response::new(Bytes::copy_from_slice(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
    response
}
