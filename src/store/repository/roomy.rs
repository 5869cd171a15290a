//! A store in which documents that are too large for local storage have only their place: the safety copy has them.

use std::cell::RefCell;

use super::id_of;
use crate::store::document;
use crate::store::storage::{Storage, StorageError};

/// Documents with more bytes are left to the safety copy. Half of what browsers give, so that other campaigns have room.
pub const LARGE: usize = 2_500_000;

/// A store together with the safety copy of the one campaign that is worked on.
pub struct Roomy<'a> {
    storage: &'a dyn Storage,
    copy: Option<&'a str>,
    large: RefCell<Option<String>>,
}

impl<'a> Roomy<'a> {
    /// The store, and what its safety copy holds of the campaign.
    pub fn new(storage: &'a dyn Storage, copy: Option<&'a str>) -> Self {
        Roomy { storage, copy, large: RefCell::default() }
    }

    /// The document that was too large, for the safety copy to take. Only once it has it, its place may be put into the store.
    pub fn into_large(self) -> Option<String> {
        self.large.into_inner()
    }
}

impl Storage for Roomy<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        let text = self.storage.get(key)?;
        let is_elsewhere = text.as_deref().is_some_and(|text| document::elsewhere_revision(text).is_some());
        Ok(if is_elsewhere { self.copy.map(str::to_owned) } else { text })
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        if id_of(key).is_none() || text.len() <= LARGE {
            return self.storage.set(key, text);
        }
        self.large.replace(Some(text.to_owned()));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.storage.remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        self.storage.keys(prefix)
    }
}
