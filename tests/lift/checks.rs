//! What speaks against a run, and what to know beside it.

use lift::check::{Caution, Refusal, cautions, refusals};
use lift::random::Chance;
use lift::{Input, Method, Options, Stopped, run};

use super::{made_up, options};

fn good() -> Input {
    made_up(60, 40, &mut Chance::new(1))
}

/// What is told of the good input once something is done to it.
fn told(change: impl Fn(&mut Input)) -> Vec<Refusal> {
    let mut input = good();
    change(&mut input);
    let refused = refusals(&input, options(500, 1));
    let ran = run(&input, options(500, 1), &mut |_| true);
    assert_eq!(ran.err(), refused.first().map(|first| Stopped::Refused(*first)), "a run says the same");
    refused
}

#[test]
fn each_check_speaks() {
    assert_eq!(told(|_| ()), []);
    assert_eq!(told(|input| input.first = 0), [Refusal::Outside]);
    assert_eq!(told(|input| input.end = 61), [Refusal::Outside]);
    assert_eq!(told(|input| input.end = input.first), [Refusal::Outside]);
    assert_eq!(told(|input| input.first = 20), [Refusal::ShortBaseline { days: 20 }]);
    assert_eq!(told(|input| input.end = 41), [Refusal::ShortIntervention { days: 1 }]);
    assert_eq!(told(|input| input.series[3] = Some(f64::NAN)), [Refusal::NotFinite]);
    assert_eq!(told(|input| input.controls[0][50] = Some(f64::INFINITY)), [Refusal::NotFinite]);
    assert_eq!(told(|input| input.series[..40].fill(Some(7.0))), [Refusal::NoVariation]);
    let tiny = |input: &mut Input| input.series.iter_mut().flatten().for_each(|value| *value *= 1e-200);
    assert_eq!(told(tiny), [Refusal::NoVariation], "its variance is 0");
    assert_eq!(told(|input| input.controls[0][..40].fill(Some(7.0))), [Refusal::ConstantControl { control: 0 }]);
    assert_eq!(told(|input| input.controls[0].truncate(50))[0], Refusal::UnequalControl { control: 0 });
    assert_eq!(told(|input| input.controls[0][0] = None), [Refusal::OpenControl { control: 0 }]);
    assert_eq!(told(|input| input.controls = vec![input.controls[0].clone(); 21]), [Refusal::TooManyControls]);
    let few = Options { method: Method::Difference, ..options(0, 0) };
    assert_eq!(refusals(&Input { controls: Vec::new(), ..good() }, few), [Refusal::NoControl]);
    assert_eq!(refusals(&good(), options(99, 0)), [Refusal::Bounds]);
    let mut unused = good();
    unused.controls[0].fill(None);
    assert_eq!(refusals(&unused, Options { method: Method::BeforeAfter, ..few }), [], "the method knows no controls");
    assert_eq!(refusals(&good(), Options { seasons: 31, ..options(500, 0) }), [Refusal::ShortSeason]);
}

#[test]
fn what_to_know_is_told() {
    let impact = options(500, 1);
    assert_eq!(cautions(&good(), impact), []);
    let mut input = good();
    (input.series[4], input.series[41], input.controls[0][7]) = (None, None, None);
    input.end = 46;
    let expected = [
        Caution::GapsBefore { days: 1 },
        Caution::GapsDuring { days: 1 },
        Caution::FewDays { days: 5 },
        Caution::FilledControl { control: 0, days: 1 },
    ];
    assert_eq!(cautions(&input, impact), expected);
    // The controls of a day are compared as a whole, or not at all.
    let compared = Options { method: Method::Difference, ..impact };
    assert_eq!(cautions(&input, compared)[3..], [Caution::GapsInControl { control: 0, days: 1 }]);
    let alone = Input { controls: Vec::new(), ..good() };
    assert_eq!(cautions(&alone, impact), [Caution::NoControl]);
    assert_eq!(cautions(&alone, Options { method: Method::BeforeAfter, ..impact }), [Caution::NothingTakenOut]);
    let mut touched = good();
    touched.controls[0][40..].iter_mut().flatten().for_each(|value| *value += 30.0);
    assert_eq!(cautions(&touched, impact), [Caution::MovedControl { control: 0 }]);
    let mut trend = good();
    trend.series.iter_mut().flatten().zip(0_i32..).for_each(|(value, day)| *value += f64::from(day * 5));
    let compared = cautions(&trend, Options { method: Method::Difference, ..impact });
    assert_eq!(compared, [Caution::DaysAlike]);
    assert_eq!(cautions(&trend, impact), [], "the control may be why");
    assert_eq!(cautions(&Input { controls: Vec::new(), ..trend }, impact), [Caution::NoControl, Caution::DaysAlike]);
    let mut weekly = Input { controls: Vec::new(), ..good() };
    let week = [0.0, 40.0, 80.0, 120.0, 120.0, 80.0, 40.0];
    weekly.series.iter_mut().flatten().zip(week.iter().cycle()).for_each(|(value, own)| *value += own);
    assert_eq!(cautions(&weekly, impact), [Caution::NoControl, Caution::DaysAlike]);
    let with_season = Options { seasons: 7, ..impact };
    assert_eq!(cautions(&weekly, with_season), [Caution::NoControl], "the season is known");
    // Whatever somebody types is answered.
    let endless = Options { seasons: usize::MAX, ..impact };
    assert_eq!(refusals(&weekly, endless), [Refusal::Bounds, Refusal::ShortSeason]);
    assert_eq!(cautions(&weekly, endless), [Caution::NoControl]);
}

#[test]
fn a_run_can_be_cancelled_and_tells_how_far_it_is() {
    let mut told = Vec::new();
    let stopped = run(&good(), options(500, 1), &mut |share| {
        told.push(share);
        told.len() < 4
    });
    assert_eq!(stopped, Err(Stopped::Cancelled));
    assert_eq!(told.len(), 4);
    assert!(told.is_sorted() && told[0] == 0.0 && told[3] < 1.0, "{told:?}");
}
