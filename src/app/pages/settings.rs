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
    let words = page.words();
    let form = CampaignForm(Rc::clone(&room.campaign));
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
