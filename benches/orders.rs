//! How long it takes until the figures are right again after one of 5,000 orders was edited: the edit, whose each order is, and the
//! figures. What the page paints comes on top.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::indexing_slicing)]

use std::hint::black_box;
use std::rc::Rc;

use criterion::{Criterion, criterion_group, criterion_main};
use influencer_kpi::campaign::edit::{Edit, OrderChange};
use influencer_kpi::campaign::figures::Figures;
use influencer_kpi::campaign::id::{CampaignId, InfluencerId};
use influencer_kpi::campaign::model::{Account, Amount, Campaign, Influencer};
use influencer_kpi::campaign::records::{Order, Records, Utm};
use influencer_kpi::campaign::tracking::Codes;
use influencer_kpi::kpi::platform::Platform;
use influencer_kpi::kpi::tier::Tiers;
use influencer_kpi::kpi::unit::{Currency, Money};
use influencer_kpi::sales::ledger::Ledger;

const ORDERS: usize = 5_000;
const PEOPLE: usize = 50;

/// Orders by codes, one in seven by somebody else's link as well.
fn campaign() -> Rc<Campaign> {
    let person = |number: usize| {
        let account = Account { platform: Platform::Instagram, followers: Some(10_000), estimated: false };
        let codes = Codes::read(&format!("Someone{number}x10"));
        let id = InfluencerId::from_random(number as u64);
        Rc::new(Influencer { accounts: vec![account], codes, ..Influencer::new(id, format!("someone{number}")) })
    };
    let order = |number: usize| {
        let term = if number.is_multiple_of(7) { format!("someone{}", (number + 1) % PEOPLE) } else { String::new() };
        Rc::new(Order {
            id: format!("#{number:05}"),
            total: Some(Amount(5_000)),
            codes: format!("SOMEONE{}X10", number % PEOPLE),
            utm: Utm { term, ..Utm::default() },
            ..Order::default()
        })
    };
    let records = Records { orders: (0..ORDERS).map(order).collect(), ..Records::default() };
    let mut campaign = Campaign::new(CampaignId::from_random(1), "Benchmark", Currency::USD);
    campaign.influencers = (0..PEOPLE).map(person).collect();
    campaign.records = Rc::new(records);
    Rc::new(campaign)
}

fn orders(criterion: &mut Criterion) {
    let campaign = campaign();
    let mut group = criterion.benchmark_group("5000 orders");
    let edit = Edit::Order("#02500".into(), OrderChange::Total(Some(Money::new(700, Currency::USD))));
    group.bench_function("edit", |bench| bench.iter(|| edit.apply(black_box(&campaign))));
    group.bench_function("whose", |bench| bench.iter(|| Ledger::of(black_box(&campaign))));
    group.bench_function("all of it", |bench| {
        bench.iter(|| edit.apply(black_box(&campaign)).map(|after| Figures::of(&after.campaign, &Tiers::default())));
    });
    group.finish();
}

criterion_group!(benches, orders);
criterion_main!(benches);
