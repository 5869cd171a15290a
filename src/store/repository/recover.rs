//! Bringing back what local storage has lost, from the safety copy beside it.

use super::save::are_rivals;
use super::{Aside, read, set_aside};
use crate::store::document::Document;
use crate::store::storage::{Storage, StorageError};

/// What came of comparing a safety copy with local storage.
#[derive(Clone, PartialEq, Debug)]
pub enum Recovery {
    /// Both hold the same, or a newer app wrote one of them: nothing was touched.
    Untouched,
    /// Local storage is ahead: the safety copy is to be renewed from it.
    CopyBehind,
    /// Local storage had lost this document and has it again.
    Restored(Restored),
}

/// A document that came back from its safety copy.
#[derive(Clone, PartialEq, Debug)]
pub struct Restored {
    /// What the safety copy held.
    pub document: Document,
    /// What stood in its place and could not be kept there.
    pub aside: Option<Aside>,
    /// Set when local storage would not take it; the safety copy holds it all the same.
    pub trouble: Option<StorageError>,
    /// Whether it should have been in local storage, which had lost it.
    pub was_lost: bool,
}

/// Compares the safety copy under `key` with local storage and writes the newer of them back.
///
/// # Errors
/// [`StorageError`] when local storage cannot be read, or what stands there can neither be used nor set aside.
pub fn recover(storage: &dyn Storage, key: &str, copy: &str) -> Result<Recovery, StorageError> {
    let Ok(document) = read(key, copy) else { return Ok(Recovery::Untouched) };
    let mut aside = None;
    if let Some(text) = storage.get(key)? {
        let reason = match read(key, &text) {
            Err(reason) if reason.is_newer() => return Ok(Recovery::Untouched),
            Err(reason) => Some(Some(reason)),
            Ok(local) if local == document => return Ok(Recovery::Untouched),
            Ok(local) if are_rivals(&local, &document) => Some(None),
            Ok(local) if local.revision >= document.revision => return Ok(Recovery::CopyBehind),
            Ok(_) => None,
        };
        if let Some(reason) = reason {
            aside = Some(Aside { key: set_aside(storage, key, &text)?, reason, text });
        }
    }
    let trouble = storage.set(key, copy).err();
    Ok(Recovery::Restored(Restored { document, aside, trouble, was_lost: true }))
}

/// The document that only its safety copy holds, since it is too large for local storage; nothing when that cannot be read.
pub fn elsewhere(key: &str, copy: &str) -> Option<Restored> {
    let document = read(key, copy).ok()?;
    Some(Restored { document, aside: None, trouble: None, was_lost: false })
}
