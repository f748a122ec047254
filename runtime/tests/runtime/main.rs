//! The runtime, used as generated code and its users use it: `generated` is written by hand in the form of the generator's output.
//!
//! What waits needs tokio's timer, which is there by itself where reqwest sends.

#[cfg(feature = "blocking")]
#[cfg(test)]
mod blocking;
#[cfg(test)]
mod client;
#[cfg(test)]
mod codec;
#[cfg(test)]
mod echoes;
#[cfg(test)]
mod errors;
#[cfg(test)]
#[macro_use]
mod generated;
#[cfg(test)]
mod hatches;
#[cfg_attr(not(feature = "reqwest"), allow(dead_code, reason = "paging and polling wait with tokio"))]
#[cfg(test)]
mod lists;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod mock_values;
#[cfg(all(feature = "reqwest", not(feature = "__tls")))]
#[cfg(test)]
mod no_tls;
#[cfg(feature = "reqwest")]
#[cfg(test)]
mod paging;
#[cfg(feature = "reqwest")]
#[cfg(test)]
mod polling;
#[cfg(test)]
mod profiles;
#[cfg(test)]
mod providers;
#[cfg(feature = "reqwest")]
#[cfg(test)]
mod renewal;
#[cfg(test)]
mod replies;
#[cfg(test)]
mod requests;
#[cfg(feature = "reqwest")]
#[cfg(test)]
mod retries;
#[cfg(test)]
mod secrets;
#[cfg_attr(not(feature = "reqwest"), allow(dead_code, reason = "renewal waits with tokio"))]
#[cfg(test)]
mod sources;
#[cfg(all(feature = "reqwest", feature = "__tls"))]
#[cfg(test)]
mod tls;
#[cfg(feature = "reqwest")]
#[cfg(test)]
mod tokens;
#[cfg(feature = "tracing")]
#[cfg(test)]
mod tracing;
#[cfg(test)]
mod validation;
