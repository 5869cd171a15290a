//! Strings of XLS: a count, flags, and characters of one byte or two; the shared ones may go on in another record, even
//! within a string, and then say anew how wide their characters are.

use super::records::Record;
use super::{MOST_CELLS, Unreadable};

const WIDE: u8 = 1;
const WITH_MORE: u8 = 4;
const WITH_RUNS: u8 = 8;

/// A string in one record, whose count has one byte or two.
pub(super) fn short(data: &[u8], count_bytes: usize) -> Result<String, Unreadable> {
    let mut parts = Parts { now: data, next: [].iter() };
    let low = usize::from(parts.byte()?);
    let count = if count_bytes == 1 { low } else { low | usize::from(parts.byte()?) << 8 };
    let flags = parts.byte()?;
    parts.text(count, flags)
}

/// The table of shared strings.
pub(super) fn shared(record: &Record<'_>) -> Result<Vec<String>, Unreadable> {
    let mut parts = Parts { now: record.after(8)?, next: record.more.iter() };
    let count = record.u32(4)?;
    let mut strings = Vec::new();
    for _ in 0..count {
        strings.push(parts.string()?);
        if strings.len() > MOST_CELLS {
            return Err(Unreadable::TooMuch);
        }
    }
    Ok(strings)
}

/// Data in pieces.
struct Parts<'a, 'b> {
    now: &'a [u8],
    next: std::slice::Iter<'b, &'a [u8]>,
}

impl Parts<'_, '_> {
    /// Goes on to the next piece where this one is used up.
    fn refill(&mut self) -> Result<(), Unreadable> {
        while self.now.is_empty() {
            self.now = self.next.next().ok_or(Unreadable::Damaged)?;
        }
        Ok(())
    }

    fn byte(&mut self) -> Result<u8, Unreadable> {
        self.refill()?;
        let (byte, rest) = self.now.split_first().ok_or(Unreadable::Damaged)?;
        self.now = rest;
        Ok(*byte)
    }

    fn number(&mut self, bytes: usize) -> Result<usize, Unreadable> {
        let mut number = 0;
        for place in 0..bytes {
            number |= usize::from(self.byte()?) << (8 * place);
        }
        Ok(number)
    }

    fn skip(&mut self, mut bytes: usize) -> Result<(), Unreadable> {
        while bytes > 0 {
            self.refill()?;
            let step = bytes.min(self.now.len());
            self.now = self.now.get(step..).unwrap_or_default();
            bytes -= step;
        }
        Ok(())
    }

    fn string(&mut self) -> Result<String, Unreadable> {
        let count = self.number(2)?;
        let flags = self.byte()?;
        let runs = if flags & WITH_RUNS == 0 { 0 } else { self.number(2)? };
        let more = if flags & WITH_MORE == 0 { 0 } else { self.number(4)? };
        let text = self.text(count, flags)?;
        self.skip(4 * runs)?;
        self.skip(more)?;
        Ok(text)
    }

    fn text(&mut self, count: usize, flags: u8) -> Result<String, Unreadable> {
        let mut units = Vec::new();
        let mut wide = flags & WIDE == WIDE;
        while units.len() < count {
            if self.now.is_empty() {
                self.refill()?;
                wide = self.byte()? & WIDE == WIDE;
                self.refill()?;
            }
            let low = u16::from(self.byte()?);
            units.push(if wide { low | u16::from(self.byte()?) << 8 } else { low });
        }
        Ok(String::from_utf16_lossy(&units))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_string_goes_on_with_other_characters() {
        let data = [
            &[2, 0, 0, 0, 2, 0, 0, 0][..], // counts
            &[4, 0, WITH_RUNS, 1, 0, b'C', b'a'],
        ]
        .concat();
        let more: Vec<&[u8]> = vec![&[WIDE, 0x66, 0, 0xE9, 0, 9, 9, 9, 9, 2, 0, 0, b'o'], &[0, b'k']];
        let strings = shared(&Record { kind: 0, data: &data, more });
        assert_eq!(strings, Ok(vec!["Café".to_owned(), "ok".to_owned()]));
    }

    #[test]
    fn a_count_beyond_the_data_makes_no_room() {
        assert_eq!(short(&[0xFF, 0xFF, 0, b'a'], 2), Err(Unreadable::Damaged));
        let record = Record { kind: 0, data: &[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0], more: Vec::new() };
        assert_eq!(shared(&record), Err(Unreadable::Damaged));
    }
}
