//! Campaigns of every shape.

use std::rc::Rc;

use influencer_kpi::campaign::id::{CampaignId, InfluencerId, PostId};
use influencer_kpi::campaign::insights::REPORTED;
use influencer_kpi::campaign::model::{
    Account, Amount, BrandFollowers, Campaign, Economics, Fee, Influencer, Post, PostKind, Status, Totals,
};
use influencer_kpi::kpi::definitions::Definitions;
use influencer_kpi::kpi::platform::Platform;
use influencer_kpi::kpi::unit::Currency;
use proptest::option::weighted;
use proptest::prelude::*;

/// Every amount is a multiple of this, so that a fee splits evenly over one to twelve posts.
const EVEN: i64 = 27_720;

/// How large the numbers are.
#[derive(Clone, Copy)]
pub enum Size {
    /// As in real campaigns.
    Usual,
    /// Whatever the types hold.
    Any,
}

fn count(size: Size) -> BoxedStrategy<Option<u64>> {
    match size {
        Size::Usual => weighted(0.7, prop_oneof![Just(0), 0..1_000_000u64]).boxed(),
        Size::Any => any::<Option<u64>>().boxed(),
    }
}

fn amount(size: Size) -> BoxedStrategy<Option<Amount>> {
    match size {
        Size::Usual => weighted(0.7, (0..1_000i64).prop_map(|even| Amount(even * EVEN))).boxed(),
        Size::Any => any::<Option<i64>>().prop_map(|minor| minor.map(Amount)).boxed(),
    }
}

fn rate(size: Size) -> BoxedStrategy<Option<f64>> {
    match size {
        Size::Usual => weighted(0.8, 0.0..1.0f64).boxed(),
        Size::Any => any::<Option<f64>>().boxed(),
    }
}

fn platform() -> impl Strategy<Value = Platform> {
    prop::sample::select(vec![Platform::Instagram, Platform::TikTok, Platform::YouTube])
}

prop_compose! {
    fn totals(size: Size)(
        counts in [count(size), count(size), weighted(0.2, 0..9_999u64).boxed(), count(size)],
        amounts in [amount(size), amount(size)],
    ) -> Totals {
        let ([orders, new_customers, clicks, redemptions], [revenue, discounts]) = (counts, amounts);
        Totals { orders, revenue, clicks, new_customers, redemptions, discounts }
    }
}

prop_compose! {
    fn influencer(size: Size)(
        followers in [count(size), count(size), count(size)],
        amounts in [amount(size), amount(size), amount(size)],
        totals in totals(size),
    ) -> Influencer {
        let [fee, product, commission] = amounts;
        let platforms = [Platform::Instagram, Platform::TikTok, Platform::YouTube];
        let accounts = platforms.into_iter().zip(followers);
        let account = |(platform, followers): (_, Option<_>)| {
            followers.map(|_| Account { platform, followers, estimated: false })
        };
        Influencer {
            accounts: accounts.filter_map(account).collect(),
            fee: Fee { amount: fee, ..Fee::default() },
            product, commission, totals,
            ..Influencer::new(InfluencerId::from_random(0), "")
        }
    }
}

prop_compose! {
    fn post(size: Size)(
        by in 0..4u64,
        platform in platform(),
        live in prop::bool::weighted(0.8),
        insights in prop::collection::vec(count(size), REPORTED.len()),
        cost in amount(size),
        followers in count(size),
    ) -> Post {
        let mut post = Post::new(PostId::from_random(0), InfluencerId::from_random(by), platform, PostKind::Short);
        for (measure, value) in REPORTED.into_iter().zip(insights) {
            post.insights.set(measure, value);
        }
        post.status = if live { Status::Live } else { Status::Planned };
        Post { cost, followers, ..post }
    }
}

/// A campaign whose ids begin at `first_id`.
pub fn campaign(size: Size, first_id: u64) -> impl Strategy<Value = Campaign> {
    let people = prop::collection::vec(influencer(size), 0..4);
    let posts = prop::collection::vec(post(size), 0..12);
    let economics = [rate(size), rate(size), rate(size), rate(size)];
    let days = prop::option::of(1..90i64);
    (people, posts, economics, [count(size), count(size)], days, 0..4usize).prop_map(move |drawn| {
        let (people, posts, [margin, fee_rate, return_rate, target_profit], [start, end], days, choice) = drawn;
        let mut campaign = Campaign::new(CampaignId::from_random(first_id), "", Currency::USD);
        campaign.definitions = Definitions::every_choice()[choice];
        campaign.economics = Economics { margin, fee_rate, return_rate, target_profit };
        campaign.brand_followers = BrandFollowers { start, end };
        campaign.start = days.and_then(|_| "2026-05-01".parse().ok());
        campaign.end = days.and_then(|days| campaign.start.map(|start| start + chrono::Days::new(days as u64 - 1)));
        let known = people.len() as u64;
        let name = |at: u64| InfluencerId::from_random(first_id + at);
        campaign.influencers =
            (0..).zip(people).map(|(at, person)| Rc::new(Influencer { id: name(at), ..person })).collect();
        let author = |post: &Post| (0..known).find(|at| InfluencerId::from_random(*at) == post.influencer);
        let posts = (0..).zip(posts).filter_map(|(at, post)| Some((at, author(&post)?, post)));
        let own = |(at, by, post)| Post { id: PostId::from_random(first_id + at), influencer: name(by), ..post };
        campaign.posts = posts.map(own).map(Rc::new).collect();
        campaign
    })
}
