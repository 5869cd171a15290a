//! The whole workspace as a file, and back.

use yew::Callback;

use super::browser::{clock, env, files};
use super::state::{Action, Notice, Workspace};
use crate::campaign::model::Date;
use crate::store::{backup, repository};

const JSON: &str = "application/json";

/// Offers everything as a file. What could not be read is in it as it was found.
pub fn download(workspace: &Workspace, today: Date, dispatch: &Callback<Action>) {
    let campaigns = workspace.sessions.iter().map(|session| (session.revision(), session.stamped(clock::of(session))));
    let others = workspace.notices.iter().filter_map(|(_, notice)| match notice {
        Notice::SetAside { key, text, .. } | Notice::Newer { key, text, .. } => Some((key.as_str(), text.as_str())),
        _ => None,
    });
    let text = backup::write(campaigns, &workspace.settings, others);
    if text.is_err()
        || text.is_ok_and(|text| files::download(&format!("influencer-kpi-{today}.json"), JSON, &text).is_err())
    {
        dispatch.emit(Action::Tell(Notice::NoDownload));
    }
}

/// Takes in what a backup holds and is not here yet; what is here with other content stays beside it.
pub fn restore(text: Option<&str>, workspace: &Workspace, dispatch: &Callback<Action>) {
    let backup = match text.map(backup::read) {
        Some(Ok(backup)) => backup,
        unreadable => {
            let reason = unreadable.and_then(Result::err);
            return dispatch.emit(Action::Tell(Notice::BackupUnreadable(reason)));
        }
    };
    let here: Vec<_> = workspace.sessions.iter().map(|session| session.campaign().clone()).collect();
    let taken = workspace.notices.iter().filter_map(|(_, notice)| match notice {
        Notice::Newer { key, .. } => repository::id_of(key),
        _ => None,
    });
    let came = backup.campaigns.into_iter().map(|copy| copy.believed(env::today())).collect();
    let plan = backup::plan_restore(came, &here, &taken.collect::<Vec<_>>(), &mut env::new_id);
    let campaigns: Vec<_> = plan.new.into_iter().chain(plan.copies).collect();
    let counts = (campaigns.len(), plan.unchanged.len(), backup.unreadable.len());
    if let Some(settings) = backup.settings {
        dispatch.emit(Action::Settings(settings));
    }
    dispatch.emit(Action::Keep(campaigns));
    dispatch.emit(Action::Tell(Notice::BackupRead(counts.0, counts.1, counts.2)));
}
