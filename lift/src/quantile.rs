//! Quantiles of draws.

use std::f64::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI};

use crate::Interval;

/// The share of draws that lies below the interval, and above it.
const TAIL: f64 = 0.025;
/// Enough from a start as good as a quantile of draws: each doubles the digits that are right.
const NEWTON_STEPS: usize = 2;

/// Mean and 95 % interval of draws, which this sorts in part. Nothing of no draws.
#[must_use]
pub fn interval(draws: &mut [f64]) -> Option<Interval> {
    let mean = draws.iter().sum::<f64>() / draws.len() as f64;
    around(draws, mean)
}

/// The 95 % interval of draws, which this sorts in part, around a mean that is known better than by them.
#[must_use]
pub fn around(draws: &mut [f64], mean: f64) -> Option<Interval> {
    Some(Interval { mean, low: quantile(draws, TAIL)?, high: quantile(draws, 1.0 - TAIL)? })
}

/// A quantile with the straight line between its neighbours, as R and spreadsheets have it (type 7).
fn quantile(draws: &mut [f64], share: f64) -> Option<f64> {
    let place = share * draws.len().checked_sub(1)? as f64;
    let below = place.floor();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from zero to the number of draws")]
    let (_, low, above) = draws.select_nth_unstable_by(below as usize, f64::total_cmp);
    let next = above.iter().copied().fold(f64::INFINITY, f64::min);
    let step = place - below;
    Some(if step > 0.0 && next.is_finite() { *low + step * (next - *low) } else { *low })
}

/// The 95 % interval of an equal mixture of normal distributions, given their means and variances: the quantiles of draws from
/// them without the draws' own chance. `draws`, one from each, say where to look. Nothing of no draws.
#[must_use]
pub fn of_mixture(draws: &mut [f64], parts: &[(f64, f64)]) -> Option<Interval> {
    let mean = parts.iter().map(|(mean, _)| mean).sum::<f64>() / parts.len() as f64;
    let found = around(draws, mean)?;
    let parts: Vec<(f64, f64)> = parts.iter().map(|(mean, variance)| (*mean, 1.0 / variance.sqrt())).collect();
    let refine = |place: f64, share: f64| (0..NEWTON_STEPS).fold(place, |place, _| newton(&parts, place, share));
    Some(Interval { mean, low: refine(found.low, TAIL), high: refine(found.high, 1.0 - TAIL) })
}

/// One step of Newton's method towards the place below which a share of the mixture lies.
fn newton(parts: &[(f64, f64)], place: f64, share: f64) -> f64 {
    let (mut below, mut density) = (0.0, 0.0);
    for (mean, precision) in parts {
        let distance = (place - mean) * precision;
        below += 0.5 * libm::erfc(-distance * FRAC_1_SQRT_2);
        density += precision * libm::exp(-0.5 * distance * distance);
    }
    let step = (below - share * parts.len() as f64) / (density * FRAC_2_SQRT_PI * FRAC_1_SQRT_2 * 0.5);
    if step.is_finite() { place - step } else { place }
}
