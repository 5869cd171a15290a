//! Where everything stands in the store, and the rules by which it gets there: nothing unreadable is overwritten, and what
//! another tab has saved is built upon.

use super::document::{self, Damage, Document, Unreadable};
use super::settings::Settings;
use super::storage::{Storage, StorageError};
use crate::campaign::id::CampaignId;

mod recover;
mod roomy;
mod save;

pub use recover::{Recovery, Restored, elsewhere, recover};
pub use roomy::{LARGE, Roomy};
pub use save::{SaveError, SaveJob, Stored, flush, save, save_alone};

/// Every key of the app begins with this.
pub const PREFIX: &str = "influencer-kpi/";
const CAMPAIGNS: &str = "influencer-kpi/campaign/";
const ASIDE: &str = "influencer-kpi/aside/";
/// Where the settings stand.
pub const SETTINGS: &str = "influencer-kpi/settings";

/// Where a campaign stands.
pub fn key(id: CampaignId) -> String {
    format!("{CAMPAIGNS}{id}")
}

/// The campaign that stands under `key`; nothing for other keys.
pub fn id_of(key: &str) -> Option<CampaignId> {
    key.strip_prefix(CAMPAIGNS)?.parse().ok()
}

/// A text that is kept under a key of its own, for the user to download.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Aside {
    /// Where it stands now.
    pub key: String,
    /// Why it cannot be read; nothing for a readable document that lost its place to another one.
    pub reason: Option<Unreadable>,
    /// The text, as it was found.
    pub text: String,
}

/// A document of a newer app, left where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Newer {
    /// Where it stands.
    pub key: String,
    /// What this version does not know.
    pub reason: Unreadable,
    /// The text, as it was found.
    pub text: String,
}

/// Everything that is stored.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Workspace {
    /// Readable campaigns, in the order of their keys.
    pub campaigns: Vec<Document>,
    /// What was set aside, now or earlier.
    pub asides: Vec<Aside>,
    /// Documents of a newer app.
    pub newer: Vec<Newer>,
    /// Campaigns of which only the safety copy has the document, since it is too large for the store.
    pub elsewhere: Vec<CampaignId>,
    /// The settings, or defaults.
    pub settings: Settings,
    /// Set when the store could not be read or an unreadable document could not be set aside.
    pub trouble: Option<StorageError>,
}

/// Reads everything. What cannot be read is set aside; what a newer app wrote stays where it is.
pub fn load(storage: &dyn Storage) -> Workspace {
    let mut workspace = Workspace::default();
    if let Err(error) = load_into(storage, &mut workspace) {
        workspace.trouble = Some(error);
    }
    workspace
}

fn load_into(storage: &dyn Storage, workspace: &mut Workspace) -> Result<(), StorageError> {
    for key in storage.keys(ASIDE)? {
        let Some(text) = storage.get(&key)? else { continue };
        workspace.asides.push(Aside { key, reason: document::read(&text).err(), text });
    }
    let keys = storage.keys(CAMPAIGNS)?;
    for key in keys {
        let Some(text) = storage.get(&key)? else { continue };
        if document::elsewhere_revision(&text).is_some() {
            workspace.elsewhere.extend(id_of(&key));
            continue;
        }
        match read(&key, &text) {
            Ok(document) => workspace.campaigns.push(document),
            Err(reason) if reason.is_newer() => workspace.newer.push(Newer { key, reason, text }),
            Err(reason) => move_aside(storage, workspace, key, reason, text),
        }
    }
    if let Some(text) = storage.get(SETTINGS)? {
        match Settings::read(&text) {
            Some(settings) => workspace.settings = settings,
            None => {
                let reason = Unreadable::Damaged { at: SETTINGS.to_owned(), what: Damage::Shape };
                move_aside(storage, workspace, SETTINGS.to_owned(), reason, text);
            }
        }
    }
    Ok(())
}

/// The document under `key`, if it is that campaign's.
fn read(key: &str, text: &str) -> Result<Document, Unreadable> {
    let document = document::read(text)?;
    if id_of(key) == Some(document.campaign.id) {
        return Ok(document);
    }
    Err(Unreadable::Damaged { at: key.to_owned(), what: Damage::WrongKey })
}

/// Moves what cannot be read; should there be no room, it stays where it is and is reported all the same.
fn move_aside(storage: &dyn Storage, workspace: &mut Workspace, key: String, reason: Unreadable, text: String) {
    let moved = set_aside(storage, &key, &text).and_then(|aside| storage.remove(&key).map(|()| aside));
    let key = moved.unwrap_or_else(|error| {
        workspace.trouble = Some(error);
        key
    });
    // It may have been set aside before, by another tab or when its removal failed.
    workspace.asides.retain(|aside| aside.key != key);
    workspace.asides.push(Aside { key, reason: Some(reason), text });
}

/// Keeps `text`, found under `key`, under a key that nobody uses yet, and returns that key.
///
/// # Errors
/// [`StorageError`] when it cannot be kept; nothing is lost.
pub fn set_aside(storage: &dyn Storage, key: &str, text: &str) -> Result<String, StorageError> {
    let name = key.strip_prefix(PREFIX).unwrap_or(key);
    let mut number = 1u32;
    loop {
        let place = format!("{ASIDE}{number}/{name}");
        match storage.get(&place)? {
            // The same text needs no second copy.
            Some(there) if there == text => return Ok(place),
            Some(_) => number = number.saturating_add(1),
            None => return storage.set(&place, text).map(|()| place),
        }
    }
}

/// What another tab has stored.
#[derive(Clone, PartialEq, Debug)]
pub enum Incoming {
    /// A campaign, for its session to adopt.
    Saved(Document),
    /// A campaign whose document only the safety copy has.
    Elsewhere(CampaignId),
    /// A campaign that is gone for good.
    Removed(CampaignId),
    /// A campaign that this version cannot read. One of a newer app is that app's now. A damaged one, which another tab may
    /// have set aside by now, is to be stored again by whoever has it.
    Unreadable(CampaignId, Unreadable),
    /// The settings.
    Settings(Settings),
    /// Everything is gone.
    Cleared,
    /// Nothing that a view would show.
    Other,
}

/// What a change of the store means: the key (nothing when all keys went) and its new text (nothing when it went).
pub fn incoming(storage: &dyn Storage, key: Option<&str>, text: Option<&str>) -> Incoming {
    let Some(key) = key else { return Incoming::Cleared };
    if key == SETTINGS {
        return Incoming::Settings(text.and_then(Settings::read).unwrap_or_default());
    }
    match (id_of(key), text) {
        (None, _) => Incoming::Other,
        (Some(id), None) if is_aside(storage, id) => {
            Incoming::Unreadable(id, Unreadable::Damaged { at: key.to_owned(), what: Damage::Shape })
        }
        (Some(id), None) => Incoming::Removed(id),
        (Some(id), Some(text)) if document::elsewhere_revision(text).is_some() => Incoming::Elsewhere(id),
        (Some(id), Some(text)) => {
            read(key, text).map_or_else(|reason| Incoming::Unreadable(id, reason), Incoming::Saved)
        }
    }
}

/// Whether anything of a campaign was ever set aside. Then its document may have been moved rather than deleted, and it is
/// better to store a deleted campaign once more than to lose one.
fn is_aside(storage: &dyn Storage, id: CampaignId) -> bool {
    let name = format!("/campaign/{id}");
    storage.keys(ASIDE).is_ok_and(|keys| keys.iter().any(|key| key.ends_with(&name)))
}
