//! Meta Business Suite: posts on Facebook, lifetime totals.

use super::format::Format;
use super::instagram::lifetime_only;
use crate::exchange::reading::{About, DayOrder, Field, Source};
use crate::kpi::platform::Platform;

pub(super) const POSTS: Format = Format {
    source: Source::FacebookPosts,
    about: About::Posts,
    platform: Some(Platform::Facebook),
    names: &[
        ("post id", Field::PostId),
        ("page name", Field::Name),
        ("publish time", Field::Published),
        ("permalink", Field::Permalink),
        ("post type", Field::PostKind),
        ("impressions", Field::Impressions),
        ("views", Field::Views),
        ("reach", Field::Reach),
        // A like is one of the reactions, and all of them are what Facebook counts.
        ("reactions", Field::Likes),
        ("comments", Field::Comments),
        ("shares", Field::Shares),
        ("link clicks", Field::Clicks),
    ],
    others: &[
        "page id",
        "title",
        "description",
        "duration (sec)",
        "caption type",
        "is crosspost",
        "is share",
        "languages",
        "custom labels",
        "funded content status",
        "data comment",
        "date",
        "reactions, comments and shares",
        "total clicks",
        "matched audience targeting consumption (photo click)",
        "other clicks",
        "matched audience targeting consumption (video click)",
        "negative feedback from users: hide all",
        "seconds viewed",
        "average seconds viewed",
        "estimated earnings (usd)",
        "ad cpm (usd)",
        "ad impressions",
    ],
    // Without its id, a post is known by who published it and when.
    needs: &[
        &[Field::PostId, Field::Permalink, Field::Name],
        &[Field::Name, Field::Published],
        &[Field::PostId, Field::Permalink, Field::Published],
    ],
    least: 4,
    order: Some(DayOrder::MonthFirst),
    private: false,
    shape: lifetime_only,
};
