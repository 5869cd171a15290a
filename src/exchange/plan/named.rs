//! How rows name people: by handle, name, the address of a post, or a code.

use super::table::Table;
use crate::campaign::address;
use crate::exchange::reading::Field;

/// How a row names somebody.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub(super) struct Named {
    pub(super) handle: String,
    /// Whether a column tells the handle, and not the post's address alone.
    pub(super) is_told: bool,
    pub(super) name: String,
    /// Where neither is told.
    pub(super) code: String,
}

impl Named {
    /// As the row has it: handles and names in columns of their own or in one, else what the post's address tells.
    pub(super) fn of(table: &Table, row: usize) -> Self {
        let either = table.text(Field::Influencer, row);
        let (mut handle, mut name) = if looks_like_handle(either) { (either, "") } else { ("", either) };
        let own = table.text(Field::Handle, row);
        if !own.is_empty() {
            handle = own;
        }
        let own = table.text(Field::Name, row);
        if !own.is_empty() {
            name = own;
        }
        // No platform lets blanks be part of a handle.
        if name.is_empty() && handle.contains(char::is_whitespace) {
            (handle, name) = ("", handle);
        }
        let is_told = !handle.is_empty();
        if !is_told {
            handle = address::handle(table.text(Field::Permalink, row)).unwrap_or_default();
        }
        let nameless = handle.is_empty() && name.is_empty();
        let code = if nameless { table.text(Field::Code, row) } else { "" };
        Named { handle: plain_handle(handle).to_owned(), is_told, name: name.to_owned(), code: code.to_owned() }
    }

    pub(super) fn key(&self) -> String {
        match (self.handle.as_str(), self.name.as_str(), self.code.as_str()) {
            ("", "", "") => String::new(),
            // Somebody else may be called like a code.
            ("", "", code) => format!("%{}", folded(code)),
            ("", name, _) => folded(name),
            (handle, _, _) => folded(handle),
        }
    }
}

fn looks_like_handle(text: &str) -> bool {
    let plain = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '.' || sign == '_';
    text.starts_with('@') || !text.is_empty() && text.chars().all(plain)
}

/// A handle without what people put around it: "@", or the address of the profile.
fn plain_handle(text: &str) -> &str {
    let on_a_site = text.contains('/') && address::platform(text).is_some();
    let account = if on_a_site { address::account(text) } else { text };
    account.trim().trim_start_matches('@')
}

pub(super) fn folded(text: &str) -> String {
    text.trim().to_lowercase()
}
