//! The credentials that a client signs with at the moment.
//!
//! Given: fixed credentials, or a provider. Returns: what signs, renewed before it ends. Must not: ask twice for the same thing at the same
//! time, or give up credentials that still hold because new ones could not be had.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::AnyCredentials;
use super::provider::{Provided, Provider, ProviderContext, ProviderError};
use super::turn::{Turn, Turns};
use crate::observe;
use crate::request::SigningCache;
use crate::timer::within;
use crate::transport::BoxFuture;

/// After an attempt at renewal that failed, the next one is made so many seconds later.
const PAUSE: u64 = 30;
/// Credentials that are refused so soon after they came are no better when asked for again.
const FRESH: u64 = 10;
/// Of the time that a call has, this part may go into a renewal without which it could do.
const RENEWAL_SHARE: u32 = 4;

/// Credentials, and what was derived from them. Derived keys cannot outlive the credentials that they belong to.
pub(crate) struct Signer {
    pub(crate) credentials: AnyCredentials,
    pub(crate) cache: SigningCache,
}

impl Signer {
    fn new(credentials: AnyCredentials) -> Arc<Self> {
        Arc::new(Self { credentials, cache: SigningCache::default() })
    }
}

/// Where a client has its credentials from.
pub(crate) enum Supply {
    /// They are always the same.
    Fixed(Arc<Signer>),
    /// They are looked up and renewed.
    Renewed(Box<Renewed>),
}

impl Supply {
    pub(crate) fn fixed(credentials: AnyCredentials) -> Self {
        Self::Fixed(Signer::new(credentials))
    }

    pub(crate) fn renewed<C>(provider: impl Provider<C> + 'static) -> Self
    where
        C: Into<AnyCredentials> + 'static,
    {
        let provider = Box::new(Erased { provider: Box::new(provider) });
        Self::Renewed(Box::new(Renewed { provider, state: Mutex::default(), turns: Turns::default() }))
    }

    /// What signs now, if that is known without asking anybody.
    pub(crate) fn at_hand(&self, now: u64) -> Option<Arc<Signer>> {
        match self {
            Self::Fixed(signer) => Some(Arc::clone(signer)),
            Self::Renewed(renewed) => match renewed.look(now) {
                Look::Good(signer) | Look::Ageing(signer) => Some(signer),
                Look::Nothing => None,
            },
        }
    }

    /// What signs now. `None` when that took longer than `patience`.
    pub(crate) async fn signer(
        &self,
        context: &ProviderContext<'_>,
        patience: Duration,
    ) -> Option<Result<Arc<Signer>, ProviderError>> {
        match self {
            Self::Fixed(signer) => Some(Ok(Arc::clone(signer))),
            Self::Renewed(renewed) => renewed.signer(context, patience).await,
        }
    }

    /// A server refused what was signed with these. Whether there is now something else to sign with.
    pub(crate) async fn refused(
        &self,
        used: &Arc<Signer>,
        context: &ProviderContext<'_>,
        patience: Duration,
    ) -> bool {
        let renewed = match self {
            Self::Fixed(_) => false,
            Self::Renewed(renewed) => {
                within(context.timer(), patience, renewed.refused(used, context)).await == Some(true)
            }
        };
        renewed || used.cache.forget_user_sig(context.seconds())
    }

    /// What errors call it.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Fixed(_) => "fixed credentials".to_owned(),
            Self::Renewed(renewed) => renewed.provider.name(),
        }
    }
}

/// What a provider brought last.
pub(crate) struct Renewed {
    provider: Box<dyn Provider<AnyCredentials>>,
    state: Mutex<State>,
    /// Who may ask the provider.
    turns: Turns,
}

#[derive(Default)]
struct State {
    held: Option<Held>,
    /// How often asking failed, and how the last time: who waited meanwhile takes that for an answer.
    failures: u64,
    failure: Option<ProviderError>,
}

struct Held {
    signer: Arc<Signer>,
    since: u64,
    expires: Option<u64>,
    /// When to ask for new ones.
    renewal: Option<u64>,
}

enum Look {
    Good(Arc<Signer>),
    /// Good still, but not for long.
    Ageing(Arc<Signer>),
    Nothing,
}

impl Renewed {
    async fn signer(
        &self,
        context: &ProviderContext<'_>,
        patience: Duration,
    ) -> Option<Result<Arc<Signer>, ProviderError>> {
        match self.look(context.seconds()) {
            Look::Good(signer) => Some(Ok(signer)),
            Look::Ageing(signer) => {
                // Who does not get the turn need not wait for whoever has it.
                let Some(turn) = self.turns.try_take() else { return Some(Ok(signer)) };
                let asked = self.ask(&turn, context);
                match within(context.timer(), patience / RENEWAL_SHARE, asked).await {
                    Some(Ok(renewed)) => Some(Ok(renewed)),
                    Some(Err(error)) => Some(Ok(self.keep(signer, context.seconds(), &error))),
                    None => {
                        let error = ProviderError::passing("no credentials in time");
                        Some(Ok(self.keep(signer, context.seconds(), &error)))
                    }
                }
            }
            Look::Nothing => within(context.timer(), patience, self.first(context)).await,
        }
    }

    /// Asks, or waits for the answer that another call asks for.
    async fn first(&self, context: &ProviderContext<'_>) -> Result<Arc<Signer>, ProviderError> {
        let failures = self.state().failures;
        let turn = self.turns.take().await;
        if let Look::Good(signer) | Look::Ageing(signer) = self.look(context.seconds()) {
            return Ok(signer);
        }
        let failed_meanwhile = {
            let state = self.state();
            state.failure.clone().filter(|_| state.failures != failures)
        };
        match failed_meanwhile {
            Some(error) => Err(error),
            None => self.ask(&turn, context).await,
        }
    }

    async fn refused(&self, used: &Arc<Signer>, context: &ProviderContext<'_>) -> bool {
        let turn = self.turns.take().await;
        let now = context.seconds();
        match &self.state().held {
            Some(held) if !Arc::ptr_eq(&held.signer, used) => {
                return !held.signer.credentials.same(&used.credentials);
            }
            Some(held) if now.saturating_sub(held.since) < FRESH => return false,
            _ => {}
        }
        self.state().held = None;
        match self.ask(&turn, context).await {
            Ok(signer) => !signer.credentials.same(&used.credentials),
            Err(error) => {
                observe::not_renewed(&error);
                false
            }
        }
    }

    fn look(&self, now: u64) -> Look {
        match &self.state().held {
            Some(held) if held.expires.is_some_and(|expires| expires <= now) => Look::Nothing,
            Some(held) if held.renewal.is_some_and(|renewal| renewal <= now) => {
                Look::Ageing(Arc::clone(&held.signer))
            }
            Some(held) => Look::Good(Arc::clone(&held.signer)),
            None => Look::Nothing,
        }
    }

    async fn ask(&self, _: &Turn<'_>, context: &ProviderContext<'_>) -> Result<Arc<Signer>, ProviderError> {
        let now = context.seconds();
        let brought = self.provider.provide(context).await;
        let mut state = self.state();
        match brought {
            // Also what seems to have ended already: if it is our clock that is off, the server's refusal will tell.
            Ok(brought) => {
                let (expires, renewal) = (brought.expires, brought.renewal(now));
                let signer = Signer::new(brought.credentials);
                state.held = Some(Held { signer: Arc::clone(&signer), since: now, expires, renewal });
                Ok(signer)
            }
            Err(error) => {
                state.failures += 1;
                state.failure = Some(error.clone());
                Err(error)
            }
        }
    }

    /// Goes on with what holds still, for a while.
    fn keep(&self, signer: Arc<Signer>, now: u64, error: &ProviderError) -> Arc<Signer> {
        observe::not_renewed(error);
        if let Some(held) = &mut self.state().held
            && Arc::ptr_eq(&held.signer, &signer)
        {
            held.renewal = Some(now + PAUSE);
        }
        signer
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A provider without the type of its credentials.
struct Erased<C> {
    provider: Box<dyn Provider<C>>,
}

impl<C: Into<AnyCredentials>> Provider<AnyCredentials> for Erased<C> {
    fn name(&self) -> String {
        self.provider.name()
    }

    fn provide<'a>(
        &'a self,
        context: &'a ProviderContext<'a>,
    ) -> BoxFuture<'a, Result<Provided<AnyCredentials>, ProviderError>> {
        Box::pin(async move { Ok(self.provider.provide(context).await?.map(Into::into)) })
    }
}

impl fmt::Debug for Supply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fixed(signer) => fmt::Debug::fmt(&signer.credentials, f),
            Self::Renewed(renewed) => write!(f, "from {}", renewed.provider.name()),
        }
    }
}
