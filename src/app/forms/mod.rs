//! The fields of each form: label, what a field takes and holds, and the change it makes. One match for each concern.

pub mod campaign;
pub mod influencer;
pub mod order;
pub mod post;
pub mod study;
pub mod tracking;

use yew::prelude::*;

use crate::app::context::Page;
use crate::app::pages::campaign::Room;
use crate::app::widgets::field::{Field, FieldId, FieldProps, Input, Value};
use crate::campaign::edit::Edit;
use crate::campaign::problem::{self, Subject};

/// What a form is about: a thing in a campaign.
pub trait Form: Clone + 'static {
    /// Names the form's fields.
    type Field: Copy + Into<FieldId>;

    /// Whose problems are told in the form.
    fn subject(&self) -> Subject;
    /// The field's id in the document.
    fn key(&self, field: Self::Field) -> String;
    /// The visible label.
    fn label(&self, field: Self::Field, page: Page) -> AttrValue;
    /// What the field takes.
    fn input(&self, field: Self::Field, page: Page) -> Input;
    /// What the field holds.
    fn value(&self, field: Self::Field) -> Value;
    /// The edit that puts `value` in; none if the field is of another form or the value of another kind.
    fn edit(&self, field: FieldId, value: Value) -> Option<Edit>;
    /// Beside which of the campaign's fields problems are told here.
    fn problem_field(&self, field: Self::Field) -> Option<problem::Field>;
    /// Whether nothing was filled in yet, so that what is missing is told only once its field was left.
    fn is_untouched(&self) -> bool {
        false
    }
    /// The short label of a field that stands in the corner of the one before it, as whether that is an estimate.
    fn aside(&self, _field: Self::Field, _page: Page) -> Option<AttrValue> {
        None
    }
    /// What is wrong that is no problem of the campaign, as why what was chosen last was not taken.
    fn refusal(&self, _field: Self::Field, _page: Page) -> Option<AttrValue> {
        None
    }
    /// What to know before filling it in.
    fn hint(&self, _field: Self::Field, _page: Page) -> Option<AttrValue> {
        None
    }
}

/// A run of fields of a form.
pub fn fields<F: Form>(page: Page, room: &Room, form: &F, fields: &[F::Field]) -> Html {
    let on_change = {
        let (form, on_edit) = (form.clone(), room.on_edit.clone());
        Callback::from(move |(field, value)| {
            if let Some(edit) = form.edit(field, value) {
                on_edit.emit(edit);
            }
        })
    };
    let problem_waits = form.is_untouched();
    let problem = |field: F::Field| {
        let named = form.problem_field(field)?;
        let subject = form.subject();
        let mut of_field = room.problems.iter().filter(|one| one.subject == subject && one.field == named);
        of_field.next().map(|one| AttrValue::from((page.words().trouble)(one.trouble, page.strings, page.format)))
    };
    let all = fields.iter().map(|field| FieldProps {
        page,
        field: (*field).into(),
        id: form.key(*field).into(),
        label: form.label(*field, page),
        input: form.input(*field, page),
        value: form.value(*field),
        problem: form.refusal(*field, page).or_else(|| problem(*field)),
        problem_waits,
        hint: form.hint(*field, page),
        aside: form.aside(*field, page),
        on_change: on_change.clone(),
        on_leave: room.on_leave.clone(),
    });
    view(all.collect())
}

/// Fields one below the other. Not generic, so that it is there once and not for each form.
fn view(fields: Vec<FieldProps>) -> Html {
    let mut cells: Vec<Vec<FieldProps>> = Vec::new();
    for field in fields {
        match cells.last_mut().filter(|_| field.aside.is_some()) {
            Some(cell) => cell.push(field),
            None => cells.push(vec![field]),
        }
    }
    let cell = |cell: Vec<FieldProps>| {
        let key = cell.first().map(|field| field.id.to_string()).unwrap_or_default();
        let fields = cell.into_iter().map(|field| {
            let key = field.id.to_string();
            html! { <Field {key} ..field /> }
        });
        html! { <div class="cell" {key}>{ for fields }</div> }
    };
    html! { <div class="fields">{ for cells.into_iter().map(cell) }</div> }
}
