//! More connections than the mock takes. The program `mock-load` does the same with ten thousand.

use std::time::Instant;

use apiscribe_tests::mock::{End, PATIENCE, Seen, raw, tencent};

use crate::target::Target;

/// More than idle, in MiB.
const MOST: u64 = 40;
const PLACES: usize = 300;
const GUESTS: usize = 1000;

#[test]
fn a_crowd_is_answered_or_turned_away_and_nobody_hangs() {
    let mut target = Target::new(MOST, &["--max-connections", &PLACES.to_string()]);
    let call = raw(&tencent(&target.host()));
    let mut guests: Vec<_> = (0..GUESTS).map(|_| target.socket()).collect();
    for guest in &mut guests {
        // Whoever has been turned away cannot send any more.
        guest.send(&call);
    }
    let seen: Vec<Seen> = guests.iter_mut().map(|guest| guest.seen(1)).collect();
    let fine = |seen: &Seen| seen.replies.iter().any(|reply| (reply.status, reply.code()) == (200, None));
    let away = |seen: &Seen| match &seen.replies[..] {
        [] => seen.end != End::Open,
        [reply] => reply.status == 503,
        _ => false,
    };
    assert_eq!(seen.iter().filter(|seen| fine(seen)).count(), PLACES);
    assert_eq!(seen.iter().filter(|seen| away(seen)).count(), GUESTS - PLACES);
    // Those who are in stay in, and are answered again.
    let (mut inside, outside): (Vec<_>, Vec<_>) =
        guests.into_iter().zip(&seen).partition(|(_, seen)| fine(seen));
    drop(outside);
    for (guest, _) in &mut inside {
        assert!(guest.send(&call));
        assert_eq!(guest.seen(1).replies[0].status, 200);
    }
    drop(inside);

    // Once the mock has seen them go, all places are free.
    let start = Instant::now();
    let mut all = Vec::new();
    while all.len() < PLACES {
        let mut guest = target.socket();
        guest.send(&call);
        match guest.seen(1).replies.first().map(|reply| reply.status) {
            Some(200) => all.push(guest),
            _ => assert!(start.elapsed() < PATIENCE, "only {} places are free", all.len()),
        }
    }
    let last = String::from_utf8(call).unwrap().replacen("\r\n", "\r\nConnection: close\r\n", 1);
    for guest in all.iter_mut().take(10) {
        guest.send(last.as_bytes());
        assert_eq!(guest.end(), End::Closed);
    }
    target.stands("a crowd");
}
