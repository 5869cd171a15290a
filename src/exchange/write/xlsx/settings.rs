//! The sheet with what holds for the campaign as a whole, and what its formulas ask for: margins, days, prices, tiers.

use super::book::Book;
use super::sheet::{Cell, Column, FIRST, Look, Sheet, letters, quoted};
use crate::campaign::figures::days;
use crate::exchange::write::facts;
use crate::exchange::write::rows::parameters;
use crate::exchange::write::table::Value;
use crate::kpi::measure::Measure;
use crate::kpi::tier::Tier;

/// What says nothing to people, or stands in rows of its own.
const LEFT_OUT: [&str; 3] = ["binned", "dismissed", "emv_prices"];

/// The column of values.
const VALUES: usize = 2;

/// The rows: stable names, and what people call them, and cells.
fn rows(book: &Book<'_>) -> Vec<(String, String, Cell)> {
    let told = facts::campaign(book.campaign).into_iter().filter(|(name, _)| !LEFT_OUT.contains(name));
    let told = told.map(|(name, value)| (name.to_owned(), title(book, name), Cell::Told(value)));
    let mut rows: Vec<_> = told.collect();
    let place = |name: &str, rows: &[(String, String, Cell)]| {
        let at = rows.iter().position(|(other, ..)| other == name).unwrap_or_default();
        format!("${}${}", letters(VALUES), FIRST + at)
    };
    let (start, end) = (place("start", &rows), place("end", &rows));
    let formula = format!("IF(AND(ISNUMBER({start}),ISNUMBER({end})),IF({end}>={start},{end}-{start}+1,\"\"),\"\")");
    let length = Cell::Computed(formula, Value::number(days(book.campaign)));
    rows.push((Measure::Days.key().to_owned(), title(book, Measure::Days.key()), length));
    for measure in parameters() {
        if rows.iter().all(|(name, ..)| name != measure.key()) {
            let value = Value::number(book.campaign.definitions.parameter(measure));
            rows.push((measure.key().to_owned(), title(book, measure.key()), Cell::Told(value)));
        }
    }
    for tier in Tier::ALL {
        let from = Cell::Told(Value::count(Some(book.tiers.range(tier).0)));
        rows.push((tier.key().to_owned(), book.export.tier_from.with((book.strings.tier_name)(tier)), from));
    }
    rows
}

fn title(book: &Book<'_>, name: &str) -> String {
    let (words, strings) = (book.words, book.strings);
    match name {
        "id" => book.export.id,
        "name" => words.name,
        "brand" => words.brand,
        "objectives" => words.objectives,
        "start" => words.start,
        "end" => words.end,
        "currency" => strings.currency,
        "cpm_base" => words.cpm_base,
        "engagement" => words.engagement,
        "returns" => strings.returns_model,
        "emv" => words.emv,
        "budget" => words.budget,
        "notes" => words.notes,
        "rates" => book.export.exchange_rate,
        name => Measure::from_key(name).map_or(name, strings.measure),
    }
    .to_owned()
}

/// The cell of a value, for formulas on other sheets.
pub fn place(book: &Book<'_>, name: &str) -> String {
    let at = rows(book).iter().position(|(other, ..)| other == name).unwrap_or_default();
    format!("{}${}${}", quoted(book.names.campaign), letters(VALUES), FIRST + at)
}

/// The fewest followers of each tier, and their keys.
pub fn tiers(book: &Book<'_>) -> (String, String) {
    let first = rows(book).iter().position(|(name, ..)| name == Tier::BelowNano.key()).unwrap_or_default() + FIRST;
    let last = first + Tier::ALL.len() - 1;
    let range = |column: usize| {
        let letters = letters(column);
        format!("{}${letters}${first}:${letters}${last}", quoted(book.names.campaign))
    };
    (range(VALUES), range(VALUES - 1))
}

/// The sheet.
pub fn sheet(book: &Book<'_>) -> Sheet {
    let columns = vec![
        Column { width: 36, ..Column::new("setting", book.export.setting) },
        Column { width: 18, ..Column::new("id", book.export.id) },
        Column { width: 30, look: Look::Plain, ..Column::new("value", book.export.value) },
    ];
    let row = |(name, title, cell): (String, String, Cell)| {
        vec![Cell::Told(Value::text(title)), Cell::Told(Value::text(name)), cell]
    };
    Sheet {
        name: book.names.campaign,
        columns,
        rows: rows(book).into_iter().map(row).collect(),
        frozen: 2,
        digits: book.digits(),
    }
}
