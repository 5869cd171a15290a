//! Units are types: money is minor units plus a currency, and every figure says what it counts.

use std::fmt;

pub use iso_currency::Currency;

/// Decimal digits of a currency's minor unit by ISO 4217 (USD 2, JPY 0, KWD 3); currencies without one (XAU) count as 0.
pub fn exponent(currency: Currency) -> u32 {
    currency.exponent().map_or(0, u32::from)
}

/// Minor units in one major unit, as a float for display and ratios (USD 100, JPY 1, KWD 1000).
pub fn minor_per_major(currency: Currency) -> f64 {
    10f64.powi(i32::try_from(exponent(currency)).unwrap_or(0))
}

/// An exact sum of money: whole minor units of one currency.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Money {
    /// Minor units, for example cents.
    pub minor: i64,
    /// The currency the minor units belong to.
    pub currency: Currency,
}

/// Why two sums of money could not be brought together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MoneyError {
    /// The sums are in two currencies and nobody gave a rate.
    CurrencyMismatch(Currency, Currency),
    /// The result does not fit into 64 bits of minor units.
    Overflow,
}

impl Money {
    /// A sum of `minor` minor units of `currency`.
    pub fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// The sum in major units, for ratios and display.
    pub fn major(self) -> f64 {
        self.minor as f64 / minor_per_major(self.currency)
    }

    /// Adds another sum of the same currency.
    ///
    /// # Errors
    /// [`MoneyError::CurrencyMismatch`] for two currencies, [`MoneyError::Overflow`] beyond 64 bits.
    pub fn plus(self, other: Money) -> Result<Money, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::CurrencyMismatch(self.currency, other.currency));
        }
        let minor = self.minor.checked_add(other.minor).ok_or(MoneyError::Overflow)?;
        Ok(Money { minor, ..self })
    }

    /// Converts into `currency` at `rate` (major units of `currency` for one major unit of this one), to the nearest minor unit.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] when the result does not fit or the rate is no finite positive number.
    pub fn convert(self, rate: f64, currency: Currency) -> Result<Money, MoneyError> {
        let minor = (self.major() * rate * minor_per_major(currency)).round();
        // Beyond 2^53 a float no longer names one minor unit.
        if rate.is_finite() && rate > 0.0 && minor.abs() < 9_007_199_254_740_992.0 {
            #[allow(clippy::cast_possible_truncation)] // bounded on the line above
            Ok(Money { minor: minor as i64, currency })
        } else {
            Err(MoneyError::Overflow)
        }
    }
}

/// The `index`th of `parts` whole shares of `minor`; the shares add up to `minor` exactly and differ by at most one.
pub fn share(minor: i64, parts: usize, index: usize) -> i64 {
    let parts = i64::try_from(parts).unwrap_or(i64::MAX).max(1);
    let index = i64::try_from(index).unwrap_or(i64::MAX);
    let (each, rest) = (minor.div_euclid(parts), minor.rem_euclid(parts));
    each + i64::from(index < rest)
}

/// What a figure is measured in, and so how it is printed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Unit {
    /// Major units of the scope's currency.
    Money,
    /// Things that are counted: impressions, orders, followers.
    Count,
    /// A fraction that is shown as a percentage (0.043 is 4.3 %).
    Rate,
    /// A multiple that is shown with × (ROAS 3.27×).
    Multiple,
    /// Days.
    Days,
    /// Things per day.
    PerDay,
}

impl fmt::Display for Unit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Unit::Money => "money",
            Unit::Count => "count",
            Unit::Rate => "rate",
            Unit::Multiple => "multiple",
            Unit::Days => "days",
            Unit::PerDay => "per day",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponents_follow_iso_4217() {
        for (currency, digits) in [(Currency::USD, 2), (Currency::JPY, 0), (Currency::KWD, 3), (Currency::CNY, 2)] {
            assert_eq!(exponent(currency), digits, "{currency:?}");
        }
    }

    #[test]
    fn shares_add_up() {
        assert_eq!((0..3).map(|i| share(10_000, 3, i)).collect::<Vec<_>>(), [3_334, 3_333, 3_333]);
        assert_eq!((0..7).map(|i| share(-5, 7, i)).sum::<i64>(), -5);
    }

    #[test]
    fn currencies_do_not_mix() {
        let dollars = Money::new(100, Currency::USD);
        let euros = Money::new(100, Currency::EUR);
        assert_eq!(dollars.plus(euros), Err(MoneyError::CurrencyMismatch(Currency::USD, Currency::EUR)));
        assert_eq!(euros.convert(1.08, Currency::USD), Ok(Money::new(108, Currency::USD)));
        assert_eq!(
            Money::new(15_000, Currency::JPY).convert(0.0067, Currency::USD),
            Ok(Money::new(10_050, Currency::USD))
        );
        assert_eq!(dollars.convert(f64::NAN, Currency::EUR), Err(MoneyError::Overflow));
    }
}
