//! Ten thousand connections at once, to a mock that takes them all and to one that takes as many as usual.

use std::time::Instant;

use apiscribe_tests::mock::{Process, raw, tencent};
use tokio::task::JoinSet;

use crate::Outcome;
use crate::client::{Connection, End};

const GUESTS: usize = 10_000;
/// As the command has it.
const USUAL: usize = 4096;
/// The most memory in MiB, were all of them in.
const MOST: u64 = 512;

pub(crate) fn measure() -> Outcome<()> {
    println!(
        "| {GUESTS} connections at once | answered | refused | closed | took | memory |\n|---|---|---|---|---|---|"
    );
    for (places, expected) in [(GUESTS, GUESTS), (USUAL, USUAL)] {
        let places = places.to_string();
        let mut mock = Process::start(&std::env::current_exe()?, &["--max-connections", &places]);
        let start = Instant::now();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let ends = runtime.block_on(crowd(&mock))?;
        let took = start.elapsed().as_secs_f64();
        let count = |end| ends.iter().filter(|of| **of == end).count();
        let [answered, refused, closed] = [End::Answered, End::Refused, End::Closed].map(count);
        let peak = mock.memory().map(|memory| memory.peak / 1024);
        let shown = peak.map_or_else(|| "unknown".to_owned(), |peak| format!("{peak} MiB"));
        println!("| {places} places | {answered} | {refused} | {closed} | {took:.1} s | {shown} |");
        if answered != expected || !mock.lives() || peak.is_some_and(|peak| peak > MOST) {
            return Err(format!("{expected} were to be answered, within {MOST} MiB").into());
        }
    }
    Ok(())
}

/// All connect, and stay; then all call; then those who were answered call once more, with all others still there.
async fn crowd(mock: &Process) -> Outcome<Vec<End>> {
    let address = mock.address();
    let call = raw(&tencent(&address.to_string()));
    let mut guests = Vec::new();
    let mut connecting = JoinSet::new();
    while guests.len() < GUESTS {
        // As many at a time as the system lets wait for their connection.
        while connecting.len() < 256 && connecting.len() + guests.len() < GUESTS {
            connecting
                .spawn(async move { Connection::new(address).await.map_err(|error| error.to_string()) });
        }
        if let Some(connected) = connecting.join_next().await {
            let advice = |error| format!("{error}; does `ulimit -n` allow {GUESTS} files and some more?");
            guests.push(connected?.map_err(advice)?);
        }
    }
    let (guests, ends) = all_call(guests, &call).await?;
    let answered = ends.iter().zip(guests).filter(|(end, _)| **end == End::Answered).map(|(_, guest)| guest);
    let (_, again) = all_call(answered.collect(), &call).await?;
    if again.iter().any(|end| *end != End::Answered) {
        return Err("somebody who was in was not answered a second time".into());
    }
    Ok(ends)
}

async fn all_call(guests: Vec<Connection>, call: &[u8]) -> Outcome<(Vec<Connection>, Vec<End>)> {
    let mut calls = JoinSet::new();
    for mut guest in guests {
        let call = call.to_vec();
        calls.spawn(async move {
            let end = guest.call(&call).await.map_err(|error| error.to_string())?;
            Ok::<_, String>((guest, end))
        });
    }
    let mut done = (Vec::new(), Vec::new());
    while let Some(called) = calls.join_next().await {
        let (guest, end) = called??;
        done.0.push(guest);
        done.1.push(end);
    }
    Ok(done)
}
