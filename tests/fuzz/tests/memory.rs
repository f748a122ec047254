//! What a reply takes of the memory is bounded by the largest body that is read, whatever is in it. A test program of its own, because it looks at the memory of the
//! whole process.

/// The bytes of each reply.
const BODY: usize = 64 * 1024;
/// So many times that may be taken: an item of a list is `{}` in the body, and all the fields of its type in memory, for which there is room
/// 16 times; a list that grows stands twice for a moment; and there is the body itself.
const FACTOR: usize = 64;

#[test]
fn replies_take_no_more_than_a_multiple_of_their_size() {
    // What any call takes is not counted.
    apiscribe_fuzz::flood(64);
    let Some(before) = peak() else {
        println!("this system does not tell how much memory a process takes, so nothing was checked");
        return;
    };
    apiscribe_fuzz::flood(BODY);
    let taken = peak().unwrap().saturating_sub(before);
    println!("{BODY} bytes took {taken}");
    assert!(taken <= FACTOR * BODY, "{taken} bytes for a reply of {BODY}");
}

/// The most bytes that this process has taken so far.
fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<usize>().ok()? * 1024)
}
