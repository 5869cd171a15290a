//! Campaigns as people have them, with facts of usual size that look random, to measure links by.

use std::rc::Rc;

use influencer_kpi::campaign::id::{CampaignId, Ids, InfluencerId, PostId};
use influencer_kpi::campaign::model::{
    Account, Amount, Campaign, Date, Fee, Influencer, Objective, Platform, Post, PostKind,
};
use influencer_kpi::kpi::catalogue::{Awareness, Content, KpiId};
use influencer_kpi::kpi::measure::Measure;
use influencer_kpi::kpi::unit::Currency;

const FIRST: [&str; 16] = [
    "Maya", "Liam", "Sofia", "Noah", "Aisha", "Lucas", "Emma", "Diego", "Hana", "Felix", "Chloe", "Omar", "Ines",
    "Jonas", "Priya", "Marco",
];
const LAST: [&str; 16] = [
    "Okafor",
    "Bennett",
    "Rossi",
    "Lindqvist",
    "Haddad",
    "Moreau",
    "Schneider",
    "Alvarez",
    "Tanaka",
    "Weber",
    "Dubois",
    "Nasser",
    "Costa",
    "Novak",
    "Raman",
    "Bianchi",
];
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Numbers that look random and are the same each time (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    fn between(&mut self, from: u64, to: u64) -> u64 {
        from + self.roll() % (to - from)
    }

    fn percent(&mut self, of: u64, from: u64, to: u64) -> u64 {
        of * self.between(from, to) / 1_000
    }
}

/// A campaign of so many influencers and posts: each post has a permalink with 66 random bits (or a random number of
/// TikTok's), seven readings and a day; each influencer name, handle, followers, fee, product and clicks.
pub fn typical(influencers: usize, posts: usize) -> Campaign {
    with_ids(influencers, posts, false)
}

/// The same as it was made in one go: each new id is the one after the last.
pub fn in_a_row(influencers: usize, posts: usize) -> Campaign {
    with_ids(influencers, posts, true)
}

fn with_ids(influencers: usize, posts: usize, in_a_row: bool) -> Campaign {
    let mut dice = Dice(7);
    let mut ids = Ids::default();
    let mut new_id = |dice: &mut Dice| {
        if !in_a_row {
            ids = Ids::default();
        }
        ids.take(|| dice.roll())
    };
    let mut campaign = Campaign::new(CampaignId::from_random(new_id(&mut dice)), "Summer launch 2026", Currency::EUR);
    campaign.brand = "Northwind Skincare".into();
    campaign.objectives = vec![Objective::Awareness, Objective::Content];
    let start = Date::from_ymd_opt(2026, 6, 1).unwrap();
    (campaign.start, campaign.end) = (Some(start), Date::from_ymd_opt(2026, 6, 30));
    campaign.budget = Some(Amount(2_500_000));
    campaign.targets.insert(KpiId::Awareness(Awareness::Cpm), 18.0);
    campaign.targets.insert(KpiId::Content(Content::ErFollowers), 0.035);
    for _ in 0..influencers {
        let (first, last) = (dice.roll() as usize % 16, dice.roll() as usize % 16);
        let handle = format!("{}.{}{}", FIRST[first], LAST[last], dice.between(1, 99)).to_lowercase();
        let platform = if dice.roll().is_multiple_of(3) { Platform::TikTok } else { Platform::Instagram };
        let mut one = Influencer::new(InfluencerId::from_random(new_id(&mut dice)), handle);
        one.name = format!("{} {}", FIRST[first], LAST[last]);
        one.accounts = vec![Account { platform, followers: Some(dice.between(4_000, 400_000)), estimated: false }];
        one.fee = Fee::at_home(Amount(dice.between(3, 40).cast_signed() * 5_000));
        one.product = Some(Amount(dice.between(2_000, 12_000).cast_signed()));
        one.totals.clicks = Some(dice.between(40, 2_000));
        campaign.influencers.push(Rc::new(one));
    }
    for number in 0..posts {
        let owner = Rc::clone(&campaign.influencers[number * influencers / posts]);
        let account = owner.accounts[0];
        let kind = if dice.roll().is_multiple_of(2) { PostKind::Short } else { PostKind::Image };
        let mut post = Post::new(PostId::from_random(new_id(&mut dice)), owner.id, account.platform, kind);
        post.permalink = permalink(&mut dice, &owner.handle, account.platform);
        post.published = start.checked_add_days(chrono::Days::new(dice.between(0, 28)));
        let views = dice.percent(account.followers.unwrap_or_default(), 200, 2_500);
        let likes = dice.percent(views, 15, 90);
        for (measure, value) in [
            (Measure::Views, views),
            (Measure::Reach, dice.percent(views, 600, 950)),
            (Measure::Likes, likes),
            (Measure::Comments, dice.percent(likes, 10, 60)),
            (Measure::Shares, dice.percent(likes, 10, 80)),
            (Measure::Saves, dice.percent(likes, 20, 150)),
            (Measure::Clicks, dice.percent(views, 1, 12)),
        ] {
            post.insights.set(measure, Some(value));
        }
        campaign.posts.push(Rc::new(post));
    }
    campaign
}

fn permalink(dice: &mut Dice, handle: &str, platform: Platform) -> String {
    if platform == Platform::TikTok {
        return format!(
            "https://www.tiktok.com/@{handle}/video/{}",
            7_400_000_000_000_000_000 + dice.roll() % (1 << 60)
        );
    }
    let code: String = (0..11).map(|_| char::from(LETTERS[dice.roll() as usize % 64])).collect();
    format!("https://www.instagram.com/p/{code}/")
}
