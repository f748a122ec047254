//! Several sources, one after the other.
//!
//! Given: providers in order. Returns: the credentials of the first that has any, or one error that lists what was tried. Must not: pass
//! over a source that is set up wrongly.

use std::fmt;

use super::provider::{Provided, Provider, ProviderContext, ProviderError};
use crate::transport::BoxFuture;

/// Sources that are asked in order until one has credentials.
///
/// A source without credentials leaves it to the next one. One that is set up wrongly, or that fails, ends the search: what comes after it
/// might be the credentials of another account.
pub struct Chain<C> {
    sources: Vec<Box<dyn Provider<C>>>,
}

impl<C> Chain<C> {
    /// No source yet.
    pub fn new() -> Self {
        Self { sources: Vec::new() }
    }

    /// One more source, asked after those before it.
    pub fn then(mut self, source: impl Provider<C> + 'static) -> Self {
        self.sources.push(Box::new(source));
        self
    }

    fn names(&self, from: usize) -> String {
        let names: Vec<String> = self.sources.iter().skip(from).map(|source| source.name()).collect();
        names.join(", ")
    }

    async fn search(&self, context: &ProviderContext<'_>) -> Result<Provided<C>, ProviderError> {
        let mut tried = Vec::new();
        for (at, source) in self.sources.iter().enumerate() {
            let error = match source.provide(context).await {
                Ok(found) => return Ok(found),
                Err(error) => error,
            };
            tried.push(format!("{}: {error}", source.name()));
            if !error.is_absent() {
                let rest = match self.names(at + 1) {
                    rest if rest.is_empty() => String::new(),
                    rest => format!("; not tried after that: {rest}"),
                };
                return Err(error.reworded(format!("tried in order: {}{rest}", tried.join("; "))));
            }
        }
        Err(ProviderError::absent(match tried.is_empty() {
            true => "the chain has no source".to_owned(),
            false => format!("tried in order: {}", tried.join("; ")),
        }))
    }
}

impl<C> Default for Chain<C> {
    fn default() -> Self {
        Self::new()
    }
}

impl<C> Provider<C> for Chain<C> {
    fn name(&self) -> String {
        "chain".to_owned()
    }

    fn provide<'a>(
        &'a self,
        context: &'a ProviderContext<'a>,
    ) -> BoxFuture<'a, Result<Provided<C>, ProviderError>> {
        Box::pin(self.search(context))
    }
}

impl<C> fmt::Debug for Chain<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Chain({})", self.names(0))
    }
}
