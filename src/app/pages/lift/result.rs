//! What a study found: in a sentence, in numbers, in pictures.

use std::rc::Rc;

use ::lift::{Interval, Lift, Method};
use yew::prelude::*;

use super::super::campaign::Room;
use super::super::overview::rows;
use super::panels::panels;
use crate::app::context::Page;
use crate::app::widgets::basic::named_section;
use crate::app::widgets::kpi::Size;
use crate::campaign::figures::Scope;
use crate::campaign::study::{Finding, Study, counted};
use crate::i18n::lift::told::{Print, source_name};
use crate::kpi::catalogue::{KpiId, Sales};
use crate::sales::baseline::{Baseline, NoInput, dates, is_outdated};

/// The KPIs that a study gives the campaign.
const KPIS: [KpiId; 3] =
    [KpiId::Sales(Sales::Lift), KpiId::Sales(Sales::LiftRate), KpiId::Sales(Sales::IncrementalRoas)];

/// The answer of a study; nothing as long as it has none.
pub(super) fn result(
    page: Page,
    room: &Room,
    study: &Study,
    baseline: Result<&Baseline, NoInput>,
    drawn: Option<(u64, &Lift)>,
) -> Html {
    let words = page.lift();
    let Some(finding) = &study.finding else { return Html::default() };
    let print = Print::of(page.format, room.campaign.currency, study);
    let is_outdated = is_outdated(study, finding, baseline);
    let drawn = drawn.filter(|(fingerprint, _)| !is_outdated && *fingerprint == finding.fingerprint);
    let speaks = counted(&room.campaign).is_some_and(|(counted, _)| counted.id == study.id);
    html! {
        <section class="ledger finding" aria-labelledby="finding">
            <h2 id="finding">{ words.result }</h2>
            if is_outdated {
                <p class="notice" data-finding="stale">{ words.changed_since }</p>
            }
            { answer(page, study, (finding, is_outdated), print) }
            if speaks {
                <div class="rows">{ rows(page, room, Scope::Campaign, &AttrValue::Static("campaign"), &KPIS, Size::Line) }</div>
            }
            if let (Some((_, lift)), Ok(baseline)) = (drawn, baseline) {
                { panels(page, baseline, lift, print) }
            }
        </section>
    }
}

/// What a study found, in words and in numbers. What is asked now says nothing of the draws of an outdated finding.
fn answer(page: Page, study: &Study, (finding, is_outdated): (&Finding, bool), print: Print) -> Html {
    let words = page.lift();
    let options = study.options;
    html! {
        <>
            <p class="verdict" data-verdict={format!("{:?}", finding.verdict()).to_lowercase()}>
                { (words.verdict)(finding.verdict()) }
            </p>
            <p class="lede">{ print.sentence(study, finding) }</p>
            if finding.method == Method::BeforeAfter {
                <p class="hint">{ words.only_compared }</p>
            }
            { numbers(page, finding, print) }
            <p class="hint">
                if let Some(tail) = finding.tail {
                    { words.tail.with(&page.format.percent(tail)) }{ page.strings.after_sentence }
                }
                if !is_outdated && finding.method == Method::Impact {
                    { (words.repeats)(&page.format.count(options.draws as f64), &options.seed.to_string()) }
                }
            </p>
        </>
    }
}

/// What the studies of a campaign found, for those who only read it; nothing where none was run.
pub fn reported(page: Page, room: &Room) -> Html {
    let (words, campaign) = (page.lift(), &*room.campaign);
    let one = |study: &Rc<Study>| {
        let finding = study.finding.as_ref()?;
        let baseline = Baseline::of(campaign, study);
        let baseline = baseline.as_ref().map_err(|why| *why);
        let is_outdated = is_outdated(study, finding, baseline);
        let method = (words.method_name)(finding.method);
        let controls: Vec<_> = study.controls.iter().map(|control| source_name(page.format, control)).collect();
        let [from, first, last] = dates(campaign, study, baseline.ok()).map(|day| day.map(|day| page.format.date(day)));
        Some(html! {
            <section key={study.id.to_string()} class="finding" data-study={study.id.to_string()}>
                <h3>{ format!("{} · {method}", source_name(page.format, &study.source)) }</h3>
                { answer(page, study, (finding, is_outdated), Print::of(page.format, campaign.currency, study)) }
                if is_outdated {
                    <p class="hint" data-finding="stale">{ words.changed_since }</p>
                } else {
                    <p class="hint">
                        if let Some((first, last)) = first.zip(last) {
                            { (words.compared)(from.as_deref(), &first, &last) }{ page.strings.after_sentence }
                        }
                        if !controls.is_empty() {
                            { format!("{}{}{}", words.controls, page.strings.colon, controls.join(page.strings.list_separator)) }
                        }
                    </p>
                }
                if baseline == Err(NoInput::NoSeries) {
                    <p class="hint" data-finding="unchecked">{ words.days_not_sent }</p>
                }
            </section>
        })
    };
    let all: Vec<_> = campaign.records.studies.iter().filter_map(one).collect();
    if all.is_empty() {
        Html::default()
    } else {
        named_section("ledger", "lift", words.lift, all.into_iter().collect())
    }
}

/// Observed, expected and the difference, a day and in all.
fn numbers(page: Page, finding: &Finding, print: Print) -> Html {
    let words = page.lift();
    let a_day = 1.0 / finding.days.max(1) as f64;
    let interval = |of: Interval, print: &dyn Fn(f64) -> String| {
        html! {
            <>
                { print(of.mean) }
                <small>{ (page.strings.interval)(&print(of.low), &print(of.high)) }</small>
            </>
        }
    };
    let value = |value: f64| print.value(value);
    let row = |id: &'static str, name: &'static str, [day, all]: [Html; 2]| {
        html! { <tr data-lift={id}><th scope="row">{ name }</th><td class="number">{ day }</td><td class="number">{ all }</td></tr> }
    };
    let both = |of: Interval| [interval(of.times(a_day), &value), interval(of, &value)];
    let observed = [finding.observed * a_day, finding.observed].map(|one| html! { { print.value(one) } });
    html! {
        // Wide numbers scroll, which the keyboard can do too.
        <div class="scroll" tabindex="0" role="group" aria-label={words.result}>
            <table>
                <thead>
                    <tr><td></td><th scope="col" class="number">{ words.per_day }</th><th scope="col" class="number">{ words.in_all }</th></tr>
                </thead>
                <tbody>
                    { row("observed", words.observed, observed) }
                    { row("expected", words.expected, both(finding.predicted)) }
                    { row("effect", words.effect, both(finding.total())) }
                    if let Some(relative) = finding.relative {
                        <tr data-lift="relative">
                            <th scope="row">{ words.relative }</th>
                            <td class="number"></td>
                            <td class="number">{ interval(relative, &|share| page.format.percent(share)) }</td>
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}
