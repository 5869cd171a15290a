//! What a campaign sold: tagged links, codes, who is credited with an order, and what was sold beyond the baseline.

pub mod attribution;
pub mod baseline;
pub mod channel;
pub mod code;
pub mod leak;
pub mod ledger;
pub mod links;
pub mod maker;
pub mod owner;
pub mod pasted;
pub mod pattern;
pub mod place;
pub mod utm;
pub mod visits;
