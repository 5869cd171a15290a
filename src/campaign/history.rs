//! Undo and redo: a stack of edits with their inverses, applied to whatever the campaign is by then.

use std::rc::Rc;

use super::edit::{Applied, Edit, Refused};
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
    edit: Edit,
    inverse: Edit,
}

/// Steps beyond this are forgotten, oldest first.
const LIMIT: usize = 1_000;

impl History {
    /// Remembers an edit that was just applied. Typing on in one field stays one step until [`History::seal`].
    pub fn record(&mut self, edit: Edit, inverse: Edit) {
        self.undone.clear();
        match self.done.last_mut() {
            Some(last) if !self.sealed && last.edit.same_field(&edit) => last.edit = edit,
            _ => {
                self.done.push(Step { edit, inverse });
                let surplus = self.done.len().saturating_sub(LIMIT);
                self.done.drain(..surplus);
            }
        }
        self.sealed = false;
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
        let applied = step.inverse.apply(campaign)?;
        let edit = step.inverse.clone();
        self.undone.push(Step { edit: step.edit, inverse: step.inverse });
        Ok(Some((applied, edit)))
    }

    /// Does the last undone step again.
    ///
    /// # Errors
    /// [`Refused`] when what the step changed is gone; the step is dropped.
    pub fn redo(&mut self, campaign: &Rc<Campaign>) -> Result<Option<(Applied, Edit)>, Refused> {
        let Some(step) = self.undone.pop() else { return Ok(None) };
        self.sealed = true;
        let applied = step.edit.apply(campaign)?;
        let edit = step.edit.clone();
        self.done.push(Step { edit: step.edit, inverse: applied.inverse.clone() });
        Ok(Some((applied, edit)))
    }
}
