//! What a formula came to: known with its coverage, missing its inputs, or undefined for a reason.

use super::measure::{Grain, Measure, MeasureSet};

/// How many of the scope's rows a figure rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Coverage {
    /// Rows whose facts were all known.
    pub used: usize,
    /// Rows in the scope.
    pub of: usize,
    /// What a row is.
    pub grain: Grain,
}

impl Coverage {
    /// Whether every row of the scope is in the figure.
    pub fn is_full(self) -> bool {
        self.used == self.of
    }
}

/// Whether every fact behind a figure was reported, or at least one is an estimate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Basis {
    /// Every fact was reported.
    Actual,
    /// At least one fact is an estimate.
    Estimated,
}

/// Why a formula has no value although its inputs are known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// A divisor came to zero or less; the measures are those of the divisor.
    NotPositive(MeasureSet),
    /// The rows are in more than one currency.
    MixedCurrencies,
    /// Campaigns of the scope have different settings for this parameter.
    Differs(Measure),
    /// Campaigns of the scope define this KPI differently.
    DefinitionsDiffer,
    /// The campaign has not chosen a definition for this KPI.
    NotChosen,
    /// The post is planned: nothing counts before it is out.
    NotLive,
    /// The result is too large to be a number.
    TooLarge,
}

/// The result of evaluating a formula over the facts of a scope.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Outcome {
    /// A finite value in the KPI's unit (money in major units, rates as fractions).
    Known {
        /// Full precision; rounding happens when printing.
        value: f64,
        /// The rows that the value rests on.
        coverage: Coverage,
        /// Reported or estimated.
        basis: Basis,
    },
    /// No row has all inputs; these are the ones that no row, or no row together, has.
    Missing(MeasureSet),
    /// The inputs are known and the formula has no answer.
    Undefined(Why),
}

impl Outcome {
    /// The value, if known.
    pub fn value(self) -> Option<f64> {
        match self {
            Outcome::Known { value, .. } => Some(value),
            Outcome::Missing(_) | Outcome::Undefined(_) => None,
        }
    }
}
