//! Gibbs sampling of the model: path, noise with regression, and the steps' variances, each given the others (section 2.3 of
//! Brodersen et al. 2015).

use super::model::Model;
use super::regression::Regression;
use super::state::{Path, Variances};
use crate::random::Chance;

/// Rounds before the first draw that counts: at least this many, and a tenth of the draws.
const LEAST_WARM_UP: usize = 100;

/// One draw from the posterior of a model.
#[derive(Clone, Debug)]
pub struct Sampler {
    /// The state.
    pub path: Path,
    /// The variances.
    pub variances: Variances,
    /// The regression, if the model has one.
    pub regression: Option<Regression>,
}

impl Sampler {
    /// The sampler of a model before its first draw.
    #[must_use]
    pub fn new(model: &Model, chance: &mut Chance) -> Self {
        let square = |guess: f64| guess * guess;
        let mut sampler = Self {
            path: Path::new(model.series.len(), model.seasons, model.start),
            variances: Variances {
                noise: square(model.noise.guess),
                level: square(model.level.guess),
                season: if model.seasons > 1 { square(model.season.guess) } else { 0.0 },
            },
            regression: model.slab.clone().map(|slab| Regression::new(slab, &model.rows, &model.series)),
        };
        sampler.draw_path(model, chance);
        sampler
    }

    /// Rounds that a run of so many draws leaves out at its beginning.
    #[must_use]
    pub fn warm_up(draws: usize) -> usize {
        LEAST_WARM_UP.max(draws / 10)
    }

    /// Makes the next draw: the variances and the regression given the path, then the path given those, so that what the path knows
    /// ahead belongs to them.
    pub fn step(&mut self, model: &Model, chance: &mut Chance) {
        self.draw_noise(model, chance);
        self.draw_steps(model, chance);
        self.draw_path(model, chance);
    }

    fn draw_path(&mut self, model: &Model, chance: &mut Chance) {
        let target: Vec<f64> = match &self.regression {
            Some(regression) => {
                model.series.iter().zip(&model.rows).map(|(value, row)| value - regression.adds(row)).collect()
            }
            None => model.series.clone(),
        };
        self.path.draw(&target, self.variances, chance);
    }

    /// Draws the variance of the noise, and the regression with it.
    fn draw_noise(&mut self, model: &Model, chance: &mut Chance) {
        let left = model.series.iter().zip(&self.path.signal).map(|(value, signal)| value - signal);
        let rest: Vec<f64> = left.filter(|value| !value.is_nan()).collect();
        self.variances.noise = match &mut self.regression {
            Some(regression) => regression.draw(&rest, self.variances.noise, model.noise, chance),
            None => {
                let (degrees, squares) = model.noise.after(rest.len(), rest.iter().map(|value| value * value).sum());
                chance.variance(degrees, squares, model.noise.limit * model.noise.limit, self.variances.noise)
            }
        };
    }

    /// Draws the variances of the level's and the season's steps.
    fn draw_steps(&mut self, model: &Model, chance: &mut Chance) {
        let [level, season] = self.path.squares();
        let steps = model.series.len().saturating_sub(1);
        let (degrees, squares) = model.level.after(steps, level);
        self.variances.level =
            chance.variance(degrees, squares, model.level.limit * model.level.limit, self.variances.level);
        if model.seasons > 1 {
            let (degrees, squares) = model.season.after(steps, season);
            self.variances.season =
                chance.variance(degrees, squares, model.season.limit * model.season.limit, self.variances.season);
        }
    }
}
