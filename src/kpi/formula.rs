//! A formula as data: one tree is evaluated, lists its inputs, and is read by [`explain`](super::explain),
//! [`spreadsheet`](super::spreadsheet) and [`sql`](super::sql).

use super::measure::{Grain, Measure, MeasureSet, Role};
use super::outcome::Why;

/// An arithmetic expression over the totals of a scope.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Expr {
    /// The total of a measure over the rows, or the value of a parameter.
    Of(Measure),
    /// Like [`Expr::Of`], but nothing told counts as none: for deductions that most campaigns do not have.
    OrNone(Measure),
    /// A constant of the formula.
    Number(f64),
    /// Sum.
    Plus(&'static Expr, &'static Expr),
    /// Difference.
    Minus(&'static Expr, &'static Expr),
    /// Product.
    Times(&'static Expr, &'static Expr),
    /// Quotient; a divisor must be positive, since every divisor of the field is a size, a price or a time.
    Per(&'static Expr, &'static Expr),
    /// Rounded up to a whole number.
    RoundUp(&'static Expr),
}

/// What the arithmetic of a formula runs on: single values, or ranges.
pub trait Quantity: Copy {
    /// A constant.
    fn number(value: f64) -> Self;
    /// Sum.
    fn plus(self, other: Self) -> Self;
    /// Difference.
    fn minus(self, other: Self) -> Self;
    /// Product.
    fn times(self, other: Self) -> Self;
    /// Quotient by a positive divisor.
    fn per(self, divisor: Self) -> Self;
    /// Rounded up to a whole number.
    fn round_up(self) -> Self;
    /// Whether division by this has an answer.
    fn is_positive(self) -> bool;
    /// Whether this is a number at all.
    fn is_finite(self) -> bool;
}

impl Quantity for f64 {
    fn number(value: f64) -> Self {
        value
    }
    fn plus(self, other: Self) -> Self {
        self + other
    }
    fn minus(self, other: Self) -> Self {
        self - other
    }
    fn times(self, other: Self) -> Self {
        self * other
    }
    fn per(self, divisor: Self) -> Self {
        self / divisor
    }
    fn round_up(self) -> Self {
        // 1,000 / (50 × 0.4) must stay 50 although the product carries a last-bit error.
        (self - self.abs() * 1e-12).ceil()
    }
    fn is_positive(self) -> bool {
        self > 0.0
    }
    fn is_finite(self) -> bool {
        f64::is_finite(self)
    }
}

impl Expr {
    /// Evaluates with the totals that `total` knows.
    ///
    /// # Errors
    /// [`Trouble::Missing`] with every input that is not known, else [`Trouble::Undefined`].
    pub fn evaluate<Q: Quantity>(&self, total: &impl Fn(Measure) -> Option<Q>) -> Result<Q, Trouble> {
        let value = self.fold(total)?;
        if value.is_finite() { Ok(value) } else { Err(Trouble::Undefined(Why::TooLarge)) }
    }

    fn fold<Q: Quantity>(&self, total: &impl Fn(Measure) -> Option<Q>) -> Result<Q, Trouble> {
        match *self {
            Expr::Of(measure) => total(measure).ok_or(Trouble::Missing(MeasureSet::EMPTY.with(measure))),
            Expr::OrNone(measure) => Ok(total(measure).unwrap_or(Q::number(0.0))),
            Expr::Number(number) => Ok(Q::number(number)),
            Expr::Plus(a, b) => Trouble::both(a.fold(total), b.fold(total)).map(|(a, b)| a.plus(b)),
            Expr::Minus(a, b) => Trouble::both(a.fold(total), b.fold(total)).map(|(a, b)| a.minus(b)),
            Expr::Times(a, b) => Trouble::both(a.fold(total), b.fold(total)).map(|(a, b)| a.times(b)),
            Expr::Per(a, b) => {
                let (dividend, divisor) = Trouble::both(a.fold(total), b.fold(total))?;
                if divisor.is_positive() {
                    Ok(dividend.per(divisor))
                } else {
                    Err(Trouble::Undefined(Why::NotPositive(b.measures())))
                }
            }
            Expr::RoundUp(a) => a.fold(total).map(Q::round_up),
        }
    }

    /// Calls `visit` with each measure of the tree, from left to right.
    pub fn visit(&self, visit: &mut impl FnMut(Measure)) {
        match *self {
            Expr::Of(measure) | Expr::OrNone(measure) => visit(measure),
            Expr::Number(_) => {}
            Expr::Plus(a, b) | Expr::Minus(a, b) | Expr::Times(a, b) | Expr::Per(a, b) => {
                a.visit(visit);
                b.visit(visit);
            }
            Expr::RoundUp(a) => a.visit(visit),
        }
    }

    /// Every measure that the formula names.
    pub fn measures(&self) -> MeasureSet {
        let mut set = MeasureSet::EMPTY;
        self.visit(&mut |measure| set = set.with(measure));
        set
    }

    /// The measures without which there is no answer.
    pub fn required(&self) -> MeasureSet {
        match *self {
            Expr::Of(measure) => MeasureSet::EMPTY.with(measure),
            Expr::OrNone(_) | Expr::Number(_) => MeasureSet::EMPTY,
            Expr::Plus(a, b) | Expr::Minus(a, b) | Expr::Times(a, b) | Expr::Per(a, b) => a.required().or(b.required()),
            Expr::RoundUp(a) => a.required(),
        }
    }

    /// The rows the formula runs over: the coarsest grain among its measures, none if it has parameters only.
    pub fn grain(&self) -> Option<Grain> {
        self.measures().iter().filter_map(Measure::grain).max()
    }

    /// The two measures of a plain ratio `a / b`, the form that has an average over posts.
    pub fn ratio(&self) -> Option<(Measure, Measure)> {
        match *self {
            Expr::Per(Expr::Of(a), Expr::Of(b)) if a.role() != Role::Parameter => Some((*a, *b)),
            _ => None,
        }
    }
}

/// Why an evaluation has no value.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Trouble {
    /// These inputs are not known.
    Missing(MeasureSet),
    /// The formula has no answer for these inputs.
    Undefined(Why),
}

impl Trouble {
    /// Both values, or every missing input of both sides, or the first reason.
    fn both<Q>(a: Result<Q, Trouble>, b: Result<Q, Trouble>) -> Result<(Q, Q), Trouble> {
        match (a, b) {
            (Ok(a), Ok(b)) => Ok((a, b)),
            (Err(Trouble::Missing(a)), Err(Trouble::Missing(b))) => Err(Trouble::Missing(a.or(b))),
            (Err(Trouble::Missing(set)), _) | (_, Err(Trouble::Missing(set))) => Err(Trouble::Missing(set)),
            (Err(undefined), _) | (_, Err(undefined)) => Err(undefined),
        }
    }
}

/// A likely value between a low and a high one.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Range {
    /// The lowest value.
    pub low: f64,
    /// The most likely value.
    pub likely: f64,
    /// The highest value.
    pub high: f64,
}

impl Range {
    /// A value that is known exactly.
    pub fn exactly(value: f64) -> Self {
        Range { low: value, likely: value, high: value }
    }

    fn spanning(likely: f64, corners: [f64; 4]) -> Self {
        Range {
            low: corners.into_iter().fold(likely, f64::min),
            likely,
            high: corners.into_iter().fold(likely, f64::max),
        }
    }
}

/// Interval arithmetic: exact bounds as long as a formula names each measure once, as those of plans do.
impl Quantity for Range {
    fn number(value: f64) -> Self {
        Range::exactly(value)
    }
    fn plus(self, other: Self) -> Self {
        Range { low: self.low + other.low, likely: self.likely + other.likely, high: self.high + other.high }
    }
    fn minus(self, other: Self) -> Self {
        Range { low: self.low - other.high, likely: self.likely - other.likely, high: self.high - other.low }
    }
    fn times(self, other: Self) -> Self {
        let Range { low, high, .. } = other;
        Range::spanning(
            self.likely * other.likely,
            [self.low * low, self.low * high, self.high * low, self.high * high],
        )
    }
    fn per(self, divisor: Self) -> Self {
        let Range { low, high, .. } = divisor;
        Range::spanning(
            self.likely / divisor.likely,
            [self.low / low, self.low / high, self.high / low, self.high / high],
        )
    }
    fn round_up(self) -> Self {
        Range { low: self.low.round_up(), likely: self.likely.round_up(), high: self.high.round_up() }
    }
    fn is_positive(self) -> bool {
        self.low > 0.0
    }
    fn is_finite(self) -> bool {
        self.low.is_finite() && self.likely.is_finite() && self.high.is_finite()
    }
}

#[cfg(test)]
mod tests {
    use super::Expr::*;
    use super::*;

    const CPM: Expr = Times(&Per(&Of(Measure::Cost), &Of(Measure::Impressions)), &Number(1000.0));

    fn cpm(cost: Option<f64>, impressions: Option<f64>) -> Result<f64, Trouble> {
        CPM.evaluate(&|measure| if measure == Measure::Cost { cost } else { impressions })
    }

    #[test]
    fn a_formula_names_every_missing_input() {
        let both = MeasureSet::from_iter([Measure::Cost, Measure::Impressions]);
        assert_eq!(cpm(None, None), Err(Trouble::Missing(both)));
        assert_eq!(CPM.required(), both);
        assert_eq!(CPM.grain(), Some(Grain::Post));
    }

    #[test]
    fn a_divisor_of_zero_is_undefined_and_not_infinite() {
        let impressions = MeasureSet::EMPTY.with(Measure::Impressions);
        assert_eq!(cpm(Some(500.0), Some(0.0)), Err(Trouble::Undefined(Why::NotPositive(impressions))));
        assert_eq!(cpm(Some(500.0), Some(250_000.0)), Ok(2.0));
        assert_eq!(cpm(Some(f64::MAX), Some(1.0)), Err(Trouble::Undefined(Why::TooLarge)));
    }

    #[test]
    fn ranges_keep_their_order() {
        let range = |low, likely, high| Some(Range { low, likely, high });
        let result = CPM.evaluate(&|measure| match measure {
            Measure::Cost => range(400.0, 500.0, 600.0),
            _ => range(200_000.0, 250_000.0, 300_000.0),
        });
        assert_eq!(result, Ok(Range { low: 400.0 / 300.0, likely: 2.0, high: 3.0 }));
    }
}
