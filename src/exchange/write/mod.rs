//! What goes out of a campaign, one file per kind: tables, spreadsheets, SQL, a calendar.

pub mod calendar;
pub mod csv;
pub mod facts;
pub mod kpis;
pub mod name;
pub mod table;
