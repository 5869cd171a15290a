//! Text to a table of cells: what stands between them, where rows begin, and nothing yet of what they mean.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::exchange::reading::{Delimiter, MOST_ROWS, Unreadable};

/// More cells are refused: as many rows as are allowed with thirty cells each.
const MOST_CELLS: usize = MOST_ROWS * 30;

/// So much of a file shows what stands between its cells.
const HEAD: usize = 64 << 10;

/// So many rows of it.
const ROWS: usize = 100;

/// After so many rows it is told how far reading is.
const STEP: usize = 1 << 12;

/// So many bytes are read again at most to give back rows that broken quotes have swallowed; each such row may reach to the file's end.
const MOST_READ_AGAIN: usize = 64 << 20;

/// A table of cells. All of them lie in one text, since a string for each would cost more than reading them.
#[derive(Clone, Default, Debug)]
pub struct Grid {
    /// The sheet's name; empty for text files.
    pub name: String,
    text: String,
    /// Where each cell begins and ends in the text, without white space around it.
    cells: Vec<(u32, u32, Typed)>,
    /// The first cell of each row.
    rows: Vec<u32>,
    /// The row in the file of each row, from 1.
    numbers: Vec<u32>,
    /// The rows in which a quote is opened and not closed where a cell ends, in their order.
    torn: Vec<usize>,
    /// Whether the last row ends with the file and without a line end.
    pub(super) cut_off: bool,
}

/// What is known about a cell beside its text. Files of text know nothing; spreadsheets do.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Typed {
    /// Nothing.
    #[default]
    No,
    /// It is a number, and its text is that number as Rust prints it, behind a currency that is shown beside it: `-1234.5`,
    /// `€ 1200.5`.
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
    /// [`Unreadable::TooManyRows`], [`Unreadable::TooMuch`].
    pub fn begin(&mut self, number: usize) -> Result<(), Unreadable> {
        if self.rows.len() >= MOST_ROWS + HEADROOM {
            return Err(Unreadable::TooManyRows);
        }
        if self.cells.len() > MOST_CELLS {
            return Err(Unreadable::TooMuch);
        }
        self.rows.push(u32::try_from(self.cells.len()).map_err(|_| Unreadable::TooMuch)?);
        self.numbers.push(u32::try_from(number).map_err(|_| Unreadable::TooManyRows)?);
        Ok(())
    }

    /// Puts a cell at the end of the row that was begun.
    ///
    /// # Errors
    /// [`Unreadable::TooMuch`].
    pub fn push(&mut self, text: &str, typed: Typed) -> Result<(), Unreadable> {
        let start = self.text.len();
        self.text.push_str(trimmed(text));
        self.mark(start, self.text.len(), typed)
    }

    fn mark(&mut self, start: usize, end: usize, typed: Typed) -> Result<(), Unreadable> {
        let place = |at: usize| u32::try_from(at).map_err(|_| Unreadable::TooMuch);
        self.cells.push((place(start)?, place(end)?, typed));
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
        let (start, end, typed) = self.cells.get(at).copied().unwrap_or_default();
        Cell { text: self.text.get(start as usize..end as usize).unwrap_or_default(), typed }
    }

    /// The cells of a row.
    pub fn row(&self, row: usize) -> impl Iterator<Item = Cell<'_>> {
        (0..self.width(row)).map(move |column| self.cell(row, column))
    }

    /// How long all cells of a row are together.
    pub(super) fn length(&self, row: usize) -> usize {
        let (from, to) = self.ends(row);
        let cells = self.cells.get(from..to).unwrap_or_default();
        cells.first().zip(cells.last()).map_or(0, |((start, _, _), (_, end, _))| (end - start) as usize)
    }

    /// Whether nothing stands in a row.
    pub fn is_blank(&self, row: usize) -> bool {
        self.row(row).all(|cell| cell.text.is_empty())
    }

    /// Whether a quote is opened in a row and not closed where a cell ends, so that nobody knows where its cells are.
    pub(super) fn is_torn(&self, row: usize) -> bool {
        self.torn.binary_search(&row).is_ok()
    }

    fn ends(&self, row: usize) -> (usize, usize) {
        let from = self.rows.get(row).map_or(self.cells.len(), |at| *at as usize);
        let to = self.rows.get(row + 1).map_or(self.cells.len(), |at| *at as usize);
        (from, to)
    }
}

/// Headers, titles and totals do not count as rows.
const HEADROOM: usize = 1_000;

fn trimmed(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// How much white space stands before a cell and behind it. Most cells have none, and to see that is quicker than to look for it.
fn around(cell: &[u8]) -> (usize, usize) {
    let is_plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    if is_plain(cell.first()) && is_plain(cell.last()) {
        return (0, 0);
    }
    let text = std::str::from_utf8(cell).unwrap_or_default();
    let from = text.trim_start_matches(is_space);
    (text.len() - from.len(), from.len() - from.trim_end_matches(is_space).len())
}

fn is_space(sign: char) -> bool {
    sign.is_whitespace() || sign == '\u{feff}'
}

/// Takes a text apart into cells, which `told` stands between, else what a first line says, else what fits best: what makes
/// rows that `is_known` knows, or the most rows of one width. `progress` is told the part that is done.
///
/// # Errors
/// [`Unreadable::TooManyRows`], [`Unreadable::TooMuch`].
pub fn grid(
    text: &str,
    told: Option<Delimiter>,
    is_known: &dyn Fn(&Grid) -> bool,
    progress: &mut dyn FnMut(f64),
) -> Result<(Grid, Delimiter), Unreadable> {
    let (declared, body) = declared(text);
    let delimiter = told.or(declared).unwrap_or_else(|| likely(body, is_known));
    let mut lines = Lines::new(body, delimiter, usize::from(body.len() < text.len()));
    while lines.read(lines.grid.height() + STEP)? {
        #[allow(clippy::cast_precision_loss)] // texts end at some hundred megabytes
        progress(lines.at as f64 / body.len() as f64);
    }
    let mut grid = lines.finish();
    grid.cut_off = !text.ends_with(['\n', '\r']);
    Ok((grid, delimiter))
}

/// A text on its way into a table.
struct Lines<'a> {
    from: &'a str,
    /// How much of it is read.
    at: usize,
    delimiter: Delimiter,
    line_end: char,
    reader: Reader,
    /// Whether the reader has read nothing yet, so that a line end may be none that it counts.
    is_fresh: bool,
    /// How many bytes were read again.
    again: usize,
    grid: Grid,
    /// The row in the file that was read last.
    number: usize,
    /// The cells so far, with room for all that could follow.
    text: Vec<u8>,
    end: usize,
}

impl<'a> Lines<'a> {
    /// The first line follows row `number`.
    fn new(from: &'a str, delimiter: Delimiter, number: usize) -> Self {
        Lines {
            from,
            at: 0,
            delimiter,
            line_end: if from.contains('\n') { '\n' } else { '\r' },
            reader: reader(delimiter),
            is_fresh: true,
            again: 0,
            grid: Grid::default(),
            number,
            text: vec![0; from.len() + 1],
            end: 0,
        }
    }

    /// Reads on until the table has so many rows; says whether more follow.
    fn read(&mut self, most: usize) -> Result<bool, Unreadable> {
        let mut ends = vec![0; 64];
        while self.grid.height() < most {
            // The reader leaves out lines without anything in them, which part one table from the next.
            for _ in 0..blank_lines(self.from, self.at) {
                self.begin()?;
            }
            let (mut start, mut count) = (self.end, 0);
            let (row, first, line) = (start, self.at, self.reader.line());
            loop {
                let input = self.from.as_bytes().get(self.at..).unwrap_or_default();
                let output = self.text.get_mut(self.end..).unwrap_or_default();
                let (result, read, written, cells) =
                    self.reader.read_record(input, output, ends.get_mut(count..).unwrap_or_default());
                (self.at, self.end, count) = (self.at + read, self.end + written, count + cells);
                match result {
                    ReadRecordResult::InputEmpty => {}
                    ReadRecordResult::OutputEndsFull => ends.resize(2 * ends.len(), 0),
                    ReadRecordResult::Record => break,
                    // What comes out is never longer than what goes in.
                    ReadRecordResult::End | ReadRecordResult::OutputFull => return Ok(false),
                }
            }
            self.begin()?;
            // A row of one line swallows no other. The reader counts some line ends only.
            let is_counted = self.line_end == '\n' && !std::mem::take(&mut self.is_fresh);
            let may_swallow = !is_counted || self.reader.line() > line + 1 || self.at == self.from.len();
            if may_swallow && self.gives_back(first, row)? {
                continue;
            }
            for end in ends.iter().take(count) {
                let end = row + end;
                let (before, behind) = around(self.text.get(start..end).unwrap_or_default());
                self.grid.mark(start + before, end - behind, Typed::No)?;
                start = end;
            }
        }
        Ok(true)
    }

    /// Goes back to the first row that the one from `first` on has swallowed, if its quotes are astray; says whether it has done so.
    /// What is left of it are the cells of its first line, as they stand there, from `row` on.
    fn gives_back(&mut self, first: usize, row: usize) -> Result<bool, Unreadable> {
        let text = self.from.get(first..self.at).unwrap_or_default();
        let record = text.trim_start_matches(['\r', '\n']);
        let quotes = quotes(record.as_bytes(), sign(self.delimiter));
        if quotes == Quotes::Closed {
            return Ok(false);
        }
        self.again = self.again.saturating_add(record.len());
        let may_go_back = self.again <= MOST_READ_AGAIN;
        let place = self.grid.height().saturating_sub(1);
        let mut lines = record.split_inclusive(self.line_end);
        let own = lines.next().unwrap_or_default();
        let cells = own.trim_end_matches(['\r', '\n']).split(char::from(sign(self.delimiter)));
        let above =
            (0..place).rev().map(|row| self.grid.width(row)).find(|width| *width > 0).filter(|width| *width > 1);
        let (mut reader, mut room) = (reader(self.delimiter), vec![0; record.len() + 1]);
        let mut is_row = |line: &str| {
            let width = width(line, &mut reader, &mut room);
            width == cells.clone().count() || Some(width) == above
        };
        let swallowed = record.len() - own.len();
        let lost: usize = lines.take_while(|line| may_go_back && !is_row(line)).map(str::len).sum();
        let goes_back = may_go_back && lost < swallowed;
        if quotes == Quotes::Open || goes_back || !may_go_back {
            self.grid.torn.push(place);
        }
        if !goes_back {
            return Ok(false);
        }
        (self.at, self.end) = (self.at - swallowed + lost, row);
        self.reader.reset();
        self.is_fresh = true;
        for cell in cells {
            let start = self.end;
            self.end += cell.len();
            self.text.get_mut(start..self.end).unwrap_or_default().copy_from_slice(cell.as_bytes());
            let (before, behind) = around(cell.as_bytes());
            self.grid.mark(start + before, self.end - behind, Typed::No)?;
        }
        Ok(true)
    }

    fn begin(&mut self) -> Result<(), Unreadable> {
        self.number += 1;
        self.grid.begin(self.number)
    }

    fn finish(mut self) -> Grid {
        self.text.truncate(self.end);
        // Cells are cut at signs of ASCII only, so that it is text still.
        self.grid.text = String::from_utf8(self.text).unwrap_or_default();
        self.grid
    }
}

/// How the quotes of a row end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Quotes {
    /// Each where a cell ends.
    Closed,
    /// One within a cell.
    Astray,
    /// The last one never does.
    Open,
}

fn quotes(record: &[u8], delimiter: u8) -> Quotes {
    let (mut is_inside, mut is_first, mut found) = (false, true, Quotes::Closed);
    let mut bytes = record.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' if is_inside && bytes.peek() == Some(&b'"') => _ = bytes.next(),
            b'"' if is_inside => {
                is_inside = false;
                let ends = bytes.peek().is_none_or(|next| *next == delimiter || next.is_ascii_whitespace());
                found = if ends { found } else { Quotes::Astray };
            }
            b'"' if is_first => is_inside = true,
            _ => is_first = byte == delimiter,
        }
    }
    if is_inside { Quotes::Open } else { found }
}

/// How many cells a line has. What stands in them goes into `room`.
fn width(line: &str, reader: &mut Reader, room: &mut [u8]) -> usize {
    reader.reset();
    let (mut at, mut count, mut ends) = (0, 0, [0; 64]);
    loop {
        let input = line.as_bytes().get(at..).unwrap_or_default();
        let (result, read, _, cells) = reader.read_record(input, room, &mut ends);
        (at, count) = (at + read, count + cells);
        if matches!(result, ReadRecordResult::Record | ReadRecordResult::End | ReadRecordResult::OutputFull) {
            return count;
        }
    }
}

fn reader(delimiter: Delimiter) -> Reader {
    ReaderBuilder::new().delimiter(sign(delimiter)).build()
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
        let mut lines = Lines::new(head, delimiter, 0);
        // What does not fit ends the look, not the reading.
        let _ = lines.read(ROWS);
        let grid = lines.finish();
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
        let (grid, delimiter) = grid(text, None, &|_| false, &mut |_| {}).expect("a table");
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
    fn a_quote_that_is_not_closed_costs_its_own_row_only() {
        let torn = |text: &str| {
            let (grid, _) = grid(text, Some(Delimiter::Comma), &|_| false, &mut |_| {}).expect("a table");
            let torn: Vec<_> = (0..grid.height()).filter(|row| grid.is_torn(*row)).collect();
            (cells(text).0.iter().map(|row| row.join("|")).collect::<Vec<_>>().join(" "), torn)
        };
        for (text, rows, expected) in [
            // Never closed; closed by the quote that opens another cell; twice.
            ("a,b\n1,\"x\n2,y\n3,z\n", "a|b 1|\"x 2|y 3|z", vec![1]),
            ("a,b\r\n1,\"x\r\n2,\"y,y\"\r\n3,z\r\n", "a|b 1|\"x 2|y,y 3|z", vec![1]),
            ("a,b\n1,\"x\n2,\"y\n3,z", "a|b 1|\"x 2|\"y 3|z", vec![1, 2]),
            ("\"a,b\n1,x\n2,y\n", "\"a|b 1|x 2|y", vec![0]),
            ("a,b\r\n1,\"x\r\n2,\"y\r\n3,\"z\r\n4,w\r\n", "a|b 1|\"x 2|\"y 3|\"z 4|w", vec![1, 2, 3]),
            ("a,b\r1,\"x\r2,\"y\r3,z\r", "a|b 1|\"x 2|\"y 3|z", vec![1, 2]),
            ("a,b\n\"1\",\"x\n\"2\",\"y\n3,z\n", "a|b \"1\"|\"x \"2\"|\"y 3|z", vec![1, 2]),
            // Some lines of its text before the next row.
            ("a,b,c\n1,2,\"x\ny\n3,4,z\n", "a|b|c 1|2|\"x 3|4|z", vec![1]),
            // The file ends in it, and no row follows.
            ("a,b\n1,\"x\ny", "a|b 1|x\ny", vec![1]),
            // Closed: lines in a cell, even where they look like rows; quotes within a text.
            ("a,b\n1,\"x\n2,y\"\n3,z\n", "a|b 1|x\n2,y 3|z", vec![]),
            ("a,b\n1,\"say \"\"hi\"\"\n2,y\"\n", "a|b 1|say \"hi\"\n2,y", vec![]),
            ("a,b\n1,5\" wide\n2,\"x\" \n", "a|b 1|5\" wide 2|x", vec![]),
            ("a,b\n1,\"x\nshe said \"hi\" there\"\n2,y\n", "a|b 1|x\nshe said hi\" there\" 2|y", vec![]),
        ] {
            assert_eq!(torn(text), (rows.to_owned(), expected), "{text}");
        }
    }

    #[test]
    fn quotes_that_are_astray_in_each_row_end_somewhere() {
        let text = format!("a,b\n{}", "\"1\",\"x\n".repeat(100_000));
        let (grid, _) = grid(&text, Some(Delimiter::Comma), &|_| false, &mut |_| {}).expect("a table");
        assert!((2..1_000).contains(&grid.height()), "{} rows", grid.height());
        assert!((1..grid.height()).all(|row| grid.is_torn(row)));
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
        assert_eq!(grid(&text.repeat(11), None, &|_| false, &mut |_| {}).map(|_| ()), Err(Unreadable::TooMuch));
    }
}
