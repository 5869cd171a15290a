//! Saves as one types: a moment after an edit, at once when the page gets out of sight, and hears what other tabs save.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::browser::events::{self, Listening};
use super::browser::{save, start};
use super::later::Door;
use super::state::{Action, Notice, Workspace};
use crate::campaign::id::CampaignId;
use crate::store::repository::{Incoming, key};
use crate::store::session::Session;

/// How long an edit may wait for others to be saved with it, in milliseconds.
const PAUSE: u32 = 300;

/// What listeners outside of a render look at: the state as of the last render.
type Latest = Rc<RefCell<Option<UseReducerHandle<Workspace>>>>;

/// Properties of [`Keeper`].
#[derive(Properties, PartialEq)]
pub struct KeeperProps {
    /// What is to be kept.
    pub workspace: UseReducerHandle<Workspace>,
    /// Where actions wait until the store is kept.
    pub door: Door,
    /// What happens.
    pub dispatch: Callback<Action>,
}

/// Keeps the store in step with the workspace. Shows nothing.
#[component]
pub fn Keeper(props: &KeeperProps) -> Html {
    let KeeperProps { workspace, door, dispatch } = props;
    let latest: Latest = use_mut_ref(|| None);
    latest.replace(Some(workspace.clone()));
    use_saves(workspace, dispatch);
    use_settings(workspace, dispatch);
    let (door, dispatch) = (door.clone(), dispatch.clone());
    // After the effects above, which thus see the workspace as it was stored.
    use_effect_with((), move |()| {
        for action in door.open(Workspace::apply) {
            dispatch.emit(action);
        }
        for incoming in start::missed(revision_in(&latest)) {
            take_over(incoming, &dispatch);
        }
        recover(dispatch.clone());
        let listening = listen(dispatch, latest);
        move || drop(listening)
    });
    Html::default()
}

/// The revision of each campaign as of the last render.
fn revision_in(latest: &Latest) -> impl Fn(CampaignId) -> Option<u64> {
    let workspace = latest.borrow().clone();
    move |id| workspace.as_ref()?.session(id).map(Session::revision)
}

/// Brings back what only the safety copies still have; once, at the start.
fn recover(dispatch: Callback<Action>) {
    yew::platform::spawn_local(async move {
        for restored in start::recover().await {
            if restored.was_lost {
                dispatch.emit(Action::Tell(Notice::Recovered(restored.document.campaign.name.clone())));
            }
            if let Some(aside) = restored.aside {
                dispatch.emit(Action::Tell(Notice::SetAside {
                    key: aside.key,
                    reason: aside.reason,
                    text: aside.text,
                }));
            }
            if let Some(trouble) = restored.trouble {
                dispatch.emit(Action::Tell(Notice::StorageTrouble(trouble)));
            }
            dispatch.emit(Action::Adopt(restored.document));
        }
        dispatch.emit(Action::AllHere);
    });
}

/// Takes over what other tabs save, and saves when the page gets out of sight.
fn listen(dispatch: Callback<Action>, latest: Latest) -> [Listening; 2] {
    let flushed = dispatch.clone();
    let stored = events::on_stored(move |incoming| take_over(incoming, &dispatch));
    [stored, events::on_hide(move || flush(&latest, &flushed))]
}

/// Takes over what another tab has stored.
fn take_over(incoming: Incoming, dispatch: &Callback<Action>) {
    match incoming {
        Incoming::Saved(document) => dispatch.emit(Action::Adopt(document)),
        Incoming::Elsewhere(id) => {
            let dispatch = dispatch.clone();
            yew::platform::spawn_local(async move {
                if let Some(document) = start::fetch(id).await {
                    dispatch.emit(Action::Adopt(document));
                }
            });
        }
        Incoming::Removed(id) => dispatch.emit(Action::RemovedElsewhere(id)),
        // The good state is still here: saving it sets the damaged text aside.
        Incoming::Unreadable(id, reason) if !reason.is_newer() => dispatch.emit(Action::StoreAgain(id)),
        Incoming::Unreadable(id, reason) => {
            dispatch.emit(Action::Tell(Notice::Newer { key: key(id), reason, text: String::new() }));
        }
        Incoming::Settings(settings) => dispatch.emit(Action::Settings(settings)),
        Incoming::Cleared | Incoming::Other => {}
    }
}

/// Asks for a save a moment after an edit, and carries out what is in the outbox.
#[hook]
fn use_saves(workspace: &UseReducerHandle<Workspace>, dispatch: &Callback<Action>) {
    let on_pause = dispatch.clone();
    // Only the first edit of a pause starts the clock, so that steady typing is saved too. A failed save is tried
    // again with the next edit.
    let waiting = workspace.has_unsaved();
    use_effect_with(waiting, move |waiting| {
        let clock = waiting.then(|| Timeout::new(PAUSE, move || on_pause.emit(Action::Save)));
        move || drop(clock)
    });
    let begun = use_mut_ref(|| 0u32);
    let dispatch = dispatch.clone();
    let outbox: Vec<_> = workspace.outbox.clone();
    let numbers: Vec<u32> = outbox.iter().map(|(number, _)| *number).collect();
    use_effect_with(numbers, move |_| {
        for (number, job) in outbox {
            // Numbers rise, so that the highest one tells which saves have begun.
            if number <= *begun.borrow() {
                continue;
            }
            begun.replace(number);
            let dispatch = dispatch.clone();
            yew::platform::spawn_local(async move {
                let done = match save::save(&job).await {
                    Ok(stored) => Action::Saved(number, job, stored),
                    Err(error) => Action::SaveFailed(number, job, error),
                };
                dispatch.emit(done);
            });
        }
    });
    let purged = use_mut_ref(|| 0);
    use_effect_with(workspace.purged.clone(), move |ids| {
        for id in ids.iter().copied().skip(purged.replace(ids.len())) {
            yew::platform::spawn_local(async move {
                // Should it stay, it comes back at the next start, where it can be deleted again.
                let _ = save::purge(id).await;
            });
        }
    });
}

/// Stores the settings when they change here.
#[hook]
fn use_settings(workspace: &UseReducerHandle<Workspace>, dispatch: &Callback<Action>) {
    let first = use_mut_ref(|| true);
    let dispatch = dispatch.clone();
    use_effect_with(workspace.settings.clone(), move |settings| {
        if !first.replace(false)
            && let Err(error) = save::save_settings(settings)
        {
            dispatch.emit(Action::Tell(Notice::StorageTrouble(error)));
        }
    });
}

/// The page may be gone in a moment: writes what is unsaved without waiting for anybody.
fn flush(latest: &Latest, dispatch: &Callback<Action>) {
    let Some(workspace) = latest.borrow().clone() else { return };
    start::note_cleared(
        workspace.sessions.iter().filter(|session| session.revision() > 0).map(|session| session.campaign().id),
    );
    for session in &workspace.sessions {
        let Some(job) = session.begin_flush() else { continue };
        match save::flush(&job) {
            Ok(stored) => dispatch.emit(Action::Flushed(job, stored)),
            // It takes longer: the sooner it begins, the better.
            Err(_) => dispatch.emit(Action::Save),
        }
    }
}
