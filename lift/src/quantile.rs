//! Quantiles of draws.

use std::f64::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI};

use crate::Interval;

/// The share of draws that lies below the interval, and above it.
const TAIL: f64 = 0.025;

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

/// An equal mixture of normal distributions, each with its mean and the inverse of its standard deviation.
pub struct Mixture(Vec<(f64, f64)>);

impl Mixture {
    /// The mixture of parts with these means and variances.
    #[must_use]
    pub fn new(parts: &[(f64, f64)]) -> Self {
        Self(parts.iter().map(|(mean, variance)| (*mean, 1.0 / variance.sqrt())).collect())
    }

    /// Its 95 % interval: the quantiles of draws without the draws' own chance. `draws`, one from each part, say where to look, and
    /// each of `steps` doubles the digits that are right. Nothing of no draws.
    #[must_use]
    pub fn interval(&self, draws: &mut [f64], steps: usize) -> Option<Interval> {
        let mean = self.0.iter().map(|(mean, _)| mean).sum::<f64>() / self.0.len() as f64;
        let found = around(draws, mean)?;
        let refine = |place: f64, share: f64| (0..steps).fold(place, |place, _| self.newton(place, share));
        Some(Interval { mean, low: refine(found.low, TAIL), high: refine(found.high, 1.0 - TAIL) })
    }

    /// The share of it that lies below a place.
    #[must_use]
    pub fn below(&self, place: f64) -> f64 {
        let sum: f64 = self.0.iter().map(|(mean, precision)| below((place - mean) * precision)).sum();
        sum / self.0.len() as f64
    }

    /// One step of Newton's method towards the place below which a share lies.
    fn newton(&self, place: f64, share: f64) -> f64 {
        let mut density = 0.0;
        for (mean, precision) in &self.0 {
            let distance = (place - mean) * precision;
            density += precision * libm::exp(-0.5 * distance * distance);
        }
        let step = (self.below(place) - share) * self.0.len() as f64 / (density * FRAC_2_SQRT_PI * FRAC_1_SQRT_2 * 0.5);
        if step.is_finite() { place - step } else { place }
    }
}

/// The share of the standard normal distribution below a place.
fn below(place: f64) -> f64 {
    0.5 * libm::erfc(-place * FRAC_1_SQRT_2)
}
