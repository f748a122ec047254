//! The target `page` under libFuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| apiscribe_fuzz::page(bytes));
