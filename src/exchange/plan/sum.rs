//! Sums of a reading as amounts of a currency.

use crate::campaign::model::Amount;
use crate::kpi::unit::{Currency, exponent};

/// Millionths of a major unit in minor units of `currency`, to the nearest, half away from zero.
pub(super) fn amount(millionths: i64, currency: Currency) -> Amount {
    // No currency has more than four decimals.
    let unit = 10i64.pow(6u32.saturating_sub(exponent(currency)));
    let (minor, rest) = (millionths / unit, millionths % unit);
    Amount(minor + if rest.abs() * 2 < unit { 0 } else { rest.signum() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_the_nearest_minor_unit() {
        for (millionths, currency, minor) in [
            (12_340_000, Currency::USD, 1_234),
            (12_345_000, Currency::USD, 1_235),
            (-12_345_000, Currency::USD, -1_235),
            (12_344_999, Currency::USD, 1_234),
            (1_500_000, Currency::JPY, 2),
            (1_234_500, Currency::KWD, 1_235),
            (i64::MAX, Currency::JPY, 9_223_372_036_855),
            (i64::MIN, Currency::USD, -922_337_203_685_478),
        ] {
            assert_eq!(amount(millionths, currency), Amount(minor), "{millionths} {currency:?}");
        }
    }
}
