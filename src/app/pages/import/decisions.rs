//! What somebody decides about an import beside how its files are read, and what would come of it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::desk::Same;
use crate::campaign::edit::Edit;
use crate::campaign::model::{Campaign, Date, Platform};
use crate::exchange::plan::{Choices, Plan, What, Whose, plan_all};
use crate::exchange::reading::{About, Contents, Reading};

/// A table by the place of its file and its own place in that.
pub(super) type Place = (usize, usize);

/// What was decided.
#[derive(Clone, PartialEq, Default)]
pub(super) struct Decisions {
    /// Who somebody is, by the name that rows give them; rows that name nobody stand for themselves in each table.
    whose: BTreeMap<(String, Option<Place>), Whose>,
    platforms: BTreeMap<Place, Platform>,
    accounts: BTreeMap<Place, String>,
}

fn who(key: &str, place: Place) -> (String, Option<Place>) {
    (key.to_owned(), key.is_empty().then_some(place))
}

impl Decisions {
    pub(super) fn set_whose(&mut self, key: &str, place: Place, whose: Whose) {
        self.whose.insert(who(key, place), whose);
    }

    pub(super) fn set_platform(&mut self, place: Place, platform: Platform) {
        self.platforms.insert(place, platform);
    }

    pub(super) fn set_account(&mut self, place: Place, account: String) {
        self.accounts.insert(place, account);
    }

    pub(super) fn platform(&self, place: Place) -> Option<Platform> {
        self.platforms.get(&place).copied()
    }

    pub(super) fn account(&self, place: Place) -> &str {
        self.accounts.get(&place).map_or("", String::as_str)
    }

    fn choices(&self, place: Place, today: Date) -> Choices {
        let applies = |of: Option<Place>| of.is_none_or(|of| of == place);
        let whose = self.whose.iter().filter(|((_, of), _)| applies(*of));
        Choices {
            whose: whose.map(|((key, _), whose)| (key.clone(), *whose)).collect(),
            platform: self.platform(place),
            account: self.account(place).to_owned(),
            today: Some(today),
        }
    }
}

/// What would come of an import.
#[derive(Clone, PartialEq)]
pub(super) struct Planned {
    /// Each table that was read, with what would come of it.
    pub(super) tables: Vec<(Place, Plan)>,
    /// Does it all; none where nothing changes.
    pub(super) edit: Option<Edit>,
}

/// Every table that was read, by its place.
pub(super) fn tables(contents: &[(usize, Same<Contents>)]) -> impl Iterator<Item = (Place, &Reading)> {
    contents.iter().flat_map(|(at, contents)| {
        contents.0.readings.iter().enumerate().map(|(number, reading)| ((*at, number), reading))
    })
}

/// Plans all tables in their order.
pub(super) fn planned(
    contents: &[(usize, Same<Contents>)],
    campaign: &Rc<Campaign>,
    decisions: &Decisions,
    today: Date,
    new_id: &mut dyn FnMut() -> u64,
) -> Planned {
    let tables: Vec<_> =
        tables(contents).map(|(place, reading)| (place, reading, decisions.choices(place, today))).collect();
    let readings: Vec<_> = tables.iter().map(|(_, reading, choices)| (*reading, choices)).collect();
    let (plans, edit) = plan_all(&readings, campaign, new_id);
    Planned { tables: tables.iter().map(|(place, ..)| *place).zip(plans).collect(), edit }
}

/// New ids that are the same each time something is planned anew, so that none is taken for nothing.
pub(super) fn again(ids: &RefCell<Vec<u64>>, make: fn() -> u64) -> impl FnMut() -> u64 {
    let mut place = 0;
    move || {
        let mut ids = ids.borrow_mut();
        let id = ids.get(place).copied().unwrap_or_else(|| {
            let id = make();
            ids.push(id);
            id
        });
        place += 1;
        id
    }
}

/// How many rows are new, updated, unchanged, left out.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Counts {
    pub(super) new: usize,
    pub(super) updated: usize,
    pub(super) unchanged: usize,
    pub(super) left_out: usize,
}

impl Counts {
    fn add(&mut self, plan: &Plan) {
        for what in &plan.rows {
            *match what {
                What::New => &mut self.new,
                What::Updated => &mut self.updated,
                What::Unchanged => &mut self.unchanged,
                What::LeftOut(_) => &mut self.left_out,
            } += 1;
        }
    }
}

/// The counts by what the rows are about.
pub(super) fn counts(contents: &[(usize, Same<Contents>)], planned: &Planned) -> Vec<(About, Counts)> {
    let mut counts: Vec<(About, Counts)> = Vec::new();
    for ((_, plan), (_, reading)) in planned.tables.iter().zip(tables(contents)) {
        if !counts.iter().any(|(about, _)| *about == reading.about) {
            counts.push((reading.about, Counts::default()));
        }
        counts.iter_mut().filter(|(about, _)| *about == reading.about).for_each(|(_, counts)| counts.add(plan));
    }
    counts
}
