//! The sheet between facts and KPIs: each row is one that formulas add up, each column a measure or what its formulas need.

mod person;
mod post;

use std::collections::BTreeSet;

use super::book::{Book, last};
use super::sheet::{Cell, Column, FIRST, Look, Sheet, letters, quoted};
use crate::campaign::facts::InfluencerRows;
use crate::campaign::index::Index;
use crate::campaign::model::Platform;
use crate::exchange::write::kpis::readings;
use crate::exchange::write::rows::{Rows, needed, summed};
use crate::exchange::write::table::Value;
use crate::kpi::definitions::Definitions;
use crate::kpi::measure::{Measure, MeasureSet, Role};
use crate::kpi::tally::Table;
use crate::kpi::unit::Unit;

/// The columns that say what a row is and where it counts.
const ABOUT: [&str; 8] =
    ["row", "person", "tier", "platform", "platform_of_clicks", "platform_of_person", "of_posts", "single"];

/// The columns that only other columns need.
const STEPS: [&str; 11] = [
    "place",
    "place_without_own",
    "day",
    "fee",
    "extras",
    "all_posts",
    "own_posts",
    "own_cost",
    "posts",
    "accounts",
    "cost_of_posts",
];

/// The rows of a section.
#[derive(Clone, Copy)]
pub struct Section {
    pub first: usize,
    pub last: usize,
}

/// Where everything stands on the sheet.
pub struct Layout {
    sheet: &'static str,
    columns: Vec<String>,
    /// The platforms with a post of each influencer: the place of the influencer, and the platform.
    pub on: Vec<(usize, Platform)>,
    pub posts: Section,
    pub accounts: Section,
    pub people: Section,
    pub wholes: Section,
    pub campaign: Section,
}

impl Layout {
    /// The layout of a campaign.
    pub fn of(book: &Book<'_>) -> Layout {
        let mut next = FIRST;
        let mut section = |rows: usize| {
            let first = next;
            next += rows.max(1);
            Section { first, last: last(rows) - FIRST + first }
        };
        let campaign = book.campaign;
        let index = Index::of(campaign.influencers.iter().map(|influencer| influencer.id));
        let on = campaign.posts.iter().filter_map(|post| Some((index.get(post.influencer)?, post.platform)));
        let on: Vec<_> = on.collect::<BTreeSet<_>>().into_iter().collect();
        let (posts, accounts) = (section(campaign.posts.len()), section(on.len()));
        let people = campaign.influencers.len();
        let (people, wholes, campaign) = (section(people), section(people), section(1));
        let ratios = ratios(&book.campaign.definitions).into_iter().map(|(key, ..)| key);
        let columns = ABOUT.into_iter().map(str::to_owned).chain(summed().map(|measure| measure.key().to_owned()));
        let columns = columns.chain(ratios).chain(STEPS.map(|step| format!("step_{step}"))).collect();
        Layout { sheet: book.names.working, columns, on, posts, accounts, people, wholes, campaign }
    }

    /// The letters of a column.
    fn letters(&self, column: &str) -> String {
        letters(self.columns.iter().position(|other| other == column).unwrap_or_default())
    }

    /// A cell, for a formula on this sheet.
    fn cell(&self, column: &str, row: usize) -> String {
        format!("${}{row}", self.letters(column))
    }

    /// A column of some rows, for a formula on this sheet.
    fn rows(&self, column: &str, rows: Section) -> String {
        let letters = self.letters(column);
        format!("${letters}${}:${letters}${}", rows.first, rows.last)
    }

    /// A cell, for a formula on another sheet.
    pub fn cell_from_afar(&self, column: &str, row: usize) -> String {
        format!("{}${}${row}", quoted(self.sheet), self.letters(column))
    }

    /// A column of some rows, for a formula on another sheet.
    pub fn rows_from_afar(&self, column: &str, rows: Section) -> String {
        format!("{}{}", quoted(self.sheet), self.rows(column, rows))
    }

    /// All rows.
    pub fn all(&self) -> Section {
        Section { first: FIRST, last: self.campaign.last }
    }
}

/// The ratios that are averaged: the column, what is divided, by what, and over which rows.
pub fn ratios(definitions: &Definitions) -> Vec<(String, Measure, Measure, Rows)> {
    let averaged = readings().into_iter().filter_map(|(kpi, _)| {
        let (dividend, divisor) = kpi.averaged(definitions)?;
        Some((format!("{}_by_{}", dividend.key(), divisor.key()), dividend, divisor, Rows::of(kpi, definitions)?))
    });
    let mut ratios: Vec<_> = averaged.collect();
    ratios.dedup();
    ratios
}

/// The measures of posts that the rows of accounts and people need.
fn carried(definitions: &Definitions) -> MeasureSet {
    let needed = [Rows::Clicks, Rows::Accounts, Rows::Influencers].map(|rows| needed(rows, definitions));
    let needed = needed.into_iter().fold(MeasureSet::EMPTY, MeasureSet::or);
    needed.iter().filter(|measure| matches!(measure.role(), Role::Post | Role::Account)).collect()
}

/// One row on its way: cells by column.
struct Line<'a> {
    layout: &'a Layout,
    cells: Vec<Cell>,
}

impl<'a> Line<'a> {
    fn new(layout: &'a Layout) -> Line<'a> {
        Line { layout, cells: vec![Cell::NOTHING; layout.columns.len()] }
    }

    fn put(&mut self, column: &str, cell: Cell) {
        let place = self.layout.columns.iter().position(|other| other == column);
        if let Some(slot) = place.and_then(|place| self.cells.get_mut(place)) {
            *slot = cell;
        }
    }

    fn compute(&mut self, column: &str, formula: String, value: Value) {
        self.put(column, Cell::Computed(formula, value));
    }
}

/// A measure of a row of facts, money in major units.
fn known(book: &Book<'_>, table: &Table, row: Option<usize>, measure: Measure) -> Value {
    let value = row.and_then(|row| table.get(row, measure));
    let scale = if measure.unit() == Unit::Money { book.per_major() } else { 1.0 };
    Value::number(value.map(|value| value / scale))
}

fn count(number: usize) -> Value {
    Value::Number(number.to_string())
}

/// A text that may be empty, as the value of a formula.
fn words(text: &str) -> Value {
    Value::text(text)
}

/// The sheet.
pub fn sheet(book: &Book<'_>) -> Sheet {
    let layout = Layout::of(book);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut section = |lines: Vec<Vec<Cell>>| {
        // A section without rows has an empty one, so that its ranges have cells.
        rows.extend(if lines.is_empty() { vec![Vec::new()] } else { lines });
    };
    section(post::rows(book, &layout));
    section(person::accounts(book, &layout));
    section(person::people(book, &layout));
    section(person::wholes(book, &layout));
    section(vec![person::campaign(book, &layout)]);
    let columns = layout.columns.iter().map(|id| {
        let measure = Measure::from_key(id);
        let look = measure.map_or(Look::Plain, |measure| Look::Of(measure.unit()));
        let look = if ratios(&book.campaign.definitions).iter().any(|(key, ..)| key == id) {
            Look::Of(Unit::Rate)
        } else {
            look
        };
        let title = match measure {
            Some(measure) => (book.strings.measure)(measure),
            None => match id.as_str() {
                "tier" => book.words.tier,
                "platform" => book.words.platform,
                id => id,
            },
        };
        Column { look, ..Column::new(id.as_str(), title) }
    });
    Sheet { name: book.names.working, columns: columns.collect(), rows, frozen: 4, digits: book.digits() }
}

/// The rows of facts of an influencer.
fn rows_of<'a>(book: &'a Book<'_>, place: usize) -> Option<&'a InfluencerRows> {
    book.rows.influencer_rows.get(place)
}
