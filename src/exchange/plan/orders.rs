//! Rows about orders. An order's first row tells it; further ones, of its other items or codes, add their codes, and those that pay
//! back what they name.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::sum::amount;
use super::table::Table;
use super::{Edit, LeftOut, Plan, Thing, What, Why, outcome};
use crate::campaign::edit::OrderChange;
use crate::campaign::model::Campaign;
use crate::campaign::records::{Order, OrderState, Record, UtmTag};
use crate::campaign::tracking::same_code;
use crate::exchange::reading::Field;
use crate::kpi::unit::Money;

pub(super) fn plan(table: &Table, campaign: &Campaign, plan: &mut Plan, edits: &mut Vec<Edit>) {
    let mut orders: BTreeMap<&str, Rows> = BTreeMap::new();
    for row in 0..table.rows() {
        let id = table.text(Field::OrderId, row);
        plan.rows.push(What::LeftOut(if id.is_empty() { Why::NoOrder } else { Why::Repeated }));
        if !id.is_empty() {
            let name = known(campaign, id).map_or(id.trim_start_matches('#'), |known| &known.id);
            let rows = orders.entry(name).or_default();
            let list = if pays_back(table, row, campaign).is_some() { &mut rows.refunds } else { &mut rows.sales };
            list.push(row);
        }
    }
    for rows in orders.values() {
        let Some(first) = rows.first() else { continue };
        let id = table.text(Field::OrderId, first);
        let known = known(campaign, id);
        // What was paid back makes no order.
        if known.is_none() && rows.sales.is_empty() {
            rows.all().for_each(|row| plan.tell(row, What::LeftOut(Why::NoTotal)));
            continue;
        }
        let mut order =
            known.map_or_else(|| Order { id: id.to_owned(), ..Order::default() }, |known| Order::clone(known));
        // Rows that only pay back tell when that was, not when it was ordered.
        if !rows.sales.is_empty() {
            tell_codes(&mut order, rows.all().flat_map(|row| split(table.text(Field::Code, row))));
            tell(&mut order, table, first);
        }
        tell_worth(&mut order, table, rows, campaign, &mut plan.left_out);
        for row in &rows.sales {
            let tells_more = differs(&order, table, (first, *row), campaign);
            plan.tell(*row, if tells_more { What::LeftOut(Why::Repeated) } else { What::Further });
        }
        rows.refunds.iter().for_each(|row| plan.tell(*row, What::Further));
        let what = outcome(known.is_none(), known.is_some_and(|known| **known != order));
        plan.count_thing(first, Thing::Order(order.id.as_str().into()), what);
        match known {
            Some(before) => edits.extend(differences(before, &order, campaign)),
            None => edits.push(Edit::Keep(Record::Order(Rc::new(order)))),
        }
    }
}

/// Whether a further row of an order says of it, beside its codes, what its first row does not.
fn differs(order: &Order, table: &Table, (first, row): (usize, usize), campaign: &Campaign) -> bool {
    let mut told = order.clone();
    tell(&mut told, table, row);
    tell_state(&mut told, table, row, false);
    let sums = [Field::Total, Field::Refunded];
    let is_other = |sum: &Field| {
        let of = |row| table.sum(*sum, row, campaign.currency);
        of(row).is_some() && of(row) != of(first)
    };
    told != *order || sums.iter().any(is_other)
}

/// The rows of one order.
#[derive(Default)]
struct Rows {
    sales: Vec<usize>,
    /// Those that tell no more than what was paid back.
    refunds: Vec<usize>,
}

impl Rows {
    /// The one that tells the order.
    fn first(&self) -> Option<usize> {
        self.all().next()
    }

    fn all(&self) -> impl Iterator<Item = usize> {
        self.sales.iter().chain(&self.refunds).copied()
    }
}

/// The order that is called so: some files of a shop write `#1001` and others 1001.
fn known<'a>(campaign: &'a Campaign, id: &str) -> Option<&'a Rc<Order>> {
    let records = &campaign.records;
    let other = || id.strip_prefix('#').map_or_else(|| records.order(&format!("#{id}")), |bare| records.order(bare));
    records.order(id).or_else(other)
}

/// What a row pays back, in millionths, and which column tells it, if it tells nothing else of the order's money.
fn pays_back(table: &Table, row: usize, campaign: &Campaign) -> Option<(Field, i64)> {
    let sum = |field| table.sum(field, row, campaign.currency).map(|(sum, _)| sum);
    match sum(Field::Total) {
        Some(0..) => None,
        Some(total) => Some((Field::Total, total.saturating_neg())),
        None => sum(Field::Refunded).filter(|refunded| *refunded > 0).map(|refunded| (Field::Refunded, refunded)),
    }
}

/// The codes of an order's cell. Shops let blanks be part of a code.
fn split(codes: &str) -> impl Iterator<Item = &str> {
    codes.split([',', ';', '，', '；', '、']).map(str::trim).filter(|code| !code.is_empty())
}

/// The codes that rows tell take the place of those that are known.
fn tell_codes<'a>(order: &mut Order, codes: impl Iterator<Item = &'a str>) {
    let mut codes = codes.peekable();
    if codes.peek().is_some() {
        order.codes.clear();
    }
    for code in codes {
        if order.codes().any(|known| same_code(known, code)) {
            continue;
        }
        if !order.codes.is_empty() {
            order.codes.push_str(", ");
        }
        order.codes.push_str(code);
    }
}

/// Puts into an order what a row tells of it beside its money.
fn tell(order: &mut Order, table: &Table, row: usize) {
    if let Some(placed) = table.day(Field::Placed, row) {
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
}

/// Puts into an order what it is worth, and into `left_out` what of that is left out.
fn tell_worth(order: &mut Order, table: &Table, rows: &Rows, campaign: &Campaign, left_out: &mut Vec<LeftOut>) {
    let Some(first) = rows.first() else { return };
    let home = campaign.currency;
    let sale = rows.sales.first().copied();
    let told = sale.and_then(|row| Some((row, table.sum(Field::Total, row, home)?.0)));
    // What a file names stays so, whichever currency the campaign is kept in later; what it does not name takes nothing away.
    let named = told.and_then(|(row, _)| table.currency(Field::Total, row)).or(order.currency);
    let currency = named.unwrap_or(home);
    let refund = sale.and_then(|row| Some((row, Field::Refunded, table.sum(Field::Refunded, row, home)?.0)));
    let refunds = rows.refunds.iter().filter_map(|row| {
        let (field, refund) = pays_back(table, *row, campaign)?;
        Some((*row, field, refund))
    });
    let mut is_in_currency = |(row, field, refund): &(usize, Field, i64)| {
        let is_other = *refund != 0 && table.currency(*field, *row).is_some_and(|named| named != currency);
        if is_other {
            left_out.push(LeftOut { row: *row, field: *field, why: Why::OtherCurrency });
        }
        !is_other
    };
    let refunds = refund.into_iter().chain(refunds).filter(|refund| is_in_currency(refund));
    let refunded = refunds.map(|(.., refund)| refund).reduce(i64::saturating_add);
    let all_back = told.zip(refunded).is_some_and(|((_, total), refunded)| total > 0 && refunded >= total);
    tell_state(order, table, first, all_back);
    let mut leave_out = |field, why| left_out.push(LeftOut { row: first, field, why });
    let Some((_, total)) = told else {
        // Nobody knows whether the total that is known has it taken off already.
        if refunded.is_some_and(|refunded| refunded > 0) {
            leave_out(Field::Refunded, Why::NoTotal);
        }
        return;
    };
    let total = amount(total.saturating_sub(refunded.unwrap_or(0)).max(0), currency);
    let is_less = |known| order.currency.unwrap_or(home) == currency && known < total;
    if refunded.is_none() && order.total.is_some_and(is_less) {
        leave_out(Field::Total, Why::NoRefund);
        return;
    }
    order.currency = named;
    order.total = Some(total);
}

/// What was cancelled or paid back stays so: a file that says otherwise is older, or knows nothing of it.
fn tell_state(order: &mut Order, table: &Table, row: usize, all_back: bool) {
    let is_over = |state: &OrderState| matches!(state, OrderState::Cancelled | OrderState::Refunded);
    let told = OrderState::ALL.into_iter().find(|state| state.key() == table.text(Field::OrderState, row));
    let told = match told {
        _ if table.day(Field::Cancelled, row).is_some() => Some(OrderState::Cancelled),
        Some(OrderState::Counts) | None if all_back => Some(OrderState::Refunded),
        told => told,
    };
    if let Some(state) = told.filter(|told| is_over(told) || !is_over(&order.state)) {
        order.state = state;
    }
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
