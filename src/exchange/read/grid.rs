//! Text to a table of cells: what stands between them, where rows begin, and nothing yet of what they mean.

use csv::{ByteRecord, ReaderBuilder};

use crate::exchange::reading::{Delimiter, MOST_ROWS, Unreadable};

/// More cells are refused: as many rows as are allowed with thirty cells each.
const MOST_CELLS: usize = MOST_ROWS * 30;

/// So much of a file shows what stands between its cells.
const HEAD: usize = 64 << 10;

/// So many rows of it.
const ROWS: usize = 100;

/// A table of cells. All of them lie in one text, since a string for each would cost more than reading them.
#[derive(Clone, Default, Debug)]
pub struct Grid {
    /// The sheet's name; empty for text files.
    pub name: String,
    text: String,
    /// Where each cell ends in the text.
    cells: Vec<(u32, Typed)>,
    /// The first cell of each row.
    rows: Vec<u32>,
    /// The row in the file of each row, from 1.
    numbers: Vec<u32>,
    /// Whether the last row ends with the file and without a line end.
    pub(super) cut_off: bool,
}

/// What is known about a cell beside its text. Files of text know nothing; spreadsheets do.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Typed {
    /// Nothing.
    #[default]
    No,
    /// It is a number, and its text is that number as Rust prints it: `-1234.5`.
    Number,
    /// It is a day, and its text is ISO 8601: `2025-10-07` or `2025-10-07T09:50:26`.
    Day,
}

/// One cell.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Cell<'a> {
    /// Without white space around it.
    pub text: &'a str,
    /// What is known beside that.
    pub typed: Typed,
}

impl Grid {
    /// An empty table.
    pub fn new(name: impl Into<String>) -> Self {
        Grid { name: name.into(), ..Grid::default() }
    }

    /// Begins row `number` (from 1) of the file.
    ///
    /// # Errors
    /// [`Unreadable::TooManyRows`].
    pub fn begin(&mut self, number: usize) -> Result<(), Unreadable> {
        if self.rows.len() >= MOST_ROWS + HEADROOM || self.cells.len() > MOST_CELLS {
            return Err(Unreadable::TooManyRows);
        }
        self.rows.push(u32::try_from(self.cells.len()).map_err(|_| Unreadable::TooManyRows)?);
        self.numbers.push(u32::try_from(number).map_err(|_| Unreadable::TooManyRows)?);
        Ok(())
    }

    /// Puts a cell at the end of the row that was begun.
    ///
    /// # Errors
    /// [`Unreadable::TooManyRows`].
    pub fn push(&mut self, text: &str, typed: Typed) -> Result<(), Unreadable> {
        self.text.push_str(text);
        let end = u32::try_from(self.text.len()).map_err(|_| Unreadable::TooManyRows)?;
        self.cells.push((end, typed));
        Ok(())
    }

    /// How many rows there are.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// How many cells row `row` has.
    pub fn width(&self, row: usize) -> usize {
        let (from, to) = self.ends(row);
        to.saturating_sub(from)
    }

    /// The row in the file, from 1.
    pub fn number(&self, row: usize) -> u32 {
        self.numbers.get(row).copied().unwrap_or_default()
    }

    /// A cell; an empty one where there is none.
    pub fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let (from, to) = self.ends(row);
        let at = from + column;
        if at >= to {
            return Cell::default();
        }
        let start = at.checked_sub(1).and_then(|before| self.cells.get(before)).map_or(0, |(end, _)| *end);
        let (end, typed) = self.cells.get(at).copied().unwrap_or_default();
        let text = self.text.get(start as usize..end as usize).unwrap_or_default();
        Cell { text: text.trim_matches(is_space), typed }
    }

    /// The cells of a row.
    pub fn row(&self, row: usize) -> impl Iterator<Item = Cell<'_>> {
        (0..self.width(row)).map(move |column| self.cell(row, column))
    }

    /// Whether nothing stands in a row.
    pub fn is_blank(&self, row: usize) -> bool {
        self.row(row).all(|cell| cell.text.is_empty())
    }

    fn ends(&self, row: usize) -> (usize, usize) {
        let from = self.rows.get(row).map_or(self.cells.len(), |at| *at as usize);
        let to = self.rows.get(row + 1).map_or(self.cells.len(), |at| *at as usize);
        (from, to)
    }
}

/// Headers, titles and totals do not count as rows.
const HEADROOM: usize = 1_000;

fn is_space(sign: char) -> bool {
    sign.is_whitespace() || sign == '\u{feff}'
}

/// Takes a text apart into cells, which `told` stands between, else what a first line says, else what fits best: what makes
/// rows that `is_known` knows, or the most rows of one width.
///
/// # Errors
/// [`Unreadable::TooManyRows`].
pub fn grid(
    text: &str,
    told: Option<Delimiter>,
    is_known: &dyn Fn(&Grid) -> bool,
) -> Result<(Grid, Delimiter), Unreadable> {
    let (declared, body) = declared(text);
    let delimiter = told.or(declared).unwrap_or_else(|| likely(body, is_known));
    let mut grid = Grid::default();
    // As long as the text, so that the cells are copied once.
    grid.text.reserve(body.len());
    fill(&mut grid, body, delimiter, usize::from(body.len() < text.len()), usize::MAX)?;
    grid.cut_off = !text.ends_with(['\n', '\r']);
    Ok((grid, delimiter))
}

/// Puts at most so many rows of a text into a table; the first follows row `number`.
fn fill(grid: &mut Grid, text: &str, delimiter: Delimiter, mut number: usize, most: usize) -> Result<(), Unreadable> {
    let mut reader = reader(delimiter).from_reader(text.as_bytes());
    let mut record = ByteRecord::new();
    while grid.height() < most {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        // The reader leaves out lines without anything in them, which part one table from the next.
        for _ in 0..blank_lines(text, start) {
            number += 1;
            grid.begin(number)?;
        }
        if !reader.read_byte_record(&mut record).unwrap_or(false) {
            break;
        }
        number += 1;
        grid.begin(number)?;
        for cell in &record {
            grid.push(&String::from_utf8_lossy(cell), Typed::No)?;
        }
    }
    Ok(())
}

fn reader(delimiter: Delimiter) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(sign(delimiter));
    builder
}

fn sign(delimiter: Delimiter) -> u8 {
    match delimiter {
        Delimiter::Comma => b',',
        Delimiter::Semicolon => b';',
        Delimiter::Tab => b'\t',
    }
}

/// What a first line such as `sep=,` says, and what follows it.
fn declared(text: &str) -> (Option<Delimiter>, &str) {
    let (line, rest) = text.split_once(['\r', '\n']).unwrap_or((text, ""));
    let rest = if text.get(line.len()..).is_some_and(|end| end.starts_with("\r\n")) {
        rest.get(1..).unwrap_or("")
    } else {
        rest
    };
    let line = line.trim_matches('"');
    let named = line.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sep="));
    let delimiter = named
        .then(|| Delimiter::ALL.iter().copied().find(|one| line.as_bytes().get(4..) == Some(&[sign(*one)])))
        .flatten();
    (delimiter, if named { rest } else { text })
}

/// How many line ends stand at a place, but for the second half of the one before it.
fn blank_lines(text: &str, start: usize) -> usize {
    let (before, text) = text.split_at_checked(start).unwrap_or_default();
    let text = if before.ends_with('\r') { text.strip_prefix('\n').unwrap_or(text) } else { text };
    let ends = text.find(|sign| sign != '\r' && sign != '\n').unwrap_or(text.len());
    let ends = text.get(..ends).unwrap_or_default();
    ends.matches('\n').count().max(ends.matches('\r').count())
}

/// The delimiter that makes known rows, else the most rows of one width; more than one cell wide, or it is a comma.
fn likely(text: &str, is_known: &dyn Fn(&Grid) -> bool) -> Delimiter {
    let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or_default();
    let score = |delimiter: Delimiter| {
        let mut grid = Grid::default();
        // What does not fit ends the look, not the reading.
        let _ = fill(&mut grid, head, delimiter, 0, ROWS);
        let widths: Vec<_> = (0..grid.height()).map(|row| grid.width(row)).collect();
        let agree = |width: usize| widths.iter().filter(|other| **other == width).count();
        let best = widths.iter().copied().filter(|width| *width > 1).map(|width| (agree(width), width)).max();
        // A sentence has commas too, but not the same number in each row.
        (is_known(&grid), best.map_or(0, |(rows, width)| rows * rows * (width + 8)))
    };
    let mut best = ((false, 0), Delimiter::Comma);
    for delimiter in Delimiter::ALL.iter().copied() {
        let score = score(delimiter);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> (Vec<Vec<String>>, Delimiter, Vec<u32>) {
        let (grid, delimiter) = grid(text, None, &|_| false).expect("a table");
        let rows = (0..grid.height()).map(|row| grid.row(row).map(|cell| cell.text.to_owned()).collect()).collect();
        (rows, delimiter, (0..grid.height()).map(|row| grid.number(row)).collect())
    }

    #[test]
    fn what_stands_between_cells_is_found_out() {
        for (text, delimiter) in [
            ("a,b\n1,2\n", Delimiter::Comma),
            ("a;b\n1,5;2,5\n3,5;4,5\n", Delimiter::Semicolon),
            ("a\tb\n1,5\t2\n", Delimiter::Tab),
            ("sep=;\na;b,c,d\n", Delimiter::Semicolon),
            ("\"sep=\t\"\r\n\"a,b\"\tc,d\r\n", Delimiter::Tab),
            ("Title, with a comma\na;b;c\n1;2;3\n4;5;6\n", Delimiter::Semicolon),
            ("only one column\n1\n2\n", Delimiter::Comma),
        ] {
            assert_eq!(cells(text).1, delimiter, "{text}");
        }
    }

    #[test]
    fn quotes_blank_lines_and_ragged_rows_keep_their_place() {
        let (rows, _, numbers) = cells("sep=,\r\na, b ,\"c\r\nd\"\r\n\r\n\r\n\"say \"\"hi\"\"\",,\r\nx\r\n");
        let expected: [&[&str]; 5] = [&["a", "b", "c\r\nd"], &[], &[], &["say \"hi\"", "", ""], &["x"]];
        assert_eq!(rows, expected);
        assert_eq!(numbers, [2, 3, 4, 5, 6]);
    }

    #[test]
    fn line_ends_are_those_of_any_system() {
        for end in ["\n", "\r\n", "\r"] {
            let (rows, _, numbers) = cells(&["a,b", "", "1,2", "", ""].join(end));
            assert_eq!(rows, [vec!["a", "b"], vec![], vec!["1", "2"], vec![]], "{end:?}");
            assert_eq!(numbers, [1, 2, 3, 4], "{end:?}");
        }
    }

    #[test]
    fn a_file_of_nothing_but_commas_is_refused() {
        let text = ",".repeat(MOST_CELLS / 10) + "\n";
        assert_eq!(grid(&text.repeat(11), None, &|_| false).map(|_| ()), Err(Unreadable::TooManyRows));
    }
}
