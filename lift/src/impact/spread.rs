//! How far a sum of predicted days spreads around what is expected of it, given what a draw knows.

use super::state::{Variances, go_back};

/// How often each variance counts in the spread of a sum of days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spread {
    noise: f64,
    level: f64,
    season: f64,
}

impl Spread {
    /// The variance of the sum.
    pub(super) fn of(self, variances: Variances) -> f64 {
        self.noise * variances.noise + self.level * variances.level + self.season * variances.season
    }
}

/// The spread of the sum up to each of some days, which are given by their places after the last day that was seen.
///
/// A step of the level on a day is in each later day of the sum. A disturbance of the season comes back after one turn, and is taken
/// back the day after it.
pub(super) fn spreads<'a>(places: &'a [usize], seasons: usize) -> impl Iterator<Item = Spread> + 'a {
    let days = places.last().map_or(0, |last| last + 1);
    let mut is_known = vec![false; days];
    places.iter().zip(1_u32..).map(move |(last, count)| {
        if let Some(known) = is_known.get_mut(*last) {
            *known = true;
        }
        spread(is_known.get(..=*last).unwrap_or_default(), count, seasons)
    })
}

/// How often each part of the state on the first day counts in the sums of [`spreads`].
pub(super) fn weights(places: &[usize], size: usize) -> impl Iterator<Item = Vec<f64>> {
    let mut sum = vec![0.0; size];
    let mut day: Vec<f64> = (0..size).map(|place| if place < 2 { 1.0 } else { 0.0 }).collect();
    let mut at = 0;
    places.iter().map(move |place| {
        while at < *place {
            go_back(&mut day);
            at += 1;
        }
        sum.iter_mut().zip(&day).for_each(|(sum, day)| *sum += day);
        sum.clone()
    })
}

fn spread(is_known: &[bool], count: u32, seasons: usize) -> Spread {
    let mut later = 0.0;
    // How many known days are one or more whole turns after each day, the day itself counted, from the last day on.
    let mut returns: Vec<f64> = Vec::with_capacity(is_known.len());
    let mut spread = Spread { noise: f64::from(count), level: 0.0, season: 0.0 };
    for is_known in is_known.iter().rev() {
        let own = f64::from(u8::from(*is_known));
        later += own;
        spread.level += later * later;
        if seasons > 1 {
            let next = returns.last().copied().unwrap_or(0.0);
            let turn = returns.len().checked_sub(seasons).and_then(|place| returns.get(place)).copied();
            returns.push(own + turn.unwrap_or(0.0));
            let weight = own + turn.unwrap_or(0.0) - next;
            spread.season += weight * weight;
        }
    }
    spread
}
