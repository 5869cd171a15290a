//! What happens around the page: other tabs store something, the page is hidden or left.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, StorageEvent, VisibilityState};

use super::local::Local;
use crate::store::repository::{Incoming, incoming};

/// Listens as long as it is held.
#[derive(Debug, Default)]
#[must_use = "dropping it ends the listening"]
pub struct Listening {
    _listeners: Vec<EventListener>,
}

impl Listening {
    /// Listens with all of these.
    pub(super) fn of(listeners: Vec<EventListener>) -> Listening {
        Listening { _listeners: listeners }
    }
}

/// Calls `on_change` with what another tab has stored.
pub fn on_stored(on_change: impl Fn(Incoming) + 'static) -> Listening {
    let listener = web_sys::window().map(|window| {
        EventListener::new(&window, "storage", move |event| {
            let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
            // Session storage sends the same event.
            let local = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
            if event.storage_area() == local {
                on_change(incoming(&Local, event.key().as_deref(), event.new_value().as_deref()));
            }
        })
    });
    Listening { _listeners: listener.into_iter().collect() }
}

/// Calls `on_key` with each key that is pressed.
pub fn on_key(on_key: impl Fn(KeyboardEvent) + 'static) -> Listening {
    let listener = web_sys::window().map(|window| {
        // Not passive, so that a key that was used does nothing else.
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, "keydown", options, move |event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                on_key(event.clone());
            }
        })
    });
    Listening { _listeners: listener.into_iter().collect() }
}

/// Calls `on_print` with whether the page is about to be printed, and once it was.
pub fn on_print(on_print: impl Fn(bool) + Clone + 'static) -> Listening {
    let Some(window) = web_sys::window() else { return Listening { _listeners: Vec::new() } };
    let listeners = [("beforeprint", true), ("afterprint", false)].map(|(event, is_before)| {
        let on_print = on_print.clone();
        EventListener::new(&window, event, move |_| on_print(is_before))
    });
    Listening { _listeners: listeners.into() }
}

/// Whether a key, or what is pasted, goes into a field, or into a table, where it begins to fill in a cell.
pub fn is_typing(event: &Event) -> bool {
    const FIELDS: &str = "input:not([type=checkbox]), textarea, select, [role=grid]";
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.closest(FIELDS).is_ok_and(|field| field.is_some()))
}

/// Calls `on_hide` when the page gets out of sight: the last moment that every browser, above all on phones, gives.
pub fn on_hide(on_hide: impl Fn() + Clone + 'static) -> Listening {
    let Some(window) = web_sys::window() else { return Listening { _listeners: Vec::new() } };
    let left = on_hide.clone();
    let mut listeners = vec![EventListener::new(&window, "pagehide", move |_| left())];
    if let Some(document) = window.document() {
        let target = document.clone();
        listeners.push(EventListener::new(&target, "visibilitychange", move |_| {
            if document.visibility_state() == VisibilityState::Hidden {
                on_hide();
            }
        }));
    }
    Listening { _listeners: listeners }
}
