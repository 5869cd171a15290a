//! A campaign as files: a spreadsheet, tables, SQL, a calendar, a backup.

use js_sys::Uint8Array;
use yew::prelude::*;

use crate::app::browser::{clock, files, worker};
use crate::app::context::Page;
use crate::app::widgets::basic::{button, hint};
use crate::campaign::merge::Stamped;
use crate::campaign::model::Campaign;
use crate::exchange::write::files::Kind;
use crate::exchange::write::name::file_name;
use crate::exchange::write::studies;
use crate::kpi::tier::Tiers;
use crate::store::document;
use crate::store::session::Session;
use crate::work::{Answer, Export, Job};

/// Properties of [`Exporting`].
#[derive(Properties, PartialEq)]
pub struct ExportProps {
    /// Where it stands.
    pub page: Page,
    /// The campaign that goes out.
    pub session: Session,
    /// The fewest followers of each tier.
    pub tiers: Tiers,
}

/// How far a file is.
#[derive(Clone, PartialEq)]
enum Progress {
    /// None was asked for.
    Nothing,
    /// It is being made.
    Underway,
    /// It is made, under this name.
    Made(String),
    /// It could not be made.
    Failed,
}

/// The dialog's body.
#[component]
pub fn Exporting(props: &ExportProps) -> Html {
    let (page, words) = (props.page, props.page.exports());
    let progress = use_state(|| Progress::Nothing);
    let cancel = use_memo((), |()| worker::Cancel::default());
    {
        let cancel = (*cancel).clone();
        // Whoever closes the dialog does not wait for the file.
        use_effect_with((), move |()| move || cancel.cancel());
    }
    let on_kind = {
        let (session, tiers) = (props.session.clone(), props.tiers);
        let (progress, cancel) = (progress.clone(), (*cancel).clone());
        Callback::from(move |kind: Kind| {
            if *progress == Progress::Underway {
                return;
            }
            progress.set(Progress::Underway);
            let (session, progress, cancel) = (session.clone(), progress.setter(), cancel.clone());
            yew::platform::spawn_local(async move {
                let made = make(page, session.campaign(), tiers, kind, &cancel).await;
                if !cancel.is_cancelled() {
                    progress.set(made.map_or(Progress::Failed, Progress::Made));
                }
            });
        })
    };
    let on_backup = {
        let (session, progress) = (props.session.clone(), progress.setter());
        Callback::from(move |_: MouseEvent| {
            progress.set(backup(page, &session).map_or(Progress::Failed, Progress::Made));
        })
    };
    let of_kind = |kind| on_kind.reform(move |_: MouseEvent| kind);
    html! {
        <>
            <h2>{ words.export_title }</h2>
            { hint(words.export_text) }
            { way(words.spreadsheet, words.spreadsheet_text, of_kind(Kind::Spreadsheet)) }
            <fieldset class="export-way">
                <legend>{ words.tables }</legend>
                <div class="actions">
                    { button("", page.strings.influencers, of_kind(Kind::Influencers)) }
                    { button("", page.strings.posts, of_kind(Kind::Posts)) }
                    { button("", words.kpis, of_kind(Kind::Kpis)) }
                    if studies::any(props.session.campaign()) {
                        { button("", page.strings.lift, of_kind(Kind::Lift)) }
                    }
                </div>
                { hint(words.tables_text) }
            </fieldset>
            { way(words.sql, words.sql_text, of_kind(Kind::Sql)) }
            { way(words.calendar, words.calendar_text, of_kind(Kind::Calendar)) }
            { way(words.backup, words.backup_text, on_backup) }
            <p class="export-status" role="status" data-export={state(&progress)}>{ told(page, &progress) }</p>
        </>
    }
}

fn way(label: &'static str, text: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! { <div class="export-way">{ button("", label, onclick) }{ hint(text) }</div> }
}

fn state(progress: &Progress) -> &'static str {
    match progress {
        Progress::Nothing => "nothing",
        Progress::Underway => "underway",
        Progress::Made(_) => "made",
        Progress::Failed => "failed",
    }
}

fn told(page: Page, progress: &Progress) -> String {
    let words = page.exports();
    match progress {
        Progress::Nothing => String::new(),
        Progress::Underway => words.making.to_owned(),
        Progress::Made(name) => words.made.with(name),
        Progress::Failed => words.not_made.to_owned(),
    }
}

/// Makes a file in the worker and hands it to the user; the name that it has then.
async fn make(page: Page, campaign: &Campaign, tiers: Tiers, kind: Kind, cancel: &worker::Cancel) -> Option<String> {
    let document = document::write(1, campaign).ok()?;
    let language = page.language().tag().to_owned();
    let job = Job::Export(Export { kind, tiers: tiers.bounds(), language, today: page.today.to_string() });
    let document = Uint8Array::from(document.as_bytes());
    let answer = worker::work(&job, Some(document), cancel, &Callback::noop()).await;
    let Ok(Answer::Exported(Some(bytes))) = answer else { return None };
    let name = kind.file_name(campaign, page.today);
    files::download_bytes(&name, kind.media_type(), &bytes).ok()?;
    Some(name)
}

/// The whole campaign, which needs no worker: it must go out even if nothing else does.
fn backup(page: Page, session: &Session) -> Option<String> {
    let name = file_name(session.campaign(), "", page.today, "json");
    let Stamped { campaign, stamps } = session.stamped(clock::of(session));
    let text = document::write_stamped(1, &campaign, &stamps).ok()?;
    files::download(&name, "application/json", &text).ok()?;
    Some(name)
}
