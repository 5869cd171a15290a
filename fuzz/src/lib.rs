//! What fuzzing feeds with bytes.

pub mod targets;
