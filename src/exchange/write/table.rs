//! A table on its way out: columns with stable names, and cells that are numbers, days or texts.

use crate::campaign::model::Date;
use crate::kpi::unit::{Currency, exponent};

/// What stands in a cell.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// Nobody told it.
    Nothing,
    /// A text, a key, an id.
    Text(String),
    /// A number as exact decimal text; money in major units.
    Number(String),
    /// A day.
    Day(Date),
}

impl Value {
    /// A text, or nothing where it is empty.
    pub fn text(text: impl Into<String>) -> Value {
        let text = text.into();
        if text.is_empty() { Value::Nothing } else { Value::Text(text) }
    }

    /// A number, if it is known.
    pub fn number(number: Option<f64>) -> Value {
        number
            .filter(|number| number.is_finite())
            .map_or(Value::Nothing, |number| Value::Number(crate::decimal::write(number)))
    }

    /// A count, if it is known.
    pub fn count(count: Option<u64>) -> Value {
        count.map_or(Value::Nothing, |count| Value::Number(count.to_string()))
    }
}

/// Columns and rows; each row has a cell for every column.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Table {
    /// The stable names of the columns.
    pub columns: Vec<String>,
    /// The rows, in the order of the campaign.
    pub rows: Vec<Vec<Value>>,
}

impl Table {
    /// The place of a column.
    pub fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|other| other == column)
    }
}

/// Minor units as a decimal of major ones, exactly: 5 cents are `0.05`.
pub fn major(minor: i64, currency: Currency) -> String {
    let digits = usize::try_from(exponent(currency)).unwrap_or(0);
    let sign = if minor < 0 { "-" } else { "" };
    let all = format!("{:0width$}", minor.unsigned_abs(), width = digits + 1);
    let (whole, rest) = all.split_at(all.len() - digits);
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_exact_in_major_units() {
        for (minor, currency, text) in [
            (123_456, Currency::USD, "1234.56"),
            (-5, Currency::USD, "-0.05"),
            (0, Currency::EUR, "0.00"),
            (1_500, Currency::JPY, "1500"),
            (1_500, Currency::KWD, "1.500"),
            (i64::MIN, Currency::USD, "-92233720368547758.08"),
        ] {
            assert_eq!(major(minor, currency), text);
        }
    }
}
