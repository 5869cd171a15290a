//! The whole workspace in one file, and its way back.
//!
//! ```json
//! {"app":"influencer-kpi","kind":"backup","version":1,"entries":{"influencer-kpi/campaign/…":"…"}}
//! ```
//! The entries are the texts of the store under their keys, so that a backup is exact, holds even what cannot be read, and
//! one damaged document does not take the others with it.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::document::{self, APP, Document, Entries, Unreadable, Unwritable};
use super::repository::{SETTINGS, id_of, key};
use super::settings::Settings;
use crate::campaign::id::CampaignId;
use crate::campaign::merge::Stamped;
use crate::campaign::model::Campaign;

const KIND: &str = "backup";
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct File {
    app: String,
    kind: String,
    version: u32,
    entries: Entries<String>,
}

/// What a backup holds.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Backup {
    /// Readable campaigns, with their stamps.
    pub campaigns: Vec<Stamped>,
    /// The settings, if they are in it and readable.
    pub settings: Option<Settings>,
    /// Entries that cannot be read: key, reason and text.
    pub unreadable: Vec<(String, Unreadable, String)>,
    /// Entries of other kinds, such as what had been set aside: key and text.
    pub others: Vec<(String, String)>,
}

/// Writes a backup of campaigns with their revisions and stamps, the settings, and other stored texts by key.
///
/// # Errors
/// [`Unwritable`] when a campaign breaks a rule of the model.
pub fn write<'a>(
    campaigns: impl IntoIterator<Item = (u64, Stamped)>,
    settings: &Settings,
    others: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<String, Unwritable> {
    let mut entries: Entries<_> = others.into_iter().map(|(key, text)| (key.to_owned(), text.to_owned())).collect();
    entries.insert(SETTINGS.to_owned(), settings.write());
    for (revision, Stamped { campaign, stamps }) in campaigns {
        entries.insert(key(campaign.id), document::write_stamped(revision, &campaign, &stamps)?);
    }
    let file = File { app: APP.to_owned(), kind: KIND.to_owned(), version: VERSION, entries };
    serde_json::to_string(&file).map_err(|_| Unwritable)
}

/// Reads a backup, or the document of a single campaign.
///
/// # Errors
/// [`Unreadable`] when the text is neither; single entries that cannot be read are reported in the result.
pub fn read(text: &str) -> Result<Backup, Unreadable> {
    // Editors on Windows put a byte order mark in front.
    let text = text.trim_start_matches('\u{feff}');
    let Ok(file) = serde_json::from_str::<File>(text) else {
        return Ok(Backup { campaigns: vec![stamped(document::read(text)?)], ..Backup::default() });
    };
    if file.app != APP || file.kind != KIND {
        return Err(Unreadable::NotOurs);
    }
    if file.version > VERSION {
        return Err(Unreadable::TooNew { version: file.version });
    }
    let mut backup = Backup::default();
    for (key, text) in file.entries {
        if key == SETTINGS {
            backup.settings = Settings::read(&text);
        } else if id_of(&key).is_none() {
            backup.others.push((key, text));
        } else {
            match document::read(&text) {
                Ok(document) => backup.campaigns.push(stamped(document)),
                Err(reason) => backup.unreadable.push((key, reason, text)),
            }
        }
    }
    Ok(backup)
}

fn stamped(Document { campaign, stamps, .. }: Document) -> Stamped {
    Stamped { campaign, stamps }
}

/// What is to be done so that everything in a backup is here again.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Restore {
    /// Campaigns that are not here.
    pub new: Vec<Stamped>,
    /// Campaigns that are here with other content: these get new ids, and what is here stays.
    pub copies: Vec<Stamped>,
    /// Campaigns that are here as they were.
    pub unchanged: Vec<CampaignId>,
}

/// Compares the campaigns of a backup with those that are here; `random` gives 64 random bits for each new id and `taken`
/// says which ids cannot be used although no campaign here has them.
pub fn plan_restore(
    campaigns: Vec<Stamped>,
    here: &[Rc<Campaign>],
    taken: &[CampaignId],
    random: &mut dyn FnMut() -> u64,
) -> Restore {
    let mut restore = Restore::default();
    for Stamped { mut campaign, stamps } in campaigns {
        let id = campaign.id;
        if !taken.contains(&id) && here.iter().all(|there| there.id != id) {
            restore.new.push(Stamped { campaign, stamps });
            continue;
        }
        // A copy of an earlier restore counts, so that restoring twice changes nothing.
        let copy = Rc::make_mut(&mut campaign);
        let same = here.iter().find(|there| {
            copy.id = there.id;
            ***there == *copy
        });
        if let Some(same) = same {
            restore.unchanged.push(same.id);
            continue;
        }
        copy.id = CampaignId::from_random(random());
        // It is a campaign of its own, which nobody else has.
        restore.copies.push(Stamped::unshared(campaign));
    }
    restore
}
