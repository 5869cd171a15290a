//! The keyboard's way to everything: a list of commands to search in, and a list of the keys.

use std::cell::Cell;

use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::browser::{events, location};
use super::context::Page;
use super::pages::home::name;
use super::route::{Query, Route, Section};
use super::state::{Action, Workspace};
use super::widgets::basic::button;
use super::widgets::modal::Modal;
use crate::kpi::calculator::Calculator;
use crate::sales::maker::Maker;

/// Properties of [`Commands`].
#[derive(Properties, PartialEq)]
pub struct CommandsProps {
    /// Where it stands.
    pub page: Page,
    /// What there is to go to.
    pub workspace: UseReducerHandle<Workspace>,
    /// Where one is.
    pub route: Route,
    /// What happens.
    pub dispatch: Callback<Action>,
}

/// What a command does.
#[derive(Clone, PartialEq)]
enum Do {
    Go(Route),
    Undo,
    Redo,
}

/// What is open.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Nothing,
    Commands,
    Keys,
}

/// Listens to the keyboard, and shows the commands or the keys when asked.
#[component]
pub fn Commands(props: &CommandsProps) -> Html {
    let page = props.page;
    let open = use_state_eq(|| Open::Nothing);
    let query = use_state(String::new);
    let chosen = use_state_eq(|| 0usize);
    let run = {
        let (route, dispatch, open) = (props.route.clone(), props.dispatch.clone(), open.setter());
        Callback::from(move |what: Do| {
            open.set(Open::Nothing);
            match (what, &route) {
                (Do::Go(route), _) => location::go(&route.to_string()),
                (Do::Undo, Route::Campaign(id, _)) => dispatch.emit(Action::Undo(*id)),
                (Do::Redo, Route::Campaign(id, _)) => dispatch.emit(Action::Redo(*id)),
                (Do::Undo | Do::Redo, _) => {}
            }
        })
    };
    {
        let (open, query, chosen, run) = (open.setter(), query.setter(), chosen.setter(), run.clone());
        use_effect_with(props.route.clone(), move |route| {
            let route = route.clone();
            let before = Cell::new(false);
            let listening = events::on_key(move |event| {
                let Some(key) = key(&event, before.replace(event.key() == "g"), &route) else { return };
                event.prevent_default();
                match key {
                    Key::Open(what) => {
                        query.set(String::new());
                        chosen.set(0);
                        open.set(what);
                    }
                    Key::Do(what) => run.emit(what),
                }
            });
            move || drop(listening)
        });
    }
    let on_close = {
        let open = open.setter();
        Callback::from(move |()| open.set(Open::Nothing))
    };
    let body = match *open {
        Open::Nothing => Html::default(),
        Open::Keys => html! { <><h2>{ page.words().keyboard }</h2>{ keys(page) }</> },
        Open::Commands => {
            let found = matching(commands(page, &props.workspace, &props.route), &query);
            let at = (*chosen).min(found.len().saturating_sub(1));
            search(page, &found, at, &query, (&query_setter(&query, &chosen), &chosen.setter()), &run)
        }
    };
    let label = if *open == Open::Keys { page.words().keyboard } else { page.words().commands };
    let (is_open, on_dismiss) = (*open != Open::Nothing, on_close.reform(|_: MouseEvent| ()));
    html! {
        <Modal class="commands" {label} {is_open} {on_close}>
            { body }
            if is_open {
                <p class="actions">{ button("quiet", page.words().close, on_dismiss) }</p>
            }
        </Modal>
    }
}

/// Takes a new text to search for, which starts the choice anew.
fn query_setter(query: &UseStateHandle<String>, chosen: &UseStateHandle<usize>) -> Callback<String> {
    let (query, chosen) = (query.setter(), chosen.setter());
    Callback::from(move |text: String| {
        chosen.set(0);
        query.set(text);
    })
}

/// What a key asks for.
enum Key {
    Open(Open),
    Do(Do),
}

/// What a key means at `route`; `after_g` says that the key before was a "g".
fn key(event: &KeyboardEvent, after_g: bool, route: &Route) -> Option<Key> {
    let key = event.key();
    let with_control = event.ctrl_key() || event.meta_key();
    if with_control && key.eq_ignore_ascii_case("k") {
        return Some(Key::Open(Open::Commands));
    }
    // Keys that somebody types into a field belong to the field, undo among them; others may have been used already.
    if event.default_prevented() || events::is_typing(event) {
        return None;
    }
    let section = |section| match route {
        Route::Campaign(id, _) => Some(Key::Do(Do::Go(Route::Campaign(*id, section)))),
        _ => None,
    };
    match key.as_str() {
        "z" | "Z" if with_control && event.shift_key() => Some(Key::Do(Do::Redo)),
        "y" if with_control => Some(Key::Do(Do::Redo)),
        "z" if with_control => Some(Key::Do(Do::Undo)),
        _ if with_control || event.alt_key() => None,
        "?" => Some(Key::Open(Open::Keys)),
        "h" if after_g => Some(Key::Do(Do::Go(Route::Home))),
        "c" if after_g => Some(Key::Do(Do::Go(Route::Tools))),
        "s" if after_g => Some(Key::Do(Do::Go(Route::Settings))),
        "o" if after_g => section(Section::Overview),
        "i" if after_g => section(Section::Influencers),
        "p" if after_g => section(Section::Posts),
        "l" if after_g => section(Section::Links),
        _ => None,
    }
}

/// Everything that can be done from here, by its name.
fn commands(page: Page, workspace: &Workspace, route: &Route) -> Vec<(String, Do)> {
    let (strings, words) = (page.strings, page.words());
    let mut all = Vec::new();
    if let Route::Campaign(id, _) = route {
        let sections = [
            (strings.overview, Section::Overview),
            (strings.influencers, Section::Influencers),
            (strings.posts, Section::Posts),
            (strings.links_and_codes, Section::Links),
            (strings.sales, Section::Sales),
            (strings.lift, Section::Lift),
            (strings.campaign_settings, Section::Settings),
        ];
        all.extend(sections.map(|(name, section)| (name.to_owned(), Do::Go(Route::Campaign(*id, section)))));
        all.extend([(words.undo.to_owned(), Do::Undo), (words.redo.to_owned(), Do::Redo)]);
    }
    let campaigns = workspace.sessions.iter().map(|session| session.campaign()).filter(|one| one.binned.is_none());
    all.extend(campaigns.map(|one| (name(page, one).to_string(), Do::Go(Route::Campaign(one.id, Section::Overview)))));
    let pages =
        [(strings.campaigns, Route::Home), (strings.calculators, Route::Tools), (strings.settings, Route::Settings)];
    all.extend(pages.map(|(name, route)| (name.to_owned(), Do::Go(route))));
    all.extend(Calculator::ALL.map(|tool| {
        let name = format!("{}{}{}", strings.calculators, strings.colon, (strings.tool)(tool).0);
        (name, Do::Go(Route::Tool(tool, Query::default())))
    }));
    all.extend(Maker::ALL.map(|maker| {
        let name = format!("{}{}{}", strings.calculators, strings.colon, (strings.maker)(maker).0);
        (name, Do::Go(Route::Maker(maker, Query::default())))
    }));
    all
}

/// Those in which every word of the query occurs.
fn matching(all: Vec<(String, Do)>, query: &str) -> Vec<(String, Do)> {
    let words: Vec<_> = query.split_whitespace().map(str::to_ascii_lowercase).collect();
    let fits = |name: &str| {
        let name = name.to_ascii_lowercase();
        words.iter().all(|word| name.contains(word.as_str()))
    };
    all.into_iter().filter(|(name, _)| fits(name)).collect()
}

/// The field to search in, and what was found.
fn search(
    page: Page,
    found: &[(String, Do)],
    at: usize,
    query: &str,
    (on_query, chosen): (&Callback<String>, &UseStateSetter<usize>),
    run: &Callback<Do>,
) -> Html {
    let oninput = on_query.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let onkeydown = {
        let (chosen, run, last) = (chosen.clone(), run.clone(), found.len().saturating_sub(1));
        let what = found.get(at).map(|(_, what)| what.clone());
        Callback::from(move |event: KeyboardEvent| {
            let next = match event.key().as_str() {
                "ArrowDown" => {
                    if at == last {
                        0
                    } else {
                        at + 1
                    }
                }
                "ArrowUp" => at.checked_sub(1).unwrap_or(last),
                // Enter may also end the composing of a Chinese word.
                "Enter" if !event.is_composing() => {
                    event.prevent_default();
                    return what.iter().for_each(|what| run.emit(what.clone()));
                }
                _ => return,
            };
            event.prevent_default();
            chosen.set(next);
        })
    };
    let option = |(place, (name, what)): (usize, &(String, Do))| {
        let (run, what) = (run.clone(), what.clone());
        html! {
            <li key={place} id={format!("command-{place}")} role="option" aria-selected={(place == at).to_string()}
                onclick={move |_: MouseEvent| run.emit(what.clone())}>{ name }</li>
        }
    };
    html! {
        <>
            <input type="text" role="combobox" aria-expanded="true" aria-controls="commands" aria-autocomplete="list"
                aria-activedescendant={(!found.is_empty()).then(|| format!("command-{at}"))} aria-label={page.words().commands}
                placeholder={page.words().commands} value={query.to_owned()} {oninput} {onkeydown} autocomplete="off" autofocus=true />
            <ul id="commands" role="listbox" aria-label={page.words().commands}>
                { for found.iter().enumerate().map(option) }
            </ul>
            if found.is_empty() {
                <p class="hint" role="status">{ page.words().nothing_found }</p>
            }
        </>
    }
}

/// What each key does.
pub fn keys(page: Page) -> Html {
    let (strings, words) = (page.strings, page.words());
    let rows = [
        ("Ctrl K", words.commands),
        ("?", words.keyboard),
        ("Ctrl Z", words.undo),
        ("Ctrl Shift Z", words.redo),
        ("G H", strings.campaigns),
        ("G C", strings.calculators),
        ("G S", strings.settings),
        ("G O", strings.overview),
        ("G I", strings.influencers),
        ("G P", strings.posts),
        ("G L", strings.links_and_codes),
    ];
    html! {
        <dl class="keys">
            for (keys, name) in rows {
                <div key={keys}>
                    <dt>{ for keys.split(' ').map(|key| html! { <kbd>{ key.to_owned() }</kbd> }) }</dt>
                    <dd>{ name }</dd>
                </div>
            }
        </dl>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_occur_in_any_order_and_case() {
        let all = vec![("Spring Launch".to_owned(), Do::Undo), ("Summer launch".to_owned(), Do::Redo)];
        let found = |query| matching(all.clone(), query).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(found("LAUNCH spr"), ["Spring Launch"]);
        assert_eq!(found(" "), ["Spring Launch", "Summer launch"]);
        assert_eq!(found("winter"), [] as [&str; 0]);
    }
}
