//! Files in and out: downloads, and files that the user chose.

use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

use super::js::{call, within_patience};

/// The browser would not read or make a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FileError;

impl From<JsValue> for FileError {
    fn from(_: JsValue) -> Self {
        FileError
    }
}

/// Hands the user a file with this name, text and media type.
///
/// # Errors
/// [`FileError`] when the browser refuses to make it.
pub fn download(name: &str, media_type: &str, text: &str) -> Result<(), FileError> {
    hand_over(name, media_type, &text.into())
}

/// Hands the user a file with this name, content and media type.
///
/// # Errors
/// [`FileError`] when the browser refuses to make it.
pub fn download_bytes(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), FileError> {
    hand_over(name, media_type, &js_sys::Uint8Array::from(bytes).into())
}

fn hand_over(name: &str, media_type: &str, content: &JsValue) -> Result<(), FileError> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(FileError)?;
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_buffer_source_sequence_and_options(&Array::of1(content), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The download reads the address after the click has returned.
    Timeout::new(60_000, move || drop(Url::revoke_object_url(&url))).forget();
    Ok(())
}

/// The text of a file, read as UTF-8; bytes that are none become U+FFFD.
///
/// # Errors
/// [`FileError`] when the file is gone, locked, or too slow.
pub async fn read_text(file: &File) -> Result<String, FileError> {
    let text = call(file, "text", &[])?.dyn_into()?;
    within_patience(&text).await?.as_string().ok_or(FileError)
}
