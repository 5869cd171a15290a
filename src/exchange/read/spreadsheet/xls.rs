//! XLS of Excel 97 and later (BIFF8), record by record. calamine lays out what a file says that it holds, however much, and
//! trusts its offsets; here nothing is trusted. The records are those of Microsoft's [MS-XLS].

mod records;
mod strings;

use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::rc::Rc;

use self::records::{Record, records};
use super::gather::Gather;
use super::serial::{self, Kind};
use super::{MOST_CELLS, Unreadable, Value, money};

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const FILE_PASS: u16 = 0x002F;
const DATE_1904: u16 = 0x0022;
const FORMAT: u16 = 0x041E;
const XF: u16 = 0x00E0;
const BOUND_SHEET: u16 = 0x0085;
const SST: u16 = 0x00FC;
const NUMBER: u16 = 0x0203;
const RK: u16 = 0x027E;
const MUL_RK: u16 = 0x00BD;
const LABEL_SST: u16 = 0x00FD;
const LABEL: u16 = 0x0204;
const R_STRING: u16 = 0x00D6;
const BOOL_ERR: u16 = 0x0205;
const FORMULA: u16 = 0x0006;
const STRING: u16 = 0x0207;

/// The version in the first record of every stream since Excel 97.
const BIFF8: u16 = 0x0600;

/// Puts every sheet into `gather`.
pub(super) fn read(bytes: &[u8], gather: &mut Gather<'_>) -> Result<(), Unreadable> {
    let stream = stream(bytes)?;
    let book = Book::read(&stream)?;
    let mut read = 0;
    for (name, at) in &book.sheets {
        let sheet = stream.get(*at..).ok_or(Unreadable::Damaged)?;
        gather.sheet(name.clone())?;
        read += book.read_sheet(sheet, gather)?;
        // Sheets that lie in one another could be read for hours.
        if read > stream.len() {
            return Err(Unreadable::Damaged);
        }
    }
    Ok(())
}

/// The workbook in its container.
fn stream(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    if file.exists("/EncryptedPackage") {
        return Err(Unreadable::Locked);
    }
    if !file.exists("/Workbook") {
        return Err(if file.exists("/Book") { Unreadable::TooOld } else { Unreadable::Binary });
    }
    let stream = file.open_stream("/Workbook").map_err(|_| Unreadable::Damaged)?;
    let (mut out, most) = (Vec::new(), u64::try_from(bytes.len()).unwrap_or(u64::MAX));
    stream.take(most).read_to_end(&mut out).map_err(|_| Unreadable::Damaged)?;
    Ok(out)
}

/// What all sheets share.
#[derive(Default)]
struct Book {
    is_1904: bool,
    /// What each format makes of a number, and the currency that it shows.
    formats: HashMap<u16, (Kind, Option<Rc<str>>)>,
    /// The format of each style.
    styles: Vec<u16>,
    strings: Vec<String>,
    /// Names, and where their streams begin.
    sheets: Vec<(String, usize)>,
}

impl Book {
    fn read(stream: &[u8]) -> Result<Book, Unreadable> {
        let mut book = Book::default();
        for record in records(stream) {
            let record = record?;
            match record.kind {
                BOF if record.u16(0)? != BIFF8 => return Err(Unreadable::TooOld),
                FILE_PASS => return Err(Unreadable::Locked),
                DATE_1904 => book.is_1904 = record.u16(0)? == 1,
                FORMAT => {
                    let text = strings::short(record.after(2)?, 2)?;
                    book.formats.insert(record.u16(0)?, (serial::kind(&text), money::of_format(&text)));
                }
                XF => book.styles.push(record.u16(2)?),
                // Sheets of another type are charts and macros.
                BOUND_SHEET if record.byte(5)? == 0 => {
                    let at = usize::try_from(record.u32(0)?).map_err(|_| Unreadable::Damaged)?;
                    book.sheets.push((strings::short(record.after(6)?, 1)?.replace('\0', ""), at));
                }
                SST => book.strings = strings::shared(&record)?,
                EOF => return Ok(book),
                _ => {}
            }
        }
        Err(Unreadable::Damaged)
    }

    /// Reads the sheet that a stream begins with, and tells its length.
    fn read_sheet(&self, stream: &[u8], gather: &mut Gather<'_>) -> Result<usize, Unreadable> {
        // Charts in a sheet are streams within its stream.
        let mut depth = 0usize;
        let (mut formula, mut read) = ((0, 0), 0);
        for record in records(stream) {
            let record = record?;
            read += record.size();
            match record.kind {
                BOF => depth += 1,
                EOF if depth <= 1 => return Ok(read),
                EOF => depth -= 1,
                _ if depth > 1 => {}
                MUL_RK => self.read_row_of_numbers(&record, gather)?,
                STRING => gather.put(formula.0, formula.1, Value::Text(strings::short(record.data, 2)?))?,
                NUMBER | RK | LABEL_SST | LABEL | R_STRING | BOOL_ERR | FORMULA => {
                    let (row, column) = (usize::from(record.u16(0)?), usize::from(record.u16(2)?));
                    formula = (row, column);
                    gather.put(row, column, self.value(&record)?)?;
                }
                _ => {}
            }
        }
        Err(Unreadable::Damaged)
    }

    /// What a record of one cell holds.
    fn value(&self, record: &Record<'_>) -> Result<Value, Unreadable> {
        let style = record.u16(4)?;
        Ok(match record.kind {
            NUMBER => self.number(record.f64(6)?, style),
            RK => self.number(compact(record.u32(6)?), style),
            LABEL_SST => {
                let at = usize::try_from(record.u32(6)?).map_err(|_| Unreadable::Damaged)?;
                Value::Text(self.strings.get(at).ok_or(Unreadable::Damaged)?.clone())
            }
            LABEL | R_STRING => Value::Text(strings::short(record.after(6)?, 2)?),
            BOOL_ERR if record.byte(7)? == 0 => super::truth(record.byte(6)? != 0),
            BOOL_ERR => error(record.byte(6)?),
            // A result that is no number says so in the bits that no number has.
            FORMULA if record.u16(12)? == 0xFFFF => match record.byte(6)? {
                1 => super::truth(record.byte(8)? != 0),
                2 => error(record.byte(8)?),
                _ => Value::Empty,
            },
            _ => self.number(record.f64(6)?, style),
        })
    }

    fn read_row_of_numbers(&self, record: &Record<'_>, gather: &mut Gather<'_>) -> Result<(), Unreadable> {
        let (row, first) = (usize::from(record.u16(0)?), usize::from(record.u16(2)?));
        let numbers = record.data.len().saturating_sub(6) / 6;
        for place in 0..numbers {
            let at = 4 + 6 * place;
            let value = self.number(compact(record.u32(at + 2)?), record.u16(at)?);
            gather.put(row, first + place, value)?;
        }
        Ok(())
    }

    fn number(&self, number: f64, style: u16) -> Value {
        let format = self.styles.get(usize::from(style)).copied().unwrap_or_default();
        match self.formats.get(&format) {
            Some((Kind::Number, sign)) => Value::of(number, sign.clone()),
            known => {
                let kind = known.map_or_else(|| serial::built_in(format), |(kind, _)| *kind);
                serial::value(number, kind, self.is_1904)
            }
        }
    }
}

/// A number in thirty bits: two more say whether it is whole and whether it is a hundredth.
fn compact(bits: u32) -> f64 {
    let number =
        if bits & 2 == 0 { f64::from_bits(u64::from(bits & !3) << 32) } else { f64::from(bits.cast_signed() >> 2) };
    if bits & 1 == 0 { number } else { number / 100.0 }
}

fn error(code: u8) -> Value {
    let text = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    Value::Text(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compact_numbers_unfold() {
        for (bits, expected) in [
            (0x3FF0_0000, 1.0),
            (0x3FF0_0001, 0.01),
            (4_936_002, 1_234_000.0),
            (4_936_003, 12_340.0),
            (0xFFFF_FFFE, -1.0),
        ] {
            assert!((compact(bits) - expected).abs() < 1e-12, "{bits:x}");
        }
    }
}
