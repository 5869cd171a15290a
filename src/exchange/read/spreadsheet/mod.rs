//! Spreadsheets as rows of values: XLSX through calamine, ODS and XLS cell by cell. Whatever the bytes are, this ends soon,
//! takes bounded room and does not panic.

mod archive;
mod gather;
mod money;
mod ods;
mod serial;
mod xls;
mod xlsx;

use std::rc::Rc;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::grid::{Grid, Typed};
pub use crate::exchange::reading::MOST_COLUMNS;
use crate::exchange::reading::Unreadable;

/// A workbook has at most this many values in all; more than a hundred thousand posts with forty columns.
pub const MOST_CELLS: usize = 5_000_000;

/// A workbook has at most this many sheets.
pub const MOST_SHEETS: usize = 256;

/// All texts of a workbook together are at most this long, in bytes.
pub const MOST_TEXT: usize = 256 << 20;

/// What a cell shows.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// Nothing.
    Empty,
    /// A text; also a duration (`0:04:23`), a truth (`TRUE`) and an error (`#DIV/0!`) as a file of text would have them.
    Text(String),
    /// A finite number.
    Number(f64),
    /// A finite number, and the sign or code of the currency that is shown beside it.
    Money(f64, Rc<str>),
    /// A day with its time.
    Moment(NaiveDateTime),
}

impl Value {
    /// A number in the currency that is shown beside it, if one is.
    fn of(number: f64, sign: Option<Rc<str>>) -> Value {
        sign.map_or(Value::Number(number), |sign| Value::Money(number, sign))
    }

    /// Whether nothing is kept of it.
    fn is_nothing(&self) -> bool {
        match self {
            Value::Empty => true,
            Value::Text(text) => text.trim().is_empty(),
            Value::Number(number) | Value::Money(number, _) => !number.is_finite(),
            Value::Moment(_) => false,
        }
    }
}

/// A row with the place that the spreadsheet numbers it by, less one.
pub type Row = (usize, Vec<Value>);

/// One sheet.
#[derive(Clone, PartialEq, Debug)]
pub struct Sheet {
    /// What its tab says.
    pub name: String,
    /// The rows that hold anything, in their order; no row ends with an empty cell.
    pub rows: Vec<Row>,
}

/// What a file's first bytes promise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Container {
    /// XLSX, ODS and other things that are archives.
    Zip,
    /// XLS, and XLSX under a password.
    Compound,
}

/// The container that a file begins as; none for anything that is no spreadsheet.
pub fn container(bytes: &[u8]) -> Option<Container> {
    match bytes {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Some(Container::Zip),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Some(Container::Compound),
        _ => None,
    }
}

/// Every sheet of a spreadsheet as a table of cells; `progress` is told now and then how many rows there are so far.
///
/// # Errors
/// [`Unreadable`] with what is wrong.
pub(super) fn grids(bytes: &[u8], progress: &mut dyn FnMut(usize)) -> Result<Vec<Grid>, Unreadable> {
    read(bytes, progress)?.into_iter().map(grid).collect()
}

fn grid(sheet: Sheet) -> Result<Grid, Unreadable> {
    let mut grid = Grid::new(sheet.name);
    let mut next = 0;
    for (row, cells) in sheet.rows {
        // However many rows are empty: one of them parts two tables.
        if row > next {
            grid.begin(row)?;
        }
        next = row + 1;
        grid.begin(next)?;
        for value in cells {
            match value {
                Value::Empty => grid.push("", Typed::No),
                Value::Text(text) => grid.push(&text, Typed::No),
                Value::Number(number) => grid.push(&number.to_string(), Typed::Number),
                Value::Money(number, sign) => grid.push(&format!("{sign} {number}"), Typed::Number),
                Value::Moment(moment) => grid.push(&shown(moment), Typed::Day),
            }?;
        }
    }
    Ok(grid)
}

/// A day, with its time unless it is midnight, at which days without one are.
fn shown(moment: NaiveDateTime) -> String {
    let time = moment.time();
    if time == NaiveTime::MIN { moment.date().to_string() } else { format!("{}T{time}", moment.date()) }
}

/// Every sheet of a spreadsheet; `progress` is told now and then how many rows there are so far.
///
/// # Errors
/// [`Unreadable`] with what is wrong.
pub fn read(bytes: &[u8], progress: &mut dyn FnMut(usize)) -> Result<Vec<Sheet>, Unreadable> {
    let mut gather = gather::Gather::new(progress);
    match container(bytes).ok_or(Unreadable::Binary)? {
        Container::Zip => match archive::check(bytes)? {
            archive::Kind::Xlsx => xlsx::read(bytes, &mut gather)?,
            archive::Kind::Ods => ods::read(bytes, &mut gather)?,
        },
        Container::Compound => xls::read(bytes, &mut gather)?,
    }
    let sheets = gather.finish();
    if sheets.is_empty() { Err(Unreadable::Binary) } else { Ok(sheets) }
}

/// A truth as spreadsheets print it.
fn truth(truth: bool) -> Value {
    Value::Text(if truth { "TRUE" } else { "FALSE" }.to_owned())
}

/// A day with or without a time, as ISO 8601 writes them; else the text as it is.
fn iso(text: &str) -> Value {
    let day = || text.parse::<NaiveDate>().ok().and_then(|day| day.and_hms_opt(0, 0, 0));
    text.trim_end_matches('Z').parse().ok().or_else(day).map_or_else(|| Value::Text(text.to_owned()), Value::Moment)
}
