//! A dialog over the page.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// Properties of [`Modal`].
#[derive(Properties, PartialEq)]
pub struct ModalProps {
    /// What it is about, for those who do not see it.
    pub label: AttrValue,
    /// How it looks.
    pub class: &'static str,
    /// Whether it is open.
    pub is_open: bool,
    /// Told when it is to be closed.
    pub on_close: Callback<()>,
    /// What is in it, nothing while it is closed.
    pub children: Html,
}

/// A dialog that is open as long as it is said to be, and that asks to be closed at Escape.
#[component]
pub fn Modal(props: &ModalProps) -> Html {
    let dialog = use_node_ref();
    // How often it was closed from here and the browser has not said so yet, which it does a while after: it may be open again then.
    let closing = use_memo((), |()| Cell::new(0u32));
    {
        let (dialog, closing) = (dialog.clone(), Rc::clone(&closing));
        use_effect_with(props.is_open, move |is_open| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                if *is_open {
                    let _ = dialog.show_modal();
                } else if dialog.open() {
                    closing.set(closing.get() + 1);
                    dialog.close();
                }
            }
        });
    }
    // At Escape the browser mostly asks before it closes it, but need not.
    let on_cancel = {
        let on_close = props.on_close.clone();
        Callback::from(move |event: Event| {
            // Whoever chooses no file within it cancels that alone.
            if event.target_dyn_into::<HtmlDialogElement>().is_some() {
                on_close.emit(());
            }
        })
    };
    let on_closed = {
        let on_close = props.on_close.clone();
        Callback::from(move |_: Event| match closing.get() {
            0 => on_close.emit(()),
            count => closing.set(count - 1),
        })
    };
    html! {
        <dialog ref={dialog} class={props.class} aria-label={props.label.clone()} oncancel={on_cancel} onclose={on_closed}>
            { props.children.clone() }
        </dialog>
    }
}
