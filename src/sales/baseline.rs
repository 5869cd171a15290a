//! The days of a study: its series, its controls and the intervention, laid out for [`lift`].

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate as Date};
use lift::check::{self, Refusal};
use lift::{Input, Lift};

use crate::campaign::model::{Amount, Campaign};
use crate::campaign::rates::Home;
use crate::campaign::records::OrderState;
use crate::campaign::study::{Finding, Source, Study};
use crate::kpi::unit::minor_per_major;

/// A study's input with the day that it begins with.
#[derive(Clone, PartialEq, Debug)]
pub struct Baseline {
    /// The first day.
    pub start: Date,
    /// What is computed from.
    pub input: Input,
}

/// Why a study has no input.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoInput {
    /// Nothing is told of its series.
    NoSeries,
    /// Nobody told when the intervention was.
    NoIntervention,
    /// The intervention does not lie within the series.
    Outside,
}

impl Baseline {
    /// Lays out the days of a study.
    ///
    /// # Errors
    /// [`NoInput`] when there are none.
    pub fn of(campaign: &Campaign, study: &Study) -> Result<Baseline, NoInput> {
        let series = days(campaign, &study.source);
        let told = series.keys().next().zip(series.keys().next_back()).ok_or(NoInput::NoSeries)?;
        let (first, last) = intervention(campaign, study).ok_or(NoInput::NoIntervention)?;
        let start = study.from.map_or(*told.0, |from| from.max(*told.0));
        let end = last.min(*told.1);
        if first <= start || first > end {
            return Err(NoInput::Outside);
        }
        let place = |day: Date| usize::try_from((day - start).num_days()).map_err(|_| NoInput::Outside);
        let (first, end) = (place(first)?, place(end)? + 1);
        let blank = study.blank_is_zero.then_some(0.0);
        let lay_out = |series: &BTreeMap<Date, f64>| -> Vec<Option<f64>> {
            let days = start.iter_days().take(end.min(check::MOST_DAYS + 1));
            days.map(|day| series.get(&day).copied().or(blank)).collect()
        };
        let controls = study.controls.iter().map(|control| lay_out(&self::days(campaign, control))).collect();
        let series = lay_out(&series);
        // Longer ones are refused, so that what was not laid out is not missed.
        let end = end.min(series.len());
        Ok(Baseline { start, input: Input { series, controls, first, end } })
    }

    /// What speaks against running the study.
    pub fn refusals(&self, study: &Study) -> Vec<Refusal> {
        check::refusals(&self.input, study.options)
    }

    /// The day at a place.
    pub fn day(&self, place: usize) -> Option<Date> {
        self.start.checked_add_days(Days::new(place as u64))
    }

    /// Stands for all that a run depends on.
    pub fn fingerprint(&self, study: &Study) -> u64 {
        let (input, options) = (&self.input, study.options);
        let method = match options.method {
            lift::Method::BeforeAfter => 0,
            lift::Method::Impact => 1,
            lift::Method::Difference => 2,
        };
        let start = u64::from_ne_bytes(i64::from(chrono::Datelike::num_days_from_ce(&self.start)).to_ne_bytes());
        let sizes = [input.first, input.end, input.series.len(), input.controls.len(), options.seasons, options.draws];
        let head = [method, options.seed, start].into_iter().chain(sizes.map(|size| size as u64));
        // No finite number has these bits.
        let bits = |value: &Option<f64>| value.map_or(u64::MAX, f64::to_bits);
        let values = input.series.iter().chain(input.controls.iter().flatten()).map(bits);
        // FNV-1a over words, turned so that the high bits of numbers count.
        let step = |hash: u64, word: u64| (hash ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(23);
        head.chain(values).fold(0xcbf2_9ce4_8422_2325, step)
    }

    /// What a run of the study found, as it is kept.
    pub fn finding(&self, study: &Study, lift: &Lift) -> Finding {
        Finding {
            fingerprint: self.fingerprint(study),
            days: lift.days as u64,
            observed: lift.observed,
            predicted: lift.predicted,
            relative: lift.relative,
            tail: lift.tail,
        }
    }
}

/// The first and the last day of a study's intervention: its own, else the campaign's.
pub fn intervention(campaign: &Campaign, study: &Study) -> Option<(Date, Date)> {
    study.first.or(campaign.start).zip(study.last.or(campaign.end))
}

/// The first day of a study's baseline, and the first and the last one of its intervention, as far as they are known.
pub fn dates(campaign: &Campaign, study: &Study, baseline: Option<&Baseline>) -> [Option<Date>; 3] {
    match baseline {
        Some(baseline) => {
            let Input { first, end, .. } = baseline.input;
            [Some(baseline.start), baseline.day(first), end.checked_sub(1).and_then(|last| baseline.day(last))]
        }
        None => {
            let (first, last) = intervention(campaign, study).unzip();
            [study.from, first, last]
        }
    }
}

/// Whether a study was found with other numbers than it has now, or for another question. Of a copy whose daily data stayed behind,
/// nobody can tell.
pub fn is_outdated(study: &Study, finding: &Finding, baseline: Result<&Baseline, NoInput>) -> bool {
    match baseline {
        Ok(baseline) => baseline.fingerprint(study) != finding.fingerprint,
        Err(why) => why != NoInput::NoSeries,
    }
}

/// Everything of a campaign that can be looked at: its series, and its orders where there are some.
pub fn sources(campaign: &Campaign) -> Vec<Source> {
    let records = &campaign.records;
    let orders = if records.orders.iter().any(|order| order.day.is_some()) {
        vec![Source::Revenue, Source::Orders]
    } else {
        Vec::new()
    };
    let series = records.series.iter().map(|series| Source::Series(series.subject.clone().into()));
    orders.into_iter().chain(series).collect()
}

/// What is told of each day. Between the first and the last order, a day without any is a day without any.
fn days(campaign: &Campaign, source: &Source) -> BTreeMap<Date, f64> {
    if let Source::Series(subject) = source {
        return campaign
            .records
            .series(subject)
            .map(|series| series.days.iter().copied().collect())
            .unwrap_or_default();
    }
    let counts = campaign.records.orders.iter().filter(|order| order.state == OrderState::Counts);
    let unit = minor_per_major(campaign.currency);
    let (mut days, mut unknown) = (BTreeMap::<Date, f64>::new(), BTreeSet::new());
    for order in counts {
        let Some(day) = order.day else { continue };
        let amount = order.total.and_then(|total| Home::from(campaign).bring(total, order.currency));
        let value = match (source, amount) {
            (Source::Revenue, Some(Amount(minor))) => minor as f64 / unit,
            (Source::Revenue, None) => {
                unknown.insert(day);
                0.0
            }
            _ => 1.0,
        };
        *days.entry(day).or_default() += value;
    }
    let ends = days.keys().next().copied().zip(days.keys().next_back().copied());
    if let Some((first, last)) = ends {
        for day in first.iter_days().take_while(|day| *day <= last).take(check::MOST_DAYS + 1) {
            days.entry(day).or_default();
        }
    }
    // What a day came to is not known as long as one of its orders is not.
    days.retain(|day, _| !unknown.contains(day));
    days
}
