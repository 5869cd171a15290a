//! Copying texts.

use wasm_bindgen::JsCast;

use super::js::{call, property, within_patience};

/// Puts a text on the clipboard; says whether the browser did it.
pub async fn copy(text: &str) -> bool {
    // Missing on pages that are neither local nor encrypted.
    let clipboard = web_sys::window().and_then(|window| property(&window.navigator(), "clipboard"));
    let written = clipboard.and_then(|clipboard| call(&clipboard, "writeText", &[&text.into()]).ok());
    match written.and_then(|written| written.dyn_into().ok()) {
        Some(written) => within_patience(&written).await.is_ok(),
        None => false,
    }
}
