//! What a call costs, piece by piece, and what each piece is compared with.
//!
//! Given: nothing; requests and replies are made up here. Returns: jobs, for a program that measures them. Must not: compare with a floor
//! that does less than is needed: the tests hold the hashes of the floors to be those of real signatures, and the replies of the other
//! decoders to be those of ours.
//!
//! `cargo bench -p apiscribe-cost` prints the table, and its first lines say what is in it.

use std::error::Error;

mod calls;
mod codec;
mod hashes;
mod job;
mod mirror;
mod sample;
pub mod vendors;

pub use job::{Job, Work};

/// Whatever may go wrong while a job is set up.
pub type Outcome<T> = Result<T, Box<dyn Error>>;

/// All jobs, floors first.
pub fn jobs() -> Outcome<Vec<Job>> {
    let mut jobs = calls::jobs()?;
    jobs.extend(codec::jobs()?);
    Ok(jobs)
}
