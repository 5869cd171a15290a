//! The campaign in a link, as a report: it stores nothing until somebody keeps a copy.

mod unlock;

use std::rc::Rc;

use unlock::Unlock;
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
use crate::exchange::link::sealed::Sealed;
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
    let unsealed = use_state(|| None::<Result<Rc<Campaign>, Refused>>);
    let content = match (&*opened, &*unsealed) {
        (Err(reason), _) => Content::Refused(reason.clone()),
        (Ok(Opened::Open(campaign)), _) | (_, Some(Ok(campaign))) => Content::Campaign(Rc::clone(campaign)),
        (_, Some(Err(reason))) => Content::Refused(reason.clone()),
        (Ok(Opened::Sealed(sealed)), None) => Content::Sealed(Rc::clone(sealed)),
    };
    let title = match &content {
        Content::Campaign(campaign) => name(page, campaign),
        Content::Sealed(_) => page.links().sealed.into(),
        Content::Refused(_) => page.links().not_opened.into(),
    };
    use_effect_with(title, |title| {
        location::set_title(&format!("{title} · Influencer KPI"));
        || location::set_title("Influencer KPI")
    });
    match content {
        Content::Campaign(campaign) => html! {
            <Report {page} {campaign} workspace={Rc::clone(&props.workspace)} dispatch={props.dispatch.clone()} />
        },
        Content::Sealed(sealed) => {
            let on_open = Callback::from(move |opened| unsealed.set(Some(opened)));
            html! { <Unlock {page} {sealed} {on_open} /> }
        }
        Content::Refused(reason) => not_opened(page, &reason),
    }
}

/// What is shown.
enum Content {
    Campaign(Rc<Campaign>),
    Sealed(Rc<Sealed>),
    Refused(Refused),
}

/// What was in a link.
#[derive(PartialEq)]
enum Opened {
    Open(Rc<Campaign>),
    Sealed(Rc<Sealed>),
}

fn open(payload: &str) -> Result<Opened, Refused> {
    match link::read(payload)? {
        Envelope::Open(content) => Ok(Opened::Open(Rc::new(link::unpack(&content)?))),
        Envelope::Sealed(bytes) => Ok(Opened::Sealed(Rc::new(Sealed::read(&bytes)?))),
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
