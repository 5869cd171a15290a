//! What is usual: published reference values, each with its source and year, never as a verdict.

use yew::prelude::*;

use super::basic::source_link;
use super::kpi::quantity;
use crate::app::context::Page;
use crate::kpi::benchmark::own::{self, Own};
use crate::kpi::benchmark::{Benchmark, PUBLISHED, Published, TIERS};
use crate::kpi::catalogue::KpiId;
use crate::kpi::tier::Tier;
use crate::kpi::unit::Currency;

/// A table of reference values of `kpis`: the user's own, as the settings' text has them, then published ones.
pub fn usual(page: Page, kpis: &[KpiId], own: &str) -> Html {
    let strings = page.strings;
    let row = |benchmark: &'static Benchmark| {
        let platform = (strings.platform_name)(benchmark.platform);
        let unit = benchmark.kpi.entry().unit;
        let print = |value| quantity(page, value, unit, Currency::USD);
        let value = match benchmark.value {
            Published::Single(value) => print(value),
            Published::Range(low, high) => format!("{} – {}", print(low), print(high)),
        };
        html! {
            <tr>
                <th scope="row">{ platform }{ benchmark.tier.map(|tier| tier_with_followers(page, tier)) }</th>
                <td>{ (strings.kpi)(benchmark.kpi).name }</td>
                <td class="number">{ value }</td>
                <td class="source">
                    { source_link(benchmark.source.url, benchmark.source.name) }
                    { format!(", {} · {}", benchmark.year, (strings.evidence)(benchmark.basis)) }
                </td>
            </tr>
        }
    };
    let own_row = |own: &Own| {
        let platform = own.platform.map_or(strings.all_platforms, |one| (strings.platform_name)(one));
        html! {
            <tr>
                <th scope="row">{ platform }</th>
                <td>{ (strings.kpi)(own.kpi).name }</td>
                <td class="number">
                    { quantity(page, own.value, own.kpi.entry().unit, own.currency.unwrap_or(Currency::USD)) }
                </td>
                <td class="source">{ strings.own_benchmark }</td>
            </tr>
        }
    };
    let mut own = own::read(own);
    own.retain(|own| kpis.contains(&own.kpi));
    let published: Vec<_> = PUBLISHED.iter().filter(|benchmark| kpis.contains(&benchmark.kpi)).collect();
    if own.is_empty() && published.is_empty() {
        return Html::default();
    }
    html! {
        <details class="usual">
            <summary>{ strings.what_is_usual }</summary>
            if !published.is_empty() {
                <p class="hint">{ strings.what_is_usual_text }</p>
            }
            <div class="scroll" tabindex="0" role="region" aria-label={strings.what_is_usual}>
                <table>
                    <tbody>
                        for own in own.iter() {
                            { own_row(own) }
                        }
                        for benchmark in published {
                            { row(benchmark) }
                        }
                    </tbody>
                </table>
            </div>
        </details>
    }
}

/// A tier with the followers that the published figures cut it by, which need not be those of the user's tiers.
fn tier_with_followers(page: Page, tier: Tier) -> String {
    let count = |followers: u64| page.format.count(followers as f64);
    let name = (page.strings.tier_name)(tier);
    match TIERS.range(tier) {
        (from, Some(to)) => format!(", {name} ({}–{})", count(from), count(to)),
        (from, None) => format!(", {name} (≥ {})", count(from)),
    }
}
