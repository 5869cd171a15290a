//! What stands in the columns before, for the ones behind to refer to.

use std::collections::BTreeMap;

use super::column::Kind;
use super::values::{as_number, as_text, read_id};
use crate::campaign::table::cell::Cell;

/// What was met in the columns before, for the ones behind to refer to.
#[derive(Default)]
pub(super) struct Met {
    pub(super) ids: Vec<u64>,
    /// Ids with their places, sorted.
    pub(super) places: BTreeMap<u64, usize>,
    handles: Vec<String>,
    /// Each column of numbers in this table, by row; 0 where a row has none.
    numbers: Vec<Vec<u64>>,
    /// The rows that the column at hand tells something of.
    rows: Vec<usize>,
}

impl Met {
    /// A table begins.
    pub(super) fn begin_table(&mut self) {
        self.numbers.clear();
    }

    /// A column begins: which rows it tells something of.
    pub(super) fn begin_column(&mut self, told: impl Iterator<Item = bool>) {
        self.rows = told.zip(0..).filter_map(|(is_told, row)| is_told.then_some(row)).collect();
    }

    /// The numbers, in the rows of the column at hand, of the column so many before it.
    pub(super) fn numbers(&self, back: usize) -> Option<Vec<u64>> {
        let numbers = self.numbers.get(self.numbers.len().checked_sub(back)?)?;
        Some(self.rows.iter().map(|row| numbers.get(*row).copied().unwrap_or_default()).collect())
    }

    fn note_numbers<'a>(&mut self, cells: impl Iterator<Item = &'a Cell<'a>>) {
        let mut numbers = vec![0; self.rows.last().map_or(0, |last| last + 1)];
        for (row, cell) in self.rows.iter().zip(cells) {
            if let (Some(place), Some(number)) = (numbers.get_mut(*row), as_number(cell)) {
                *place = u64::try_from(number).unwrap_or_default();
            }
        }
        self.numbers.push(numbers);
    }

    /// Takes note of a column that was written or read.
    pub(super) fn note<'a>(&mut self, name: &str, kind: Kind, cells: impl Iterator<Item = &'a Cell<'a>> + Clone) {
        if matches!(kind, Kind::Count | Kind::Part) {
            self.note_numbers(cells.clone());
        }
        for text in cells.filter_map(as_text) {
            if name == "handle" {
                self.handles.push(text.to_owned());
            }
            if let Some(id) = read_id(text).filter(|_| matches!(kind, Kind::Id | Kind::NearId)) {
                self.places.entry(id).or_insert(self.ids.len());
                self.ids.push(id);
            }
        }
    }

    /// Where the first of new ids is likely near.
    pub(super) fn last_id(&self) -> u64 {
        self.ids.last().copied().unwrap_or_default()
    }

    pub(super) fn handles(&self) -> Vec<&str> {
        self.handles.iter().map(String::as_str).collect()
    }
}
