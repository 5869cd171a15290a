//! What several readings do together to the things that they are about: each is counted once, by what is left of it at the end.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::{Plan, What, outcome};
use crate::campaign::id::{InfluencerId, PostId};
use crate::campaign::index::Index;
use crate::campaign::model::{Campaign, Date};
use crate::campaign::records::{Origin, Record, Subject};

/// What a row is about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Thing {
    Post(PostId),
    Influencer(InfluencerId),
    Order(Rc<str>),
    Origin(Origin),
    /// A day of some series.
    Day(Rc<[Rc<Subject>]>, Date),
}

/// A campaign in which posts and influencers are found at once.
struct Side<'a> {
    campaign: &'a Campaign,
    posts: Index,
    influencers: Index,
}

impl<'a> Side<'a> {
    fn of(campaign: &'a Campaign) -> Self {
        let posts = Index::of(campaign.posts.iter().map(|post| post.id));
        Side { campaign, posts, influencers: Index::of(campaign.influencers.iter().map(|one| one.id)) }
    }

    /// What the way from here to `after` does to a thing.
    fn outcome(&self, after: &Side, thing: &Thing) -> What {
        match thing {
            Thing::Post(id) => {
                let of = |side: &Side| side.campaign.posts.get(side.posts.get(*id)?).cloned();
                between(of(self).as_deref(), of(after).as_deref())
            }
            Thing::Influencer(id) => {
                let of = |side: &Side| side.campaign.influencers.get(side.influencers.get(*id)?).cloned();
                between(of(self).as_deref(), of(after).as_deref())
            }
            Thing::Order(id) => between(self.campaign.records.order(id), after.campaign.records.order(id)),
            Thing::Origin(origin) => {
                between(self.campaign.records.visits(origin), after.campaign.records.visits(origin))
            }
            Thing::Day(subjects, day) => {
                let of = |side: &Side, subject| side.campaign.records.find(&Record::Day(Rc::clone(subject), *day, 0.0));
                let is_known = subjects.iter().any(|subject| of(self, subject).is_some());
                outcome(!is_known, subjects.iter().any(|subject| of(self, subject) != of(after, subject)))
            }
        }
    }
}

fn between<T: PartialEq>(before: Option<&T>, after: Option<&T>) -> What {
    outcome(before.is_none(), before != after)
}

/// Counts each thing where it is told first, by what becomes of it in all. In a round in which nothing new comes of the tables
/// together, one that changes something says otherwise than another one.
pub(super) fn count_once(plans: &mut [Plan], before: &Campaign, after: &Campaign) {
    let (before, after) = (Side::of(before), Side::of(after));
    let mut seen = BTreeSet::new();
    for plan in &mut *plans {
        for (row, thing) in std::mem::take(&mut plan.things) {
            let is_changed = plan.rows.get(row) == Some(&What::Updated);
            let again = if is_changed { What::Otherwise } else { What::Counted };
            plan.tell(row, if seen.contains(&thing) { again } else { before.outcome(&after, &thing) });
            seen.insert(thing);
        }
    }
    for plan in plans {
        plan.brought.retain_mut(|(id, what)| {
            let thing = Thing::Influencer(*id);
            *what = before.outcome(&after, &thing);
            *what != What::Unchanged && seen.insert(thing)
        });
    }
}
