//! What goes out and comes in: a campaign as a link, as tables, as a spreadsheet; the files of platforms, shops and web analytics.
//!
//! [`read`] turns a file into a [`reading`] and needs the heavy crates, so that only the worker names it; the page looks at
//! readings, and a [`plan`] makes an edit of them.

pub mod guard;
pub mod link;
pub mod links;
pub mod plan;
pub mod qr;
pub mod read;
pub mod reading;
pub mod write;
