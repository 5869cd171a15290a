//! Lift over the baseline: R's CausalImpact, worked examples, and what chance alone does.
#![cfg(not(target_arch = "wasm32"))]
// A test says what is wrong by panicking, and its numbers are made here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::float_cmp)]

#[path = "lift/calibration.rs"]
mod calibration;
#[path = "lift/checks.rs"]
mod checks;
#[path = "lift/made.rs"]
mod made;
#[path = "lift/chance.rs"]
mod nothing_and_something;
#[path = "lift/reference.rs"]
mod reference;
#[path = "lift/repeat.rs"]
mod repeat;
#[path = "lift/simple.rs"]
mod simple;

use lift::{Input, Lift, Options};
use made::{made_up, options};

fn run(input: &Input, options: Options) -> Lift {
    lift::run(input, options, &mut |_| true).unwrap()
}
