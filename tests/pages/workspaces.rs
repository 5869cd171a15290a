//! Workspaces to look at: nothing, one influencer, and a campaign in which much is missing, estimated or wrong.

use std::rc::Rc;

use influencer_kpi::app::route::{Query, Route, Section};
use influencer_kpi::app::state::{Action, Notice, Step, Workspace};
use influencer_kpi::campaign::edit::Refused;
use influencer_kpi::campaign::id::{CampaignId, InfluencerId, OrderKey, PostId, StudyId};
use influencer_kpi::campaign::merge::Stamped;
use influencer_kpi::campaign::model::{
    Account, Amount, BrandFollowers, Campaign, Date, Economics, Fee, Influencer, Objective, Platform, Post, PostKind,
    Status, Totals,
};
use influencer_kpi::campaign::records::{
    Counted, Order, OrderState, Origin, Records, Series, Sessions, Subject, Touch, Utm,
};
use influencer_kpi::campaign::study::{Finding, Source, Study};
use influencer_kpi::campaign::tracking::{Codes, Discount, Placement};
use influencer_kpi::exchange::link::{self, Envelope};
use influencer_kpi::kpi::calculator::Calculator;
use influencer_kpi::kpi::catalogue::KpiId;
use influencer_kpi::kpi::definitions::Emv;
use influencer_kpi::kpi::measure::{Measure, MeasureSet};
use influencer_kpi::kpi::unit::Currency;
use influencer_kpi::sales::baseline::Baseline;
use influencer_kpi::sales::maker::Maker;
use influencer_kpi::store::document::{Damage, Unreadable};
use influencer_kpi::store::session::Session;
use influencer_kpi::store::storage::StorageError;
use lift::Method;
use yew::Reducible;

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn campaign_id(number: u64) -> CampaignId {
    CampaignId::from_random(number)
}

pub fn influencer_id(number: u64) -> InfluencerId {
    InfluencerId::from_random(number)
}

pub fn post_id(number: u64) -> PostId {
    PostId::from_random(number)
}

/// A workspace of these campaigns.
pub fn of(campaigns: impl IntoIterator<Item = Campaign>) -> Rc<Workspace> {
    let sessions = campaigns.into_iter().map(|campaign| Session::create(Rc::new(campaign))).collect();
    let mut workspace = Workspace::default();
    workspace.sessions = sessions;
    Rc::new(workspace)
}

/// A campaign for every objective.
pub fn campaign(number: u64, name: &str) -> Campaign {
    let campaign = Campaign::new(campaign_id(number), name, Currency::USD);
    Campaign { objectives: Objective::ALL.into(), ..campaign }
}

pub fn influencer(number: u64, handle: &str) -> Influencer {
    Influencer::new(influencer_id(number), handle)
}

pub fn post(number: u64, author: u64, platform: Platform, readings: &[(Measure, u64)]) -> Post {
    let mut post = Post::new(post_id(number), influencer_id(author), platform, PostKind::Image);
    for (measure, value) in readings {
        post.insights.set(*measure, Some(*value));
    }
    post
}

fn account(platform: Platform, followers: u64, estimated: bool) -> Account {
    Account { platform, followers: Some(followers), estimated }
}

fn fee(minor: i64, currency: Option<Currency>) -> Fee {
    Fee { currency, ..Fee::at_home(Amount(minor)) }
}

/// One influencer with one post: cost 500 dollars, 250,000 impressions, 20,000 reached, 2,150 engagements, 50,000 followers.
pub fn one_influencer() -> Campaign {
    let ana = Influencer {
        accounts: vec![account(Platform::Instagram, 50_000, false)],
        fee: fee(50_000, None),
        ..influencer(1, "ana")
    };
    let told =
        [(Measure::Impressions, 250_000), (Measure::Reach, 20_000), (Measure::Likes, 2_000), (Measure::Comments, 150)];
    Campaign {
        influencers: vec![Rc::new(ana)],
        posts: vec![Rc::new(post(1, 1, Platform::Instagram, &told))],
        ..campaign(1, "One")
    }
}

/// Three influencers: of the second the cost is unknown, the third has published nothing. Of three live posts one has cost
/// and (estimated) impressions.
pub fn gaps() -> Campaign {
    let totals = Totals { orders: Some(3), clicks: Some(0), ..Totals::default() };
    let ana = Influencer {
        accounts: vec![account(Platform::Instagram, 50_000, false)],
        fee: fee(50_000, None),
        ..influencer(1, "ana")
    };
    let ben = Influencer {
        accounts: vec![account(Platform::TikTok, 20_000, true)],
        fee: fee(30_000, Some(Currency::EUR)),
        totals,
        ..influencer(2, "ben")
    };
    let mut first = post(1, 1, Platform::Instagram, &[(Measure::Likes, 2_000), (Measure::Comments, 150)]);
    first.insights.set(Measure::Impressions, Some(250_000));
    first.insights.set_estimated(Measure::Impressions, true);
    let second = post(2, 1, Platform::Instagram, &[(Measure::Likes, 100), (Measure::Comments, 10)]);
    let told = [(Measure::Impressions, 100_000), (Measure::Likes, 0), (Measure::Comments, 0), (Measure::Reach, 0)];
    let third = post(3, 2, Platform::TikTok, &told);
    let planned = Post { status: Status::Planned, ..post(4, 3, Platform::YouTube, &[]) };
    let target = |key: &str, value| (key.parse::<KpiId>().unwrap(), value);
    Campaign {
        start: Some(day("2026-06-01")),
        end: Some(day("2026-06-30")),
        brand_followers: BrandFollowers { start: Some(0), end: Some(10) },
        targets: [target("cpm", 2.0), target("impressions", 700_000.0), target("er_followers", 0.04)]
            .into_iter()
            .collect(),
        influencers: vec![Rc::new(ana), Rc::new(ben), Rc::new(influencer(3, "cleo"))],
        posts: [first, second, third, planned].map(Rc::new).into(),
        ..campaign(2, "Gaps")
    }
}

/// Orders of three influencers and of nobody: by codes and links, a conflict, a code that got about, what does not count and what
/// is in another currency; and visits.
pub fn selling() -> Campaign {
    let person = |number: u64, clicks| {
        let codes = Codes::read(&format!("A{number}0"));
        let totals = Totals { clicks: Some(clicks), orders: (number == 3).then_some(99), ..Totals::default() };
        Influencer { codes, totals, fee: fee(10_000, None), ..influencer(number, &format!("7{number}")) }
    };
    let day_of = |number: u64| Some(day(&format!("2026-06-{:02}", number % 28 + 1)));
    let order = |number: u64, codes: &str| Order {
        id: format!("#{number:03}"),
        day: day_of(number),
        total: Some(Amount(5_000)),
        codes: codes.to_owned(),
        new_customer: Some(number.is_multiple_of(2)),
        ..Order::default()
    };
    let link = |number: u64| Utm { term: format!("7{number}"), ..Utm::default() };
    let touched = Order { touches: vec![Touch { day: day_of(1), utm: link(1) }], ..order(20, "A20") };
    let by_link = Order { utm: link(2), ..order(21, "") };
    let cancelled = Order { state: OrderState::Cancelled, ..order(22, "A20") };
    let foreign = Order { currency: Some(Currency::EUR), ..order(23, "A30") };
    let orders = (1..=12).map(|number| order(number, "A10"));
    let orders: Vec<_> = orders.chain([touched, by_link, cancelled, foreign, order(24, "8"), order(25, "")]).collect();
    let visits = |term: &str, sessions| {
        let utm = Utm { term: term.to_owned(), ..Utm::default() };
        let origin = Origin { from: day_of(0), to: day_of(27), channel: String::new(), utm };
        Rc::new(Sessions { origin, sessions: Some(sessions), new_users: Some(sessions / 2), ..Sessions::default() })
    };
    let sessions = vec![visits("71", 40), visits("9", 500)];
    Campaign {
        influencers: [person(1, 3), person(2, 40), person(3, 40)].map(Rc::new).into(),
        economics: Economics { margin: Some(0.5), return_rate: Some(0.1), ..Economics::default() },
        records: Rc::new(Records { orders: orders.into_iter().map(Rc::new).collect(), sessions, ..Records::default() }),
        ..campaign(7, "7")
    }
}

/// The same with two studies: one of twenty days with fifty more each, and one that was changed since it was run.
pub fn studied() -> Campaign {
    let subject = Subject { counted: Counted::Revenue, platform: None, label: "8".to_owned() };
    let begins = day("2026-04-01");
    let value = |number: u64| 100.0 + (number * 7 % 5) as f64 + if number < 40 { 0.0 } else { 50.0 };
    let days = (0..60).map(|number| (begins + chrono::Days::new(number), value(number))).collect();
    let mut campaign = selling();
    (campaign.start, campaign.end) = (Some(day("2026-05-11")), Some(day("2026-05-30")));
    let records = Rc::make_mut(&mut campaign.records);
    records.series = vec![Rc::new(Series { subject: subject.clone(), days })];
    let mut study = Study::new(StudyId::from_random(1), Source::Series(subject.into()));
    study.options.method = Method::BeforeAfter;
    let baseline = Baseline::of(&campaign, &study).unwrap();
    let lift = lift::run(&baseline.input, study.options, &mut |_| true).unwrap();
    let finding = baseline.finding(&study, &lift);
    let options = lift::Options { method: Method::Impact, seed: 7, ..study.options };
    let (stale, id) = (Finding { fingerprint: 0, ..finding.clone() }, StudyId::from_random(2));
    let other = Study { id, options, counts: false, finding: Some(stale), ..study.clone() };
    study.finding = Some(finding);
    Rc::make_mut(&mut campaign.records).studies = vec![study.into(), other.into()];
    campaign
}

/// Everything that the page can say about a campaign and beside it, with names that belong to no language.
pub fn everything() -> Rc<Workspace> {
    let first = oddities();
    let nothing_counts = Campaign {
        start: Some(day("2026-06-20")),
        end: Some(day("2026-06-10")),
        definitions: influencer_kpi::kpi::definitions::Definitions {
            engagement: MeasureSet::EMPTY,
            emv: Some(Emv::Weighted),
            ..Default::default()
        },
        economics: Economics { margin: Some(1.5), return_rate: Some(2.0), ..Economics::default() },
        currency: Currency::JPY,
        ..campaign(4, "")
    };
    let binned = Campaign { binned: Some(day("2026-06-02")), ..campaign(5, "5") };
    let workspace = of([first, gaps_without_words(), nothing_counts, binned, campaign(6, "")]);
    let tell = |workspace: Rc<Workspace>, notice| {
        workspace.reduce(Step { act: Workspace::apply, action: Action::Tell(notice) })
    };
    notices().into_iter().fold(workspace, tell)
}

fn gaps_without_words() -> Campaign {
    let mut campaign = Campaign { name: "2".to_owned(), ..gaps() };
    for influencer in &mut campaign.influencers {
        let influencer = Rc::make_mut(influencer);
        influencer.handle = influencer.id.to_string().trim_start_matches('0').to_owned();
    }
    campaign
}

/// Everything that can look wrong.
fn oddities() -> Campaign {
    let all_platforms = Platform::ALL.map(|platform| account(platform, 5_000, true));
    let totals = Totals { orders: Some(1), new_customers: Some(2), ..Totals::default() };
    let own_cost = Influencer { fee: fee(1, None), codes: Codes::read("101，202"), ..influencer(1, "1") };
    let same_handle = Influencer {
        codes: Codes::read("102"),
        discount: Some(Discount::Rate(0.25)),
        accounts: all_platforms.into(),
        totals,
        ..influencer(2, "1")
    };
    let usual = |number| post(number, 2, Platform::Douyin, &[(Measure::Impressions, 100)]);
    let mut posts: Vec<Post> = (10..16).map(usual).collect();
    posts.push(Post { cost: Some(Amount(1)), ..post(1, 1, Platform::Weibo, &[(Measure::Impressions, 1_000_000)]) });
    let more = [(Measure::Reach, 9), (Measure::Views, 8), (Measure::Impressions, 7), (Measure::Clicks, 10)];
    let more = post(2, 1, Platform::Xiaohongshu, &[more.as_slice(), &[(Measure::NewUsers, 11)]].concat());
    posts.push(Post { cost: Some(Amount(1)), permalink: "7".to_owned(), published: Some(day("2026-07-01")), ..more });
    let due = post(3, 2, Platform::Bilibili, &[]);
    posts.push(Post { published: Some(day("2026-06-01")), ..due });
    let kinds = PostKind::ALL.into_iter().zip(20..);
    posts.extend(kinds.map(|(kind, number)| Post { kind, ..post(number, 3, Platform::Other, &[]) }));
    let mut campaign = campaign(3, "3");
    track_oddly(&mut campaign);
    Campaign {
        influencers: [own_cost, same_handle, influencer(3, "")].map(Rc::new).into(),
        posts: posts.into_iter().map(Rc::new).collect(),
        ..campaign
    }
}

/// Links and codes with everything that can be wrong about them.
fn track_oddly(campaign: &mut Campaign) {
    let tracking = &mut campaign.tracking;
    tracking.destination = "https://7?utm_source=8&utm_source=9&x=1@2.3".to_owned();
    tracking.tags.term = "{9} 1@2.3".to_owned();
    tracking.tags.source = "7".to_owned();
    tracking.placements = Placement::ALL.into();
    tracking.sitewide = Codes::read("10Ⅰ，101");
}

/// Everything that is told beside the pages.
fn notices() -> Vec<Notice> {
    let refused = [
        Refused::NoInfluencer(influencer_id(1)),
        Refused::NoPost(post_id(1)),
        Refused::NoOrder,
        Refused::IdTaken,
        Refused::CurrencyTooCoarse(Currency::JPY),
    ];
    let unreadable = [
        Unreadable::NotJson { line: 1, column: 2 },
        Unreadable::NotOurs,
        Unreadable::Unknown { at: "7".to_owned(), name: "8".to_owned() },
        Unreadable::Damaged { at: "7".to_owned(), what: Damage::Shape },
    ];
    let aside = |reason| Notice::SetAside { key: "7".to_owned(), reason, text: "8".to_owned() };
    let newer = |reason| Notice::Newer { key: "7".to_owned(), reason, text: "8".to_owned() };
    let trouble = [StorageError::QuotaExceeded, StorageError::Blocked, StorageError::Other("7".to_owned())];
    let mut notices: Vec<_> = unreadable.map(|reason| aside(Some(reason))).into();
    notices.extend([aside(None), newer(Unreadable::TooNew { version: 9 })]);
    notices.extend([Notice::Gone, Notice::NoDownload, Notice::BackupUnreadable(None), Notice::BackupRead(1, 2, 3)]);
    notices.extend(["", "7"].map(|name| Notice::Recovered(name.to_owned())));
    notices.extend(trouble.map(Notice::StorageTrouble));
    notices.extend(refused.map(|refused| Notice::Refused(campaign_id(3), refused)));
    notices
}

/// The query of a link.
pub fn query(pairs: &[(&str, &str)]) -> Query {
    Query(pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect())
}

/// The address that holds a campaign.
pub fn shared(campaign: &Campaign) -> Route {
    Route::Shared(
        link::write(&Envelope::Open(
            link::pack(&Stamped::unshared(Rc::new(campaign.clone())).shared(9).into()).unwrap(),
        ))
        .into(),
    )
}

/// Every page of a workspace, and the addresses that lead nowhere.
pub fn routes(workspace: &Workspace) -> Vec<Route> {
    let nobody = (campaign_id(u64::MAX), influencer_id(u64::MAX), post_id(u64::MAX));
    let mut routes = vec![Route::Home, Route::NotFound, Route::Campaign(nobody.0, Section::Overview)];
    routes.extend(["AQ", "!", "CQAA"].map(|text| Route::Shared(text.into())));
    let queries = [
        query(&[]),
        query(&[("cost", "500"), ("impressions", "250000")]),
        query(&[("likes", "0"), ("comments", "7"), ("followers", "0"), ("reach", "1e999"), ("cost", "-1")]),
    ];
    for tool in Calculator::ALL {
        routes.extend(queries.iter().map(|query| Route::Tool(tool, query.clone())));
    }
    let links =
        [query(&[]), query(&[("url", "https://7"), ("source", "1"), ("medium", "2@3.4"), ("marketing_tactic", "5 6")])];
    routes.extend(links.map(|query| Route::Maker(Maker::Link, query)));
    let codes = [query(&[]), query(&[("name", "7"), ("discount", "0.1")]), query(&[("code", "7"), ("discount", "2")])];
    routes.extend(codes.map(|query| Route::Maker(Maker::Code, query)));
    for session in &workspace.sessions {
        let campaign = session.campaign();
        let mut sections = vec![Section::Overview, Section::Influencers, Section::Posts, Section::Settings];
        sections.extend([Section::Links, Section::Sales, Section::Lift]);
        sections.extend(campaign.influencers.iter().map(|one| Section::Influencer(one.id)));
        sections.extend(campaign.posts.iter().map(|one| Section::Post(one.id)));
        sections.extend(campaign.records.orders.iter().map(|order| Section::Order(order.key())));
        sections.extend([Section::Influencer(nobody.1), Section::Post(nobody.2), Section::Order(OrderKey::of("?"))]);
        routes.extend(sections.into_iter().map(|section| Route::Campaign(campaign.id, section)));
        routes.push(shared(campaign));
    }
    routes
}
