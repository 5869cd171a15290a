//! What one should look at: orders that several influencers had a part in, codes that got about, and what is left out.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::Page;
use crate::app::forms::campaign::{CampaignField, CampaignForm};
use crate::app::forms::fields;
use crate::app::pages::campaign::Room;
use crate::app::pages::influencers::label;
use crate::app::route::Section;
use crate::app::widgets::basic::{disclosure, hint, link, named_section};
use crate::campaign::figures::Scope;
use crate::campaign::id::InfluencerId;
use crate::campaign::model::Totals;
use crate::campaign::rates::Home;
use crate::campaign::records::{Order, OrderState};
use crate::kpi::catalogue::{Content, KpiId, Reading};
use crate::kpi::outcome::Outcome;
use crate::kpi::unit::Currency;
use crate::sales::attribution::{By, Claim, Given};
use crate::sales::leak::{THRESHOLD, is_leak};

/// Conflicts that are listed here; all of them stand in the table of orders.
const MOST: usize = 20;

/// What there is to check, if there is anything.
pub fn to_check(page: Page, room: &Room) -> Html {
    let words = page.sales();
    let leaks = leaks(page, room);
    let notes: Vec<String> =
        left_out(page, room).into_iter().chain(unpriced(page, room)).chain(unowned(page, room)).collect();
    let conflicts = conflicts(room);
    if leaks.is_empty() && notes.is_empty() && conflicts.is_empty() {
        return Html::default();
    }
    let body = html! {
        <>
            if !leaks.is_empty() || !notes.is_empty() {
                <ul class="notes">
                    for note in notes {
                        <li key={note.clone()}>{ note }</li>
                    }
                    for (id, text) in leaks.iter() {
                        <li key={id.to_string()} data-leak={id.to_string()}>{ text }</li>
                    }
                </ul>
            }
            if !leaks.is_empty() {
                <p class="hint">{ leak_rule(page) }</p>
            }
            if !conflicts.is_empty() {
                { disclosure("conflicts", (words.conflicts)(conflicts.len()), conflict_table(page, room, &conflicts)) }
            }
        </>
    };
    named_section("ledger", "to-check", words.to_check, body)
}

type Conflict<'a> = (&'a Rc<Order>, &'a Given);

/// Orders that several influencers had a part in, those that count.
fn conflicts(room: &Room) -> Vec<Conflict<'_>> {
    let given = &room.figures.ledger().orders.orders;
    let orders = room.campaign.records.orders.iter().zip(given);
    orders.filter(|(_, given)| given.counts && given.is_conflict()).collect()
}

fn conflict_table(page: Page, room: &Room, conflicts: &[Conflict<'_>]) -> Html {
    let words = page.sales();
    let row = |(order, given): &Conflict<'_>| {
        html! {
            <tr key={order.id.clone()} data-conflict={order.id.clone()}>
                <th scope="row">{ link("", room.link(Section::Order(order.key())), order.id.clone()) }</th>
                <td class="wrap">{ parts(page, room, order, &given.claims) }</td>
                <td class="wrap">{ names(page, room, &given.to) }</td>
            </tr>
        }
    };
    html! {
        <>
            { hint(words.conflicts_text) }
            <div class="scroll" tabindex="0" role="region" aria-label={words.conflicts_region}>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ words.order }</th>
                            <th scope="col">{ words.had_part }</th>
                            <th scope="col">{ words.given_to }</th>
                        </tr>
                    </thead>
                    <tbody>{ for conflicts.iter().take(MOST).map(row) }</tbody>
                </table>
            </div>
            if conflicts.len() > MOST {
                { hint_text((words.more_conflicts)(conflicts.len() - MOST)) }
            }
        </>
    }
}

fn hint_text(text: String) -> Html {
    html! { <p class="hint">{ text }</p> }
}

/// Everybody who had a part in an order, and through what.
pub fn parts(page: Page, room: &Room, order: &Order, claims: &[Claim]) -> String {
    let words = page.sales();
    let part = |claim: &Claim| {
        let through = match claim.by {
            By::Code(place) => words.by_code.with(order.codes().nth(place).unwrap_or_default()),
            By::Link(place) => {
                let day = order.touches.get(place).map_or(order.day, |touch| touch.day);
                let on = |day| words.by_link_on.with(&page.format.date(day));
                day.map_or_else(|| words.by_link.to_owned(), on)
            }
        };
        (words.part)(&name(page, room, claim.influencer), &through)
    };
    claims.iter().map(part).collect::<Vec<_>>().join(page.strings.list_separator)
}

/// The names of influencers, one after the other; nobody's where there are none.
pub fn names(page: Page, room: &Room, ids: &[InfluencerId]) -> String {
    if ids.is_empty() {
        return page.sales().nobody.to_owned();
    }
    ids.iter().map(|id| name(page, room, *id)).collect::<Vec<_>>().join(page.strings.list_separator)
}

fn name(page: Page, room: &Room, id: InfluencerId) -> String {
    room.campaign.influencer(id).map(|one| label(page, one).to_string()).unwrap_or_default()
}

/// Whose codes were used far over their clicks.
fn leaks(page: Page, room: &Room) -> Vec<(InfluencerId, String)> {
    let (ledger, words) = (&room.figures.ledger().orders, page.sales());
    let clicks = KpiId::Content(Content::Clicks);
    let leak = |(place, one): (usize, &Rc<crate::campaign::model::Influencer>)| {
        let uses = ledger.of(place)?.redemptions;
        // Against clicks of some of the posts, many uses say nothing.
        let outcome = room.figures.outcome(Scope::Influencer(one.id), clicks, Reading::Overall);
        let Outcome::Known { value: clicks, coverage, .. } = outcome else { return None };
        let text = || (words.leak)(&label(page, one), &page.format.count(uses as f64), &page.format.count(clicks));
        (coverage.is_full() && is_leak(uses, clicks)).then(|| (one.id, text()))
    };
    room.campaign.influencers.iter().enumerate().filter_map(leak).collect()
}

fn leak_rule(page: Page) -> String {
    let count = |number| page.format.count(number);
    (page.sales().leak_rule)(&count(THRESHOLD.uses as f64), &count(THRESHOLD.per_click))
}

/// Totals that do not count, since single orders do.
fn left_out(page: Page, room: &Room) -> Option<String> {
    let has_totals = |totals: &Totals| {
        let counts = [totals.orders, totals.new_customers, totals.redemptions];
        counts.iter().any(Option::is_some) || totals.revenue.is_some() || totals.discounts.is_some()
    };
    let people = room.campaign.influencers.iter().filter(|one| has_totals(&one.totals));
    let ids: Vec<_> = people.map(|one| one.id).collect();
    let is_told = room.figures.ledger().orders.in_place() && !ids.is_empty();
    is_told.then(|| page.sales().totals_left_out.with(&names(page, room, &ids)))
}

/// Orders whose revenue is unknown: what they came to is not told, or the rate of its currency is not.
fn unpriced(page: Page, room: &Room) -> Vec<String> {
    let words = page.sales();
    let (campaign, home) = (&room.campaign, room.campaign.currency);
    let counted = || campaign.records.orders.iter().filter(|order| order.state == OrderState::Counts);
    let bare = counted().filter(|order| order.total.is_none()).count();
    let bare = (bare > 0).then(|| (words.unpriced)(bare));
    let unrated = foreign(room).into_iter().filter_map(|currency| {
        let mine = counted().filter(|order| order.currency == Some(currency));
        let count = mine
            .filter_map(|order| order.total)
            .filter(|total| Home::from(&**campaign).bring(*total, Some(currency)).is_none())
            .count();
        (count > 0).then(|| (words.unrated)(count, currency.code(), home.code()))
    });
    bare.into_iter().chain(unrated).collect()
}

/// The other currencies that orders and visits came in.
pub fn foreign(room: &Room) -> Vec<Currency> {
    let records = &room.campaign.records;
    let orders = records.orders.iter().filter(|order| order.state == OrderState::Counts && order.total.is_some());
    let visits = records.sessions.iter().filter(|visits| visits.revenue.is_some());
    let named = orders.filter_map(|order| order.currency).chain(visits.filter_map(|visits| visits.currency));
    let mut all: Vec<Currency> = Vec::new();
    for currency in named.filter(|currency| *currency != room.campaign.currency) {
        if !all.contains(&currency) {
            all.push(currency);
        }
    }
    all.sort_unstable_by_key(|currency| currency.code());
    all
}

/// What they are worth, to be told here.
pub fn rates(page: Page, room: &Room) -> Html {
    let words = page.sales();
    let mut asked = foreign(room);
    // What was told of others stays to be seen, and can be taken away.
    for (currency, _) in room.campaign.rates.told_in(room.campaign.currency) {
        if !asked.contains(&currency) {
            asked.push(currency);
        }
    }
    if asked.is_empty() {
        return Html::default();
    }
    let form = CampaignForm::of(&room.campaign);
    let asked: Vec<_> = asked
        .into_iter()
        .flat_map(|currency| [CampaignField::Rate(currency), CampaignField::RateDate(currency)])
        .collect();
    let body = html! { <>{ hint(words.rates_text) }{ fields(page, room, &form, &asked) }</> };
    named_section("ledger", "rates", words.rates, body)
}

/// Codes that were used and are nobody's.
fn unowned(page: Page, room: &Room) -> Option<String> {
    let codes = room.figures.ledger().orders.codes.iter().filter(|used| used.owner.is_none()).take(MOST);
    let codes: Vec<_> =
        codes.map(|used| format!("{} ({})", used.code, page.format.count(used.orders as f64))).collect();
    (!codes.is_empty()).then(|| (page.sales().unowned)(&codes.join(page.strings.list_separator)))
}
