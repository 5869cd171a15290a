//! What must hold for the KPIs of any campaign.
#![cfg(not(target_arch = "wasm32"))]
// A test says what is wrong by panicking; its helpers are no production code.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_possible_wrap)]

use std::rc::Rc;

mod campaigns;

use campaigns::{Size, campaign};
use influencer_kpi::campaign::figures::{Figures, Scope, of_all};
use influencer_kpi::campaign::id::{CampaignId, InfluencerId, PostId};
use influencer_kpi::campaign::insights::REPORTED;
use influencer_kpi::campaign::model::{Account, Amount, BrandFollowers, Campaign, Influencer, Post, PostKind, Totals};
use influencer_kpi::kpi::calculate::{Inputs, range};
use influencer_kpi::kpi::catalogue::{Content, KpiId, Plan, Reading};
use influencer_kpi::kpi::definitions::Definitions;
use influencer_kpi::kpi::formula::Range;
use influencer_kpi::kpi::measure::{Grain, Measure};
use influencer_kpi::kpi::outcome::{Outcome, Why};
use influencer_kpi::kpi::platform::Platform;
use influencer_kpi::kpi::spreadsheet::{self, Sheet};
use influencer_kpi::kpi::sql;
use influencer_kpi::kpi::tier::{Tier, Tiers};
use influencer_kpi::kpi::unit::{Currency, Unit};
use proptest::prelude::*;

const READINGS: [Reading; 2] = [Reading::Overall, Reading::AveragePost];

fn figures(campaign: &Campaign) -> Figures {
    Figures::of(campaign, &Tiers::default())
}

fn scopes(campaign: &Campaign) -> Vec<Scope> {
    let posts = campaign.posts.iter().map(|post| Scope::Post(post.id));
    let people = campaign.influencers.iter().map(|influencer| Scope::Influencer(influencer.id));
    let tiers = Tier::ALL.into_iter().map(Scope::Tier);
    let platforms = Platform::ALL.into_iter().map(Scope::Platform);
    std::iter::once(Scope::Campaign).chain(posts).chain(people).chain(tiers).chain(platforms).collect()
}

fn every_reading() -> impl Iterator<Item = (KpiId, Reading)> {
    KpiId::all().flat_map(|kpi| READINGS.map(|reading| (kpi, reading)))
}

/// Equal in kind and coverage, and in value up to rounding.
fn same(one: Outcome, other: Outcome) -> bool {
    let close = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs());
    match (one, other) {
        (Outcome::Known { value, coverage, basis }, Outcome::Known { value: v, coverage: c, basis: b }) => {
            close(value, v) && coverage == c && basis == b
        }
        (one, other) => one == other,
    }
}

/// All money of a campaign, `k` times.
fn richer(campaign: &Campaign, k: i64) -> Campaign {
    let times = |amount: Option<Amount>| amount.map(|Amount(minor)| Amount(minor * k));
    let price = |price: f64| price * k as f64;
    let mut richer = campaign.clone();
    richer.definitions.emv_prices = campaign.definitions.emv_prices.all().map(price).into();
    for influencer in &mut richer.influencers {
        let influencer = Rc::make_mut(influencer);
        influencer.fee.amount = times(influencer.fee.amount);
        influencer.product = times(influencer.product);
        influencer.commission = times(influencer.commission);
        influencer.totals.revenue = times(influencer.totals.revenue);
        influencer.totals.discounts = times(influencer.totals.discounts);
    }
    for post in &mut richer.posts {
        let post = Rc::make_mut(post);
        post.cost = times(post.cost);
    }
    richer
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn k_times_the_money_makes_prices_k_times_as_high_and_leaves_the_rest(campaign in campaign(Size::Usual, 0), k in 1..50i64) {
        let (before, after) = (figures(&campaign), figures(&richer(&campaign, k)));
        for scope in scopes(&campaign) {
            for (kpi, reading) in every_reading() {
                let mut expected = before.outcome(scope, kpi, reading);
                if let Outcome::Known { value, .. } = &mut expected && kpi.entry().unit == Unit::Money {
                    *value *= k as f64;
                }
                let found = after.outcome(scope, kpi, reading);
                prop_assert!(same(expected, found), "{kpi} {scope:?}: {expected:?} {found:?}");
            }
        }
    }

    #[test]
    fn a_post_of_which_nothing_is_known_changes_coverage_only(campaign in campaign(Size::Usual, 0)) {
        let mut longer = campaign.clone();
        let stranger = InfluencerId::from_random(99);
        longer.influencers.push(Rc::new(Influencer::new(stranger, "stranger")));
        longer.posts.push(Rc::new(Post::new(PostId::from_random(99), stranger, Platform::TikTok, PostKind::Video)));
        let (before, after) = (figures(&campaign), figures(&longer));
        for (kpi, reading) in every_reading() {
            // That there is a post, and somebody who published it, is known. What the campaign cost as a whole is not.
            let known = [Content::Assets, Content::CreatorsActive].map(KpiId::Content).contains(&kpi);
            if known || kpi.grain(&campaign.definitions) == Some(Grain::Campaign) {
                continue;
            }
            match (before.outcome(Scope::Campaign, kpi, reading), after.outcome(Scope::Campaign, kpi, reading)) {
                (Outcome::Known { value, coverage, .. }, Outcome::Known { value: v, coverage: c, .. }) => {
                    prop_assert_eq!((value, coverage.used), (v, c.used), "{}", kpi);
                    prop_assert!(c.of == coverage.of || c.of == coverage.of + 1, "{}: {:?}", kpi, c);
                }
                // The new post may bring the first fact of a kind: that it is an asset.
                (Outcome::Missing(before), Outcome::Missing(after)) => prop_assert!(before.covers(after), "{kpi}"),
                (one, other) => prop_assert_eq!(one, other, "{}", kpi),
            }
        }
    }

    #[test]
    fn two_campaigns_together_are_as_one_with_everybody(one in campaign(Size::Usual, 0), two in campaign(Size::Usual, 100)) {
        let two = Campaign {
            definitions: one.definitions, economics: one.economics, start: one.start, end: one.end, ..two
        };
        let mut both = one.clone();
        both.influencers.extend(two.influencers.iter().cloned());
        both.posts.extend(two.posts.iter().cloned());
        let (apart, together) = ([figures(&one), figures(&two)], figures(&both));
        for (kpi, reading) in every_reading() {
            // A campaign is one row; two are two.
            if kpi.grain(&one.definitions) == Some(Grain::Campaign) {
                continue;
            }
            let sum = of_all(&[&apart[0], &apart[1]], kpi, reading);
            let whole = together.outcome(Scope::Campaign, kpi, reading);
            prop_assert!(same(sum, whole), "{kpi}: {sum:?} {whole:?}");
        }
    }

    #[test]
    fn no_facts_give_anything_but_a_finite_number_or_a_reason(campaign in campaign(Size::Any, 0)) {
        let figures = figures(&campaign);
        for scope in scopes(&campaign) {
            for (kpi, reading) in every_reading() {
                if let Outcome::Known { value, coverage, .. } = figures.outcome(scope, kpi, reading) {
                    prop_assert!(value.is_finite(), "{kpi} {scope:?}: {value}");
                    prop_assert!(0 < coverage.used && coverage.used <= coverage.of, "{kpi} {scope:?}: {coverage:?}");
                }
            }
        }
    }

    #[test]
    fn a_calculator_agrees_with_a_campaign_of_one_post(
        numbers in prop::collection::vec(1..100_000u64, REPORTED.len()),
        followers in 1..10_000_000u64,
        [cost, orders, revenue, start, end] in [0..999_999u64, 0..999, 0..999_999, 0..9_999, 0..9_999],
        margin in 0.0..1.0f64,
    ) {
        let mut campaign = Campaign::new(CampaignId::from_random(0), "", Currency::USD);
        let mut post = Post::new(PostId::from_random(0), InfluencerId::from_random(0), Platform::X, PostKind::Text);
        let mut inputs = Inputs::default();
        for (measure, number) in REPORTED.into_iter().zip(numbers) {
            post.insights.set(measure, Some(number));
            inputs.set(measure, Some(number as f64));
        }
        let money = |minor: u64| Some(Amount(minor as i64));
        let account = Account { platform: Platform::X, followers: Some(followers), estimated: false };
        let totals = Totals { orders: Some(orders), revenue: money(revenue), ..Totals::default() };
        let person = Influencer::new(InfluencerId::from_random(0), "");
        campaign.influencers = vec![Rc::new(Influencer { accounts: vec![account], totals, ..person })];
        campaign.posts = vec![Rc::new(Post { cost: money(cost), ..post })];
        campaign.economics.margin = Some(margin);
        campaign.brand_followers = BrandFollowers { start: Some(start), end: Some(end) };
        let told = [
            (Measure::Followers, followers as f64), (Measure::Cost, cost as f64 / 100.0), (Measure::Orders, orders as f64),
            (Measure::Revenue, revenue as f64 / 100.0), (Measure::Margin, margin), (Measure::Assets, 1.0),
            (Measure::ActiveInfluencers, 1.0), (Measure::FollowersStart, start as f64), (Measure::FollowersEnd, end as f64),
        ];
        let inputs = told.into_iter().fold(inputs, |inputs, (measure, value)| inputs.with(measure, value));
        for kpi in KpiId::all() {
            let (single, summed) = (inputs.outcome(kpi), figures(&campaign).outcome(Scope::Campaign, kpi, Reading::Overall));
            let agree = match (single.value(), summed.value()) {
                (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs(),
                _ => single == summed,
            };
            prop_assert!(agree, "{kpi}: {single:?} {summed:?}");
        }
    }

    #[test]
    fn a_range_holds_its_likely_value(lows in prop::collection::vec(0.01..1e6f64, 8), widths in prop::collection::vec(0.0..2.0f64, 8)) {
        for kpi in Plan::ALL.iter().copied().map(KpiId::Plan) {
            for formula in kpi.formulas() {
                let input = |measure: Measure| {
                    let place = measure as usize % lows.len();
                    let (low, width) = (lows[place], widths[place]);
                    Some(Range { low, likely: low * (1.0 + width), high: low * (1.0 + 2.0 * width) })
                };
                let Range { low, likely, high } = range(formula, &input).expect("positive inputs");
                prop_assert!(low <= likely && likely <= high, "{kpi}: {low} {likely} {high}");
                prop_assert_eq!(formula.evaluate(&|measure| input(measure).map(|range| range.likely)), Ok(likely));
            }
        }
    }
}

#[test]
fn every_formula_is_written_out_and_names_each_column_it_needs() {
    let place = |measure: Measure| format!("[{}]", measure.key());
    let ratios = |dividend: Measure, divisor: Measure| format!("[{}]/[{}]", dividend.key(), divisor.key());
    let sheet = Sheet { place, ratios, scope: Vec::new() };
    for definitions in Definitions::every_choice() {
        for (kpi, reading) in every_reading() {
            let Some(formula) = kpi.formula(&definitions) else { continue };
            let query = sql::expression(kpi, &definitions, reading, &|measure| format!("[{}]", measure.key()));
            let cell = spreadsheet::formula(kpi, &definitions, reading, &sheet);
            let is_there = reading == Reading::Overall || kpi.averaged(&definitions).is_some();
            assert_eq!((query.is_some(), cell.is_some()), (is_there, is_there), "{kpi}");
            for text in [query, cell].into_iter().flatten() {
                for measure in formula.measures().iter() {
                    assert!(text.contains(&format!("[{}]", measure.key())), "{kpi} needs {}: {text}", measure.key());
                }
                let [open, close] = ['(', ')'].map(|sign| text.matches(sign).count());
                assert_eq!(open, close, "{kpi}: {text}");
            }
        }
    }
}

#[test]
fn only_rates_have_an_average_post() {
    let mut campaign = Campaign::new(CampaignId::from_random(0), "", Currency::USD);
    campaign.definitions = Definitions::every_choice()[0];
    let mut post = Post::new(PostId::from_random(0), InfluencerId::from_random(0), Platform::X, PostKind::Text);
    REPORTED.into_iter().for_each(|measure| post.insights.set(measure, Some(10)));
    campaign.influencers = vec![Rc::new(Influencer::new(InfluencerId::from_random(0), ""))];
    campaign.posts = vec![Rc::new(Post { cost: Some(Amount(500)), followers: Some(10), ..post })];
    for kpi in KpiId::all().filter(|kpi| !kpi.entry().averaged) {
        let outcome = figures(&campaign).outcome(Scope::Campaign, kpi, Reading::AveragePost);
        assert!(matches!(outcome, Outcome::Missing(_) | Outcome::Undefined(Why::NotChosen)), "{kpi}: {outcome:?}");
    }
}
