//! All change is an [`Edit`]: forms, imports, undo and other tabs make them, and one pure function applies them.

mod campaign;
mod currency;
mod influencer;
mod order;
mod places;
mod post;

use std::mem::{discriminant, replace};
use std::rc::Rc;

use self::currency::with_fee_rates;
use self::places::Places;
use super::advice::Advice;
use super::id::{InfluencerId, PostId};
use super::merge::{Merge, NoPlace, Patch};
use super::model::{Campaign, Influencer, Objective, Platform, Post};
use super::rates::Pair;
use super::records::{Order, Record, UtmTag};
use super::tracking::{LinkPart, Placement, Spot};
use crate::kpi::catalogue::KpiId;
use crate::kpi::measure::Measure;
use crate::kpi::unit::Currency;

pub use campaign::CampaignChange;
pub use currency::{Change, rescaled, too_fine};
pub use influencer::InfluencerChange;
pub use order::OrderChange;
pub use post::PostChange;

/// One change of a campaign.
#[derive(Clone, PartialEq, Debug)]
pub enum Edit {
    /// Sets one field of the campaign.
    Campaign(CampaignChange),
    /// Sets one field of an influencer.
    Influencer(InfluencerId, InfluencerChange),
    /// Sets one field of a post.
    Post(PostId, PostChange),
    /// Adds an influencer before the one at this place, or at the end.
    InsertInfluencer(usize, Rc<Influencer>),
    /// Takes an influencer out, with all posts.
    RemoveInfluencer(InfluencerId),
    /// Adds a post before the one at this place, or at the end.
    InsertPost(usize, Rc<Post>),
    /// Takes a post out.
    RemovePost(PostId),
    /// Sets a record, in place of the one with its key.
    Keep(Record),
    /// Takes out the record with the key of this one.
    Forget(Record),
    /// Sets one field of the order with this id.
    Order(Rc<str>, OrderChange),
    /// Takes in what another copy of the campaign has, or takes that back.
    Merge(Rc<Merge>),
    /// All of these in order, or none.
    All(Vec<Edit>),
}

/// Why an edit cannot be applied.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
    /// There is no such influencer (any more).
    NoInfluencer(InfluencerId),
    /// There is no such post (any more).
    NoPost(PostId),
    /// There is no such order (any more).
    NoOrder,
    /// Something with this id is here already.
    IdTaken,
    /// An amount has digits that the new currency cannot hold.
    CurrencyTooCoarse(Currency),
}

/// A campaign after an edit, and the edit that takes it back.
#[derive(Clone, PartialEq, Debug)]
pub struct Applied {
    /// The same `Rc` when nothing changed.
    pub campaign: Rc<Campaign>,
    /// Applied to [`Applied::campaign`], restores what was before.
    pub inverse: Edit,
}

impl Edit {
    /// Applies the edit.
    ///
    /// # Errors
    /// [`Refused`] when what it changes is not there; the campaign stays as it was.
    pub fn apply(&self, campaign: &Rc<Campaign>) -> Result<Applied, Refused> {
        let mut next = Rc::clone(campaign);
        let inverse = self.apply_to(&mut next, &mut Places::of(campaign, self))?;
        Ok(Applied { campaign: next, inverse })
    }

    fn apply_to(&self, campaign: &mut Rc<Campaign>, places: &mut Places) -> Result<Edit, Refused> {
        match self {
            Edit::Campaign(change) => {
                let mut next = Campaign::clone(campaign);
                let inverse = change.clone().swap(&mut next)?;
                if inverse == *change {
                    return Ok(Edit::Campaign(inverse));
                }
                let before = replace(campaign, Rc::new(next));
                Ok(if let CampaignChange::Currency(_) = change {
                    with_fee_rates(&before, inverse)
                } else {
                    Edit::Campaign(inverse)
                })
            }
            Edit::Influencer(id, change) => {
                let at = places.influencer(campaign, *id)?;
                let mut next = Influencer::clone(campaign.influencers.get(at).ok_or(Refused::NoInfluencer(*id))?);
                let inverse = change.clone().swap(&mut next, campaign.currency)?;
                if campaign.influencers.get(at).is_some_and(|influencer| **influencer != next)
                    && let Some(place) = Rc::make_mut(campaign).influencers.get_mut(at)
                {
                    *place = Rc::new(next);
                }
                Ok(Edit::Influencer(*id, inverse))
            }
            Edit::Post(id, change) => {
                if let PostChange::Influencer(owner) = change {
                    places.influencer(campaign, *owner)?;
                }
                let at = places.post(campaign, *id)?;
                let mut next = Post::clone(campaign.posts.get(at).ok_or(Refused::NoPost(*id))?);
                let inverse = change.clone().swap(&mut next);
                if inverse != *change
                    && let Some(place) = Rc::make_mut(campaign).posts.get_mut(at)
                {
                    *place = Rc::new(next);
                }
                Ok(Edit::Post(*id, inverse))
            }
            Edit::InsertInfluencer(at, influencer) => {
                if places.influencer(campaign, influencer.id).is_ok() {
                    return Err(Refused::IdTaken);
                }
                let list = &mut Rc::make_mut(campaign).influencers;
                let at = (*at).min(list.len());
                list.insert(at, Rc::clone(influencer));
                places.influencers.put(influencer.id, Some(at));
                Ok(Edit::RemoveInfluencer(influencer.id))
            }
            Edit::RemoveInfluencer(id) => {
                let at = places.influencer(campaign, *id)?;
                let inverse = remove_influencer(campaign, *id, at);
                places.influencers.put(*id, None);
                if let Edit::All(gone) = &inverse {
                    gone.iter().for_each(|gone| places.forget(gone));
                }
                Ok(inverse)
            }
            Edit::InsertPost(at, post) => {
                places.influencer(campaign, post.influencer)?;
                if places.post(campaign, post.id).is_ok() {
                    return Err(Refused::IdTaken);
                }
                let list = &mut Rc::make_mut(campaign).posts;
                let at = (*at).min(list.len());
                list.insert(at, Rc::clone(post));
                places.posts.put(post.id, Some(at));
                Ok(Edit::RemovePost(post.id))
            }
            Edit::RemovePost(id) => {
                let at = places.post(campaign, *id)?;
                let post = Rc::make_mut(campaign).posts.remove(at);
                places.posts.put(*id, None);
                Ok(Edit::InsertPost(at, post))
            }
            // What is no number is nothing to keep.
            Edit::Keep(record @ Record::Day(_, _, value)) if !value.is_finite() => {
                Edit::Forget(record.clone()).apply_to(campaign, places)
            }
            Edit::Keep(record) => {
                let before = campaign.records.find(record);
                if before.as_ref() != Some(record) {
                    Rc::make_mut(&mut Rc::make_mut(campaign).records).keep(record);
                }
                Ok(before.map_or_else(|| Edit::Forget(record.clone()), Edit::Keep))
            }
            Edit::Forget(record) => {
                let Some(before) = campaign.records.find(record) else { return Ok(self.clone()) };
                Rc::make_mut(&mut Rc::make_mut(campaign).records).forget(record);
                Ok(Edit::Keep(before))
            }
            Edit::Order(id, change) => {
                let before = campaign.records.order(id).ok_or(Refused::NoOrder)?;
                let mut next = Order::clone(before);
                let inverse = change.clone().swap(&mut next, campaign.currency)?;
                if **before != next {
                    let next = Record::Order(Rc::new(next));
                    Rc::make_mut(&mut Rc::make_mut(campaign).records).keep(&next);
                }
                Ok(Edit::Order(Rc::clone(id), inverse))
            }
            Edit::Merge(merge) => {
                let too_coarse = |NoPlace| Refused::CurrencyTooCoarse(campaign.currency);
                let next = merge.patch.apply(campaign).map_err(too_coarse)?;
                let patch = Patch::between(&next, campaign);
                if !patch.is_empty() {
                    *campaign = Rc::new(next);
                }
                Ok(Edit::Merge(Rc::new(Merge { patch, is_undone: !merge.is_undone, ..Merge::clone(merge) })))
            }
            Edit::All(edits) => {
                let mut next = Rc::clone(campaign);
                let mut inverses = Vec::with_capacity(edits.len());
                for edit in edits {
                    inverses.push(edit.apply_to(&mut next, places)?);
                }
                inverses.reverse();
                *campaign = next;
                Ok(Edit::All(inverses))
            }
        }
    }

    /// How many edits it is made of.
    fn parts(&self) -> usize {
        if let Edit::All(edits) = self { edits.iter().map(Edit::parts).sum() } else { 1 }
    }

    /// Whether both edits set the same field of the same thing, so that the second makes the first superfluous.
    pub fn same_field(&self, other: &Edit) -> bool {
        match (self, other) {
            // A change of currency does more than set a field, so that none makes the one before superfluous.
            (Edit::Campaign(CampaignChange::Currency(_)), _) => false,
            (Edit::Campaign(first), Edit::Campaign(second)) => same(first, second, CampaignChange::which),
            (Edit::Influencer(a, first), Edit::Influencer(b, second)) => {
                a == b && same(first, second, InfluencerChange::which)
            }
            (Edit::Post(a, first), Edit::Post(b, second)) => a == b && same(first, second, PostChange::which),
            (Edit::Order(a, first), Edit::Order(b, second)) => a == b && same(first, second, OrderChange::which),
            _ => false,
        }
    }
}

/// Whether two changes set the same field.
fn same<T>(first: &T, second: &T, which: fn(&T) -> Which) -> bool {
    discriminant(first) == discriminant(second) && which(first) == which(second)
}

fn remove_influencer(campaign: &mut Rc<Campaign>, id: InfluencerId, at: usize) -> Edit {
    let next = Rc::make_mut(campaign);
    let mut inverse = vec![Edit::InsertInfluencer(at, next.influencers.remove(at))];
    // Ascending places, so that inserting them in this order puts each post where it was.
    let gone = next.posts.iter().enumerate().filter(|(_, post)| post.influencer == id);
    inverse.extend(gone.map(|(place, post)| Edit::InsertPost(place, Rc::clone(post))));
    next.posts.retain(|post| post.influencer != id);
    Edit::All(inverse)
}

/// Which of several fields of one kind a change sets.
#[derive(PartialEq)]
enum Which {
    Only,
    Kpi(KpiId),
    Pair(Pair),
    Measure(Measure),
    Objective(Objective),
    Advice(Advice),
    Platform(Platform),
    LinkPart(LinkPart),
    OwnLink(Option<Spot>, LinkPart),
    Placement(Placement),
    Tag(UtmTag),
}
