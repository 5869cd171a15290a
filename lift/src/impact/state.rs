//! The state: a level that walks and, where wanted, a season that turns. One draw of its path given everything else.
//!
//! In the terms of Brodersen et al. (2015), equations 2.1 and 2.2, the state is (level, season of today, of yesterday, …) and
//! Z = (1, 1, 0, …); equation 2.5 moves the season so that its values over one turn add up to a disturbance.

use crate::random::Chance;

/// What the path starts from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Start {
    /// The level's mean before the first day.
    pub mean: f64,
    /// The level's variance before the first day.
    pub variance: f64,
    /// The variance of each season before the first day; its mean is 0.
    pub season_variance: f64,
}

/// How much the series and its state move from day to day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variances {
    /// Of an observation around the state.
    pub noise: f64,
    /// Of a day's step of the level.
    pub level: f64,
    /// Of a day's disturbance of the season.
    pub season: f64,
}

/// A state that is known but for chance: a normal distribution.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its mean.
    pub mean: Vec<f64>,
    /// Its covariance.
    pub covariance: Vec<Vec<f64>>,
}

impl Known {
    /// The variance of a weighted sum of it.
    #[must_use]
    pub fn variance(&self, weights: &[f64]) -> f64 {
        let row = |row: &Vec<f64>| row.iter().zip(weights).map(|(entry, weight)| entry * weight).sum::<f64>();
        self.covariance.iter().zip(weights).map(|(entries, weight)| weight * row(entries)).sum()
    }
}

/// A path of the state, and the room that drawing the next one needs.
#[derive(Clone, Debug)]
pub struct Path {
    start: Start,
    size: usize,
    /// Level plus season, each day.
    pub signal: Vec<f64>,
    /// The state on the last day.
    pub last: Vec<f64>,
    /// What is known of the state on the day after the last, before that day's disturbances, by the series and the variances alone.
    pub ahead: Known,
    /// The steps of level and season, from each day to the next.
    pub steps: Vec<[f64; 2]>,
    /// One day's gain after the other: K of the Kalman filter, and what it was wrong by, over its variance.
    gains: Vec<f64>,
    errors: Vec<f64>,
    column: Vec<f64>,
    /// The filtered state of the made-up series.
    made_up: Vec<f64>,
    weights: Vec<f64>,
}

impl Path {
    /// A path over some days, with seasons that many days long: 0 or 1 stands for none.
    #[must_use]
    pub fn new(days: usize, seasons: usize, start: Start) -> Self {
        let size = seasons.max(1);
        let zeros = vec![0.0; size];
        Self {
            start,
            size,
            signal: vec![0.0; days],
            last: zeros.clone(),
            ahead: Known { mean: zeros.clone(), covariance: vec![zeros.clone(); size] },
            steps: vec![[0.0; 2]; days],
            gains: vec![0.0; days * size],
            errors: vec![0.0; days],
            column: zeros.clone(),
            made_up: zeros.clone(),
            weights: zeros,
        }
    }

    /// Draws a path given the series, whose unknown days are NaN: the simulation smoother of Durbin and Koopman (2002). A series
    /// made up by the model is taken off, what is left is smoothed, and the made-up state is put back on top.
    pub fn draw(&mut self, series: &[f64], variances: Variances, chance: &mut Chance) {
        self.begin();
        self.last.fill(0.0);
        for (state, variance) in self.last.iter_mut().zip(start_variances(self.start)) {
            *state = variance.sqrt() * chance.normal();
        }
        let made_up: Vec<f64> = self.last.clone();
        self.filter(series, variances, chance);
        self.smooth(variances);
        // Eq. 4 of Durbin and Koopman, as a walk through the days with both disturbances at once.
        self.last.copy_from_slice(&made_up);
        for ((state, weight), variance) in self.last.iter_mut().zip(&self.weights).zip(start_variances(self.start)) {
            *state += variance * weight;
        }
        if let Some(level) = self.last.first_mut() {
            *level += self.start.mean;
        }
        let days = self.signal.len();
        for (day, (signal, step)) in self.signal.iter_mut().zip(&self.steps).enumerate() {
            *signal = observed(&self.last);
            if day + 1 < days {
                advance(&mut self.last);
                disturb(&mut self.last, *step);
            }
        }
    }

    /// The squares of the path's steps, added up: of the level and of the season.
    #[must_use]
    pub fn squares(&self) -> [f64; 2] {
        let known = self.steps.len().saturating_sub(1);
        self.steps.iter().take(known).fold([0.0; 2], |[level, season], [l, s]| [level + l * l, season + s * s])
    }

    fn begin(&mut self) {
        self.made_up.fill(0.0);
        self.ahead.mean.fill(0.0);
        if let Some(level) = self.ahead.mean.first_mut() {
            *level = self.start.mean;
        }
        for (place, (row, variance)) in self.ahead.covariance.iter_mut().zip(start_variances(self.start)).enumerate() {
            row.fill(0.0);
            if let Some(own) = row.get_mut(place) {
                *own = variance;
            }
        }
    }

    /// Forwards: makes a series up (its state is in `last`) and filters it and the difference between the series and it. Both add
    /// up to what the series itself says, which is in `ahead` in the end.
    fn filter(&mut self, series: &[f64], variances: Variances, chance: &mut Chance) {
        let Known { mean, covariance } = &mut self.ahead;
        let (noise, level, season) = (variances.noise.sqrt(), variances.level.sqrt(), variances.season.sqrt());
        let days = self.gains.chunks_exact_mut(self.size).zip(&mut self.errors).zip(&mut self.steps);
        for (day, (((gain, error), step), value)) in days.zip(series).enumerate() {
            if day > 0 {
                disturb_covariance(covariance, variances);
            }
            for (entry, row) in self.column.iter_mut().zip(&*covariance) {
                *entry = observed(row);
            }
            let spread = observed(&self.column) + variances.noise;
            let made_up = observed(&self.last) + noise * chance.normal();
            let known = !value.is_nan();
            let differs = |from: f64, mean: &[f64]| if known { (from - observed(mean)) / spread } else { 0.0 };
            *error = differs(value - made_up, mean);
            let own = differs(made_up, &self.made_up);
            for ((mean, made_up), entry) in mean.iter_mut().zip(&mut self.made_up).zip(&self.column) {
                *mean += entry * *error;
                *made_up += entry * own;
            }
            advance(mean);
            advance(&mut self.made_up);
            if known {
                condition(covariance, &self.column, spread);
                gain.copy_from_slice(&self.column);
                advance(gain);
                gain.iter_mut().for_each(|entry| *entry /= spread);
            } else {
                gain.fill(0.0);
            }
            move_on(covariance);
            *step = [level * chance.normal(), if self.size > 1 { season * chance.normal() } else { 0.0 }];
            advance(&mut self.last);
            disturb(&mut self.last, *step);
        }
        mean.iter_mut().zip(&self.made_up).for_each(|(mean, made_up)| *mean += made_up);
    }

    /// Backwards: adds to the made-up steps what the series says of them, and leaves in `weights` what it says of the start.
    fn smooth(&mut self, variances: Variances) {
        self.weights.fill(0.0);
        let days = self.gains.chunks_exact(self.size).zip(&self.errors).zip(&mut self.steps);
        for ((gain, error), [level, season]) in days.rev() {
            let mut weights = self.weights.iter().copied();
            *level += variances.level * weights.next().unwrap_or(0.0);
            *season += variances.season * weights.next().unwrap_or(0.0);
            let back: f64 = gain.iter().zip(&self.weights).map(|(gain, weight)| gain * weight).sum();
            go_back(&mut self.weights);
            for weight in self.weights.iter_mut().take(2) {
                *weight += error - back;
            }
        }
    }
}

/// What a state shows: Z times it.
pub(super) fn observed(state: &[f64]) -> f64 {
    state.iter().take(2).sum()
}

/// The state a day later, without disturbances: T times it.
pub(super) fn advance(state: &mut [f64]) {
    if let [_, season @ ..] = state
        && !season.is_empty()
    {
        let next = -season.iter().sum::<f64>();
        season.rotate_right(1);
        if let Some(today) = season.first_mut() {
            *today = next;
        }
    }
}

/// Adds a day's disturbances of level and season.
pub(super) fn disturb(state: &mut [f64], steps: [f64; 2]) {
    for (value, step) in state.iter_mut().zip(steps) {
        *value += step;
    }
}

/// T transposed, times the weights.
pub(super) fn go_back(weights: &mut [f64]) {
    if let [_, season @ ..] = weights
        && !season.is_empty()
    {
        let first = season.first().copied().unwrap_or(0.0);
        season.rotate_left(1);
        if let Some(last) = season.last_mut() {
            *last = 0.0;
        }
        season.iter_mut().for_each(|weight| *weight -= first);
    }
}

fn start_variances(start: Start) -> impl Iterator<Item = f64> {
    std::iter::once(start.variance).chain(std::iter::repeat(start.season_variance))
}

/// P − PZ'ZP/F.
fn condition(covariance: &mut [Vec<f64>], column: &[f64], spread: f64) {
    for (row, own) in covariance.iter_mut().zip(column) {
        let share = own / spread;
        for (entry, other) in row.iter_mut().zip(column) {
            *entry -= share * other;
        }
    }
}

/// Adds Q.
fn disturb_covariance(covariance: &mut [Vec<f64>], variances: Variances) {
    for (place, (row, variance)) in covariance.iter_mut().zip([variances.level, variances.season]).enumerate() {
        if let Some(own) = row.get_mut(place) {
            *own += variance;
        }
    }
}

/// TPT'.
fn move_on(covariance: &mut [Vec<f64>]) {
    covariance.iter_mut().for_each(|row| advance(row));
    let Some(season) = covariance.get_mut(1..).filter(|season| !season.is_empty()) else { return };
    season.rotate_right(1);
    if let [today, earlier @ ..] = season {
        // What was rotated to the front is the last one of the sum.
        today.iter_mut().for_each(|entry| *entry = -*entry);
        for row in earlier.iter() {
            for (entry, other) in today.iter_mut().zip(row) {
                *entry -= other;
            }
        }
    }
}
