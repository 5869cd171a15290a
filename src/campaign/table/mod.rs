//! The facts of a campaign as cells of tables, each column under its stable name: what is stored, sent and merged goes by them.

pub(crate) mod cell;
pub(crate) mod columns;
mod days;
pub(crate) mod names;
pub(crate) mod studies;
mod touches;
