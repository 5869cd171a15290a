//! The system's share sheet.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::js::{call, property};

/// Whether the browser has one.
pub fn can_share() -> bool {
    web_sys::window().is_some_and(|window| property(&window.navigator(), "share").is_some())
}

/// Offers a link to other apps.
pub async fn share(title: &str, url: &str) {
    let Some(window) = web_sys::window() else { return };
    let data = js_sys::Object::new();
    for (name, value) in [("title", title), ("url", url)] {
        let _ = js_sys::Reflect::set(&data, &name.into(), &JsValue::from(value));
    }
    let shared = call(&window.navigator(), "share", &[&data]);
    if let Some(shared) = shared.ok().and_then(|shared| shared.dyn_into::<js_sys::Promise>().ok()) {
        // Whoever closes the sheet has changed their mind; it shows its own troubles.
        let _ = JsFuture::from(shared).await;
    }
}
