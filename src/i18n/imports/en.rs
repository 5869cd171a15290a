//! English.

use super::ImportStrings;
use crate::work::Failure;

/// The English texts about imports.
pub const EN: ImportStrings = ImportStrings { failure };

fn failure(failure: &Failure) -> &'static str {
    match failure {
        Failure::NotFetched => {
            "The part of the page that does this did not arrive. Check the connection and try again; if that does not help, reload the page."
        }
        Failure::Stopped(_) => {
            "This was too much for the browser, most likely for its memory. Nothing was changed. Close other tabs, or try it with less at a time."
        }
        Failure::Cancelled => "Cancelled. Nothing was changed.",
    }
}
