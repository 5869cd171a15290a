//! The benchmarks of `figures.rs`, in medians of microseconds, and of `links.rs` in a browser.
#![cfg(target_arch = "wasm32")]
// The numbers are made here and small.
#![allow(missing_docs, clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing)]
#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)]

use std::hint::black_box;

use common::{Order, SIZES};
use influencer_kpi::campaign::facts::Facts;
use influencer_kpi::campaign::figures::{Figures, add_up};
use influencer_kpi::kpi::catalogue::{Content, KpiId};
use influencer_kpi::kpi::tally::Joints;
use influencer_kpi::kpi::tier::Tiers;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

mod common;
#[path = "../tests/links/hostile.rs"]
#[allow(dead_code)] // tests use the rest
mod hostile;
#[path = "../tests/links/typical.rs"]
#[allow(dead_code)] // as above
mod typical;

wasm_bindgen_test_configure!(run_in_browser);

/// Samples of each measurement.
const SAMPLES: usize = 7;
/// Browsers round their clock to 0.1 ms, so a sample lasts at least this long.
const SAMPLE_MILLISECONDS: f64 = 10.0;

#[wasm_bindgen_test]
async fn figures() {
    let window = web_sys::window().expect("a window");
    for posts in SIZES {
        for order in Order::ALL {
            let print = async |what: &str, run: &mut dyn FnMut() -> usize| {
                console_log!("bench {}/{what}/{posts} {:.1}", order.name(), median(&window, run).await);
            };
            let columns = common::yardstick::Columns::of(posts, order);
            print("yardstick", &mut || black_box(&columns).add_up().len()).await;
            drop(columns);
            let campaign = common::campaign(posts, order);
            let joints = Joints::of(&campaign.definitions);
            print("columns", &mut || Facts::of(black_box(&campaign)).posts.len()).await;
            let facts = Facts::of(&campaign);
            print("add up", &mut || add_up(&joints, black_box(&facts)).0.len()).await;
            drop(facts);
            print("all of it", &mut || Figures::of(black_box(&campaign), &Tiers::default()).platforms().len()).await;
            let figures = Figures::of(&campaign, &Tiers::default());
            print("outcomes", &mut || common::outcomes(&campaign, black_box(&figures))).await;
            let kpi = KpiId::Content(Content::ErReach);
            print("one of each post", &mut || common::each_post(&campaign, black_box(&figures), kpi)).await;
        }
    }
}

#[wasm_bindgen_test]
async fn links() {
    let window = web_sys::window().expect("a window");
    let clock = window.performance().expect("a clock");
    for hostile in hostile::all(typical::typical(10, 30)) {
        breathe(&window).await;
        let once = |_| {
            let began = clock.now();
            assert!(black_box(hostile.open()).is_err());
            clock.now() - began
        };
        let worst = (0..20).map(once).fold(0.0, f64::max);
        console_log!("bench links {worst:9.3} ms  {}", hostile.name);
    }
}

/// The median time of one run, in microseconds.
async fn median(window: &web_sys::Window, run: &mut dyn FnMut() -> usize) -> f64 {
    let clock = window.performance().expect("a clock");
    let mut time = async |runs: usize| {
        breathe(window).await;
        let began = clock.now();
        for _ in 0..runs {
            black_box(run());
        }
        clock.now() - began
    };
    let mut runs = 1;
    while time(runs).await < SAMPLE_MILLISECONDS {
        runs *= 2;
    }
    let mut samples = Vec::new();
    for _ in 0..SAMPLES {
        samples.push(time(runs).await * 1000.0 / runs as f64);
    }
    samples.sort_by(f64::total_cmp);
    samples[SAMPLES / 2]
}

/// Lets the browser answer its driver, which gives up on a page that is busy for half a minute.
async fn breathe(window: &web_sys::Window) {
    let later = js_sys::Promise::new(&mut |resolve, _| {
        window.set_timeout_with_callback(&resolve).expect("a timer");
    });
    wasm_bindgen_futures::JsFuture::from(later).await.expect("its end");
}
