//! What goes out and comes in: a campaign as a link, as tables, as a spreadsheet.

pub mod guard;
pub mod link;
pub mod qr;
pub mod write;
