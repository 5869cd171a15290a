//! What goes out and comes in: a campaign as a link.

pub mod link;
pub mod qr;
