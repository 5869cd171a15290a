//! What both sides added apart although it is one: an influencer by the handle, a post by its address or by what its platform calls
//! it. Two who import the same file would have all of it twice otherwise.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::join::Side;
use super::patch::{Patch, owner};
use super::rows::{Key, Name, NoPlace, Part, Place, Row, Value, rows};
use super::stamps::ids;
use crate::campaign::address::KnownBy;
use crate::campaign::id::InfluencerId;
use crate::campaign::model::{Campaign, Post};

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

/// Everything that both sides added apart. Of several on a side it is the one with the lowest id, so that both sides find the same.
pub(super) fn twice(mine: &Campaign, theirs: &Campaign) -> Vec<Twice> {
    let only = |part, side: &Campaign, other: &Campaign| {
        let known: BTreeSet<_> = ids(other, part).into_iter().collect();
        let mut own: Vec<_> = ids(side, part).into_iter().enumerate().filter(|(_, id)| !known.contains(id)).collect();
        own.sort_by_key(|(_, id)| *id);
        own
    };
    let mut found = Vec::new();
    let mut handles = BTreeMap::new();
    let part = Part::Influencers;
    let handle = |side: &Campaign, place: usize| {
        let handle = side.influencers.get(place)?.handle.trim().to_lowercase();
        Some(handle).filter(|handle| !handle.is_empty())
    };
    for (place, id) in only(part, mine, theirs) {
        handle(mine, place).map(|handle| handles.entry(handle).or_insert(id));
    }
    for (place, id) in only(part, theirs, mine) {
        let mine = handle(theirs, place).and_then(|handle| handles.remove(&handle));
        found.extend(mine.map(|mine| Twice { part, mine, theirs: id }));
    }
    let mut names = HashMap::new();
    let part = Part::Posts;
    for (place, id) in only(part, mine, theirs) {
        let Some(post) = mine.posts.get(place) else { continue };
        for name in known_by(post).names() {
            names.entry(name).or_insert((post, id));
        }
    }
    let mut taken = BTreeSet::new();
    for (place, id) in only(part, theirs, mine) {
        let Some(key) = theirs.posts.get(place).map(|post| known_by(post)) else { continue };
        let mine = key.names().find_map(|name| {
            let (post, mine) = names.get(&name)?;
            (key.may_be(&name, &post.platform_id) && taken.insert(*mine)).then_some(*mine)
        });
        found.extend(mine.map(|mine| Twice { part, mine, theirs: id }));
    }
    found
}

fn known_by(post: &Post) -> KnownBy<'_> {
    KnownBy::new(post.platform, &post.platform_id, &post.permalink)
}

/// Makes one of each pair that is in the merged campaign: under the lower id, whoever merges, with the value of each that was told
/// last. Posts of an influencer who is two become posts of the one.
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
        let mut changed = BTreeMap::new();
        for one in found.iter().filter(|one| one.part == part) {
            let (Some(here), Some(came)) = (row(one.mine), row(one.theirs)) else { continue };
            let (kept, dropped) = (one.mine.min(one.theirs), one.mine.max(one.theirs));
            let told = |side: Side<'_>, id: u64, name| side.stamps.part(part).life(&Key::Id(id)).of(name);
            let is_later = |name, value: &Value, other: &Value| {
                (told(theirs, one.theirs, name), value) > (told(mine, one.mine, name), other)
            };
            let (id, gone) = if kept == one.mine { (&here, &came) } else { (&came, &here) };
            let (id, gone) = (id.get(&ID).cloned(), gone.clone());
            let mut both = joined(here, came, is_later);
            both.extend(id.map(|id| (ID, id)));
            changed.insert(kept, both);
            patch.remove(part, Key::Id(dropped), gone);
            renamed.extend((part == Part::Influencers).then_some((dropped, kept)));
        }
        if part == Part::Posts {
            let moved = merged.posts.iter().filter(|post| renamed.contains_key(&post.influencer.into()));
            for id in moved.map(|post| u64::from(post.id)) {
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
        // One that moved may be one that is gone.
        let dropped: BTreeSet<_> = found.iter().map(|one| one.mine.max(one.theirs)).collect();
        for (id, row) in changed {
            if !(dropped.contains(&id) && part == Part::Posts) {
                patch.add(part, Key::Id(id), row);
            }
        }
    }
    patch.apply(&merged)
}

/// What either row tells, and what was told later where both do. A fee is one with its currency and that one's rate.
fn joined(mut here: Row, mut came: Row, is_later: impl Fn(Name, &Value, &Value) -> bool) -> Row {
    if let Some((mine, theirs)) = here.get(&FEE[0]).zip(came.get(&FEE[0])) {
        let other = if is_later(FEE[0], theirs, mine) { &mut here } else { &mut came };
        FEE.iter().for_each(|name| drop(other.remove(name)));
    }
    for (name, value) in came {
        if here.get(&name).is_none_or(|other| is_later(name, &value, other)) {
            here.insert(name, value);
        }
    }
    here
}

const FEE: [Name; 4] = [Name::of("fee"), Name::of("fee_currency"), Name::of("fee_rate"), Name::of("fee_date")];

const ID: Name = Name::of("id");

/// Whose a post is.
const OWNER: Name = Name::of("influencer");
