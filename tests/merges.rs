//! Copies of a campaign that are changed apart and become one again: nothing is lost, whoever merges what, in whatever order.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "documents/arbitrary.rs"]
mod arbitrary;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use influencer_kpi::campaign::advice::Advice;
use influencer_kpi::campaign::edit::{CampaignChange, Edit, InfluencerChange, OrderChange, PostChange};
use influencer_kpi::campaign::id::{CampaignId, InfluencerId, PostId, StudyId};
use influencer_kpi::campaign::merge::{
    Clock, Comparison, Difference, Held, Merge, Name, Packed, Part, Patch, Side, Stamped, Value, What, Whose, compare,
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
            self.copy = self.copy.changed([], &applied.campaign, self.clock);
        }
    }

    /// Opens a link and takes what comes with it.
    fn merge(&mut self, link: &Stamped, choose: impl Fn(&Comparison, usize) -> Option<Whose>) {
        let merged =
            compared(&self.copy, link, |comparison| comparison.merged(|place| choose(comparison, place)).unwrap());
        let patch = Patch::between(self.campaign(), &merged);
        let edit = Edit::Merge(Rc::new(Merge { patch, came: Some(link.clone()) }));
        let applied = edit.apply(&self.copy.campaign).unwrap();
        assert_eq!(*applied.campaign, merged);
        // Whatever is taken back is as it was.
        assert_eq!(applied.inverse.apply(&applied.campaign).unwrap().campaign, self.copy.campaign);
        self.undo.push(applied.inverse);
        self.copy = self.copy.changed([link], &applied.campaign, self.clock);
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
                let one = Influencer::new(InfluencerId::from_random(*id), format!("new{id}"));
                Edit::InsertInfluencer(at.index(campaign.influencers.len() + 1), Rc::new(one))
            }
            Act::RemoveInfluencer(at) => Edit::RemoveInfluencer(influencer(at)?),
            Act::InsertPost(at, owner, id) => {
                let one = Post::new(PostId::from_random(*id), influencer(owner)?, Platform::TikTok, PostKind::Short);
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

const CASES: u32 = 60;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn the_order_of_joining_does_not_matter(events in events(40), apart in any::<bool>()) {
        let [a, b, c] = after(&events, apart).map(|person| person.copy);
        prop_assert_eq!(&a.joined(&a).unwrap(), &a);
        let ab = a.joined(&b).unwrap();
        prop_assert_eq!(&ab, &b.joined(&a).unwrap());
        prop_assert_eq!(&ab.joined(&b).unwrap(), &ab);
        prop_assert_eq!(ab.joined(&c).unwrap(), a.joined(&b.joined(&c).unwrap()).unwrap());
    }

    /// With what is proposed for each conflict.
    #[test]
    fn two_who_exchange_links_have_the_same_campaign(events in events(30), apart in any::<bool>()) {
        let [mut a, mut b, _] = after(&events, apart);
        exchange(&mut a, &mut b);
        prop_assert_eq!(a.campaign(), b.campaign());
        exchange(&mut a, &mut b);
        prop_assert_eq!(a.campaign(), b.campaign());
        let differences = compared(&a.copy, &b.copy, |comparison| comparison.differences.clone());
        prop_assert_eq!(differences, vec![]);
    }

    /// Whoever chooses what: once all have each other's choices, all have the same campaign.
    #[test]
    fn three_who_choose_as_they_like_end_the_same(events in events(25), apart in any::<bool>(), picks in any::<u64>()) {
        let mut people = after(&events, apart);
        for (from, to) in [(0, 1), (1, 2), (2, 0)] {
            let link = people[from].copy.clone();
            people[to].merge(&link, |_, place| Some(if picks >> (place % 64) & 1 == 0 { Whose::Mine } else { Whose::Theirs }));
        }
        for (from, to) in [(0, 1), (1, 2), (2, 0), (0, 1), (1, 2), (2, 0), (0, 1)] {
            let link = people[from].copy.clone();
            people[to].take(&link);
        }
        prop_assert_eq!(people[0].campaign(), people[1].campaign());
        prop_assert_eq!(people[0].campaign(), people[2].campaign());
    }

    /// What only one has touched since the common past is as that one left it.
    #[test]
    fn what_one_alone_changed_stays(mine in vec(act(), 0..15), theirs in vec(act(), 0..15)) {
        let (mut a, mut b) = two();
        let before = a.campaign().clone();
        mine.iter().for_each(|act| act.happen(&mut a));
        theirs.iter().for_each(|act| act.happen(&mut b));
        let (left, right) = (a.campaign().clone(), b.campaign().clone());
        let told = compared(&a.copy, &b.copy, |comparison| comparison.differences.iter().any(|one| one.is_conflict));
        exchange(&mut a, &mut b);
        let merged = a.campaign();
        let all = [&before, &left, &right, merged].map(facts);
        let names: BTreeSet<_> = all.iter().flat_map(BTreeMap::keys).collect();
        for name in names.into_iter().filter(|_| !told) {
            let [before, left, right, merged] = all.each_ref().map(|facts| facts.get(name));
            prop_assert!(left != before || merged == right, "{name}: {before:?}, {right:?} there, {merged:?} merged");
            prop_assert!(right != before || merged == left, "{name}: {before:?}, {left:?} here, {merged:?} merged");
        }
        // Every post that either has and the other did not take out.
        for (has, lacks) in [(&left, &right), (&right, &left)] {
            for post in &has.posts {
                let was_removed = before.post(post.id).is_some() && lacks.post(post.id).is_none();
                prop_assert!(was_removed || merged.post(post.id).is_some(), "{} is gone", post.id);
                if lacks.post(post.id).is_none() && !was_removed {
                    prop_assert_eq!(merged.post(post.id).map(|post| post.insights), Some(post.insights));
                }
            }
        }
    }

    /// Stamps are read back as they were written, and take little room.
    #[test]
    fn stamps_come_back(events in events(60), apart in any::<bool>()) {
        for person in after(&events, apart) {
            let stamps = person.copy.unpacked();
            prop_assert_eq!(&Packed::pack(&stamps, person.campaign()), &person.copy.stamps);
            let bits = person.copy.stamps.to_bytes().len() * 8;
            prop_assert!(bits <= 300 + events.len() * 90, "{bits} bits for {} events", events.len());
        }
    }

    /// Any bytes, and any campaign with them, get an answer.
    #[test]
    fn any_stamps_get_an_answer(bytes in vec(any::<u8>(), 0..200), campaign in arbitrary::campaign()) {
        let copy = Stamped { campaign: Rc::new(campaign), stamps: Packed::from_bytes(&bytes) };
        let shared = Stamped::unshared(Rc::clone(&copy.campaign)).shared(9);
        let _ = copy.joined(&shared);
    }

    /// What a link leaves out is what its reader is known not to have seen, fact by fact.
    #[test]
    fn what_is_kept_back_is_what_stamps_tell_apart(campaign in arbitrary::campaign()) {
        let unshared = |campaign: &Campaign| Stamped::unshared(Rc::new(campaign.clone()));
        let costs = (KeptBack { costs: true, ..KeptBack::default() }, Held::Costs);
        let notes = (KeptBack { notes: true, ..KeptBack::default() }, Held::Notes);
        for (kept_back, held) in [costs, notes] {
            let kept = unshared(&kept_back.from(&campaign));
            let of = |one: &Difference| match &one.what {
                What::Value { name, mine, .. } => Some((one.part.held_with(*name), mine.is_some())),
                What::Record { .. } => None,
            };
            let left_out = compared(&unshared(&campaign), &kept, |comparison| comparison.differences.iter().map(of).collect::<Vec<_>>());
            prop_assert!(left_out.iter().all(|one| one.is_some_and(|(other, _)| other == held)), "{left_out:?}");
            let told = compared(&kept, &unshared(&empty(&campaign)), |comparison| comparison.differences.iter().filter_map(of).collect::<Vec<_>>());
            prop_assert!(told.iter().all(|one| *one != (held, true)), "something that is held back is told");
        }
    }

    /// A patch makes any campaign into any other, and back.
    #[test]
    fn a_patch_leads_from_any_campaign_to_any_other(one in arbitrary::campaign(), mut other in arbitrary::campaign()) {
        other.id = one.id;
        other.records = one.records.clone();
        let there = Patch::between(&one, &other).apply(&one);
        if let Ok(there) = there {
            prop_assert!(there == other, "{}", first_difference(&format!("{there:#?}"), &format!("{other:#?}")));
            prop_assert!(Patch::between(&there, &other).is_empty());
        }
    }
}

fn differing(mine: &Person, theirs: &Person) -> Vec<(Part, What, bool, Whose)> {
    compared(&mine.copy, &theirs.copy, |comparison| {
        comparison.differences.iter().map(|one| (one.part, one.what.clone(), one.is_conflict, one.counts)).collect()
    })
}

fn set(campaign_change: CampaignChange) -> Edit {
    Edit::Campaign(campaign_change)
}

#[test]
fn a_value_that_one_changed_is_taken_and_one_that_both_changed_is_to_be_chosen() {
    let (mut a, mut b) = two();
    a.edit(&set(CampaignChange::Name("July".into())));
    b.edit(&set(CampaignChange::Budget(Some(Amount(700_000)))));
    let text = |text: &str| Some(Value::Text(text.into()));
    let name = What::Value { name: Name::of("name"), mine: text("July"), theirs: text("June") };
    let budget = |mine: i128, theirs: i128| What::Value {
        name: Name::of("budget"),
        mine: Some(Value::Figure(mine * 10_000)),
        theirs: Some(Value::Figure(theirs * 10_000)),
    };
    assert_eq!(
        differing(&a, &b),
        [(Part::Facts, budget(5_000, 7_000), false, Whose::Theirs), (Part::Facts, name, false, Whose::Mine),]
    );
    exchange(&mut a, &mut b);
    assert_eq!((a.campaign().name.as_str(), a.campaign().budget), ("July", Some(Amount(700_000))));
    assert_eq!(a.campaign(), b.campaign());

    // Both change the same now, and the second one later.
    a.edit(&set(CampaignChange::Budget(Some(Amount(800_000)))));
    b.clock.now += 60;
    b.edit(&set(CampaignChange::Budget(Some(Amount(900_000)))));
    assert_eq!(differing(&a, &b), [(Part::Facts, budget(8_000, 9_000), true, Whose::Theirs)]);
    assert_eq!(differing(&b, &a), [(Part::Facts, budget(9_000, 8_000), true, Whose::Mine)]);
    // One chooses against what is proposed; the other gets that choice without being asked.
    let link = b.copy.clone();
    a.merge(&link, |_, _| Some(Whose::Mine));
    assert_eq!(conflicts(&b, &a), 0);
    let link = a.copy.clone();
    b.take(&link);
    assert_eq!((a.campaign().budget, b.campaign().budget), (Some(Amount(800_000)), Some(Amount(800_000))));
}

#[test]
fn a_value_that_was_changed_by_somebody_who_knew_the_other_is_no_conflict() {
    let (mut a, mut b) = two();
    a.edit(&set(CampaignChange::Name("July".into())));
    let link = a.copy.clone();
    b.take(&link);
    // Whatever the clock there says.
    b.clock.now = 5;
    b.edit(&set(CampaignChange::Name("August".into())));
    assert_eq!(conflicts(&a, &b), 0);
    let link = b.copy.clone();
    a.take(&link);
    assert_eq!(a.campaign().name, "August");
}

#[test]
fn a_removal_against_a_change_is_told_and_the_record_stays_unless_somebody_decides_otherwise() {
    let (mut a, mut b) = two();
    a.edit(&Edit::RemoveInfluencer(influencer_id(1)));
    b.edit(&Edit::Post(post_id(2), PostChange::Reading(Measure::Likes, Some(7))));
    let what = |with| What::Record { with, is_removed: true };
    assert_eq!(differing(&a, &b), [(Part::Influencers, what(Whose::Theirs), true, Whose::Theirs)]);
    assert_eq!(differing(&b, &a), [(Part::Influencers, what(Whose::Mine), true, Whose::Mine)]);
    let (mut c, mut d) = (a.clone(), b.clone());
    exchange(&mut a, &mut b);
    assert_eq!(a.campaign(), b.campaign());
    let expected = Edit::Post(post_id(2), PostChange::Reading(Measure::Likes, Some(7)));
    assert_eq!(*a.campaign(), *expected.apply(&Rc::new(common())).unwrap().campaign);

    // Both decide that the influencer is to go.
    let links = (c.copy.clone(), d.copy.clone());
    c.merge(&links.1, |_, _| Some(Whose::Mine));
    d.merge(&links.0, |_, _| Some(Whose::Theirs));
    assert_eq!(c.campaign(), d.campaign());
    assert!(c.campaign().influencer(influencer_id(1)).is_none() && c.campaign().post(post_id(2)).is_none());
    assert_eq!(c.campaign().posts.len(), 4);
}

#[test]
fn a_removal_alone_is_taken_and_a_new_post_of_somebody_who_was_removed_is_not_lost() {
    let (mut a, mut b) = two();
    a.edit(&Edit::RemovePost(post_id(0)));
    a.edit(&Edit::RemoveInfluencer(influencer_id(2)));
    a.edit(&Edit::Forget(order(1, 0)));
    let new = Post::new(PostId::from_random(999), influencer_id(2), Platform::X, PostKind::Image);
    b.edit(&Edit::InsertPost(0, Rc::new(new)));
    exchange(&mut a, &mut b);
    assert_eq!(a.campaign(), b.campaign());
    let campaign = a.campaign();
    assert!(campaign.post(post_id(0)).is_none() && campaign.records.order("#1").is_none());
    assert!(campaign.post(PostId::from_random(999)).is_some());
    assert_eq!(campaign.influencer(influencer_id(2)).unwrap().handle, "ana2");
    assert_eq!(campaign.posts_of(influencer_id(2)).count(), 3);
}

/// The order that somebody made knows them from before, not where they came back to.
#[test]
fn who_stays_against_a_removal_stands_alike_in_whatever_order_copies_are_joined() {
    let (mut a, mut b) = two();
    let mut c = Person::with(&a.copy, 3);
    a.edit(&Edit::Influencer(influencer_id(1), InfluencerChange::Product(Some(Amount(0)))));
    c.edit(&Edit::RemoveInfluencer(influencer_id(1)));
    a.take(&c.copy);
    b.clock.now += 1;
    let new = Post::new(PostId::from_random(999), influencer_id(0), Platform::X, PostKind::Image);
    b.edit(&Edit::InsertPost(0, Rc::new(new)));
    let (a, b, c) = (a.copy, b.copy, c.copy);
    assert_eq!(a.joined(&b).unwrap().joined(&c), a.joined(&b.joined(&c).unwrap()));
}

#[test]
fn amounts_keep_their_figure_where_the_other_side_changed_the_currency() {
    let (mut a, mut b) = two();
    a.edit(&set(CampaignChange::Currency(Currency::JPY)));
    b.edit(&set(CampaignChange::Budget(Some(Amount(60_000)))));
    assert_eq!(conflicts(&a, &b), 0);
    exchange(&mut a, &mut b);
    assert_eq!(a.campaign(), b.campaign());
    assert_eq!((a.campaign().currency, a.campaign().budget), (Currency::JPY, Some(Amount(600))));
    assert_eq!(a.campaign().influencers[0].fee.amount, Some(Amount(100)));
}

fn dollars(from: Currency) -> Pair {
    Pair { from, to: Currency::USD }
}

#[test]
fn two_who_tell_what_two_currencies_are_worth_keep_both() {
    let (mut a, mut b) = two();
    a.edit(&set(CampaignChange::Rate(dollars(Currency::EUR), Some(1.085))));
    b.edit(&set(CampaignChange::Rate(dollars(Currency::JPY), Some(0.0067))));
    assert_eq!(conflicts(&a, &b), 0);
    exchange(&mut a, &mut b);
    assert_eq!(a.campaign(), b.campaign());
    let rate = |of| a.campaign().rates.get(dollars(of)).rate;
    assert_eq!((rate(Currency::EUR), rate(Currency::JPY)), (Some(1.085), Some(0.0067)));
}

/// A rate is to one currency. Told while somebody else chose another one, it says nothing about that.
#[test]
fn rates_that_were_told_in_another_currency_do_not_count_in_the_new_one() {
    let yen = |person: &mut Person| {
        let fee = |change| Edit::Influencer(influencer_id(0), change);
        person.edit(&fee(InfluencerChange::FeeCurrency(Some(Currency::JPY))));
        fee(InfluencerChange::FeeRate(Some(Currency::JPY), Some(0.0067)))
    };
    let (mut a, mut b) = two();
    yen(&mut a);
    let link = a.copy.clone();
    b.take(&link);
    let rate = yen(&mut b);
    b.edit(&rate);
    b.edit(&set(CampaignChange::Rate(dollars(Currency::GBP), Some(1.27))));
    a.edit(&set(CampaignChange::Currency(Currency::EUR)));
    exchange(&mut a, &mut b);
    assert_eq!(a.campaign(), b.campaign());
    let campaign = a.campaign();
    assert_eq!((campaign.currency, campaign.influencers[0].fee.rate), (Currency::EUR, None));
    let home = Home::from(campaign);
    assert_eq!(home.bring(Amount(100), Some(Currency::GBP)), None);
    // It is told still, should dollars come back.
    assert_eq!(campaign.rates.get(dollars(Currency::GBP)).rate, Some(1.27));
    exchange(&mut a, &mut b);
    assert_eq!(a.campaign(), b.campaign());
}

/// Whoever got a link without costs knows nothing of them, whatever else they know of their sender.
#[test]
fn what_was_kept_back_is_not_overwritten_unasked() {
    let fee = |amount| InfluencerChange::FeeAmount(Some(Money::new(amount, Currency::USD)));
    let with_fee = |amount| Edit::Influencer(influencer_id(0), fee(amount));
    let total = |total| Edit::Keep(order(0, total));
    let notes = |text: &str| set(CampaignChange::Notes(text.into()));
    let cases = [
        (KeptBack { costs: true, ..KeptBack::default() }, with_fee(20_000), with_fee(15_000)),
        (KeptBack { records: true, ..KeptBack::default() }, total(700), total(900)),
        (KeptBack { notes: true, ..KeptBack::default() }, notes("ours"), notes("theirs")),
    ];
    for (kept_back, mine, theirs) in cases {
        // What was told before the first link is as unknown to its reader as what was told since.
        let mut sender = Person::with(&Stamped::unshared(Rc::new(common())), 1);
        sender.edit(&mine);
        sender.copy = sender.copy.clone().shared(9);
        let mut reader = Person::with(&kept_back.from_copy(&sender.copy).shared(9), 2);
        assert_eq!(conflicts(&sender, &reader), 0, "{kept_back:?}");
        reader.edit(&theirs);
        assert_eq!(conflicts(&sender, &reader), 1, "{kept_back:?}");
        assert_eq!(conflicts(&reader, &sender), 1, "{kept_back:?}");
        exchange(&mut sender, &mut reader);
        assert_eq!(sender.campaign(), reader.campaign());
        assert_eq!(conflicts(&sender, &reader), 0, "{kept_back:?}");

        let (mut a, mut b) = two();
        a.edit(&mine);
        a.edit(&set(CampaignChange::Name("July".into())));
        let link = kept_back.from_copy(&a.copy);
        let before = b.campaign().clone();
        b.take(&link);
        assert_eq!(*b.campaign(), Campaign { name: "July".into(), ..before }, "the link has nothing else to tell");
        b.clock.now += 60;
        b.edit(&theirs);
        assert_eq!(conflicts(&a, &b), 1, "{kept_back:?}");
        assert_eq!(conflicts(&b, &a), 1, "{kept_back:?}");
        // What was in the link they know of.
        b.edit(&set(CampaignChange::Name("August".into())));
        assert_eq!(conflicts(&a, &b), 1, "{kept_back:?}");
        exchange(&mut a, &mut b);
        assert_eq!(a.campaign(), b.campaign());
        assert_eq!(conflicts(&a, &b), 0, "{kept_back:?}");
        // Once it was sent, it is known.
        b.edit(&theirs);
        a.edit(&mine);
        let link = a.copy.clone();
        b.take(&link);
        b.clock.now += 60;
        b.edit(&theirs);
        assert_eq!(conflicts(&a, &b), 0, "{kept_back:?}");
    }
}

/// Whoever never shared has no stamps: nobody knows whether they changed what they have.
#[test]
fn what_somebody_has_who_never_shared_is_not_overwritten_unasked() {
    let (_, mut other) = two();
    let mut unshared = Person::with(&Stamped::unshared(Rc::new(common())), 1);
    unshared.edit(&set(CampaignChange::Name("July".into())));
    other.edit(&set(CampaignChange::Name("August".into())));
    other.edit(&Edit::RemoveInfluencer(influencer_id(1)));
    let asked = differing(&unshared, &other);
    let removal = What::Record { with: Whose::Mine, is_removed: true };
    assert!(asked.contains(&(Part::Influencers, removal, true, Whose::Mine)), "{asked:?}");
    assert!(asked.iter().all(|(.., is_conflict, _)| *is_conflict), "{asked:?}");
    unshared.take(&other.copy.clone());
    assert!(unshared.campaign().influencer(influencer_id(1)).is_some());
}

/// Two who keep copies of one backup: what each was told before the first link, the other one does not know.
#[test]
fn what_two_were_told_before_each_first_shared_is_asked() {
    let name = |text: &str| set(CampaignChange::Name(text.into()));
    let gone = Edit::RemoveInfluencer(influencer_id(1));
    let of_theirs = Edit::Post(post_id(2), PostChange::Reading(Measure::Likes, Some(7)));
    let nothing = Edit::All(Vec::new());
    // What the first was told before and after sharing, what the second one was told before, and how much is asked of it.
    let cases = [
        ("before and before", name("July"), nothing.clone(), name("August"), 1),
        ("after and before", nothing.clone(), name("July"), name("August"), 1),
        ("removed after and told before", nothing.clone(), gone.clone(), of_theirs.clone(), 1),
        ("told before alone", name("July"), nothing.clone(), set(CampaignChange::Brand("Northwind".into())), 1),
        ("nothing", nothing.clone(), nothing.clone(), nothing, 0),
    ];
    for (case, before, after, theirs, asked) in cases {
        let kept = Stamped::unshared(Rc::new(common()));
        let (mut a, mut b) = (Person::with(&kept, 1), Person::with(&kept, 2));
        a.edit(&before);
        a.link();
        a.clock.now += 60;
        a.edit(&after);
        b.edit(&theirs);
        b.link();
        assert_eq!((conflicts(&a, &b), conflicts(&b, &a)), (asked, asked), "{case}");
        exchange(&mut a, &mut b);
        assert_eq!(a.campaign(), b.campaign(), "{case}");
        // From now on each knows of what the other one was told.
        assert_eq!(conflicts(&a, &b), 0, "{case}");
        exchange(&mut a, &mut b);
        b.clock.now += 600;
        b.edit(&name("September"));
        assert_eq!((conflicts(&a, &b), conflicts(&b, &a)), (0, 0), "{case}");
    }
}

/// A file without stamps is merged as if all that comes with it were told here and now.
#[test]
fn what_comes_with_a_file_without_stamps_is_a_change_of_whoever_takes_it() {
    let (mut a, mut b) = two();
    let file = Stamped::unshared(Rc::new(Campaign { brand: "Northwind".into(), ..common() }));
    a.take(&file);
    b.edit(&set(CampaignChange::Brand("Contoso".into())));
    assert_eq!((conflicts(&a, &b), conflicts(&b, &a)), (1, 1));
    // Whoever never shared does not by taking in a file.
    let mut alone = Person::with(&Stamped::unshared(Rc::new(common())), 3);
    alone.take(&file);
    assert!(alone.copy.stamps.is_none() && alone.campaign().brand == "Northwind");
}

/// The same campaign without any facts about it or its records.
fn empty(campaign: &Campaign) -> Campaign {
    let mut empty = Campaign::new(campaign.id, "", campaign.currency);
    empty.influencers = campaign.influencers.iter().map(|one| Rc::new(Influencer::new(one.id, ""))).collect();
    let blank = |post: &Rc<Post>| Rc::new(Post::new(post.id, post.influencer, post.platform, post.kind));
    empty.posts = campaign.posts.iter().map(blank).collect();
    empty
}

#[test]
fn stamps_far_ahead_of_every_clock_are_not_believed() {
    let (mut a, mut b) = two();
    b.clock.now = 1 << 40;
    b.edit(&set(CampaignChange::Name("July".into())));
    let today = "2026-06-01".parse().unwrap();
    let link = b.copy.clone().believed(today);
    assert!(link.stamps.is_none() && link.campaign == b.copy.campaign);
    a.take(&link);
    a.clock.now = 1_780_000_000;
    let mut stamps = BTreeSet::new();
    for name in ["one", "two", "three"] {
        a.edit(&set(CampaignChange::Name(name.into())));
        stamps.insert(a.copy.stamps.latest());
    }
    assert_eq!(stamps.len(), 3, "each edit has a stamp of its own");
    // A clock may be wrong by years.
    let mut c = two().1;
    c.clock.now = 1_900_000_000;
    c.edit(&set(CampaignChange::Name("July".into())));
    assert_eq!(c.copy.clone().believed(today), c.copy);
}

#[test]
fn copies_without_stamps_lose_nothing_either() {
    let mut theirs = common();
    theirs.posts.push(Rc::new(Post::new(post_id(50), influencer_id(0), Platform::X, PostKind::Text)));
    (theirs.name, theirs.brand) = ("July".into(), "Northwind".into());
    let mut mine = common();
    mine.notes = "mine".into();
    mine.influencers.push(Rc::new(Influencer::new(influencer_id(9), "bo")));
    let (mut a, mut b) =
        (Person::with(&Stamped::unshared(Rc::new(mine)), 1), Person::with(&Stamped::unshared(Rc::new(theirs)), 2));
    // Nobody knows whose name is newer.
    assert_eq!((conflicts(&a, &b), conflicts(&b, &a)), (1, 1));
    exchange(&mut a, &mut b);
    assert_eq!(a.campaign(), b.campaign());
    let merged = a.campaign();
    assert_eq!((merged.brand.as_str(), merged.notes.as_str()), ("Northwind", "mine"));
    assert!(merged.post(post_id(50)).is_some() && merged.influencer(influencer_id(9)).is_some());
}

#[test]
fn an_unshared_campaign_has_no_stamps_and_a_shared_one_few() {
    let mut alone = Person::with(&Stamped::unshared(Rc::new(common())), 1);
    alone.edit(&set(CampaignChange::Name("July".into())));
    assert!(alone.copy.stamps.is_none());
    let (mut a, _) = two();
    assert!(a.copy.stamps.to_bytes().len() <= 9, "{}", a.copy.stamps.to_bytes().len());
    a.clock.now = 1_795_000_000;
    a.edit(&Edit::Post(post_id(3), PostChange::Reading(Measure::Likes, Some(7))));
    assert!(a.copy.stamps.to_bytes().len() <= 28, "{}", a.copy.stamps.to_bytes().len());
}

fn first_difference(one: &str, other: &str) -> String {
    let differ = one.lines().zip(other.lines()).find(|(one, other)| one != other);
    format!("{differ:?}")
}

fn save_now(storage: &MemoryStorage, session: &mut Session, now: u64) {
    let job = SaveJob { clock: Clock { now, replica: 1 }, ..session.begin_save().unwrap() };
    session.saved(&save(storage, None, &job).unwrap());
}

fn stored(storage: &MemoryStorage) -> Document {
    load(storage).campaigns.remove(0)
}

#[test]
fn stamps_are_kept_with_what_is_stored_in_two_tabs_and_in_a_backup() {
    let storage = MemoryStorage::default();
    let mut here = Session::create(Rc::new(common()));
    save_now(&storage, &mut here, 10);
    here.edit(set(CampaignChange::Name("before".into()))).unwrap();
    save_now(&storage, &mut here, 20);
    assert!(!here.is_shared() && stored(&storage).stamps.is_none());
    assert!(here.share(1) && !here.share(1));
    save_now(&storage, &mut here, 30);
    let link = here.stamped(Clock::default());
    assert!(!stored(&storage).stamps.is_none());

    // Another tab saves in between.
    let mut there = Session::open(stored(&storage));
    there.edit(set(CampaignChange::Budget(Some(Amount(900))))).unwrap();
    save_now(&storage, &mut there, 40);
    here.edit(set(CampaignChange::Name("after".into()))).unwrap();
    save_now(&storage, &mut here, 50);
    let Document { campaign, stamps, revision } = stored(&storage);
    assert_eq!((campaign.name.as_str(), campaign.budget), ("after", Some(Amount(900))));
    let now = Stamped { campaign, stamps };
    assert_eq!(here.stamped(Clock::default()), now);
    let told = compared(&link, &now, |comparison| {
        comparison
            .differences
            .iter()
            .map(|one| (one.is_conflict, one.counts, one.theirs_at.map(|at| at.time)))
            .collect::<Vec<_>>()
    });
    assert_eq!(told, [(false, Whose::Theirs, Some(40)), (false, Whose::Theirs, Some(50))]);

    let others = Vec::<(&str, &str)>::new();
    let text = backup::write([(revision, now.clone())], &Settings::default(), others).unwrap();
    assert_eq!(backup::read(&text).unwrap().campaigns, [now]);
}

#[test]
fn a_merge_is_one_step_of_a_session_and_keeps_whose_change_it_was() {
    let storage = MemoryStorage::default();
    let shared = Stamped::unshared(Rc::new(common())).shared(9);
    let mut here = Session::keep(shared.clone());
    save_now(&storage, &mut here, 10);
    let mut there = Person::with(&shared, 2);
    there.edit(&set(CampaignChange::Name("July".into())));
    let merged =
        compared(&here.stamped(Clock::default()), &there.copy, |comparison| comparison.merged(|_| None).unwrap());
    let patch = Patch::between(here.campaign(), &merged);
    let edit = Edit::Merge(Rc::new(Merge { patch, came: Some(there.copy.clone()) }));
    assert_eq!(here.edit(edit), Ok(true));
    save_now(&storage, &mut here, 20);
    let mine = || Session::open(stored(&storage)).stamped(Clock::default());
    assert_eq!(compared(&mine(), &there.copy, |comparison| comparison.differences.len()), 0);
    // They go on from what they had: that is no conflict with their own change.
    there.edit(&set(CampaignChange::Name("August".into())));
    let conflicts = |mine: &Stamped, theirs: &Stamped| {
        compared(mine, theirs, |comparison| comparison.differences.iter().filter(|one| one.is_conflict).count())
    };
    assert_eq!(conflicts(&mine(), &there.copy), 0);
    // To take the merge back is a change made here.
    assert_eq!(here.undo(), Ok(true));
    assert_eq!(here.campaign().name, "June");
    save_now(&storage, &mut here, 2_000);
    assert_eq!(conflicts(&mine(), &there.copy), 1);
}
