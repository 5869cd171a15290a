//! Rows about visits: what belongs to one origin is added up.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::sum::amount;
use super::table::Table;
use super::{Edit, Plan, Thing, What, Why, outcome};
use crate::campaign::model::{Amount, Campaign, read_date};
use crate::campaign::records::{Origin, Record, Sessions, Utm};
use crate::exchange::reading::Field;
use crate::kpi::unit::Currency;

pub(super) fn plan(table: &Table, campaign: &Campaign, plan: &mut Plan, edits: &mut Vec<Edit>) {
    // Those of each origin, and its first row.
    let mut all: BTreeMap<Origin, (usize, Sessions)> = BTreeMap::new();
    let origins: Vec<_> = (0..table.rows()).map(|row| origin(table, row)).collect();
    let named = |row: usize| table.currency(Field::Revenue, row).is_some();
    let named: BTreeSet<_> = (0..).zip(&origins).filter(|(row, _)| named(*row)).map(|(_, origin)| origin).collect();
    for (row, origin) in origins.iter().enumerate() {
        // Where no row of an origin names a currency, it stays the one that is known.
        let known = || campaign.records.visits(origin)?.currency;
        let currency = table.currency(Field::Revenue, row).or_else(|| known().filter(|_| !named.contains(origin)));
        let visits = visits(table, row, origin, (currency, campaign.currency));
        let is_told = visits.sessions.is_some()
            || visits.new_users.is_some()
            || visits.key_events.is_some()
            || visits.revenue.is_some();
        plan.rows.push(if is_told { What::Further } else { What::LeftOut(Why::NoNumber) });
        if is_told {
            match all.get_mut(&visits.origin) {
                Some((_, other)) => add(other, &visits),
                None => drop(all.insert(visits.origin.clone(), (row, visits))),
            }
        }
    }
    for (origin, (row, mut visits)) in all {
        visits.currency = visits.currency.filter(|_| visits.revenue.is_some());
        let record = Record::Sessions(Rc::new(visits));
        let before = campaign.records.find(&record);
        let what = outcome(before.is_none(), before.as_ref() != Some(&record));
        if what != What::Unchanged {
            edits.push(Edit::Keep(record));
        }
        plan.count_thing(row, Thing::Origin(origin), what);
    }
}

/// Where the visits of a row came from, and when.
fn origin(table: &Table, row: usize) -> Origin {
    let text = |field| table.text(field, row).to_owned();
    let day = table.day(Field::Day, row).map(|when| when.day);
    let range = table.text(Field::Range, row).split_once('/');
    let (first, last) = match range.map(|(first, last)| (read_date(first), read_date(last))) {
        Some(range) => range,
        None => (day, day),
    };
    let (mut source, mut medium) = (text(Field::UtmSource), text(Field::UtmMedium));
    let both = table.text(Field::SourceMedium, row);
    if !both.is_empty() {
        // Names of sites may have the sign in them, but no blanks around it. "(not set)" says nothing of a medium.
        let parts = both.split_once(" / ").or_else(|| both.split_once('/')).unwrap_or((both, ""));
        (source, medium) = (parts.0.trim().to_owned(), parts.1.trim().to_owned());
    }
    Origin {
        from: first.or(table.given().from.map(|when| when.day)),
        to: last.or(table.given().to.map(|when| when.day)),
        channel: text(Field::Channel),
        utm: Utm {
            source,
            medium,
            campaign: text(Field::UtmCampaign),
            content: text(Field::UtmContent),
            term: text(Field::UtmTerm),
        },
    }
}

/// The visits of a row, with revenue in this currency, none for the campaign's.
fn visits(table: &Table, row: usize, origin: &Origin, (currency, home): (Option<Currency>, Currency)) -> Sessions {
    let revenue = table.sum(Field::Revenue, row, home).map(|(sum, _)| amount(sum, currency.unwrap_or(home)));
    Sessions {
        sessions: table.count(Field::Sessions, row),
        new_users: table.count(Field::NewUsers, row),
        key_events: table.column(Field::KeyEvents).and_then(|column| column.cells.number(row)),
        revenue,
        currency,
        origin: origin.clone(),
    }
}

/// Adds the visits of another row. A sum is known only if each part of it is.
fn add(sum: &mut Sessions, other: &Sessions) {
    let counts = |one: Option<u64>, other: Option<u64>| one?.checked_add(other?);
    sum.sessions = counts(sum.sessions, other.sessions);
    sum.new_users = counts(sum.new_users, other.new_users);
    sum.key_events = sum.key_events.zip(other.key_events).map(|(one, other)| one + other);
    let revenues = sum.revenue.zip(other.revenue).filter(|_| sum.currency == other.currency);
    sum.revenue = revenues.and_then(|(Amount(one), Amount(other))| one.checked_add(other).map(Amount));
}
