//! Worked examples: each row of the tables in `tests/examples` is a name, inputs, what must come out, and its source.
//!
//! Rows of `calculators.csv` are single numbers. Rows of `campaigns.csv` are a campaign told compactly: `likes=40|?|50`
//! gives three posts (or, in the column of influencers, three influencers) their likes, of which one is unknown; `~` marks
//! an estimate; `by=1|2|2` says whose post it is; `account=` is an influencer's followers on every platform. Money is in
//! major units, rates are fractions. Expected values were worked out outside this program.
#![cfg(not(target_arch = "wasm32"))]
// A test says what is wrong by panicking; its helpers are no production code.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_possible_wrap)]

use std::collections::BTreeSet;
use std::path::Path;
use std::rc::Rc;

use influencer_kpi::campaign::figures::{Figures, Scope};
use influencer_kpi::campaign::id::{CampaignId, InfluencerId, PostId, StudyId};
use influencer_kpi::campaign::insights::REPORTED;
use influencer_kpi::campaign::model::{Account, Amount, Campaign, Fee, Influencer, Post, PostKind, Status};
use influencer_kpi::campaign::study::{Finding, Source, Study};
use influencer_kpi::kpi::calculate::Inputs;
use influencer_kpi::kpi::catalogue::{KpiId, Reading};
use influencer_kpi::kpi::definitions::{CpmBase, Definitions, Emv, EmvPrices, ReturnsModel};
use influencer_kpi::kpi::measure::{Measure, MeasureSet};
use influencer_kpi::kpi::outcome::{Basis, Outcome, Why};
use influencer_kpi::kpi::platform::Platform;
use influencer_kpi::kpi::tier::{Tier, Tiers};
use influencer_kpi::kpi::unit::{Currency, minor_per_major};
use lift::Interval;

type Row = std::collections::BTreeMap<String, String>;

fn rows(file: &str) -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/examples").join(file);
    let mut reader = csv::Reader::from_path(path).expect("the table");
    reader.deserialize().map(|row| row.expect("a row with every column")).collect()
}

/// `key=value` pairs, or a complaint that names what is malformed.
fn pairs(text: &str) -> Vec<(&str, &str)> {
    text.split_whitespace().map(|pair| pair.split_once('=').unwrap_or_else(|| panic!("no value: {pair}"))).collect()
}

fn number(text: &str) -> f64 {
    text.parse().unwrap_or_else(|_| panic!("no number: {text}"))
}

fn measure(key: &str) -> Measure {
    Measure::from_key(key).unwrap_or_else(|| panic!("no measure: {key}"))
}

fn kpi(key: &str) -> (KpiId, Reading) {
    match key.strip_suffix("_average") {
        Some(plain) => (plain.parse().unwrap_or_else(|_| panic!("no KPI: {key}")), Reading::AveragePost),
        None => (key.parse().unwrap_or_else(|_| panic!("no KPI: {key}")), Reading::Overall),
    }
}

fn definitions(choices: &str) -> (Definitions, Tiers) {
    let (mut chosen, mut tiers) = (Definitions::default(), Tiers::default());
    for (key, value) in pairs(choices) {
        let prices: Vec<_> = value.split(':').skip(1).map(number).collect();
        let price = |place: usize| prices.get(place).copied().unwrap_or(f64::NAN);
        match (key, value.split(':').next().unwrap_or_default()) {
            ("cpm", "views") => chosen.cpm_base = CpmBase::Views,
            ("returns", "additive") => chosen.returns = ReturnsModel::Additive,
            ("returns", "multiplicative") => chosen.returns = ReturnsModel::Multiplicative,
            ("engagement", _) => chosen.engagement = value.split('+').map(measure).collect(),
            ("emv", "impressions") => {
                (chosen.emv, chosen.emv_prices.cpm) = (Some(Emv::ByImpressions), price(0));
            }
            ("emv", "engagements") => {
                (chosen.emv, chosen.emv_prices.cpe) = (Some(Emv::ByEngagements), price(0));
            }
            ("emv", "weighted") => {
                let [like, comment, share, save] = [0, 1, 2, 3].map(price);
                chosen.emv = Some(Emv::Weighted);
                chosen.emv_prices = EmvPrices { like, comment, share, save, ..chosen.emv_prices };
            }
            ("tiers", "later_fohr") => tiers = Tiers::LATER_FOHR,
            _ => panic!("no such choice: {key}={value}"),
        }
    }
    (chosen, tiers)
}

fn keys(set: MeasureSet) -> String {
    set.iter().map(Measure::key).collect::<Vec<_>>().join(" ")
}

fn why(why: Why) -> String {
    match why {
        Why::NotPositive(set) => format!("not positive {}", keys(set)),
        Why::MixedCurrencies => "mixed currencies".to_owned(),
        Why::Differs(measure) => format!("differs {}", measure.key()),
        Why::DefinitionsDiffer => "definitions differ".to_owned(),
        Why::NotChosen => "not chosen".to_owned(),
        Why::NotLive => "not live".to_owned(),
        Why::TooLarge => "too large".to_owned(),
    }
}

/// What is wrong with an outcome, if anything.
fn complaint(row: &Row, outcome: Outcome) -> Option<String> {
    let expected = row["expected"].as_str();
    let told = match outcome {
        Outcome::Known { value, coverage, basis } => {
            let estimated = if basis == Basis::Estimated { " estimated" } else { "" };
            let covered = format!("{}/{}{estimated}", coverage.used, coverage.of);
            let stated = row.get("coverage").filter(|stated| !stated.is_empty());
            let close = expected.parse::<f64>().is_ok_and(|number| (value - number).abs() <= 1e-9 * number.abs());
            if close && stated.is_none_or(|stated| *stated == covered) {
                return None;
            }
            format!("{value} ({covered})")
        }
        Outcome::Missing(set) => format!("missing: {}", keys(set)),
        Outcome::Undefined(reason) => format!("undefined: {}", why(reason)),
    };
    (told != expected).then(|| format!("{}: {} is {told}, not {expected}", row["name"], row["kpi"]))
}

fn check(rows: &[Row], outcome: impl Fn(&Row) -> Outcome) {
    for row in rows {
        assert!(!row["name"].is_empty() && !row["expected"].is_empty() && !row["source"].is_empty(), "{row:?}");
    }
    let wrong: Vec<_> = rows.iter().filter_map(|row| complaint(row, outcome(row))).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn calculators() {
    check(&rows("calculators.csv"), |row| {
        let (kpi, _) = kpi(&row["kpi"]);
        let mut inputs = Inputs::default();
        inputs.definitions = definitions(&row["choices"]).0;
        for (key, value) in pairs(&row["inputs"]) {
            inputs.set(measure(key), Some(number(value)));
        }
        inputs.outcome(kpi)
    });
}

#[test]
fn campaigns() {
    check(&rows("campaigns.csv"), |row| {
        let (kpi, reading) = kpi(&row["kpi"]);
        let (definitions, tiers) = definitions(&row["choices"]);
        let campaign = campaign(row, definitions);
        Figures::of(&campaign, &tiers).outcome(scope(&row["scope"]), kpi, reading)
    });
}

#[test]
fn every_kpi_has_an_example_and_every_name_is_there_once() {
    let rows: Vec<_> = rows("calculators.csv").into_iter().chain(rows("campaigns.csv")).collect();
    assert!(rows.len() >= 80, "{} examples", rows.len());
    let shown: BTreeSet<_> = rows.iter().map(|row| row["kpi"].clone()).collect();
    for kpi in KpiId::all() {
        assert!(shown.contains(kpi.key()), "{kpi} has no example");
    }
    let names: BTreeSet<_> = rows.iter().map(|row| &row["name"]).collect();
    assert_eq!(names.len(), rows.len());
}

fn scope(text: &str) -> Scope {
    match text.split_once(' ') {
        None if text == "campaign" => Scope::Campaign,
        Some(("influencer", place)) => Scope::Influencer(InfluencerId::from_random(place.parse().expect("a place"))),
        Some(("post", place)) => Scope::Post(PostId::from_random(place.parse().expect("a place"))),
        Some(("platform", key)) => Scope::Platform(Platform::from_key(key).expect("a platform")),
        Some(("tier", key)) => Scope::Tier(Tier::from_key(key).expect("a tier")),
        _ => panic!("no scope: {text}"),
    }
}

/// The finding of the campaign's study of its revenue, which is made where there is none.
fn study(campaign: &mut Campaign) -> &mut Finding {
    let records = Rc::make_mut(&mut campaign.records);
    if records.studies.is_empty() {
        let id = StudyId::from_random(1);
        let (method, predicted) = (lift::Method::Impact, Interval::exactly(0.0));
        let finding =
            Finding { fingerprint: 0, method, days: 30, observed: 0.0, predicted, relative: None, tail: None };
        records.studies.push(Rc::new(Study { finding: Some(finding), ..Study::new(id, Source::Revenue) }));
    }
    Rc::make_mut(&mut records.studies[0]).finding.as_mut().expect("a finding")
}

fn campaign(row: &Row, definitions: Definitions) -> Campaign {
    let mut campaign = Campaign { definitions, ..Campaign::new(CampaignId::from_random(1), "", Currency::USD) };
    for (key, value) in pairs(&row["campaign"]) {
        let day = || value.parse().unwrap_or_else(|_| panic!("no day: {value}"));
        match key {
            "currency" => campaign.currency = Currency::from_code(value).expect("a currency"),
            "start" => campaign.start = Some(day()),
            "end" => campaign.end = Some(day()),
            "followers_start" => campaign.brand_followers.start = Some(number(value) as u64),
            "followers_end" => campaign.brand_followers.end = Some(number(value) as u64),
            "lift_observed" => study(&mut campaign).observed = number(value),
            "lift_expected" => study(&mut campaign).predicted = Interval::exactly(number(value)),
            "lift_rate" => study(&mut campaign).relative = Some(Interval::exactly(number(value))),
            "margin" => campaign.economics.margin = Some(number(value)),
            "fee_rate" => campaign.economics.fee_rate = Some(number(value)),
            "return_rate" => campaign.economics.return_rate = Some(number(value)),
            "target_profit" => campaign.economics.target_profit = Some(number(value)),
            _ => panic!("no fact of a campaign: {key}"),
        }
    }
    let by_influencer = lists(&row["influencers"]);
    let by_post = lists(&row["posts"]);
    let authors = by_post.iter().filter(|(key, _)| *key == "by").flat_map(|(_, list)| list).map(|by| number(by) as u64);
    let influencers = authors.max().unwrap_or(1).max(length(&by_influencer));
    let is_empty = by_post.is_empty() && by_influencer.is_empty();
    for place in 1..=if is_empty { 0 } else { influencers } {
        let mut influencer = Influencer::new(InfluencerId::from_random(place), format!("influencer{place}"));
        for (key, value) in at(&by_influencer, place) {
            tell_influencer(&mut influencer, key, value, campaign.currency);
        }
        campaign.influencers.push(Rc::new(influencer));
    }
    for place in 1..=length(&by_post) {
        let author = InfluencerId::from_random(1);
        let mut post = Post::new(PostId::from_random(place), author, Platform::Instagram, PostKind::Image);
        for (key, value) in at(&by_post, place) {
            tell_post(&mut post, key, value, campaign.currency);
        }
        campaign.posts.push(Rc::new(post));
    }
    campaign
}

type Lists<'a> = Vec<(&'a str, Vec<&'a str>)>;

fn lists(text: &str) -> Lists<'_> {
    let lists: Lists = pairs(text).into_iter().map(|(key, list)| (key, list.split('|').collect())).collect();
    let lengths: BTreeSet<_> = lists.iter().map(|(_, list)| list.len()).collect();
    assert!(lengths.len() <= 1, "lists of different length: {text}");
    lists
}

fn length(lists: &Lists) -> u64 {
    lists.first().map_or(0, |(_, list)| list.len() as u64)
}

/// What the lists say about the one at `place`, counted from one; "?" says nothing.
fn at<'a>(lists: &Lists<'a>, place: u64) -> Vec<(&'a str, &'a str)> {
    let told = |(key, list): &(&'a str, Vec<&'a str>)| list.get(place as usize - 1).map(|value| (*key, *value));
    lists.iter().filter_map(told).filter(|(_, value)| *value != "?").collect()
}

fn amount(text: &str, currency: Currency) -> Amount {
    Amount((number(text) * minor_per_major(currency)).round() as i64)
}

fn tell_influencer(influencer: &mut Influencer, key: &str, value: &str, currency: Currency) {
    let count = || Some(number(value) as u64);
    let money = || Some(amount(value, currency));
    match key {
        "account" => {
            let (followers, estimated) = estimate(value);
            let account = |platform| Account { platform, followers: Some(followers), estimated };
            influencer.accounts = Platform::ALL.into_iter().map(account).collect();
        }
        "account_tiktok" => {
            let account =
                Account { platform: Platform::TikTok, followers: Some(number(value) as u64), estimated: false };
            influencer.accounts.retain(|other| other.platform != Platform::TikTok);
            influencer.accounts.push(account);
        }
        "fee" => {
            let foreign = value.split_once('@').map(|(sum, rate)| (sum.split_at(sum.len() - 3), rate));
            influencer.fee = match foreign {
                None => Fee::at_home(amount(value, currency)),
                Some(((sum, code), rate)) => {
                    let currency = Currency::from_code(code).expect("a currency");
                    let amount = Some(amount(sum, currency));
                    Fee { amount, currency: Some(currency), rate: rate.parse().ok(), date: None }
                }
            };
        }
        "product" => influencer.product = money(),
        "shipping" => influencer.shipping = money(),
        "other" => influencer.other = money(),
        "commission" => influencer.commission = money(),
        "orders" => influencer.totals.orders = count(),
        "revenue" => influencer.totals.revenue = money(),
        "clicks" => influencer.totals.clicks = count(),
        "new_customers" => influencer.totals.new_customers = count(),
        "redemptions" => influencer.totals.redemptions = count(),
        "discounts" => influencer.totals.discounts = money(),
        _ => panic!("no fact of an influencer: {key}"),
    }
}

fn tell_post(post: &mut Post, key: &str, value: &str, currency: Currency) {
    match key {
        "by" => post.influencer = InfluencerId::from_random(number(value) as u64),
        "platform" => post.platform = Platform::from_key(value).expect("a platform"),
        "status" => post.status = if value == "planned" { Status::Planned } else { Status::Live },
        "published" => post.published = Some(value.parse().expect("a day")),
        "cost" => post.cost = Some(amount(value, currency)),
        "followers" => post.followers = Some(number(value) as u64),
        "other_assets" => post.other_assets = Some(number(value) as u64),
        _ => {
            assert!(REPORTED.contains(&measure(key)), "no fact of a post: {key}");
            let (value, estimated) = estimate(value);
            post.insights.set(measure(key), Some(value));
            post.insights.set_estimated(measure(key), estimated);
        }
    }
}

fn estimate(text: &str) -> (u64, bool) {
    (number(text.trim_start_matches('~')) as u64, text.starts_with('~'))
}
