//! Our own tables come back: untouched they change nothing, edited they change what was edited.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    clippy::cast_possible_truncation
)]

#[path = "documents/arbitrary.rs"]
mod arbitrary;
#[path = "links/typical.rs"]
#[allow(dead_code)] // each test uses a part of it
mod typical;

use std::rc::Rc;

use influencer_kpi::campaign::merge::{Packed, Stamped};
use influencer_kpi::campaign::model::{Campaign, Fee, Platform, read_date};
use influencer_kpi::exchange::plan::{Choices, Plan, What, Why, plan, plan_all};
use influencer_kpi::exchange::read::read;
use influencer_kpi::exchange::reading::{Contents, Habits, Options, Reading, Source, TableOptions, Unreadable};
use influencer_kpi::exchange::write::csv::csv;
use influencer_kpi::exchange::write::xlsx::xlsx;
use influencer_kpi::exchange::write::{facts, kpis};
use influencer_kpi::i18n::{Language, Separators};
use influencer_kpi::kpi::measure::Measure;
use influencer_kpi::kpi::tier::Tiers;
use influencer_kpi::kpi::unit::Currency;
use influencer_kpi::sample;
use influencer_kpi::store::settings::Settings;
use influencer_kpi::store::{backup, document};
use proptest::prelude::*;

fn options(campaign: &Campaign) -> Options {
    let habits = Habits { currency: Some(campaign.currency), separators: Separators::Comma, ..Habits::default() };
    Options { habits, ..Options::default() }
}

fn contents(text: &str, campaign: &Campaign) -> Result<Contents, Unreadable> {
    read("own.csv", text.as_bytes(), &options(campaign), &mut |_| ())
}

fn only(text: &str, campaign: &Campaign) -> Reading {
    let mut readings = contents(text, campaign).expect("readable").readings;
    assert_eq!(readings.len(), 1);
    let reading = readings.remove(0);
    assert_eq!(reading.source, Source::Own, "{text}");
    reading
}

fn planned(text: &str, campaign: &Campaign) -> Plan {
    plan(&only(text, campaign), campaign, &Choices::default(), &mut || 7)
}

fn applied(plan: &Plan, campaign: &Campaign) -> Rc<Campaign> {
    plan.edit.as_ref().expect("something to do").apply(&Rc::new(campaign.clone())).expect("fits").campaign
}

/// With amounts in three decimals, estimates, a fee of another currency, and texts that a spreadsheet would execute.
fn full() -> Campaign {
    let mut campaign = typical::typical(3, 9);
    campaign.currency = Currency::KWD;
    let first = Rc::make_mut(&mut campaign.influencers[0]);
    (first.name, first.notes) = ("=1+1".to_owned(), " two\nlines; \"quoted\", ".to_owned());
    first.fee = Fee { currency: Some(Currency::JPY), rate: Some(0.002_1), ..first.fee };
    for post in campaign.posts.iter_mut().map(Rc::make_mut) {
        post.insights.set_estimated(Measure::Views, true);
    }
    campaign
}

#[test]
fn what_nobody_edited_changes_nothing() {
    let campaign = full();
    for (name, table, rows) in
        [("influencers", facts::influencers(&campaign), 3), ("posts", facts::posts(&campaign), 9)]
    {
        let reading = only(&csv(&table), &campaign);
        assert_eq!(reading.refusals, [], "{name}");
        let plan = plan(&reading, &campaign, &Choices::default(), &mut || 7);
        assert_eq!(plan.rows, vec![What::Unchanged; rows], "{name}");
        assert_eq!((plan.edit, plan.left_out), (None, vec![]), "{name}");
    }
}

#[test]
fn days_that_another_program_has_written_are_asked_about() {
    let campaign = full();
    for (mut table, column) in [(facts::posts(&campaign), "published"), (facts::influencers(&campaign), "fee_date")] {
        for row in 0..table.rows.len() {
            edited(&mut table, row, column, "03/04/2026");
        }
        assert!(only(&csv(&table), &campaign).has_questions(), "{column}");
        edited(&mut table, 0, column, "27/04/2026");
        assert!(!only(&csv(&table), &campaign).has_questions(), "{column}");
    }
}

#[test]
fn each_table_is_known_by_its_own_columns() {
    let campaign = full();
    for (table, one, other) in [
        (facts::influencers(&campaign), "fee_currency", "platform_id"),
        (facts::posts(&campaign), "platform_id", "fee_currency"),
    ] {
        let mut options = options(&campaign);
        let found = only(&csv(&table), &campaign);
        // The same where somebody said that it is one of ours.
        options.tables = vec![TableOptions { source: Some(Source::Own), ..TableOptions::default() }];
        let told = read("own.csv", csv(&table).as_bytes(), &options, &mut |_| ()).expect("readable").readings.remove(0);
        assert_eq!(told, found);
        let knows = |name: &str| found.known_by.iter().any(|header| header == name);
        assert!(knows(one) && !knows(other), "{:?}", found.known_by);
    }
}

/// No cell of a spreadsheet holds more letters: what it cuts is nobody's edit.
#[test]
fn what_no_cell_can_hold_is_not_made_shorter() {
    let mut campaign = full();
    for (one, text) in campaign.influencers.iter_mut().zip([" long", "'=1 and so on ", "\u{1f600} "]) {
        Rc::make_mut(one).notes = text.repeat(40_000);
    }
    let bytes = xlsx(&campaign, &Tiers::default(), Language::En, read_date("2026-06-15").unwrap()).expect("a workbook");
    let contents = read("own.xlsx", &bytes, &options(&campaign), &mut |_| ()).expect("readable");
    for reading in &contents.readings {
        let plan = plan(reading, &campaign, &Choices::default(), &mut || 7);
        assert_eq!((plan.edit, plan.left_out), (None, vec![]), "{:?}", reading.source);
    }
    // Whoever makes it shorter has it so.
    let mut influencers = facts::influencers(&campaign);
    edited(&mut influencers, 0, "notes", "long long");
    let after = applied(&planned(&csv(&influencers), &campaign), &campaign);
    assert_eq!(after.influencers[0].notes, "long long");
}

/// Sets the cell of a column in a row of a table.
fn edited(table: &mut influencer_kpi::exchange::write::table::Table, row: usize, column: &str, text: &str) {
    let place = table.place(column).expect("a column");
    table.rows[row][place] = influencer_kpi::exchange::write::table::Value::Text(text.to_owned());
}

#[test]
fn what_was_edited_changes_and_nothing_else() {
    let before = full();
    let mut posts = facts::posts(&before);
    edited(&mut posts, 2, "likes", "4321");
    edited(&mut posts, 3, "cost", "12.345");
    // Refused, and blank: both stay as they are.
    edited(&mut posts, 4, "likes", "many");
    edited(&mut posts, 5, "views", "");
    edited(&mut posts, 6, "kind", "sculpture");
    let plan = planned(&csv(&posts), &before);
    let expected = [2, 3].map(|row| (row, What::Updated));
    let changed: Vec<_> =
        (0..9).map(|row| (row, plan.rows[row])).filter(|(_, what)| *what != What::Unchanged).collect();
    assert_eq!(changed, expected);
    assert_eq!(plan.left_out.iter().map(|fact| (fact.row, fact.why)).collect::<Vec<_>>(), [(6, Why::NotKnown)]);
    let mut after = before.clone();
    Rc::make_mut(&mut after.posts[2]).insights.set(Measure::Likes, Some(4_321));
    Rc::make_mut(&mut after.posts[3]).cost = Some(influencer_kpi::campaign::model::Amount(12_345));
    assert_eq!(*applied(&plan, &before), after);

    let mut influencers = facts::influencers(&before);
    edited(&mut influencers, 1, "tiktok", "55000");
    edited(&mut influencers, 1, "fee", "99");
    edited(&mut influencers, 2, "estimated", "");
    let after = applied(&planned(&csv(&influencers), &before), &before);
    assert_eq!(after.influencers[1].account(Platform::TikTok).and_then(|account| account.followers), Some(55_000));
    assert_eq!(after.influencers[1].fee.amount.map(|amount| amount.0), Some(99_000));
    assert_eq!(after.influencers[0], before.influencers[0]);

    // Money of another currency than the row's is none of it.
    edited(&mut influencers, 1, "fee", "€99");
    edited(&mut influencers, 1, "product", "€5");
    let plan = planned(&csv(&influencers), &before);
    assert_eq!(plan.left_out.iter().map(|fact| (fact.row, fact.why)).collect::<Vec<_>>(), [(1, Why::OtherCurrency); 2]);
    let after = applied(&plan, &before);
    let (old, new) = (&before.influencers[1], &after.influencers[1]);
    assert_eq!((new.fee, new.product), (old.fee, old.product));
}

#[test]
fn a_fee_keeps_its_figure_where_the_row_tells_another_currency_alone() {
    let mut before = full();
    for (influencer, (currency, amount)) in before.influencers.iter_mut().zip([
        (Some(Currency::JPY), Some(50_000)),
        (Some(Currency::USD), Some(12_50)),
        (Some(Currency::USD), None),
    ]) {
        let fee = Fee { currency, amount: amount.map(influencer_kpi::campaign::model::Amount), ..Fee::default() };
        Rc::make_mut(influencer).fee = fee;
    }
    let mut table = facts::influencers(&before);
    for (row, currency) in ["USD", "JPY", "JPY"].into_iter().enumerate() {
        edited(&mut table, row, "fee_currency", currency);
        edited(&mut table, row, "fee", "");
    }
    let plan = planned(&csv(&table), &before);
    assert_eq!(plan.rows, [What::Updated, What::Unchanged, What::Updated]);
    assert_eq!(plan.left_out.iter().map(|fact| (fact.row, fact.why)).collect::<Vec<_>>(), [(1, Why::TooCoarse)]);
    let after = applied(&plan, &before);
    let fees = after.influencers.iter().map(|one| (one.fee.currency, one.fee.amount.map(|amount| amount.0)));
    assert_eq!(
        fees.collect::<Vec<_>>(),
        [(Some(Currency::USD), Some(5_000_000)), (Some(Currency::USD), Some(12_50)), (Some(Currency::JPY), None)]
    );
    // A fee that is told is in the currency that is told.
    edited(&mut table, 1, "fee", "1300");
    let after = applied(&planned(&csv(&table), &before), &before);
    let fee = after.influencers[1].fee;
    assert_eq!((fee.currency, fee.amount.map(|amount| amount.0)), (Some(Currency::JPY), Some(1_300)));
}

#[test]
fn a_spreadsheet_of_another_country_may_have_saved_it() {
    let before = full();
    let mut posts = facts::posts(&before);
    edited(&mut posts, 3, "cost", "1.234,500");
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    // Days as in "13.04.2026".
    let day =
        |day: &influencer_kpi::campaign::model::Date| day.to_string().split('-').rev().collect::<Vec<_>>().join(".");
    writer.write_record(&posts.columns).unwrap();
    for row in &posts.rows {
        use influencer_kpi::exchange::write::table::Value;
        let text = |value: &Value| match value {
            Value::Nothing => String::new(),
            Value::Text(text) => text.clone(),
            Value::Number(number) => number.replace('.', ","),
            Value::Day(date) => day(date),
        };
        writer.write_record(row.iter().map(text)).unwrap();
    }
    let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
    let plan = planned(&text, &before);
    assert_eq!(plan.count(|what| what == What::Updated), 1);
    let mut after = before.clone();
    Rc::make_mut(&mut after.posts[3]).cost = Some(influencer_kpi::campaign::model::Amount(1_234_500));
    assert_eq!(*applied(&plan, &before), after);
}

#[test]
fn ids_that_a_spreadsheet_has_rounded_change_nothing() {
    let campaign = full();
    let mut table = facts::posts(&campaign);
    for row in 0..2 {
        edited(&mut table, row, "platform_id", "1.80123E+16");
    }
    assert_eq!(planned(&csv(&table), &campaign).edit, None);
}

#[test]
fn what_is_gone_comes_back_and_rows_without_an_id_do_not_count() {
    let whole = full();
    let mut less = whole.clone();
    let gone = less.influencers.pop().expect("three").id;
    less.posts.retain(|post| post.influencer != gone);
    let plan = planned(&csv(&facts::influencers(&whole)), &less);
    assert_eq!(plan.rows, [What::Unchanged, What::Unchanged, What::New]);
    let with_influencer = applied(&plan, &less);
    assert_eq!(with_influencer.influencers, whole.influencers);
    let posts = csv(&facts::posts(&whole));
    let orphans = planned(&posts, &less).count(|what| what == What::LeftOut(Why::NoInfluencer));
    assert_eq!(orphans, whole.posts.len() - less.posts.len());
    let mut all = applied(&planned(&posts, &with_influencer), &with_influencer).posts.clone();
    all.sort_by_key(|post| whole.posts.iter().position(|other| other.id == post.id));
    assert_eq!(all, whole.posts);

    let mut table = facts::influencers(&whole);
    edited(&mut table, 0, "id", "");
    let id = whole.influencers[2].id.to_string();
    edited(&mut table, 1, "id", &id);
    let rows = planned(&csv(&table), &whole).rows;
    assert_eq!((rows[0], rows[2]), (What::LeftOut(Why::NoId), What::LeftOut(Why::Repeated)));
}

#[test]
fn documents_and_backups_are_for_restoring() {
    let campaign = full();
    let document = document::write(1, &campaign).unwrap();
    let stamped = Stamped { campaign: Rc::new(campaign.clone()), stamps: Packed::default() };
    let backup = backup::write([(1, stamped)], &Settings::default(), []).unwrap();
    for text in [document.as_str(), &backup] {
        assert_eq!(contents(text, &campaign), Err(Unreadable::Backup));
    }
    assert_eq!(contents("{\"likes\": 1}", &campaign), Err(Unreadable::NoTable));
    assert_eq!(*backup::read(&backup).unwrap().campaigns[0].campaign, campaign);
}

#[test]
fn figures_are_not_taken_for_facts() {
    let campaign = full();
    let reading = only(&csv(&kpis::kpis(&campaign, &Tiers::default())), &campaign);
    assert_eq!((reading.rows.len(), reading.refusals.len()), (0, 0));
    assert_eq!(plan(&reading, &campaign, &Choices::default(), &mut || 7), Plan::default());
}

/// What the spreadsheet of a campaign is read as.
fn sheets(campaign: &Campaign) -> Vec<Reading> {
    let day = read_date("2026-06-15").unwrap();
    let bytes = xlsx(campaign, &Tiers::default(), Language::En, day).expect("fits");
    read("own.xlsx", &bytes, &options(campaign), &mut |_| ()).map_or_else(|_| Vec::new(), |contents| contents.readings)
}

/// What studies found is computed, like the KPIs.
#[test]
fn of_a_spreadsheet_with_a_study_the_facts_alone_are_read() {
    let readings = sheets(&sample::sample("Sample", read_date("2026-06-15").expect("a day")));
    let titles: Vec<_> = readings.iter().map(|reading| (reading.title.as_str(), reading.source)).collect();
    assert_eq!(titles, [("Influencers", Source::Own), ("Posts", Source::Own)]);
}

#[test]
fn a_spreadsheet_of_ours_reads_back_as_its_tables_do() {
    let mut campaign = full();
    Rc::make_mut(&mut campaign.influencers[0]).notes = "two\nlines; \"quoted\",".to_owned();
    Rc::make_mut(&mut campaign.influencers[1]).name = "'=1+1".to_owned();
    Rc::make_mut(&mut campaign.influencers[2]).name = " '＠SUM(A1)".to_owned();
    let readings = sheets(&campaign);
    let titles: Vec<_> =
        readings.iter().map(|reading| (reading.title.as_str(), reading.source, reading.refused)).collect();
    assert_eq!(titles, [("Influencers", Source::Own, 0), ("Posts", Source::Own, 0)]);
    let choices = Choices::default();
    let both: Vec<_> = readings.iter().map(|reading| (reading, &choices)).collect();
    let whole = Rc::new(campaign.clone());
    assert_eq!(plan_all(&both, &whole, &mut || 7).1, None);
    // Into a campaign that has nobody yet, all of it, and a second time nothing.
    let mut less = campaign.clone();
    less.influencers.clear();
    less.posts.clear();
    let edit = plan_all(&both, &Rc::new(less.clone()), &mut || 7).1.expect("something to do");
    let after = edit.apply(&Rc::new(less)).expect("fits").campaign;
    assert_eq!((&after.influencers, &after.posts), (&campaign.influencers, &campaign.posts));
    assert_eq!(plan_all(&both, &after, &mut || 7).1, None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn no_campaign_is_changed_by_its_own_spreadsheet(campaign in arbitrary::campaign()) {
        let readings = sheets(&campaign);
        let tables = [campaign.influencers.is_empty(), campaign.posts.is_empty()];
        prop_assert!(readings.len() >= tables.iter().filter(|is_empty| !**is_empty).count());
        for reading in readings {
            prop_assert_eq!(plan(&reading, &campaign, &Choices::default(), &mut || 7).edit, None, "{}", reading.title);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn no_campaign_is_changed_by_its_own_tables(campaign in arbitrary::campaign()) {
        for table in [facts::influencers(&campaign), facts::posts(&campaign)] {
            match contents(&csv(&table), &campaign) {
                Ok(contents) => for reading in &contents.readings {
                    let plan = plan(reading, &campaign, &Choices::default(), &mut || 7);
                    prop_assert_eq!(plan.edit, None);
                },
                // Nobody types control characters, and headers alone are no table.
                Err(reason) => prop_assert!(matches!(reason, Unreadable::Binary | Unreadable::NoTable)),
            }
        }
    }
}
