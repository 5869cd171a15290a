//! What the draws say: predicted days, effects, and how sure they are.

use super::gibbs::Sampler;
use super::prepare::Prepared;
use super::spread::spreads;
use super::state::{Variances, advance, disturb, observed};
use crate::quantile::{around, interval, of_mixture};
use crate::random::Chance;
use crate::{Day, Input, Interval, Lift, Verdict};

/// What each draw predicts for each day, as it was before standardising.
pub(super) struct Draws<'a> {
    prepared: &'a Prepared,
    /// All draws of a day, one day after the other.
    days: Vec<Vec<f64>>,
    /// What each draw expects of a day, without the chance that lies between it and the day.
    expected: Vec<Vec<f64>>,
    variances: Vec<Variances>,
    /// How often each column was in.
    included: Vec<f64>,
}

impl<'a> Draws<'a> {
    pub(super) fn new(prepared: &'a Prepared, draws: usize) -> Self {
        let columns = prepared.model.slab.as_ref().map_or(0, |slab| slab.inclusion.len());
        let room = vec![Vec::with_capacity(draws); prepared.end];
        Self {
            prepared,
            days: room.clone(),
            expected: room,
            variances: Vec::with_capacity(draws),
            included: vec![0.0; columns],
        }
    }

    /// Adds what a draw predicts: the path before the intervention, and on from its last day (equation 2.18).
    pub(super) fn add(&mut self, sampler: &Sampler, chance: &mut Chance) {
        let prepared = self.prepared;
        let steps = [sampler.variances.noise, sampler.variances.level, sampler.variances.season].map(f64::sqrt);
        let [noise, level, season] = steps;
        // With disturbances, and without: the latter are what the former are on average.
        let (mut state, mut mean) = (sampler.path.last.clone(), sampler.path.last.clone());
        for (day, (draws, expected)) in self.days.iter_mut().zip(&mut self.expected).enumerate() {
            let (drawn, average) = if let Some(signal) = sampler.path.signal.get(day) {
                (*signal, *signal)
            } else {
                advance(&mut mean);
                advance(&mut state);
                let season = if state.len() > 1 { season * chance.normal() } else { 0.0 };
                disturb(&mut state, [level * chance.normal(), season]);
                (observed(&state), observed(&mean))
            };
            let explained = match (&sampler.regression, prepared.rows.get(day)) {
                (Some(regression), Some(row)) => regression.adds(row),
                _ => 0.0,
            };
            expected.push(prepared.restored(average + explained));
            draws.push(prepared.restored(drawn + explained + noise * chance.normal()));
        }
        self.variances.push(sampler.variances);
        for (count, is_in) in self.included.iter_mut().zip(sampler.regression.iter().flat_map(|own| &own.included)) {
            *count += f64::from(u8::from(*is_in));
        }
    }
}

/// The lift of an input by its draws. None of no draws.
pub(super) fn lift(input: &Input, prepared: &Prepared, mut draws: Draws) -> Option<Lift> {
    let count = draws.variances.len() as f64;
    let known: Vec<(usize, f64)> =
        (prepared.first..).zip(input.during()).filter_map(|(day, value)| Some((day, (*value)?))).collect();
    let observed: f64 = known.iter().map(|(_, value)| value).sum();
    let Totals { sums, by_day } = totals(&draws, &known);
    let total = by_day.last()?.1;
    let path = path(input, &mut draws, &by_day)?;
    Some(Lift {
        days: known.len(),
        observed,
        predicted: total.from(observed),
        daily: total.times(1.0 / known.len() as f64),
        total,
        tail: Some(tail(&sums, observed)),
        relative: relative(&sums, observed, total.from(observed)),
        verdict: Verdict::of(total),
        // The first column is the constant.
        inclusion: draws.included.iter().skip(1).map(|times| times / count).collect(),
        path,
    })
}

fn path(input: &Input, draws: &mut Draws, totals: &[(usize, Interval)]) -> Option<Vec<Day>> {
    let mut totals = totals.iter().peekable();
    let mut total = None;
    let mut path = Vec::with_capacity(draws.days.len());
    for (place, (values, expected)) in draws.days.iter_mut().zip(&draws.expected).enumerate() {
        let predicted = around(values, expected.iter().sum::<f64>() / expected.len() as f64)?;
        let observed = input.series.get(place).copied().flatten();
        total = totals.next_if(|(day, _)| *day == place).map(|(_, total)| *total).or(total);
        path.push(Day { observed, predicted, effect: observed.map(|value| predicted.from(value)), total });
    }
    Some(path)
}

struct Totals {
    /// The sum of all known days of the intervention, of each draw.
    sums: Vec<f64>,
    /// The effects added up to each known day.
    by_day: Vec<(usize, Interval)>,
}

fn totals(draws: &Draws, known: &[(usize, f64)]) -> Totals {
    let prepared = draws.prepared;
    let mut sums = vec![0.0; draws.variances.len()];
    let mut parts = vec![(0.0, 0.0); sums.len()];
    let places: Vec<usize> = known.iter().map(|(day, _)| day - prepared.first).collect();
    let mut observed = 0.0;
    let mut by_day = Vec::with_capacity(known.len());
    for ((day, value), spread) in known.iter().zip(spreads(&places, prepared.model.seasons)) {
        observed += value;
        let of_day = draws.days.get(*day).into_iter().flatten().zip(draws.expected.get(*day).into_iter().flatten());
        let each = sums.iter_mut().zip(&mut parts).zip(of_day).zip(&draws.variances);
        for (((sum, (mean, variance)), (drawn, expected)), variances) in each {
            *sum += drawn;
            *mean += expected;
            *variance = spread.of(*variances) * prepared.deviation * prepared.deviation;
        }
        by_day.extend(of_mixture(&mut sums.clone(), &parts).map(|sum| (*day, sum.from(observed))));
    }
    Totals { sums, by_day }
}

/// The mean of each draw's relative effect, and its interval. None if it may well be that nothing or less was to be expected, where
/// a ratio has no sense.
fn relative(sums: &[f64], observed: f64, predicted: Interval) -> Option<Interval> {
    if predicted.low <= 0.0 {
        return None;
    }
    let mut ratios: Vec<f64> = sums.iter().map(|sum| observed / sum - 1.0).collect();
    interval(&mut ratios).filter(|found| found.mean.is_finite())
}

/// The one-sided tail probability of the sum: the share of sums at least as far out as what was observed, itself counted.
fn tail(sums: &[f64], observed: f64) -> f64 {
    let above = sums.iter().filter(|sum| **sum >= observed).count() + 1;
    let below = sums.iter().filter(|sum| **sum <= observed).count() + 1;
    above.min(below) as f64 / (sums.len() + 1) as f64
}
