//! What every page is made of: headings, hints, buttons, links, sections.

use yew::prelude::*;

/// The heading of a page, which takes the focus when one gets there.
pub fn heading(text: impl Into<AttrValue>) -> Html {
    html! { <h1 tabindex="-1">{ text.into() }</h1> }
}

/// What to know beforehand; nothing where there is nothing to say.
pub fn hint(text: &'static str) -> Html {
    if text.is_empty() {
        return Html::default();
    }
    html! { <p class="hint">{ text }</p> }
}

/// A button.
pub fn button(class: &'static str, label: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" {class} {onclick}>{ label }</button> }
}

/// A button that stands beside others with the same label and so names what it is about.
pub fn button_about(class: &'static str, label: &'static str, about: String, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" {class} aria-label={about} {onclick}>{ label }</button> }
}

/// A link to another page.
pub fn link(class: &'static str, href: String, text: impl Into<AttrValue>) -> Html {
    html! { <a {class} {href}>{ text.into() }</a> }
}

/// A link to where something was published.
pub fn source_link(href: &'static str, name: impl Into<AttrValue>) -> Html {
    html! { <a {href} target="_blank" rel="noopener noreferrer">{ name.into() }</a> }
}

/// A part of a form.
pub fn section(name: &'static str, about: &'static str, body: Html) -> Html {
    html! {
        <section>
            <h2>{ name }</h2>
            { hint(about) }
            { body }
        </section>
    }
}

/// A part of a page that the document calls `id`.
pub fn named_section(class: &'static str, id: &'static str, name: &'static str, body: Html) -> Html {
    html! {
        <section {class} aria-labelledby={id} key={id}>
            <h2 {id}>{ name }</h2>
            { body }
        </section>
    }
}

/// What stands in place of a list that has nothing in it.
pub fn empty(name: &'static str, text: &'static str, next: Html) -> Html {
    html! {
        <section class="empty">
            <h2>{ name }</h2>
            <p>{ text }</p>
            { next }
        </section>
    }
}

/// What is shown on demand.
pub fn disclosure(class: &'static str, summary: impl Into<AttrValue>, body: Html) -> Html {
    html! {
        <details {class}>
            <summary>{ summary.into() }</summary>
            { body }
        </details>
    }
}
