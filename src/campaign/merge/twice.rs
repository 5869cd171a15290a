//! What both sides added apart although it is one: an influencer by the handle, a post by its address or by what its platform calls
//! it. Two who import the same file would have all of it twice otherwise.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;

use super::join::Side;
use super::patch::{Patch, owner};
use super::rows::{Key, Name, NoPlace, Part, Place, Row, Value, rows};
use super::stamps::ids;
use crate::campaign::address::{self, KnownBy};
use crate::campaign::id::InfluencerId;
use crate::campaign::insights::REPORTED;
use crate::campaign::model::{Campaign, Platform, Post};

/// Two records that are about one, each in one copy only, by their ids.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Twice {
    /// Influencers or posts.
    pub part: Part,
    /// The one that is here.
    pub mine: u64,
    /// The one that is there.
    pub theirs: u64,
}

impl Twice {
    /// Whose id stays, whoever merges whom.
    pub(super) fn kept(self) -> u64 {
        self.mine.min(self.theirs)
    }

    fn dropped(self) -> u64 {
        self.mine.max(self.theirs)
    }
}

/// Everything that both sides added apart. Where more than one of a side may be meant all stay as they are, so that both sides find
/// the same.
pub(super) fn twice(mine: &Campaign, theirs: &Campaign) -> Vec<Twice> {
    let handles = |side: &Campaign, other: &Campaign| {
        let known: BTreeSet<_> = ids(other, Part::Influencers).into_iter().collect();
        let told = side.influencers.iter().map(|one| (u64::from(one.id), one.handle.trim().to_lowercase()));
        told.filter(|(id, handle)| !handle.is_empty() && !known.contains(id)).collect::<Vec<_>>()
    };
    let both = edges(handles(mine, theirs), handles(theirs, mine));
    let mut found = only(Part::Influencers, both);
    let (here, there) = (posts(mine, theirs), posts(theirs, mine));
    let mut both = edges(names(&here), names(&there));
    // What platforms call them tells apart what an address leads to.
    both.retain(|(mine, theirs)| {
        let [one, other] = [here.get(mine), there.get(theirs)].map(|post| post.map_or("", |post| &post.platform_id));
        one.is_empty() || other.is_empty() || one == other
    });
    found.extend(only(Part::Posts, both));
    found
}

/// The posts of a side that the other one has not.
fn posts<'a>(side: &'a Campaign, other: &Campaign) -> BTreeMap<u64, &'a Post> {
    let known: BTreeSet<_> = ids(other, Part::Posts).into_iter().collect();
    let own = side.posts.iter().map(|post| (u64::from(post.id), &**post));
    own.filter(|(id, _)| !known.contains(id)).collect()
}

/// What posts are known by.
fn names<'a>(posts: &BTreeMap<u64, &'a Post>) -> Vec<(u64, address::Name<'a>)> {
    let of = |(id, post): (&u64, &&'a Post)| {
        let id = *id;
        KnownBy::new(post.platform, &post.platform_id, &post.permalink).names().map(move |name| (id, name))
    };
    posts.iter().flat_map(of).collect()
}

/// Every two, one of each side, that have a name in common.
fn edges<N: Hash + Eq>(mine: Vec<(u64, N)>, theirs: Vec<(u64, N)>) -> BTreeSet<(u64, u64)> {
    let mut by_name: HashMap<N, Vec<u64>> = HashMap::new();
    mine.into_iter().for_each(|(id, name)| by_name.entry(name).or_default().push(id));
    let of = |(id, name): (u64, N)| {
        by_name.get(&name).into_iter().flatten().map(move |mine| (*mine, id)).collect::<Vec<_>>()
    };
    theirs.into_iter().flat_map(of).collect()
}

/// Those of which neither may be another one.
fn only(part: Part, edges: BTreeSet<(u64, u64)>) -> Vec<Twice> {
    let (mut mine, mut theirs) = (HashMap::<u64, u32>::new(), HashMap::<u64, u32>::new());
    for (one, other) in &edges {
        *mine.entry(*one).or_default() += 1;
        *theirs.entry(*other).or_default() += 1;
    }
    let is_only = |(one, other): &(u64, u64)| mine.get(one) == Some(&1) && theirs.get(other) == Some(&1);
    edges.into_iter().filter(is_only).map(|(mine, theirs)| Twice { part, mine, theirs }).collect()
}

/// Whether a value is what a platform reports, of which the one that was told last counts, rather than what somebody decided.
fn is_reported(part: Part, name: Name) -> bool {
    let column = name.column;
    match part {
        Part::Posts => column == "followers" || REPORTED.iter().any(|measure| measure.key() == column),
        // "other" is a cost.
        _ => column == "other_platform" || column != "other" && Platform::from_key(column).is_some(),
    }
}

/// The values of a pair that are to be chosen, since both sides told them, each its own; a fee with its currency and that one's rate.
pub(super) fn contradicting(part: Part, mine: &Row, theirs: &Row, differing: impl Iterator<Item = Name>) -> Vec<Name> {
    let known_by = [ID, OWNER, Name::of("handle"), Name::of("permalink"), Name::of("platform_id")];
    let both = |name: &Name| mine.contains_key(name) && theirs.contains_key(name);
    let is_asked = |name: &Name| match FEE.contains(name) {
        true => both(&FEE[0]),
        false => both(name) && !known_by.contains(name) && !is_reported(part, *name),
    };
    differing.filter(is_asked).collect()
}

/// Whether a value belongs to what a fee is.
pub(super) fn is_of_fee(name: Name) -> bool {
    FEE.contains(&name)
}

/// Makes one of each pair that is in the merged campaign, under the lower id, whoever merges. It has what was chosen, what only one
/// told, and of what platforms report what was told last. Posts of an influencer who is two become posts of the one.
///
/// # Errors
/// [`NoPlace`] when a sum is too large for the currency.
pub(super) fn made_one(
    merged: Campaign,
    found: &[Twice],
    (mine, theirs): (Side<'_>, Side<'_>),
) -> Result<Campaign, NoPlace> {
    if found.is_empty() {
        return Ok(merged);
    }
    let mut patch = Patch::default();
    // Whoever is gone, and who stands for them.
    let mut renamed = BTreeMap::new();
    for part in [Part::Influencers, Part::Posts] {
        let there: BTreeMap<Key, Place<'_>> = rows(&merged, part).into_iter().collect();
        let row = |id: u64| there.get(&Key::Id(id)).map(|place| place.row(merged.currency));
        let (mut changed, mut dropped) = (BTreeMap::new(), BTreeSet::new());
        for one in found.iter().filter(|one| one.part == part) {
            let (Some(kept), Some(gone)) = (row(one.kept()), row(one.dropped())) else { continue };
            let at = |id: u64, name| {
                let side = if id == one.mine { mine } else { theirs };
                side.stamps.part(part).life(&Key::Id(id)).of(name)
            };
            let is_later = |name: Name, value: &Value, other: &Value| {
                is_reported(part, name) && (at(one.dropped(), name), value) > (at(one.kept(), name), other)
            };
            dropped.insert(one.dropped());
            patch.remove(part, Key::Id(one.dropped()), gone.clone());
            changed.insert(one.kept(), joined(kept, gone, is_later));
            renamed.extend((part == Part::Influencers).then_some((one.dropped(), one.kept())));
        }
        if part == Part::Posts {
            let moved = merged.posts.iter().filter(|post| renamed.contains_key(&post.influencer.into()));
            // One that moved may be one that is gone.
            for id in moved.map(|post| u64::from(post.id)).filter(|id| !dropped.contains(id)) {
                if let Some(row) = row(id) {
                    changed.entry(id).or_insert(row);
                }
            }
            for row in changed.values_mut() {
                if let Some(id) = owner(row).and_then(|owner| renamed.get(&owner)) {
                    row.insert(OWNER, Value::Text(InfluencerId::from_random(*id).to_string().into()));
                }
            }
        }
        changed.into_iter().for_each(|(id, row)| patch.add(part, Key::Id(id), row));
    }
    patch.apply(&merged)
}

/// A row with what another one tells beside it.
fn joined(mut kept: Row, mut gone: Row, is_later: impl Fn(Name, &Value, &Value) -> bool) -> Row {
    // A fee is one with its currency, and what is not said to be planned is live.
    let without = |row: &mut Row, names: &[Name]| names.iter().for_each(|name| drop(row.remove(name)));
    without(if kept.contains_key(&FEE[0]) { &mut gone } else { &mut kept }, &FEE);
    if !(kept.contains_key(&STATUS) && gone.contains_key(&STATUS)) {
        without(&mut kept, &[STATUS]);
        without(&mut gone, &[STATUS]);
    }
    for (name, value) in gone {
        if kept.get(&name).is_none_or(|other| is_later(name, &value, other)) {
            kept.insert(name, value);
        }
    }
    kept
}

const FEE: [Name; 4] = [Name::of("fee"), Name::of("fee_currency"), Name::of("fee_rate"), Name::of("fee_date")];

const ID: Name = Name::of("id");

const STATUS: Name = Name::of("status");

/// Whose a post is.
const OWNER: Name = Name::of("influencer");
