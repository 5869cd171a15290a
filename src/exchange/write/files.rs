//! The files that a campaign goes out as.

use std::io::{Cursor, Write};

use serde::{Deserialize, Serialize};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::calendar::{Words, calendar};
use super::csv::csv;
use super::{facts, kpis, name, sql, studies, xlsx};
use crate::campaign::model::{Campaign, Date};
use crate::i18n::Language;
use crate::kpi::tier::Tiers;

/// A file that can be made of a campaign.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Debug)]
pub enum Kind {
    /// A spreadsheet with live formulas.
    Spreadsheet,
    /// The influencers as CSV.
    Influencers,
    /// The posts as CSV.
    Posts,
    /// Every KPI at every scope as CSV.
    Kpis,
    /// What studies of lift found, as CSV.
    Lift,
    /// The facts and a script of views, zipped.
    Sql,
    /// What is due, as a calendar.
    Calendar,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 7] =
        [Kind::Spreadsheet, Kind::Influencers, Kind::Posts, Kind::Kpis, Kind::Lift, Kind::Sql, Kind::Calendar];

    /// What is put between the campaign's name and the day in the file's name, and the extension.
    fn parts(self) -> (&'static str, &'static str) {
        match self {
            Kind::Spreadsheet => ("", "xlsx"),
            Kind::Influencers => ("influencers", "csv"),
            Kind::Posts => ("posts", "csv"),
            Kind::Kpis => ("kpis", "csv"),
            Kind::Lift => ("lift", "csv"),
            Kind::Sql => ("sql", "zip"),
            Kind::Calendar => ("", "ics"),
        }
    }

    /// The name of the file.
    pub fn file_name(self, campaign: &Campaign, day: Date) -> String {
        let (part, extension) = self.parts();
        name::file_name(campaign, part, day, extension)
    }

    /// The media type of the file.
    pub fn media_type(self) -> &'static str {
        match self {
            Kind::Spreadsheet => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Kind::Influencers | Kind::Posts | Kind::Kpis | Kind::Lift => "text/csv",
            Kind::Sql => "application/zip",
            Kind::Calendar => "text/calendar",
        }
    }
}

/// The bytes of a file; none when it cannot be made, since a spreadsheet has no room for it.
pub fn file(kind: Kind, campaign: &Campaign, tiers: &Tiers, language: Language, today: Date) -> Option<Vec<u8>> {
    match kind {
        Kind::Spreadsheet => xlsx::xlsx(campaign, tiers, language, today).ok(),
        Kind::Influencers => Some(csv(&facts::influencers(campaign)).into_bytes()),
        Kind::Posts => Some(csv(&facts::posts(campaign)).into_bytes()),
        Kind::Kpis => Some(csv(&kpis::kpis(campaign, tiers)).into_bytes()),
        Kind::Lift => Some(csv(&studies::studies(campaign, language, studies::STABLE)).into_bytes()),
        Kind::Sql => zipped(&sql::files(campaign, tiers, language)),
        Kind::Calendar => Some(due(campaign, language, today).into_bytes()),
    }
}

/// What is due, in the words of a language.
fn due(campaign: &Campaign, language: Language, today: Date) -> String {
    let words = language.export_strings();
    let name = |campaign: &Campaign| match campaign.name.as_str() {
        "" => language.strings().untitled.to_owned(),
        name => name.to_owned(),
    };
    let words = Words {
        starts: &|campaign| words.starts.with(&name(campaign)),
        ends: &|campaign| words.ends.with(&name(campaign)),
        insights: &|author, post| (words.insights_of)(author.label(), post.platform),
    };
    calendar(campaign, today, &words)
}

/// Files in one.
fn zipped(files: &[(&str, String)]) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).ok()?;
        zip.write_all(text.as_bytes()).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}
