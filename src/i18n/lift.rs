//! What each language must say about lift.

use ::lift::check::{Caution, Refusal};
use ::lift::{Method, Verdict};

use super::strings::Named;
use crate::campaign::records::Counted;
use crate::sales::baseline::{NoInput, Note};
use crate::sales::pasted::NotDays;

pub(super) mod en;
pub mod told;
pub(super) mod zh_cn;

/// What a study found, each number as the page prints it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// What is to be thought of it.
    pub verdict: Verdict,
    /// The series by name.
    pub series: String,
    /// How many days the sums are over.
    pub days: String,
    /// What was observed.
    pub observed: String,
    /// What was to be expected.
    pub expected: String,
    /// By how much the two differ, without a sign.
    pub difference: String,
    /// Whether more was observed than expected.
    pub is_more: bool,
    /// The lower end of the effect.
    pub low: String,
    /// The upper end of the effect.
    pub high: String,
}

/// Every text about lift, in one language.
#[allow(missing_docs)] // each field is named by what it says
pub struct LiftStrings {
    pub lift: &'static str,
    pub about: &'static str,
    pub nothing_yet: &'static str,
    pub nothing_yet_text: &'static str,
    pub start_with: &'static str,

    // Pasting
    pub paste: &'static str,
    pub paste_about: &'static str,
    pub paste_label: &'static str,
    pub paste_counted: &'static str,
    pub paste_take: &'static str,
    pub not_days: fn(&NotDays) -> String,
    pub column: fn(usize) -> String,

    // The series that there are
    pub all_series: fn(usize) -> String,
    pub days: fn(usize) -> String,
    pub remove_series: &'static str,
    pub remove_series_of: fn(&str) -> String,

    // The question
    pub question: &'static str,
    pub study: &'static str,
    pub another: &'static str,
    pub remove: &'static str,
    pub series: &'static str,
    pub controls: &'static str,
    pub controls_hint: &'static str,
    pub no_controls: &'static str,
    pub method: &'static str,
    pub method_name: fn(Method) -> &'static str,
    pub method_hint: fn(Method) -> &'static str,
    pub first_day: &'static str,
    pub last_day: &'static str,
    pub finer: &'static str,
    pub from_day: &'static str,
    pub blank_is_zero: &'static str,
    /// Whether it is about orders.
    pub blank_hint: fn(bool) -> &'static str,
    pub seasons: &'static str,
    pub seasons_hint: &'static str,
    pub draws: &'static str,
    pub draws_hint: &'static str,
    pub seed: &'static str,
    pub seed_hint: &'static str,
    pub counts: &'static str,
    pub orders_by_day: &'static str,
    pub revenue_by_day: &'static str,
    pub counted: fn(Counted) -> &'static str,

    // Before a run
    pub checks: &'static str,
    pub all_well: &'static str,
    pub no_input: fn(NoInput) -> &'static str,
    /// The second one gives a control's name by its place, here and below.
    pub refusal: fn(Refusal, &dyn Fn(usize) -> String) -> String,
    pub caution: fn(Caution, &dyn Fn(usize) -> String) -> String,
    pub note: fn(Note, &dyn Fn(usize) -> String) -> String,
    pub run: &'static str,
    pub run_again: &'static str,
    /// "*" is a percentage.
    pub running: Named,

    // The answer
    pub result: &'static str,
    pub verdict: fn(Verdict) -> &'static str,
    pub sentence: fn(&Found) -> String,
    pub only_compared: &'static str,
    pub changed_since: &'static str,
    /// In a link without the days that it was found in.
    pub days_not_sent: &'static str,
    pub per_day: &'static str,
    pub in_all: &'static str,
    pub observed: &'static str,
    pub expected: &'static str,
    pub effect: &'static str,
    pub relative: &'static str,
    pub interval: &'static str,
    /// "*" is a probability.
    pub tail: Named,
    pub repeats: fn(&str, &str) -> String,

    // In reports and files
    /// The first day of the baseline, the first and the last one of the campaign.
    pub compared: fn(Option<&str>, &str, &str) -> String,
    pub verdict_head: &'static str,
    pub tail_head: &'static str,

    // The pictures
    pub panel_predicted: &'static str,
    pub panel_effect: &'static str,
    pub panel_total: &'static str,
    pub legend_observed: &'static str,
    pub legend_expected: &'static str,
    pub legend_interval: &'static str,
    pub begins: &'static str,
    pub days_table: &'static str,
    pub day: &'static str,
    pub low: &'static str,
    pub high: &'static str,
    pub added_up: &'static str,
}
