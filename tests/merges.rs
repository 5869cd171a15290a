//! Copies of a campaign that are changed apart and become one again: nothing is lost, whoever merges what, in whatever order.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "merges/algebra.rs"]
mod algebra;
#[path = "documents/arbitrary.rs"]
mod arbitrary;
#[path = "merges/conflicts.rs"]
mod conflicts;
#[path = "merges/lineage.rs"]
mod lineage;
#[path = "merges/removals.rs"]
mod removals;
#[path = "merges/stamps.rs"]
mod stamps;
#[path = "merges/twice.rs"]
mod twice;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use influencer_kpi::campaign::advice::Advice;
use influencer_kpi::campaign::edit::{CampaignChange, Edit, InfluencerChange, OrderChange, PostChange};
use influencer_kpi::campaign::id::{CampaignId, InfluencerId, PostId, StudyId};
use influencer_kpi::campaign::merge::{
    Clock, Comparison, Difference, Held, Merge, Name, Packed, Part, Patch, Row, Side, Stamped, Value, What, Whose,
    compare,
};
use influencer_kpi::campaign::model::{Amount, Campaign, Fee, Influencer, Objective, Platform, Post, PostKind, Status};
use influencer_kpi::campaign::rates::{Home, Pair};
use influencer_kpi::campaign::records::{Counted, Order, OrderState, Record, Sessions, Subject};
use influencer_kpi::campaign::study::{Source, Study};
use influencer_kpi::campaign::tracking::{Codes, Discount, LinkPart, Placement};
use influencer_kpi::exchange::link::KeptBack;
use influencer_kpi::kpi::catalogue::KpiId;
use influencer_kpi::kpi::measure::Measure;
use influencer_kpi::kpi::unit::{Currency, Money};
use influencer_kpi::store::backup;
use influencer_kpi::store::document::Document;
use influencer_kpi::store::repository::{SaveJob, load, save};
use influencer_kpi::store::session::Session;
use influencer_kpi::store::settings::Settings;
use influencer_kpi::store::storage::MemoryStorage;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

fn influencer_id(number: u64) -> InfluencerId {
    InfluencerId::from_random(100 + number)
}

fn post_id(number: u64) -> PostId {
    PostId::from_random(200 + number)
}

fn subject() -> Rc<Subject> {
    Rc::new(Subject { counted: Counted::Revenue, ..Subject::default() })
}

fn order(number: u64, total: i64) -> Record {
    Record::Order(Rc::new(Order { id: format!("#{number}"), total: Some(Amount(total)), ..Order::default() }))
}

fn study(number: u64, seed: u64) -> Record {
    let mut study = Study::new(StudyId::from_random(300 + number), Source::Orders);
    study.options.seed = seed;
    Record::Study(Rc::new(study))
}

fn day(number: u64) -> influencer_kpi::campaign::model::Date {
    "2026-05-01".parse::<influencer_kpi::campaign::model::Date>().unwrap() + chrono::Days::new(number)
}

/// What both start from.
fn common() -> Campaign {
    let mut campaign = Campaign::new(CampaignId::from_random(7), "June", Currency::USD);
    campaign.budget = Some(Amount(500_000));
    for number in 0..3 {
        let mut one = Influencer::new(influencer_id(number), format!("ana{number}"));
        one.fee = Fee::at_home(Amount(10_000));
        campaign.influencers.push(Rc::new(one));
    }
    for number in 0..6 {
        let owner = influencer_id(number / 2);
        campaign.posts.push(Rc::new(Post::new(post_id(number), owner, Platform::X, PostKind::Text)));
    }
    let records =
        (0..3).map(|number| order(number, 1_000)).chain((0..3).map(|at| Record::Day(subject(), day(at), 5.0)));
    let records = records.chain([study(0, 1)]);
    let mut campaign = Rc::new(campaign);
    for record in records {
        campaign = Edit::Keep(record).apply(&campaign).unwrap().campaign;
    }
    Campaign::clone(&campaign)
}

/// Somebody with a copy.
#[derive(Clone)]
struct Person {
    copy: Stamped,
    clock: Clock,
    undo: Vec<Edit>,
}

impl Person {
    fn with(copy: &Stamped, replica: u32) -> Person {
        Person { copy: copy.clone(), clock: Clock { now: 1_000, replica }, undo: Vec::new() }
    }

    fn campaign(&self) -> &Campaign {
        &self.copy.campaign
    }

    fn edit(&mut self, edit: &Edit) {
        if let Ok(applied) = edit.apply(&self.copy.campaign) {
            self.undo.push(applied.inverse);
            self.copy = self.copy.changed([], &applied.campaign, self.clock);
        }
    }

    fn undo(&mut self) {
        if let Some(edit) = self.undo.pop()
            && let Ok(applied) = edit.apply(&self.copy.campaign)
        {
            let merge = if let Edit::Merge(merge) = &edit { Some(&**merge) } else { None };
            self.copy = self.copy.changed(merge, &applied.campaign, self.clock);
        }
    }

    /// Opens a link and takes what comes with it.
    fn merge(&mut self, link: &Stamped, choose: impl Fn(&Comparison, usize) -> Option<Whose>) {
        let merged =
            compared(&self.copy, link, |comparison| comparison.merged(|place| choose(comparison, place)).unwrap());
        let patch = Patch::between(self.campaign(), &merged);
        let merge = Merge { patch, came: link.clone(), onto: self.copy.clone(), is_undone: false };
        let applied = Edit::Merge(Rc::new(merge.clone())).apply(&self.copy.campaign).unwrap();
        assert_eq!(*applied.campaign, merged);
        // Whatever is taken back is as it was.
        assert_eq!(applied.inverse.apply(&applied.campaign).unwrap().campaign, self.copy.campaign);
        self.undo.push(applied.inverse);
        self.copy = self.copy.changed([&merge], &applied.campaign, self.clock);
    }

    /// Shares what they have.
    fn link(&mut self) -> Stamped {
        self.copy = self.copy.clone().shared(self.clock.replica);
        self.copy.clone()
    }

    fn take(&mut self, link: &Stamped) {
        self.merge(link, |_, _| None);
    }
}

fn compared<T>(mine: &Stamped, theirs: &Stamped, with: impl FnOnce(&Comparison) -> T) -> T {
    let (my_stamps, their_stamps) = (mine.unpacked(), theirs.unpacked());
    let mine = Side { campaign: &mine.campaign, stamps: &my_stamps };
    with(&compare(mine, Side { campaign: &theirs.campaign, stamps: &their_stamps }).unwrap())
}

fn two() -> (Person, Person) {
    let shared = Stamped::unshared(Rc::new(common())).shared(9);
    (Person::with(&shared, 1), Person::with(&shared, 2))
}

fn conflicts(mine: &Person, theirs: &Person) -> usize {
    compared(&mine.copy, &theirs.copy, |comparison| comparison.differences.iter().filter(|one| one.is_conflict).count())
}

/// Both send a link and merge the other's.
fn exchange(one: &mut Person, other: &mut Person) {
    let links = (one.link(), other.link());
    one.take(&links.1);
    other.take(&links.0);
}

/// Sets something of the common campaign or of what was added since, by place, so that people meet.
#[derive(Clone, Debug)]
enum Act {
    Campaign(CampaignChange),
    Influencer(Index, InfluencerChange),
    Post(Index, PostChange),
    Give(Index, Index),
    InsertInfluencer(Index, u64),
    RemoveInfluencer(Index),
    InsertPost(Index, Index, u64),
    RemovePost(Index),
    Keep(Record),
    Forget(Record),
    Order(u64, OrderChange),
    Undo,
    /// Time passes.
    Wait(u64),
}

impl Act {
    fn edit(&self, campaign: &Campaign) -> Option<Edit> {
        let influencer = |at: &Index| {
            (!campaign.influencers.is_empty()).then(|| campaign.influencers[at.index(campaign.influencers.len())].id)
        };
        let post = |at: &Index| (!campaign.posts.is_empty()).then(|| campaign.posts[at.index(campaign.posts.len())].id);
        Some(match self {
            Act::Campaign(change) => Edit::Campaign(change.clone()),
            Act::Influencer(at, InfluencerChange::FeeRate(_, rate)) => {
                let id = influencer(at)?;
                Edit::Influencer(id, InfluencerChange::FeeRate(campaign.influencer(id)?.fee.currency, *rate))
            }
            Act::Influencer(at, change) => Edit::Influencer(influencer(at)?, change.clone()),
            Act::Post(at, change) => Edit::Post(post(at)?, change.clone()),
            Act::Give(at, owner) => Edit::Post(post(at)?, PostChange::Influencer(influencer(owner)?)),
            Act::InsertInfluencer(at, id) => {
                // Others may add the same.
                let one = Influencer::new(InfluencerId::from_random(*id), format!("new{}", id % 5));
                Edit::InsertInfluencer(at.index(campaign.influencers.len() + 1), Rc::new(one))
            }
            Act::RemoveInfluencer(at) => Edit::RemoveInfluencer(influencer(at)?),
            Act::InsertPost(at, owner, id) => {
                let mut one =
                    Post::new(PostId::from_random(*id), influencer(owner)?, Platform::TikTok, PostKind::Short);
                one.platform_id = (id % 7).to_string();
                Edit::InsertPost(at.index(campaign.posts.len() + 1), Rc::new(one))
            }
            Act::RemovePost(at) => Edit::RemovePost(post(at)?),
            Act::Keep(record) => Edit::Keep(record.clone()),
            Act::Forget(record) => Edit::Forget(record.clone()),
            Act::Order(number, change) => Edit::Order(format!("#{number}").into(), change.clone()),
            Act::Undo | Act::Wait(_) => return None,
        })
    }

    fn happen(&self, person: &mut Person) {
        match self {
            Act::Undo => person.undo(),
            Act::Wait(seconds) => person.clock.now += seconds,
            act => {
                if let Some(edit) = act.edit(person.campaign()) {
                    person.edit(&edit);
                }
            }
        }
    }
}

fn act() -> impl Strategy<Value = Act> {
    use CampaignChange as C;
    let amount = || (0..50i64).prop_map(|amount| Some(Amount(amount * 10_000)));
    let campaign = prop_oneof![
        "[a-c]{1,2}".prop_map(C::Name),
        amount().prop_map(C::Budget),
        (select(Objective::ALL.to_vec()), any::<bool>()).prop_map(|(one, is)| C::Objective(one, is)),
        (select(Advice::ALL.to_vec()), any::<bool>()).prop_map(|(one, is)| C::Dismissed(one, is)),
        select(vec![Currency::USD, Currency::EUR, Currency::JPY, Currency::KWD]).prop_map(C::Currency),
        (select(KpiId::all().collect::<Vec<_>>()), 0..3u32)
            .prop_map(|(kpi, to)| C::Target(kpi, (to > 0).then(|| to.into()))),
        Just(C::Margin(Some(0.25))),
        (select(LinkPart::ALL.to_vec()), "[a-c]{1,2}").prop_map(|(part, text)| C::LinkPattern(part, text)),
        (select(Placement::ALL.to_vec()), any::<bool>()).prop_map(|(place, is)| C::LinkPlacement(place, is)),
        "[a-c]{1,2}".prop_map(C::CodePattern),
        (0..3i64).prop_map(|off| C::Discount(Some(Discount::Amount(Amount(off * 10_000))))),
        "[A-C]{1,2}".prop_map(|text| C::SitewideCodes(Codes::read(&text))),
        (select(vec![Currency::EUR, Currency::JPY]), select(vec![Currency::USD, Currency::KWD]), 0..3u32)
            .prop_map(|(from, to, rate)| C::Rate(Pair { from, to }, (rate > 0).then(|| f64::from(rate) / 100.0))),
    ];
    let influencer = prop_oneof![
        "[a-c]{1,2}".prop_map(InfluencerChange::Name),
        (0..9i64).prop_map(|fee| InfluencerChange::FeeAmount(Some(Money::new(fee * 10_000, Currency::USD)))),
        select(vec![None, Some(Currency::JPY), Some(Currency::EUR)]).prop_map(InfluencerChange::FeeCurrency),
        amount().prop_map(InfluencerChange::Product),
        (0..3u32).prop_map(|rate| InfluencerChange::FeeRate(None, (rate > 0).then(|| f64::from(rate) / 100.0))),
        "[A-C]{1,2}".prop_map(|text| InfluencerChange::Codes(Codes::read(&text))),
        (0..3i64).prop_map(|off| InfluencerChange::Discount(Some(Discount::Amount(Amount(off * 10_000))))),
        "[a-c]{1,2}".prop_map(|text| InfluencerChange::OwnLink(None, LinkPart::Content, Some(text))),
        (0..9u64).prop_map(|count| InfluencerChange::Followers(Platform::X, Some(count))),
    ];
    let post = prop_oneof![
        (0..99u64).prop_map(|count| PostChange::Reading(Measure::Likes, Some(count))),
        Just(PostChange::Reading(Measure::Likes, None)),
        any::<bool>().prop_map(|is| PostChange::Estimated(Measure::Likes, is)),
        amount().prop_map(PostChange::Cost),
        Just(PostChange::Status(Status::Planned)),
    ];
    let record = || {
        prop_oneof![
            (0..2u64, 0..9u64).prop_map(|(number, seed)| study(number, seed)),
            (0..5u64, 0..9i64).prop_map(|(number, total)| order(number, total * 1_000)),
            (0..5u64, 0..9u32).prop_map(|(number, value)| Record::Day(subject(), day(number), value.into())),
            (0..9u64).prop_map(|count| {
                Record::Sessions(Rc::new(Sessions { sessions: Some(count), ..Sessions::default() }))
            }),
        ]
    };
    prop_oneof![
        4 => campaign.prop_map(Act::Campaign),
        4 => (any::<Index>(), influencer).prop_map(|(at, change)| Act::Influencer(at, change)),
        4 => (any::<Index>(), post).prop_map(|(at, change)| Act::Post(at, change)),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(post, owner)| Act::Give(post, owner)),
        2 => (any::<Index>(), 1_000..9_999_999u64).prop_map(|(at, id)| Act::InsertInfluencer(at, id)),
        1 => any::<Index>().prop_map(Act::RemoveInfluencer),
        3 => (any::<Index>(), any::<Index>(), 1_000..9_999_999u64).prop_map(|(at, owner, id)| Act::InsertPost(at, owner, id)),
        2 => any::<Index>().prop_map(Act::RemovePost),
        3 => record().prop_map(Act::Keep),
        2 => record().prop_map(Act::Forget),
        2 => (0..5u64, prop_oneof![
            "[A-C]{1,2}".prop_map(OrderChange::Codes),
            select(OrderState::ALL.to_vec()).prop_map(OrderChange::State),
            any::<bool>().prop_map(|is_new| OrderChange::NewCustomer(Some(is_new))),
        ]).prop_map(|(number, change)| Act::Order(number, change)),
        2 => Just(Act::Undo),
        2 => (0..9_000u64).prop_map(Act::Wait),
    ]
}

/// What happens among three people.
#[derive(Clone, Debug)]
enum Event {
    Act(usize, Act),
    /// One opens another's link.
    Link(usize, usize),
}

fn events(most: usize) -> impl Strategy<Value = Vec<Event>> {
    let event = prop_oneof![
        6 => (0..3usize, act()).prop_map(|(who, act)| Event::Act(who, act)),
        1 => (0..3usize, 0..3usize).prop_map(|(from, to)| Event::Link(from, to)),
    ];
    vec(event, 0..most)
}

/// All have the copy in one link; or, where they begin `apart`, each has it from one backup, and shares it with the first link.
fn after(events: &[Event], apart: bool) -> [Person; 3] {
    let copy = Stamped::unshared(Rc::new(common()));
    let copy = if apart { copy } else { copy.shared(9) };
    let mut people = [1, 2, 3].map(|replica| Person::with(&copy, replica));
    for event in events {
        match event {
            Event::Act(who, act) => act.happen(&mut people[*who]),
            Event::Link(from, to) if from == to => {}
            Event::Link(from, to) => {
                let link = people[*from].link();
                people[*to].take(&link);
            }
        }
    }
    people.iter_mut().for_each(|person| drop(person.link()));
    people
}

/// What is told, fact by fact, with sums as figures, so that another currency changes none of them.
fn facts(campaign: &Campaign) -> BTreeMap<String, String> {
    let home = campaign.currency;
    let sum = |Amount(minor): Amount| format!("{:.3}", Money::new(minor, home).major());
    let off = |discount: Option<Discount>| match discount {
        Some(Discount::Amount(amount)) => sum(amount),
        other => format!("{other:?}"),
    };
    let tracking = &campaign.tracking;
    let mut facts = BTreeMap::from([
        ("name".to_owned(), campaign.name.clone()),
        ("currency".to_owned(), home.code().to_owned()),
        ("budget".to_owned(), campaign.budget.map(sum).unwrap_or_default()),
        ("code pattern".to_owned(), tracking.code_pattern.clone()),
        ("discount".to_owned(), off(tracking.discount)),
        ("sitewide codes".to_owned(), tracking.sitewide.to_string()),
        ("placements".to_owned(), format!("{:?}", tracking.placements)),
    ]);
    for part in LinkPart::ALL {
        facts.insert(format!("pattern of {part:?}"), tracking.pattern(part).to_owned());
    }
    for (pair, rate) in campaign.rates.iter() {
        facts.insert(format!("rate {pair:?}"), format!("{rate:?}"));
    }
    for one in &campaign.influencers {
        facts.insert(format!("codes of {}", one.id), one.codes.to_string());
        facts.insert(format!("discount of {}", one.id), off(one.discount));
        facts.insert(format!("links of {}", one.id), format!("{:?}", one.links));
    }
    for order in &campaign.records.orders {
        let told = (order.total.map(sum), &order.codes, order.state, order.new_customer);
        facts.insert(format!("order {}", order.id), format!("{told:?}"));
        facts.insert(format!("codes of order {}", order.id), order.codes.clone());
    }
    for study in &campaign.records.studies {
        facts.insert(format!("study {}", study.id), format!("{study:?}"));
    }
    facts
}

fn differing(mine: &Person, theirs: &Person) -> Vec<(Part, What, bool, Whose)> {
    compared(&mine.copy, &theirs.copy, |comparison| {
        comparison.differences.iter().map(|one| (one.part, one.what.clone(), one.is_conflict, one.counts)).collect()
    })
}

fn set(campaign_change: CampaignChange) -> Edit {
    Edit::Campaign(campaign_change)
}
