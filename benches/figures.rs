//! How long it takes to compute every KPI of a campaign with 1,000 to 1,000,000 posts.
//!
//! `columns` lays a campaign's facts out, `add up` sums them for every influencer and the campaign, `outcomes` evaluates
//! every KPI for all of them, `yardstick` is a plain pass over the same amount of numbers.
#![cfg(not(target_arch = "wasm32"))]
// The numbers are made here and small.
#![allow(missing_docs, clippy::indexing_slicing, clippy::cast_possible_truncation, clippy::cast_possible_wrap)]

use std::hint::black_box;
use std::time::Duration;

use common::{Order, SIZES};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use influencer_kpi::campaign::facts::Facts;
use influencer_kpi::campaign::figures::{Figures, add_up};
use influencer_kpi::kpi::catalogue::{Content, KpiId};
use influencer_kpi::kpi::tally::Joints;
use influencer_kpi::kpi::tier::Tiers;

mod common;

fn figures(criterion: &mut Criterion) {
    for posts in SIZES {
        for order in Order::ALL {
            let campaign = common::campaign(posts, order);
            let facts = Facts::of(&campaign);
            let joints = Joints::of(&campaign.definitions);
            let figures = Figures::of(&campaign, &Tiers::default());
            let columns = common::yardstick::Columns::of(posts, order);
            let mut group = criterion.benchmark_group(order.name());
            group.throughput(Throughput::Elements(posts as u64));
            group.sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
            let id = |what: &str| BenchmarkId::new(what, posts);
            group.bench_function(id("yardstick"), |bench| bench.iter(|| black_box(&columns).add_up()));
            group.bench_function(id("columns"), |bench| bench.iter(|| Facts::of(black_box(&campaign))));
            group.bench_function(id("add up"), |bench| bench.iter(|| add_up(&joints, black_box(&facts))));
            group.bench_function(id("all of it"), |bench| {
                bench.iter(|| Figures::of(black_box(&campaign), &Tiers::default()));
            });
            group.bench_function(id("outcomes"), |bench| {
                bench.iter(|| common::outcomes(&campaign, black_box(&figures)))
            });
            let kpi = KpiId::Content(Content::ErReach);
            group.bench_function(id("one of each post"), |bench| {
                bench.iter(|| common::each_post(&campaign, black_box(&figures), kpi));
            });
            group.finish();
        }
    }
}

criterion_group!(benches, figures);
criterion_main!(benches);
