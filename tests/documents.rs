//! The stored document: old ones stay readable, broken ones are told apart, and enough fits into a browser.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "documents/arbitrary.rs"]
mod arbitrary;

use std::rc::Rc;

use influencer_kpi::campaign::id::{CampaignId, InfluencerId, PostId};
use influencer_kpi::campaign::insights::REPORTED;
use influencer_kpi::campaign::merge::Packed;
use influencer_kpi::campaign::model::{Amount, Campaign, Date, Influencer, Platform, Post, PostKind, Status};
use influencer_kpi::campaign::records::{
    Counted, Order, OrderState, Origin, Records, Series, Sessions, Subject, Touch, Utm,
};
use influencer_kpi::kpi::catalogue::KpiId;
use influencer_kpi::kpi::measure::Measure;
use influencer_kpi::kpi::unit::Currency;
use influencer_kpi::sales::baseline::Baseline;
use influencer_kpi::store::document::{Damage, Document, Unreadable, VERSION, read, revision_of, write};
use influencer_kpi::store::repository::key;
use influencer_kpi::store::storage::length;
use proptest::prelude::*;

/// Every document that a released version may have left behind, oldest first.
const FIXTURES: [(&str, &str); 3] = [
    ("v1-minimal", include_str!("documents/v1-minimal.json")),
    ("v1-full", include_str!("documents/v1-full.json")),
    ("v1-sales", include_str!("documents/v1-sales.json")),
];

fn fixture(name: &str) -> &'static str {
    FIXTURES.iter().find(|fixture| fixture.0 == name).unwrap().1
}

#[test]
fn every_document_ever_written_is_still_read() {
    for (name, text) in FIXTURES {
        let document = read(text).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let again = write(document.revision, &document.campaign).unwrap();
        assert_eq!(read(&again), Ok(document), "{name}");
    }
    let newest = format!("v{VERSION}-");
    assert!(FIXTURES.iter().any(|fixture| fixture.0.starts_with(&newest)), "a new version needs its own fixtures");
}

#[test]
fn a_minimal_document_means_what_it_says() {
    let id = "0000000001".parse().unwrap();
    let expected = Campaign { objectives: Vec::new(), ..Campaign::new(id, "", Currency::USD) };
    let document = read(fixture("v1-minimal")).unwrap();
    let definitions = document.campaign.definitions;
    assert!(definitions.engagement.is_empty());
    let campaign = Campaign { definitions: expected.definitions, ..Campaign::clone(&document.campaign) };
    assert_eq!((document.revision, campaign), (1, expected));
}

/// Names are for good: a document that uses them all is written as it always was.
#[test]
fn a_full_document_is_written_letter_for_letter() {
    let text = fixture("v1-full").trim_end();
    let document = read(text).unwrap();
    assert_eq!(write(document.revision, &document.campaign).unwrap(), text);
    for platform in Platform::ALL {
        assert!(document.campaign.influencers[0].account(platform).is_some(), "{platform:?}");
        assert!(document.campaign.posts.iter().any(|post| post.platform == platform), "{platform:?}");
    }
    for kind in PostKind::ALL {
        assert!(document.campaign.posts.iter().any(|post| post.kind == kind), "{kind:?}");
    }
    for measure in REPORTED {
        assert!(document.campaign.posts[0].insights.get(measure).is_some(), "{measure:?}");
        assert!(text.contains(&format!("\"{}\"", measure.key())));
    }
}

/// What a study found is kept with what was asked, so that whoever has the document finds the same again.
#[test]
fn studies_of_old_documents_repeat() {
    let text = fixture("v1-sales").trim_end();
    let document = read(text).unwrap();
    // Rates of before do not say what they are told in: that is the campaign's currency.
    let now = text.replace("EUR=", "EUR/USD=").replace("JPY=", "JPY/USD=");
    assert_eq!(write(document.revision, &document.campaign).unwrap(), now);
    let campaign = &document.campaign;
    assert_eq!(campaign.records.studies.len(), 2);
    for study in &campaign.records.studies {
        let baseline = Baseline::of(campaign, study).unwrap();
        let lift = lift::run(&baseline.input, study.options, &mut |_| true).unwrap();
        assert_eq!(study.finding, Some(baseline.finding(study, &lift)), "{:?}", study.options.method);
    }
}

proptest! {
    #[test]
    fn reading_gives_back_what_was_written(campaign in arbitrary::campaign(), revision in any::<u64>()) {
        let text = write(revision, &campaign).unwrap();
        prop_assert_eq!(revision_of(&text), Some(revision));
        // Equal, and equal bit for bit where floats compare loosely: the texts agree as well.
        let document = read(&text).unwrap();
        prop_assert_eq!(&*document.campaign, &campaign);
        prop_assert_eq!(write(document.revision, &document.campaign).unwrap(), text);
    }

    #[test]
    fn a_cut_document_is_not_json(campaign in arbitrary::campaign(), at in any::<prop::sample::Index>()) {
        let text = write(1, &campaign).unwrap();
        let cut: String = text.chars().take(at.index(text.chars().count())).collect();
        let is_not_json = matches!(read(&cut), Err(Unreadable::NotJson { .. }));
        prop_assert!(is_not_json, "{cut}");
    }

    /// One byte changed somewhere: an error or a campaign, and a campaign that is read can be written.
    #[test]
    fn hostile_text_gets_an_answer(at in any::<prop::sample::Index>(), with in any::<char>(), drop in 0usize..40) {
        let text = fixture("v1-full");
        let mut letters: Vec<char> = text.chars().collect();
        let at = at.index(letters.len());
        let end = (at + drop).min(letters.len());
        letters.splice(at..end, [with]);
        if let Ok(document) = read(&letters.into_iter().collect::<String>()) {
            prop_assert!(write(document.revision, &document.campaign).is_ok());
        }
    }

    #[test]
    fn any_text_gets_an_answer(text in any::<String>()) {
        prop_assert!(read(&text).is_err());
    }
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let full = fixture("v1-full").trim_end();
    let damaged = |at: &str, what| Unreadable::Damaged { at: at.to_owned(), what };
    let unknown = |at: &str, name: &str| Unreadable::Unknown { at: at.to_owned(), name: name.to_owned() };
    let replaced = |from: &str, to: &str| {
        assert!(full.contains(from), "{from}");
        full.replacen(from, to, 1)
    };
    let deep = "[".repeat(100_000);
    let cases: Vec<(String, Unreadable)> = vec![
        (String::new(), Unreadable::NotJson { line: 1, column: 0 }),
        ("hello".to_owned(), Unreadable::NotJson { line: 1, column: 1 }),
        (deep, Unreadable::NotOurs),
        (full[..full.len() - 1].to_owned(), Unreadable::NotJson { line: 1, column: full.len() - 1 }),
        ("null".to_owned(), Unreadable::NotOurs),
        ("[]".to_owned(), Unreadable::NotOurs),
        (r#"{"app":"another","version":1}"#.to_owned(), Unreadable::NotOurs),
        (replaced("influencer-kpi", "another"), Unreadable::NotOurs),
        (replaced("\"version\":1", "\"version\":0"), Unreadable::NotOurs),
        (replaced("\"version\":1", "\"version\":2"), Unreadable::TooNew { version: 2 }),
        (r#"{"app":"influencer-kpi","version":7,"shape":"new"}"#.to_owned(), Unreadable::TooNew { version: 7 }),
        (replaced("\"kind\"", "\"species\""), unknown("posts", "species")),
        (replaced("\"brand\":", "\"marque\":"), unknown("facts", "marque")),
        (replaced("\"cpm\":", "\"cost_per_mind\":"), unknown("targets", "cost_per_mind")),
        (replaced("\"weibo\",\"carousel\"", "\"threads\",\"carousel\""), unknown("posts[8].platform", "threads")),
        (replaced("\"currency\":\"USD\"", "\"currency\":\"XXZ\""), unknown("facts.currency", "XXZ")),
        (replaced("\"2026-03-01\"", "\"2026-02-30\""), damaged("facts.end", Damage::Value)),
        (replaced("\"id\":\"0000000042\"", "\"id\":\"42\""), damaged("facts.id", Damage::Value)),
        (replaced("\"margin\":\"0.45\"", "\"margin\":\"NaN\""), damaged("facts.margin", Damage::Value)),
        (replaced("\"margin\":\"0.45\"", "\"margin\":45"), damaged("facts.margin", Damage::Value)),
        (replaced("[\"00000000p2\"", "[\"00000000p1\""), damaged("posts[1].id", Damage::DuplicateId)),
        (replaced("[\"00000000i2\"", "[\"00000000i1\""), damaged("influencers[1].id", Damage::DuplicateId)),
        (
            replaced("\"00000000p3\",\"00000000i2\"", "\"00000000p3\",\"00000000i9\""),
            damaged("posts[2].influencer", Damage::NoInfluencer),
        ),
        (replaced("[\"#1001\"", "[\"#1000\""), damaged("records", Damage::DuplicateId)),
        (replaced("[\"#1000\"", "[\"#2000\""), damaged("records", Damage::DuplicateId)),
        (replaced("2026-02-14\",590", "2026-02-14\",70000"), damaged("orders[0].minute", Damage::Value)),
        (replaced("\"unpaid\"", "\"lost\""), unknown("orders[1].state", "lost")),
        (replaced("20 -0.5 _26 0", "20 x"), damaged("series[0].days", Damage::Value)),
    ];
    for (text, expected) in cases {
        assert_eq!(read(&text).map(|_| ()), Err(expected), "{}", text.chars().take(200).collect::<String>());
    }
    let shape = replaced("\"posts\":{", "\"posts\":{\"x\":1,");
    assert!(matches!(read(&shape), Err(Unreadable::Damaged { what: Damage::Shape, .. })));
    assert!(matches!(
        read(&full.replacen("250000", "250000.5", 1)),
        Err(Unreadable::Damaged { what: Damage::Shape, .. })
    ));
}

#[test]
fn a_post_without_its_influencer_is_not_written() {
    let mut campaign = Campaign::new(CampaignId::from_random(1), "", Currency::USD);
    let nobody = InfluencerId::from_random(1);
    campaign.posts.push(Rc::new(Post::new(PostId::from_random(1), nobody, Platform::X, PostKind::Text)));
    assert!(write(1, &campaign).is_err());
}

/// What browsers give to one site, in characters.
const ROOM: usize = 5 * 1024 * 1024;

/// A post as it comes from a platform: permalink, day and all nine readings.
fn realistic_post(number: u64, influencer: InfluencerId) -> Post {
    let id = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let platform = Platform::ALL[usize::try_from(number % 11).unwrap()];
    let kind = PostKind::ALL[usize::try_from(number % 7).unwrap()];
    let mut post = Post::new(PostId::from_random(id), influencer, platform, kind);
    post.permalink = format!("https://www.instagram.com/reel/{:011}/?s", id % 100_000_000_000);
    assert_eq!(post.permalink.len(), 45);
    post.published = Date::from_ymd_opt(2026, 1, 1).unwrap().checked_add_days(chrono::Days::new(number % 365));
    let impressions = 20_000 + id % 900_000;
    let parts = [1, 1, 2, 20, 400, 900, 700, 150, 3_000];
    for (measure, part) in REPORTED.into_iter().zip(parts) {
        post.insights.set(measure, Some(impressions / part));
    }
    post.followers = Some(10_000 + id % 500_000);
    post
}

fn realistic_campaign(posts: u64) -> Campaign {
    let mut campaign = Campaign::new(CampaignId::from_random(1), "Spring launch", Currency::USD);
    for number in 0..posts / 50 {
        let id = InfluencerId::from_random(number.wrapping_mul(0xD1B5_4A32_D192_ED03));
        let influencer = Influencer {
            name: format!("Influencer Number {number}"),
            ..Influencer::new(id, format!("handle_{number}"))
        };
        campaign.influencers.push(Rc::new(influencer));
    }
    for number in 0..posts {
        let owner = campaign.influencers[usize::try_from(number / 50).unwrap()].id;
        campaign.posts.push(Rc::new(realistic_post(number, owner)));
    }
    campaign
}

#[test]
fn twenty_five_thousand_posts_fit_into_a_browser() {
    let campaign = realistic_campaign(25_000);
    let text = write(1_000_000, &campaign).unwrap();
    let length = length(&text) + length(&key(campaign.id));
    assert!(length <= ROOM, "{length} characters");
    println!("25,000 posts: {length} characters of {ROOM}, {} for each post", length / 25_000);
    assert_eq!(
        read(&text),
        Ok(Document { revision: 1_000_000, campaign: Rc::new(campaign), stamps: Packed::default() })
    );
}

/// The worst that is still realistic: every reading is an estimate, and each post has its own cost and assets.
#[test]
fn they_fit_even_when_everything_is_estimated_and_paid_for_singly() {
    let mut campaign = realistic_campaign(25_000);
    for post in campaign.posts.iter_mut().map(Rc::make_mut) {
        for measure in REPORTED {
            post.insights.set_estimated(measure, true);
        }
        post.cost = Some(Amount(125_000));
        post.other_assets = Some(3);
    }
    let text = write(1_000_000, &campaign).unwrap();
    let length = length(&text) + length(&key(campaign.id));
    assert!(length <= ROOM, "{length} characters");
}

/// Prints the text of the full fixture, to be looked at and kept when a new version needs one.
#[test]
#[ignore = "makes a fixture"]
fn print_a_full_document() {
    println!("{}", write(7, &full()).unwrap());
}

fn full() -> Campaign {
    use influencer_kpi::campaign::advice::Advice;
    use influencer_kpi::campaign::model::{Account, BrandFollowers, Economics, Fee, Objective, Totals};
    use influencer_kpi::kpi::definitions::{CpmBase, Definitions, Emv, EmvPrices, ReturnsModel};
    let date = |month, day| Date::from_ymd_opt(2026, month, day);
    let mut campaign = Campaign::new("0000000042".parse().unwrap(), "Spring launch “春”", Currency::USD);
    campaign.brand = "Ångström & Söhne".to_owned();
    campaign.objectives = Objective::ALL.to_vec();
    (campaign.start, campaign.end, campaign.binned) = (date(2, 1), date(3, 1), date(4, 2));
    campaign.definitions = Definitions {
        cpm_base: CpmBase::Views,
        engagement: [Measure::Likes, Measure::Comments, Measure::Shares, Measure::Saves, Measure::Clicks]
            .into_iter()
            .collect(),
        returns: ReturnsModel::Multiplicative,
        emv: Some(Emv::Weighted),
        emv_prices: EmvPrices { cpm: 12.5, save: 1.0 / 3.0, ..EmvPrices::default() },
        ..Definitions::default()
    };
    campaign.dismissed = Advice::ALL.to_vec();
    campaign.brand_followers = BrandFollowers { start: Some(10_000), end: Some(12_500) };
    campaign.economics =
        Economics { margin: Some(0.45), fee_rate: Some(0.029), return_rate: Some(0.08), target_profit: Some(0.1) };
    let targets = [("cpm", 2.5), ("er_reach", 0.043), ("roas", 1.0 / 3.0), ("views", 250_000.0)];
    campaign.targets = targets.into_iter().map(|(kpi, value)| (kpi.parse::<KpiId>().unwrap(), value)).collect();
    campaign.budget = Some(Amount(1_250_000));
    campaign.notes = "First line\nsecond \"line\"\t🚀".to_owned();
    let mut first = Influencer::new("00000000i1".parse().unwrap(), "ana.fit");
    first.name = "Ana".to_owned();
    first.accounts = Platform::ALL
        .into_iter()
        .zip(1u64..)
        .map(|(platform, number)| Account {
            platform,
            followers: (number % 4 != 0).then_some(number * 1_000),
            estimated: number % 3 == 0 || number % 4 == 0,
        })
        .collect();
    first.notes = "usage rights until June".to_owned();
    first.fee =
        Fee { amount: Some(Amount(150_000)), currency: Some(Currency::EUR), rate: Some(1.0837), date: date(1, 15) };
    (first.product, first.shipping, first.other, first.commission) =
        (Some(Amount(2_500)), Some(Amount(900)), Some(Amount(-100)), Some(Amount(0)));
    first.totals = Totals {
        orders: Some(31),
        revenue: Some(Amount(310_050)),
        clicks: Some(900),
        new_customers: Some(12),
        redemptions: Some(9),
        discounts: Some(Amount(4_500)),
    };
    let mut second = Influencer::new("00000000i2".parse().unwrap(), "李雷");
    second.fee = Fee::at_home(Amount(50_000));
    campaign.influencers = vec![Rc::new(first), Rc::new(second)];
    for (number, platform) in (0u64..).zip(Platform::ALL) {
        let kind = PostKind::ALL[usize::try_from(number % 7).unwrap()];
        let owner = campaign.influencers[usize::from(number > 1)].id;
        let id = format!("00000000p{}", char::from_digit(u32::try_from(number + 1).unwrap(), 36).unwrap());
        let mut post = Post::new(id.parse().unwrap(), owner, platform, kind);
        if number == 0 {
            post.permalink = "https://www.instagram.com/reel/C8xYzAbCdEf/".to_owned();
            post.published = date(2, 14);
            let values = [250_000, 198_431, 120_000, 4_321, 123, 45, 67, 890, 0];
            for (measure, value) in REPORTED.into_iter().zip(values) {
                post.insights.set(measure, Some(value));
                post.insights.set_estimated(measure, value % 2 == 1);
            }
            (post.cost, post.followers, post.other_assets) = (Some(Amount(30_000)), Some(51_000), Some(2));
        }
        if number == 3 {
            post.status = Status::Planned;
        }
        if number == 4 {
            post.platform_id = "1790842917771234567".to_owned();
        }
        campaign.posts.push(Rc::new(post));
    }
    campaign.records = Rc::new(full_records());
    campaign
}

fn full_records() -> Records {
    let date = |month, day| Date::from_ymd_opt(2026, month, day);
    let tags = |parts: [&str; 5]| {
        let [source, medium, campaign, content, term] = parts.map(str::to_owned);
        Utm { source, medium, campaign, content, term }
    };
    let order = |number: usize, state| Order { id: format!("#100{number}"), state, ..Order::default() };
    let mut orders: Vec<_> =
        OrderState::ALL.into_iter().enumerate().map(|(number, state)| order(number, state)).collect();
    orders[0] = Order {
        day: date(2, 14),
        minute: Some(590),
        total: Some(Amount(4_990)),
        currency: Some(Currency::EUR),
        codes: "ANA10, FREESHIP".to_owned(),
        utm: tags(["instagram", "influencer", "spring", "reel", "ana.fit"]),
        new_customer: Some(true),
        ..orders[0].clone()
    };
    orders[1].new_customer = Some(false);
    let origin = Origin {
        from: date(2, 1),
        to: date(2, 28),
        channel: "Organic Social".to_owned(),
        utm: tags(["instagram", "influencer", "spring", "reel", "ana.fit"]),
    };
    let visits = Sessions {
        origin,
        sessions: Some(1_200),
        new_users: Some(800),
        key_events: Some(31.5),
        revenue: Some(Amount(310_050)),
        currency: Some(Currency::GBP),
    };
    let series = Counted::ALL.into_iter().zip(Platform::ALL.map(Some).into_iter().chain([None, None]));
    let days = vec![(date(2, 1).unwrap(), 20.0), (date(2, 2).unwrap(), -0.5), (date(3, 1).unwrap(), 0.0)];
    let series = series.map(|(counted, platform)| {
        let subject = Subject { counted, platform, label: if platform.is_none() { "north" } else { "" }.to_owned() };
        Rc::new(Series { subject, days: days.clone() })
    });
    Records {
        orders: orders.into_iter().map(Rc::new).collect(),
        sessions: vec![Rc::new(visits)],
        series: series.collect(),
        studies: Vec::new(),
    }
}

/// What links and codes are made of is told where it is not the usual, and then it stays what it was.
#[test]
fn tracking_is_told_where_it_differs() {
    use influencer_kpi::campaign::tracking::{Codes, Discount, LinkPart, Placement, Spot};
    let text = |campaign: &Campaign| write(1, campaign).unwrap();
    let mut campaign = Campaign::new("0000000042".parse().unwrap(), "", Currency::USD);
    campaign.influencers = vec![Rc::new(Influencer::new("00000000i1".parse().unwrap(), "ana"))];
    for name in ["utm_", "placements", "code", "discount", "links"] {
        assert!(!text(&campaign).contains(name), "{name}");
    }
    campaign.tracking.tags.content = String::new();
    campaign.tracking.placements = Vec::new();
    campaign.tracking.sitewide = Codes::read("welcome");
    let mut ana = Influencer::clone(&campaign.influencers[0]);
    ana.codes = Codes::read("Ana10 Ana20");
    ana.discount = Some(Discount::Rate(0.1));
    let bio = Spot { platform: Platform::Instagram, placement: Placement::Bio };
    ana.links.set(None, LinkPart::Term, Some("ana&co".to_owned()));
    ana.links.set(Some(bio), LinkPart::Destination, Some("https://example.com/a?b=c".to_owned()));
    campaign.influencers = vec![Rc::new(ana)];
    let told = text(&campaign);
    for part in [
        r#""utm_content":"""#,
        r#""placements":"none""#,
        r#""sitewide_codes":"welcome""#,
        r#""Ana10, Ana20","0.1","term=ana%26co&instagram.bio.destination=https%3A%2F%2Fexample.com%2Fa%3Fb%3Dc""#,
    ] {
        assert!(told.contains(part), "{part} in {told}");
    }
    assert_eq!(read(&told).unwrap().campaign.as_ref(), &campaign);
    let newer = told.replace("instagram.bio", "instagram.hologram");
    assert!(read(&newer).unwrap_err().is_newer());
}

/// Whose an order is is told where it is not by the usual rule, and so are the links that led to it.
#[test]
fn attribution_is_told_where_it_differs() {
    use influencer_kpi::kpi::definitions::{Attribution, Rule};
    let mut campaign = Campaign::new("0000000042".parse().unwrap(), "", Currency::USD);
    let mut order = Order { id: "#1".to_owned(), ..Order::default() };
    campaign.records = Rc::new(Records { orders: vec![Rc::new(order.clone())], ..Records::default() });
    let usual = write(1, &campaign).unwrap();
    for name in ["attribution", "touches"] {
        assert!(!usual.contains(name), "{name}");
    }
    campaign.definitions.attribution = Attribution { rule: Rule::SplitEvenly, window: 14 };
    let tiktok = Utm { source: "tiktok".to_owned(), term: "李雷".to_owned(), ..Utm::default() };
    let odd = Utm { source: "news\\letter\n".to_owned(), campaign: "tab\there".to_owned(), ..Utm::default() };
    let opened = Date::from_ymd_opt(2026, 2, 3);
    order.touches = vec![Touch { day: opened, utm: tiktok }, Touch { day: None, utm: odd }];
    campaign.records = Rc::new(Records { orders: vec![Rc::new(order)], ..Records::default() });
    let told = write(1, &campaign).unwrap();
    for part in [
        r#""attribution":"split_evenly","attribution_window":14"#,
        r#"2026-02-03\ttiktok\t\t\t\t李雷\n\tnews\\\\letter\\n\t\ttab\\there"#,
    ] {
        assert!(told.contains(part), "{part} in {told}");
    }
    assert_eq!(read(&told).unwrap().campaign.as_ref(), &campaign);
    assert!(read(&told.replace("split_evenly", "first_touch")).unwrap_err().is_newer());
}
