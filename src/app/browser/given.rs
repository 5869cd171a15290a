//! What somebody gives to the page to read: files that are chosen or dropped, tables that are pasted.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, File, FileList};
use yew::Callback;

use super::events::{Listening, is_typing};
use super::files::FileError;
use super::js::{call, property};
use super::table::{pasted, prevent};

/// Something to read.
#[derive(Clone, PartialEq, Debug)]
pub enum Given {
    /// A file.
    File(File),
    /// A text that was pasted.
    Text(Rc<str>),
}

impl Given {
    /// What the file is called; none for a text.
    pub fn name(&self) -> Option<String> {
        if let Given::File(file) = self { Some(file.name()) } else { None }
    }

    /// How many bytes it has.
    pub fn size(&self) -> u64 {
        match self {
            // Whole and positive.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            Given::File(file) => file.size() as u64,
            Given::Text(text) => u64::try_from(text.len()).unwrap_or(u64::MAX),
        }
    }

    /// All of its bytes.
    ///
    /// # Errors
    /// [`FileError`] when the file is gone or locked.
    pub async fn bytes(&self) -> Result<Uint8Array, FileError> {
        match self {
            Given::Text(text) => Ok(Uint8Array::from(text.as_bytes())),
            Given::File(file) => {
                let buffer = call(file, "arrayBuffer", &[])?.dyn_into::<Promise>()?;
                // However long it takes: somebody may cancel.
                Ok(Uint8Array::new(&JsFuture::from(buffer).await?))
            }
        }
    }
}

/// The files in a list of the browser's.
fn files(list: Option<JsValue>) -> Vec<Given> {
    let list = list.and_then(|list| list.dyn_into::<FileList>().ok());
    list.map(|list| (0..list.length()).filter_map(|at| list.get(at)).map(Given::File).collect()).unwrap_or_default()
}

/// The files that were chosen in the field of an event; the same ones can be chosen once more.
pub fn chosen(event: &Event) -> Vec<Given> {
    let Some(field) = property(event, "target") else { return Vec::new() };
    let chosen = files(property(&field, "files"));
    let _ = js_sys::Reflect::set(&field, &"value".into(), &"".into());
    chosen
}

/// Whether a text looks like a table: more than one line, or cells apart by tabs.
fn is_table(text: &str) -> bool {
    text.contains('\t') || text.trim().contains('\n')
}

/// Calls `on_over` with whether files are held over the page, and `on_given` with what is dropped or pasted, outside of fields.
pub fn on_given(on_over: Callback<bool>, on_given: Callback<Vec<Given>>) -> Listening {
    let Some(window) = web_sys::window() else { return Listening::default() };
    let has_files = |event: &Event| {
        let types = property(event, "dataTransfer").and_then(|data| property(&data, "types"));
        types.is_some_and(|types| Array::from(&types).includes(&"Files".into(), 0))
    };
    let listen = |name: &'static str, act: Box<dyn Fn(&Event)>| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, name, options, move |event| act(event))
    };
    let (over, leave, drop, dropped) = (on_over.clone(), on_over.clone(), on_over, on_given.clone());
    let listeners = vec![
        listen(
            "dragover",
            Box::new(move |event| {
                if has_files(event) {
                    // Without this the browser would open the file in place of the page.
                    prevent(event);
                    over.emit(true);
                }
            }),
        ),
        listen(
            "dragleave",
            Box::new(move |event| {
                // Not into another part of the page.
                if property(event, "relatedTarget").is_none() {
                    leave.emit(false);
                }
            }),
        ),
        listen(
            "drop",
            Box::new(move |event| {
                if has_files(event) {
                    prevent(event);
                    drop.emit(false);
                    dropped.emit(files(property(event, "dataTransfer").and_then(|data| property(&data, "files"))));
                }
            }),
        ),
        listen(
            "paste",
            Box::new(move |event| {
                if is_typing(event) {
                    return;
                }
                let given = files(property(event, "clipboardData").and_then(|data| property(&data, "files")));
                let text = pasted(event).filter(|text| given.is_empty() && is_table(text));
                let given: Vec<_> = given.into_iter().chain(text.map(|text| Given::Text(text.into()))).collect();
                if !given.is_empty() {
                    prevent(event);
                    on_given.emit(given);
                }
            }),
        ),
    ];
    Listening::of(listeners)
}
