//! Numbers as people write them: printing and reading in the reader's number style and language.
//!
//! Printing rounds half away from zero, digit for digit as the browser's `Intl` does, and only printing rounds. Reading
//! is exact: counts and money never pass through a float. What a text lacks to be a number is a [`NumberProblem`]; the
//! words for it are made elsewhere.

mod currency;
mod decimal;
mod read;

use super::Language;
use crate::kpi::unit::{Currency, Money, Unit, exponent};
use chrono::{Datelike, NaiveDate};
use decimal::Decimal;

/// Shown for a value that is no finite number; no figure should ever hold one.
const NO_NUMBER: &str = "–";

/// Which signs group a number's digits and start its decimals.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Separators {
    /// `1,234.5`
    #[default]
    Dot,
    /// `1.234,5`
    Comma,
    /// `1 234,5`, with a narrow no-break space
    Space,
}

impl Separators {
    /// The sign between groups of three digits.
    pub fn group(self) -> char {
        match self {
            Separators::Dot => ',',
            Separators::Comma => '.',
            Separators::Space => '\u{202f}',
        }
    }

    /// The sign before the decimals.
    pub fn decimal(self) -> char {
        match self {
            Separators::Dot => '.',
            Separators::Comma | Separators::Space => ',',
        }
    }
}

/// How numbers are printed and read: the language gives words and currency signs, the separators give the digits' look.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct NumberFormat {
    /// Language of compact suffixes, currency signs and dates.
    pub language: Language,
    /// The number style, chosen apart from the language.
    pub separators: Separators,
}

/// Why a text is not the number that was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumberProblem {
    /// Nothing but white space.
    Empty,
    /// Not a number, or one whose digits are grouped in no known way.
    NotANumber,
    /// Below zero where that cannot be.
    Negative,
    /// A count with a fraction; also `1.000` where the number style reads it as one and three decimals.
    NotWhole,
    /// Money finer than its currency's minor unit.
    TooManyDecimals {
        /// Decimals that the currency has.
        allowed: u32,
    },
    /// More than 10¹² (counts, major units of money) or than a float can hold.
    TooLarge,
    /// The text names another currency than the field's; the one found (one of several for a shared sign like `kr`).
    OtherCurrency(Currency),
}

impl NumberFormat {
    /// Things that are counted, with up to two decimals for averages: `250,000`, `12.5`.
    pub fn count(self, value: f64) -> String {
        self.short(value, 0, "")
    }

    /// Major units with the currency's sign and digits: `$2.00`, `¥500`; more digits where an amount is so small that
    /// fewer than two significant ones would be left (`$0.0042`).
    pub fn money(self, major: f64, currency: Currency) -> String {
        let digits = decimals_of(currency);
        let Some(amount) = Decimal::from_f64(major) else { return NO_NUMBER.to_owned() };
        let amount = amount.rounded(digits.max(amount.decimals_for(2)));
        let mut out = String::new();
        out.push_str(amount.sign());
        out.push_str(currency::sign(currency, self.language));
        // A sign that ends in a letter would run into the digits.
        if out.ends_with(|sign: char| sign.is_ascii_alphabetic()) {
            out.push('\u{a0}');
        }
        amount.write(&mut out, digits, Some(self.separators.group()), self.separators.decimal());
        out
    }

    /// A fraction as a percentage with up to two decimals, more where fewer than two significant digits would be left:
    /// 0.0435 is `4.35%`, 0.000123 is `0.012%`.
    pub fn percent(self, fraction: f64) -> String {
        self.short(fraction, 2, "%")
    }

    /// A multiple with up to two decimals: `3.27×`.
    pub fn multiple(self, value: f64) -> String {
        self.short(value, 0, "×")
    }

    /// A plain number with at most `max_decimals` decimals; unlike the others it may round a small value to `0`.
    pub fn decimal(self, value: f64, max_decimals: usize) -> String {
        Decimal::from_f64(value)
            .map_or_else(|| NO_NUMBER.to_owned(), |number| self.text(&number.rounded(max_decimals), 0))
    }

    /// A short form for axes and tight places, with at most one decimal from 1 on: `12.5K`, `1.2M`; in Chinese `1.2万`, `3.4亿`.
    pub fn compact(self, value: f64) -> String {
        // Power of ten and suffix, ascending.
        let steps: &[(usize, &str)] = match self.language {
            Language::En => &[(0, ""), (3, "K"), (6, "M"), (9, "B"), (12, "T")],
            Language::ZhCn => &[(0, ""), (4, "万"), (8, "亿"), (12, "万亿")],
        };
        let Some(number) = Decimal::from_f64(value) else { return NO_NUMBER.to_owned() };
        let (mut short, mut suffix) = (number.clone(), "");
        for (step, &(power, name)) in steps.iter().enumerate() {
            let scaled = number.clone().shifted_down(power);
            let decimals = scaled.decimals_for(2).max(1);
            (short, suffix) = (scaled.rounded(decimals), name);
            // Asked after rounding: 999,960 is 1M, not 1000K.
            if steps.get(step + 1).is_some_and(|&(next, _)| short.whole_digits() + power <= next) {
                break;
            }
        }
        let mut out = String::from(short.sign());
        short.write(&mut out, 0, None, self.separators.decimal());
        out.push_str(suffix);
        out
    }

    /// A large number once more in the steps that the language counts in, which groups of three digits do not show: beside
    /// 1,352,000 stands `135.2万` in Chinese; nothing in English.
    pub fn in_words(self, value: f64) -> Option<String> {
        (self.language == Language::ZhCn && value.abs() >= 100_000.0).then(|| self.compact(value))
    }

    /// A figure in its unit; `currency` matters to money alone. Days and things per day are numbers without words.
    pub fn quantity(self, value: f64, unit: Unit, currency: Currency) -> String {
        match unit {
            Unit::Money => self.money(value, currency),
            Unit::Count | Unit::Days | Unit::PerDay => self.count(value),
            Unit::Rate => self.percent(value),
            Unit::Multiple => self.multiple(value),
        }
    }

    /// A calendar date: `May 3, 2026`, in Chinese `2026年5月3日`.
    pub fn date(self, date: NaiveDate) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self.language {
            Language::En => {
                let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
                let name = names.get(date.month0() as usize).copied().unwrap_or_default();
                format!("{name} {day}, {year}")
            }
            Language::ZhCn => format!("{year}年{month}月{day}日"),
        }
    }

    /// A count as a field shows it; [`Self::parse_count`] reads the same count back.
    pub fn input_count(self, count: u64) -> String {
        self.text(&Decimal::from_units(false, count, 0), 0)
    }

    /// Money as a field shows it, without its currency: `1,234.50`, whole amounts without decimals; [`Self::parse_money`]
    /// reads the same sum back.
    pub fn input_money(self, money: Money) -> String {
        let digits = decimals_of(money.currency);
        let amount = Decimal::from_units(money.minor < 0, money.minor.unsigned_abs(), digits);
        let decimals = if amount.is_whole() { 0 } else { digits };
        self.text(&amount, decimals)
    }

    /// A fraction as a percentage for a field, with all its digits and without the sign; empty for what is no finite number.
    /// [`Self::parse_percent`] reads the same fraction back.
    pub fn input_percent(self, fraction: f64) -> String {
        Decimal::from_f64(fraction).map_or_else(String::new, |number| self.text(&number.shifted_up(2), 0))
    }

    /// A number for a field, with all its digits; empty for what is no finite number. [`Self::parse_decimal`] reads the same
    /// number back.
    pub fn input_decimal(self, value: f64) -> String {
        Decimal::from_f64(value).map_or_else(String::new, |number| self.text(&number, 0))
    }

    /// `value` × 10^`power` with at most two decimals, or as many as leave two significant digits (`Intl` calls this rule
    /// `roundingPriority: "morePrecision"`).
    fn short(self, value: f64, power: usize, suffix: &str) -> String {
        let Some(number) = Decimal::from_f64(value) else { return NO_NUMBER.to_owned() };
        let number = number.shifted_up(power);
        let mut out = self.text(&number.rounded(number.decimals_for(2).max(2)), 0);
        out.push_str(suffix);
        out
    }

    fn text(self, number: &Decimal, least: usize) -> String {
        let mut out = String::from(number.sign());
        number.write(&mut out, least, Some(self.separators.group()), self.separators.decimal());
        out
    }
}

fn decimals_of(currency: Currency) -> usize {
    exponent(currency) as usize
}

#[cfg(test)]
mod tests;
