//! Values in few bits, for links and for stamps.

pub(crate) mod bits;
pub(crate) mod words;
