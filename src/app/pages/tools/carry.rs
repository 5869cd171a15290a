//! "Use in a campaign": where each number of a calculator goes, told before it goes there.

use std::rc::Rc;

use yew::prelude::*;

use super::ToolField;
use super::filled::Filled;
use crate::app::browser::{env, location};
use crate::app::context::Page;
use crate::app::pages::home::name;
use crate::app::preferences::new_campaign;
use crate::app::route::{Route, Section};
use crate::app::state::{Action, Workspace};
use crate::app::widgets::basic::{button, hint};
use crate::app::widgets::field::{Field, FieldId, Input, Value};
use crate::campaign::carry::{Place, carry};
use crate::campaign::id::CampaignId;
use crate::campaign::model::{Campaign, Platform};
use crate::kpi::calculator::Calculator;

/// Properties of [`Carry`].
#[derive(Clone, Properties, PartialEq)]
pub struct CarryProps {
    /// Where it stands.
    pub page: Page,
    /// Which calculator.
    pub(super) tool: Calculator,
    /// What was filled in.
    pub(super) filled: Filled,
    /// The campaigns to choose from.
    pub workspace: Rc<Workspace>,
    /// What happens.
    pub dispatch: Callback<Action>,
}

/// The choice of a campaign, what becomes of each number there, and the way to it.
#[component]
pub fn Carry(props: &CarryProps) -> Html {
    let CarryProps { page, tool, filled, workspace, dispatch } = props;
    let (page, words, numbers) = (*page, page.words(), &filled.numbers(*tool));
    let chosen = use_state(|| (None::<CampaignId>, Platform::Instagram));
    let fresh = use_memo((numbers.currency, workspace.settings.clone()), |(currency, settings)| {
        Rc::new(Campaign { currency: *currency, ..new_campaign(settings, env::new_id()) })
    });
    let open = workspace.sessions.iter().map(|session| session.campaign()).filter(|one| one.binned.is_none());
    let open: Vec<_> = open.collect();
    let there = open.iter().find(|campaign| Some(campaign.id) == chosen.0);
    let campaign = there.map_or(&*fresh, |campaign| campaign);
    let carried = carry(numbers, campaign, chosen.1, &mut env::new_id);

    let on_change = {
        let chosen = chosen.clone();
        Callback::from(move |(field, value): (FieldId, Value)| match (field, value) {
            (FieldId::Tool(ToolField::Campaign), Value::Choice(id)) => chosen.set((id.parse().ok(), chosen.1)),
            (FieldId::Tool(ToolField::Platform), Value::Choice(key)) => {
                chosen.set((chosen.0, Platform::from_key(&key).unwrap_or(chosen.1)));
            }
            _ => {}
        })
    };
    let field = |field: ToolField, label: &'static str, options: Vec<(AttrValue, AttrValue)>, value: AttrValue| {
        let (input, value) = (Input::Choice(options.into()), Value::Choice(value));
        html! { <Field {page} key={field.key()} id={field.key()} field={FieldId::Tool(field)} {label} {input} {value} on_change={on_change.clone()} /> }
    };
    let campaigns = open.iter().map(|campaign| (campaign.id.to_string().into(), name(page, campaign)));
    let campaigns = std::iter::once((AttrValue::from(""), page.strings.new_campaign.into())).chain(campaigns);
    let platforms = Platform::ALL.map(|one| (one.key().into(), (page.strings.platform_name)(one).into()));
    let into = there.map(|campaign| campaign.id.to_string()).unwrap_or_default();

    let on_carry = {
        let (edit, influencer, dispatch) = (carried.edit, carried.influencer, dispatch.clone());
        let (campaign, is_new) = (Rc::clone(campaign), there.is_none());
        Callback::from(move |_: MouseEvent| {
            let id = campaign.id;
            if is_new {
                dispatch.emit(Action::Create(vec![Rc::clone(&campaign)]));
            }
            dispatch.emit(Action::Edit(id, edit.clone()));
            location::go(&Route::Campaign(id, influencer.map_or(Section::Overview, Section::Influencer)).to_string());
        })
    };
    let goes_to = |place: Place| {
        let measures = carried.places.iter().filter(move |(other, _)| *other == place);
        let measures: Vec<_> = measures.map(|(_, measure)| (page.strings.measure)(*measure)).collect();
        (!measures.is_empty()).then(|| measures.join(page.strings.list_separator))
    };
    html! {
        <section class="carry" aria-labelledby="carry">
            <h3 id="carry">{ page.strings.use_in_campaign }</h3>
            if carried.places.is_empty() {
                { hint(words.nothing_to_carry) }
            } else {
                { field(ToolField::Campaign, words.campaign, campaigns.collect(), into.into()) }
                if carried.influencer.is_some() {
                    { field(ToolField::Platform, words.platform, platforms.into(), chosen.1.key().into()) }
                }
                <dl class="places">
                    for place in Place::ALL {
                        if let Some(measures) = goes_to(place) {
                            <div key={(words.place)(place)}><dt>{ (words.place)(place) }</dt><dd>{ measures }</dd></div>
                        }
                    }
                </dl>
                // In another campaign, or another currency, the same numbers may have a place.
                if carried.places.iter().any(|(place, _)| *place != Place::Nowhere) {
                    <div class="actions">{ button("primary", words.carry_over, on_carry) }</div>
                }
            }
        </section>
    }
}
