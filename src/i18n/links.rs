//! What each language must say about links: they come later than the other texts.

use super::strings::{Counted, Named};
use crate::exchange::link::Refused;

pub(super) mod en;
pub(super) mod zh_cn;

/// Every text about campaigns in links, in one language.
#[allow(missing_docs)] // each field is named by what it says
pub struct LinkStrings {
    // The report that a link opens
    pub report: &'static str,
    pub report_text: &'static str,
    /// Orders and visits were kept back.
    pub sums_only: &'static str,
    pub keep_copy: &'static str,
    pub open_own: &'static str,
    pub print: &'static str,
    pub is_here: &'static str,
    pub accounts: &'static str,
    pub posts_of: &'static str,
    pub not_opened: &'static str,
    pub refused: fn(&Refused) -> String,
    pub sealed: &'static str,
    pub sealed_text: &'static str,
    pub passphrase: &'static str,
    pub open: &'static str,
    pub opening: &'static str,
    pub wrong_passphrase: &'static str,
    /// Pages that are neither local nor encrypted have none.
    pub no_cryptography: &'static str,

    // Merging
    pub differs: &'static str,
    pub merge_text: &'static str,
    pub to_choose: Counted,
    pub to_choose_text: &'static str,
    /// How many influencers and how many posts both sides added.
    pub twice: fn(usize, usize) -> String,
    pub taken: Counted,
    pub staying: Counted,
    pub and_more: Counted,
    /// How many more are shown, of how many.
    pub show_more: fn(usize, usize) -> String,
    pub merge: &'static str,
    pub merge_hint: &'static str,
    pub as_new: &'static str,
    pub what: &'static str,
    pub mine: &'static str,
    pub theirs: &'static str,
    pub newer: &'static str,
    pub kept: &'static str,
    pub removed: &'static str,
    /// A record that one side never had.
    pub not_there: &'static str,
    /// A fact that is not told.
    pub nothing: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub order: &'static str,
    pub visits: &'static str,
    pub study: &'static str,
    /// What a fact is called that no form names.
    pub fact: fn(&str) -> Option<&'static str>,
    pub other_fact: &'static str,
    /// A choice that no form names: the fact, and the key of what was chosen.
    pub choice: fn(&str, &str) -> Option<&'static str>,

    // Sending
    pub share: &'static str,
    pub share_title: &'static str,
    pub share_text: &'static str,
    pub goes_in: &'static str,
    pub with_costs: &'static str,
    pub with_notes: &'static str,
    pub with_records: &'static str,
    /// Of orders, visits and daily series.
    pub records_stay: &'static str,
    pub passphrase_optional: &'static str,
    pub passphrase_hint: &'static str,
    pub making: &'static str,
    pub too_large: &'static str,
    /// "*" is a number of characters.
    pub characters: Named,
    /// "*" is a list of apps.
    pub apps_cut: Named,
    pub better_file: &'static str,
    pub share_sheet: &'static str,
    pub as_file: &'static str,
    /// Where the link has a passphrase.
    pub file_unprotected: &'static str,
    pub as_picture: &'static str,
}
