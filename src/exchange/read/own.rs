//! Our own tables, as they were written: people edit them in a spreadsheet and bring them back.

use super::format::{Draft, Format};
use super::words::plain;
use crate::exchange::reading::{About, Field, Source};
use crate::exchange::write::facts::{AMOUNTS, DAYS, NUMBERS, is_count};

pub(super) const INFLUENCERS: Format = Format {
    source: Source::Own,
    about: About::Influencers,
    platform: None,
    names: &[("id", Field::OwnId), ("estimated", Field::OwnText)],
    others: &[
        "handle",
        "name",
        "fee",
        "fee_currency",
        "fee_rate",
        "fee_date",
        "product",
        "shipping",
        "other",
        "commission",
        "orders",
        "revenue",
        "new_customers",
        "redemptions",
        "other_platform",
    ],
    needs: &[&[Field::OwnId], &[Field::OwnText]],
    least: 8,
    order: None,
    private: false,
    shape: by_own_names,
};

pub(super) const POSTS: Format = Format {
    source: Source::Own,
    about: About::Posts,
    platform: None,
    names: &[("id", Field::OwnId), ("estimated", Field::OwnText)],
    others: &[
        "influencer",
        "handle",
        "platform",
        "kind",
        "permalink",
        "published",
        "impressions",
        "views",
        "reach",
        "new_users",
        "other_assets",
        "status",
        "platform_id",
    ],
    needs: &[&[Field::OwnId], &[Field::OwnText]],
    least: 8,
    order: None,
    private: false,
    shape: by_own_names,
};

pub(super) const KPIS: Format = computed(
    &[("scope", Field::OwnId)],
    &["id", "name", "platform", "published", "cpm", "cpe", "er_reach", "roas", "social_reach", "estimated"],
    8,
);

pub(super) const SETTINGS: Format = computed(&[("setting", Field::OwnId)], &["id", "value"], 3);

pub(super) const WORKING: Format = computed(
    &[("of_posts", Field::OwnId)],
    &["row", "person", "tier", "platform", "platform_of_clicks", "platform_of_person", "single"],
    8,
);

pub(super) const NOTES: Format = computed(&[("what", Field::OwnId)], &["text", "id", "note", "source", "url"], 6);

pub(super) const LIFT: Format = computed(
    &[("tail_probability", Field::OwnId)],
    &["id", "series", "method", "baseline_from", "first_day", "last_day", "lift_rate", "draws", "seed", "verdict"],
    8,
);

/// Computed figures tell nothing new, and must not be taken for facts.
const fn computed(names: &'static [(&'static str, Field)], others: &'static [&'static str], least: usize) -> Format {
    Format {
        source: Source::Own,
        about: About::Posts,
        platform: None,
        names,
        others,
        needs: &[&[Field::OwnId]],
        least,
        order: None,
        private: false,
        shape: |draft| draft.without_totals(|_, _| true),
    }
}

/// Each column tells the fact that it was written from.
fn by_own_names(draft: &mut Draft) {
    for place in 0..draft.fields.len() {
        let name = plain(draft.grid.cell(draft.header, place).text);
        if name != "id" {
            draft.set_field(place, field(&name));
        }
    }
}

fn field(name: &str) -> Field {
    match name {
        "platform_id" => Field::PostId,
        _ if DAYS.contains(&name) => Field::OwnDay,
        _ if NUMBERS.contains(&name) => Field::OwnNumber,
        _ if AMOUNTS.contains(&name) => Field::OwnSum,
        _ if is_count(name) => Field::OwnCount,
        _ => Field::OwnText,
    }
}
