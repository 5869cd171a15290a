//! What differs between two copies, who changed it, and what both changed, to be chosen.
//!
//! Changes that only one side made are taken. Where both changed the same value since they last knew of each other, or one side
//! took out a record that the other has changed, somebody chooses; until then the newer value counts, and the record stays.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::join::{Known, Side, arrange, join};
use super::patch::{Patch, owner};
use super::rows::{Key, Name, NoPlace, Part, Row, Value, rows};
use super::stamps::{Life, Stamp, differing, ids};
use super::twice::{Twice, contradicting, is_of_fee, made_one, twice};
use crate::campaign::model::{Campaign, Fee};
use crate::kpi::unit::Currency;

/// One of two copies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    /// The copy that is here.
    Mine,
    /// The copy that came.
    Theirs,
}

impl Whose {
    fn other(self) -> Whose {
        if self == Whose::Mine { Whose::Theirs } else { Whose::Mine }
    }
}

/// What differs.
#[derive(Clone, PartialEq, Debug)]
pub enum What {
    /// A value.
    Value {
        /// Its name.
        name: Name,
        /// What it is here.
        mine: Option<Value>,
        /// What it is there.
        theirs: Option<Value>,
    },
    /// A record that only one copy has.
    Record {
        /// Which one has it.
        with: Whose,
        /// Whether the other one has taken it out, rather than never had it.
        is_removed: bool,
    },
}

/// One thing that differs.
#[derive(Clone, PartialEq, Debug)]
pub struct Difference {
    /// Where.
    pub part: Part,
    /// Which record.
    pub key: Key,
    /// What is told of the record.
    pub row: Row,
    /// What differs.
    pub what: What,
    /// Whether both sides changed it, so that it is to be chosen.
    pub is_conflict: bool,
    /// Whose counts, unless somebody chooses otherwise.
    pub counts: Whose,
    /// When it was last changed here.
    pub mine_at: Option<Stamp>,
    /// When it was last changed there.
    pub theirs_at: Option<Stamp>,
}

/// Everything that differs between two copies.
pub struct Comparison<'a> {
    mine: Side<'a>,
    theirs: Side<'a>,
    joined: Campaign,
    /// In the order of the parts and of the keys.
    pub differences: Vec<Difference>,
    /// What both sides added apart although it is one, and what a merge makes one.
    pub twice: Vec<Twice>,
}

/// Compares two copies of a campaign.
///
/// # Errors
/// [`NoPlace`] when a sum is too large for the currency.
pub fn compare<'a>(mine: Side<'a>, theirs: Side<'a>) -> Result<Comparison<'a>, NoPlace> {
    let (joined, _) = join(mine, theirs)?;
    let twice = twice(mine.campaign, theirs.campaign);
    let mut comparison = Comparison { mine, theirs, joined, differences: Vec::new(), twice };
    for part in Part::ALL {
        for (key, (one, other)) in mine.beside(theirs, part) {
            comparison.row(part, key, &one, &other);
        }
    }
    for part in [Part::Influencers, Part::Posts] {
        comparison.pairs(part);
    }
    Ok(comparison)
}

impl<'a> Comparison<'a> {
    fn side(&self, whose: Whose) -> Side<'a> {
        if whose == Whose::Mine { self.mine } else { self.theirs }
    }

    fn row(&mut self, part: Part, key: Key, mine: &Known<'_>, theirs: &Known<'_>) {
        match (mine, theirs) {
            (Known::There(one, mine), Known::There(other, theirs)) => {
                let (one, other) = (self.mine.row(*one), self.theirs.row(*other));
                for name in differing(&one, &other) {
                    self.value(part, &key, (name, &one, &other), mine, theirs);
                }
            }
            (Known::There(place, life), gone) => {
                let row = self.mine.row(*place);
                self.record(part, key, row, Whose::Mine, (life, gone.life()));
            }
            (gone, Known::There(place, life)) => {
                let row = self.theirs.row(*place);
                self.record(part, key, row, Whose::Theirs, (life, gone.life()));
            }
            _ => {}
        }
    }

    fn value(&mut self, part: Part, key: &Key, (name, one, other): (Name, &Row, &Row), mine: &Life, theirs: &Life) {
        let (mine_at, theirs_at) = (mine.of(name), theirs.of(name));
        let (ours, news) = (one.get(&name).cloned(), other.get(&name).cloned());
        let held = part.held_with(name);
        // Of what was never told there is nothing to be seen.
        let is_news = |at: Option<Stamp>, value: &Option<Value>, whose: Whose| {
            let (side, other) = (self.side(whose).stamps, self.side(whose.other()).stamps);
            let is_told_here_alone = at.is_none() && !other.knows_first_of(side, held);
            (at.is_some() || value.is_some()) && (is_told_here_alone || !other.knows(held, at))
        };
        let (mine_new, theirs_new) = (is_news(mine_at, &ours, Whose::Mine), is_news(theirs_at, &news, Whose::Theirs));
        // Two who never shared tell both something.
        let unknown = mine_at.is_none() && theirs_at.is_none() && ours.is_some() && news.is_some();
        let is_later = (theirs_at, &news) > (mine_at, &ours);
        self.differences.push(Difference {
            part,
            key: key.clone(),
            row: one.clone(),
            what: What::Value { name, mine: ours, theirs: news },
            is_conflict: unknown || mine_new && theirs_new,
            counts: match (mine_new, theirs_new) {
                (true, false) => Whose::Mine,
                (false, true) => Whose::Theirs,
                _ if is_later => Whose::Theirs,
                _ => Whose::Mine,
            },
            mine_at,
            theirs_at,
        });
    }

    /// What contradicts itself in records that become one.
    fn pairs(&mut self, part: Part) {
        let found: Vec<_> = self.twice.iter().copied().filter(|one| one.part == part).collect();
        if found.is_empty() {
            return;
        }
        let [here, there] =
            [self.mine, self.theirs].map(|side| rows(side.campaign, part).into_iter().collect::<BTreeMap<_, _>>());
        for one in found {
            let (mine, theirs) = (Key::Id(one.mine), Key::Id(one.theirs));
            let lives = (self.mine.stamps.part(part).life(&mine), self.theirs.stamps.part(part).life(&theirs));
            if let (Some(mine), Some(theirs)) = (here.get(&mine), there.get(&theirs)) {
                self.pair(one, (&self.mine.row(*mine), &self.theirs.row(*theirs)), (&lives.0, &lives.1));
            }
        }
    }

    fn pair(&mut self, one: Twice, (mine, theirs): (&Row, &Row), (my_life, life): (&Life, &Life)) {
        let part = one.part;
        let mut of_fee = None;
        for name in contradicting(part, mine, theirs, differing(mine, theirs)) {
            let (mine_at, theirs_at) = (my_life.of(name), life.of(name));
            let (ours, news) = (mine.get(&name).cloned(), theirs.get(&name).cloned());
            let later = if (theirs_at, &news) > (mine_at, &ours) { Whose::Theirs } else { Whose::Mine };
            let counts = if is_of_fee(name) { *of_fee.get_or_insert(later) } else { later };
            self.differences.push(Difference {
                part,
                key: Key::Id(one.kept()),
                // It is told by what the copy that came has, which knows whose it is.
                row: theirs.clone(),
                what: What::Value { name, mine: ours, theirs: news },
                is_conflict: true,
                counts,
                mine_at,
                theirs_at,
            });
        }
    }

    /// A record that only one side has.
    fn record(&mut self, part: Part, key: Key, row: Row, with: Whose, (life, gone): (&Life, Option<&Life>)) {
        let removed_at = gone.and_then(|gone| gone.at);
        let goes_along = part == Part::Posts
            && removed_at.is_some()
            && owner(&row).is_some_and(|owner| self.removed_at(with.other(), Key::Id(owner)) == removed_at);
        // It is part of what becomes of its influencer.
        if goes_along {
            return;
        }
        let remover = self.side(with.other());
        let is_news = gone.is_some() && !self.side(with).stamps.knows(part.held(), removed_at);
        let is_changed = !remover.stamps.knows_first_of(self.side(with).stamps, part.held())
            || !life.is_known(part, remover.stamps)
            || part == Part::Influencers && self.posts_changed(&key, with);
        let is_conflict = is_news && is_changed;
        let counts = if is_news && !is_changed { with.other() } else { with };
        let at = (life.stamps().max(), removed_at);
        let (mine_at, theirs_at) = if with == Whose::Mine { at } else { (at.1, at.0) };
        let what = What::Record { with, is_removed: gone.is_some() };
        self.differences.push(Difference { part, key, row, what, is_conflict, counts, mine_at, theirs_at });
    }

    /// When a side took an influencer out, if it did.
    fn removed_at(&self, whose: Whose, key: Key) -> Option<Stamp> {
        let life = self.side(whose).stamps.part(Part::Influencers).lives.get(&key)?;
        life.at.filter(|_| life.is_gone)
    }

    /// Whether a side changed posts of an influencer in a way that the other one does not know.
    fn posts_changed(&self, key: &Key, with: Whose) -> bool {
        let (side, other) = (self.side(with), self.side(with.other()));
        let (lives, known) = (side.stamps.part(Part::Posts), other.stamps.part(Part::Posts));
        let mut posts = side.campaign.posts.iter().filter(|post| Key::Id(post.influencer.into()) == *key);
        posts.any(|post| {
            let key = Key::Id(post.id.into());
            let is_new = !known.lives.contains_key(&key) && other.campaign.post(post.id).is_none();
            is_new || !lives.life(&key).is_known(Part::Posts, other.stamps)
        })
    }

    /// Both copies as one; `chosen` says whose counts of each conflict, by its place among the differences.
    ///
    /// # Errors
    /// [`NoPlace`] when a sum is too large for the currency.
    pub fn merged(&self, chosen: impl Fn(usize) -> Option<Whose>) -> Result<Campaign, NoPlace> {
        let mut patch = Patch::default();
        let mut back = BTreeSet::new();
        // Whoever goes takes their posts along.
        let mut gone = BTreeSet::new();
        for (place, difference) in self.differences.iter().enumerate() {
            let counts = chosen(place).filter(|_| difference.is_conflict).unwrap_or(difference.counts);
            let Difference { part, key, row, .. } = difference;
            let goes_along = *part == Part::Posts && owner(row).is_some_and(|owner| gone.contains(&Key::Id(owner)));
            match &difference.what {
                What::Value { name, mine, theirs } => {
                    let value = if counts == Whose::Mine { mine } else { theirs };
                    patch.set(*part, key.clone(), vec![(*name, value.clone())]);
                }
                What::Record { with, .. } if counts == *with && !goes_along => {
                    patch.add(*part, key.clone(), row.clone());
                    if difference.is_conflict {
                        back.extend(self.bring_back(&mut patch, *part, key, row, *with));
                    }
                }
                What::Record { .. } => {
                    patch.remove(*part, key.clone(), row.clone());
                    gone.extend((*part == Part::Influencers).then(|| key.clone()));
                }
            }
        }
        for (post, place) in rows(&self.joined, Part::Posts) {
            let row = place.row(self.joined.currency);
            if owner(&row).is_some_and(|owner| gone.contains(&Key::Id(owner))) {
                patch.remove(Part::Posts, post, row);
            }
        }
        let mut merged = patch.apply(&self.joined)?;
        self.forget_rates(&mut merged);
        for part in [Part::Influencers, Part::Posts] {
            self.put_back(&mut merged, part, &back);
        }
        made_one(merged, &self.twice, (self.mine, self.theirs))
    }

    /// The rate of a fee is to one currency: where the merge puts it before another one it says nothing.
    fn forget_rates(&self, merged: &mut Campaign) {
        let pair = |fee: Fee, home: Currency| (fee.foreign(home), home);
        for influencer in merged.influencers.iter_mut().filter(|one| one.fee.rate.is_some() || one.fee.date.is_some()) {
            let fee = influencer.fee;
            let told = [self.mine, self.theirs].map(|side| {
                let fee = side.campaign.influencer(influencer.id).map(|one| one.fee)?;
                Some((fee, pair(fee, side.campaign.currency)))
            });
            let now = pair(fee, merged.currency);
            let stands = |is: &dyn Fn(Fee) -> bool| told.iter().flatten().any(|(told, pair)| *pair == now && is(*told));
            let rate = fee.rate.filter(|_| stands(&|told| told.rate == fee.rate));
            let date = fee.date.filter(|_| stands(&|told| told.date == fee.date));
            if (rate, date) != (fee.rate, fee.date) {
                Rc::make_mut(influencer).fee = Fee { rate, date, ..fee };
            }
        }
    }

    /// What belongs to a record that stays: an influencer's posts, a post's influencer. Says what comes back.
    fn bring_back(&self, patch: &mut Patch, part: Part, key: &Key, row: &Row, with: Whose) -> Vec<(Part, Key)> {
        let side = self.side(with);
        let mut back = vec![(part, key.clone())];
        if part == Part::Influencers {
            let removed_at = self.removed_at(with.other(), key.clone());
            let lives = &self.side(with.other()).stamps.part(Part::Posts).lives;
            for (post, place) in rows(side.campaign, Part::Posts) {
                let row = side.row(place);
                let went_along = lives.get(&post).is_some_and(|life| life.is_gone && life.at == removed_at);
                if went_along && owner(&row).map(Key::Id).as_ref() == Some(key) {
                    patch.add(Part::Posts, post.clone(), row);
                    back.push((Part::Posts, post));
                }
            }
        }
        if part == Part::Posts
            && let Some(owner) = owner(row)
            && !self.joined.influencers.iter().any(|one| u64::from(one.id) == owner)
            && let Some((key, place)) =
                rows(side.campaign, Part::Influencers).into_iter().find(|(key, _)| *key == Key::Id(owner))
        {
            patch.add(Part::Influencers, key.clone(), side.row(place));
            back.push((Part::Influencers, key));
        }
        back
    }

    /// Puts what comes back behind what it stood behind before.
    fn put_back(&self, merged: &mut Campaign, part: Part, back: &BTreeSet<(Part, Key)>) {
        let there = ids(merged, part);
        let (back, stays): (Vec<_>, Vec<_>) = there.into_iter().partition(|id| back.contains(&(part, Key::Id(*id))));
        if back.is_empty() {
            return;
        }
        let back: BTreeSet<_> = back.into_iter().collect();
        let stays_here: BTreeSet<_> = stays.iter().copied().collect();
        let mut behind: BTreeMap<Option<u64>, BTreeSet<u64>> = BTreeMap::new();
        for side in [self.mine, self.theirs] {
            let mut last = None;
            for id in ids(side.campaign, part) {
                if stays_here.contains(&id) {
                    last = Some(id);
                } else if back.contains(&id) {
                    behind.entry(last).or_default().insert(id);
                }
            }
        }
        let mut order: Vec<_> = behind.remove(&None).unwrap_or_default().into_iter().collect();
        for id in stays {
            order.push(id);
            order.extend(behind.remove(&Some(id)).unwrap_or_default());
        }
        arrange(merged, part, &order);
    }
}
