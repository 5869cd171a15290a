//! One open campaign: what the user sees, what is stored, and the edits in between.

use std::rc::Rc;

use super::document::Document;
use super::rebase::{Lost, rebase};
use super::repository::{SaveError, SaveJob, Stored};
use crate::campaign::edit::{Change, Edit, Refused};
use crate::campaign::history::History;
use crate::campaign::merge::{Clock, Packed, Replica, Stamped};
use crate::campaign::model::Campaign;

/// Whether what is seen is what is stored.
#[derive(Clone, PartialEq, Debug)]
pub enum SaveState {
    /// Stored so that it survives even the end of the browser.
    Saved,
    /// Waits for the next save.
    Unsaved,
    /// A save is under way.
    Saving,
    /// The last save failed; everything is still here. It stays so until a save succeeds.
    Failed(SaveError),
}

/// An open campaign. Cloning shares everything.
#[derive(Clone, Debug)]
pub struct Session {
    campaign: Rc<Campaign>,
    stored: Rc<Campaign>,
    /// The stamps of what is stored.
    stamps: Packed,
    /// They are not stored yet, since the campaign is only now shared: by this browser.
    begins: Option<Replica>,
    revision: u64,
    /// Done since the last save began.
    pending: Rc<Vec<Change>>,
    /// Handed to a save that has not reported back.
    saving: Option<Rc<Vec<Change>>>,
    /// `revision` may still be lost, since it was never stored or only in a hurry.
    unsecured: bool,
    failed: Option<SaveError>,
    /// Something was done since the last save failed, so that it is worth another try.
    retry: bool,
    history: Rc<History>,
}

/// Campaigns and history go by where they are and not by what they hold: to compare thousands of posts at each key takes
/// longer than to show what has changed.
impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        let facts = |one: &Self| (one.revision, one.unsecured, one.retry, one.begins);
        Rc::ptr_eq(&self.campaign, &other.campaign)
            && Rc::ptr_eq(&self.stored, &other.stored)
            && facts(self) == facts(other)
            && self.failed == other.failed
            && self.stamps == other.stamps
            && self.pending == other.pending
            && self.saving == other.saving
            && Rc::ptr_eq(&self.history, &other.history)
    }
}

impl Session {
    /// Opens a stored campaign.
    pub fn open(document: Document) -> Self {
        let Document { revision, campaign, stamps } = document;
        Session::new(Stamped { campaign, stamps }, revision, false)
    }

    /// Opens a campaign that is not stored yet: the next save stores it.
    pub fn create(campaign: Rc<Campaign>) -> Self {
        Session::new(Stamped::unshared(campaign), 0, true)
    }

    /// Opens a copy of what somebody else has, which is not stored yet.
    pub fn keep(copy: Stamped) -> Self {
        Session::new(copy, 0, true)
    }

    fn new(Stamped { campaign, stamps }: Stamped, revision: u64, unsecured: bool) -> Self {
        Session {
            stored: Rc::clone(&campaign),
            campaign,
            stamps,
            begins: None,
            revision,
            pending: Rc::default(),
            saving: None,
            unsecured,
            failed: None,
            retry: false,
            history: Rc::default(),
        }
    }

    /// The campaign as the user sees it, unsaved edits included.
    pub fn campaign(&self) -> &Rc<Campaign> {
        &self.campaign
    }

    /// The revision of the stored campaign; 0 when it was never stored.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The campaign as the user sees it, with its stamps.
    pub fn stamped(&self, clock: Clock) -> Stamped {
        let changes = self.unconfirmed();
        let before = Stamped { campaign: Rc::clone(&self.stored), stamps: self.stamps.clone() };
        before.changed(changes.iter().filter_map(Change::merge), &self.campaign, clock)
    }

    /// Whether somebody else has a copy, as far as is known here.
    pub fn is_shared(&self) -> bool {
        !self.stamps.is_none() || self.unconfirmed().iter().any(|change| change.merge().is_some())
    }

    /// Takes note that somebody else gets a copy: from now on it is known what is changed. Says whether that is new.
    pub fn share(&mut self, replica: Replica) -> bool {
        if !self.stamps.is_none() {
            return false;
        }
        self.stamps = Stamped::unshared(Rc::clone(&self.stored)).shared(replica).stamps;
        (self.begins, self.unsecured, self.retry) = (Some(replica), true, true);
        true
    }

    /// Where the campaign is on its way into the store.
    pub fn save_state(&self) -> SaveState {
        match &self.failed {
            Some(error) => SaveState::Failed(error.clone()),
            None if self.saving.is_some() => SaveState::Saving,
            None if self.is_dirty() => SaveState::Unsaved,
            None => SaveState::Saved,
        }
    }

    /// Whether a save should begin by itself: there is something to save, and it is not what just failed.
    pub fn wants_save(&self) -> bool {
        self.saving.is_none() && self.is_dirty() && (self.failed.is_none() || self.retry)
    }

    /// Whether closing the page now could lose something.
    pub fn is_dirty(&self) -> bool {
        self.unsecured || self.saving.is_some() || !self.pending.is_empty()
    }

    /// Makes an edit; says whether it changed anything.
    ///
    /// # Errors
    /// [`Refused`] when the edit does not fit; nothing changes.
    pub fn edit(&mut self, edit: Edit) -> Result<bool, Refused> {
        let edit = self.history.with_fee_rates(edit, &self.campaign);
        let applied = edit.apply(&self.campaign)?;
        let change = Change { edit, currency: self.campaign.currency };
        if Rc::ptr_eq(&applied.campaign, &self.campaign) {
            // What was known there is known here from now on, even where nothing new came of it.
            if change.merge().is_some() {
                self.advance(applied.campaign, change.edit);
                return Ok(true);
            }
            return Ok(false);
        }
        let Change { edit, .. } = change;
        Rc::make_mut(&mut self.history).record(&self.campaign, edit.clone(), &applied);
        self.advance(applied.campaign, edit);
        Ok(true)
    }

    /// Takes the last step back; says whether there was one.
    ///
    /// # Errors
    /// [`Refused`] when what the step changed is gone; the step is dropped.
    pub fn undo(&mut self) -> Result<bool, Refused> {
        let step = Rc::make_mut(&mut self.history).undo(&self.campaign)?;
        Ok(step.map(|(applied, edit)| self.advance(applied.campaign, edit)).is_some())
    }

    /// Does the last undone step again; says whether there was one.
    ///
    /// # Errors
    /// [`Refused`] when what the step changed is gone; the step is dropped.
    pub fn redo(&mut self) -> Result<bool, Refused> {
        let step = Rc::make_mut(&mut self.history).redo(&self.campaign)?;
        Ok(step.map(|(applied, edit)| self.advance(applied.campaign, edit)).is_some())
    }

    /// Ends the current step of the history, because a field was left; says whether there was one to end.
    pub fn seal(&mut self) -> bool {
        let open = !self.history.is_sealed();
        if open {
            Rc::make_mut(&mut self.history).seal();
        }
        open
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    fn advance(&mut self, campaign: Rc<Campaign>, edit: Edit) {
        let change = Change { edit, currency: self.campaign.currency };
        self.campaign = campaign;
        self.retry = true;
        let pending = Rc::make_mut(&mut self.pending);
        match pending.last_mut() {
            // Typing on in one field is one change.
            Some(last) if last.edit.same_field(&change.edit) && last.currency == change.currency => *last = change,
            _ => pending.push(change),
        }
    }

    /// What to save now; nothing when a save is under way or everything is stored.
    pub fn begin_save(&mut self) -> Option<SaveJob> {
        if self.saving.is_some() || !self.is_dirty() {
            return None;
        }
        let changes = std::mem::take(&mut self.pending);
        self.saving = Some(Rc::clone(&changes));
        Some(self.job(changes))
    }

    /// What to write at once because the page may be gone in a moment; report back with [`Session::flushed`].
    pub fn begin_flush(&self) -> Option<SaveJob> {
        let written = self.revision > 0 && Rc::ptr_eq(&self.campaign, &self.stored);
        (!written && self.is_dirty()).then(|| self.job(Rc::new(self.unconfirmed())))
    }

    fn job(&self, changes: Rc<Vec<Change>>) -> SaveJob {
        SaveJob {
            id: self.campaign.id,
            base: Rc::clone(&self.stored),
            revision: self.revision,
            stamps: self.stamps.clone(),
            begins: self.begins,
            clock: Clock::default(),
            campaign: Rc::clone(&self.campaign),
            changes,
        }
    }

    /// Every change that no finished save has confirmed.
    fn unconfirmed(&self) -> Vec<Change> {
        self.saving.iter().chain([&self.pending]).flat_map(|changes| changes.iter().cloned()).collect()
    }

    /// Takes note of a finished save.
    pub fn saved(&mut self, stored: &Stored) {
        self.saving = None;
        self.failed = None;
        let pending = Rc::clone(&self.pending);
        if stored.revision >= self.revision {
            self.unsecured = false;
            self.begins = self.begins.filter(|_| stored.stamps.is_none());
            self.build_on(stored.revision, &stored.campaign, &stored.stamps, &pending);
        } else {
            // What another tab has sent since was built on this save: its word on the same field is the last one.
            self.build_on(self.revision, &Rc::clone(&self.stored), &self.stamps.clone(), &pending);
        }
    }

    /// Takes note of a hurried write: it is the new base, but only the next save makes sure of its changes.
    pub fn flushed(&mut self, stored: &Stored) {
        self.unsecured = true;
        self.build_on(stored.revision, &stored.campaign, &stored.stamps, &[]);
    }

    fn build_on(&mut self, revision: u64, stored: &Rc<Campaign>, stamps: &Packed, changes: &[Change]) -> Vec<Lost> {
        self.revision = revision;
        self.stored = Rc::clone(stored);
        self.stamps = match self.begins.filter(|_| stamps.is_none()) {
            Some(replica) => Stamped::unshared(Rc::clone(stored)).shared(replica).stamps,
            None => stamps.clone(),
        };
        let (campaign, lost) = rebase(stored, changes);
        // Where nothing new came of it, nothing need be shown anew.
        if campaign != self.campaign {
            self.campaign = campaign;
        }
        lost
    }

    /// Takes note of a save that failed: its edits wait for the next one.
    pub fn save_failed(&mut self, error: SaveError) {
        self.pending = Rc::new(self.unconfirmed());
        self.saving = None;
        self.failed = Some(error);
        self.retry = false;
    }

    /// What was stored is gone or damaged although nobody deleted the campaign: the next save stores it again.
    pub fn store_again(&mut self) {
        self.unsecured = true;
        self.retry = true;
    }

    /// Takes over what another tab has stored, with this session's unsaved edits on top, and returns those that found no
    /// place there.
    pub fn adopt(&mut self, document: &Document) -> Vec<Lost> {
        let known = document.revision == self.revision && document.campaign == self.stored;
        if known || document.revision < self.revision {
            return Vec::new();
        }
        let lost = self.build_on(document.revision, &document.campaign, &document.stamps, &self.unconfirmed());
        Rc::make_mut(&mut self.pending).retain(|change| !lost.iter().any(|lost| lost.edit == change.edit));
        lost
    }
}
