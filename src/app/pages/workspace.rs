//! The settings that hold for all campaigns.

mod benchmarks;

use std::rc::Rc;

use yew::prelude::*;

use super::home::backup_section;
use crate::app::browser::{location, save};
use crate::app::commands::keys;
use crate::app::context::Page;
use crate::app::currencies::{COMMON, currency_options};
use crate::app::preferences::{Preference, SEPARATORS, default_currency, default_engagement};
use crate::app::state::{Action, Workspace};
use crate::app::widgets::basic::{heading, section, source_link};
use crate::app::widgets::confirm::Confirm;
use crate::app::widgets::field::{Field, FieldId, Input, Value};
use crate::kpi::definitions::ENGAGEMENT_COMPONENTS;
use crate::kpi::measure::Measure;
use crate::kpi::tier::{Tier, Tiers};
use crate::store::settings::Settings;
use benchmarks::Benchmarks;

/// What the settings page works with.
#[derive(Clone)]
pub struct WorkspaceProps {
    /// Where it stands.
    pub page: Page,
    /// Whose settings.
    pub workspace: Rc<Workspace>,
    /// What happens.
    pub dispatch: Callback<Action>,
}

/// The settings that hold for all campaigns.
pub fn workspace(props: &WorkspaceProps) -> Html {
    let WorkspaceProps { page, workspace, dispatch } = props;
    let (page, settings) = (*page, &workspace.settings);
    let (strings, words) = (page.strings, page.words());
    let on_change = {
        let settings = settings.clone();
        dispatch.reform(move |(field, value)| Action::Settings(set(&settings, field, value)))
    };
    let field = |preference: Preference,
                 label: &'static str,
                 input: Input,
                 value: Value,
                 problem: Option<AttrValue>| {
        let (key, id) = (preference.key(), AttrValue::from(preference.key()));
        html! {
            <Field {page} {key} {id} field={FieldId::Preference(preference)} {label} {input} {value} {problem} on_change={on_change.clone()} />
        }
    };
    let choice = |preference, label, options: &[(&'static str, &'static str)], chosen: &'static str| {
        let options = options.iter().map(|(key, label)| ((*key).into(), (*label).into())).collect();
        field(preference, label, Input::Choice(options), Value::Choice(chosen.into()), None)
    };
    let styles = SEPARATORS.map(|(key, _, example)| (key, example));
    let style = SEPARATORS.iter().find(|row| row.1 == page.format.separators).map_or("dot", |row| row.0);
    let currency = default_currency(settings);
    let general = html! {
        <div class="fields">
            { choice(Preference::Separators, words.number_style, &styles, style) }
            { field(Preference::Currency, words.new_campaigns_in, Input::Choice(currency_options(currency, &COMMON)), Value::Choice(currency.code().into()), None) }
        </div>
    };
    let counted = default_engagement(settings);
    let engagement = ENGAGEMENT_COMPONENTS.map(|measure| {
        let value = Value::Flag(counted.has(measure));
        field(Preference::Engagement(measure), (strings.measure)(measure), Input::Flag, value, None)
    });
    let bounds = tier_bounds(settings);
    let in_use = tiers(settings);
    let kinds = [("mediakix", "Mediakix"), ("later_fohr", "Later × Fohr"), ("own", words.own_tiers)];
    let kind = match Tiers::PRESETS.iter().position(|(preset, _)| preset.bounds() == bounds) {
        Some(0) => "mediakix",
        Some(_) => "later_fohr",
        None => "own",
    };
    let wrong = Tiers::new(bounds).err().map(|error| error.tier);
    let tier_fields = Tier::ALL.into_iter().skip(1).zip(bounds).map(|(tier, bound)| {
        let problem = (wrong == Some(tier)).then(|| AttrValue::from(words.bounds_must_rise));
        let label = (strings.tier_name)(tier);
        field(Preference::TierBound(tier), label, Input::Count, Value::Count(Some(bound)), problem)
    });
    let tiers = html! {
        <div class="fields">
            { choice(Preference::Tiers, words.tiers, &kinds, kind) }
            { for tier_fields }
        </div>
    };
    let on_wipe = Callback::from(|_: MouseEvent| wipe());
    html! {
        <article class="tool settings">
            <header class="page-head">{ heading(strings.settings) }</header>
            <div class="form">
                { section(words.section_general, "", general) }
                { section(words.engagement_of_new, words.engagement_hint, html! {
                    <fieldset aria-label={words.engagement}><div class="fields">{ for engagement }</div></fieldset>
                }) }
                { section(words.tiers, words.tiers_hint, html! {
                    <>
                        { tiers }
                        if let Some(source) = in_use.source() {
                            <p class="hint">{ strings.source }{ strings.colon }{ source_link(source.url, source.name) }</p>
                        }
                    </>
                }) }
                <Benchmarks {page} settings={settings.clone()} on_change={dispatch.reform(Action::Settings)} />
                { section(words.keyboard, "", keys(page)) }
                { backup_section(page, workspace, dispatch) }
                { section(words.section_wipe, words.wipe_hint, html! {
                    <Confirm {page} label={words.wipe} question={words.wipe_question} on_confirm={on_wipe} />
                }) }
            </div>
        </article>
    }
}

/// Deletes everything that the page has stored, then starts it anew.
fn wipe() {
    yew::platform::spawn_local(async {
        save::clear().await;
        location::reload();
    });
}

/// The settings with one choice more.
fn set(settings: &Settings, field: FieldId, value: Value) -> Settings {
    let mut settings = settings.clone();
    match (field, value) {
        (FieldId::Preference(preference), Value::Choice(key)) => choose(&mut settings, preference, &key),
        (FieldId::Preference(Preference::Engagement(measure)), Value::Flag(counts)) => {
            let counted = default_engagement(&settings);
            let counted = if counts { counted.with(measure) } else { counted.without(measure) };
            settings.engagement = Some(counted.iter().map(Measure::key).collect::<Vec<_>>().join(" "));
        }
        (FieldId::Preference(Preference::TierBound(tier)), Value::Count(Some(followers))) => {
            let mut bounds = tier_bounds(&settings);
            let place = Tier::ALL.into_iter().skip(1).position(|other| other == tier);
            if let Some(bound) = place.and_then(|place| bounds.get_mut(place)) {
                *bound = followers;
            }
            settings.tiers = Some(bounds.map(|bound| bound.to_string()).join(" "));
        }
        _ => {}
    }
    settings
}

fn choose(settings: &mut Settings, preference: Preference, key: &str) {
    let chosen = Some(key.to_owned());
    match preference {
        Preference::Separators => settings.separators = chosen,
        Preference::Currency => settings.currency = chosen,
        // One's own go on from those before.
        Preference::Tiers if key == "own" => {
            settings.tiers = Some(tier_bounds(settings).map(|bound| bound.to_string()).join(" "));
        }
        Preference::Tiers => settings.tiers = chosen.filter(|key| key != "mediakix"),
        _ => {}
    }
}

/// The fewest followers of nano, micro, mid, macro and mega, as typed, even while they do not rise.
fn tier_bounds(settings: &Settings) -> [u64; 5] {
    let chosen = settings.tiers.as_deref().unwrap_or_default();
    if chosen == "later_fohr" {
        return Tiers::LATER_FOHR.bounds();
    }
    let own = chosen.split(' ').map(|bound| bound.parse().ok()).collect::<Option<Vec<u64>>>();
    own.and_then(|own| own.try_into().ok()).unwrap_or(Tiers::MEDIAKIX.bounds())
}

/// The tiers in use: the default as long as one's own do not rise.
pub fn tiers(settings: &Settings) -> Tiers {
    Tiers::new(tier_bounds(settings)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiers_are_edited_one_bound_at_a_time() {
        let tier = |settings: &Settings, tier, followers| {
            set(settings, FieldId::Preference(Preference::TierBound(tier)), Value::Count(Some(followers)))
        };
        let choice = |settings: &Settings, key: &'static str| {
            set(settings, FieldId::Preference(Preference::Tiers), Value::Choice(key.into()))
        };
        let later = choice(&Settings::default(), "later_fohr");
        assert_eq!(tiers(&later), Tiers::LATER_FOHR);
        let own = tier(&choice(&later, "own"), Tier::Mid, 80_000);
        assert_eq!(tiers(&own).bounds(), [1_000, 10_000, 80_000, 500_000, 1_000_000]);
        let wrong = tier(&own, Tier::Mid, 9);
        assert_eq!(tier_bounds(&wrong)[2], 9);
        assert_eq!(tiers(&wrong), Tiers::MEDIAKIX);
        assert_eq!(choice(&own, "mediakix").tiers, None);
    }
}
