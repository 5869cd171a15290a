//! The tables of a campaign: what a form has as fields, a table has as columns, with KPIs beside them.

use std::rc::Rc;

use chrono::Datelike;
use yew::prelude::*;

use super::campaign::Room;
use super::overview::shown;
use crate::app::context::Page;
use crate::app::forms::Form;
use crate::app::route::Section;
use crate::app::widgets::field::{Input, Value};
use crate::app::widgets::grid::source::{Column, Handle, Rank, Source, print};
use crate::app::widgets::grid::{Grid, Memory};
use crate::app::widgets::kpi::{figure, quantity};
use crate::campaign::edit::Edit;
use crate::campaign::figures::Scope;
use crate::campaign::model::Amount;
use crate::kpi::catalogue::{KpiId, Reading};
use crate::kpi::unit::{Money, Unit};

/// What has a row in a table: a thing with a form.
pub trait Subject: Form {
    /// Whether they stand in the order of their names; else in the campaign's, which is the user's.
    const BY_NAME: bool = false;
    /// Each with its key, in the campaign's order.
    fn keys(room: &Room) -> Vec<u64>;
    /// The one of a row.
    fn of_row(room: &Room, row: usize) -> Option<Self>;
    /// What its row begins with.
    fn name(&self, page: Page, room: &Room) -> String;
    /// What tells it from the others with that name.
    fn title(&self, page: Page, room: &Room) -> String {
        self.name(page, room)
    }
    /// Its form.
    fn section(&self) -> Section;
    /// What its KPIs are computed for, and that scope's name.
    fn scope(&self) -> (Scope, AttrValue);
    /// The KPI that a field's value counts as.
    fn counts_as(&self, field: Self::Field) -> Option<KpiId>;
    /// What it can be found by, beside its name.
    fn words(&self, page: Page, room: &Room) -> String;
    /// Groups to choose from, by key and label.
    fn groups(page: Page, room: &Room) -> Vec<(AttrValue, AttrValue)>;
    /// Whether it is of a group.
    fn is_of(&self, room: &Room, group: &str) -> bool;
}

/// What a column tells of a subject in words, and what that is sorted by.
pub type Told<S> = fn(&S, Page, &Room) -> (AttrValue, Rank);

/// What stands in a column.
pub enum Holds<S: Subject> {
    /// The name, which leads to the form.
    Name(&'static str),
    /// Something that follows from the facts, so wide at least.
    Told(&'static str, Told<S>, u16),
    /// A field of the form.
    Field(S::Field),
    /// A KPI.
    Kpi(KpiId),
}

/// A table of all subjects of a campaign.
struct Sheet<S: Subject> {
    page: Page,
    room: Room,
    label: &'static str,
    holds: Vec<Holds<S>>,
    columns: Vec<Column>,
}

/// The table of all subjects; `first` are the columns to begin with, `more` those to choose.
pub fn sheet<S: Subject>(
    page: Page,
    room: &Room,
    label: &'static str,
    memory: &Memory,
    (first, more): (Vec<Holds<S>>, Vec<Holds<S>>),
) -> Html {
    let any = S::of_row(room, 0);
    let column = |holds: &Holds<S>, at_first| column(page, any.as_ref(), holds, at_first);
    let columns = first.iter().map(|one| column(one, true)).chain(more.iter().map(|one| column(one, false))).collect();
    let holds = first.into_iter().chain(more).collect();
    let source = Handle(Rc::new(Sheet { page, room: room.clone(), label, holds, columns }));
    // Without a key of its own one table would go on as the other when one goes from page to page.
    html! { <Grid key={label} {page} {source} memory={memory.clone()} /> }
}

/// How wide a column must be for millions with the longest sign.
const MONEY: u16 = 152;

fn column<S: Subject>(page: Page, any: Option<&S>, holds: &Holds<S>, at_first: bool) -> Column {
    let (label, is_number, width): (AttrValue, bool, u16) = match holds {
        Holds::Name(label) => ((*label).into(), false, 208),
        Holds::Told(label, _, width) => ((*label).into(), false, *width),
        Holds::Kpi(kpi) => {
            let width = if kpi.entry().unit == Unit::Money { MONEY } else { 128 };
            ((page.strings.kpi)(*kpi).name.into(), true, width)
        }
        Holds::Field(field) => {
            let input = any.map(|any| any.input(*field, page));
            let (is_number, width) = match input {
                Some(Input::Text | Input::LongText | Input::Codes | Input::Choice(_)) => (false, 136),
                Some(Input::Address) => (false, 224),
                Some(Input::Day) => (false, 152),
                Some(Input::Amount(_) | Input::Price(_)) => (true, MONEY),
                _ => (true, 112),
            };
            (any.map(|any| any.label(*field, page)).unwrap_or_default(), is_number, width)
        }
    };
    Column { label, is_number, width, at_first }
}

impl<S: Subject> Sheet<S> {
    fn cell(&self, row: usize, column: usize) -> Option<(S, &Holds<S>)> {
        Some((S::of_row(&self.room, row)?, self.holds.get(column)?))
    }

    fn kpi_value(&self, subject: &S, kpi: KpiId) -> Option<f64> {
        self.room.figures.outcome(subject.scope().0, kpi, Reading::Overall).value()
    }

    fn figure(&self, subject: &S, kpi: KpiId) -> Html {
        let (scope, name) = subject.scope();
        figure(self.page, &shown(&self.room, scope, kpi, self.page), &name)
    }

    fn field(&self, subject: &S, field: S::Field) -> Html {
        if let Some(kpi) = subject.counts_as(field) {
            return self.figure(subject, kpi);
        }
        let (format, input) = (self.page.format, subject.input(field, self.page));
        let text = match (subject.value(field), &input) {
            (Value::Count(Some(count)), _) => format.count(count as f64),
            (Value::Amount(Some(Amount(minor))), Input::Amount(currency)) => {
                format.money(Money::new(minor, *currency).major(), *currency)
            }
            (Value::Day(Some(day)), _) => format.date(day),
            (Value::Count(None) | Value::Amount(None) | Value::Day(None), _) => "–".to_owned(),
            (value, input) => print(&value, input, format),
        };
        text.into()
    }
}

fn rank(value: &Value, input: &Input) -> Rank {
    match (value, input) {
        (Value::Count(count), _) => Rank::number(count.map(|count| count as f64)),
        (Value::Amount(amount), Input::Amount(currency)) => {
            Rank::number(amount.map(|Amount(minor)| Money::new(minor, *currency).major()))
        }
        (Value::Rate(number) | Value::Decimal(number), _) => Rank::number(*number),
        (Value::Day(day), _) => Rank::number(day.map(|day| f64::from(day.num_days_from_ce()))),
        (Value::Choice(key), Input::Choice(options)) => {
            Rank::number(options.iter().position(|(other, _)| other == key).map(|place| place as f64))
        }
        (Value::Text(text), _) => Rank::text(text),
        _ => Rank::Nothing,
    }
}

impl<S: Subject> Source for Sheet<S> {
    fn version(&self) -> *const () {
        Rc::as_ptr(&self.room.campaign).cast()
    }

    fn label(&self) -> &'static str {
        self.label
    }

    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn is_by_name(&self) -> bool {
        S::BY_NAME
    }

    fn keys(&self) -> Vec<u64> {
        S::keys(&self.room)
    }

    fn name(&self, row: usize) -> String {
        S::of_row(&self.room, row).map(|subject| subject.title(self.page, &self.room)).unwrap_or_default()
    }

    fn view(&self, row: usize, column: usize) -> Html {
        match self.cell(row, column) {
            None => Html::default(),
            Some((subject, Holds::Name(_))) => {
                let (href, name) = (self.room.link(subject.section()), subject.name(self.page, &self.room));
                // The cell itself is the stop on the way of the Tab key.
                html! { <a {href} tabindex="-1">{ name }</a> }
            }
            Some((subject, Holds::Told(_, told, _))) => told(&subject, self.page, &self.room).0.into(),
            Some((subject, Holds::Field(field))) => self.field(&subject, *field),
            Some((subject, Holds::Kpi(kpi))) => self.figure(&subject, *kpi),
        }
    }

    fn text(&self, row: usize, column: usize) -> String {
        match self.cell(row, column) {
            Some((subject, Holds::Name(_))) => subject.name(self.page, &self.room),
            Some((subject, Holds::Told(_, told, _))) => told(&subject, self.page, &self.room).0.to_string(),
            Some((subject, Holds::Kpi(kpi))) => {
                let print = |value| quantity(self.page, value, kpi.entry().unit, self.room.campaign.currency);
                self.kpi_value(&subject, *kpi).map(print).unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    fn held(&self, row: usize, column: usize) -> Option<(Input, Value)> {
        match self.cell(row, column)? {
            (subject, Holds::Field(field)) => Some((subject.input(*field, self.page), subject.value(*field))),
            _ => None,
        }
    }

    fn link(&self, row: usize, column: usize) -> Option<String> {
        match self.cell(row, column)? {
            (subject, Holds::Name(_)) => Some(self.room.link(subject.section())),
            _ => None,
        }
    }

    fn rank(&self, row: usize, column: usize) -> Rank {
        match self.cell(row, column) {
            None => Rank::Nothing,
            Some((subject, Holds::Name(_))) => Rank::text(&subject.name(self.page, &self.room)),
            Some((subject, Holds::Told(_, told, _))) => told(&subject, self.page, &self.room).1,
            Some((subject, Holds::Kpi(kpi))) => Rank::number(self.kpi_value(&subject, *kpi)),
            Some((subject, Holds::Field(field))) => rank(&subject.value(*field), &subject.input(*field, self.page)),
        }
    }

    fn words(&self, row: usize) -> String {
        let Some(subject) = S::of_row(&self.room, row) else { return String::new() };
        format!("{} {}", subject.title(self.page, &self.room), subject.words(self.page, &self.room))
    }

    fn groups(&self) -> Vec<(AttrValue, AttrValue)> {
        S::groups(self.page, &self.room)
    }

    fn is_of(&self, row: usize, group: &str) -> bool {
        S::of_row(&self.room, row).is_some_and(|subject| subject.is_of(&self.room, group))
    }

    fn change(&self, changes: Vec<(usize, usize, Value)>) {
        let edit = |(row, column, value)| match self.cell(row, column)? {
            (subject, Holds::Field(field)) => subject.edit((*field).into(), value),
            _ => None,
        };
        let mut edits: Vec<Edit> = changes.into_iter().filter_map(edit).collect();
        let edit = match edits.len() {
            0 => return,
            1 => edits.pop(),
            _ => Some(Edit::All(edits)),
        };
        if let Some(edit) = edit {
            self.room.on_edit.emit(edit);
            self.room.on_leave.emit(());
        }
    }

    fn undo(&self) {
        self.room.on_undo.emit(());
    }

    fn redo(&self) {
        self.room.on_redo.emit(());
    }
}
