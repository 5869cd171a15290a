//! The dialog's body: what was given, what is read in it, what would change, and the button that lets it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::decisions::{Counts, Decisions, Planned, again, counts, planned, tables};
use super::desk::{Desk, Happens, Same, Stage, Why};
use super::file::file;
use super::ours::Ours;
use super::outcome::{Outcome, SHOWN};
use crate::app::browser::env;
use crate::app::browser::given::{self, Given};
use crate::app::browser::table;
use crate::app::browser::worker::{self, Cancel};
use crate::app::context::Page;
use crate::app::pages::campaign::Known;
use crate::app::state::{Action, Imported};
use crate::app::widgets::basic::{button, disclosure, hint};
use crate::exchange::reading::{Contents, Habits, MOST_BYTES, Options, Unreadable};
use crate::i18n::Language;
use crate::store::mappings::Mappings;
use crate::store::matches::Matches;
use crate::store::session::Session;
use crate::store::settings::Settings;
use crate::work::{Answer, Failure, Job};

/// Properties of [`Importing`].
#[derive(Properties, PartialEq, Clone)]
pub struct ImportingProps {
    /// Where it stands.
    pub page: Page,
    /// What is imported into.
    pub session: Session,
    /// The other campaigns that are not in the bin.
    pub others: Vec<Known>,
    /// What is remembered about tables is in them.
    pub settings: Settings,
    /// What has come so far.
    pub given: Vec<Given>,
    /// Whether files are held over the page.
    pub is_over: bool,
    /// Told of more.
    pub on_given: Callback<Vec<Given>>,
    /// Told when it is over.
    pub on_done: Callback<()>,
    /// What happens.
    pub dispatch: Callback<Action>,
}

/// The dialog's body.
#[component]
pub fn Importing(props: &ImportingProps) -> Html {
    let (page, words) = (props.page, props.page.imports());
    let campaign = Known(Rc::clone(props.session.campaign()));
    let desk = use_reducer(Desk::default);
    let known = use_memo(props.settings.mappings.clone(), |text| Mappings::read(text.as_deref().unwrap_or_default()));
    let count = props.given.len();
    {
        let (dispatcher, options) = (desk.dispatcher(), usual(page, &campaign));
        use_effect_with(count, move |count| dispatcher.dispatch(Happens::Came(*count, options)));
    }
    let running = use_reading(&desk, &props.given, &known, words.pasted);
    let act = {
        let (dispatcher, running) = (desk.dispatcher(), Rc::clone(&running));
        Callback::from(move |happens: Happens| {
            if let Happens::Change(at, _) | Happens::LeaveOut(at) = &happens {
                // What is read in the old way is not waited for.
                running.borrow().iter().filter(|(other, _)| other == at).for_each(|(_, cancel)| cancel.cancel());
            }
            dispatcher.dispatch(happens);
        })
    };
    let files = desk.items.iter().zip(&props.given).enumerate();
    let files = files.map(|(at, (item, given))| {
        let name = given.name().unwrap_or_else(|| words.pasted.to_owned());
        let is_ours = matches!(item.stage, Stage::Failed(Why::Unreadable(Unreadable::Backup)));
        let ours = is_ours.then(|| ours(props, given));
        file(page, at, &name, item, ours, &act)
    });
    let files = files.collect::<Html>();
    let contents = desk.contents();
    let decisions = use_state(|| {
        let known = Matches::read(props.settings.matches.as_deref().unwrap_or_default());
        Decisions::recalled(known, props.session.campaign())
    });
    let shown = use_state(|| SHOWN);
    let ids = use_mut_ref(Vec::<u64>::new);
    let planned = use_memo(
        (contents.clone(), campaign.clone(), (*decisions).clone(), page.today),
        |(contents, Known(campaign), decisions, today)| {
            planned(contents, campaign, decisions, *today, &mut again(&ids, env::new_id))
        },
    );
    let outcome = Outcome {
        page,
        campaign: &campaign,
        contents: &contents,
        planned: &planned,
        decisions: &decisions,
        shown: &shown,
    };
    let hindrance = match () {
        () if desk.is_busy() => Some(words.still_reading),
        () if tables(&contents).any(|(_, reading)| reading.has_questions()) => Some(words.answer_first),
        () => None,
    };
    let on_import = {
        let (props, planned, desk, contents) = (props.clone(), Rc::clone(&planned), desk.clone(), contents.clone());
        let decisions = decisions.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(edit) = planned.edit.as_ref().filter(|_| hindrance.is_none()) {
                remember(&props, &desk, &contents, &decisions);
                let told = told(page, &contents, &planned);
                props.dispatch.emit(Action::Import(props.session.campaign().id, edit.clone(), told));
                props.on_done.emit(());
            }
        })
    };
    let can_import = hindrance.is_none() && planned.edit.is_some();
    html! {
        <>
            <h2>{ words.title }</h2>
            { hint(words.text) }
            { ways_in(page, &props.on_given, props.is_over) }
            { files }
            if !contents.is_empty() {
                { outcome.view() }
            }
            <footer class="import-foot">
                <p class="hint" role="status">{ hindrance.filter(|_| !contents.is_empty()).unwrap_or_default() }</p>
                <div class="actions">
                    if !contents.is_empty() {
                        <button type="button" class="primary" aria-disabled={(!can_import).then_some("true")} onclick={on_import}>
                            { words.import }
                        </button>
                    }
                    { button("quiet", page.strings.cancel, props.on_done.reform(|_: MouseEvent| ())) }
                </div>
            </footer>
        </>
    }
}

/// A campaign or a backup of this app among the files.
fn ours(props: &ImportingProps, given: &Given) -> Html {
    // What is merged is the end of it. What is refused is not: the choices are still there.
    let dispatch = {
        let (dispatch, on_done) = (props.dispatch.clone(), props.on_done.clone());
        Callback::from(move |action| {
            let is_merged = matches!(action, Action::Edit(..));
            dispatch.emit(action);
            if is_merged {
                on_done.emit(());
            }
        })
    };
    html! {
        <Ours page={props.page} given={given.clone()} session={props.session.clone()} others={props.others.clone()} {dispatch} />
    }
}

/// What is told once it is done.
fn told(page: Page, contents: &[(usize, Same<Contents>)], planned: &Planned) -> Imported {
    let words = page.imports();
    let counts = counts(contents, planned);
    let list = |of: fn(&Counts) -> usize| {
        let some = counts.iter().map(|(about, counts)| (*about, of(counts))).filter(|(_, count)| *count > 0);
        let each: Vec<_> =
            some.map(|(about, count)| (words.counted)(about, count, &page.format.count(count as f64))).collect();
        (!each.is_empty()).then(|| each.join(page.strings.list_separator))
    };
    let (new, updated) = (list(|counts| counts.new), list(|counts| counts.updated));
    Imported { told: (words.done)(new.as_deref(), updated.as_deref()), undo: words.undo }
}

/// Remembers how tables of one's own were read, and who people are.
fn remember(props: &ImportingProps, desk: &Desk, contents: &[(usize, Same<Contents>)], decisions: &Decisions) {
    let mut known = Mappings::read(props.settings.mappings.as_deref().unwrap_or_default());
    let before = known.clone();
    desk.remember(&mut known);
    let campaign = props.session.campaign().id;
    let mut matches = decisions.remembered(campaign, tables(contents));
    matches.tidy(|id| id == campaign || props.others.iter().any(|Known(other)| other.id == id));
    let settings = Settings {
        mappings: if known == before { props.settings.mappings.clone() } else { Some(known.write()) },
        matches: (matches != Matches::default()).then(|| matches.write()),
        ..props.settings.clone()
    };
    if settings != props.settings {
        props.dispatch.emit(Action::Settings(settings));
    }
}

/// How files are read where they leave something open.
fn usual(page: Page, Known(campaign): &Known) -> Options {
    let habits = Habits {
        chinese: page.language() == Language::ZhCn,
        separators: page.format.separators,
        currency: Some(campaign.currency),
        today: Some(page.today.into()),
    };
    Options { habits, ..Options::default() }
}

/// The file that is being read, and what cancels that.
type Running = Rc<RefCell<Option<(usize, Cancel)>>>;

/// Reads one file after the other in the worker, until the dialog is closed.
#[hook]
fn use_reading(desk: &UseReducerHandle<Desk>, given: &[Given], known: &Rc<Mappings>, pasted: &'static str) -> Running {
    let running: Running = use_mut_ref(|| None);
    {
        let running = Rc::clone(&running);
        use_effect_with((), move |()| {
            move || {
                if let Some((_, cancel)) = running.take() {
                    cancel.cancel();
                }
            }
        });
    }
    let next = desk.next();
    let file = next.and_then(|(at, _)| given.get(at).cloned().zip(desk.items.get(at).map(|item| item.options.clone())));
    let (dispatcher, known, current) = (desk.dispatcher(), Rc::clone(known), Rc::clone(&running));
    use_effect_with(next, move |next| {
        let (Some((at, turn)), Some((file, options))) = (*next, file) else { return };
        let cancel = Cancel::default();
        current.replace(Some((at, cancel.clone())));
        dispatcher.dispatch(Happens::Progress(at, turn, 0.0));
        yew::platform::spawn_local(async move {
            let name = file.name().unwrap_or_else(|| pasted.to_owned());
            let told = dispatcher.clone();
            let on_progress = Callback::from(move |done| told.dispatch(Happens::Progress(at, turn, done)));
            let result = read(&file, Job::Read { file: name, options }, &cancel, &on_progress).await;
            dispatcher.dispatch(Happens::Done(at, turn, result, known));
        });
    });
    running
}

async fn read(given: &Given, job: Job, cancel: &Cancel, on_progress: &Callback<f64>) -> Result<Contents, Why> {
    let bytes = given.size();
    // Not even into memory.
    if usize::try_from(bytes).is_ok_and(|bytes| bytes > MOST_BYTES) {
        return Err(Why::Unreadable(Unreadable::TooLarge { bytes }));
    }
    let bytes = given.bytes().await?;
    match worker::work(&job, Some(bytes), cancel, on_progress).await? {
        Answer::Read(result) => result.map_err(Why::Unreadable),
        _ => Err(Why::Work(Failure::Stopped(String::new()))),
    }
}

/// The ways to give something: choosing, dropping, pasting.
fn ways_in(page: Page, on_given: &Callback<Vec<Given>>, is_over: bool) -> Html {
    let words = page.imports();
    let onchange = on_given.reform(|event: Event| given::chosen(&event));
    html! {
        <div class={classes!("ways-in", is_over.then_some("over"))}>
            <div class="file">
                <label for="import-files">{ words.choose }</label>
                <input id="import-files" type="file" multiple=true {onchange} />
            </div>
            <span class="hint">{ words.or_drop }</span>
            <Paste {page} on_given={on_given.clone()} />
        </div>
    }
}

/// Properties of [`Paste`].
#[derive(Properties, PartialEq)]
struct PasteProps {
    page: Page,
    on_given: Callback<Vec<Given>>,
}

/// A field for a table, where there is no Ctrl+V: on phones.
#[component]
fn Paste(props: &PasteProps) -> Html {
    let words = props.page.imports();
    let text = use_state(String::new);
    let oninput = {
        let text = text.setter();
        Callback::from(move |event: InputEvent| text.set(table::typed(&event)))
    };
    let onclick = {
        let (text, on_given) = (text.clone(), props.on_given.clone());
        Callback::from(move |_: MouseEvent| {
            if !text.trim().is_empty() {
                on_given.emit(vec![Given::Text(text.as_str().into())]);
                text.set(String::new());
            }
        })
    };
    let body = html! {
        <>
            <div class="field">
                <label for="import-paste">{ words.paste }</label>
                <div class="control">
                    <textarea id="import-paste" rows="4" wrap="off" spellcheck="false" aria-describedby="import-paste-hint"
                        value={(*text).clone()} {oninput} />
                </div>
                <p id="import-paste-hint" class="hint">{ words.paste_hint }</p>
            </div>
            { button("", words.read_pasted, onclick) }
        </>
    };
    disclosure("rare", words.paste, body)
}
