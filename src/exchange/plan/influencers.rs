//! Rows about influencers: one each, with what was agreed and what came of it.

use std::collections::BTreeMap;

use super::named::Named;
use super::people::People;
use super::sum::amount;
use super::table::Table;
use super::{Edit, LeftOut, Plan, Thing, What, Why, outcome};
use crate::campaign::address;
use crate::campaign::id::InfluencerId;
use crate::campaign::model::{Account, Amount, Fee, Influencer, Platform, Totals};
use crate::campaign::tracking::Codes;
use crate::exchange::reading::Field;
use crate::kpi::unit::Currency;

pub(super) fn plan(table: &Table, people: &mut People, plan: &mut Plan, _: &mut Vec<Edit>) {
    // The first row of each, and what the rows so far tell of them.
    let mut all: BTreeMap<InfluencerId, (usize, Influencer)> = BTreeMap::new();
    for row in 0..table.rows() {
        let mut named = Named::of(table, row);
        let profile = || address::platform(table.text(Field::Handle, row));
        let told = table.platform(row).or_else(profile).or(table.given().platform);
        let platform = told.or(people.choices.platform);
        let Some(id) = people.find(&named, platform) else {
            plan.rows.push(What::LeftOut(Why::NoInfluencer));
            continue;
        };
        let platform = platform.or(people.get(id).and_then(only_platform));
        let home = people.campaign.currency;
        // A name by which somebody else is found would lead there no longer.
        if people.is_of_another(&named.name, id) {
            named.name.clear();
        }
        let put = |influencer: &mut Influencer, left_out: &mut dyn FnMut(Field, Why)| {
            tell(influencer, table, row, (&named, platform, home), left_out);
        };
        let (_, above) = all.entry(id).or_insert_with(|| (row, Influencer::new(id, "")));
        let mut with_this = above.clone();
        put(&mut with_this, &mut |_, _| {});
        // A fee that stands in two rows may be one fee or two.
        if contradicts(above, &with_this) {
            plan.rows.push(What::LeftOut(Why::Repeated));
            continue;
        }
        *above = with_this;
        plan.rows.push(What::Further);
        people.change(id, |influencer| {
            put(influencer, &mut |field, why| plan.left_out.push(LeftOut { row, field, why }));
        });
    }
    for (id, (row, _)) in all {
        plan.count_thing(row, Thing::Influencer(id), outcome(people.is_new(id), people.is_changed(id)));
    }
}

/// Whether a further row tells otherwise what rows above have told. Names and codes are what they are known by, which may be several.
fn contradicts(above: &Influencer, all: &Influencer) -> bool {
    fn differs<T: PartialEq>(above: Option<T>, all: Option<T>) -> bool {
        above.is_some() && above != all
    }
    let (one, other) = (above.totals, all.totals);
    let sums = |one: &Influencer| [one.product, one.shipping, one.other, one.commission];
    let counts = |totals: Totals| [totals.orders, totals.clicks, totals.new_customers, totals.redemptions];
    let account = |known: &Account| all.account(known.platform) != Some(known);
    above.fee.amount.is_some() && above.fee != all.fee
        || sums(above).into_iter().zip(sums(all)).any(|(one, other)| differs(one, other))
        || counts(one).into_iter().zip(counts(other)).any(|(one, other)| differs(one, other))
        || differs(one.revenue, other.revenue)
        || differs(one.discounts, other.discounts)
        || !above.notes.is_empty() && above.notes != all.notes
        || above.accounts.iter().any(account)
}

/// Puts into an influencer what a row tells, their followers on this platform.
fn tell(
    influencer: &mut Influencer,
    table: &Table,
    row: usize,
    (named, platform, home): (&Named, Option<Platform>, Currency),
    left_out: &mut dyn FnMut(Field, Why),
) {
    if influencer.name.is_empty() {
        influencer.name.clone_from(&named.name);
    }
    if influencer.handle.is_empty() {
        influencer.handle.clone_from(&named.handle);
    }
    if let Some(followers) = table.count(Field::Followers, row) {
        match platform {
            Some(platform) => set_followers(influencer, platform, followers),
            None => left_out(Field::Followers, Why::NoPlatform),
        }
    }
    tell_counts(influencer, table, row);
    tell_fee(influencer, table, row, home);
    let sums: [(Field, &mut Option<Amount>); 6] = [
        (Field::Product, &mut influencer.product),
        (Field::Shipping, &mut influencer.shipping),
        (Field::OtherCost, &mut influencer.other),
        (Field::Commission, &mut influencer.commission),
        (Field::Revenue, &mut influencer.totals.revenue),
        (Field::Discounts, &mut influencer.totals.discounts),
    ];
    for (field, slot) in sums {
        match table.sum(field, row, home) {
            None => {}
            Some((_, Some(_))) => left_out(field, Why::OtherCurrency),
            Some((sum, None)) => *slot = Some(amount(sum, home)),
        }
    }
}

fn only_platform(influencer: &Influencer) -> Option<Platform> {
    match influencer.accounts.as_slice() {
        [account] => Some(account.platform),
        _ => None,
    }
}

fn set_followers(influencer: &mut Influencer, platform: Platform, followers: u64) {
    let account = Account { platform, followers: Some(followers), estimated: false };
    let place = influencer.accounts.partition_point(|other| other.platform < platform);
    match influencer.accounts.get_mut(place).filter(|other| other.platform == platform) {
        Some(known) => *known = account,
        None => influencer.accounts.insert(place, account),
    }
}

fn tell_counts(influencer: &mut Influencer, table: &Table, row: usize) {
    let totals = &mut influencer.totals;
    let counts = [
        (Field::Orders, &mut totals.orders),
        (Field::Clicks, &mut totals.clicks),
        (Field::NewCustomers, &mut totals.new_customers),
        (Field::Redemptions, &mut totals.redemptions),
    ];
    for (field, slot) in counts {
        *slot = table.count(field, row).or(*slot);
    }
    let notes = table.text(Field::Notes, row);
    if !notes.is_empty() {
        notes.clone_into(&mut influencer.notes);
    }
    tell_codes(influencer, table.text(Field::Code, row));
}

/// A code that is told is one more.
pub(super) fn tell_codes(influencer: &mut Influencer, told: &str) {
    let codes = Codes::read(told);
    if codes.iter().any(|code| !influencer.codes.has(code)) {
        influencer.codes = Codes::read(&format!("{}, {codes}", influencer.codes));
    }
}

/// A fee may be in any currency; one that stays in its currency keeps its rate.
fn tell_fee(influencer: &mut Influencer, table: &Table, row: usize, home: Currency) {
    let Some((sum, _)) = table.sum(Field::Fee, row, home) else { return };
    let known = influencer.fee.currency;
    let currency = table.currency(Field::Fee, row).or(known);
    let rated = if known.unwrap_or(home) == currency.unwrap_or(home) { influencer.fee } else { Fee::default() };
    influencer.fee = Fee { amount: Some(amount(sum, currency.unwrap_or(home))), currency, ..rated };
}
