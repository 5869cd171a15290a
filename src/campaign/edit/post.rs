//! What can change in a post.

use std::mem::replace;

use super::Which;
use crate::campaign::id::InfluencerId;
use crate::campaign::model::{Amount, Date, Platform, Post, PostKind, Status};
use crate::kpi::measure::Measure;

/// One field of a post with its new value.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs)] // each variant is the field of the same name in the model
pub enum PostChange {
    Influencer(InfluencerId),
    Platform(Platform),
    Kind(PostKind),
    Permalink(String),
    PlatformId(String),
    Published(Option<Date>),
    Status(Status),
    Reading(Measure, Option<u64>),
    Estimated(Measure, bool),
    Cost(Option<Amount>),
    Followers(Option<u64>),
    OtherAssets(Option<u64>),
}

impl PostChange {
    pub(super) fn which(&self) -> Which {
        match self {
            PostChange::Reading(measure, _) | PostChange::Estimated(measure, _) => Which::Measure(*measure),
            _ => Which::Only,
        }
    }

    /// Puts the value in and returns the change that puts the old one back.
    pub(super) fn swap(self, post: &mut Post) -> PostChange {
        use PostChange::*;
        match self {
            Influencer(value) => Influencer(replace(&mut post.influencer, value)),
            Platform(value) => Platform(replace(&mut post.platform, value)),
            Kind(value) => Kind(replace(&mut post.kind, value)),
            Permalink(value) => Permalink(replace(&mut post.permalink, value)),
            PlatformId(value) => PlatformId(replace(&mut post.platform_id, value)),
            Published(value) => Published(replace(&mut post.published, value)),
            Status(value) => Status(replace(&mut post.status, value)),
            Reading(measure, value) => {
                let old = post.insights.get(measure).map(|reading| reading.value);
                post.insights.set(measure, value);
                Reading(measure, old)
            }
            Estimated(measure, value) => {
                let old = post.insights.is_estimated(measure);
                post.insights.set_estimated(measure, value);
                Estimated(measure, old)
            }
            Cost(value) => Cost(replace(&mut post.cost, value)),
            Followers(value) => Followers(replace(&mut post.followers, value)),
            OtherAssets(value) => OtherAssets(replace(&mut post.other_assets, value)),
        }
    }
}
