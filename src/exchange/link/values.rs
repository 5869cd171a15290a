//! Cells as the numbers that a link has for them, and back.

use chrono::{Datelike, NaiveDate};

use crate::campaign::id::PostId;
use crate::campaign::table::cell::{Cell, date};
use crate::pack::bits::{unzigzag, zigzag};
use crate::pack::words::WORDS;

pub(super) fn as_text<'a>(cell: &'a Cell<'_>) -> Option<&'a str> {
    if let Cell::Text(text) = cell { Some(text) } else { None }
}

pub(super) fn as_number(cell: &Cell<'_>) -> Option<i128> {
    match cell {
        Cell::Count(count) => Some((*count).into()),
        Cell::Amount(amount) => Some((*amount).into()),
        _ => None,
    }
}

pub(super) fn read_id(text: &str) -> Option<u64> {
    text.parse::<PostId>().ok().map(u64::from)
}

/// Days are counted from one that is near.
const NEAR: i32 = 739_617;

pub(super) fn read_day(text: &str) -> Option<u128> {
    let date = date(text).ok().filter(|date| date.to_string() == text)?;
    Some(zigzag((date.num_days_from_ce() - NEAR).into()))
}

pub(super) fn print_day(number: u128) -> Option<String> {
    let days = i32::try_from(unzigzag(number)).ok()?.checked_add(NEAR)?;
    Some(NaiveDate::from_num_days_from_ce_opt(days)?.to_string())
}

/// Numbers with more digits than this are texts.
const MOST_DIGITS: usize = 30;

pub(super) fn read_digits(text: &str) -> Option<u128> {
    text.parse().ok().filter(|number: &u128| text.len() <= MOST_DIGITS && number.to_string() == text)
}

/// Digits, and how many of them stand behind the dot.
pub(super) fn read_decimal(text: &str) -> Option<(u128, u128)> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{decimals}");
    let number = (digits.len() <= MOST_DIGITS).then(|| digits.parse::<i128>().ok())??;
    let decimal = (zigzag(number), decimals.len() as u128);
    (print_decimal(decimal.0, decimal.1).as_deref() == Some(text)).then_some(decimal)
}

pub(super) fn print_decimal(number: u128, decimals: u128) -> Option<String> {
    let decimals = usize::try_from(decimals).ok().filter(|decimals| *decimals <= MOST_DIGITS)?;
    let number = unzigzag(number);
    let sign = if number < 0 { "-" } else { "" };
    let mut digits = format!("{:0>width$}", number.unsigned_abs(), width = decimals + 1);
    let whole = digits.len() - decimals;
    if decimals > 0 {
        digits.insert(whole, '.');
    }
    Some(format!("{sign}{digits}"))
}

/// The words of a text by their places in the list.
pub(super) fn read_words(text: &str) -> Option<Vec<u128>> {
    let place = |word| WORDS.iter().skip(1).position(|other| *other == word).map(|place| place as u128 + 1);
    text.split(' ').map(place).collect()
}

/// A reading: nothing special, an estimate, an estimate that is not told yet.
pub(super) fn read_reading(cell: &Cell<'_>) -> Option<(u128, Option<u128>)> {
    match cell {
        Cell::Text(text) if text == "~" => Some((2, None)),
        Cell::Text(text) => Some((1, Some(read_digits(text.strip_prefix('~')?)?))),
        cell => Some((0, Some(u128::try_from(as_number(cell)?).ok()?))),
    }
}

/// The text with a capital at the beginning of each word.
pub(super) fn titled(small: &str) -> String {
    let mut begins = true;
    let letter = |letter: char| {
        let is_first = std::mem::replace(&mut begins, matches!(letter, ' ' | '-'));
        if is_first { letter.to_ascii_uppercase() } else { letter }
    };
    small.chars().map(letter).collect()
}

pub(super) fn text(text: String) -> Cell<'static> {
    Cell::Text(text.into())
}

pub(super) fn print_id(id: u64) -> Option<String> {
    Some(PostId::from_random(id)).filter(|one| u64::from(*one) == id).map(|id| id.to_string())
}

pub(super) fn signed(number: i128) -> Option<Cell<'static>> {
    match u64::try_from(number) {
        Ok(count) => Some(Cell::Count(count)),
        Err(_) => number.try_into().ok().map(Cell::Amount),
    }
}
