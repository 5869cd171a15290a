//! The catalogue's formulas as cells that Excel, LibreOffice and Google Sheets compute alike.
//!
//! A formula (without the leading "=") runs over the columns of the KPI's [grain](super::catalogue::KpiId::grain), where
//! a cell holds a number, or nothing that is a number when the fact is unknown. Money is in major units. What is unknown,
//! and what is undefined, is an empty text.

use super::catalogue::{KpiId, Reading};
use super::definitions::Definitions;
use super::formula::Expr;
use super::language::{self, Binding, Language, Text, summed};
use super::measure::{Measure, MeasureSet, Role};

/// Where the facts stand.
#[derive(Clone, Debug)]
pub struct Sheet<P, R> {
    /// The range of a measure, such as `Posts!$H$2:$H$31`; the cell of a parameter.
    pub place: P,
    /// The range of the rows' own [ratios](ratio) of two measures.
    pub ratios: R,
    /// Only rows whose cell in the range (first) equals the cell (second) count.
    pub scope: Vec<(String, String)>,
}

/// A KPI as a spreadsheet formula; none if the campaign has chosen no definition or the reading does not exist.
pub fn formula<P: Fn(Measure) -> String, R: Fn(Measure, Measure) -> String>(
    kpi: KpiId,
    definitions: &Definitions,
    reading: Reading,
    sheet: &Sheet<P, R>,
) -> Option<String> {
    match reading {
        Reading::Overall => kpi.formula(definitions).map(|formula| overall(formula, sheet)),
        Reading::AveragePost => kpi.averaged(definitions).map(|(dividend, divisor)| average(dividend, divisor, sheet)),
    }
}

/// A formula over the totals of the rows that know everything it requires.
pub fn overall<P: Fn(Measure) -> String, R>(formula: &Expr, sheet: &Sheet<P, R>) -> String {
    let required = formula.required();
    let mut divisors = Vec::new();
    collect_divisors(formula, &mut divisors);
    let mut given = Vec::new();
    // A total that must be positive is none without rows; other formulas need to be told whether there is one.
    let says_so = |divisor: &&Expr| matches!(divisor, Expr::Of(measure) if measure.role() != Role::Parameter);
    if !summed(required).is_empty() && !divisors.iter().any(says_so) {
        given.push(format!("COUNTIFS({})>0", sheet.criteria(required)));
    }
    let parameters = required.iter().filter(|measure| measure.role() == Role::Parameter);
    given.extend(parameters.map(|measure| format!("ISNUMBER({})", (sheet.place)(measure))));
    let given = if given.len() > 1 { vec![format!("AND({})", given.join(","))] } else { given };
    let positive = divisors.into_iter().map(|divisor| format!("{}>0", language::write_part(divisor, required, sheet)));
    // Each test is nested in the one before it, since a later divisor may hold an earlier one.
    let tests: Vec<_> = given.into_iter().chain(positive).collect();
    tests.into_iter().rev().fold(language::write(formula, sheet), |then, test| format!("IF({test},{then},\"\")"))
}

/// The mean of the rows' own ratios, over the rows whose divisor is positive.
pub fn average<P, R: Fn(Measure, Measure) -> String>(
    dividend: Measure,
    divisor: Measure,
    sheet: &Sheet<P, R>,
) -> String {
    let ratios = (sheet.ratios)(dividend, divisor);
    let scope = sheet.scope.iter().map(|(range, cell)| format!(",{range},{cell}")).collect::<String>();
    let known = format!("{ratios},\">-1E300\"{scope}");
    format!("IF(COUNTIFS({known})>0,SUMIFS({ratios},{known})/COUNTIFS({known}),\"\")")
}

/// A row's own ratio, from its two cells; an empty text where one is unknown or the divisor is not positive.
pub fn ratio(dividend: &str, divisor: &str) -> String {
    // Programs differ on whether a text is more than a number, so that each is asked by itself.
    format!("IF(AND(ISNUMBER({dividend}),ISNUMBER({divisor})),IF({divisor}>0,{dividend}/{divisor},\"\"),\"\")")
}

/// The divisors that may fail to be positive, inner ones first, each once.
fn collect_divisors(formula: &Expr, divisors: &mut Vec<&'static Expr>) {
    match *formula {
        Expr::Of(_) | Expr::OrNone(_) | Expr::Number(_) => {}
        Expr::Plus(a, b) | Expr::Minus(a, b) | Expr::Times(a, b) => {
            collect_divisors(a, divisors);
            collect_divisors(b, divisors);
        }
        Expr::Per(a, b) => {
            collect_divisors(a, divisors);
            collect_divisors(b, divisors);
            if !matches!(b, Expr::Number(_)) && !divisors.contains(&b) {
                divisors.push(b);
            }
        }
        Expr::RoundUp(a) => collect_divisors(a, divisors),
    }
}

impl<P: Fn(Measure) -> String, R> Sheet<P, R> {
    /// The rows that know all of `required` and lie in the scope.
    fn criteria(&self, required: MeasureSet) -> String {
        // Any number: unlike "<>" this passes over cells whose own formula came to an empty text.
        let known = summed(required).iter().map(|measure| format!("{},\">-1E300\"", (self.place)(measure)));
        let scope = self.scope.iter().map(|(range, cell)| format!("{range},{cell}"));
        known.chain(scope).collect::<Vec<_>>().join(",")
    }
}

impl<P: Fn(Measure) -> String, R> Language for Sheet<P, R> {
    fn total(&self, measure: Measure, required: MeasureSet) -> String {
        let place = (self.place)(measure);
        if measure.role() == Role::Parameter { place } else { format!("SUMIFS({place},{})", self.criteria(required)) }
    }

    fn total_or_none(&self, measure: Measure, required: MeasureSet) -> String {
        let total = self.total(measure, required);
        // An empty cell, or one with an empty text, is none.
        if measure.role() == Role::Parameter { format!("N({total})") } else { total }
    }

    fn number(&self, number: f64) -> String {
        crate::decimal::write(number)
    }

    fn divisor(&self, divisor: Text) -> String {
        divisor.within(Binding::Operand)
    }

    fn round_up(&self, number: &str) -> Text {
        // CEILING differs between programs; INT goes down in all of them.
        Text { text: format!("-INT(ABS({number})*1E-12-({number}))"), binding: Binding::Sum }
    }
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::{Awareness, Content, Sales, Value};
    use super::super::definitions::Emv;
    use super::*;

    fn sheet(scope: &[(&str, &str)]) -> Sheet<impl Fn(Measure) -> String, impl Fn(Measure, Measure) -> String> {
        let place = |measure: Measure| match measure {
            Measure::Cost => "H2:H9".to_owned(),
            Measure::Impressions => "I2:I9".to_owned(),
            Measure::Engagements => "J2:J9".to_owned(),
            other => other.key().to_owned(),
        };
        let ratios = |dividend: Measure, divisor: Measure| format!("{}/{}", dividend.key(), divisor.key());
        Sheet {
            place,
            ratios,
            scope: scope.iter().map(|(range, cell)| ((*range).to_owned(), (*cell).to_owned())).collect(),
        }
    }

    #[test]
    fn formulas_become_cells() {
        let emv = Definitions { emv: Some(Emv::ByImpressions), ..Definitions::default() };
        let cases = [
            (
                KpiId::Awareness(Awareness::Cpm),
                "IF(SUMIFS(I2:I9,I2:I9,\">-1E300\",H2:H9,\">-1E300\")>0,\
                 SUMIFS(H2:H9,I2:I9,\">-1E300\",H2:H9,\">-1E300\") / \
                 SUMIFS(I2:I9,I2:I9,\">-1E300\",H2:H9,\">-1E300\") * 1000,\"\")",
            ),
            (
                KpiId::Awareness(Awareness::PostsReach),
                "IF(COUNTIFS(reach,\">-1E300\")>0,SUMIFS(reach,reach,\">-1E300\"),\"\")",
            ),
            (
                KpiId::Value(Value::Emv),
                "IF(AND(COUNTIFS(I2:I9,\">-1E300\")>0,ISNUMBER(cpm)),SUMIFS(I2:I9,I2:I9,\">-1E300\") / 1000 * cpm,\"\")",
            ),
            (
                KpiId::Sales(Sales::BreakEvenRoas),
                "IF(ISNUMBER(margin),IF(margin - N(fee_rate) - N(return_rate) - N(target_profit)>0,\
                 1 / (margin - N(fee_rate) - N(return_rate) - N(target_profit)),\"\"),\"\")",
            ),
        ];
        for (kpi, expected) in cases {
            let written = formula(kpi, &emv, Reading::Overall, &sheet(&[]));
            assert_eq!(written.as_deref(), Some(expected), "{kpi}");
        }
    }

    #[test]
    fn a_scope_is_one_more_criterion() {
        let sheet = sheet(&[("A2:A9", "$A$1")]);
        let chosen = Definitions::default();
        assert_eq!(
            formula(KpiId::Content(Content::TotalLikes), &chosen, Reading::Overall, &sheet).as_deref(),
            Some("IF(COUNTIFS(likes,\">-1E300\",A2:A9,$A$1)>0,SUMIFS(likes,likes,\">-1E300\",A2:A9,$A$1),\"\")")
        );
        assert_eq!(
            formula(KpiId::Content(Content::ErImpressions), &chosen, Reading::AveragePost, &sheet).as_deref(),
            Some(
                "IF(COUNTIFS(engagements/impressions,\">-1E300\",A2:A9,$A$1)>0,\
                 SUMIFS(engagements/impressions,engagements/impressions,\">-1E300\",A2:A9,$A$1)/\
                 COUNTIFS(engagements/impressions,\">-1E300\",A2:A9,$A$1),\"\")"
            )
        );
    }

    #[test]
    fn an_inner_divisor_is_tested_first() {
        let written =
            formula(KpiId::Sales(Sales::BreakEvenOrders), &Definitions::default(), Reading::Overall, &sheet(&[]));
        let written = written.expect("a formula");
        let orders = "SUMIFS(orders,H2:H9,\">-1E300\",orders,\">-1E300\",revenue,\">-1E300\")";
        assert!(written.starts_with(&format!("IF(ISNUMBER(margin),IF({orders}>0,IF(SUMIFS(revenue,")), "{written}");
        assert!(written.ends_with(",\"\"),\"\"),\"\")"), "{written}");
        assert!(written.contains("-INT(ABS("), "{written}");
    }
}
