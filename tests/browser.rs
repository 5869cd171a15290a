//! What only a real browser can tell.
#![cfg(target_arch = "wasm32")]
// Clippy knows `#[test]` functions as tests, but not `#[wasm_bindgen_test]` ones and their helpers.
#![allow(clippy::expect_used, clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[path = "browser/lift.rs"]
mod lift;
#[path = "browser/numbers.rs"]
mod numbers;
