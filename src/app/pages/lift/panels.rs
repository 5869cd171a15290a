//! The three panels that everyone knows from R: observed against expected, the effect of each day, the effects added up. A table of
//! the same numbers stands below.

use ::lift::{Day, Interval, Lift};
use yew::prelude::*;

use crate::app::context::Page;
use crate::app::widgets::basic::disclosure;
use crate::app::widgets::chart::range_marks;
use crate::i18n::lift::told::Print;
use crate::sales::baseline::Baseline;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 220.0;
const LEFT: f64 = 72.0;
const RIGHT: f64 = 12.0;
const ABOVE: f64 = 10.0;
const BELOW: f64 = 30.0;

/// What one panel shows of a day: a line, and the band around what was estimated.
struct Panel<'a> {
    title: &'static str,
    line: &'a dyn Fn(&Day) -> Option<f64>,
    band: &'a dyn Fn(&Day) -> Option<Interval>,
    /// Whether the estimate itself is drawn beside the line.
    has_estimate: bool,
}

/// The pictures and the table of a run that predicted days; nothing of another.
pub(super) fn panels(page: Page, baseline: &Baseline, lift: &Lift, print: Print) -> Html {
    if lift.path.is_empty() {
        return Html::default();
    }
    let words = page.lift();
    let all = [
        Panel {
            title: words.panel_predicted,
            line: &|day| day.observed,
            band: &|day| Some(day.predicted),
            has_estimate: true,
        },
        Panel {
            title: words.panel_effect,
            line: &|day| day.effect.map(|effect| effect.mean),
            band: &|day| day.effect,
            has_estimate: false,
        },
        Panel {
            title: words.panel_total,
            line: &|day| day.total.map(|total| total.mean),
            band: &|day| day.total,
            has_estimate: false,
        },
    ];
    html! {
        <>
            <ul class="legend">
                <li><i class="observed" />{ words.legend_observed }</li>
                <li><i class="expected" />{ words.legend_expected }</li>
                <li><i class="band" />{ words.legend_interval }</li>
                <li><i class="begins" />{ words.begins }</li>
            </ul>
            { for all.iter().map(|panel| draw(page, baseline, lift, panel, print)) }
            { disclosure("rare", words.days_table, table(page, baseline, lift, print)) }
        </>
    }
}

fn draw(page: Page, baseline: &Baseline, lift: &Lift, panel: &Panel, print: Print) -> Html {
    let days: Vec<(usize, &Day)> = lift.path.iter().enumerate().collect();
    let ends = days.iter().flat_map(|(_, day)| {
        let band = (panel.band)(day).map(|band| [band.low, band.high]);
        (panel.line)(day).into_iter().chain(band.into_iter().flatten())
    });
    let (low, high) =
        ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    // Effects are more or less than none, so that zero belongs to them.
    let (low, high) = if panel.has_estimate { (low, high) } else { (low.min(0.0), high.max(0.0)) };
    let marks = range_marks(low, high);
    let (Some(low), Some(high)) = (marks.first().copied(), marks.last().copied()) else { return Html::default() };
    let last = days.len().saturating_sub(1).max(1) as f64;
    let across = |place: usize| LEFT + place as f64 / last * (WIDTH - LEFT - RIGHT);
    let up = |value: f64| HEIGHT - BELOW - (value - low) / (high - low) * (HEIGHT - BELOW - ABOVE);
    let line = |of: &dyn Fn(&Day) -> Option<f64>| path(&days, of, across, up);
    let begins = across(baseline.input.first);
    let dates = [0, baseline.input.first, days.len().saturating_sub(1)];
    html! {
        <figure class="chart panel">
            <figcaption>{ panel.title }</figcaption>
            <svg class="series" viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="img" aria-label={panel.title}>
                for mark in marks.iter().copied() {
                    <line class={(mark == 0.0 && low < 0.0).then_some("zero")} x1={LEFT.to_string()} x2={(WIDTH - RIGHT).to_string()} y1={up(mark).to_string()} y2={up(mark).to_string()} />
                    <text x={(LEFT - 6.0).to_string()} y={(up(mark) + 4.0).to_string()} class="end">{ print.short(mark) }</text>
                }
                <path class="band" d={band(&days, panel.band, across, up)} />
                <line class="begins" x1={begins.to_string()} x2={begins.to_string()} y1={ABOVE.to_string()} y2={(HEIGHT - BELOW).to_string()} />
                if panel.has_estimate {
                    <path class="expected" d={line(&|day| (panel.band)(day).map(|band| band.mean))} />
                }
                <path class="observed" d={line(panel.line)} />
                for (order, place) in dates.into_iter().enumerate() {
                    <text x={across(place).to_string()} y={(HEIGHT - 6.0).to_string()} class={["", "middle", "end"].get(order).copied()}>
                        { baseline.day(place).map(|day| page.format.date(day)) }
                    </text>
                }
            </svg>
        </figure>
    }
}

/// A line through the days that are known, broken where they are not.
fn path(
    days: &[(usize, &Day)],
    of: &dyn Fn(&Day) -> Option<f64>,
    across: impl Fn(usize) -> f64,
    up: impl Fn(f64) -> f64,
) -> String {
    let mut path = String::new();
    let mut is_drawing = false;
    for (place, day) in days {
        let Some(value) = of(day) else {
            is_drawing = false;
            continue;
        };
        path.push_str(&format!("{}{:.1} {:.1}", if is_drawing { "L" } else { "M" }, across(*place), up(value)));
        is_drawing = true;
    }
    path
}

/// The area between the ends of the intervals, one piece for each run of days that have one.
fn band(
    days: &[(usize, &Day)],
    of: &dyn Fn(&Day) -> Option<Interval>,
    across: impl Fn(usize) -> f64,
    up: impl Fn(f64) -> f64,
) -> String {
    let known = |(place, day): &(usize, &Day)| of(day).map(|band| (across(*place), up(band.low), up(band.high)));
    let mut path = String::new();
    for run in days.split(|day| known(day).is_none()).filter(|run| !run.is_empty()) {
        let forth = run.iter().filter_map(known).map(|(x, _, high)| format!("{x:.1} {high:.1}"));
        let back = run.iter().rev().filter_map(known).map(|(x, low, _)| format!("{x:.1} {low:.1}"));
        path.push_str(&format!("M{}Z", forth.chain(back).collect::<Vec<_>>().join("L")));
    }
    path
}

fn table(page: Page, baseline: &Baseline, lift: &Lift, print: Print) -> Html {
    let words = page.lift();
    let value = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| print.value(value));
    let heads = [words.observed, words.legend_expected, words.low, words.high, words.effect, words.added_up];
    html! {
        <div class="scroll" tabindex="0" role="group" aria-label={words.days_table}>
            <table class="days">
                <thead>
                    <tr>
                        <th scope="col">{ words.day }</th>
                        for head in heads {
                            <th scope="col" class="number" key={head}>{ head }</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for (place, day) in lift.path.iter().enumerate() {
                        <tr key={place}>
                            <th scope="row">{ baseline.day(place).map(|day| page.format.date(day)) }</th>
                            for one in [
                                day.observed,
                                Some(day.predicted.mean),
                                Some(day.predicted.low),
                                Some(day.predicted.high),
                                day.effect.map(|effect| effect.mean),
                                day.total.map(|total| total.mean),
                            ] {
                                <td class="number">{ value(one) }</td>
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}
