#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pressgraph_fuzz::xml(bytes));
