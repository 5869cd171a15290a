//! Everybody's tagged links, made of the campaign's patterns.

use super::place::living;
use crate::campaign::model::{Campaign, Influencer};
use crate::campaign::tracking::Spot;
use crate::kpi::platform::Platform;

/// The places where an influencer gets a link: those of the campaign that there are on the platforms that the influencer has an
/// account on, or posts on.
pub fn spots(campaign: &Campaign, influencer: &Influencer) -> Vec<Spot> {
    let posted: Vec<_> = campaign.posts_of(influencer.id).map(|post| post.platform).collect();
    spots_on(campaign, influencer, |platform| posted.contains(&platform))
}

/// The same, where it is known already which platforms the influencer has posted on.
pub(super) fn spots_on(
    campaign: &Campaign,
    influencer: &Influencer,
    has_posted: impl Fn(Platform) -> bool,
) -> Vec<Spot> {
    let is_used = |platform: &Platform| influencer.account(*platform).is_some() || has_posted(*platform);
    let of_platform =
        |platform| campaign.tracking.placements.iter().map(move |place| Spot { platform, placement: *place });
    Platform::ALL.into_iter().filter(is_used).flat_map(of_platform).filter(|spot| living(*spot).is_some()).collect()
}
