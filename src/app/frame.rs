//! What is around every page: navigation, notices, language and theme.

use std::rc::Rc;

use yew::prelude::*;

use super::browser::location;
use super::context::Page;
use super::notices::notices;
use super::preferences::{Preference, theme};
use super::route::Route;
use super::state::{Action, Workspace};
use super::widgets::field::{Field, FieldId, Input, Value};
use crate::i18n::Language;
use crate::store::settings::Settings;

/// The frame of every page.
pub fn frame(page: Page, workspace: &Rc<Workspace>, route: &Route, dispatch: &Callback<Action>, content: Html) -> Html {
    let strings = page.strings;
    let on_skip = Callback::from(|event: MouseEvent| {
        // The hash of the address names pages, so that the link must not change it.
        event.prevent_default();
        location::focus_main();
    });
    let here = |current: bool| current.then_some("page");
    let at_campaigns = matches!(route, Route::Home | Route::Campaign(..));
    let at_tools = matches!(route, Route::Tools | Route::Tool(..) | Route::Maker(..));
    html! {
        <>
            <a class="skip" href="#main" onclick={on_skip}>{ strings.skip_to_content }</a>
            <header class="bar">
                <a class="brand" href={Route::Home.to_string()}>
                    <img src="icons/icon.svg" alt="" width="24" height="24" />
                    <span>{ "Influencer KPI" }</span>
                </a>
                <nav aria-label={strings.main_navigation}>
                    <a href={Route::Home.to_string()} aria-current={here(at_campaigns)}>{ strings.campaigns }</a>
                    <a href={Route::Tools.to_string()} aria-current={here(at_tools)}>{ strings.calculators }</a>
                    <a href={Route::Settings.to_string()} aria-current={here(*route == Route::Settings)}>{ strings.settings }</a>
                </nav>
            </header>
            <main id="main" tabindex="-1">
                { notices(page, workspace, route, dispatch) }
                { content }
            </main>
            { footer(page, &workspace.settings, dispatch) }
        </>
    }
}

fn footer(page: Page, settings: &Settings, dispatch: &Callback<Action>) -> Html {
    let strings = page.strings;
    let on_change = {
        let settings = settings.clone();
        dispatch.reform(move |(field, value): (FieldId, Value)| {
            let mut settings = settings.clone();
            match (field, value) {
                (FieldId::Preference(Preference::Language), Value::Choice(tag)) => {
                    settings.language = Some(tag.to_string())
                }
                (FieldId::Preference(Preference::Theme), Value::Choice(key)) => {
                    settings.theme = (key != "system").then(|| key.to_string());
                }
                _ => {}
            }
            Action::Settings(settings)
        })
    };
    let languages = Language::ALL.map(|language| (language.tag().into(), language.name().into()));
    let themes = [("system", strings.theme_system), ("light", strings.theme_light), ("dark", strings.theme_dark)];
    let themes = themes.map(|(key, label)| (key.into(), label.into()));
    html! {
        <footer class="foot">
            <p>{ strings.saved_here_only }</p>
            <Field {page} id={Preference::Language.key()} field={FieldId::Preference(Preference::Language)} label={strings.language_label} input={Input::Choice(languages.into())}
                value={Value::Choice(page.language().tag().into())} on_change={on_change.clone()} />
            <Field {page} id={Preference::Theme.key()} field={FieldId::Preference(Preference::Theme)} label={strings.theme} input={Input::Choice(themes.into())}
                value={Value::Choice(theme(settings).unwrap_or("system").into())} {on_change} />
        </footer>
    }
}
