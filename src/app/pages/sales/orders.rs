//! The orders of a campaign in a table, and the way to add one by hand.

use std::rc::Rc;

use yew::prelude::*;

use super::check::names;
use crate::app::browser::{location, table};
use crate::app::context::Page;
use crate::app::forms::order::{OrderField, OrderForm};
use crate::app::pages::campaign::{Known, Room};
use crate::app::pages::influencers::label;
use crate::app::pages::sheet::{Holds, Subject, sheet};
use crate::app::route::{Route, Section};
use crate::app::widgets::basic::{button, named_section};
use crate::app::widgets::grid::source::Rank;
use crate::campaign::edit::Edit;
use crate::campaign::figures::Scope;
use crate::campaign::records::{Order, OrderState, Record, UtmTag};
use crate::kpi::catalogue::KpiId;
use crate::sales::attribution::Given;

/// The orders, and the way to add one.
pub fn orders(page: Page, room: &Room) -> Html {
    let words = page.sales();
    let body = html! {
        <>
            <NewOrder {page} campaign={Known(Rc::clone(&room.campaign))} on_edit={room.on_edit.clone()} />
            if room.campaign.records.orders.is_empty() {
                <p class="hint">{ words.no_orders }</p>
            } else {
                { sheet(page, room, words.orders, &room.tables.orders, columns(page)) }
            }
        </>
    };
    named_section("ledger", "orders", words.orders, body)
}

/// What the table shows of each order at first, and what can be chosen beside it.
fn columns(page: Page) -> (Vec<Holds<OrderForm>>, Vec<Holds<OrderForm>>) {
    use OrderField as F;
    let words = page.sales();
    let first = [Holds::Name(words.order), Holds::Told(words.given_to, whose, 176), Holds::Field(F::Day)];
    let told = [F::Total, F::Codes, F::State, F::NewCustomer].map(Holds::Field);
    let tags = [UtmTag::Term, UtmTag::Source, UtmTag::Medium, UtmTag::Campaign, UtmTag::Content].map(F::Tag);
    let more = std::iter::once(F::Currency).chain(tags).map(Holds::Field);
    (first.into_iter().chain(told).collect(), more.collect())
}

/// Whose an order is; nobody has one that does not count among what they sold.
fn whose(form: &OrderForm, page: Page, room: &Room) -> (AttrValue, Rank) {
    let Some(given) = form.given(room) else { return (AttrValue::default(), Rank::Nothing) };
    if !given.counts {
        return (page.sales().counts_for_nobody.into(), Rank::Nothing);
    }
    let names = names(page, room, &given.to);
    let rank = if given.to.is_empty() { Rank::Nothing } else { Rank::text(&names) };
    (names.into(), rank)
}

/// The key of orders that are nobody's among the groups.
const NOBODY: &str = "nobody";
/// The key of those that several had a part in.
const SEVERAL: &str = "several";

impl OrderForm {
    /// What became of the order.
    pub fn given<'a>(&self, room: &'a Room) -> Option<&'a Given> {
        room.figures.ledger().orders.orders.get(self.place)
    }
}

impl Subject for OrderForm {
    /// The campaign has them by their ids as texts, where #10 comes before #2.
    const BY_NAME: bool = true;

    fn keys(room: &Room) -> Vec<u64> {
        room.campaign.records.orders.iter().map(|order| order.key().into()).collect()
    }

    fn of_row(room: &Room, row: usize) -> Option<OrderForm> {
        let order = room.campaign.records.orders.get(row)?;
        Some(OrderForm { campaign: Rc::clone(&room.campaign), order: Rc::clone(order), place: row })
    }

    fn name(&self, _page: Page, _room: &Room) -> String {
        self.order.id.clone()
    }

    fn section(&self) -> Section {
        Section::Order(self.order.key())
    }

    /// No KPI is of one order.
    fn scope(&self) -> (Scope, AttrValue) {
        (Scope::Campaign, super::SCOPE)
    }

    fn counts_as(&self, _field: OrderField) -> Option<KpiId> {
        None
    }

    fn words(&self, page: Page, room: &Room) -> String {
        let order = &self.order;
        let links = std::iter::once(&order.utm).chain(order.touches.iter().map(|touch| &touch.utm));
        let tags = links.map(|utm| [&*utm.source, &utm.medium, &utm.campaign, &utm.content, &utm.term].join(" "));
        let tags: Vec<_> = tags.collect();
        let state = (page.sales().state_is)(order.state);
        let whose = self.given(room).map(|given| names(page, room, &given.to)).unwrap_or_default();
        format!("{} {} {state} {whose} {}", order.id, order.codes, tags.join(" "))
    }

    fn groups(page: Page, room: &Room) -> Vec<(AttrValue, AttrValue)> {
        let (words, ledger) = (page.sales(), &room.figures.ledger().orders);
        let states = OrderState::ALL.into_iter().map(|state| (state.key().into(), (words.state_is)(state).into()));
        let has_sold = |place: usize| ledger.of(place).is_some_and(|sold| sold.orders() > 0.0);
        let people = room.campaign.influencers.iter().enumerate().filter(|(place, _)| has_sold(*place));
        let people = people.map(|(_, one)| (one.id.to_string().into(), label(page, one)));
        let first = [(NOBODY.into(), words.nobody.into()), (SEVERAL.into(), words.several.into())];
        first.into_iter().chain(states).chain(people).collect()
    }

    fn is_of(&self, room: &Room, group: &str) -> bool {
        let Some(given) = self.given(room) else { return false };
        match group {
            NOBODY => given.counts && given.to.is_empty(),
            SEVERAL => given.counts && given.is_conflict(),
            group => {
                let is_whose = |id| given.counts && given.to.contains(&id);
                self.order.state.key() == group || group.parse().is_ok_and(is_whose)
            }
        }
    }
}

#[derive(Properties, PartialEq)]
struct NewOrderProps {
    page: Page,
    campaign: Known,
    on_edit: Callback<Edit>,
}

/// Asks for the number of a new order, which it is known by, and opens its form.
#[component]
fn NewOrder(props: &NewOrderProps) -> Html {
    let words = props.page.sales();
    let typed = use_state(String::new);
    let said = use_state_eq(|| "");
    let on_add = {
        let (typed, said, campaign, on_edit) =
            (typed.clone(), said.clone(), props.campaign.clone(), props.on_edit.clone());
        Callback::from(move |()| {
            let Known(campaign) = &campaign;
            let id = typed.trim();
            if id.is_empty() {
                said.set(words.order_number_missing);
            } else if campaign.records.order(id).is_some() {
                said.set(words.order_taken);
            } else {
                let order = Order { id: id.to_owned(), ..Order::default() };
                let section = Section::Order(order.key());
                on_edit.emit(Edit::Keep(Record::Order(Rc::new(order))));
                location::go(&Route::Campaign(campaign.id, section).to_string());
            }
        })
    };
    let oninput = {
        let (typed, said) = (typed.clone(), said.clone());
        Callback::from(move |event: InputEvent| {
            typed.set(table::typed(&event));
            said.set("");
        })
    };
    let on_key = on_add.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            on_key.emit(());
        }
    });
    html! {
        <div class="new-order">
            <div class={classes!("field", (!said.is_empty()).then_some("has-problem"))}>
                <label for="new-order">{ words.order_number }</label>
                <div class="control">
                    <input id="new-order" type="text" autocomplete="off" spellcheck="false" value={(*typed).clone()}
                        {oninput} {onkeydown} aria-invalid={(!said.is_empty()).then_some("true")} aria-describedby="new-order-problem" />
                </div>
                <p class="problem" id="new-order-problem" aria-live="polite">{ *said }</p>
            </div>
            { button("", words.add_order, on_add.reform(|_: MouseEvent| ())) }
        </div>
    }
}
