//! The parts that pages are made of: they take data and tell what happened.

pub mod basic;
pub mod chart;
pub mod confirm;
pub mod copy;
pub mod field;
pub mod grid;
pub mod kpi;
pub mod modal;
pub mod typed;
pub mod usual;
