//! A formula in words, and with its real numbers.

use super::{NumberFormat, Strings};
use crate::kpi::explain::{Operator, Part};
use crate::kpi::measure::Measure;
use crate::kpi::unit::{Currency, Unit};

/// The formula in words: "Cost ÷ Impressions × 1,000".
pub fn formula_text(parts: &[Part], strings: &Strings, format: NumberFormat) -> String {
    join(parts, strings, format, |measure, _| (strings.measure)(measure).to_owned())
}

/// The formula with its totals: "$500.00 ÷ 250,000 impressions × 1,000".
pub fn working_text(parts: &[Part], strings: &Strings, format: NumberFormat, currency: Currency) -> String {
    join(parts, strings, format, |measure, value| {
        let label = (strings.measure_inline)(measure);
        match value {
            None => strings.unmeasured.with(label),
            // An amount of money says by its sign what it is.
            Some(value) if measure.unit() == Unit::Money => format.money(value, currency),
            Some(value) => (strings.measured)(label, &format.quantity(value, measure.unit(), currency)),
        }
    })
}

fn join(
    parts: &[Part],
    strings: &Strings,
    format: NumberFormat,
    operand: impl Fn(Measure, Option<f64>) -> String,
) -> String {
    let mut text = String::new();
    for part in parts {
        match *part {
            Part::Measure(measure, value) => text.push_str(&operand(measure, value)),
            Part::Number(number) => text.push_str(&format.decimal(number, 6)),
            Part::Operator(Operator::Plus) => text.push_str(" + "),
            Part::Operator(Operator::Minus) => text.push_str(" − "),
            Part::Operator(Operator::Times) => text.push_str(" × "),
            Part::Operator(Operator::DividedBy) => text.push_str(" ÷ "),
            Part::Open => text.push('('),
            Part::Close => text.push(')'),
            Part::RoundUp => {
                text.push_str(strings.rounded_up);
                text.push('(');
            }
        }
    }
    text
}
