//! A KPI from a handful of numbers: what the calculators do.

use super::catalogue::KpiId;
use super::definitions::Definitions;
use super::formula::{Expr, Range, Trouble};
use super::measure::{Grain, Measure};
use super::outcome::{Basis, Coverage, Outcome, Why};

/// The numbers that somebody filled in, money in major units, rates as fractions.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Inputs {
    values: Vec<(Measure, f64)>,
    /// What the KPIs mean.
    pub definitions: Definitions,
}

impl Inputs {
    /// Fills in, or clears, one number.
    pub fn set(&mut self, measure: Measure, value: Option<f64>) {
        self.values.retain(|(other, _)| *other != measure);
        self.values.extend(value.map(|value| (measure, value)));
    }

    /// These numbers and one more.
    #[must_use]
    pub fn with(mut self, measure: Measure, value: f64) -> Self {
        self.set(measure, Some(value));
        self
    }

    /// A number as filled in, or as it follows from those filled in.
    pub fn get(&self, measure: Measure) -> Option<f64> {
        self.stated(measure).or_else(|| match measure {
            Measure::Engagements => self.definitions.engagements(|component| self.stated(component)),
            // One account has no followers twice.
            Measure::SocialReach => self.stated(Measure::Followers),
            other => self.definitions.parameter(other),
        })
    }

    fn stated(&self, measure: Measure) -> Option<f64> {
        self.values.iter().find(|(other, _)| *other == measure).map(|(_, value)| *value)
    }

    /// Evaluates a KPI.
    pub fn outcome(&self, kpi: KpiId) -> Outcome {
        let Some(formula) = kpi.formula(&self.definitions) else { return Outcome::Undefined(Why::NotChosen) };
        match formula.evaluate(&|measure| self.get(measure)) {
            Ok(value) => {
                let grain = kpi.grain(&self.definitions).unwrap_or(Grain::Campaign);
                let coverage = Coverage { used: 1, of: 1, grain };
                Outcome::Known { value, coverage, basis: Basis::Actual }
            }
            Err(Trouble::Missing(set)) => {
                Outcome::Missing(self.definitions.asked_for(set, |part| self.stated(part).is_some()))
            }
            Err(Trouble::Undefined(why)) => Outcome::Undefined(why),
        }
    }
}

/// Evaluates a formula over ranges of its inputs.
///
/// # Errors
/// [`Trouble`] as for single numbers.
pub fn range(formula: &Expr, input: &impl Fn(Measure) -> Option<Range>) -> Result<Range, Trouble> {
    formula.evaluate(input)
}
