//! What is stored of a campaign, an influencer and a post: one line for each fact, read and written side by side.
//!
//! A column or name that is added needs nothing more: older apps leave a document alone that has one they do not know.
//! One that goes, or gets another meaning, makes a new version of the document with a migration.

use super::cell::{Cell, Wrong, parsed};
use super::days::{days_text, read_days};
use super::names::{
    codes_text, cpm_base, currency, emv, emv_prices, emv_prices_text, named, own_parts_text, placements_text, platform,
    rates_text, read_advice, read_codes, read_measures, read_objectives, read_own_parts, read_placements, read_rates,
    returns,
};
use super::studies::{
    Number, fingerprint_text, found_by, method_key, number, read_fingerprint, read_found_by, read_method, read_number,
    read_source, read_sources, source_text, sources_text,
};
use super::touches::{read_touches, touches_text};
use crate::campaign::advice::Advice;
use crate::campaign::model::{Account, Campaign, Influencer, Objective, Platform, Post, PostKind, Status};
use crate::campaign::records::{Counted, Order, OrderState, Series, Sessions};
use crate::campaign::study::Study;
use crate::campaign::tracking::{LinkPart, Tracking};
use crate::kpi::definitions::{Attribution, Emv, ReturnsModel, Rule};
use crate::kpi::measure::Measure;
use lift::Options;

/// The way of a fact into a document.
pub(crate) type Write<T> = fn(&T) -> Cell<'_>;

/// The way of a fact out of a document, also called for one that nobody told, with [`Cell::Nothing`].
pub(crate) type Read<T> = fn(&mut T, Cell<'_>) -> Result<(), Wrong>;

/// All facts of a `T`: their stable names and both ways, which lie apart because the first load only reads.
pub(crate) struct Columns<T: 'static> {
    pub(crate) names: &'static [&'static str],
    pub(crate) write: &'static [Write<T>],
    pub(crate) read: &'static [Read<T>],
}

/// One fact of a `T`.
struct Column<T: 'static> {
    name: &'static str,
    write: Write<T>,
    read: Read<T>,
}

const fn column<T>(name: &'static str, write: Write<T>, read: Read<T>) -> Column<T> {
    Column { name, write, read }
}

/// Takes columns apart while the program is compiled.
macro_rules! columns {
    ($all:ident: $of:ty = $columns:expr) => {
        pub(crate) const $all: Columns<$of> = {
            const ALL: &[Column<$of>] = &$columns;
    columns!(@each NAMES: &str = ALL, name);
    columns!(@each WRITE: Write<$of> = ALL, write);
    columns!(@each READ: Read<$of> = ALL, read);
            Columns { names: &NAMES, write: &WRITE, read: &READ }
        };
    };
    (@each $list:ident: $kind:ty = $all:ident, $part:ident) => {
        #[allow(clippy::indexing_slicing)] // what is out of bounds here does not compile
        const $list: [$kind; $all.len()] = {
            let mut list = [$all[0].$part; $all.len()];
            let mut place = 1;
            while place < list.len() {
                list[place] = $all[place].$part;
                place += 1;
            }
            list
        };
    };
}

/// Sets what could be read. A function of its own, which all columns of a kind share.
fn put<T>(slot: &mut T, value: Result<T, Wrong>) -> Result<(), Wrong> {
    value.map(|value| *slot = value)
}

/// A fact that stands in one field of the model: its field, the way out and the way in.
macro_rules! field {
    ($name:literal, & $($field:ident).+) => {
        column($name, |of| Cell::text(&of.$($field).+), |of, cell| put(&mut of.$($field).+, cell.into_text()))
    };
    ($name:literal, $($field:ident).+, $write:ident, $read:ident) => {
        column($name, |of| Cell::$write(of.$($field).+), |of, cell| put(&mut of.$($field).+, cell.$read()))
    };
}

/// A value that must be there: its field, its text, and how the text is read.
macro_rules! key {
    ($name:literal, $field:ident, $print:expr, $read:expr) => {
        column(
            $name,
            |of| Cell::print(Some($print(&of.$field))),
            |of, cell| put(&mut of.$field, cell.as_text().and_then($read)),
        )
    };
}

/// A pattern of the campaign's links; the usual one need not be told, and an empty one is told as such.
macro_rules! pattern {
    ($name:literal, $($field:ident).+, $usual:expr) => {
        column(
            $name,
            |of| {
                let pattern = &of.tracking.$($field).+;
                if pattern == $usual { Cell::Nothing } else { Cell::Text(pattern.into()) }
            },
            |of, cell| {
                let told = cell != Cell::Nothing;
                let pattern = cell.into_text();
                put(&mut of.tracking.$($field).+, pattern.map(|text| if told { text } else { $usual.to_owned() }))
            },
        )
    };
}

columns!(FACTS: Campaign = [
    key!("id", id, ToString::to_string, parsed),
    field!("name", &name),
    field!("brand", &brand),
    column(
        "objectives",
        |of| Cell::words(of.objectives.iter().copied().map(Objective::key)),
        |of, cell| read_objectives(&cell).map(|value| of.objectives = value),
    ),
    field!("start", start, print, into_date),
    field!("end", end, print, into_date),
    key!("currency", currency, |currency: &crate::kpi::unit::Currency| currency.code(), currency),
    column(
        "cpm_base",
        |of| Cell::Text(of.definitions.cpm_base.key().into()),
        |of, cell| cell.map(cpm_base).map(|value| of.definitions.cpm_base = value.unwrap_or_default()),
    ),
    column(
        "engagement",
        |of| Cell::words(of.definitions.engagement.iter().map(Measure::key)),
        |of, cell| read_measures(&cell).map(|value| of.definitions.engagement = value),
    ),
    column(
        "returns",
        |of| Cell::print(Some(of.definitions.returns).filter(|model| *model != ReturnsModel::default()).map(ReturnsModel::key)),
        |of, cell| cell.map(returns).map(|value| of.definitions.returns = value.unwrap_or_default()),
    ),
    column(
        "emv",
        |of| Cell::print(of.definitions.emv.map(Emv::key)),
        |of, cell| cell.map(emv).map(|value| of.definitions.emv = value),
    ),
    column(
        "emv_prices",
        |of| Cell::print(emv_prices_text(&of.definitions)),
        |of, cell| cell.map(emv_prices).map(|value| of.definitions.emv_prices = value.unwrap_or_default()),
    ),
    column(
        "attribution",
        |of| {
            let rule = of.definitions.attribution.rule;
            Cell::text(if rule == Rule::default() { "" } else { rule.key() })
        },
        |of, cell| {
            let rule = cell.map(|text| named(&Rule::ALL, Rule::key, text));
            rule.map(|value| of.definitions.attribution.rule = value.unwrap_or_default())
        },
    ),
    column(
        "attribution_window",
        |of| {
            let days = of.definitions.attribution.window;
            Cell::count((days != Attribution::default().window).then_some(days.into()))
        },
        |of, cell| {
            let days = cell.into_count()?.map(u32::try_from).transpose().map_err(|_| Wrong::Value)?;
            of.definitions.attribution.window = days.unwrap_or(Attribution::default().window);
            Ok(())
        },
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
    pattern!("destination", destination, LinkPart::Destination.usual()),
    pattern!("utm_source", tags.source, LinkPart::Source.usual()),
    pattern!("utm_medium", tags.medium, LinkPart::Medium.usual()),
    pattern!("utm_campaign", tags.campaign, LinkPart::Campaign.usual()),
    pattern!("utm_content", tags.content, LinkPart::Content.usual()),
    pattern!("utm_term", tags.term, LinkPart::Term.usual()),
    column(
        "placements",
        |of| placements_text(&of.tracking.placements),
        |of, cell| read_placements(&cell).map(|value| of.tracking.placements = value),
    ),
    pattern!("code_pattern", code_pattern, Tracking::DEFAULT_CODE),
    field!("discount", tracking.discount, discount, into_discount),
    column(
        "sitewide_codes",
        |of| codes_text(&of.tracking.sitewide),
        |of, cell| read_codes(&cell).map(|value| of.tracking.sitewide = value),
    ),
    column(
        "rates",
        |of| rates_text(&of.rates),
        |of, cell| {
            // The currency stands before it.
            let rates = cell.map(|text| read_rates(text, of.currency))?;
            of.rates = rates.unwrap_or_default();
            Ok(())
        },
    ),
]);

/// The account on one platform: its followers.
macro_rules! account {
    ($name:literal, $platform:ident) => {
        column($name, |of| account(of, Platform::$platform), |of, cell| read_account(of, Platform::$platform, cell))
    };
}

fn account(of: &Influencer, platform: Platform) -> Cell<'_> {
    of.account(platform).map_or(Cell::Nothing, |account| Cell::reading(account.followers, account.estimated))
}

fn read_account(of: &mut Influencer, platform: Platform, cell: Cell<'_>) -> Result<(), Wrong> {
    let (followers, estimated) = cell.into_reading()?;
    let account = Account { platform, followers, estimated };
    of.accounts.extend((!account.is_blank()).then_some(account));
    Ok(())
}

columns!(INFLUENCER: Influencer = [
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
    column("codes", |of| codes_text(&of.codes), |of, cell| read_codes(&cell).map(|value| of.codes = value)),
    field!("discount", discount, discount, into_discount),
    column("links", |of| own_parts_text(&of.links), |of, cell| read_own_parts(&cell).map(|value| of.links = value)),
]);

/// What the platform reports of one measure.
macro_rules! reading {
    ($name:literal, $measure:ident) => {
        column($name, |of| reading(of, Measure::$measure), |of, cell| read_reading(of, Measure::$measure, cell))
    };
}

fn reading(of: &Post, measure: Measure) -> Cell<'_> {
    let reading = of.insights.get(measure);
    Cell::reading(reading.map(|reading| reading.value), of.insights.is_estimated(measure))
}

fn read_reading(of: &mut Post, measure: Measure, cell: Cell<'_>) -> Result<(), Wrong> {
    let (number, estimated) = cell.into_reading()?;
    of.insights.set(measure, number);
    of.insights.set_estimated(measure, estimated);
    Ok(())
}

columns!(POST: Post = [
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
    field!("platform_id", &platform_id),
]);

/// A currency of its own, if an amount has one.
macro_rules! own_currency {
    () => {
        column(
            "currency",
            |of| Cell::print(of.currency.map(|currency| currency.code())),
            |of, cell| cell.map(currency).map(|value| of.currency = value),
        )
    };
}

columns!(ORDER: Order = [
    field!("id", &id),
    field!("day", day, print, into_date),
    column(
        "minute",
        |of| Cell::count(of.minute.map(u64::from)),
        |of, cell| {
            let minute = cell.into_count()?.map(u16::try_from).transpose();
            minute.map_err(|_| Wrong::Value).map(|value| of.minute = value)
        },
    ),
    field!("total", total, amount, into_amount),
    own_currency!(),
    field!("codes", &codes),
    field!("source", &utm.source),
    field!("medium", &utm.medium),
    field!("campaign", &utm.campaign),
    field!("content", &utm.content),
    field!("term", &utm.term),
    column(
        "new_customer",
        |of| Cell::count(of.new_customer.map(u64::from)),
        |of, cell| {
            of.new_customer = match cell.into_count()? {
                None => None,
                Some(0) => Some(false),
                Some(1) => Some(true),
                Some(_) => return Err(Wrong::Value),
            };
            Ok(())
        },
    ),
    column(
        "state",
        |of| Cell::text(if of.state == OrderState::Counts { "" } else { of.state.key() }),
        |of, cell| {
            let state = cell.map(|text| named(&OrderState::ALL, OrderState::key, text));
            state.map(|value| of.state = value.unwrap_or_default())
        },
    ),
    column(
        "touches",
        |of| touches_text(&of.touches),
        |of, cell| cell.map(read_touches).map(|value| of.touches = value.unwrap_or_default()),
    ),
]);

columns!(SESSIONS: Sessions = [
    field!("from", origin.from, print, into_date),
    field!("to", origin.to, print, into_date),
    field!("channel", &origin.channel),
    field!("source", &origin.utm.source),
    field!("medium", &origin.utm.medium),
    field!("campaign", &origin.utm.campaign),
    field!("content", &origin.utm.content),
    field!("term", &origin.utm.term),
    field!("sessions", sessions, count, into_count),
    field!("new_users", new_users, count, into_count),
    field!("key_events", key_events, real, into_real),
    field!("revenue", revenue, amount, into_amount),
    own_currency!(),
]);

columns!(SERIES: Series = [
    column(
        "counted",
        |of| Cell::Text(of.subject.counted.key().into()),
        |of, cell| {
            let counted = cell.as_text().and_then(|text| named(&Counted::ALL, Counted::key, text));
            counted.map(|value| of.subject.counted = value)
        },
    ),
    column(
        "platform",
        |of| Cell::print(of.subject.platform.map(Platform::key)),
        |of, cell| cell.map(platform).map(|value| of.subject.platform = value),
    ),
    field!("label", &subject.label),
    column(
        "days",
        |of| days_text(&of.days),
        |of, cell| cell.as_text().and_then(read_days).map(|value| of.days = value),
    ),
]);

/// A whole number of a study's options; one that nobody told is as it was.
macro_rules! whole {
    ($name:literal, $field:ident, $kind:ty) => {
        column(
            $name,
            |of| Cell::count(u64::try_from(of.options.$field).ok()),
            |of, cell| {
                if let Some(count) = cell.into_count()? {
                    of.options.$field = <$kind>::try_from(count).map_err(|_| Wrong::Value)?;
                }
                Ok(())
            },
        )
    };
}

/// Yes as 1, no as nothing.
macro_rules! flag {
    ($name:literal, $field:ident) => {
        column(
            $name,
            |of| Cell::count(of.$field.then_some(1)),
            |of, cell| put(&mut of.$field, cell.into_count().map(|count| count == Some(1))),
        )
    };
}

/// One number of what a study found.
macro_rules! found {
    ($name:literal, $number:ident) => {
        column($name, |of| number(of, Number::$number), |of, cell| read_number(of, Number::$number, cell))
    };
}

columns!(STUDY: Study = [
    key!("id", id, ToString::to_string, parsed),
    key!("source", source, source_text, read_source),
    column(
        "controls",
        |of| sources_text(&of.controls),
        |of, cell| cell.map(read_sources).map(|value| of.controls = value.unwrap_or_default()),
    ),
    key!("method", options, |options: &Options| method_key(options.method), |text| {
        read_method(text).map(|method| Options { method, seasons: 0, draws: Study::DRAWS, seed: 0 })
    }),
    whole!("seasons", seasons, usize),
    whole!("draws", draws, usize),
    whole!("seed", seed, u64),
    field!("from", from, print, into_date),
    field!("first", first, print, into_date),
    field!("last", last, print, into_date),
    flag!("blank_is_zero", blank_is_zero),
    flag!("counts", counts),
    column("fingerprint", fingerprint_text, |of, cell| read_fingerprint(of, &cell)),
    column(
        "days",
        |of| Cell::count(of.finding.as_ref().map(|finding| finding.days)),
        |of, cell| {
            if let Some(days) = cell.into_count()? {
                of.finding.as_mut().ok_or(Wrong::Value)?.days = days;
            }
            Ok(())
        },
    ),
    found!("observed", Observed),
    found!("predicted", Predicted),
    found!("predicted_low", PredictedLow),
    found!("predicted_high", PredictedHigh),
    found!("relative", Relative),
    found!("relative_low", RelativeLow),
    found!("relative_high", RelativeHigh),
    found!("tail", Tail),
    column("found_by", found_by, |of, cell| read_found_by(of, &cell)),
]);
