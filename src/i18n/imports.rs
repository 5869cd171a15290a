//! What each language must say about files that are read, and about the worker that does it.

use super::strings::Named;
use crate::exchange::plan::Why;
use crate::exchange::reading::{About, Delimiter, Encoding, Fault, Field, Source, Unreadable};
use crate::work::Failure;

pub(super) mod en;
pub(super) mod zh_cn;

/// Every text about imports, in one language.
#[allow(missing_docs)] // each field is named by what it says
pub struct ImportStrings {
    pub failure: fn(&Failure) -> &'static str,

    // What to read
    pub import: &'static str,
    pub title: &'static str,
    pub text: &'static str,
    pub choose: &'static str,
    pub paste: &'static str,
    pub paste_hint: &'static str,
    pub read_pasted: &'static str,
    pub pasted: &'static str,
    pub drop_here: &'static str,
    pub or_drop: &'static str,
    pub leave_out_file: Named,

    // A file
    pub waiting: &'static str,
    pub reading: &'static str,
    pub not_read: &'static str,
    pub read_as_before: &'static str,
    pub gone: &'static str,
    pub unreadable: fn(&Unreadable) -> String,
    /// Campaigns follow that a backup holds and that are here.
    pub also_here: &'static str,
    pub taken_for: Named,
    pub known_by: Named,
    pub as_last_time: &'static str,
    pub source: fn(Source) -> &'static str,
    pub about: fn(About) -> &'static str,
    pub each_row: &'static str,
    pub encoding: &'static str,
    pub encoding_name: fn(Encoding) -> &'static str,
    pub delimiter: &'static str,
    pub delimiter_name: fn(Delimiter) -> &'static str,
    pub header_row: &'static str,
    /// The encoding and the like.
    pub how_read: Named,
    pub headers_in: Named,
    pub totals_left_out: fn(u32) -> String,

    // Its columns
    pub columns: fn(usize, usize) -> String,
    pub column: &'static str,
    pub example: &'static str,
    pub tells: &'static str,
    /// What the column of this header tells.
    pub tells_of: Named,
    pub nothing: &'static str,
    pub personal: &'static str,
    pub field: fn(Field) -> &'static str,
    pub no_header: &'static str,

    // What must be asked
    pub which_day: Named,
    pub which_day_why: Named,
    pub day_first: &'static str,
    pub month_first: &'static str,
    pub choose_one: &'static str,
    pub which_year: Named,
    pub which_year_why: Named,
    /// Of numbers in the column of this header.
    pub bare_sums: Named,
    pub which_separators: Named,
    pub which_separators_why: Named,
    /// Where nobody has chosen.
    pub is_guess: &'static str,
    pub answer_first: &'static str,
    pub still_reading: &'static str,

    // What comes of it
    pub outcome: &'static str,
    pub new: &'static str,
    pub updated: &'static str,
    pub unchanged: &'static str,
    pub refused: &'static str,
    pub kind: fn(About) -> &'static str,
    pub refusals: fn(usize) -> String,
    pub fault: fn(Fault) -> &'static str,
    /// Behind a fault in what an order came to.
    pub no_amount: &'static str,
    pub why: fn(Why) -> &'static str,
    pub row: Named,
    pub and_more: fn(usize) -> String,
    /// So many rows are about what other rows are about, and what becomes of them.
    pub further: fn(About, usize) -> String,
    /// How many rows say otherwise than another file.
    pub otherwise: fn(About, usize) -> String,
    pub nothing_new: &'static str,
    /// The same where not all of it is known already.
    pub nothing_changes: &'static str,

    // Who it is about
    pub unknown: &'static str,
    pub unknown_text: &'static str,
    pub who_is: Named,
    pub as_new: &'static str,
    /// Who somebody most likely is.
    pub likely: Named,
    pub show_more: &'static str,
    pub leave_out: &'static str,
    /// Of rows that name nobody.
    pub whose: &'static str,
    pub rows: fn(usize) -> String,
    pub which_platform: &'static str,
    pub account: &'static str,
    pub account_hint: &'static str,

    // What came of it
    pub undo: &'static str,
    /// So many of what rows are about: as a number, and as it is written.
    pub counted: fn(About, usize, &str) -> String,
    /// What is new and what is updated, where there is any.
    pub done: fn(Option<&str>, Option<&str>) -> String,
}
