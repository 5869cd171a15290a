//! Any campaign that the model allows, for properties.
#![allow(dead_code)] // each test uses a part of it

use std::collections::BTreeMap;
use std::rc::Rc;

use influencer_kpi::campaign::advice::Advice;
use influencer_kpi::campaign::id::{CampaignId, InfluencerId, PostId, StudyId};
use influencer_kpi::campaign::insights::REPORTED;
use influencer_kpi::campaign::model::{
    Account, Amount, BrandFollowers, Campaign, Date, Economics, Fee, Influencer, Objective, Platform, Post, PostKind,
    Status, Totals,
};
use influencer_kpi::campaign::rates::{Pair, Rate, Rates};
use influencer_kpi::campaign::records::{
    Counted, Order, OrderState, Origin, Record, Records, Series, Sessions, Subject, Touch, Utm,
};
use influencer_kpi::campaign::study::{Finding, Source, Study};
use influencer_kpi::campaign::tracking::{Codes, Discount, LinkPart, OwnParts, Placement, Spot, Tracking};
use influencer_kpi::kpi::catalogue::KpiId;
use influencer_kpi::kpi::definitions::{
    Attribution, CpmBase, Definitions, ENGAGEMENT_COMPONENTS, Emv, EmvPrices, ReturnsModel, Rule,
};
use influencer_kpi::kpi::unit::Currency;
use lift::{Interval, Method, Options};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Any text: line ends, quotes, NUL, emoji, right-to-left, what begins with "~".
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "\\PC{0,12}", any::<String>(), "[~?\"\\\\\u{0}\u{7f}\u{2028}名前👩‍🚀]{0,6}"]
}

pub fn date() -> impl Strategy<Value = Date> {
    let usual = (-700_000i32..3_000_000).prop_map(|day| Date::from_num_days_from_ce_opt(day).unwrap());
    prop_oneof![20 => usual, 1 => Just(Date::MIN), 1 => Just(Date::MAX)]
}

pub fn real() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>().prop_filter("finite", |real| real.is_finite()),
        0.0..10.0f64,
        select(vec![0.0, -0.0, 0.1, 1.0 / 3.0, f64::MAX, f64::MIN_POSITIVE, 5e-324, 9_007_199_254_740_993.0]),
    ]
}

pub fn amount() -> impl Strategy<Value = Amount> {
    prop_oneof![any::<i64>(), 0..1_000_000i64, select(vec![0, -1, i64::MIN, i64::MAX])].prop_map(Amount)
}

pub fn count() -> impl Strategy<Value = u64> {
    prop_oneof![any::<u64>(), 0..1_000_000u64, select(vec![0, u64::MAX])]
}

pub fn currency() -> impl Strategy<Value = Currency> {
    select(vec![Currency::USD, Currency::EUR, Currency::JPY, Currency::KWD, Currency::CNY])
}

pub fn emv() -> impl Strategy<Value = Emv> {
    select(vec![Emv::ByImpressions, Emv::ByEngagements, Emv::Weighted])
}

fn definitions() -> impl Strategy<Value = Definitions> {
    let base = select(vec![CpmBase::Impressions, CpmBase::Views]);
    let returns = select(vec![ReturnsModel::Additive, ReturnsModel::Multiplicative]);
    let engagement = subsequence(ENGAGEMENT_COMPONENTS.to_vec(), 0..=5);
    let prices = prop_oneof![Just(EmvPrices::default()), prop::array::uniform6(real()).prop_map(EmvPrices::from)];
    let attribution =
        (select(Rule::ALL.to_vec()), any::<u32>()).prop_map(|(rule, window)| Attribution { rule, window });
    (base, engagement, returns, option::of(emv()), prices, attribution).prop_map(
        |(cpm_base, engagement, returns, emv, emv_prices, attribution)| Definitions {
            cpm_base,
            engagement: engagement.into_iter().collect(),
            returns,
            emv,
            emv_prices,
            attribution,
        },
    )
}

pub fn fee() -> impl Strategy<Value = Fee> {
    let parts = (option::of(amount()), option::of(currency()), option::of(real()), option::of(date()));
    parts.prop_map(|(amount, currency, rate, date)| Fee { amount, currency, rate, date })
}

fn accounts() -> impl Strategy<Value = Vec<Account>> {
    let platforms = subsequence(Platform::ALL.to_vec(), 0..=Platform::ALL.len());
    (platforms, vec((option::of(count()), any::<bool>()), Platform::ALL.len())).prop_map(|(platforms, known)| {
        let account = |(platform, (followers, estimated))| Account { platform, followers, estimated };
        let accounts = platforms.into_iter().zip(known).map(account);
        accounts.filter(|account| account.followers.is_some() || account.estimated).collect()
    })
}

fn totals() -> impl Strategy<Value = Totals> {
    let counts = vec(option::of(count()), 4);
    (counts, option::of(amount()), option::of(amount())).prop_map(|(counts, revenue, discounts)| Totals {
        orders: counts[0],
        clicks: counts[1],
        new_customers: counts[2],
        redemptions: counts[3],
        revenue,
        discounts,
    })
}

pub fn codes() -> impl Strategy<Value = Codes> {
    vec(text(), 0..3).prop_map(|codes| Codes::read(&codes.join(",")))
}

pub fn discount() -> impl Strategy<Value = Discount> {
    prop_oneof![real().prop_map(Discount::Rate), amount().prop_map(Discount::Amount)]
}

pub fn spot() -> impl Strategy<Value = Spot> {
    let places = (select(Platform::ALL.to_vec()), select(Placement::ALL.to_vec()));
    places.prop_map(|(platform, placement)| Spot { platform, placement })
}

fn own_links() -> impl Strategy<Value = OwnParts> {
    vec((option::of(spot()), select(LinkPart::ALL.to_vec()), text()), 0..4).prop_map(|all| {
        let mut parts = OwnParts::default();
        for (spot, part, pattern) in all {
            parts.set(spot, part, Some(pattern));
        }
        parts
    })
}

/// A pattern, often the usual one.
fn pattern(usual: &str) -> impl Strategy<Value = String> + use<> {
    prop_oneof![Just(usual.to_owned()), text()]
}

prop_compose! {
    fn tracking()(
        destination in text(),
        tags in prop::array::uniform5(text()),
        are_usual in prop::array::uniform5(any::<bool>()),
        placements in subsequence(Placement::ALL.to_vec(), 0..=Placement::ALL.len()),
        code_pattern in pattern(Tracking::DEFAULT_CODE),
        discount in option::of(discount()),
        sitewide in codes(),
    ) -> Tracking {
        let usual = Tracking::default_tags();
        let usual = [usual.source, usual.medium, usual.campaign, usual.content, usual.term];
        let tags = usual.into_iter().zip(tags).zip(are_usual);
        let mut tags = tags.map(|((usual, other), is_usual)| if is_usual { usual } else { other });
        let mut next = || tags.next().unwrap();
        let tags = Utm { source: next(), medium: next(), campaign: next(), content: next(), term: next() };
        Tracking { destination, tags, placements, code_pattern, discount, sitewide }
    }
}

pub fn influencer() -> impl Strategy<Value = Influencer> {
    let costs = vec(option::of(amount()), 4);
    let given_out = (codes(), option::of(discount()), own_links()).boxed();
    (any::<u64>(), text(), text(), text(), accounts(), fee(), costs, totals(), given_out).prop_map(
        |(id, name, handle, notes, accounts, fee, costs, totals, (codes, discount, links))| Influencer {
            codes,
            discount,
            links,
            name,
            notes,
            accounts,
            fee,
            product: costs[0],
            shipping: costs[1],
            other: costs[2],
            commission: costs[3],
            totals,
            ..Influencer::new(InfluencerId::from_random(id), handle)
        },
    )
}

/// A post; whose it is is settled when it gets into a campaign.
pub fn post() -> impl Strategy<Value = Post> {
    let insights = vec((option::of(count()), any::<bool>()), REPORTED.len());
    let status = select(vec![Status::Planned, Status::Live]);
    let what = (select(Platform::ALL.to_vec()), select(PostKind::ALL.to_vec()), status);
    let rest = (option::of(date()), option::of(amount()), option::of(count()), option::of(count()));
    (any::<u64>(), what, (text(), text()), insights, rest).prop_map(
        |(id, (platform, kind, status), (permalink, platform_id), insights, rest)| {
            let (published, cost, followers, other_assets) = rest;
            let nobody = InfluencerId::from_random(0);
            let post = Post::new(PostId::from_random(id), nobody, platform, kind);
            let mut post = Post { permalink, platform_id, published, status, cost, followers, other_assets, ..post };
            for (measure, (number, estimated)) in REPORTED.into_iter().zip(insights) {
                post.insights.set(measure, number);
                post.insights.set_estimated(measure, estimated);
            }
            post
        },
    )
}

/// Two currencies.
pub fn pair() -> impl Strategy<Value = Pair> {
    (currency(), currency()).prop_map(|(from, to)| Pair { from, to })
}

prop_compose! {
    fn facts()(
        id in any::<u64>(),
        (name, brand, notes) in (text(), text(), text()),
        objectives in subsequence(Objective::ALL.to_vec(), 0..=3),
        (start, end, binned) in (option::of(date()), option::of(date()), option::of(date())),
        dismissed in subsequence(Advice::ALL.to_vec(), 0..=Advice::ALL.len()),
        currency in currency(),
        definitions in definitions(),
        (first, last) in (option::of(count()), option::of(count())),
        rates in vec(option::of(real()), 4),
        worth in vec((pair(), option::of(real()), option::of(date())), 0..3),
        targets in btree_map(select(KpiId::all().collect::<Vec<_>>()), real(), 0..5),
        budget in option::of(amount()),
        tracking in tracking().boxed(),
    ) -> Campaign {
        let economics =
            Economics { margin: rates[0], fee_rate: rates[1], return_rate: rates[2], target_profit: rates[3] };
        let mut exchange = Rates::default();
        worth.into_iter().for_each(|(pair, rate, date)| exchange.set(pair, Rate { rate, date }));
        let brand_followers = BrandFollowers { start: first, end: last };
        let campaign = Campaign::new(CampaignId::from_random(id), name, currency);
        Campaign {
            brand, notes, objectives, start, end, binned, dismissed, definitions, brand_followers, economics, budget, tracking,
            targets: targets.into_iter().collect(),
            rates: exchange,
            ..campaign
        }
    }
}

/// A link that an order came by; nobody tells one without anything about it.
pub fn touch() -> impl Strategy<Value = Touch> {
    let touch = (option::of(date()), utm()).prop_map(|(day, utm)| Touch { day, utm });
    touch.prop_filter("told", |touch| *touch != Touch::default())
}

fn utm() -> impl Strategy<Value = Utm> {
    prop::array::uniform5(text()).prop_map(|[source, medium, campaign, content, term]| Utm {
        source,
        medium,
        campaign,
        content,
        term,
    })
}

prop_compose! {
    fn order()(
        // Few ids, so that the same order comes again.
        id in prop_oneof!["#10[0-3]", text()],
        (day, minute) in (option::of(date()), option::of(0..1440u16)),
        (total, currency) in (option::of(amount()), option::of(currency())),
        (codes, utm, touches) in (text(), utm(), vec(touch(), 0..3)),
        new_customer in option::of(any::<bool>()),
        state in select(OrderState::ALL.to_vec()),
    ) -> Order {
        Order { id, day, minute, total, currency, codes, utm, touches, new_customer, state }
    }
}

prop_compose! {
    fn sessions()(
        (from, to, channel, utm) in (option::of(date()), option::of(date()), text(), utm()),
        (sessions, new_users, key_events) in (option::of(count()), option::of(count()), option::of(real())),
        (revenue, currency) in (option::of(amount()), option::of(currency())),
    ) -> Sessions {
        Sessions { origin: Origin { from, to, channel, utm }, sessions, new_users, key_events, revenue, currency }
    }
}

fn subject() -> impl Strategy<Value = Subject> {
    let platform = option::of(select(Platform::ALL.to_vec()));
    (select(Counted::ALL.to_vec()), platform, text()).prop_map(|(counted, platform, label)| Subject {
        counted,
        platform,
        label,
    })
}

fn source() -> impl Strategy<Value = Source> {
    let series = subject().prop_map(|subject| Source::Series(Rc::new(subject)));
    prop_oneof![1 => Just(Source::Orders), 1 => Just(Source::Revenue), 3 => series]
}

fn interval() -> impl Strategy<Value = Interval> {
    (real(), real(), real()).prop_map(|(mean, low, high)| Interval { mean, low, high })
}

fn method() -> impl Strategy<Value = Method> {
    select(vec![Method::BeforeAfter, Method::Impact, Method::Difference])
}

prop_compose! {
    fn finding()(
        (fingerprint, method, days, observed) in (any::<u64>(), method(), count(), real()),
        (predicted, relative, tail) in (interval(), option::of(interval()), option::of(real())),
    ) -> Finding {
        Finding { fingerprint, method, days, observed, predicted, relative, tail }
    }
}

prop_compose! {
    fn study()(
        (id, source, controls) in (0..4u64, source(), vec(source(), 0..3)),
        method in method(),
        (seasons, draws, seed) in (0..40usize, 0..30_000usize, any::<u64>()),
        (from, first, last) in (option::of(date()), option::of(date()), option::of(date())),
        (blank_is_zero, counts, finding) in (any::<bool>(), any::<bool>(), option::of(finding())),
    ) -> Study {
        let options = Options { method, seasons, draws, seed };
        Study { id: StudyId::from_random(id), source, controls, options, from, first, last, blank_is_zero, counts, finding }
    }
}

/// A record, now and then under a key that comes again.
pub fn record() -> impl Strategy<Value = Record> {
    let known = Just(Subject { counted: Counted::Reach, platform: None, label: String::new() });
    let day =
        prop_oneof![3 => (0..9).prop_map(|day| Date::from_num_days_from_ce_opt(739_000 + day).unwrap()), 1 => date()];
    prop_oneof![
        order().prop_map(|order| Record::Order(Rc::new(order))),
        sessions().prop_map(|visits| Record::Sessions(Rc::new(visits))),
        // Boxed, since what a study may be takes more of the stack than tests have.
        study().prop_map(|study| Record::Study(Rc::new(study))).boxed(),
        (prop_oneof![known, subject()], day, real()).prop_map(|(subject, day, value)| Record::Day(
            Rc::new(subject),
            day,
            value
        )),
    ]
}

fn records() -> impl Strategy<Value = Records> {
    let series = (subject(), btree_map(date(), real(), 1..5))
        .prop_map(|(subject, days)| (subject.clone(), Rc::new(Series { subject, days: days.into_iter().collect() })));
    let all = (vec(order(), 0..3), vec(sessions(), 0..2), vec(series, 0..2), vec(study().boxed(), 0..3));
    all.prop_map(|(orders, sessions, series, studies)| {
        let orders: BTreeMap<_, _> = orders.into_iter().map(|one| (one.id.clone(), Rc::new(one))).collect();
        let sessions: BTreeMap<_, _> = sessions.into_iter().map(|one| (one.origin.clone(), Rc::new(one))).collect();
        let series: BTreeMap<_, _> = series.into_iter().collect();
        let studies: BTreeMap<_, _> = studies.into_iter().map(|one| (one.id, Rc::new(one))).collect();
        Records {
            orders: orders.into_values().collect(),
            sessions: sessions.into_values().collect(),
            series: series.into_values().collect(),
            studies: studies.into_values().collect(),
        }
    })
}

/// A campaign with up to a few influencers and posts.
pub fn campaign() -> impl Strategy<Value = Campaign> {
    let posts = vec((post().boxed(), any::<prop::sample::Index>()), 0..6);
    (facts().boxed(), vec(influencer().boxed(), 0..4), posts, records().boxed()).prop_map(
        |(mut campaign, influencers, posts, records)| {
            campaign.records = Rc::new(records);
            for influencer in influencers {
                if campaign.influencer(influencer.id).is_none() {
                    campaign.influencers.push(Rc::new(influencer));
                }
            }
            for (post, owner) in posts {
                if !campaign.influencers.is_empty() && campaign.post(post.id).is_none() {
                    let influencer = campaign.influencers[owner.index(campaign.influencers.len())].id;
                    campaign.posts.push(Rc::new(Post { influencer, ..post }));
                }
            }
            campaign
        },
    )
}
