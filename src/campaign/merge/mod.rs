//! Two copies of a campaign that were changed apart, and how they become one again.
//!
//! [`Stamps`] say when each fact was last changed since the campaign was first shared; [`join`] makes one copy of two, record by record
//! and value by value; [`compare`] says what differs, who changed it, and what is to be chosen.

mod compare;
mod join;
mod packed;
mod patch;
mod rows;
mod stamps;
mod twice;

use std::rc::Rc;

use chrono::NaiveTime;

pub use compare::{Comparison, Difference, What, Whose, compare};
pub use join::{Side, Stamped, join};
pub use packed::Packed;
pub use patch::Patch;
pub use rows::{Held, Key, Name, NoPlace, Part, Row, Value, amount};
pub use stamps::{Clock, Replica, Stamp, Stamps};
pub use twice::Twice;

use super::model::{Campaign, Date};

/// What a merge changes, and the copy that came into it, whose stamps go with its facts.
#[derive(Clone, PartialEq, Debug)]
pub struct Merge {
    /// What changes.
    pub patch: Patch,
    /// What came.
    pub came: Stamped,
    /// What it came into.
    pub onto: Stamped,
    /// Whether the merge is taken back: nothing of what came is known then, and it may come once more.
    pub is_undone: bool,
}

/// Ten years, in seconds.
const MOST_AHEAD: u64 = 10 * 365 * 86_400;

impl Stamped {
    /// A campaign that was never shared.
    pub fn unshared(campaign: Rc<Campaign>) -> Stamped {
        Stamped { campaign, stamps: Packed::default() }
    }

    /// A copy that came from outside. Stamps further ahead of today than any clock goes wrong are not believed: each later one would
    /// have to be later still, until no two of them could be told apart. Without them nothing is lost, but more is to be chosen.
    #[must_use]
    pub fn believed(self, today: Date) -> Stamped {
        let now = u64::try_from(today.and_time(NaiveTime::MIN).and_utc().timestamp()).unwrap_or_default();
        if self.stamps.latest() > now.saturating_add(MOST_AHEAD) { Stamped::unshared(self.campaign) } else { self }
    }

    /// From now on it is known what is changed, since somebody else has a copy, and that what stands there by now was told in this
    /// browser.
    #[must_use]
    pub fn shared(self, replica: Replica) -> Stamped {
        if !self.stamps.is_none() {
            return self;
        }
        let stamps = Packed::pack(&Stamps::begin(&self.campaign, replica), &self.campaign);
        Stamped { stamps, ..self }
    }

    /// Both copies as one, without a choice.
    ///
    /// # Errors
    /// [`NoPlace`] when a sum is too large for the currency.
    pub fn joined(&self, other: &Stamped) -> Result<Stamped, NoPlace> {
        let (mine, theirs) = (self.stamps.unpack(&self.campaign), other.stamps.unpack(&other.campaign));
        let other = Side { campaign: &other.campaign, stamps: &theirs };
        let (campaign, stamps) = join(Side { campaign: &self.campaign, stamps: &mine }, other)?;
        Ok(Stamped { stamps: Packed::pack(&stamps, &campaign), campaign: Rc::new(campaign) })
    }

    /// What becomes of it when it was merged with copies, or that was taken back, and it was changed to `after`; a campaign that was
    /// never shared stays so.
    #[must_use]
    pub fn changed<'a>(
        &self,
        merges: impl IntoIterator<Item = &'a Merge>,
        after: &Rc<Campaign>,
        clock: Clock,
    ) -> Stamped {
        let mut joined = self.clone();
        // Without stamps or without a place for both, what came counts as changed here.
        for merge in merges.into_iter().filter(|merge| !merge.came.stamps.is_none()) {
            if merge.is_undone {
                joined = merge.onto.clone().shared(clock.replica);
            } else {
                joined = joined.clone().shared(clock.replica).joined(&merge.came).unwrap_or(joined);
            }
        }
        if joined.stamps.is_none() {
            return Stamped::unshared(Rc::clone(after));
        }
        if Rc::ptr_eq(&joined.campaign, after) {
            return joined;
        }
        let mut stamps = joined.stamps.unpack(&joined.campaign);
        stamps.advance(&joined.campaign, after, clock);
        Stamped { campaign: Rc::clone(after), stamps: Packed::pack(&stamps, after) }
    }

    /// What a copy with these stamps is compared by.
    pub fn unpacked(&self) -> Stamps {
        self.stamps.unpack(&self.campaign)
    }
}
