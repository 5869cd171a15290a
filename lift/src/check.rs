//! What speaks against a run, and what to know beside it: looked at before anything is computed.

use serde::{Deserialize, Serialize};

use crate::{Input, Method, Options};

/// Days that a baseline needs.
pub const LEAST_BEFORE: usize = 21;
/// Days that an effect needs.
pub const LEAST_DURING: usize = 2;
/// Days of an effect under which its interval says little.
const FEW_DURING: usize = 7;
/// Most days a run takes: ten years.
pub const MOST_DAYS: usize = 3660;
/// Most controls a run takes.
pub const MOST_CONTROLS: usize = 20;
/// Draws that a run may be asked for.
pub const DRAWS: std::ops::RangeInclusive<usize> = 100..=20_000;
/// Days that a season may have.
pub const SEASONS: std::ops::RangeInclusive<usize> = 0..=31;

/// Why a run makes no sense. A control is named by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Refusal {
    /// The intervention's days do not lie within the series.
    Outside,
    /// The baseline has too few known days.
    ShortBaseline {
        /// How many there are.
        days: usize,
    },
    /// The intervention has too few known days.
    ShortIntervention {
        /// How many there are.
        days: usize,
    },
    /// The series has more days than a run takes.
    TooManyDays,
    /// There are more controls than a run takes.
    TooManyControls,
    /// A number is not finite, or too large to reckon with.
    NotFinite,
    /// The baseline is the same every day.
    NoVariation,
    /// A control is the same on each day of the baseline.
    ConstantControl {
        /// Which one.
        control: usize,
    },
    /// A control has not as many days as the series.
    UnequalControl {
        /// Which one.
        control: usize,
    },
    /// A control is unknown on its first or last days, where nothing lies beside to fill it from.
    OpenControl {
        /// Which one.
        control: usize,
    },
    /// The method compares with a control, and there is none.
    NoControl,
    /// The number of draws or the length of the season is out of bounds.
    Bounds,
    /// The baseline does not hold two seasons.
    ShortSeason,
}

/// What to know beside the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Caution {
    /// Trend, season and other causes are not taken out.
    NothingTakenOut,
    /// Days of the baseline are unknown and left open.
    GapsBefore {
        /// How many.
        days: usize,
    },
    /// Days of the intervention are unknown and left out of the effect.
    GapsDuring {
        /// How many.
        days: usize,
    },
    /// Unknown days of a control are filled from the days beside them.
    FilledControl {
        /// Which one.
        control: usize,
        /// How many days.
        days: usize,
    },
    /// Days on which a control is unknown are left out of the control group.
    GapsInControl {
        /// Which one.
        control: usize,
        /// How many days.
        days: usize,
    },
    /// The intervention has few days.
    FewDays {
        /// How many.
        days: usize,
    },
    /// Without a control, whatever else happened at the time counts as the intervention's.
    NoControl,
    /// A control moved with the intervention, as if it was touched by it.
    MovedControl {
        /// Which one.
        control: usize,
    },
    /// The days of a series are alike, so that the interval is too narrow.
    DaysAlike,
}

/// What speaks against a run, the gravest first.
#[must_use]
pub fn refusals(input: &Input, options: Options) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let mut refuse = |when: bool, refusal: Refusal| {
        if when {
            refusals.push(refusal);
        }
    };
    let days = input.series.len();
    if input.first >= input.end || input.end > days || input.first == 0 {
        return vec![Refusal::Outside];
    }
    refuse(days > MOST_DAYS, Refusal::TooManyDays);
    refuse(input.controls.len() > MOST_CONTROLS, Refusal::TooManyControls);
    let usable = |value: &Option<f64>| value.is_none_or(|value| value.is_finite() && value.abs() < 1e100);
    refuse(!input.series.iter().chain(input.controls.iter().flatten()).all(usable), Refusal::NotFinite);
    let before = known(input.before());
    refuse(before < LEAST_BEFORE, Refusal::ShortBaseline { days: before });
    let during = known(input.during());
    refuse(during < LEAST_DURING, Refusal::ShortIntervention { days: during });
    refuse(is_constant(input.before()), Refusal::NoVariation);
    for (control, values) in input.compared(options).iter().enumerate() {
        let ends = [values.first(), values.get(input.end - 1)];
        refuse(values.len() != days, Refusal::UnequalControl { control });
        refuse(ends.iter().any(|end| end.copied().flatten().is_none()), Refusal::OpenControl { control });
        refuse(is_constant(values.get(..input.first).unwrap_or_default()), Refusal::ConstantControl { control });
    }
    refuse(options.method == Method::Difference && input.controls.is_empty(), Refusal::NoControl);
    if options.method == Method::Impact {
        refuse(!DRAWS.contains(&options.draws) || !SEASONS.contains(&options.seasons), Refusal::Bounds);
        refuse(options.seasons > 1 && before < options.seasons.saturating_mul(2), Refusal::ShortSeason);
    }
    refusals
}

/// What to know beside the result of a run that nothing speaks against.
#[must_use]
pub fn cautions(input: &Input, options: Options) -> Vec<Caution> {
    let mut cautions = Vec::new();
    let mut warn = |when: bool, caution: Caution| {
        if when {
            cautions.push(caution);
        }
    };
    warn(options.method == Method::BeforeAfter, Caution::NothingTakenOut);
    warn(options.method == Method::Impact && input.controls.is_empty(), Caution::NoControl);
    let gaps = |days: &[Option<f64>]| days.len() - known(days);
    let (before, during) = (gaps(input.before()), gaps(input.during()));
    warn(before > 0, Caution::GapsBefore { days: before });
    warn(during > 0, Caution::GapsDuring { days: during });
    let days = known(input.during());
    warn(days < FEW_DURING, Caution::FewDays { days });
    for (control, values) in input.compared(options).iter().enumerate() {
        let days = values.get(..input.end).map_or(0, gaps);
        let done = match options.method {
            Method::Impact => Caution::FilledControl { control, days },
            Method::BeforeAfter | Method::Difference => Caution::GapsInControl { control, days },
        };
        warn(days > 0, done);
        warn(moved(values, input), Caution::MovedControl { control });
    }
    // A control may be why; nothing else is, once the season is known.
    let (may_differ, seasons) = match options.method {
        Method::Impact => (input.controls.is_empty(), options.seasons),
        Method::BeforeAfter | Method::Difference => (true, 0),
    };
    warn(may_differ && alike(input.before(), seasons), Caution::DaysAlike);
    cautions
}

impl Input {
    /// The days of the baseline.
    #[must_use]
    pub fn before(&self) -> &[Option<f64>] {
        self.series.get(..self.first).unwrap_or_default()
    }

    /// The controls that a run looks at: none, where the method knows none.
    fn compared(&self, options: Options) -> &[Vec<Option<f64>>] {
        if options.method == Method::BeforeAfter { &[] } else { &self.controls }
    }

    /// The days of the intervention.
    #[must_use]
    pub fn during(&self) -> &[Option<f64>] {
        self.series.get(self.first..self.end).unwrap_or_default()
    }
}

fn known(days: &[Option<f64>]) -> usize {
    days.iter().flatten().count()
}

/// Whether all known days are the same, or so alike that the square of their distance is 0.
fn is_constant(days: &[Option<f64>]) -> bool {
    let known: Vec<f64> = days.iter().flatten().copied().collect();
    known.iter().zip(known.iter().skip(1)).all(|(one, next)| one == next) || moments(&known).variance == 0.0
}

/// Whether a control's mean moved by more than its own days spread, when the intervention began.
fn moved(values: &[Option<f64>], input: &Input) -> bool {
    let known = |range: std::ops::Range<usize>| {
        values.get(range).unwrap_or_default().iter().flatten().copied().collect::<Vec<f64>>()
    };
    let (before, during) = (moments(&known(0..input.first)), moments(&known(input.first..input.end)));
    (during.mean - before.mean).abs() > 2.0 * before.variance.sqrt()
}

/// Whether neighbouring days are alike beyond their season: the correlation of each with the next is over one half.
fn alike(days: &[Option<f64>], seasons: usize) -> bool {
    // A season as long as all days leaves nothing to be alike, and whatever is longer is none.
    let turn = seasons.clamp(1, days.len().max(1));
    let means: Vec<f64> = (0..turn)
        .map(|place| moments(&days.iter().skip(place).step_by(turn).flatten().copied().collect::<Vec<f64>>()).mean)
        .collect();
    let rest: Vec<Option<f64>> =
        days.iter().zip(means.iter().cycle()).map(|(day, mean)| Some((*day)? - mean)).collect();
    let variance = moments(&rest.iter().flatten().copied().collect::<Vec<f64>>()).variance;
    let pairs = rest.iter().zip(rest.iter().skip(1)).filter_map(|(one, next)| Some((*one)? * (*next)?));
    let products: Vec<f64> = pairs.collect();
    !products.is_empty() && products.iter().sum::<f64>() / products.len() as f64 > 0.5 * variance
}

/// Mean and variance of known values.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moments {
    pub count: f64,
    pub mean: f64,
    pub variance: f64,
}

pub(crate) fn moments(values: &[f64]) -> Moments {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let variance = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (count - 1.0);
    Moments { count, mean, variance }
}
