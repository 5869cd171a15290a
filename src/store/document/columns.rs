//! What is stored of a campaign, an influencer and a post: one line for each fact, read and written side by side.
//!
//! A column or name that is added needs nothing more: older apps leave a document alone that has one they do not know.
//! One that goes, or gets another meaning, makes a new version of the document with a migration.

use super::cell::{Cell, Wrong, parsed};
use super::names::{
    cpm_base, currency, emv, emv_key, emv_prices, emv_prices_text, named, objective_key, platform, read_advice,
    read_measures, read_objectives, returns,
};
use crate::campaign::advice::Advice;
use crate::campaign::model::{Account, Campaign, Influencer, Platform, Post, PostKind, Status};
use crate::kpi::definitions::{CpmBase, ReturnsModel};
use crate::kpi::measure::Measure;

/// One fact of a `T` under its stable name.
pub(super) struct Column<T: 'static> {
    pub(super) name: &'static str,
    pub(super) write: fn(&T) -> Cell<'_>,
    /// Also called for a fact that nobody told, with [`Cell::Nothing`].
    pub(super) read: fn(&mut T, Cell<'_>) -> Result<(), Wrong>,
}

const fn column<T>(
    name: &'static str,
    write: fn(&T) -> Cell<'_>,
    read: fn(&mut T, Cell<'_>) -> Result<(), Wrong>,
) -> Column<T> {
    Column { name, write, read }
}

/// A fact that stands in one field of the model: its field, the way out and the way in.
macro_rules! field {
    ($name:literal, & $($field:ident).+) => {
        column($name, |of| Cell::text(&of.$($field).+), |of, cell| cell.into_text().map(|value| of.$($field).+ = value))
    };
    ($name:literal, $($field:ident).+, $write:ident, $read:ident) => {
        column($name, |of| Cell::$write(of.$($field).+), |of, cell| cell.$read().map(|value| of.$($field).+ = value))
    };
}

/// A value that must be there: its field, its text, and how the text is read.
macro_rules! key {
    ($name:literal, $field:ident, $print:expr, $read:expr) => {
        column(
            $name,
            |of| Cell::print(Some($print(&of.$field))),
            |of, cell| cell.as_text().and_then($read).map(|value| of.$field = value),
        )
    };
}

pub(super) const FACTS: &[Column<Campaign>] = &[
    key!("id", id, ToString::to_string, parsed),
    field!("name", &name),
    field!("brand", &brand),
    column(
        "objectives",
        |of| Cell::words(of.objectives.iter().copied().map(objective_key)),
        |of, cell| read_objectives(&cell).map(|value| of.objectives = value),
    ),
    field!("start", start, print, into_date),
    field!("end", end, print, into_date),
    key!("currency", currency, |currency: &crate::kpi::unit::Currency| currency.code(), currency),
    column(
        "cpm_base",
        |of| Cell::Text(if of.definitions.cpm_base == CpmBase::Views { "views" } else { "impressions" }.into()),
        |of, cell| cell.map(cpm_base).map(|value| of.definitions.cpm_base = value.unwrap_or_default()),
    ),
    column(
        "engagement",
        |of| Cell::words(of.definitions.engagement.iter().map(Measure::key)),
        |of, cell| read_measures(&cell).map(|value| of.definitions.engagement = value),
    ),
    column(
        "returns",
        |of| Cell::text(if of.definitions.returns == ReturnsModel::Multiplicative { "multiplicative" } else { "" }),
        |of, cell| cell.map(returns).map(|value| of.definitions.returns = value.unwrap_or_default()),
    ),
    column(
        "emv",
        |of| Cell::print(of.definitions.emv.map(emv_key)),
        |of, cell| cell.map(emv).map(|value| of.definitions.emv = value),
    ),
    column(
        "emv_prices",
        |of| Cell::print(emv_prices_text(&of.definitions)),
        |of, cell| cell.map(emv_prices).map(|value| of.definitions.emv_prices = value.unwrap_or_default()),
    ),
    field!("followers_start", brand_followers.start, count, into_count),
    field!("followers_end", brand_followers.end, count, into_count),
    field!("margin", economics.margin, real, into_real),
    field!("fee_rate", economics.fee_rate, real, into_real),
    field!("return_rate", economics.return_rate, real, into_real),
    field!("target_profit", economics.target_profit, real, into_real),
    field!("budget", budget, amount, into_amount),
    field!("notes", &notes),
    field!("binned", binned, print, into_date),
    column(
        "dismissed",
        |of| Cell::words(of.dismissed.iter().copied().map(Advice::key)),
        |of, cell| read_advice(&cell).map(|value| of.dismissed = value),
    ),
];

/// The account on one platform: its followers.
macro_rules! account {
    ($name:literal, $platform:ident) => {
        column(
            $name,
            |of: &Influencer| {
                of.account(Platform::$platform)
                    .map_or(Cell::Nothing, |account| Cell::reading(account.followers, account.estimated))
            },
            |of, cell| {
                let (followers, estimated) = cell.into_reading()?;
                let account = Account { platform: Platform::$platform, followers, estimated };
                Ok(of.accounts.extend((!account.is_blank()).then_some(account)))
            },
        )
    };
}

pub(super) const INFLUENCER: &[Column<Influencer>] = &[
    key!("id", id, ToString::to_string, parsed),
    field!("handle", &handle),
    field!("name", &name),
    field!("fee", fee.amount, amount, into_amount),
    column(
        "fee_currency",
        |of| Cell::print(of.fee.currency.map(|currency| currency.code())),
        |of, cell| cell.map(currency).map(|value| of.fee.currency = value),
    ),
    field!("fee_rate", fee.rate, real, into_real),
    field!("fee_date", fee.date, print, into_date),
    field!("product", product, amount, into_amount),
    field!("shipping", shipping, amount, into_amount),
    field!("other", other, amount, into_amount),
    field!("commission", commission, amount, into_amount),
    field!("orders", totals.orders, count, into_count),
    field!("revenue", totals.revenue, amount, into_amount),
    field!("clicks", totals.clicks, count, into_count),
    field!("new_customers", totals.new_customers, count, into_count),
    field!("redemptions", totals.redemptions, count, into_count),
    field!("discounts", totals.discounts, amount, into_amount),
    field!("notes", &notes),
    // In the order of the model, so that accounts come back in that order.
    account!("instagram", Instagram),
    account!("tiktok", TikTok),
    account!("youtube", YouTube),
    account!("facebook", Facebook),
    account!("x", X),
    account!("linkedin", LinkedIn),
    account!("xiaohongshu", Xiaohongshu),
    account!("douyin", Douyin),
    account!("weibo", Weibo),
    account!("bilibili", Bilibili),
    account!("other_platform", Other),
];

/// What the platform reports of one measure.
macro_rules! reading {
    ($name:literal, $measure:ident) => {
        column(
            $name,
            |of: &Post| {
                let reading = of.insights.get(Measure::$measure);
                Cell::reading(reading.map(|reading| reading.value), of.insights.is_estimated(Measure::$measure))
            },
            |of, cell| {
                let (number, estimated) = cell.into_reading()?;
                of.insights.set(Measure::$measure, number);
                Ok(of.insights.set_estimated(Measure::$measure, estimated))
            },
        )
    };
}

pub(super) const POST: &[Column<Post>] = &[
    key!("id", id, ToString::to_string, parsed),
    key!("influencer", influencer, ToString::to_string, parsed),
    key!("platform", platform, |value: &Platform| value.key(), platform),
    key!("kind", kind, |value: &PostKind| value.key(), |text| named(&PostKind::ALL, |kind| kind.key(), text)),
    field!("permalink", &permalink),
    field!("published", published, print, into_date),
    reading!("impressions", Impressions),
    reading!("views", Views),
    reading!("reach", Reach),
    reading!("likes", Likes),
    reading!("comments", Comments),
    reading!("shares", Shares),
    reading!("saves", Saves),
    reading!("clicks", Clicks),
    reading!("new_users", NewUsers),
    field!("followers", followers, count, into_count),
    field!("cost", cost, amount, into_amount),
    field!("other_assets", other_assets, count, into_count),
    // Last, since most posts are live and then need nothing here.
    column(
        "status",
        |of| Cell::text(if of.status == Status::Planned { "planned" } else { "" }),
        |of, cell| {
            of.status = match &cell {
                Cell::Nothing => Status::Live,
                Cell::Text(text) if text == "planned" => Status::Planned,
                cell => return Err(Wrong::Unknown(cell.as_text()?.to_owned())),
            };
            Ok(())
        },
    ),
];
