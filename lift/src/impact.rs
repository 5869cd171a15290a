//! Causal impact: what the series would have been without the intervention, by a Bayesian structural time-series model.
//!
//! Brodersen, Gallusser, Koehler, Remy, Scott (2015), "Inferring causal impact using Bayesian structural time-series models",
//! Annals of Applied Statistics 9(1). The model is a local level, where wanted a season, and where there are controls a regression
//! on them with a spike-and-slab prior. Priors and definitions are those of the authors' R package, so that both say the same.

pub mod gibbs;
pub mod model;
mod prepare;
pub(crate) mod regression;
mod spread;
pub mod state;
mod summary;

pub use regression::Slab;

use crate::check::Refusal;
use crate::random::Chance;
use crate::{Input, Lift, Options, Stopped};

/// Draws between two reports of progress.
const REPORT_EVERY: usize = 50;

/// The lift of an input that nothing speaks against.
///
/// # Errors
/// That it was cancelled.
pub fn lift(input: &Input, options: Options, progress: &mut dyn FnMut(f64) -> bool) -> Result<Lift, Stopped> {
    let prepared = prepare::prepare(input, options.seasons);
    let mut chance = Chance::new(options.seed);
    let mut sampler = gibbs::Sampler::new(&prepared.model, &mut chance);
    let mut draws = summary::Draws::new(input, &prepared, options.draws);
    let warm_up = gibbs::Sampler::warm_up(options.draws);
    let rounds = warm_up + options.draws;
    for round in 0..rounds {
        if round % REPORT_EVERY == 0 && !progress(round as f64 / rounds as f64) {
            return Err(Stopped::Cancelled);
        }
        sampler.step(&prepared.model, &mut chance);
        if round >= warm_up {
            draws.add(&sampler, &mut chance);
        }
    }
    summary::lift(input, draws).ok_or(Stopped::Refused(Refusal::NotFinite))
}
