//! What is stored of a campaign, an influencer and a post: one line for each fact, read and written side by side.
//!
//! A column or name that is added needs nothing more: older apps leave a document alone that has one they do not know.
//! One that goes, or gets another meaning, makes a new version of the document with a migration.

use super::cell::{Cell, Wrong, parsed};
use super::names::{
    cpm_base, currency, emv, emv_text, named, objective_key, platform, read_measures, read_objectives, returns,
};
use crate::campaign::insights::Reading;
use crate::campaign::model::{Account, Campaign, Fee, Foreign, Influencer, Platform, Post, PostKind, Status};
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
        |of| Cell::print(of.definitions.emv.and_then(emv_text)),
        |of, cell| cell.map(emv).map(|value| of.definitions.emv = value),
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
];

/// The account on one platform: its followers, "~" before an estimate, "?" for an unknown number.
macro_rules! account {
    ($name:literal, $platform:ident) => {
        column(
            $name,
            |of: &Influencer| of.account(Platform::$platform).map_or(Cell::Nothing, account_cell),
            |of, cell| Ok(of.accounts.extend(read_account(Platform::$platform, cell)?)),
        )
    };
}

fn account_cell(account: &Account) -> Cell<'static> {
    match account {
        Account { followers: None, estimated: false, .. } => Cell::Text("?".into()),
        Account { followers: None, estimated: true, .. } => Cell::Text("~?".into()),
        Account { followers: Some(value), estimated, .. } => {
            Cell::reading(Some(Reading { value: *value, estimated: *estimated }))
        }
    }
}

fn read_account(platform: Platform, cell: Cell<'_>) -> Result<Option<Account>, Wrong> {
    let account = |followers, estimated| Some(Account { platform, followers, estimated });
    Ok(match &cell {
        Cell::Text(text) if text == "?" => account(None, false),
        Cell::Text(text) if text == "~?" => account(None, true),
        _ => cell.into_reading()?.and_then(|reading| account(Some(reading.value), reading.estimated)),
    })
}

pub(super) const INFLUENCER: &[Column<Influencer>] = &[
    key!("id", id, ToString::to_string, parsed),
    field!("handle", &handle),
    field!("name", &name),
    column(
        "fee",
        |of| Cell::amount(of.fee.map(|fee| fee.amount)),
        |of, cell| cell.into_amount().map(|value| of.fee = value.map(|amount| Fee { amount, foreign: None })),
    ),
    column(
        "fee_currency",
        |of| Cell::print(foreign(of).map(|foreign| foreign.currency.code())),
        |of, cell| match (cell.map(currency)?, &mut of.fee) {
            (None, _) => Ok(()),
            (Some(currency), Some(fee)) => {
                fee.foreign = Some(Foreign { currency, rate: None, date: None });
                Ok(())
            }
            (Some(_), None) => Err(Wrong::Value),
        },
    ),
    column(
        "fee_rate",
        |of| Cell::real(foreign(of).and_then(|foreign| foreign.rate)),
        |of, cell| cell.into_real().and_then(|rate| set_foreign(of, rate, |foreign, rate| foreign.rate = Some(rate))),
    ),
    column(
        "fee_date",
        |of| Cell::print(foreign(of).and_then(|foreign| foreign.date)),
        |of, cell| cell.into_date().and_then(|date| set_foreign(of, date, |foreign, date| foreign.date = Some(date))),
    ),
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

fn foreign(influencer: &Influencer) -> Option<Foreign> {
    influencer.fee?.foreign
}

/// Sets a part of a foreign fee; without one there is nothing it could belong to.
fn set_foreign<T>(influencer: &mut Influencer, value: Option<T>, set: fn(&mut Foreign, T)) -> Result<(), Wrong> {
    let Some(value) = value else { return Ok(()) };
    let fee = influencer.fee.as_mut().ok_or(Wrong::Value)?;
    set(fee.foreign.as_mut().ok_or(Wrong::Value)?, value);
    Ok(())
}

/// What the platform reports of one measure; "~" before an estimate.
macro_rules! reading {
    ($name:literal, $measure:ident) => {
        column(
            $name,
            |of: &Post| Cell::reading(of.insights.get(Measure::$measure)),
            |of, cell| cell.into_reading().map(|value| of.insights.set(Measure::$measure, value)),
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
    column(
        "other_assets",
        |of| Cell::count(of.other_assets.map(u64::from)),
        |of, cell| {
            let count = cell.into_count()?.map(u32::try_from).transpose();
            count.map(|value| of.other_assets = value).map_err(|_| Wrong::Value)
        },
    ),
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
