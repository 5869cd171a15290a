//! What a platform reports about a post, compactly: a value, or nothing, for each of nine measures.

use crate::kpi::measure::Measure;

/// The measures that platforms report about a post.
pub const REPORTED: [Measure; 9] = [
    Measure::Impressions,
    Measure::Views,
    Measure::Reach,
    Measure::Likes,
    Measure::Comments,
    Measure::Shares,
    Measure::Saves,
    Measure::Clicks,
    Measure::NewUsers,
];

/// One reported number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reading {
    /// The number.
    pub value: u64,
    /// Whether somebody estimated it rather than read it off the platform.
    pub estimated: bool,
}

impl Reading {
    /// A number that the platform reported.
    pub fn actual(value: u64) -> Self {
        Reading { value, estimated: false }
    }
}

/// The readings of one post.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Insights {
    values: [u64; REPORTED.len()],
    known: u16,
    estimated: u16,
}

fn with_bit(bits: u16, slot: usize, on: bool) -> u16 {
    if on { bits | (1 << slot) } else { bits & !(1 << slot) }
}

/// Where a measure stands in [`REPORTED`]. They are declared before all others and in that order, so that nothing is searched:
/// each key reads all readings of all posts many times.
fn slot(measure: Measure) -> Option<usize> {
    let slot = measure as usize;
    (slot < REPORTED.len()).then_some(slot)
}

impl Insights {
    /// The reading of `measure`; none for measures that platforms do not report.
    pub fn get(&self, measure: Measure) -> Option<Reading> {
        let slot = slot(measure)?;
        let bit = 1 << slot;
        let value = *self.values.get(slot)?;
        (self.known & bit != 0).then_some(Reading { value, estimated: self.estimated & bit != 0 })
    }

    /// Sets or clears the number of `measure`; does nothing for measures that platforms do not report.
    pub fn set(&mut self, measure: Measure, number: Option<u64>) {
        let Some(slot) = slot(measure) else { return };
        let Some(value) = self.values.get_mut(slot) else { return };
        // Cleared slots go back to zero, so that equal readings are equal bit for bit.
        *value = number.unwrap_or_default();
        self.known = with_bit(self.known, slot, number.is_some());
    }

    /// Whether the number of `measure` is an estimate, or would be if there were one.
    pub fn is_estimated(&self, measure: Measure) -> bool {
        slot(measure).is_some_and(|slot| self.estimated & (1 << slot) != 0)
    }

    /// Says whether the number of `measure` is an estimate; that outlives the number, which may just be typed anew.
    pub fn set_estimated(&mut self, measure: Measure, estimated: bool) {
        let Some(slot) = slot(measure) else { return };
        self.estimated = with_bit(self.estimated, slot, estimated);
    }

    /// These readings with one more.
    #[must_use]
    pub fn with(mut self, measure: Measure, value: u64) -> Self {
        self.set(measure, Some(value));
        self
    }

    /// Every known reading in the order of [`REPORTED`].
    pub fn iter(&self) -> impl Iterator<Item = (Measure, Reading)> {
        REPORTED.into_iter().filter_map(|measure| Some((measure, self.get(measure)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reported_measure_has_its_slot() {
        for measure in Measure::ALL.iter().copied() {
            assert_eq!(slot(measure), REPORTED.iter().position(|reported| *reported == measure), "{measure:?}");
        }
    }

    #[test]
    fn a_cleared_reading_leaves_no_trace() {
        let mut insights = Insights::default().with(Measure::Likes, 5);
        assert_eq!(insights.get(Measure::Likes), Some(Reading::actual(5)));
        insights.set_estimated(Measure::Likes, true);
        insights.set(Measure::Likes, None);
        assert_eq!((insights.get(Measure::Likes), insights.is_estimated(Measure::Likes)), (None, true));
        insights.set(Measure::Likes, Some(6));
        assert_eq!(insights.get(Measure::Likes), Some(Reading { value: 6, estimated: true }));
        insights.set(Measure::Likes, None);
        insights.set_estimated(Measure::Likes, false);
        assert_eq!(insights, Insights::default());
    }
}
