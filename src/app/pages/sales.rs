//! The sales of a campaign: whose each order is and by which rule, who sold what, what to check, and what it takes to break even.

use yew::prelude::*;

pub mod check;
pub mod order;
pub mod orders;
mod sums;
mod visits;

use super::campaign::Room;
use super::overview::todo::advice_list;
use super::overview::{rows, to_influencers};
use crate::app::context::Page;
use crate::app::forms::campaign::CampaignForm;
use crate::app::forms::fields;
use crate::app::route::Section;
use crate::app::widgets::basic::{button, empty, heading, hint, link, named_section};
use crate::app::widgets::kpi::Size;
use crate::campaign::advice::Advice;
use crate::campaign::figures::Scope;
use crate::campaign::model::Campaign;
use crate::campaign::rates::Rate;
use crate::kpi::catalogue::{KpiId, Sales};
use check::{rates, to_check};
use orders::orders;
use sums::{break_even, who_sold};
use visits::visits;

/// The campaign as a whole, as `data-scope` says it.
const SCOPE: AttrValue = AttrValue::Static("campaign");

/// What leads the page.
const LEADS: [Sales; 3] = [Sales::Orders, Sales::Revenue, Sales::Roas];

/// Advice about selling.
const ADVICE: [Advice; 3] = [Advice::CodesInAwareness, Advice::SalesTradeOff, Advice::CostsLeftOut];

/// The section of sales.
pub fn sales(page: Page, room: &Room) -> Html {
    let words = page.sales();
    let kpis = |some: &[Sales], size| {
        let some: Vec<_> = some.iter().copied().map(KpiId::Sales).collect();
        rows(page, room, Scope::Campaign, &SCOPE, &some, size)
    };
    let others: Vec<_> = Sales::ALL.iter().copied().filter(|kpi| !LEADS.contains(kpi)).collect();
    let has_sales = !is_empty(&room.campaign);
    html! {
        <section class="list sales">
            <header class="section-head">{ heading(page.strings.sales) }</header>
            if !has_sales {
                { guide(page, room) }
            } else {
                <div class="leads">{ kpis(&LEADS, Size::Lead) }</div>
            }
            { advice_list(page, room, &ADVICE) }
            if has_sales {
                { who_sold(page, room) }
            }
            { to_check(page, room) }
            { rates(page, room) }
            { rule(page, room) }
            { orders(page, room) }
            if has_sales {
                { named_section("ledger", "sales-kpis", words.all_kpis, html! { <div class="rows">{ kpis(&others, Size::Line) }</div> }) }
            }
            { break_even(page, room) }
            { visits(page, room) }
        </section>
    }
}

/// Whether nothing is told of sales.
fn is_empty(campaign: &Campaign) -> bool {
    let told = |one: &crate::campaign::model::Influencer| one.totals.orders.is_some() || one.totals.revenue.is_some();
    campaign.records.orders.is_empty() && !campaign.influencers.iter().any(|one| told(one))
}

/// How one gets there.
fn guide(page: Page, room: &Room) -> Html {
    let words = page.sales();
    let next = html! {
        <>
            <ol class="steps">
                for step in words.steps {
                    <li key={step}>{ step }</li>
                }
            </ol>
            <div class="actions">
                if room.campaign.influencers.is_empty() {
                    { to_influencers(room, page.strings.influencers) }
                } else {
                    { link("button primary", room.link(Section::Links), page.strings.links_and_codes) }
                }
                { button("", words.import_orders, room.on_import.reform(|_: MouseEvent| ())) }
            </div>
        </>
    };
    empty(words.no_sales, words.no_sales_text, next)
}

/// The rule by which orders are given to influencers, and what it does.
fn rule(page: Page, room: &Room) -> Html {
    let words = page.sales();
    let form = CampaignForm::of(&room.campaign);
    let body = html! {
        <>
            { fields(page, room, &form, &CampaignForm::ATTRIBUTION) }
            <p class="rule-text" aria-live="polite">{ rule_text(page, &room.campaign) }</p>
            { hint(words.counted_once) }
        </>
    };
    named_section("ledger", "whose", words.whose, body)
}

/// The campaign's rule in a sentence.
pub fn rule_text(page: Page, campaign: &Campaign) -> String {
    let chosen = campaign.definitions.attribution;
    (page.sales().rule_is)(chosen.rule, &page.format.count(chosen.window.into()))
}

/// The rates that sums of other currencies were brought in at, a sentence for each.
pub fn rates_text(page: Page, campaign: &Campaign) -> Vec<String> {
    let told = campaign.rates.told_in(campaign.currency).filter_map(|(currency, Rate { rate, date })| {
        let rate = rate.filter(|rate| *rate > 0.0)?;
        let worth = format!("{} {}", page.format.decimal(rate, 6), campaign.currency.code());
        let day = date.map(|day| page.format.date(day));
        Some((page.sales().rate_is)(currency.code(), &worth, day.as_deref()))
    });
    told.collect()
}
