//! What a study found: in a sentence, in numbers, in pictures.

use ::lift::{Interval, Lift, Method};
use yew::prelude::*;

use super::super::campaign::Room;
use super::super::overview::rows;
use super::panels::panels;
use crate::app::context::Page;
use crate::app::forms::study::source_name;
use crate::app::widgets::kpi::Size;
use crate::campaign::figures::Scope;
use crate::campaign::study::{Finding, Study, counted};
use crate::i18n::Found;
use crate::kpi::catalogue::{KpiId, Sales};
use crate::kpi::unit::Currency;
use crate::sales::baseline::Baseline;

/// The KPIs that a study gives the campaign.
const KPIS: [KpiId; 3] =
    [KpiId::Sales(Sales::Lift), KpiId::Sales(Sales::LiftRate), KpiId::Sales(Sales::IncrementalRoas)];

/// How the numbers of a study are printed.
#[derive(Clone, Copy)]
pub(super) struct Print {
    page: Page,
    money: Option<Currency>,
}

impl Print {
    pub(super) fn of(page: Page, room: &Room, study: &Study) -> Print {
        Print { page, money: study.source.is_money().then_some(room.campaign.currency) }
    }

    pub(super) fn value(self, value: f64) -> String {
        match self.money {
            Some(currency) => self.page.format.money(value, currency),
            None => self.page.format.decimal(value, if value.abs() < 100.0 { 2 } else { 0 }),
        }
    }

    pub(super) fn short(self, value: f64) -> String {
        self.page.format.compact(value)
    }
}

/// The answer of a study; nothing as long as it has none.
pub(super) fn result(
    page: Page,
    room: &Room,
    study: &Study,
    baseline: Option<&Baseline>,
    drawn: Option<(u64, &Lift)>,
) -> Html {
    let words = page.lift();
    let Some(finding) = &study.finding else { return Html::default() };
    let print = Print::of(page, room, study);
    let is_current = baseline.is_some_and(|baseline| baseline.fingerprint(study) == finding.fingerprint);
    let drawn = drawn.filter(|(fingerprint, _)| is_current && *fingerprint == finding.fingerprint);
    let speaks = counted(&room.campaign).is_some_and(|(counted, _)| counted.id == study.id);
    let drawn_by = study.options.method == Method::Impact;
    html! {
        <section class="ledger finding" aria-labelledby="finding">
            <h2 id="finding">{ words.result }</h2>
            if !is_current {
                <p class="notice" data-finding="stale">{ words.changed_since }</p>
            }
            <p class="verdict" data-verdict={format!("{:?}", finding.verdict()).to_lowercase()}>
                { (words.verdict)(finding.verdict()) }
            </p>
            <p class="lede">{ sentence(page, study, finding, print) }</p>
            if study.options.method == Method::BeforeAfter {
                <p class="hint">{ words.only_compared }</p>
            }
            { numbers(page, finding, print) }
            <p class="hint">
                if let Some(tail) = finding.tail {
                    { words.tail.with(&page.format.percent(tail)) }{ " " }
                }
                if drawn_by {
                    { (words.repeats)(&page.format.count(study.options.draws as f64), &study.options.seed.to_string()) }
                }
            </p>
            if speaks {
                <div class="rows">{ rows(page, room, Scope::Campaign, &AttrValue::Static("campaign"), &KPIS, Size::Line) }</div>
            }
            if let (Some((_, lift)), Some(baseline)) = (drawn, baseline) {
                { panels(page, baseline, lift, print) }
            }
        </section>
    }
}

fn sentence(page: Page, study: &Study, finding: &Finding, print: Print) -> String {
    let total = finding.total();
    (page.lift().sentence)(&Found {
        verdict: finding.verdict(),
        series: source_name(page, &study.source),
        days: page.format.count(finding.days as f64),
        observed: print.value(finding.observed),
        expected: print.value(finding.predicted.mean),
        difference: print.value(total.mean.abs()),
        is_more: total.mean >= 0.0,
        low: print.value(total.low),
        high: print.value(total.high),
    })
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
