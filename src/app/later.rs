//! What the first load leaves out, in WebAssembly files of their own: a second one with the overview of a campaign and all that
//! changes or stores something, and a third one, the bench, where a campaign is worked on: its forms and tables, what is sent and
//! received. The first file shows what is stored; it reaches the others through [`Later`] and [`Bench`] only, since whatever it
//! names itself would be part of it. Builds without the feature `split` have everything from the start.

use std::cell::RefCell;
use std::mem::discriminant;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::autosave::{Keeper, KeeperProps};
use super::backup;
use super::browser::location;
use super::commands::{Commands, CommandsProps};
use super::context::Page;
use super::pages::campaign::{CampaignPage, CampaignProps, Room, section};
use super::pages::export::{ExportProps, Exporting};
use super::pages::import::{Importing, ImportingProps};
use super::pages::maker::{MakerPage, MakerProps};
use super::pages::overview::{Headline, HeadlineProps};
use super::pages::share::{Sending, ShareProps};
use super::pages::shared::{SharedPage, SharedProps};
use super::pages::tools::carry::{Carry, CarryProps};
use super::pages::workspace::{self, WorkspaceProps};
use super::route::{Route, Section};
use super::state::{Act, Action, Step, Workspace};
use super::widgets::basic::button;
use crate::campaign::edit::{CampaignChange, Edit};
use crate::campaign::model::{Campaign, Date};
use crate::i18n::Language;
use crate::sample;

/// The ways into the second file.
pub struct Later {
    /// Shows a campaign.
    pub show: fn(CampaignProps) -> Html,
    /// Shows a campaign in one number.
    pub headline: fn(HeadlineProps) -> Html,
    /// Keeps the store in step.
    pub keep: fn(KeeperProps) -> Html,
    /// Lets an action happen.
    pub act: Act,
    /// Offers everything as a file.
    pub download: fn(&Workspace, Date, &Callback<Action>),
    /// The keyboard's way to everything.
    pub commands: fn(CommandsProps) -> Html,
    /// Carries a calculator's numbers over into a campaign.
    pub carry: fn(CarryProps) -> Html,
    /// Makes the campaign to try things out with.
    pub sample: fn(&str, Date) -> Campaign,
    /// Takes in what a backup holds.
    pub restore: fn(Option<&str>, &Workspace, &Callback<Action>),
}

static LATER: Later = Later {
    show: |props| {
        let key = props.session.campaign().id.to_string();
        html! { <CampaignPage {key} ..props /> }
    },
    headline: |props| html! { <Headline ..props /> },
    keep: |props| html! { <Keeper ..props /> },
    act: Workspace::apply,
    download: backup::download,
    restore: backup::restore,
    commands: |props| html! { <Commands ..props /> },
    carry: |props| html! { <Carry ..props /> },
    sample: sample::sample,
};

/// The ways into the third file.
pub struct Bench {
    /// Shows a section of a campaign other than its overview.
    pub section: fn(Page, &Room, Section) -> Html,
    /// Shows the settings of the workspace.
    pub settings: fn(&WorkspaceProps) -> Html,
    /// Shows the campaign in a link.
    pub shared: fn(SharedProps) -> Html,
    /// Makes a tagged link or a code, at a visit with this number.
    pub maker: fn(MakerProps, u32) -> Html,
    /// Makes a link of a campaign.
    pub sending: fn(ShareProps) -> Html,
    /// Makes files of a campaign.
    pub exporting: fn(ExportProps) -> Html,
    /// Reads files into a campaign.
    pub importing: fn(ImportingProps) -> Html,
}

static BENCH: Bench = Bench {
    section,
    settings: workspace::workspace,
    maker: |props, visit| {
        let key = format!("{}-{visit}", props.maker.key());
        html! { <MakerPage {key} ..props /> }
    },
    shared: |props| {
        let key = props.payload.to_string();
        html! { <SharedPage {key} ..props /> }
    },
    sending: |props| html! { <Sending ..props /> },
    exporting: |props| html! { <Exporting ..props /> },
    importing: |props| html! { <Importing ..props /> },
};

/// A file could not be fetched.
#[derive(Debug)]
pub struct NotFetched;

/// The second file, fetched if it is not there yet.
///
/// # Errors
/// [`NotFetched`]; the next call tries again.
#[cfg(not(feature = "split"))]
pub async fn fetched() -> Result<&'static Later, NotFetched> {
    Ok(&LATER)
}

/// The third file, fetched if it is not there yet.
///
/// # Errors
/// [`NotFetched`]; the next call tries again.
#[cfg(not(feature = "split"))]
async fn bench() -> Result<&'static Bench, NotFetched> {
    Ok(&BENCH)
}

#[cfg(feature = "split")]
use parts::bench;
#[cfg(feature = "split")]
pub use parts::fetched;

/// Fetches the texts of a language, if they are not there yet.
///
/// # Errors
/// [`NotFetched`]; the next call tries again.
pub async fn fetch_words(language: Language) -> Result<(), NotFetched> {
    #[cfg(feature = "split")]
    if !language.has_arrived() {
        Language::arrive(parts::words().await?);
    }
    let _ = language;
    Ok(())
}

/// The language to speak: the one that is wanted, once its texts are there, which this sees to; tells when they do not come.
#[hook]
pub fn use_words(wanted: Language, on_failure: Callback<()>) -> Language {
    let arrived = use_state_eq(|| None);
    use_effect_with(wanted, move |wanted| {
        let wanted = *wanted;
        if !wanted.has_arrived() {
            yew::platform::spawn_local(async move {
                match fetch_words(wanted).await {
                    Ok(()) => arrived.set(Some(wanted)),
                    Err(NotFetched) => on_failure.emit(()),
                }
            });
        }
    });
    if wanted.has_arrived() { wanted } else { Language::En }
}

#[cfg(feature = "split")]
mod parts {
    use super::{BENCH, Bench, LATER, Later, NotFetched};
    use crate::i18n::{self, Strings};

    impl From<wasm_split_helpers::SplitLoaderError> for NotFetched {
        fn from(_: wasm_split_helpers::SplitLoaderError) -> NotFetched {
            NotFetched
        }
    }

    /// The Chinese texts.
    ///
    /// # Errors
    /// [`NotFetched`]; the next call tries again.
    #[wasm_split_helpers::wasm_split(chinese, fallible)]
    pub fn words() -> Result<&'static Strings, NotFetched> {
        Ok(i18n::chinese())
    }

    /// The second file, fetched if it is not there yet.
    ///
    /// # Errors
    /// [`NotFetched`]; the next call tries again.
    #[wasm_split_helpers::wasm_split(later, fallible)]
    pub fn fetched() -> Result<&'static Later, NotFetched> {
        Ok(&LATER)
    }

    /// The third file, fetched if it is not there yet.
    ///
    /// # Errors
    /// [`NotFetched`]; the next call tries again.
    #[wasm_split_helpers::wasm_split(bench, fallible)]
    pub fn bench() -> Result<&'static Bench, NotFetched> {
        Ok(&BENCH)
    }
}

/// Offers everything as a file.
pub fn download(workspace: &Rc<Workspace>, today: Date, dispatch: &Callback<Action>) {
    let (workspace, dispatch) = (Rc::clone(workspace), dispatch.clone());
    yew::platform::spawn_local(async move {
        match fetched().await {
            Ok(later) => (later.download)(&workspace, today, &dispatch),
            Err(NotFetched) => dispatch.emit(WAITS),
        }
    });
}

/// Opens the sample campaign, which is made where it is not there yet.
pub fn open_sample(page: Page, workspace: &Workspace, dispatch: &Callback<Action>) {
    let id = sample::id();
    let here = workspace.session(id).map(|session| session.campaign().binned.is_some());
    let (name, dispatch) = (page.strings.sample_name, dispatch.clone());
    yew::platform::spawn_local(async move {
        match (here, fetched().await) {
            (Some(false), _) => {}
            (Some(true), _) => dispatch.emit(Action::Edit(id, Edit::Campaign(CampaignChange::Binned(None)))),
            (None, Ok(later)) => dispatch.emit(Action::Create(vec![Rc::new((later.sample)(name, page.today))])),
            (None, Err(NotFetched)) => return dispatch.emit(WAITS),
        }
        location::go(&Route::Campaign(id, Section::Overview).to_string());
    });
}

/// Takes in what a backup holds.
pub async fn restore(text: Option<String>, workspace: &Workspace, dispatch: &Callback<Action>) {
    match fetched().await {
        Ok(later) => (later.restore)(text.as_deref(), workspace, dispatch),
        Err(NotFetched) => dispatch.emit(WAITS),
    }
}

/// Changes nothing; waiting for the second file, it lets the failure be told.
const WAITS: Action = Action::Save;

/// Whether a file is there.
#[derive(Clone, Copy)]
pub enum Arrival<T> {
    /// It is on its way, or will be.
    Underway,
    /// It did not arrive.
    Failed,
    /// It is there.
    Here(T),
}

impl<T> Arrival<T> {
    /// What a page shows with the file, or in place of it.
    pub fn show(self, page: Page, with: impl FnOnce(T) -> Html) -> Html {
        match self {
            Arrival::Underway => underway(page),
            Arrival::Failed => Html::default(),
            Arrival::Here(file) => with(file),
        }
    }
}

/// Whether the second and the third file are there.
#[derive(Clone, Copy)]
pub struct Parts {
    /// The second one.
    pub later: Arrival<&'static Later>,
    /// The third one.
    pub bench: Arrival<&'static Bench>,
}

impl PartialEq for Parts {
    fn eq(&self, other: &Self) -> bool {
        let state = |parts: &Parts| (discriminant(&parts.later), discriminant(&parts.bench));
        state(self) == state(other)
    }
}

impl Default for Parts {
    #[cfg(feature = "split")]
    fn default() -> Parts {
        Parts { later: Arrival::Underway, bench: Arrival::Underway }
    }

    #[cfg(not(feature = "split"))]
    fn default() -> Parts {
        Parts { later: Arrival::Here(&LATER), bench: Arrival::Here(&BENCH) }
    }
}

/// The files that something needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// The first one.
    Nothing,
    /// The second one as well.
    Later,
    /// The third one as well.
    Bench,
}

impl Parts {
    /// Whether all is there that something needs.
    pub fn have(self, needs: Needs) -> Arrival<()> {
        match (needs, self.later, self.bench) {
            (Needs::Nothing, ..) | (Needs::Later, Arrival::Here(_), _) => Arrival::Here(()),
            (Needs::Later | Needs::Bench, Arrival::Failed, _) | (Needs::Bench, _, Arrival::Failed) => Arrival::Failed,
            (Needs::Bench, Arrival::Here(_), Arrival::Here(_)) => Arrival::Here(()),
            _ => Arrival::Underway,
        }
    }
}

/// The door that actions go through. Until what carries them out is there, they wait in front of it.
#[derive(Clone, Default)]
pub struct Door(Rc<RefCell<Waiting>>);

#[derive(Default)]
struct Waiting {
    open: Option<Act>,
    actions: Vec<Action>,
}

impl PartialEq for Door {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Door {
    /// Lets an action through to `dispatch`, or lets it wait; says whether it went through.
    pub fn enter(&self, action: Action, dispatch: impl FnOnce(Step)) -> bool {
        let open = self.0.borrow().open;
        match open {
            None => self.0.borrow_mut().actions.push(action),
            Some(act) => dispatch(Step { act, action }),
        }
        open.is_some()
    }

    /// Opens the door and returns what has waited.
    pub fn open(&self, act: Act) -> Vec<Action> {
        let mut waiting = self.0.borrow_mut();
        waiting.open = Some(act);
        std::mem::take(&mut waiting.actions)
    }

    /// Whether something waits.
    pub fn has_waiting(&self) -> bool {
        !self.0.borrow().actions.is_empty()
    }
}

/// How long the page may settle before the next file is fetched, in milliseconds.
const SETTLES: u32 = 500;

/// The files that the first page needs, so that it need not be shown twice. One that does not come is left to [`use_parts`], which
/// tries again and tells.
pub async fn arrived(needs: Needs) -> Parts {
    let mut parts = Parts::default();
    if needs != Needs::Nothing {
        parts.later = fetched().await.map_or(Arrival::Underway, Arrival::Here);
    }
    if needs == Needs::Bench {
        parts.bench = bench().await.map_or(Arrival::Underway, Arrival::Here);
    }
    parts
}

/// Fetches the files that are not there from the start: at once what is needed, otherwise one after the other, soon. The callback
/// tries again.
#[hook]
pub fn use_parts(at_first: Parts, needs: Needs) -> (Parts, Callback<()>) {
    let later = use_state(|| at_first.later);
    let fetch_later = {
        let later = later.setter();
        use_callback((), move |(), ()| {
            let later = later.clone();
            later.set(Arrival::Underway);
            yew::platform::spawn_local(async move {
                later.set(fetched().await.map_or(Arrival::Failed, Arrival::Here));
            });
        })
    };
    let third = use_state(|| at_first.bench);
    let fetch_third = {
        let third = third.setter();
        use_callback((), move |(), ()| {
            let third = third.clone();
            third.set(Arrival::Underway);
            yew::platform::spawn_local(async move {
                third.set(bench().await.map_or(Arrival::Failed, Arrival::Here));
            });
        })
    };
    let parts = Parts { later: *later, bench: *third };
    let is_here = (matches!(parts.later, Arrival::Here(_)), matches!(parts.bench, Arrival::Here(_)));
    use_soon(&fetch_later, (!is_here.0).then_some(needs != Needs::Nothing));
    let is_next = is_here.0 || needs == Needs::Bench;
    use_soon(&fetch_third, (!is_here.1 && is_next).then_some(needs == Needs::Bench));
    let again = use_callback((is_here, needs, fetch_later, fetch_third), |(), (is_here, needs, later, third)| {
        if !is_here.0 {
            later.emit(());
        }
        if !is_here.1 && *needs == Needs::Bench {
            third.emit(());
        }
    });
    (parts, again)
}

/// Calls back at once when something is wanted, soon when it is not, never when that is nothing.
#[hook]
fn use_soon(then: &Callback<()>, is_wanted: Option<bool>) {
    let then = then.clone();
    use_effect_with(is_wanted, move |is_wanted| {
        let delay = is_wanted.map(|is_wanted| if is_wanted { 0 } else { SETTLES });
        let soon = delay.map(|delay| Timeout::new(delay, move || then.emit(())));
        move || drop(soon)
    });
}

/// Builds of one file show all at once, what nobody has asked for yet included.
pub const ALL_AT_ONCE: bool = !cfg!(feature = "split");

/// How many of a page's parts are shown, of `all`: one more at each turn, so that the first can be read, and the page answers,
/// before the last is there.
#[hook]
pub fn use_turns(all: usize) -> usize {
    let turn = use_state_eq(|| if ALL_AT_ONCE { all } else { 1 });
    {
        let (next, now) = (turn.setter(), *turn);
        use_effect_with((now, all), move |(now, all)| {
            let now = *now;
            let soon = (now < *all).then(|| Timeout::new(0, move || next.set(now + 1)));
            move || drop(soon)
        });
    }
    *turn
}

/// What stands in place of a campaign that is not there yet: the shapes that stood there before the page had started.
pub fn underway(page: Page) -> Html {
    html! {
        <>
            <p class="shell-hidden" role="status">{ page.strings.loading }</p>
            <div class="shell-bones" aria-hidden="true">
                <i class="bone title" /><i class="bone text" /><i class="bone text short" /><i class="bone block" />
            </div>
        </>
    }
}

/// What is told when the second file did not arrive.
pub fn failed(page: Page, again: &Callback<()>) -> Html {
    html! {
        <div class="notice urgent" role="alert" data-later="failed">
            <p>{ page.strings.not_fetched }</p>
            <div class="actions">
                { button("primary", page.strings.try_again, again.reform(|_: MouseEvent| ())) }
                // After a new version was put in its place, the old file is gone for good.
                { button("", page.strings.reload, Callback::from(|_: MouseEvent| location::reload())) }
            </div>
        </div>
    }
}
