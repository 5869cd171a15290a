//! The state of the page: open campaigns, settings, notices. One pure reducer; saving is asked for through an outbox,
//! so that nothing here touches the browser.

use std::rc::Rc;

use yew::Reducible;

use crate::campaign::edit::{Edit, Refused};
use crate::campaign::id::CampaignId;
use crate::campaign::merge::{Replica, Stamped};
use crate::campaign::model::Campaign;
use crate::store::document::{Document, Unreadable};
use crate::store::repository::{self, Aside, Newer, SaveError, SaveJob, Stored};
use crate::store::session::Session;
use crate::store::settings::Settings;
use crate::store::storage::StorageError;

/// Something that the user is told once.
#[derive(Clone, PartialEq, Debug)]
pub enum Notice {
    /// A text could not be read and was kept under a key of its own.
    SetAside {
        /// Where it stands now.
        key: String,
        /// Why it cannot be read; nothing for one that lost its place to another tab's.
        reason: Option<Unreadable>,
        /// The text itself, for download.
        text: String,
    },
    /// A newer version of the page has written a campaign.
    Newer {
        /// Where it stands.
        key: String,
        /// What this version does not know.
        reason: Unreadable,
        /// The text itself, for download.
        text: String,
    },
    /// The browser had lost what was saved; the safety copy had it.
    Recovered(String),
    /// The store cannot be read or written.
    StorageTrouble(StorageError),
    /// A change of a campaign had nowhere to go.
    Refused(CampaignId, Refused),
    /// A large campaign is not where it should be.
    NotHere(CampaignId),
    /// Another tab deleted the campaign.
    Gone,
    /// A backup was read: restored, unchanged, unreadable.
    BackupRead(usize, usize, usize),
    /// A language, or another part of the page, did not arrive.
    NotFetched,
    /// The browser would not make a file.
    NoDownload,
    /// A file is no backup.
    BackupUnreadable(Option<Unreadable>),
    /// Files were imported into a campaign, which can be taken back as long as nothing else was done there.
    Imported(CampaignId, Imported),
}

impl Notice {
    /// The campaign that it is about, which is where it is told.
    pub fn campaign(&self) -> Option<CampaignId> {
        match self {
            Notice::Refused(id, _) | Notice::Imported(id, _) => Some(*id),
            _ => None,
        }
    }
}

/// What is told of an import, in the words of those who did it.
#[derive(Clone, PartialEq, Debug)]
pub struct Imported {
    /// What came of it.
    pub told: String,
    /// What takes it back.
    pub undo: &'static str,
}

/// Everything the page shows.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Workspace {
    /// Open campaigns, those in the bin included.
    pub sessions: Vec<Session>,
    /// Campaigns that are still being fetched, since they are too large for local storage.
    pub underway: Vec<CampaignId>,
    /// The user's choices.
    pub settings: Settings,
    /// What is told, by number.
    pub notices: Vec<(u32, Notice)>,
    /// Campaigns that were deleted for good here, in order, and leave the store too.
    pub purged: Vec<CampaignId>,
    /// Saves to be carried out, by number.
    pub outbox: Vec<(u32, Rc<SaveJob>)>,
    counter: u32,
}

/// All that can happen.
pub enum Action {
    /// An edit of a campaign.
    Edit(CampaignId, Edit),
    /// An import into a campaign, and what to tell when it is done.
    Import(CampaignId, Edit, Imported),
    /// Takes the last step back.
    Undo(CampaignId),
    /// Does it again.
    Redo(CampaignId),
    /// A field was left: typing on starts a new step.
    Leave(CampaignId),
    /// Campaigns that are new here.
    Create(Vec<Rc<Campaign>>),
    /// Copies of campaigns that somebody else has, new here.
    Keep(Vec<Stamped>),
    /// Somebody else gets a copy.
    Share(CampaignId, Replica),
    /// A campaign is deleted for good.
    Purge(CampaignId),
    /// What was stored of a campaign was damaged from outside.
    StoreAgain(CampaignId),
    /// It is time to save.
    Save,
    /// A save succeeded.
    Saved(u32, Rc<SaveJob>, Stored),
    /// A save failed.
    SaveFailed(u32, Rc<SaveJob>, SaveError),
    /// The page was about to go, and this was written in a hurry.
    Flushed(SaveJob, Stored),
    /// Another tab, or the safety copy, has a newer document.
    Adopt(Document),
    /// All that was to be fetched has arrived, or will not.
    AllHere,
    /// Another tab deleted a campaign.
    RemovedElsewhere(CampaignId),
    /// The user's choices changed, here or in another tab.
    Settings(Settings),
    /// Something to tell.
    Tell(Notice),
    /// It was read.
    Dismiss(u32),
}

impl Workspace {
    /// Opens everything that a store held, and tells what it could not.
    pub fn open(&mut self, stored: repository::Workspace) {
        self.settings = stored.settings;
        self.underway = stored.elsewhere;
        self.sessions = stored.campaigns.into_iter().map(Session::open).collect();
        for Aside { key, reason, text } in stored.asides {
            self.tell(Notice::SetAside { key, reason, text });
        }
        for Newer { key, reason, text } in stored.newer {
            self.tell(Notice::Newer { key, reason, text });
        }
        if let Some(error) = stored.trouble {
            self.tell(Notice::StorageTrouble(error));
        }
    }

    /// The session of a campaign.
    pub fn session(&self, id: CampaignId) -> Option<&Session> {
        self.sessions.iter().find(|session| session.campaign().id == id)
    }

    fn session_mut(&mut self, id: CampaignId) -> Option<&mut Session> {
        self.sessions.iter_mut().find(|session| session.campaign().id == id)
    }

    /// Whether an edit waits for a save to begin.
    pub fn has_unsaved(&self) -> bool {
        self.sessions.iter().any(Session::wants_save)
    }

    fn number(&mut self) -> u32 {
        self.counter = self.counter.wrapping_add(1);
        self.counter
    }

    fn tell(&mut self, notice: Notice) {
        // The same thing twice is said once.
        if !self.notices.iter().any(|(_, told)| *told == notice) {
            let number = self.number();
            self.notices.push((number, notice));
        }
    }

    fn on_session(&mut self, id: CampaignId, act: impl FnOnce(&mut Session) -> Result<bool, Refused>) -> bool {
        match self.session_mut(id).map(act) {
            Some(Err(refused)) => {
                self.tell(Notice::Refused(id, refused));
                true
            }
            changed => changed == Some(Ok(true)),
        }
    }

    /// Changes a campaign. What its last import told to undo is something else by then.
    fn change(&mut self, id: CampaignId, act: impl FnOnce(&mut Session) -> Result<bool, Refused>) -> bool {
        let changed = self.on_session(id, act);
        if changed {
            self.notices.retain(|(_, notice)| !matches!(notice, Notice::Imported(other, _) if *other == id));
        }
        changed
    }

    fn begin_saves(&mut self) -> bool {
        let jobs: Vec<_> = self.sessions.iter_mut().filter_map(Session::begin_save).collect();
        let any = !jobs.is_empty();
        for job in jobs {
            let number = self.number();
            self.outbox.push((number, Rc::new(job)));
        }
        any
    }

    fn saved(&mut self, job: &SaveJob, stored: &Stored) {
        if let Some(session) = self.session_mut(job.id) {
            session.saved(stored);
        }
        for lost in &stored.lost {
            self.tell(Notice::Refused(job.id, lost.why));
        }
        if let Some(aside) = &stored.aside {
            self.tell(Notice::SetAside {
                key: aside.key.clone(),
                reason: aside.reason.clone(),
                text: aside.text.clone(),
            });
        }
    }

    fn adopt(&mut self, document: Document) {
        let id = document.campaign.id;
        self.underway.retain(|other| *other != id);
        match self.session_mut(id) {
            Some(session) => {
                for lost in session.adopt(&document) {
                    self.tell(Notice::Refused(id, lost.why));
                }
            }
            None => self.sessions.push(Session::open(document)),
        }
    }

    fn remove(&mut self, id: CampaignId) {
        self.sessions.retain(|session| session.campaign().id != id);
        self.outbox.retain(|(_, job)| job.id != id);
    }

    /// Lets an action happen; says whether it changed anything.
    pub fn apply(&mut self, action: Action) -> bool {
        match action {
            Action::Edit(id, edit) => return self.change(id, |session| session.edit(edit)),
            Action::Import(id, edit, imported) => {
                let before = self.session(id).map(|session| Rc::clone(session.campaign()));
                let changed = self.change(id, |session| session.edit(edit));
                let after = self.session(id).map(Session::campaign);
                if before.zip(after).is_some_and(|(before, after)| !Rc::ptr_eq(&before, after)) {
                    self.tell(Notice::Imported(id, imported));
                }
                return changed;
            }
            Action::Undo(id) => return self.change(id, Session::undo),
            Action::Redo(id) => return self.change(id, Session::redo),
            Action::Leave(id) => return self.on_session(id, |session| Ok(session.seal())),
            Action::Save => return self.begin_saves(),
            Action::Create(campaigns) => self.sessions.extend(campaigns.into_iter().map(Session::create)),
            Action::Keep(copies) => self.sessions.extend(copies.into_iter().map(Session::keep)),
            Action::Share(id, replica) => return self.on_session(id, |session| Ok(session.share(replica))),
            Action::Purge(id) => {
                self.remove(id);
                self.purged.push(id);
            }
            Action::StoreAgain(id) => {
                if let Some(session) = self.session_mut(id) {
                    session.store_again();
                }
            }
            Action::Saved(number, job, stored) => {
                self.outbox.retain(|(other, _)| *other != number);
                self.saved(&job, &stored);
            }
            Action::SaveFailed(number, job, error) => {
                self.outbox.retain(|(other, _)| *other != number);
                if let Some(session) = self.session_mut(job.id) {
                    session.save_failed(error);
                }
            }
            Action::Flushed(job, stored) => {
                if let Some(session) = self.session_mut(job.id) {
                    session.flushed(&stored);
                }
            }
            Action::Adopt(document) => self.adopt(document),
            Action::AllHere => {
                let missing = std::mem::take(&mut self.underway);
                let any = !missing.is_empty();
                missing.into_iter().for_each(|id| self.tell(Notice::NotHere(id)));
                return any;
            }
            Action::RemovedElsewhere(id) => {
                if self.session(id).is_some() {
                    self.remove(id);
                    self.tell(Notice::Gone);
                }
            }
            Action::Settings(settings) => self.settings = settings,
            Action::Tell(notice) => self.tell(notice),
            Action::Dismiss(number) => self.notices.retain(|(other, _)| *other != number),
        }
        true
    }
}

/// What lets an action happen: [`Workspace::apply`], which is not there from the start.
pub type Act = fn(&mut Workspace, Action) -> bool;

/// An action on its way.
pub struct Step {
    /// What lets it happen.
    pub act: Act,
    /// What happens.
    pub action: Action,
}

impl Reducible for Workspace {
    type Action = Step;

    fn reduce(self: Rc<Self>, Step { act, action }: Step) -> Rc<Self> {
        let mut next = Workspace::clone(&self);
        // The same Rc lets Yew skip the render.
        if act(&mut next, action) { Rc::new(next) } else { self }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::campaign::edit::CampaignChange;
    use crate::kpi::unit::Currency;

    const ID: CampaignId = CampaignId::from_random(1);

    fn workspace() -> Workspace {
        let mut workspace = Workspace::default();
        workspace.apply(Action::Create(vec![Rc::new(Campaign::new(ID, "one", Currency::USD))]));
        workspace
    }

    fn rename(name: &str) -> Edit {
        Edit::Campaign(CampaignChange::Name(name.to_owned()))
    }

    fn import(name: &str) -> Action {
        let imported = Imported { told: name.to_owned(), undo: "Undo" };
        Action::Import(ID, Edit::All(vec![rename(name)]), imported)
    }

    #[test]
    fn an_import_is_told_as_long_as_it_is_the_last_step() {
        let mut workspace = workspace();
        assert!(workspace.apply(import("two")));
        assert!(matches!(workspace.notices.as_slice(), [(_, Notice::Imported(ID, _))]));
        workspace.apply(Action::Leave(ID));
        assert_eq!(workspace.notices.len(), 1, "to leave a field changes nothing");
        assert!(workspace.apply(import("three")));
        assert!(matches!(workspace.notices.as_slice(), [(_, Notice::Imported(_, one))] if one.told == "three"));
        workspace.apply(Action::Undo(ID));
        assert_eq!((workspace.notices.len(), &*workspace.session(ID).unwrap().campaign().name), (0, "two"));
    }

    #[test]
    fn an_import_that_changes_nothing_is_not_told() {
        let mut workspace = workspace();
        assert!(!workspace.apply(import("one")));
        assert!(workspace.notices.is_empty());
    }

    #[test]
    fn a_campaign_that_is_fetched_later_is_awaited_and_missed() {
        let stored = repository::Workspace { elsewhere: vec![ID], ..repository::Workspace::default() };
        let mut here = Workspace::default();
        here.open(stored.clone());
        let campaign = Rc::new(Campaign::new(ID, "large", Currency::USD));
        let document = Document { revision: 2, campaign, stamps: Default::default() };
        here.apply(Action::Adopt(document));
        assert!(here.underway.is_empty() && here.session(ID).is_some());
        assert!(!here.apply(Action::AllHere));
        let mut missing = Workspace::default();
        missing.open(stored);
        assert!(missing.apply(Action::AllHere));
        assert_eq!(missing.notices.first().map(|(_, notice)| notice), Some(&Notice::NotHere(ID)));
    }
}
