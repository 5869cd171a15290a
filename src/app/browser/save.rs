//! Saving a campaign: one tab at a time, on top of the newest of local storage and safety copy, and on disk at the end.

use std::cell::Cell;

use wasm_bindgen::JsValue;

use super::clock;
use super::js::{JsText, call};
use super::local::{self, Local};
use super::lock;
use super::safety_copy::{self, Next, Unavailable, update};
use crate::campaign::id::CampaignId;
use crate::campaign::merge::Clock;
use crate::store::document;
use crate::store::repository::{self, PREFIX, Roomy, SETTINGS, SaveError, SaveJob, Stored, key};
use crate::store::settings::Settings;
use crate::store::storage::{Storage, StorageError};

/// Stores what a session wants stored; returns when it is on disk, as far as the browser can tell.
///
/// # Errors
/// [`SaveError`]; the stored document is then as it was.
pub async fn save(job: &SaveJob) -> Result<Stored, SaveError> {
    let job = &timed(job);
    let key = key(job.id);
    let _lock = lock::acquire(&key).await;
    let mut result = Err(SaveError::Storage(StorageError::Blocked));
    let mut is_large = false;
    let mut store = |copy: &JsText| {
        let copied = if is_alone(copy, &key, job) { None } else { Some(copy.get()) };
        let store = Roomy::new(&Local, copied.as_ref().and_then(Option::as_deref));
        result = match &copied {
            None => repository::save_alone(&store, job),
            Some(copy) => repository::save(&store, copy.as_deref(), job),
        };
        match (&result, store.into_large()) {
            (Err(_), _) => Next::Keep,
            // Nothing new: the safety copy must not hold what only stands for it.
            (Ok(_), None) if is_elsewhere(&key).is_some() => Next::Keep,
            (Ok(_), None) => Next::Renew,
            (Ok(_), Some(text)) => {
                is_large = true;
                Next::Put(text)
            }
        }
    };
    let copied = update(&key, &mut store).await;
    // Without a safety copy local storage has it alone, if it is not too large for that.
    match (&result, is_large, copied) {
        (Ok(stored), true, Ok(())) => put_place(&key, stored.revision),
        (Ok(_), true, Err(Unavailable)) => result = Err(SaveError::Storage(StorageError::QuotaExceeded)),
        _ => {}
    }
    if result.is_ok() {
        persist();
    }
    result
}

/// Says in local storage that the safety copy alone has a document.
pub(super) fn put_place(key: &str, revision: u64) {
    let place = document::elsewhere(revision);
    if Local.set(key, &place).is_err() {
        // What stands there is older, and the safety copy has what is newer: without either it is found at the next start.
        let _ = Local.remove(key);
        let _ = Local.set(key, &place);
    }
}

/// Whether nobody else has saved: local storage and the safety copy hold the same, with the revision that the job builds on.
fn is_alone(copy: &JsText, key: &str, job: &SaveJob) -> bool {
    let revision = copy.beginning(HEAD).and_then(|head| document::revision_of(&head));
    revision == Some(job.revision) && (*copy == local::text(key) || is_elsewhere(key) == revision)
}

/// So much of a text tells its revision.
const HEAD: u32 = 100;

/// The revision of the document of which local storage has only the place.
fn is_elsewhere(key: &str) -> Option<u64> {
    document::elsewhere_revision(&local::text(key).beginning(HEAD)?)
}

/// Writes to local storage at once, without waiting for other tabs, because the page may be gone in a moment.
///
/// # Errors
/// [`SaveError`]; the stored document is then as it was.
pub fn flush(job: &SaveJob) -> Result<Stored, SaveError> {
    let store = Roomy::new(&Local, None);
    let stored = repository::flush(&store, &timed(job));
    // There is no time for what takes a safety copy.
    if store.into_large().is_some() { Err(SaveError::Storage(StorageError::QuotaExceeded)) } else { stored }
}

/// The job with the clock for new stamps.
fn timed(job: &SaveJob) -> SaveJob {
    let needs_none = job.stamps.is_none() && job.changes.iter().all(|change| change.merge().is_none());
    SaveJob { clock: if needs_none { Clock::default() } else { clock::now() }, ..job.clone() }
}

/// Removes a campaign for good.
///
/// # Errors
/// [`StorageError`] when local storage cannot be written.
pub async fn purge(id: CampaignId) -> Result<(), StorageError> {
    remove(&key(id)).await
}

async fn remove(key: &str) -> Result<(), StorageError> {
    let _lock = lock::acquire(key).await;
    let mut result = Ok(());
    let mut remove = |_: &JsText| {
        result = Local.remove(key);
        if result.is_ok() { Next::Delete } else { Next::Keep }
    };
    let _ = update(key, &mut remove).await;
    result
}

/// Removes everything that is stored: safety copies, also of what this page could not read or has not read yet, and what
/// stands in local storage under the app's own keys.
pub async fn clear() {
    for key in safety_copy::keys().await.unwrap_or_default() {
        // What stays can be deleted again.
        let _ = remove(&key).await;
    }
    for key in Local.keys(PREFIX).unwrap_or_default() {
        let _ = Local.remove(&key);
    }
}

/// Stores the settings.
///
/// # Errors
/// [`StorageError`] when local storage cannot be written.
pub fn save_settings(settings: &Settings) -> Result<(), StorageError> {
    Local.set(SETTINGS, &settings.write())
}

thread_local! {
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Asks the browser, once, not to clear this site's data when space runs short. It may ask the user, or refuse.
fn persist() {
    if !ASKED.replace(true)
        && let Some(window) = web_sys::window()
    {
        let storage = window.navigator().storage();
        let _ = call(&JsValue::from(storage), "persist", &[]);
    }
}
