//! The campaign in a link, as a report: it stores nothing until somebody keeps a copy.

pub mod merging;
pub mod told;
mod unlock;

use std::cell::RefCell;
use std::rc::Rc;

use merging::{Came, Merging};
use unlock::Unlock;
use yew::prelude::*;

use super::campaign::{Room, in_bin};
use super::home::name;
use super::overview::report;
use super::workspace::tiers;
use crate::app::browser::{clock, env, location};
use crate::app::context::Page;
use crate::app::route::{Route, Section};
use crate::app::state::{Action, Workspace};
use crate::app::widgets::basic::{button, heading, link};
use crate::campaign::id::CampaignId;
use crate::campaign::merge::Stamped;
use crate::campaign::model::{Campaign, Date};
use crate::exchange::link::sealed::Sealed;
use crate::exchange::link::{self, Envelope, Refused, Sent};
use crate::sales::ledger::Ledger;

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
    let opened = use_memo(props.payload.clone(), |payload| open(payload, page.today));
    let unsealed = use_state(|| None::<Result<Arrived, Refused>>);
    let content = match (&*opened, &*unsealed) {
        (Err(reason), _) => Content::Refused(reason.clone()),
        (Ok(Opened::Open(arrived)), _) | (_, Some(Ok(arrived))) => Content::Campaign(arrived.clone()),
        (_, Some(Err(reason))) => Content::Refused(reason.clone()),
        (Ok(Opened::Sealed(sealed)), None) => Content::Sealed(Rc::clone(sealed)),
    };
    let title = match &content {
        Content::Campaign(Arrived { copy, .. }) => name(page, &copy.0.campaign),
        Content::Sealed(_) => page.links().sealed.into(),
        Content::Refused(_) => page.links().not_opened.into(),
    };
    use_effect_with(title, |title| {
        location::set_title(&format!("{title} · Influencer KPI"));
        || location::set_title("Influencer KPI")
    });
    match content {
        Content::Campaign(Arrived { copy, ledger }) => html! {
            <Report {page} {copy} {ledger} workspace={Rc::clone(&props.workspace)} dispatch={props.dispatch.clone()} />
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
    Campaign(Arrived),
    Sealed(Rc<Sealed>),
    Refused(Refused),
}

/// A campaign that came with a link.
#[derive(Clone, PartialEq)]
pub struct Arrived {
    copy: Came,
    /// What orders and visits came to that are not in it.
    ledger: Option<Rc<Ledger>>,
}

impl Arrived {
    fn new(Sent { copy, ledger }: Sent, today: Date) -> Arrived {
        Arrived { copy: Came(Rc::new(copy.believed(today))), ledger: ledger.map(Rc::new) }
    }
}

/// What was in a link.
#[derive(PartialEq)]
enum Opened {
    Open(Arrived),
    Sealed(Rc<Sealed>),
}

fn open(payload: &str, today: Date) -> Result<Opened, Refused> {
    match link::read(payload)? {
        Envelope::Open(content) => Ok(Opened::Open(Arrived::new(link::unpack(&content)?, today))),
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

#[derive(Properties, PartialEq)]
struct ReportProps {
    page: Page,
    copy: Came,
    ledger: Option<Rc<Ledger>>,
    workspace: Rc<Workspace>,
    dispatch: Callback<Action>,
}

#[component]
fn Report(props: &ReportProps) -> Html {
    let (page, campaign) = (props.page, &props.copy.0.campaign);
    let here = props.workspace.session(campaign.id);
    let is_kept = use_mut_ref(|| false);
    let tiers = tiers(&props.workspace.settings);
    let room =
        use_memo((Rc::as_ptr(campaign), tiers), |(_, tiers)| Room::of_report(campaign, tiers, props.ledger.as_ref()));
    html! {
        <article class="report">
            <header class="page-head">
                { heading(name(page, campaign)) }
                <p class="lede">{ facts(page, campaign) }</p>
                { actions(props, &is_kept) }
            </header>
            if let Some(session) = here {
                { in_bin(page, session.campaign(), &props.dispatch) }
                <Merging {page} key={format!("{:p}{:p}", Rc::as_ptr(session.campaign()), Rc::as_ptr(&props.copy.0))}
                    came={props.copy.clone()} session={session.clone()} dispatch={props.dispatch.clone()} />
            }
            if !campaign.notes.is_empty() {
                <p class="report-notes">{ campaign.notes.clone() }</p>
            }
            if props.ledger.is_some() {
                <p class="hint">{ page.links().sums_only }</p>
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

/// What can be done with it. The page is left with the copy that is kept: a second press, which comes before that, keeps no other.
fn actions(props: &ReportProps, is_kept: &Rc<RefCell<bool>>) -> Html {
    let (page, copy) = (props.page, &props.copy.0);
    let keep = |copy: fn(&Stamped) -> Stamped| {
        let (came, is_kept, dispatch) = (Rc::clone(&props.copy.0), Rc::clone(is_kept), props.dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            if is_kept.replace(true) {
                return;
            }
            let copy = copy(&came);
            location::go(&Route::Campaign(copy.campaign.id, Section::Overview).to_string());
            dispatch.emit(Action::Keep(vec![copy]));
        })
    };
    html! {
        <div class="actions">
            if props.workspace.session(copy.campaign.id).is_some() {
                { button("", page.links().as_new, keep(anew)) }
            } else {
                { button("primary", page.links().keep_copy, keep(|copy| copy.clone().shared(clock::now().replica))) }
            }
            { button("", page.links().print, Callback::from(|_: MouseEvent| location::print())) }
        </div>
    }
}

/// The same as a campaign of its own, which nobody else has.
fn anew(copy: &Stamped) -> Stamped {
    let id = CampaignId::from_random(env::new_id());
    Stamped::unshared(Rc::new(Campaign { id, ..Campaign::clone(&copy.campaign) }))
}
