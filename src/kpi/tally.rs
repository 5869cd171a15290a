//! Adding up facts: each formula takes only the rows where everything it needs is known.
//!
//! The catalogue's formulas are grouped into [`Joint`]s, one for each set of measures that must be known together, so
//! that one pass over the columns of a [`Table`] serves every KPI.

use std::ops::Range;

use super::catalogue::{Awareness, Content, KpiId, Reading, Sales, Value};
use super::definitions::Definitions;
use super::formula::{Expr, Trouble};
use super::measure::{Grain, Measure, MeasureSet, Role};
use super::outcome::{Basis, Coverage, Outcome, Why};

/// The most measures that one formula sums.
const WIDTH: usize = 4;

/// Measures that must be known together in a row, and what is summed over such rows.
#[derive(Clone, PartialEq, Debug)]
pub struct Joint {
    /// A row counts if it knows all of these.
    pub required: MeasureSet,
    /// Summed in this order; those not required count where known.
    summed: Vec<Measure>,
    /// What a row is.
    pub grain: Grain,
    /// Dividend and divisor (as places in `summed`) of the ratio that is averaged over rows.
    ratio: Option<(usize, usize)>,
}

impl Joint {
    /// Whether one joint can serve the KPIs of both.
    fn fits(&self, other: &Joint) -> bool {
        let one_ratio = self.ratio.is_none() || other.ratio.is_none() || self.ratio == other.ratio;
        one_ratio && self.summed == other.summed && self.required == other.required && self.grain == other.grain
    }
}

/// Every joint of the catalogue under some definitions.
#[derive(Clone, PartialEq, Debug)]
pub struct Joints {
    list: Vec<Joint>,
    /// For each KPI, in the order of [`KpiId::all`], the place of its joint.
    of_kpi: Vec<Option<usize>>,
}

/// The place of a KPI in [`KpiId::all`].
fn ordinal(kpi: KpiId) -> usize {
    let content = Awareness::ALL.len();
    let sales = content + Content::ALL.len();
    let value = sales + Sales::ALL.len();
    match kpi {
        KpiId::Awareness(id) => id as usize,
        KpiId::Content(id) => content + id as usize,
        KpiId::Sales(id) => sales + id as usize,
        KpiId::Value(id) => value + id as usize,
        KpiId::Plan(id) => value + Value::ALL.len() + id as usize,
    }
}

impl Joints {
    /// The joints of the whole catalogue under `definitions`.
    pub fn of(definitions: &Definitions) -> Joints {
        let mut list: Vec<Joint> = Vec::new();
        let mut place_of = |kpi| {
            let joint = joint(kpi, definitions)?;
            let place = list.iter().position(|other| other.fits(&joint)).unwrap_or(list.len());
            match list.get_mut(place) {
                Some(shared) => shared.ratio = shared.ratio.or(joint.ratio),
                None => list.push(joint),
            }
            Some(place)
        };
        let of_kpi = KpiId::all().map(&mut place_of).collect();
        Joints { list, of_kpi }
    }

    /// The joint of a KPI, and its place in every [`Tally`] made with these joints.
    pub fn get(&self, kpi: KpiId) -> Option<(&Joint, usize)> {
        let place = (*self.of_kpi.get(ordinal(kpi))?)?;
        Some((self.list.get(place)?, place))
    }

    /// An empty tally.
    pub fn tally(&self) -> Tally {
        Tally(vec![Sums::default(); self.list.len()])
    }
}

/// The joint of one KPI; none if its formula sums nothing.
fn joint(kpi: KpiId, definitions: &Definitions) -> Option<Joint> {
    let formula = kpi.formula(definitions)?;
    let grain = kpi.grain(definitions)?;
    let is_summed = |measure: &Measure| measure.role() != Role::Parameter;
    let summed: Vec<_> = formula.measures().iter().filter(is_summed).collect();
    debug_assert!(summed.len() <= WIDTH, "{kpi} sums too many measures");
    let place = |measure| summed.iter().position(|other| *other == measure);
    let ratio = kpi.averaged(definitions).and_then(|(a, b)| Some((place(a)?, place(b)?)));
    Some(Joint { required: formula.required().iter().filter(is_summed).collect(), ratio, grain, summed })
}

/// The sums of one joint over some rows.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct Sums {
    totals: [f64; WIDTH],
    used: usize,
    of: usize,
    ratios: f64,
    ratio_rows: usize,
    /// Every measure of the joint that any of the rows knows.
    seen: MeasureSet,
    estimated: bool,
}

impl Sums {
    /// Whether no row knew all that was needed.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Adds the sums over other rows.
    pub fn add(&mut self, other: &Sums) {
        for (total, more) in self.totals.iter_mut().zip(other.totals) {
            *total += more;
        }
        self.used += other.used;
        self.of += other.of;
        self.ratios += other.ratios;
        self.ratio_rows += other.ratio_rows;
        self.seen = self.seen.or(other.seen);
        self.estimated |= other.estimated;
    }
}

/// The sums of every joint over the rows of one scope.
#[derive(Clone, PartialEq, Debug)]
pub struct Tally(Vec<Sums>);

impl Tally {
    /// Adds a scope that shares no row with this one.
    pub fn add(&mut self, other: &Tally) {
        for (sums, more) in self.0.iter_mut().zip(&other.0) {
            sums.add(more);
        }
    }

    /// Adds `rows` of `table` to every joint that `wanted` lets through; each row counts as `weight` rows when coverage
    /// is told.
    pub fn add_rows(
        &mut self,
        joints: &Joints,
        table: &Table,
        rows: Range<usize>,
        weight: usize,
        wanted: impl Fn(&Joint) -> bool,
    ) {
        for block in table.blocks(rows, |_| true) {
            for (sums, joint) in self.0.iter_mut().zip(&joints.list) {
                if wanted(joint) {
                    block.sum(joint, weight, sums);
                }
            }
        }
    }

    /// The sums at the place that [`Joints::get`] gave.
    pub fn sums(&self, place: usize) -> Sums {
        self.0.get(place).copied().unwrap_or_default()
    }
}

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
    fn blocks(&self, rows: Range<usize>, needed: impl Fn(Measure) -> bool) -> impl Iterator<Item = Block<'_>> {
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
struct Block<'a> {
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
    fn sum(&self, joint: &Joint, weight: usize, sums: &mut Sums) {
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
        if let Some((dividend, divisor)) = joint.ratio
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

/// What a formula needs beside the sums of its rows.
pub trait Setting {
    /// The value of a parameter, money in major units.
    fn parameter(&self, measure: Measure) -> Option<f64>;
    /// Minor units of money in one major unit.
    fn minor_per_major(&self) -> f64;
}

/// Evaluates a formula over the sums of its joint.
pub fn evaluate(
    formula: &Expr,
    joint: Option<&Joint>,
    sums: &Sums,
    setting: &impl Setting,
    reading: Reading,
) -> Outcome {
    let Some(joint) = joint else { return on_parameters(formula, setting) };
    if sums.used == 0 {
        let parameters = formula.required().iter().filter(|measure| measure.role() == Role::Parameter);
        let absent: MeasureSet = parameters.filter(|measure| setting.parameter(*measure).is_none()).collect();
        let unseen: MeasureSet = joint.required.iter().filter(|measure| !sums.seen.has(*measure)).collect();
        // Every input is known somewhere, but in no row together: all of them are asked for.
        let unseen = if unseen.is_empty() && absent.is_empty() { joint.required } else { unseen };
        return Outcome::Missing(unseen.or(absent));
    }
    let basis = if sums.estimated { Basis::Estimated } else { Basis::Actual };
    let coverage = |used| Coverage { used, of: sums.of, grain: joint.grain };
    if reading == Reading::AveragePost {
        let divisor = joint.ratio.and_then(|(_, divisor)| joint.summed.get(divisor));
        return match (divisor, sums.ratio_rows) {
            (None, _) => Outcome::Undefined(Why::NotChosen),
            (Some(divisor), 0) => Outcome::Undefined(Why::NotPositive(MeasureSet::EMPTY.with(*divisor))),
            (Some(_), rows) => Outcome::Known { value: sums.ratios / rows as f64, coverage: coverage(rows), basis },
        };
    }
    match formula.evaluate(&total(joint, sums, setting)) {
        Ok(value) => Outcome::Known { value, coverage: coverage(sums.used), basis },
        Err(Trouble::Missing(set)) => Outcome::Missing(set),
        Err(Trouble::Undefined(why)) => Outcome::Undefined(why),
    }
}

/// The totals that a formula of `joint` is evaluated with, money in major units.
pub fn total<'a, S: Setting>(joint: &'a Joint, sums: &'a Sums, setting: &'a S) -> impl Fn(Measure) -> Option<f64> + 'a {
    move |measure| {
        if measure.role() == Role::Parameter {
            return setting.parameter(measure);
        }
        if !joint.required.has(measure) && !sums.seen.has(measure) {
            return None;
        }
        let place = joint.summed.iter().position(|summed| *summed == measure)?;
        let scale = if measure.unit() == super::unit::Unit::Money { setting.minor_per_major() } else { 1.0 };
        Some(sums.totals.get(place)? / scale)
    }
}

/// Evaluates a formula that runs on parameters alone.
fn on_parameters(formula: &Expr, setting: &impl Setting) -> Outcome {
    match formula.evaluate(&|measure| setting.parameter(measure)) {
        Ok(value) => {
            let coverage = Coverage { used: 1, of: 1, grain: Grain::Campaign };
            Outcome::Known { value, coverage, basis: Basis::Actual }
        }
        Err(Trouble::Missing(set)) => Outcome::Missing(set),
        Err(Trouble::Undefined(why)) => Outcome::Undefined(why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kpi_has_its_place() {
        assert!(KpiId::all().map(ordinal).eq(0..KpiId::all().count()));
    }

    #[test]
    fn rows_beyond_a_block_count_the_same() {
        let joints = Joints::of(&Definitions::default());
        let mut table = Table::default();
        for row in 0..300_u16 {
            let mut facts = Row::default();
            facts.set(Measure::Engagements, f64::from(row), row == 299);
            if row % 3 == 0 {
                facts.set(Measure::Reach, f64::from(row % 2), false);
            }
            table.push(&facts);
        }
        let er_reach = joints.get(KpiId::Content(Content::ErReach));
        let (joint, _) = er_reach.expect("a joint of engagements and reach");
        for rows in [0..300, 1..299, 63..65, 64..128, 100..100, 130..298] {
            let mut sums = Sums::default();
            table.sum(joint, rows.clone(), &mut sums);
            let both: Vec<_> = rows.clone().filter(|row| row % 3 == 0).collect();
            let odd: Vec<_> = both.iter().copied().filter(|row| row % 2 == 1).collect();
            let total = |rows: &[usize]| rows.iter().sum::<usize>() as f64;
            assert_eq!((sums.of, sums.used, sums.ratio_rows), (rows.len(), both.len(), odd.len()), "{rows:?}");
            assert_eq!(sums.ratios, total(&odd), "{rows:?}");
            let place = |measure| joint.summed.iter().position(|summed| *summed == measure).expect("summed");
            assert_eq!(sums.totals[place(Measure::Engagements)], total(&both), "{rows:?}");
            assert_eq!(sums.totals[place(Measure::Reach)], odd.len() as f64, "{rows:?}");
            assert!(!sums.estimated, "the one estimate stands in a row without reach");
        }
    }
}
