//! What a table asks of the browser: where an event happened, the focus, the scroll position, the clipboard of an event.
//!
//! By name, since each call that is declared is part of the first load.

use wasm_bindgen::JsValue;
use web_sys::KeyboardEvent;

use super::js::{call, property};

fn number(target: &JsValue, name: &str) -> i32 {
    // Browsers give fractions of pixels here and there.
    #[allow(clippy::cast_possible_truncation)] // saturates
    property(target, name).and_then(|value| value.as_f64()).map_or(0, |value| value as i32)
}

fn text(target: &JsValue, name: &str) -> String {
    property(target, name).and_then(|value| value.as_string()).unwrap_or_default()
}

fn is(target: &JsValue, name: &str) -> bool {
    property(target, name).and_then(|value| value.as_bool()).unwrap_or_default()
}

fn found(target: &JsValue, method: &str, selector: &str) -> Option<JsValue> {
    call(target, method, &[&selector.into()]).ok().filter(JsValue::is_object)
}

/// Where in a table an event happened: row and column as the ARIA indices count them, from one.
pub fn cell_of(event: &JsValue) -> Option<(usize, usize)> {
    let target = property(event, "target")?;
    let index = |name: &str| {
        let holder = found(&target, "closest", &format!("[{name}]"))?;
        call(&holder, "getAttribute", &[&name.into()]).ok()?.as_string()?.parse().ok()
    };
    Some((index("aria-rowindex")?, index("aria-colindex")?))
}

/// Whether an event happened in something that a selector names.
pub fn is_in(event: &JsValue, selector: &str) -> bool {
    property(event, "target").is_some_and(|target| found(&target, "closest", selector).is_some())
}

/// What the field holds that an event happened in.
pub fn typed(event: &JsValue) -> String {
    property(event, "target").map(|target| text(&target, "value")).unwrap_or_default()
}

/// Whether a finger is what points.
pub fn is_finger(event: &JsValue) -> bool {
    text(event, "pointerType") == "touch"
}

/// Whether the first button of the mouse is pressed by an event, and Shift with it.
pub fn pressed(event: &JsValue) -> (bool, bool) {
    (number(event, "button") == 0, is(event, "shiftKey"))
}

/// Whether the first button of the mouse is held down.
pub fn is_dragging(event: &JsValue) -> bool {
    number(event, "buttons") == 1
}

/// A key and what is held with it.
pub struct Pressed {
    /// As the browser names it.
    pub key: String,
    /// Control, or Command on a Mac.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, or Option on a Mac.
    pub alt: bool,
}

/// The key of an event; nothing for one that belongs to a text that is being composed, as Chinese is typed.
pub fn key(event: &KeyboardEvent) -> Option<Pressed> {
    let key = text(event, "key");
    let is_composing = is(event, "isComposing") || key == "Process";
    let command = is(event, "ctrlKey") || is(event, "metaKey");
    (!is_composing).then(|| Pressed { key, command, shift: is(event, "shiftKey"), alt: is(event, "altKey") })
}

/// Whether a key begins a text that is composed, which then goes to whatever has the focus once the event is over.
pub fn begins_composing(event: &KeyboardEvent) -> bool {
    text(event, "key") == "Process" && !is(event, "isComposing")
}

/// Keeps the browser from its own answer to an event.
pub fn prevent(event: &JsValue) {
    // An event that cannot be prevented just goes on.
    let _ = call(event, "preventDefault", &[]);
}

/// The text that is pasted.
pub fn pasted(event: &JsValue) -> Option<String> {
    call(&property(event, "clipboardData")?, "getData", &[&"text/plain".into()]).ok()?.as_string()
}

/// Puts a text on the clipboard in place of what the browser would copy.
pub fn copy(event: &JsValue, text: &str) {
    let data = property(event, "clipboardData");
    if data.is_some_and(|data| call(&data, "setData", &[&"text/plain".into(), &text.into()]).is_ok()) {
        prevent(event);
    }
}

/// Moves the focus to the first element that a selector names, with the caret behind what a field holds, or all of it selected.
pub fn focus(root: &JsValue, selector: &str, select_all: bool) {
    let Some(element) = found(root, "querySelector", selector) else { return };
    let _ = call(&element, "focus", &[]);
    // What is no field for a text has no caret and says so.
    let end = JsValue::from(f64::from(i32::MAX));
    let start = if select_all { 0.0.into() } else { JsValue::clone(&end) };
    let _ = call(&element, "setSelectionRange", &[&start, &end]);
}

/// The element that an event happened at.
pub fn target(event: &JsValue) -> JsValue {
    property(event, "target").unwrap_or(JsValue::UNDEFINED)
}

/// How far a table is scrolled down, and how high its window is, in pixels.
pub fn window(root: &JsValue) -> (usize, usize) {
    let pixels = |name: &str| usize::try_from(number(root, name)).unwrap_or(0);
    (pixels("scrollTop"), pixels("clientHeight"))
}

/// Where to scroll so that `from..to` is seen in a window that begins at `now`.
fn nearest(now: i32, window: i32, from: i32, to: i32) -> i32 {
    now.max(to.saturating_sub(window)).min(from)
}

/// Scrolls a bar sideways, and nothing else, to bring what a selector names into sight with something of what is beside it.
pub fn reveal_in_bar(bar: &JsValue, selector: &str) {
    const BESIDE: i32 = 48;
    let Some(one) = found(bar, "querySelector", selector) else { return };
    let from = number(&one, "offsetLeft").saturating_sub(number(bar, "offsetLeft"));
    let to = from.saturating_add(number(&one, "offsetWidth"));
    let (now, window) = (number(bar, "scrollLeft"), number(bar, "clientWidth"));
    let left = nearest(now, window, from.saturating_sub(BESIDE), to.saturating_add(BESIDE));
    let _ = call(bar, "scrollTo", &[&left.into(), &0.into()]);
}

/// Scrolls as little as needed to bring a row and a column out from under the head and the first column. Rows lie below the
/// head, each `height` pixels high.
pub fn reveal(root: &JsValue, row: usize, column: usize, height: usize) {
    let size = |selector: &str, name: &str| found(root, "querySelector", selector).map_or(0, |one| number(&one, name));
    let [head, first] = [("thead", "offsetHeight"), ("thead th", "offsetWidth")].map(|(one, name)| size(one, name));
    let pixels = |rows: usize| i32::try_from(rows.saturating_mul(height)).unwrap_or(i32::MAX);
    let top = nearest(
        number(root, "scrollTop"),
        number(root, "clientHeight").saturating_sub(head),
        pixels(row),
        pixels(row.saturating_add(1)),
    );
    let now = number(root, "scrollLeft");
    let left = if column == 0 {
        now
    } else {
        let at = format!("thead [aria-colindex=\"{}\"]", column.saturating_add(1));
        let from = size(&at, "offsetLeft").saturating_sub(first);
        let window = number(root, "clientWidth").saturating_sub(first);
        nearest(now, window, from, from.saturating_add(size(&at, "offsetWidth")))
    };
    let _ = call(root, "scrollTo", &[&left.into(), &top.into()]);
}
