#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| influencer_kpi_fuzz::targets::table(bytes));
