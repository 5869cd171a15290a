//! A daily series as one text: the first day, then its numbers, with `_` and their count in place of days without one:
//! `2026-05-01 20 0 _3 35`.

use super::cell::{Cell, Wrong, date, parsed, real};
use crate::campaign::model::Date;
use crate::decimal;

pub(crate) fn days_text(days: &[(Date, f64)]) -> Cell<'static> {
    let Some((first, _)) = days.first() else { return Cell::Nothing };
    let mut text = first.to_string();
    let mut next = *first;
    for (day, value) in days {
        let gap = day.signed_duration_since(next).num_days();
        if gap > 0 {
            text.push_str(" _");
            text.push_str(&gap.to_string());
        }
        text.push(' ');
        text.push_str(&decimal::write(*value));
        next = day.succ_opt().unwrap_or(*day);
    }
    Cell::Text(text.into())
}

pub(crate) fn read_days(text: &str) -> Result<Vec<(Date, f64)>, Wrong> {
    let (first, numbers) = text.split_once(' ').ok_or(Wrong::Value)?;
    let mut next = Some(date(first)?);
    let mut days = Vec::new();
    for number in numbers.split(' ') {
        let day = next.ok_or(Wrong::Value)?;
        if let Some(gap) = number.strip_prefix('_') {
            next = day.checked_add_days(chrono::Days::new(parsed(gap)?));
        } else {
            days.push((day, real(number)?));
            next = day.succ_opt();
        }
    }
    if days.is_empty() { Err(Wrong::Value) } else { Ok(days) }
}
