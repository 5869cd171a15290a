//! Rows about days: a series for each column of numbers.

use std::collections::BTreeSet;
use std::rc::Rc;

use chrono::Days;

use super::table::Table;
use super::{Choices, Edit, LeftOut, Plan, What, Why, outcome};
use crate::campaign::model::{Campaign, Date};
use crate::campaign::rates::Pair;
use crate::campaign::records::{Counted, Record, Subject};
use crate::exchange::reading::{Column, Field};
use crate::kpi::unit::minor_per_major;

pub(super) fn plan(table: &Table, campaign: &Campaign, choices: &Choices, plan: &mut Plan, edits: &mut Vec<Edit>) {
    let series: Vec<(Rc<Subject>, Field, &Column)> = table
        .reading
        .columns
        .iter()
        .filter_map(|column| {
            let field = column.field?;
            let counted = field.counted()?;
            let label = if counted == Counted::Other { &column.label } else { &choices.account };
            let subject = Subject { counted, platform: table.given().platform, label: label.clone() };
            Some((Rc::new(subject), field, column))
        })
        .collect();
    let mut seen = BTreeSet::new();
    for row in 0..table.rows() {
        let Some(day) = day(table, row) else {
            plan.rows.push(What::LeftOut(Why::NoDay));
            continue;
        };
        let left_out = plan.left_out.len();
        let mut told = Vec::new();
        for (subject, field, column) in &series {
            let Some(number) = column.cells.number(row) else { continue };
            match at_home(number, *field, column, (table, row), campaign) {
                Some(number) => told.push(Record::Day(Rc::clone(subject), day, number)),
                None => plan.left_out.push(LeftOut { row, field: *field, why: Why::OtherCurrency }),
            }
        }
        if told.is_empty() {
            let has_other = plan.left_out.len() > left_out;
            plan.left_out.truncate(left_out);
            plan.rows.push(What::LeftOut(if has_other { Why::OtherCurrency } else { Why::NoNumber }));
            continue;
        }
        // Two numbers for one day may be parts of it or one put right.
        if !seen.insert(day) {
            plan.left_out.truncate(left_out);
            plan.rows.push(What::LeftOut(Why::Repeated));
            continue;
        }
        let (mut is_known, mut is_changed) = (false, false);
        for record in told {
            let before = campaign.records.find(&record);
            is_known |= before.is_some();
            if before.as_ref() != Some(&record) {
                is_changed = true;
                edits.push(Edit::Keep(record));
            }
        }
        plan.rows.push(outcome(!is_known, is_changed));
    }
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
