//! What a reading would do to a campaign: each row new, updated, unchanged or left out, who is named and not known yet, and the
//! one edit that does it.
//!
//! Reading the same file again finds everything by its key and changes nothing. What a file does not tell is left as it is.

mod days;
mod influencers;
mod orders;
mod own;
mod people;
mod posts;
mod sessions;
mod sum;
mod table;

use std::rc::Rc;

use super::reading::{About, Field, Reading, Source};
use crate::campaign::edit::Edit;
use crate::campaign::id::InfluencerId;
use crate::campaign::model::{Campaign, Date, Platform};
use people::People;
pub use people::{Person, Whose};
use table::Table;

/// What somebody decided about a reading.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Choices {
    /// Who those are that rows name, by [`Person::key`].
    pub whose: Vec<(String, Whose)>,
    /// The platform of rows that do not tell it.
    pub platform: Option<Platform>,
    /// The account that daily series are about, where two of one kind must be told apart.
    pub account: String,
    /// Today: what will be published later is planned.
    pub today: Option<Date>,
}

/// What would be done.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Plan {
    /// What becomes of each of [`Reading::rows`].
    pub rows: Vec<What>,
    /// Facts that have no place in the campaign although their row has.
    pub left_out: Vec<LeftOut>,
    /// Everybody whom rows name and the campaign does not know by that, in the order of their first row.
    pub people: Vec<Person>,
    /// How many influencers are new.
    pub new_influencers: usize,
    /// Of how many known ones something changes.
    pub updated_influencers: usize,
    /// Does it all in one step; none where nothing changes.
    pub edit: Option<Edit>,
}

/// What becomes of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// It adds something.
    New,
    /// It changes what is known.
    Updated,
    /// All of it is known.
    Unchanged,
    /// It is about what another row is about, where that is counted: of posts the last row counts, orders get codes and refunds from
    /// it, visits are added up, and influencers and days learn no more than what the others leave out.
    Further,
    /// Nothing comes of it.
    LeftOut(Why),
}

/// Why a row or a fact is left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// Nobody knows whose it is, or somebody said that it is nobody's.
    NoInfluencer,
    /// Nobody knows on which platform it is.
    NoPlatform,
    /// It tells no day.
    NoDay,
    /// It tells no order.
    NoOrder,
    /// It tells nothing that is counted.
    NoNumber,
    /// A row above is about the same.
    Repeated,
    /// It is in another currency than the campaign, where none can be named.
    OtherCurrency,
    /// It is paid back, and the total that it comes off is not told.
    NoTotal,
    /// It is more than the total that is known, and nothing tells what was paid back.
    NoRefund,
    /// It is a currency with too few decimals for the sum that is known.
    TooCoarse,
    /// It is a table of ours, but the id of what it is about is gone.
    NoId,
    /// It is a table of ours, and no fact that this version knows.
    NotKnown,
}

/// A fact that is left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LeftOut {
    /// The place of its row in [`Reading::rows`].
    pub row: usize,
    /// What it would have told.
    pub field: Field,
    /// Why it is left out.
    pub why: Why,
}

impl Plan {
    /// Says what becomes of a row.
    fn tell(&mut self, row: usize, what: What) {
        if let Some(told) = self.rows.get_mut(row) {
            *told = what;
        }
    }

    /// How many rows come to this.
    pub fn count(&self, is: impl Fn(What) -> bool) -> usize {
        self.rows.iter().filter(|what| is(**what)).count()
    }
}

/// Plans one reading. `random` gives new ids.
pub fn plan(reading: &Reading, campaign: &Campaign, choices: &Choices, random: &mut dyn FnMut() -> u64) -> Plan {
    let table = Table::new(reading);
    let mut plan = Plan::default();
    let mut edits = Vec::new();
    match reading.about {
        About::Posts if reading.source == Source::Own => own::posts(&table, campaign, &mut plan, &mut edits),
        About::Influencers if reading.source == Source::Own => {
            own::influencers(&table, campaign, &mut plan, &mut edits);
        }
        About::Posts => {
            let mut people = People::new(campaign, choices, random);
            posts::plan(&table, &mut people, &mut plan, &mut edits);
            people.finish(&mut plan, &mut edits);
        }
        About::Influencers => {
            let mut people = People::new(campaign, choices, random);
            influencers::plan(&table, &mut people, &mut plan, &mut edits);
            people.finish(&mut plan, &mut edits);
        }
        About::Orders => orders::plan(&table, campaign, &mut plan, &mut edits),
        About::Sessions => sessions::plan(&table, campaign, &mut plan, &mut edits),
        About::Days => days::plan(&table, campaign, choices, &mut plan, &mut edits),
    }
    plan.edit = (!edits.is_empty()).then_some(Edit::All(edits));
    plan
}

/// Plans several readings, each with what the ones before add, and one edit for all.
pub fn plan_all(
    readings: &[(&Reading, &Choices)],
    campaign: &Rc<Campaign>,
    random: &mut dyn FnMut() -> u64,
) -> (Vec<Plan>, Option<Edit>) {
    let mut campaign = Rc::clone(campaign);
    let mut plans = Vec::new();
    for (place, (reading, choices)) in readings.iter().enumerate() {
        let plan = plan(reading, &campaign, choices, random);
        let is_last = place + 1 == readings.len();
        if let Some(applied) = plan.edit.as_ref().filter(|_| !is_last).and_then(|edit| edit.apply(&campaign).ok()) {
            campaign = applied.campaign;
        }
        plans.push(plan);
    }
    let edits: Vec<_> = plans.iter().filter_map(|plan| plan.edit.clone()).collect();
    let edit = (!edits.is_empty()).then_some(Edit::All(edits));
    (plans, edit)
}

/// What rows do to one thing.
fn outcome(is_new: bool, is_changed: bool) -> What {
    match (is_new, is_changed) {
        (true, _) => What::New,
        (false, true) => What::Updated,
        (false, false) => What::Unchanged,
    }
}
