//! The store's rules, one situation at a time.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::rc::Rc;

use influencer_kpi::campaign::edit::{CampaignChange, Edit};
use influencer_kpi::campaign::id::CampaignId;
use influencer_kpi::campaign::model::Campaign;
use influencer_kpi::kpi::unit::Currency;
use influencer_kpi::store::document::{self, Damage, Unreadable};
use influencer_kpi::store::repository::{
    Incoming, LARGE, Recovery, Roomy, SETTINGS, SaveError, elsewhere, flush, incoming, key, load, recover, save,
    set_aside,
};
use influencer_kpi::store::session::{SaveState, Session};
use influencer_kpi::store::settings::Settings;
use influencer_kpi::store::storage::{MemoryStorage, Storage, StorageError};

fn id() -> CampaignId {
    CampaignId::from_random(7)
}

fn campaign(name: &str) -> Campaign {
    Campaign::new(id(), name, Currency::USD)
}

fn text(revision: u64, name: &str) -> String {
    document::write(revision, &campaign(name)).unwrap()
}

fn rename(name: &str) -> Edit {
    Edit::Campaign(CampaignChange::Name(name.to_owned()))
}

fn with(entries: &[(&str, &str)]) -> MemoryStorage {
    let storage = MemoryStorage::default();
    for (key, text) in entries {
        storage.set(key, text).unwrap();
    }
    storage
}

fn everything(storage: &dyn Storage) -> Vec<(String, String)> {
    let keys = storage.keys("").unwrap();
    keys.into_iter().map(|key| (key.clone(), storage.get(&key).unwrap().unwrap())).collect()
}

fn open(text: &str) -> Session {
    Session::open(document::read(text).unwrap())
}

const NEWER: &str = r#"{"app":"influencer-kpi","version":99,"revision":5,"campaign":{"of":"another shape"}}"#;

#[test]
fn a_new_campaign_is_stored_and_read_back() {
    let storage = MemoryStorage::default();
    let mut session = Session::create(Rc::new(campaign("new")));
    assert_eq!(session.save_state(), SaveState::Unsaved);
    let job = session.begin_save().unwrap();
    assert_eq!((session.save_state(), session.begin_save()), (SaveState::Saving, None));
    session.saved(&save(&storage, None, &job).unwrap());
    assert_eq!((session.save_state(), session.begin_save()), (SaveState::Saved, None));
    let workspace = load(&storage);
    assert_eq!(workspace.campaigns.len(), 1);
    assert_eq!((&workspace.campaigns[0].campaign, workspace.trouble), (session.campaign(), None));
}

#[test]
fn unreadable_documents_are_moved_aside_once_and_stay() {
    let wrong_place = "influencer-kpi/campaign/0000000001";
    let cut = &text(2, "a")[..50];
    let storage = with(&[(&key(id()), cut), (wrong_place, &text(2, "b")), (SETTINGS, "nonsense"), ("foreign", "{")]);
    let aside = |number: u32, name: &str| format!("influencer-kpi/aside/{number}/{name}");
    let place = aside(1, &format!("campaign/{}", id()));
    let first = load(&storage);
    let reasons: Vec<_> = first.asides.iter().map(|aside| (aside.key.clone(), aside.reason.clone().unwrap())).collect();
    let damaged = |at: &str, what| Unreadable::Damaged { at: at.to_owned(), what };
    assert_eq!(
        reasons,
        [
            (aside(1, "campaign/0000000001"), damaged(wrong_place, Damage::WrongKey)),
            (place.clone(), Unreadable::NotJson { line: 1, column: 50 }),
            (aside(1, "settings"), damaged(SETTINGS, Damage::Shape)),
        ]
    );
    assert_eq!((first.campaigns.len(), first.settings, first.trouble), (0, Settings::default(), None));
    let after = everything(&storage);
    assert_eq!(storage.keys("influencer-kpi/campaign/"), Ok(vec![]));
    let second = load(&storage);
    assert_eq!((second.asides.len(), everything(&storage)), (3, after));
    // The next damaged text of the same campaign gets a place of its own; the same text does not.
    assert_eq!(set_aside(&storage, &key(id()), "more damage"), Ok(aside(2, &format!("campaign/{}", id()))));
    assert_eq!(set_aside(&storage, &key(id()), "more damage"), Ok(aside(2, &format!("campaign/{}", id()))));
    assert_eq!(storage.get(&place), Ok(Some(cut.to_owned())));
}

#[test]
fn a_document_of_a_newer_app_is_left_alone() {
    let entries = [(&*key(id()), NEWER)];
    let storage = with(&entries);
    let workspace = load(&storage);
    assert_eq!((workspace.campaigns.len(), workspace.asides.len()), (0, 0));
    assert_eq!(workspace.newer[0].reason, Unreadable::TooNew { version: 99 });
    assert_eq!(workspace.newer[0].text, NEWER);
    let mut session = open(&text(2, "old"));
    session.edit(rename("must not be stored")).unwrap();
    let job = session.begin_save().unwrap();
    let refused = Err(SaveError::Newer(Unreadable::TooNew { version: 99 }));
    assert_eq!(save(&storage, None, &job), refused);
    assert_eq!(save(&storage, Some(&text(2, "old")), &job), refused);
    assert_eq!(save(&MemoryStorage::default(), Some(NEWER), &job), refused);
    assert_eq!(recover(&storage, &key(id()), &text(8, "copy")), Ok(Recovery::Untouched));
    assert_eq!(everything(&storage), entries.map(|(key, text)| (key.to_owned(), text.to_owned())));
}

#[test]
fn a_full_store_keeps_what_it_has_and_the_session_keeps_the_edit() {
    let storage = MemoryStorage::with_quota(text(2, "short").len() + key(id()).len() + 20);
    storage.set(&key(id()), &text(2, "short")).unwrap();
    let before = everything(&storage);
    let mut session = open(&text(2, "short"));
    session.edit(rename(&"long ".repeat(50))).unwrap();
    let job = session.begin_save().unwrap();
    let full = SaveError::Storage(StorageError::QuotaExceeded);
    assert_eq!(save(&storage, None, &job), Err(full.clone()));
    session.save_failed(full.clone());
    assert_eq!((session.save_state(), everything(&storage)), (SaveState::Failed(full), before));
    assert_eq!(session.campaign().name, "long ".repeat(50));
    session.edit(rename("small")).unwrap();
    session.saved(&save(&storage, None, &session.clone().begin_save().unwrap()).unwrap());
    let job = session.begin_save();
    assert!(job.is_none() || save(&storage, None, &job.unwrap()).is_ok());
    assert_eq!(load(&storage).campaigns[0].campaign.name, "small");
}

#[test]
fn no_room_to_set_aside_leaves_the_text_where_it_is() {
    let place = key(id());
    let storage = MemoryStorage::with_quota(place.len() + 30);
    storage.set(&place, "a text of some thirty letters").unwrap();
    let workspace = load(&storage);
    assert_eq!(workspace.trouble, Some(StorageError::QuotaExceeded));
    assert_eq!((workspace.asides[0].key.clone(), workspace.asides.len()), (place.clone(), 1));
    let mut session = Session::create(Rc::new(campaign("x")));
    assert!(save(&storage, None, &session.begin_save().unwrap()).is_err());
    assert_eq!(storage.get(&place), Ok(Some("a text of some thirty letters".to_owned())));
}

#[test]
fn a_blocked_store_is_told() {
    let storage = MemoryStorage::blocked();
    assert_eq!(load(&storage).trouble, Some(StorageError::Blocked));
    let mut session = Session::create(Rc::new(campaign("x")));
    let job = session.begin_save().unwrap();
    assert_eq!(save(&storage, None, &job), Err(SaveError::Storage(StorageError::Blocked)));
}

#[test]
fn damage_under_an_open_page_is_set_aside_before_the_page_saves() {
    let storage = with(&[(&key(id()), "damaged by hand")]);
    let mut session = open(&text(2, "open"));
    session.edit(rename("edited")).unwrap();
    let stored = save(&storage, Some(&text(2, "open")), &session.begin_save().unwrap()).unwrap();
    let aside = stored.aside.clone().unwrap();
    assert_eq!(storage.get(&aside.key), Ok(Some("damaged by hand".to_owned())));
    assert_eq!((stored.campaign.name.as_str(), stored.revision), ("edited", 4));
    assert_eq!(load(&storage).campaigns[0].campaign, stored.campaign);
}

#[test]
fn a_store_that_went_back_in_time_does_not_take_the_page_along() {
    let storage = with(&[(&key(id()), &text(2, "older"))]);
    let mut session = open(&text(6, "now"));
    session.edit(rename("edited")).unwrap();
    let stored = save(&storage, None, &session.begin_save().unwrap()).unwrap();
    assert_eq!((stored.campaign.name.as_str(), stored.revision), ("edited", 8));
}

#[test]
fn recovery_takes_the_newer_one_and_keeps_what_it_replaces_if_that_could_matter() {
    let place = key(id());
    let copy = text(4, "copy");
    for (local, expected, aside) in [
        (None, "copy", false),
        (Some(text(2, "older")), "copy", false),
        (Some(text(4, "copy")), "copy", false),
        (Some(text(5, "written in a hurry")), "written in a hurry", false),
        (Some(text(6, "newer")), "newer", false),
        (Some(text(4, "rival")), "copy", true),
        (Some("damaged".to_owned()), "copy", true),
    ] {
        let storage = with(&local.iter().map(|text| (&*place, &**text)).collect::<Vec<_>>());
        let recovery = recover(&storage, &place, &copy).unwrap();
        let now = document::read(&storage.get(&place).unwrap().unwrap()).unwrap();
        assert_eq!(now.campaign.name, expected);
        match recovery {
            Recovery::Untouched => assert_eq!(local, Some(copy.clone())),
            Recovery::CopyBehind => assert!(["written in a hurry", "newer"].contains(&expected)),
            Recovery::Restored(restored) => {
                assert_eq!((restored.document, restored.trouble), (now, None));
                assert_eq!(restored.aside.map(|aside| aside.text), local.filter(|_| aside));
            }
        }
    }
    let damaged_copy = with(&[(&place, &text(2, "local"))]);
    assert_eq!(recover(&damaged_copy, &place, "damaged"), Ok(Recovery::Untouched));
}

#[test]
fn a_hurried_write_counts_less_than_the_next_regular_one() {
    let storage = with(&[(&key(id()), &text(2, "stored"))]);
    let mut session = open(&text(2, "stored"));
    assert_eq!(session.begin_flush(), None);
    session.edit(rename("typed")).unwrap();
    let job = session.begin_flush().unwrap();
    session.flushed(&influencer_kpi::store::repository::flush(&storage, &job).unwrap());
    assert_eq!((session.revision(), session.save_state()), (3, SaveState::Unsaved));
    assert_eq!(session.begin_flush(), None, "it is written already");
    session.edit(rename("typed more")).unwrap();
    session.flushed(&influencer_kpi::store::repository::flush(&storage, &session.begin_flush().unwrap()).unwrap());
    assert_eq!(session.revision(), 3);
    session.saved(&save(&storage, Some(&text(2, "stored")), &session.clone().begin_save().unwrap()).unwrap());
    assert_eq!(session.revision(), 4);
    assert_eq!(load(&storage).campaigns[0].campaign.name, "typed more");
}

#[test]
fn news_from_other_tabs_are_told_apart() {
    let newer = Incoming::Unreadable(id(), Unreadable::TooNew { version: 99 });
    let saved = Incoming::Saved(document::read(&text(2, "x")).unwrap());
    let dark = Settings { theme: Some("dark".to_owned()), ..Settings::default() };
    for (changed, text, expected) in [
        (None, None, Incoming::Cleared),
        (Some(&*key(id())), Some(&*text(2, "x")), saved),
        (Some(&*key(id())), Some(&*document::elsewhere(4)), Incoming::Elsewhere(id())),
        (Some(&*key(id())), None, Incoming::Removed(id())),
        (Some(&*key(id())), Some(NEWER), newer),
        (Some(SETTINGS), Some(r#"{"theme":"dark"}"#), Incoming::Settings(dark)),
        (Some(SETTINGS), None, Incoming::Settings(Settings::default())),
        (Some("influencer-kpi/aside/1/x"), Some("x"), Incoming::Other),
        (Some("somebody else's"), Some("x"), Incoming::Other),
    ] {
        assert_eq!(incoming(&MemoryStorage::default(), changed, text), expected);
    }
}

#[test]
fn a_campaign_that_another_tab_set_aside_is_stored_again_from_here() {
    let storage = with(&[(&key(id()), "damaged by hand")]);
    let mut session = open(&text(2, "open here"));
    load(&storage);
    let news = incoming(&storage, Some(&key(id())), None);
    assert!(matches!(news, Incoming::Unreadable(_, reason) if !reason.is_newer()));
    session.store_again();
    assert!(session.wants_save());
    session.saved(&save(&storage, None, &session.clone().begin_save().unwrap()).unwrap());
    assert_eq!((session.save_state(), session.wants_save()), (SaveState::Saved, false));
    assert_eq!(load(&storage).campaigns[0].campaign.name, "open here");
}

#[test]
fn a_failed_save_stays_told_and_is_tried_again_with_the_next_edit() {
    let mut session = open(&text(2, ""));
    session.edit(rename("a")).unwrap();
    session.begin_save().unwrap();
    assert_eq!((session.save_state(), session.wants_save()), (SaveState::Saving, false));
    let error = SaveError::Storage(StorageError::QuotaExceeded);
    session.save_failed(error.clone());
    assert_eq!((session.save_state(), session.wants_save()), (SaveState::Failed(error.clone()), false));
    session.edit(rename("ab")).unwrap();
    assert_eq!((session.save_state(), session.wants_save()), (SaveState::Failed(error.clone()), true));
    let job = session.begin_save().unwrap();
    assert_eq!(session.save_state(), SaveState::Failed(error));
    session.saved(&save(&MemoryStorage::default(), None, &job).unwrap());
    assert_eq!(session.save_state(), SaveState::Saved);
}

#[test]
fn typing_on_in_one_field_is_one_change() {
    let mut session = open(&text(2, ""));
    for name in ["S", "Sp", "Spring"] {
        assert_eq!(session.edit(rename(name)), Ok(true));
    }
    assert_eq!(session.edit(rename("Spring")), Ok(false));
    assert_eq!(session.begin_save().unwrap().changes.len(), 1);
    assert_eq!((session.undo(), session.campaign().name.as_str()), (Ok(true), ""));
    assert_eq!((session.undo(), session.redo()), (Ok(false), Ok(true)));
    assert_eq!(session.campaign().name, "Spring");
}

#[test]
fn a_document_that_is_too_large_leaves_the_store_as_it_is_and_is_handed_to_the_safety_copy() {
    let storage = with(&[(&key(id()), &text(2, "small"))]);
    let mut session = open(&text(2, "small"));
    session.edit(Edit::Campaign(CampaignChange::Notes("x".repeat(LARGE)))).unwrap();
    let store = Roomy::new(&storage, None);
    let stored = save(&store, None, &session.begin_save().unwrap()).unwrap();
    session.saved(&stored);
    let large = store.into_large().unwrap();
    assert_eq!(everything(&storage), [(key(id()), text(2, "small"))], "until the safety copy has it");
    assert_eq!(document::read(&large).unwrap().revision, stored.revision);

    // Its place stands for it, and older versions of the app leave that alone.
    storage.set(&key(id()), &document::elsewhere(stored.revision)).unwrap();
    let loaded = load(&storage);
    assert_eq!((loaded.elsewhere, loaded.campaigns.len(), loaded.newer.len()), (vec![id()], 0, 0));
    assert!(document::read(&document::elsewhere(4)).unwrap_err().is_newer());
    let found = elsewhere(&key(id()), &large).unwrap();
    assert_eq!((found.document.campaign.notes.len(), found.was_lost), (LARGE, false));

    // It is built upon as any other, and comes back where it belongs once it is small again.
    session.edit(rename("renamed")).unwrap();
    let store = Roomy::new(&storage, Some(&large));
    let stored = save(&store, Some(&large), &session.begin_save().unwrap()).unwrap();
    session.saved(&stored);
    assert_eq!(document::read(&store.into_large().unwrap()).unwrap().campaign.name, "renamed");
    session.edit(Edit::Campaign(CampaignChange::Notes(String::new()))).unwrap();
    let store = Roomy::new(&storage, Some(&large));
    let stored = save(&store, Some(&large), &session.begin_save().unwrap()).unwrap();
    session.saved(&stored);
    assert_eq!(store.into_large(), None);
    assert_eq!(load(&storage).campaigns[0].campaign.name, "renamed");
}

#[test]
fn a_hurried_write_of_a_large_document_leaves_its_place() {
    let place = document::elsewhere(4);
    let storage = with(&[(&key(id()), &place)]);
    let mut large = campaign("large");
    large.notes = "x".repeat(LARGE);
    let mut session = open(&document::write(4, &large).unwrap());
    session.edit(rename("closed at once")).unwrap();
    let store = Roomy::new(&storage, None);
    flush(&store, &session.begin_flush().unwrap()).unwrap();
    assert!(store.into_large().is_some());
    assert_eq!(everything(&storage), [(key(id()), place)]);
}

#[test]
fn a_safety_copy_that_is_newer_than_a_small_document_takes_its_place() {
    let storage = with(&[(&key(id()), &text(2, "small"))]);
    let mut large = campaign("large");
    large.notes = "x".repeat(LARGE);
    let copy = document::write(4, &large).unwrap();
    let store = Roomy::new(&storage, Some(&copy));
    let Recovery::Restored(restored) = recover(&store, &key(id()), &copy).unwrap() else { panic!("not restored") };
    assert_eq!((restored.document.revision, restored.trouble), (4, None));
    assert_eq!(store.into_large(), Some(copy));
}
