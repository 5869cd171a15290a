//! A sheet before it is written: columns, cells, and how places are named in formulas.

use crate::exchange::write::table::Value;
use crate::kpi::unit::Unit;

/// The first row of every sheet that holds data; above it stand the names of the columns, for people and for programs.
pub const FIRST: usize = 3;

/// How the cells of a column look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Look {
    /// As it is: texts, days, plain numbers.
    Plain,
    /// By the unit of a figure.
    Of(Unit),
    /// A long text, broken into lines.
    Long,
}

/// A column of a sheet.
#[derive(Clone, PartialEq, Debug)]
pub struct Column {
    /// What people read above it.
    pub title: String,
    /// Its stable name.
    pub id: String,
    /// How its cells look.
    pub look: Look,
    /// Width in letters.
    pub width: u16,
    /// Whether it is out of the way at first.
    pub is_hidden: bool,
}

impl Column {
    /// A plain column.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Column {
        Column { title: title.into(), id: id.into(), look: Look::Plain, width: 14, is_hidden: false }
    }
}

/// A cell of a sheet.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// A fact.
    Told(Value),
    /// A formula without its "=", and what it comes to.
    Computed(String, Value),
}

impl Cell {
    /// An empty cell.
    pub const NOTHING: Cell = Cell::Told(Value::Nothing);
}

/// A sheet.
#[derive(Clone, PartialEq, Debug)]
pub struct Sheet {
    /// Its name.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; shorter ones end with empty cells.
    pub rows: Vec<Vec<Cell>>,
    /// How many columns stay in view.
    pub frozen: u16,
    /// The currency's digits, for money.
    pub digits: u32,
}

/// The letters of a column, counted from zero.
pub fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        match (column / 26).checked_sub(1) {
            Some(rest) => column = rest,
            None => return letters.into_iter().rev().collect(),
        }
    }
}

/// The name of a sheet as formulas write it.
pub fn quoted(name: &str) -> String {
    format!("'{}'!", name.replace('\'', "''"))
}

/// A text within a formula.
pub fn text(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        let named =
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")];
        for (column, name) in named {
            assert_eq!(letters(column), name);
        }
    }
}
