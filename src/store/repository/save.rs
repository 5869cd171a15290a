//! Storing what one tab did on top of what another has stored.

use std::rc::Rc;

use super::{Aside, key, read, set_aside};
use crate::campaign::edit::Change;
use crate::campaign::id::CampaignId;
use crate::campaign::merge::{Clock, Packed, Replica, Stamped};
use crate::campaign::model::Campaign;
use crate::store::document::{self, Document, Unreadable, Unwritable};
use crate::store::rebase::{Lost, rebase};
use crate::store::storage::{Storage, StorageError};

/// What a session wants stored.
#[derive(Clone, PartialEq, Debug)]
pub struct SaveJob {
    /// Which campaign.
    pub id: CampaignId,
    /// The stored campaign that the session builds on.
    pub base: Rc<Campaign>,
    /// The revision of `base`; 0 when nothing was ever stored.
    pub revision: u64,
    /// The stamps of `base`.
    pub stamps: Packed,
    /// These are not stored yet, since the campaign is only now shared: by this browser.
    pub begins: Option<Replica>,
    /// What new stamps are made with, known when the job is carried out.
    pub clock: Clock,
    /// What was done since.
    pub changes: Rc<Vec<Change>>,
    /// What came of it.
    pub campaign: Rc<Campaign>,
}

impl SaveJob {
    /// Whether there is nothing to store that was not stored before.
    fn is_stored(&self) -> bool {
        self.changes.is_empty() && self.begins.is_none()
    }
}

/// What is stored after a save.
#[derive(Clone, PartialEq, Debug)]
pub struct Stored {
    /// The campaign with the changes of this and of other tabs.
    pub campaign: Rc<Campaign>,
    /// Its revision.
    pub revision: u64,
    /// Its stamps.
    pub stamps: Packed,
    /// Changes that another tab left no place for.
    pub lost: Vec<Lost>,
    /// What was set aside rather than overwritten.
    pub aside: Option<Aside>,
}

/// Why nothing was stored. Everything is still in memory.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SaveError {
    /// The store refused.
    Storage(StorageError),
    /// A newer version of the app has stored this campaign; this one must not write over it.
    Newer(Unreadable),
    /// The campaign breaks a rule of the model.
    Unwritable,
}

impl From<StorageError> for SaveError {
    fn from(error: StorageError) -> Self {
        SaveError::Storage(error)
    }
}

impl From<Unwritable> for SaveError {
    fn from(Unwritable: Unwritable) -> Self {
        SaveError::Unwritable
    }
}

/// Stores a job's changes on top of the newest of what local storage and the safety copy hold.
///
/// To be called by one tab at a time. The revision is then even.
///
/// # Errors
/// [`SaveError`]; the stored document is then as it was.
pub fn save(storage: &dyn Storage, safety_copy: Option<&str>, job: &SaveJob) -> Result<Stored, SaveError> {
    let mut merge = Merge { storage, key: &key(job.id), job, aside: None };
    let merged = merge.run(safety_copy)?;
    store(&merge, merged, regular)
}

/// As [`save`], when the caller knows that local storage and safety copy hold just the revision that the job builds on.
///
/// # Errors
/// [`SaveError`]; the stored document is then as it was.
pub fn save_alone(storage: &dyn Storage, job: &SaveJob) -> Result<Stored, SaveError> {
    let merge = Merge { storage, key: &key(job.id), job, aside: None };
    store(&merge, Merged { stands: job.is_stored(), ..merge.as_it_is() }, regular)
}

/// Stores a job's changes on top of what local storage holds, without waiting for other tabs, since the page is closing.
///
/// The revision is then odd: right after the regular one that it builds on, and before the next regular one, which may be
/// under way in another tab. So that tab's save counts as newer, and if this page lives on it saves its changes once more.
///
/// # Errors
/// [`SaveError`]; the stored document is then as it was.
pub fn flush(storage: &dyn Storage, job: &SaveJob) -> Result<Stored, SaveError> {
    let mut merge = Merge { storage, key: &key(job.id), job, aside: None };
    let merged = merge.run(None)?;
    store(&merge, merged, |newest, stands| if stands { newest } else { newest | 1 })
}

fn regular(newest: u64, stands: bool) -> u64 {
    if stands && newest.is_multiple_of(2) { newest } else { (newest | 1) + 1 }
}

/// Stores what was merged; `next` gives its revision from the highest so far and whether it stands there already.
fn store(merge: &Merge<'_>, merged: Merged, next: fn(u64, bool) -> u64) -> Result<Stored, SaveError> {
    let Merged { before, campaign, lost, stands, revision } = merged;
    let merges = merge.job.changes.iter().filter_map(Change::merge);
    let Stamped { stamps, .. } = before.changed(merges, &campaign, merge.job.clock);
    let next = next(revision, stands);
    if !stands || next != revision {
        merge.storage.set(merge.key, &document::write_stamped(next, &campaign, &stamps)?)?;
    }
    Ok(Stored { campaign, revision: next, stamps, lost, aside: merge.aside.clone() })
}

/// What is to be stored.
struct Merged {
    /// What the changes were made on.
    before: Stamped,
    campaign: Rc<Campaign>,
    /// The highest revision so far.
    revision: u64,
    lost: Vec<Lost>,
    /// Whether local storage holds just this already.
    stands: bool,
}

struct Merge<'a> {
    storage: &'a dyn Storage,
    key: &'a str,
    job: &'a SaveJob,
    aside: Option<Aside>,
}

impl Merge<'_> {
    fn run(&mut self, copy: Option<&str>) -> Result<Merged, SaveError> {
        let local = self.storage.get(self.key)?;
        let local = local.as_deref();
        let local_document = match local.map(|text| (text, read(self.key, text))) {
            None => None,
            Some((_, Ok(document))) => Some(document),
            Some((_, Err(reason))) if reason.is_newer() => return Err(SaveError::Newer(reason)),
            Some((text, Err(reason))) => {
                self.set_aside(text, Some(reason))?;
                None
            }
        };
        let copy = match copy.map(|text| read(self.key, text)) {
            Some(Err(reason)) if reason.is_newer() => return Err(SaveError::Newer(reason)),
            copy => copy.and_then(Result::ok),
        };
        let local_revision = local_document.as_ref().map(|document| document.revision);
        let newest = match (local_document, copy) {
            (Some(one), Some(copy)) if are_rivals(&one, &copy) => {
                self.set_aside(local.unwrap_or_default(), None)?;
                Some(copy)
            }
            // Of equal ones the local one, since only there is written in a hurry.
            (Some(local), Some(copy)) if copy.revision <= local.revision => Some(local),
            (local, copy) => copy.or(local),
        };
        let Some(newest) = newest else { return Ok(self.as_it_is()) };
        let mut merged = self.build_on(&newest)?;
        merged.stands &= local_revision == Some(merged.revision);
        Ok(merged)
    }

    /// What this session has, when nothing newer is stored.
    fn as_it_is(&self) -> Merged {
        let (campaign, revision) = (Rc::clone(&self.job.campaign), self.job.revision);
        let before = Stamped { campaign: Rc::clone(&self.job.base), stamps: self.job.stamps.clone() };
        Merged { before, campaign, revision, lost: Vec::new(), stands: false }
    }

    fn build_on(&mut self, newest: &Document) -> Result<Merged, SaveError> {
        let job = self.job;
        if newest.revision < job.revision {
            return Ok(self.as_it_is());
        }
        if newest.revision == job.revision && newest.campaign == job.base {
            return Ok(Merged { stands: job.is_stored(), ..self.as_it_is() });
        }
        if job.revision == 0 && newest.campaign != job.campaign {
            // A new campaign met another one of its id: both are kept.
            self.set_aside(&document::write_stamped(1, &job.campaign, &job.stamps)?, None)?;
        }
        let (campaign, lost) = rebase(&newest.campaign, &job.changes);
        let before = Stamped { campaign: Rc::clone(&newest.campaign), stamps: newest.stamps.clone() };
        let begins = job.begins.filter(|_| newest.stamps.is_none());
        let stands = Rc::ptr_eq(&campaign, &newest.campaign) && begins.is_none();
        let before = match begins {
            Some(replica) => before.shared(replica),
            None => before,
        };
        Ok(Merged { before, campaign, revision: newest.revision, lost, stands })
    }

    fn set_aside(&mut self, text: &str, reason: Option<Unreadable>) -> Result<(), SaveError> {
        let key = set_aside(self.storage, self.key, text)?;
        self.aside = Some(Aside { key, reason, text: text.to_owned() });
        Ok(())
    }
}

/// Whether two regular saves claim the same revision, which only a browser without locks and without a safety copy allows.
pub(super) fn are_rivals(one: &Document, other: &Document) -> bool {
    one.revision == other.revision && one.revision.is_multiple_of(2) && one.campaign != other.campaign
}
