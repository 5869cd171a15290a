//! Before and after, and difference in differences, by examples that others have worked.

use lift::difference::Means;
use lift::{Input, Method, Options, Verdict, before_after, difference};

use super::{options, run};

fn known(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-6
}

/// R: `t.test(extra ~ group, data = sleep)`.
#[test]
fn welch_is_as_in_r() {
    let before = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    let after = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    let input = Input { series: known(&[before, after].concat()), first: 10, end: 20, ..Input::default() };
    let found = before_after::lift(&input).unwrap();
    assert!(close(found.daily.mean, 1.58), "{found:?}");
    assert!((found.daily.low + 0.205_483_2).abs() < 1e-6 && (found.daily.high - 3.365_483_2).abs() < 1e-6, "{found:?}");
    assert_eq!(found.verdict, Verdict::Chance);
}

/// Full-time employment per fast-food restaurant (Card and Krueger 1994, table 3), in the means as they are printed there: two
/// decimals. The paper's own 2.76 is of means before rounding.
#[test]
fn new_jersey_and_pennsylvania() {
    let means = Means { treated: (20.44, 21.03), control: (23.33, 21.17) };
    assert!(close(means.difference(), 2.75), "{}", means.difference());
    // The same through days: each group steps from one mean to the other, with as much above as below.
    let days = |before: f64, after: f64| {
        let around = |mean: f64, place: usize| mean + if place.is_multiple_of(2) { 1.0 } else { -1.0 };
        (0..60).map(|place| Some(around(if place < 30 { before } else { after }, place))).collect::<Vec<_>>()
    };
    let input = Input { series: days(20.44, 21.03), controls: vec![days(23.33, 21.17)], first: 30, end: 60 };
    let found = run(&input, Options { method: Method::Difference, ..options(0, 0) });
    assert!(close(found.daily.mean, 2.75) && close(found.total.mean, 82.5), "{found:?}");
    assert_eq!(found.verdict, Verdict::Rise);
}

/// In a regression on both groups and both periods, each residual is the distance to its cell's mean, so that the robust variance
/// is a sum over the four cells. The quantile is that of Student's t with 116 degrees of freedom.
#[test]
fn robust_errors_are_the_cells_own() {
    let days = |scale: f64, shift: f64| -> Vec<Option<f64>> {
        (0..60_i32).map(|day| Some(f64::from(day * day % 17) * scale * if day < 40 { 1.0 } else { shift })).collect()
    };
    let input = Input { series: days(1.0, 3.0), controls: vec![days(0.5, 1.0), days(2.5, 1.5)], first: 40, end: 60 };
    let found = difference::lift(&input).unwrap();
    let control: Vec<f64> =
        (0..60).map(|day| f64::midpoint(input.controls[0][day].unwrap(), input.controls[1][day].unwrap())).collect();
    let series: Vec<f64> = input.series.iter().flatten().copied().collect();
    let mut variance = 0.0;
    for cell in [&series[..40], &series[40..], &control[..40], &control[40..]] {
        let count = f64::from(u32::try_from(cell.len()).unwrap());
        let mean = cell.iter().sum::<f64>() / count;
        variance += cell.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count * count);
    }
    let reach = 1.980_626_0 * (variance * 120.0 / 116.0).sqrt();
    assert!(((found.daily.high - found.daily.low) / 2.0 / reach - 1.0).abs() < 1e-6, "{found:?} for {reach}");
}

#[test]
fn unknown_days_are_left_out_and_are_not_zero() {
    let mut series: Vec<Option<f64>> = (0..50_i32).map(|day| Some(f64::from(day % 3))).collect();
    (series[5], series[45]) = (None, None);
    let input = Input { series, first: 40, end: 50, ..Input::default() };
    let found = run(&input, Options { method: Method::BeforeAfter, ..options(0, 0) });
    assert_eq!(found.days, 9);
    let drawn = run(&input, options(200, 1));
    assert_eq!((drawn.days, drawn.path[45].effect), (9, None));
    assert_eq!(drawn.path[45].total, drawn.path[44].total);
}
