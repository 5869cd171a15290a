//! What a campaign's orders and visits came to: whose each of them is. It is made anew only when something changes that it rests on,
//! and not at each key.

use std::rc::Rc;

use super::attribution::{Attributed, attribute};
use super::owner::Owners;
use super::visits::{AllVisits, visits};
use crate::campaign::id::InfluencerId;
use crate::campaign::model::{Campaign, Influencer, Post};

/// Whose the orders and visits of a campaign are.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Ledger {
    /// The orders.
    pub orders: Attributed,
    /// The visits.
    pub visits: AllVisits,
}

impl Ledger {
    /// The ledger of a campaign, by the rule that it chose.
    pub fn of(campaign: &Campaign) -> Ledger {
        let records = &campaign.records;
        if records.orders.is_empty() && records.sessions.is_empty() {
            return Ledger::default();
        }
        let owners = Owners::of(campaign);
        let influencers: Vec<InfluencerId> = campaign.influencers.iter().map(|influencer| influencer.id).collect();
        let attribution = campaign.definitions.attribution;
        Ledger {
            orders: attribute(&records.orders, &influencers, &owners, (attribution, campaign)),
            visits: visits(&records.sessions, &influencers, &owners, campaign),
        }
    }

    /// What figures take from it, without the orders and visits themselves; none where that is nothing.
    pub fn sums(&self) -> Option<Ledger> {
        let places = 0..self.visits.influencers.len();
        let orders = if self.orders.in_place() {
            Attributed::of_sums(places.map(|place| self.orders.of(place).copied()))
        } else {
            Attributed::default()
        };
        let visits = AllVisits::of_new_users(self.visits.influencers.iter().map(|visits| visits.new_users));
        let is_nothing = !orders.in_place() && visits.influencers.iter().all(|visits| visits.new_users.is_none());
        (!is_nothing).then_some(Ledger { orders, visits })
    }
}

/// A campaign that is the same as long as its ledger is.
#[derive(Clone)]
pub struct Basis(pub Rc<Campaign>);

impl PartialEq for Basis {
    fn eq(&self, Basis(other): &Self) -> bool {
        let one = &self.0;
        if Rc::ptr_eq(one, other) || one.records.is_empty() && other.records.is_empty() {
            return true;
        }
        // Links name the campaign, its brand and its year.
        let words = |of: &Campaign| (of.name.clone(), of.brand.clone(), of.start, of.currency);
        // Who posts on a platform has links for it.
        let is_alike = |(one, other): (&Rc<Post>, &Rc<Post>)| {
            Rc::ptr_eq(one, other) || (one.influencer, one.platform) == (other.influencer, other.platform)
        };
        Rc::ptr_eq(&one.records, &other.records)
            && one.influencers.len() == other.influencers.len()
            && one.influencers.iter().zip(&other.influencers).all(are_alike)
            && one.posts.len() == other.posts.len()
            && one.posts.iter().zip(&other.posts).all(is_alike)
            && words(one) == words(other)
            && one.definitions.attribution == other.definitions.attribution
            && one.rates == other.rates
            && one.tracking == other.tracking
    }
}

/// Whether nothing differs by which a link or a code is somebody's.
fn are_alike((one, other): (&Rc<Influencer>, &Rc<Influencer>)) -> bool {
    let platforms = |of: &Influencer| of.accounts.iter().map(|account| account.platform).collect::<Vec<_>>();
    Rc::ptr_eq(one, other)
        || (one.id, &one.handle, &one.name) == (other.id, &other.handle, &other.name)
            && (&one.codes, &one.links) == (&other.codes, &other.links)
            && platforms(one) == platforms(other)
}
