//! One value of a stored table, and its exact way to and from the model.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::campaign::model::{Amount, Date};
use crate::campaign::tracking::Discount;
use crate::decimal;

/// What stands in one place of a table.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Cell<'a> {
    /// `null`, or a row that ended before.
    Nothing,
    /// A whole number from zero up.
    Count(u64),
    /// A whole number that may be below zero.
    Amount(i64),
    /// A text, an id, a date (ISO 8601), a key, or a number with decimals.
    Text(Cow<'a, str>),
}

/// Why a cell is not what its column holds.
#[derive(PartialEq, Debug)]
pub(crate) enum Wrong {
    /// Of another kind, or out of range.
    Value,
    /// A name that this version does not know.
    Unknown(String),
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::Nothing => serializer.serialize_unit(),
            Cell::Count(count) => serializer.serialize_u64(*count),
            Cell::Amount(amount) => serializer.serialize_i64(*amount),
            Cell::Text(text) => serializer.serialize_str(text),
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Cell<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyCell;
        impl<'de> Visitor<'de> for AnyCell {
            type Value = Cell<'de>;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("null, a whole number or a text")
            }
            fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
                Ok(Cell::Nothing)
            }
            fn visit_u64<E: Error>(self, count: u64) -> Result<Self::Value, E> {
                Ok(Cell::Count(count))
            }
            fn visit_i64<E: Error>(self, amount: i64) -> Result<Self::Value, E> {
                Ok(Cell::Amount(amount))
            }
            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Cell::Text(Cow::Borrowed(text)))
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Cell::Text(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_any(AnyCell)
    }
}

/// From the model.
impl<'a> Cell<'a> {
    pub(crate) fn text(text: &'a str) -> Self {
        if text.is_empty() { Cell::Nothing } else { Cell::Text(Cow::Borrowed(text)) }
    }

    pub(crate) fn print(value: Option<impl ToString>) -> Self {
        value.map_or(Cell::Nothing, |value| Cell::Text(Cow::Owned(value.to_string())))
    }

    pub(crate) fn count(count: Option<u64>) -> Self {
        count.map_or(Cell::Nothing, Cell::Count)
    }

    pub(crate) fn amount(amount: Option<Amount>) -> Self {
        amount.map_or(Cell::Nothing, |amount| Cell::Amount(amount.0))
    }

    /// A number with decimals is a text, since JSON readers do not agree on the last digit of a number.
    /// What is not finite is no number anybody told.
    pub(crate) fn real(real: Option<f64>) -> Self {
        real.filter(|real| real.is_finite()).map_or(Cell::Nothing, |real| Cell::Text(Cow::Owned(decimal::write(real))))
    }

    /// A rate is a number with decimals, a sum is one of minor units.
    pub(crate) fn discount(discount: Option<Discount>) -> Self {
        match discount {
            Some(Discount::Amount(Amount(minor))) => Cell::Amount(minor),
            Some(Discount::Rate(rate)) => Cell::real(Some(rate)),
            None => Cell::Nothing,
        }
    }

    /// A number that may be an estimate: then it is a text that begins with "~", even where the number is not told yet.
    pub(crate) fn reading(number: Option<u64>, estimated: bool) -> Self {
        match (number, estimated) {
            (Some(number), true) => Cell::Text(Cow::Owned(format!("~{number}"))),
            (None, true) => Cell::Text(Cow::Borrowed("~")),
            (number, false) => Cell::count(number),
        }
    }

    /// Keys, with a space between.
    pub(crate) fn words(words: impl Iterator<Item = &'static str>) -> Self {
        let words: Vec<_> = words.collect();
        if words.is_empty() { Cell::Nothing } else { Cell::Text(Cow::Owned(words.join(" "))) }
    }
}

/// Into the model.
impl Cell<'_> {
    pub(crate) fn into_text(self) -> Result<String, Wrong> {
        match self {
            Cell::Nothing => Ok(String::new()),
            Cell::Text(text) => Ok(text.into_owned()),
            _ => Err(Wrong::Value),
        }
    }

    /// A text that must be there, such as a key.
    pub(crate) fn as_text(&self) -> Result<&str, Wrong> {
        if let Cell::Text(text) = self { Ok(text) } else { Err(Wrong::Value) }
    }

    /// Reads the text, if there is one, with `read`.
    pub(crate) fn map<T>(&self, read: impl FnOnce(&str) -> Result<T, Wrong>) -> Result<Option<T>, Wrong> {
        if *self == Cell::Nothing { Ok(None) } else { read(self.as_text()?).map(Some) }
    }

    pub(crate) fn into_count(self) -> Result<Option<u64>, Wrong> {
        match self {
            Cell::Nothing => Ok(None),
            Cell::Count(count) => Ok(Some(count)),
            _ => Err(Wrong::Value),
        }
    }

    pub(crate) fn into_amount(self) -> Result<Option<Amount>, Wrong> {
        match self {
            Cell::Nothing => Ok(None),
            Cell::Amount(amount) => Ok(Some(Amount(amount))),
            Cell::Count(count) => i64::try_from(count).map(|amount| Some(Amount(amount))).map_err(|_| Wrong::Value),
            Cell::Text(_) => Err(Wrong::Value),
        }
    }

    pub(crate) fn into_real(self) -> Result<Option<f64>, Wrong> {
        self.map(real)
    }

    pub(crate) fn into_discount(self) -> Result<Option<Discount>, Wrong> {
        match self {
            Cell::Amount(_) | Cell::Count(_) => Ok(self.into_amount()?.map(Discount::Amount)),
            other => Ok(other.into_real()?.map(Discount::Rate)),
        }
    }

    pub(crate) fn into_date(self) -> Result<Option<Date>, Wrong> {
        self.map(date)
    }

    pub(crate) fn into_reading(self) -> Result<(Option<u64>, bool), Wrong> {
        let Cell::Text(text) = self else { return Ok((self.into_count()?, false)) };
        let number = text.strip_prefix('~').ok_or(Wrong::Value)?;
        Ok((if number.is_empty() { None } else { Some(parsed(number)?) }, true))
    }
}

/// A text that has one meaning, such as an id.
pub(crate) fn parsed<T: FromStr>(text: &str) -> Result<T, Wrong> {
    text.parse().map_err(|_| Wrong::Value)
}

/// A finite number; reading it is the exact inverse of printing it.
pub(crate) fn real(text: &str) -> Result<f64, Wrong> {
    decimal::read(text).filter(|real| real.is_finite()).ok_or(Wrong::Value)
}

/// A day as ISO 8601 writes it; years beyond four digits carry a sign.
pub(crate) fn date(text: &str) -> Result<Date, Wrong> {
    let mut parts = text.rsplitn(3, '-');
    let mut part = || parts.next().ok_or(Wrong::Value);
    let (day, month, year) = (part()?, part()?, part()?);
    Date::from_ymd_opt(parsed(year)?, parsed(month)?, parsed(day)?).ok_or(Wrong::Value)
}
