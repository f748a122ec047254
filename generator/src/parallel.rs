//! Work on all cores: one function over many values, or two pieces of work.
//!
//! It returns what plain code would, in the same order. Scoped threads of the standard library do: a thread pool of another
//! crate would be one more thing to build before the first run, and is no faster for work in portions of a millisecond.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Maps every value; the results stand in the order of the values.
pub(crate) fn map<T: Sync, R: Send>(values: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(values.len());
    if threads < 2 {
        return values.iter().map(work).collect();
    }
    // Each thread takes the next value that nobody has taken, because some files are twenty times as long as others.
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            match values.get(at) {
                Some(value) => done.push((at, work(value))),
                None => return done,
            }
        }
    };
    let mut all = thread::scope(|scope| {
        // The calling thread works as well, so one fewer is started.
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(take)).collect();
        let mut all = take();
        for other in others {
            match other.join() {
                Ok(done) => all.extend(done),
                Err(payload) => std::panic::resume_unwind(payload),
            }
        }
        all
    });
    all.sort_unstable_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, result)| result).collect()
}

/// Two pieces of work at the same time.
pub(crate) fn both<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        match one.join() {
            Ok(one) => (one, other),
            Err(payload) => std::panic::resume_unwind(payload),
        }
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_stand_in_the_order_of_the_values() {
        for length in [0, 1, 2, 1000] {
            let values: Vec<usize> = (0..length).collect();
            assert_eq!(
                super::map(&values, |value| value * 2),
                (0..length).map(|v| v * 2).collect::<Vec<_>>()
            );
        }
    }
}
