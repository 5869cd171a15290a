//! What can change in an order.

use std::mem::replace;

use super::currency::Priced;
use super::{Refused, Which};
use crate::campaign::model::Date;
use crate::campaign::records::{Order, OrderState, Touch, UtmTag};
use crate::kpi::unit::{Currency, Money};

/// One field of an order with its new value.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs)] // each variant is the field of the same name in the model
pub enum OrderChange {
    Day(Option<Date>),
    Minute(Option<u16>),
    /// It says its currency, as a fee's amount does: then the figure stays, whichever the order's is by now.
    Total(Option<Money>),
    /// The total keeps its figure.
    Currency(Option<Currency>),
    Codes(String),
    Tag(UtmTag, String),
    Touches(Vec<Touch>),
    NewCustomer(Option<bool>),
    State(OrderState),
}

impl OrderChange {
    pub(super) fn which(&self) -> Which {
        if let OrderChange::Tag(tag, _) = self { Which::Tag(*tag) } else { Which::Only }
    }

    /// Puts the value in and returns the change that puts the old one back.
    pub(super) fn swap(self, order: &mut Order, home: Currency) -> Result<OrderChange, Refused> {
        use OrderChange::*;
        Ok(match self {
            Day(value) => Day(replace(&mut order.day, value)),
            Minute(value) => Minute(replace(&mut order.minute, value)),
            Total(value) => Total(priced(order, home).set_amount(value)?),
            Currency(value) => Currency(priced(order, home).set_currency(value)?),
            Codes(value) => Codes(replace(&mut order.codes, value)),
            Tag(tag, value) => Tag(tag, replace(order.utm.get_mut(tag), value)),
            Touches(value) => Touches(replace(&mut order.touches, value)),
            NewCustomer(value) => NewCustomer(replace(&mut order.new_customer, value)),
            State(value) => State(replace(&mut order.state, value)),
        })
    }
}

fn priced(order: &mut Order, home: Currency) -> Priced<'_> {
    Priced { amount: &mut order.total, currency: &mut order.currency, home }
}
