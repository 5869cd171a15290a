//! The little that is needed of a key-value store, so that the browser's can be swapped for one in memory.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// Why the store did not do what it was asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StorageError {
    /// The browser forbids storage to this page.
    Blocked,
    /// The text does not fit into what is left of the quota.
    QuotaExceeded,
    /// Anything else, in the browser's own words.
    Other(String),
}

/// A store of texts by key.
pub trait Storage {
    /// The text under `key`, or nothing.
    ///
    /// # Errors
    /// [`StorageError`] when the store cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// Puts `text` under `key`, all of it or (on an error) nothing: what stood there then stays.
    ///
    /// # Errors
    /// [`StorageError`] when the store is full or cannot be written.
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError>;

    /// Removes `key` if it is there.
    ///
    /// # Errors
    /// [`StorageError`] when the store cannot be written.
    fn remove(&self, key: &str) -> Result<(), StorageError>;

    /// Every key that begins with `prefix`, sorted.
    ///
    /// # Errors
    /// [`StorageError`] when the store cannot be read.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError>;
}

/// A store that lives as long as it is held; for tests, and to show what a blocked or full store does.
#[derive(Default, Debug)]
pub struct MemoryStorage {
    entries: RefCell<BTreeMap<String, String>>,
    quota: Option<usize>,
    blocked: bool,
}

impl MemoryStorage {
    /// A store that takes `quota` characters (UTF-16 units, keys included) and no more.
    pub fn with_quota(quota: usize) -> Self {
        MemoryStorage { quota: Some(quota), ..MemoryStorage::default() }
    }

    /// A store that refuses everything.
    pub fn blocked() -> Self {
        MemoryStorage { blocked: true, ..MemoryStorage::default() }
    }

    fn open(&self) -> Result<&RefCell<BTreeMap<String, String>>, StorageError> {
        if self.blocked { Err(StorageError::Blocked) } else { Ok(&self.entries) }
    }
}

/// Length as browsers count it for their quota: UTF-16 units.
pub fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

impl Storage for MemoryStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.open()?.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let mut entries = self.open()?.borrow_mut();
        let others = entries.iter().filter(|entry| entry.0 != key);
        let used: usize = others.map(|(key, text)| length(key) + length(text)).sum();
        if self.quota.is_some_and(|quota| used + length(key) + length(text) > quota) {
            return Err(StorageError::QuotaExceeded);
        }
        entries.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.open()?.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        Ok(self.open()?.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }
}
