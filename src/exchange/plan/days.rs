//! Rows about days: a series for each column of numbers.

use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::Days;

use super::table::Table;
use super::{Choices, Edit, LeftOut, Plan, Thing, What, Why, outcome};
use crate::campaign::model::{Campaign, Date};
use crate::campaign::rates::Pair;
use crate::campaign::records::{Counted, Record, Subject};
use crate::exchange::reading::{Column, Field};
use crate::kpi::unit::minor_per_major;

pub(super) fn plan(table: &Table, campaign: &Campaign, choices: &Choices, plan: &mut Plan, edits: &mut Vec<Edit>) {
    let mut series: Vec<Rc<Subject>> = Vec::new();
    // With the place of its series: several columns may be about one.
    let mut columns: Vec<(usize, Field, &Column)> = Vec::new();
    for column in &table.reading.columns {
        let Some((field, counted)) = column.field.and_then(|field| Some((field, field.counted()?))) else { continue };
        let label = if counted == Counted::Other { &column.label } else { &choices.account };
        let subject = Subject { counted, platform: table.given().platform, label: label.clone() };
        let place = series.iter().position(|other| **other == subject);
        columns.push((place.unwrap_or(series.len()), field, column));
        if place.is_none() {
            series.push(Rc::new(subject));
        }
    }
    let mut days: BTreeMap<Date, OfDay> = BTreeMap::new();
    for row in 0..table.rows() {
        let Some(day) = day(table, row) else {
            plan.rows.push(What::LeftOut(Why::NoDay));
            continue;
        };
        let left_out = plan.left_out.len();
        let mut told = vec![None; series.len()];
        for (place, field, column) in &columns {
            let (Some(number), Some(told)) = (column.cells.number(row), told.get_mut(*place)) else { continue };
            let number = at_home(number, *field, column, (table, row), campaign);
            let why = if number.is_none() { Why::OtherCurrency } else { Why::OtherColumn };
            // Of several columns the first one that tells the day counts.
            if number.is_none() || told.is_some_and(|told| Some(told) != number) {
                plan.left_out.push(LeftOut { row, field: *field, why });
            }
            *told = told.or(number);
        }
        if told.iter().all(Option::is_none) {
            let has_other = plan.left_out.len() > left_out;
            plan.left_out.truncate(left_out);
            plan.rows.push(What::LeftOut(if has_other { Why::OtherCurrency } else { Why::NoNumber }));
            continue;
        }
        let blank = || OfDay { row, told: vec![None; series.len()], is_known: false, is_changed: false };
        let of_day = days.entry(day).or_insert_with(blank);
        // Two numbers for one day may be parts of it or one put right.
        let mut pairs = of_day.told.iter().zip(&told);
        if pairs.any(|(above, here)| above.zip(*here).is_some_and(|(above, here)| above != here)) {
            plan.left_out.truncate(left_out);
            plan.rows.push(What::LeftOut(Why::Repeated));
            continue;
        }
        for ((subject, above), number) in series.iter().zip(&mut of_day.told).zip(told) {
            let Some(number) = number.filter(|_| above.is_none()) else { continue };
            *above = Some(number);
            let record = Record::Day(Rc::clone(subject), day, number);
            let before = campaign.records.find(&record);
            of_day.is_known |= before.is_some();
            if before.as_ref() != Some(&record) {
                of_day.is_changed = true;
                edits.push(Edit::Keep(record));
            }
        }
        plan.rows.push(What::Further);
    }
    // In whatever order the columns stand.
    series.sort();
    let subjects: Rc<[_]> = series.into();
    for (day, OfDay { row, is_known, is_changed, .. }) in days {
        plan.count_thing(row, Thing::Day(Rc::clone(&subjects), day), outcome(!is_known, is_changed));
    }
}

/// What the rows so far tell of a day.
struct OfDay {
    /// The first of them.
    row: usize,
    /// The number of each series.
    told: Vec<Option<f64>>,
    is_known: bool,
    is_changed: bool,
}

/// A number as it is, and money in the campaign's currency, to the nearest minor unit; none if it is in one without a rate.
fn at_home(
    number: f64,
    field: Field,
    column: &Column,
    (table, row): (&Table, usize),
    campaign: &Campaign,
) -> Option<f64> {
    let home = campaign.currency;
    let Some(foreign) = table.foreign(column, row, home).filter(|_| field.is_sum()) else { return Some(number) };
    let units = minor_per_major(home);
    let rate = campaign.rates.get(Pair { from: foreign, to: home }).rate.filter(|rate| *rate > 0.0)?;
    Some((number * rate * units).round() / units)
}

/// The day of a row, or the so-many-th of the days that the file is about.
fn day(table: &Table, row: usize) -> Option<Date> {
    let told = table.day(Field::Day, row).map(|when| when.day);
    let nth = || table.given().from?.day.checked_add_days(Days::new(table.count(Field::NthDay, row)?));
    told.or_else(nth)
}
