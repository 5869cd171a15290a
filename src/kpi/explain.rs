//! A formula explains itself with the real numbers: typed parts, which a locale turns into text.

use super::formula::Expr;
use super::measure::{Measure, MeasureSet};

/// One piece of an explained formula, in reading order.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Part {
    /// A measure, and its total if known.
    Measure(Measure, Option<f64>),
    /// A constant of the formula.
    Number(f64),
    /// An operator between two operands.
    Operator(Operator),
    /// Opens a group.
    Open,
    /// Closes a group.
    Close,
    /// Opens what is rounded up; a [`Part::Close`] ends it.
    RoundUp,
}

/// The operators as they are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Operator {
    Plus,
    Minus,
    Times,
    DividedBy,
}

/// How tightly an operator binds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Sum,
    Product,
    Operand,
}

/// The parts of `formula` with the totals that `total` knows. Deductions that nobody told are left out.
pub fn explain(formula: &Expr, total: &impl Fn(Measure) -> Option<f64>) -> Vec<Part> {
    let mut parts = Vec::new();
    write(formula, total, Binding::Sum, &mut parts);
    parts
}

/// Whether a formula is only a deduction that nobody told.
fn is_absent(formula: &Expr, total: &impl Fn(Measure) -> Option<f64>) -> bool {
    matches!(formula, Expr::OrNone(measure) if total(*measure).is_none())
}

fn write(formula: &Expr, total: &impl Fn(Measure) -> Option<f64>, around: Binding, parts: &mut Vec<Part>) {
    let mut operation = |a: &Expr, operator, b: &Expr, own: Binding, right: Binding| {
        let grouped = own < around;
        if grouped {
            parts.push(Part::Open);
        }
        write(a, total, own, parts);
        parts.push(Part::Operator(operator));
        write(b, total, right, parts);
        if grouped {
            parts.push(Part::Close);
        }
    };
    match *formula {
        Expr::Minus(a, b) if is_absent(b, total) => write(a, total, around, parts),
        // The right side of − and ÷ is grouped even when it binds as tightly.
        Expr::Plus(a, b) => operation(a, Operator::Plus, b, Binding::Sum, Binding::Sum),
        Expr::Minus(a, b) => operation(a, Operator::Minus, b, Binding::Sum, Binding::Product),
        Expr::Times(a, b) => operation(a, Operator::Times, b, Binding::Product, Binding::Product),
        Expr::Per(a, b) => operation(a, Operator::DividedBy, b, Binding::Product, Binding::Operand),
        Expr::Of(measure) | Expr::OrNone(measure) => parts.push(Part::Measure(measure, total(measure))),
        Expr::Number(number) => parts.push(Part::Number(number)),
        Expr::RoundUp(a) => {
            parts.push(Part::RoundUp);
            write(a, total, Binding::Sum, parts);
            parts.push(Part::Close);
        }
    }
}

/// What `parts` divide by, where that is a group of the measures in `of`.
pub fn divisor(parts: &[Part], of: MeasureSet) -> Option<&[Part]> {
    let opens = |two: &[Part]| matches!(two, [Part::Operator(Operator::DividedBy), Part::Open]);
    let starts = parts.windows(2).enumerate().filter(|(_, two)| opens(two)).map(|(at, _)| at + 2);
    let group = |start: usize| {
        let rest = parts.get(start..)?;
        let mut depth = 1;
        let end = rest.iter().position(|part| {
            depth += i32::from(matches!(part, Part::Open | Part::RoundUp)) - i32::from(*part == Part::Close);
            depth == 0
        });
        rest.get(..end?)
    };
    let measures = |parts: &[Part]| -> MeasureSet {
        parts
            .iter()
            .filter_map(|part| if let Part::Measure(measure, _) = part { Some(*measure) } else { None })
            .collect()
    };
    starts.filter_map(group).find(|group| of.covers(measures(group)))
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::{Awareness, KpiId, Sales};
    use super::super::definitions::Definitions;
    use super::*;

    fn parts(kpi: KpiId, known: &[(Measure, f64)]) -> Vec<Part> {
        let formula = kpi.formula(&Definitions::default()).expect("a formula");
        explain(formula, &|measure| known.iter().find(|fact| fact.0 == measure).map(|fact| fact.1))
    }

    fn text(parts: &[Part]) -> String {
        let piece = |part: &Part| match *part {
            Part::Measure(measure, Some(value)) => format!("{value} {}", measure.key()),
            Part::Measure(measure, None) => measure.key().to_owned(),
            Part::Number(number) => number.to_string(),
            Part::Operator(Operator::Plus) => "+".to_owned(),
            Part::Operator(Operator::Minus) => "−".to_owned(),
            Part::Operator(Operator::Times) => "×".to_owned(),
            Part::Operator(Operator::DividedBy) => "÷".to_owned(),
            Part::Open => "(".to_owned(),
            Part::Close => ")".to_owned(),
            Part::RoundUp => "⌈".to_owned(),
        };
        parts.iter().map(piece).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_kpi_shows_its_working() {
        let cases = [
            (
                KpiId::Awareness(Awareness::Cpm),
                &[(Measure::Cost, 500.0), (Measure::Impressions, 250_000.0)][..],
                "500 cost ÷ 250000 impressions × 1000",
            ),
            (KpiId::Awareness(Awareness::CostPerFollower), &[], "cost ÷ ( followers_end − followers_start )"),
            (KpiId::Sales(Sales::Roi), &[], "( revenue × margin − cost ) ÷ cost"),
            (
                KpiId::Sales(Sales::Roi),
                &[(Measure::Discounts, 5.0)],
                "( revenue × margin − 5 discounts − cost ) ÷ cost",
            ),
            (KpiId::Sales(Sales::BreakEvenRoas), &[], "1 ÷ margin"),
            (
                KpiId::Sales(Sales::BreakEvenRoas),
                &[(Measure::FeeRate, 0.03), (Measure::ReturnRate, 0.1)],
                "1 ÷ ( margin − 0.03 fee_rate − 0.1 return_rate )",
            ),
            (KpiId::Sales(Sales::BreakEvenOrders), &[], "⌈ cost ÷ ( revenue ÷ orders × margin ) )"),
        ];
        for (kpi, known, expected) in cases {
            assert_eq!(text(&parts(kpi, known)), expected);
        }
    }

    #[test]
    fn a_divisor_of_several_measures_is_found() {
        use Measure::{FeeRate, FollowersEnd, FollowersStart, Margin, Orders, ReturnRate};
        let found = |kpi, known: &[(Measure, f64)], of: &[Measure]| {
            divisor(&parts(kpi, known), of.iter().copied().collect()).map(text)
        };
        let gained = found(KpiId::Awareness(Awareness::CostPerFollower), &[], &[FollowersStart, FollowersEnd]);
        assert_eq!(gained.as_deref(), Some("followers_end − followers_start"));
        let left = found(KpiId::Sales(Sales::BreakEvenRoas), &[(FeeRate, 0.5)], &[Margin, FeeRate, ReturnRate]);
        assert_eq!(left.as_deref(), Some("margin − 0.5 fee_rate"), "what nobody told is left out");
        assert_eq!(found(KpiId::Sales(Sales::BreakEvenOrders), &[], &[Orders]), None);
    }
}
