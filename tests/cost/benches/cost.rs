//! What a call costs: `cargo bench -p apiscribe-cost`, with the vendors' Python packages `-- --python PYTHON` besides.
//!
//! Hashes: SHA-256 of the body and of the canonical request and one HMAC, over the very texts that the request is signed over, and, where
//! the key is derived, the HMACs of that; by ring, which the client uses, and by sha2 and hmac. A request: checked against the limits of
//! its page, encoded (200 bytes), signed, and built as an `http::Request`. A whole call: that, the transport's answer, its reading, and
//! what decides on repeats; polled by hand. Decoding: 2.8 KB of text to typed fields; ours also tells answers from errors and finds the
//! request id. Encoding: the difference that 2.6 KB more in the body make.
//!
//! All jobs take turns, and a ratio is the median of the ratios of the rounds: only ratios hold on a shared machine. Allocations (a buffer
//! that grows counts again) are counted by another program, because counting costs time.

use std::collections::BTreeMap;
use std::process::Command;
use std::time::Instant;

use apiscribe_cost::vendors::{self, Script};
use apiscribe_cost::{Job, Outcome, Work, jobs};

const ROUNDS: usize = 101;
const CALLS: u32 = 200;
/// Python takes part in one of so many rounds.
const SELDOM: usize = 5;

/// Nanoseconds a call by name, for each round.
type Rounds = Vec<BTreeMap<String, f64>>;

fn main() -> Outcome<()> {
    let allocations = allocations()?;
    let mut jobs = jobs()?;
    let mut script = Script::start(std::env::args());
    let rounds = measure(&mut jobs, script.as_mut().ok())?;
    println!("{}\n", machine());
    println!("| what | ns | allocations | bytes | of |\n|---|---|---|---|---|");
    for job in &jobs {
        let (calls, bytes) = allocations.get(job.name).ok_or("a job was not counted")?;
        let ratio =
            |(other, label): &(&str, &str)| format!("{:.2} × {label}", ratio(&rounds, job.name, other));
        let ratios: Vec<_> = job.beside.iter().map(ratio).collect();
        let nanos = median(&rounds, |round| round.get(job.name).copied());
        println!("| {} | {nanos:.0} | {calls} | {bytes} | {} |", job.name, ratios.join(", "));
    }
    println!();
    if let Err(why) = script {
        println!("The vendors' Python packages were not measured: {why}.");
        return Ok(());
    }
    println!("| the vendors' Python packages | µs | of |\n|---|---|---|");
    for (name, what, ours) in vendors::ROWS {
        let micros = median(&rounds, |round| round.get(name).copied()) / 1e3;
        println!("| {what} | {micros:.1} | {:.1} × {ours} |", ratio(&rounds, name, ours));
    }
    Ok(())
}

/// Which of the instructions that decide on the hashes there are.
fn machine() -> String {
    #[cfg(target_arch = "x86_64")]
    let sha = std::is_x86_feature_detected!("sha");
    #[cfg(target_arch = "aarch64")]
    let sha = std::arch::is_aarch64_feature_detected!("sha2");
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    let sha = false;
    let with = if sha { "with" } else { "without" };
    format!("{}, {with} SHA instructions", std::env::consts::ARCH)
}

fn measure(jobs: &mut [Job], mut script: Option<&mut Script>) -> Outcome<Rounds> {
    let mut rounds = Rounds::new();
    for number in 0..=ROUNDS {
        let mut round = BTreeMap::new();
        for job in &mut *jobs {
            let nanos = time(&mut job.work) - job.without.as_mut().map_or(0.0, time);
            round.insert(job.name.to_owned(), nanos);
        }
        if let Some(script) = script.as_mut().filter(|_| number % SELDOM == 0) {
            round.extend(script.round()?);
        }
        rounds.push(round);
    }
    // It was to warm up.
    rounds.remove(0);
    Ok(rounds)
}

fn time(work: &mut Work) -> f64 {
    let start = Instant::now();
    (0..CALLS).for_each(|_| work());
    start.elapsed().as_nanos() as f64 / f64::from(CALLS)
}

fn ratio(rounds: &Rounds, of: &str, to: &str) -> f64 {
    median(rounds, |round| Some(round.get(of)? / round.get(to)?))
}

/// The middle figure of the rounds that have one.
fn median(rounds: &Rounds, figure: impl Fn(&BTreeMap<String, f64>) -> Option<f64>) -> f64 {
    let mut values: Vec<f64> = rounds.iter().filter_map(figure).collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// How often each job allocates, and how many bytes.
fn allocations() -> Outcome<BTreeMap<String, (String, String)>> {
    let output = Command::new(env!("CARGO_BIN_EXE_allocations")).output()?;
    if !output.status.success() {
        return Err(format!("counting failed: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    let lines = String::from_utf8(output.stdout)?;
    let fields = |line: &str| {
        let mut fields = line.split('\t').map(str::to_owned);
        let (calls, bytes, name) = (fields.next()?, fields.next()?, fields.next()?);
        Some((name, (calls, bytes)))
    };
    Ok(lines.lines().filter_map(fields).collect())
}
