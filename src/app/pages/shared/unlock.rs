//! The question for the passphrase of a link.

use std::rc::Rc;

use yew::prelude::*;

use super::Arrived;
use crate::app::browser::seal::{self, Trouble};
use crate::app::browser::table;
use crate::app::context::Page;
use crate::app::widgets::basic::{button, heading};
use crate::exchange::link::sealed::Sealed;
use crate::exchange::link::{self, Refused};

/// Properties of [`Unlock`].
#[derive(Properties, PartialEq)]
pub struct UnlockProps {
    /// Where it stands.
    pub page: Page,
    /// What is opened.
    pub sealed: Rc<Sealed>,
    /// Told what is in it, or why that is no campaign.
    pub on_open: Callback<Result<Arrived, Refused>>,
}

/// What came of a try.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Waiting,
    Trying,
    Failed(Trouble),
}

/// Asks for the passphrase.
#[component]
pub fn Unlock(props: &UnlockProps) -> Html {
    let (page, words) = (props.page, props.page.links());
    let state = use_state_eq(|| State::Waiting);
    let typed = use_state(String::new);
    let on_try = {
        let (state, typed, sealed, on_open) =
            (state.clone(), typed.clone(), Rc::clone(&props.sealed), props.on_open.clone());
        Callback::from(move |()| {
            if *state == State::Trying || typed.is_empty() {
                return;
            }
            state.set(State::Trying);
            let (state, typed, sealed, on_open) = (state.clone(), typed.clone(), Rc::clone(&sealed), on_open.clone());
            yew::platform::spawn_local(async move {
                match seal::open(&sealed, &typed).await {
                    Ok(content) => on_open.emit(link::unpack(&content).map(|sent| Arrived::new(sent, page.today))),
                    Err(trouble) => state.set(State::Failed(trouble)),
                }
            });
        })
    };
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| typed.set(table::typed(&event)))
    };
    let on_key = on_try.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            on_key.emit(());
        }
    });
    let said = match *state {
        State::Waiting => "",
        State::Trying => words.opening,
        State::Failed(Trouble::Wrong) => words.wrong_passphrase,
        State::Failed(Trouble::Unavailable) => words.no_cryptography,
    };
    html! {
        <section class="empty unlock" data-link="sealed">
            { heading(words.sealed) }
            <p>{ words.sealed_text }</p>
            <div class={classes!("field", matches!(*state, State::Failed(_)).then_some("has-problem"))}>
                <label for="passphrase">{ words.passphrase }</label>
                <div class="control">
                    <input id="passphrase" type="password" autocomplete="off" aria-describedby="passphrase-said"
                        value={(*typed).clone()} {oninput} {onkeydown} />
                </div>
                <p id="passphrase-said" class="problem" role="status">{ said }</p>
            </div>
            { button("primary", words.open, on_try.reform(|_: MouseEvent| ())) }
            <p class="hint">{ page.links().report_text }</p>
        </section>
    }
}
