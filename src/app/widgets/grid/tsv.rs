//! Blocks of cells as the clipboard has them: tabs between cells, lines for rows, quotes around what holds either.
//!
//! The crate `csv` leaves out blank lines and takes all that follows an unpaired quote for one cell; a block that is pasted
//! must keep its shape.
//!
//! What a spreadsheet would take for a formula is guarded, as in our files.

use crate::exchange::guard::{guard, unguard};

/// The block as a text. The last row has no line end behind it, so that one cell is just its text.
pub fn print(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join("\t");
    let mut lines: Vec<_> = rows.iter().map(line).collect();
    // A last line without anything in it would be taken for the end of the one before.
    if let [_, .., last] = lines.as_mut_slice()
        && last.is_empty()
    {
        last.push_str("\"\"");
    }
    lines.join("\n")
}

fn quoted(cell: &str) -> String {
    let cell = if is_number(cell) { cell.into() } else { guard(cell) };
    if cell.starts_with('"') || cell.contains(['\t', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.into_owned()
    }
}

/// A number below zero stays one, with a currency or a percent sign too.
fn is_number(cell: &str) -> bool {
    let rest = cell.strip_prefix('-').unwrap_or(cell);
    let beside =
        |sign: char| matches!(sign, '.' | ',' | '%' | ' ' | '\u{a0}' | '\u{202f}' | '$' | '€' | '£' | '¥' | '₩' | '₹');
    rest.contains(|sign: char| sign.is_ascii_digit()) && rest.chars().all(|sign| sign.is_ascii_digit() || beside(sign))
}

/// Reads a block, at least one cell. Line ends are those of any system, and one at the end is no row.
pub fn parse(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (cell, after) = cell(rest);
        if let Some(row) = rows.last_mut() {
            row.push(unguard(&cell).to_owned());
        }
        rest = match after.strip_prefix('\t') {
            Some(next) => next,
            None => match line_end(after) {
                Some(next) if !next.is_empty() => {
                    rows.push(Vec::new());
                    next
                }
                _ => return rows,
            },
        };
    }
}

fn line_end(text: &str) -> Option<&str> {
    ["\r\n", "\n", "\r"].iter().find_map(|end| text.strip_prefix(end))
}

/// The first cell and what follows it. What begins with a quote and does not end with one is taken as it is.
fn cell(text: &str) -> (String, &str) {
    if let Some((cell, after)) = text.strip_prefix('"').and_then(in_quotes) {
        return (cell, after);
    }
    let (cell, after) = text.split_at(text.find(['\t', '\n', '\r']).unwrap_or(text.len()));
    (cell.to_owned(), after)
}

fn in_quotes(text: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        match after.chars().next() {
            Some('"') => cell.push('"'),
            _ if after.is_empty() || after.starts_with(['\t', '\n', '\r']) => return Some((cell, after)),
            _ => return None,
        }
        rest = after.get(1..)?;
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Vec<Vec<String>> {
        parse(text)
    }

    #[test]
    fn what_spreadsheets_write_is_read() {
        let cases: [(&str, &[&[&str]]); 9] = [
            ("", &[&[""]]),
            ("1", &[&["1"]]),
            ("1\t2\r\n3\t4\r\n", &[&["1", "2"], &["3", "4"]]),
            ("1\n\n3", &[&["1"], &[""], &["3"]]),
            ("\t\n", &[&["", ""]]),
            ("\"a\tb\"\t\"c\nd\"", &[&["a\tb", "c\nd"]]),
            ("\"5\"\" screen\"\tx", &[&["5\" screen", "x"]]),
            // Some write quotes as they are.
            ("\"so-called\" reach\t5\"", &[&["\"so-called\" reach", "5\""]]),
            ("\"never closed\t2", &[&["\"never closed", "2"]]),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), expected, "{text:?}");
        }
    }

    #[test]
    fn no_cell_is_executed() {
        let row = ["=HYPERLINK(\"https://example.com\")", "@ana", "-1+2", "-1.5", "-5%", "-€5", "'=1"];
        let row = row.map(str::to_owned).to_vec();
        let rows = [row];
        let text = print(&rows);
        assert_eq!(text, "'=HYPERLINK(\"https://example.com\")\t'@ana\t'-1+2\t-1.5\t-5%\t-€5\t''=1");
        assert_eq!(parse(&text), rows);
    }

    proptest! {
        #[test]
        fn what_was_copied_is_pasted_as_it_was(
            width in 1..4_usize,
            cells in prop::collection::vec("[\t\n\r\"a1,李 =+@'.-]{0,5}", 1..24),
        ) {
            let rows: Vec<Vec<String>> = cells.chunks(width).filter(|row| row.len() == width).map(<[_]>::to_vec).collect();
            prop_assume!(!rows.is_empty());
            prop_assert_eq!(read(&print(&rows)), rows);
        }

        #[test]
        fn any_text_is_some_block(text in ".*") {
            prop_assert!(!read(&text).is_empty());
        }
    }
}
