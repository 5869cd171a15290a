//! Regression on controls with a spike-and-slab prior, given the state's path.
//!
//! Brodersen et al. (2015), equations 2.9 to 2.14 (after George and McCulloch 1997): which controls are in (the spike), their
//! coefficients (the slab) and the noise are drawn one after the other, the latter two integrated out of the first. In place of the
//! exponent N/2 − 1 of equation 2.14 stands N/2, which is what the integral gives.

use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

use super::model::SpreadPrior;
use crate::random::Chance;

/// What is believed of the coefficients before the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Slab {
    /// The precision of all coefficients, of a noise variance of 1.
    pub precision: DMatrix<f64>,
    /// How likely each is anything but 0.
    pub inclusion: Vec<f64>,
}

impl Slab {
    /// The prior of as many columns as the precision has rows. None if it is not square, or does not fit the inclusion.
    #[must_use]
    pub fn new(precision: &[Vec<f64>], inclusion: Vec<f64>) -> Option<Self> {
        let columns = inclusion.len();
        let fits = precision.len() == columns && precision.iter().all(|row| row.len() == columns);
        let entries = precision.iter().flatten().copied();
        fits.then(|| Self { precision: DMatrix::from_row_iterator(columns, columns, entries), inclusion })
    }
}

/// The regression's sums over the known days, and its last draw.
#[derive(Clone, Debug)]
pub struct Regression {
    slab: Slab,
    rows: Vec<Vec<f64>>,
    products: DMatrix<f64>,
    /// Which columns are in.
    pub included: Vec<bool>,
    /// The coefficient of each column, 0 for one that is out.
    pub coefficients: Vec<f64>,
}

/// What is known of a choice of columns once coefficients and noise are integrated out.
struct Choice {
    places: Vec<usize>,
    factor: Option<Cholesky<f64, Dyn>>,
    mean: DVector<f64>,
    /// The sum of squares that is left, with the prior's.
    squares: f64,
    log_probability: f64,
}

impl Regression {
    /// The regression of a series, whose unknown days are NaN, on rows of as many columns as the slab has.
    #[must_use]
    pub fn new(slab: Slab, rows: &[Vec<f64>], series: &[f64]) -> Self {
        let rows: Vec<Vec<f64>> =
            rows.iter().zip(series).filter(|(_, value)| !value.is_nan()).map(|(row, _)| row.clone()).collect();
        let columns = slab.inclusion.len();
        let mut products = DMatrix::zeros(columns, columns);
        for row in &rows {
            add_products(&mut products, row);
        }
        let included = slab.inclusion.iter().map(|probability| *probability > 0.0).collect();
        Self { slab, rows, products, included, coefficients: vec![0.0; columns] }
    }

    /// Draws which columns are in, the noise and the coefficients, given the series without the state on its known days. Returns
    /// the noise.
    pub fn draw(&mut self, rest: &[f64], noise: f64, prior: SpreadPrior, chance: &mut Chance) -> f64 {
        let sums = self.sums(rest);
        let degrees = prior.weight + rest.len() as f64;
        let squares = prior.weight * prior.guess * prior.guess + rest.iter().map(|value| value * value).sum::<f64>();
        let mut current = self.choice(&sums, degrees, squares);
        for (place, probability) in self.slab.inclusion.clone().into_iter().enumerate() {
            if probability <= 0.0 || probability >= 1.0 {
                continue;
            }
            self.flip(place);
            let other = self.choice(&sums, degrees, squares);
            // Gibbs: the flipped choice is taken as often as it is likely among the two.
            if chance.uniform() * (1.0 + (current.log_probability - other.log_probability).exp()) < 1.0 {
                current = other;
            } else {
                self.flip(place);
            }
        }
        let noise = chance.variance(degrees, current.squares, prior.limit * prior.limit, noise);
        self.draw_coefficients(&current, noise, chance);
        noise
    }

    /// What the regression adds on a day with these columns.
    #[must_use]
    pub fn adds(&self, row: &[f64]) -> f64 {
        row.iter().zip(&self.coefficients).map(|(value, coefficient)| value * coefficient).sum()
    }

    fn flip(&mut self, place: usize) {
        if let Some(included) = self.included.get_mut(place) {
            *included = !*included;
        }
    }

    /// X'e.
    fn sums(&self, rest: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.coefficients.len()];
        for (row, value) in self.rows.iter().zip(rest) {
            for (sum, entry) in sums.iter_mut().zip(row) {
                *sum += entry * value;
            }
        }
        sums
    }

    fn choice(&self, sums: &[f64], degrees: f64, squares: f64) -> Choice {
        let places: Vec<usize> =
            self.included.iter().enumerate().filter(|(_, is_in)| **is_in).map(|(i, _)| i).collect();
        let chosen = DVector::from_iterator(places.len(), places.iter().filter_map(|place| sums.get(*place).copied()));
        let prior = chosen_of(&self.slab.precision, &places);
        let factor = Cholesky::new(&prior + chosen_of(&self.products, &places));
        let prior_determinant = Cholesky::new(prior).map_or(f64::NEG_INFINITY, |factor| log_determinant(&factor));
        let (mean, determinant) = match &factor {
            Some(factor) => (factor.solve(&chosen), log_determinant(factor)),
            None => (DVector::zeros(places.len()), f64::INFINITY),
        };
        let squares = squares - chosen.dot(&mean);
        let spike: f64 = self
            .included
            .iter()
            .zip(&self.slab.inclusion)
            .map(|(is_in, p)| if *is_in { p.ln() } else { (1.0 - p).ln() })
            .sum();
        let log_probability = spike + 0.5 * (prior_determinant - determinant) - 0.5 * degrees * squares.ln();
        Choice { places, factor, mean, squares, log_probability }
    }

    /// The coefficients given which are in and the noise: equation 2.12.
    fn draw_coefficients(&mut self, choice: &Choice, noise: f64, chance: &mut Chance) {
        self.coefficients.fill(0.0);
        let Some(factor) = &choice.factor else { return };
        let mut draw = DVector::from_fn(choice.places.len(), |_, _| noise.sqrt() * chance.normal());
        factor.l_dirty().tr_solve_lower_triangular_mut(&mut draw);
        for ((place, mean), deviation) in choice.places.iter().zip(choice.mean.iter()).zip(draw.iter()) {
            if let Some(coefficient) = self.coefficients.get_mut(*place) {
                *coefficient = mean + deviation;
            }
        }
    }
}

/// Adds a row's products with itself to X'X.
pub(crate) fn add_products(products: &mut DMatrix<f64>, row: &[f64]) {
    for (mut column, one) in products.column_iter_mut().zip(row) {
        for (entry, other) in column.iter_mut().zip(row) {
            *entry += one * other;
        }
    }
}

fn chosen_of(matrix: &DMatrix<f64>, places: &[usize]) -> DMatrix<f64> {
    matrix.select_rows(places).select_columns(places)
}

fn log_determinant(factor: &Cholesky<f64, Dyn>) -> f64 {
    factor.l_dirty().diagonal().iter().map(|entry| 2.0 * entry.ln()).sum()
}
