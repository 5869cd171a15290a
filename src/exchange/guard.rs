//! Texts that a spreadsheet would take for a formula: written with an apostrophe in front, which comes off when they are read.
//!
//! A text that begins with apostrophes before such a sign gets one more, so that every text comes back as it was.

use std::borrow::Cow;

/// What spreadsheets begin to execute, or pass over before they look for it.
const SIGNS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// Whether a text needs its guard: a sign of a formula, perhaps behind apostrophes.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(SIGNS)
}

/// A text as it may stand in a table for spreadsheets; numbers need no guard.
pub fn guard(text: &str) -> Cow<'_, str> {
    if is_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
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
            ("'=1", "''=1"),
            ("'quoted'", "'quoted'"),
            ("'", "'"),
            ("emily", "emily"),
            ("", ""),
        ] {
            assert_eq!(guard(text), guarded);
            assert_eq!(unguard(guarded), text);
        }
    }
}
