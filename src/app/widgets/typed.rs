//! A line of text that counts once its field is left.

use yew::prelude::*;

use crate::app::browser::table;

/// Properties of [`Typed`].
#[derive(Properties, PartialEq)]
pub struct TypedProps {
    /// The field's id, for its label.
    pub id: AttrValue,
    /// The kind of input: `text`, or `number` for a whole one from 1 on.
    pub kind: &'static str,
    /// What counts.
    pub value: AttrValue,
    /// Told of a new text.
    pub on_change: Callback<String>,
}

/// A field that keeps what is being typed whatever else is drawn meanwhile, and tells it once it is left.
#[component]
pub fn Typed(props: &TypedProps) -> Html {
    let draft = use_state(|| None::<String>);
    let oninput = {
        let draft = draft.setter();
        Callback::from(move |event: InputEvent| draft.set(Some(table::typed(&event))))
    };
    let onchange = {
        let (draft, on_change) = (draft.setter(), props.on_change.clone());
        Callback::from(move |event: Event| {
            draft.set(None);
            on_change.emit(table::typed(&event));
        })
    };
    let value = draft.as_ref().map_or_else(|| props.value.clone(), |draft| draft.clone().into());
    let is_number = props.kind == "number";
    html! {
        <input id={props.id.clone()} type={props.kind} autocomplete="off" min={is_number.then_some("1")}
            inputmode={is_number.then_some("numeric")} {value} {oninput} {onchange} />
    }
}
