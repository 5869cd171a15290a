//! Rows about orders. An order's first row tells it; further ones, of its other items or codes, add their codes.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::sum::{amount, named};
use super::table::Table;
use super::{Edit, Plan, What, Why, outcome};
use crate::campaign::edit::OrderChange;
use crate::campaign::model::Campaign;
use crate::campaign::records::{Order, OrderState, Record, UtmTag};
use crate::campaign::tracking::same_code;
use crate::exchange::reading::Field;
use crate::kpi::unit::Money;

pub(super) fn plan(table: &Table, campaign: &Campaign, plan: &mut Plan, edits: &mut Vec<Edit>) {
    // By id: the row that tells it first, and the order as it will be.
    let mut orders: BTreeMap<&str, (usize, Order)> = BTreeMap::new();
    for row in 0..table.rows() {
        let id = table.text(Field::OrderId, row);
        let codes = table.text(Field::Code, row);
        let what = match orders.get_mut(id) {
            _ if id.is_empty() => What::LeftOut(Why::NoOrder),
            Some((_, order)) => {
                add_codes(order, codes);
                What::LeftOut(Why::Repeated)
            }
            None => {
                let known = campaign.records.order(id);
                let mut order =
                    known.map_or_else(|| Order { id: id.to_owned(), ..Order::default() }, |known| Order::clone(known));
                if split(codes).next().is_some() {
                    order.codes.clear();
                    add_codes(&mut order, codes);
                }
                tell(&mut order, table, row, campaign);
                orders.insert(id, (row, order));
                What::Unchanged
            }
        };
        plan.rows.push(what);
    }
    for (id, (row, order)) in orders {
        let known = campaign.records.order(id);
        if let Some(what) = plan.rows.get_mut(row) {
            *what = outcome(known.is_none(), known.is_some_and(|known| **known != order));
        }
        match known {
            Some(before) => edits.extend(differences(before, &order, campaign)),
            None => edits.push(Edit::Keep(Record::Order(Rc::new(order)))),
        }
    }
}

/// The codes of an order's cell. Shops let blanks be part of a code.
fn split(codes: &str) -> impl Iterator<Item = &str> {
    codes.split([',', ';', '，', '；', '、']).map(str::trim).filter(|code| !code.is_empty())
}

fn add_codes(order: &mut Order, codes: &str) {
    for code in split(codes) {
        if order.codes().any(|known| same_code(known, code)) {
            continue;
        }
        if !order.codes.is_empty() {
            order.codes.push_str(", ");
        }
        order.codes.push_str(code);
    }
}

/// Puts into an order what a row tells.
fn tell(order: &mut Order, table: &Table, row: usize, campaign: &Campaign) {
    if let Some(placed) = table.day(Field::Placed, row).or_else(|| table.day(Field::Day, row)) {
        (order.day, order.minute) = (Some(placed.day), placed.minute);
    }
    let tags = [Field::UtmSource, Field::UtmMedium, Field::UtmCampaign, Field::UtmContent, Field::UtmTerm];
    for (tag, field) in UtmTag::ALL.into_iter().zip(tags) {
        let text = table.text(field, row);
        if !text.is_empty() {
            text.clone_into(order.utm.get_mut(tag));
        }
    }
    match table.text(Field::NewCustomer, row) {
        "yes" => order.new_customer = Some(true),
        "no" => order.new_customer = Some(false),
        _ => {}
    }
    let total = table.sum(Field::Total, row, campaign.currency);
    let refunded = table.sum(Field::Refunded, row, campaign.currency).map_or(0, |(sum, _)| sum);
    let state = OrderState::ALL.into_iter().find(|state| state.key() == table.text(Field::OrderState, row));
    let all_back = total.is_some_and(|(total, _)| total > 0 && refunded >= total);
    order.state = match state {
        _ if table.day(Field::Cancelled, row).is_some() => OrderState::Cancelled,
        Some(OrderState::Counts) | None if all_back => OrderState::Refunded,
        Some(state) => state,
        None => order.state,
    };
    let Some((total, foreign)) = total else { return };
    order.currency = named(order.currency, foreign, campaign.currency);
    order.total = Some(amount(total.saturating_sub(refunded), foreign.unwrap_or(campaign.currency)));
}

/// The edits that make one order the other, each a field of its own as if typed.
fn differences(before: &Order, after: &Order, campaign: &Campaign) -> Vec<Edit> {
    use OrderChange::*;
    let id: Rc<str> = before.id.as_str().into();
    let mut changes = Vec::new();
    let mut differs = |is: bool, change: OrderChange| {
        if is {
            changes.push(Edit::Order(Rc::clone(&id), change));
        }
    };
    differs(before.day != after.day, Day(after.day));
    differs(before.minute != after.minute, Minute(after.minute));
    // The old total goes first, since the new currency may be too coarse for it.
    let is_other = before.currency != after.currency;
    differs(is_other && before.total.is_some(), Total(None));
    differs(is_other, Currency(after.currency));
    let currency = after.currency.unwrap_or(campaign.currency);
    let total = after.total.map(|amount| Money::new(amount.0, currency));
    differs(is_other || before.total != after.total, Total(total));
    differs(before.codes != after.codes, Codes(after.codes.clone()));
    for tag in UtmTag::ALL {
        let (old, new) = (before.utm.get(tag), after.utm.get(tag));
        differs(old != new, Tag(tag, new.to_owned()));
    }
    differs(before.new_customer != after.new_customer, NewCustomer(after.new_customer));
    differs(before.state != after.state, State(after.state));
    changes
}
