//! The page. Only this module knows Yew, and only [`browser`] in it knows the browser.

pub mod autosave;
pub mod backup;
pub mod browser;
pub mod commands;
pub mod context;
pub mod currencies;
pub mod forms;
pub mod frame;
pub mod later;
pub mod notices;
pub mod pages;
pub mod preferences;
pub mod route;
pub mod state;
pub mod widgets;

use std::rc::Rc;
use std::time::Duration;

use gloo_timers::callback::{Interval, Timeout};
use yew::platform::time::sleep;
use yew::prelude::*;

use crate::campaign::id::CampaignId;
use crate::i18n::NumberFormat;
use crate::sample;
use crate::store::repository;
use crate::store::settings::Settings;
use autosave::KeeperProps;
use browser::{env, location, start};
use commands::CommandsProps;
use context::Page;
use frame::frame;
use later::{Arrival, Door, Needs, Parts, failed, use_parts, use_words};
use pages::campaign::{CampaignProps, Known};
use pages::home::{home, name};
use pages::maker::MakerProps;
use pages::not_found;
use pages::shared::SharedProps;
use pages::tools::{ToolPage, tools};
use pages::workspace::WorkspaceProps;
use preferences::{format, theme};
use route::{Route, Section};
use state::{Action, Notice, Workspace};

/// Puts the app into the element `app` of index.html.
pub fn mount() {
    // Not std's: Yew would put its own over it when it renders.
    yew::set_custom_panic_hook(Box::new(|panic| location::crashed(&panic.to_string())));
    let root =
        web_sys::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id("app"));
    match root {
        Some(shell) => yew::platform::spawn_local(async move {
            // Without its words the page starts in English rather than not at all.
            let _ = later::fetch_words(wanted(&start::settings()).language).await;
            let parts = later::arrived(needs(&Route::parse(&location::hash()))).await;
            location::look_painted().await;
            let opened = Opened(Rc::new(opened(start::load())));
            // To start takes long. In turns, what somebody does meanwhile need not wait for all of it.
            sleep(Duration::ZERO).await;
            let (root, show) = location::in_place_of(shell);
            yew::Renderer::<App>::with_root_and_props(root, AppProps { parts, opened, show }).render();
        }),
        None => location::crashed("index.html has no element #app"),
    }
}

/// The language and number style that somebody chose, or that the address or the browser asks for.
fn wanted(settings: &Settings) -> NumberFormat {
    format(settings, env::asked_language().as_deref(), &env::languages())
}

/// What was stored when the page was opened.
pub struct Opened(Rc<Workspace>);

impl PartialEq for Opened {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Properties of [`App`].
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The files that are there from the start.
    pub parts: Parts,
    /// What is shown at first.
    pub opened: Opened,
    /// Makes the app visible.
    pub show: Callback<()>,
}

/// The app with the browser around it: address, store, other tabs.
#[component]
pub fn App(props: &AppProps) -> Html {
    let workspace = use_reducer(|| Workspace::clone(&props.opened.0));
    // The frame comes first, then the page in it, then what stores and commands, each in a turn of its own.
    let turn = use_state_eq(|| 0);
    {
        let (next, show) = (turn.setter(), props.show.clone());
        use_effect_with(*turn, move |turn| {
            let turn = *turn;
            let soon = Timeout::new(0, move || {
                if turn == 0 {
                    show.emit(());
                }
                next.set((turn + 1).min(2));
            });
            move || drop(soon)
        });
    }
    let (is_framed, is_shown) = (*turn > 0, *turn > 1);
    // With the number of the visit: the same address opened again is a new visit.
    let route = use_state(|| (0, Route::parse(&location::hash())));
    // The day changes at midnight under a page that stays open.
    let today = use_state_eq(env::today);
    let door = use_mut_ref(Door::default).borrow().clone();
    {
        let (route, today, visits) = (route.clone(), today.clone(), std::cell::Cell::new(0));
        use_effect_with((), move |()| {
            let clock = Interval::new(CHECK_DAY_EVERY, move || today.set(env::today()));
            let address = location::on_hash(move |hash| {
                visits.set(visits.get() + 1);
                route.set((visits.get(), Route::parse(&hash)));
            });
            move || drop((clock, address))
        });
    }
    let (visit, route) = (route.0, route.1.clone());
    let languages = use_memo((), |()| env::languages());
    // The address decides until somebody chooses otherwise.
    let first = use_memo((), |()| workspace.settings.language.clone());
    let asked =
        use_memo(workspace.settings.language == *first, |is_first| is_first.then(env::asked_language).flatten());
    let wanted = format(&workspace.settings, asked.as_deref(), &languages);
    let (parts, again) = use_parts(props.parts, needs(&route));
    let dispatch = {
        let (door, dispatcher, again) = (door.clone(), workspace.dispatcher(), again.clone());
        use_callback((), move |action: Action, ()| {
            if !door.enter(action, |step| dispatcher.dispatch(step)) {
                again.emit(());
            }
        })
    };
    let language = use_words(wanted.language, dispatch.reform(|()| Action::Tell(Notice::NotFetched)));
    let page = Page::new(NumberFormat { language, ..wanted }, *today);
    let arrival = parts.have(needs(&route));
    let waits = !is_framed || !matches!(arrival, Arrival::Here(()));
    let title = if waits { "Influencer KPI".to_owned() } else { title(page, &workspace, &route) };
    let head = (title, page.language(), theme(&workspace.settings));
    use_effect_with(head, |(title, language, theme)| {
        location::set_title(title);
        location::set_root(language.tag(), *theme);
    });
    let arrived = use_mut_ref(|| false);
    use_effect_with((place(&route), waits), move |(_, waits)| {
        // The first page keeps the focus where the browser put it.
        if !waits && arrived.replace(true) {
            location::focus_heading();
        }
    });
    let keeper = match parts.later {
        Arrival::Here(later) if is_shown => {
            let workspace = workspace.clone();
            let commands =
                CommandsProps { page, workspace: workspace.clone(), route: route.clone(), dispatch: dispatch.clone() };
            let keeper = KeeperProps { workspace, door: door.clone(), dispatch: dispatch.clone() };
            html! { <>{ (later.keep)(keeper) }{ (later.commands)(commands) }</> }
        }
        _ => Html::default(),
    };
    // A failure that keeps nobody from anything is not told.
    let has_failed = matches!(arrival, Arrival::Failed) || door.has_waiting() && matches!(parts.later, Arrival::Failed);
    let told = if has_failed { failed(page, &again) } else { Html::default() };
    let whole = is_framed.then_some((parts, told));
    let content = view(page, &Rc::new(Workspace::clone(&workspace)), (visit, &route), whole, &dispatch);
    html! {
        <>
            { content }
            { keeper }
        </>
    }
}

/// What a page needs.
fn needs(route: &Route) -> Needs {
    match route {
        Route::Campaign(_, Section::Overview) => Needs::Later,
        Route::Campaign(..) | Route::Maker(..) | Route::Settings | Route::Shared(_) => Needs::Bench,
        _ => Needs::Nothing,
    }
}

/// How often the day is looked up, in milliseconds.
const CHECK_DAY_EVERY: u32 = 60_000;

/// The state of a store that was just read.
fn opened(stored: repository::Workspace) -> Workspace {
    let mut workspace = Workspace::default();
    workspace.open(stored);
    workspace
}

/// The place that a route leads to, whatever its values: typing into a calculator is no journey.
fn place(route: &Route) -> Route {
    match route {
        Route::Tool(tool, _) => Route::Tool(*tool, route::Query::default()),
        Route::Maker(maker, _) => Route::Maker(*maker, route::Query::default()),
        other => other.clone(),
    }
}

fn title(page: Page, workspace: &Workspace, route: &Route) -> String {
    let strings = page.strings;
    let parts: Vec<String> = match route {
        Route::Home => vec![],
        Route::NotFound => vec![strings.not_found.to_owned()],
        Route::Tool(tool, _) => vec![(strings.tool)(*tool).0.to_owned()],
        Route::Maker(maker, _) => vec![(strings.maker)(*maker).0.to_owned()],
        Route::Tools => vec![strings.calculators.to_owned()],
        Route::Settings => vec![strings.settings.to_owned()],
        // Its page names it, once the link is read.
        Route::Shared(_) => vec![],
        Route::Campaign(id, section) => match workspace.session(*id) {
            None if workspace.underway.contains(id) => vec![],
            None => vec![strings.not_found.to_owned()],
            Some(session) => {
                vec![section_title(page, session.campaign(), *section), name(page, session.campaign()).to_string()]
            }
        },
    };
    parts.into_iter().chain(["Influencer KPI".to_owned()]).collect::<Vec<_>>().join(" · ")
}

fn section_title(page: Page, campaign: &crate::campaign::model::Campaign, section: Section) -> String {
    let strings = page.strings;
    match section {
        Section::Overview => strings.overview.to_owned(),
        Section::Influencers => strings.influencers.to_owned(),
        Section::Influencer(id) => campaign
            .influencer(id)
            .map(|one| pages::influencers::label(page, one).to_string())
            .unwrap_or_else(|| strings.influencer.to_owned()),
        Section::Posts => strings.posts.to_owned(),
        Section::Post(id) => {
            campaign.post(id).map_or_else(|| strings.post.to_owned(), |post| pages::posts::title(page, campaign, post))
        }
        Section::Links => strings.links_and_codes.to_owned(),
        Section::Order(key) => {
            let order = campaign.records.place_of(key).and_then(|place| campaign.records.orders.get(place));
            order.map_or_else(|| strings.sales.to_owned(), |order| format!("{} · {}", order.id, strings.sales))
        }
        Section::Sales => strings.sales.to_owned(),
        Section::Lift => strings.lift.to_owned(),
        Section::Settings => strings.campaign_settings.to_owned(),
    }
}

fn others(workspace: &Workspace, id: CampaignId) -> Vec<Known> {
    let campaigns = workspace.sessions.iter().map(|session| session.campaign());
    let others = campaigns.filter(|one| one.id != id && one.id != sample::id() && one.binned.is_none());
    others.cloned().map(Known).collect()
}

/// The app without the browser around it, at a route with the number of its visit: the same data always give the same page. With
/// nothing to show in it, it is the frame alone.
pub fn view(
    page: Page,
    workspace: &Rc<Workspace>,
    (visit, route): (u32, &Route),
    whole: Option<(Parts, Html)>,
    dispatch: &Callback<Action>,
) -> Html {
    let content =
        whole.map(|(parts, told)| html! { <>{ told }{ content(page, workspace, (visit, route), parts, dispatch) }</> });
    frame(page, workspace, route, dispatch, content.unwrap_or_default())
}

fn content(
    page: Page,
    workspace: &Rc<Workspace>,
    (visit, route): (u32, &Route),
    parts: Parts,
    dispatch: &Callback<Action>,
) -> Html {
    match route {
        Route::Home => home(page, workspace, parts.later, dispatch),
        Route::Tools => tools(page),
        Route::Settings => parts.bench.show(page, |bench| {
            (bench.settings)(&WorkspaceProps { page, workspace: Rc::clone(workspace), dispatch: dispatch.clone() })
        }),
        Route::Tool(tool, query) => {
            html! { <ToolPage {page} key={format!("{}-{visit}", tool.key())} tool={*tool} query={query.clone()}
            workspace={Rc::clone(workspace)} dispatch={dispatch.clone()} /> }
        }
        Route::Maker(maker, query) => parts
            .bench
            .show(page, |bench| (bench.maker)(MakerProps { page, maker: *maker, query: query.clone() }, visit)),
        // Until what is there is known, the campaign may be one that waits to be made.
        Route::Campaign(id, section) => parts.later.show(page, |later| match workspace.session(*id) {
            None if workspace.underway.contains(id) => later::underway(page),
            None => not_found(page),
            Some(session) => (later.show)(CampaignProps {
                page,
                session: session.clone(),
                section: *section,
                others: others(workspace, *id),
                settings: workspace.settings.clone(),
                parts,
                dispatch: dispatch.clone(),
            }),
        }),
        Route::Shared(payload) => parts.bench.show(page, |bench| {
            (bench.shared)(SharedProps {
                page,
                payload: payload.clone(),
                workspace: Rc::clone(workspace),
                dispatch: dispatch.clone(),
            })
        }),
        Route::NotFound => not_found(page),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::id::{InfluencerId, OrderKey, PostId};
    use crate::campaign::model::{Campaign, Date, Influencer, Platform, Post, PostKind};
    use crate::campaign::records::{Order, Records};
    use crate::kpi::unit::Currency;
    use crate::store::session::Session;

    #[test]
    fn pages_of_a_campaign_have_titles_of_their_own() {
        let id = CampaignId::from_random(1);
        let ana = Influencer::new(InfluencerId::from_random(2), "ana");
        let post = Post::new(PostId::from_random(3), ana.id, Platform::TikTok, PostKind::Image);
        let mut workspace = Workspace::default();
        workspace.sessions = vec![Session::create(Rc::new(Campaign {
            influencers: vec![Rc::new(ana)],
            posts: vec![Rc::new(Post { published: Date::from_ymd_opt(2026, 6, 3), ..post })],
            records: Rc::new(Records {
                orders: vec![Rc::new(Order { id: "#7".to_owned(), ..Order::default() })],
                ..Records::default()
            }),
            ..Campaign::new(id, "June", Currency::USD)
        }))];
        let page = Page::new(NumberFormat::default(), Date::default());
        for (section, expected) in [
            (Section::Post(PostId::from_random(3)), "ana · TikTok Image · Jun 3, 2026 · June · Influencer KPI"),
            (Section::Post(PostId::from_random(9)), "Post · June · Influencer KPI"),
            (Section::Order(OrderKey::of("#7")), "#7 · Sales · June · Influencer KPI"),
            (Section::Order(OrderKey::of("#9")), "Sales · June · Influencer KPI"),
        ] {
            assert_eq!(title(page, &workspace, &Route::Campaign(id, section)), expected);
        }
    }
}
