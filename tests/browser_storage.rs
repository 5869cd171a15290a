//! Storage in a real browser: local storage, the safety copies in IndexedDB, locks, and what they do together.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

use std::cell::Cell;
use std::rc::Rc;

use influencer_kpi::app::browser::js::JsText;
use influencer_kpi::app::browser::local::{Local, Tab};
use influencer_kpi::app::browser::safety_copy::{self, Next, update};
use influencer_kpi::app::browser::{env, lock, save, start};
use influencer_kpi::campaign::edit::{CampaignChange, Edit};
use influencer_kpi::campaign::id::CampaignId;
use influencer_kpi::campaign::model::{Amount, Campaign};
use influencer_kpi::kpi::unit::Currency;
use influencer_kpi::store::document;
use influencer_kpi::store::repository::key;
use influencer_kpi::store::session::{SaveState, Session};
use influencer_kpi::store::storage::{Storage, StorageError};
use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A campaign of its own for each test, since all share one browser.
fn campaign() -> Rc<Campaign> {
    Rc::new(Campaign::new(CampaignId::from_random(env::random()), "in a browser", Currency::USD))
}

fn budget(amount: i64) -> Edit {
    Edit::Campaign(CampaignChange::Budget(Some(Amount(amount))))
}

async fn copy_of(key: &str) -> Option<String> {
    let mut found = None;
    let mut look = |copy: &JsText| {
        found = copy.get();
        Next::Keep
    };
    update(key, &mut look).await.unwrap();
    found
}

/// A safety copy with this text, whatever local storage holds.
async fn put(key: &str, text: &str) {
    let before = Local.get(key).unwrap();
    let mut put = |_: &JsText| {
        Local.set(key, text).unwrap();
        Next::Renew
    };
    update(key, &mut put).await.unwrap();
    match before {
        Some(before) => Local.set(key, &before).unwrap(),
        None => Local.remove(key).unwrap(),
    }
}

async fn stored(campaign: &Rc<Campaign>) -> Session {
    let mut session = Session::create(Rc::clone(campaign));
    let job = session.begin_save().unwrap();
    session.saved(&save::save(&job).await.unwrap());
    session
}

async fn all(tasks: Vec<Promise>) {
    JsFuture::from(Promise::all(&tasks.into_iter().map(JsValue::from).collect::<Array>())).await.unwrap();
}

async fn turn() {
    JsFuture::from(Promise::resolve(&JsValue::NULL)).await.unwrap();
}

#[wasm_bindgen_test]
fn local_storage_keeps_texts_by_key() {
    Local.set("test/b", "名前 \u{1F680}\u{0}\"").unwrap();
    Local.set("test/a", "").unwrap();
    assert_eq!(Local.get("test/b"), Ok(Some("名前 \u{1F680}\u{0}\"".to_owned())));
    assert_eq!(Local.keys("test/"), Ok(vec!["test/a".to_owned(), "test/b".to_owned()]));
    Local.remove("test/a").unwrap();
    Local.remove("test/b").unwrap();
    assert_eq!((Local.get("test/a"), Local.keys("test/")), (Ok(None), Ok(vec![])));
}

#[wasm_bindgen_test]
fn a_full_quota_is_told_and_the_old_text_stays() {
    let mut size = 5 * 1024 * 1024;
    while size > 1_000 {
        if Local.set("quota/filler", &"x".repeat(size)).is_err() {
            size = size * 9 / 10;
        } else {
            break;
        }
    }
    Local.set("quota/small", "kept").unwrap();
    assert_eq!(Local.set("quota/small", &"x".repeat(2 * 1024 * 1024)), Err(StorageError::QuotaExceeded));
    assert_eq!(Local.get("quota/small"), Ok(Some("kept".to_owned())));
    Local.remove("quota/filler").unwrap();
    Local.remove("quota/small").unwrap();
}

/// Nearly all that browsers give, in one key.
#[wasm_bindgen_test]
fn five_mebi_characters_fit() {
    let text = "x".repeat(5 * 1024 * 1024 - 20_000);
    assert_eq!(Local.set("quota/large", &text), Ok(()));
    Local.remove("quota/large").unwrap();
}

#[wasm_bindgen_test]
async fn a_safety_copy_is_put_read_and_deleted() {
    assert_eq!(copy_of("copy/1").await, None);
    put("copy/1", "名前").await;
    assert_eq!(copy_of("copy/1").await.as_deref(), Some("名前"));
    assert!(safety_copy::keys().await.unwrap().contains(&"copy/1".to_owned()));
    update("copy/1", &mut |_| Next::Delete).await.unwrap();
    assert_eq!(copy_of("copy/1").await, None);
}

/// Reading and writing are one step, so nobody's number is overwritten, even without a lock.
#[wasm_bindgen_test]
async fn transactions_happen_one_after_another() {
    let add_one = || {
        future_to_promise(async {
            let mut add = |copy: &JsText| {
                let number: u32 = copy.get().map_or(0, |copy| copy.parse().unwrap());
                Local.set("copy/count", &(number + 1).to_string()).unwrap();
                Next::Renew
            };
            update("copy/count", &mut add).await.unwrap();
            Ok(JsValue::NULL)
        })
    };
    all((0..50).map(|_| add_one()).collect()).await;
    assert_eq!(copy_of("copy/count").await.as_deref(), Some("50"));
    update("copy/count", &mut |_| Next::Delete).await.unwrap();
    Local.remove("copy/count").unwrap();
}

#[wasm_bindgen_test]
async fn only_one_holds_a_lock() {
    let inside = Rc::new(Cell::new(0));
    let entered = Rc::new(Cell::new(0));
    let enter = || {
        let (inside, entered) = (Rc::clone(&inside), Rc::clone(&entered));
        future_to_promise(async move {
            let lock = lock::acquire("test lock").await;
            assert!(lock.is_some());
            inside.set(inside.get() + 1);
            for _ in 0..10 {
                turn().await;
                assert_eq!(inside.get(), 1);
            }
            inside.set(inside.get() - 1);
            entered.set(entered.get() + 1);
            Ok(JsValue::NULL)
        })
    };
    all((0..20).map(|_| enter()).collect()).await;
    assert_eq!(entered.get(), 20);
}

#[wasm_bindgen_test]
async fn a_lock_that_nobody_lets_go_does_not_hang_the_page() {
    let held = lock::acquire("stuck lock").await;
    let before = env::now();
    assert!(lock::acquire("stuck lock").await.is_none());
    let waited = env::now() - before;
    assert!((2_000.0..6_000.0).contains(&waited), "{waited} ms");
    drop(held);
    // The one that gave up left nothing behind.
    assert!(lock::acquire("stuck lock").await.is_some());
}

#[wasm_bindgen_test]
async fn a_save_is_in_both_places() {
    let campaign = campaign();
    let mut session = stored(&campaign).await;
    session.edit(budget(500)).unwrap();
    let job = session.begin_save().unwrap();
    let before = env::now();
    session.saved(&save::save(&job).await.unwrap());
    assert!(env::now() - before < 1_000.0);
    assert_eq!(session.save_state(), SaveState::Saved);
    let local = Local.get(&key(campaign.id)).unwrap();
    assert_eq!(local, copy_of(&key(campaign.id)).await);
    assert_eq!(&document::read(&local.unwrap()).unwrap().campaign, session.campaign());
    save::purge(campaign.id).await.unwrap();
    assert_eq!((Local.get(&key(campaign.id)), copy_of(&key(campaign.id)).await), (Ok(None), None));
}

#[wasm_bindgen_test]
async fn deleting_everything_takes_the_safety_copies_that_no_page_shows_with_it() {
    let (shown, lost) = (campaign(), campaign());
    stored(&shown).await;
    stored(&lost).await;
    Local.remove(&key(lost.id)).unwrap();
    save::clear().await;
    assert_eq!(Local.get(&key(shown.id)), Ok(None));
    for campaign in [shown, lost] {
        assert_eq!(copy_of(&key(campaign.id)).await, None);
    }
    assert!(start::recover().await.is_empty());
}

#[wasm_bindgen_test]
async fn sessions_that_save_at_the_same_time_lose_nothing() {
    let campaign = campaign();
    let first = stored(&campaign).await;
    let text = Local.get(&key(campaign.id)).unwrap().unwrap();
    let open = || Session::open(document::read(&text).unwrap());
    let notes = Edit::Campaign(CampaignChange::Notes("noted".to_owned()));
    let tasks = [(first, budget(7)), (open(), notes)].map(|(mut session, edit)| {
        future_to_promise(async move {
            session.edit(edit).unwrap();
            let job = session.begin_save().unwrap();
            session.saved(&save::save(&job).await.unwrap());
            Ok(JsValue::NULL)
        })
    });
    all(tasks.into()).await;
    let stored = document::read(&Local.get(&key(campaign.id)).unwrap().unwrap()).unwrap();
    assert_eq!((stored.campaign.budget, stored.campaign.notes.as_str()), (Some(Amount(7)), "noted"));
    save::purge(campaign.id).await.unwrap();
}

#[wasm_bindgen_test]
async fn what_local_storage_lost_comes_back_and_what_was_cleared_does_not() {
    let (lost, cleared, behind) = (campaign(), campaign(), campaign());
    for campaign in [&lost, &cleared, &behind] {
        stored(campaign).await;
    }
    let older = Local.get(&key(behind.id)).unwrap().unwrap();
    put(&key(behind.id), &document::write(100, &behind).unwrap()).await;
    Local.remove(&key(lost.id)).unwrap();
    Local.remove(&key(cleared.id)).unwrap();
    start::note_cleared([cleared.id, behind.id]);
    let restored: Vec<_> = start::recover().await.into_iter().map(|restored| restored.document.campaign.id).collect();
    assert!(restored.contains(&lost.id) && restored.contains(&behind.id) && !restored.contains(&cleared.id));
    assert!(Local.get(&key(lost.id)).unwrap().is_some());
    assert_eq!((Local.get(&key(cleared.id)), copy_of(&key(cleared.id)).await), (Ok(None), None));
    assert_ne!(Local.get(&key(behind.id)), Ok(Some(older)));
    // The note is taken once.
    assert_eq!(Tab.keys("influencer-kpi/"), Ok(vec![]));
    for campaign in [lost, behind] {
        save::purge(campaign.id).await.unwrap();
    }
}

#[wasm_bindgen_test]
async fn a_hurried_write_is_secured_at_the_next_start() {
    let campaign = campaign();
    let mut session = stored(&campaign).await;
    session.edit(budget(9)).unwrap();
    session.flushed(&save::flush(&session.begin_flush().unwrap()).unwrap());
    let local = Local.get(&key(campaign.id)).unwrap();
    assert_ne!(local, copy_of(&key(campaign.id)).await);
    start::recover().await;
    assert_eq!(local, copy_of(&key(campaign.id)).await);
    save::purge(campaign.id).await.unwrap();
}

#[wasm_bindgen_test]
fn the_browser_tells_day_chance_and_languages() {
    assert!(env::today().to_string().starts_with("20"));
    assert_ne!(env::random(), env::random());
    assert!(!env::languages().is_empty());
    // Asking must not fail; what the user prefers is not known here.
    let _ = (env::prefers_dark(), env::reduced_motion());
}
