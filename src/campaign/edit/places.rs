//! Where what an edit changes stands.

use std::rc::Rc;

use super::{Edit, Refused};
use crate::campaign::id::{InfluencerId, PostId};
use crate::campaign::model::Campaign;

/// Where what an edit changes stands. To look through a list for each of thousands of edits would take minutes.
#[derive(Default)]
pub(super) struct Places {
    pub(super) influencers: Hints,
    pub(super) posts: Hints,
}

/// Ids in their order, each with the place where it stood last, or none while it is not there. Empty where one look through
/// the list is quicker.
#[derive(Default)]
pub(super) struct Hints(Vec<(u64, Option<usize>)>);

/// Fewer edits are applied without an index.
const FEW: usize = 16;

impl Places {
    pub(super) fn of(campaign: &Campaign, edit: &Edit) -> Places {
        if edit.parts() < FEW {
            return Places::default();
        }
        let mut places = Places {
            influencers: Hints::here(campaign.influencers.iter().map(|influencer| influencer.id)),
            posts: Hints::here(campaign.posts.iter().map(|post| post.id)),
        };
        places.expect(edit);
        places.influencers.sort();
        places.posts.sort();
        places
    }

    /// Makes room for what an edit may put in.
    fn expect(&mut self, edit: &Edit) {
        match edit {
            Edit::InsertInfluencer(_, influencer) => self.influencers.0.push((influencer.id.into(), None)),
            Edit::InsertPost(_, post) => self.posts.0.push((post.id.into(), None)),
            Edit::All(edits) => edits.iter().for_each(|edit| self.expect(edit)),
            _ => {}
        }
    }

    /// What an edit would put back is not there.
    pub(super) fn forget(&mut self, edit: &Edit) {
        match edit {
            Edit::InsertInfluencer(_, influencer) => self.influencers.put(influencer.id, None),
            Edit::InsertPost(_, post) => self.posts.put(post.id, None),
            _ => {}
        }
    }

    pub(super) fn influencer(&mut self, campaign: &Campaign, id: InfluencerId) -> Result<usize, Refused> {
        self.influencers.find(&campaign.influencers, id, |one| one.id).ok_or(Refused::NoInfluencer(id))
    }

    pub(super) fn post(&mut self, campaign: &Campaign, id: PostId) -> Result<usize, Refused> {
        self.posts.find(&campaign.posts, id, |one| one.id).ok_or(Refused::NoPost(id))
    }
}

impl Hints {
    fn here(ids: impl Iterator<Item = impl Into<u64>>) -> Hints {
        Hints(ids.map(Into::into).zip((0..).map(Some)).collect())
    }

    /// Each id once, with its place if it has one.
    fn sort(&mut self) {
        self.0.sort_unstable_by_key(|(id, place)| (*id, place.is_none()));
        self.0.dedup_by_key(|(id, _)| *id);
    }

    fn hint(&mut self, id: u64) -> Option<&mut Option<usize>> {
        let at = self.0.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.0.get_mut(at).map(|(_, place)| place)
    }

    pub(super) fn put(&mut self, id: impl Into<u64>, place: Option<usize>) {
        if let Some(hint) = self.hint(id.into()) {
            *hint = place;
        }
    }

    /// Where `id` stands in its list: at its last place, unless something before it has come or gone.
    fn find<T, I: Copy + PartialEq + Into<u64>>(&mut self, list: &[Rc<T>], id: I, of: fn(&T) -> I) -> Option<usize> {
        let look = || list.iter().position(|one| of(one) == id);
        if self.0.is_empty() {
            return look();
        }
        let hint = self.hint(id.into())?;
        let place = (*hint)?;
        if list.get(place).is_none_or(|one| of(one) != id) {
            *hint = look();
        }
        *hint
    }
}
