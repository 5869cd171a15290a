//! A row of a table. A component, so that a step from cell to cell renders two rows and not all of them.

use std::rc::Rc;

use yew::prelude::*;

use super::source::{Handle, read};
use crate::app::context::Page;
use crate::app::widgets::field::Input;

/// The id of the field in the cell that is edited.
pub const EDITOR: &str = "cell-field";
/// The id of what is wrong with it.
const PROBLEM: &str = "cell-problem";

/// What is being typed into a cell.
#[derive(Clone, PartialEq, Debug)]
pub struct Draft {
    /// As it was typed.
    pub text: String,
    /// Typing began it, in place of what the cell held.
    pub quick: bool,
}

/// Properties of [`Row`].
#[derive(Properties, PartialEq)]
pub struct RowProps {
    /// Where it stands.
    pub page: Page,
    /// What it shows.
    pub source: Handle,
    /// Its number in the source.
    pub row: usize,
    /// Its place in the table.
    pub place: usize,
    /// The columns that are shown.
    pub columns: Rc<[usize]>,
    /// The first and the last of the selected cells.
    pub selected: Option<(usize, usize)>,
    /// The cell that Tab leads to.
    pub active: Option<usize>,
    /// What is typed into that cell.
    pub draft: Option<Draft>,
    /// Whether what is wrong with that has no room below it.
    pub is_low: bool,
}

/// A row of a table.
#[component]
pub fn Row(props: &RowProps) -> Html {
    html! {
        // The head is the first row.
        <tr role="row" aria-rowindex={(props.place + 2).to_string()}>
            for (at, column) in props.columns.iter().copied().enumerate() {
                { cell(props, at, column) }
            }
        </tr>
    }
}

fn cell(props: &RowProps, at: usize, column: usize) -> Html {
    let source = &props.source.0;
    let is_active = props.active == Some(at);
    let held = source.held(props.row, column);
    let readonly = held.is_none().then_some("true");
    let selected = props.selected.is_some_and(|(first, last)| (first..=last).contains(&at)).then_some("true");
    let draft = props.draft.as_ref().filter(|_| is_active);
    let is_number = source.columns().get(column).is_some_and(|column| column.is_number);
    let low = draft.filter(|_| props.is_low).map(|_| "low");
    let class = classes!(is_number.then_some("number"), draft.map(|_| "editing"), low);
    let content = match (draft, held) {
        (Some(draft), Some((input, _))) => editor(props, column, draft, &input),
        _ => source.view(props.row, column),
    };
    let tabindex = if is_active { "0" } else { "-1" };
    let index = (at + 1).to_string();
    if at == 0 {
        return html! {
            <th scope="row" role="rowheader" key={column} {class} {tabindex} aria-colindex={index} aria-selected={selected}
                aria-readonly={readonly}>{ content }</th>
        };
    }
    html! {
        <td role="gridcell" key={column} {class} {tabindex} aria-colindex={index} aria-selected={selected}
            aria-readonly={readonly}>{ content }</td>
    }
}

fn editor(props: &RowProps, column: usize, draft: &Draft, input: &Input) -> Html {
    let source = &props.source.0;
    let label = source.columns().get(column).map(|column| column.label.clone()).unwrap_or_default();
    let label = format!("{label}, {}", source.name(props.row));
    if let Input::Choice(options) = input {
        return html! {
            <select id={EDITOR} aria-label={label}>
                for (key, name) in options.iter() {
                    <option key={key.to_string()} value={key.clone()} selected={**key == *draft.text}>{ name }</option>
                }
            </select>
        };
    }
    let problem = read(&draft.text, input, props.page.format).err().map(|unfit| unfit.told(props.page));
    let (kind, mode) = match input {
        // What was begun with a digit goes on as a text, which a day's own field would not take.
        Input::Day if !draft.quick => ("date", None),
        Input::Day | Input::Count => ("text", Some("numeric")),
        Input::Address => ("text", Some("url")),
        Input::Amount(_) | Input::Price(_) | Input::Rate | Input::Decimal => ("text", Some("decimal")),
        _ => ("text", None),
    };
    html! {
        <>
            <input id={EDITOR} type={kind} inputmode={mode} value={draft.text.clone()} autocomplete="off" spellcheck="false"
                aria-label={label} aria-invalid={problem.is_some().then_some("true")} aria-describedby={PROBLEM} />
            // Always there, so that a screen reader hears what appears in it.
            <p class="problem" id={PROBLEM} aria-live="polite">{ problem }</p>
        </>
    }
}
