//! The benchmark of `native.rs` in a browser's worker, which is where the page computes: prints medians in microseconds.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs)]

use std::hint::black_box;

use js_sys::Date;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

mod study;

wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// Samples of each measurement, an odd number.
const SAMPLES: usize = 11;
/// Runs of each sample, since the clock counts whole milliseconds.
const RUNS: u32 = 10;

#[wasm_bindgen_test]
fn lift() {
    for study in study::ALL {
        let input = study.input();
        let mut samples = [0.0; SAMPLES].map(|_: f64| {
            let began = Date::now();
            (0..RUNS).for_each(|_| {
                black_box(study.run(black_box(&input)));
            });
            (Date::now() - began) * 1000.0 / f64::from(RUNS)
        });
        let (_, median, _) = samples.select_nth_unstable_by(SAMPLES / 2, f64::total_cmp);
        console_log!("bench lift/{}/{} {median:.1}", study.name, study::DRAWS);
    }
}
