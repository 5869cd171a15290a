//! The currencies that are offered.

use std::rc::Rc;

use yew::AttrValue;

use crate::kpi::unit::Currency;

/// Currencies of the markets where most influencer campaigns run, by code.
pub const COMMON: [Currency; 39] = [
    Currency::USD,
    Currency::EUR,
    Currency::GBP,
    Currency::CNY,
    Currency::JPY,
    Currency::AED,
    Currency::ARS,
    Currency::AUD,
    Currency::BRL,
    Currency::CAD,
    Currency::CHF,
    Currency::CLP,
    Currency::COP,
    Currency::CZK,
    Currency::DKK,
    Currency::EGP,
    Currency::HKD,
    Currency::HUF,
    Currency::IDR,
    Currency::ILS,
    Currency::INR,
    Currency::KRW,
    Currency::KWD,
    Currency::MXN,
    Currency::MYR,
    Currency::NGN,
    Currency::NOK,
    Currency::NZD,
    Currency::PHP,
    Currency::PLN,
    Currency::RON,
    Currency::SAR,
    Currency::SEK,
    Currency::SGD,
    Currency::THB,
    Currency::TRY,
    Currency::TWD,
    Currency::VND,
    Currency::ZAR,
];

/// The options of a currency field: those offered, and the one it holds.
pub fn currency_options(current: Currency, offered: &[Currency]) -> Rc<[(AttrValue, AttrValue)]> {
    let option = |currency: &Currency| (currency.code().into(), currency.code().into());
    let other = (!offered.contains(&current)).then_some(current);
    offered.iter().map(option).chain(other.iter().map(option)).collect()
}
