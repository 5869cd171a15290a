//! YouTube Studio: the table of videos, whose first row is their total.

use super::format::{Draft, Format};
use super::words::plain;
use crate::campaign::model::PostKind;
use crate::exchange::reading::{About, DayOrder, Field, Source};
use crate::kpi::platform::Platform;

pub(super) const VIDEOS: Format = Format {
    source: Source::YouTubeVideos,
    about: About::Posts,
    platform: Some(Platform::YouTube),
    names: &[
        ("content", Field::PostId),
        ("video", Field::PostId),
        ("video publish time", Field::Published),
        ("views", Field::Views),
        // Each of them saw it.
        ("unique viewers", Field::Reach),
        ("impressions", Field::Impressions),
        ("thumbnail impressions", Field::Impressions),
        ("likes", Field::Likes),
        ("comments added", Field::Comments),
        ("shares", Field::Shares),
    ],
    others: &[
        "video title",
        "duration",
        "stayed to watch (%)",
        "average views per viewer",
        "new viewers",
        "returning viewers",
        "casual viewers",
        "regular viewers",
        "engaged views",
        "average view duration",
        "average percentage viewed (%)",
        "watch time (hours)",
        "subscribers",
        "subscribers gained",
        "subscribers lost",
        "estimated revenue (usd)",
        "impressions click-through rate (%)",
        "thumbnail click-through rate (%)",
        "dislikes",
        "likes (vs. dislikes) (%)",
    ],
    needs: &[&[Field::PostId], &[Field::Views, Field::Impressions, Field::Reach]],
    least: 3,
    order: Some(DayOrder::MonthFirst),
    private: false,
    shape: without_total,
};

fn without_total(draft: &mut Draft) {
    draft.given.kind = Some(PostKind::Video);
    let Some(id) = draft.column(Field::PostId) else { return };
    draft.without_totals(|grid, row| plain(grid.cell(row, id).text) == "total");
}
