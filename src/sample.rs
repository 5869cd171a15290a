//! A campaign to try things out with. Everything in it is made up.

use std::rc::Rc;

use chrono::Days;

use lift::Interval;

use crate::campaign::id::{CampaignId, InfluencerId, PostId, StudyId};
use crate::campaign::insights::REPORTED;
use crate::campaign::model::{
    Account, Amount, BrandFollowers, Campaign, Date, Economics, Fee, Influencer, Objective, Platform, Post, PostKind,
    Status, Totals,
};
use crate::campaign::records::{Counted, Records, Series, Subject};
use crate::campaign::study::{Finding, Source, Study};
use crate::campaign::tracking::{Codes, Discount};
use crate::kpi::catalogue::{Awareness, Content, KpiId, Sales};
use crate::kpi::definitions::Emv;
use crate::kpi::unit::Currency;
use crate::sales::baseline::Baseline;

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

/// The code that each of them gives out.
const CODES: [&str; 6] = ["Ana10", "Ben10", "Mei10", "Noor10", "Tiny10", "Paula10"];

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
    campaign.tracking.destination = "https://example.com/tents".to_owned();
    campaign.tracking.discount = Some(Discount::Rate(0.1));
    for (number, ((handle, platform, followers, fee, product, [orders, revenue, customers]), code)) in
        PEOPLE.into_iter().zip(CODES).enumerate()
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
            codes: Codes::read(code),
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
    study(&mut campaign, today);
    campaign
}

/// How many days before today the shop's revenue is known from.
const SOLD_SINCE: u64 = 98;

/// What the shop took on a day so many days ago, at home, where the campaign ran for 28 days, and in a market that it did not touch.
fn sold(ago: u64) -> [f64; 2] {
    const WEEK: [f64; 7] = [0.0, 60.0, 120.0, 90.0, 310.0, 520.0, 380.0];
    let week = usize::try_from(ago % 7).ok().and_then(|day| WEEK.get(day).copied()).unwrap_or_default();
    // As uneven as days are, and the same each time.
    let chance = |salt: u64| ((ago * 7_919 + salt).wrapping_mul(2_654_435_761) >> 7) % 401;
    let elsewhere = 1_800.0 + 0.6 * week + chance(11) as f64;
    let added = if ago <= 28 { 1_240.0 } else { 0.0 };
    [(600.0 + 0.9 * elsewhere + 0.5 * week + 2.5 * chance(5) as f64 + added).round(), elsewhere.round()]
}

/// A daily series, a control, and what the page's worker finds in them.
fn study(campaign: &mut Campaign, today: Date) {
    let days = || (1..=SOLD_SINCE).rev().filter_map(|ago| Some((today.checked_sub_days(Days::new(ago))?, sold(ago))));
    let subject = |label: &str| Subject { counted: Counted::Revenue, platform: None, label: label.to_owned() };
    let series = |label: &str, pick: fn([f64; 2]) -> f64| {
        Rc::new(Series { subject: subject(label), days: days().map(|(day, sold)| (day, pick(sold))).collect() })
    };
    let source = |label: &str| Source::Series(subject(label).into());
    let study = Study { controls: vec![source("EU")], ..Study::new(StudyId::from_random(1), source("US")) };
    let both = vec![series("EU", |[_, elsewhere]| elsewhere), series("US", |[home, _]| home)];
    campaign.records = Rc::new(Records { series: both, ..Records::default() });
    let fingerprint = Baseline::of(campaign, &study).map(|baseline| baseline.fingerprint(&study));
    let finding = fingerprint.ok().map(|fingerprint| Finding { fingerprint, ..FOUND });
    Rc::make_mut(&mut campaign.records).studies.push(Study { finding, ..study }.into());
}

/// What the study comes to; a test runs it.
const FOUND: Finding = Finding {
    fingerprint: 0,
    method: lift::Method::Impact,
    days: 28,
    observed: 120_936.0,
    predicted: Interval { mean: 86_154.04235909371, low: 83_524.69631989696, high: 88_778.65788824359 },
    relative: Some(Interval { mean: 0.40293176855194274, low: 0.3622192864442346, high: 0.44790709009966245 }),
    tail: Some(0.000999000999000999),
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::due::insights_due;
    use crate::campaign::figures::{Figures, Scope};
    use crate::campaign::problem::problems;
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

    #[test]
    fn what_the_sample_found_is_what_a_run_finds() {
        let campaign = sample("Sample", Date::from_ymd_opt(2026, 6, 15).expect("a day"));
        let study = campaign.records.studies.first().expect("a study");
        let baseline = Baseline::of(&campaign, study).expect("an input");
        assert_eq!(baseline.refusals(study), []);
        let found = lift::run(&baseline.input, study.options, &mut |_| true).expect("a result");
        assert_eq!(study.finding, Some(baseline.finding(study, &found)));
    }
}
