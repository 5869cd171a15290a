//! Home: the campaigns, the calculators, the bin, the backup.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::{env, files, location};
use crate::app::context::Page;
use crate::app::later::{self, Arrival, Later, underway};
use crate::app::pages::campaign::Known;
use crate::app::pages::overview::HeadlineProps;
use crate::app::pages::tools::tool_list;
use crate::app::preferences::new_campaign;
use crate::app::route::{Route, Section};
use crate::app::state::{Action, Workspace};
use crate::app::widgets::basic::{button, button_about, empty, heading, hint, named_section};
use crate::app::widgets::confirm::Confirm;
use crate::campaign::edit::{CampaignChange, Edit};
use crate::campaign::model::Campaign;
use crate::sample;

/// The first page.
pub fn home(
    page: Page,
    workspace: &Rc<Workspace>,
    arrival: Arrival<&'static Later>,
    dispatch: &Callback<Action>,
) -> Html {
    let strings = page.strings;
    let all: Vec<_> = workspace.sessions.iter().map(|session| Rc::clone(session.campaign())).collect();
    let (binned, open): (Vec<_>, Vec<_>) = all.into_iter().partition(|campaign| campaign.binned.is_some());
    let on_new = {
        let (dispatch, settings) = (dispatch.clone(), workspace.settings.clone());
        Callback::from(move |_: MouseEvent| {
            let campaign = new_campaign(&settings, env::new_id());
            let route = Route::Campaign(campaign.id, Section::Settings);
            dispatch.emit(Action::Create(vec![Rc::new(campaign)]));
            location::go(&route.to_string());
        })
    };
    let has_sample = open.iter().any(|campaign| campaign.id == sample::id());
    let on_sample = {
        let (workspace, dispatch) = (Rc::clone(workspace), dispatch.clone());
        Callback::from(move |_: MouseEvent| later::open_sample(page, &workspace, &dispatch))
    };
    let bin = html! {
        <>
            { hint(strings.bin_text) }
            { campaigns(&binned, &|campaign| bin_entry(page, campaign, dispatch)) }
        </>
    };
    let next = html! {
        <div class="actions">
            { button("primary", strings.new_campaign, on_new) }
            if !has_sample {
                { button("", strings.try_sample, on_sample) }
            }
        </div>
    };
    let headline = |campaign: &Rc<Campaign>| headline(page, campaign, workspace, arrival);
    html! {
        <div class="home">
            <header class="page-head">
                { heading(strings.campaigns) }
                <p class="lede">{ strings.tagline }</p>
                if !open.is_empty() {
                    { next.clone() }
                }
            </header>
            if open.is_empty() && !workspace.underway.is_empty() {
                { underway(page) }
            } else if open.is_empty() {
                { empty(strings.no_campaigns, strings.no_campaigns_text, next) }
            } else {
                { campaigns(&open, &|campaign| entry(page, campaign, headline(campaign), dispatch)) }
            }
            <section aria-labelledby="tools">
                <h2 id="tools">{ strings.calculators }</h2>
                { tool_list(page) }
            </section>
            if !binned.is_empty() {
                { named_section("", "bin", strings.bin, bin) }
            }
            { backup_section(page, workspace, dispatch) }
        </div>
    }
}

fn campaigns(all: &[Rc<Campaign>], entry: &dyn Fn(&Rc<Campaign>) -> Html) -> Html {
    html! {
        <ul class="campaigns">
            for campaign in all.iter() {
                <li key={campaign.id.to_string()}>{ entry(campaign) }</li>
            }
        </ul>
    }
}

/// The campaign's name, or what stands for it.
pub fn name(page: Page, campaign: &Campaign) -> AttrValue {
    if campaign.name.trim().is_empty() { page.strings.untitled.into() } else { campaign.name.clone().into() }
}

/// The campaign in one number, which has its place before it is there.
fn headline(page: Page, campaign: &Rc<Campaign>, workspace: &Workspace, arrival: Arrival<&'static Later>) -> Html {
    let Arrival::Here(later) = arrival else { return Html::default() };
    (later.headline)(HeadlineProps { page, campaign: Known(Rc::clone(campaign)), settings: workspace.settings.clone() })
}

fn entry(page: Page, campaign: &Rc<Campaign>, headline: Html, dispatch: &Callback<Action>) -> Html {
    let strings = page.strings;
    let id = campaign.id;
    let name = name(page, campaign);
    let objectives = campaign.objectives.iter().map(|one| (strings.objective)(*one));
    let days = [campaign.start, campaign.end].into_iter().flatten().map(|day| page.format.date(day));
    let days = days.collect::<Vec<_>>().join(" – ");
    let counts = [(strings.influencer_count)(campaign.influencers.len()), (strings.post_count)(campaign.posts.len())];
    let facts: Vec<_> = objectives.map(str::to_owned).chain((!days.is_empty()).then_some(days)).chain(counts).collect();
    let today = page.today;
    let on_bin =
        dispatch.reform(move |_: MouseEvent| Action::Edit(id, Edit::Campaign(CampaignChange::Binned(Some(today)))));
    html! {
        <>
            <a class="campaign" href={Route::Campaign(id, Section::Overview).to_string()}>
                <strong>{ name.clone() }</strong>
                <span class="facts">{ facts.join(" · ") }</span>
            </a>
            <div class="headline">{ headline }</div>
            { button_about("quiet", strings.move_to_bin, format!("{}{}{name}", strings.move_to_bin, strings.colon), on_bin) }
        </>
    }
}

fn bin_entry(page: Page, campaign: &Rc<Campaign>, dispatch: &Callback<Action>) -> Html {
    let strings = page.strings;
    let id = campaign.id;
    let name = name(page, campaign);
    let since = campaign.binned.map(|day| strings.binned_on.with(&page.format.date(day)));
    let on_restore =
        dispatch.reform(move |_: MouseEvent| Action::Edit(id, Edit::Campaign(CampaignChange::Binned(None))));
    html! {
        <>
            <span class="campaign">
                <strong>{ name.clone() }</strong>
                <span class="facts">{ since }</span>
            </span>
            { button_about("", strings.restore, format!("{}{}{name}", strings.restore, strings.colon), on_restore) }
            <Confirm {page} label={strings.delete_forever} question={strings.delete_forever_sure.with(&name)}
                on_confirm={dispatch.reform(move |_: MouseEvent| Action::Purge(id))} />
        </>
    }
}

/// Downloads and restores the whole workspace.
pub fn backup_section(page: Page, workspace: &Rc<Workspace>, dispatch: &Callback<Action>) -> Html {
    let strings = page.strings;
    let on_download = {
        let (workspace, dispatch) = (Rc::clone(workspace), dispatch.clone());
        Callback::from(move |_: MouseEvent| later::download(&workspace, page.today, &dispatch))
    };
    let on_file = {
        let (dispatch, workspace) = (dispatch.clone(), Rc::clone(workspace));
        Callback::from(move |event: Event| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
            // The same file can be chosen again.
            input.set_value("");
            let (dispatch, workspace) = (dispatch.clone(), Rc::clone(&workspace));
            yew::platform::spawn_local(async move {
                later::restore(files::read_text(&file).await.ok(), &workspace, &dispatch).await;
            });
        })
    };
    html! {
        <section class="backup" aria-labelledby="backup">
            <h2 id="backup">{ strings.backup }</h2>
            <p class="hint">{ strings.backup_text }</p>
            <div class="actions">
                { button("", strings.backup_download, on_download) }
                <div class="file">
                    <label for="backup-file">{ strings.backup_restore }</label>
                    <input id="backup-file" type="file" accept="application/json,.json" onchange={on_file} />
                </div>
            </div>
        </section>
    }
}
