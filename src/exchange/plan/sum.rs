//! Sums of a reading as amounts of a currency.

use crate::campaign::model::Amount;
use crate::kpi::unit::{Currency, exponent};

/// Millionths of a major unit in minor units of `currency`, to the nearest, half away from zero.
pub(super) fn amount(millionths: i64, currency: Currency) -> Option<Amount> {
    let scaled = i128::from(millionths) * 10i128.pow(exponent(currency));
    let half = if scaled < 0 { -500_000 } else { 500_000 };
    i64::try_from((scaled + half) / 1_000_000).ok().map(Amount)
}

/// The currency of a record that is told again: `known` where that is the same one, since what was once another currency than
/// the campaign's stays named when the campaign takes it over; else `told`, none if it is the campaign's own.
pub(super) fn named(known: Option<Currency>, told: Option<Currency>, home: Currency) -> Option<Currency> {
    if known.unwrap_or(home) == told.unwrap_or(home) { known } else { told }
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
        ] {
            assert_eq!(amount(millionths, currency), Some(Amount(minor)), "{millionths} {currency:?}");
        }
    }
}
