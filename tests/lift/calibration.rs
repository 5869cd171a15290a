//! Simulation-based calibration (Talts et al. 2018): parameters drawn from the prior, a series made of them, and where each
//! parameter ranks among the sampler's draws. A right sampler makes all ranks equally likely.

use lift::impact::Slab;
use lift::impact::gibbs::Sampler;
use lift::impact::model::{Model, SpreadPrior};
use lift::impact::state::{Start, Variances};
use lift::random::Chance;

const DAYS: usize = 30;
const SERIES: u32 = 1000;
/// Days that nobody knows are part of the promise.
const UNKNOWN: std::ops::Range<usize> = 12..20;
/// Draws that a rank is among: ranks go from 0 to this many.
const DRAWS: usize = 63;
/// Rounds from one of them to the next, so that they hardly depend on one another.
const THIN: usize = 20;
const BINS: usize = 16;
/// The 99.99 % quantile of χ² with 15 degrees of freedom.
const CHI_SQUARE: f64 = 44.263;
/// Standard errors that the mean of the ranks and their spread may be off; they tell of less than χ² needs.
const ERRORS: f64 = 4.0;

/// What is ranked: the variances, the coefficients and what they add up to, how many are in, and the level with the season on the
/// last day.
const RANKED: usize = 8;

struct Truth {
    variances: Variances,
    coefficients: Vec<f64>,
    last: f64,
}

impl Truth {
    fn ranked(&self) -> [f64; RANKED] {
        let Variances { noise, level, season } = self.variances;
        let [one, other] = [0, 1].map(|place| self.coefficients.get(place).copied().unwrap_or(0.0));
        let included = [one, other].map(|coefficient| f64::from(u8::from(coefficient != 0.0)));
        [noise, level, season, one, other, one + other, included[0] + included[1], self.last]
    }
}

fn model(seasons: usize, columns: usize, chance: &mut Chance) -> Model {
    // The columns are independent neither in the days nor in the prior, so that a wrong order of theirs would show.
    let mut row = || {
        let first = chance.normal();
        (0..columns).map(|column| if column == 0 { first } else { 0.8 * first + 0.6 * chance.normal() }).collect()
    };
    let rows = (0..DAYS).map(|_| row()).collect();
    let precision: Vec<Vec<f64>> =
        (0..columns).map(|row| (0..columns).map(|column| if row == column { 0.5 } else { 0.2 }).collect()).collect();
    Model {
        series: Vec::new(),
        rows,
        slab: Slab::new(&precision, vec![0.5; columns]).filter(|_| columns > 0),
        seasons,
        start: Start { mean: 0.5, variance: 1.5, season_variance: 0.8 },
        noise: SpreadPrior { guess: 1.0, weight: 8.0, limit: 1.3 },
        level: SpreadPrior { guess: 0.3, weight: 8.0, limit: f64::INFINITY },
        season: SpreadPrior { guess: 0.2, weight: 8.0, limit: f64::INFINITY },
    }
}

/// Parameters from the prior, and the series they make.
fn simulate(model: &mut Model, chance: &mut Chance) -> Truth {
    let mut draw = |prior: SpreadPrior| {
        let limit = prior.limit * prior.limit;
        chance.variance(prior.weight, prior.weight * prior.guess * prior.guess, limit, prior.guess * prior.guess)
    };
    let (noise, level_step) = (draw(model.noise), draw(model.level));
    let season_step = if model.seasons > 1 { draw(model.season) } else { 0.0 };
    let columns = model.rows[0].len();
    let coefficients = coefficients(columns, noise, chance);
    let mut level = model.start.mean + model.start.variance.sqrt() * chance.normal();
    let mut seasons: Vec<f64> =
        (1..model.seasons).map(|_| model.start.season_variance.sqrt() * chance.normal()).collect();
    model.series.clear();
    let mut last = 0.0;
    for row in &model.rows {
        last = level + seasons.first().copied().unwrap_or(0.0);
        let explained: f64 = row.iter().zip(&coefficients).map(|(value, coefficient)| value * coefficient).sum();
        model.series.push(last + explained + noise.sqrt() * chance.normal());
        level += level_step.sqrt() * chance.normal();
        if model.seasons > 1 {
            let next = season_step.sqrt() * chance.normal() - seasons.iter().sum::<f64>();
            seasons.insert(0, next);
            seasons.pop();
        }
    }
    model.series[UNKNOWN].fill(f64::NAN);
    Truth { variances: Variances { noise, level: level_step, season: season_step }, coefficients, last }
}

/// Coefficients of at most two columns from the slab above.
fn coefficients(columns: usize, noise: f64, chance: &mut Chance) -> Vec<f64> {
    let mut included = || chance.uniform() < 0.5;
    let is_in: Vec<bool> = (0..columns).map(|_| included()).collect();
    if is_in == [true, true] {
        // The lower factor of the inverse of ((0.5, 0.2), (0.2, 0.5)).
        let (a, b, c) = (0.5 / 0.21, -0.2 / 0.21, 0.5 / 0.21_f64);
        let first: f64 = f64::sqrt(a);
        let (one, other) = (chance.normal() * noise.sqrt(), chance.normal() * noise.sqrt());
        return vec![first * one, b / first * one + (c - b * b / a).sqrt() * other];
    }
    is_in.iter().map(|is_in| if *is_in { (noise / 0.5).sqrt() * chance.normal() } else { 0.0 }).collect()
}

/// Where the truth ranks among draws; equal ones are taken as above or below by chance.
fn ranks(model: &Model, truth: &Truth, chance: &mut Chance) -> [usize; RANKED] {
    let mut sampler = Sampler::new(model, chance);
    let truth = truth.ranked();
    let mut below = [0; RANKED];
    let mut equal = [0_u32; RANKED];
    for round in 0..(DRAWS + 10) * THIN {
        sampler.step(model, chance);
        if round % THIN != 0 || round < 10 * THIN {
            continue;
        }
        let last = *sampler.path.signal.last().unwrap();
        let coefficients = sampler.regression.as_ref().map(|own| own.coefficients.clone()).unwrap_or_default();
        let draw = Truth { variances: sampler.variances, coefficients, last }.ranked();
        for place in 0..RANKED {
            below[place] += usize::from(draw[place] < truth[place]);
            equal[place] += u32::from(draw[place] == truth[place]);
        }
    }
    for place in 0..RANKED {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let share = (chance.uniform() * f64::from(equal[place] + 1)) as usize;
        below[place] += share;
    }
    below
}

/// How far ranks are from equally likely: χ² of their bins, and standard errors of their mean and of their spread.
fn distances(ranks: &[usize]) -> [f64; 3] {
    let shares: Vec<f64> = ranks.iter().map(|rank| (*rank as f64 + 0.5) / (DRAWS + 1) as f64 - 0.5).collect();
    let mut bins = [0.0; BINS];
    ranks.iter().for_each(|rank| bins[rank * BINS / (DRAWS + 1)] += 1.0);
    let series = f64::from(SERIES);
    let expected = series / BINS as f64;
    let chi_square = bins.iter().map(|count| (count - expected) * (count - expected) / expected).sum();
    // The mean of a uniform share is 0 with a variance of 1/12, that of its square 1/12 with a variance of 1/180.
    let mean = shares.iter().sum::<f64>() / series * (12.0 * series).sqrt();
    let spread = shares.iter().map(|share| share * share - 1.0 / 12.0).sum::<f64>() / series * (180.0 * series).sqrt();
    [chi_square, mean, spread]
}

fn calibrate(seasons: usize, columns: usize, seed: u64) {
    let mut chance = Chance::new(seed);
    let mut model = model(seasons, columns, &mut chance);
    let mut all: [Vec<usize>; RANKED] = std::array::from_fn(|_| Vec::new());
    for _ in 0..SERIES {
        let truth = simulate(&mut model, &mut chance);
        let found = ranks(&model, &truth, &mut chance);
        all.iter_mut().zip(found).for_each(|(ranks, rank)| ranks.push(rank));
    }
    let found = all.map(|ranks| distances(&ranks));
    println!("{seasons} seasons, {columns} columns: {found:.1?}");
    for [chi_square, mean, spread] in found {
        let is_uniform = chi_square < CHI_SQUARE && mean.abs() < ERRORS && spread.abs() < ERRORS;
        assert!(is_uniform, "{seasons} seasons, {columns} columns: {found:.1?}");
    }
}

#[test]
fn a_level_alone_is_calibrated() {
    calibrate(0, 0, 1);
}

#[test]
fn regression_with_spike_and_slab_is_calibrated() {
    calibrate(0, 2, 2);
}

#[test]
fn a_season_with_regression_is_calibrated() {
    calibrate(4, 2, 3);
}
