//! The campaign in a link, as a report: it stores nothing until somebody keeps a copy.

use std::rc::Rc;

use yew::prelude::*;

use super::campaign::Room;
use super::home::name;
use super::overview::report;
use super::workspace::tiers;
use crate::app::browser::location;
use crate::app::context::Page;
use crate::app::route::{Route, Section};
use crate::app::state::{Action, Workspace};
use crate::app::widgets::basic::{button, heading, link};
use crate::campaign::model::Campaign;
use crate::exchange::link::{self, Envelope, Refused};

/// Properties of [`SharedPage`].
#[derive(Properties, PartialEq)]
pub struct SharedProps {
    /// Where it stands.
    pub page: Page,
    /// The text of the link.
    pub payload: AttrValue,
    /// What is here already.
    pub workspace: Rc<Workspace>,
    /// What happens.
    pub dispatch: Callback<Action>,
}

/// What a link opens.
#[component]
pub fn SharedPage(props: &SharedProps) -> Html {
    let page = props.page;
    let opened = use_memo(props.payload.clone(), |payload| open(payload));
    let title = match &*opened {
        Ok(campaign) => name(page, campaign),
        Err(_) => page.links().not_opened.into(),
    };
    use_effect_with(title, |title| {
        location::set_title(&format!("{title} · Influencer KPI"));
        || location::set_title("Influencer KPI")
    });
    match &*opened {
        Ok(campaign) => html! {
            <Report {page} campaign={Rc::clone(campaign)} workspace={Rc::clone(&props.workspace)} dispatch={props.dispatch.clone()} />
        },
        Err(reason) => not_opened(page, reason),
    }
}

fn open(payload: &str) -> Result<Rc<Campaign>, Refused> {
    match link::read(payload)? {
        Envelope::Open(content) => link::unpack(&content).map(Rc::new),
        Envelope::Sealed(_) => Err(Refused::TooNew),
    }
}

/// Why a link cannot be opened.
fn not_opened(page: Page, reason: &Refused) -> Html {
    html! {
        <section class="empty" data-link="refused">
            { heading(page.links().not_opened) }
            <p role="alert">{ (page.links().refused)(reason) }</p>
            { link("button primary", Route::Home.to_string(), page.strings.back_home) }
        </section>
    }
}

#[derive(Properties)]
struct ReportProps {
    page: Page,
    campaign: Rc<Campaign>,
    workspace: Rc<Workspace>,
    dispatch: Callback<Action>,
}

/// Campaigns go by where they are.
impl PartialEq for ReportProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.campaign, &other.campaign) && self.page == other.page && self.workspace == other.workspace
    }
}

#[component]
fn Report(props: &ReportProps) -> Html {
    let (page, campaign) = (props.page, &props.campaign);
    let tiers = tiers(&props.workspace.settings);
    let room = use_memo((Rc::as_ptr(campaign), tiers), |(_, tiers)| Room::of_report(campaign, tiers));
    html! {
        <article class="report">
            <header class="page-head">
                { heading(name(page, campaign)) }
                <p class="lede">{ facts(page, campaign) }</p>
                { actions(props) }
            </header>
            if !campaign.notes.is_empty() {
                <p class="report-notes">{ campaign.notes.clone() }</p>
            }
            { report(page, &room) }
            <p class="hint">{ page.links().report_text }</p>
        </article>
    }
}

/// Whose campaign it is, when, and how large.
fn facts(page: Page, campaign: &Campaign) -> String {
    let strings = page.strings;
    let days = [campaign.start, campaign.end].into_iter().flatten().map(|day| page.format.date(day));
    let days = days.collect::<Vec<_>>().join(" – ");
    let told = [campaign.brand.clone(), days].into_iter().filter(|text| !text.is_empty());
    let counts = [(strings.influencer_count)(campaign.influencers.len()), (strings.post_count)(campaign.posts.len())];
    std::iter::once(page.links().report.to_owned()).chain(told).chain(counts).collect::<Vec<_>>().join(" · ")
}

fn actions(props: &ReportProps) -> Html {
    let (page, campaign) = (props.page, &props.campaign);
    let own = Route::Campaign(campaign.id, Section::Overview).to_string();
    let here = props.workspace.session(campaign.id);
    let on_keep = {
        let (dispatch, campaign, own) = (props.dispatch.clone(), Rc::clone(campaign), own.clone());
        Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::Create(vec![Rc::clone(&campaign)]));
            location::go(&own);
        })
    };
    html! {
        <div class="actions">
            if here.is_some() {
                { link("button primary", own, page.links().open_own) }
            } else {
                { button("primary", page.links().keep_copy, on_keep) }
            }
            { button("", page.links().print, Callback::from(|_: MouseEvent| location::print())) }
        </div>
    }
}
