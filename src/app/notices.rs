//! What the user is told: what could not be read, what was recovered, what could not be saved.

use std::rc::Rc;

use yew::prelude::*;

use super::browser::files;
use super::browser::local::Local;
use super::context::Page;
use super::route::Route;
use super::state::{Action, Notice, Workspace};
use super::widgets::basic::button;
use crate::store::document::Unreadable;
use crate::store::repository::SaveError;
use crate::store::session::SaveState;
use crate::store::storage::Storage;
use crate::store::storage::StorageError;

/// Everything that waits to be read, failed saves first; what is about a campaign is told there.
pub fn notices(page: Page, workspace: &Rc<Workspace>, route: &Route, dispatch: &Callback<Action>) -> Html {
    let failed = workspace.sessions.iter().find_map(|session| match session.save_state() {
        SaveState::Failed(error) => Some(error),
        _ => None,
    });
    let open = if let Route::Campaign(id, _) = route { Some(*id) } else { None };
    let told = workspace.notices.iter().filter(|(_, notice)| notice.campaign().is_none_or(|id| Some(id) == open));
    html! {
        <div class="notices">
            <div role="alert">
                if let Some(error) = failed {
                    { save_failed(page, workspace, dispatch, &error) }
                }
            </div>
            <div role="status">
                for (number, notice) in told {
                    <div class="notice" key={*number}>
                        <p>{ text(page, notice) }</p>
                        <div class="actions">
                            { attached(page, *number, notice, dispatch) }
                            { dismiss(page, *number, dispatch) }
                        </div>
                    </div>
                }
            </div>
        </div>
    }
}

fn save_failed(page: Page, workspace: &Rc<Workspace>, dispatch: &Callback<Action>, error: &SaveError) -> Html {
    let on_download = {
        let (workspace, dispatch) = (Rc::clone(workspace), dispatch.clone());
        Callback::from(move |_: MouseEvent| super::later::download(&workspace, page.today, &dispatch))
    };
    let on_again = dispatch.reform(|_: MouseEvent| Action::Save);
    html! {
        <div class="notice urgent" data-save="failed">
            <p>{ why_not_saved(page, error) }</p>
            <div class="actions">
                { button("primary", page.strings.download_data, on_download) }
                { button("", page.strings.try_again, on_again) }
            </div>
        </div>
    }
}

fn why_not_saved(page: Page, error: &SaveError) -> String {
    let strings = page.strings;
    match error {
        SaveError::Storage(StorageError::QuotaExceeded) => strings.storage_full.to_owned(),
        SaveError::Storage(StorageError::Blocked) => strings.storage_blocked.to_owned(),
        SaveError::Storage(StorageError::Other(reason)) => strings.storage_failed.with(reason),
        SaveError::Newer(_) => strings.storage_too_new.to_owned(),
        SaveError::Unwritable => strings.storage_failed.with(strings.unwritable),
    }
}

fn text(page: Page, notice: &Notice) -> String {
    let strings = page.strings;
    match notice {
        Notice::SetAside { reason: Some(reason), .. } => strings.set_aside.with(&(strings.unreadable)(reason)),
        Notice::SetAside { reason: None, .. } => strings.set_aside_rival.to_owned(),
        Notice::Newer { reason: Unreadable::TooNew { version }, .. } => {
            strings.set_aside_too_new.with(&version.to_string())
        }
        Notice::Newer { .. } => strings.storage_too_new.to_owned(),
        Notice::Recovered(name) => strings.recovered.with(if name.is_empty() { strings.untitled } else { name }),
        Notice::StorageTrouble(error) => why_not_saved(page, &SaveError::Storage(error.clone())),
        Notice::Refused(_, refused) => (strings.refused)(*refused).to_owned(),
        Notice::NotHere(id) => strings.not_here.with(&id.to_string()),
        Notice::Gone => strings.gone_in_other_tab.to_owned(),
        Notice::BackupRead(restored, unchanged, refused) => (strings.backup_done)(*restored, *unchanged, *refused),
        Notice::NotFetched => strings.not_fetched.to_owned(),
        Notice::NoDownload => strings.no_download.to_owned(),
        Notice::Imported(_, imported) => imported.told.clone(),
        Notice::BackupUnreadable(None) => strings.backup_unreadable.to_owned(),
        Notice::BackupUnreadable(Some(reason)) => {
            format!("{} {}", strings.backup_unreadable, (strings.unreadable)(reason))
        }
    }
}

/// The download of a text that could not be read.
fn attached(page: Page, number: u32, notice: &Notice, dispatch: &Callback<Action>) -> Html {
    let (key, text) = match notice {
        Notice::Imported(id, imported) => {
            let id = *id;
            return button("", imported.undo, dispatch.reform(move |_: MouseEvent| Action::Undo(id)));
        }
        Notice::SetAside { key, text, .. } | Notice::Newer { key, text, .. } if !text.is_empty() => {
            (key.clone(), text.clone())
        }
        _ => return Html::default(),
    };
    let on_delete = on_delete(number, key.clone(), dispatch);
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        if files::download(&format!("{}.txt", key.replace('/', "-")), "text/plain", &text).is_err() {
            dispatch.emit(Action::Tell(Notice::NoDownload));
        }
    });
    html! {
        <>
            { button("", page.strings.download_data, onclick) }
            if matches!(notice, Notice::SetAside { .. }) {
                { button("danger quiet", page.strings.delete_copy, on_delete) }
            }
        </>
    }
}

/// Deletes what was set aside, which is told at each start until then.
fn on_delete(number: u32, key: String, dispatch: &Callback<Action>) -> Callback<MouseEvent> {
    dispatch.reform(move |_: MouseEvent| match Local.remove(&key) {
        Ok(()) => Action::Dismiss(number),
        Err(error) => Action::Tell(Notice::StorageTrouble(error)),
    })
}

fn dismiss(page: Page, number: u32, dispatch: &Callback<Action>) -> Html {
    let onclick = dispatch.reform(move |_: MouseEvent| Action::Dismiss(number));
    button("quiet", page.strings.dismiss, onclick)
}
