//! The calculators: what each asks and answers.

use super::catalogue::{Awareness, Content, KpiId, Plan, Sales};
use super::measure::Measure::{self, *};

/// A calculator: a few numbers in, a few KPIs out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Calculator {
    EngagementRate,
    Cpm,
    CostPer,
    Roi,
    FollowerGrowth,
    SocialReach,
    Fee,
}

const ER: [KpiId; 4] = [
    KpiId::Content(Content::ErFollowers),
    KpiId::Content(Content::ErReach),
    KpiId::Content(Content::ErImpressions),
    KpiId::Content(Content::ErViews),
];

const COST_PER: [KpiId; 5] = [
    KpiId::Content(Content::Cpe),
    KpiId::Content(Content::Cpc),
    KpiId::Content(Content::Cpv),
    KpiId::Sales(Sales::Cpa),
    KpiId::Sales(Sales::Cac),
];

const ROI: [KpiId; 6] = [
    KpiId::Sales(Sales::Roas),
    KpiId::Sales(Sales::Roi),
    KpiId::Sales(Sales::RoiRevenue),
    KpiId::Sales(Sales::BreakEvenRoas),
    KpiId::Sales(Sales::BreakEvenOrders),
    KpiId::Sales(Sales::Aov),
];

const GROWTH: [KpiId; 4] = [
    KpiId::Awareness(Awareness::FollowerGrowth),
    KpiId::Awareness(Awareness::FollowerGrowthRate),
    KpiId::Awareness(Awareness::FollowerGrowthDaily),
    KpiId::Awareness(Awareness::CostPerFollower),
];

const REACH: [KpiId; 2] = [KpiId::Awareness(Awareness::SocialReach), KpiId::Plan(Plan::ExpectedReach)];

const FEE: [KpiId; 3] = [KpiId::Plan(Plan::CostAtCpm), KpiId::Plan(Plan::FeeAtCpe), KpiId::Plan(Plan::FeeAtRoas)];

impl Calculator {
    /// Every calculator, in the order they are offered.
    pub const ALL: [Calculator; 7] = [
        Calculator::EngagementRate,
        Calculator::Cpm,
        Calculator::CostPer,
        Calculator::Roi,
        Calculator::FollowerGrowth,
        Calculator::SocialReach,
        Calculator::Fee,
    ];

    /// The stable name in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Calculator::EngagementRate => "engagement-rate",
            Calculator::Cpm => "cpm",
            Calculator::CostPer => "cost-per",
            Calculator::Roi => "roi",
            Calculator::FollowerGrowth => "follower-growth",
            Calculator::SocialReach => "social-reach",
            Calculator::Fee => "fee",
        }
    }

    /// The numbers that it works with; the one that the CPM calculator solves for is among them.
    pub fn inputs(self) -> &'static [Measure] {
        match self {
            Calculator::EngagementRate => &[Likes, Comments, Shares, Saves, Followers, Reach, Impressions, Views],
            Calculator::Cpm => &[Cost, Impressions, Cpm],
            Calculator::CostPer => &[Cost, Likes, Comments, Shares, Saves, Clicks, Views, Orders, NewCustomers],
            Calculator::Roi => &[Cost, Revenue, Orders, Margin, FeeRate, ReturnRate, TargetProfit],
            Calculator::FollowerGrowth => &[FollowersStart, FollowersEnd, Days, Cost],
            // The followers of each account beside it.
            Calculator::SocialReach => &[ReachRate],
            Calculator::Fee => &[Impressions, Cpm, Engagements, Cpe, Revenue, Roas],
        }
    }

    /// The KPIs that it answers with; of the CPM calculator the one that gives each input from the others.
    pub fn results(self) -> &'static [KpiId] {
        match self {
            Calculator::EngagementRate => &ER,
            Calculator::Cpm => &CPM_EACH,
            Calculator::CostPer => &COST_PER,
            Calculator::Roi => &ROI,
            Calculator::FollowerGrowth => &GROWTH,
            Calculator::SocialReach => &REACH,
            Calculator::Fee => &FEE,
        }
    }

    /// The KPIs of which reference values are shown.
    pub fn usual(self) -> &'static [KpiId] {
        match self {
            Calculator::EngagementRate => &ER,
            Calculator::Cpm | Calculator::Fee => &[KpiId::Awareness(Awareness::Cpm)],
            Calculator::CostPer => &COST_PER,
            Calculator::Roi => &ROI,
            Calculator::FollowerGrowth | Calculator::SocialReach => &[],
        }
    }
}

/// One for each of the CPM calculator's inputs, in their order.
const CPM_EACH: [KpiId; 3] =
    [KpiId::Plan(Plan::CostAtCpm), KpiId::Plan(Plan::ImpressionsAtCpm), KpiId::Awareness(Awareness::Cpm)];
