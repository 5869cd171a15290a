//! Advice that applies to a campaign as it is. Each stands until somebody dismisses it, and then for good.

use std::collections::HashSet;

use super::model::{Campaign, Objective};

/// A piece of advice.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Advice {
    /// An awareness campaign with discount codes: they cost authenticity.
    CodesInAwareness,
    /// A sales campaign: codes and tagged links measure, and make content less authentic.
    SalesTradeOff,
    /// A content campaign: follower counts hardly matter.
    ContentOverFollowers,
    /// Somebody's cost without product, shipping and usage rights, which cost too.
    CostsLeftOut,
    /// Codes are typed from memory, and bring no traffic data.
    MemorableCodes,
    /// Tagged links work where they can be clicked.
    LinkPlaces,
}

impl Advice {
    /// Every piece of advice, in the order it is given.
    pub const ALL: [Advice; 6] = [
        Advice::CodesInAwareness,
        Advice::SalesTradeOff,
        Advice::ContentOverFollowers,
        Advice::CostsLeftOut,
        Advice::MemorableCodes,
        Advice::LinkPlaces,
    ];

    /// The stable name in documents.
    pub fn key(self) -> &'static str {
        match self {
            Advice::CodesInAwareness => "codes_in_awareness",
            Advice::SalesTradeOff => "sales_trade_off",
            Advice::ContentOverFollowers => "content_over_followers",
            Advice::CostsLeftOut => "costs_left_out",
            Advice::MemorableCodes => "memorable_codes",
            Advice::LinkPlaces => "link_places",
        }
    }

    fn applies(self, campaign: &Campaign) -> bool {
        let is_for = |objective| campaign.objectives.contains(&objective);
        let mut people = campaign.influencers.iter();
        let tracking = &campaign.tracking;
        let has_codes = || !tracking.sitewide.is_empty() || people.clone().any(|one| !one.codes.is_empty());
        match self {
            Advice::CodesInAwareness => {
                is_for(Objective::Awareness)
                    && (has_codes()
                        || campaign.records.orders.iter().any(|order| order.codes().next().is_some())
                        || people.any(|one| one.totals.redemptions.is_some() || one.totals.discounts.is_some()))
            }
            Advice::SalesTradeOff => is_for(Objective::Sales),
            Advice::ContentOverFollowers => is_for(Objective::Content),
            Advice::CostsLeftOut => {
                let with_cost: HashSet<_> =
                    campaign.posts.iter().filter(|post| post.cost.is_some()).map(|post| post.influencer).collect();
                people.any(|one| {
                    let has_cost = one.fee.amount.or(one.commission).is_some() || with_cost.contains(&one.id);
                    has_cost && one.product.or(one.shipping).or(one.other).is_none()
                })
            }
            Advice::MemorableCodes => has_codes(),
            Advice::LinkPlaces => !tracking.destination.trim().is_empty(),
        }
    }
}

/// What applies to `campaign` and was not dismissed.
pub fn advice(campaign: &Campaign) -> Vec<Advice> {
    let stands = |advice: &Advice| advice.applies(campaign) && !campaign.dismissed.contains(advice);
    Advice::ALL.into_iter().filter(stands).collect()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::super::id::{CampaignId, InfluencerId, PostId};
    use super::super::model::{Amount, Fee, Influencer, Platform, Post, PostKind};
    use super::super::records::{Order, Records};
    use super::super::tracking::Tracking;
    use super::*;
    use crate::kpi::unit::Currency;

    #[test]
    fn costs_are_left_out_where_somebody_has_a_cost_without_the_rest() {
        let told = Some(Amount(0));
        let with = |number, tell: fn(&mut Influencer, Option<Amount>)| {
            let mut one = Influencer::new(InfluencerId::from_random(number), "");
            tell(&mut one, told);
            Rc::new(one)
        };
        let nothing = with(1, |_, _| {});
        let fee = with(2, |one, told| one.fee.amount = told);
        let commission = with(3, |one, told| one.commission = told);
        let all = with(4, |one, told| (one.fee.amount, one.product) = (told, told));
        let post = |whose: &Influencer, cost| {
            let post = Post::new(PostId::from_random(1), whose.id, Platform::X, PostKind::Text);
            Rc::new(Post { cost, ..post })
        };
        for (influencers, posts, expected) in [
            (vec![&nothing], vec![post(&nothing, None)], false),
            (vec![&fee], vec![], true),
            (vec![&commission], vec![], true),
            (vec![&nothing], vec![post(&nothing, told)], true),
            (vec![&all, &nothing], vec![post(&all, told)], false),
            (vec![&all, &all, &fee], vec![], true),
        ] {
            let mut campaign = Campaign::new(CampaignId::from_random(1), "", Currency::USD);
            campaign.influencers = influencers.into_iter().cloned().collect();
            campaign.posts = posts;
            assert_eq!(Advice::CostsLeftOut.applies(&campaign), expected, "{campaign:?}");
        }
    }

    #[test]
    fn advice_follows_the_campaign() {
        let mut campaign = Campaign::new(CampaignId::from_random(1), "", Currency::USD);
        assert_eq!(advice(&campaign), []);
        let mut ana = Influencer::new(InfluencerId::from_random(1), "ana");
        ana.fee = Fee::at_home(Amount(50_000));
        ana.totals.redemptions = Some(0);
        campaign.influencers = vec![Rc::new(ana.clone())];
        assert_eq!(advice(&campaign), [Advice::CodesInAwareness, Advice::CostsLeftOut]);
        campaign.objectives = vec![Objective::Sales, Objective::Content];
        ana.shipping = Some(Amount(0));
        campaign.influencers = vec![Rc::new(ana)];
        assert_eq!(advice(&campaign), [Advice::SalesTradeOff, Advice::ContentOverFollowers]);
        campaign.dismissed = vec![Advice::SalesTradeOff];
        assert_eq!(advice(&campaign), [Advice::ContentOverFollowers]);
        campaign.objectives = vec![Objective::Awareness];
        campaign.tracking.sitewide = crate::campaign::tracking::Codes::read("WELCOME");
        campaign.tracking.destination = "https://example.com".to_owned();
        let all = [Advice::CodesInAwareness, Advice::MemorableCodes, Advice::LinkPlaces];
        campaign.influencers.clear();
        assert_eq!(advice(&campaign), all);
        campaign.tracking = Tracking::default();
        assert_eq!(advice(&campaign), []);
        let order = Order { codes: "WELCOME".to_owned(), ..Order::default() };
        campaign.records = Rc::new(Records { orders: vec![Rc::new(order)], ..Records::default() });
        assert_eq!(advice(&campaign), [Advice::CodesInAwareness]);
    }
}
