//! Texts that a spreadsheet would take for a formula: written with an apostrophe in front, which comes off when they are read.
//!
//! A text that begins with apostrophes before such a sign gets one more, so that every text comes back as it was.

use std::borrow::Cow;

/// What spreadsheets begin to execute, some of them in its full width too.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Whether a text needs its guard: a sign of a formula, perhaps behind apostrophes and blanks, or a blank that parts cells.
fn is_formula(text: &str) -> bool {
    let is_passed_over = |sign: char| sign == '\'' || sign == '\u{feff}' || sign.is_whitespace();
    let rest = text.trim_start_matches(is_passed_over);
    rest.starts_with(SIGNS) || text.strip_suffix(rest).is_some_and(|blanks| blanks.contains(['\t', '\r', '\n']))
}

/// A text as it may stand in a table for spreadsheets; numbers need no guard.
pub fn guard(text: &str) -> Cow<'_, str> {
    if is_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// A text as it may stand in a cell that says itself that it holds a text: there only an apostrophe of its own needs a guard, since
/// one comes off.
pub fn guard_in_cell(text: &str) -> Cow<'_, str> {
    if text.trim_start().starts_with('\'') { guard(text) } else { Cow::Borrowed(text) }
}

/// Letters that a cell of a spreadsheet holds, in units of UTF-16.
const LONGEST: usize = 32_767;

/// A text without what no XML can hold, as long as a cell can be.
pub fn clean(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|letter| if matches!(letter, '\u{fffe}' | '\u{ffff}') { '\u{fffd}' } else { letter })
        .collect();
    let mut room = LONGEST;
    let fits = |letter: &char| {
        let units = letter.len_utf16();
        let fits = units <= room;
        room = if fits { room - units } else { 0 };
        fits
    };
    text.chars().take_while(fits).collect()
}

/// A text as a spreadsheet's cell has it. Whoever reads it back compares with this, since a longer text is cut.
pub fn in_cell(text: &str) -> String {
    clean(&guard_in_cell(text))
}

/// The text that was [guarded](guard).
pub fn unguard(text: &str) -> &str {
    text.strip_prefix('\'').filter(|_| is_formula(text)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_executed_is_harmless_and_comes_back() {
        for (text, guarded) in [
            ("=HYPERLINK(\"https://example.com\")", "'=HYPERLINK(\"https://example.com\")"),
            ("+49 30 1", "'+49 30 1"),
            ("-", "'-"),
            ("@emily", "'@emily"),
            ("\tfee", "'\tfee"),
            ("\r=1", "'\r=1"),
            ("\n+1", "'\n+1"),
            ("  =1", "'  =1"),
            ("\u{a0}\t@a", "'\u{a0}\t@a"),
            ("\u{feff}=1", "'\u{feff}=1"),
            ("＝1+1", "'＝1+1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            ("　＠SUM(A1)", "'　＠SUM(A1)"),
            ("\"=1\"", "\"=1\""),
            ("'=1", "''=1"),
            (" '=1", "' '=1"),
            ("a = b", "a = b"),
            ("'quoted'", "'quoted'"),
            ("'", "'"),
            ("emily", "emily"),
            ("", ""),
        ] {
            assert_eq!(guard(text), guarded);
            assert_eq!(unguard(guarded), text);
            assert_eq!(unguard(&guard_in_cell(text)), text);
        }
    }
}
