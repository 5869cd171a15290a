//! A KPI as it is shown everywhere: name, value, coverage, progress, and its working one click away.

use yew::prelude::*;

use super::basic::source_link;
use crate::app::context::Page;
use crate::app::later::ALL_AT_ONCE;
use crate::campaign::progress::{Pace, Progress};
use crate::decimal;
use crate::i18n::{formula_text, working_text};
use crate::kpi::catalogue::{Better, KpiId, Reading, Source};
use crate::kpi::explain::{Part, divisor};
use crate::kpi::measure::Measure;
use crate::kpi::outcome::{Basis, Coverage, Outcome, Why};
use crate::kpi::unit::{Currency, Unit};

/// A KPI with everything that its view tells.
#[derive(Clone, PartialEq, Debug)]
pub struct Shown {
    /// Which KPI.
    pub kpi: KpiId,
    /// Ratio of sums, or total.
    pub overall: Outcome,
    /// Mean of the posts' ratios, with dividend and divisor, for rates over several posts.
    pub average: Option<(Outcome, Measure, Measure)>,
    /// The formula with the totals of the scope.
    pub parts: Vec<Part>,
    /// The cost of planned posts that it leaves out, in major units.
    pub to_come: Option<f64>,
    /// What it should come to.
    pub target: Option<f64>,
    /// The way to the target, once the KPI is known.
    pub progress: Option<Progress>,
    /// How it was found, if by a study.
    pub found: Option<Found>,
    /// The currency of amounts.
    pub currency: Currency,
}

/// How a study found a KPI.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
    /// The 95 % interval, where there is one.
    pub interval: Option<(f64, f64)>,
    /// By which method, and what keeps that from being the last word.
    pub told: String,
    /// Where the method stands.
    pub source: Source,
}

/// How a KPI stands among others.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Size {
    /// A line of a list.
    #[default]
    Line,
    /// Among the first of its section: the number is large.
    Lead,
    /// The answer of a calculator: large, and its working is shown at once.
    Answer,
}

/// A KPI with its working below, open at first where it is [`Size::Answer`]; `scope` goes into `data-scope`, `name` stands for the KPI's own in `data-kpi`.
pub fn row(page: Page, shown: Shown, scope: &AttrValue, size: Size, name: Option<&'static str>) -> Html {
    let key = shown.kpi.key();
    html! { <Row {key} {page} {shown} {scope} {size} {name} /> }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    page: Page,
    shown: Shown,
    scope: AttrValue,
    size: Size,
    name: Option<&'static str>,
}

/// The working is built when it is asked for: a campaign shows some sixty KPIs at once, and hardly anybody opens more than a few.
#[component]
fn Row(props: &RowProps) -> Html {
    let RowProps { page, shown, scope, size, name } = props;
    let (page, size) = (*page, *size);
    let asked_for = use_state_eq(|| size == Size::Answer || ALL_AT_ONCE);
    let ontoggle = {
        let asked_for = asked_for.setter();
        Callback::from(move |_: Event| asked_for.set(true))
    };
    let text = (page.strings.kpi)(shown.kpi);
    let class = classes!("kpi", (size != Size::Line).then_some("lead"), state(&shown.overall));
    html! {
        <details {class} open={size == Size::Answer} {ontoggle}>
            <summary>
                <span class="kpi-name">{ text.name }</span>
                // A figure too long for its place is printed smaller.
                <span class={classes!("kpi-figure", is_long(page, shown).then_some("long"))}>
                    { value(page, shown, scope, *name, Reading::Overall) }
                    { in_words(page, shown) }
                </span>
                <span class="kpi-remarks">{ remark(page, shown, &shown.overall) }</span>
                if let Some((Outcome::Known { .. }, ..)) = shown.average {
                    <span class="kpi-second">
                        <span class="kpi-name">
                            { page.strings.average_post }
                            if let Some(coverage) = average_coverage(page, shown) {
                                { format!(" · {coverage}") }
                            }
                        </span>
                        { value(page, shown, scope, *name, Reading::AveragePost) }
                    </span>
                }
                if let Some(target) = shown.target {
                    { target_view(page, shown, target) }
                }
            </summary>
            if *asked_for {
                { working(page, shown, size) }
            }
        </details>
    }
}

/// The value of a KPI for a cell of a table: "≈" before what rests on estimates, and after it how many of the rows it covers
/// where those are not all, or "*" where planned posts are not paid for.
pub fn figure(page: Page, shown: &Shown, scope: &AttrValue) -> Html {
    let (estimated, partial) = match shown.overall {
        Outcome::Known { coverage, basis, .. } => {
            let rows = (!coverage.is_full()).then(|| format!("{}/{}", coverage.used, coverage.of));
            let to_come = shown.to_come.map(|_| "*".to_owned());
            let partial = rows.into_iter().chain(to_come).map(|sign| format!(" {sign}")).collect::<String>();
            (basis == Basis::Estimated, Some(partial).filter(|text| !text.is_empty()))
        }
        _ => (false, None),
    };
    html! {
        <>
            { if estimated { "≈ " } else { "" } }
            { value(page, shown, scope, None, Reading::Overall) }
            if let Some(partial) = partial {
                <small title={remark(page, shown, &shown.overall)}>{ partial }</small>
            }
        </>
    }
}

/// A KPI in a list of campaigns: name, value and the way to its target.
pub fn brief(page: Page, shown: &Shown, scope: &AttrValue) -> Html {
    html! {
        <>
            <span class="kpi-name">{ (page.strings.kpi)(shown.kpi).name }</span>
            <span class="kpi-figure">{ figure(page, shown, scope) }</span>
            if let Some(found) = &shown.found {
                <span class="kpi-target">{ found.told.clone() }</span>
            }
            if let Some(target) = shown.target {
                { target_view(page, shown, target) }
            }
        </>
    }
}

fn state(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Known { .. } => "known",
        Outcome::Missing(_) => "missing",
        Outcome::Undefined(_) => "undefined",
    }
}

/// A value in its unit, as the page prints it.
pub fn quantity(page: Page, value: f64, unit: Unit, currency: Currency) -> String {
    let number = page.format.quantity(value, unit, currency);
    if unit == Unit::PerDay { page.strings.per_day.with(&number) } else { number }
}

/// A reading of a KPI as the page prints it.
pub fn printed(page: Page, shown: &Shown, reading: &Outcome) -> String {
    let known = reading.value();
    known.map_or_else(|| "–".to_owned(), |known| quantity(page, known, shown.kpi.entry().unit, shown.currency))
}

/// The value, marked for tests and scripts; `name` stands for the KPI's own where it is given.
fn value(page: Page, shown: &Shown, scope: &AttrValue, name: Option<&str>, reading: Reading) -> Html {
    let outcome = match (reading, &shown.average) {
        (Reading::AveragePost, Some((average, ..))) => average,
        _ => &shown.overall,
    };
    let known = outcome.value();
    let name = name.map_or_else(|| shown.kpi.key_of(reading), str::to_owned);
    html! {
        <span class="kpi-value" data-kpi={name} data-scope={scope} data-state={state(outcome)}
            data-value={known.map(decimal::write)} title={Some(remark(page, shown, outcome)).filter(|text| !text.is_empty())}>
            { printed(page, shown, outcome) }
        </span>
    }
}

/// Whether a figure in large digits would be too long for a narrow place.
fn is_long(page: Page, shown: &Shown) -> bool {
    printed(page, shown, &shown.overall).chars().count() > 10
}

/// A large sum or count once more, as the language says it.
fn in_words(page: Page, shown: &Shown) -> Html {
    let is_large = matches!(shown.kpi.entry().unit, Unit::Count | Unit::Money);
    let known = shown.overall.value().filter(|_| is_large);
    known
        .and_then(|known| page.format.in_words(known))
        .map_or_else(Html::default, |words| html! { <small>{ words }</small> })
}

/// What keeps a figure from being the whole truth.
fn remark(page: Page, shown: &Shown, outcome: &Outcome) -> String {
    let strings = page.strings;
    match *outcome {
        Outcome::Known { coverage, basis, .. } => {
            let partial = (!coverage.is_full()).then(|| covered(page, coverage));
            let estimated = (basis == Basis::Estimated).then(|| strings.estimated.to_owned());
            let to_come =
                shown.to_come.map(|cost| strings.without_planned.with(&page.format.money(cost, shown.currency)));
            let interval = shown.found.as_ref().and_then(|found| found.interval).map(|(low, high)| {
                let print = |value| quantity(page, value, shown.kpi.entry().unit, shown.currency);
                (strings.interval)(&print(low), &print(high))
            });
            let found = shown.found.as_ref().map(|found| found.told.clone());
            let remarks = [estimated, partial, to_come, interval, found].into_iter().flatten();
            remarks.collect::<Vec<_>>().join(" · ")
        }
        Outcome::Missing(inputs) => strings.missing.with(&strings.asked_for(inputs)),
        Outcome::Undefined(why) => (strings.why)(why, &concerned(page, shown, why)),
    }
}

/// "7 of 10 posts".
pub fn covered(page: Page, coverage: Coverage) -> String {
    (page.strings.coverage)(coverage.used, coverage.of, coverage.grain)
}

/// What the mean over posts covers, where that is not what the ratio of the sums does.
fn average_coverage(page: Page, shown: &Shown) -> Option<String> {
    let (Outcome::Known { coverage: overall, .. }, Some((Outcome::Known { coverage, .. }, ..))) =
        (shown.overall, shown.average)
    else {
        return None;
    };
    (coverage != overall).then(|| covered(page, coverage))
}

/// What a reason speaks of: a measure, or what several come to, with their numbers.
fn concerned(page: Page, shown: &Shown, why: Why) -> String {
    let strings = page.strings;
    match why {
        Why::NotPositive(set) => match divisor(&shown.parts, set) {
            Some(parts) => working_text(parts, strings, page.format, shown.currency),
            None => strings.measures(set.iter()),
        },
        Why::Differs(measure) => (strings.measure_inline)(measure).to_owned(),
        _ => String::new(),
    }
}

fn target_view(page: Page, shown: &Shown, target: f64) -> Html {
    let strings = page.strings;
    let target = quantity(page, target, shown.kpi.entry().unit, shown.currency);
    let sign = if shown.kpi.entry().better == Better::Lower { "≤ " } else { "" };
    let label = strings.target_of.with(&format!("{sign}{target}"));
    let Some(progress) = shown.progress else {
        return html! { <span class="kpi-target">{ label }</span> };
    };
    let state = match (progress.reached, progress.pace) {
        (true, _) => strings.target_reached.to_owned(),
        (false, pace) => {
            // Never rounded to the whole target. A price above its target is more than all of it.
            let share = match shown.kpi.entry().better {
                Better::Lower => (1000.0 / progress.ratio - 1e-9).ceil(),
                Better::Higher => (progress.ratio * 1000.0 + 1e-9).floor(),
            };
            let share = share.is_finite().then(|| strings.target_share.with(&page.format.percent(share / 1000.0)));
            let pace = pace.map(|pace| if pace == Pace::Holds { strings.pace_holds } else { strings.pace_behind });
            share.into_iter().chain(pace.map(str::to_owned)).collect::<Vec<_>>().join(" · ")
        }
    };
    // A price above its target has filled the bar, and runs over.
    let is_over = !progress.reached && shown.kpi.entry().better == Better::Lower;
    let filled = if is_over { 1.0 } else { progress.ratio.min(1.0) };
    let class = classes!("kpi-target", progress.reached.then_some("reached"), is_over.then_some("over"));
    html! {
        <span {class}>
            <progress max="1" value={decimal::write(filled)} aria-label={label.clone()} />
            <span>{ label }</span>
            <span class="kpi-target-state">{ state }</span>
        </span>
    }
}

/// The formula in words, with numbers, what to know, and where the definition stands.
fn working(page: Page, shown: &Shown, size: Size) -> Html {
    let strings = page.strings;
    let entry = shown.kpi.entry();
    let numbers = working_text(&shown.parts, strings, page.format, shown.currency);
    let result = shown.overall.value().map(|value| format!(" = {}", quantity(page, value, entry.unit, shown.currency)));
    let status = match shown.overall {
        // What somebody has just typed into a calculator covers itself.
        Outcome::Known { coverage, basis, .. } if size != Size::Answer => {
            let basis = if basis == Basis::Estimated { strings.estimated } else { strings.actual };
            Some(format!("{} · {basis}", covered(page, coverage)))
        }
        _ => None,
    };
    let note = (strings.kpi)(shown.kpi).note;
    let source = shown.found.as_ref().map_or(entry.source, |found| found.source);
    html! {
        <div class="working">
            if !shown.parts.is_empty() {
                <p class="formula">{ formula_text(&shown.parts, strings, page.format) }</p>
                <p class="numbers">{ numbers }<span class="outcome">{ result }</span></p>
            }
            if let Some((_, dividend, divisor)) = &shown.average {
                <p>
                    { format!("{}{}", strings.average_post, strings.colon) }
                    { (strings.mean_of)((strings.measure_inline)(*dividend), (strings.measure_inline)(*divisor)) }
                    if let Some(coverage) = average_coverage(page, shown) {
                        { format!(" · {coverage}") }
                    }
                </p>
            }
            if let Some(status) = status {
                <p>{ status }</p>
            }
            if !note.is_empty() {
                <p>{ note }</p>
            }
            <p class="source">
                { format!("{}{}", strings.source, strings.colon) }
                { source_link(source.url, source.name) }
            </p>
        </div>
    }
}
