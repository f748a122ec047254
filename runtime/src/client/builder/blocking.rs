//! The builder's other end: a client whose calls block.
//!
//! Given: the settings. Returns: the client. Must not: hand it a transport or a timer that could keep a call for ever.

use std::marker::PhantomData;
use std::sync::Arc;

use super::ClientBuilder;
use crate::client::Client;
use crate::client::blocking::{self, Patience, ThreadTimer, UreqTransport};
use crate::error::AnyError;
use crate::service::Service;
use crate::timer::Timer;
use crate::transport::Transport;

impl<S: Service> ClientBuilder<S> {
    /// The client whose calls block, for programs that are not async. Connects to nothing.
    pub fn build_blocking(self) -> Result<blocking::Client<S>, AnyError> {
        let mut settings = self.settings;
        let connect = settings.connect_timeout;
        let patient = |own| -> Arc<dyn Transport> { Arc::new(Patience::with(own)) };
        settings.transport = settings.transport.map(patient);
        let patient = |own| -> Arc<dyn Timer> { Arc::new(Patience::with(own)) };
        settings.timer = settings.timer.map(patient);
        let settings = settings
            .or(|| Some(Arc::new(ThreadTimer::new())), || Ok(Some(Arc::new(UreqTransport::new(connect)))))?;
        let core = Arc::new(settings.build(S::INFO)?);
        Ok(blocking::Client::over(Client { core, service: PhantomData }))
    }
}
