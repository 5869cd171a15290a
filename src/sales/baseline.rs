//! The days of a study: its series, its controls and the intervention, laid out for [`lift`].

use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::{Days, NaiveDate as Date};
use lift::check::{self, Refusal};
use lift::{Input, Lift, Method};

use crate::campaign::model::{Amount, Campaign};
use crate::campaign::problem::{Field, Problem, Subject, Trouble};
use crate::campaign::rates::Home;
use crate::campaign::records::OrderState;
use crate::campaign::study::{Finding, Source, Study, counted};
use crate::kpi::unit::minor_per_major;

/// A study's input with the day that it begins with.
#[derive(Clone, PartialEq, Debug)]
pub struct Baseline {
    /// The first day.
    pub start: Date,
    /// What is computed from.
    pub input: Input,
    /// What to know of how the days were laid out.
    pub notes: Vec<Note>,
}

/// Something that was done with days of which nothing is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Note {
    /// The series ends before the intervention, whose last days are left out.
    EndsEarly {
        /// How many days.
        days: usize,
        /// Whether it is made of orders: there may have been none.
        of_orders: bool,
    },
    /// Days without a number are taken for zero.
    Zeros {
        /// Of which control, by its place; none for the series.
        control: Option<usize>,
        /// How many days.
        days: usize,
    },
    /// A control is made of the campaign's own orders, so that it takes the effect out.
    OwnControl {
        /// Which one, by its place.
        control: usize,
    },
}

/// Why a study has no input.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoInput {
    /// Nothing is told of its series.
    NoSeries,
    /// Nobody told when the intervention was.
    NoIntervention,
    /// The intervention ends before it begins.
    Backwards,
    /// The intervention does not lie within the series.
    Outside,
}

impl Baseline {
    /// Lays out the days of a study.
    ///
    /// # Errors
    /// [`NoInput`] when there are none.
    pub fn of(campaign: &Campaign, study: &Study) -> Result<Baseline, NoInput> {
        let series = days(campaign, &study.source, study.from);
        let told = series.keys().next().zip(series.keys().next_back()).ok_or(NoInput::NoSeries)?;
        let (first, last) = intervention(campaign, study).ok_or(NoInput::NoIntervention)?;
        if last < first {
            return Err(NoInput::Backwards);
        }
        let start = study.from.map_or(*told.0, |from| from.max(*told.0));
        let of_orders = study.source.is_of_orders();
        // Behind the last order there may have been none, or nobody has told them yet: whoever knows says so.
        let end = if of_orders && study.blank_is_zero { last } else { last.min(*told.1) };
        if first <= start || first > end {
            return Err(NoInput::Outside);
        }
        let count = |from: Date, to: Date| usize::try_from((to - from).num_days()).map_err(|_| NoInput::Outside);
        let left_out = count(end, last)?;
        let (first, end) = (count(start, first)?, count(start, end)? + 1);
        let mut notes = Vec::from_iter((left_out > 0).then_some(Note::EndsEarly { days: left_out, of_orders }));
        let mut lay_out = |told: &Told, blank_is_zero: bool, control: Option<usize>| -> Vec<Option<f64>> {
            let blank = blank_is_zero.then_some(0.0);
            let window = || start.iter_days().take(end.min(check::MOST_DAYS + 1));
            let days = window().filter(|day| blank_is_zero && !told.contains_key(day)).count();
            let is_used = control.is_none() || study.options.method != Method::BeforeAfter;
            notes.extend((days > 0 && is_used).then_some(Note::Zeros { control, days }));
            window().map(|day| told.get(&day).copied().unwrap_or(blank)).collect()
        };
        let series = lay_out(&series, study.blank_is_zero, None);
        // Whoever leaves zeros out of the series need not leave them out of its controls.
        let controls = study.controls.iter().enumerate().map(|(place, control)| {
            lay_out(&days(campaign, control, Some(start)), control.leaves_zeros_out(), Some(place))
        });
        let controls = controls.collect();
        if study.options.method != Method::BeforeAfter {
            let own = study.controls.iter().enumerate().filter(|(_, control)| control.is_of_orders());
            notes.extend(own.map(|(control, _)| Note::OwnControl { control }));
        }
        // Longer ones are refused, so that what was not laid out is not missed.
        let end = end.min(series.len());
        Ok(Baseline { start, input: Input { series, controls, first, end }, notes })
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
            Method::BeforeAfter => 0,
            Method::Impact => 1,
            Method::Difference => 2,
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
            method: study.options.method,
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
    finding.method != study.options.method
        || match baseline {
            Ok(baseline) => baseline.fingerprint(study) != finding.fingerprint,
            Err(why) => why != NoInput::NoSeries,
        }
}

/// A campaign as far as [`outdated`] looks at it: two are equal if that finds the same in both.
#[derive(Clone)]
pub struct Looked(pub Rc<Campaign>);

impl PartialEq for Looked {
    fn eq(&self, Looked(other): &Looked) -> bool {
        let one = &self.0;
        let told = |of: &Campaign| (of.start, of.end, of.currency);
        Rc::ptr_eq(&one.records, &other.records) && told(one) == told(other) && one.rates == other.rates
    }
}

/// Tells of the study that the campaign's KPIs are by, where its finding is outdated.
pub fn outdated(campaign: &Campaign) -> Option<Problem> {
    let (study, finding) = counted(campaign)?;
    let baseline = Baseline::of(campaign, study);
    is_outdated(study, finding, baseline.as_ref().map_err(|why| *why)).then_some(Problem {
        subject: Subject::Campaign,
        field: Field::Lift,
        trouble: Trouble::LiftOutdated,
    })
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

/// What is told of each day; none where it is told and cannot be known.
type Told = BTreeMap<Date, Option<f64>>;

/// What is told of each day. Between the first and the last order a day without any is a day without any, as far as it is not
/// before `from`.
fn days(campaign: &Campaign, source: &Source, from: Option<Date>) -> Told {
    if let Source::Series(subject) = source {
        let told = campaign.records.series(subject).map(|series| series.days.iter());
        return told.into_iter().flatten().map(|(day, value)| (*day, Some(*value))).collect();
    }
    let counts = campaign.records.orders.iter().filter(|order| order.state == OrderState::Counts);
    let unit = minor_per_major(campaign.currency);
    let mut days = Told::new();
    for order in counts {
        let Some(day) = order.day else { continue };
        let amount = order.total.and_then(|total| Home::from(campaign).bring(total, order.currency));
        let value = match (source, amount) {
            (Source::Revenue, amount) => amount.map(|Amount(minor)| minor as f64 / unit),
            _ => Some(1.0),
        };
        // What a day came to is not known as long as one of its orders is not.
        let sum = days.entry(day).or_insert(Some(0.0));
        *sum = sum.zip(value).map(|(sum, value)| sum + value);
    }
    let ends = days.keys().next().copied().zip(days.keys().next_back().copied());
    if let Some((first, last)) = ends {
        let first = from.map_or(first, |from| from.max(first));
        for day in first.iter_days().take_while(|day| *day <= last).take(check::MOST_DAYS + 1) {
            days.entry(day).or_insert(Some(0.0));
        }
    }
    days
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::campaign::id::{CampaignId, StudyId};
    use crate::campaign::records::{Counted, Order, Records, Series, Subject};
    use crate::kpi::platform::Platform;
    use crate::kpi::unit::Currency;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn order(place: usize, placed: &str, currency: Option<Currency>) -> Rc<Order> {
        let (id, day) = (format!("{place:02}"), Some(day(placed)));
        Rc::new(Order { id, day, total: Some(Amount(1_000)), currency, ..Order::default() })
    }

    /// Series with these numbers from the first of May on, and orders on these days.
    fn campaign(series: &[(&Source, &[Option<f64>])], orders: &[(&str, Option<Currency>)]) -> Campaign {
        let told = |(source, values): &(&Source, &[Option<f64>])| {
            let Source::Series(subject) = source else { return None };
            let days = day("2026-05-01").iter_days().zip(values.iter());
            let days = days.filter_map(|(day, value)| Some((day, (*value)?))).collect();
            Some(Rc::new(Series { subject: Subject::clone(subject), days }))
        };
        let mut series: Vec<_> = series.iter().filter_map(told).collect();
        series.sort_by(|one, other| one.subject.cmp(&other.subject));
        let orders = orders.iter().enumerate().map(|(place, (day, currency))| order(place, day, *currency)).collect();
        let (start, end) = (Some(day("2026-05-04")), Some(day("2026-05-08")));
        let records = Rc::new(Records { series, orders, ..Records::default() });
        Campaign { start, end, records, ..Campaign::new(CampaignId::from_random(1), "Spring", Currency::USD) }
    }

    fn series(counted: Counted, platform: Option<Platform>) -> Source {
        Source::Series(Rc::new(Subject { counted, platform, label: String::new() }))
    }

    #[test]
    fn a_control_has_zeros_only_where_its_own_series_leaves_them_out() {
        let clicks = series(Counted::Clicks, Some(Platform::Instagram));
        let (views, revenue) = (series(Counted::Views, Some(Platform::Facebook)), series(Counted::Revenue, None));
        let (one, gap) = (Some(1.0), None);
        let told: [Option<f64>; 8] = [one, gap, one, one, gap, one, one, one];
        let campaign = campaign(&[(&clicks, &told), (&views, &told), (&revenue, &told)], &[]);
        let (zero, control) = (Some(0.0), |place| Note::Zeros { control: Some(place), days: 2 });
        let zeros = [one, zero, one, one, zero, one, one, one];
        let mut study = Study { controls: vec![revenue, views], ..Study::new(StudyId::from_random(1), clicks) };
        let baseline = Baseline::of(&campaign, &study).unwrap();
        assert_eq!(baseline.input.series, zeros);
        assert_eq!(baseline.input.controls, [told, zeros]);
        assert_eq!(baseline.notes, [Note::Zeros { control: None, days: 2 }, control(1)]);
        study.blank_is_zero = false;
        let baseline = Baseline::of(&campaign, &study).unwrap();
        assert_eq!((baseline.input.series.as_slice(), baseline.notes), (told.as_slice(), vec![control(1)]));
        study.options.method = Method::BeforeAfter;
        assert_eq!(Baseline::of(&campaign, &study).unwrap().notes, [], "it looks at no control");
    }

    #[test]
    fn a_series_that_ends_before_the_campaign_says_so() {
        let revenue = series(Counted::Revenue, None);
        let campaign = campaign(&[(&revenue, &[Some(1.0); 6])], &[("2026-05-02", None), ("2026-05-05", None)]);
        for (source, blank_is_zero, input, notes) in [
            (revenue.clone(), false, vec![1.0; 6], vec![Note::EndsEarly { days: 2, of_orders: false }]),
            (Source::Orders, false, vec![1.0, 0.0, 0.0, 1.0], vec![Note::EndsEarly { days: 3, of_orders: true }]),
            // Only who has the orders knows that there were no more.
            (
                Source::Orders,
                true,
                vec![1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0],
                vec![Note::Zeros { control: None, days: 3 }],
            ),
        ] {
            let study = Study { blank_is_zero, ..Study::new(StudyId::from_random(1), source) };
            let baseline = Baseline::of(&campaign, &study).unwrap();
            assert_eq!(baseline.input.series, input.into_iter().map(Some).collect::<Vec<_>>());
            assert_eq!(baseline.notes, notes);
            assert_eq!(baseline.input.end, baseline.input.series.len());
        }
    }

    #[test]
    fn what_a_day_came_to_is_unknown_as_long_as_one_of_its_orders_is() {
        let orders =
            [("2026-05-01", None), ("2026-05-03", None), ("2026-05-03", Some(Currency::EUR)), ("2026-05-08", None)];
        let campaign = campaign(&[], &orders);
        let mut study = Study::new(StudyId::from_random(1), Source::Revenue);
        for blank_is_zero in [false, true] {
            study.blank_is_zero = blank_is_zero;
            let input = Baseline::of(&campaign, &study).unwrap().input;
            let ten_and_nothing = [Some(10.0), Some(0.0), None, Some(0.0), Some(0.0), Some(0.0), Some(0.0), Some(10.0)];
            assert_eq!(input.series, ten_and_nothing, "{blank_is_zero}");
        }
    }

    #[test]
    fn an_order_of_long_ago_takes_nothing_from_the_days_that_are_looked_at() {
        let campaign = campaign(&[], &[("1999-05-01", None), ("2026-05-02", None), ("2026-05-08", None)]);
        let from = Some(day("2026-05-01"));
        let study = Study { from, ..Study::new(StudyId::from_random(1), Source::Orders) };
        let baseline = Baseline::of(&campaign, &study).unwrap();
        assert_eq!(baseline.start, day("2026-05-01"));
        assert_eq!(baseline.input.series, [0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0].map(Some));
    }
}
