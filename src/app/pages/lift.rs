//! What a campaign added over its baseline: the question, what speaks against it, the run in the worker, the answer.

use std::cell::RefCell;
use std::rc::Rc;

use ::lift::check::cautions;
use ::lift::{Lift, Method, Stopped};
use yew::prelude::*;

mod panels;
mod paste;
pub mod result;
pub mod series;

use super::campaign::{Known, Room};
use crate::app::browser::env;
use crate::app::browser::worker::{Cancel, work};
use crate::app::context::Page;
use crate::app::forms::fields;
use crate::app::forms::study::StudyForm;
use crate::app::widgets::basic::{button, disclosure, empty, heading, hint, section};
use crate::campaign::edit::Edit;
use crate::campaign::id::StudyId;
use crate::campaign::model::Campaign;
use crate::campaign::records::Record;
use crate::campaign::study::Study;
use crate::i18n::lift::told::source_name;
use crate::sales::baseline::{Baseline, NoInput, sources};
use crate::work::{Answer, Failure, Job};
use paste::Paste;

/// Properties of [`LiftPage`].
#[derive(Properties, PartialEq)]
pub struct LiftProps {
    /// Where it stands.
    pub page: Page,
    /// The campaign.
    pub room: Room,
}

/// A run that goes on, or how the last one ended.
#[derive(Clone, PartialEq)]
enum Run {
    Idle,
    Going { done: f64, cancel: Cancel },
    Failed(Failure),
}

/// What a run found, and of what.
#[derive(Clone, PartialEq)]
struct Outcome {
    fingerprint: u64,
    lift: Rc<Lift>,
}

/// The way to begin a run.
#[derive(Clone)]
struct Runner {
    run: UseStateHandle<Run>,
    outcome: UseStateHandle<Option<Outcome>>,
    /// The campaign as it is by the time a run ends.
    latest: Rc<RefCell<Rc<Campaign>>>,
    on_edit: Callback<Edit>,
}

impl Runner {
    /// Lets the worker run a study, and keeps what it found where somebody asked for that.
    fn begin(&self, study: StudyId, keeps: bool) {
        let campaign = Rc::clone(&self.latest.borrow());
        let Some(asked) = campaign.records.study(study).cloned() else { return };
        let Ok(baseline) = Baseline::of(&campaign, &asked) else { return };
        let cancel = Cancel::default();
        self.run.set(Run::Going { done: 0.0, cancel: cancel.clone() });
        let on_progress = {
            let (run, cancel) = (self.run.setter(), cancel.clone());
            Callback::from(move |done| run.set(Run::Going { done, cancel: cancel.clone() }))
        };
        let (run, outcome) = (self.run.setter(), self.outcome.setter());
        let (latest, on_edit) = (Rc::clone(&self.latest), self.on_edit.clone());
        yew::platform::spawn_local(async move {
            let job = Job::Lift(baseline.input.clone(), asked.options);
            let lift = match work(&job, None, &cancel, &on_progress).await {
                Ok(Answer::Lift(Ok(lift))) => lift,
                Ok(Answer::Lift(Err(Stopped::Cancelled))) => return run.set(Run::Failed(Failure::Cancelled)),
                // Refusals are told before a run.
                Ok(_) => return run.set(Run::Failed(Failure::Stopped(String::new()))),
                Err(failure) => return run.set(Run::Failed(failure)),
            };
            let finding = baseline.finding(&asked, &lift);
            outcome.set(Some(Outcome { fingerprint: finding.fingerprint, lift: lift.into() }));
            run.set(Run::Idle);
            let now = latest.borrow().records.study(study).cloned();
            if let Some(now) = now.filter(|now| keeps && now.source == asked.source) {
                let study = Study { finding: Some(finding), ..Study::clone(&now) };
                on_edit.emit(Edit::Keep(Record::Study(study.into())));
            }
        });
    }
}

/// The section of a campaign.
#[component]
pub fn LiftPage(props: &LiftProps) -> Html {
    let (page, room) = (props.page, &props.room);
    let words = page.lift();
    let shown = use_state_eq(|| None::<StudyId>);
    let latest = use_mut_ref(|| Rc::clone(&room.campaign));
    latest.replace(Rc::clone(&room.campaign));
    let (run, outcome) = (use_state_eq(|| Run::Idle), use_state(|| None::<Outcome>));
    let runner = Runner { run: run.clone(), outcome: outcome.clone(), latest, on_edit: room.on_edit.clone() };
    // Whoever leaves the page wants no answer.
    let going = use_mut_ref(|| None::<Cancel>);
    going.replace(if let Run::Going { cancel, .. } = &*run { Some(cancel.clone()) } else { None });
    use_effect_with((), move |()| {
        move || {
            if let Some(cancel) = going.take() {
                cancel.cancel();
            }
        }
    });

    let study = chosen(&room.campaign, *shown);
    let asked = study.clone().map(|study| (Known(Rc::clone(&room.campaign)), study));
    let baseline =
        use_memo(asked, |asked| asked.as_ref().map(|(Known(campaign), study)| Baseline::of(campaign, study)));
    use_drawn_again(&runner, study.as_ref(), (*baseline).as_ref());
    let paste = html! { <Paste {page} room={room.clone()} study={study.clone()} /> };
    let body = match (&study, (*baseline).as_ref()) {
        (Some(study), Some(baseline)) => {
            let on_shown = Callback::from(move |id| shown.set(Some(id)));
            ask(page, room, study, baseline, (&runner, on_shown), &outcome, paste)
        }
        _ => begin(page, room, paste),
    };
    html! {
        <div class="lift">
            { heading(words.lift) }
            <p class="lede">{ words.about }</p>
            { body }
        </div>
    }
}

/// The study that is shown: the one that was chosen, else the one that counts, else the first.
fn chosen(campaign: &Campaign, shown: Option<StudyId>) -> Option<Rc<Study>> {
    let studies = &campaign.records.studies;
    let wanted = shown.and_then(|id| campaign.records.study(id));
    wanted.or_else(|| studies.iter().find(|study| study.counts)).or(studies.first()).cloned()
}

/// The pictures of a finding that was kept are drawn again, since only its numbers are: the seed makes them the same.
#[hook]
fn use_drawn_again(runner: &Runner, study: Option<&Rc<Study>>, baseline: Option<&Result<Baseline, NoInput>>) {
    let stands = study.zip(baseline).and_then(|(study, baseline)| {
        let fingerprint = baseline.as_ref().ok()?.fingerprint(study);
        let kept = study.finding.as_ref()?.fingerprint;
        let drawn = runner.outcome.as_ref().map(|outcome| outcome.fingerprint);
        let wants = kept == fingerprint && drawn != Some(kept) && study.options.method == Method::Impact;
        wants.then_some((study.id, fingerprint))
    });
    let again = runner.clone();
    use_effect_with(stands, move |stands| {
        if let Some((study, _)) = stands
            && *again.run == Run::Idle
        {
            again.begin(*study, false);
        }
    });
}

/// What stands in place of a study as long as there is none.
fn begin(page: Page, room: &Room, paste: Html) -> Html {
    let words = page.lift();
    if sources(&room.campaign).is_empty() {
        return empty(words.nothing_yet, words.nothing_yet_text, paste);
    }
    let on_start = room.on_edit.reform({
        let campaign = Rc::clone(&room.campaign);
        move |_: MouseEvent| new_study(&campaign)
    });
    html! {
        <>
            <div class="actions next">{ button("primary", words.start_with, on_start) }</div>
            { disclosure("rare", words.paste, paste) }
            { series::list(page, room) }
        </>
    }
}

/// Another study, of the first series there is.
fn new_study(campaign: &Campaign) -> Edit {
    let source = sources(campaign).into_iter().next().unwrap_or(crate::campaign::study::Source::Orders);
    let counts = !campaign.records.studies.iter().any(|study| study.counts);
    let study = Study { counts, ..Study::new(StudyId::from_random(env::new_id()), source) };
    Edit::Keep(Record::Study(study.into()))
}

/// The question, what to know before it is run, and the answer.
fn ask(
    page: Page,
    room: &Room,
    study: &Rc<Study>,
    baseline: &Result<Baseline, NoInput>,
    (runner, on_shown): (&Runner, Callback<StudyId>),
    outcome: &Option<Outcome>,
    paste: Html,
) -> Html {
    let words = page.lift();
    let form = StudyForm { campaign: Rc::clone(&room.campaign), study: Rc::clone(study) };
    let controls = form.controls();
    let question = html! {
        <>
            { studies(page, room, study, &on_shown) }
            { fields(page, room, &form, &StudyForm::ASKED) }
            if study.options.method != Method::BeforeAfter {
                <fieldset>
                    <legend>{ words.controls }</legend>
                    { hint(if controls.is_empty() { words.no_controls } else { words.controls_hint }) }
                    { fields(page, room, &form, &controls) }
                </fieldset>
            }
            { disclosure("rare", words.finer, finer(page, room, &form, &on_shown)) }
            { disclosure("rare", words.paste, paste) }
            { series::list(page, room) }
        </>
    };
    html! {
        <>
            <div class="form">
                { section(words.question, "", question) }
                { section(words.checks, "", html! { <>{ checks(page, study, baseline) }{ start(page, study, baseline, runner) }</> }) }
            </div>
            { result::result(page, room, study, baseline.as_ref().map_err(|why| *why), outcome.as_ref().map(|one| (one.fingerprint, &*one.lift))) }
        </>
    }
}

fn finer(page: Page, room: &Room, form: &StudyForm, on_shown: &Callback<StudyId>) -> Html {
    let words = page.lift();
    let on_another = room.on_edit.reform({
        let (campaign, on_shown) = (Rc::clone(&room.campaign), on_shown.clone());
        move |_: MouseEvent| {
            let edit = new_study(&campaign);
            if let Edit::Keep(Record::Study(study)) = &edit {
                on_shown.emit(study.id);
            }
            edit
        }
    });
    let on_remove = room.on_edit.reform({
        let study = Rc::clone(&form.study);
        move |_: MouseEvent| Edit::Forget(Record::Study(Rc::clone(&study)))
    });
    html! {
        <>
            { fields(page, room, form, &form.finer()) }
            <div class="actions">
                { button("quiet", words.another, on_another) }
                { button("quiet", words.remove, on_remove) }
            </div>
        </>
    }
}

/// The way to the other studies; nothing where there is none.
fn studies(page: Page, room: &Room, study: &Study, on_shown: &Callback<StudyId>) -> Html {
    let words = page.lift();
    let all = &room.campaign.records.studies;
    if all.len() < 2 {
        return Html::default();
    }
    let named = |other: &Rc<Study>| {
        let name =
            format!("{} · {}", source_name(page.format, &other.source), (words.method_name)(other.options.method));
        let (id, on_shown) = (other.id, on_shown.clone());
        html! {
            <button type="button" key={id.to_string()} class="quiet" aria-pressed={(id == study.id).to_string()}
                onclick={Callback::from(move |_: MouseEvent| on_shown.emit(id))}>{ name }</button>
        }
    };
    html! {
        <div class="actions studies" role="group" aria-label={words.study}>{ for all.iter().map(named) }</div>
    }
}

/// What speaks against a run, and what to know beside its result.
fn checks(page: Page, study: &Study, baseline: &Result<Baseline, NoInput>) -> Html {
    let words = page.lift();
    let name =
        |place: usize| study.controls.get(place).map(|control| source_name(page.format, control)).unwrap_or_default();
    let (grave, others) = match baseline {
        Err(why) => (vec![(words.no_input)(*why).to_owned()], Vec::new()),
        Ok(baseline) => {
            let refusals = baseline.refusals(study);
            let notes = baseline.notes.iter().map(|note| (words.note)(*note, &name));
            // They are about the result of a run that nothing speaks against.
            let told = if refusals.is_empty() { cautions(&baseline.input, study.options) } else { Vec::new() };
            (
                refusals.into_iter().map(|refusal| (words.refusal)(refusal, &name)).collect(),
                notes.chain(told.into_iter().map(|caution| (words.caution)(caution, &name))).collect(),
            )
        }
    };
    if grave.is_empty() && others.is_empty() {
        return html! { <p class="hint" data-checks="well">{ words.all_well }</p> };
    }
    let line = |class: &'static str| move |text: String| html! { <li {class} key={text.clone()}>{ text }</li> };
    html! {
        <ul class="checks" data-checks={if grave.is_empty() { "caution" } else { "refused" }}>
            { for grave.into_iter().map(line("grave")) }
            { for others.into_iter().map(line("")) }
        </ul>
    }
}

/// The button that runs the study, how far it is, and the button that cancels it.
fn start(page: Page, study: &Rc<Study>, baseline: &Result<Baseline, NoInput>, runner: &Runner) -> Html {
    let words = page.lift();
    let is_possible = baseline.as_ref().is_ok_and(|baseline| baseline.refusals(study).is_empty());
    if let Run::Going { done, cancel } = &*runner.run {
        let percent = page.format.percent((done * 100.0).round() / 100.0);
        let cancel = cancel.clone();
        return html! {
            <div class="actions" data-run="going">
                <progress max="1" value={done.to_string()} aria-label={words.running.with("").trim().to_owned()} />
                <span class="said">{ words.running.with(&percent) }</span>
                { button("", page.strings.cancel, Callback::from(move |_: MouseEvent| cancel.cancel())) }
            </div>
        };
    }
    let label = if study.finding.is_some() { words.run_again } else { words.run };
    let onclick = {
        let (id, runner) = (study.id, runner.clone());
        Callback::from(move |_: MouseEvent| {
            if is_possible {
                runner.begin(id, true);
            }
        })
    };
    html! {
        <div class="actions" data-run="idle">
            <button type="button" class="primary" aria-disabled={(!is_possible).then_some("true")} {onclick}>{ label }</button>
            <span class="said" role="status">
                if let Run::Failed(failure) = &*runner.run {
                    { (page.imports().failure)(failure) }
                }
            </span>
        </div>
    }
}
