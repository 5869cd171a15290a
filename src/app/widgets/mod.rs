//! The parts that pages are made of: they take data and tell what happened.

pub mod basic;
pub mod confirm;
pub mod field;
pub mod kpi;
pub mod usual;
