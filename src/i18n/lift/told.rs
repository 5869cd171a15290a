//! What a study looked at and what it found, in words: the same on the page, in a report and in a file.

use crate::campaign::study::{Finding, Source, Study};
use crate::i18n::{Found, NumberFormat};
use crate::kpi::unit::Currency;

/// What a source is called.
pub fn source_name(format: NumberFormat, source: &Source) -> String {
    let (strings, words) = (format.language.strings(), format.language.lift_strings());
    match source {
        Source::Orders => words.orders_by_day.to_owned(),
        Source::Revenue => words.revenue_by_day.to_owned(),
        Source::Series(subject) => {
            let counted = (words.counted)(subject.counted);
            let platform = subject.platform.map(|platform| (strings.platform_name)(platform));
            let label = Some(subject.label.as_str()).filter(|label| !label.is_empty());
            // A label says more than that something is counted.
            let counted = Some(counted).filter(|_| label.is_none() || subject.counted != Default::default());
            counted.into_iter().chain(platform).chain(label).collect::<Vec<_>>().join(" · ")
        }
    }
}

/// How the numbers of a study are printed.
#[derive(Clone, Copy)]
pub struct Print {
    format: NumberFormat,
    money: Option<Currency>,
}

impl Print {
    /// How those of `study` are, in a campaign of this currency.
    pub fn of(format: NumberFormat, home: Currency, study: &Study) -> Print {
        Print { format, money: study.source.is_money().then_some(home) }
    }

    /// A value of its series.
    pub fn value(self, value: f64) -> String {
        match self.money {
            Some(currency) => self.format.money(value, currency),
            None => self.format.decimal(value, if value.abs() < 100.0 { 2 } else { 0 }),
        }
    }

    /// The same where there is little room.
    pub fn short(self, value: f64) -> String {
        self.format.compact(value)
    }

    /// What the study found, in a sentence.
    pub fn sentence(self, study: &Study, finding: &Finding) -> String {
        let total = finding.total();
        (self.format.language.lift_strings().sentence)(&Found {
            verdict: finding.verdict(),
            series: source_name(self.format, &study.source),
            days: self.format.count(finding.days as f64),
            observed: self.value(finding.observed),
            expected: self.value(finding.predicted.mean),
            difference: self.value(total.mean.abs()),
            is_more: total.mean >= 0.0,
            low: self.value(total.low),
            high: self.value(total.high),
        })
    }
}
