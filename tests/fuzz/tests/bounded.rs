//! The targets with the seeds, then with changed seeds: the same ones on every machine, and as many as fit into a few seconds.
//!
//! `FUZZ_ROUNDS=100000 cargo test -p apiscribe-fuzz` tries more. What breaks a promise is printed as Rust bytes; as a file in the folder of the
//! target's seeds it is a seed of its own from then on.

use std::fs;
use std::path::Path;

/// Changed seeds of a target when nothing else is said.
const ROUNDS: u64 = 4_000;
/// No input is longer.
const LONGEST: usize = 4096;

#[test]
fn replies_mean_what_they_say() {
    run("reply");
}

#[test]
fn answers_and_failures_come_back_as_they_were_made() {
    run("error");
}

#[test]
fn the_mock_believes_every_signature() {
    run("request");
}

#[test]
fn what_was_written_is_read_as_the_same() {
    run("serial");
}

#[test]
fn calls_lists_and_tasks_have_an_end() {
    run("sending");
}

#[test]
fn what_is_taken_for_a_catalogue_becomes_sound_specs() {
    run("catalogue");
}

#[test]
fn pages_become_drafts_that_the_check_refuses() {
    // A page is read, checked and compared with itself, which takes as long as a dozen replies.
    run_for("page", ROUNDS / 12);
}

fn run(name: &str) {
    run_for(name, ROUNDS);
}

fn run_for(name: &str, rounds: u64) {
    let (_, target) = apiscribe_fuzz::TARGETS.iter().find(|(target, _)| *target == name).unwrap();
    let seeds = seeds(name);
    for seed in &seeds {
        attempt(*target, seed);
    }
    let rounds = std::env::var("FUZZ_ROUNDS").map_or(rounds, |rounds| rounds.parse().unwrap());
    let mut random = Random(1);
    for _ in 0..rounds {
        attempt(*target, &changed(&seeds, &mut random));
    }
}

fn attempt(target: fn(&[u8]), bytes: &[u8]) {
    let _shown = Shown(bytes);
    target(bytes);
}

/// Prints bytes that were too much for a target.
struct Shown<'a>(&'a [u8]);

impl Drop for Shown<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the bytes: b\"{}\"", self.0.escape_ascii());
        }
    }
}

fn seeds(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(name);
    let mut paths: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() > 3, "{} has lost its seeds", folder.display());
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Numbers that look random: SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end.max(1) as u64)).unwrap()
    }
}

/// What JSON, headers and dates are made of.
const WORDS: &[&[u8]] = &[
    b"null",
    b"\"\"",
    b"{}",
    b"[]",
    b"0",
    b"-1",
    b"18446744073709551615",
    b"1e999",
    b"1.5",
    b"true",
    b"\"0\"",
    b"\\ud800",
    b"\xef\xbb\xbf",
    b"\xc4\xe3",
    b"[[[[[[[[",
    b"\"Error\":",
    b"\"Code\":",
    b"\"Response\":",
    b"\r\n",
    b"Action",
    b"%2F+&=",
    b"\xe2\x80\xae",
    b"Fri, 31 Dec 9999 23:59:59 GMT",
    b"\x00",
    b"\xff\xff\xff\xff",
];

/// A seed with a few changes, or bytes of no seed.
fn changed(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    if random.below(4) == 0 {
        return (0..random.below(400)).map(|_| random.next().to_be_bytes()[0]).collect();
    }
    let mut bytes = seeds[random.below(seeds.len())].clone();
    for _ in 0..=random.below(5) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(16)).min(bytes.len());
        let with: Vec<u8> = match random.below(6) {
            0 => Vec::new(),
            1 => WORDS[random.below(WORDS.len())].to_vec(),
            2 => vec![random.next().to_be_bytes()[0]],
            3 => bytes[at..end].repeat(2),
            4 => bytes[at..end].iter().map(|byte| byte ^ 1 << random.below(8)).collect(),
            _ => piece(&seeds[random.below(seeds.len())], random).to_vec(),
        };
        bytes.splice(at..end, with);
    }
    bytes.truncate(LONGEST);
    bytes
}

fn piece<'a>(seed: &'a [u8], random: &mut Random) -> &'a [u8] {
    let start = random.below(seed.len());
    &seed[start..(start + random.below(64)).min(seed.len())]
}
