//! What a reading would do to a campaign: each row new, updated, unchanged or left out, who is named and not known yet, and the
//! one edit that does it.
//!
//! Reading the same file again finds everything by its key and changes nothing. What a file does not tell is left as it is.

mod days;
mod influencers;
mod known;
mod named;
mod orders;
mod own;
mod people;
mod posts;
mod rounds;
mod sessions;
mod sum;
mod table;
mod things;

use super::reading::{About, Field, Reading};
use crate::campaign::edit::Edit;
use crate::campaign::id::InfluencerId;
use crate::campaign::model::{Campaign, Date, Platform};
use known::{Keys, Ties};
use people::People;
pub use people::{Person, Whose};
pub use rounds::plan_all;
use table::Table;
use things::Thing;

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
    /// Influencers who are new, and known ones of whom something changes.
    pub brought: Vec<(InfluencerId, What)>,
    /// Does it all in one step where it was planned by itself; none where nothing changes.
    pub edit: Option<Edit>,
    /// What those rows are about that are counted.
    things: Vec<(usize, Thing)>,
    /// Whether more of it may be understood once other rows are in the campaign.
    is_open: bool,
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
    /// it, visits are added up, and influencers and days what the others leave out.
    Further,
    /// It is about what another table is about, where that is counted.
    Counted,
    /// It is about what another table is about, and says otherwise; of those the last table counts.
    Otherwise,
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
    /// Another column tells the same, with another number.
    OtherColumn,
    /// It is in another currency than the campaign, or than what it is part of, where none can be named.
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
    /// Counts what a row is about.
    fn count_thing(&mut self, row: usize, thing: Thing, what: What) {
        self.things.push((row, thing));
        self.tell(row, what);
    }

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

/// Plans one reading by itself. `random` gives new ids.
pub fn plan(reading: &Reading, campaign: &Campaign, choices: &Choices, random: &mut dyn FnMut() -> u64) -> Plan {
    let table = Table::new(reading);
    let keys = [known::keys(&table, choices)];
    let [of_table] = &keys;
    plan_table(&table, (of_table, &Ties::of(&keys)), campaign, choices, random)
}

/// Plans a table, by what its rows name posts by and what those of all tables say is one.
fn plan_table<'a>(
    table: &Table<'a>,
    (keys, ties): (&Keys<'a>, &Ties<'a>),
    campaign: &'a Campaign,
    choices: &Choices,
    random: &mut dyn FnMut() -> u64,
) -> Plan {
    let mut plan = Plan::default();
    let mut edits = Vec::new();
    match table.reading.about {
        About::Posts if table.is_own() => own::posts(table, campaign, &mut plan, &mut edits),
        About::Influencers if table.is_own() => own::influencers(table, campaign, &mut plan, &mut edits),
        About::Posts => {
            let mut people = People::new(campaign, choices, random);
            posts::plan(table, (keys, ties), &mut people, &mut plan, &mut edits);
            people.finish(&mut plan, &mut edits);
        }
        About::Influencers => {
            let mut people = People::new(campaign, choices, random);
            influencers::plan(table, &mut people, &mut plan, &mut edits);
            people.finish(&mut plan, &mut edits);
            plan.is_open = true;
        }
        About::Orders => orders::plan(table, campaign, &mut plan, &mut edits),
        About::Sessions => sessions::plan(table, campaign, &mut plan, &mut edits),
        About::Days => days::plan(table, campaign, choices, &mut plan, &mut edits),
    }
    plan.is_open |= !plan.left_out.is_empty() || plan.count(|what| matches!(what, What::LeftOut(_))) > 0;
    plan.edit = (!edits.is_empty()).then_some(Edit::All(edits));
    plan
}

/// What rows do to one thing.
fn outcome(is_new: bool, is_changed: bool) -> What {
    match (is_new, is_changed) {
        (true, _) => What::New,
        (false, true) => What::Updated,
        (false, false) => What::Unchanged,
    }
}
