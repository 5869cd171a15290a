//! Awareness: how many were reached, and at what price.

use super::super::definitions::CpmBase;
use super::super::formula::Expr::{self, Minus, Number, Of, Per, Times};
use super::super::measure::Measure::*;
use super::super::unit::Unit::{Count, Money, PerDay, Rate};
use super::Better::{Higher, Lower};
use super::{Kpi, family, source};

const CPM_IMPRESSIONS: Expr = Times(&Per(&Of(Cost), &Of(Impressions)), &Number(1000.0));
const CPM_VIEWS: Expr = Times(&Per(&Of(Cost), &Of(Views)), &Number(1000.0));
const GROWTH: Expr = Minus(&Of(FollowersEnd), &Of(FollowersStart));

family! {
    /// KPIs of an awareness campaign.
    Awareness {
        /// Followers of everybody who published, each account once; not a deduplicated audience.
        SocialReach = Kpi::new("social_reach", Count, Higher, Of(SocialReach), source::INFLUENCER_KPIS);
        /// Sum of the posts' reach; people reached by two posts count twice.
        PostsReach = Kpi::new("posts_reach", Count, Higher, Of(Reach), source::SOCIAL_METRICS);
        /// Times shown.
        Impressions = Kpi::new("impressions", Count, Higher, Of(Impressions), source::SOCIAL_METRICS);
        /// Times viewed or played.
        Views = Kpi::new("views", Count, Higher, Of(Views), source::SOCIAL_METRICS);
        /// Reach by followers; may exceed 100 %.
        ReachRate = Kpi::rate("reach_rate", Per(&Of(Reach), &Of(Followers)), source::SOCIAL_METRICS);
        /// Cost for 1,000 impressions, or views.
        Cpm = Kpi::chosen("cpm", Money, Lower, |chosen| Some(match chosen.cpm_base {
            CpmBase::Impressions => &CPM_IMPRESSIONS,
            CpmBase::Views => &CPM_VIEWS,
        }), source::CPM);
        /// Cost for 1,000 people reached.
        CpmReach = Kpi::new("cpm_reach", Money, Lower, Times(&Per(&Of(Cost), &Of(Reach)), &Number(1000.0)), source::CPM);
        /// Cost for 1,000 followers: a price check.
        CpmFollowers = Kpi::new("cpm_followers", Money, Lower, Times(&Per(&Of(Cost), &Of(SocialReach)), &Number(1000.0)), source::CPM);
        /// The brand's new followers.
        FollowerGrowth = Kpi::new("follower_growth", Count, Higher, GROWTH, source::SOCIAL_METRICS);
        /// The brand's new followers by those it had.
        FollowerGrowthRate = Kpi::new("follower_growth_rate", Rate, Higher, Per(&GROWTH, &Of(FollowersStart)), source::SOCIAL_METRICS);
        /// The brand's new followers a day.
        FollowerGrowthDaily = Kpi::new("follower_growth_daily", PerDay, Higher, Per(&GROWTH, &Of(Days)), source::SOCIAL_METRICS);
        /// Cost of each follower that the brand gained.
        CostPerFollower = Kpi::new("cost_per_follower", Money, Lower, Per(&Of(Cost), &GROWTH), source::SOCIAL_METRICS);
    }
}
