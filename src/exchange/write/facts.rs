//! The facts of a campaign as tables: what stands in its document, each column under the same name, money in major units.
//!
//! An estimate is a number like any other, so that sheets can add it up; which numbers of a row are estimates, a column of its
//! own says.

use std::rc::Rc;

use super::table::{Table, Value, major};
use crate::campaign::index::Index;
use crate::campaign::insights::REPORTED;
use crate::campaign::model::{Campaign, Influencer, Platform, read_date};
use crate::campaign::table::cell::Cell;
use crate::campaign::table::columns::{Columns, FACTS, INFLUENCER, POST};
use crate::kpi::unit::Currency;

/// The column that names which numbers of its row are estimates, with spaces between.
pub const ESTIMATED: &str = "estimated";

/// The column of posts that says whose they are, for those who read it; the id beside it is what counts.
pub const HANDLE: &str = "handle";

/// The column of discounts: a rate, or a sum with its currency.
pub(in crate::exchange) const DISCOUNT: &str = "discount";

/// Columns of days.
pub(in crate::exchange) const DAYS: [&str; 5] = ["published", "fee_date", "start", "end", "binned"];
/// Columns of numbers with decimals.
pub(in crate::exchange) const NUMBERS: [&str; 4] = ["fee_rate", "margin", "return_rate", "target_profit"];
/// Columns of money.
pub(in crate::exchange) const AMOUNTS: [&str; 9] =
    ["fee", "product", "shipping", "other", "commission", "revenue", "discounts", "cost", "budget"];
/// Columns of whole numbers that are never estimates.
const COUNTS: [&str; 6] = ["orders", "clicks", "new_customers", "redemptions", "followers", "other_assets"];

/// The column of an influencer's followers on a platform.
pub fn account_column(platform: Platform) -> &'static str {
    // "other" is a cost.
    if platform == Platform::Other { "other_platform" } else { platform.key() }
}

/// Everybody who posts for the campaign, one row each.
pub fn influencers(campaign: &Campaign) -> Table {
    let currency = |influencer: &Influencer, column: &str| match column {
        "fee" => influencer.fee.currency.unwrap_or(campaign.currency),
        _ => campaign.currency,
    };
    table(&INFLUENCER, &campaign.influencers, currency)
}

/// Every post, planned ones included, one row each.
pub fn posts(campaign: &Campaign) -> Table {
    let mut table = table(&POST, &campaign.posts, |_, _| campaign.currency);
    let after = table.place("influencer").map_or(0, |place| place + 1);
    table.columns.insert(after, HANDLE.to_owned());
    let index = Index::of(campaign.influencers.iter().map(|influencer| influencer.id));
    for (row, post) in table.rows.iter_mut().zip(&campaign.posts) {
        let author = index.get(post.influencer).and_then(|place| campaign.influencers.get(place));
        row.insert(after, author.map_or(Value::Nothing, |author| Value::text(author.handle.as_str())));
    }
    table
}

/// What holds for the campaign as a whole: names and values.
pub fn campaign(campaign: &Campaign) -> Vec<(&'static str, Value)> {
    let facts = FACTS.names.iter().zip(FACTS.write);
    facts.map(|(name, write)| (*name, value(name, write(campaign), campaign.currency).0)).collect()
}

fn table<T>(columns: &Columns<T>, rows: &[Rc<T>], currency: impl Fn(&T, &str) -> Currency) -> Table {
    let row = |of: &Rc<T>| {
        let mut estimated = Vec::new();
        let cells = columns.names.iter().zip(columns.write).map(|(name, write)| {
            let (value, is_estimated) = value(name, write(of), currency(of, name));
            estimated.extend(is_estimated.then_some(*name));
            value
        });
        let mut cells: Vec<_> = cells.collect();
        cells.push(Value::text(estimated.join(" ")));
        cells
    };
    let names = columns.names.iter().copied().chain([ESTIMATED]);
    Table { columns: names.map(str::to_owned).collect(), rows: rows.iter().map(row).collect() }
}

/// What a stored cell says, and whether it is an estimate.
fn value(name: &str, cell: Cell<'_>, currency: Currency) -> (Value, bool) {
    let value = match cell {
        Cell::Nothing => Value::Nothing,
        Cell::Count(count) => Value::Number(count.to_string()),
        // A bare number is a rate.
        Cell::Amount(minor) if name == DISCOUNT => {
            Value::Text(format!("{} {}", major(minor, currency), currency.code()))
        }
        Cell::Amount(minor) => Value::Number(major(minor, currency)),
        Cell::Text(text) => match text.strip_prefix('~').filter(|_| is_reading(name)) {
            Some("") => return (Value::Nothing, true),
            Some(number) => return (Value::Number(number.to_owned()), true),
            None if NUMBERS.contains(&name) => Value::Number(text.into_owned()),
            None => match read_date(&text).filter(|_| DAYS.contains(&name)) {
                Some(day) => Value::Day(day),
                None => Value::Text(text.into_owned()),
            },
        },
    };
    (value, false)
}

/// Whether a column holds whole numbers.
pub(in crate::exchange) fn is_count(name: &str) -> bool {
    COUNTS.contains(&name) || is_reading(name)
}

/// Whether a column holds numbers that may be estimates.
pub(in crate::exchange) fn is_reading(name: &str) -> bool {
    REPORTED.iter().any(|measure| measure.key() == name)
        || Platform::ALL.into_iter().any(|platform| account_column(platform) == name)
}
