//! The same seed gives the same bits, here and in the browser (`tests/browser/lift.rs` asks for the same number).

use lift::random::Chance;
use lift::{Lift, Options};

use super::{made_up, options, run};

/// All bits of a result, mixed.
pub fn fingerprint(lift: &Lift) -> u64 {
    let days = lift.path.iter().flat_map(|day| [day.predicted.mean, day.predicted.low, day.predicted.high]);
    let all = days.chain([lift.total.mean, lift.total.low, lift.total.high, lift.tail.unwrap()]);
    all.fold(0xcbf2_9ce4_8422_2325, |hash, value| {
        (hash ^ value.to_bits()).wrapping_mul(0x0100_0000_01b3).rotate_left(29)
    })
}

#[test]
fn a_seed_repeats_exactly() {
    let input = made_up(90, 60, &mut Chance::new(5));
    let with = Options { seasons: 7, ..options(300, 11) };
    let found = run(&input, with);
    assert_eq!(found, run(&input, with));
    assert_ne!(found.total, run(&input, Options { seed: 12, ..with }).total, "another seed draws others");
    assert_eq!(fingerprint(&found), 0x6912_abe3_1e11_664a, "{:x}", fingerprint(&found));
}
