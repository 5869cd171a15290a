//! Visits as web analytics told them, by the influencer whose link brought them.

use yew::prelude::*;

use crate::app::context::Page;
use crate::app::pages::campaign::Room;
use crate::app::pages::influencers::label;
use crate::app::widgets::basic::{hint, named_section};
use crate::campaign::model::Amount;
use crate::kpi::unit::Money;
use crate::sales::visits::Visits;

/// The visits of each influencer, if web analytics told any.
pub fn visits(page: Page, room: &Room) -> Html {
    let words = page.sales();
    if room.campaign.records.sessions.is_empty() {
        return Html::default();
    }
    let all = &room.figures.ledger().visits;
    let told = room.campaign.influencers.iter().zip(&all.influencers).filter(|(_, visits)| visits.reports > 0);
    let people = told.map(|(one, visits)| row(page, room, label(page, one), visits));
    let others = (all.others.reports > 0).then(|| row(page, room, words.other_visits.into(), &all.others));
    let heads = [words.sessions, words.new_users, words.key_events, words.analytics_revenue];
    let body = html! {
        <>
            { hint(words.visits_text) }
            <div class="scroll" tabindex="0" role="region" aria-label={words.visits}>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ page.strings.influencer }</th>
                            { for heads.map(|head| html! { <th scope="col" class="number">{ head }</th> }) }
                        </tr>
                    </thead>
                    <tbody>{ for people.chain(others) }</tbody>
                </table>
            </div>
        </>
    };
    named_section("ledger", "visits", words.visits, body)
}

fn row(page: Page, room: &Room, name: AttrValue, visits: &Visits) -> Html {
    let count = |told: Option<f64>| told.map_or_else(|| "–".to_owned(), |told| page.format.count(told));
    let currency = room.campaign.currency;
    let money = |Amount(minor)| page.format.money(Money::new(minor, currency).major(), currency);
    let cells = [
        count(visits.sessions.map(|told| told as f64)),
        count(visits.new_users.map(|told| told as f64)),
        count(visits.key_events),
        visits.revenue.map_or_else(|| "–".to_owned(), money),
    ];
    html! {
        <tr key={name.to_string()} data-visits={name.clone()}>
            <th scope="row">{ name }</th>
            for cell in cells {
                <td class="number">{ cell }</td>
            }
        </tr>
    }
}
