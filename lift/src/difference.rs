//! Difference in differences: what the series gained, less what the control group gained at the same time.

use nalgebra::{Cholesky, DMatrix, DVector};

use crate::before_after::{from_daily, student_interval};
use crate::impact::regression::add_products;
use crate::{Input, Interval, Lift};

/// The four means of two groups before and after.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Means {
    /// The treated group before and after.
    pub treated: (f64, f64),
    /// The control group before and after.
    pub control: (f64, f64),
}

impl Means {
    /// What the treated group gained over what the control group gained.
    #[must_use]
    pub fn difference(self) -> f64 {
        (self.treated.1 - self.treated.0) - (self.control.1 - self.control.0)
    }
}

/// The lift of an input that nothing speaks against. None if nothing varies.
#[must_use]
pub fn lift(input: &Input) -> Option<Lift> {
    let panel = panel(input);
    let daily = estimate(&panel)?;
    let during: Vec<f64> = input.during().iter().flatten().copied().collect();
    Some(from_daily(daily, during.len() as f64, during.iter().sum()))
}

/// An observation of the panel: which groups it is in, and its value.
struct Observation {
    treated: bool,
    after: bool,
    value: f64,
}

/// The series, and of each day the mean of its controls: one observation per group and day.
fn panel(input: &Input) -> Vec<Observation> {
    let days = input.series.iter().take(input.end).enumerate();
    let mut panel = Vec::new();
    for (day, value) in days {
        let after = day >= input.first;
        let known: Vec<f64> = input.controls.iter().filter_map(|control| *control.get(day)?).collect();
        let control = (known.len() == input.controls.len()).then(|| known.iter().sum::<f64>() / known.len() as f64);
        panel.extend(value.map(|value| Observation { treated: true, after, value }));
        panel.extend(control.map(|value| Observation { treated: false, after, value }));
    }
    panel
}

/// The coefficient of treated × after in a regression on both and a constant, with an interval by standard errors that hold
/// whatever the variance of each observation is (HC1: White's, times n over n − 4).
fn estimate(panel: &[Observation]) -> Option<Interval> {
    let rows: Vec<[f64; 4]> = panel.iter().map(row).collect();
    let mut products = DMatrix::zeros(4, 4);
    let mut sums = DVector::zeros(4);
    for (row, observation) in rows.iter().zip(panel) {
        add_products(&mut products, row);
        sums += DVector::from_row_slice(row) * observation.value;
    }
    let inverse = Cholesky::new(products)?.inverse();
    let coefficients = &inverse * sums;
    let mut meat = DMatrix::zeros(4, 4);
    for (row, observation) in rows.iter().zip(panel) {
        let fitted: f64 = row.iter().zip(coefficients.iter()).map(|(value, coefficient)| value * coefficient).sum();
        let weighted = row.map(|value| value * (observation.value - fitted));
        add_products(&mut meat, &weighted);
    }
    let degrees = panel.len() as f64 - 4.0;
    let covariance = &inverse * meat * &inverse * (panel.len() as f64 / degrees);
    let (effect, variance) = (*coefficients.get(3)?, *covariance.get((3, 3))?);
    (variance > 0.0).then(|| student_interval(effect, variance.sqrt(), degrees)).flatten()
}

fn row(observation: &Observation) -> [f64; 4] {
    let number = |is: bool| f64::from(u8::from(is));
    [1.0, number(observation.treated), number(observation.after), number(observation.treated && observation.after)]
}
