//! Importing files into a campaign: dropped on its page, chosen, or pasted as a table.

mod choice;
mod decisions;
mod desk;
mod dialog;
mod file;
mod ours;
mod outcome;
mod questions;
mod table;

use std::rc::Rc;

use yew::prelude::*;

use super::campaign::Known;
use crate::app::browser::given::{self, Given};
use crate::app::context::Page;
use crate::app::later::Parts;
use crate::app::state::Action;
use crate::app::widgets::basic::button;
use crate::app::widgets::modal::Modal;
use crate::store::session::Session;
use crate::store::settings::Settings;
pub use dialog::{Importing, ImportingProps};

/// Properties of [`Import`].
#[derive(Properties, PartialEq)]
pub struct ImportProps {
    /// Where it stands.
    pub page: Page,
    /// What is imported into.
    pub session: Session,
    /// The other campaigns that are not in the bin.
    pub others: Vec<Known>,
    /// What is remembered about tables is in them.
    pub settings: Settings,
    /// The files of the program that are there.
    pub parts: Parts,
    /// How often the dialog was asked for elsewhere.
    pub asked: u32,
    /// What happens.
    pub dispatch: Callback<Action>,
}

/// A button that opens the dialog; so does whatever is dropped on the page or pasted into it.
#[component]
pub fn Import(props: &ImportProps) -> Html {
    let words = props.page.imports();
    let is_open = use_state_eq(|| false);
    let is_over = use_state_eq(|| false);
    let given = use_state(Vec::<Given>::new);
    // What has come as of the last event, which may be later than the last render.
    let all = use_mut_ref(Vec::<Given>::new);
    let on_close = {
        let (is_open, given, all) = (is_open.setter(), given.setter(), Rc::clone(&all));
        Callback::from(move |()| {
            all.borrow_mut().clear();
            given.set(Vec::new());
            is_open.set(false);
        })
    };
    let on_given = {
        let (is_open, given) = (is_open.setter(), given.setter());
        use_callback((), move |new: Vec<Given>, ()| {
            all.borrow_mut().extend(new);
            given.set(all.borrow().clone());
            is_open.set(true);
        })
    };
    {
        let (is_over, on_given) = (is_over.setter(), on_given.clone());
        use_effect_with((), move |()| {
            let listening = given::on_given(Callback::from(move |over| is_over.set(over)), on_given);
            move || drop(listening)
        });
    }
    {
        let is_open = is_open.setter();
        use_effect_with(props.asked, move |asked| {
            if *asked > 0 {
                is_open.set(true);
            }
        });
    }
    let on_open = {
        let is_open = is_open.setter();
        Callback::from(move |_: MouseEvent| is_open.set(true))
    };
    html! {
        <>
            { button("", words.import, on_open) }
            if *is_over && !*is_open {
                <div class="drop-here" role="status"><p>{ words.drop_here }</p></div>
            }
            <Modal class="commands share import" label={words.title} is_open={*is_open} on_close={on_close.clone()}>
                if *is_open {
                    { props.parts.bench.show(props.page, |bench| (bench.importing)(ImportingProps {
                        page: props.page,
                        session: props.session.clone(),
                        others: props.others.clone(),
                        settings: props.settings.clone(),
                        given: (*given).clone(),
                        is_over: *is_over,
                        on_given,
                        on_done: on_close,
                        dispatch: props.dispatch.clone(),
                    })) }
                }
            </Modal>
        </>
    }
}
