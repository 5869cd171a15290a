//! What each language must say about links: they come later than the other texts.

use crate::exchange::link::Refused;

pub(super) mod en;
pub(super) mod zh_cn;

/// Every text about campaigns in links, in one language.
#[allow(missing_docs)] // each field is named by what it says
pub struct LinkStrings {
    // The report that a link opens
    pub report: &'static str,
    pub report_text: &'static str,
    pub keep_copy: &'static str,
    pub open_own: &'static str,
    pub print: &'static str,
    pub is_here: &'static str,
    pub accounts: &'static str,
    pub posts_of: &'static str,
    pub not_opened: &'static str,
    pub refused: fn(&Refused) -> String,
}
