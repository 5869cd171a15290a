//! The facts of a reading by field and row.

use crate::exchange::reading::{Column, Field, Given, Reading, Source, When};
use crate::kpi::platform::Platform;
use crate::kpi::unit::Currency;

/// The columns of a reading by what they tell.
pub(super) struct Table<'a> {
    pub(super) reading: &'a Reading,
    /// The column of each field, in the order of [`Field::ALL`]; of several, the first.
    columns: Vec<Option<&'a Column>>,
}

impl<'a> Table<'a> {
    pub(super) fn new(reading: &'a Reading) -> Self {
        Table { reading, columns: Field::ALL.iter().map(|field| reading.column(*field)).collect() }
    }

    pub(super) fn rows(&self) -> usize {
        self.reading.rows.len()
    }

    /// Whether it is a table of ours, with our ids.
    pub(super) fn is_own(&self) -> bool {
        self.reading.source == Source::Own
    }

    pub(super) fn given(&self) -> &'a Given {
        &self.reading.given
    }

    pub(super) fn column(&self, field: Field) -> Option<&'a Column> {
        // Declared in the order of all of them.
        self.columns.get(field as usize).copied().flatten()
    }

    /// Empty where nothing is told.
    pub(super) fn text(&self, field: Field, row: usize) -> &'a str {
        self.column(field).map_or("", |column| column.cells.text(row))
    }

    pub(super) fn count(&self, field: Field, row: usize) -> Option<u64> {
        self.column(field)?.cells.count(row)
    }

    pub(super) fn day(&self, field: Field, row: usize) -> Option<When> {
        self.column(field)?.cells.day(row)
    }

    pub(super) fn platform(&self, row: usize) -> Option<Platform> {
        Platform::from_key(self.text(Field::Platform, row))
    }

    /// A sum in millionths of a major unit, and its currency if it is another one than the campaign's.
    pub(super) fn sum(&self, field: Field, row: usize, home: Currency) -> Option<(i64, Option<Currency>)> {
        let column = self.column(field)?;
        Some((column.cells.sum(row)?, self.foreign(column, row, home)))
    }

    /// The currency that is named for a field's money in a row, the campaign's own included.
    pub(super) fn currency(&self, field: Field, row: usize) -> Option<Currency> {
        self.named(self.column(field)?, row)
    }

    /// The currency of a column's money in a row, if it is another one than the campaign's.
    pub(super) fn foreign(&self, column: &Column, row: usize, home: Currency) -> Option<Currency> {
        self.named(column, row).filter(|currency| *currency != home)
    }

    /// The row's own currency, else the cell's, else the column's.
    fn named(&self, column: &Column, row: usize) -> Option<Currency> {
        Currency::from_code(self.text(Field::Currency, row)).or_else(|| column.currency_in(row))
    }
}
