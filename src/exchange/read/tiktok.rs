//! TikTok Studio: an account day by day, and its posts.

use super::format::{Draft, Format};
use crate::campaign::model::PostKind;
use crate::exchange::reading::{About, DayOrder, Field, Source};
use crate::kpi::platform::Platform;

pub(super) const OVERVIEW: Format = Format {
    source: Source::TikTokOverview,
    about: About::Days,
    platform: Some(Platform::TikTok),
    names: &[
        ("date", Field::Day),
        ("video views", Field::Views),
        ("profile views", Field::ProfileViews),
        ("likes", Field::Likes),
        ("comments", Field::Comments),
        ("shares", Field::Shares),
        ("reached audience", Field::Reach),
        // Spanish.
        ("fecha", Field::Day),
        ("visualizaciones de video", Field::Views),
        ("visualizaciones de videos", Field::Views),
        ("visualizaciones del video", Field::Views),
        ("visualizaciones de perfil", Field::ProfileViews),
        ("visualizaciones del perfil", Field::ProfileViews),
        ("me gusta", Field::Likes),
        ("comentarios", Field::Comments),
        ("veces compartido", Field::Shares),
    ],
    others: &["unique viewers"],
    needs: &[&[Field::Day], &[Field::Views, Field::ProfileViews]],
    least: 3,
    order: Some(DayOrder::MonthFirst),
    private: false,
    shape: |_| {},
};

pub(super) const FOLLOWERS: Format = Format {
    source: Source::TikTokFollowers,
    about: About::Days,
    platform: Some(Platform::TikTok),
    names: &[
        ("date", Field::Day),
        ("followers", Field::Followers),
        ("difference in followers from previous day", Field::Follows),
        ("fecha", Field::Day),
        ("seguidores", Field::Followers),
        ("diferencia de seguidores con respecto al día anterior", Field::Follows),
    ],
    others: &[],
    needs: &[&[Field::Day], &[Field::Followers], &[Field::Follows]],
    least: 3,
    order: Some(DayOrder::MonthFirst),
    private: false,
    shape: |_| {},
};

pub(super) const POSTS: Format = Format {
    source: Source::TikTokPosts,
    about: About::Posts,
    platform: Some(Platform::TikTok),
    names: &[
        ("video link", Field::Permalink),
        ("post time", Field::Published),
        ("total views", Field::Views),
        ("total likes", Field::Likes),
        ("total comments", Field::Comments),
        ("total shares", Field::Shares),
        ("add to favorites", Field::Saves),
        ("reached audience", Field::Reach),
        // Spanish.
        ("enlace del video", Field::Permalink),
        ("hora de publicación", Field::Published),
        ("visualizaciones totales", Field::Views),
        ("me gusta totales", Field::Likes),
        ("comentarios totales", Field::Comments),
        ("veces compartido", Field::Shares),
        ("agregado a favoritos", Field::Saves),
        ("añadido a favoritos", Field::Saves),
    ],
    others: &[
        "video title",
        "total play time",
        "average watch time",
        "watched full video",
        "título del video",
        "tiempo promedio de visualización",
        "tiempo total de reproducción",
        "vio el video completo",
    ],
    needs: &[&[Field::Permalink], &[Field::Views, Field::Likes, Field::Published]],
    least: 3,
    order: Some(DayOrder::MonthFirst),
    private: false,
    shape: |draft: &mut Draft| draft.given.kind = Some(PostKind::Short),
};
