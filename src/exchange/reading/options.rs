//! How a file is to be read, where somebody said so.

use serde::{Deserialize, Serialize};

use super::{About, DayOrder, Delimiter, Encoding, Field, Source, When, keys};
use crate::i18n::Separators;
use crate::kpi::unit::Currency;

/// How a file is to be read; what is not said is found out from the file.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// What is usual where the file is read.
    pub habits: Habits,
    /// How its letters are written.
    pub encoding: Option<Encoding>,
    /// What stands between its cells.
    pub delimiter: Option<Delimiter>,
    /// About each table, by its place in the file.
    pub tables: Vec<TableOptions>,
}

/// What decides where a file leaves something open.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Habits {
    /// Whether the page is Chinese, so that a file that is not UTF-8 is most likely GB 18030.
    pub chinese: bool,
    /// How the user writes numbers.
    pub separators: Separators,
    /// The campaign's currency: a `$` means this one if it can.
    #[serde(with = "keys::currency")]
    pub currency: Option<Currency>,
    /// Today, by which a year that is not told is guessed.
    pub today: Option<When>,
}

/// What somebody said about one table.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TableOptions {
    /// What it is.
    pub source: Option<Source>,
    /// What each row is about.
    pub about: Option<About>,
    /// The row of its headers in the file, from 1.
    pub header: Option<u32>,
    /// About each column, by its place.
    pub columns: Vec<ColumnOptions>,
}

/// What somebody said about one column.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ColumnOptions {
    /// What it tells.
    pub mapping: Mapping,
    /// Which number is the day, where the cells do not settle it.
    pub order: Option<DayOrder>,
    /// The year of the newest cell.
    pub year: Option<i32>,
    /// How its numbers are written, where the cells do not settle it.
    pub separators: Option<Separators>,
}

/// What a column is said to tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Mapping {
    /// Whatever its header says.
    #[default]
    ByHeader,
    /// Nothing that is kept.
    Nothing,
    /// This.
    Field(Field),
}
