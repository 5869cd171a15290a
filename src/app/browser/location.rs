//! The address bar, the title, and where the focus is.

use gloo_events::EventListener;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement};
use yew::Callback;

use super::js::{property, within_patience};

/// The text after the address, with its `#`.
pub fn hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The whole address.
pub fn address() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// The address of the app, without what names a page or a language in it.
pub fn base() -> String {
    let address = address();
    address.split(['#', '?']).next().unwrap_or_default().to_owned()
}

/// Opens another page of the app.
pub fn go(hash: &str) {
    if let Some(window) = web_sys::window() {
        // A browser that refuses stays where it is, which is visible.
        let _ = window.location().set_hash(hash);
    }
}

/// Changes the address without a step in the history, and without telling anybody.
pub fn replace_hash(hash: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // Browsers limit how often this may be done; the address then lags behind, which loses nothing.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// Calls `on_change` when another page of the app is opened, as long as the result is held.
#[must_use = "dropping it ends the listening"]
pub fn on_hash(on_change: impl Fn(String) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| on_change(hash())))
}

/// Names the page in the browser's tab and for screen readers.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Sets attributes of the document's root: its language and its theme.
pub fn set_root(language: &str, theme: Option<&str>) {
    let root = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = root.set_attribute("lang", language);
        let _ = match theme {
            Some(theme) => root.set_attribute("data-theme", theme),
            None => root.remove_attribute("data-theme"),
        };
    }
}

/// Moves the focus to the page's heading, and the view to its top, as a new page does.
pub fn focus_heading() {
    let Some(window) = web_sys::window() else { return };
    window.scroll_to_with_x_and_y(0.0, 0.0);
    let heading = window.document().and_then(|document| document.query_selector("main h1").ok().flatten());
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        let _ = heading.focus();
    }
}

/// Moves the focus to the main part, past the navigation.
pub fn focus_main() {
    let main =
        web_sys::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id("main"));
    if let Some(main) = main.and_then(|main| main.dyn_into::<HtmlElement>().ok()) {
        let _ = main.focus();
    }
}

/// Waits until what an overview looked like when it was left (shell.js) is painted, where it is shown: to start the app keeps a browser
/// busy for so long that it would never be seen.
pub async fn look_painted() {
    let painted = property(&js_sys::global(), "__look").and_then(|painted| painted.dyn_into::<Promise>().ok());
    if let Some(painted) = painted {
        let _ = within_patience(&painted).await;
    }
}

/// An element beside the document that is like `shell`, and what puts it in its place.
pub fn in_place_of(shell: Element) -> (Element, Callback<()>) {
    let twin = shell.clone_node().ok().and_then(|twin| twin.dyn_into::<Element>().ok());
    let root = twin.unwrap_or_else(|| shell.clone());
    let shown = root.clone();
    // Nothing refuses an element that it has made itself.
    (root, Callback::from(move |()| _ = shell.replace_with_with_node_1(&shown)))
}

/// Prints the page.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that does not print says so itself.
        let _ = window.print();
    }
}

/// Loads the whole page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Tells the panel in index.html that the app has stopped.
pub fn crashed(message: &str) {
    let panel = js_sys::Reflect::get(&js_sys::global(), &"__crashed".into()).ok();
    if let Some(panel) = panel.and_then(|panel| panel.dyn_into::<js_sys::Function>().ok()) {
        let _ = panel.call1(&JsValue::NULL, &message.into());
    }
}
