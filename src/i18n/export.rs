//! What each language must say about files that go out: they come later than the other texts.

use super::strings::Named;
use crate::kpi::platform::Platform;

pub(super) mod en;
pub(super) mod zh_cn;

/// What the sheets of a spreadsheet are called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)] // each field is the sheet of that name
pub struct SheetNames {
    pub kpis: &'static str,
    pub influencers: &'static str,
    pub posts: &'static str,
    pub campaign: &'static str,
    pub lift: &'static str,
    pub working: &'static str,
    pub notes: &'static str,
}

/// Every text about files that go out, in one language.
#[allow(missing_docs)] // each field is named by what it says
pub struct ExportStrings {
    // The dialog
    pub export: &'static str,
    pub export_title: &'static str,
    pub export_text: &'static str,
    pub spreadsheet: &'static str,
    pub spreadsheet_text: &'static str,
    pub tables: &'static str,
    pub tables_text: &'static str,
    pub kpis: &'static str,
    pub sql: &'static str,
    pub sql_text: &'static str,
    pub calendar: &'static str,
    pub calendar_text: &'static str,
    pub backup: &'static str,
    pub backup_text: &'static str,
    pub making: &'static str,
    /// "*" is a file name.
    pub made: Named,
    pub not_made: &'static str,

    // The spreadsheet
    pub sheets: SheetNames,
    pub id: &'static str,
    pub exchange_rate: &'static str,
    pub platform_id: &'static str,
    pub estimated: &'static str,
    /// A measure that orders come to.
    pub of_orders: Named,
    /// A measure that visits come to.
    pub of_visits: Named,
    pub setting: &'static str,
    pub value: &'static str,
    pub scope: &'static str,
    /// By the stable name of a kind of scope.
    pub scope_name: fn(&str) -> &'static str,
    pub tier_from: Named,
    pub what: &'static str,
    pub note: &'static str,
    pub made_on: &'static str,
    /// What follows an edit and what does not.
    pub about: &'static [&'static str],
    pub without_posts: &'static str,

    // The calendar
    pub starts: Named,
    pub ends: Named,
    pub insights_of: fn(&str, Platform) -> String,
}
