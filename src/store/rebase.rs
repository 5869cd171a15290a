//! Edits made on one state of a campaign, applied again to a newer one that another tab has saved.

use std::rc::Rc;

use crate::campaign::edit::{CampaignChange, Edit, Refused};
use crate::campaign::merge::Stamped;
use crate::campaign::model::Campaign;
use crate::kpi::unit::{Currency, exponent};

/// An edit with the currency that its amounts were meant in, since amounts are bare minor units.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// What was done.
    pub edit: Edit,
    /// The campaign's currency before it was done.
    pub currency: Currency,
}

impl Change {
    /// The copy that came into the campaign by it, if one did.
    pub fn came(&self) -> Option<&Stamped> {
        if let Edit::Merge(merge) = &self.edit { merge.came.as_ref() } else { None }
    }
}

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
        apply(&mut campaign, &change.edit, change.currency, &mut lost);
    }
    (campaign, lost)
}

fn apply(campaign: &mut Rc<Campaign>, edit: &Edit, currency: Currency, lost: &mut Vec<Lost>) {
    if let Edit::All(edits) = edit {
        // All at once is much faster, when nothing stands in the way of any part.
        let same_currency = exponent(campaign.currency) == exponent(currency);
        if let Some(applied) = edit.apply(campaign).ok().filter(|_| same_currency) {
            *campaign = applied.campaign;
            return;
        }
        let mut currency = currency;
        for edit in edits {
            apply(campaign, edit, currency, lost);
            if let Edit::Campaign(CampaignChange::Currency(next)) = edit {
                currency = *next;
            }
        }
        return;
    }
    match apply_in(campaign, edit, currency) {
        Ok(next) => *campaign = next,
        Err(why) if already_done(edit, why) => {}
        Err(why) => lost.push(Lost { edit: edit.clone(), why }),
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

/// Applies one edit whose amounts are minor units of `currency`, whatever the campaign's is by now.
fn apply_in(campaign: &Rc<Campaign>, edit: &Edit, currency: Currency) -> Result<Rc<Campaign>, Refused> {
    let now = campaign.currency;
    let sets_currency = matches!(edit, Edit::Campaign(CampaignChange::Currency(_)));
    if sets_currency || exponent(now) == exponent(currency) {
        return Ok(edit.apply(campaign)?.campaign);
    }
    // Amounts keep their figure in major units, as when a currency is changed by hand.
    Ok(edit.in_currency(currency, now)?.apply(campaign)?.campaign)
}
