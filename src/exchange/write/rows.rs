//! Which rows a KPI adds up when other programs compute it: those of [`Facts`].

use super::facts::influencers;
use super::table::{Table, Value};
use crate::campaign::facts::Facts;
use crate::campaign::figures::Figures;
use crate::campaign::model::Campaign;
use crate::kpi::catalogue::KpiId;
use crate::kpi::definitions::Definitions;
use crate::kpi::measure::{Grain, Measure, MeasureSet, Role};
use crate::kpi::unit::{Unit, minor_per_major};

/// The rows of one kind of formula.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rows {
    /// Live posts.
    Posts,
    /// The same, but one row for each influencer whose clicks are told as a whole.
    Clicks,
    /// The same for new users.
    NewUsers,
    /// Accounts with a live post.
    Accounts,
    /// Influencers.
    Influencers,
    /// The campaign.
    Campaign,
}

impl Rows {
    /// Every kind.
    pub const ALL: [Rows; 6] =
        [Rows::Posts, Rows::Clicks, Rows::NewUsers, Rows::Accounts, Rows::Influencers, Rows::Campaign];

    /// The rows of a KPI; none where it is not defined or works with parameters alone.
    pub fn of(kpi: KpiId, definitions: &Definitions) -> Option<Rows> {
        let required = kpi.formula(definitions)?.required();
        Some(match kpi.grain(definitions)? {
            Grain::Post if required.has(Measure::Clicks) => Rows::Clicks,
            Grain::Post if required.has(Measure::NewUsers) => Rows::NewUsers,
            Grain::Post => Rows::Posts,
            Grain::Account => Rows::Accounts,
            Grain::Influencer => Rows::Influencers,
            Grain::Campaign => Rows::Campaign,
        })
    }

    /// A stable name.
    pub fn key(self) -> &'static str {
        match self {
            Rows::Posts => "posts",
            Rows::Clicks => "clicks",
            Rows::NewUsers => "new_users",
            Rows::Accounts => "accounts",
            Rows::Influencers => "influencers",
            Rows::Campaign => "campaign",
        }
    }
}

/// The measures that rows have, in the order of declaration.
pub fn summed() -> impl Iterator<Item = Measure> {
    Measure::ALL.iter().copied().filter(|measure| measure.role() != Role::Parameter)
}

/// The settings that formulas may ask for.
pub fn parameters() -> impl Iterator<Item = Measure> {
    Measure::ALL.iter().copied().filter(|measure| measure.role() == Role::Parameter)
}

/// The measures that the KPIs over one kind of rows need.
pub fn needed(rows: Rows, definitions: &Definitions) -> MeasureSet {
    let of_rows = KpiId::all().filter(|kpi| Rows::of(*kpi, definitions) == Some(rows));
    let measures = of_rows.filter_map(|kpi| kpi.formula(definitions)).map(|formula| formula.measures());
    let all = measures.fold(MeasureSet::EMPTY, MeasureSet::or);
    all.iter().filter(|measure| measure.role() != Role::Parameter).collect()
}

/// What orders come to for an influencer.
const SOLD: [Measure; 4] = [Measure::Orders, Measure::Revenue, Measure::NewCustomers, Measure::Redemptions];

/// The column with what visits say of the new users of an influencer.
pub const VISITORS: &str = "new_users_of_visits";

/// The column of influencers that tells a measure: once orders are somebody's, what they come to, and not the totals; none where
/// nothing does.
pub fn told_of_people(measure: Measure, figures: &Figures) -> Option<String> {
    match (figures.ledger().orders.in_place(), SOLD.contains(&measure)) {
        (false, _) => Some(measure.key().to_owned()),
        (true, true) => Some(format!("{}_of_orders", measure.key())),
        // What orders come to is net of discounts.
        (true, false) => None,
    }
}

/// Influencers with what the campaign's orders and visits come to, which a table of facts alone cannot tell.
pub fn people(campaign: &Campaign, facts: &Facts, figures: &Figures) -> Table {
    let mut table = influencers(campaign);
    let ledger = figures.ledger();
    let sold: Vec<_> = if ledger.orders.in_place() { SOLD.to_vec() } else { Vec::new() };
    table.columns.extend(sold.iter().filter_map(|measure| told_of_people(*measure, figures)));
    table.columns.push(VISITORS.to_owned());
    for (place, row) in table.rows.iter_mut().enumerate() {
        row.extend(sold.iter().map(|measure| {
            let scale = if measure.unit() == Unit::Money { minor_per_major(campaign.currency) } else { 1.0 };
            Value::number(facts.influencers.get(place, *measure).map(|value| value / scale))
        }));
        let visits = ledger.visits.influencers.get(place).and_then(|visits| visits.new_users);
        row.push(Value::count(visits));
    }
    table
}
