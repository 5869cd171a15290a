//! Content and engagement: what people did with it, what was delivered, and at what price.

use super::super::formula::Expr::{Of, Per, Times};
use super::super::measure::Measure::*;
use super::super::unit::Unit::{Count, Money, Rate};
use super::Better::{Higher, Lower};
use super::{Kpi, family, source};

family! {
    /// KPIs of a content campaign, and of engagement.
    Content {
        /// Likes.
        TotalLikes = Kpi::new("total_likes", Count, Higher, Of(Likes), source::SOCIAL_METRICS);
        /// Comments.
        TotalComments = Kpi::new("total_comments", Count, Higher, Of(Comments), source::SOCIAL_METRICS);
        /// Shares.
        TotalShares = Kpi::new("total_shares", Count, Higher, Of(Shares), source::SOCIAL_METRICS);
        /// Saves.
        TotalSaves = Kpi::new("total_saves", Count, Higher, Of(Saves), source::SOCIAL_METRICS);
        /// The engagements that the campaign chose to count.
        Engagements = Kpi::new("engagements", Count, Higher, Of(Engagements), source::ENGAGEMENT);
        /// Engagements by followers, who count once for each post.
        ErFollowers = Kpi::rate("er_followers", Per(&Of(Engagements), &Of(Followers)), source::ENGAGEMENT);
        /// Engagements by reach.
        ErReach = Kpi::rate("er_reach", Per(&Of(Engagements), &Of(Reach)), source::ENGAGEMENT);
        /// Engagements by impressions.
        ErImpressions = Kpi::rate("er_impressions", Per(&Of(Engagements), &Of(Impressions)), source::ENGAGEMENT);
        /// Engagements by views.
        ErViews = Kpi::rate("er_views", Per(&Of(Engagements), &Of(Views)), source::ENGAGEMENT);
        /// Engagements a day by followers; counts engagement on older posts too.
        ErDaily = Kpi::new("er_daily", Rate, Higher, Per(&Of(Engagements), &Times(&Of(Days), &Of(SocialReach))), source::ENGAGEMENT);
        /// Saves by reach.
        SaveRate = Kpi::rate("save_rate", Per(&Of(Saves), &Of(Reach)), source::ENGAGEMENT);
        /// Shares by reach.
        ShareRate = Kpi::rate("share_rate", Per(&Of(Shares), &Of(Reach)), source::ENGAGEMENT);
        /// Comments by reach.
        CommentRate = Kpi::rate("comment_rate", Per(&Of(Comments), &Of(Reach)), source::ENGAGEMENT);
        /// Cost of an engagement.
        Cpe = Kpi::new("cpe", Money, Lower, Per(&Of(Cost), &Of(Engagements)), source::ADVERTISING_TERMS);
        /// Clicks.
        Clicks = Kpi::new("clicks", Count, Higher, Of(Clicks), source::ADVERTISING_TERMS);
        /// New users from tagged links.
        NewUsers = Kpi::new("new_users", Count, Higher, Of(NewUsers), source::ADVERTISING_TERMS);
        /// Clicks by impressions.
        Ctr = Kpi::rate("ctr", Per(&Of(Clicks), &Of(Impressions)), source::ADVERTISING_TERMS);
        /// Cost of a click.
        Cpc = Kpi::new("cpc", Money, Lower, Per(&Of(Cost), &Of(Clicks)), source::ADVERTISING_TERMS);
        /// Cost of a view.
        Cpv = Kpi::new("cpv", Money, Lower, Per(&Of(Cost), &Of(Views)), source::ADVERTISING_TERMS);
        /// Assets delivered.
        Assets = Kpi::new("assets", Count, Higher, Of(Assets), source::INFLUENCER_KPIS);
        /// Cost of an asset.
        CostPerAsset = Kpi::new("cost_per_asset", Money, Lower, Per(&Of(Cost), &Of(Assets)), source::INFLUENCER_KPIS);
        /// Influencers who published.
        CreatorsActive = Kpi::new("creators_active", Count, Higher, Of(ActiveInfluencers), source::INFLUENCER_KPIS);
    }
}
