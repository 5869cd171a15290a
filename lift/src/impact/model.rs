//! The model and what is believed of it before the data.

use super::regression::Slab;
use super::state::Start;

/// What is believed of a standard deviation: the inverse variance has a gamma distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpreadPrior {
    /// The guess at the standard deviation.
    pub guess: f64,
    /// As how many observations the guess counts.
    pub weight: f64,
    /// The largest standard deviation that is possible.
    pub limit: f64,
}

impl SpreadPrior {
    /// The degrees of freedom and the sum of squares after seeing some steps.
    pub(super) fn after(self, steps: usize, squares: f64) -> (f64, f64) {
        (self.weight + steps as f64, self.weight * self.guess * self.guess + squares)
    }
}

/// A series before the intervention, what explains it, and what is believed of it.
#[derive(Clone, Debug)]
pub struct Model {
    /// The series, NaN where a day is unknown.
    pub series: Vec<f64>,
    /// The columns of the regression, a row for each day; no rows without a regression.
    pub rows: Vec<Vec<f64>>,
    /// The columns' prior; none without a regression.
    pub slab: Option<Slab>,
    /// How many days a season has; 0 or 1 stands for none.
    pub seasons: usize,
    /// What the state starts from.
    pub start: Start,
    /// The prior of the noise.
    pub noise: SpreadPrior,
    /// The prior of the level's steps.
    pub level: SpreadPrior,
    /// The prior of the season's disturbances.
    pub season: SpreadPrior,
}
