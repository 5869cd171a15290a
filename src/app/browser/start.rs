//! Bringing everything back when the page opens: local storage at once, then what only the safety copies still have.

use super::js::JsText;
use super::local::{Local, Tab};
use super::lock;
use super::safety_copy::{self, Next, update};
use super::save::put_place;
use crate::campaign::id::CampaignId;
use crate::store::document::{self, Document};
use crate::store::repository::{self, Incoming, Recovery, Restored, Roomy, Workspace, id_of, incoming, key};
use crate::store::settings::Settings;
use crate::store::storage::Storage;

/// Keys that had been removed from local storage, by hand, when this tab was last left.
const CLEARED: &str = "influencer-kpi/cleared";

/// Everything in local storage.
pub fn load() -> Workspace {
    repository::load(&Local)
}

/// The settings alone.
pub fn settings() -> Settings {
    let text = Local.get(repository::SETTINGS).ok().flatten();
    text.as_deref().and_then(Settings::read).unwrap_or_default()
}

/// What another tab has stored since [`load`]: every campaign of which not the revision stands there that is `known`.
pub fn missed(known: impl Fn(CampaignId) -> Option<u64>) -> Vec<Incoming> {
    let news = |key: String| {
        let known = known(id_of(&key)?);
        let text = Local.get(&key).ok()??;
        // What could not be read was told at the start.
        let is_news = document::revision_of(&text) != known;
        let news = is_news.then(|| incoming(&Local, Some(&key), Some(&text)));
        news.filter(|news| matches!(news, Incoming::Saved(_)))
    };
    Local.keys(repository::PREFIX).unwrap_or_default().into_iter().filter_map(news).collect()
}

/// Brings local storage and the safety copies to the same state and returns the documents that local storage had lost.
///
/// Call once, after [`load`]: a session that is open already adopts its document, any other one is opened with it.
pub async fn recover() -> Vec<Restored> {
    let cleared = take_cleared();
    let Ok(copies) = safety_copy::keys().await else { return Vec::new() };
    let stored = Local.keys(repository::PREFIX).unwrap_or_default();
    let mut keys: Vec<String> = Vec::new();
    for key in copies.into_iter().chain(stored) {
        if id_of(&key).is_some() && !keys.contains(&key) {
            keys.push(key);
        }
    }
    let mut restored = Vec::new();
    for key in keys {
        let _lock = lock::acquire(&key).await;
        let mut compare = |copy: &JsText| compare(&key, copy.get(), cleared.contains(&key), &mut restored);
        if update(&key, &mut compare).await.is_err() {
            break;
        }
    }
    restored
}

fn compare(key: &str, copy: Option<String>, cleared: bool, restored: &mut Vec<Restored>) -> Next {
    let Some(copy) = copy else {
        // Stored before there were safety copies, or in a hurry.
        let text = Local.get(key).ok().flatten();
        return if text.is_some_and(|text| document::read(&text).is_ok()) { Next::Renew } else { Next::Keep };
    };
    if cleared && Local.get(key) == Ok(None) {
        return Next::Delete;
    }
    if Local.get(key).ok().flatten().is_some_and(|text| document::elsewhere_revision(&text).is_some()) {
        restored.extend(repository::elsewhere(key, &copy));
        return Next::Keep;
    }
    let store = Roomy::new(&Local, Some(&copy));
    let recovery = repository::recover(&store, key, &copy);
    let is_large = store.into_large().is_some();
    match recovery {
        Ok(Recovery::CopyBehind) => Next::Renew,
        Ok(Recovery::Restored(document)) => {
            if is_large {
                put_place(key, document.document.revision);
            }
            restored.push(document);
            Next::Keep
        }
        Ok(Recovery::Untouched) | Err(_) => Next::Keep,
    }
}

/// The document that only its safety copy has, for a tab that heard that another one has stored it.
pub async fn fetch(id: CampaignId) -> Option<Document> {
    let key = key(id);
    let mut found = None;
    let mut look = |copy: &JsText| {
        found = copy.get().and_then(|copy| repository::elsewhere(&key, &copy));
        Next::Keep
    };
    let _ = update(&key, &mut look).await;
    found.map(|found| found.document)
}

/// Notes which of the stored campaigns are gone from local storage while the page that shows them is being left.
///
/// Only a person clears storage under an open page; a browser that died never gets to note it. So the note tells the two
/// apart when the page opens next, and what was cleared on purpose does not come back from its safety copy.
pub fn note_cleared(stored: impl IntoIterator<Item = CampaignId>) {
    let gone: Vec<_> = stored.into_iter().map(key).filter(|key| Local.get(key) == Ok(None)).collect();
    // Should it not be noted, the campaigns come back, which is the safer mistake.
    let _ = if gone.is_empty() { Tab.remove(CLEARED) } else { Tab.set(CLEARED, &gone.join(" ")) };
}

fn take_cleared() -> Vec<String> {
    let text = Tab.get(CLEARED).ok().flatten().unwrap_or_default();
    let _ = Tab.remove(CLEARED);
    text.split_ascii_whitespace().map(str::to_owned).collect()
}
