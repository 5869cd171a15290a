//! What goes out: files that other programs read, and the numbers that they must come to.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_possible_wrap)]

#[path = "exports/campaigns.rs"]
mod campaigns;
#[path = "properties/campaigns.rs"]
#[allow(dead_code)]
mod random;

use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use calamine::{DataType, Reader, Xlsx};
use influencer_kpi::campaign::figures::Figures;
use influencer_kpi::campaign::id::StudyId;
use influencer_kpi::campaign::model::{Account, Amount, Campaign, Platform, Status};
use influencer_kpi::campaign::study::{Finding, Source, Study};
use influencer_kpi::exchange::write::csv::csv;
use influencer_kpi::exchange::write::files::{Kind, file};
use influencer_kpi::exchange::write::kpis::{lines, readings};
use influencer_kpi::exchange::write::studies::{STABLE, studies};
use influencer_kpi::exchange::write::xlsx::xlsx;
use influencer_kpi::exchange::write::{facts, sql};
use influencer_kpi::i18n::Language;
use influencer_kpi::kpi::measure::Measure;
use influencer_kpi::kpi::tier::Tiers;
use influencer_kpi::kpi::unit::minor_per_major;
use influencer_kpi::sales::baseline::Baseline;
use lift::{Interval, Method, Options};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

/// Every KPI at every scope, as other programs must find it; nothing for what is missing or undefined.
fn expected(campaign: &Campaign) -> Value {
    let figures = Figures::of(campaign, &Tiers::default());
    let of_line = |line: influencer_kpi::exchange::write::kpis::Line| {
        let kpis: BTreeMap<_, _> = readings()
            .into_iter()
            .map(|(kpi, reading)| (kpi.key_of(reading), figures.outcome(line.scope, kpi, reading).value()))
            .collect();
        json!({ "scope": line.kind, "id": line.id, "kpis": kpis })
    };
    lines(campaign).into_iter().map(of_line).collect()
}

/// Campaigns as nobody would think them up, always the same ones.
fn random_campaigns(count: usize) -> Vec<Campaign> {
    let mut runner = TestRunner::deterministic();
    let strategy = random::campaign(random::Size::Usual, 5_000);
    (0..count).map(|_| strategy.new_tree(&mut runner).expect("a campaign").current()).collect()
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    std::fs::create_dir_all(folder).expect("a folder");
    std::fs::write(folder.join(name), bytes).expect("a file");
}

/// Writes files for other programs into the folder that `EXPORTS` names; `scripts/check-exports` runs it.
#[test]
#[ignore = "writes files for scripts/check-exports"]
fn files_for_other_programs() {
    let folder = std::env::var_os("EXPORTS").expect("the folder in EXPORTS");
    assert!(Figures::of(&campaigns::shop(), &Tiers::default()).ledger().orders.in_place());
    let named = [
        ("gaps", campaigns::gaps()),
        ("sales", campaigns::sales()),
        ("shop", campaigns::shop()),
        ("content", campaigns::content()),
        ("blank", campaigns::blank()),
    ];
    let named = named.into_iter().map(|(name, campaign)| (name.to_owned(), campaign));
    let random = random_campaigns(3).into_iter().enumerate().map(|(at, campaign)| (format!("random{at}"), campaign));
    for (name, campaign) in named.chain(random) {
        let folder = Path::new(&folder).join(name);
        for (name, text) in sql::files(&campaign, &Tiers::default(), Language::En) {
            write(&folder, name, text);
        }
        write(&folder, "expected.json", expected(&campaign).to_string());
        write(&folder, "campaign.xlsx", spreadsheet(&campaign));
        let (edited, cells) = edited(&campaign);
        write(&folder, "edits.json", Value::Array(cells).to_string());
        write(&folder, "edited.json", expected(&edited).to_string());
    }
}

fn spreadsheet(campaign: &Campaign) -> Vec<u8> {
    xlsx(campaign, &Tiers::default(), Language::En, campaigns::day("2026-06-15")).expect("a spreadsheet")
}

/// The campaign after changes that somebody may make in the spreadsheet, and the cells that they change: on which sheet, in the row
/// of which id (on the sheet of settings, of which name), in which column.
fn edited(campaign: &Campaign) -> (Campaign, Vec<Value>) {
    let mut edited = campaign.clone();
    let mut cells = Vec::new();
    let mut change = |sheet: &str, id: String, column: &str, value: Value| {
        cells.push(json!({ "sheet": sheet, "id": id, "column": column, "value": value }));
    };
    for (at, post) in edited.posts.iter_mut().enumerate() {
        let post = Rc::make_mut(post);
        let id = post.id.to_string();
        match at % 5 {
            0 => {
                post.insights.set(Measure::Likes, Some(4_321));
                change("Posts", id.clone(), "likes", json!(4_321));
                post.insights.set(Measure::Impressions, None);
                change("Posts", id, "impressions", Value::Null);
            }
            1 => {
                post.insights.set(Measure::Clicks, Some(17));
                change("Posts", id.clone(), "clicks", json!(17));
                post.followers = Some(2_222);
                change("Posts", id, "followers", json!(2_222));
            }
            2 => {
                post.status = if post.status == Status::Live { Status::Planned } else { Status::Live };
                let status = if post.status == Status::Live { Value::Null } else { json!("planned") };
                change("Posts", id, "status", status);
            }
            3 => {
                post.cost = if post.cost.is_some() { None } else { Some(Amount(30_000)) };
                let major = post.cost.map(|Amount(minor)| minor as f64 / minor_per_major(campaign.currency));
                change("Posts", id, "cost", json!(major));
            }
            _ => {}
        }
    }
    for (at, influencer) in edited.influencers.iter_mut().enumerate() {
        let influencer = Rc::make_mut(influencer);
        let id = influencer.id.to_string();
        match at % 4 {
            0 => {
                influencer.fee.amount = Some(Amount(77_777));
                let currency = influencer.fee.currency.unwrap_or(campaign.currency);
                change("Influencers", id.clone(), "fee", json!(77_777.0 / minor_per_major(currency)));
                influencer.totals.orders = Some(12);
                change("Influencers", id, "orders", json!(12));
            }
            1 => {
                influencer.totals.clicks = if influencer.totals.clicks.is_some() { None } else { Some(55) };
                change("Influencers", id, "clicks", json!(influencer.totals.clicks));
            }
            2 => {
                influencer.fee.rate = Some(1.25);
                change("Influencers", id.clone(), "fee_rate", json!(1.25));
                influencer.accounts.retain(|account| account.platform != Platform::Instagram);
                let account = Account { platform: Platform::Instagram, followers: Some(600_000), estimated: false };
                influencer.accounts.insert(0, account);
                change("Influencers", id, "instagram", json!(600_000));
            }
            _ => {
                influencer.product = None;
                change("Influencers", id, "product", Value::Null);
            }
        }
    }
    edited.economics.margin = Some(0.333);
    change("Campaign", "margin".to_owned(), "value", json!(0.333));
    edited.brand_followers.end = Some(99_999);
    change("Campaign", "followers_end".to_owned(), "value", json!(99_999));
    (edited, cells)
}

#[test]
fn a_spreadsheet_carries_its_values() {
    for campaign in [campaigns::gaps(), campaigns::sales(), campaigns::shop(), campaigns::content(), campaigns::blank()]
    {
        let bytes = spreadsheet(&campaign);
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
        let sheet = book.worksheet_range("KPIs").expect("the sheet of KPIs");
        let rows: Vec<_> = sheet.rows().collect();
        let names: Vec<_> = rows[1].iter().map(ToString::to_string).collect();
        let expected = expected(&campaign);
        let lines = expected.as_array().expect("lines");
        assert_eq!(rows.len(), lines.len() + 2);
        for (line, row) in lines.iter().zip(&rows[2..]) {
            assert_eq!(line["scope"], row[0].to_string().to_lowercase());
            for (kpi, value) in line["kpis"].as_object().expect("KPIs") {
                let cell = &row[names.iter().position(|name| name == kpi).expect("a column")];
                match value.as_f64() {
                    Some(value) => {
                        assert!((cell.as_f64().expect("a number") - value).abs() <= 1e-9 * value.abs(), "{kpi}")
                    }
                    None => assert!(cell.as_f64().is_none(), "{kpi} of {}: {cell}", line["id"]),
                }
            }
        }
    }
}

/// A study found three orders on two days where one was to be expected.
fn studied() -> Campaign {
    let mut campaign = campaigns::shop();
    let options = Options { method: Method::Impact, seasons: 7, draws: 500, seed: 42 };
    let mut finding = Finding {
        fingerprint: 0,
        method: options.method,
        days: 2,
        observed: 3.0,
        predicted: Interval { mean: 1.0, low: 0.5, high: 1.75 },
        relative: Some(Interval { mean: 2.0, low: 0.7, high: 5.0 }),
        tail: Some(0.001),
    };
    let asked = Study::new(StudyId::from_random(1), Source::Orders);
    let days =
        (Some(campaigns::day("2026-02-01")), Some(campaigns::day("2026-02-27")), Some(campaigns::day("2026-02-28")));
    let mut study = Study { options, from: days.0, first: days.1, last: days.2, ..asked.clone() };
    let records = Rc::make_mut(&mut campaign.records);
    Rc::make_mut(&mut records.orders[0]).day = days.0;
    finding.fingerprint = Baseline::of(&campaign, &study).expect("days").fingerprint(&study);
    study.finding = Some(finding);
    let unrun = Study { id: StudyId::from_random(2), ..asked };
    Rc::make_mut(&mut campaign.records).studies = vec![Rc::new(study), Rc::new(unrun)];
    campaign
}

#[test]
fn what_studies_found_goes_out() {
    let campaign = studied();
    let table = studies(&campaign, Language::En, STABLE);
    assert_eq!(table.rows.len(), 1, "one was run");
    let text = csv(&table);
    let told = "impact,,2026-02-01,2026-02-27,2026-02-28,2,3,1,0.5,1.75,2,1.25,2.5,2,0.7,5,0.001,500,42,rise,";
    assert!(text.contains(told), "{text}");
    let sentence = "Orders of this campaign by day came to 3 over 2 days, where 1 was to be expected";
    assert!(text.contains(sentence) && !text.contains("Run it again."), "{text}");
    let chinese = file(Kind::Lift, &campaign, &Tiers::default(), Language::ZhCn, campaigns::day("2026-06-15"));
    assert!(String::from_utf8(chinese.expect("a file")).expect("text").contains("没有活动时预期为 1，"));
    let zipped = sql::files(&campaign, &Tiers::default(), Language::En);
    assert!(zipped.iter().any(|(name, text)| *name == "lift.csv" && text.contains(told)));
    assert!(
        sql::files(&campaigns::shop(), &Tiers::default(), Language::En).iter().all(|(name, _)| *name != "lift.csv")
    );
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(spreadsheet(&campaign))).expect("a workbook");
    let sheet = book.worksheet_range("Lift").expect("the sheet");
    let row: Vec<_> = sheet.rows().nth(2).expect("a row").iter().map(ToString::to_string).collect();
    assert_eq!(row[7..16], ["2", "3", "1", "0.5", "1.75", "2", "1.25", "2.5", "2"]);
    assert_eq!(row[2], "Causal impact");
    assert!(row.last().expect("a note").starts_with(sentence));
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(spreadsheet(&campaigns::shop()))).expect("a workbook");
    assert!(book.worksheet_range("Lift").is_err());
    // Its KPIs are cited as they were found.
    let mut campaign = campaign;
    let study = Rc::make_mut(&mut Rc::make_mut(&mut campaign.records).studies[0]);
    study.finding.as_mut().expect("a finding").method = Method::BeforeAfter;
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(spreadsheet(&campaign))).expect("a workbook");
    let notes = book.worksheet_range("Notes").expect("the sheet");
    let row: Vec<_> = notes.rows().map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>()).collect();
    let lift = row.iter().find(|row| row[2] == "lift_rate").expect("a row");
    assert!(lift[3].contains("season and other causes are not taken out") && lift[4].contains("Welch"), "{lift:?}");
}

#[test]
fn an_outdated_finding_goes_out_without_what_is_asked_now() {
    let mut campaign = studied();
    let study = Rc::make_mut(&mut Rc::make_mut(&mut campaign.records).studies[0]);
    study.options.method = Method::BeforeAfter;
    let text = csv(&studies(&campaign, Language::En, STABLE));
    let told = "by day,impact,,,,,2,3,1,0.5,1.75,2,1.25,2.5,2,0.7,5,0.001,,,rise,";
    assert!(text.contains(told) && text.contains("Run it again."), "{text}");
    assert!(!text.contains("This compares means only"), "{text}");
    let study = Rc::make_mut(&mut Rc::make_mut(&mut campaign.records).studies[0]);
    study.finding.as_mut().expect("a finding").method = Method::BeforeAfter;
    assert!(csv(&studies(&campaign, Language::En, STABLE)).contains("This compares means only"));
}

#[test]
fn no_text_of_a_table_is_executed() {
    let campaign = campaigns::gaps();
    let people = csv(&facts::influencers(&campaign));
    assert!(people.contains(",\"'=SUM(1)\nsecond line; third, fourth\","), "{people}");
    assert!(people.contains(",'@bo,"), "{people}");
    let losses = csv(&facts::influencers(&campaigns::content()));
    assert!(losses.contains(",-1.00,"), "numbers below zero stay numbers: {losses}");
}

#[test]
fn a_name_of_letters_that_no_file_can_hold_makes_a_file_all_the_same() {
    let mut campaign = campaigns::gaps();
    Rc::make_mut(&mut campaign.influencers[0]).notes = format!("\u{0}\u{1}\u{ffff}{}", "long ".repeat(10_000));
    campaign.name = "\u{202e}'*?[]:\\/".repeat(20);
    assert!(spreadsheet(&campaign).starts_with(b"PK"));
}
