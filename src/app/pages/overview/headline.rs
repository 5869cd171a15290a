//! A campaign in one number, for a list of campaigns.

use yew::prelude::*;

use super::{kpis_of, leads, shown_of};
use crate::app::context::Page;
use crate::app::pages::campaign::Known;
use crate::app::pages::workspace::tiers;
use crate::app::widgets::kpi::brief;
use crate::campaign::figures::{Figures, Scope};
use crate::campaign::model::Campaign;
use crate::kpi::catalogue::KpiId;
use crate::sales::baseline::outdated;
use crate::store::settings::Settings;

/// Properties of [`Headline`].
#[derive(Properties, PartialEq)]
pub struct HeadlineProps {
    /// Where it stands.
    pub page: Page,
    /// The campaign.
    pub campaign: Known,
    /// What holds for all campaigns.
    pub settings: Settings,
}

/// The first KPI of the campaign's first objective that has a target, with the way to it; without targets the one that leads
/// the objective.
#[component]
pub fn Headline(props: &HeadlineProps) -> Html {
    let (page, Known(campaign)) = (props.page, &props.campaign);
    let known = (props.campaign.clone(), tiers(&props.settings));
    let figures = use_memo(known, |(Known(campaign), tiers)| Figures::of(campaign, tiers));
    let scope = AttrValue::from(format!("campaign:{}", campaign.id));
    html! {
        for kpi in kpi(campaign) {
            { brief(page, &shown_of((campaign, &figures), Scope::Campaign, kpi, page, || outdated(campaign).is_some()), &scope) }
        }
    }
}

fn kpi(campaign: &Campaign) -> Option<KpiId> {
    let objectives = campaign.objectives.iter().copied();
    let with_target = objectives.clone().flat_map(kpis_of).find(|kpi| campaign.targets.get(*kpi).is_some());
    with_target.or_else(|| objectives.flat_map(leads).next())
}
