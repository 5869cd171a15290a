//! The form of an order.

use std::rc::Rc;

use yew::AttrValue;

use super::Form;
use crate::app::context::Page;
use crate::app::currencies::{COMMON, currency_options};
use crate::app::widgets::field::{FieldId, Input, Value};
use crate::campaign::edit::{Edit, OrderChange as Change, rescaled};
use crate::campaign::model::{Amount, Campaign};
use crate::campaign::problem::{self, Subject};
use crate::campaign::records::{Order, OrderState, UtmTag};
use crate::kpi::unit::{Currency, Money};

/// An order of a campaign.
#[derive(Clone, PartialEq)]
pub struct OrderForm {
    /// The campaign.
    pub campaign: Rc<Campaign>,
    /// One of its orders.
    pub order: Rc<Order>,
    /// The place of the order in the records.
    pub place: usize,
}

/// The fields of an order.
#[derive(Clone, Copy, PartialEq, Debug)]
#[allow(missing_docs)] // each variant is the field of the same name in the model
pub enum OrderField {
    Day,
    Total,
    Currency,
    Codes,
    NewCustomer,
    State,
    Tag(UtmTag),
}

use OrderField as F;

impl From<OrderField> for FieldId {
    fn from(field: OrderField) -> FieldId {
        FieldId::Order(field)
    }
}

/// What may be known of a customer, by key.
const NEW: [(&str, Option<bool>); 3] = [("unknown", None), ("yes", Some(true)), ("no", Some(false))];

impl OrderForm {
    /// What the order is.
    pub const ORDER: [OrderField; 6] = [F::Day, F::Total, F::Currency, F::Codes, F::NewCustomer, F::State];
    /// The link that led to it.
    pub const LINK: [OrderField; 5] = [
        F::Tag(UtmTag::Source),
        F::Tag(UtmTag::Medium),
        F::Tag(UtmTag::Campaign),
        F::Tag(UtmTag::Content),
        F::Tag(UtmTag::Term),
    ];

    fn currency(&self) -> Currency {
        self.order.currency.unwrap_or(self.campaign.currency)
    }

    fn change(&self, field: OrderField, value: Value) -> Option<Change> {
        Some(match (field, value) {
            (F::Day, Value::Day(day)) => Change::Day(day),
            (F::Total, Value::Amount(amount)) => {
                Change::Total(amount.map(|Amount(minor)| Money::new(minor, self.currency())))
            }
            (F::Currency, Value::Choice(code)) => {
                let currency = Currency::from_code(&code)?;
                Change::Currency((currency != self.campaign.currency).then_some(currency))
            }
            (F::Codes, Value::Text(text)) => Change::Codes(text),
            (F::NewCustomer, Value::Choice(key)) => Change::NewCustomer(NEW.iter().find(|choice| choice.0 == key)?.1),
            (F::State, Value::Choice(key)) => {
                Change::State(OrderState::ALL.into_iter().find(|state| state.key() == key)?)
            }
            (F::Tag(tag), Value::Text(text)) => Change::Tag(tag, text),
            _ => return None,
        })
    }
}

impl Form for OrderForm {
    type Field = OrderField;

    /// Nothing is told beside its fields.
    fn subject(&self) -> Subject {
        Subject::Campaign
    }

    fn key(&self, field: OrderField) -> String {
        match field {
            F::Day => "order-day".to_owned(),
            F::Total => "order-total".to_owned(),
            F::Currency => "order-currency".to_owned(),
            F::Codes => "order-codes".to_owned(),
            F::NewCustomer => "order-new-customer".to_owned(),
            F::State => "order-state".to_owned(),
            F::Tag(tag) => format!("order-{tag:?}").to_lowercase(),
        }
    }

    fn label(&self, field: OrderField, page: Page) -> AttrValue {
        let words = page.sales();
        match field {
            F::Day => words.day.into(),
            F::Total => words.paid.into(),
            F::Currency => page.strings.currency.into(),
            F::Codes => words.codes.into(),
            F::NewCustomer => words.new_customer.into(),
            F::State => words.state.into(),
            F::Tag(tag) => (words.tag)(tag).into(),
        }
    }

    fn input(&self, field: OrderField, page: Page) -> Input {
        let words = page.sales();
        match field {
            F::Day => Input::Day,
            F::Total => Input::Amount(self.currency()),
            F::Currency => {
                // A currency without the total's decimals cannot hold it and is not offered.
                let now = self.currency();
                let total = self.order.total.unwrap_or_default();
                let holds = |currency: &Currency| rescaled(total, now, *currency).is_some();
                Input::Choice(currency_options(now, &COMMON.into_iter().filter(holds).collect::<Vec<_>>()))
            }
            F::Codes | F::Tag(_) => Input::Text,
            F::NewCustomer => {
                let option = |(key, is_new): &(&'static str, Option<bool>)| {
                    ((*key).into(), (words.new_customer_is)(*is_new).into())
                };
                Input::Choice(NEW.iter().map(option).collect())
            }
            F::State => {
                let option = |state: &OrderState| (state.key().into(), (words.state_is)(*state).into());
                Input::Choice(OrderState::ALL.iter().map(option).collect())
            }
        }
    }

    fn value(&self, field: OrderField) -> Value {
        let order = &self.order;
        match field {
            F::Day => Value::Day(order.day),
            F::Total => Value::Amount(order.total),
            F::Currency => Value::Choice(self.currency().code().into()),
            F::Codes => Value::Text(order.codes.clone()),
            F::NewCustomer => {
                let choice = NEW.iter().find(|choice| choice.1 == order.new_customer);
                Value::Choice(choice.map_or("unknown", |choice| choice.0).into())
            }
            F::State => Value::Choice(order.state.key().into()),
            F::Tag(tag) => Value::Text(order.utm.get(tag).to_owned()),
        }
    }

    fn edit(&self, field: FieldId, value: Value) -> Option<Edit> {
        let FieldId::Order(field) = field else { return None };
        Some(Edit::Order(self.order.id.as_str().into(), self.change(field, value)?))
    }

    fn problem_field(&self, _field: OrderField) -> Option<problem::Field> {
        None
    }

    fn hint(&self, field: OrderField, page: Page) -> Option<AttrValue> {
        match field {
            F::Total => Some(page.sales().paid_hint.into()),
            F::Codes => Some(page.sales().codes_hint.into()),
            _ => None,
        }
    }
}
