//! Saves as one types: a moment after an edit, at once when the page gets out of sight, and hears what other tabs save.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::browser::events::{self, Listening};
use super::browser::{save, start};
use super::state::{Action, Notice, Workspace};
use crate::store::repository::{Incoming, key};

/// How long an edit may wait for others to be saved with it, in milliseconds.
const PAUSE: u32 = 300;

/// What listeners outside of a render look at: the state as of the last render.
pub type Latest = Rc<RefCell<Option<UseReducerHandle<Workspace>>>>;

/// Keeps the store in step with the workspace.
#[hook]
pub fn use_autosave(workspace: &UseReducerHandle<Workspace>) -> Latest {
    let latest: Latest = use_mut_ref(|| None);
    latest.replace(Some(workspace.clone()));
    use_saves(workspace);
    use_settings(workspace);
    latest
}

/// Brings back what only the safety copies still have; once, at the start.
pub fn recover(dispatcher: UseReducerDispatcher<Workspace>) {
    yew::platform::spawn_local(async move {
        for restored in start::recover().await {
            dispatcher.dispatch(Action::Tell(Notice::Recovered(restored.document.campaign.name.clone())));
            if let Some(aside) = restored.aside {
                dispatcher.dispatch(Action::Tell(Notice::SetAside {
                    key: aside.key,
                    reason: aside.reason,
                    text: aside.text,
                }));
            }
            if let Some(trouble) = restored.trouble {
                dispatcher.dispatch(Action::Tell(Notice::StorageTrouble(trouble)));
            }
            dispatcher.dispatch(Action::Adopt(restored.document));
        }
    });
}

/// Takes over what other tabs save, and saves when the page gets out of sight.
pub fn listen(dispatcher: UseReducerDispatcher<Workspace>, latest: Latest) -> [Listening; 2] {
    let stored = events::on_stored(move |incoming| match incoming {
        Incoming::Saved(document) => dispatcher.dispatch(Action::Adopt(document)),
        Incoming::Removed(id) => dispatcher.dispatch(Action::RemovedElsewhere(id)),
        // The good state is still here: saving it sets the damaged text aside.
        Incoming::Unreadable(id, reason) if !reason.is_newer() => dispatcher.dispatch(Action::StoreAgain(id)),
        Incoming::Unreadable(id, reason) => {
            dispatcher.dispatch(Action::Tell(Notice::Newer { key: key(id), reason, text: String::new() }));
        }
        Incoming::Settings(settings) => dispatcher.dispatch(Action::Settings(settings)),
        Incoming::Cleared | Incoming::Other => {}
    });
    [stored, events::on_hide(move || flush(&latest))]
}

/// Asks for a save a moment after an edit, and carries out what is in the outbox.
#[hook]
fn use_saves(workspace: &UseReducerHandle<Workspace>) {
    let dispatcher = workspace.dispatcher();
    // Only the first edit of a pause starts the clock, so that steady typing is saved too. A failed save is tried
    // again with the next edit.
    let waiting = workspace.has_unsaved();
    use_effect_with(waiting, move |waiting| {
        let clock = waiting.then(|| Timeout::new(PAUSE, move || dispatcher.dispatch(Action::Save)));
        move || drop(clock)
    });
    let begun = use_mut_ref(|| 0u32);
    let dispatcher = workspace.dispatcher();
    let outbox: Vec<_> = workspace.outbox.clone();
    let numbers: Vec<u32> = outbox.iter().map(|(number, _)| *number).collect();
    use_effect_with(numbers, move |_| {
        for (number, job) in outbox {
            // Numbers rise, so that the highest one tells which saves have begun.
            if number <= *begun.borrow() {
                continue;
            }
            begun.replace(number);
            let dispatcher = dispatcher.clone();
            yew::platform::spawn_local(async move {
                let done = match save::save(&job).await {
                    Ok(stored) => Action::Saved(number, job, stored),
                    Err(error) => Action::SaveFailed(number, job, error),
                };
                dispatcher.dispatch(done);
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
fn use_settings(workspace: &UseReducerHandle<Workspace>) {
    let first = use_mut_ref(|| true);
    let dispatcher = workspace.dispatcher();
    use_effect_with(workspace.settings.clone(), move |settings| {
        if !first.replace(false)
            && let Err(error) = save::save_settings(settings)
        {
            dispatcher.dispatch(Action::Tell(Notice::StorageTrouble(error)));
        }
    });
}

/// The page may be gone in a moment: writes what is unsaved without waiting for anybody.
fn flush(latest: &Latest) {
    let Some(workspace) = latest.borrow().clone() else { return };
    start::note_cleared(
        workspace.sessions.iter().filter(|session| session.revision() > 0).map(|session| session.campaign().id),
    );
    for session in &workspace.sessions {
        if let Some(job) = session.begin_flush()
            && let Ok(stored) = save::flush(&job)
        {
            workspace.dispatch(Action::Flushed(job, stored));
        }
    }
}
