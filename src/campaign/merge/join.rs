//! Two copies made one. Whoever joins whom, in whatever order and how often, the outcome is the same:
//!
//! - a value has the latest of its stamps; of two without one, what is told counts more than what is not;
//! - a row that was taken out is gone, even where somebody else changed it meanwhile, and one that was added again is as it was
//!   added; what is lost by that is told by [`compare`](super::compare), which keeps it unless somebody decides otherwise;
//! - rows stand in the order that was last made, and those that came since behind them in the order of their coming.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::patch::Patch;
use super::rows::{Key, NoPlace, Part, Place, Row, rows};
use super::stamps::{Life, Order, Stamps, differing, ids};
use crate::campaign::model::Campaign;

/// A campaign with its stamps.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// What is told.
    pub campaign: &'a Campaign,
    /// When it was changed.
    pub stamps: &'a Stamps,
}

/// What a copy knows of a row.
#[derive(Clone)]
pub(super) enum Known<'a> {
    /// It never heard of it.
    Nothing,
    /// It was taken out.
    Gone(Life),
    /// It is there.
    There(Place<'a>, Life),
}

impl Known<'_> {
    pub(super) fn life(&self) -> Option<&Life> {
        match self {
            Known::Nothing => None,
            Known::Gone(life) | Known::There(_, life) => Some(life),
        }
    }
}

impl<'a> Side<'a> {
    pub(super) fn row(self, place: Place<'_>) -> Row {
        place.row(self.campaign.currency)
    }

    /// Every row of a part that the copy knows of. An influencer without facts, there only for posts, counts as gone.
    fn known(self, part: Part) -> BTreeMap<Key, Known<'a>> {
        let lives = &self.stamps.part(part).lives;
        let gone = lives.iter().filter(|(_, life)| life.is_gone);
        let mut known: BTreeMap<_, _> = gone.map(|(key, life)| (key.clone(), Known::Gone(life.clone()))).collect();
        for (key, place) in rows(self.campaign, part) {
            let life = lives.get(&key).cloned().unwrap_or_default();
            if !life.is_gone {
                known.insert(key, Known::There(place, life));
            }
        }
        known
    }

    /// What both know of each row of a part.
    pub(super) fn beside(self, other: Side<'a>, part: Part) -> BTreeMap<Key, (Known<'a>, Known<'a>)> {
        let mut theirs = other.known(part);
        let mut both = BTreeMap::new();
        for (key, one) in self.known(part) {
            let other = theirs.remove(&key).unwrap_or(Known::Nothing);
            both.insert(key, (one, other));
        }
        both.extend(theirs.into_iter().map(|(key, other)| (key, (Known::Nothing, other))));
        both
    }
}

/// Both copies as one.
///
/// # Errors
/// [`NoPlace`] when a sum is too large for the currency.
pub fn join(one: Side<'_>, other: Side<'_>) -> Result<(Campaign, Stamps), NoPlace> {
    let mut joined = Joined { one, other, patch: Patch::default(), stamps: Stamps::default() };
    joined.stamps.seen.clone_from(&one.stamps.seen);
    joined.stamps.seen.join(&other.stamps.seen);
    joined.stamps.begun = &one.stamps.begun | &other.stamps.begun;
    // They come back where posts still need them.
    for (key, place) in rows(one.campaign, Part::Influencers) {
        if one.stamps.part(Part::Influencers).life(&key).is_gone {
            joined.patch.remove(Part::Influencers, key, one.row(place));
        }
    }
    for part in Part::ALL {
        for (key, (one, other)) in one.beside(other, part) {
            joined.row(part, key, one, other);
        }
    }
    let Joined { patch, mut stamps, .. } = joined;
    let mut campaign = patch.apply(one.campaign)?;
    for part in [Part::Influencers, Part::Posts] {
        let there = ids(&campaign, part).into_iter().collect();
        // A row that came again since has lost the place it had before.
        let order = |side: Side<'_>| {
            let (known, both) = (side.stamps.part(part), stamps.part(part));
            let mut order = both.settled(&known.order, &there);
            order.settled.retain(|id| known.came(*id) == both.came(*id));
            order
        };
        let (mine, theirs) = (order(one), order(other));
        // Of two that began apart one counts, whatever becomes of the rows in it: that of the last beginning.
        let begun = |side: Side<'_>, order: &Order| side.stamps.begun.last().copied().filter(|_| order.at.is_none());
        let is_theirs =
            (theirs.at, begun(other, &theirs), &theirs.settled) > (mine.at, begun(one, &mine), &mine.settled);
        stamps.part_mut(part).order = if is_theirs { theirs } else { mine };
        arrange(&mut campaign, part, &stamps.part(part).in_order(&there));
    }
    Ok((campaign, stamps))
}

/// Puts the rows of a part in this order.
pub(super) fn arrange(campaign: &mut Campaign, part: Part, order: &[u64]) {
    let places: BTreeMap<u64, usize> = order.iter().copied().zip(0..).collect();
    let place = |id: u64| places.get(&id).copied().unwrap_or(usize::MAX);
    match part {
        Part::Influencers => campaign.influencers.sort_by_key(|one| place(one.id.into())),
        Part::Posts => campaign.posts.sort_by_key(|one| place(one.id.into())),
        _ => {}
    }
}

struct Joined<'a> {
    one: Side<'a>,
    other: Side<'a>,
    /// From the first copy to both.
    patch: Patch,
    stamps: Stamps,
}

impl Joined<'_> {
    fn row(&mut self, part: Part, key: Key, one: Known<'_>, other: Known<'_>) {
        let is_later = match (one.life(), other.life()) {
            (Some(one), Some(other)) => (other.at, other.is_gone).cmp(&(one.at, one.is_gone)),
            (one, _) => one.is_none().cmp(&false),
        };
        match (is_later, one, other) {
            (Ordering::Equal, Known::There(one, mine), Known::There(other, theirs)) => {
                self.values(part, key, (one, mine), (other, theirs));
            }
            (Ordering::Greater, _, Known::There(other, life)) => {
                self.patch.add(part, key.clone(), self.other.row(other));
                self.stamps.part_mut(part).keep(key, life);
            }
            (Ordering::Greater, before, Known::Gone(life)) => {
                if let Known::There(one, _) = before {
                    self.patch.remove(part, key.clone(), self.one.row(one));
                }
                self.stamps.part_mut(part).keep(key, life);
            }
            (_, one, _) => {
                if let Some(life) = one.life() {
                    self.stamps.part_mut(part).keep(key, life.clone());
                }
            }
        }
    }

    /// Joins the values of a row that both have.
    fn values(&mut self, part: Part, key: Key, (one, mine): (Place<'_>, Life), (other, theirs): (Place<'_>, Life)) {
        let is_alike = self.one.campaign.currency == self.other.campaign.currency;
        if mine == theirs && is_alike && one.is_same(other) {
            return self.stamps.part_mut(part).keep(key, mine);
        }
        let (one, other) = (self.one.row(one), self.other.row(other));
        let mut set = Vec::new();
        for name in differing(&one, &other) {
            let (ours, news) = (one.get(&name), other.get(&name));
            if (theirs.cells.get(&name), news) > (mine.cells.get(&name), ours) {
                set.push((name, news.cloned()));
            }
        }
        if !set.is_empty() {
            self.patch.set(part, key.clone(), set);
        }
        let mut life = mine;
        for (name, stamp) in theirs.cells {
            let cell = life.cells.entry(name).or_insert(stamp);
            *cell = (*cell).max(stamp);
        }
        self.stamps.part_mut(part).keep(key, life);
    }
}

/// A copy that can be kept: a campaign, and its stamps as they are written down.
#[derive(Clone, PartialEq, Debug)]
pub struct Stamped {
    /// What is told.
    pub campaign: Rc<Campaign>,
    /// When it was changed.
    pub stamps: super::packed::Packed,
}
