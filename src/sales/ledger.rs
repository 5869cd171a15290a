//! What a campaign's orders and visits came to: whose each of them is. It is made anew only when something changes that it rests on,
//! and not at each key.

use std::rc::Rc;

use super::attribution::{Attributed, attribute};
use super::owner::Owners;
use super::visits::{AllVisits, visits};
use crate::campaign::id::InfluencerId;
use crate::campaign::model::Campaign;

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
        let choice = (campaign.definitions.attribution, campaign.currency);
        Ledger {
            orders: attribute(&records.orders, &influencers, &owners, choice),
            visits: visits(&records.sessions, &influencers, &owners, campaign.currency),
        }
    }
}

/// A campaign that is the same as long as its ledger is.
#[derive(Clone)]
pub struct Basis(pub Rc<Campaign>);

impl PartialEq for Basis {
    fn eq(&self, other: &Self) -> bool {
        let (one, other) = (&*self.0, &*other.0);
        let have_none = one.records.is_empty() && other.records.is_empty();
        have_none
            || Rc::ptr_eq(&one.records, &other.records)
                && one.influencers.len() == other.influencers.len()
                && one.influencers.iter().zip(&other.influencers).all(|(one, other)| Rc::ptr_eq(one, other))
                && (&one.name, one.currency) == (&other.name, other.currency)
                && one.definitions.attribution == other.definitions.attribution
        //TMP                 && one.tracking == other.tracking                && one.tracking == other.tracking one.tracking == other.tracking
    }
}
