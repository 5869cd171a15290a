//! What can change in a campaign itself.

use std::mem::replace;

use super::currency::relabel;
use super::{Refused, Which};
use crate::campaign::advice::Advice;
use crate::campaign::model::{Amount, Campaign, Date, Objective};
use crate::campaign::rates::{self, Pair};
use crate::campaign::tracking::{Codes, Discount, LinkPart, Placement};
use crate::kpi::catalogue::KpiId;
use crate::kpi::definitions::{CpmBase, Emv, ReturnsModel, Rule};
use crate::kpi::measure::Measure;
use crate::kpi::unit::Currency;

/// One field of a campaign with its new value.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs)] // each variant is the field of the same name in the model
pub enum CampaignChange {
    Name(String),
    Brand(String),
    /// Whether the campaign is for this.
    Objective(Objective, bool),
    Start(Option<Date>),
    End(Option<Date>),
    /// Amounts keep their figures: 500 dollars become 500 euros.
    Currency(Currency),
    /// What one currency is worth in another.
    Rate(Pair, Option<f64>),
    /// The day of that rate.
    RateDate(Pair, Option<Date>),
    CpmBase(CpmBase),
    /// Whether this counts as engagement.
    Engagement(Measure, bool),
    Returns(ReturnsModel),
    /// Who gets an order that several influencers had a part in.
    Rule(Rule),
    /// For how many days a link has a part in an order.
    Window(u32),
    Emv(Option<Emv>),
    /// One of the prices of earned media.
    EmvPrice(Measure, f64),
    FollowersStart(Option<u64>),
    FollowersEnd(Option<u64>),
    Margin(Option<f64>),
    FeeRate(Option<f64>),
    ReturnRate(Option<f64>),
    TargetProfit(Option<f64>),
    Target(KpiId, Option<f64>),
    Budget(Option<Amount>),
    Notes(String),
    /// Into the bin on a day, or out of it.
    Binned(Option<Date>),
    /// Whether a piece of advice is dismissed.
    Dismissed(Advice, bool),
    /// The pattern of one part of all links.
    LinkPattern(LinkPart, String),
    /// Whether everybody gets a link here.
    LinkPlacement(Placement, bool),
    CodePattern(String),
    Discount(Option<Discount>),
    SitewideCodes(Codes),
}

impl CampaignChange {
    pub(super) fn which(&self) -> Which {
        match self {
            CampaignChange::Target(kpi, _) => Which::Kpi(*kpi),
            CampaignChange::Rate(pair, _) | CampaignChange::RateDate(pair, _) => Which::Pair(*pair),
            CampaignChange::Objective(objective, _) => Which::Objective(*objective),
            CampaignChange::Dismissed(advice, _) => Which::Advice(*advice),
            CampaignChange::LinkPattern(part, _) => Which::LinkPart(*part),
            CampaignChange::LinkPlacement(placement, _) => Which::Placement(*placement),
            CampaignChange::Engagement(measure, _) | CampaignChange::EmvPrice(measure, _) => Which::Measure(*measure),
            _ => Which::Only,
        }
    }

    /// Puts the value in and returns the change that puts the old one back.
    pub(super) fn swap(self, campaign: &mut Campaign) -> Result<CampaignChange, Refused> {
        use CampaignChange::*;
        let definitions = &mut campaign.definitions;
        let economics = &mut campaign.economics;
        let tracking = &mut campaign.tracking;
        Ok(match self {
            Name(value) => Name(replace(&mut campaign.name, value)),
            Brand(value) => Brand(replace(&mut campaign.brand, value)),
            Objective(objective, chosen) => {
                Objective(objective, set_member(&mut campaign.objectives, objective, chosen))
            }
            Start(value) => Start(replace(&mut campaign.start, value)),
            End(value) => End(replace(&mut campaign.end, value)),
            Currency(value) => {
                let old = campaign.currency;
                relabel(campaign, value)?;
                Currency(old)
            }
            Rate(pair, rate) => {
                let old = campaign.rates.get(pair);
                campaign.rates.set(pair, rates::Rate { rate: rate.filter(|rate| rate.is_finite()), ..old });
                Rate(pair, old.rate)
            }
            RateDate(pair, date) => {
                let old = campaign.rates.get(pair);
                campaign.rates.set(pair, rates::Rate { date, ..old });
                RateDate(pair, old.date)
            }
            CpmBase(value) => CpmBase(replace(&mut definitions.cpm_base, value)),
            Engagement(part, counts) => {
                let set = &mut definitions.engagement;
                let old = replace(set, if counts { set.with(part) } else { set.without(part) });
                Engagement(part, old.has(part))
            }
            Returns(value) => Returns(replace(&mut definitions.returns, value)),
            Rule(value) => Rule(replace(&mut definitions.attribution.rule, value)),
            Window(value) => Window(replace(&mut definitions.attribution.window, value)),
            Emv(value) => Emv(replace(&mut definitions.emv, value)),
            EmvPrice(which, value) => {
                EmvPrice(which, definitions.emv_prices.get_mut(which).map_or(value, |price| replace(price, value)))
            }
            FollowersStart(value) => FollowersStart(replace(&mut campaign.brand_followers.start, value)),
            FollowersEnd(value) => FollowersEnd(replace(&mut campaign.brand_followers.end, value)),
            Margin(value) => Margin(replace(&mut economics.margin, value)),
            FeeRate(value) => FeeRate(replace(&mut economics.fee_rate, value)),
            ReturnRate(value) => ReturnRate(replace(&mut economics.return_rate, value)),
            TargetProfit(value) => TargetProfit(replace(&mut economics.target_profit, value)),
            Target(kpi, Some(value)) => Target(kpi, campaign.targets.insert(kpi, value)),
            Target(kpi, None) => Target(kpi, campaign.targets.remove(kpi)),
            Budget(value) => Budget(replace(&mut campaign.budget, value)),
            Notes(value) => Notes(replace(&mut campaign.notes, value)),
            Binned(value) => Binned(replace(&mut campaign.binned, value)),
            Dismissed(advice, value) => Dismissed(advice, set_member(&mut campaign.dismissed, advice, value)),
            LinkPattern(part, value) => LinkPattern(part, replace(tracking.pattern_mut(part), value)),
            LinkPlacement(place, value) => LinkPlacement(place, set_member(&mut tracking.placements, place, value)),
            CodePattern(value) => CodePattern(replace(&mut tracking.code_pattern, value)),
            Discount(value) => Discount(replace(&mut tracking.discount, value)),
            SitewideCodes(value) => SitewideCodes(replace(&mut tracking.sitewide, value)),
        })
    }
}

/// Puts `one` into a sorted list or takes it out, and says whether it was there.
fn set_member<T: Copy + Ord>(list: &mut Vec<T>, one: T, is_member: bool) -> bool {
    let was_member = list.contains(&one);
    list.retain(|other| *other != one);
    if is_member {
        list.insert(list.partition_point(|other| *other < one), one);
    }
    was_member
}
