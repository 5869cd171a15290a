//! Writing a formula in the language of another program: what [`spreadsheet`](super::spreadsheet) and
//! [`sql`](super::sql) share.

use super::formula::Expr;
use super::measure::{Measure, MeasureSet, Role};

/// How one language writes the pieces of a formula.
pub trait Language {
    /// The total of a measure over the rows that know all of `required`, or the value of a parameter.
    fn total(&self, measure: Measure, required: MeasureSet) -> String;
    /// The same, where nothing told counts as none.
    fn total_or_none(&self, measure: Measure, required: MeasureSet) -> String;
    /// A constant.
    fn number(&self, number: f64) -> String;
    /// A divisor that is not a constant.
    fn divisor(&self, divisor: Text) -> String;
    /// The next whole number, under the tolerance of [`round_up`](super::formula::Quantity::round_up).
    fn round_up(&self, number: &str) -> Text;
}

/// How tightly a text binds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Binding {
    /// A sum or difference.
    Sum,
    /// A product or quotient.
    Product,
    /// Something that nothing tears apart.
    Operand,
}

/// A piece of a written formula.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    /// What is written.
    pub text: String,
    /// How tightly it binds.
    pub binding: Binding,
}

impl Text {
    /// The text, in parentheses if it binds less tightly than `around`.
    pub fn within(self, around: Binding) -> String {
        if self.binding < around { format!("({})", self.text) } else { self.text }
    }
}

/// Writes `formula`, whose totals run over the rows that know everything it requires.
pub fn write(formula: &Expr, language: &impl Language) -> String {
    piece(formula, summed(formula.required()), language).text
}

/// Writes a divisor of a formula that requires `required`.
pub fn write_part(part: &Expr, required: MeasureSet, language: &impl Language) -> String {
    piece(part, summed(required), language).text
}

/// The measures of a set that are summed over rows.
pub fn summed(measures: MeasureSet) -> MeasureSet {
    measures.iter().filter(|measure| measure.role() != Role::Parameter).collect()
}

fn piece(formula: &Expr, required: MeasureSet, language: &impl Language) -> Text {
    let write = |part: &Expr| piece(part, required, language);
    let operand = |text| Text { text, binding: Binding::Operand };
    let operation = |left: &Expr, sign, right: String, binding| {
        let text = format!("{} {sign} {right}", write(left).within(binding));
        Text { text, binding }
    };
    match *formula {
        Expr::Of(measure) => operand(language.total(measure, required)),
        Expr::OrNone(measure) => operand(language.total_or_none(measure, required)),
        Expr::Number(number) => operand(language.number(number)),
        Expr::Plus(a, b) => operation(a, "+", write(b).within(Binding::Sum), Binding::Sum),
        // The right side of − is grouped even when it binds as tightly.
        Expr::Minus(a, b) => operation(a, "-", write(b).within(Binding::Product), Binding::Sum),
        Expr::Times(a, b) => operation(a, "*", write(b).within(Binding::Operand), Binding::Product),
        Expr::Per(a, b @ Expr::Number(_)) => operation(a, "/", write(b).within(Binding::Operand), Binding::Product),
        Expr::Per(a, b) => operation(a, "/", language.divisor(write(b)), Binding::Product),
        Expr::RoundUp(a) => language.round_up(&write(a).text),
    }
}
