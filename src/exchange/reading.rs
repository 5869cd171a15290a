//! What a file told: how it was read, what each column is taken for, and its facts, column by column.
//!
//! The worker makes it, the page shows it and plans with it; nothing here knows how files are read.

mod field;
mod keys;
mod options;
mod texts;
mod when;

use serde::{Deserialize, Serialize};

pub use field::{About, Field, Kind, Source};
pub use options::{ColumnOptions, Habits, Mapping, Options, TableOptions};
pub use texts::Texts;
pub use when::When;

use crate::campaign::model::PostKind;
use crate::i18n::Separators;
use crate::kpi::platform::Platform;
use crate::kpi::unit::Currency;
use keys::by_key;

/// A larger file is refused: some 300,000 posts with their captions.
pub const MOST_BYTES: usize = 100 << 20;

/// More rows are refused.
pub const MOST_ROWS: usize = 300_000;

/// A row ends with this column.
pub const MOST_COLUMNS: usize = 1_024;

/// A name, an id or an address of more letters is refused.
pub const LONGEST_NAME: usize = 2_000;

/// A text of more letters is refused: no cell of a spreadsheet holds them.
pub const LONGEST_TEXT: usize = 1 << 15;

/// So many refused cells are told one by one, the others are only counted.
pub const MOST_REFUSALS: usize = 1_000;

/// A file that was read.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Contents {
    /// What the file is called.
    pub file: String,
    /// How its letters were read; none for spreadsheets.
    pub encoding: Option<Encoding>,
    /// What stands between its cells; none for spreadsheets.
    pub delimiter: Option<Delimiter>,
    /// Its tables in their order: sheets, or tables that stand one below the other.
    pub readings: Vec<Reading>,
}

/// Why a file is not read at all.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Unreadable {
    /// It has more than [`MOST_BYTES`].
    TooLarge {
        /// How many it has.
        bytes: u64,
    },
    /// It has more than [`MOST_ROWS`].
    TooManyRows,
    /// A sheet has values so far to the right as no table reaches.
    TooManyColumns,
    /// It has more cells, text, sheets, formats or other parts than any table of ours.
    TooMuch,
    /// There is nothing in it.
    Empty,
    /// It is neither text nor a spreadsheet.
    Binary,
    /// A spreadsheet that is cut off or otherwise broken.
    Damaged,
    /// A spreadsheet that unpacks to more than is reasonable.
    Bomb,
    /// A spreadsheet that wants a password.
    Locked,
    /// A spreadsheet from before Excel 97.
    TooOld,
    /// Text without anything that looks like a table.
    NoTable,
    /// A campaign or a backup of this app, which is restored and not read.
    Backup,
}

/// One table of a file.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Reading {
    /// The sheet's name or the table's title; may be empty.
    pub title: String,
    /// What the table is taken for.
    pub source: Source,
    /// What each row is about.
    pub about: About,
    /// The headers that it was known by, as they stand in the file.
    pub known_by: Vec<String>,
    /// The row of the headers in the file, from 1.
    pub header: u32,
    /// What the file as a whole tells about each row.
    pub given: Given,
    /// Every column that has a header or cells.
    pub columns: Vec<Column>,
    /// The row in the file, from 1, of each row of facts.
    pub rows: Vec<u32>,
    /// What could not be read, the first [`MOST_REFUSALS`].
    pub refusals: Vec<Refusal>,
    /// How many cells and rows could not be read in all.
    pub refused: u32,
    /// How many rows of facts are not among [`Self::rows`], since they or their keys could not be read.
    pub unread: u32,
    /// Rows of totals, which tell nothing new.
    pub totals: u32,
}

/// Facts that hold for every row, since they stand above the table or the source implies them.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
pub struct Given {
    /// Where the posts are, or where is counted.
    pub platform: Option<Platform>,
    /// What kind of post each is.
    pub kind: Option<PostKind>,
    /// The first day that the file covers.
    pub from: Option<When>,
    /// The last day that the file covers.
    pub to: Option<When>,
}

/// One column of a table.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
pub struct Column {
    /// Its header as it stands in the file; may be empty.
    pub header: String,
    /// What a daily series of it is called.
    pub label: String,
    /// The first cells that are not empty, to show what the column is like, and those whose numbers could be read in two ways;
    /// none of what is, or might be, personal data.
    pub examples: Vec<String>,
    /// What it tells; none if nothing that is kept.
    pub field: Option<Field>,
    /// Whether it holds personal data, which is dropped while reading.
    pub personal: bool,
    /// Its facts, one for each of [`Reading::rows`]; none without a field.
    pub cells: Cells,
    /// Which of two numbers is the day, where its cells need that.
    pub order: Option<Decided<DayOrder>>,
    /// The first cell that needs [`Self::order`]; empty where none does.
    pub open_day: String,
    /// The year of the newest cell, where its cells tell none.
    pub year: Option<Decided<i32>>,
    /// The first cell that tells no year; empty where all tell one.
    pub day_of_year: String,
    /// How its numbers are written, where a cell could be read in two ways.
    pub separators: Option<Decided<Separators>>,
    /// The currency of its sums where header or cells name one.
    #[serde(with = "keys::currency")]
    pub currency: Option<Currency>,
    /// The code of each sum's own currency, where its cells name several or some name none; empty where a cell names none, which
    /// is the campaign's.
    pub currencies: Texts,
}

/// The facts of one column, each of them none where the cell tells nothing.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
pub enum Cells {
    /// Not read.
    #[default]
    Unread,
    /// Texts, or the stable names of platforms and kinds; empty where nothing is told.
    Texts(Texts),
    /// Whole numbers.
    Counts(Vec<Option<u64>>),
    /// Sums of money in millionths of a major unit.
    Sums(Vec<Option<i64>>),
    /// Finite numbers.
    Numbers(Vec<Option<f64>>),
    /// Days, with the time where it is told.
    Days(Vec<Option<When>>),
}

/// Something that had to be decided to read a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Decided<T> {
    /// What was decided.
    pub value: T,
    /// Who decided.
    pub by: By,
}

/// Who decided how a column is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum By {
    /// The cells leave no other way.
    Cells,
    /// Somebody was asked.
    Person,
    /// Nobody yet: it is likely. Of days it must be asked; of numbers it can be put right.
    Guess,
}

/// Which of the two numbers in `03/04/2026` is the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum DayOrder {
    /// As in Europe.
    DayFirst,
    /// As in the United States.
    MonthFirst,
}

/// A cell or a row that could not be read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Refusal {
    /// Its row in the file, from 1.
    pub row: u32,
    /// The place of its column in [`Reading::columns`]; none where the whole row is refused.
    pub column: Option<u32>,
    /// What stands there, cut short.
    pub text: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a cell or a row. The rest of the row still counts, unless what is missing is its key.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Fault {
    /// No whole number.
    NotACount,
    /// No sum of money.
    NotASum,
    /// No number.
    NotANumber,
    /// Below zero where that cannot be.
    Negative,
    /// More than 10¹².
    TooLarge,
    /// No day that the calendar has.
    NotADay,
    /// No platform that is known here.
    NoPlatform,
    /// No kind of post that is known here.
    NoKind,
    /// No state of orders that is known here.
    NoState,
    /// A currency that ISO 4217 does not list, or another one than the header names.
    NoCurrency,
    /// Neither yes nor no.
    NotYesOrNo,
    /// The row has more cells than there are headers, so that nobody knows which is which.
    TooManyCells,
    /// The file ends within the row.
    CutOff,
    /// It tells one day of a post and not what the post has in all.
    NotLifetime,
    /// A quote that was opened and not closed has swallowed what follows.
    OpenQuote,
    /// No address of a page on the web.
    NotAnAddress,
    /// Longer than [`LONGEST_NAME`] or [`LONGEST_TEXT`].
    TooLong,
    /// A column before it tells the same, with something else.
    OtherColumn,
    /// An id that a spreadsheet took for a number and rounded, so that many have become one.
    Rounded,
}

by_key! {
    /// How the letters of a text file are written as bytes.
    Encoding {
        /// UTF-8, with or without a byte order mark.
        Utf8 "utf-8";
        /// UTF-16, low byte first.
        Utf16Le "utf-16le";
        /// UTF-16, high byte first.
        Utf16Be "utf-16be";
        /// GB 18030, which holds GBK: simplified Chinese.
        Gb18030 "gb18030";
        /// Big5: traditional Chinese.
        Big5 "big5";
        /// Windows-1252: Western Europe.
        Windows1252 "windows-1252";
    }
}

by_key! {
    /// What stands between two cells of a text file.
    Delimiter {
        /// `,`
        Comma "comma";
        /// `;`
        Semicolon "semicolon";
        /// A tab.
        Tab "tab";
    }
}

impl Reading {
    /// The column of `field`, if there is one.
    pub fn column(&self, field: Field) -> Option<&Column> {
        self.columns.iter().find(|column| column.field == Some(field))
    }

    /// Whether something must be asked before the facts can be trusted.
    pub fn has_questions(&self) -> bool {
        let is_guess = |by: Option<By>| by == Some(By::Guess);
        let dates = |column: &&Column| column.field.is_some_and(|field| field.dates(self.about));
        let mut columns = self.columns.iter().filter(dates);
        columns.any(|column| is_guess(column.order.map(|order| order.by)) || is_guess(column.year.map(|year| year.by)))
    }

    /// What tables of the same shape have in common: their headers. A mapping is remembered under it.
    pub fn shape(&self) -> String {
        self.columns.iter().map(|column| column.header.trim()).collect::<Vec<_>>().join("\t")
    }
}

impl Column {
    /// The currency that a sum names, else that of the column.
    pub fn currency_in(&self, row: usize) -> Option<Currency> {
        Currency::from_code(self.currencies.get(row)).or(self.currency)
    }
}

impl Cells {
    /// Whether a row tells nothing.
    pub fn is_blank(&self, row: usize) -> bool {
        let is_number = self.count(row).is_some() || self.sum(row).is_some() || self.number(row).is_some();
        self.text(row).is_empty() && !is_number && self.day(row).is_none()
    }

    /// The text in a row; empty where there is none.
    pub fn text(&self, row: usize) -> &str {
        if let Cells::Texts(texts) = self { texts.get(row) } else { "" }
    }

    /// The count in a row.
    pub fn count(&self, row: usize) -> Option<u64> {
        if let Cells::Counts(counts) = self { counts.get(row).copied().flatten() } else { None }
    }

    /// The sum in a row, in millionths of a major unit.
    pub fn sum(&self, row: usize) -> Option<i64> {
        if let Cells::Sums(sums) = self { sums.get(row).copied().flatten() } else { None }
    }

    /// The number in a row.
    pub fn number(&self, row: usize) -> Option<f64> {
        if let Cells::Numbers(numbers) = self { numbers.get(row).copied().flatten() } else { None }
    }

    /// The day in a row.
    pub fn day(&self, row: usize) -> Option<When> {
        if let Cells::Days(days) = self { days.get(row).copied().flatten() } else { None }
    }
}
