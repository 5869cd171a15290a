//! A calculator's numbers as facts of a campaign: each goes where a campaign keeps it, or is told to have no place there.

use std::rc::Rc;

use super::edit::{CampaignChange, Edit};
use super::id::{InfluencerId, PostId};
use super::insights::REPORTED;
use super::model::{Account, Amount, Campaign, Fee, Influencer, Platform, Post, PostKind};
use crate::kpi::calculator::Calculator;
use crate::kpi::catalogue::{Awareness, Content, KpiId, Sales};
use crate::kpi::definitions::ReturnsModel;
use crate::kpi::measure::Measure;
use crate::kpi::unit::{Currency, minor_per_major};

/// What somebody filled into a calculator.
#[derive(Clone, PartialEq, Debug)]
pub struct Numbers {
    /// Which calculator.
    pub tool: Calculator,
    /// Money in major units of `currency`, rates as fractions.
    pub measures: Vec<(Measure, f64)>,
    /// The followers of each account that was added up.
    pub accounts: Vec<u64>,
    /// The currency of the money.
    pub currency: Currency,
    /// How returns enter the break-even.
    pub returns: ReturnsModel,
}

/// Where a campaign keeps a number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Place {
    /// With a new influencer.
    Influencer,
    /// With a new post of that influencer.
    Post,
    /// With the campaign itself.
    Campaign,
    /// As what the campaign aims at.
    Target,
    /// It keeps no such number, or none in this currency.
    Nowhere,
}

impl Place {
    /// Every place, in the order they are told.
    pub const ALL: [Place; 5] = [Place::Influencer, Place::Post, Place::Campaign, Place::Target, Place::Nowhere];
}

/// What becomes of the numbers.
#[derive(Clone, PartialEq, Debug)]
pub struct Carried {
    /// Puts them into the campaign, in one step.
    pub edit: Edit,
    /// The new influencer, the first if there are several.
    pub influencer: Option<InfluencerId>,
    /// Where each number goes, by place.
    pub places: Vec<(Place, Measure)>,
}

/// Carries `numbers` over into `campaign`. Accounts and posts are on `platform`; `random` gives new ids.
pub fn carry(numbers: &Numbers, campaign: &Campaign, platform: Platform, random: &mut dyn FnMut() -> u64) -> Carried {
    let mut places: Vec<_> =
        numbers.measures.iter().map(|&(measure, value)| (place(numbers, campaign, measure, value), measure)).collect();
    places.extend(numbers.accounts.iter().map(|_| (Place::Influencer, Measure::Followers)));
    places.sort_by_key(|(place, _)| *place);
    places.dedup();
    let goes_to = |place: Place| {
        let places = &places;
        let there = move |(measure, _): &&(Measure, f64)| places.contains(&(place, *measure));
        numbers.measures.iter().filter(there).copied()
    };

    let mut influencers: Vec<_> = numbers
        .accounts
        .iter()
        .map(|followers| with_account(InfluencerId::from_random(random()), platform, *followers))
        .collect();
    if influencers.is_empty() && places.iter().any(|(place, _)| matches!(place, Place::Influencer | Place::Post)) {
        let mut influencer = Influencer::new(InfluencerId::from_random(random()), "");
        for (measure, value) in goes_to(Place::Influencer) {
            tell(&mut influencer, measure, value, numbers.currency, campaign.currency, platform);
        }
        influencers.push(influencer);
    }
    let mut post = influencers
        .first()
        .map(|owner| Post::new(PostId::from_random(random()), owner.id, platform, PostKind::Image))
        .filter(|_| goes_to(Place::Post).next().is_some());
    if let Some(post) = &mut post {
        for (measure, value) in goes_to(Place::Post) {
            post.insights.set(measure, Some(whole(value)));
        }
    }

    let first = influencers.first().map(|influencer| influencer.id);
    let place = campaign.influencers.len();
    let influencers =
        influencers.into_iter().zip(place..).map(|(one, place)| Edit::InsertInfluencer(place, Rc::new(one)));
    let post = post.map(|post| Edit::InsertPost(campaign.posts.len(), Rc::new(post)));
    let settings = goes_to(Place::Campaign).filter_map(|(measure, value)| setting(measure, value));
    // What a rate of returns means is part of it.
    let has_returns = places.contains(&(Place::Campaign, Measure::ReturnRate));
    let settings = settings.chain(has_returns.then_some(CampaignChange::Returns(numbers.returns)));
    let targets = goes_to(Place::Target)
        .filter_map(|(measure, value)| Some(CampaignChange::Target(target(measure)?, Some(value))));
    let edit = influencers.chain(post).chain(settings.chain(targets).map(Edit::Campaign)).collect();
    Carried { edit: Edit::All(edit), influencer: first, places }
}

fn place(numbers: &Numbers, campaign: &Campaign, measure: Measure, value: f64) -> Place {
    let at_home = numbers.currency == campaign.currency;
    // What the fee calculator is told is expected of the campaign, not reported.
    let is_plan = numbers.tool == Calculator::Fee;
    match measure {
        Measure::Cpm | Measure::Cpe | Measure::Revenue if !at_home => Place::Nowhere,
        Measure::Cost | Measure::Revenue if minor(value, numbers.currency).is_none() => Place::Nowhere,
        Measure::Cpm | Measure::Cpe | Measure::Roas => Place::Target,
        Measure::Impressions | Measure::Engagements | Measure::Revenue if is_plan => Place::Target,
        Measure::Followers | Measure::Cost | Measure::Orders | Measure::Revenue | Measure::NewCustomers => {
            Place::Influencer
        }
        measure if REPORTED.contains(&measure) => Place::Post,
        measure if setting(measure, value).is_some() => Place::Campaign,
        _ => Place::Nowhere,
    }
}

/// An exact sum in minor units, of one that is no finer than them.
#[allow(clippy::cast_possible_truncation)] // beyond 2^53 a float no longer names one minor unit
fn minor(major: f64, currency: Currency) -> Option<Amount> {
    let minor = (major * minor_per_major(currency)).round();
    let exact = minor.abs() < 9_007_199_254_740_992.0 && minor / minor_per_major(currency) == major;
    exact.then_some(Amount(minor as i64))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // counts are whole and not negative, up to 10¹²
fn whole(count: f64) -> u64 {
    count as u64
}

fn with_account(id: InfluencerId, platform: Platform, followers: u64) -> Influencer {
    let account = Account { platform, followers: Some(followers), estimated: false };
    Influencer { accounts: vec![account], ..Influencer::new(id, "") }
}

/// Tells the influencer a number.
fn tell(one: &mut Influencer, measure: Measure, value: f64, currency: Currency, home: Currency, platform: Platform) {
    match measure {
        Measure::Followers => one.accounts = with_account(one.id, platform, whole(value)).accounts,
        Measure::Cost => {
            let foreign = Some(currency).filter(|currency| *currency != home);
            one.fee = Fee { amount: minor(value, currency), currency: foreign, ..Fee::default() };
        }
        Measure::Orders => one.totals.orders = Some(whole(value)),
        Measure::Revenue => one.totals.revenue = minor(value, currency),
        Measure::NewCustomers => one.totals.new_customers = Some(whole(value)),
        _ => {}
    }
}

fn setting(measure: Measure, value: f64) -> Option<CampaignChange> {
    Some(match measure {
        Measure::Margin => CampaignChange::Margin(Some(value)),
        Measure::FeeRate => CampaignChange::FeeRate(Some(value)),
        Measure::ReturnRate => CampaignChange::ReturnRate(Some(value)),
        Measure::TargetProfit => CampaignChange::TargetProfit(Some(value)),
        Measure::FollowersStart => CampaignChange::FollowersStart(Some(whole(value))),
        Measure::FollowersEnd => CampaignChange::FollowersEnd(Some(whole(value))),
        _ => return None,
    })
}

fn target(measure: Measure) -> Option<KpiId> {
    Some(match measure {
        Measure::Cpm => KpiId::Awareness(Awareness::Cpm),
        Measure::Impressions => KpiId::Awareness(Awareness::Impressions),
        Measure::Cpe => KpiId::Content(Content::Cpe),
        Measure::Engagements => KpiId::Content(Content::Engagements),
        Measure::Roas => KpiId::Sales(Sales::Roas),
        Measure::Revenue => KpiId::Sales(Sales::Revenue),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::figures::{Figures, Scope};
    use super::super::id::CampaignId;
    use super::*;
    use crate::kpi::calculate::Inputs;
    use crate::kpi::catalogue::Reading;
    use crate::kpi::tier::Tiers;
    use crate::kpi::unit::Unit;

    fn carried(numbers: &Numbers, into: Currency) -> (Rc<Campaign>, Carried) {
        let campaign = Rc::new(Campaign::new(CampaignId::from_random(1), "", into));
        let mut last = 0;
        let mut random = || {
            last += 1;
            last
        };
        let carried = carry(numbers, &campaign, Platform::TikTok, &mut random);
        (carried.edit.apply(&campaign).expect("applies").campaign, carried)
    }

    /// Every number a calculator takes, each another one.
    fn filled(tool: Calculator, currency: Currency) -> Numbers {
        let value = |(measure, place): (Measure, u32)| match measure {
            Measure::Margin => (measure, 0.9),
            _ if measure.unit() == Unit::Rate => (measure, f64::from(place) / 100.0),
            _ => (measure, f64::from(1_000 * place)),
        };
        Numbers {
            tool,
            measures: tool.inputs().iter().copied().zip(1..).map(value).collect(),
            accounts: vec![],
            currency,
            returns: ReturnsModel::Multiplicative,
        }
    }

    #[test]
    fn the_campaign_shows_the_kpis_that_the_calculator_showed() {
        // Accounts reach nobody until there is a post.
        for tool in Calculator::ALL.into_iter().filter(|tool| *tool != Calculator::SocialReach) {
            let numbers = filled(tool, Currency::EUR);
            let mut inputs =
                numbers.measures.iter().fold(Inputs::default(), |all, (measure, value)| all.with(*measure, *value));
            inputs.definitions.returns = numbers.returns;
            let figures = Figures::of(&carried(&numbers, Currency::EUR).0, &Tiers::default());
            // Days are the campaign's own, from its dates.
            let is_kept =
                |kpi: &KpiId| !matches!(kpi, KpiId::Plan(_) | KpiId::Awareness(Awareness::FollowerGrowthDaily));
            for kpi in tool.results().iter().copied().filter(is_kept) {
                let expected = inputs.outcome(kpi).value();
                assert!(expected.is_some(), "{tool:?} {kpi}");
                assert_eq!(figures.outcome(Scope::Campaign, kpi, Reading::Overall).value(), expected, "{tool:?} {kpi}");
            }
        }
    }

    #[test]
    fn every_number_has_a_place_or_is_told_to_have_none() {
        let without = [Measure::Days, Measure::ReachRate];
        for tool in Calculator::ALL {
            for (place, measure) in carried(&filled(tool, Currency::EUR), Currency::EUR).1.places {
                assert_eq!(place == Place::Nowhere, without.contains(&measure), "{tool:?} {measure:?}");
            }
        }
    }

    #[test]
    fn money_of_another_currency_goes_where_a_currency_of_its_own_can_stand() {
        let (campaign, carried) = carried(&filled(Calculator::Roi, Currency::USD), Currency::EUR);
        let fee = campaign.influencers.first().map(|one| one.fee).expect("an influencer");
        assert_eq!((fee.amount, fee.currency, fee.rate), (Some(Amount(100_000)), Some(Currency::USD), None));
        assert!(carried.places.contains(&(Place::Nowhere, Measure::Revenue)));
    }

    #[test]
    fn a_sum_finer_than_its_currency_has_no_place() {
        let numbers = |cost: f64, currency: Currency| Numbers {
            tool: Calculator::Cpm,
            measures: vec![(Measure::Cost, cost)],
            accounts: vec![],
            currency,
            returns: ReturnsModel::Multiplicative,
        };
        for (cost, currency, place) in [
            (19.99, Currency::USD, Place::Influencer),
            (19.995, Currency::USD, Place::Nowhere),
            (20.5, Currency::JPY, Place::Nowhere),
            (1e300, Currency::USD, Place::Nowhere),
        ] {
            assert_eq!(carried(&numbers(cost, currency), currency).1.places, [(place, Measure::Cost)], "{cost}");
        }
    }

    #[test]
    fn accounts_that_were_added_up_become_influencers() {
        let numbers = Numbers { accounts: vec![10_000, 25_000], ..filled(Calculator::SocialReach, Currency::USD) };
        let (campaign, carried) = carried(&numbers, Currency::USD);
        let followers: Vec<_> = campaign
            .influencers
            .iter()
            .filter_map(|one| one.account(Platform::TikTok).and_then(|account| account.followers))
            .collect();
        assert_eq!(followers, [10_000, 25_000]);
        assert_eq!(carried.places, [(Place::Influencer, Measure::Followers), (Place::Nowhere, Measure::ReachRate)]);
        assert_eq!(campaign.posts, []);
    }
}
