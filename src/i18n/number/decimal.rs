//! A number as its decimal digits, exact whatever its size.

use crate::decimal::{self, nearest};

/// Decimal digits before and after the point. The whole part has no leading zeros, so it is empty below one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Decimal {
    pub(super) negative: bool,
    pub(super) whole: String,
    pub(super) fraction: String,
}

impl Decimal {
    /// The shortest decimal that names this float, which is what people mean by it (0.1 is 0.1) and what `Intl` rounds;
    /// none for what is not finite.
    pub(super) fn from_f64(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let text = decimal::write(value.abs());
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        Some(Self::new(value < 0.0, whole, fraction.to_owned()))
    }

    /// `units` of 10^-`decimals` each, such as minor units of money.
    pub(super) fn from_units(negative: bool, units: u64, decimals: usize) -> Self {
        let mut number = Self::new(negative, &units.to_string(), String::new()).shifted_down(decimals);
        number.trim();
        number
    }

    pub(super) fn new(negative: bool, whole: &str, fraction: String) -> Self {
        Self { negative, whole: whole.trim_start_matches('0').to_owned(), fraction }
    }

    /// Drops zeros at the end of the fraction.
    pub(super) fn trim(&mut self) {
        self.fraction.truncate(self.fraction.trim_end_matches('0').len());
    }

    /// Multiplied by 10^`power`.
    pub(super) fn shifted_up(mut self, power: usize) -> Self {
        for _ in 0..power {
            let digit = if self.fraction.is_empty() { '0' } else { self.fraction.remove(0) };
            if digit != '0' || !self.whole.is_empty() {
                self.whole.push(digit);
            }
        }
        self
    }

    /// Divided by 10^`power`.
    pub(super) fn shifted_down(mut self, power: usize) -> Self {
        for _ in 0..power {
            self.fraction.insert(0, self.whole.pop().unwrap_or('0'));
        }
        self
    }

    /// The nearest number with at most `decimals` decimals, half away from zero, without zeros at the end.
    pub(super) fn rounded(&self, decimals: usize) -> Self {
        let mut out = self.clone();
        let up = self.fraction.as_bytes().get(decimals).is_some_and(|digit| *digit >= b'5');
        out.fraction.truncate(decimals);
        if up && carry(&mut out.fraction) && carry(&mut out.whole) {
            out.whole.insert(0, '1');
        }
        out.trim();
        out
    }

    /// How many decimals it takes to keep `significant` significant digits; 0 for zero.
    pub(super) fn decimals_for(&self, significant: usize) -> usize {
        if !self.whole.is_empty() {
            return significant.saturating_sub(self.whole.len());
        }
        self.fraction.find(|digit| digit != '0').map_or(0, |zeros| zeros + significant)
    }

    /// Number of digits before the point, 0 below one.
    pub(super) fn whole_digits(&self) -> usize {
        self.whole.len()
    }

    pub(super) fn is_whole(&self) -> bool {
        self.fraction.is_empty()
    }

    /// A minus for what is below zero; zero itself never has one.
    pub(super) fn sign(&self) -> &'static str {
        if self.negative && !self.is_zero() { "-" } else { "" }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.whole.is_empty() && self.fraction.bytes().all(|digit| digit == b'0')
    }

    /// Appends the digits without their sign, with zeros up to `least` decimals.
    pub(super) fn write(&self, out: &mut String, least: usize, group: Option<char>, point: char) {
        if self.whole.is_empty() {
            out.push('0');
        }
        for (place, digit) in self.whole.chars().enumerate() {
            if let Some(group) = group
                && place > 0
                && (self.whole.len() - place).is_multiple_of(3)
            {
                out.push(group);
            }
            out.push(digit);
        }
        if least == 0 && self.fraction.is_empty() {
            return;
        }
        out.push(point);
        out.push_str(&self.fraction);
        for _ in self.fraction.len()..least {
            out.push('0');
        }
    }

    /// The nearest float to this number ÷ 10^`power`; infinite beyond the floats.
    pub(super) fn to_f64(&self, power: usize) -> f64 {
        let decimals = i32::try_from(self.fraction.len() + power).unwrap_or(i32::MAX);
        let value = nearest(&[self.whole.as_str(), self.fraction.as_str()].concat(), -decimals);
        if self.sign().is_empty() { value } else { -value }
    }
}

/// Adds one to the last digit; true when the carry runs out at the front, as it does of no digits at all.
fn carry(digits: &mut String) -> bool {
    let nines = digits.len() - digits.trim_end_matches('9').len();
    digits.truncate(digits.len() - nines);
    let next = digits.pop().and_then(|digit| char::from_digit(digit.to_digit(10)? + 1, 10));
    digits.extend(next);
    for _ in 0..nines {
        digits.push('0');
    }
    next.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(value: f64, decimals: usize) -> String {
        let number = Decimal::from_f64(value).unwrap().rounded(decimals);
        let mut out = String::from(number.sign());
        number.write(&mut out, decimals, None, '.');
        out
    }

    #[test]
    fn rounding_is_half_away_from_zero_of_the_decimal_that_was_written() {
        for (value, decimals, expected) in [
            (0.125, 2, "0.13"),
            (1.005, 2, "1.01"),
            (-2.5, 0, "-3"),
            (0.5, 0, "1"),
            (0.49, 0, "0"),
            (-0.001, 2, "0.00"),
            (9.996, 2, "10.00"),
            (999.5, 0, "1000"),
            (1e21, 1, "1000000000000000000000.0"),
            (5e-324, 3, "0.000"),
        ] {
            assert_eq!(rounded(value, decimals), expected, "{value}");
        }
    }

    #[test]
    fn shifts_are_exact() {
        let number = Decimal::from_f64(0.0435).unwrap().shifted_up(2);
        assert_eq!((number.whole.as_str(), number.fraction.as_str()), ("4", "35"));
        assert_eq!(Decimal::from_units(true, 5, 3).to_f64(0), -0.005);
        assert_eq!(Decimal::from_f64(435.0).unwrap().to_f64(4), 0.0435);
    }
}
