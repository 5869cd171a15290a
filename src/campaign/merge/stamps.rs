//! When each fact of a campaign was last changed, as far as that matters to somebody with another copy.
//!
//! What was told before the campaign was first shared has no stamp and is older than any. Stamps are made by comparing the rows of
//! a campaign before and after, so that there is no rule for each edit.

use std::collections::{BTreeMap, BTreeSet};

use super::rows::{Held, Key, Name, Part, Place, Row, rows};
use crate::campaign::model::Campaign;
use crate::kpi::unit::exponent;

/// A browser that changes campaigns, by a random number.
pub type Replica = u32;

/// A moment of a hybrid logical clock: seconds since 1970, or one more than the last stamp where that is later. So whoever knows
/// a stamp only makes later ones.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Stamp {
    /// When.
    pub time: u64,
    /// Where.
    pub replica: Replica,
}

/// What stamps are made with.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Clock {
    /// Seconds since 1970.
    pub now: u64,
    /// This browser.
    pub replica: Replica,
}

/// When a browser has seen what it was told itself before it first shared: before any change.
const BEGUN: u64 = 1;

/// No clock shows more: the year 36812.
pub(super) const LATEST: u64 = 1 << 40;

/// The life of a row, and what was changed in it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Life {
    /// When it was added or taken out; none from the beginning.
    pub(super) at: Option<Stamp>,
    /// Whether it was taken out. An influencer that posts still refer to is then there without any facts.
    pub(super) is_gone: bool,
    /// Values that were changed since.
    pub(super) cells: BTreeMap<Name, Stamp>,
}

impl Life {
    /// When a value was last changed.
    pub(super) fn of(&self, name: Name) -> Option<Stamp> {
        self.cells.get(&name).copied().or(self.at)
    }

    /// Every stamp of it.
    pub(super) fn stamps(&self) -> impl Iterator<Item = Stamp> {
        self.at.into_iter().chain(self.cells.values().copied())
    }

    /// Whether a copy with these stamps knows all of it.
    pub(super) fn is_known(&self, part: Part, to: &Stamps) -> bool {
        let mut cells = self.cells.iter().map(|(name, at)| (part.held_with(*name), *at));
        to.knows(part.held(), self.at) && cells.all(|(held, at)| to.knows(held, Some(at)))
    }
}

/// The order that people gave the rows of a part.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Order {
    /// When they last did.
    pub(super) at: Option<Stamp>,
    /// The ids in that order. Rows that came later follow in the order of their coming.
    pub(super) settled: Vec<u64>,
}

/// What is known about the rows of a part.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct PartStamps {
    /// Rows of which anything is known.
    pub(super) lives: BTreeMap<Key, Life>,
    pub(super) order: Order,
}

impl PartStamps {
    /// The life of a row that is there.
    pub(super) fn life(&self, key: &Key) -> Life {
        self.lives.get(key).cloned().unwrap_or_default()
    }

    /// Keeps a life if there is anything to know about it.
    pub(super) fn keep(&mut self, key: Key, life: Life) {
        if life == Life::default() {
            self.lives.remove(&key)
        } else {
            self.lives.insert(key, life)
        };
    }

    /// When a row came.
    pub(super) fn came(&self, id: u64) -> Option<Stamp> {
        self.lives.get(&Key::Id(id)).and_then(|life| life.at)
    }

    /// An order as far as it is about rows that are there and had come by then.
    pub(super) fn settled(&self, order: &Order, there: &BTreeSet<u64>) -> Order {
        let is_gone = |id: &u64| self.lives.get(&Key::Id(*id)).is_some_and(|life| life.is_gone);
        let counts = |id: &u64| there.contains(id) && self.came(*id) <= order.at && !is_gone(id);
        Order { at: order.at, settled: order.settled.iter().copied().filter(counts).collect() }
    }

    /// The rows that are there in the order they stand in.
    pub(super) fn in_order(&self, there: &BTreeSet<u64>) -> Vec<u64> {
        let mut rest = there.clone();
        let mut ids = self.settled(&self.order, there).settled;
        ids.retain(|id| rest.remove(id));
        let mut rest: Vec<_> = rest.into_iter().map(|id| (self.came(id), id)).collect();
        rest.sort_unstable();
        ids.extend(rest.into_iter().map(|(_, id)| id));
        ids
    }
}

/// The latest stamp of each browser.
pub(super) type Latest = BTreeMap<Replica, u64>;

/// What a copy has seen of something that can be held back.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct View {
    /// The latest change of each browser, and with it every one before.
    pub(super) latest: Latest,
    /// Whether it has not even seen what was told before the campaign was first shared.
    pub(super) is_without_first: bool,
}

impl View {
    /// Whether it has seen a value that was last changed then.
    fn knows(&self, stamp: Option<Stamp>) -> bool {
        match stamp {
            None => !self.is_without_first,
            Some(stamp) => self.latest.get(&stamp.replica).is_some_and(|seen| *seen >= stamp.time),
        }
    }

    /// What either of two has seen.
    fn join(&mut self, other: &View) {
        for (replica, time) in &other.latest {
            let seen = self.latest.entry(*replica).or_default();
            *seen = (*seen).max(*time);
        }
        self.is_without_first &= other.is_without_first;
    }
}

/// What a copy has seen, by what can be held back.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Seen([View; Held::ALL.len()]);

impl Seen {
    pub(super) fn of(&self, held: Held) -> &View {
        let [nothing, costs, notes, records] = &self.0;
        match held {
            Held::Nothing => nothing,
            Held::Costs => costs,
            Held::Notes => notes,
            Held::Records => records,
        }
    }

    pub(super) fn of_mut(&mut self, held: Held) -> &mut View {
        let [nothing, costs, notes, records] = &mut self.0;
        match held {
            Held::Nothing => nothing,
            Held::Costs => costs,
            Held::Notes => notes,
            Held::Records => records,
        }
    }

    /// What either of two copies has seen.
    pub(super) fn join(&mut self, other: &Seen) {
        self.0.iter_mut().zip(&other.0).for_each(|(mine, theirs)| mine.join(theirs));
    }
}

/// The stamps of a campaign.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Stamps {
    /// Whether it was never shared, so that nobody else knows what was told here.
    pub(super) is_unshared: bool,
    /// The browsers in which values without a stamp were told before it was first shared there. Most copies come from one; two that
    /// were shared apart, such as those of one backup, know nothing of what the other one was told until they are joined.
    pub(super) begun: BTreeSet<Replica>,
    /// What of its changes is known here.
    pub(super) seen: Seen,
    pub(super) parts: [PartStamps; Part::ALL.len()],
}

impl Stamps {
    /// Those of a campaign without a word about when anything was changed.
    pub(super) fn none(campaign: &Campaign) -> Stamps {
        let mut stamps = Stamps { is_unshared: true, ..Stamps::default() };
        for part in Part::ALL {
            stamps.part_mut(part).order.settled = ids(campaign, part);
        }
        stamps
    }

    /// The stamps of a campaign that was never changed since it was shared in this browser.
    pub fn begin(campaign: &Campaign, replica: Replica) -> Stamps {
        let mut stamps = Stamps { is_unshared: false, begun: [replica].into(), ..Stamps::none(campaign) };
        for held in Held::ALL {
            stamps.seen.of_mut(held).latest.insert(replica, BEGUN);
        }
        stamps
    }

    pub(super) fn part(&self, part: Part) -> &PartStamps {
        let [facts, targets, influencers, posts, orders, sessions, days, studies] = &self.parts;
        match part {
            Part::Facts => facts,
            Part::Targets => targets,
            Part::Influencers => influencers,
            Part::Posts => posts,
            Part::Orders => orders,
            Part::Sessions => sessions,
            Part::Days => days,
            Part::Studies => studies,
        }
    }

    pub(super) fn part_mut(&mut self, part: Part) -> &mut PartStamps {
        let [facts, targets, influencers, posts, orders, sessions, days, studies] = &mut self.parts;
        match part {
            Part::Facts => facts,
            Part::Targets => targets,
            Part::Influencers => influencers,
            Part::Posts => posts,
            Part::Orders => orders,
            Part::Sessions => sessions,
            Part::Days => days,
            Part::Studies => studies,
        }
    }

    /// Whether the copy with these stamps knows what of such facts was told in another one before that was first shared.
    pub(super) fn knows_first_of(&self, other: &Stamps, held: Held) -> bool {
        let latest = &self.seen.of(held).latest;
        !other.is_unshared && other.begun.iter().all(|replica| latest.contains_key(replica))
    }

    /// Whether the copy with these stamps knows what was last changed then.
    pub(super) fn knows(&self, held: Held, stamp: Option<Stamp>) -> bool {
        self.seen.of(held).knows(stamp)
    }

    /// The next stamp.
    fn next(&self, clock: Clock) -> Stamp {
        let last = self.seen.of(Held::Nothing).latest.values().copied().max().unwrap_or_default();
        Stamp { time: clock.now.max(last + 1).min(LATEST), replica: clock.replica }
    }

    /// The stamps after `before` has become `after`: everything that differs was changed now.
    pub fn advance(&mut self, before: &Campaign, after: &Campaign, clock: Clock) {
        let stamp = self.next(clock);
        let mut any = false;
        for part in Part::ALL {
            any |= self.advance_part(part, before, after, stamp);
        }
        if any {
            for held in Held::ALL {
                self.seen.of_mut(held).latest.insert(stamp.replica, stamp.time);
            }
        }
    }

    fn advance_part(&mut self, part: Part, before: &Campaign, after: &Campaign, stamp: Stamp) -> bool {
        let stamps = self.part_mut(part);
        let mut any = false;
        for change in changes(part, before, after) {
            any = true;
            match change {
                Change::Added(key, _) => {
                    stamps.keep(key, Life { at: Some(stamp), ..Life::default() });
                }
                Change::Gone(key, _) => stamps.keep(key, Life { at: Some(stamp), is_gone: true, ..Life::default() }),
                Change::Changed(key, one, other) => {
                    let mut life = stamps.life(&key);
                    if life.is_gone {
                        life = Life { at: Some(stamp), ..Life::default() };
                    }
                    life.cells.extend(differing(&one, &other).map(|name| (name, stamp)));
                    stamps.keep(key, life);
                }
            }
        }
        if !part.has_order() {
            return any;
        }
        let order = ids(after, part);
        let there = order.iter().copied().collect();
        if stamps.in_order(&there) == order {
            stamps.order = stamps.settled(&stamps.order, &there);
            return any;
        }
        stamps.order = Order { at: Some(stamp), settled: order };
        true
    }

    /// Forgets what was held back: when it was changed, and that anybody who gets the copy had seen it.
    pub fn hold_back(&mut self, held: Held) {
        *self.seen.of_mut(held) = View { latest: Latest::new(), is_without_first: true };
        for part in Part::ALL {
            let stamps = self.part_mut(part);
            if part.held() == held {
                *stamps = PartStamps::default();
                continue;
            }
            for (key, mut life) in std::mem::take(&mut stamps.lives) {
                life.cells.retain(|name, _| part.held_with(*name) != held);
                stamps.keep(key, life);
            }
        }
    }
}

/// The ids of a part's rows, in their order.
pub(super) fn ids(campaign: &Campaign, part: Part) -> Vec<u64> {
    match part {
        Part::Influencers => campaign.influencers.iter().map(|one| one.id.into()).collect(),
        Part::Posts => campaign.posts.iter().map(|one| one.id.into()).collect(),
        _ => Vec::new(),
    }
}

/// The names of values that differ.
pub(super) fn differing(one: &Row, other: &Row) -> impl Iterator<Item = Name> {
    let names: BTreeSet<Name> = one.keys().chain(other.keys()).copied().collect();
    names.into_iter().filter(|name| one.get(name) != other.get(name))
}

/// How a row of one campaign is found in another.
pub(super) enum Change {
    Added(Key, Row),
    Gone(Key, Row),
    Changed(Key, Row, Row),
}

/// Every row of a part that differs.
pub(super) fn changes(part: Part, before: &Campaign, after: &Campaign) -> Vec<Change> {
    let (home, now) = (before.currency, after.currency);
    let is_alike = exponent(home) == exponent(now);
    if part.is_record() && is_alike && std::rc::Rc::ptr_eq(&before.records, &after.records) {
        return Vec::new();
    }
    let mut there: BTreeMap<Key, Place> = rows(before, part).into_iter().collect();
    let mut changes = Vec::new();
    for (key, place) in rows(after, part) {
        match there.remove(&key) {
            None => changes.push(Change::Added(key, place.row(now))),
            Some(old) if is_alike && old.is_same(place) => {}
            Some(old) => {
                let (old, new) = (old.row(home), place.row(now));
                if old != new {
                    changes.push(Change::Changed(key, old, new));
                }
            }
        }
    }
    changes.extend(there.into_iter().map(|(key, old)| Change::Gone(key, old.row(home))));
    changes
}
