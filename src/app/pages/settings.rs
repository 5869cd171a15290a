//! The settings of a campaign: what it is, what its KPIs mean, what they should come to.

use std::rc::Rc;

use yew::prelude::*;

use super::campaign::Room;
use super::overview::{LEADS, kpis_of, to_influencers};
use crate::app::context::Page;
use crate::app::forms::campaign::{CampaignField, CampaignForm};
use crate::app::forms::fields;
use crate::app::widgets::basic::{disclosure, heading, hint, section};

/// The settings of a campaign.
pub fn settings(page: Page, room: &Room) -> Html {
    let strings = page.strings;
    let form = CampaignForm(Rc::clone(&room.campaign));
    let fields = |some: &[CampaignField]| fields(page, room, &form, some);
    let campaign = &room.campaign;
    let (mut first, mut more) = (Vec::new(), Vec::new());
    for objective in &campaign.objectives {
        for (place, kpi) in kpis_of(*objective).into_iter().enumerate() {
            // What leads the overview, and what has a target already; the others on demand.
            let is_first = place < LEADS || campaign.targets.get(kpi).is_some();
            if is_first { first.push(CampaignField::Target(kpi)) } else { more.push(CampaignField::Target(kpi)) }
        }
    }
    let basics = html! {
        <>
            { fields(&CampaignForm::BASICS) }
            { group(strings.objectives, fields(&CampaignForm::OBJECTIVES)) }
            <div class="actions next">{ to_influencers(room, strings.next_influencers) }</div>
        </>
    };
    let targets = html! {
        <>
            { fields(&first) }
            { disclosure("rare", strings.more_targets, fields(&more)) }
        </>
    };
    let counted = html! { <>{ fields(&CampaignForm::ENGAGEMENT) }{ hint(strings.engagement_hint) }</> };
    let definitions = html! { <>{ fields(&form.definitions()) }{ group(strings.engagement, counted) }</> };
    html! {
        <div class="editor">
            { heading(strings.campaign_settings) }
            <div class="form">
                { section(strings.section_basics, "", basics) }
                { section(strings.section_targets, strings.section_targets_hint, targets) }
                { section(strings.section_definitions, "", definitions) }
                { section(strings.section_growth, "", fields(&CampaignForm::GROWTH)) }
                { section(strings.section_economics, strings.section_economics_hint, fields(&CampaignForm::ECONOMICS)) }
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
