//! What the draws say: predicted days, effects, and how sure they are.

use super::gibbs::Sampler;
use super::prepare::Prepared;
use super::spread::{Spread, spreads, weights};
use super::state::{advance, disturb, observed};
use crate::quantile::{Mixture, around};
use crate::random::Chance;
use crate::{Day, Input, Interval, Lift, Verdict};

/// What each draw predicts for each day, as it was before standardising.
pub(super) struct Draws<'a> {
    prepared: &'a Prepared,
    /// The known days of the intervention, by their places in the series, and their values.
    known: Vec<(usize, f64)>,
    /// How far the sum up to each of them spreads, and how often each part of the state on the first day counts in it.
    spreads: Vec<(Spread, Vec<f64>)>,
    /// All draws of a day, one day after the other.
    days: Vec<Vec<f64>>,
    /// What each draw expects of a day, without the chance that lies between it and the day.
    expected: Vec<Vec<f64>>,
    /// By known day, the variance of the sum up to it by each draw.
    variances: Vec<Vec<f64>>,
    count: usize,
    /// How often each column was in.
    included: Vec<f64>,
}

impl<'a> Draws<'a> {
    pub(super) fn new(input: &Input, prepared: &'a Prepared, draws: usize) -> Self {
        let during = (prepared.first..).zip(input.during());
        let known: Vec<(usize, f64)> = during.filter_map(|(day, value)| Some((day, (*value)?))).collect();
        let places: Vec<usize> = known.iter().map(|(day, _)| day - prepared.first).collect();
        let seasons = prepared.model.seasons;
        let spreads = spreads(&places, seasons).zip(weights(&places, seasons.max(1))).collect();
        let columns = prepared.model.slab.as_ref().map_or(0, |slab| slab.inclusion.len());
        let room = vec![Vec::with_capacity(draws); prepared.end];
        Self {
            prepared,
            variances: vec![Vec::with_capacity(draws); known.len()],
            known,
            spreads,
            count: 0,
            days: room.clone(),
            expected: room,
            included: vec![0.0; columns],
        }
    }

    /// Adds what a draw predicts: the path before the intervention, and on from its last day (equation 2.18).
    pub(super) fn add(&mut self, sampler: &Sampler, chance: &mut Chance) {
        let prepared = self.prepared;
        let steps = [sampler.variances.noise, sampler.variances.level, sampler.variances.season].map(f64::sqrt);
        let [noise, level, season] = steps;
        // The latter is what the former is on average.
        let (mut state, mut mean) = (sampler.path.last.clone(), sampler.path.ahead.mean.clone());
        for (day, (draws, expected)) in self.days.iter_mut().zip(&mut self.expected).enumerate() {
            let (drawn, average) = if let Some(signal) = sampler.path.signal.get(day) {
                (*signal, *signal)
            } else {
                advance(&mut state);
                let season = if state.len() > 1 { season * chance.normal() } else { 0.0 };
                disturb(&mut state, [level * chance.normal(), season]);
                let average = observed(&mean);
                advance(&mut mean);
                (observed(&state), average)
            };
            let explained = match (&sampler.regression, prepared.rows.get(day)) {
                (Some(regression), Some(row)) => regression.adds(row),
                _ => 0.0,
            };
            expected.push(prepared.restored(average + explained));
            draws.push(prepared.restored(drawn + explained + noise * chance.normal()));
        }
        self.count += 1;
        for (variances, (spread, weights)) in self.variances.iter_mut().zip(&self.spreads) {
            let variance = spread.of(sampler.variances) + sampler.path.ahead.variance(weights);
            variances.push(variance * prepared.deviation * prepared.deviation);
        }
        for (count, is_in) in self.included.iter_mut().zip(sampler.regression.iter().flat_map(|own| &own.included)) {
            *count += f64::from(u8::from(*is_in));
        }
    }
}

/// The lift of an input by its draws. None of no draws.
pub(super) fn lift(input: &Input, mut draws: Draws) -> Option<Lift> {
    let count = draws.count as f64;
    let observed: f64 = draws.known.iter().map(|(_, value)| value).sum();
    let Totals { sums, by_day, last } = totals(&draws)?;
    let total = by_day.last()?.1;
    let path = path(input, &mut draws, &by_day)?;
    Some(Lift {
        days: draws.known.len(),
        observed,
        predicted: total.from(observed),
        daily: total.times(1.0 / draws.known.len() as f64),
        total,
        tail: Some(tail(last.below(observed), count)),
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
    /// What is expected of the sum of all known days.
    last: Mixture,
}

/// The sums. None of no known days.
fn totals(draws: &Draws) -> Option<Totals> {
    let known = &draws.known;
    let mut sums = vec![0.0; draws.count];
    let mut parts = vec![(0.0, 0.0); sums.len()];
    let mut observed = 0.0;
    let mut by_day = Vec::with_capacity(known.len());
    let mut last = None;
    for ((day, value), variances) in known.iter().zip(&draws.variances) {
        observed += value;
        let of_day = draws.days.get(*day).into_iter().flatten().zip(draws.expected.get(*day).into_iter().flatten());
        let each = sums.iter_mut().zip(&mut parts).zip(of_day).zip(variances);
        for (((sum, (mean, variance)), (drawn, expected)), of_sum) in each {
            *sum += drawn;
            *mean += expected;
            *variance = *of_sum;
        }
        let mixture = Mixture::new(&parts);
        // The days before are only drawn, which needs fewer digits than the last, whose numbers are told.
        let steps = if by_day.len() + 1 < known.len() { 1 } else { 2 };
        by_day.push((*day, mixture.interval(&mut sums.clone(), steps)?.from(observed)));
        last = Some(mixture);
    }
    Some(Totals { sums, by_day, last: last? })
}

/// The mean of each draw's relative effect, and what the interval of the sum is relative to. None if it may well be that nothing or
/// less was to be expected, or that so little was that the mean of the ratios says nothing: there a ratio has no sense.
fn relative(sums: &[f64], observed: f64, predicted: Interval) -> Option<Interval> {
    let ratio = |sum: f64| observed / sum - 1.0;
    let mean = sums.iter().map(|sum| ratio(*sum)).sum::<f64>() / sums.len() as f64;
    let (one, other) = (ratio(predicted.low), ratio(predicted.high));
    let relative = Interval { mean, low: one.min(other), high: one.max(other) };
    (predicted.low > 0.0 && relative.low <= mean && mean <= relative.high).then_some(relative)
}

/// The one-sided tail probability of a sum of which this share was to be expected below what was observed. What was observed counts
/// as a draw of its own, as in R, so that nothing is impossible.
fn tail(below: f64, draws: f64) -> f64 {
    (below.min(1.0 - below) * draws + 1.0) / (draws + 1.0)
}
