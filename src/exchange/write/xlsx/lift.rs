//! The sheet with what the studies of lift found. It does not compute: a study is run in the campaign.

use super::book::Book;
use super::sheet::{Cell, Column, Look, Sheet};
use crate::exchange::write::studies::{Names, any, studies};
use crate::kpi::measure::Measure;
use crate::kpi::unit::Unit;

/// The sheet; none where no study was run.
pub fn sheet(book: &Book<'_>) -> Option<Sheet> {
    if !any(book.campaign) {
        return None;
    }
    let words = book.language.lift_strings();
    let names = Names { method: words.method_name, verdict: words.verdict };
    let table = studies(book.campaign, book.language, names);
    // What is expected of counts has decimals too.
    let mut run = book.campaign.records.studies.iter().filter(|study| study.finding.is_some());
    let unit = if run.all(|study| study.source.is_money()) { Unit::Money } else { Unit::PerDay };
    let column = |id: &String| {
        let (look, width) = match id.as_str() {
            "note" => (Look::Long, 70),
            "series" | "controls" | "method" | "verdict" => (Look::Plain, 30),
            "lift_rate" | "lift_rate_low" | "lift_rate_high" | "tail_probability" => (Look::Of(Unit::Rate), 14),
            "observed" | "expected" | "expected_low" | "expected_high" | "lift" | "lift_low" | "lift_high" => {
                (Look::Of(unit), 14)
            }
            _ => (Look::Plain, 14),
        };
        Column { look, width, ..Column::new(id, title(book, id)) }
    };
    let columns = table.columns.iter().map(column).collect();
    let rows = table.rows.into_iter().map(|row| row.into_iter().map(Cell::Told).collect()).collect();
    Some(Sheet { name: book.names.lift, columns, rows, frozen: 2, digits: book.digits() })
}

fn title(book: &Book<'_>, id: &str) -> String {
    let words = book.language.lift_strings();
    let name = |id: &str| match id {
        "id" => book.export.id,
        "series" => words.series,
        "method" => words.method,
        "controls" => words.controls,
        "baseline_from" => words.from_day,
        "first_day" => words.first_day,
        "last_day" => words.last_day,
        "days" => (book.strings.measure)(Measure::Days),
        "observed" => words.observed,
        "expected" => words.expected,
        "lift" => words.effect,
        "lift_rate" => words.relative,
        "tail_probability" => words.tail_head,
        "draws" => words.draws,
        "seed" => words.seed,
        "verdict" => words.verdict_head,
        _ => book.export.note,
    };
    let end = |id: &str, end| format!("{}{}{end}", name(id), book.strings.colon);
    match (id.strip_suffix("_low"), id.strip_suffix("_high")) {
        (Some(id), _) => end(id, words.low),
        (_, Some(id)) => end(id, words.high),
        _ => name(id).to_owned(),
    }
}
