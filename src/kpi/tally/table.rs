//! Facts by column, added up in blocks of rows.
//!
//! A block is as many rows as a word has bits: which rows know a measure is one word, how many know two is one `and`, and
//! every joint of the catalogue reads the block while it is near.

use std::ops::Range;

use super::{Joint, Sums};
use crate::kpi::measure::{Measure, MeasureSet};

/// Facts by column.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Table {
    columns: [Column; COLUMNS],
    rows: usize,
}

/// One measure of each row; empty as long as no row knows it.
#[derive(Clone, PartialEq, Default, Debug)]
struct Column {
    /// What is not known stands as zero.
    values: Vec<f64>,
    /// The largest value, whatever its sign.
    largest: f64,
    /// One for every [`BLOCK`] rows.
    marks: Vec<Marks>,
}

/// What is true of rows, one bit for each, the first row lowest.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
struct Marks {
    known: u64,
    positive: u64,
    estimated: u64,
}

/// Rows that are added up at once: few enough to stay in the nearest cache, and to need one word of [`Marks`].
const BLOCK: usize = u64::BITS as usize;

/// One row on its way into a [`Table`].
#[derive(Clone, Copy, Default, Debug)]
pub struct Row {
    values: [f64; COLUMNS],
    known: MeasureSet,
    estimated: MeasureSet,
}

/// Columns of a row: the measures that are summed, which are declared first.
const COLUMNS: usize = Measure::Days as usize;

impl Row {
    /// Sets a fact of the row; money in minor units. A parameter belongs to no row and is passed over.
    pub fn set(&mut self, measure: Measure, value: f64, estimated: bool) {
        if let Some(place) = self.values.get_mut(measure as usize) {
            *place = value;
            self.known = self.known.with(measure);
            if estimated {
                self.estimated = self.estimated.with(measure);
            }
        }
    }

    /// Forgets a fact.
    pub fn clear(&mut self, measure: Measure) {
        if let Some(place) = self.values.get_mut(measure as usize) {
            *place = 0.0;
            self.known = self.known.without(measure);
            self.estimated = self.estimated.without(measure);
        }
    }

    /// A fact of the row, if known.
    pub fn get(&self, measure: Measure) -> Option<f64> {
        if self.known.has(measure) { self.values.get(measure as usize).copied() } else { None }
    }

    /// Whether a fact of the row is an estimate.
    pub fn is_estimated(&self, measure: Measure) -> bool {
        self.estimated.has(measure)
    }
}

impl Table {
    /// Appends a row.
    pub fn push(&mut self, row: &Row) {
        for ((measure, column), value) in Measure::ALL.iter().zip(&mut self.columns).zip(row.values) {
            let known = row.known.has(*measure);
            if known || !column.values.is_empty() {
                column.push(self.rows, value, known, row.estimated.has(*measure));
            }
        }
        self.rows += 1;
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// One fact of a row, if known; money in minor units.
    pub fn get(&self, row: usize, measure: Measure) -> Option<f64> {
        let column = self.columns.get(measure as usize)?;
        let known = column.marks.get(row / BLOCK)?.known & (1 << (row % BLOCK)) != 0;
        if known { column.values.get(row).copied() } else { None }
    }

    /// Sums one joint over `rows`.
    pub fn sum(&self, joint: &Joint, rows: Range<usize>, sums: &mut Sums) {
        for block in self.blocks(rows, |measure| joint.summed.contains(&measure)) {
            block.sum(joint, 1, sums);
        }
    }

    /// The whole of which `rows` are the parts: only what all parts know is known of the whole.
    pub fn roll_up(&self, rows: Range<usize>) -> Row {
        let mut whole = Row::default();
        for (place, block) in self.blocks(rows, |_| true).enumerate() {
            for ((measure, column), value) in Measure::ALL.iter().zip(&block.columns).zip(&mut whole.values) {
                let known = column.marks.known == block.rows && (place == 0 || whole.known.has(*measure));
                let estimated = known && (column.marks.estimated != 0 || whole.estimated.has(*measure));
                whole.known = if known { whole.known.with(*measure) } else { whole.known.without(*measure) };
                whole.estimated =
                    if estimated { whole.estimated.with(*measure) } else { whole.estimated.without(*measure) };
                *value = if known { *value + column.total } else { 0.0 };
            }
        }
        whole
    }

    /// The rows in blocks, with the columns of the measures that are `needed`.
    pub(super) fn blocks(
        &self,
        rows: Range<usize>,
        needed: impl Fn(Measure) -> bool,
    ) -> impl Iterator<Item = Block<'_>> {
        let end = rows.end.min(self.rows);
        rows.step_by(BLOCK).map(move |first| {
            let rows = first..end.min(first + BLOCK);
            let mut block =
                Block { len: rows.len(), rows: u64::MAX >> (BLOCK - rows.len()), columns: Default::default() };
            for ((measure, column), part) in Measure::ALL.iter().zip(&self.columns).zip(&mut block.columns) {
                if needed(*measure) {
                    *part = column.part(&rows, block.rows);
                }
            }
            block
        })
    }
}

impl Column {
    fn push(&mut self, row: usize, value: f64, known: bool, estimated: bool) {
        if self.values.is_empty() {
            self.values.resize(row, 0.0);
        }
        self.values.push(value);
        if value.abs() > self.largest {
            self.largest = value.abs();
        }
        let word = row / BLOCK;
        if self.marks.len() <= word {
            self.marks.resize(word + 1, Marks::default());
        }
        if let Some(marks) = self.marks.get_mut(word) {
            let mark = |is: bool| u64::from(is) << (row % BLOCK);
            marks.known |= mark(known);
            marks.positive |= mark(value > 0.0);
            marks.estimated |= mark(estimated);
        }
    }

    /// The column in a block of rows, of which `all` has a bit each.
    fn part(&self, rows: &Range<usize>, all: u64) -> Part<'_> {
        let end = rows.end.min(self.values.len());
        let Some(values) = self.values.get(rows.start..end) else { return Part::default() };
        let word = |place: usize| self.marks.get(place).copied().unwrap_or_default();
        let (place, shift) = (rows.start / BLOCK, rows.start % BLOCK);
        let (low, high) = (word(place), word(place + 1));
        // Twice, since a shift by all 64 bits is none.
        let marks = |low: u64, high: u64| (low >> shift | high << 1 << (BLOCK - 1 - shift)) & all;
        Part {
            values,
            exact: self.largest < EXACT,
            total: add_up(values, values, |value, _| value),
            marks: Marks {
                known: marks(low.known, high.known),
                positive: marks(low.positive, high.positive),
                estimated: marks(low.estimated, high.estimated),
            },
        }
    }
}

/// Facts are whole numbers. Up to this size those of a block add up without rounding, to less than 2^53.
const EXACT: f64 = 9_007_199_254_740_992.0 / BLOCK as f64;

/// Some rows of a table.
pub(super) struct Block<'a> {
    len: usize,
    /// A bit for each row.
    rows: u64,
    columns: [Part<'a>; COLUMNS],
}

/// A column of a block.
#[derive(Clone, Copy, Default)]
struct Part<'a> {
    values: &'a [f64],
    total: f64,
    /// Whether any of the values can be taken off the total without a trace.
    exact: bool,
    marks: Marks,
}

impl Part<'_> {
    /// The total of some rows.
    fn total_of(&self, rows: u64) -> f64 {
        let others = self.marks.known & !rows;
        if others == 0 {
            self.total
        } else if self.exact && count(others) <= BLOCK / 2 {
            self.total - self.pick(others)
        } else {
            self.pick(rows)
        }
    }

    /// Adds up some rows one by one.
    fn pick(&self, mut rows: u64) -> f64 {
        let mut total = 0.0;
        while rows != 0 {
            total += self.values.get(rows.trailing_zeros() as usize).unwrap_or(&0.0);
            rows &= rows - 1;
        }
        total
    }
}

impl Block<'_> {
    fn part(&self, measure: Measure) -> &Part<'_> {
        const NOTHING: &Part<'static> =
            &Part { values: &[], total: 0.0, exact: true, marks: Marks { known: 0, positive: 0, estimated: 0 } };
        self.columns.get(measure as usize).unwrap_or(NOTHING)
    }

    /// Sums one joint over the rows of the block.
    pub(super) fn sum(&self, joint: &Joint, weight: usize, sums: &mut Sums) {
        let mut used = self.rows;
        for measure in &joint.summed {
            let known = self.part(*measure).marks.known;
            if known != 0 {
                sums.seen = sums.seen.with(*measure);
            }
            if joint.required.has(*measure) {
                used &= known;
            }
        }
        sums.of += self.len * weight;
        let rows = count(used);
        if rows == 0 {
            return;
        }
        sums.used += rows * weight;
        for (total, measure) in sums.totals.iter_mut().zip(&joint.summed) {
            let part = self.part(*measure);
            sums.estimated |= part.marks.estimated & used != 0;
            *total += part.total_of(used);
        }
        // A row that stands for several says nothing about the ratio of each.
        if weight == 1
            && let Some((dividend, divisor)) = joint.ratio
            && let (Some(dividend), Some(divisor)) = (joint.summed.get(dividend), joint.summed.get(divisor))
        {
            // A side that is not known is zero, so that its row adds nothing.
            let (dividend, divisor) = (self.part(*dividend), self.part(*divisor));
            sums.ratios += add_up(dividend.values, divisor.values, |a, b| if b > 0.0 { a / b } else { 0.0 });
            sums.ratio_rows += rows - count(used & !divisor.marks.positive);
        }
    }
}

fn count(rows: u64) -> usize {
    if rows == 0 { 0 } else { rows.count_ones() as usize }
}

/// How many rows are added side by side, each in a sum of its own: the processor does not have to wait for one to finish
/// before it begins the next.
const LANES: usize = 4;

/// Adds up what `of` makes of each pair.
fn add_up(one: &[f64], other: &[f64], of: impl Fn(f64, f64) -> f64) -> f64 {
    let len = one.len().min(other.len());
    let (one, one_rest) = one.get(..len).unwrap_or_default().as_chunks::<LANES>();
    let (other, other_rest) = other.get(..len).unwrap_or_default().as_chunks::<LANES>();
    let mut lanes = [0.0; LANES];
    for (one, other) in one.iter().zip(other) {
        for (lane, (a, b)) in lanes.iter_mut().zip(one.iter().zip(other)) {
            *lane += of(*a, *b);
        }
    }
    for (lane, (a, b)) in lanes.iter_mut().zip(one_rest.iter().zip(other_rest)) {
        *lane += of(*a, *b);
    }
    lanes.into_iter().sum()
}
