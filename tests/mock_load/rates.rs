//! Requests per second and latencies on connections that stay open, for each way to sign, in turn with the floor.

use std::net::SocketAddr;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use apiscribe_tests::mock::{Process, VENDORS, Vendor, raw, tencent};

use crate::client::{Connection, End};
use crate::{Outcome, median};

const ROUNDS: usize = 3;
const ROUND: Duration = Duration::from_millis(1000);
const CONNECTIONS: [usize; 3] = [1, 16, 64];
/// Different requests, so that no signature is verified twice in a row.
const POOL: usize = 200;

/// What a round brings: calls per second, and the latencies in microseconds that half and 99 of 100 calls stay below.
struct Round {
    rate: f64,
    half: f64,
    most: f64,
}

pub(crate) fn measure() -> Outcome<()> {
    let program = std::env::current_exe()?;
    let mock = Process::start(&program, &[]);
    let mut floor = Command::new(&program);
    floor.arg("floor");
    let floor = Process::run(floor);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;

    println!(
        "| calls | connections | calls/s | p50 | p99 | floor/s | floor p50 | floor p99 | of the floor |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for vendor in VENDORS {
        for connections in CONNECTIONS {
            let (mut ours, mut floors) = (Vec::new(), Vec::new());
            for _ in 0..ROUNDS {
                floors.push(runtime.block_on(round(floor.address(), ("", tencent), connections))?);
                ours.push(runtime.block_on(round(mock.address(), vendor, connections))?);
            }
            let (ours, floor) = (middle(&ours), middle(&floors));
            println!(
                "| {} | {connections} | {:.0} | {:.0} µs | {:.0} µs | {:.0} | {:.0} µs | {:.0} µs | {:.0} % |",
                vendor.0,
                ours.rate,
                ours.half,
                ours.most,
                floor.rate,
                floor.half,
                floor.most,
                100.0 * ours.rate / floor.rate
            );
        }
    }
    if let Some(memory) = mock.memory() {
        println!("\nmemory of the mock after all these calls: {:.1} MiB", memory.peak as f64 / 1024.0);
    }
    println!();
    Ok(())
}

async fn round(address: SocketAddr, (_, call): Vendor, connections: usize) -> Outcome<Round> {
    let calls: Arc<Vec<_>> = Arc::new((0..POOL).map(|_| raw(&call(&address.to_string()))).collect());
    let mut open = Vec::new();
    for _ in 0..connections {
        open.push(Connection::new(address).await?);
    }
    let start = Instant::now();
    let tasks: Vec<_> = open
        .into_iter()
        .enumerate()
        .map(|(offset, connection)| {
            let calls = Arc::clone(&calls);
            tokio::spawn(async move {
                latencies(connection, &calls, offset, start).await.map_err(|error| error.to_string())
            })
        })
        .collect();
    let mut times = Vec::new();
    for task in tasks {
        times.extend(task.await??);
    }
    let seconds = start.elapsed().as_secs_f64();
    times.sort_unstable();
    let below = |share: f64| times[(times.len() as f64 * share) as usize].as_secs_f64() * 1e6;
    Ok(Round { rate: times.len() as f64 / seconds, half: below(0.5), most: below(0.99) })
}

/// Calls one after the other until the round is over.
async fn latencies(
    mut connection: Connection,
    calls: &[Vec<u8>],
    offset: usize,
    start: Instant,
) -> Outcome<Vec<Duration>> {
    let mut times = Vec::new();
    for call in calls.iter().cycle().skip(offset) {
        let before = Instant::now();
        if before - start > ROUND {
            break;
        }
        match connection.call(call).await? {
            End::Answered => times.push(before.elapsed()),
            end => return Err(format!("a call was not answered, but {end:?}").into()),
        }
    }
    Ok(times)
}

/// The median of each figure.
fn middle(rounds: &[Round]) -> Round {
    let of = |figure: fn(&Round) -> f64| median(rounds.iter().map(figure).collect());
    Round { rate: of(|round| round.rate), half: of(|round| round.half), most: of(|round| round.most) }
}
