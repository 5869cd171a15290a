//! Daily numbers, pasted from a spreadsheet.

use std::rc::Rc;

use web_sys::{HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::super::campaign::Room;
use crate::app::browser::env;
use crate::app::context::Page;
use crate::app::widgets::basic::{button, hint};
use crate::campaign::edit::Edit;
use crate::campaign::id::StudyId;
use crate::campaign::records::{Counted, Record, Subject};
use crate::campaign::study::{Source, Study};
use crate::sales::pasted::{NotDays, Pasted, read};

/// Properties of [`Paste`].
#[derive(Properties, PartialEq)]
pub struct PasteProps {
    /// Where it stands.
    pub page: Page,
    /// The campaign.
    pub room: Room,
    /// The study that looks at what is pasted; none for a new one.
    pub study: Option<Rc<Study>>,
}

/// A place to paste, and what to make of it.
#[component]
pub fn Paste(props: &PasteProps) -> Html {
    let (page, words) = (props.page, props.page.lift());
    let text = use_state_eq(String::new);
    let counted = use_state_eq(|| Counted::Revenue);
    let wrong = use_state_eq(|| None::<NotDays>);
    let on_text = {
        let (text, wrong) = (text.setter(), wrong.setter());
        Callback::from(move |event: InputEvent| {
            text.set(event.target_unchecked_into::<HtmlTextAreaElement>().value());
            wrong.set(None);
        })
    };
    let on_counted = {
        let counted = counted.setter();
        Callback::from(move |event: Event| {
            let key = event.target_unchecked_into::<HtmlSelectElement>().value();
            counted.set(Counted::ALL.into_iter().find(|one| one.key() == key).unwrap_or_default());
        })
    };
    let on_take = {
        let (room, study, counted) = (props.room.clone(), props.study.clone(), *counted);
        let (text, wrong) = (text.clone(), wrong.setter());
        Callback::from(move |_: MouseEvent| match read(&text, |number| page.format.parse_decimal(number).ok()) {
            Ok(pasted) => {
                room.on_edit.emit(edit(page, &pasted, counted, study.as_deref()));
                text.set(String::new());
            }
            Err(why) => wrong.set(Some(why)),
        })
    };
    html! {
        <div class="paste">
            { hint(words.paste_about) }
            <div class="field long">
                <label for="paste-days">{ words.paste_label }</label>
                <textarea id="paste-days" rows="6" spellcheck="false" value={(*text).clone()} oninput={on_text}
                    aria-describedby="paste-problem" />
                <p class="problem" id="paste-problem" aria-live="polite">{ wrong.as_ref().map(words.not_days) }</p>
            </div>
            <div class="actions">
                <label for="paste-counted">{ words.paste_counted }</label>
                <select id="paste-counted" onchange={on_counted}>
                    for one in Counted::ALL {
                        <option key={one.key()} value={one.key()} selected={one == *counted}>{ (words.counted)(one) }</option>
                    }
                </select>
                { button("primary", words.paste_take, on_take) }
            </div>
        </div>
    }
}

/// Takes pasted days over, and lets a study look at them: one step to take back.
fn edit(page: Page, pasted: &Pasted, counted: Counted, study: Option<&Study>) -> Edit {
    let subject = |(place, name): (usize, &String)| {
        let is_first = place == 0;
        let label = if name.is_empty() && !is_first { (page.lift().column)(place + 1) } else { name.clone() };
        Rc::new(Subject { counted: if is_first { counted } else { Counted::Other }, platform: None, label })
    };
    let subjects: Vec<Rc<Subject>> = pasted.names.iter().enumerate().map(subject).collect();
    let days = pasted.days.iter().flat_map(|(day, values)| {
        let told = subjects.iter().zip(values).filter_map(|(subject, value)| Some((subject, (*value)?)));
        told.map(|(subject, value)| Edit::Keep(Record::Day(Rc::clone(subject), *day, value)))
    });
    let mut edits: Vec<Edit> = days.collect();
    let mut sources = subjects.iter().map(|subject| Source::Series(Rc::clone(subject)));
    if let Some(source) = sources.next() {
        let new = || Study::new(StudyId::from_random(env::new_id()), source.clone());
        let mut study = study.cloned().unwrap_or_else(new);
        study.look_at(source);
        study.controls = sources.collect();
        edits.push(Edit::Keep(Record::Study(study.into())));
    }
    Edit::All(edits)
}
