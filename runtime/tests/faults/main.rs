//! The fault matrix: each fault against each safety class, over real sockets. What is expected stands in `matrix.md`.
//!
//! Nothing may panic, and an operation that must not be carried out twice is attempted once unless the fault proves that nothing was done.

#[cfg(test)]
mod bodies;
#[cfg(test)]
mod call;
#[cfg(test)]
mod certificate;
#[cfg(test)]
mod connections;
#[cfg(test)]
mod envelopes;
#[cfg(test)]
mod fault;
#[cfg(test)]
mod operations;
#[cfg(test)]
mod server;
#[cfg(test)]
mod statuses;
#[cfg(test)]
mod table;

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::call::{Outcome, Transports, call};
    use crate::fault::Fault;
    use crate::table::{self, Row};
    use crate::{bodies, connections, envelopes, statuses};

    fn faults() -> Vec<Fault> {
        let groups = [
            connections::all(),
            statuses::all(),
            statuses::throttled(),
            bodies::all(),
            bodies::compressed(),
            envelopes::all(),
        ];
        groups.concat()
    }

    /// Every cell of the table, at the same time; those whose time runs out last, when the machine has less to do.
    async fn outcomes(faults: &[Fault]) -> Vec<[Outcome; 3]> {
        let transports = Arc::new(Transports::new());
        let start = |fault: &Fault| {
            [0, 1, 2].map(|column| {
                let (fault, transports) = (fault.clone(), Arc::clone(&transports));
                tokio::spawn(async move { call(&fault, column, &transports).await })
            })
        };
        let mut done: Vec<Option<[Outcome; 3]>> = faults.iter().map(|_| None).collect();
        let impatient = |fault: &Fault| fault.patience.as_secs() == 0;
        for group in [false, true] {
            let started: Vec<_> = (faults.iter().enumerate())
                .filter(|(_, fault)| impatient(fault) == group)
                .map(|(index, fault)| (index, start(fault)))
                .collect();
            for (index, [read, idempotent, not]) in started {
                // A panic in a call is one here.
                done[index] = Some([read.await.unwrap(), idempotent.await.unwrap(), not.await.unwrap()]);
            }
        }
        done.into_iter().map(Option::unwrap).collect()
    }

    #[tokio::test]
    async fn every_fault_has_the_outcome_of_the_table() {
        let faults = faults();
        let expected = Row::parse(include_str!("matrix.md"));
        let outcomes = outcomes(&faults).await;
        let met: Vec<_> = faults.iter().zip(&outcomes).map(|(fault, cells)| Row::of(fault, cells)).collect();
        table::assert_same(&met, &expected);
        for (fault, [_, _, not_safe]) in faults.iter().zip(&outcomes) {
            let once = not_safe.attempts <= 1 && not_safe.seen <= 1;
            assert!(once || fault.proves_nothing_done, "{} is sent twice: {not_safe:?}", fault.name);
        }
    }
}
