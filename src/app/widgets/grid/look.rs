//! How a table is looked at: which rows in which order, which columns.

use super::source::{Rank, Source};

/// How somebody looks at a table.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Look {
    /// The column that it is sorted by, and whether from the largest to the smallest.
    pub sort: Option<(usize, bool)>,
    /// Words that each row has.
    pub filter: String,
    /// The group that each row is of; empty for every row.
    pub group: String,
    /// Which columns were chosen or put away, other than at first.
    pub toggled: Vec<usize>,
}

impl Look {
    /// Sorts by a column: upwards, then downwards, then not at all.
    pub fn sort_by(&mut self, column: usize) {
        self.sort = match self.sort {
            Some((same, false)) if same == column => Some((column, true)),
            Some((same, true)) if same == column => None,
            _ => Some((column, false)),
        };
    }

    /// Shows a column, or puts it away.
    pub fn toggle(&mut self, column: usize) {
        let before = self.toggled.len();
        self.toggled.retain(|other| *other != column);
        if self.toggled.len() == before {
            self.toggled.push(column);
        }
    }

    /// Whether only some of the rows are asked for.
    pub fn is_filtered(&self) -> bool {
        !self.filter.trim().is_empty() || !self.group.is_empty()
    }

    /// The columns that are shown.
    pub fn columns(&self, source: &dyn Source) -> Vec<usize> {
        let columns = source.columns().iter().enumerate();
        columns.filter(|(at, column)| column.at_first != self.toggled.contains(at)).map(|(at, _)| at).collect()
    }

    /// The rows that are shown, in their order.
    pub fn rows(&self, source: &dyn Source, count: usize) -> Vec<usize> {
        let filter = self.filter.to_lowercase();
        let wanted: Vec<_> = filter.split_whitespace().collect();
        let is_wanted =
            |row: &usize| (self.group.is_empty() || source.is_of(*row, &self.group)) && has_all(source, *row, &wanted);
        let mut rows: Vec<_> = (0..count).filter(is_wanted).collect();
        for (column, descending) in source.is_by_name().then_some((0, false)).into_iter().chain(self.sort) {
            let mut ranked: Vec<(Rank, usize)> = rows.iter().map(|row| (source.rank(*row, column), *row)).collect();
            ranked.sort_by(|(one, _), (other, _)| one.order(other, descending));
            rows = ranked.into_iter().map(|(_, row)| row).collect();
        }
        rows
    }
}

fn has_all(source: &dyn Source, row: usize, wanted: &[&str]) -> bool {
    if wanted.is_empty() {
        return true;
    }
    let words = source.words(row).to_lowercase();
    wanted.iter().all(|word| words.contains(word))
}
