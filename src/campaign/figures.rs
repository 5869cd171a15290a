//! From facts to KPIs: every scope of a campaign, and all campaigns together.

use std::rc::Rc;

use super::facts::{Facts, InfluencerRows};
use super::id::{InfluencerId, PostId};
use super::index::Index;
use super::model::Campaign;
use crate::kpi::catalogue::{KpiId, Reading};
use crate::kpi::explain::{Part, explain};
use crate::kpi::formula::Expr;
use crate::kpi::measure::{Grain, Measure, MeasureSet, Role};
use crate::kpi::outcome::{Outcome, Why};
use crate::kpi::platform::Platform;
use crate::kpi::tally::{Joint, Joints, Setting, Sums, Tally, evaluate, total};
use crate::kpi::tier::{Tier, Tiers};
use crate::kpi::unit::{Currency, Money, Unit, minor_per_major};
use crate::sales::ledger::Ledger;

/// What a KPI is computed for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// The whole campaign.
    Campaign,
    /// One influencer.
    Influencer(InfluencerId),
    /// One live post.
    Post(PostId),
    /// Everything on one platform.
    Platform(Platform),
    /// The influencers of one tier, by their largest account.
    Tier(Tier),
}

/// A campaign's facts, added up for every influencer and for the campaign.
#[derive(Clone, PartialEq, Debug)]
pub struct Figures {
    joints: Joints,
    facts: Facts,
    ledger: Rc<Ledger>,
    setting: CampaignSetting,
    post_rows: Index,
    influencer_rows: Index,
    tiers: Tiers,
    influencers: Vec<Tally>,
    campaign: Tally,
}

/// What holds for every row of a campaign.
#[derive(Clone, PartialEq, Debug)]
struct CampaignSetting {
    definitions: crate::kpi::definitions::Definitions,
    economics: super::model::Economics,
    currency: Currency,
    minor_per_major: f64,
    days: Option<f64>,
}

impl Setting for CampaignSetting {
    fn parameter(&self, measure: Measure) -> Option<f64> {
        match measure {
            Measure::Days => self.days,
            Measure::Margin => self.economics.margin,
            Measure::FeeRate => self.economics.fee_rate,
            Measure::ReturnRate => self.economics.return_rate,
            Measure::TargetProfit => self.economics.target_profit,
            other => self.definitions.parameter(other),
        }
    }

    fn minor_per_major(&self) -> f64 {
        self.minor_per_major
    }
}

impl Figures {
    /// Adds up a campaign.
    pub fn of(campaign: &Campaign, tiers: &Tiers) -> Figures {
        Figures::with(campaign, tiers, &Rc::new(Ledger::of(campaign)))
    }

    /// Adds up a campaign whose ledger is known already.
    pub fn with(campaign: &Campaign, tiers: &Tiers, ledger: &Rc<Ledger>) -> Figures {
        let joints = Joints::of(&campaign.definitions);
        let facts = Facts::with(campaign, ledger);
        let (influencers, whole) = add_up(&joints, &facts);
        let posts = facts.post_at.iter().filter_map(|place| campaign.posts.get(*place));
        Figures {
            setting: CampaignSetting {
                definitions: campaign.definitions,
                economics: campaign.economics,
                currency: campaign.currency,
                minor_per_major: minor_per_major(campaign.currency),
                days: days(campaign),
            },
            post_rows: Index::of(posts.map(|post| post.id)),
            influencer_rows: Index::of(facts.influencer_rows.iter().map(|rows| rows.id)),
            tiers: *tiers,
            influencers,
            campaign: whole,
            joints,
            facts,
            ledger: Rc::clone(ledger),
        }
    }

    /// Whose the campaign's orders and visits are.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// A KPI for a scope.
    pub fn outcome(&self, scope: Scope, kpi: KpiId, reading: Reading) -> Outcome {
        let Some(formula) = kpi.formula(&self.setting.definitions) else { return Outcome::Undefined(Why::NotChosen) };
        let Some((joint, place)) = self.joints.get(kpi) else {
            return evaluate(formula, None, &Sums::default(), &self.setting, reading);
        };
        if matches!(scope, Scope::Post(id) if self.post_rows.get(id).is_none()) {
            return Outcome::Undefined(Why::NotLive);
        }
        match evaluate(formula, Some(joint), &self.sums(scope, joint, place), &self.setting, reading) {
            Outcome::Missing(set) => Outcome::Missing(
                self.setting.definitions.asked_for(set, |part| self.known(scope, part, Grain::Post).is_some()),
            ),
            outcome => outcome,
        }
    }

    /// A KPI's formula with the totals of the scope, for showing its working.
    pub fn working(&self, scope: Scope, kpi: KpiId) -> Vec<Part> {
        let Some(formula) = kpi.formula(&self.setting.definitions) else { return Vec::new() };
        match self.joints.get(kpi) {
            Some((joint, place)) => {
                let sums = self.sums(scope, joint, place);
                let total = total(joint, &sums, &self.setting);
                // Without a row to sum there is no total, not a total of nothing.
                explain(formula, &|measure| {
                    // Where no row knows everything, each measure shows what is known of it.
                    if sums.is_empty() && measure.role() != Role::Parameter {
                        self.known(scope, measure, joint.grain)
                    } else {
                        total(measure)
                    }
                })
            }
            None => explain(formula, &|measure| self.setting.parameter(measure)),
        }
    }

    /// The cost of planned posts that a KPI leaves out since it pays for what is live, in major units.
    pub fn cost_to_come(&self, scope: Scope, kpi: KpiId) -> Option<f64> {
        let (joint, _) = self.joints.get(kpi)?;
        let pays_for_live = joint.required.has(Measure::Cost) && joint.grain < Grain::Influencer;
        let is_within = |rows: &&InfluencerRows| match scope {
            Scope::Campaign | Scope::Platform(_) => true,
            Scope::Influencer(id) => rows.id == id,
            Scope::Tier(tier) => rows.followers.map(|followers| self.tiers.tier(followers)) == Some(tier),
            Scope::Post(_) => false,
        };
        let is_there = |place: Platform| !matches!(scope, Scope::Platform(only) if only != place);
        let posts = self.facts.influencer_rows.iter().filter(is_within).flat_map(|rows| &rows.to_come);
        let costs = posts.filter(|(place, _)| is_there(*place)).map(|(_, cost)| *cost);
        let minor = costs.fold(0, i64::saturating_add);
        (pays_for_live && minor != 0).then(|| Money::new(minor, self.currency()).major())
    }

    /// The currency of every amount.
    pub fn currency(&self) -> Currency {
        self.setting.currency
    }

    /// The tier of an influencer, by the largest account.
    pub fn tier(&self, influencer: InfluencerId) -> Option<Tier> {
        let rows = self.facts.influencer_rows.get(self.influencer_rows.get(influencer)?)?;
        rows.followers.map(|followers| self.tiers.tier(followers))
    }

    /// The platforms on which something is live.
    pub fn platforms(&self) -> Vec<Platform> {
        let live = |platform: &Platform| self.facts.account_rows.iter().any(|rows| rows.platform == *platform);
        Platform::ALL.into_iter().filter(live).collect()
    }

    /// What the rows of a scope know of one measure, whatever else they know; money in major units.
    fn known(&self, scope: Scope, measure: Measure, grain: Grain) -> Option<f64> {
        let joint = Joint::of_one(measure, grain);
        let of_influencer = |row: usize| {
            let (facts, mut sums) = (&self.facts, Sums::default());
            let Some(rows) = facts.influencer_rows.get(row) else { return sums };
            match (grain, whole(&joint, rows)) {
                (Grain::Post, Some(whole)) => facts.wholes.sum(&joint, whole..whole + 1, &mut sums),
                (Grain::Post, None) => facts.posts.sum(&joint, rows.posts.clone(), &mut sums),
                (Grain::Account, _) => facts.accounts.sum(&joint, rows.accounts.clone(), &mut sums),
                (Grain::Influencer, _) => facts.influencers.sum(&joint, row..row + 1, &mut sums),
                (Grain::Campaign, _) => {}
            }
            sums
        };
        let mut sums = self.gather(scope, &joint, of_influencer);
        if scope == Scope::Campaign && grain == Grain::Campaign {
            self.facts.campaign.sum(&joint, 0..self.facts.campaign.len(), &mut sums);
        }
        if sums.is_empty() { None } else { total(&joint, &sums, &self.setting)(measure) }
    }

    fn sums(&self, scope: Scope, joint: &Joint, place: usize) -> Sums {
        if scope == Scope::Campaign {
            return self.campaign.sums(place);
        }
        self.gather(scope, joint, |row| self.influencers.get(row).map(|tally| tally.sums(place)).unwrap_or_default())
    }

    /// The sums of a scope, from those of its influencers.
    fn gather(&self, scope: Scope, joint: &Joint, of_influencer: impl Fn(usize) -> Sums) -> Sums {
        let mut sums = Sums::default();
        let everyone = self.facts.influencer_rows.iter().enumerate();
        match scope {
            Scope::Campaign => everyone.for_each(|(row, _)| sums.add(&of_influencer(row))),
            Scope::Influencer(id) => return self.influencer_rows.get(id).map(of_influencer).unwrap_or_default(),
            Scope::Post(id) => {
                if let Some(row) = self.post_rows.get(id) {
                    // A post is one row, whatever rows the KPI has elsewhere.
                    self.facts.posts.sum(joint, row..row + 1, &mut sums);
                }
            }
            Scope::Tier(tier) => {
                let tier_of = |rows: &InfluencerRows| rows.followers.map(|followers| self.tiers.tier(followers));
                let of_tier = everyone.filter(|(_, rows)| tier_of(rows) == Some(tier));
                of_tier.for_each(|(row, _)| sums.add(&of_influencer(row)));
            }
            Scope::Platform(platform) => {
                everyone.for_each(|(row, rows)| {
                    self.add_on_platform(platform, rows, || of_influencer(row), joint, &mut sums);
                });
            }
        }
        sums
    }

    /// Adds what an influencer did on one platform. Whoever publishes on several is there as the account alone, since
    /// orders and the like are told for the person and not for the platform.
    fn add_on_platform(
        &self,
        platform: Platform,
        rows: &InfluencerRows,
        all: impl Fn() -> Sums,
        joint: &Joint,
        sums: &mut Sums,
    ) {
        let accounts = self.facts.account_rows.get(rows.accounts.clone()).unwrap_or_default();
        let Some(place) = accounts.iter().position(|account| account.platform == platform) else { return };
        if let [_] = accounts {
            sums.add(&all());
        } else if joint.grain == Grain::Post {
            let posts = accounts.get(place).map_or(0..0, |account| account.posts.clone());
            self.facts.posts.sum(joint, posts, sums);
        } else if joint.grain < Grain::Campaign {
            let row = rows.accounts.start + place;
            self.facts.accounts.sum(joint, row..row + 1, sums);
        }
    }
}

/// Adds up the facts of every influencer, and of the campaign.
pub fn add_up(joints: &Joints, facts: &Facts) -> (Vec<Tally>, Tally) {
    let rows = facts.influencer_rows.iter().enumerate();
    let influencers: Vec<_> = rows.map(|(place, rows)| influencer_tally(joints, facts, place, rows)).collect();
    let mut whole = joints.tally();
    for tally in &influencers {
        whole.add(tally);
    }
    whole.add_rows(joints, &facts.campaign, 0..facts.campaign.len(), 1, |joint| joint.grain == Grain::Campaign);
    (influencers, whole)
}

/// Clicks and new users told as a whole stand in one row, in place of the posts.
fn whole(joint: &Joint, rows: &InfluencerRows) -> Option<usize> {
    rows.whole.filter(|_| !joint.required.and(rows.as_whole).is_empty())
}

fn influencer_tally(joints: &Joints, facts: &Facts, place: usize, rows: &InfluencerRows) -> Tally {
    let mut tally = joints.tally();
    let of_posts = |joint: &Joint| joint.grain == Grain::Post && whole(joint, rows).is_none();
    tally.add_rows(joints, &facts.posts, rows.posts.clone(), 1, of_posts);
    if let Some(whole) = rows.whole {
        let wanted = |joint: &Joint| joint.grain == Grain::Post && self::whole(joint, rows).is_some();
        tally.add_rows(joints, &facts.wholes, whole..whole + 1, rows.posts.len().max(1), wanted);
    }
    tally.add_rows(joints, &facts.accounts, rows.accounts.clone(), 1, |joint| joint.grain == Grain::Account);
    tally.add_rows(joints, &facts.influencers, place..place + 1, 1, |joint| joint.grain == Grain::Influencer);
    tally
}

/// Length of the campaign, first and last day included.
pub fn days(campaign: &Campaign) -> Option<f64> {
    let days = (campaign.end? - campaign.start?).num_days() + 1;
    (days > 0).then_some(days as f64)
}

/// A KPI over several campaigns; their rows are added up as if they were one campaign.
pub fn of_all(campaigns: &[&Figures], kpi: KpiId, reading: Reading) -> Outcome {
    let Some((first, others)) = campaigns.split_first() else { return Outcome::Missing(MeasureSet::EMPTY) };
    let formula = |figures: &Figures| kpi.formula(&figures.setting.definitions);
    let Some(agreed) = formula(first) else { return Outcome::Undefined(Why::NotChosen) };
    if let Some(why) = others.iter().find_map(|other| disagreement(agreed, first, other, formula(other))) {
        return Outcome::Undefined(why);
    }
    let mut sums = Sums::default();
    for figures in campaigns {
        if let Some((joint, place)) = figures.joints.get(kpi) {
            sums.add(&figures.sums(Scope::Campaign, joint, place));
        }
    }
    let known = |part| campaigns.iter().any(|figures| figures.known(Scope::Campaign, part, Grain::Post).is_some());
    match evaluate(agreed, first.joints.get(kpi).map(|(joint, _)| joint), &sums, &first.setting, reading) {
        Outcome::Missing(set) => Outcome::Missing(first.setting.definitions.asked_for(set, known)),
        outcome => outcome,
    }
}

/// What follows from whose an order is.
const SOLD: [Measure; 3] = [Measure::Orders, Measure::Revenue, Measure::NewCustomers];

/// Why two campaigns cannot share a KPI.
fn disagreement(formula: &Expr, one: &Figures, other: &Figures, its_formula: Option<&Expr>) -> Option<Why> {
    let measures = formula.measures();
    let engagement = |figures: &Figures| figures.setting.definitions.engagement;
    let counts_engagements = measures.has(Measure::Engagements);
    if its_formula != Some(formula) || (counts_engagements && engagement(one) != engagement(other)) {
        return Some(Why::DefinitionsDiffer);
    }
    let attribution = |figures: &Figures| figures.setting.definitions.attribution;
    let has_orders = |figures: &Figures| figures.ledger.orders.in_place();
    if measures.iter().any(|measure| SOLD.contains(&measure))
        && (has_orders(one) && has_orders(other) && attribution(one) != attribution(other))
    {
        return Some(Why::DefinitionsDiffer);
    }
    if measures.iter().any(|measure| measure.unit() == Unit::Money) && one.currency() != other.currency() {
        return Some(Why::MixedCurrencies);
    }
    let mut parameters = measures.iter().filter(|measure| measure.role() == Role::Parameter);
    parameters.find(|measure| one.setting.parameter(*measure) != other.setting.parameter(*measure)).map(Why::Differs)
}
