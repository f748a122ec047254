//! The runtime, used as generated code and its users use it: `generated` is written by hand in the form of the generator's output.

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
#[cfg(test)]
mod lists;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod mock_values;
#[cfg(test)]
mod paging;
#[cfg(test)]
mod polling;
#[cfg(test)]
mod profiles;
#[cfg(test)]
mod providers;
#[cfg(test)]
mod renewal;
#[cfg(test)]
mod replies;
#[cfg(test)]
mod requests;
#[cfg(test)]
mod retries;
#[cfg(test)]
mod secrets;
#[cfg(test)]
mod sources;
#[cfg(all(feature = "reqwest", feature = "__tls"))]
#[cfg(test)]
mod tls;
#[cfg(test)]
mod tokens;
#[cfg(feature = "tracing")]
#[cfg(test)]
mod tracing;
#[cfg(test)]
mod validation;
