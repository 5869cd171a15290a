//! What reading a file would do to a campaign: who and what is found again, what is new, what is left out, and why.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test that panics fails

use std::rc::Rc;

use influencer_kpi::campaign::edit::{CampaignChange, Edit};
use influencer_kpi::campaign::id::{CampaignId, InfluencerId, PostId};
use influencer_kpi::campaign::model::{Amount, Campaign, Influencer, Platform, Post, PostKind, Status, read_date};
use influencer_kpi::campaign::rates::{Pair, Rate};
use influencer_kpi::campaign::records::{Counted, OrderState, Subject};
use influencer_kpi::campaign::tracking::Codes;
use influencer_kpi::exchange::plan::{Choices, LeftOut, Plan, What, Whose, Why, plan, plan_all};
use influencer_kpi::exchange::read::read;
use influencer_kpi::exchange::reading::{
    ColumnOptions, Fault, Field, Habits, Mapping, Options, Reading, Source, TableOptions,
};
use influencer_kpi::kpi::measure::Measure;
use influencer_kpi::kpi::unit::Currency;

#[path = "plans/numbers.rs"]
mod numbers;
#[path = "plans/orders.rs"]
mod orders;
#[path = "plans/people.rs"]
mod people;
#[path = "plans/posts.rs"]
mod posts;
#[path = "plans/together.rs"]
mod together;

fn options() -> Options {
    let today = read_date("2026-05-10").map(Into::into);
    Options {
        habits: Habits { currency: Some(Currency::USD), today, chinese: true, ..Habits::default() },
        ..Options::default()
    }
}

fn file(name: &str) -> Reading {
    let bytes = std::fs::read(format!("tests/imports/{name}")).expect("a fixture");
    read(name, &bytes, &options(), &mut |_| {}).expect("readable").readings.remove(0)
}

/// A table whose columns somebody has mapped.
fn mapped(text: &str, fields: &[Field]) -> Reading {
    let column = |field: &Field| ColumnOptions { mapping: Mapping::Field(*field), ..ColumnOptions::default() };
    let columns = fields.iter().map(column).collect();
    let tables = vec![TableOptions { source: Some(Source::Unknown), columns, ..TableOptions::default() }];
    read("table.csv", text.as_bytes(), &Options { tables, ..options() }, &mut |_| {})
        .expect("readable")
        .readings
        .remove(0)
}

fn campaign() -> Campaign {
    Campaign::new(CampaignId::from_random(1), "Spring", Currency::USD)
}

fn random() -> impl FnMut() -> u64 {
    let mut last = 1_000;
    move || {
        last += 1;
        last
    }
}

fn influencer(id: u64, handle: &str, name: &str) -> Rc<Influencer> {
    Rc::new(Influencer { name: name.into(), ..Influencer::new(InfluencerId::from_random(id), handle) })
}

fn planned(reading: &Reading, campaign: &Campaign, choices: &Choices) -> Plan {
    plan(reading, campaign, choices, &mut random())
}

fn applied(plan: &Plan, campaign: &Rc<Campaign>) -> Rc<Campaign> {
    let edit = plan.edit.as_ref().expect("something to do");
    let applied = edit.apply(campaign).expect("fits");
    assert_eq!(applied.inverse.apply(&applied.campaign).expect("fits").campaign, *campaign, "one undo takes it back");
    applied.campaign
}
