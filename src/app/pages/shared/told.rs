//! Facts by name, as a list of differences tells them: what a fact is called, and what it says.

use std::borrow::Cow;

use crate::app::context::Page;
use crate::campaign::merge::{Difference, Key, Name, Part, Row, Value, amount};
use crate::campaign::model::{Campaign, Objective, Platform, PostKind, Status, read_date};
use crate::campaign::rates::Rate;
use crate::campaign::table::names::read_rates;
use crate::i18n::LinkStrings;
use crate::kpi::catalogue::KpiId;
use crate::kpi::definitions::{CpmBase, Emv, ReturnsModel};
use crate::kpi::measure::Measure;
use crate::kpi::unit::{Currency, Money};

/// Texts that are days.
const DAYS: [&str; 8] = ["start", "end", "binned", "fee_date", "published", "day", "from", "to"];

/// Numbers that are parts of a whole.
const PARTS: [&str; 5] = ["margin", "return_rate", "target_profit", "discount", "fee_rate"];

/// Longer texts are cut.
const LONG: usize = 120;

fn text<'a>(row: &'a Row, column: &'static str) -> Option<&'a str> {
    match row.get(&Name::of(column))? {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// What a record is called.
pub(super) fn record(page: Page, campaign: &Campaign, difference: &Difference) -> String {
    let (strings, row) = (page.strings, &difference.row);
    match difference.part {
        Part::Facts | Part::Targets => page.words().campaign.to_owned(),
        Part::Influencers => {
            let named = text(row, "name").or_else(|| text(row, "handle"));
            named.unwrap_or(page.words().new_influencer).to_owned()
        }
        Part::Posts => {
            let whose = text(row, "influencer").and_then(|id| influencer(campaign, id));
            let told = [platform(page, row), text(row, "published").map(|day| date(page, day)), whose];
            std::iter::once(strings.post.to_owned()).chain(told.into_iter().flatten()).collect::<Vec<_>>().join(" · ")
        }
        Part::Orders => format!("{} {}", page.links().order, text(row, "id").unwrap_or_default()),
        Part::Sessions => {
            let told = ["channel", "source", "medium", "campaign", "content", "from"];
            let told = told.into_iter().filter_map(|column| text(row, column)).map(str::to_owned);
            std::iter::once(page.links().visits.to_owned()).chain(told).collect::<Vec<_>>().join(" · ")
        }
        Part::Studies => page.links().study.to_owned(),
        Part::Days => {
            let counted = text(row, "counted").map(|key| choice(page, "counted", key).into_owned());
            let day = text(row, "day").map(|day| date(page, day));
            let told = [counted, platform(page, row), text(row, "label").map(str::to_owned), day];
            told.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
    }
}

/// What a fact is called.
pub(super) fn name(page: Page, part: Part, name: Name) -> String {
    let (strings, words) = (page.strings, page.words());
    if part == Part::Targets {
        let kpi = name.column.parse::<KpiId>().map(|kpi| (strings.kpi)(kpi).name).unwrap_or_default();
        return strings.target_of.with(kpi);
    }
    let known = match (part, name.column) {
        (_, "name") => words.name,
        (_, "brand") => words.brand,
        (_, "handle") => words.handle,
        (_, "notes") => words.notes,
        (_, "objectives") => objective(page, name.word),
        (_, "engagement") => {
            let measure = Measure::from_key(name.word).map(|measure| (strings.measure)(measure)).unwrap_or_default();
            return format!("{}{}{measure}", words.engagement, strings.colon);
        }
        (_, "rates") if !name.word.is_empty() => {
            let rates = (page.links().fact)(name.column).unwrap_or_default();
            return format!("{rates}{}{}/{}", strings.colon, name.word, name.to);
        }
        (_, "start") => words.start,
        (_, "end") => words.end,
        (_, "currency") => strings.currency,
        (_, "budget") => words.budget,
        (_, "cpm_base") => words.cpm_base,
        (_, "returns") => strings.returns_model,
        (_, "emv" | "emv_prices") => words.emv,
        (_, "fee") => words.fee,
        (_, "fee_currency") => words.fee_currency,
        (Part::Influencers, "fee_rate") => page.exports().exchange_rate,
        (Part::Influencers, "fee_date") => words.rate_date,
        (_, "product") => words.product,
        (_, "shipping") => words.shipping,
        (_, "other") => words.other_cost,
        (_, "commission") => words.commission,
        (_, "platform") => words.platform,
        (_, "kind") => words.kind,
        (_, "status") => words.status,
        (_, "published") => words.published,
        (_, "permalink") => words.permalink,
        (_, "cost") => words.own_cost,
        (Part::Posts, "followers") => words.followers_on_day,
        (_, "other_assets") => words.other_assets,
        (_, "influencer") => strings.influencer,
        (Part::Influencers, "clicks") => words.clicks_total,
        (_, column) => {
            let platform = if column == "other_platform" { Some(Platform::Other) } else { Platform::from_key(column) };
            if let Some(platform) = platform {
                return words.followers_on.with((strings.platform_name)(platform));
            }
            match (page.links().fact)(column) {
                Some(known) => known,
                None => {
                    let measure = Measure::from_key(column).map(|measure| (strings.measure)(measure));
                    measure.unwrap_or(page.links().other_fact)
                }
            }
        }
    };
    known.to_owned()
}

/// What a fact says; `row` is the record that it stands in.
pub(super) fn value(
    page: Page,
    campaign: &Campaign,
    (part, row): (Part, &Row),
    name: Name,
    value: Option<&Value>,
) -> String {
    let links = page.links();
    // What a list holds is told or not.
    if !name.word.is_empty() && !matches!(value, Some(Value::Text(_))) && name.column != "rates" {
        return if value.is_some() { links.yes } else { links.no }.to_owned();
    }
    match value {
        None => links.nothing.to_owned(),
        Some(Value::Count(count)) => page.format.count(*count as f64),
        Some(Value::Figure(figure)) => money(page, *figure, currency(campaign, name.column, row)),
        Some(Value::Text(text)) => told(page, campaign, part, name.column, text),
    }
}

fn told(page: Page, campaign: &Campaign, part: Part, column: &'static str, text: &str) -> String {
    let strings = page.strings;
    let number = || text.parse::<f64>().ok();
    // What is in it is for its own page.
    if part == Part::Studies {
        return page.links().study.to_owned();
    }
    if DAYS.contains(&column) {
        return date(page, text);
    }
    if let Some(count) = text.strip_prefix('~') {
        return format!(
            "{} ({})",
            count.parse().map(|count| page.format.count(count)).unwrap_or_default(),
            strings.estimated
        );
    }
    match (part, column) {
        (_, "placements") => {
            let placements = text.split(' ').map(|key| choice(page, column, key));
            placements.collect::<Vec<_>>().join(strings.list_separator)
        }
        (Part::Targets, _) => {
            let unit = column.parse::<KpiId>().ok().zip(number());
            unit.map_or_else(
                || text.to_owned(),
                |(kpi, target)| page.format.quantity(target, kpi.entry().unit, campaign.currency),
            )
        }
        (Part::Facts, "rates") => rate_told(page, text, campaign.currency),
        (Part::Influencers, "fee_rate") => {
            number().map_or_else(|| text.to_owned(), |rate| page.format.decimal(rate, 6))
        }
        (_, column) if PARTS.contains(&column) => {
            number().map_or_else(|| text.to_owned(), |part| page.format.percent(part))
        }
        (_, "influencer") => influencer(campaign, text).unwrap_or_else(|| page.words().new_influencer.to_owned()),
        (Part::Days, "value") => number().map_or_else(|| text.to_owned(), |value| page.format.decimal(value, 2)),
        _ => choice(page, column, text).into_owned(),
    }
}

/// What a currency is worth, and the day of that.
fn rate_told(page: Page, text: &str, home: Currency) -> String {
    let Ok(rates) = read_rates(text, home) else { return text.to_owned() };
    let told = rates.iter().flat_map(|(_, Rate { rate, date })| {
        [rate.map(|rate| page.format.decimal(rate, 6)), date.map(|day| page.format.date(day))]
    });
    told.flatten().collect::<Vec<_>>().join(" · ")
}

/// A choice by its name in the page's language; what is none is as it was typed.
fn choice<'a>(page: Page, column: &str, key: &'a str) -> Cow<'a, str> {
    let (strings, words) = (page.strings, page.words());
    let known = match column {
        "platform" => Platform::from_key(key).map(strings.platform_name),
        "kind" => PostKind::ALL.into_iter().find(|kind| kind.key() == key).map(words.kind_name),
        "status" => Some((words.status_name)(Status::Planned)),
        "cpm_base" => CpmBase::ALL.into_iter().find(|base| base.key() == key).map(words.cpm_base_is),
        "returns" => ReturnsModel::from_key(key).map(strings.returns_model_is),
        "emv" => Emv::ALL.into_iter().find(|emv| emv.key() == key).map(words.emv_is),
        column => (page.links().choice)(column, key),
    };
    known.map_or_else(|| cut(key), Cow::Borrowed)
}

/// A text that is told in a sentence, with its end left out if it is long.
pub fn cut(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LONG) {
        None => Cow::Borrowed(text),
        Some((place, _)) => Cow::Owned(format!("{}…", text.get(..place).unwrap_or_default())),
    }
}

fn objective(page: Page, key: &str) -> &'static str {
    let objective = match key {
        "sales" => Objective::Sales,
        "content" => Objective::Content,
        _ => Objective::Awareness,
    };
    (page.strings.objective)(objective)
}

fn platform(page: Page, row: &Row) -> Option<String> {
    let platform = text(row, "platform").and_then(Platform::from_key)?;
    Some((page.strings.platform_name)(platform).to_owned())
}

fn date(page: Page, text: &str) -> String {
    read_date(text).map_or_else(|| text.to_owned(), |day| page.format.date(day))
}

fn influencer(campaign: &Campaign, id: &str) -> Option<String> {
    let influencer = campaign.influencer(id.parse().ok()?)?;
    Some(influencer.label()).filter(|label| !label.is_empty()).map(str::to_owned)
}

fn currency(campaign: &Campaign, column: &str, row: &Row) -> Currency {
    let own = text(row, if column == "fee" { "fee_currency" } else { "currency" });
    own.and_then(Currency::from_code).unwrap_or(campaign.currency)
}

fn money(page: Page, figure: i128, currency: Currency) -> String {
    let minor = amount(figure, currency).map_or(0, |amount| amount.0);
    page.format.money(Money::new(minor, currency).major(), currency)
}

/// Whether a fact has a name of its own in the page's language.
pub fn is_named(page: Page, part: Part, of: Name) -> bool {
    let links: &LinkStrings = page.links();
    name(page, part, of) != links.other_fact
}

/// Which record a difference is about, for the order in which they are told.
pub(super) fn same_record(one: &Difference, other: &Difference) -> bool {
    let of = |one: &Difference| (one.part, one.key.clone());
    of(one) == of(other) && one.key != Key::Only
}
