//! Puts cells into rows and holds all of them to the limits.

use super::{MOST_CELLS, MOST_COLUMNS, MOST_SHEETS, MOST_TEXT, Row, Sheet, Unreadable, Value};

/// Rows between two reports of progress.
const STRIDE: usize = 1_000;

/// The sheets so far.
pub(super) struct Gather<'a> {
    progress: &'a mut dyn FnMut(usize),
    sheets: Vec<Sheet>,
    cells: usize,
    text: usize,
    rows: usize,
}

impl<'a> Gather<'a> {
    pub fn new(progress: &'a mut dyn FnMut(usize)) -> Self {
        Gather { progress, sheets: Vec::new(), cells: 0, text: 0, rows: 0 }
    }

    /// The cells that follow are on this sheet.
    pub fn sheet(&mut self, name: String) -> Result<(), Unreadable> {
        self.sheets.push(Sheet { name, rows: Vec::new() });
        if self.sheets.len() > MOST_SHEETS { Err(Unreadable::TooMuch) } else { Ok(()) }
    }

    /// Puts a value into a cell of the latest sheet; cells may come in any order.
    pub fn put(&mut self, row: usize, column: usize, value: Value) -> Result<(), Unreadable> {
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        if value.is_nothing() {
            return Ok(());
        }
        if column >= MOST_COLUMNS {
            return Err(Unreadable::TooManyColumns);
        }
        if sheet.rows.last().is_none_or(|(last, _)| *last != row) {
            sheet.rows.push((row, Vec::new()));
            self.rows += 1;
            self.cells += 1;
            if self.rows.is_multiple_of(STRIDE) {
                (self.progress)(self.rows);
            }
        }
        let Some((_, cells)) = sheet.rows.last_mut() else { return Ok(()) };
        if let Value::Text(text) = &value {
            self.text += text.len();
        }
        self.cells += (column + 1).saturating_sub(cells.len());
        if self.cells > MOST_CELLS || self.text > MOST_TEXT {
            return Err(Unreadable::TooMuch);
        }
        set(cells, column, value);
        Ok(())
    }

    /// The sheets, each with its rows in order and each row once.
    pub fn finish(mut self) -> Vec<Sheet> {
        self.sheets.iter_mut().for_each(|sheet| in_order(&mut sheet.rows));
        self.sheets
    }
}

fn set(cells: &mut Vec<Value>, column: usize, value: Value) {
    if cells.len() <= column {
        cells.resize(column + 1, Value::Empty);
    }
    if let Some(cell) = cells.get_mut(column) {
        *cell = value;
    }
}

/// Sorts rows and joins those that came in parts.
fn in_order(rows: &mut Vec<Row>) {
    if rows.is_sorted_by(|(one, _), (next, _)| one < next) {
        return;
    }
    rows.sort_by_key(|(row, _)| *row);
    rows.dedup_by(|(later, parts), (row, cells)| {
        let same = later == row;
        if same {
            let there = parts.drain(..).enumerate().filter(|(_, part)| *part != Value::Empty);
            there.for_each(|(column, part)| set(cells, column, part));
        }
        same
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_come_in_parts_are_joined() {
        let mut told = Vec::new();
        let mut progress = |rows| told.push(rows);
        let mut gather = Gather::new(&mut progress);
        assert_eq!(gather.sheet("One".to_owned()), Ok(()));
        for (row, column, number) in [(5, 1, 1.0), (2, 0, 2.0), (5, 3, 3.0), (5, 0, 4.0)] {
            assert_eq!(gather.put(row, column, Value::Number(number)), Ok(()));
        }
        let five = vec![Value::Number(4.0), Value::Number(1.0), Value::Empty, Value::Number(3.0)];
        let rows = vec![(2, vec![Value::Number(2.0)]), (5, five)];
        assert_eq!(gather.finish(), [Sheet { name: "One".to_owned(), rows }]);
    }

    #[test]
    fn a_cell_far_out_is_refused_before_room_is_made() {
        let mut progress = |_| ();
        let mut gather = Gather::new(&mut progress);
        assert_eq!(gather.sheet(String::new()), Ok(()));
        assert_eq!(gather.put(0, 16_383, Value::Number(1.0)), Err(Unreadable::TooManyColumns));
        let wide = (0..MOST_CELLS).try_for_each(|row| gather.put(row, MOST_COLUMNS - 1, Value::Number(1.0)));
        assert_eq!(wide, Err(Unreadable::TooMuch));
    }
}
