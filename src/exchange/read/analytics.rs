//! Google Analytics, both of them: visits by where they came from. What days a table is about stands above it, after `#`.

use super::day;
use super::format::{Draft, Format};
use super::words::plain;
use crate::exchange::reading::{About, Field, Source, When};

pub(super) const GA4: Format = Format {
    source: Source::Ga4,
    about: About::Sessions,
    platform: None,
    names: &[
        ("session source / medium", Field::SourceMedium),
        ("session source/medium", Field::SourceMedium),
        ("session source", Field::UtmSource),
        ("session medium", Field::UtmMedium),
        ("session campaign", Field::UtmCampaign),
        ("session campaign name", Field::UtmCampaign),
        ("session manual source / medium", Field::SourceMedium),
        ("session manual source", Field::UtmSource),
        ("session manual medium", Field::UtmMedium),
        ("session manual campaign name", Field::UtmCampaign),
        ("session manual ad content", Field::UtmContent),
        ("session manual term", Field::UtmTerm),
        ("session primary channel group (default channel group)", Field::Channel),
        ("session primary channel group", Field::Channel),
        ("session default channel group", Field::Channel),
        ("session default channel grouping", Field::Channel),
        ("first user source / medium", Field::SourceMedium),
        ("first user source", Field::UtmSource),
        ("first user medium", Field::UtmMedium),
        ("first user campaign", Field::UtmCampaign),
        ("first user manual ad content", Field::UtmContent),
        ("first user manual term", Field::UtmTerm),
        ("first user primary channel group (default channel group)", Field::Channel),
        ("first user default channel group", Field::Channel),
        ("date range", Field::Range),
        ("date", Field::Day),
        ("sessions", Field::Sessions),
        ("new users", Field::NewUsers),
        ("key events", Field::KeyEvents),
        ("conversions", Field::KeyEvents),
        ("total revenue", Field::Revenue),
        ("purchase revenue", Field::Revenue),
    ],
    others: &[
        "engaged sessions",
        "engagement rate",
        "average engagement time per session",
        "average engagement time per active user",
        "engaged sessions per active user",
        "events per session",
        "event count",
        "session key event rate",
        "session conversion rate",
        "user key event rate",
        "active users",
        "total users",
        "users",
        "returning users",
        "bounce rate",
        "views",
        "transactions",
        "ecommerce purchases",
    ],
    needs: &[ORIGIN, &[Field::Sessions, Field::NewUsers, Field::KeyEvents, Field::Revenue]],
    least: 2,
    order: None,
    private: false,
    shape: visits,
};

pub(super) const UNIVERSAL: Format = Format {
    source: Source::UniversalAnalytics,
    about: About::Sessions,
    platform: None,
    names: &[
        ("source / medium", Field::SourceMedium),
        ("source/medium", Field::SourceMedium),
        ("source", Field::UtmSource),
        ("medium", Field::UtmMedium),
        ("campaign", Field::UtmCampaign),
        ("ad content", Field::UtmContent),
        ("keyword", Field::UtmTerm),
        ("default channel grouping", Field::Channel),
        ("channel grouping", Field::Channel),
        ("sessions", Field::Sessions),
        ("new users", Field::NewUsers),
        ("goal completions", Field::KeyEvents),
        ("revenue", Field::Revenue),
        // Dutch.
        ("bron/medium", Field::SourceMedium),
        ("bron / medium", Field::SourceMedium),
        ("bron", Field::UtmSource),
        ("campagne", Field::UtmCampaign),
        ("standaard kanaalgroepering", Field::Channel),
        ("sessies", Field::Sessions),
        ("nieuwe gebruikers", Field::NewUsers),
        ("opbrengst", Field::Revenue),
        // German.
        ("quelle/medium", Field::SourceMedium),
        ("quelle / medium", Field::SourceMedium),
        ("quelle", Field::UtmSource),
        ("kampagne", Field::UtmCampaign),
        ("standard-channelgruppierung", Field::Channel),
        ("sitzungen", Field::Sessions),
        ("neue nutzer", Field::NewUsers),
        ("umsatz", Field::Revenue),
    ],
    others: &[
        "users",
        "% new sessions",
        "bounce rate",
        "pages / session",
        "avg. session duration",
        "ecommerce conversion rate",
        "transactions",
        "goal conversion rate",
        "goal value",
        "gebruikers",
        "% nieuwe sessies",
        "bouncepercentage",
        "pagina's/sessie",
        "gem. sessieduur",
        "e-commerce-conversiepercentage",
        "transacties",
        "nutzer",
        "absprungrate",
        "seiten/sitzung",
        "durchschnittl. sitzungsdauer",
        "transaktionen",
    ],
    needs: &[ORIGIN, &[Field::Sessions, Field::NewUsers]],
    least: 3,
    order: None,
    private: false,
    shape: visits,
};

pub(super) const UNIVERSAL_DAILY: Format = Format {
    source: Source::UniversalAnalytics,
    about: About::Days,
    platform: None,
    names: &[
        ("day index", Field::Day),
        ("dagindex", Field::Day),
        ("tagesindex", Field::Day),
        ("sessions", Field::Sessions),
        ("sessies", Field::Sessions),
        ("sitzungen", Field::Sessions),
        ("users", Field::Number),
        ("gebruikers", Field::Number),
        ("nutzer", Field::Number),
        ("revenue", Field::Revenue),
        ("transactions", Field::Orders),
    ],
    others: &[],
    needs: &[&[Field::Day]],
    least: 2,
    order: None,
    private: false,
    shape: days,
};

/// Tables of overviews, which stand above or below those by origin.
pub(super) const GA4_DAILY: Format = Format {
    source: Source::Ga4,
    about: About::Days,
    platform: None,
    names: &[
        ("nth day", Field::NthDay),
        ("date", Field::Day),
        ("sessions", Field::Sessions),
        ("total revenue", Field::Revenue),
    ],
    others: &["active users", "new users", "users", "total users", "event count", "views", "key events"],
    needs: &[&[Field::NthDay]],
    least: 2,
    order: None,
    private: false,
    shape: days_above,
};

/// What tells where visits came from.
const ORIGIN: &[Field] = &[
    Field::SourceMedium,
    Field::UtmSource,
    Field::UtmMedium,
    Field::UtmCampaign,
    Field::UtmContent,
    Field::UtmTerm,
    Field::Channel,
];

fn visits(draft: &mut Draft) {
    days_above(draft);
    let origin: Vec<_> = ORIGIN.iter().filter_map(|field| draft.column(*field)).collect();
    let range = draft.column(Field::Range);
    draft.without_totals(|grid, row| {
        let nowhere = origin.iter().all(|place| grid.cell(row, *place).text.is_empty());
        let change = range.is_some_and(|place| plain(grid.cell(row, place).text).contains("change"));
        nowhere || change || grid.row(row).any(|cell| TOTALS.contains(&plain(cell.text).as_str()))
    });
}

/// What rows say that add up the others.
const TOTALS: [&str; 4] = ["grand total", "totals", "eindtotaal", "gesamtsumme"];

fn days(draft: &mut Draft) {
    days_above(draft);
    let Some(day) = draft.column(Field::Day) else { return };
    draft.without_totals(|grid, row| grid.cell(row, day).text.is_empty());
}

/// Reads what stands above, in `# Start date: 20260501` and `# End date: 20260531` or in `# 20260501-20260531`. Of tables that
/// stand one below the other, some have it from the one above.
fn days_above(draft: &mut Draft) {
    let grid = draft.grid;
    let remarks = || (0..draft.header).rev().filter_map(|row| grid.cell(row, 0).text.strip_prefix('#')).map(str::trim);
    let mut title = None;
    for remark in remarks() {
        let (name, told) = remark.split_once(':').unwrap_or((remark, ""));
        match plain(name).as_str() {
            "start date" => draft.given.from = draft.given.from.or(day::sure(told).map(When::from)),
            "end date" => draft.given.to = draft.given.to.or(day::sure(told).map(When::from)),
            _ => {
                if let Some((from, to)) = day::range(remark)
                    && draft.given.from.is_none()
                {
                    (draft.given.from, draft.given.to) = (Some(from.into()), Some(to.into()));
                } else if remark.contains(char::is_alphabetic) {
                    title = Some(remark);
                }
            }
        }
        if remark.starts_with("---") && title.is_some() && draft.given.from.is_some() {
            break;
        }
    }
    if let (Some(title), true) = (title, draft.title.is_empty()) {
        title.clone_into(&mut draft.title);
    }
}
