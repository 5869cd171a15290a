//! What a table asks of the browser: where an event happened, the focus, the scroll position, the clipboard of an event.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent};

/// Where in a table an event happened: row and column as the ARIA indices count them, from one.
pub fn cell_of(event: &Event) -> Option<(usize, usize)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let index = |name: &str| {
        let holder = target.closest(&format!("[{name}]")).ok().flatten()?;
        holder.get_attribute(name)?.parse().ok()
    };
    Some((index("aria-rowindex")?, index("aria-colindex")?))
}

/// Whether an event happened in something that a selector names.
pub fn is_in(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(selector).is_ok_and(|found| found.is_some()))
}

/// What the field holds that an event happened in.
pub fn typed(event: &Event) -> Option<String> {
    let target = event.target()?;
    let select = target.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value);
    select.or_else(|| target.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value))
}

/// Whether a key belongs to a text that is being composed, as Chinese is typed.
pub fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key() == "Process"
}

/// The text that is pasted.
pub fn pasted(event: &Event) -> Option<String> {
    event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?.get_data("text/plain").ok()
}

/// Puts a text on the clipboard in place of what the browser would copy.
pub fn copy(event: &Event, text: &str) {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    if data.is_some_and(|data| data.set_data("text/plain", text).is_ok()) {
        event.prevent_default();
    }
}

fn find(root: &Element, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Moves the focus to the first element that a selector names, with the caret behind what a field holds.
pub fn focus(root: &Element, selector: &str) {
    let Some(element) = find(root, selector) else { return };
    let _ = element.focus();
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(u32::MAX);
        // A day's field has no caret and says so.
        let _ = input.set_selection_range(end, end);
    }
}

/// How far a table is scrolled down, and how high its window is, in pixels.
pub fn window(root: &Element) -> (usize, usize) {
    (usize::try_from(root.scroll_top()).unwrap_or(0), usize::try_from(root.client_height()).unwrap_or(0))
}

/// Scrolls as little as needed to bring a row and a column out from under the head and the first column. Rows lie below the
/// head, each `height` pixels high.
pub fn reveal(root: &Element, row: usize, column: usize, height: usize) {
    let head = find(root, "thead").map_or(0, |head| head.offset_height());
    let top = i32::try_from(row.saturating_mul(height)).unwrap_or(i32::MAX - 1_000);
    let bottom = top.saturating_add(i32::try_from(height).unwrap_or(0)).saturating_add(head);
    if top < root.scroll_top() {
        root.set_scroll_top(top);
    } else if bottom > root.scroll_top() + root.client_height() {
        root.set_scroll_top(bottom - root.client_height());
    }
    let first = find(root, "thead th").map_or(0, |first| first.offset_width());
    let Some(head) = find(root, &format!("thead [aria-colindex=\"{}\"]", column + 1)).filter(|_| column > 0) else {
        return;
    };
    let (left, right) = (head.offset_left(), head.offset_left() + head.offset_width());
    if left - first < root.scroll_left() {
        root.set_scroll_left(left - first);
    } else if right > root.scroll_left() + root.client_width() {
        root.set_scroll_left(right - root.client_width());
    }
}
