//! What is usual in one's own past campaigns: the best benchmark there is.

use super::figures::{Figures, Scope};
use super::model::{Campaign, Post, Status};
use crate::kpi::catalogue::{KpiId, Reading};
use crate::kpi::platform::Platform;
use crate::kpi::tier::Tier;

/// How the values of many posts lie: the middle half of them is between the quartiles.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Spread {
    /// How many posts have a value.
    pub posts: usize,
    /// A quarter of them has less.
    pub low: f64,
    /// Half of them has less.
    pub median: f64,
    /// Three quarters of them have less.
    pub high: f64,
}

/// Fewer posts than this say nothing about what is usual.
pub const ENOUGH: usize = 4;

/// The spread of a KPI over the live posts of `campaigns`, on one platform and by influencers of one tier; none where there
/// are fewer than [`ENOUGH`].
pub fn spread(
    campaigns: &[(&Campaign, &Figures)],
    kpi: KpiId,
    platform: Platform,
    tier: Option<Tier>,
) -> Option<Spread> {
    let mut values = Vec::new();
    for (campaign, figures) in campaigns {
        let counts = |post: &Post| {
            post.status == Status::Live
                && post.platform == platform
                && tier.is_none_or(|tier| figures.tier(post.influencer) == Some(tier))
        };
        let posts = campaign.posts.iter().filter(|post| counts(post));
        values.extend(posts.filter_map(|post| figures.outcome(Scope::Post(post.id), kpi, Reading::Overall).value()));
    }
    quartiles(values)
}

/// Quartiles between the values they fall between, as a spreadsheet's `QUARTILE.INC` has them.
fn quartiles(mut values: Vec<f64>) -> Option<Spread> {
    if values.len() < ENOUGH {
        return None;
    }
    values.sort_unstable_by(f64::total_cmp);
    let at = |part: usize| {
        // A quarter of the way from the first to the last is this many quarters of a step.
        let quarters = (values.len() - 1) * part;
        let below = *values.get(quarters / 4)?;
        let above = values.get(quarters / 4 + 1).copied().unwrap_or(below);
        Some(below + (above - below) * (quarters % 4) as f64 / 4.0)
    };
    Some(Spread { posts: values.len(), low: at(1)?, median: at(2)?, high: at(3)? })
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::super::id::{CampaignId, InfluencerId, PostId};
    use super::super::model::{Account, Amount, Influencer, PostKind};
    use super::*;
    use crate::kpi::catalogue::Awareness;
    use crate::kpi::measure::Measure;
    use crate::kpi::tier::Tiers;
    use crate::kpi::unit::Currency;

    /// Compared with LibreOffice's QUARTILE.INC and MEDIAN.
    #[test]
    fn quartiles_are_those_of_a_spreadsheet() {
        let of = |values: &[f64]| quartiles(values.to_vec()).map(|spread| [spread.low, spread.median, spread.high]);
        assert_eq!(of(&[7.0, 1.0, 3.0]), None);
        assert_eq!(of(&[4.0, 1.0, 3.0, 2.0]), Some([1.75, 2.5, 3.25]));
        assert_eq!(of(&[1.0, 2.0, 4.0, 7.0, 8.0, 9.0, 10.0, 12.0]), Some([3.5, 7.5, 9.25]));
        assert_eq!(of(&[5.0; 9]), Some([5.0, 5.0, 5.0]));
    }

    #[test]
    fn only_posts_of_the_platform_and_tier_count() {
        let mut campaign = Campaign::new(CampaignId::from_random(1), "", Currency::USD);
        for (id, followers) in [(1, 5_000), (2, 500_000)] {
            let account = Account { platform: Platform::TikTok, followers: Some(followers), estimated: false };
            let someone = Influencer::new(InfluencerId::from_random(id), "");
            campaign.influencers.push(Rc::new(Influencer { accounts: vec![account], ..someone }));
        }
        for (number, minor) in (0..16u64).zip((0i64..).step_by(100)) {
            let platform = if number % 2 == 0 { Platform::TikTok } else { Platform::X };
            let who = InfluencerId::from_random(1 + number / 8);
            let mut post = Post::new(PostId::from_random(number), who, platform, PostKind::Short);
            post.insights.set(Measure::Impressions, Some(1_000));
            post.cost = Some(Amount(minor));
            campaign.posts.push(Rc::new(post));
        }
        let figures = Figures::of(&campaign, &Tiers::default());
        let cpm = KpiId::Awareness(Awareness::Cpm);
        let of = |platform, tier| {
            spread(&[(&campaign, &figures)], cpm, platform, tier).map(|spread| (spread.posts, spread.median))
        };
        assert_eq!(of(Platform::TikTok, Some(Tier::Nano)), Some((4, 3.0)));
        assert_eq!(of(Platform::TikTok, None), Some((8, 7.0)));
        assert_eq!(of(Platform::X, None), Some((8, 8.0)));
        assert_eq!(of(Platform::TikTok, Some(Tier::Mid)), None);
    }
}
