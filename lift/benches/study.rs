//! Daily series with controls, of which causal impact is computed.

use lift::random::Chance;
use lift::{Input, Method, Options};

pub const DRAWS: usize = 1000;

/// What is measured.
pub struct Study {
    pub name: &'static str,
    days: usize,
    controls: usize,
    seasons: usize,
}

pub const ALL: [Study; 3] = [
    Study { name: "100 days, 2 controls", days: 100, controls: 2, seasons: 0 },
    Study { name: "100 days, 2 controls, weekly", days: 100, controls: 2, seasons: 7 },
    Study { name: "365 days, 5 controls", days: 365, controls: 5, seasons: 0 },
];

impl Study {
    pub fn input(&self) -> Input {
        let mut chance = Chance::new(1);
        let mut control = || (0..self.days).map(|_| Some(100.0 + 10.0 * chance.normal())).collect::<Vec<_>>();
        let controls: Vec<_> = (0..self.controls).map(|_| control()).collect();
        let first = self.days * 7 / 10;
        let day = |day: usize| {
            let explained: f64 = controls.iter().filter_map(|control| *control.get(day)?).sum();
            Some(0.5 * explained + 5.0 * chance.normal() + if day < first { 0.0 } else { 20.0 })
        };
        Input { series: (0..self.days).map(day).collect(), controls: controls.clone(), first, end: self.days }
    }

    /// The number of days that came out of it.
    pub fn run(&self, input: &Input) -> usize {
        let options = Options { method: Method::Impact, seasons: self.seasons, draws: DRAWS, seed: 1 };
        lift::run(input, options, &mut |_| true).map_or(0, |lift| lift.path.len())
    }
}
