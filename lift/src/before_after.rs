//! Before and after: the difference of the means with Welch's interval. Trend, season and whatever else happened are in it.

use statrs::distribution::{ContinuousCDF, StudentsT};

use crate::check::{Moments, moments};
use crate::{Input, Interval, Lift, Verdict};

/// The lift of an input that nothing speaks against. None if neither period varies.
#[must_use]
pub fn lift(input: &Input) -> Option<Lift> {
    let values = |days: &[Option<f64>]| days.iter().flatten().copied().collect::<Vec<f64>>();
    let during = values(input.during());
    let (before, after) = (moments(&values(input.before())), moments(&during));
    let daily = difference_of_means(before, after)?;
    Some(from_daily(daily, after.count, during.iter().sum()))
}

/// The second mean less the first, with Welch's 95 % interval.
fn difference_of_means(before: Moments, after: Moments) -> Option<Interval> {
    let (one, other) = (before.variance / before.count, after.variance / after.count);
    let squared = (one + other) * (one + other);
    // Welch and Satterthwaite.
    let degrees = squared / (one * one / (before.count - 1.0) + other * other / (after.count - 1.0));
    student_interval(after.mean - before.mean, (one + other).sqrt(), degrees)
}

/// The 95 % interval of an estimate with a standard error and degrees of freedom.
pub(crate) fn student_interval(mean: f64, error: f64, degrees: f64) -> Option<Interval> {
    let reach = StudentsT::new(0.0, 1.0, degrees).ok()?.inverse_cdf(0.975) * error;
    reach.is_finite().then_some(Interval { mean, low: mean - reach, high: mean + reach })
}

/// The lift that an effect per day is, over days with an observed sum.
pub(crate) fn from_daily(daily: Interval, days: f64, observed: f64) -> Lift {
    let total = daily.times(days);
    let predicted = total.from(observed);
    let relative = (predicted.mean > 0.0).then(|| total.times(1.0 / predicted.mean));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was a count")]
    let days = days as usize;
    let verdict = Verdict::of(daily);
    Lift {
        days,
        observed,
        predicted,
        daily,
        total,
        relative,
        tail: None,
        verdict,
        inclusion: Vec::new(),
        path: Vec::new(),
    }
}
