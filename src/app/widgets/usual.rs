//! What is usual: published reference values, each with its source and year, never as a verdict.

use yew::prelude::*;

use super::basic::source_link;
use super::kpi::quantity;
use crate::app::context::Page;
use crate::kpi::benchmark::{Benchmark, PUBLISHED, Published};
use crate::kpi::catalogue::KpiId;
use crate::kpi::unit::Currency;

/// A table of published reference values of `kpis`.
pub fn usual(page: Page, kpis: &[KpiId]) -> Html {
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
                <th scope="row">{ platform }{ benchmark.tier.map(|tier| format!(", {}", (strings.tier_name)(tier))) }</th>
                <td>{ (strings.kpi)(benchmark.kpi).name }</td>
                <td class="number">{ value }</td>
                <td class="source">
                    { source_link(benchmark.source.url, benchmark.source.name) }
                    { format!(", {}", benchmark.year) }
                </td>
            </tr>
        }
    };
    html! {
        <details class="usual">
            <summary>{ strings.what_is_usual }</summary>
            <p class="hint">{ strings.what_is_usual_text }</p>
            <div class="scroll" tabindex="0" role="region" aria-label={strings.what_is_usual}>
                <table>
                    <tbody>
                        for benchmark in PUBLISHED.iter().filter(|benchmark| kpis.contains(&benchmark.kpi)) {
                            { row(benchmark) }
                        }
                    </tbody>
                </table>
            </div>
        </details>
    }
}
