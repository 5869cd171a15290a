//! What is usual for the user, typed in by platform.

use yew::prelude::*;

use crate::app::context::Page;
use crate::app::preferences::{Preference, default_currency};
use crate::app::widgets::basic::{hint, named_section};
use crate::app::widgets::field::{Field, FieldId, Input, Value};
use crate::kpi::benchmark::own::{self, KPIS, Own};
use crate::kpi::catalogue::KpiId;
use crate::kpi::platform::Platform;
use crate::kpi::unit::{Currency, Unit};
use crate::store::settings::Settings;

/// Properties of [`Benchmarks`].
#[derive(Properties, PartialEq)]
pub struct BenchmarksProps {
    /// Where it stands.
    pub page: Page,
    /// With the benchmarks so far.
    pub settings: Settings,
    /// Told of the settings with another one.
    pub on_change: Callback<Settings>,
}

/// One's own reference values of a platform, or of all.
#[component]
pub fn Benchmarks(props: &BenchmarksProps) -> Html {
    let BenchmarksProps { page, settings, on_change } = props;
    let (page, words) = (*page, page.words());
    let platform = use_state_eq(|| None::<Platform>);
    let refused = use_state_eq(|| None::<KpiId>);
    let known = own::read(settings.benchmarks());
    let on_field = {
        let (settings, on_change, platform, refused) =
            (settings.clone(), on_change.clone(), platform.clone(), refused.clone());
        Callback::from(move |(field, value): (FieldId, Value)| match (field, value) {
            (FieldId::Preference(Preference::BenchmarkPlatform), Value::Choice(key)) => {
                platform.set(Platform::from_key(&key));
                refused.set(None);
            }
            (FieldId::Preference(Preference::Benchmark(kpi)), Value::Rate(value) | Value::Decimal(value)) => {
                let above_zero = value.is_none_or(|value| value > 0.0);
                refused.set((!above_zero).then_some(kpi));
                if above_zero {
                    on_change.emit(with(&settings, kpi, *platform, value));
                }
            }
            _ => {}
        })
    };
    let platforms = std::iter::once(("".into(), page.strings.all_platforms.into()))
        .chain(Platform::ALL.map(|one| (one.key().into(), (page.strings.platform_name)(one).into())))
        .collect();
    let chosen = Value::Choice(platform.map_or("", Platform::key).into());
    let place = Preference::BenchmarkPlatform;
    let fields = KPIS.map(|kpi| {
        let own = find(&known, kpi, *platform);
        let value = own.map(|own| own.value);
        let (input, value) = match kpi.entry().unit {
            Unit::Money => (Input::Price(currency(settings, own)), Value::Decimal(value)),
            Unit::Rate => (Input::Rate, Value::Rate(value)),
            _ => (Input::Decimal, Value::Decimal(value)),
        };
        let field = Preference::Benchmark(kpi);
        let problem = (*refused == Some(kpi)).then(|| AttrValue::from(words.above_zero));
        // Another platform has other fields.
        let key = format!("{} {}", kpi.key(), platform.map_or("", Platform::key));
        html! {
            <Field {page} {key} id={format!("benchmark-{}", kpi.key())} field={FieldId::Preference(field)}
                label={(page.strings.kpi)(kpi).name} {input} {value} {problem} on_change={on_field.clone()} />
        }
    });
    let body = html! {
        <>
            { hint(words.own_benchmarks_hint) }
            <div class="fields">
                <Field {page} id={place.key()} field={FieldId::Preference(place)} label={words.platform}
                    input={Input::Choice(platforms)} value={chosen} problem={None::<AttrValue>} on_change={on_field.clone()} />
            </div>
            <div class="fields">{ for fields }</div>
        </>
    };
    named_section("", "own-benchmarks", words.own_benchmarks, body)
}

/// The settings with one benchmark set or taken out.
fn with(settings: &Settings, kpi: KpiId, platform: Option<Platform>, value: Option<f64>) -> Settings {
    let known = own::read(settings.benchmarks());
    let value = value.map(|value| (value, currency(settings, find(&known, kpi, platform))));
    Settings { benchmarks: own::with(settings.benchmarks(), kpi, platform, value), ..settings.clone() }
}

fn find(known: &[Own], kpi: KpiId, platform: Option<Platform>) -> Option<&Own> {
    known.iter().find(|own| (own.kpi, own.platform) == (kpi, platform))
}

/// What the money of a benchmark is in: it keeps its currency, whatever new campaigns are in since.
fn currency(settings: &Settings, own: Option<&Own>) -> Currency {
    own.and_then(|own| own.currency).unwrap_or_else(|| default_currency(settings))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::catalogue::Awareness;

    #[test]
    fn a_benchmark_keeps_its_currency_while_it_is_corrected() {
        let cpm = KpiId::Awareness(Awareness::Cpm);
        let in_euros = |benchmarks: Option<&str>| Settings {
            currency: Some("EUR".to_owned()),
            benchmarks: benchmarks.map(str::to_owned),
            ..Settings::default()
        };
        for (before, value, after) in [
            (None, Some(9.0), Some("cpm/-/9/EUR")),
            (Some("cpm/-/9/USD"), Some(9.5), Some("cpm/-/9.5/USD")),
            (Some("cpm/instagram/9/USD"), Some(8.0), Some("cpm/-/8/EUR cpm/instagram/9/USD")),
            (Some("cpm/-/9/USD"), None, None),
        ] {
            assert_eq!(with(&in_euros(before), cpm, None, value).benchmarks.as_deref(), after);
        }
    }
}
