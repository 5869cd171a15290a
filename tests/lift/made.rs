//! Series that are made up the same way everywhere, and what comes out of one of them.

use lift::random::Chance;
use lift::{Input, Lift, Method, Options};

/// The fingerprint of 300 draws with seed 11 and a weekly season over the series of seed 5.
pub const EXPECTED: u64 = 0xc50b_0813_6a0b_b103;

pub fn options(draws: usize, seed: u64) -> Options {
    Options { method: Method::Impact, seasons: 0, draws, seed }
}

/// So many days around 100 with a standard deviation of 10, of which a control explains a part.
pub fn made_up(days: usize, first: usize, chance: &mut Chance) -> Input {
    let control: Vec<f64> = (0..days).map(|_| 50.0 + 4.0 * chance.normal()).collect();
    let series = control.iter().map(|control| Some(100.0 + (control - 50.0) * 1.5 + 8.0 * chance.normal())).collect();
    Input { series, controls: vec![control.into_iter().map(Some).collect()], first, end: days }
}

/// All bits of a result, mixed.
pub fn fingerprint(lift: &Lift) -> u64 {
    let days = lift.path.iter().flat_map(|day| [day.predicted.mean, day.predicted.low, day.predicted.high]);
    let all = days.chain([lift.total.mean, lift.total.low, lift.total.high]).chain(lift.tail);
    all.fold(0xcbf2_9ce4_8422_2325, |hash, value| {
        (hash ^ value.to_bits()).wrapping_mul(0x0100_0000_01b3).rotate_left(29)
    })
}
