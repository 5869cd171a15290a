//! The settings of a campaign: what it is, what its KPIs mean, what they should come to.

use std::rc::Rc;

use yew::prelude::*;

use super::campaign::{Known, Room};
use super::overview::{LEADS, kpis_of, to_influencers};
use crate::app::context::Page;
use crate::app::forms::campaign::{CampaignField, CampaignForm};
use crate::app::forms::fields;
use crate::app::widgets::basic::{disclosure, heading, hint, section};
use crate::campaign::edit::{CampaignChange, Edit, too_fine};
use crate::kpi::unit::Currency;

/// Properties of [`SettingsPage`].
#[derive(Properties, PartialEq)]
pub struct SettingsProps {
    /// Where it stands.
    pub page: Page,
    /// What it works with.
    pub room: Room,
}

/// The settings of a campaign. A currency that cannot hold its amounts is told beside the field, for as long as one stays here.
#[component]
pub fn SettingsPage(props: &SettingsProps) -> Html {
    let page = props.page;
    let strings = page.strings;
    let words = page.words();
    let refused = use_state_eq(|| None::<Currency>);
    let form = CampaignForm { campaign: Rc::clone(&props.room.campaign), refused: *refused };
    {
        // Once there is room for all amounts, nothing stands against the currency that was chosen then.
        let refused = refused.clone();
        use_effect_with(Known(Rc::clone(&props.room.campaign)), move |Known(campaign)| {
            if refused.is_some_and(|currency| too_fine(campaign, currency).is_empty()) {
                refused.set(None);
            }
        });
    }
    let on_edit = {
        let (campaign, on_edit) = (Rc::clone(&props.room.campaign), props.room.on_edit.clone());
        Callback::from(move |edit| {
            if let Edit::Campaign(CampaignChange::Currency(currency)) = edit {
                let is_refused = !too_fine(&campaign, currency).is_empty();
                refused.set(Some(currency).filter(|_| is_refused));
                if is_refused {
                    return;
                }
            }
            on_edit.emit(edit);
        })
    };
    let room = &Room { on_edit, ..props.room.clone() };
    let fields = |some: &[CampaignField]| fields(page, room, &form, some);
    let campaign = &room.campaign;
    let (mut first, mut more) = (Vec::new(), Vec::new());
    for objective in &campaign.objectives {
        for (place, kpi) in kpis_of(*objective).into_iter().enumerate() {
            // What leads the overview, and what had a target already; the others on demand.
            let is_first = place < LEADS || room.opened.targets.get(kpi).is_some();
            if is_first { first.push(CampaignField::Target(kpi)) } else { more.push(CampaignField::Target(kpi)) }
        }
    }
    let basics = html! {
        <>
            { fields(&CampaignForm::BASICS) }
            { group(words.objectives, fields(&CampaignForm::OBJECTIVES)) }
            <div class="actions next">{ to_influencers(room, words.next_influencers) }</div>
        </>
    };
    let targets = html! {
        <>
            { fields(&first) }
            { disclosure("rare", words.more_targets, fields(&more)) }
        </>
    };
    let counted = html! { <>{ fields(&CampaignForm::ENGAGEMENT) }{ hint(words.engagement_hint) }</> };
    let definitions = html! { <>{ fields(&form.definitions()) }{ group(words.engagement, counted) }</> };
    html! {
        <div class="editor">
            { heading(strings.campaign_settings) }
            <div class="form">
                { section(words.section_basics, "", basics) }
                { section(words.section_targets, words.section_targets_hint, targets) }
                { section(words.section_definitions, "", definitions) }
                { section(words.section_growth, "", fields(&CampaignForm::GROWTH)) }
                { section(words.section_economics, words.section_economics_hint, fields(&CampaignForm::ECONOMICS)) }
            </div>
        </div>
    }
}

/// Fields that answer one question together.
fn group(legend: &'static str, fields: Html) -> Html {
    html! {
        <fieldset>
            <legend>{ legend }</legend>
            { fields }
        </fieldset>
    }
}
