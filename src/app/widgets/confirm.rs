//! A button for what cannot be undone: it asks once, in its own place.

use yew::prelude::*;

use super::basic::button;
use crate::app::context::Page;

/// Properties of [`Confirm`].
#[derive(Properties, PartialEq)]
pub struct ConfirmProps {
    /// Where it stands.
    pub page: Page,
    /// What the button does.
    pub label: &'static str,
    /// What is asked before it is done.
    pub question: AttrValue,
    /// Told when the answer is yes.
    pub on_confirm: Callback<MouseEvent>,
}

/// A button that asks before it tells.
#[component]
pub fn Confirm(props: &ConfirmProps) -> Html {
    let asking = use_state(|| false);
    let ask = {
        let asking = asking.clone();
        Callback::from(move |_: MouseEvent| asking.set(!*asking))
    };
    if !*asking {
        return button("danger quiet", props.label, ask);
    }
    html! {
        // Takes the focus of the button that it stands in for, so that a second press of the key does nothing.
        <span class="confirm" role="group" tabindex="-1" aria-label={props.question.clone()}>
            <span role="alert">{ &props.question }</span>
            { button("danger", props.label, props.on_confirm.clone()) }
            { button("quiet", props.page.strings.cancel, ask) }
        </span>
    }
}
