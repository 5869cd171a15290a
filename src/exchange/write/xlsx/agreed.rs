//! What was agreed with each influencer, in minor units: what the spreadsheet's formulas for costs come to.

use crate::campaign::facts::{Stated, fee};
use crate::campaign::index::Index;
use crate::campaign::model::{Amount, Campaign, Influencer, Status};

/// The parts of an influencer's cost, and how many posts share them.
#[derive(Clone, PartialEq, Debug)]
pub struct Agreed {
    pub fee: Stated,
    /// Product, shipping, other and commission, if any is told.
    pub extras: Option<i64>,
    pub posts: usize,
    /// Posts with a cost of their own.
    pub own: usize,
    pub own_cost: i64,
    pub live: usize,
}

impl Agreed {
    /// Of each influencer, in the campaign's order.
    pub fn of_all(campaign: &Campaign) -> Vec<Agreed> {
        let mut all: Vec<_> = campaign.influencers.iter().map(|influencer| Agreed::of(campaign, influencer)).collect();
        let index = Index::of(campaign.influencers.iter().map(|influencer| influencer.id));
        for post in &campaign.posts {
            let Some(agreed) = index.get(post.influencer).and_then(|place| all.get_mut(place)) else { continue };
            agreed.posts += 1;
            agreed.live += usize::from(post.status == Status::Live);
            if let Some(Amount(minor)) = post.cost {
                agreed.own += 1;
                agreed.own_cost = agreed.own_cost.saturating_add(minor);
            }
        }
        all
    }

    fn of(campaign: &Campaign, influencer: &Influencer) -> Agreed {
        let extras = [influencer.product, influencer.shipping, influencer.other, influencer.commission];
        let told = extras.iter().any(Option::is_some);
        let sum = extras.into_iter().flatten().fold(0i64, |sum, Amount(minor)| sum.saturating_add(minor));
        Agreed { fee: fee(campaign, influencer), extras: told.then_some(sum), posts: 0, own: 0, own_cost: 0, live: 0 }
    }
}
