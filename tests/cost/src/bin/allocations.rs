//! Counts what each job allocates, and prints `allocations<TAB>bytes<TAB>name`, a line for each.
//!
//! A program of its own: a counting allocator would slow down what is measured.

use std::alloc::System;

use apiscribe_cost::{Outcome, Work, jobs};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() -> Outcome<()> {
    for mut job in jobs()? {
        let (mut calls, mut bytes) = count(&mut job.work);
        if let Some(without) = &mut job.without {
            let (calls_without, bytes_without) = count(without);
            calls = calls.saturating_sub(calls_without);
            bytes = bytes.saturating_sub(bytes_without);
        }
        println!("{calls}\t{bytes}\t{}", job.name);
    }
    Ok(())
}

/// Once before, so that what is kept is kept. A buffer that grows counts again.
fn count(work: &mut Work) -> (usize, usize) {
    work();
    let region = Region::new(ALLOCATOR);
    work();
    let change = region.change();
    (change.allocations + change.reallocations, change.bytes_allocated)
}
