//! The studies of a campaign that were run, as a table: a row for each, with what was asked, as far as it is what is asked now, and
//! what was found, in numbers and in a sentence. Amounts are in major units.

use lift::{Interval, Method, Verdict};

use super::table::{Table, Value};
use crate::campaign::model::Campaign;
use crate::campaign::study::{Finding, Study};
use crate::campaign::table::studies::method_key;
use crate::i18n::lift::told::{Print, source_name};
use crate::i18n::{Language, NumberFormat, Separators};
use crate::sales::baseline::{Baseline, dates, is_outdated};

/// The stable names of the columns.
pub const COLUMNS: [&str; 23] = [
    "id",
    "series",
    "method",
    "controls",
    "baseline_from",
    "first_day",
    "last_day",
    "days",
    "observed",
    "expected",
    "expected_low",
    "expected_high",
    "lift",
    "lift_low",
    "lift_high",
    "lift_rate",
    "lift_rate_low",
    "lift_rate_high",
    "tail_probability",
    "draws",
    "seed",
    "verdict",
    "note",
];

/// What methods and verdicts are called.
#[derive(Clone, Copy)]
pub struct Names {
    /// What a method is called.
    pub method: fn(Method) -> &'static str,
    /// What a verdict is called.
    pub verdict: fn(Verdict) -> &'static str,
}

/// Their stable names.
pub const STABLE: Names = Names {
    method: method_key,
    verdict: |verdict| match verdict {
        Verdict::Rise => "rise",
        Verdict::Fall => "fall",
        Verdict::Chance => "chance",
    },
};

/// Whether any study was run.
pub fn any(campaign: &Campaign) -> bool {
    campaign.records.studies.iter().any(|study| study.finding.is_some())
}

/// The studies, in the words of a language where they are words.
pub fn studies(campaign: &Campaign, language: Language, names: Names) -> Table {
    let all = campaign.records.studies.iter();
    let rows = all.filter_map(|study| Some(row(campaign, study, study.finding.as_ref()?, (language, names)))).collect();
    Table { columns: COLUMNS.map(str::to_owned).into(), rows }
}

fn row(campaign: &Campaign, study: &Study, finding: &Finding, (language, names): (Language, Names)) -> Vec<Value> {
    let format = NumberFormat { language, separators: Separators::Dot };
    let baseline = Baseline::of(campaign, study);
    let baseline = baseline.as_ref().map_err(|why| *why);
    let is_outdated = is_outdated(study, finding, baseline);
    // What is asked now is not how an outdated finding was found.
    let asked = (!is_outdated).then_some(study);
    let days = asked.map(|study| dates(campaign, study, baseline.ok())).unwrap_or_default();
    let [from, first, last] = days.map(|day| day.map_or(Value::Nothing, Value::Day));
    let controls = asked.into_iter().flat_map(|study| &study.controls);
    let controls: Vec<_> = controls.map(|control| source_name(format, control)).collect();
    let three =
        |of: Option<Interval>| [of.map(|of| of.mean), of.map(|of| of.low), of.map(|of| of.high)].map(Value::number);
    let options = asked.map(|study| study.options);
    // Only what is drawn depends on chance.
    let drawn = options.filter(|options| options.method == Method::Impact);
    let mut note = Print::of(format, campaign.currency, study).sentence(study, finding);
    let words = language.lift_strings();
    let caveat = (finding.method == Method::BeforeAfter).then_some(words.only_compared);
    for more in caveat.into_iter().chain(is_outdated.then_some(words.changed_since)) {
        note = format!("{note}{}{more}", language.strings().after_sentence);
    }
    let head = [
        Value::text(study.id.to_string()),
        Value::text(source_name(format, &study.source)),
        Value::text((names.method)(finding.method)),
        Value::text(controls.join(language.strings().list_separator)),
        from,
        first,
        last,
        Value::count(Some(finding.days)),
        Value::number(Some(finding.observed)),
    ];
    let tail = [
        Value::number(finding.tail),
        Value::count(drawn.map(|options| options.draws as u64)),
        Value::count(drawn.map(|options| options.seed)),
        Value::text((names.verdict)(finding.verdict())),
        Value::text(note),
    ];
    let numbers = [Some(finding.predicted), Some(finding.total()), finding.relative].map(three);
    head.into_iter().chain(numbers.into_iter().flatten()).chain(tail).collect()
}
