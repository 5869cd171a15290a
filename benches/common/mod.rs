//! What the native and the browser benchmark measure: campaigns of any size, and the yardstick.

use std::rc::Rc;

use influencer_kpi::campaign::figures::{Figures, Scope};
use influencer_kpi::campaign::id::{CampaignId, InfluencerId, PostId};
use influencer_kpi::campaign::insights::REPORTED;
use influencer_kpi::campaign::model::{Account, Amount, Campaign, Influencer, Post, PostKind};
use influencer_kpi::kpi::catalogue::{KpiId, Reading};
use influencer_kpi::kpi::platform::Platform;
use influencer_kpi::kpi::unit::Currency;

pub mod yardstick;

/// How many posts the campaigns have.
pub const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];
/// How many of them each influencer has.
const POSTS_EACH: usize = 100;
const PLATFORMS: [Platform; 3] = [Platform::Instagram, Platform::TikTok, Platform::YouTube];

/// Whether the posts of an influencer lie together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// One influencer after the other.
    Together,
    /// In no order.
    Scattered,
}

impl Order {
    pub const ALL: [Order; 2] = [Order::Together, Order::Scattered];

    pub fn name(self) -> &'static str {
        match self {
            Order::Together => "together",
            Order::Scattered => "scattered",
        }
    }
}

/// The same numbers on every run (SplitMix64).
pub struct Random(u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// A fact that one time in ten is not known.
    pub fn fact(&mut self, below: u64) -> Option<u64> {
        (!self.chance(10)).then(|| self.below(below))
    }
}

/// For each post whose it is, as a place among the influencers.
pub fn authors(posts: usize, order: Order) -> Vec<usize> {
    let mut authors: Vec<_> = (0..posts).map(|post| post / POSTS_EACH).collect();
    if order == Order::Scattered {
        let mut random = Random(7);
        for place in (1..posts).rev() {
            authors.swap(place, random.below(place as u64 + 1) as usize);
        }
    }
    authors
}

/// A campaign with this many live posts.
pub fn campaign(posts: usize, order: Order) -> Campaign {
    let mut random = Random(posts as u64);
    let mut campaign = Campaign::new(CampaignId::from_random(1), "Benchmark", Currency::USD);
    campaign.influencers = (0..posts / POSTS_EACH).map(|_| Rc::new(influencer(&mut random))).collect();
    let author = |place: usize| campaign.influencers[place].id;
    campaign.posts = authors(posts, order).into_iter().map(|place| Rc::new(post(&mut random, author(place)))).collect();
    campaign
}

fn influencer(random: &mut Random) -> Influencer {
    let mut influencer = Influencer::new(InfluencerId::from_random(random.next()), "someone");
    let account = |platform| {
        let (followers, estimated) = (random.fact(1_000_000), random.chance(10));
        followers.map(|_| Account { platform, followers, estimated })
    };
    influencer.accounts = PLATFORMS.into_iter().filter_map(account).collect();
    let amount = |fact: Option<u64>| fact.map(|minor| Amount(minor as i64));
    influencer.fee.amount = amount(random.fact(1_000_000));
    influencer.product = amount(random.fact(10_000));
    influencer.totals.orders = random.fact(1_000);
    influencer.totals.new_customers = random.fact(1_000);
    influencer.totals.revenue = amount(random.fact(10_000_000));
    influencer
}

fn post(random: &mut Random, author: InfluencerId) -> Post {
    let platform = PLATFORMS[random.below(3) as usize];
    let mut post = Post::new(PostId::from_random(random.next()), author, platform, PostKind::Short);
    for measure in REPORTED {
        post.insights.set_estimated(measure, random.chance(5));
        post.insights.set(measure, random.fact(100_000));
    }
    post.followers = random.fact(1_000_000);
    post
}

/// Every outcome of the catalogue for every influencer and for the campaign; how many are known.
pub fn outcomes(campaign: &Campaign, figures: &Figures) -> usize {
    let influencers = campaign.influencers.iter().map(|influencer| Scope::Influencer(influencer.id));
    let mut known = 0;
    for scope in influencers.chain([Scope::Campaign]) {
        for kpi in KpiId::all() {
            let averaged = kpi.entry().averaged.then_some(Reading::AveragePost);
            for reading in [Reading::Overall].into_iter().chain(averaged) {
                known += usize::from(figures.outcome(scope, kpi, reading).value().is_some());
            }
        }
    }
    known
}

/// One KPI of each post, as a list of posts shows it; how many are known.
pub fn each_post(campaign: &Campaign, figures: &Figures, kpi: KpiId) -> usize {
    let outcome = |post: &Rc<Post>| figures.outcome(Scope::Post(post.id), kpi, Reading::Overall);
    campaign.posts.iter().filter(|post| outcome(post).value().is_some()).count()
}
