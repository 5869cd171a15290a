//! How long causal impact takes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

mod study;

fn lift(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("lift");
    group.sample_size(20);
    for study in study::ALL {
        let input = study.input();
        group.bench_function(BenchmarkId::new(study.name, study::DRAWS), |bench| {
            bench.iter(|| study.run(black_box(&input)));
        });
    }
    group.finish();
}

criterion_group!(benches, lift);
criterion_main!(benches);
