//! A button that copies a text, and says what came of it.

use yew::prelude::*;

use crate::app::browser::clipboard;
use crate::app::context::Page;

/// Properties of [`CopyText`].
#[derive(Properties, PartialEq)]
pub struct CopyTextProps {
    /// Where it stands.
    pub page: Page,
    /// What the button says.
    pub label: AttrValue,
    /// What it copies, in words, where several stand beside each other.
    #[prop_or_default]
    pub about: Option<String>,
    /// What it copies.
    pub text: String,
    /// How it looks.
    #[prop_or("quiet")]
    pub class: &'static str,
    /// What is told once it is copied, in place of what is told of messages.
    #[prop_or_default]
    pub done: Option<&'static str>,
}

/// A button that copies a text.
#[component]
pub fn CopyText(props: &CopyTextProps) -> Html {
    let said = use_state(|| "");
    let on_copy = {
        let (said, text, words) = (said.clone(), props.text.clone(), props.page.words());
        let done = props.done.unwrap_or(words.message_copied);
        Callback::from(move |_: MouseEvent| {
            let (said, text) = (said.clone(), text.clone());
            yew::platform::spawn_local(async move {
                said.set(if clipboard::copy(&text).await { done } else { words.message_not_copied });
            });
        })
    };
    html! {
        <>
            <button type="button" class={props.class} aria-label={props.about.clone()} onclick={on_copy}>{ props.label.clone() }</button>
            <span role="status" class="said">{ *said }</span>
        </>
    }
}
