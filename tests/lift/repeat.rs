//! The same seed gives the same bits, here and in the browser (`tests/browser/lift.rs` asks for the same number).

use lift::Options;
use lift::random::Chance;

use super::made::{EXPECTED, fingerprint};
use super::{made_up, options, run};

#[test]
fn a_seed_repeats_exactly() {
    let input = made_up(90, 60, &mut Chance::new(5));
    let with = Options { seasons: 7, ..options(300, 11) };
    let found = run(&input, with);
    assert_eq!(found, run(&input, with));
    assert_ne!(found.total, run(&input, Options { seed: 12, ..with }).total, "another seed draws others");
    assert_eq!(fingerprint(&found), EXPECTED, "{:x}", fingerprint(&found));
}
