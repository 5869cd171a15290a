//! What goes out of a campaign, one file per kind: tables, spreadsheets, SQL, a calendar.

pub mod calendar;
pub mod csv;
pub mod facts;
pub mod files;
pub mod kpis;
pub mod name;
pub mod rows;
pub mod sql;
pub mod studies;
pub mod table;
pub mod xlsx;
