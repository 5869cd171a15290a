//! The browser's local storage behind the app's own trait.

use gloo_storage::{LocalStorage, SessionStorage, Storage as _};
use wasm_bindgen::JsValue;

use super::js::{JsText, call, property};
use crate::store::storage::{Storage, StorageError};

/// Local storage: the store of record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Local;

/// What one tab keeps over reloads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tab;

/// Says why the browser refused; by name, since the class of the exception differs between browsers.
fn refused(error: &JsValue) -> StorageError {
    let name = property(error, "name").and_then(|name| name.as_string()).unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StorageError::QuotaExceeded,
        "SecurityError" => StorageError::Blocked,
        _ => StorageError::Other(if name.is_empty() { format!("{error:?}") } else { name }),
    }
}

/// Asks before taking: gloo's own way to the storage throws when it is blocked.
fn open(
    which: Result<Option<web_sys::Storage>, JsValue>,
    raw: fn() -> web_sys::Storage,
) -> Result<web_sys::Storage, StorageError> {
    which.map_err(|error| refused(&error))?.map(|_| raw()).ok_or(StorageError::Blocked)
}

fn window() -> Result<web_sys::Window, StorageError> {
    web_sys::window().ok_or(StorageError::Blocked)
}

/// What local storage holds under a key; nothing, too, when it cannot be read.
pub fn text(key: &str) -> JsText {
    let text = Local.raw().ok().and_then(|storage| call(&storage, "getItem", &[&key.into()]).ok());
    text.map_or(JsText::NOTHING, JsText)
}

trait Raw {
    fn raw(&self) -> Result<web_sys::Storage, StorageError>;
}

impl Raw for Local {
    fn raw(&self) -> Result<web_sys::Storage, StorageError> {
        open(window()?.local_storage(), LocalStorage::raw)
    }
}

impl Raw for Tab {
    fn raw(&self) -> Result<web_sys::Storage, StorageError> {
        open(window()?.session_storage(), SessionStorage::raw)
    }
}

impl<T: Raw> Storage for T {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.raw()?.get_item(key).map_err(|error| refused(&error))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.raw()?.set_item(key, text).map_err(|error| refused(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.raw()?.remove_item(key).map_err(|error| refused(&error))
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        let storage = self.raw()?;
        let count = storage.length().map_err(|error| refused(&error))?;
        let mut keys: Vec<String> = Vec::new();
        for key in
            (0..count).filter_map(|index| storage.key(index).ok().flatten()).filter(|key| key.starts_with(prefix))
        {
            keys.insert(keys.partition_point(|other| *other < key), key);
        }
        Ok(keys)
    }
}
