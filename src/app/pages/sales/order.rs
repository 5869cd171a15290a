//! The form of one order: what it is, which links led to it, and whose it is.

use std::rc::Rc;

use yew::prelude::*;

use super::check::{names, parts};
use crate::app::browser::{location, table};
use crate::app::context::Page;
use crate::app::forms::fields;
use crate::app::forms::order::{OrderField, OrderForm};
use crate::app::pages::campaign::{Known, Room};
use crate::app::pages::influencers::label;
use crate::app::pages::not_found;
use crate::app::pages::sheet::Subject;
use crate::app::route::Section;
use crate::app::widgets::basic::{button, button_about, heading, link, section};
use crate::campaign::edit::{Edit, OrderChange};
use crate::campaign::id::OrderKey;
use crate::campaign::model::{Campaign, Influencer, read_date};
use crate::campaign::records::{Order, Record, Touch, Utm};
use crate::campaign::tracking::{Placement, Spot};
use crate::kpi::platform::Platform;
use crate::sales::attribution::{Given, out_of_time};
use crate::sales::links::spots;
use crate::sales::pattern::link_part;

/// The form of one order.
pub fn order_page(page: Page, room: &Room, key: OrderKey) -> Html {
    let words = page.sales();
    let place = room.campaign.records.place_of(key);
    let Some(form) = place.and_then(|place| OrderForm::of_row(room, place)) else {
        return not_found(page);
    };
    let fields = |some: &[OrderField]| fields(page, room, &form, some);
    html! {
        <div class="editor" key={key.to_string()}>
            { heading(words.order_named.with(&form.order.id)) }
            <div class="whose" role="status">
                for line in form.given(room).map(|given| told(page, room, &form.order, given)).unwrap_or_default() {
                    <p key={line.clone()}>{ line }</p>
                }
            </div>
            <div class="form">
                { section(words.about_order, "", fields(&OrderForm::ORDER)) }
                { section(words.touches, words.touches_hint, touches(page, room, &form.order)) }
                { section(words.last_link, words.last_link_hint, fields(&OrderForm::LINK)) }
                { next_steps(page, room, &form.order) }
            </div>
        </div>
    }
}

/// Whose the order is, and everybody's part in it.
fn told(page: Page, room: &Room, order: &Order, given: &Given) -> Vec<String> {
    let words = page.sales();
    let [is_somebodys, is_split] = match given.counts {
        true => [words.is_somebodys, words.is_split],
        false => [words.would_be_somebodys, words.would_be_split],
    };
    let whose = match given.to.as_slice() {
        [] => words.is_nobodys.to_owned(),
        [_] => is_somebodys.with(&names(page, room, &given.to)),
        several => is_split.with(&names(page, room, several)),
    };
    let parts = (!given.claims.is_empty()).then(|| parts(page, room, order, &given.claims));
    let parts = parts.map(|parts| format!("{}{}{parts}", words.had_part, page.strings.colon));
    let does_not = (!given.counts).then(|| (words.does_not_count)(order.state));
    does_not.into_iter().chain([whose]).chain(parts).collect()
}

/// The links that were opened before, and the way to add one.
fn touches(page: Page, room: &Room, order: &Rc<Order>) -> Html {
    let words = page.sales();
    let id: Rc<str> = order.id.as_str().into();
    let window = room.campaign.definitions.attribution.window;
    let row = |(place, touch): (usize, &Touch)| {
        let tags = [&*touch.utm.source, &touch.utm.medium, &touch.utm.campaign, &touch.utm.content, &touch.utm.term];
        let tags = tags.into_iter().filter(|tag| !tag.is_empty()).collect::<Vec<_>>().join(" / ");
        let day = touch.day.map_or_else(|| "–".to_owned(), |day| page.format.date(day));
        let about = words.remove_touch.with(&format!("{day} {tags}"));
        let late = out_of_time(touch.day, order.day, window);
        let (room, id, order) = (room.clone(), Rc::clone(&id), Rc::clone(order));
        let on_remove = Callback::from(move |_: MouseEvent| {
            let mut touches = order.touches.clone();
            if place < touches.len() {
                touches.remove(place);
            }
            room.on_edit.emit(Edit::Order(Rc::clone(&id), OrderChange::Touches(touches)));
            room.on_leave.emit(());
        });
        html! {
            <li key={place}>
                <span>
                    { day }{ " · " }{ tags }
                    if let Some(late) = late {
                        { " · " }{ (words.out_of_time)(late, &page.format.count(window.into())) }
                    }
                </span>
                { button_about("quiet", words.remove, about, on_remove) }
            </li>
        }
    };
    let on_add = {
        let (room, id, order) = (room.clone(), Rc::clone(&id), Rc::clone(order));
        Callback::from(move |touch: Touch| {
            let touches = order.touches.iter().cloned().chain([touch]).collect();
            room.on_edit.emit(Edit::Order(Rc::clone(&id), OrderChange::Touches(touches)));
            room.on_leave.emit(());
        })
    };
    html! {
        <>
            if !order.touches.is_empty() {
                <ul class="touches">{ for order.touches.iter().enumerate().map(row) }</ul>
            }
            if !room.campaign.influencers.is_empty() {
                <NewTouch {page} campaign={Known(Rc::clone(&room.campaign))} {on_add} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct NewTouchProps {
    page: Page,
    campaign: Known,
    on_add: Callback<Touch>,
}

/// Asks for the day on which a link was opened, and whose it was.
#[component]
fn NewTouch(props: &NewTouchProps) -> Html {
    let words = props.page.sales();
    let Known(campaign) = &props.campaign;
    let day = use_state(String::new);
    let whose = use_state(|| None::<String>);
    // Somebody who was removed is nobody's choice any more.
    let chosen = whose.as_ref().and_then(|id| campaign.influencer(id.parse().ok()?)).or(campaign.influencers.first());
    let chosen = chosen.cloned();
    let on_day = {
        let day = day.clone();
        Callback::from(move |event: InputEvent| day.set(table::typed(&event)))
    };
    let on_whose = {
        let whose = whose.clone();
        Callback::from(move |event: Event| whose.set(Some(table::typed(&event))))
    };
    let on_add = {
        let (day, chosen, campaign, on_add) = (day.clone(), chosen.clone(), Rc::clone(campaign), props.on_add.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(influencer) = &chosen {
                on_add.emit(Touch { day: read_date(&day), utm: usual_link(&campaign, influencer) });
                day.set(String::new());
            }
        })
    };
    html! {
        <div class="new-order">
            <div class="field">
                <label for="touch-day">{ words.opened_on }</label>
                <div class="control"><input id="touch-day" type="date" value={(*day).clone()} oninput={on_day} /></div>
            </div>
            <div class="field">
                <label for="touch-whose">{ words.whose_link }</label>
                <select id="touch-whose" onchange={on_whose}>
                    for one in campaign.influencers.iter() {
                        <option key={one.id.to_string()} value={one.id.to_string()} selected={chosen.as_ref().is_some_and(|chosen| chosen.id == one.id)}>
                            { label(props.page, one) }
                        </option>
                    }
                </select>
            </div>
            { button("", words.add_touch, on_add) }
        </div>
    }
}

/// What the tags of an influencer's first link say.
fn usual_link(campaign: &Campaign, influencer: &Influencer) -> Utm {
    let nowhere = Spot { platform: Platform::Other, placement: Placement::Bio };
    let spot = spots(campaign, influencer).first().copied().unwrap_or(nowhere);
    Utm::new(|tag| link_part(campaign, influencer, spot, tag.into()))
}

/// The way back, and the way out.
fn next_steps(page: Page, room: &Room, order: &Rc<Order>) -> Html {
    let words = page.sales();
    let on_remove = {
        let (room, order) = (room.clone(), Rc::clone(order));
        Callback::from(move |_: MouseEvent| {
            room.on_edit.emit(Edit::Forget(Record::Order(Rc::clone(&order))));
            location::go(&room.link(Section::Sales));
        })
    };
    html! {
        <div class="actions next">
            { link("button primary", room.link(Section::Sales), words.back) }
            { button("danger quiet", words.remove_order, on_remove) }
        </div>
    }
}
