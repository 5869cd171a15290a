//! Rows about days: a series for each column of numbers.

use std::collections::BTreeSet;
use std::rc::Rc;

use chrono::Days;

use super::table::Table;
use super::{Choices, Edit, Plan, What, Why, outcome};
use crate::campaign::model::{Campaign, Date};
use crate::campaign::records::{Counted, Record, Subject};
use crate::exchange::reading::{Cells, Field};

pub(super) fn plan(table: &Table, campaign: &Campaign, choices: &Choices, plan: &mut Plan, edits: &mut Vec<Edit>) {
    let series: Vec<(Rc<Subject>, &Cells)> = table
        .reading
        .columns
        .iter()
        .filter_map(|column| {
            let counted = column.field.filter(|field| *field != Field::Day)?.counted()?;
            let label = if counted == Counted::Other { &column.label } else { &choices.account };
            let subject = Subject { counted, platform: table.given().platform, label: label.clone() };
            Some((Rc::new(subject), &column.cells))
        })
        .collect();
    let mut seen = BTreeSet::new();
    for row in 0..table.rows() {
        let Some(day) = day(table, row) else {
            plan.rows.push(What::LeftOut(Why::NoDay));
            continue;
        };
        // Two numbers for one day may be parts of it or one put right.
        if !seen.insert(day) {
            plan.rows.push(What::LeftOut(Why::Repeated));
            continue;
        }
        let (mut is_told, mut is_known, mut is_changed) = (false, false, false);
        for (subject, cells) in &series {
            let Some(number) = cells.number(row) else { continue };
            let record = Record::Day(Rc::clone(subject), day, number);
            let before = campaign.records.find(&record);
            is_told = true;
            is_known |= before.is_some();
            if before.as_ref() != Some(&record) {
                is_changed = true;
                edits.push(Edit::Keep(record));
            }
        }
        let what = outcome(!is_known, is_changed);
        plan.rows.push(if is_told { what } else { What::LeftOut(Why::NoNumber) });
    }
}

/// The day of a row, or the so-many-th of the days that the file is about.
fn day(table: &Table, row: usize) -> Option<Date> {
    let told = table.day(Field::Day, row).map(|when| when.day);
    let nth = || table.given().from?.day.checked_add_days(Days::new(table.count(Field::NthDay, row)?));
    told.or_else(nth)
}
