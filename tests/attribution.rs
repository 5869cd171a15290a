//! Whose an order is: worked cases from a table, what always holds, and what it comes to in a campaign's KPIs.
#![cfg(not(target_arch = "wasm32"))]
// A test says what is wrong by panicking; its helpers are no production code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::rc::Rc;

use influencer_kpi::campaign::edit::{CampaignChange, Edit, InfluencerChange, OrderChange};
use influencer_kpi::campaign::figures::{Figures, Scope, of_all};
use influencer_kpi::campaign::id::{CampaignId, InfluencerId, PostId};
use influencer_kpi::campaign::model::{Amount, Campaign, Date, Fee, Influencer, Platform, Post, PostKind, Totals};
use influencer_kpi::campaign::records::{Order, OrderState, Origin, Record, Records, Sessions, Touch, Utm};
use influencer_kpi::campaign::tracking::Codes;
use influencer_kpi::kpi::catalogue::{Content, KpiId, Reading, Sales, Value};
use influencer_kpi::kpi::definitions::{Attribution, Rule};
use influencer_kpi::kpi::measure::{Measure, MeasureSet};
use influencer_kpi::kpi::outcome::{Outcome, Why};
use influencer_kpi::kpi::tier::Tiers;
use influencer_kpi::kpi::unit::{Currency, Money};
use influencer_kpi::sales::attribution::{Attributed, Ownership, attribute};
use influencer_kpi::sales::leak::is_leak;
use influencer_kpi::sales::ledger::{Basis, Ledger};
use influencer_kpi::sales::visits::visits;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

const PEOPLE: [InfluencerId; 3] =
    [InfluencerId::from_random(1), InfluencerId::from_random(2), InfluencerId::from_random(3)];
const NAMES: [&str; 3] = ["a", "b", "c"];

/// The links `a`, `b`, `c` by their term, and codes that begin with the names.
struct Some3;

impl Ownership for Some3 {
    fn of_code(&self, code: &str) -> Option<InfluencerId> {
        let code = code.to_uppercase();
        let owner = ["ANA", "BEN", "CLEO"].into_iter().position(|name| code.starts_with(name));
        owner.map(|place| PEOPLE[place])
    }

    fn of_link(&self, utm: &Utm) -> Option<InfluencerId> {
        NAMES.into_iter().position(|name| name == utm.term).map(|place| PEOPLE[place])
    }

    fn has_code(&self, influencer: InfluencerId) -> bool {
        influencer != PEOPLE[2]
    }

    fn has_link(&self, _: InfluencerId) -> bool {
        true
    }
}

fn day(text: &str) -> Option<Date> {
    (!text.is_empty() && text != "?").then(|| text.parse().expect("a day"))
}

fn link(name: &str) -> Utm {
    Utm { term: name.to_owned(), ..Utm::default() }
}

fn names(ids: &[InfluencerId]) -> String {
    let name = |id: &InfluencerId| NAMES[PEOPLE.iter().position(|other| other == id).unwrap()];
    if ids.is_empty() { "nobody".to_owned() } else { ids.iter().map(name).collect::<Vec<_>>().join(" ") }
}

fn attributed(orders: &[Order], rule: Rule, window: u32) -> Attributed {
    let orders: Vec<_> = orders.iter().cloned().map(Rc::new).collect();
    attribute(&orders, &PEOPLE, &Some3, (Attribution { rule, window }, Currency::USD))
}

#[test]
fn worked_cases() {
    let mut file = csv::Reader::from_path("tests/examples/attribution.csv").unwrap();
    let mut seen = 0;
    for row in file.deserialize::<BTreeMap<String, String>>() {
        let row = row.unwrap();
        let rule = Rule::ALL.into_iter().find(|rule| rule.key() == row["rule"]).expect("a rule");
        let mut touches: Vec<Touch> = (row["touches"].split('|').filter(|one| one.contains('@')))
            .map(|one| one.split_once('@').unwrap())
            .map(|(name, opened)| Touch { day: day(opened), utm: link(name) })
            .collect();
        // A link without a day at the end is the one that led to the order.
        let last = row["touches"].rsplit('|').next().filter(|one| !one.contains('@') && !one.is_empty());
        let order = Order {
            id: "1".to_owned(),
            day: day(&row["day"]),
            codes: row["codes"].clone(),
            utm: last.map(link).unwrap_or_default(),
            touches: std::mem::take(&mut touches),
            state: OrderState::ALL.into_iter().find(|state| state.key() == row["state"]).expect("a state"),
            ..Order::default()
        };
        let all = attributed(&[order], rule, row["window"].parse().unwrap());
        let given = &all.orders[0];
        let told = if given.counts { names(&given.to) } else { format!("{} not counted", names(&given.to)) };
        assert_eq!(told, row["gets"], "{}", row["name"]);
        assert_eq!(given.is_conflict(), row["conflict"] == "yes", "{}", row["name"]);
        assert!(!row["source"].is_empty());
        let sold: f64 = (0..3).filter_map(|place| all.of(place)).map(|sold| sold.orders()).sum();
        let is_somebodys = given.counts && !given.to.is_empty();
        assert_eq!((all.in_place(), sold), (is_somebodys, f64::from(is_somebodys)), "{}", row["name"]);
        seen += 1;
    }
    assert!(seen >= 30, "{seen} cases");
}

#[test]
fn money_is_split_exactly() {
    let codes = "ANA10, BEN10, CLEO10".to_owned();
    let order = Order { id: "1".to_owned(), total: Some(Amount(10_000)), codes, ..Order::default() };
    let all = attributed(&[order], Rule::SplitEvenly, 30);
    let parts = [0, 1, 2].map(|place| all.of(place).unwrap());
    assert_eq!(parts.map(|sold| sold.revenue()), [3_334, 3_333, 3_333].map(|minor| Some(Amount(minor))));
    assert_eq!(parts.map(|sold| sold.orders()), [1.0 / 3.0; 3]);
    assert_eq!(all.all.revenue(), Some(Amount(10_000)));
}

#[test]
fn what_an_order_does_not_tell_is_unknown_and_not_zero() {
    let order = |id: &str, codes: &str| Order {
        id: id.to_owned(),
        codes: codes.to_owned(),
        total: Some(Amount(1_000)),
        new_customer: Some(true),
        ..Order::default()
    };
    let foreign = Order { currency: Some(Currency::EUR), ..order("2", "ANA10") };
    let untold = Order { total: None, new_customer: None, ..order("3", "BEN10") };
    let at_home = Order { currency: Some(Currency::USD), ..order("4", "CLEO10") };
    let all = attributed(&[order("1", "ANA10"), foreign, untold, at_home], Rule::CodeWins, 30);
    let [ana, ben, cleo] = [0, 1, 2].map(|place| *all.of(place).unwrap());
    assert_eq!((ana.orders(), ana.revenue(), ana.unpriced()), (2.0, None, 1));
    assert_eq!((ben.orders(), ben.revenue(), ben.new_customers()), (1.0, None, None));
    assert_eq!((cleo.revenue(), cleo.new_customers()), (Some(Amount(1_000)), Some(1.0)));
    assert_eq!(all.all.revenue(), None);
    // Cleo has no code and the orders tell no links: nothing says that nothing was sold. Ben has a code, and nothing was.
    let all = attributed(&[order("1", "ANA10")], Rule::CodeWins, 30);
    assert_eq!((all.of(1).map(|sold| sold.orders()), all.of(2)), (Some(0.0), None));
    let all = attributed(&[Order { utm: link("x"), ..order("1", "ANA10") }], Rule::CodeWins, 30);
    assert_eq!(all.of(2).map(|sold| sold.orders()), Some(0.0));
    // Ben sold nothing: to nobody new where any order that counts says such a thing.
    let untold = || Order { new_customer: None, ..order("1", "ANA10") };
    let cancelled = Order { state: OrderState::Cancelled, ..order("2", "ANA10") };
    for (orders, new_customers) in [
        (vec![order("1", "ANA10")], Some(0.0)),
        (vec![untold(), order("2", "")], Some(0.0)),
        (vec![untold()], None),
        (vec![untold(), cancelled], None),
    ] {
        assert_eq!(attributed(&orders, Rule::CodeWins, 30).of(1).unwrap().new_customers(), new_customers, "{orders:?}");
    }
}

#[test]
fn codes_are_counted_for_whoever_got_the_order() {
    let order = |id: &str, codes: &str, state| Order {
        id: id.to_owned(),
        codes: codes.to_owned(),
        utm: link("b"),
        state,
        ..Order::default()
    };
    let orders = [
        order("1", "ANA10", OrderState::Counts),
        order("2", "ana10, ANA10, Summer", OrderState::Counts),
        order("3", "ANA10", OrderState::Cancelled),
    ];
    let all = attributed(&orders, Rule::LastTouch, 30);
    assert_eq!([0, 1].map(|place| all.of(place).unwrap().redemptions), [2, 0]);
    assert_eq!([0, 1].map(|place| all.of(place).unwrap().orders()), [0.0, 2.0]);
    let used: Vec<_> = all.codes.iter().map(|used| (used.code.as_str(), used.owner, used.orders)).collect();
    assert_eq!(used, [("ANA10", Some(PEOPLE[0]), 2), ("Summer", None, 1)]);
}

#[test]
fn a_code_that_is_used_far_over_the_clicks_has_got_about() {
    for (uses, clicks, leak) in
        [(40, 10.0, true), (20, 10.0, false), (21, 10.0, true), (9, 0.0, false), (10, 0.0, true)]
    {
        assert_eq!(is_leak(uses, clicks), leak, "{uses} uses, {clicks} clicks");
    }
}

fn order() -> impl Strategy<Value = Order> {
    let tag = || select(vec!["a", "b", "c", "d", ""]).prop_map(link);
    let days = || option::of((0..60).prop_map(|day| Date::from_num_days_from_ce_opt(739_000 + day).unwrap()));
    let touch = (days(), tag()).prop_map(|(day, utm)| Touch { day, utm });
    let codes = vec(select(vec!["ANA10", "ben10", "CLEO", "SUMMER"]), 0..3).prop_map(|codes| codes.join(","));
    let what = (option::of(-5_000..1_000_000_i64), option::of(any::<bool>()), select(OrderState::ALL.to_vec()));
    let currency = option::of(select(vec![Currency::USD, Currency::USD, Currency::EUR]));
    (0..40_u32, days(), vec(touch, 0..4), (tag(), codes), what, currency).prop_map(
        |(id, day, touches, (utm, codes), (total, new_customer, state), currency)| Order {
            id: format!("#{id}"),
            day,
            total: total.map(Amount),
            currency,
            codes,
            utm,
            touches,
            new_customer,
            state,
            minute: None,
        },
    )
}

/// The orders with each id once: the last one told.
fn kept(orders: &[Order]) -> Vec<Order> {
    let by_id: BTreeMap<_, _> = orders.iter().map(|order| (order.id.clone(), order.clone())).collect();
    by_id.into_values().collect()
}

fn records(orders: &[Order]) -> Rc<Records> {
    let orders = kept(orders).into_iter().map(Rc::new).collect();
    Rc::new(Records { orders, ..Records::default() })
}

fn people(codes: [&str; 3]) -> Vec<Rc<Influencer>> {
    let person = |(place, codes): (usize, &str)| {
        Rc::new(Influencer { codes: Codes::read(codes), ..Influencer::new(PEOPLE[place], NAMES[place]) })
    };
    codes.into_iter().enumerate().map(person).collect()
}

fn campaign(orders: &[Order], rule: Rule) -> Campaign {
    let mut campaign = Campaign::new(CampaignId::from_random(1), "Spring", Currency::USD);
    campaign.influencers = people(["ANA10", "BEN10", "CLEO"]);
    campaign.records = records(orders);
    campaign.definitions.attribution.rule = rule;
    campaign
}

fn figures(campaign: &Campaign) -> Figures {
    Figures::of(campaign, &Tiers::default())
}

fn value(figures: &Figures, scope: Scope, kpi: Sales) -> Outcome {
    figures.outcome(scope, KpiId::Sales(kpi), Reading::Overall)
}

fn number(figures: &Figures, scope: Scope, kpi: Sales) -> f64 {
    value(figures, scope, kpi).value().unwrap_or_else(|| panic!("{kpi:?} of {scope:?}"))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_order_is_given_once_and_the_parts_add_up(orders in vec(order(), 0..40), rule in select(Rule::ALL.to_vec())) {
        let orders = kept(&orders);
        let all = attributed(&orders, rule, 30);
        prop_assert_eq!(all.orders.len(), orders.len());
        for given in &all.orders {
            prop_assert!(given.to.is_sorted_by(|a, b| a < b), "nobody gets it twice");
            prop_assert!(rule == Rule::SplitEvenly || given.to.len() <= 1);
            prop_assert_eq!(given.to.is_empty(), given.claims.is_empty());
            prop_assert!(given.to.iter().all(|id| given.claims.iter().any(|claim| claim.influencer == *id)));
        }
        let counted = orders.iter().filter(|order| order.state == OrderState::Counts);
        let parts: Vec<_> = (0..3).filter_map(|place| all.of(place)).chain([&all.nobody]).collect();
        let total: f64 = parts.iter().map(|sold| sold.orders()).sum();
        prop_assert!((total - counted.clone().count() as f64).abs() < 1e-9);
        prop_assert_eq!(all.all.orders(), counted.clone().count() as f64);
        let is_told = |order: &&Order| order.currency != Some(Currency::EUR) && order.total.is_some();
        if counted.clone().all(|order| is_told(&order)) {
            let money: i64 = counted.filter_map(|order| order.total).map(|Amount(minor)| minor).sum();
            let parts = parts.iter().map(|sold| sold.revenue().map(|Amount(minor)| minor));
            prop_assert_eq!(parts.sum::<Option<i64>>(), Some(money), "to the cent");
        }
    }

    #[test]
    fn the_order_of_files_and_reading_them_again_changes_nothing(
        orders in vec(order(), 0..30),
        (turn, rule) in (0..30_usize, select(Rule::ALL.to_vec())),
    ) {
        let orders = kept(&orders);
        let mut turned = orders.clone();
        turned.rotate_left(turn.min(orders.len()));
        turned.reverse();
        let (one, other) = (attributed(&orders, rule, 30), attributed(&turned, rule, 30));
        for place in 0..3 {
            prop_assert_eq!(one.of(place), other.of(place));
        }
        prop_assert_eq!((one.nobody, one.all), (other.nobody, other.all));

        let empty = Rc::new(campaign(&[], rule));
        let import = |orders: &[Order]| {
            Edit::All(orders.iter().map(|order| Edit::Keep(Record::Order(Rc::new(order.clone())))).collect())
        };
        let once = import(&orders).apply(&empty).unwrap().campaign;
        let twice = import(&turned).apply(&once).unwrap().campaign;
        prop_assert!(Rc::ptr_eq(&once, &twice), "the same file again");
        let there = import(&turned).apply(&empty).unwrap().campaign;
        prop_assert_eq!(figures(&there), figures(&once));
    }

    #[test]
    fn influencers_and_campaign_agree(orders in vec(order(), 1..30), rule in select(Rule::ALL.to_vec())) {
        let campaign = campaign(&orders, rule);
        let (figures, ledger) = (figures(&campaign), Ledger::of(&campaign));
        if ledger.orders.in_place() {
            let parts = PEOPLE.map(|id| value(&figures, Scope::Influencer(id), Sales::Orders).value().unwrap_or(0.0));
            let whole = number(&figures, Scope::Campaign, Sales::Orders);
            prop_assert!((parts.iter().sum::<f64>() - whole).abs() < 1e-9);
            prop_assert!((whole + ledger.orders.nobody.orders() - ledger.orders.all.orders()).abs() < 1e-9);
        }
    }
}

fn sold(id: &str, codes: &str, cents: i64) -> Order {
    let total = Some(Amount(cents));
    Order { id: id.to_owned(), codes: codes.to_owned(), total, new_customer: Some(true), ..Order::default() }
}

#[test]
fn orders_stand_in_place_of_totals_and_no_cost_counts_twice() {
    let mut campaign = campaign(&[], Rule::CodeWins);
    campaign.economics.margin = Some(0.5);
    let told = Totals {
        orders: Some(90),
        revenue: Some(Amount(900_000)),
        new_customers: Some(80),
        redemptions: Some(70),
        discounts: Some(Amount(50_000)),
        clicks: Some(200),
    };
    for influencer in campaign.influencers.iter_mut().map(Rc::make_mut) {
        influencer.totals = told;
        influencer.fee = Fee::at_home(Amount(20_000));
        influencer.commission = Some(Amount(1_000));
    }
    let before = figures(&campaign);
    assert_eq!(number(&before, Scope::Campaign, Sales::Orders), 270.0);
    // (3 × 9,000 × 0.5 − 3 × 500 − 3 × 210) ÷ (3 × 210): the discounts come off once, the commission is in the cost once.
    assert_eq!(number(&before, Scope::Campaign, Sales::Roi), (13_500.0 - 1_500.0 - 630.0) / 630.0);

    campaign.records = records(&[sold("1", "ANA10", 30_000), sold("2", "BEN10", 70_000), sold("3", "", 99_900)]);
    let after = figures(&campaign);
    let of = |kpi| number(&after, Scope::Campaign, kpi);
    assert_eq!((of(Sales::Orders), of(Sales::Revenue), of(Sales::Redemptions)), (2.0, 1_000.0, 2.0));
    assert_eq!(after.outcome(Scope::Campaign, KpiId::Value(Value::Cost), Reading::Overall).value(), Some(630.0));
    // What was paid is net of the discounts already, so that none come off a second time.
    assert_eq!(number(&after, Scope::Influencer(PEOPLE[0]), Sales::Roi), (150.0 - 210.0) / 210.0);
    assert_eq!(number(&after, Scope::Influencer(PEOPLE[1]), Sales::Roas), 700.0 / 210.0);
    assert_eq!(number(&after, Scope::Influencer(PEOPLE[0]), Sales::ConversionRate), 1.0 / 200.0);
    assert_eq!(number(&after, Scope::Influencer(PEOPLE[1]), Sales::Cac), 210.0);
    assert_eq!(number(&after, Scope::Influencer(PEOPLE[2]), Sales::Orders), 0.0, "Cleo's totals are left out");
}

#[test]
fn both_models_of_returns_break_even() {
    let mut campaign = campaign(&[sold("1", "ANA10", 10_000), sold("2", "BEN10", 10_000)], Rule::CodeWins);
    campaign.economics.margin = Some(0.5);
    (campaign.economics.fee_rate, campaign.economics.return_rate) = (Some(0.1), Some(0.2));
    for influencer in campaign.influencers.iter_mut().map(Rc::make_mut) {
        influencer.fee = Fee::at_home(Amount(10_000));
    }
    let figures = figures(&campaign);
    assert!((number(&figures, Scope::Campaign, Sales::BreakEvenRoas) - 5.0).abs() < 1e-9);
    assert_eq!(number(&figures, Scope::Campaign, Sales::BreakEvenOrders), 6.0);
    campaign.definitions.returns = influencer_kpi::kpi::definitions::ReturnsModel::Multiplicative;
    let figures = Figures::of(&campaign, &Tiers::default());
    assert!((number(&figures, Scope::Campaign, Sales::BreakEvenRoas) - 3.125).abs() < 1e-9);
}

#[test]
fn currencies_are_never_mixed() {
    let euros = Order { currency: Some(Currency::EUR), ..sold("2", "BEN10", 70_000) };
    let campaign = campaign(&[sold("1", "ANA10", 30_000), euros], Rule::CodeWins);
    let figures = figures(&campaign);
    let missing = Outcome::Missing(MeasureSet::EMPTY.with(Measure::Revenue));
    assert_eq!(value(&figures, Scope::Influencer(PEOPLE[1]), Sales::Revenue), missing);
    assert_eq!(number(&figures, Scope::Influencer(PEOPLE[1]), Sales::Orders), 1.0);
    let Outcome::Known { value, coverage, .. } = value(&figures, Scope::Campaign, Sales::Revenue) else {
        panic!("what is known is told, with whom it covers");
    };
    assert_eq!((value, coverage.used, coverage.of), (300.0, 2, 3));
}

#[test]
fn campaigns_with_different_rules_do_not_share_a_figure() {
    let orders = [sold("1", "ANA10", 30_000)];
    let (one, other) = (figures(&campaign(&orders, Rule::CodeWins)), figures(&campaign(&orders, Rule::LastTouch)));
    let both = |kpi| of_all(&[&one, &other], KpiId::Sales(kpi), Reading::Overall);
    assert_eq!(both(Sales::Orders), Outcome::Undefined(Why::DefinitionsDiffer));
    assert_eq!(both(Sales::Redemptions).value(), Some(2.0));
}

fn report(from: &str, to: &str, (content, term): (&str, &str), sessions: u64, new_users: u64) -> Rc<Sessions> {
    let utm = Utm { content: content.to_owned(), term: term.to_owned(), ..Utm::default() };
    let origin = Origin { from: day(from), to: day(to), channel: String::new(), utm };
    Rc::new(Sessions { origin, sessions: Some(sessions), new_users: Some(new_users), ..Sessions::default() })
}

#[test]
fn visits_that_two_reports_tell_of_count_once() {
    let month = ("2026-05-01", "2026-05-31");
    let all = [
        report(month.0, month.1, ("", "a"), 100, 60),
        // A week of the same month, and the same visits by content as well.
        report("2026-05-04", "2026-05-10", ("", "a"), 30, 20),
        report("2026-06-01", "2026-06-30", ("", "a"), 40, 10),
        report(month.0, month.1, ("bio", "a"), 55, 30),
        report(month.0, month.1, ("story", "a"), 45, 30),
        // In July only by content; in a week from June to July by both.
        report("2026-07-01", "2026-07-31", ("bio", "a"), 9, 4),
        report("2026-06-28", "2026-07-04", ("story", "a"), 3, 2),
        report(month.0, month.1, ("", "b"), 7, 5),
        report(month.0, month.1, ("", "newsletter"), 900, 800),
    ];
    let mut turned = all.clone();
    turned.reverse();
    for all in [all, turned] {
        let told = visits(&all, &PEOPLE, &Some3, Currency::USD);
        assert_eq!(told.influencers[0].sessions, Some(149));
        assert_eq!((told.influencers[0].new_users, told.influencers[1].new_users), (Some(74), Some(5)));
        assert_eq!((told.influencers[2].reports, told.influencers[2].sessions), (0, None));
        assert_eq!(told.others.sessions, Some(900));
    }
}

#[test]
fn new_users_come_from_analytics_where_no_post_tells_them() {
    let mut campaign = campaign(&[], Rule::CodeWins);
    let sessions =
        [("a", 60), ("b", 5)].map(|(name, users)| report("2026-05-01", "2026-05-31", ("", name), 100, users));
    campaign.records = Rc::new(Records { sessions: sessions.into(), ..Records::default() });
    let mut post = Post::new(PostId::from_random(1), PEOPLE[1], Platform::Instagram, PostKind::Image);
    post.insights.set(Measure::NewUsers, Some(8));
    let other = Post::new(PostId::from_random(2), PEOPLE[0], Platform::Instagram, PostKind::Image);
    campaign.posts = [post, other].map(Rc::new).into();
    let figures = figures(&campaign);
    let of = |scope| figures.outcome(scope, KpiId::Content(Content::NewUsers), Reading::Overall).value();
    assert_eq!(PEOPLE.map(|id| of(Scope::Influencer(id))), [Some(60.0), Some(8.0), None]);
    assert_eq!(of(Scope::Campaign), Some(68.0));
}

/// What is not made anew at each key is what it would be.
#[test]
fn a_ledger_is_made_anew_when_something_changes_that_it_rests_on() {
    let orders =
        [Order { utm: link("a"), ..sold("1", "", 1_000) }, Order { utm: link("z"), ..sold("2", "ZOE", 1_000) }];
    let before = Rc::new(campaign(&orders, Rule::CodeWins));
    let of = |change| Edit::Influencer(PEOPLE[0], change);
    let post = Post::new(PostId::from_random(1), PEOPLE[0], Platform::Instagram, PostKind::Image);
    let anew = [
        of(InfluencerChange::Handle("z".to_owned())),
        of(InfluencerChange::Codes(Codes::read("ZOE"))),
        Edit::Campaign(CampaignChange::Name("Autumn".to_owned())),
        Edit::Campaign(CampaignChange::Rule(Rule::LastTouch)),
        Edit::Campaign(CampaignChange::Window(7)),
        Edit::Campaign(CampaignChange::Currency(Currency::EUR)),
        Edit::Order("1".into(), OrderChange::State(OrderState::Cancelled)),
        Edit::Forget(Record::Order(Rc::new(orders[1].clone()))),
        Edit::RemoveInfluencer(PEOPLE[0]),
        Edit::InsertPost(0, Rc::new(post)),
    ];
    for edit in anew {
        let after = edit.apply(&before).unwrap().campaign;
        assert!(Basis(Rc::clone(&before)) != Basis(after), "{edit:?}");
    }
    let kept = [
        of(InfluencerChange::FeeAmount(Some(Money::new(5, Currency::USD)))),
        of(InfluencerChange::Clicks(Some(5))),
        of(InfluencerChange::Orders(Some(5))),
        Edit::Campaign(CampaignChange::Margin(Some(0.5))),
        Edit::Campaign(CampaignChange::Notes("later".to_owned())),
    ];
    for edit in kept {
        let after = edit.apply(&before).unwrap().campaign;
        assert!(Basis(Rc::clone(&before)) == Basis(Rc::clone(&after)), "{edit:?}");
        assert_eq!(Ledger::of(&before), Ledger::of(&after), "{edit:?}");
    }
}
