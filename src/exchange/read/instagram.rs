//! Meta Business Suite: posts on Instagram, lifetime totals.

use super::format::{Draft, Format};
use crate::exchange::reading::{About, DayOrder, Fault, Field, Source};
use crate::kpi::platform::Platform;

pub(super) const POSTS: Format = Format {
    source: Source::InstagramPosts,
    about: About::Posts,
    platform: Some(Platform::Instagram),
    names: &[
        ("post id", Field::PostId),
        ("account username", Field::Handle),
        ("account name", Field::Name),
        ("publish time", Field::Published),
        ("permalink", Field::Permalink),
        ("post type", Field::PostKind),
        ("impressions", Field::Impressions),
        ("views", Field::Views),
        ("reach", Field::Reach),
        ("likes", Field::Likes),
        ("comments", Field::Comments),
        ("shares", Field::Shares),
        ("saves", Field::Saves),
        // German.
        ("beitrags-id", Field::PostId),
        ("konto-benutzername", Field::Handle),
        ("kontoname", Field::Name),
        ("veröffentlichungszeitpunkt", Field::Published),
        ("beitragstyp", Field::PostKind),
        ("impressionen", Field::Impressions),
        ("aufrufe", Field::Views),
        ("reichweite", Field::Reach),
        ("gefällt mir-angaben", Field::Likes),
        ("kommentare", Field::Comments),
        ("geteilte inhalte", Field::Shares),
        ("gespeicherte beiträge", Field::Saves),
    ],
    others: &[
        "account id",
        "description",
        "duration (sec)",
        "data comment",
        "date",
        "follows",
        "konto-id",
        "beschreibung",
        "dauer (sek.)",
        "datenkommentar",
        "datum",
    ],
    // Without its id, a post is known by who published it and when.
    needs: &[
        &[Field::PostId, Field::Permalink, Field::Handle],
        &[Field::Handle, Field::Name, Field::Published],
        &[Field::PostId, Field::Permalink, Field::Published],
    ],
    least: 4,
    order: Some(DayOrder::MonthFirst),
    private: false,
    shape: lifetime_only,
};

/// Leaves out rows that tell one day of a post: what a post has in all cannot be told from them.
pub(super) fn lifetime_only(draft: &mut Draft) {
    let (grid, header) = (draft.grid, draft.header);
    let is_date = |text: &str| ["date", "datum"].contains(&super::words::plain(text).as_str());
    let Some(column) = grid.row(header).position(|cell| is_date(cell.text)) else { return };
    let starts_with_a_number = |text: &str| text.starts_with(|sign: char| sign.is_ascii_digit());
    draft.refuse_rows(|row| starts_with_a_number(grid.cell(row, column).text).then_some(Fault::NotLifetime));
}
