//! A campaign to try things out with. Everything in it is made up.

use std::rc::Rc;

use chrono::Days;

use super::id::{CampaignId, InfluencerId, PostId};
use super::insights::REPORTED;
use super::model::{
    Account, Amount, BrandFollowers, Campaign, Date, Economics, Fee, Influencer, Objective, Platform, Post, PostKind,
    Status, Totals,
};
use crate::kpi::catalogue::{Awareness, Content, KpiId, Sales};
use crate::kpi::definitions::Emv;
use crate::kpi::unit::Currency;

/// The sample's id, by which it is known to be one.
pub fn id() -> CampaignId {
    CampaignId::from_random(0x5A_3B1E)
}

/// Somebody: handle, platform, followers, fee, product (both in cents), and orders, revenue (in cents), new customers.
type Person = (&'static str, Platform, u64, i64, i64, [u64; 3]);

const PEOPLE: [Person; 6] = [
    ("ana.outdoors", Platform::Instagram, 48_000, 90_000, 12_000, [46, 414_000, 31]),
    ("trail.ben", Platform::TikTok, 310_000, 180_000, 12_000, [88, 748_000, 70]),
    ("hikewithmei", Platform::YouTube, 620_000, 420_000, 12_000, [132, 1_254_000, 81]),
    ("noor.camps", Platform::Instagram, 8_400, 15_000, 12_000, [11, 99_000, 9]),
    ("tinytent", Platform::TikTok, 21_500, 30_000, 12_000, [19, 161_500, 17]),
    ("peakpaula", Platform::Instagram, 1_250_000, 900_000, 24_000, [171, 1_539_000, 96]),
];

/// A post: whose, what, how many days ago, and its readings in the order of [`REPORTED`].
type Told = (usize, PostKind, u64, [u64; 9]);

const POSTS: [Told; 9] = [
    (0, PostKind::Short, 26, [61_200, 74_500, 43_800, 3_120, 184, 260, 610, 540, 402]),
    (0, PostKind::Carousel, 19, [38_900, 41_000, 29_500, 2_010, 96, 88, 730, 310, 221]),
    (1, PostKind::Short, 24, [402_000, 402_000, 288_000, 35_400, 612, 2_900, 4_100, 1_480, 1_190]),
    (1, PostKind::Short, 12, [268_000, 268_000, 201_000, 21_700, 401, 1_650, 2_300, 930, 700]),
    (2, PostKind::Video, 21, [355_000, 198_000, 170_000, 14_200, 1_310, 820, 1_900, 2_760, 2_010]),
    (3, PostKind::Image, 17, [9_800, 9_800, 7_100, 812, 64, 21, 130, 95, 77]),
    (4, PostKind::Short, 15, [52_400, 52_400, 39_000, 5_240, 133, 410, 690, 240, 198]),
    (5, PostKind::Story, 11, [410_000, 410_000, 372_000, 9_100, 210, 640, 0, 3_900, 2_800]),
    (5, PostKind::Short, 10, [880_000, 1_140_000, 702_000, 61_000, 1_040, 3_300, 5_200, 2_150, 1_640]),
];

/// The sample as of `today`, under a name in the user's language.
pub fn sample(name: &str, today: Date) -> Campaign {
    let day = |ago: u64| today.checked_sub_days(Days::new(ago));
    let cents = |minor: i64| Some(Amount(minor));
    let person = |number: usize| InfluencerId::from_random(1 + number as u64);
    let mut campaign = Campaign::new(id(), name, Currency::USD);
    campaign.brand = "Northlight Tents".to_owned();
    campaign.objectives = Objective::ALL.to_vec();
    (campaign.start, campaign.end) = (day(28), today.checked_add_days(Days::new(7)));
    campaign.definitions.emv = Some(Emv::Weighted);
    campaign.brand_followers = BrandFollowers { start: Some(18_400), end: Some(21_950) };
    campaign.economics =
        Economics { margin: Some(0.55), fee_rate: Some(0.03), return_rate: Some(0.06), target_profit: Some(0.1) };
    campaign.budget = cents(2_000_000);
    campaign.targets = [
        (KpiId::Awareness(Awareness::Impressions), 3_000_000.0),
        (KpiId::Awareness(Awareness::Cpm), 8.0),
        (KpiId::Sales(Sales::Roas), 3.0),
        (KpiId::Content(Content::Assets), 12.0),
    ]
    .into_iter()
    .collect();
    for (number, (handle, platform, followers, fee, product, [orders, revenue, customers])) in
        PEOPLE.into_iter().enumerate()
    {
        campaign.influencers.push(Rc::new(Influencer {
            accounts: vec![Account { platform, followers: Some(followers), estimated: number == 4 }],
            fee: Fee::at_home(Amount(fee)),
            product: cents(product),
            shipping: cents(1_800),
            totals: Totals {
                orders: Some(orders),
                revenue: i64::try_from(revenue).ok().map(Amount),
                new_customers: Some(customers),
                redemptions: Some(orders / 2),
                ..Totals::default()
            },
            ..Influencer::new(person(number), handle)
        }));
    }
    let platform = |number: usize| PEOPLE.get(number).map_or(Platform::Other, |person| person.1);
    for (place, (who, kind, ago, readings)) in POSTS.into_iter().enumerate() {
        let mut post = Post::new(PostId::from_random(1 + place as u64), person(who), platform(who), kind);
        post.published = day(ago);
        for (measure, number) in REPORTED.into_iter().zip(readings) {
            post.insights.set(measure, Some(number));
        }
        campaign.posts.push(Rc::new(post));
    }
    // One whose insights are due, and one that is still to come.
    let mut due = Post::new(PostId::from_random(21), person(3), platform(3), PostKind::Short);
    due.published = day(9);
    let mut planned = Post::new(PostId::from_random(22), person(2), platform(2), PostKind::Video);
    (planned.published, planned.status) = (today.checked_add_days(Days::new(3)), Status::Planned);
    campaign.posts.extend([due, planned].map(Rc::new));
    campaign
}

#[cfg(test)]
mod tests {
    use super::super::due::insights_due;
    use super::super::figures::{Figures, Scope};
    use super::super::problem::problems;
    use super::*;
    use crate::kpi::catalogue::Reading;
    use crate::kpi::tier::Tiers;

    #[test]
    fn the_sample_shows_every_kind_of_kpi_and_nothing_wrong() {
        let today = Date::from_ymd_opt(2026, 6, 15).expect("a day");
        let campaign = sample("Sample", today);
        assert_eq!(problems(&campaign, today), []);
        assert_eq!(insights_due(&campaign, today).len(), 1);
        let figures = Figures::of(&campaign, &Tiers::default());
        for kpi in KpiId::all().filter(|kpi| !matches!(kpi, KpiId::Plan(_))) {
            let outcome = figures.outcome(Scope::Campaign, kpi, Reading::Overall);
            assert!(outcome.value().is_some(), "{kpi}: {outcome:?}");
        }
    }
}
