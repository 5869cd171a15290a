//! XLSX, cell by cell, by calamine. The archive has been checked.

use std::io::Cursor;
use std::rc::Rc;

use calamine::{DataRef, Reader, Style, Xlsx, XlsxError};

use super::gather::Gather;
use super::serial::{self, Kind};
use super::{Unreadable, Value, money};

/// Puts every sheet into `gather`.
pub(super) fn read(bytes: &[u8], gather: &mut Gather<'_>) -> Result<(), Unreadable> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
    let is_1904 = book.has_1904_epoch();
    // The currency that each style shows.
    let mut signs = None;
    for name in book.sheet_names() {
        let mut cells = match book.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            // Charts have sheets of their own.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(refused(&error)),
        };
        gather.sheet(name)?;
        let signs: &Vec<_> = signs.get_or_insert_with(|| cells.styles().iter().map(sign).collect());
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|error| refused(&error))? {
            let (row, column) = cell.get_position();
            let place = |at: u32| usize::try_from(at).map_err(|_| Unreadable::Damaged);
            gather.put(
                place(row)?,
                place(column)?,
                value(cell.get_value(), signs.get(style).and_then(Option::as_ref), is_1904),
            )?;
        }
    }
    Ok(())
}

/// The currency that a style shows.
fn sign(style: &Style) -> Option<Rc<str>> {
    let format = style.number_format.as_ref()?;
    // Where a file does not write them out, these are in the currency of each computer, and dollars only by calamine.
    let is_of_computer = matches!(format.format_id, Some(42 | 44)) && format.format_code.starts_with("_($* ");
    if is_of_computer { None } else { money::of_format(&format.format_code) }
}

fn value(cell: &DataRef<'_>, sign: Option<&Rc<str>>, is_1904: bool) -> Value {
    match cell {
        DataRef::Empty => Value::Empty,
        DataRef::Int(number) => Value::of(*number as f64, sign.cloned()),
        DataRef::Float(number) => Value::of(*number, sign.cloned()),
        DataRef::String(text) | DataRef::DurationIso(text) => Value::Text(text.clone()),
        DataRef::SharedString(text) => Value::Text((*text).to_owned()),
        DataRef::Bool(truth) => super::truth(*truth),
        DataRef::DateTime(date) => {
            let kind = if date.is_duration() { Kind::Duration } else { Kind::Date };
            serial::value(date.as_f64(), kind, is_1904)
        }
        DataRef::DateTimeIso(text) => super::iso(text),
        DataRef::Error(error) => Value::Text(error.to_string()),
    }
}

fn refused(error: &XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::Locked,
        _ => Unreadable::Damaged,
    }
}
