//! Campaigns that other programs compute as well: between them every KPI, every way to be missing or undefined, estimates, foreign
//! fees, planned posts, clicks told as a whole, people on one platform and on several.

use std::rc::Rc;

use influencer_kpi::campaign::id::{CampaignId, InfluencerId, PostId};
use influencer_kpi::campaign::model::{
    Account, Amount, BrandFollowers, Campaign, Date, Economics, Fee, Influencer, Platform, Post, PostKind, Status,
    Totals,
};
use influencer_kpi::campaign::records::{Order, OrderState, Origin, Records, Sessions, Utm};
use influencer_kpi::campaign::tracking::Codes;
use influencer_kpi::kpi::definitions::{CpmBase, Definitions, Emv, ReturnsModel, Rule};
use influencer_kpi::kpi::measure::{Measure, MeasureSet};
use influencer_kpi::kpi::unit::Currency;

pub fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn account(platform: Platform, followers: u64) -> Account {
    Account { platform, followers: Some(followers), estimated: false }
}

fn influencer(id: u64, handle: &str, accounts: Vec<Account>) -> Influencer {
    Influencer { accounts, ..Influencer::new(InfluencerId::from_random(876_543_210_000 + id), handle) }
}

/// A post with what is known of it; numbers below zero are estimates.
fn post(id: u64, by: u64, platform: Platform, insights: &[(Measure, i64)]) -> Post {
    let mut post = Post::new(
        PostId::from_random(987_654_321_000 + id),
        InfluencerId::from_random(876_543_210_000 + by),
        platform,
        PostKind::Short,
    );
    for (measure, number) in insights {
        post.insights.set(*measure, Some(number.unsigned_abs()));
        post.insights.set_estimated(*measure, *number < 0);
    }
    Post { published: Some(day("2026-05-03") + chrono::Days::new(id % 40)), ..post }
}

fn campaign(id: u64, name: &str, currency: Currency, people: Vec<Influencer>, posts: Vec<Post>) -> Campaign {
    let influencers = people.into_iter().map(Rc::new).collect();
    Campaign {
        influencers,
        posts: posts.into_iter().map(Rc::new).collect(),
        ..Campaign::new(CampaignId::from_random(id), name, currency)
    }
}

use Measure::*;
use Platform::{Bilibili, Instagram, TikTok, Xiaohongshu, YouTube};

/// Awareness in dollars, with most of what people leave out.
pub fn gaps() -> Campaign {
    let usd = |minor| Some(Amount(minor));
    let people = vec![
        // A fee of which a cent is left over, shared with a planned post; on two platforms.
        Influencer {
            name: "Émilie, \"Em\"".into(),
            fee: Fee::at_home(Amount(100_000)),
            notes: "=SUM(1)\nsecond line; third, fourth".into(),
            ..influencer(101, "emily", vec![account(Instagram, 12_000), account(TikTok, 48_000)])
        },
        // A fee in another currency, product and shipping beside it; an estimated account.
        Influencer {
            fee: Fee {
                amount: usd(90_050),
                currency: Some(Currency::EUR),
                rate: Some(1.0837),
                date: Some(day("2026-05-01")),
            },
            product: usd(4_999),
            shipping: usd(1_250),
            ..influencer(102, "@bo", vec![Account { platform: Instagram, followers: Some(9_900), estimated: true }])
        },
        // A fee in another currency without a rate: nobody knows the cost. One post has its own.
        Influencer {
            fee: Fee { amount: usd(50_000), currency: Some(Currency::GBP), rate: None, date: None },
            ..influencer(103, "cleo", vec![account(YouTube, 730_000)])
        },
        // Nothing but posts' own costs; the account's followers are not told, those on the day are.
        influencer(104, "dan", vec![]),
        // Clicks as a whole, on one platform.
        Influencer {
            fee: Fee::at_home(Amount(33_333)),
            totals: Totals { clicks: Some(812), ..Totals::default() },
            ..influencer(105, "eve", vec![account(Instagram, 1_500_000)])
        },
        // Clicks as a whole, on two platforms.
        Influencer {
            other: usd(7_001),
            totals: Totals { clicks: Some(77), ..Totals::default() },
            ..influencer(106, "fay", vec![account(Instagram, 800), account(TikTok, 2_500)])
        },
        // Clicks on a link in a profile, and no post.
        Influencer {
            fee: Fee::at_home(Amount(12_345)),
            totals: Totals { clicks: Some(40), ..Totals::default() },
            ..influencer(107, "gus", vec![account(TikTok, 60_000)])
        },
        // Clicks as a whole with one post: it says something about the ratio of that one.
        Influencer {
            commission: usd(999),
            totals: Totals { clicks: Some(31), ..Totals::default() },
            ..influencer(108, "hal", vec![account(YouTube, 20_000)])
        },
        // Agreed, and nothing out yet.
        Influencer { fee: Fee::at_home(Amount(20_000)), ..influencer(109, "ida", vec![account(Instagram, 5_000)]) },
        influencer(110, "jo", vec![]),
    ];
    let full = |k: i64| {
        [
            (Impressions, 10_000 * k + 7),
            (Views, 8_000 * k + 3),
            (Reach, 7_000 * k + 1),
            (Likes, 300 * k),
            (Comments, 20 * k + 1),
            (Shares, 10 * k),
            (Saves, 5 * k + 2),
            (Clicks, 44 * k),
            (NewUsers, 9 * k),
        ]
    };
    let without = |k: i64, hidden: &[Measure]| -> Vec<_> {
        full(k).into_iter().filter(|(measure, _)| !hidden.contains(measure)).collect()
    };
    let planned = |post: Post| Post { status: Status::Planned, ..post };
    let posts = vec![
        Post { permalink: "https://www.instagram.com/p/C1/".into(), ..post(1, 101, Instagram, &full(2)) },
        Post { followers: Some(11_800), other_assets: Some(2), ..post(2, 101, Instagram, &without(3, &[Likes])) },
        post(3, 101, TikTok, &without(5, &[Reach, Impressions])),
        planned(post(4, 101, TikTok, &[])),
        post(5, 102, Instagram, &[(Likes, -120), (Comments, 4), (Reach, -2_000), (Impressions, 0)]),
        Post { cost: usd(12_001), ..post(6, 102, Instagram, &full(1)) },
        post(7, 102, Instagram, &without(4, &[Shares, Saves])),
        Post { cost: usd(5_000), ..post(8, 103, YouTube, &full(7)) },
        post(9, 103, YouTube, &[(Views, 3_000)]),
        Post {
            cost: usd(1_000),
            followers: Some(3_300),
            published: Some(day("2026-05-20")),
            ..post(10, 104, TikTok, &full(1))
        },
        Post {
            cost: usd(0),
            followers: Some(3_100),
            published: None,
            ..post(11, 104, TikTok, &[(Impressions, 500), (Reach, 0)])
        },
        Post { followers: Some(3_200), published: Some(day("2026-05-20")), ..post(12, 104, Instagram, &[]) },
        post(13, 105, Instagram, &full(30)),
        post(14, 105, Instagram, &without(20, &[Impressions])),
        post(15, 106, Instagram, &full(1)),
        post(16, 106, TikTok, &without(1, &[Clicks])),
        planned(Post { cost: usd(2_500), ..post(17, 106, TikTok, &[]) }),
        post(18, 108, YouTube, &full(2)),
        planned(post(19, 109, Instagram, &[])),
    ];
    Campaign {
        brand: "+Brand".into(),
        start: Some(day("2026-05-01")),
        end: Some(day("2026-06-30")),
        brand_followers: BrandFollowers { start: Some(40_000), end: Some(41_234) },
        definitions: Definitions { emv: Some(Emv::ByImpressions), ..Definitions::default() },
        economics: Economics { margin: Some(0.42), ..Economics::default() },
        ..campaign(1_001, "Gaps, 50% off; \"all\"", Currency::USD, people, posts)
    }
}

/// Sales in a currency with three digits, every sum known, clicks counted as engagement.
pub fn sales() -> Campaign {
    let kwd = |minor| Some(Amount(minor));
    let totals = |k: u64| Totals {
        orders: Some(3 * k),
        revenue: kwd(31_415 * k as i64),
        clicks: None,
        new_customers: Some(k),
        redemptions: Some(2 * k + 1),
        discounts: kwd(1_000 * k as i64),
    };
    let people = vec![
        Influencer {
            fee: Fee::at_home(Amount(10_001)),
            commission: kwd(555),
            totals: totals(9),
            ..influencer(201, "noor", vec![account(TikTok, 99_999)])
        },
        Influencer {
            fee: Fee { amount: kwd(150_000), currency: Some(Currency::JPY), rate: Some(0.002_04), date: None },
            totals: Totals { discounts: None, ..totals(4) },
            ..influencer(202, "omar", vec![account(TikTok, 10_000), account(YouTube, 10_001)])
        },
        Influencer {
            product: kwd(3_333),
            totals: Totals { clicks: Some(640), orders: Some(0), new_customers: Some(0), ..totals(1) },
            ..influencer(203, "pia", vec![account(Instagram, 999)])
        },
        Influencer { totals: Totals { orders: Some(5), ..Totals::default() }, ..influencer(204, "qi", vec![]) },
    ];
    let told = |k: i64| {
        vec![
            (Views, 2_000 * k),
            (Likes, 90 * k),
            (Comments, 7),
            (Shares, k),
            (Saves, 0),
            (Clicks, 31 * k),
            (Reach, 1_500 * k),
        ]
    };
    let posts = vec![
        post(21, 201, TikTok, &told(3)),
        post(22, 201, TikTok, &told(4)),
        post(23, 201, TikTok, &told(1)),
        post(24, 202, TikTok, &told(2)),
        Post {
            other_assets: Some(3),
            ..post(25, 202, YouTube, &[(Views, 0), (Likes, 3), (Comments, 0), (Impressions, -9_000)])
        },
        post(26, 203, Instagram, &told(2)),
        post(27, 203, Instagram, &told(5)),
    ];
    let [likes, comments, shares, saves] = [Likes, Comments, Shares, Saves];
    let engagement = MeasureSet::from_iter([likes, comments, shares, saves, Clicks]);
    Campaign {
        start: Some(day("2026-02-27")),
        end: Some(day("2026-03-01")),
        brand_followers: BrandFollowers { start: Some(0), end: Some(10) },
        definitions: Definitions {
            cpm_base: CpmBase::Views,
            engagement,
            returns: ReturnsModel::Multiplicative,
            emv: Some(Emv::Weighted),
            ..Definitions::default()
        },
        economics: Economics {
            margin: Some(0.61),
            fee_rate: Some(0.029),
            return_rate: Some(0.08),
            target_profit: Some(0.1),
        },
        ..campaign(1_002, "Sales", Currency::KWD, people, posts)
    }
}

/// The same with orders and visits in place of totals: an order that two share, one of nobody, one that was cancelled.
pub fn shop() -> Campaign {
    let order = |id: &str, codes: &str, total: i64, state| {
        let (id, codes) = (id.to_owned(), codes.to_owned());
        let new_customer = Some(total % 2 == 0);
        Rc::new(Order {
            id,
            codes,
            state,
            new_customer,
            day: Some(day("2026-02-28")),
            total: Some(Amount(total)),
            ..Order::default()
        })
    };
    let visits = |handle: &str, new_users: u64| {
        let utm =
            Utm { term: handle.to_owned(), campaign: "sales".into(), medium: "influencer".into(), ..Utm::default() };
        let origin = Origin { utm, ..Origin::default() };
        Rc::new(Sessions { origin, new_users: Some(new_users), sessions: Some(2 * new_users), ..Sessions::default() })
    };
    let mut campaign = Campaign { id: CampaignId::from_random(1_005), ..sales() };
    campaign.definitions.attribution.rule = Rule::SplitEvenly;
    for (influencer, code) in campaign.influencers.iter_mut().zip(["Noor10", "Omar10", "Pia10"]) {
        Rc::make_mut(influencer).codes = Codes::read(code);
    }
    if let Some(post) = campaign.posts.get_mut(3) {
        Rc::make_mut(post).insights.set(NewUsers, Some(12));
    }
    campaign.records = Rc::new(Records {
        orders: vec![
            order("1", "noor10", 12_001, OrderState::Counts),
            order("2", "noor10,omar10", 5_555, OrderState::Counts),
            order("3", "", 700, OrderState::Counts),
            order("4", "pia10", 9_000, OrderState::Cancelled),
            order("5", "OMAR10", 4_000, OrderState::Counts),
        ],
        sessions: vec![visits("noor", 120), visits("omar", 30), visits("pia", 44)],
        ..Records::default()
    });
    campaign
}

/// Content in yuan, counted by shares and saves, from before the first number to a shrinking brand.
pub fn content() -> Campaign {
    let people = vec![
        Influencer {
            fee: Fee::at_home(Amount(-100)),
            ..influencer(301, "小红", vec![account(Xiaohongshu, 4_200), account(Bilibili, 0)])
        },
        influencer(302, "阿明", vec![account(Bilibili, 100_000)]),
        Influencer { shipping: Some(Amount(10)), ..influencer(303, "", vec![]) },
    ];
    let posts = vec![
        post(31, 301, Xiaohongshu, &[(Shares, 30), (Saves, 70), (Reach, 900), (Impressions, 2_000)]),
        post(32, 301, Xiaohongshu, &[(Shares, 3), (Reach, 100)]),
        post(33, 301, Bilibili, &[(Saves, 1), (Shares, 0), (Views, 10)]),
        Post { published: None, ..post(34, 302, Bilibili, &[(Likes, 5), (Shares, -6), (Saves, -7)]) },
        post(35, 302, Platform::Other, &[(Shares, 1), (Saves, 1), (Reach, 10)]),
        post(36, 303, Platform::Other, &[]),
    ];
    Campaign {
        brand_followers: BrandFollowers { start: Some(500), end: Some(480) },
        definitions: Definitions {
            engagement: MeasureSet::from_iter([Shares, Saves]),
            emv: Some(Emv::ByEngagements),
            ..Definitions::default()
        },
        ..campaign(1_003, "内容 种草", Currency::CNY, people, posts)
    }
}

/// Nothing but a name.
pub fn blank() -> Campaign {
    campaign(1_004, "", Currency::JPY, Vec::new(), Vec::new())
}
