//! The catalogue's formulas as SQL expressions that DuckDB, Spark SQL and PostgreSQL read alike.
//!
//! An expression aggregates the rows of the KPI's [grain](super::catalogue::KpiId::grain); which rows, a WHERE or GROUP
//! BY around it says. Money columns are in major units. What is unknown, and what is undefined, is NULL.

use super::catalogue::{KpiId, Reading};
use super::definitions::Definitions;
use super::formula::Expr;
use super::language::{self, Binding, Language, Text};
use super::measure::{Measure, MeasureSet, Role};

/// A KPI as an SQL expression; none if the campaign has chosen no definition or the reading does not exist.
///
/// `name` gives the column of a measure, and for a parameter an expression with its one value.
pub fn expression(
    kpi: KpiId,
    definitions: &Definitions,
    reading: Reading,
    name: &impl Fn(Measure) -> String,
) -> Option<String> {
    match reading {
        Reading::Overall => kpi.formula(definitions).map(|formula| overall(formula, name)),
        Reading::AveragePost => kpi.averaged(definitions).map(|(dividend, divisor)| average(dividend, divisor, name)),
    }
}

/// A formula over the totals of the rows that know everything it requires.
pub fn overall(formula: &Expr, name: &impl Fn(Measure) -> String) -> String {
    language::write(formula, &Sql(name))
}

/// The mean of the rows' own ratios, over the rows whose divisor is positive.
pub fn average(dividend: Measure, divisor: Measure, name: &impl Fn(Measure) -> String) -> String {
    let (dividend, divisor) = (name(dividend), name(divisor));
    format!("AVG(CASE WHEN {divisor} > 0 THEN {dividend} * 1E0 / {divisor} END)")
}

struct Sql<'a, N>(&'a N);

impl<N: Fn(Measure) -> String> Language for Sql<'_, N> {
    fn total(&self, measure: Measure, required: MeasureSet) -> String {
        let column = self.0(measure);
        if measure.role() == Role::Parameter {
            return column;
        }
        // A double from the start: integers would divide to integers in some databases, decimals lose digits in others.
        let value = format!("{column} * 1E0");
        let others: Vec<_> =
            required.without(measure).iter().map(|other| format!("{} IS NOT NULL", self.0(other))).collect();
        if others.is_empty() {
            format!("SUM({value})")
        } else {
            format!("SUM(CASE WHEN {} THEN {value} END)", others.join(" AND "))
        }
    }

    fn total_or_none(&self, measure: Measure, required: MeasureSet) -> String {
        format!("COALESCE({}, 0)", self.total(measure, required))
    }

    fn number(&self, number: f64) -> String {
        format!("{number}E0")
    }

    fn divisor(&self, divisor: Text) -> String {
        // NULL unless positive.
        format!("NULLIF(GREATEST({}, 0), 0)", divisor.text)
    }

    fn round_up(&self, number: &str) -> Text {
        Text { text: format!("CEIL({number} - ABS({number}) * 1E-12)"), binding: Binding::Operand }
    }
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::{Awareness, Content, Sales};
    use super::super::definitions::{Emv, ReturnsModel};
    use super::*;

    fn text(kpi: KpiId, definitions: &Definitions, reading: Reading) -> Option<String> {
        expression(kpi, definitions, reading, &|measure| measure.key().to_owned())
    }

    #[test]
    fn formulas_become_sql() {
        let multiplicative = Definitions { returns: ReturnsModel::Multiplicative, ..Definitions::default() };
        let emv = Definitions { emv: Some(Emv::ByImpressions), ..Definitions::default() };
        let cases = [
            (
                KpiId::Awareness(Awareness::Cpm),
                Definitions::default(),
                "SUM(CASE WHEN impressions IS NOT NULL THEN cost * 1E0 END) / \
                 NULLIF(GREATEST(SUM(CASE WHEN cost IS NOT NULL THEN impressions * 1E0 END), 0), 0) * 1000E0",
            ),
            (KpiId::Awareness(Awareness::PostsReach), Definitions::default(), "SUM(reach * 1E0)"),
            (
                KpiId::Sales(Sales::Roi),
                Definitions::default(),
                "(SUM(CASE WHEN cost IS NOT NULL THEN revenue * 1E0 END) * margin - \
                 COALESCE(SUM(CASE WHEN cost IS NOT NULL AND revenue IS NOT NULL THEN discounts * 1E0 END), 0) - \
                 SUM(CASE WHEN revenue IS NOT NULL THEN cost * 1E0 END)) / \
                 NULLIF(GREATEST(SUM(CASE WHEN revenue IS NOT NULL THEN cost * 1E0 END), 0), 0)",
            ),
            (
                KpiId::Sales(Sales::BreakEvenRoas),
                multiplicative,
                "1E0 / NULLIF(GREATEST((margin - COALESCE(fee_rate, 0)) * (1E0 - COALESCE(return_rate, 0)) - \
                 COALESCE(target_profit, 0), 0), 0)",
            ),
            (KpiId::Value(super::super::catalogue::Value::Emv), emv, "SUM(impressions * 1E0) / 1000E0 * cpm"),
        ];
        for (kpi, definitions, expected) in cases {
            assert_eq!(text(kpi, &definitions, Reading::Overall).as_deref(), Some(expected), "{kpi}");
        }
    }

    #[test]
    fn rounding_up_keeps_the_tolerance() {
        const HALF: Expr = Expr::RoundUp(&Expr::Per(&Expr::Of(Measure::Orders), &Expr::Number(2.0)));
        let half = "SUM(orders * 1E0) / 2E0";
        let expected = format!("CEIL({half} - ABS({half}) * 1E-12)");
        assert_eq!(overall(&HALF, &|measure| measure.key().to_owned()), expected);
    }

    #[test]
    fn the_average_post_is_a_mean_of_ratios() {
        let chosen = Definitions::default();
        assert_eq!(
            text(KpiId::Content(Content::ErReach), &chosen, Reading::AveragePost).as_deref(),
            Some("AVG(CASE WHEN reach > 0 THEN engagements * 1E0 / reach END)")
        );
        assert_eq!(text(KpiId::Awareness(Awareness::Cpm), &chosen, Reading::AveragePost), None);
    }
}
