//! What a campaign added over the baseline, and how sure that is: plain data in, plain data out.
//!
//! - [`Input`]: a daily series, its controls, and the days of the intervention; [`check`] says what speaks against a run;
//! - [`before_after`]: the difference of two means, with trend, season and other causes still in it;
//! - [`impact`]: what the series would have been, by a Bayesian structural time-series model (Brodersen et al. 2015);
//! - [`difference`]: difference in differences with a control group;
//! - [`Lift`]: what each of them says.

pub mod before_after;
pub mod check;
pub mod difference;
pub mod impact;
mod quantile;
pub mod random;

use serde::{Deserialize, Serialize};

/// A daily series, what else is known of its days, and when the intervention was.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// One value a day, without a gap between days; none where a day is unknown.
    pub series: Vec<Option<f64>>,
    /// Series over the same days that the intervention did not touch.
    pub controls: Vec<Vec<Option<f64>>>,
    /// The place of the intervention's first day. The days before it are the baseline.
    pub first: usize,
    /// The place after the intervention's last day.
    pub end: usize,
}

/// How a lift is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Method {
    /// Welch's interval of the difference of two means.
    BeforeAfter,
    /// A Bayesian structural time-series model of the baseline.
    Impact,
    /// Difference in differences with a control group.
    Difference,
}

/// What a run is told beside its input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Options {
    /// The method.
    pub method: Method,
    /// How many days a season has, for the method that knows seasons; 0 or 1 stands for none.
    pub seasons: usize,
    /// How many draws to make, for the method that draws.
    pub draws: usize,
    /// Where the draws start from.
    pub seed: u64,
}

/// An estimate with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// The expected value.
    pub mean: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Interval {
    /// An estimate that is not in doubt.
    #[must_use]
    pub fn exactly(value: f64) -> Self {
        Self { mean: value, low: value, high: value }
    }

    /// The interval of a value minus this one.
    #[must_use]
    pub fn from(self, value: f64) -> Self {
        Self { mean: value - self.mean, low: value - self.high, high: value - self.low }
    }

    /// The interval of this times a positive number.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        Self { mean: self.mean * factor, low: self.low * factor, high: self.high * factor }
    }
}

/// What is to be thought of a lift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// The whole interval lies above 0.
    Rise,
    /// The whole interval lies below 0.
    Fall,
    /// 0 is in the interval.
    Chance,
}

impl Verdict {
    /// The verdict that an effect's interval gives.
    #[must_use]
    pub fn of(effect: Interval) -> Self {
        match effect {
            Interval { low, .. } if low > 0.0 => Self::Rise,
            Interval { high, .. } if high < 0.0 => Self::Fall,
            _ => Self::Chance,
        }
    }
}

/// A day as it was, as it was to be expected, and what lies between.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Day {
    /// What was observed, if it is known.
    pub observed: Option<f64>,
    /// What was to be expected.
    pub predicted: Interval,
    /// Observed less expected, if the day is known.
    pub effect: Option<Interval>,
    /// The effects so far, added up; none before the intervention.
    pub total: Option<Interval>,
}

/// What the intervention added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lift {
    /// Days of the intervention that are known, and that all sums are over.
    pub days: usize,
    /// What was observed on those days, added up.
    pub observed: f64,
    /// What was to be expected on those days, added up.
    pub predicted: Interval,
    /// The effect of a day, on average.
    pub daily: Interval,
    /// The effects of all days, added up.
    pub total: Interval,
    /// The effect relative to what was to be expected: 0.1 for a tenth more. None if that has no sense.
    pub relative: Option<Interval>,
    /// How likely chance alone is to add as much, for the method that draws: the one-sided tail probability.
    pub tail: Option<f64>,
    /// What is to be thought of it.
    pub verdict: Verdict,
    /// Each control's chance to be of use, for the method that chooses among them.
    pub inclusion: Vec<f64>,
    /// Every day to the intervention's last, for the method that predicts days.
    pub path: Vec<Day>,
}

/// Why there is no lift.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stopped {
    /// Something speaks against it.
    Refused(check::Refusal),
    /// Somebody did.
    Cancelled,
}

/// Computes a lift. `progress` is told the share that is done, and answers whether to go on.
///
/// # Errors
/// What speaks against a run, or that it was cancelled.
pub fn run(input: &Input, options: Options, progress: &mut dyn FnMut(f64) -> bool) -> Result<Lift, Stopped> {
    if let Some(refusal) = check::refusals(input, options).into_iter().next() {
        return Err(Stopped::Refused(refusal));
    }
    let lift = match options.method {
        Method::BeforeAfter => before_after::lift(input),
        Method::Impact => return impact::lift(input, options, progress),
        Method::Difference => difference::lift(input),
    };
    lift.ok_or(Stopped::Refused(check::Refusal::NoVariation))
}
