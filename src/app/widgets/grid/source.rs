//! What a table shows: columns, rows, and what stands where they meet. The table itself knows nothing more about it.

use std::cmp::Ordering;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::Page;
use crate::app::widgets::field::{Input, Unreadable, Value};
use crate::i18n::NumberFormat;

/// A column of a table.
#[derive(Clone, PartialEq, Debug)]
pub struct Column {
    /// What its head says.
    pub label: AttrValue,
    /// Whether it holds numbers, which stand at the end of their cells.
    pub is_number: bool,
    /// How wide it is at least, in pixels.
    pub width: u16,
    /// Whether it is shown before anybody has chosen.
    pub at_first: bool,
}

/// What rows are sorted by.
#[derive(Clone, PartialEq, Debug)]
pub enum Rank {
    /// A number.
    Number(f64),
    /// A text, in small letters.
    Text(String),
    /// Nothing is known, which comes last whatever the direction.
    Nothing,
}

impl Rank {
    /// A rank by a number that may be unknown.
    pub fn number(number: Option<f64>) -> Rank {
        number.map_or(Rank::Nothing, Rank::Number)
    }

    /// A rank by a text; an empty one is nothing.
    pub fn text(text: &str) -> Rank {
        if text.is_empty() { Rank::Nothing } else { Rank::Text(text.to_lowercase()) }
    }

    /// Which of two comes first.
    pub fn order(&self, other: &Rank, descending: bool) -> Ordering {
        let order = match (self, other) {
            (Rank::Nothing, Rank::Nothing) => return Ordering::Equal,
            (Rank::Nothing, _) => return Ordering::Greater,
            (_, Rank::Nothing) => return Ordering::Less,
            (Rank::Number(one), Rank::Number(other)) => one.total_cmp(other),
            (Rank::Text(one), Rank::Text(other)) => natural(one, other),
            (Rank::Number(_), Rank::Text(_)) => Ordering::Less,
            (Rank::Text(_), Rank::Number(_)) => Ordering::Greater,
        };
        if descending { order.reverse() } else { order }
    }
}

/// Which of two texts comes first, where of two numbers in them the longer one is the larger: O2 comes before O10.
fn natural(one: &str, other: &str) -> Ordering {
    let same = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let digits = |text: &str| text.bytes().skip(same).take_while(u8::is_ascii_digit).count();
    let (left, right) = (digits(one), digits(other));
    let is_begun = same.checked_sub(1).and_then(|last| one.as_bytes().get(last)).is_some_and(u8::is_ascii_digit);
    let longer = if is_begun || left.min(right) > 0 { left.cmp(&right) } else { Ordering::Equal };
    longer.then_with(|| one.cmp(other))
}

/// The rows and columns of a table. Rows and columns go by their number in the source, however the table shows them.
pub trait Source {
    /// Tells two versions of what is shown apart: the same one for the same content.
    fn version(&self) -> *const ();
    /// What the table is called.
    fn label(&self) -> &'static str;
    /// Every column; the first one names the rows and is always shown.
    fn columns(&self) -> &[Column];
    /// Whether rows stand in the order of their names, where nothing else settles it; else in that of the source.
    fn is_by_name(&self) -> bool {
        false
    }
    /// What tells each row from the others for as long as it lives.
    fn keys(&self) -> Vec<u64>;
    /// What a row is called.
    fn name(&self, row: usize) -> String;
    /// A cell as it is shown.
    fn view(&self, row: usize, column: usize) -> Html;
    /// The text of a cell that cannot be changed.
    fn text(&self, row: usize, column: usize) -> String;
    /// What a cell takes and holds; nothing for one that cannot be changed.
    fn held(&self, row: usize, column: usize) -> Option<(Input, Value)>;
    /// Where a cell leads.
    fn link(&self, row: usize, column: usize) -> Option<String>;
    /// What a row is sorted by.
    fn rank(&self, row: usize, column: usize) -> Rank;
    /// The words that a row can be found by.
    fn words(&self, row: usize) -> String;
    /// Groups of rows to choose from, by key and label.
    fn groups(&self) -> Vec<(AttrValue, AttrValue)>;
    /// Whether a row is of a group.
    fn is_of(&self, row: usize, group: &str) -> bool;
    /// Takes new values for cells, as one step.
    fn change(&self, changes: Vec<(usize, usize, Value)>);
    /// Takes the last step back.
    fn undo(&self);
    /// Does it again.
    fn redo(&self);
}

/// A source as a property: the same as long as its version is.
#[derive(Clone)]
pub struct Handle(pub Rc<dyn Source>);

impl PartialEq for Handle {
    fn eq(&self, other: &Self) -> bool {
        self.0.version() == other.0.version()
    }
}

/// Why a text is no value for a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unfit {
    /// The field cannot read it.
    Unreadable(Unreadable),
    /// It is none of the choices.
    NoChoice,
}

impl Unfit {
    /// The reason in words.
    pub fn told(self, page: Page) -> String {
        match self {
            Unfit::Unreadable(reason) => reason.text(page.strings),
            Unfit::NoChoice => page.words().no_choice.to_owned(),
        }
    }
}

/// Reads what was typed or pasted into a cell.
///
/// # Errors
/// [`Unfit`] with the reason.
pub fn read(text: &str, input: &Input, format: NumberFormat) -> Result<Value, Unfit> {
    match input {
        Input::Choice(options) => {
            let wanted = text.trim().to_lowercase();
            let is_it = |(key, label): &&(AttrValue, AttrValue)| **key == *text || label.to_lowercase() == wanted;
            options.iter().find(is_it).map(|(key, _)| Value::Choice(key.clone())).ok_or(Unfit::NoChoice)
        }
        Input::Day => Value::read(text.trim(), input, format).map_err(Unfit::Unreadable),
        _ => Value::read(text, input, format).map_err(Unfit::Unreadable),
    }
}

/// What a cell holds as a text that [`read`] understands.
pub fn print(value: &Value, input: &Input, format: NumberFormat) -> String {
    match (value, input) {
        (Value::Choice(key), Input::Choice(options)) => {
            options.iter().find(|(other, _)| other == key).map_or_else(String::new, |(_, label)| label.to_string())
        }
        _ => value.print(input, format),
    }
}

/// The text of any cell, as it is copied.
pub fn text(source: &dyn Source, row: usize, column: usize, format: NumberFormat) -> String {
    match source.held(row, column) {
        Some((input, value)) => print(&value, &input, format),
        None => source.text(row, column),
    }
}

#[cfg(test)]
mod tests {
    use super::Rank;

    #[test]
    fn numbers_in_texts_stand_in_their_order() {
        for sorted in [
            &["O1", "O2", "O10", "O100"][..],
            &["#999", "#1001", "#1002-2", "#1002-10"],
            &["a", "a1", "a1b", "a2", "a10", "ab", "b1"],
            &["10", "é2", "é10", "订单2", "订单10"],
        ] {
            let mut ranks: Vec<_> = sorted.iter().rev().map(|text| Rank::text(text)).collect();
            ranks.sort_by(|one, other| one.order(other, false));
            assert_eq!(ranks, sorted.iter().map(|text| Rank::text(text)).collect::<Vec<_>>());
        }
    }
}
