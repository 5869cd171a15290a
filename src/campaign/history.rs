//! Undo and redo: a stack of edits with their inverses, applied to whatever the campaign is by then.

use std::rc::Rc;

use super::edit::{Applied, CampaignChange, Change, Edit, Refused};
use super::model::Campaign;

/// What was done and can be taken back, and what was taken back and can be done again.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    sealed: bool,
}

#[derive(Clone, PartialEq, Debug)]
struct Step {
    done: Change,
    inverse: Change,
}

impl Step {
    /// What was done to `before`.
    fn new(before: &Campaign, edit: Edit, applied: &Applied) -> Step {
        let inverse = Change { edit: applied.inverse.clone(), currency: applied.campaign.currency };
        Step { done: Change { edit, currency: before.currency }, inverse }
    }
}

/// What follows upon `first` in an edit, or in a part of it, that begins with that.
fn after<'a>(first: &Edit, edit: &'a Edit) -> Option<&'a [Edit]> {
    let Edit::All(parts) = edit else { return None };
    match parts.split_first() {
        Some((one, others)) if one == first => Some(others),
        _ => parts.iter().find_map(|part| after(first, part)),
    }
}

/// Steps beyond this are forgotten, oldest first.
const LIMIT: usize = 1_000;

impl History {
    /// Remembers an edit that was just applied to `before`. Typing on in one field stays one step until [`History::seal`].
    pub fn record(&mut self, before: &Campaign, edit: Edit, applied: &Applied) {
        self.undone.clear();
        let step = Step::new(before, edit, applied);
        match self.done.last_mut() {
            Some(last) if !self.sealed && last.done.edit.same_field(&step.done.edit) => last.done = step.done,
            _ => {
                self.done.push(step);
                let surplus = self.done.len().saturating_sub(LIMIT);
                self.done.drain(..surplus);
            }
        }
        self.sealed = false;
    }

    /// The same edit; one that chooses a currency which the campaign was kept in before brings back the rates of fees that were
    /// told in it, as taking the steps since back would.
    pub fn with_fee_rates(&self, edit: Edit, campaign: &Campaign) -> Edit {
        match edit {
            Edit::Campaign(CampaignChange::Currency(to)) if to != campaign.currency => {
                let rates =
                    self.done.iter().rev().find_map(|step| after(&edit, &step.inverse.edit)).unwrap_or_default();
                let is_here =
                    |rate: &&Edit| matches!(rate, Edit::Influencer(id, _) if campaign.influencer(*id).is_some());
                let rates: Vec<_> = rates.iter().filter(is_here).cloned().collect();
                if rates.is_empty() { edit } else { Edit::All([vec![edit], rates].concat()) }
            }
            edit => edit,
        }
    }

    /// The next edit starts a step of its own, because the field was left.
    pub fn seal(&mut self) {
        self.sealed = true;
    }

    /// Whether the next edit starts a step of its own anyway.
    pub fn is_sealed(&self) -> bool {
        self.sealed || self.done.is_empty()
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Takes the last step back: the campaign after it and the edit that did it, or nothing to do.
    ///
    /// # Errors
    /// [`Refused`] when what the step changed is gone; the step is dropped.
    pub fn undo(&mut self, campaign: &Rc<Campaign>) -> Result<Option<(Applied, Edit)>, Refused> {
        let Some(step) = self.done.pop() else { return Ok(None) };
        self.sealed = true;
        let edit = step.inverse.to(campaign)?.into_owned();
        let applied = edit.apply(campaign)?;
        self.undone.push(step);
        Ok(Some((applied, edit)))
    }

    /// Does the last undone step again.
    ///
    /// # Errors
    /// [`Refused`] when what the step changed is gone; the step is dropped.
    pub fn redo(&mut self, campaign: &Rc<Campaign>) -> Result<Option<(Applied, Edit)>, Refused> {
        let Some(step) = self.undone.pop() else { return Ok(None) };
        self.sealed = true;
        let edit = step.done.to(campaign)?.into_owned();
        let applied = edit.apply(campaign)?;
        self.done.push(Step::new(campaign, edit.clone(), &applied));
        Ok(Some((applied, edit)))
    }
}
