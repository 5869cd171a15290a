//! A seed gives in the browser what it gives natively, bit for bit (`tests/lift/repeat.rs`).

use lift::random::Chance;
use lift::{Options, run};
use wasm_bindgen_test::wasm_bindgen_test;

#[path = "../lift/made.rs"]
mod made;

#[wasm_bindgen_test]
fn a_seed_repeats_what_it_gave_natively() {
    let input = made::made_up(90, 60, &mut Chance::new(5));
    let lift = run(&input, Options { seasons: 7, ..made::options(300, 11) }, &mut |_| true).expect("a lift");
    assert_eq!(made::fingerprint(&lift), made::EXPECTED);
}
