//! Links and codes of a campaign: patterns, and what they come to for everybody.

use std::rc::Rc;

use yew::prelude::*;

use super::campaign::{Known, Room};
use super::influencers::label;
use crate::app::context::Page;
use crate::app::forms::tracking::{Told, TrackingField};
use crate::app::route::Section;
use crate::app::widgets::basic::{button, empty, heading, link};
use crate::app::widgets::field::{Field, FieldId, Value};
use crate::campaign::advice::{Advice, advice};
use crate::campaign::edit::{CampaignChange, Edit};
use crate::campaign::id::InfluencerId;
use crate::campaign::tracking::Spot;
use crate::i18n::Named;
use crate::sales::links::{Link, links};
use crate::sales::pattern::Part;

mod codes;
mod details;
mod links;

pub(super) use codes::{graded, graded_codes};
pub(super) use details::{channel, picture, warnings};

/// Properties of [`TrackingPage`].
#[derive(Clone, Properties, PartialEq)]
pub struct TrackingProps {
    /// Where it stands.
    pub page: Page,
    /// What it works with.
    pub room: Room,
}

/// What the page remembers while it is open.
#[derive(Clone, PartialEq, Default)]
struct Memory {
    /// The link whose details are open.
    open: Option<(InfluencerId, Spot)>,
    /// Whether all links are shown, however many they are.
    all: bool,
    /// Codes that are only looked at.
    pasted: String,
    /// Codes in whose place somebody wanted another suggestion.
    declined: Vec<String>,
}

/// What a part of the page works with.
#[derive(Clone)]
struct Desk {
    page: Page,
    room: Room,
    links: Rc<Vec<Link>>,
    memory: UseStateHandle<Memory>,
    told: Told,
}

impl Desk {
    /// A field of the page; `name` is the influencer that it is about.
    fn field(&self, field: TrackingField, name: &str) -> Html {
        let props = field.props(self.page, &self.room.campaign, name, &self.told);
        let key = props.id.to_string();
        html! { <Field {key} ..props /> }
    }

    fn fields(&self, fields: impl IntoIterator<Item = TrackingField>) -> Html {
        html! { <div class="fields">{ for fields.into_iter().map(|field| self.field(field, "")) }</div> }
    }

    /// Which parts in braces there are.
    fn parts(&self, parts: &[Part]) -> Html {
        let all = parts.iter().map(|part| format!("{{{}}}", part.key())).collect::<Vec<_>>().join(" ");
        let code = html! { <code lang="en" translate="no">{ all }</code> };
        html! { <p class="hint">{ around(self.page.tracking().parts_hint, code) }</p> }
    }

    /// The influencer's name, or what stands for it.
    fn name(&self, id: InfluencerId) -> AttrValue {
        self.room.campaign.influencer(id).map(|one| label(self.page, one)).unwrap_or_default()
    }

    /// Where a link stands, in words.
    fn place(&self, spot: Spot) -> String {
        let platform = (self.page.strings.platform_name)(spot.platform);
        format!("{platform} · {}", (self.page.tracking().placement)(spot.placement))
    }

    fn remember(&self, change: impl FnOnce(&mut Memory)) {
        let mut next = Memory::clone(&self.memory);
        change(&mut next);
        self.memory.set(next);
    }

    /// A callback that changes what is remembered.
    fn remembering(&self, change: impl Fn(&mut Memory) + 'static) -> Callback<MouseEvent> {
        let desk = self.clone();
        Callback::from(move |_: MouseEvent| desk.remember(&change))
    }

    /// What is advised here.
    fn advice(&self, about: &[Advice]) -> Html {
        let words = self.page.words();
        let given = advice(&self.room.campaign).into_iter().filter(|one| about.contains(one));
        let told = |one: Advice| {
            let on_dismiss =
                self.room.on_edit.reform(move |_: MouseEvent| Edit::Campaign(CampaignChange::Dismissed(one, true)));
            html! {
                <p class="advice" key={one.key()}>
                    <span>{ (words.advice_is)(one) }</span>{ button("quiet", words.dismiss_advice, on_dismiss) }
                </p>
            }
        };
        given.map(told).collect()
    }
}

/// A text with a part of the page in place of its word.
fn around(text: Named, part: Html) -> Html {
    const PLACE: &str = "\u{0}";
    let text = text.with(PLACE);
    let (before, after) = text.split_once(PLACE).unwrap_or((&text, ""));
    html! { <>{ before.to_owned() }{ part }{ after.to_owned() }</> }
}

/// Links and codes of a campaign.
#[component]
pub fn TrackingPage(props: &TrackingProps) -> Html {
    let (page, room) = (props.page, &props.room);
    let memory = use_state(Memory::default);
    let change = {
        let memory = memory.clone();
        use_callback((room.on_edit.clone(), memory), |(field, value): (FieldId, Value), (on_edit, memory)| {
            match (field, value) {
                (FieldId::Tracking(TrackingField::Pasted), Value::Text(pasted)) => {
                    memory.set(Memory { pasted, ..Memory::clone(memory) });
                }
                (FieldId::Tracking(field), value) => field.edit(value).into_iter().for_each(|edit| on_edit.emit(edit)),
                _ => {}
            }
        })
    };
    let all = use_memo(Known(Rc::clone(&room.campaign)), |Known(campaign)| links(campaign));
    let told = Told { change, leave: room.on_leave.clone() };
    let desk = Desk { page, room: room.clone(), links: all, memory, told };
    let content = if room.campaign.influencers.is_empty() {
        let words = page.tracking();
        let next = link("button primary", room.link(Section::Influencers), words.to_influencers);
        empty(words.no_influencers, words.no_influencers_text, next)
    } else {
        html! {
            <>
                { links::section(&desk) }
                { codes::section(&desk) }
                { details::dialog(&desk) }
            </>
        }
    };
    html! {
        <section class="list tracking">
            <header class="section-head">{ heading(page.strings.links_and_codes) }</header>
            { content }
        </section>
    }
}
