//! Several readings together: each with what the ones before add, and all of them again until nothing more comes of them.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::known::{Ties, keys};
use super::people::{Person, Whose};
use super::table::Table;
use super::{Choices, Plan, What, plan_table, things};
use crate::campaign::edit::Edit;
use crate::campaign::model::Campaign;
use crate::exchange::reading::Reading;

/// So often all is planned at most. Mostly the second round understands whatever it can, and the third one finds nothing more.
const MOST_ROUNDS: usize = 8;

/// Plans several readings, each with what the ones before add, and one edit for all; none where they leave everything as it was,
/// though one may put right what another one says.
///
/// A row may only be understood by what a later one brings. Therefore all are planned once more on top of what they bring, until
/// nothing more comes of them: whoever reads the same files again changes nothing.
pub fn plan_all(
    readings: &[(&Reading, &Choices)],
    campaign: &Rc<Campaign>,
    random: &mut dyn FnMut() -> u64,
) -> (Vec<Plan>, Option<Edit>) {
    let tables: Vec<_> = readings.iter().map(|(reading, _)| Table::new(reading)).collect();
    let mut choices: Vec<Choices> = readings.iter().map(|(_, choices)| Choices::clone(choices)).collect();
    let keys: Vec<_> = tables.iter().zip(&choices).map(|(table, choices)| keys(table, choices)).collect();
    let ties = Ties::of(&keys);
    let mut edits = Vec::new();
    let mut after = Rc::clone(campaign);
    let mut round = |choices: &[Choices], after: &mut Rc<Campaign>, edits: &mut Vec<Edit>| {
        let each = tables.iter().zip(&keys).zip(choices).map(|((table, keys), choices)| {
            let mut plan = plan_table(table, (keys, &ties), after, choices, random);
            if let Some(edit) = plan.edit.take() {
                // What is refused is so again where it is imported, and told there.
                if let Ok(applied) = edit.apply(after) {
                    *after = applied.campaign;
                }
                edits.push(edit);
            }
            plan
        });
        each.collect::<Vec<_>>()
    };
    let mut plans = round(&choices, &mut after, &mut edits);
    // Where several say otherwise about one, only a round that brings nothing new shows it.
    let (are_several, mut is_again) = (readings.len() > 1, false);
    for number in 1..MOST_ROUNDS {
        let is_due = are_several && number == 1;
        if !is_due && plans.iter().all(|plan| !plan.is_open) {
            break;
        }
        let before = Rc::clone(&after);
        let mut more = Vec::new();
        for (choices, plan) in choices.iter_mut().zip(&plans) {
            settle(choices, &plan.people, &before);
        }
        let next = round(&choices, &mut after, &mut more);
        if are_several || is_again || after != before {
            plans = plans.into_iter().zip(next).map(|(plan, next)| plan.then(next)).collect();
        }
        if after == before {
            break;
        }
        edits.extend(more);
        is_again = true;
    }
    if are_several || is_again {
        things::count_once(&mut plans, campaign, &after);
    }
    (plans, (after != *campaign).then_some(Edit::All(edits)))
}

/// Whoever has no name and was new in the round before is who is meant in the next one, too.
fn settle(choices: &mut Choices, people: &[Person], campaign: &Campaign) {
    let nameless = |person: &&Person| person.handle.is_empty() && person.name.is_empty();
    for person in people.iter().filter(nameless).filter(|person| person.whose == Whose::New) {
        if let Some(id) = person.found.filter(|id| campaign.influencer(*id).is_some()) {
            choices.whose.retain(|(key, _)| *key != person.key);
            choices.whose.push((person.key.clone(), Whose::Known(id)));
        }
    }
}

impl Plan {
    /// What is told once all was planned again: what that says, but of rows that brought something before that they did, and of
    /// people also who was new before.
    fn then(mut self, mut next: Plan) -> Plan {
        for (row, thing) in self.things {
            if matches!(next.rows.get(row), Some(What::LeftOut(_))) {
                next.count_thing(row, thing, What::New);
            }
        }
        let keys = |people: &[Person]| people.iter().map(|person| person.key.clone()).collect::<BTreeSet<_>>();
        let (known, asked) = (keys(&self.people), keys(&next.people));
        self.people.retain(|person| person.whose != Whose::Nobody || asked.contains(&person.key));
        self.people.extend(next.people.into_iter().filter(|person| !known.contains(&person.key)));
        self.brought.extend(next.brought);
        Plan { people: self.people, brought: self.brought, ..next }
    }
}
