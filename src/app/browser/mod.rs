//! The one door to the browser: storage, files, events, clock and chance. Nothing else in the app calls it.

pub mod clipboard;
pub mod clock;
pub mod env;
pub mod events;
pub mod files;
pub mod given;
pub mod js;
pub mod local;
pub mod location;
pub mod lock;
pub mod safety_copy;
pub mod save;
pub mod seal;
pub mod share;
pub mod start;
pub mod table;
pub mod worker;
