//! How long it takes until a link that nobody should have made is refused: the worst of twenty each, the slowest last.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation)]

use std::hint::black_box;
use std::time::{Duration, Instant};

#[path = "../tests/links/hostile.rs"]
#[allow(dead_code)] // tests use the rest
mod hostile;
#[path = "../tests/links/typical.rs"]
#[allow(dead_code)] // as above
mod typical;

fn main() {
    let took = |hostile: &hostile::Hostile| {
        let once = |_| {
            let begun = Instant::now();
            assert!(black_box(hostile.open()).is_err());
            begun.elapsed()
        };
        (0..20).map(once).max().unwrap_or(Duration::ZERO)
    };
    let all = hostile::all(typical::typical(10, 30));
    let mut all: Vec<_> = all.iter().map(|hostile| (took(hostile), &hostile.name)).collect();
    all.sort();
    for (took, name) in all {
        println!("{:9.3} ms  {name}", took.as_secs_f64() * 1e3);
    }
}
