//! A model of an input: standardised as the R package does, with its priors.

use nalgebra::DMatrix;

use super::model::{Model, SpreadPrior};
use super::regression::{Slab, add_products};
use super::state::Start;
use crate::Input;
use crate::check::moments;

/// How many columns are expected to be of use.
const EXPECTED_COLUMNS: f64 = 3.0;
/// The share of the variance that the regression is expected to explain, and as how many observations that counts.
const EXPECTED_SHARE: f64 = 0.8;
const SHARE_WEIGHT: f64 = 50.0;
/// As how many observations the slab counts, and how far it is drawn towards independent columns.
const SLAB_WEIGHT: f64 = 0.01;
const SLAB_SHRINKAGE: f64 = 0.5;
/// The level's daily step, of a series with a standard deviation of 1, and as how many observations that counts.
const LEVEL_STEP: f64 = 0.01;
const LEVEL_WEIGHT: f64 = 32.0;
/// A guess that counts as next to nothing.
const LITTLE_WEIGHT: f64 = 0.01;
/// How far the noise may exceed the series' own spread.
const NOISE_LIMIT: f64 = 1.2;

/// A model, and how its series was made of the input's.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    pub model: Model,
    /// The columns of the regression over all days to the intervention's last.
    pub rows: Vec<Vec<f64>>,
    pub mean: f64,
    pub deviation: f64,
    pub first: usize,
    pub end: usize,
}

impl Prepared {
    /// A value of the standardised series as the input has it.
    pub(super) fn restored(&self, value: f64) -> f64 {
        value * self.deviation + self.mean
    }
}

/// The model of an input that nothing speaks against.
pub(super) fn prepare(input: &Input, seasons: usize) -> Prepared {
    let known: Vec<f64> = input.before().iter().flatten().copied().collect();
    let own = moments(&known);
    let deviation = own.variance.sqrt();
    let series: Vec<f64> =
        input.before().iter().map(|value| value.map_or(f64::NAN, |value| (value - own.mean) / deviation)).collect();
    let start = series.iter().copied().find(|value| !value.is_nan()).unwrap_or(0.0);
    let rows = rows(input);
    let slab = (!rows.is_empty()).then(|| slab(&rows));
    let noise = match slab {
        Some(_) => SpreadPrior { guess: (1.0 - EXPECTED_SHARE).sqrt(), weight: SHARE_WEIGHT, limit: NOISE_LIMIT },
        None => SpreadPrior { guess: 1.0, weight: LITTLE_WEIGHT, limit: NOISE_LIMIT },
    };
    let model = Model {
        series,
        rows: rows.iter().take(input.first).cloned().collect(),
        slab,
        seasons,
        start: Start { mean: start, variance: 1.0, season_variance: 1.0 },
        noise,
        level: SpreadPrior { guess: LEVEL_STEP, weight: LEVEL_WEIGHT, limit: 1.0 },
        season: SpreadPrior { guess: LEVEL_STEP, weight: LITTLE_WEIGHT, limit: 1.0 },
    };
    Prepared { model, rows, mean: own.mean, deviation, first: input.first, end: input.end }
}

/// A constant and the controls, standardised by the baseline, for each day.
fn rows(input: &Input) -> Vec<Vec<f64>> {
    if input.controls.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![vec![1.0]; input.end];
    for control in &input.controls {
        let filled = filled(control);
        let own = moments(filled.get(..input.first).unwrap_or_default());
        for (row, value) in rows.iter_mut().zip(&filled) {
            row.push((value - own.mean) / own.variance.sqrt());
        }
    }
    rows
}

/// A control's unknown days on the straight line between the known ones beside them.
fn filled(control: &[Option<f64>]) -> Vec<f64> {
    let mut filled: Vec<f64> = Vec::with_capacity(control.len());
    let mut last = 0.0;
    for (day, value) in control.iter().enumerate() {
        let Some(value) = value else { continue };
        let missing = day - filled.len();
        let step = (value - last) / (missing + 1) as f64;
        filled.extend((1..=missing).map(|place| last + step * place as f64));
        filled.push(*value);
        last = *value;
    }
    filled
}

/// The slab of bsts: a little of X'X over all days, half of it without what columns have in common. A spike so wide that as many
/// columns as expected are in.
fn slab(rows: &[Vec<f64>]) -> Slab {
    let columns = rows.first().map_or(0, Vec::len);
    let mut products = DMatrix::zeros(columns, columns);
    rows.iter().for_each(|row| add_products(&mut products, row));
    products /= rows.len() as f64;
    let diagonal = DMatrix::from_diagonal(&products.diagonal());
    let precision = (diagonal * SLAB_SHRINKAGE + products * (1.0 - SLAB_SHRINKAGE)) * SLAB_WEIGHT;
    let inclusion = vec![(EXPECTED_COLUMNS / columns as f64).min(1.0); columns];
    Slab { precision, inclusion }
}
