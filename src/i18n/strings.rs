//! What each language must say.

use lift::Method;

use super::{Language, NumberFormat, NumberProblem};
use crate::campaign::advice::Advice;
use crate::campaign::carry::Place;
use crate::campaign::edit::Refused;
use crate::campaign::model::{Objective, PostKind, Status};
use crate::campaign::problem::Trouble;
use crate::kpi::benchmark::Evidence;
use crate::kpi::calculator::Calculator;
use crate::kpi::catalogue::KpiId;
use crate::kpi::definitions::{CpmBase, Emv, ReturnsModel};
use crate::kpi::measure::{Grain, Measure, MeasureSet};
use crate::kpi::outcome::Why;
use crate::kpi::platform::Platform;
use crate::kpi::tier::Tier;
use crate::sales::maker::Maker;
use crate::store::document::Unreadable;

/// What a KPI is called and what one must know about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KpiText {
    /// As marketers call it.
    pub name: &'static str,
    /// A caveat or a hint; may be empty.
    pub note: &'static str,
}

/// A text with one number in it.
pub type Counted = fn(usize) -> String;
/// A text with a word in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Named(&'static str);

/// A text with a word in place of its asterisk; a text without exactly one does not compile.
pub(super) const fn named(text: &'static str) -> Named {
    let mut places = 0;
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        places += (*byte == b'*') as usize;
        rest = after;
    }
    assert!(places == 1, "a text needs one place for its word");
    Named(text)
}

impl Named {
    /// The text with this word.
    pub fn with(self, word: &str) -> String {
        let (before, after) = self.0.split_once('*').unwrap_or((self.0, ""));
        format!("{before}{word}{after}")
    }
}

/// Every text of the page in one language.
#[allow(missing_docs)] // each field is named by what it says
pub struct Strings {
    pub language: Language,

    // The frame
    pub tagline: &'static str,
    pub skip_to_content: &'static str,
    pub main_navigation: &'static str,
    pub campaigns: &'static str,
    pub calculators: &'static str,
    pub language_label: &'static str,
    pub theme: &'static str,
    pub theme_system: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub not_found: &'static str,
    pub not_found_text: &'static str,
    pub back_home: &'static str,
    pub cancel: &'static str,

    // Saving
    pub saved: &'static str,
    pub saving: &'static str,
    pub saved_here_only: &'static str,
    pub storage_full: &'static str,
    pub storage_blocked: &'static str,
    pub storage_failed: Named,
    pub storage_too_new: &'static str,
    pub download_data: &'static str,
    pub try_again: &'static str,
    /// Deletes what was set aside.
    pub delete_copy: &'static str,
    /// A part of revenue that is more than all of it.
    pub over_whole: &'static str,
    /// The first figure cannot exceed the second.
    pub more_than: fn(&Strings, Measure, Measure) -> String,
    pub settings: &'static str,
    pub try_sample: &'static str,
    /// The sample campaign's name.
    pub sample_name: &'static str,
    /// Loads the whole page anew.
    pub reload: &'static str,
    pub loading: &'static str,
    pub not_fetched: &'static str,
    pub set_aside: Named,
    pub set_aside_too_new: Named,
    pub recovered: Named,
    /// A large campaign by its id.
    pub not_here: Named,
    pub gone_in_other_tab: &'static str,
    pub refused: fn(Refused) -> &'static str,
    pub unwritable: &'static str,
    pub unreadable: fn(&Unreadable) -> String,
    pub set_aside_rival: &'static str,
    pub no_download: &'static str,
    pub dismiss: &'static str,

    // Home
    pub new_campaign: &'static str,
    pub no_campaigns: &'static str,
    pub no_campaigns_text: &'static str,
    pub untitled: &'static str,
    pub influencer_count: Counted,
    pub post_count: Counted,
    pub move_to_bin: &'static str,
    pub bin: &'static str,
    pub bin_text: &'static str,
    pub restore: &'static str,
    pub delete_forever: &'static str,
    pub delete_forever_sure: Named,
    pub binned_on: Named,
    pub backup: &'static str,
    pub backup_text: &'static str,
    pub backup_download: &'static str,
    pub backup_restore: &'static str,
    pub backup_done: fn(usize, usize, usize) -> String,
    pub backup_unreadable: &'static str,
    /// A calculator: its name, and what it is for.
    pub tool: fn(Calculator) -> (&'static str, &'static str),
    /// What makes something: its name, and what it is for.
    pub maker: fn(Maker) -> (&'static str, &'static str),
    /// The followers of one of several accounts: "*" is its number.
    pub account_number: Named,

    // Campaign
    pub overview: &'static str,
    pub influencers: &'static str,
    pub posts: &'static str,
    pub links_and_codes: &'static str,
    pub sales: &'static str,
    pub lift: &'static str,
    pub campaign_settings: &'static str,
    pub objective: fn(Objective) -> &'static str,
    pub target_of: Named,
    pub target_share: Named,
    pub target_reached: &'static str,
    pub pace_holds: &'static str,
    pub pace_behind: &'static str,
    pub formula: &'static str,
    pub source: &'static str,
    pub mean_of: fn(&str, &str) -> String,
    pub average_post: &'static str,
    pub estimated: &'static str,
    pub actual: &'static str,
    pub coverage: fn(usize, usize, Grain) -> String,
    /// The lower and the upper end of a 95 % interval.
    pub interval: fn(&str, &str) -> String,
    /// What a cost for live posts leaves out.
    pub without_planned: Named,
    pub missing: Named,
    /// Among what is missing: a study, or one of revenue.
    pub study: fn(bool) -> &'static str,
    pub why: fn(Why, &str) -> String,
    pub per_day: Named,

    // Influencers and posts
    pub influencer: &'static str,
    pub post: &'static str,

    // Fields
    pub currency: &'static str,

    // Calculators
    pub use_in_campaign: &'static str,
    pub copy_link: &'static str,
    pub copied: &'static str,
    pub copy_failed: &'static str,
    pub clear: &'static str,
    pub result: &'static str,
    pub your_numbers: &'static str,
    pub what_is_usual: &'static str,
    pub what_is_usual_text: &'static str,
    pub evidence: fn(Evidence) -> &'static str,
    pub own_benchmark: &'static str,
    pub all_platforms: &'static str,
    pub solve_for: &'static str,
    pub cpm_solve_hint: &'static str,
    pub link_ignored: Named,
    pub returns_model: &'static str,
    pub returns_model_is: fn(ReturnsModel) -> &'static str,

    // Words of the catalogue
    pub kpi: fn(KpiId) -> KpiText,
    pub measure: fn(Measure) -> &'static str,
    /// Within a sentence.
    pub measure_inline: fn(Measure) -> &'static str,
    /// A measure and its number, as a formula shows them: `250,000 impressions`.
    pub measured: fn(&str, &str) -> String,
    /// A measure that nobody told, as a formula shows it.
    pub unmeasured: Named,
    pub rounded_up: &'static str,
    pub platform_name: fn(Platform) -> &'static str,
    pub tier_name: fn(Tier) -> &'static str,
    pub list_separator: &'static str,
    /// Between one sentence and the next.
    pub after_sentence: &'static str,
    /// After a label that its value follows, with the space the language wants.
    pub colon: &'static str,

    // What is wrong
    pub number_problem: fn(NumberProblem) -> String,
    pub not_a_date: &'static str,
    pub spaced_code: &'static str,
}

/// Every text that only the pages of a campaign have, in one language: they come later than the others.
#[allow(missing_docs)] // each field is named by what it says
pub struct CampaignStrings {
    pub undo: &'static str,
    pub redo: &'static str,
    pub unsaved: &'static str,
    pub not_saved: &'static str,
    pub campaign_sections: &'static str,
    pub all_other_kpis: &'static str,
    pub totals: &'static str,
    pub start_here: &'static str,
    pub start_here_text: &'static str,
    pub insights_due: Counted,
    pub insights_due_since: Named,
    pub undated: Counted,
    pub engagement_counts: Named,
    pub cpm_counts: Named,
    pub emv_here: Named,
    /// By which method a study found a KPI, with the caveat of the method.
    pub found_by: fn(Method) -> &'static str,
    pub outdated: &'static str,
    pub check: Counted,
    pub more_to_check: Counted,
    pub add_influencer: &'static str,
    pub add_post: &'static str,
    pub no_influencers: &'static str,
    pub no_influencers_text: &'static str,
    pub no_posts: &'static str,
    pub no_posts_text: &'static str,
    pub no_posts_before_influencers: &'static str,
    pub new_influencer: &'static str,
    pub remove_influencer: &'static str,
    pub remove_post: &'static str,
    pub done: &'static str,
    pub open_post: &'static str,
    pub influencer_kpis: &'static str,
    pub post_kpis: &'static str,
    pub section_who: &'static str,
    pub section_accounts: &'static str,
    pub section_accounts_hint: &'static str,
    pub section_cost: &'static str,
    pub section_cost_hint: &'static str,
    pub section_results: &'static str,
    pub section_results_hint: &'static str,
    pub section_post: &'static str,
    pub section_insights: &'static str,
    pub section_insights_hint: &'static str,
    pub name: &'static str,
    pub brand: &'static str,
    pub handle: &'static str,
    pub notes: &'static str,
    pub objectives: &'static str,
    pub start: &'static str,
    pub end: &'static str,
    pub budget: &'static str,
    pub fee: &'static str,
    pub fee_currency: &'static str,
    pub rate: fn(&str, &str) -> String,
    pub rate_date: &'static str,
    pub product: &'static str,
    pub shipping: &'static str,
    pub other_cost: &'static str,
    pub commission: &'static str,
    pub platform: &'static str,
    pub more_platforms: &'static str,
    pub tier: &'static str,
    pub followers_on: Named,
    pub followers_estimated: Named,
    pub kind: &'static str,
    pub permalink: &'static str,
    pub published: &'static str,
    pub status: &'static str,
    pub own_cost: &'static str,
    pub followers_on_day: &'static str,
    pub other_assets: &'static str,
    pub estimate: &'static str,
    pub is_estimate: Named,
    pub clicks_total: &'static str,
    pub section_basics: &'static str,
    pub section_definitions: &'static str,
    pub section_growth: &'static str,
    pub section_economics: &'static str,
    pub section_economics_hint: &'static str,
    pub section_targets: &'static str,
    pub section_targets_hint: &'static str,
    pub more_targets: &'static str,
    pub next_influencers: &'static str,
    pub cpm_base: &'static str,
    pub cpm_base_is: fn(CpmBase) -> &'static str,
    pub engagement: &'static str,
    pub engagement_of_new: &'static str,
    pub above_zero: &'static str,
    pub engagement_hint: &'static str,
    pub emv: &'static str,
    pub emv_off: &'static str,
    pub emv_is: fn(Emv) -> &'static str,
    pub emv_hint: &'static str,
    pub campaign: &'static str,
    pub place: fn(Place) -> &'static str,
    pub nothing_to_carry: &'static str,
    pub carry_over: &'static str,
    pub compare: &'static str,
    pub all_influencers: &'static str,
    pub cost_and_result: fn(&str) -> String,
    pub mix: &'static str,
    pub past: &'static str,
    pub past_text: &'static str,
    pub no_past: &'static str,
    pub budget_of: Named,
    pub budget_left: Named,
    pub budget_over: Named,
    pub advice: Counted,
    /// A measure and its unit.
    pub measured_in: fn(&str, &str) -> String,
    /// What becomes of the rates of so many fees, told in a currency, once another one is chosen.
    pub fee_rates: fn(usize, &str) -> String,
    pub too_fine: fn(code: &str, amounts: &str, more: usize) -> String,
    pub in_bin: Named,
    pub sample_text: &'static str,
    pub remove_sample: &'static str,
    pub dismiss_advice: &'static str,
    pub advice_is: fn(Advice) -> &'static str,
    pub copy_message: fn(Language) -> &'static str,
    pub message_copied: &'static str,
    pub message_not_copied: &'static str,
    pub insights_message: fn(&str, Platform, &str, &str) -> String,
    pub section_general: &'static str,
    pub number_style: &'static str,
    pub new_campaigns_in: &'static str,
    pub tiers: &'static str,
    pub tiers_hint: &'static str,
    pub own_tiers: &'static str,
    pub bounds_must_rise: &'static str,
    pub own_benchmarks: &'static str,
    pub own_benchmarks_hint: &'static str,
    pub section_wipe: &'static str,
    pub wipe_hint: &'static str,
    pub wipe: &'static str,
    pub wipe_question: &'static str,
    pub commands: &'static str,
    pub keyboard: &'static str,
    pub nothing_found: &'static str,
    pub close: &'static str,
    pub kind_name: fn(PostKind) -> &'static str,
    pub status_name: fn(Status) -> &'static str,
    pub trouble: fn(Trouble, &Strings, NumberFormat) -> String,

    // Tables
    pub grid_hint: &'static str,
    pub filter: &'static str,
    /// Which rows are shown: the label, and the choice of all.
    pub group: &'static str,
    pub group_all: &'static str,
    pub columns: &'static str,
    pub no_choice: &'static str,
    pub cells_changed: Counted,
    pub cells_unread: Counted,
    pub cells_locked: Counted,
    pub rows_beyond: Counted,
    /// So many rows and columns are selected.
    pub cells_selected: fn(usize, usize) -> String,
    /// So many rows of so many are shown.
    pub rows_found: fn(usize, usize) -> String,
}

impl Strings {
    /// The names of `measures`, one after the other.
    pub fn measures(&self, measures: impl Iterator<Item = Measure>) -> String {
        measures.map(|measure| (self.measure_inline)(measure).to_owned()).collect::<Vec<_>>().join(self.list_separator)
    }

    /// What is missing, as somebody can come by it: what a study finds, by a study.
    pub fn asked_for(&self, missing: MeasureSet) -> String {
        use Measure::{LiftExpected, LiftObserved, LiftRate};
        let (found, told): (Vec<_>, Vec<_>) =
            missing.iter().partition(|measure| matches!(measure, LiftObserved | LiftExpected | LiftRate));
        let study = (!found.is_empty()).then(|| (self.study)(!found.contains(&LiftRate)));
        let told = told.into_iter().map(self.measure_inline);
        told.chain(study).collect::<Vec<_>>().join(self.list_separator)
    }
}
