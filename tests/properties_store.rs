//! Tabs that work on one campaign at the same time: whatever the order of events, nothing is lost and all agree.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "documents/arbitrary.rs"]
mod arbitrary;

use std::collections::BTreeMap;
use std::rc::Rc;

use influencer_kpi::campaign::edit::{CampaignChange, Edit, InfluencerChange, PostChange};
use influencer_kpi::campaign::id::{CampaignId, InfluencerId, PostId};
use influencer_kpi::campaign::insights::Reading;
use influencer_kpi::campaign::merge::Stamped;
use influencer_kpi::campaign::model::{Amount, Campaign, Fee, Influencer, Platform, Post, PostKind};
use influencer_kpi::campaign::rates::{Home, Pair};
use influencer_kpi::kpi::measure::Measure;
use influencer_kpi::kpi::unit::{Currency, Money};
use influencer_kpi::store::backup;
use influencer_kpi::store::document::{self, Document};
use influencer_kpi::store::repository::{Incoming, SaveJob, Stored, flush, incoming, key, recover, save, save_alone};
use influencer_kpi::store::session::{SaveState, Session};
use influencer_kpi::store::settings::Settings;
use influencer_kpi::store::storage::{MemoryStorage, Storage};
use proptest::collection::vec;
use proptest::prelude::*;

const TABS: usize = 3;
const POSTS_EACH: u64 = 3;

/// A browser with several tabs. Each sees the others' writes to local storage late; the safety copy is the same for all.
struct Browser {
    id: CampaignId,
    tabs: Vec<Tab>,
    copy: Option<String>,
    /// Every write to local storage in order: the tab and the text.
    log: Vec<(usize, String)>,
}

struct Tab {
    session: Session,
    local: MemoryStorage,
    /// How much of the log it has seen.
    seen: usize,
    job: Option<SaveJob>,
    written: Option<Stored>,
}

impl Browser {
    fn open(campaign: Campaign) -> Browser {
        let id = campaign.id;
        let text = document::write(1, &campaign).unwrap();
        let tab = || {
            let local = MemoryStorage::default();
            local.set(&key(id), &text).unwrap();
            let session = Session::open(document::read(&text).unwrap());
            Tab { session, local, seen: 0, job: None, written: None }
        };
        let tabs = (0..TABS).map(|_| tab()).collect();
        Browser { id, tabs, copy: Some(text), log: Vec::new() }
    }

    fn begin(&mut self, tab: usize) {
        let tab = &mut self.tabs[tab];
        if tab.job.is_none() {
            tab.job = tab.session.begin_save();
        }
    }

    /// The moment under the lock.
    fn write(&mut self, tab: usize) {
        let Some(job) = self.tabs[tab].job.as_ref().filter(|_| self.tabs[tab].written.is_none()) else { return };
        let local = &self.tabs[tab].local;
        let before = local.get(&key(self.id)).unwrap();
        let is_alone = before == self.copy && before.as_deref().and_then(document::revision_of) == Some(job.revision);
        let stored = if is_alone { save_alone(local, job) } else { save(local, self.copy.as_deref(), job) }.unwrap();
        let text = local.get(&key(self.id)).unwrap();
        assert_eq!(stored.lost, []);
        assert_eq!(stored.aside, None);
        if before != text {
            self.log.push((tab, text.clone().unwrap()));
        }
        self.copy = text;
        self.tabs[tab].written = Some(stored);
    }

    fn report(&mut self, tab: usize) {
        let tab = &mut self.tabs[tab];
        if let Some(stored) = tab.written.take() {
            tab.job = None;
            tab.session.saved(&stored);
        }
    }

    fn flush(&mut self, tab: usize) {
        let index = tab;
        let tab = &mut self.tabs[tab];
        if let Some(job) = tab.session.begin_flush() {
            let before = tab.local.get(&key(self.id)).unwrap();
            let stored = flush(&tab.local, &job).unwrap();
            assert!(stored.aside.is_none());
            tab.session.flushed(&stored);
            let text = tab.local.get(&key(self.id)).unwrap();
            if before != text {
                self.log.push((index, text.unwrap()));
            }
        }
    }

    fn deliver(&mut self, tab: usize) {
        let seen = self.tabs[tab].seen;
        let Some((from, text)) = self.log.get(seen).cloned() else { return };
        let own_write_is_under_way = self.log[seen..].iter().any(|entry| entry.0 == tab);
        let tab_state = &mut self.tabs[tab];
        tab_state.seen += 1;
        if from == tab {
            return;
        }
        if !own_write_is_under_way {
            tab_state.local.set(&key(self.id), &text).unwrap();
        }
        match incoming(&tab_state.local, Some(&key(self.id)), Some(&text)) {
            Incoming::Saved(document) => assert_eq!(tab_state.session.adopt(&document), []),
            other => panic!("{other:?}"),
        }
    }

    /// Lets everything that is under way come to its end.
    fn settle(&mut self) {
        for _ in 0..50 {
            let under_way = |tab: &Tab| tab.session.is_dirty() || tab.seen < self.log.len();
            if !self.tabs.iter().any(under_way) {
                return;
            }
            for tab in 0..TABS {
                self.write(tab);
                self.report(tab);
                while self.tabs[tab].seen < self.log.len() {
                    self.deliver(tab);
                }
                self.begin(tab);
            }
        }
    }

    fn assert_agreed(&self) -> Rc<Campaign> {
        let stored = document::read(self.copy.as_deref().unwrap()).unwrap();
        for tab in &self.tabs {
            assert_eq!(tab.session.save_state(), SaveState::Saved);
            assert_eq!(tab.session.campaign(), &stored.campaign);
            assert_eq!(tab.session.revision(), stored.revision);
            assert_eq!(tab.local.get(&key(self.id)).unwrap(), self.copy);
        }
        stored.campaign
    }
}

fn post_id(number: u64) -> PostId {
    PostId::from_random(number)
}

fn shared_campaign() -> Campaign {
    let mut campaign = Campaign::new(CampaignId::from_random(7), "shared", Currency::USD);
    let owner = InfluencerId::from_random(1);
    campaign.influencers.push(Rc::new(Influencer::new(owner, "ana")));
    for number in 0..POSTS_EACH * TABS as u64 {
        campaign.posts.push(Rc::new(Post::new(post_id(number), owner, Platform::X, PostKind::Text)));
    }
    campaign
}

#[derive(Clone, Debug)]
enum Event {
    /// A tab sets a reading of one of its own posts.
    Type {
        post: u64,
        value: u64,
    },
    /// A tab adds a post.
    Insert,
    Begin,
    Write,
    Report,
    Deliver,
    Flush,
}

fn event() -> impl Strategy<Value = (usize, Event)> {
    let event = prop_oneof![
        4 => (0..POSTS_EACH, 0..1_000u64).prop_map(|(post, value)| Event::Type { post, value }),
        1 => Just(Event::Insert),
        3 => Just(Event::Begin),
        3 => Just(Event::Write),
        3 => Just(Event::Report),
        3 => Just(Event::Deliver),
        1 => Just(Event::Flush),
    ];
    (0..TABS, event)
}

fn set_likes(post: u64, value: u64) -> Edit {
    Edit::Post(post_id(post), PostChange::Reading(Measure::Likes, Some(value)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Edits of different things all survive, whatever the order of typing, saving, hiding and hearing of each other.
    #[test]
    fn tabs_lose_nothing(events in vec(event(), 0..60)) {
        let mut browser = Browser::open(shared_campaign());
        let mut expected: BTreeMap<PostId, Option<u64>> = BTreeMap::new();
        let mut inserted = 1_000;
        for (tab, event) in events {
            match event {
                Event::Type { post, value } => {
                    let post = post + tab as u64 * POSTS_EACH;
                    prop_assert!(browser.tabs[tab].session.edit(set_likes(post, value)).is_ok());
                    expected.insert(post_id(post), Some(value));
                }
                Event::Insert => {
                    inserted += 1;
                    let post = Post::new(post_id(inserted), InfluencerId::from_random(1), Platform::X, PostKind::Text);
                    browser.tabs[tab].session.edit(Edit::InsertPost(0, Rc::new(post))).unwrap();
                    expected.insert(post_id(inserted), None);
                }
                Event::Begin => browser.begin(tab),
                Event::Write => browser.write(tab),
                Event::Report => browser.report(tab),
                Event::Deliver => browser.deliver(tab),
                Event::Flush => browser.flush(tab),
            }
            // A tab always shows what was typed into it.
            for (id, value) in &expected {
                let mine = (tab as u64 * POSTS_EACH..(tab as u64 + 1) * POSTS_EACH).any(|post| post_id(post) == *id);
                let shown = browser.tabs[tab].session.campaign().post(*id).and_then(|post| post.insights.get(Measure::Likes));
                prop_assert!(!mine || shown.map(|reading| reading.value) == *value);
            }
        }
        browser.settle();
        let campaign = browser.assert_agreed();
        for (id, value) in expected {
            let post = campaign.post(id);
            prop_assert!(post.is_some(), "{id} is gone");
            let likes = post.and_then(|post| post.insights.get(Measure::Likes)).map(|reading| reading.value);
            prop_assert_eq!(likes, value);
        }
    }

    /// The browser dies at any moment and local storage falls back to any earlier state: what was shown as saved comes back.
    #[test]
    fn what_was_shown_as_saved_survives_the_browser(
        events in vec(event(), 0..60),
        lost_writes in any::<prop::sample::Index>(),
    ) {
        let mut browser = Browser::open(shared_campaign());
        let before = browser.copy.clone().unwrap();
        let mut typed = [0; TABS];
        let mut promised = [0; TABS];
        for (number, (tab, event)) in (1u64..).zip(events) {
            match event {
                Event::Type { .. } => {
                    browser.tabs[tab].session.edit(set_likes(tab as u64, number)).unwrap();
                    typed[tab] = number;
                }
                Event::Insert => {}
                Event::Begin => browser.begin(tab),
                Event::Write => browser.write(tab),
                Event::Report => browser.report(tab),
                Event::Deliver => browser.deliver(tab),
                Event::Flush => browser.flush(tab),
            }
            if browser.tabs[tab].session.save_state() == SaveState::Saved {
                promised[tab] = typed[tab];
            }
        }
        let local = MemoryStorage::default();
        let key = key(browser.id);
        let kept = lost_writes.index(browser.log.len() + 1);
        if kept > 0 || lost_writes.index(2) == 0 {
            local.set(&key, kept.checked_sub(1).map_or(&before, |last| &browser.log[last].1)).unwrap();
        }
        recover(&local, &key, browser.copy.as_deref().unwrap()).unwrap();
        let campaign = document::read(&local.get(&key).unwrap().unwrap()).unwrap().campaign;
        for (tab, promised) in (0..).zip(promised) {
            let likes = campaign.post(post_id(tab)).unwrap().insights.get(Measure::Likes);
            prop_assert!(likes.map_or(0, |likes| likes.value) >= promised);
        }
    }

    /// All tabs set one field: in the end all show the value that was saved last.
    #[test]
    fn one_field_ends_the_same_everywhere(events in vec(event(), 0..60)) {
        let mut browser = Browser::open(shared_campaign());
        let mut typed = vec![];
        for (tab, event) in events {
            match event {
                Event::Type { value, .. } => {
                    browser.tabs[tab].session.edit(set_likes(0, value)).unwrap();
                    typed.push(value);
                }
                Event::Insert => {}
                Event::Begin => browser.begin(tab),
                Event::Write => browser.write(tab),
                Event::Report => browser.report(tab),
                Event::Deliver => browser.deliver(tab),
                Event::Flush => {}
            }
        }
        browser.settle();
        let likes = browser.assert_agreed().post(post_id(0)).unwrap().insights.get(Measure::Likes);
        prop_assert_eq!(likes.is_some(), !typed.is_empty());
        prop_assert!(likes.is_none_or(|likes| typed.contains(&likes.value)));
    }

    /// Undo after saving and after other tabs' saves takes back this tab's own steps.
    #[test]
    fn undo_outlives_saves(values in vec(1..1_000u64, 1..8), saved_after in vec(any::<bool>(), 8), other in 0..1_000u64) {
        let mut browser = Browser::open(shared_campaign());
        for (value, save_now) in values.iter().zip(&saved_after) {
            browser.tabs[0].session.edit(set_likes(0, *value)).unwrap();
            browser.tabs[0].session.seal();
            if *save_now {
                browser.tabs[1].session.edit(set_likes(4, other + value)).unwrap();
                browser.settle();
            }
        }
        let mut undone = 0;
        while browser.tabs[0].session.undo().unwrap() {
            undone += 1;
        }
        prop_assert!(undone <= values.len());
        browser.settle();
        let campaign = browser.assert_agreed();
        prop_assert_eq!(campaign.post(post_id(0)).unwrap().insights.get(Measure::Likes), None);
        while browser.tabs[0].session.redo().unwrap() {}
        browser.settle();
        let likes = browser.assert_agreed().post(post_id(0)).unwrap().insights.get(Measure::Likes);
        prop_assert_eq!(likes, values.last().copied().map(Reading::actual));
    }
}

proptest! {
    #[test]
    fn a_backup_gives_back_every_campaign(campaigns in vec(arbitrary::campaign(), 0..4), revision in 1..1_000u64) {
        let campaigns: BTreeMap<_, _> = campaigns.into_iter().map(|campaign| (campaign.id, Rc::new(campaign))).collect();
        let settings = Settings { language: Some("zh-CN".to_owned()), ..Settings::default() };
        let others = [("influencer-kpi/aside/1/x", "{broken")];
        let all = || campaigns.values().map(|campaign| (revision, Stamped::unshared(Rc::clone(campaign))));
        let text = backup::write(all(), &settings, others).unwrap();
        let read = backup::read(&text).unwrap();
        prop_assert_eq!(&read.settings, &Some(settings));
        prop_assert_eq!(&read.others, &[("influencer-kpi/aside/1/x".to_owned(), "{broken".to_owned())]);
        let restore = backup::plan_restore(read.campaigns.clone(), &[], &[], &mut || 0);
        prop_assert_eq!(&restore.new, &all().map(|(_, copy)| copy).collect::<Vec<_>>());
        let here: Vec<_> = campaigns.values().cloned().collect();
        prop_assert!(restore.copies.is_empty() && restore.unchanged.is_empty());
        let again = backup::plan_restore(read.campaigns, &here, &[], &mut || 0);
        prop_assert!(again.new.is_empty() && again.copies.is_empty());
        prop_assert_eq!(again.unchanged.len(), campaigns.len());
    }
}

#[test]
fn a_restore_keeps_what_is_here_and_brings_a_copy() {
    let old = Rc::new(shared_campaign());
    let here = Rc::new(Campaign { name: "renamed".to_owned(), ..shared_campaign() });
    let restore = backup::plan_restore(vec![Stamped::unshared(Rc::clone(&old))], &[Rc::clone(&here)], &[], &mut || 99);
    let copy = Campaign { id: CampaignId::from_random(99), ..shared_campaign() };
    assert_eq!(restore.copies, [Stamped::unshared(Rc::new(copy))]);
    let both = [here, Rc::clone(&restore.copies[0].campaign)];
    let again = backup::plan_restore(vec![Stamped::unshared(Rc::clone(&old))], &both, &[], &mut || 100);
    assert_eq!((again.copies, again.unchanged), (vec![], vec![CampaignId::from_random(99)]));
    let newer_app_has_it =
        backup::plan_restore(vec![Stamped::unshared(old)], &[], &[CampaignId::from_random(7)], &mut || 101);
    assert_eq!(newer_app_has_it.copies.len(), 1);
}

/// Amounts are minor units: one that was typed in dollars stays that many major units when another tab chose yen.
#[test]
fn amounts_keep_their_figure_when_another_tab_changes_the_currency() {
    let mut browser = Browser::open(shared_campaign());
    browser.tabs[0].session.edit(Edit::Campaign(CampaignChange::Currency(Currency::JPY))).unwrap();
    browser.tabs[1].session.edit(Edit::Campaign(CampaignChange::Budget(Some(Amount(50_000))))).unwrap();
    browser.settle();
    let campaign = browser.assert_agreed();
    assert_eq!((campaign.currency, campaign.budget), (Currency::JPY, Some(Amount(500))));
}

/// Each step is in the currency of its time: what is taken back and done again keeps its figure.
#[test]
fn steps_keep_their_figure_when_another_tab_changes_the_currency() {
    let mut campaign = shared_campaign();
    Rc::make_mut(&mut campaign.influencers[0]).product = Some(Amount(10_000));
    let mut browser = Browser::open(campaign);
    let product = InfluencerChange::Product(Some(Amount(5_000)));
    browser.tabs[0].session.edit(Edit::Influencer(InfluencerId::from_random(1), product)).unwrap();
    browser.settle();
    browser.tabs[1].session.edit(Edit::Campaign(CampaignChange::Currency(Currency::JPY))).unwrap();
    browser.settle();
    for (back, figure) in [(true, 100), (false, 50), (true, 100)] {
        let session = &mut browser.tabs[0].session;
        assert_eq!(if back { session.undo() } else { session.redo() }, Ok(true));
        browser.settle();
        let campaign = browser.assert_agreed();
        assert_eq!((campaign.currency, campaign.influencers[0].product), (Currency::JPY, Some(Amount(figure))));
    }
}

/// Rates are told in the currency of their time, and say nothing about the one that another tab chose.
#[test]
fn rates_do_not_outlive_their_currency() {
    let mut campaign = shared_campaign();
    Rc::make_mut(&mut campaign.influencers[0]).fee.currency = Some(Currency::JPY);
    let mut browser = Browser::open(campaign);
    let of_fee =
        Edit::Influencer(InfluencerId::from_random(1), InfluencerChange::FeeRate(Some(Currency::JPY), Some(0.0067)));
    let dollars = Pair { from: Currency::GBP, to: Currency::USD };
    for edit in [of_fee, Edit::Campaign(CampaignChange::Rate(dollars, Some(1.27)))] {
        browser.tabs[0].session.edit(edit).unwrap();
    }
    browser.tabs[1].session.edit(Edit::Campaign(CampaignChange::Currency(Currency::EUR))).unwrap();
    browser.begin(1);
    browser.write(1);
    browser.settle();
    let campaign = browser.assert_agreed();
    assert_eq!((campaign.currency, campaign.influencers[0].fee.rate), (Currency::EUR, None));
    assert_eq!(Home::from(&*campaign).bring(Amount(100), Some(Currency::GBP)), None);
    browser.tabs[1].session.undo().unwrap();
    browser.settle();
    let campaign = browser.assert_agreed();
    assert_eq!(Home::from(&*campaign).bring(Amount(100), Some(Currency::GBP)), Some(Amount(127)));
}

/// A rate that waits to be stored says nothing about the currency that another tab gave the fee meanwhile, nor does one that is
/// taken back.
#[test]
fn the_rate_of_a_fee_does_not_come_to_another_currency() {
    let (euros, yen) = (Some(Currency::EUR), Some(Currency::JPY));
    let fee = |change| Edit::Influencer(InfluencerId::from_random(1), change);
    let day = "2026-05-03".parse().ok();
    let to = |currency, rate, day| {
        Edit::All(vec![
            fee(InfluencerChange::FeeCurrency(currency)),
            fee(InfluencerChange::FeeRate(currency, rate)),
            fee(InfluencerChange::FeeDate(currency, day)),
        ])
    };
    let open = || {
        let mut campaign = shared_campaign();
        Rc::make_mut(&mut campaign.influencers[0]).fee.currency = euros;
        Browser::open(campaign)
    };
    let of_fee = |browser: &Browser| {
        let Fee { currency, rate, date, .. } = browser.assert_agreed().influencers[0].fee;
        (currency, rate, date)
    };
    // The other tab knows no rate, or one of its own.
    for rate in [None, Some(0.0067)] {
        let mut browser = open();
        browser.tabs[0].session.edit(fee(InfluencerChange::FeeRate(euros, Some(1.1)))).unwrap();
        browser.tabs[0].session.edit(fee(InfluencerChange::FeeDate(euros, day))).unwrap();
        browser.tabs[1].session.edit(to(yen, rate, None)).unwrap();
        browser.begin(1);
        browser.write(1);
        browser.settle();
        assert_eq!(of_fee(&browser), (yen, rate, None));
    }
    let mut browser = open();
    browser.tabs[0].session.edit(fee(InfluencerChange::FeeRate(euros, Some(1.1)))).unwrap();
    browser.tabs[0].session.seal();
    browser.tabs[0].session.edit(fee(InfluencerChange::FeeRate(euros, Some(1.2)))).unwrap();
    browser.settle();
    browser.tabs[1].session.edit(to(yen, Some(0.0067), None)).unwrap();
    browser.settle();
    browser.tabs[0].session.undo().unwrap();
    browser.settle();
    assert_eq!(of_fee(&browser), (yen, Some(0.0067), None));
    // What is taken away again is of the fee's currency by now.
    browser.tabs[1].session.undo().unwrap();
    browser.settle();
    assert_eq!(of_fee(&browser), (euros, Some(1.2), None));
}

/// Parts of one thing are set in two tabs: both stay, and undoing one leaves the other.
#[test]
fn two_tabs_share_a_fee_and_a_reading() {
    let mut browser = Browser::open(shared_campaign());
    let fee = |change| Edit::Influencer(InfluencerId::from_random(1), change);
    let likes = |change| Edit::Post(post_id(0), change);
    let here = [
        fee(InfluencerChange::FeeAmount(Some(Money::new(50_000, Currency::USD)))),
        likes(PostChange::Reading(Measure::Likes, Some(7))),
    ];
    let there = [
        fee(InfluencerChange::FeeCurrency(Some(Currency::JPY))),
        fee(InfluencerChange::FeeRate(Some(Currency::JPY), Some(0.0067))),
        likes(PostChange::Estimated(Measure::Likes, true)),
    ];
    for (tab, edits) in [(0, here.to_vec()), (1, there.to_vec())] {
        for edit in edits {
            browser.tabs[tab].session.edit(edit).unwrap();
        }
    }
    browser.settle();
    let campaign = browser.assert_agreed();
    let fee = Fee { amount: Some(Amount(500)), currency: Some(Currency::JPY), rate: Some(0.0067), date: None };
    assert_eq!(campaign.influencers[0].fee, fee);
    assert_eq!(campaign.posts[0].insights.get(Measure::Likes), Some(Reading { value: 7, estimated: true }));
    while browser.tabs[0].session.undo().unwrap() {}
    browser.settle();
    let campaign = browser.assert_agreed();
    assert_eq!(campaign.influencers[0].fee, Fee { amount: None, ..fee });
    assert!(campaign.posts[0].insights.is_estimated(Measure::Likes));
}

/// Another tab's change of currency reaches what is typed here, and leaves the rates of other fees alone.
#[test]
fn amounts_typed_meanwhile_leave_rates_alone() {
    let mut campaign = shared_campaign();
    let euros = Fee { currency: Some(Currency::EUR), rate: Some(150.0), ..Fee::at_home(Amount(10_000)) };
    Rc::make_mut(&mut campaign.influencers[0]).fee = euros;
    let mut browser = Browser::open(campaign);
    browser.tabs[0].session.edit(Edit::Campaign(CampaignChange::Currency(Currency::JPY))).unwrap();
    browser.settle();
    let rate =
        Edit::Influencer(InfluencerId::from_random(1), InfluencerChange::FeeRate(Some(Currency::EUR), Some(160.0)));
    browser.tabs[0].session.edit(rate).unwrap();
    browser.tabs[1].session.edit(Edit::Campaign(CampaignChange::Budget(Some(Amount(500))))).unwrap();
    browser.settle();
    let campaign = browser.assert_agreed();
    assert_eq!((campaign.influencers[0].fee.rate, campaign.budget), (Some(160.0), Some(Amount(500))));
}

/// A tab hears of another's save, built on its own, before its own save reports back: the other one's word is the last.
#[test]
fn a_late_report_does_not_bring_back_what_was_overwritten() {
    let mut browser = Browser::open(shared_campaign());
    browser.tabs[1].session.edit(set_likes(0, 10)).unwrap();
    browser.tabs[2].session.edit(set_likes(0, 20)).unwrap();
    for tab in [2, 1] {
        browser.begin(tab);
        browser.write(tab);
    }
    browser.deliver(2);
    browser.deliver(2);
    browser.report(2);
    browser.settle();
    let likes = browser.assert_agreed().post(post_id(0)).unwrap().insights.get(Measure::Likes);
    assert_eq!(likes, Some(Reading::actual(10)));
}

/// What another tab has removed cannot be edited; that is told, and the rest goes on.
#[test]
fn edits_of_what_another_tab_removed_are_told() {
    let text = document::write(1, &shared_campaign()).unwrap();
    let open = || Session::open(document::read(&text).unwrap());
    let (mut here, mut there) = (open(), open());
    there.edit(Edit::RemovePost(post_id(0))).unwrap();
    let stored = save(&MemoryStorage::default(), Some(&text), &there.begin_save().unwrap()).unwrap();
    here.edit(set_likes(0, 5)).unwrap();
    here.edit(set_likes(1, 6)).unwrap();
    let Stored { revision, campaign, stamps, .. } = stored;
    let lost = here.adopt(&Document { revision, campaign, stamps });
    assert_eq!(lost.iter().map(|lost| lost.edit.clone()).collect::<Vec<_>>(), [set_likes(0, 5)]);
    assert_eq!(here.campaign().post(post_id(1)).unwrap().insights.get(Measure::Likes), Some(Reading::actual(6)));
    let job = here.begin_save().unwrap();
    assert_eq!(job.changes.len(), 1);
}
