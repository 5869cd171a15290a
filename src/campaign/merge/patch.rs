//! What differs between two campaigns, as a change that can be made to a third.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::rows::{
    Key, Name, NoPlace, Part, Place, Row, Value, day, influencer, order, post, rows, sessions, set_targets, study,
    with_facts,
};
use super::stamps::{Change, changes, differing, ids};
use crate::campaign::id::InfluencerId;
use crate::campaign::model::{Campaign, Influencer};
use crate::campaign::records::Record;
use crate::kpi::unit::exponent;

/// What becomes of a row.
#[derive(Clone, PartialEq, Debug)]
enum RowPatch {
    Set(Vec<(Name, Option<Value>)>),
    Add(Row),
    Remove(Row),
}

/// Changes of rows, and the order of lists where that changes.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Patch {
    rows: Vec<(Part, Key, RowPatch)>,
    influencers: Option<Vec<u64>>,
    posts: Option<Vec<u64>>,
}

impl Patch {
    /// What makes `before` into `after`.
    pub fn between(before: &Campaign, after: &Campaign) -> Patch {
        let mut patch = Patch::default();
        for part in Part::ALL {
            for change in changes(part, before, after) {
                patch.rows.push(match change {
                    Change::Added(key, row) => (part, key, RowPatch::Add(row)),
                    Change::Gone(key, row) => (part, key, RowPatch::Remove(row)),
                    Change::Changed(key, old, new) => {
                        let set = differing(&old, &new).map(|name| (name, new.get(&name).cloned())).collect();
                        (part, key, RowPatch::Set(set))
                    }
                });
            }
        }
        let order = |part| Some(ids(after, part)).filter(|order| *order != ids(before, part));
        (patch.influencers, patch.posts) = (order(Part::Influencers), order(Part::Posts));
        patch
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        *self == Patch::default()
    }

    pub(super) fn remove(&mut self, part: Part, key: Key, row: Row) {
        self.rows.push((part, key, RowPatch::Remove(row)));
    }

    pub(super) fn add(&mut self, part: Part, key: Key, row: Row) {
        self.rows.push((part, key, RowPatch::Add(row)));
    }

    pub(super) fn set(&mut self, part: Part, key: Key, values: Vec<(Name, Option<Value>)>) {
        self.rows.push((part, key, RowPatch::Set(values)));
    }

    /// The campaign with the changes. Rows that are gone already stay gone; those that are there already get the values.
    ///
    /// # Errors
    /// [`NoPlace`] when a sum is too large for its currency.
    pub fn apply(&self, campaign: &Campaign) -> Result<Campaign, NoPlace> {
        let facts = self.one(Part::Facts, campaign, Place::Facts(campaign));
        let mut next = match &facts {
            None => campaign.clone(),
            Some(facts) => with_facts(campaign, facts)?,
        };
        if let Some(targets) = self.one(Part::Targets, campaign, Place::Targets(campaign)) {
            set_targets(&mut next, &targets)?;
        }
        // Figures stay when the currency changes, but minor units do not.
        let all = exponent(next.currency) != exponent(campaign.currency);
        let home = next.currency;
        let (mut people, mut posts) =
            (by_id(&next.influencers, |one| one.id.into()), by_id(&next.posts, |one| one.id.into()));
        for (id, row) in self.touched(Part::Influencers, campaign, all) {
            put(&mut people, id, row.map(|row| influencer(&row, home)).transpose()?);
        }
        for (id, row) in self.touched(Part::Posts, campaign, all) {
            put(&mut posts, id, row.map(|row| post(&row, home)).transpose()?);
        }
        // Nobody's post is lost when its influencer is gone.
        for owner in posts.values().map(|post| post.influencer) {
            let nobody = || Rc::new(Influencer::new(owner, ""));
            people.entry(owner.into()).or_insert_with(nobody);
        }
        next.influencers = arranged(people, &ids(campaign, Part::Influencers), self.influencers.as_deref());
        next.posts = arranged(posts, &ids(campaign, Part::Posts), self.posts.as_deref());
        self.records(campaign, &mut next, all)?;
        Ok(next)
    }

    /// The only row of a part after its changes, if there are any.
    fn one(&self, part: Part, campaign: &Campaign, place: Place<'_>) -> Option<Row> {
        let mut row = place.row(campaign.currency);
        let mut any = false;
        for (_, _, change) in self.rows.iter().filter(|(other, ..)| *other == part) {
            any = true;
            changed(&mut row, change);
        }
        any.then_some(row)
    }

    /// The rows of a part that change, each after its changes or none if it goes; all rows where `all` is set.
    fn touched(&self, part: Part, campaign: &Campaign, all: bool) -> BTreeMap<Key, Option<Row>> {
        let mut touched = BTreeMap::new();
        let mine: Vec<_> = self.rows.iter().filter(|(other, ..)| *other == part).collect();
        if mine.is_empty() && !all {
            return touched;
        }
        let there: BTreeMap<Key, Place> = rows(campaign, part).into_iter().collect();
        let row = |key: &Key| there.get(key).map(|place| place.row(campaign.currency));
        if all {
            touched.extend(there.keys().map(|key| (key.clone(), row(key))));
        }
        for (_, key, change) in mine {
            let before = touched.remove(key).unwrap_or_else(|| row(key));
            let after = match (change, before) {
                (RowPatch::Remove(_), _) => None,
                (RowPatch::Add(new), _) => Some(new.clone()),
                (change, Some(mut row)) => {
                    changed(&mut row, change);
                    Some(row)
                }
                // There is nothing any more that could be set.
                (RowPatch::Set(_), None) => continue,
            };
            touched.insert(key.clone(), after);
        }
        touched
    }

    fn records(&self, campaign: &Campaign, next: &mut Campaign, all: bool) -> Result<(), NoPlace> {
        let home = next.currency;
        for part in [Part::Orders, Part::Sessions, Part::Days, Part::Studies] {
            let record = |row: &Row| {
                Ok::<Record, NoPlace>(match part {
                    Part::Orders => Record::Order(Rc::new(order(row, home)?)),
                    Part::Sessions => Record::Sessions(Rc::new(sessions(row, home)?)),
                    Part::Studies => Record::Study(Rc::new(study(row)?)),
                    _ => {
                        let (subject, day, value) = day(row)?;
                        Record::Day(Rc::new(subject), day, value)
                    }
                })
            };
            let touched = self.touched(part, campaign, all && matches!(part, Part::Orders | Part::Sessions));
            if touched.is_empty() {
                continue;
            }
            let gone = self.rows.iter().filter_map(|(other, key, change)| match change {
                RowPatch::Remove(row) if *other == part && touched.get(key) == Some(&None) => Some(row),
                _ => None,
            });
            let records = Rc::make_mut(&mut next.records);
            for row in gone {
                records.forget(&record(row)?);
            }
            for row in touched.values().flatten() {
                records.keep(&record(row)?);
            }
        }
        Ok(())
    }
}

fn changed(row: &mut Row, change: &RowPatch) {
    match change {
        RowPatch::Set(values) => {
            for (name, value) in values {
                match value {
                    Some(value) => row.insert(*name, value.clone()),
                    None => row.remove(name),
                };
            }
        }
        RowPatch::Add(new) => row.clone_from(new),
        RowPatch::Remove(_) => {}
    }
}

fn by_id<T>(list: &[Rc<T>], id: impl Fn(&T) -> u64) -> BTreeMap<u64, Rc<T>> {
    list.iter().map(|one| (id(one), Rc::clone(one))).collect()
}

fn put<T>(rows: &mut BTreeMap<u64, Rc<T>>, key: Key, row: Option<T>) {
    let Key::Id(id) = key else { return };
    match row {
        Some(row) => rows.insert(id, Rc::new(row)),
        None => rows.remove(&id),
    };
}

/// The rows in the order `wanted`, or as they stood; each other one follows the one that it followed before.
fn arranged<T>(mut rows: BTreeMap<u64, Rc<T>>, before: &[u64], wanted: Option<&[u64]>) -> Vec<Rc<T>> {
    let order = match wanted {
        None => before.to_vec(),
        Some(wanted) => together(wanted, before),
    };
    let mut list: Vec<_> = order.iter().filter_map(|id| rows.remove(id)).collect();
    list.extend(rows.into_values());
    list
}

/// `first`, with each of `others` that is not in it behind the one that it follows among those.
fn together(first: &[u64], others: &[u64]) -> Vec<u64> {
    let there: std::collections::BTreeSet<_> = first.iter().copied().collect();
    let mut after: BTreeMap<Option<u64>, Vec<u64>> = BTreeMap::new();
    let mut last = None;
    for id in others {
        if there.contains(id) { last = Some(*id) } else { after.entry(last).or_default().push(*id) }
    }
    let mut order = after.remove(&None).unwrap_or_default();
    for id in first {
        order.push(*id);
        order.extend(after.remove(&Some(*id)).unwrap_or_default());
    }
    order
}

/// Where an influencer without facts stands for one who is gone.
pub(super) fn owner(row: &Row) -> Option<u64> {
    match row.get(&Name::of("influencer"))? {
        Value::Text(id) => id.parse::<InfluencerId>().ok().map(u64::from),
        _ => None,
    }
}
