//! Edits made on one state of a campaign, applied again to a newer one that another tab has saved.

use std::rc::Rc;

use crate::campaign::edit::{CampaignChange, Change, Edit, Refused};
use crate::campaign::model::Campaign;

/// A change that the newer state has no place for.
#[derive(Clone, PartialEq, Debug)]
pub struct Lost {
    /// What was done.
    pub edit: Edit,
    /// Why it cannot be done again.
    pub why: Refused,
}

/// Applies `changes` in order to `campaign` and returns what came of it and what could not be applied.
///
/// Each part of a compound edit stands for itself here: an import keeps its other rows when one has lost its influencer.
/// Doing twice what was done already is no loss: an insertion of what is there and a removal of what is gone are skipped.
pub fn rebase(campaign: &Rc<Campaign>, changes: &[Change]) -> (Rc<Campaign>, Vec<Lost>) {
    let mut campaign = Rc::clone(campaign);
    let mut lost = Vec::new();
    for change in changes {
        apply(&mut campaign, change, &mut lost);
    }
    (campaign, lost)
}

fn apply(campaign: &mut Rc<Campaign>, change: &Change, lost: &mut Vec<Lost>) {
    let applied = change.to(campaign).and_then(|edit| edit.apply(campaign));
    match (applied, &change.edit) {
        (Ok(applied), _) => *campaign = applied.campaign,
        // All at once is much faster, but something stands in the way of a part.
        (Err(_), Edit::All(edits)) => {
            let mut currency = change.currency;
            for edit in edits {
                apply(campaign, &Change { edit: edit.clone(), currency }, lost);
                if let Edit::Campaign(CampaignChange::Currency(next)) = edit {
                    currency = *next;
                }
            }
        }
        (Err(why), edit) if already_done(edit, why) => {}
        (Err(why), edit) => lost.push(Lost { edit: edit.clone(), why }),
    }
}

fn already_done(edit: &Edit, why: Refused) -> bool {
    matches!(
        (edit, why),
        (Edit::InsertInfluencer(..) | Edit::InsertPost(..), Refused::IdTaken)
            | (Edit::RemoveInfluencer(_), Refused::NoInfluencer(_))
            | (Edit::RemovePost(_), Refused::NoPost(_))
    )
}
