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

use apiscribe_cost::{Job, Outcome, Work, jobs, vendors};

const ROUNDS: usize = 101;
const CALLS: u32 = 200;

fn main() -> Outcome<()> {
    let allocations = allocations()?;
    let mut jobs = jobs()?;
    let rounds = measure(&mut jobs);
    println!("{}\n", machine());
    println!("| what | ns | allocations | bytes | of |\n|---|---|---|---|---|");
    for job in &jobs {
        let (calls, bytes) = allocations.get(job.name).ok_or("a job was not counted")?;
        let ratios: Vec<_> = job
            .beside
            .iter()
            .map(|(other, label)| format!("{:.2} × {label}", ratio(&rounds[job.name], &rounds[other])))
            .collect();
        let nanos = median(rounds[job.name].clone());
        println!("| {} | {nanos:.0} | {calls} | {bytes} | {} |", job.name, ratios.join(", "));
    }
    println!();
    let ours = |name: &str| rounds.get(name).map(|nanos| median(nanos.clone()));
    match vendors::measure(std::env::args()) {
        Ok(theirs) => vendors::print(&theirs, ours),
        Err(why) => {
            println!("The vendors' Python packages were not measured: {why}.");
            Ok(())
        }
    }
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

/// Nanoseconds a call, a figure for each round.
fn measure(jobs: &mut [Job]) -> BTreeMap<&'static str, Vec<f64>> {
    let mut rounds = BTreeMap::<_, Vec<f64>>::new();
    // The first round warms up.
    for round in 0..=ROUNDS {
        for job in &mut *jobs {
            let nanos = time(&mut job.work) - job.without.as_mut().map_or(0.0, time);
            if round > 0 {
                rounds.entry(job.name).or_default().push(nanos);
            }
        }
    }
    rounds
}

fn time(work: &mut Work) -> f64 {
    let start = Instant::now();
    (0..CALLS).for_each(|_| work());
    start.elapsed().as_nanos() as f64 / f64::from(CALLS)
}

fn ratio(ours: &[f64], theirs: &[f64]) -> f64 {
    median(ours.iter().zip(theirs).map(|(ours, theirs)| ours / theirs).collect())
}

fn median(mut values: Vec<f64>) -> f64 {
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
