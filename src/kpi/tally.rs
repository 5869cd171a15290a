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

mod table;

pub use table::{Row, Table};

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
    /// One measure by itself.
    pub fn of_one(measure: Measure, grain: Grain) -> Joint {
        Joint { required: MeasureSet::EMPTY.with(measure), summed: vec![measure], grain, ratio: None }
    }

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
        let ratio = joint.ratio.and_then(|(dividend, divisor)| {
            Some((joint.summed.get(dividend)?, joint.summed.get(divisor)?, sums.totals.get(divisor)?))
        });
        return match (ratio, sums.ratio_rows) {
            (None, _) => Outcome::Undefined(Why::NotChosen),
            // There is something to divide by, but what to divide is only told for several rows at once.
            (Some((dividend, _, total)), 0) if *total > 0.0 => Outcome::Missing(MeasureSet::EMPTY.with(*dividend)),
            (Some((_, divisor, _)), 0) => Outcome::Undefined(Why::NotPositive(MeasureSet::EMPTY.with(*divisor))),
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
