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
    use std::time::Duration;

    use apiscribe_runtime::blocking::UreqTransport;

    use crate::call::{By, Outcome, Transports, call};
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
    async fn outcomes(faults: &[Fault], by: By) -> Vec<[Outcome; 3]> {
        let start = |fault: &Fault| {
            [0, 1, 2].map(|column| {
                let (fault, by) = (fault.clone(), by.clone());
                tokio::spawn(async move { call(&fault, column, &by).await })
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

    fn rows(faults: &[Fault], outcomes: &[[Outcome; 3]]) -> Vec<Row> {
        faults.iter().zip(outcomes).map(|(fault, cells)| Row::of(fault, cells)).collect()
    }

    fn assert_nothing_is_sent_twice(faults: &[Fault], outcomes: &[[Outcome; 3]]) {
        for (fault, [_, _, not_safe]) in faults.iter().zip(outcomes) {
            let once = not_safe.attempts <= 1 && not_safe.seen <= 1;
            assert!(once || fault.proves_nothing_done, "{} is sent twice: {not_safe:?}", fault.name);
        }
    }

    #[tokio::test]
    async fn every_fault_has_the_outcome_of_the_table() {
        let faults = faults();
        let outcomes = outcomes(&faults, By::Reqwest(Arc::new(Transports::new()))).await;
        table::assert_same(&rows(&faults, &outcomes), &table::read().0, true);
        assert_nothing_is_sent_twice(&faults, &outcomes);
    }

    #[tokio::test]
    async fn the_client_that_blocks_meets_the_same() {
        let mut faults = faults();
        // It would ask the network for the name.
        faults.retain(|fault| fault.host == "127.0.0.1");
        let transport = UreqTransport::new(Duration::from_secs(10));
        let outcomes = outcomes(&faults, By::Ureq(transport)).await;
        let (expected, others) = table::read();
        let mut expected = table::replaced(expected, &others);
        expected.retain(|row| faults.iter().any(|fault| row.is_of(fault)));
        table::assert_same(&rows(&faults, &outcomes), &expected, false);
        assert_nothing_is_sent_twice(&faults, &outcomes);
    }
}
