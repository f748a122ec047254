//! From the start of the program to its address and its first answer, against the floor.

use std::process::Command;
use std::time::Instant;

use apiscribe_tests::mock::{Process, exchange, raw, tencent};

use crate::{Outcome, median};

const ROUNDS: usize = 20;

pub(crate) fn measure() -> Outcome<()> {
    let program = std::env::current_exe()?;
    let mut times = [const { Vec::new() }; 4];
    let mut idle = Vec::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let mock = Process::start(&program, &[]);
        times[0].push(ms(start));
        let seen = exchange(mock.address(), &raw(&tencent(&mock.address().to_string())), 1);
        times[1].push(ms(start));
        if seen.replies.first().is_none_or(|reply| reply.status != 200 || reply.code().is_some()) {
            return Err(format!("the first call failed: {seen:?}").into());
        }
        idle.extend(mock.memory().map(|memory| memory.now as f64 / 1024.0));

        let start = Instant::now();
        let mut floor = Command::new(&program);
        floor.arg("floor");
        let floor = Process::run(floor);
        times[2].push(ms(start));
        exchange(floor.address(), &raw(&tencent(&floor.address().to_string())), 1);
        times[3].push(ms(start));
    }
    let [address, answer, floor_address, floor_answer] = times.map(median);
    println!("| start, median of {ROUNDS} | mock | floor |\n|---|---|---|");
    println!("| until the address is printed | {address:.1} ms | {floor_address:.1} ms |");
    println!("| until the first signed call is answered | {answer:.1} ms | {floor_answer:.1} ms |");
    if !idle.is_empty() {
        println!("| memory after that call | {:.1} MiB | |", median(idle));
    }
    println!();
    Ok(())
}

fn ms(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e3
}
