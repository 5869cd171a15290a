//! Edits of any campaign: whatever was done can be taken back exactly, and what cannot be done changes nothing.
#![cfg(not(target_arch = "wasm32"))]
// A test says what is wrong by panicking; its helpers are no production code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "documents/arbitrary.rs"]
mod arbitrary;

use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::{Duration, Instant};

use influencer_kpi::campaign::advice::Advice;
use influencer_kpi::campaign::edit::{
    CampaignChange, Edit, InfluencerChange, OrderChange, PostChange, Refused, too_fine,
};
use influencer_kpi::campaign::id::{CampaignId, InfluencerId, PostId};
use influencer_kpi::campaign::insights::REPORTED;
use influencer_kpi::campaign::model::{Amount, Campaign, Fee, Influencer, Objective, Platform, Post, PostKind, Status};
use influencer_kpi::campaign::records::{Order, OrderState, Record, Records, Series, Sessions, UtmTag};
use influencer_kpi::campaign::study::Study;
use influencer_kpi::campaign::tracking::{LinkPart, Placement};
use influencer_kpi::kpi::catalogue::KpiId;
use influencer_kpi::kpi::definitions::{CpmBase, ENGAGEMENT_COMPONENTS, Emv, ReturnsModel, Rule};
use influencer_kpi::kpi::measure::Measure;
use influencer_kpi::kpi::unit::{Currency, Money, exponent};
use influencer_kpi::store::session::Session;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use arbitrary::{amount, codes, count, currency, date, discount, emv, pair, real, spot, text};

/// An edit before it is known what there is to edit.
#[derive(Clone, Debug)]
enum Plan {
    Campaign(CampaignChange),
    Influencer(Which, InfluencerChange),
    Post(Which, PostChange),
    Author(Which, Which),
    InsertInfluencer(usize, Influencer),
    /// Somebody who is here already.
    InsertAgain(usize, Index),
    RemoveInfluencer(Which),
    InsertPost(usize, Post, Which),
    RemovePost(Which),
    Keep(Record),
    Forget(Record),
    Order(Which, OrderChange),
    All(Vec<Plan>),
}

/// One of those that are there, or nobody.
#[derive(Clone, Debug)]
enum Which {
    Known(Index),
    Nobody,
}

fn which() -> impl Strategy<Value = Which> {
    prop_oneof![9 => any::<Index>().prop_map(Which::Known), 1 => Just(Which::Nobody)]
}

fn campaign_change() -> BoxedStrategy<CampaignChange> {
    use CampaignChange as Change;
    let objective = (select(Objective::ALL.to_vec()), any::<bool>());
    let engagement = (select(ENGAGEMENT_COMPONENTS.to_vec()), any::<bool>());
    let advice = (select(Advice::ALL.to_vec()), any::<bool>());
    let prices = [Emv::ByImpressions, Emv::ByEngagements, Emv::Weighted].map(Emv::prices).concat();
    let price = (select(prices), real());
    let target = (select(KpiId::all().collect::<Vec<_>>()), option::of(real()));
    prop_oneof![
        text().prop_map(Change::Name),
        text().prop_map(Change::Brand),
        objective.prop_map(|(objective, chosen)| Change::Objective(objective, chosen)),
        option::of(date()).prop_map(Change::Start),
        option::of(date()).prop_map(Change::End),
        currency().prop_map(Change::Currency),
        currency().prop_map(Change::Currency),
        select(vec![CpmBase::Impressions, CpmBase::Views]).prop_map(Change::CpmBase),
        engagement.prop_map(|(part, counts)| Change::Engagement(part, counts)),
        select(vec![ReturnsModel::Additive, ReturnsModel::Multiplicative]).prop_map(Change::Returns),
        select(Rule::ALL.to_vec()).prop_map(Change::Rule),
        any::<u32>().prop_map(Change::Window),
        option::of(emv()).prop_map(Change::Emv),
        price.prop_map(|(which, price)| Change::EmvPrice(which, price)),
        option::of(count()).prop_map(Change::FollowersStart),
        option::of(count()).prop_map(Change::FollowersEnd),
        option::of(real()).prop_map(Change::Margin),
        option::of(real()).prop_map(Change::FeeRate),
        option::of(real()).prop_map(Change::ReturnRate),
        option::of(real()).prop_map(Change::TargetProfit),
        target.prop_map(|(kpi, value)| Change::Target(kpi, value)),
        option::of(amount()).prop_map(Change::Budget),
        text().prop_map(Change::Notes),
        option::of(date()).prop_map(Change::Binned),
        advice.prop_map(|(advice, dismissed)| Change::Dismissed(advice, dismissed)),
        (select(LinkPart::ALL.to_vec()), text()).prop_map(|(part, text)| Change::LinkPattern(part, text)),
        (select(Placement::ALL.to_vec()), any::<bool>()).prop_map(|(place, has)| Change::LinkPlacement(place, has)),
        (pair(), option::of(real())).prop_map(|(pair, rate)| Change::Rate(pair, rate)),
        (pair(), option::of(date())).prop_map(|(pair, date)| Change::RateDate(pair, date)),
        text().prop_map(Change::CodePattern),
        option::of(discount()).prop_map(Change::Discount),
        codes().prop_map(Change::SitewideCodes),
    ]
    .boxed()
}

fn influencer_change() -> BoxedStrategy<InfluencerChange> {
    use InfluencerChange as Change;
    let platform = || select(Platform::ALL.to_vec());
    let money = (amount(), currency()).prop_map(|(Amount(minor), currency)| Money::new(minor, currency));
    prop_oneof![
        text().prop_map(Change::Name),
        text().prop_map(Change::Handle),
        text().prop_map(Change::Notes),
        (platform(), option::of(count())).prop_map(|(platform, followers)| Change::Followers(platform, followers)),
        (platform(), any::<bool>()).prop_map(|(platform, estimated)| Change::FollowersEstimated(platform, estimated)),
        option::of(money).prop_map(Change::FeeAmount),
        option::of(currency()).prop_map(Change::FeeCurrency),
        (option::of(currency()), option::of(real())).prop_map(|(of, rate)| Change::FeeRate(of, rate)),
        (option::of(currency()), option::of(date())).prop_map(|(of, date)| Change::FeeDate(of, date)),
        option::of(amount()).prop_map(Change::Product),
        option::of(amount()).prop_map(Change::Shipping),
        option::of(amount()).prop_map(Change::Other),
        option::of(amount()).prop_map(Change::Commission),
        option::of(count()).prop_map(Change::Orders),
        option::of(amount()).prop_map(Change::Revenue),
        option::of(count()).prop_map(Change::Clicks),
        option::of(count()).prop_map(Change::NewCustomers),
        option::of(count()).prop_map(Change::Redemptions),
        option::of(amount()).prop_map(Change::Discounts),
        codes().prop_map(Change::Codes),
        option::of(discount()).prop_map(Change::Discount),
        (option::of(spot()), select(LinkPart::ALL.to_vec()), option::of(text()))
            .prop_map(|(spot, part, text)| Change::OwnLink(spot, part, text)),
    ]
    .boxed()
}

fn post_change() -> BoxedStrategy<PostChange> {
    use PostChange as Change;
    let measure = || select(REPORTED.to_vec());
    prop_oneof![
        select(Platform::ALL.to_vec()).prop_map(Change::Platform),
        select(PostKind::ALL.to_vec()).prop_map(Change::Kind),
        text().prop_map(Change::Permalink),
        text().prop_map(Change::PlatformId),
        option::of(date()).prop_map(Change::Published),
        select(vec![Status::Planned, Status::Live]).prop_map(Change::Status),
        (measure(), option::of(count())).prop_map(|(measure, number)| Change::Reading(measure, number)),
        (measure(), any::<bool>()).prop_map(|(measure, estimated)| Change::Estimated(measure, estimated)),
        option::of(amount()).prop_map(Change::Cost),
        option::of(count()).prop_map(Change::Followers),
        option::of(count()).prop_map(Change::OtherAssets),
    ]
    .boxed()
}

fn order_change() -> BoxedStrategy<OrderChange> {
    use OrderChange as Change;
    let money = (amount(), currency()).prop_map(|(Amount(minor), currency)| Money::new(minor, currency));
    let tag = select(UtmTag::ALL.to_vec());
    prop_oneof![
        option::of(date()).prop_map(Change::Day),
        option::of(0..1440u16).prop_map(Change::Minute),
        option::of(money).prop_map(Change::Total),
        option::of(currency()).prop_map(Change::Currency),
        text().prop_map(Change::Codes),
        (tag, text()).prop_map(|(tag, value)| Change::Tag(tag, value)),
        vec(arbitrary::touch(), 0..3).prop_map(Change::Touches),
        option::of(any::<bool>()).prop_map(Change::NewCustomer),
        select(OrderState::ALL.to_vec()).prop_map(Change::State),
    ]
    .boxed()
}

fn place() -> impl Strategy<Value = usize> {
    prop_oneof![0..6usize, Just(usize::MAX)]
}

fn plan() -> impl Strategy<Value = Plan> {
    // Boxed, since all of them side by side take more of the stack than a test has.
    let single = prop_oneof![
        4 => campaign_change().prop_map(Plan::Campaign).boxed(),
        4 => (which(), influencer_change()).prop_map(|(who, change)| Plan::Influencer(who, change)).boxed(),
        4 => (which(), post_change()).prop_map(|(which, change)| Plan::Post(which, change)).boxed(),
        1 => (which(), which()).prop_map(|(post, who)| Plan::Author(post, who)).boxed(),
        2 => (place(), arbitrary::influencer()).prop_map(|(at, who)| Plan::InsertInfluencer(at, who)).boxed(),
        1 => (place(), any::<Index>()).prop_map(|(at, who)| Plan::InsertAgain(at, who)).boxed(),
        2 => which().prop_map(Plan::RemoveInfluencer).boxed(),
        3 => (place(), arbitrary::post(), which()).prop_map(|(at, post, who)| Plan::InsertPost(at, post, who)).boxed(),
        2 => which().prop_map(Plan::RemovePost).boxed(),
        4 => arbitrary::record().prop_map(Plan::Keep).boxed(),
        2 => arbitrary::record().prop_map(Plan::Forget).boxed(),
        4 => (which(), order_change()).prop_map(|(which, change)| Plan::Order(which, change)).boxed(),
    ];
    single.prop_recursive(2, 12, 4, |inner| vec(inner, 0..4).prop_map(Plan::All))
}

fn person(campaign: &Campaign, which: &Which) -> InfluencerId {
    match which {
        Which::Known(index) if !campaign.influencers.is_empty() => index.get(&campaign.influencers).id,
        _ => InfluencerId::from_random(0xDEAD),
    }
}

fn content(campaign: &Campaign, which: &Which) -> PostId {
    match which {
        Which::Known(index) if !campaign.posts.is_empty() => index.get(&campaign.posts).id,
        _ => PostId::from_random(0xDEAD),
    }
}

fn order(campaign: &Campaign, which: &Which) -> Rc<str> {
    match which {
        Which::Known(index) if !campaign.records.orders.is_empty() => {
            index.get(&campaign.records.orders).id.as_str().into()
        }
        _ => "no such order".into(),
    }
}

/// The edit that a plan comes to in a campaign.
fn edit(plan: &Plan, campaign: &Rc<Campaign>) -> Edit {
    match plan {
        Plan::Campaign(change) => Edit::Campaign(change.clone()),
        Plan::Influencer(who, change) => Edit::Influencer(person(campaign, who), change.clone()),
        Plan::Post(which, change) => Edit::Post(content(campaign, which), change.clone()),
        Plan::Author(which, who) => Edit::Post(content(campaign, which), PostChange::Influencer(person(campaign, who))),
        Plan::InsertInfluencer(at, who) => Edit::InsertInfluencer(*at, Rc::new(who.clone())),
        Plan::InsertAgain(at, index) => {
            let known = (!campaign.influencers.is_empty()).then(|| index.get(&campaign.influencers).id);
            Edit::InsertInfluencer(*at, Rc::new(Influencer::new(known.unwrap_or(InfluencerId::from_random(1)), "")))
        }
        Plan::RemoveInfluencer(who) => Edit::RemoveInfluencer(person(campaign, who)),
        Plan::InsertPost(at, post, who) => {
            Edit::InsertPost(*at, Rc::new(Post { influencer: person(campaign, who), ..post.clone() }))
        }
        Plan::RemovePost(which) => Edit::RemovePost(content(campaign, which)),
        Plan::Keep(record) => Edit::Keep(record.clone()),
        Plan::Forget(record) => Edit::Forget(record.clone()),
        Plan::Order(which, change) => Edit::Order(order(campaign, which), change.clone()),
        Plan::All(plans) => {
            let mut then = Rc::clone(campaign);
            let edits = plans.iter().map(|plan| {
                let edit = edit(plan, &then);
                if let Ok(applied) = edit.apply(&then) {
                    then = applied.campaign;
                }
                edit
            });
            Edit::All(edits.collect())
        }
    }
}

fn copied(records: &Records) -> Records {
    Records {
        orders: records.orders.iter().map(|one| Rc::new(Order::clone(one))).collect(),
        sessions: records.sessions.iter().map(|one| Rc::new(Sessions::clone(one))).collect(),
        series: records.series.iter().map(|one| Rc::new(Series::clone(one))).collect(),
        studies: records.studies.iter().map(|one| Rc::new(Study::clone(one))).collect(),
    }
}

/// A copy that shares nothing, so that a change of shared data shows.
fn copy(campaign: &Campaign) -> Campaign {
    Campaign {
        influencers: campaign.influencers.iter().map(|one| Rc::new(Influencer::clone(one))).collect(),
        posts: campaign.posts.iter().map(|one| Rc::new(Post::clone(one))).collect(),
        records: Rc::new(copied(&campaign.records)),
        ..campaign.clone()
    }
}

/// What always holds in a campaign, whatever was edited.
fn is_sound(campaign: &Campaign) -> bool {
    let people: BTreeSet<_> = campaign.influencers.iter().map(|one| one.id).collect();
    let posts: BTreeSet<_> = campaign.posts.iter().map(|one| one.id).collect();
    people.len() == campaign.influencers.len()
        && posts.len() == campaign.posts.len()
        && campaign.posts.iter().all(|post| people.contains(&post.influencer))
        && campaign.objectives.is_sorted_by(|a, b| a < b)
        && campaign.records.is_in_order()
        && campaign
            .records
            .series
            .iter()
            .all(|series| !series.days.is_empty() && series.days.is_sorted_by(|a, b| a.0 < b.0))
        && campaign.influencers.iter().all(|one| one.accounts.is_sorted_by(|a, b| a.platform < b.platform))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undoing_everything_restores_the_campaign_and_redo_brings_it_back(
        campaign in arbitrary::campaign(),
        steps in vec((plan(), any::<bool>()), 0..12),
    ) {
        let first = Rc::new(campaign);
        let untouched = copy(&first);
        let mut session = Session::create(Rc::clone(&first));
        let mut seen = vec![Rc::clone(&first)];
        for (plan, leaves) in &steps {
            let (before, could_undo) = (Rc::clone(session.campaign()), session.can_undo());
            match session.edit(edit(plan, &before)) {
                Ok(changed) => prop_assert_eq!(changed, !Rc::ptr_eq(&before, session.campaign())),
                Err(_) => {
                    prop_assert!(Rc::ptr_eq(&before, session.campaign()), "a refused edit leaves the campaign");
                    prop_assert_eq!(session.can_undo(), could_undo);
                }
            }
            prop_assert!(is_sound(session.campaign()));
            seen.push(Rc::clone(session.campaign()));
            if *leaves {
                session.seal();
            }
        }
        let last = copy(session.campaign());
        let mut undone = 0;
        while session.can_undo() {
            prop_assert_eq!(session.undo(), Ok(true));
            prop_assert!(seen.contains(session.campaign()), "each step back is a place where one has been");
            undone += 1;
        }
        prop_assert_eq!(&**session.campaign(), &untouched);
        for _ in 0..undone {
            prop_assert_eq!(session.redo(), Ok(true));
        }
        prop_assert!(!session.can_redo());
        prop_assert_eq!(&**session.campaign(), &last);
        // And all the way back once more, now by the inverses that redo made.
        while session.can_undo() {
            prop_assert_eq!(session.undo(), Ok(true));
        }
        prop_assert_eq!(&**session.campaign(), &untouched);
        prop_assert_eq!(&*first, &untouched, "what others hold of a campaign never changes");
    }

    #[test]
    fn an_edit_and_its_inverse_undo_each_other(campaign in arbitrary::campaign(), plan in plan()) {
        let campaign = Rc::new(campaign);
        let untouched = copy(&campaign);
        let edit = edit(&plan, &campaign);
        match edit.apply(&campaign) {
            Ok(there) => {
                let back = there.inverse.apply(&there.campaign).unwrap();
                prop_assert_eq!(&*back.campaign, &untouched);
                let again = back.inverse.apply(&back.campaign).unwrap();
                prop_assert_eq!(again.campaign, there.campaign);
            }
            Err(_) => prop_assert_eq!(edit.apply(&campaign), edit.apply(&Rc::new(copy(&untouched)))),
        }
        prop_assert_eq!(&*campaign, &untouched);
    }

    #[test]
    fn what_changes_nothing_gives_back_the_same_campaign(campaign in arbitrary::campaign(), plans in vec(plan(), 1..6)) {
        let campaign = Rc::new(campaign);
        for plan in plans {
            let set = edit(&plan, &campaign);
            if !matches!(set, Edit::Campaign(_) | Edit::Influencer(..) | Edit::Post(..) | Edit::Order(..) | Edit::Keep(_) | Edit::Forget(_)) {
                continue;
            }
            let Ok(once) = set.apply(&campaign) else { continue };
            prop_assert_eq!(Rc::ptr_eq(&once.campaign, &campaign), once.campaign == campaign, "{:?}", set);
            let twice = set.apply(&once.campaign).unwrap();
            prop_assert!(Rc::ptr_eq(&twice.campaign, &once.campaign), "{:?}", set);
            let nested = Edit::All(vec![set.clone(), Edit::All(vec![set.clone()])]).apply(&once.campaign).unwrap();
            prop_assert!(Rc::ptr_eq(&nested.campaign, &once.campaign), "{:?}", set);
        }
        prop_assert!(Rc::ptr_eq(&Edit::All(Vec::new()).apply(&campaign).unwrap().campaign, &campaign));
    }

    /// Many edits at once look things up in an index, few do not.
    #[test]
    fn many_edits_at_once_come_to_the_same_as_one_by_one(campaign in arbitrary::campaign(), plans in vec(plan(), 16..48)) {
        let first = Rc::new(campaign);
        let (mut last, mut edits, mut refused) = (Rc::clone(&first), Vec::new(), None);
        for plan in plans {
            let edit = edit(&plan, &last);
            match edit.apply(&last) {
                Ok(applied) => {
                    last = applied.campaign;
                    edits.push(edit);
                }
                Err(why) => refused = refused.or(Some((edits.len(), edit, why))),
            }
        }
        let all = Edit::All(edits.clone()).apply(&first).unwrap();
        prop_assert_eq!(&all.campaign, &last);
        prop_assert_eq!(&all.inverse.apply(&all.campaign).unwrap().campaign, &first);
        if let Some((place, edit, why)) = refused {
            edits.insert(place, edit);
            prop_assert_eq!(Edit::All(edits).apply(&first), Err(why));
        }
    }

    /// What two people set at the same time ends the same whoever is first, unless it is one and the same field: the parts
    /// of a fee, an account, a reading or a definition are fields of their own.
    #[test]
    fn different_fields_do_not_touch_each_other(
        campaign in arbitrary::campaign(),
        plans in vec(prop_oneof![
            campaign_change().prop_map(Plan::Campaign),
            (which(), influencer_change()).prop_map(|(who, change)| Plan::Influencer(who, change)),
            (which(), post_change()).prop_map(|(which, change)| Plan::Post(which, change)),
            (which(), order_change()).prop_map(|(which, change)| Plan::Order(which, change)),
        ], 2),
    ) {
        let campaign = Rc::new(campaign);
        let [first, second] = [0, 1].map(|place| edit(&plans[place], &campaign));
        let currency = |edit: &Edit| matches!(edit, Edit::Campaign(CampaignChange::Currency(_)));
        prop_assume!(!first.same_field(&second) && !currency(&first) && !currency(&second));
        let both = |one: &Edit, other: &Edit| other.apply(&one.apply(&campaign)?.campaign).map(|applied| applied.campaign);
        if let (Ok(there), Ok(back)) = (both(&first, &second), both(&second, &first)) {
            prop_assert_eq!(there, back);
        }
    }

    #[test]
    fn all_is_every_edit_in_order_or_none(campaign in arbitrary::campaign(), plans in vec(plan(), 0..8)) {
        let campaign = Rc::new(campaign);
        let untouched = copy(&campaign);
        let Edit::All(edits) = edit(&Plan::All(plans), &campaign) else { unreachable!() };
        let mut one_by_one = Ok(Rc::clone(&campaign));
        for edit in &edits {
            one_by_one = one_by_one.and_then(|campaign| edit.apply(&campaign).map(|applied| applied.campaign));
        }
        let all = Edit::All(edits.clone()).apply(&campaign);
        prop_assert_eq!(all.map(|applied| applied.campaign), one_by_one);
        let nobody = InfluencerId::from_random(0xDEAD);
        let refused = Edit::All([edits, vec![Edit::RemoveInfluencer(nobody)]].concat());
        prop_assert!(refused.apply(&campaign).is_err());
        prop_assert_eq!(&*campaign, &untouched);
    }

    /// 500 dollars become 500 yen and 500.000 dinars, or, where that cannot be, nothing changes. A fee in a third currency
    /// keeps its amount, and loses its rate, which was to the old one.
    #[test]
    fn another_currency_keeps_every_figure(campaign in arbitrary::campaign(), currency in currency()) {
        let campaign = Rc::new(campaign);
        let too_fine = too_fine(&campaign, currency);
        let applied = match Edit::Campaign(CampaignChange::Currency(currency)).apply(&campaign) {
            Ok(applied) => applied.campaign,
            Err(refused) => {
                prop_assert!(!too_fine.is_empty(), "what is in the way is named");
                prop_assert_eq!(refused, Refused::CurrencyTooCoarse(currency));
                return Ok(());
            }
        };
        prop_assert!(too_fine.is_empty());
        prop_assert_eq!(applied.currency, currency);
        prop_assert_eq!(figures(&applied), figures(&campaign));
        if campaign.currency == currency {
            prop_assert!(Rc::ptr_eq(&applied, &campaign));
            return Ok(());
        }
        for (now, before) in applied.influencers.iter().zip(&campaign.influencers) {
            prop_assert_eq!(now.fee.currency, before.fee.currency);
            if before.fee.currency.is_some() {
                prop_assert_eq!(now.fee.amount, before.fee.amount);
            }
            prop_assert_eq!((now.fee.rate, now.fee.date), (None, None));
        }
    }

    /// A choice that is changed again and again is one step, and fees that are converted on the way come back.
    #[test]
    fn currencies_tried_out_one_after_another_are_taken_back_and_done_again(
        campaign in arbitrary::campaign(),
        steps in vec((prop_oneof![
            4 => currency().prop_map(|currency| Plan::Campaign(CampaignChange::Currency(currency))),
            1 => (which(), influencer_change()).prop_map(|(who, change)| Plan::Influencer(who, change)),
        ], prop::bool::weighted(0.2)), 2..8),
    ) {
        let first = Rc::new(campaign);
        let mut session = Session::create(Rc::clone(&first));
        for (plan, leaves) in &steps {
            let edit = edit(plan, session.campaign());
            let _ = session.edit(edit);
            if *leaves {
                session.seal();
            }
        }
        let last = copy(session.campaign());
        while session.can_undo() {
            prop_assert_eq!(session.undo(), Ok(true));
        }
        prop_assert_eq!(session.campaign(), &first);
        while session.can_redo() {
            prop_assert_eq!(session.redo(), Ok(true));
        }
        prop_assert_eq!(&**session.campaign(), &last);
    }
}

/// Every amount in the campaign's own currency as a figure: in thousandths of it, which each currency of the tests has room
/// for.
fn figures(campaign: &Campaign) -> Vec<Option<i128>> {
    let people = campaign.influencers.iter().flat_map(|one| {
        let fee = one.fee.amount.filter(|_| one.fee.currency.is_none());
        [one.product, one.shipping, one.other, one.commission, one.totals.revenue, one.totals.discounts, fee]
    });
    let posts = campaign.posts.iter().map(|post| post.cost);
    let all = std::iter::once(campaign.budget).chain(people).chain(posts);
    let unit = 10i128.pow(exponent(campaign.currency));
    all.map(|amount| amount.map(|amount| i128::from(amount.0) * 1_000 / unit)).collect()
}

#[test]
fn a_fee_at_home_keeps_its_figure_in_another_currency() {
    let mut campaign = Campaign::new("0000000001".parse().unwrap(), "", Currency::USD);
    let somebody =
        Influencer { fee: Fee::at_home(Amount(50_000)), ..Influencer::new(InfluencerId::from_random(1), "") };
    campaign.influencers = vec![Rc::new(somebody)];
    let in_yen = Edit::Campaign(CampaignChange::Currency(Currency::JPY)).apply(&Rc::new(campaign)).unwrap();
    assert_eq!(in_yen.campaign.influencers[0].fee, Fee::at_home(Amount(500)));
}

/// Two currencies tried out by hand: rates of fees come back with the one that they were told in.
#[test]
fn a_currency_that_is_chosen_again_brings_the_rates_of_fees_along() {
    let (anna, ben) = (InfluencerId::from_random(1), InfluencerId::from_random(2));
    let euros = Some(Currency::EUR);
    let mut campaign = Campaign::new("0000000001".parse().unwrap(), "", Currency::USD);
    let person = |id| {
        let fee = Fee { currency: euros, rate: Some(1.08), date: "2026-05-03".parse().ok(), ..Fee::at_home(Amount(1)) };
        Rc::new(Influencer { fee, ..Influencer::new(id, "") })
    };
    campaign.influencers = [anna, ben].map(person).into();
    let first = Rc::new(campaign);
    let mut session = Session::create(Rc::clone(&first));
    let choose = |currency| Edit::Campaign(CampaignChange::Currency(currency));
    let rate = |session: &Session| session.campaign().influencer(anna).unwrap().fee.rate;
    session.edit(choose(Currency::GBP)).unwrap();
    assert_eq!(rate(&session), None);
    session.edit(Edit::Influencer(anna, InfluencerChange::FeeRate(euros, Some(0.86)))).unwrap();
    session.edit(choose(Currency::USD)).unwrap();
    assert_eq!(session.campaign(), &first);
    // What became of the fees meanwhile counts.
    session.edit(Edit::RemoveInfluencer(ben)).unwrap();
    for (currency, expected) in [(Currency::GBP, Some(0.86)), (Currency::JPY, None), (Currency::USD, Some(1.08))] {
        session.edit(choose(currency)).unwrap();
        assert_eq!((session.campaign().currency, rate(&session)), (currency, expected));
    }
    session.edit(Edit::Influencer(anna, InfluencerChange::FeeRate(euros, None))).unwrap();
    session.edit(choose(Currency::GBP)).unwrap();
    session.edit(choose(Currency::USD)).unwrap();
    assert_eq!(rate(&session), None, "the last word");
    let last = Rc::clone(session.campaign());
    while session.undo().unwrap() {}
    assert_eq!(session.campaign(), &first);
    while session.redo().unwrap() {}
    assert_eq!(session.campaign(), &last);
}

#[test]
fn a_removed_influencer_comes_back_with_every_post_in_its_place() {
    let id = InfluencerId::from_random;
    let mut campaign = Campaign::new("0000000001".parse().unwrap(), "", Currency::USD);
    campaign.influencers = [1, 2, 3].map(|number| Rc::new(Influencer::new(id(number), number.to_string()))).into();
    let post = |number, by| Post::new(PostId::from_random(number), id(by), Platform::X, PostKind::Text);
    campaign.posts = [(1, 2), (2, 1), (3, 2), (4, 3), (5, 2)].map(|(number, by)| Rc::new(post(number, by))).into();
    let campaign = Rc::new(campaign);
    let removed = Edit::RemoveInfluencer(id(2)).apply(&campaign).unwrap();
    let left: Vec<_> = removed.campaign.posts.iter().map(|post| post.id).collect();
    assert_eq!(left, [PostId::from_random(2), PostId::from_random(4)]);
    assert_eq!(removed.inverse.apply(&removed.campaign).unwrap().campaign, campaign);
}

/// An import of many posts, one of their newer readings, and the way back.
#[test]
fn a_hundred_thousand_posts_come_and_go_in_one_edit() {
    let owner = Influencer::new(InfluencerId::from_random(1), "ana");
    let post = |id| Rc::new(Post::new(PostId::from_random(id), owner.id, Platform::Instagram, PostKind::Image));
    let mut campaign = Campaign::new(CampaignId::from_random(1), "", Currency::USD);
    campaign.influencers.push(Rc::new(owner.clone()));
    let campaign = Rc::new(campaign);
    let ids = || (0..100_000u64).map(|id| id * 0x9E37_79B9 % (1 << 40));
    let likes = |id| Edit::Post(PostId::from_random(id), PostChange::Reading(Measure::Likes, Some(id)));
    let began = Instant::now();
    // As an import of several files makes it, an edit for each of them.
    let come = Edit::All(vec![Edit::All(ids().map(|id| Edit::InsertPost(usize::MAX, post(id))).collect())]);
    let come = come.apply(&campaign).unwrap();
    let newer = Edit::All(ids().map(likes).collect()).apply(&come.campaign).unwrap();
    assert_eq!(newer.campaign.posts.len(), 100_000);
    let back = newer.inverse.apply(&newer.campaign).unwrap();
    assert_eq!(back.campaign, come.campaign);
    assert_eq!(come.inverse.apply(&back.campaign).unwrap().campaign, campaign);
    // Looking through all posts for each would take minutes.
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
}
