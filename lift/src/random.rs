//! Draws that are the same bits on every machine: their values come from arithmetic that is exact by its standard, and a
//! logarithm, which is not, settles whether a draw is kept (but for a variance that its limit leaves hardly any room).

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

/// Tries before a truncated draw is made by slices instead.
const TRIES: usize = 64;

/// A source of draws that starts from a seed.
#[derive(Clone, Debug)]
pub struct Chance(Xoshiro256PlusPlus);

impl Chance {
    /// The source that belongs to a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    /// A number from 0 (excluded) to 1 (excluded), all 2⁵³ of them equally likely.
    pub fn uniform(&mut self) -> f64 {
        ((self.0.next_u64() >> 11) as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0)
    }

    /// A standard normal draw: the ratio of uniforms with quadratic bounds (Leva 1992).
    pub fn normal(&mut self) -> f64 {
        loop {
            let u = self.uniform();
            let v = 1.7156 * (self.uniform() - 0.5);
            let x = u - 0.449_871;
            let y = v.abs() + 0.386_595;
            let q = x * x + y * (0.196 * y - 0.254_72 * x);
            if q < 0.275_97 || (q <= 0.278_46 && v * v <= -4.0 * u.ln() * u * u) {
                return v / u;
            }
        }
    }

    /// A draw of the gamma distribution with rate 1 (Marsaglia and Tsang 2000). The shape is at least 1.
    fn gamma(&mut self, shape: f64) -> f64 {
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let base = 1.0 + c * x;
            if base <= 0.0 {
                continue;
            }
            let (v, u) = (base * base * base, self.uniform());
            let square = x * x;
            if u < 1.0 - 0.0331 * square * square || u.ln() < 0.5 * square + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }

    /// A variance of which the inverse has a gamma distribution, given by degrees of freedom and a sum of squares, and
    /// which is at most `limit`. `current` is the variance before; the degrees of freedom are at least 2.
    pub fn variance(&mut self, degrees: f64, squares: f64, limit: f64, current: f64) -> f64 {
        let (shape, rate) = (degrees / 2.0, squares / 2.0);
        for _ in 0..TRIES {
            let variance = rate / self.gamma(shape);
            if variance <= limit {
                return variance;
            }
        }
        // Hardly any of the distribution lies below the limit: one step of the slice sampler of Damien and Walker (2001)
        // leaves the truncated distribution as it is too.
        let precision = (rate / current).max(rate / limit);
        let low = (precision * self.uniform().powf(1.0 / (shape - 1.0).max(f64::MIN_POSITIVE))).max(rate / limit);
        rate / (low - self.uniform().ln())
    }
}
