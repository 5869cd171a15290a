//! Lift over the baseline: R's CausalImpact, worked examples, and what chance alone does.
#![cfg(not(target_arch = "wasm32"))]
// A test says what is wrong by panicking, and its numbers are made here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::float_cmp)]

#[path = "lift/calibration.rs"]
mod calibration;
#[path = "lift/checks.rs"]
mod checks;
#[path = "lift/chance.rs"]
mod nothing_and_something;
#[path = "lift/reference.rs"]
mod reference;
#[path = "lift/repeat.rs"]
mod repeat;
#[path = "lift/simple.rs"]
mod simple;

use lift::random::Chance;
use lift::{Input, Lift, Method, Options};

fn options(draws: usize, seed: u64) -> Options {
    Options { method: Method::Impact, seasons: 0, draws, seed }
}

fn run(input: &Input, options: Options) -> Lift {
    lift::run(input, options, &mut |_| true).unwrap()
}

/// So many days around 100 with a standard deviation of 10, of which a control explains a part.
fn made_up(days: usize, first: usize, chance: &mut Chance) -> Input {
    let control: Vec<f64> = (0..days).map(|_| 50.0 + 4.0 * chance.normal()).collect();
    let series = control.iter().map(|control| Some(100.0 + (control - 50.0) * 1.5 + 8.0 * chance.normal())).collect();
    Input { series, controls: vec![control.into_iter().map(Some).collect()], first, end: days }
}
