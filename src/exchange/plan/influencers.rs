//! Rows about influencers: one each, with what was agreed and what came of it.

use std::collections::{BTreeMap, BTreeSet};

use super::people::{Named, People};
use super::sum::amount;
use super::table::Table;
use super::{Edit, LeftOut, Plan, Thing, What, Why, outcome};
use crate::campaign::address;
use crate::campaign::model::{Account, Amount, Fee, Influencer, Platform};
use crate::campaign::tracking::Codes;
use crate::exchange::reading::Field;
use crate::kpi::unit::Currency;

pub(super) fn plan(table: &Table, people: &mut People, plan: &mut Plan, _: &mut Vec<Edit>) {
    // The first row of each, and whose followers were told where.
    let (mut firsts, mut accounts) = (BTreeMap::new(), BTreeSet::new());
    for row in 0..table.rows() {
        let named = Named::of(table, row);
        let profile = || address::platform(table.text(Field::Handle, row));
        let told = table.platform(row).or_else(profile).or(table.given().platform);
        let platform = told.or(people.choices.platform);
        let Some(before) = people.find(&named, platform).and_then(|id| people.get(id)).cloned() else {
            plan.rows.push(What::LeftOut(Why::NoInfluencer));
            continue;
        };
        let (id, platform) = (before.id, platform.or(only_platform(&before)));
        let (mut after, mut facts) = (before.clone(), Vec::new());
        tell(&mut after, table, row, (&named, platform, people.campaign.currency), &mut |field, why| {
            facts.push(LeftOut { row, field, why });
        });
        let is_other_account = accounts.insert((id, platform));
        // A fee that stands in two rows may be one fee or two; another account is one more.
        if firsts.contains_key(&id)
            && !(after == before || is_other_account && has_only_other_accounts(&before, &after))
        {
            plan.rows.push(What::LeftOut(Why::Repeated));
            continue;
        }
        firsts.entry(id).or_insert(row);
        plan.rows.push(What::Further);
        plan.left_out.append(&mut facts);
        people.change(id, |influencer| *influencer = after);
    }
    for (id, row) in firsts {
        plan.count_thing(row, Thing::Influencer(id), outcome(people.is_new(id), people.is_changed(id)));
    }
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

/// Whether nothing but their accounts tells the two apart.
fn has_only_other_accounts(before: &Influencer, after: &Influencer) -> bool {
    Influencer { accounts: before.accounts.clone(), ..after.clone() } == *before
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
    let Some((sum, foreign)) = table.sum(Field::Fee, row, home) else { return };
    let currency = foreign.unwrap_or(home);
    let amount = amount(sum, currency);
    let same = influencer.fee.currency.unwrap_or(home) == currency;
    influencer.fee = if same {
        Fee { amount: Some(amount), ..influencer.fee }
    } else {
        Fee { amount: Some(amount), currency: foreign, ..Fee::default() }
    };
}
