//! The command `apiscribe`.

fn main() {}
