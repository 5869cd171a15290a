//! A file to facts: bytes to text, text to cells, cells to tables that are known by their headers, columns to facts.
//!
//! Each source has a file of its own here, with its headers and what is peculiar about it, and a line in the one table of
//! [`format`].

mod analytics;
mod column;
mod day;
mod facebook;
mod format;
pub mod grid;
mod instagram;
mod meta_daily;
mod number;
mod own;
mod shop;
pub mod spreadsheet;
mod tables;
mod text;
mod tiktok;
mod tracker;
mod words;
mod youtube;

use super::reading::{Contents, MOST_BYTES, Options, Unreadable};
use crate::store::backup;

/// Reads a file; `progress` is told the part that is done, from 0 to 1.
///
/// # Errors
/// [`Unreadable`] when there is nothing in it that could be read.
pub fn read(
    file: &str,
    bytes: &[u8],
    options: &Options,
    progress: &mut dyn FnMut(f64),
) -> Result<Contents, Unreadable> {
    if bytes.len() > MOST_BYTES {
        return Err(Unreadable::TooLarge { bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX) });
    }
    progress(0.0);
    if spreadsheet::container(bytes).is_some() {
        return read_spreadsheet(file, bytes, options, progress);
    }
    let (text, encoding) = text::text(bytes, options.encoding, options.habits.chinese)?;
    progress(0.1);
    if text.starts_with('{') && backup::read(&text).is_ok() {
        return Err(Unreadable::Backup);
    }
    let (grid, delimiter) =
        grid::grid(&text, options.delimiter, &tables::is_known, &mut |part| progress(0.1 + 0.3 * part))?;
    progress(0.4);
    let contents = Contents {
        file: file.to_owned(),
        encoding: Some(encoding),
        delimiter: Some(delimiter),
        readings: tables::readings(&[grid], options, &mut |part| progress(0.4 + 0.6 * part))?,
    };
    progress(1.0);
    Ok(contents)
}

/// So many rows of a spreadsheet are half of the first half, since nobody knows how many there are.
const MANY_ROWS: f64 = 20_000.0;

fn read_spreadsheet(
    file: &str,
    bytes: &[u8],
    options: &Options,
    progress: &mut dyn FnMut(f64),
) -> Result<Contents, Unreadable> {
    let mut rows = |rows: usize| progress(0.5 * rows as f64 / (rows as f64 + MANY_ROWS));
    let grids = spreadsheet::grids(bytes, &mut rows)?;
    progress(0.5);
    let readings = tables::readings(&grids, options, &mut |part| progress(0.5 + 0.5 * part))?;
    progress(1.0);
    Ok(Contents { file: file.to_owned(), encoding: None, delimiter: None, readings })
}
