//! A campaign: its frame, and the section that the route names.

use std::rc::Rc;

use yew::prelude::*;

use super::home::name;
use super::import::Import;
use super::influencers::{influencer_page, influencers};
use super::lift::LiftPage;
use super::overview::overview;
use super::posts::{post_page, posts};
use super::sales::order::order_page;
use super::sales::sales;
use super::settings::SettingsPage;
use super::share::{Share, Way};
use super::tracking::TrackingPage;
use super::workspace::tiers;
use crate::app::browser::{location, table};
use crate::app::context::Page;
use crate::app::later::Parts;
use crate::app::route::{Route, Section};
use crate::app::state::Action;
use crate::app::widgets::basic::{button, link};
use crate::app::widgets::grid::Memory;
use crate::campaign::edit::{CampaignChange, Edit};
use crate::campaign::figures::Figures;
use crate::campaign::model::Campaign;
use crate::campaign::problem::{Addresses, Problem, problems, twins};
use crate::kpi::definitions::Definitions;
use crate::kpi::tier::Tiers;
use crate::kpi::unit::Currency;
use crate::sales::baseline::{Looked, outdated};
use crate::sales::ledger::{Basis, Ledger};
use crate::sample;
use crate::store::session::{SaveState, Session};
use crate::store::settings::Settings;

/// What every section of a campaign works with.
#[derive(Clone)]
pub struct Room {
    /// The campaign.
    pub campaign: Rc<Campaign>,
    /// The campaign when its section was opened, which settles where each field stands: none moves while it is typed into.
    pub opened: Rc<Campaign>,
    /// What its facts add up to.
    pub figures: Rc<Figures>,
    /// What looks wrong.
    pub problems: Rc<[Problem]>,
    /// Other campaigns that mean the same by their KPIs, with what they add up to.
    pub past: Rc<Vec<(Rc<Campaign>, Figures)>>,
    /// The other campaigns that are not in the bin.
    pub others: Rc<Vec<Known>>,
    /// The user's own benchmarks, as the settings have them.
    pub benchmarks: AttrValue,
    /// Told of each edit.
    pub on_edit: Callback<Edit>,
    /// Told when a field is left.
    pub on_leave: Callback<()>,
    /// Told when the last step is to be taken back.
    pub on_undo: Callback<()>,
    /// Told when it is to be done again.
    pub on_redo: Callback<()>,
    /// Told when somebody wants to import files.
    pub on_import: Callback<()>,
    /// How the tables were left.
    pub tables: Rc<Tables>,
    /// Whether it is only read.
    pub is_report: bool,
}

/// What is large goes by where it is: all of it is shared, and made anew where it changes.
impl PartialEq for Room {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.campaign, &other.campaign)
            && Rc::ptr_eq(&self.opened, &other.opened)
            && Rc::ptr_eq(&self.figures, &other.figures)
            && Rc::ptr_eq(&self.problems, &other.problems)
            && Rc::ptr_eq(&self.past, &other.past)
            && Rc::ptr_eq(&self.tables, &other.tables)
            && (&self.on_edit, &self.on_leave) == (&other.on_edit, &other.on_leave)
            && (&self.on_undo, &self.on_redo, &self.on_import) == (&other.on_undo, &other.on_redo, &other.on_import)
            && (&self.benchmarks, self.is_report) == (&other.benchmarks, other.is_report)
    }
}

/// How the tables of a campaign were left.
#[derive(Clone, PartialEq, Default)]
pub struct Tables {
    /// That of the influencers.
    pub influencers: Memory,
    /// That of the posts.
    pub posts: Memory,
    /// That of the orders.
    pub orders: Memory,
}

impl Room {
    /// A room where nothing can be changed; with what orders and visits came to, where they are not in it.
    pub fn of_report(campaign: &Rc<Campaign>, tiers: &Tiers, ledger: Option<&Rc<Ledger>>) -> Room {
        let ledger = ledger.cloned().unwrap_or_else(|| Rc::new(Ledger::of(campaign)));
        Room {
            campaign: Rc::clone(campaign),
            opened: Rc::clone(campaign),
            figures: Rc::new(Figures::with(campaign, tiers, &ledger)),
            problems: outdated(campaign).into_iter().collect(),
            past: Rc::default(),
            others: Rc::default(),
            benchmarks: AttrValue::default(),
            on_edit: Callback::noop(),
            on_leave: Callback::noop(),
            on_undo: Callback::noop(),
            on_redo: Callback::noop(),
            on_import: Callback::noop(),
            tables: Rc::default(),
            is_report: true,
        }
    }

    /// The address of a section.
    pub fn link(&self, section: Section) -> String {
        Route::Campaign(self.campaign.id, section).to_string()
    }
}

/// Properties of [`CampaignPage`].
#[derive(Properties, PartialEq)]
pub struct CampaignProps {
    /// Where it stands.
    pub page: Page,
    /// The open campaign.
    pub session: Session,
    /// Which of its sections.
    pub section: Section,
    /// The other campaigns that are not in the bin.
    pub others: Vec<Known>,
    /// What holds for all campaigns.
    pub settings: Settings,
    /// The files that are there.
    pub parts: Parts,
    /// What happens.
    pub dispatch: Callback<Action>,
}

/// A campaign that is the same as long as it was not edited, whatever it holds.
#[derive(Clone)]
pub struct Known(pub Rc<Campaign>);

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Those of `others` whose figures can be compared with the campaign's: in its currency, with its definitions.
fn past(
    others: &[Known],
    currency: Currency,
    definitions: &Definitions,
    tiers: &Tiers,
) -> Vec<(Rc<Campaign>, Figures)> {
    let alike = |one: &&Rc<Campaign>| {
        let its = &one.definitions;
        one.currency == currency && (its.engagement, its.cpm_base) == (definitions.engagement, definitions.cpm_base)
    };
    let alike = others.iter().map(|Known(one)| one).filter(alike);
    alike.map(|one| (Rc::clone(one), Figures::of(one, tiers))).collect()
}

/// A section of a campaign in its frame.
#[component]
pub fn CampaignPage(props: &CampaignProps) -> Html {
    let page = props.page;
    let campaign = props.session.campaign();
    let id = campaign.id;
    let tiers = tiers(&props.settings);
    let known = || Known(Rc::clone(campaign));
    // Thousands of orders need not be given away anew at each key.
    let ledger = use_memo(Basis(Rc::clone(campaign)), |Basis(campaign)| Ledger::of(campaign));
    let figures = use_memo((known(), tiers), |(Known(campaign), tiers)| Figures::with(campaign, tiers, &ledger));
    // Nor tens of thousands of addresses be compared.
    let twins = use_memo(Addresses(Rc::clone(campaign)), |Addresses(campaign)| twins(campaign));
    let outdated = use_memo(Looked(Rc::clone(campaign)), |Looked(campaign)| outdated(campaign));
    let problems = use_memo((known(), page.today), |(Known(campaign), today)| {
        problems(campaign, *today).into_iter().chain(twins.iter().copied()).chain(*outdated).collect::<Rc<[Problem]>>()
    });
    let alike = (props.others.clone(), campaign.currency, campaign.definitions, tiers);
    let past = use_memo(alike, |(others, currency, definitions, tiers)| past(others, *currency, definitions, tiers));
    let others = use_memo(props.others.clone(), Vec::clone);
    let on_edit =
        use_callback((id, props.dispatch.clone()), |edit, (id, dispatch)| dispatch.emit(Action::Edit(*id, edit)));
    let on_leave = use_callback((id, props.dispatch.clone()), |(), (id, dispatch)| dispatch.emit(Action::Leave(*id)));
    let on_undo = use_callback((id, props.dispatch.clone()), |(), (id, dispatch)| dispatch.emit(Action::Undo(*id)));
    let on_redo = use_callback((id, props.dispatch.clone()), |(), (id, dispatch)| dispatch.emit(Action::Redo(*id)));
    let asked = use_state_eq(|| 0);
    let on_import = use_callback(asked.clone(), |(), asked| asked.set(**asked + 1));
    let tables = use_memo((), |()| Tables::default());
    let opened = use_memo(props.section, |_| Rc::clone(campaign));
    let opened = Rc::clone(&*opened);
    let (campaign, problems) = (Rc::clone(campaign), Rc::clone(&*problems));
    let benchmarks = AttrValue::from(props.settings.benchmarks().to_owned());
    let room = Room {
        campaign,
        opened,
        figures,
        problems,
        past,
        others,
        benchmarks,
        on_edit,
        on_leave,
        on_undo,
        on_redo,
        on_import,
        tables,
        is_report: false,
    };
    let bar = use_node_ref();
    use_effect_with((props.section, bar.clone()), |(_, bar)| {
        if let Some(bar) = bar.get() {
            table::reveal_in_bar(&bar, "[aria-current]");
        }
    });
    let section = match props.section {
        Section::Overview => overview(page, &room),
        section => props.parts.bench.show(page, |bench| (bench.section)(page, &room, section)),
    };
    html! {
        <article class="room" data-revision={props.session.revision().to_string()}>
            <header class="room-head">
                <p class="room-name">
                    { link("", Route::Campaign(id, Section::Overview).to_string(), name(page, &room.campaign)) }
                </p>
                <div class="actions">
                    { save_status(page, &props.session.save_state()) }
                    { history(page, props) }
                    <Import {page} session={props.session.clone()} others={props.others.clone()} settings={props.settings.clone()}
                        parts={props.parts} asked={*asked} dispatch={props.dispatch.clone()} />
                    { way_out(page, props, Way::Export) }
                    { way_out(page, props, Way::Share) }
                </div>
                { tabs(page, props, bar) }
            </header>
            { in_bin(page, &room.campaign, &props.dispatch) }
            if id == sample::id() {
                { sample_notice(page, &props.dispatch) }
            }
            { section }
        </article>
    }
}

fn way_out(page: Page, props: &CampaignProps, way: Way) -> Html {
    let (session, dispatch) = (props.session.clone(), props.dispatch.clone());
    html! { <Share {page} {way} {session} {dispatch} tiers={tiers(&props.settings)} parts={props.parts} /> }
}

/// A section where the campaign is worked on.
pub fn section(page: Page, room: &Room, section: Section) -> Html {
    match section {
        Section::Overview => overview(page, room),
        Section::Influencers => influencers(page, room),
        Section::Influencer(id) => influencer_page(page, room, id),
        Section::Posts => posts(page, room),
        Section::Post(id) => post_page(page, room, id),
        Section::Links => html! { <TrackingPage {page} room={room.clone()} /> },
        Section::Sales => sales(page, room),
        Section::Order(key) => order_page(page, room, key),
        Section::Lift => html! { <LiftPage {page} room={room.clone()} /> },
        Section::Settings => html! { <SettingsPage {page} room={room.clone()} /> },
    }
}

/// That a campaign is in the bin, if it is, and the way out.
pub fn in_bin(page: Page, campaign: &Campaign, dispatch: &Callback<Action>) -> Html {
    let Some(since) = campaign.binned else { return Html::default() };
    let id = campaign.id;
    let on_restore = dispatch.reform(move |_: MouseEvent| {
        // The button goes with what it stands in.
        location::focus_main();
        Action::Edit(id, Edit::Campaign(CampaignChange::Binned(None)))
    });
    html! {
        <p class="notice">
            { page.words().in_bin.with(&page.format.date(since)) }{ " " }{ button("", page.strings.restore, on_restore) }
        </p>
    }
}

/// What the sample is, and the way to be rid of it.
fn sample_notice(page: Page, dispatch: &Callback<Action>) -> Html {
    let on_remove = dispatch.reform(|_: MouseEvent| {
        location::go(&Route::Home.to_string());
        Action::Purge(sample::id())
    });
    html! {
        <p class="notice">
            { page.words().sample_text }{ " " }{ button("", page.words().remove_sample, on_remove) }
        </p>
    }
}

fn tabs(page: Page, props: &CampaignProps, bar: NodeRef) -> Html {
    let strings = page.strings;
    let words = page.words();
    let campaign = props.session.campaign();
    let tab = |section, label: &'static str, count: usize, current: bool| {
        html! {
            <a href={Route::Campaign(campaign.id, section).to_string()} aria-current={current.then_some("page")}>
                { label }
                if count > 0 {
                    <span class="count">{ page.format.count(count as f64) }</span>
                }
            </a>
        }
    };
    let at = props.section;
    let influencers = matches!(at, Section::Influencers | Section::Influencer(_));
    let posts = matches!(at, Section::Posts | Section::Post(_));
    let sales = matches!(at, Section::Sales | Section::Order(_));
    html! {
        <nav class="tabs" ref={bar} aria-label={words.campaign_sections}>
            { tab(Section::Overview, strings.overview, 0, at == Section::Overview) }
            { tab(Section::Influencers, strings.influencers, campaign.influencers.len(), influencers) }
            { tab(Section::Posts, strings.posts, campaign.posts.len(), posts) }
            { tab(Section::Links, strings.links_and_codes, 0, at == Section::Links) }
            { tab(Section::Sales, strings.sales, campaign.records.orders.len(), sales) }
            { tab(Section::Lift, strings.lift, 0, at == Section::Lift) }
            { tab(Section::Settings, strings.campaign_settings, 0, at == Section::Settings) }
        </nav>
    }
}

fn history(page: Page, props: &CampaignProps) -> Html {
    let id = props.session.campaign().id;
    let on_undo = props.dispatch.reform(move |_: MouseEvent| Action::Undo(id));
    let on_redo = props.dispatch.reform(move |_: MouseEvent| Action::Redo(id));
    let step = |class: &'static str, label: &'static str, possible: bool, onclick: Callback<MouseEvent>| {
        html! {
            // A phone has room for the arrow only.
            <button type="button" class={classes!("quiet", "step", class)} title={label} {onclick}
                aria-disabled={(!possible).then_some("true")}>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M9 6 4 11l5 5M4 11h10a5 5 0 0 1 0 10h-3" /></svg>
                <span>{ label }</span>
            </button>
        }
    };
    html! {
        <>
            { step("undo", page.words().undo, props.session.can_undo(), on_undo) }
            { step("redo", page.words().redo, props.session.can_redo(), on_redo) }
        </>
    }
}

/// Whether what is seen is stored.
fn save_status(page: Page, state: &SaveState) -> Html {
    let strings = page.strings;
    let words = page.words();
    let (key, text) = match state {
        SaveState::Saved => ("saved", strings.saved),
        SaveState::Saving => ("saving", strings.saving),
        SaveState::Unsaved => ("unsaved", words.unsaved),
        SaveState::Failed(_) => ("failed", words.not_saved),
    };
    html! { <span class="save-status" role="status" data-save={key}>{ text }</span> }
}
