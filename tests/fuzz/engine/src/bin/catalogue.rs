//! The target `catalogue` under libFuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| apiscribe_fuzz::catalogue(bytes));
