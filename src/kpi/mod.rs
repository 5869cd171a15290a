//! The math: measures, formulas as data, and the catalogue of KPIs.

pub mod benchmark;
pub mod calculate;
pub mod calculator;
pub mod catalogue;
pub mod definitions;
pub mod explain;
pub mod formula;
pub mod language;
pub mod measure;
pub mod outcome;
pub mod platform;
pub mod spreadsheet;
pub mod sql;
pub mod tally;
pub mod tier;
pub mod unit;
