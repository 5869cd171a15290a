//! The sheet that says what the others are: what follows an edit, what the campaign means by its KPIs, every formula with its source.

use super::POSTS_WITH_KPIS;
use super::book::Book;
use super::sheet::{Cell, Column, Look, Sheet};
use crate::campaign::model::Date;
use crate::campaign::study::{Finding, finding_of};
use crate::exchange::write::table::Value;
use crate::i18n::{NumberFormat, Separators, formula_text};
use crate::kpi::catalogue::KpiId;
use crate::kpi::definitions::ENGAGEMENT_COMPONENTS;
use crate::kpi::explain::explain;

/// The sheet, as of a day.
pub fn sheet(book: &Book<'_>, today: Date) -> Sheet {
    let told = |text: &str| Cell::Told(Value::text(text));
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    rows.push(vec![told(book.export.made_on), Cell::Told(Value::Day(today))]);
    rows.extend(book.export.about.iter().map(|text| vec![told(book.export.note), told(text)]));
    if book.campaign.posts.len() > POSTS_WITH_KPIS {
        rows.push(vec![told(book.export.note), told(book.export.without_posts)]);
    }
    let definitions = &book.campaign.definitions;
    let counted = ENGAGEMENT_COMPONENTS.into_iter().filter(|part| definitions.engagement.has(*part));
    rows.push(vec![told(book.words.engagement), told(&book.strings.measures(counted))]);
    rows.push(vec![told(book.words.cpm_base), told((book.words.cpm_base_is)(definitions.cpm_base))]);
    rows.push(vec![told(book.strings.returns_model), told((book.strings.returns_model_is)(definitions.returns))]);
    rows.extend(KpiId::all().map(|kpi| of_kpi(book, kpi).iter().map(|text| told(text)).collect()));
    let column = |id: &str, title: &str, width| Column { width, look: Look::Long, ..Column::new(id, title) };
    let columns = vec![
        column("what", book.export.what, 30),
        column("text", book.strings.formula, 70),
        column("id", book.export.id, 24),
        column("note", book.export.note, 60),
        column("source", book.strings.source, 40),
        column("url", "URL", 40),
    ];
    Sheet { name: book.names.notes, columns, rows, frozen: 0, digits: book.digits() }
}

/// A KPI: name, formula in words, id, what one must know about it, and where its definition stands.
fn of_kpi(book: &Book<'_>, kpi: KpiId) -> [String; 6] {
    let format = NumberFormat { language: book.language, separators: Separators::Dot };
    let formula = kpi.formula(&book.campaign.definitions);
    // A deduction is part of the formula whether or not somebody told it.
    let formula = formula.map(|formula| formula_text(&explain(formula, &|_| Some(0.0)), book.strings, format));
    let text = (book.strings.kpi)(kpi);
    let finding = finding_of(book.campaign, kpi);
    let source = finding.map_or(kpi.entry().source, Finding::source);
    let note = finding.map(|finding| format!("{} ({})", text.note, (book.words.found_by)(finding.method)));
    [
        text.name.to_owned(),
        formula.unwrap_or_default(),
        kpi.key().to_owned(),
        note.unwrap_or_else(|| text.note.to_owned()),
        source.name.to_owned(),
        source.url.to_owned(),
    ]
}
