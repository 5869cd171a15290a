//! One field for every kind of value. It keeps what is typed as it is typed, reads it at each key, and tells beside
//! itself what is wrong; a value that cannot be read changes nothing.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::app::context::Page;
use crate::app::forms::campaign::CampaignField;
use crate::app::forms::influencer::InfluencerField;
use crate::app::forms::order::OrderField;
use crate::app::forms::post::PostField;
use crate::app::forms::study::StudyField;
use crate::app::forms::tracking::TrackingField;
use crate::app::pages::maker::MakerField;
use crate::app::pages::tools::ToolField;
use crate::app::preferences::Preference;
use crate::campaign::model::{Amount, Date, read_date};
use crate::campaign::tracking::{Codes, Discount};
use crate::i18n::{NumberFormat, NumberProblem, Strings};
use crate::kpi::definitions::ReturnsModel;
use crate::kpi::unit::{Currency, Money};

/// What a field takes.
#[derive(Clone, PartialEq, Debug)]
pub enum Input {
    /// A line of text.
    Text,
    /// Several lines of text.
    LongText,
    /// Discount codes apart by commas.
    Codes,
    /// A web address.
    Address,
    /// A whole number.
    Count,
    /// Money in a currency.
    Amount(Currency),
    /// A percentage, kept as a fraction; zero or more.
    Rate,
    /// A percentage, or money in a currency.
    Discount(Currency),
    /// A price, as fine as anybody likes; zero or more.
    Price(Currency),
    /// A number of zero or more.
    Decimal,
    /// A calendar day.
    Day,
    /// One of these, by key and label.
    Choice(Rc<[(AttrValue, AttrValue)]>),
    /// Yes or no.
    Flag,
}

/// The choice of how returned goods enter a break-even.
pub fn returns_models(page: Page) -> Input {
    let option = |model: ReturnsModel| (model.key().into(), (page.strings.returns_model_is)(model).into());
    Input::Choice(ReturnsModel::ALL.map(option).into())
}

/// What a field holds.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs)] // each variant is what the input of the same name holds
pub enum Value {
    Text(String),
    Count(Option<u64>),
    Amount(Option<Amount>),
    Rate(Option<f64>),
    Discount(Option<Discount>),
    Decimal(Option<f64>),
    Day(Option<Date>),
    Choice(AttrValue),
    Flag(bool),
}

/// Why a text is not a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// It is no such number.
    Number(NumberProblem),
    /// It is no day.
    Day,
    /// A code has a space in it.
    SpacedCode,
}

impl Unreadable {
    /// The reason in words.
    pub fn text(self, strings: &Strings) -> String {
        match self {
            Unreadable::Number(problem) => (strings.number_problem)(problem),
            Unreadable::Day => strings.not_a_date.to_owned(),
            Unreadable::SpacedCode => strings.spaced_code.to_owned(),
        }
    }
}

impl Value {
    /// The value as a text for its field.
    pub fn print(&self, input: &Input, format: NumberFormat) -> String {
        match (self, input) {
            (Value::Text(text), _) => text.clone(),
            (Value::Choice(key), _) => key.to_string(),
            (Value::Count(Some(count)), _) => format.input_count(*count),
            (Value::Amount(Some(Amount(minor))), Input::Amount(currency)) => {
                format.input_money(Money::new(*minor, *currency))
            }
            (Value::Rate(Some(fraction)), _) => format.input_percent(*fraction),
            (Value::Discount(Some(Discount::Rate(fraction))), _) => format!("{}%", format.input_percent(*fraction)),
            (Value::Discount(Some(Discount::Amount(Amount(minor)))), Input::Discount(currency)) => {
                format!("{} {}", format.input_money(Money::new(*minor, *currency)), currency.code())
            }
            (Value::Decimal(Some(number)), _) => format.input_decimal(*number),
            (Value::Day(Some(day)), _) => day.to_string(),
            _ => String::new(),
        }
    }

    /// Reads what was typed into a field.
    ///
    /// # Errors
    /// [`Unreadable`] with the reason.
    pub fn read(text: &str, input: &Input, format: NumberFormat) -> Result<Value, Unreadable> {
        let blank = text.trim().is_empty();
        let number = Unreadable::Number;
        Ok(match input {
            Input::Text | Input::LongText | Input::Address => Value::Text(text.to_owned()),
            Input::Codes if Codes::has_spaced(text) => return Err(Unreadable::SpacedCode),
            Input::Codes => Value::Text(text.to_owned()),
            Input::Choice(_) => Value::Choice(text.to_owned().into()),
            Input::Flag => Value::Flag(!blank),
            Input::Count if blank => Value::Count(None),
            Input::Count => Value::Count(Some(format.parse_count(text).map_err(number)?)),
            Input::Amount(_) if blank => Value::Amount(None),
            Input::Amount(currency) => {
                let money = format.parse_money(text, *currency).map_err(number)?;
                Value::Amount(Some(Amount(money.minor)))
            }
            Input::Rate if blank => Value::Rate(None),
            Input::Rate => Value::Rate(Some(format.parse_percent(text).and_then(from_zero).map_err(number)?)),
            Input::Discount(_) if blank => Value::Discount(None),
            Input::Discount(currency) => Value::Discount(Some(discount(text, *currency, format).map_err(number)?)),
            Input::Decimal | Input::Price(_) if blank => Value::Decimal(None),
            Input::Price(currency) => Value::Decimal(Some(format.parse_price(text, *currency).map_err(number)?)),
            Input::Decimal => Value::Decimal(Some(format.parse_decimal(text).and_then(from_zero).map_err(number)?)),
            Input::Day if blank => Value::Day(None),
            Input::Day => Value::Day(Some(read_date(text).ok_or(Unreadable::Day)?)),
        })
    }
}

fn from_zero(number: f64) -> Result<f64, NumberProblem> {
    if number < 0.0 { Err(NumberProblem::Negative) } else { Ok(number) }
}

/// What a code takes off: a percentage, unless it names a currency.
fn discount(text: &str, currency: Currency, format: NumberFormat) -> Result<Discount, NumberProblem> {
    let rate = format.parse_percent(text).and_then(from_zero).map(Discount::Rate);
    rate.or_else(|_| format.parse_money(text, currency).map(|money| Discount::Amount(Amount(money.minor))))
}

/// Names a field of the page, so that a form needs one callback and not one for each field.
#[derive(Clone, Copy, PartialEq, Debug)]
#[allow(missing_docs)] // each variant is a field of the form of that name
pub enum FieldId {
    Campaign(CampaignField),
    Influencer(InfluencerField),
    Post(PostField),
    Order(OrderField),
    Tool(ToolField),
    Study(StudyField),
    Tracking(TrackingField),
    Maker(MakerField),
    Preference(Preference),
}

/// What a field shows and whom it tells.
#[derive(Properties, PartialEq)]
pub struct FieldProps {
    /// Where it stands.
    pub page: Page,
    /// Which field.
    pub field: FieldId,
    /// Its id in the document.
    pub id: AttrValue,
    /// Its visible label.
    pub label: AttrValue,
    /// What it takes.
    pub input: Input,
    /// What it holds.
    pub value: Value,
    /// What is shown in place of the label where the field stands in the corner of another one.
    #[prop_or_default]
    pub aside: Option<AttrValue>,
    /// What looks wrong about the value.
    #[prop_or_default]
    pub problem: Option<AttrValue>,
    /// Whether that waits until the field was left.
    #[prop_or_default]
    pub problem_waits: bool,
    /// What to know before filling it in.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Told at each key that leaves a readable value.
    pub on_change: Callback<(FieldId, Value)>,
    /// Told when the field is left.
    #[prop_or_default]
    pub on_leave: Callback<()>,
}

/// A labelled field.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let page = props.page;
    // What is being typed, and the value that the field held then.
    let draft = use_state(|| None::<(String, Value)>);
    let was_left = use_state_eq(|| false);
    let printed = props.value.print(&props.input, page.format);
    // A draft lives as long as it says what the value is, or says nothing readable.
    let read = draft.as_ref().map(|(text, _)| Value::read(text, &props.input, page.format));
    let is_choice = matches!(props.input, Input::Choice(_));
    let (shown, unreadable) = match (read, draft.as_ref()) {
        (Some(Ok(value)), Some((text, _))) if value == props.value => (text.clone(), None),
        // What the form does not take, such as a price that is needed and was emptied, stays until the field is left.
        (Some(Ok(_)), Some((text, held))) if *held == props.value && !is_choice => (text.clone(), None),
        (Some(Err(problem)), Some((text, held))) if *held == props.value => (text.clone(), Some(problem)),
        _ => (printed, None),
    };
    let unreadable = unreadable.map(|problem| problem.text(page.strings));
    let problem =
        unreadable.map(AttrValue::from).or_else(|| props.problem.clone().filter(|_| *was_left || !props.problem_waits));

    let on_text = {
        let (draft, on_change, field) = (draft.clone(), props.on_change.clone(), props.field);
        let (input, held, format) = (props.input.clone(), props.value.clone(), page.format);
        Callback::from(move |text: String| {
            if let Ok(value) = Value::read(&text, &input, format) {
                on_change.emit((field, value));
            }
            draft.set(Some((text, held.clone())));
        })
    };
    let onblur = {
        let (draft, on_leave, input, format) =
            (draft.clone(), props.on_leave.clone(), props.input.clone(), page.format);
        Callback::from(move |_: FocusEvent| {
            was_left.set(true);
            // What could be read is shown as it was understood; what could not stays as typed.
            if draft.as_ref().is_some_and(|(text, _)| Value::read(text, &input, format).is_ok()) {
                draft.set(None);
            }
            on_leave.emit(());
        })
    };
    // A browser ignores the options' `selected` once somebody has chosen: after undo, another tab's edit or a refused
    // choice it has to be told.
    let list = use_node_ref();
    {
        let (list, shown) = (list.clone(), shown.clone());
        use_effect(move || {
            if let Some(list) = list.cast::<HtmlSelectElement>() {
                list.set_value(&shown);
            }
        });
    }
    let control = Control { list, id: props.id.clone(), props, shown, problem: problem.is_some(), on_text, onblur };
    let aside = props.aside.is_some().then_some("aside");
    let class = classes!("field", problem.is_some().then_some("has-problem"), kind_class(&props.input), aside);
    html! {
        <div {class}>
            { control.view() }
            if let Some(hint) = &props.hint {
                <p class="hint" id={control.describes("hint")}>{ hint }</p>
            }
            // Always there, so that a screen reader hears what appears in it.
            <p class="problem" id={control.describes("problem")} aria-live="polite">{ problem }</p>
        </div>
    }
}

fn kind_class(input: &Input) -> Option<&'static str> {
    match input {
        Input::Count | Input::Amount(_) | Input::Price(_) | Input::Rate | Input::Discount(_) | Input::Decimal => {
            Some("number")
        }
        Input::Flag => Some("flag"),
        Input::LongText => Some("long"),
        _ => None,
    }
}

/// The labelled element of a field.
struct Control<'a> {
    list: NodeRef,
    id: AttrValue,
    props: &'a FieldProps,
    shown: String,
    problem: bool,
    on_text: Callback<String>,
    onblur: Callback<FocusEvent>,
}

impl Control<'_> {
    fn describes(&self, what: &str) -> AttrValue {
        format!("{}-{what}", self.id).into()
    }

    fn view(&self) -> Html {
        let text = self.props.aside.as_ref().unwrap_or(&self.props.label);
        let label = html! { <label for={self.id.clone()}>{ text }</label> };
        match &self.props.input {
            Input::Flag => html! { <>{ self.flag() }{ label }</> },
            Input::Choice(options) => html! { <>{ label }{ self.select(options) }</> },
            Input::LongText => html! { <>{ label }{ self.textarea() }</> },
            _ => html! { <>{ label }{ self.line() }</> },
        }
    }

    fn described_by(&self) -> AttrValue {
        match self.props.hint {
            Some(_) => format!("{} {}", self.describes("hint"), self.describes("problem")).into(),
            None => self.describes("problem"),
        }
    }

    fn line(&self) -> Html {
        let (kind, mode) = match self.props.input {
            Input::Day => ("date", None),
            Input::Address => ("url", None),
            Input::Count => ("text", Some("numeric")),
            Input::Amount(_) | Input::Price(_) | Input::Rate | Input::Decimal => ("text", Some("decimal")),
            _ => ("text", None),
        };
        let suffix = match self.props.input {
            Input::Rate => Some("%"),
            Input::Amount(currency) | Input::Price(currency) => Some(currency.code()),
            _ => None,
        };
        let oninput =
            self.on_text.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
        html! {
            <div class="control">
                <input id={self.id.clone()} type={kind} inputmode={mode} value={self.shown.clone()} {oninput}
                    onblur={self.onblur.clone()} autocomplete="off" spellcheck="false"
                    aria-invalid={self.problem.then_some("true")} aria-describedby={self.described_by()} />
                if let Some(suffix) = suffix {
                    <span class="suffix" aria-hidden="true">{ suffix }</span>
                }
            </div>
        }
    }

    fn textarea(&self) -> Html {
        let oninput =
            self.on_text.reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
        html! {
            <textarea id={self.id.clone()} rows="3" value={self.shown.clone()} {oninput} onblur={self.onblur.clone()}
                aria-describedby={self.described_by()} />
        }
    }

    fn select(&self, options: &Rc<[(AttrValue, AttrValue)]>) -> Html {
        let onchange = self.on_text.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
        html! {
            <select ref={self.list.clone()} id={self.id.clone()} {onchange} onblur={self.onblur.clone()} aria-describedby={self.described_by()}>
                for (key, label) in options.iter() {
                    <option key={key.to_string()} value={key.clone()} selected={*key == self.shown}>{ label }</option>
                }
            </select>
        }
    }

    fn flag(&self) -> Html {
        let onchange = self.on_text.reform(|event: Event| {
            let checked = event.target_unchecked_into::<HtmlInputElement>().checked();
            if checked { "on".to_owned() } else { String::new() }
        });
        let checked = self.props.value == Value::Flag(true);
        html! {
            <input id={self.id.clone()} type="checkbox" aria-label={self.props.aside.as_ref().map(|_| self.props.label.clone())} {checked} {onchange} onblur={self.onblur.clone()}
                aria-describedby={self.described_by()} />
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_below_zero() {
        let below = Err(Unreadable::Number(NumberProblem::Negative));
        let usd = Currency::USD;
        let inputs =
            [Input::Count, Input::Amount(usd), Input::Rate, Input::Discount(usd), Input::Price(usd), Input::Decimal];
        for input in inputs {
            assert_eq!(Value::read("-5", &input, NumberFormat::default()), below, "{input:?}");
        }
    }

    #[test]
    fn a_code_with_a_space_is_told_and_not_taken_for_two() {
        let read = |text| Value::read(text, &Input::Codes, NumberFormat::default());
        for text in ["", "ana10", " ana10 , Ben20 ", "ana10，李雷10、cleo;dan\neve,", "ana10, Ana "] {
            assert_eq!(read(text), Ok(Value::Text(text.to_owned())));
        }
        for text in ["ana10, Ana 20", "Ana\u{3000}20", "a,\tb c"] {
            assert_eq!(read(text), Err(Unreadable::SpacedCode), "{text}");
        }
    }
}
