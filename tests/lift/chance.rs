//! What chance alone does, and what is too large for it.

use lift::random::Chance;
use lift::{Input, Options, Verdict};

use super::{made_up, options, run};

const RUNS: u64 = 100;
const DAYS: usize = 80;
const FIRST: usize = 60;

/// A week that repeats, noise, and nothing else.
fn weekly(chance: &mut Chance) -> Input {
    let week: Vec<f64> = (0..7).map(|_| 12.0 * chance.normal()).collect();
    let series = (0..DAYS).map(|day| Some(200.0 + week[day % 7] + 8.0 * chance.normal())).collect();
    Input { series, controls: Vec::new(), first: FIRST, end: DAYS }
}

fn shifted(mut input: Input, by: f64) -> Input {
    input.series.iter_mut().skip(FIRST).flatten().for_each(|value| *value += by);
    input
}

fn verdicts(make: impl Fn(&mut Chance) -> Input, seasons: usize) -> Vec<Verdict> {
    let of = |seed| run(&make(&mut Chance::new(seed)), Options { seasons, ..options(400, seed) }).verdict;
    (1..=RUNS).map(of).collect()
}

#[test]
fn nothing_could_be_chance() {
    for (name, found) in
        [("control", verdicts(|chance| made_up(DAYS, FIRST, chance), 0)), ("week", verdicts(weekly, 7))]
    {
        let chance = found.iter().filter(|verdict| **verdict == Verdict::Chance).count();
        println!("{name}: {chance} of {RUNS} could be chance");
        assert!(chance >= 93, "{name}: only {chance} of {RUNS} could be chance");
    }
}

#[test]
fn five_standard_deviations_are_found() {
    let up = verdicts(|chance| shifted(made_up(DAYS, FIRST, chance), 5.0 * 8.0), 0);
    assert!(up.iter().all(|verdict| *verdict == Verdict::Rise), "{up:?}");
    let down = verdicts(|chance| shifted(weekly(chance), -5.0 * 8.0), 7);
    assert!(down.iter().all(|verdict| *verdict == Verdict::Fall), "{down:?}");
}

/// Where an effect is about as large as chance allows, interval, relative effect and tail would disagree if each had its own draws.
#[test]
fn what_is_said_of_an_effect_agrees() {
    let input = shifted(made_up(DAYS, FIRST, &mut Chance::new(3)), 3.0);
    for seed in 1..=RUNS {
        let found = run(&input, options(200, seed));
        let (relative, tail) = (found.relative.unwrap(), found.tail.unwrap());
        let said = format!("seed {seed}: {:?}, {relative:?}, {tail}", found.total);
        assert_eq!(Verdict::of(relative), found.verdict, "{said}");
        // The tail counts what was observed as a draw of its own.
        let unlikely = tail < 0.025 + 0.975 / 201.0;
        assert_eq!(unlikely, found.verdict == Verdict::Rise, "{said}");
    }
}
