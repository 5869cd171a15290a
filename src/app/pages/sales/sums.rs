//! What orders come to: by influencer, and against what it takes to lose nothing.

use std::cmp::Ordering;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::Page;
use crate::app::forms::campaign::CampaignForm;
use crate::app::forms::fields;
use crate::app::pages::campaign::Room;
use crate::app::pages::influencers::{label, scope_name};
use crate::app::pages::overview::shown;
use crate::app::route::Section;
use crate::app::widgets::basic::{hint, link, named_section};
use crate::app::widgets::kpi::{covered, figure, quantity};
use crate::campaign::figures::Scope;
use crate::campaign::model::{Amount, Influencer};
use crate::decimal;
use crate::kpi::calculate::Inputs;
use crate::kpi::catalogue::{KpiId, Reading, Sales, Value};
use crate::kpi::definitions::{Definitions, ReturnsModel};
use crate::kpi::measure::Measure;
use crate::kpi::outcome::Outcome;
use crate::kpi::unit::{Money, Unit};
use crate::sales::attribution::Sold;

/// What is told of each influencer.
const COLUMNS: [KpiId; 10] = [
    KpiId::Sales(Sales::Orders),
    KpiId::Sales(Sales::Revenue),
    KpiId::Value(Value::Cost),
    KpiId::Sales(Sales::Roas),
    KpiId::Sales(Sales::Roi),
    KpiId::Sales(Sales::Aov),
    KpiId::Sales(Sales::Redemptions),
    KpiId::Sales(Sales::ConversionRate),
    KpiId::Sales(Sales::Cpa),
    KpiId::Sales(Sales::Cac),
];

/// More would take long to show at each key; the table of influencers has them all.
const MOST: usize = 50;

/// Each influencer's part in the sales, the largest first.
pub fn who_sold(page: Page, room: &Room) -> Html {
    let words = page.sales();
    let all = room.campaign.influencers.len();
    if all == 0 {
        return Html::default();
    }
    let ledger = &room.figures.ledger().orders;
    let head = |kpi: KpiId| {
        html! { <th scope="col" class="number" key={kpi.key()}>{ (page.strings.kpi)(kpi).name }</th> }
    };
    let body = html! {
        <>
            <div class="scroll" tabindex="0" role="region" aria-label={words.who_sold}>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ page.strings.influencer }</th>
                            { for COLUMNS.map(head) }
                        </tr>
                    </thead>
                    <tbody>
                        for influencer in by_sales(room) {
                            { row(page, room, &influencer) }
                        }
                    </tbody>
                    if !ledger.orders.is_empty() {
                        <tfoot>
                            { sum(page, room, "nobody", words.nobody, &ledger.nobody) }
                            { sum(page, room, "all", words.all_orders, &ledger.all) }
                        </tfoot>
                    }
                </table>
            </div>
            if all > MOST {
                <p class="hint">
                    { (words.most_of)(&page.format.count(MOST as f64), &page.format.count(all as f64)) }{ page.strings.after_sentence }
                    { link("", room.link(Section::Influencers), page.words().all_influencers) }
                </p>
            }
        </>
    };
    named_section("ledger", "who-sold", words.who_sold, body)
}

/// The influencers who sold the most.
fn by_sales(room: &Room) -> Vec<Rc<Influencer>> {
    let value = |one: &Influencer, kpi| {
        room.figures.outcome(Scope::Influencer(one.id), KpiId::Sales(kpi), Reading::Overall).value()
    };
    let sold = |one: &Rc<Influencer>| (value(one, Sales::Revenue), value(one, Sales::Orders), Rc::clone(one));
    let mut all: Vec<_> = room.campaign.influencers.iter().map(sold).collect();
    let order = |one: Option<f64>, other: Option<f64>| other.partial_cmp(&one).unwrap_or(Ordering::Equal);
    all.sort_by(|one, other| order(one.0, other.0).then(order(one.1, other.1)));
    all.into_iter().take(MOST).map(|(.., one)| one).collect()
}

fn row(page: Page, room: &Room, influencer: &Influencer) -> Html {
    let (scope, name) = (Scope::Influencer(influencer.id), scope_name(influencer));
    html! {
        <tr key={influencer.id.to_string()}>
            <th scope="row">{ link("", room.link(Section::Influencer(influencer.id)), label(page, influencer)) }</th>
            for kpi in COLUMNS {
                <td class="number" key={kpi.key()}>{ figure(page, &shown(room, scope, kpi, page), &name) }</td>
            }
        </tr>
    }
}

/// Orders and revenue that are no influencer's figures.
fn sum(page: Page, room: &Room, key: &'static str, name: &'static str, sold: &Sold) -> Html {
    let currency = room.campaign.currency;
    let revenue = sold.revenue().map(|Amount(minor)| page.format.money(Money::new(minor, currency).major(), currency));
    html! {
        <tr {key} data-sold={key} data-orders={decimal::write(sold.orders())}>
            <th scope="row">{ name }</th>
            <td class="number">{ page.format.count(sold.orders()) }</td>
            <td class="number">{ revenue.unwrap_or_else(|| "–".to_owned()) }</td>
            <td colspan={(COLUMNS.len() - 2).to_string()}></td>
        </tr>
    }
}

/// What it takes to lose nothing, by both ways to reckon with returned goods.
pub fn break_even(page: Page, room: &Room) -> Html {
    let words = page.sales();
    let form = CampaignForm::of(&room.campaign);
    let chosen = room.campaign.definitions.returns;
    let print = |value| quantity(page, value, Unit::Multiple, room.campaign.currency);
    let model = |model: ReturnsModel| {
        let needed = needed_roas(room, model, None);
        let (key, is_chosen) = (model.key(), model == chosen);
        html! {
            <tr {key} data-returns={key} data-value={needed.map(decimal::write)}>
                <th scope="row" class="wrap">{ (page.strings.returns_model_is)(model) }</th>
                <td class="number">{ needed.map_or_else(|| "–".to_owned(), print) }</td>
                <td>{ if is_chosen { words.chosen } else { "" } }</td>
            </tr>
        }
    };
    let body = html! {
        <>
            { hint(words.break_even_text) }
            <div class="scroll" tabindex="0" role="region" aria-label={words.break_even}>
                <table>
                    <tbody>{ for ReturnsModel::ALL.map(model) }</tbody>
                </table>
            </div>
            <div role="status">{ for verdicts(page, room) }</div>
            { fields(page, room, &form, &CampaignForm::ECONOMICS) }
        </>
    };
    named_section("ledger", "break-even", words.break_even, body)
}

/// The ROAS at which nothing is lost, or at which a target profit is earned, by one of the models.
fn needed_roas(room: &Room, returns: ReturnsModel, target: Option<f64>) -> Option<f64> {
    let economics = &room.campaign.economics;
    let mut inputs = Inputs::default();
    inputs.definitions = Definitions { returns, ..room.campaign.definitions };
    for (measure, rate) in [
        (Measure::Margin, economics.margin),
        (Measure::FeeRate, economics.fee_rate),
        (Measure::ReturnRate, economics.return_rate),
        (Measure::TargetProfit, target),
    ] {
        inputs.set(measure, rate);
    }
    inputs.outcome(KpiId::Sales(Sales::BreakEvenRoas)).value()
}

/// How the campaign stands against what it takes to lose nothing, and to earn its target profit, as far as that is known.
fn verdicts(page: Page, room: &Room) -> Vec<Html> {
    let words = page.sales();
    let (campaign, print) = (&room.campaign, |value| quantity(page, value, Unit::Multiple, room.campaign.currency));
    let roas = room.figures.outcome(Scope::Campaign, KpiId::Sales(Sales::Roas), Reading::Overall);
    let Outcome::Known { value: roas, coverage, .. } = roas else { return Vec::new() };
    let needed = |target| needed_roas(room, campaign.definitions.returns, target);
    let part = (!coverage.is_full()).then(|| covered(page, coverage));
    let money = needed(None).map(|needed| match (&part, roas >= needed) {
        (Some(part), _) => (words.in_part)(&print(roas), &print(needed), part),
        (None, true) => (words.above)(&print(roas), &print(needed)),
        (None, false) => (words.below)(&print(roas), &print(needed)),
    });
    // What a part of the campaign earns is no profit of the whole.
    let target = campaign.economics.target_profit.filter(|_| part.is_none()).and_then(|target| {
        let needed = needed(Some(target))?;
        let tell = if roas >= needed { words.reaches_target } else { words.misses_target };
        Some(tell(&page.format.percent(target), &print(needed)))
    });
    money.into_iter().chain(target).map(|told| html! { <p class="verdict">{ told }</p> }).collect()
}
