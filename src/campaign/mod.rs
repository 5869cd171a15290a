//! The facts of a campaign, the one way to change them, and what they add up to.

pub mod address;
pub mod advice;
pub mod carry;
pub mod due;
pub mod edit;
pub mod facts;
pub mod figures;
pub mod history;
pub mod id;
pub(crate) mod index;
pub mod insights;
pub mod merge;
pub mod model;
pub mod past;
pub mod problem;
pub mod progress;
pub mod rates;
pub mod records;
pub mod study;
pub(crate) mod table;
pub mod tracking;
