//! Influencer KPI: facts come in, formulas turn them into KPIs, views show them.
//!
//! The modules in the order of that flow:
//! - [`kpi`]: measures, formulas as data, the catalogue of KPIs;
//! - [`campaign`]: the facts, the one way to change them ([`campaign::edit::Edit`]), and what they add up to;
//! - [`sales`]: tagged links, codes, attribution, lift;
//! - [`sample`]: a campaign to try things out with;
//! - [`store`]: what is saved, and how it is read back;
//! - [`exchange`]: a campaign as a link;
//! - [`work`]: what is heavy and happens in the Web Worker;
//! - [`i18n`]: words and numbers of each language;
//! - `app`: the page, and the one door to the browser. Everything else is plain data and pure functions.

#[cfg(feature = "app")]
pub mod app;
pub mod campaign;
mod decimal;
pub mod exchange;
pub mod i18n;
pub mod kpi;
mod pack;
pub mod sales;
pub mod sample;
pub mod store;
pub mod work;
