//! A button that copies a text, and says what came of it.

use yew::prelude::*;

use super::basic::button;
use crate::app::browser::clipboard;
use crate::app::context::Page;

/// Properties of [`CopyText`].
#[derive(Properties, PartialEq)]
pub struct CopyTextProps {
    /// Where it stands.
    pub page: Page,
    /// What the button says.
    pub label: &'static str,
    /// What it copies.
    pub text: String,
}

/// A button that copies a text.
#[component]
pub fn CopyText(props: &CopyTextProps) -> Html {
    let said = use_state(|| "");
    let on_copy = {
        let (said, text, words) = (said.clone(), props.text.clone(), props.page.words());
        Callback::from(move |_: MouseEvent| {
            let (said, text) = (said.clone(), text.clone());
            yew::platform::spawn_local(async move {
                said.set(if clipboard::copy(&text).await { words.message_copied } else { words.message_not_copied });
            });
        })
    };
    html! {
        <>
            { button("quiet", props.label, on_copy) }
            <span role="status" class="said">{ *said }</span>
        </>
    }
}
