//! What is kept in the browser: documents, the keys they stand under, and the one open copy of each campaign.
//!
//! Everything here works on the small [`storage::Storage`] trait and is tested without a browser.

pub mod backup;
pub mod document;
pub mod mappings;
pub mod matches;
pub mod rebase;
pub mod repository;
pub mod session;
pub mod settings;
pub mod storage;
