//! Fields in which one of several things is chosen.

use yew::prelude::*;

/// One of several things that can be chosen.
pub(super) struct Choice {
    pub(super) key: String,
    pub(super) label: String,
    pub(super) is_chosen: bool,
}

/// A field in which one of several things is chosen; with `open`, none is yet.
pub(super) fn choice(
    id: &str,
    label: &str,
    open: Option<&'static str>,
    choices: impl IntoIterator<Item = Choice>,
    onchange: Callback<Event>,
) -> Html {
    let id = id.to_owned();
    html! {
        <div class="field">
            <label for={id.clone()}>{ label }</label>
            <div class="control">
                <select {id} {onchange}>
                    if let Some(open) = open {
                        <option value="" selected=true disabled=true>{ open }</option>
                    }
                    for Choice { key, label, is_chosen } in choices {
                        <option value={key} selected={is_chosen}>{ label }</option>
                    }
                </select>
            </div>
        </div>
    }
}

/// A question, with why it is asked.
pub(super) fn ask(
    id: &str,
    (question, why): (&str, &str),
    open: Option<&'static str>,
    choices: impl IntoIterator<Item = Choice>,
    onchange: Callback<Event>,
) -> Html {
    html! {
        <div class="import-question" data-open={open.is_some().to_string()}>
            { choice(id, question, open, choices, onchange) }
            <p class="hint">{ why }</p>
        </div>
    }
}
