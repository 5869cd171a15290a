//! What each language must say about files that are read, and about the worker that does it.

use crate::work::Failure;

pub(super) mod en;
pub(super) mod zh_cn;

/// Every text about imports, in one language.
#[allow(missing_docs)] // each field is named by what it says
pub struct ImportStrings {
    pub failure: fn(&Failure) -> &'static str,
}
