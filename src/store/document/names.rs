//! The names that documents use for choices, and how they are read back.

use super::cell::{Cell, Wrong, real};
use crate::campaign::model::{Objective, Platform};
use crate::kpi::definitions::{CpmBase, Emv, ReturnsModel};
use crate::kpi::measure::{Measure, MeasureSet};
use crate::kpi::unit::Currency;

fn unknown(name: &str) -> Wrong {
    Wrong::Unknown(name.to_owned())
}

/// The one of `all` whose key is `text`.
pub(super) fn named<T: Copy>(all: &[T], key: fn(T) -> &'static str, text: &str) -> Result<T, Wrong> {
    all.iter().copied().find(|one| key(*one) == text).ok_or_else(|| unknown(text))
}

pub(super) fn platform(text: &str) -> Result<Platform, Wrong> {
    named(&Platform::ALL, Platform::key, text)
}

pub(super) fn currency(text: &str) -> Result<Currency, Wrong> {
    Currency::from_code(text).ok_or_else(|| unknown(text))
}

pub(super) fn objective_key(objective: Objective) -> &'static str {
    match objective {
        Objective::Awareness => "awareness",
        Objective::Sales => "sales",
        Objective::Content => "content",
    }
}

/// The objectives as the model wants them: in order, each once.
pub(super) fn read_objectives(cell: &Cell<'_>) -> Result<Vec<Objective>, Wrong> {
    let objectives = words(cell)?.map(|word| named(&Objective::ALL, objective_key, word));
    Ok(Objective::in_order(&objectives.collect::<Result<Vec<_>, _>>()?))
}

pub(super) fn read_measures(cell: &Cell<'_>) -> Result<MeasureSet, Wrong> {
    words(cell)?.map(|word| Measure::from_key(word).ok_or_else(|| unknown(word))).collect()
}

fn words<'a>(cell: &'a Cell<'_>) -> Result<impl Iterator<Item = &'a str>, Wrong> {
    let text = if *cell == Cell::Nothing { "" } else { cell.as_text()? };
    Ok(text.split_ascii_whitespace())
}

pub(super) fn cpm_base(text: &str) -> Result<CpmBase, Wrong> {
    match text {
        "impressions" => Ok(CpmBase::Impressions),
        "views" => Ok(CpmBase::Views),
        _ => Err(unknown(text)),
    }
}

pub(super) fn returns(text: &str) -> Result<ReturnsModel, Wrong> {
    match text {
        "additive" => Ok(ReturnsModel::Additive),
        "multiplicative" => Ok(ReturnsModel::Multiplicative),
        _ => Err(unknown(text)),
    }
}

/// A formula for earned media with its prices: `impressions 12.5`, `weighted 0.1 0.5 1 0.5`; nothing if a price is not finite.
pub(super) fn emv_text(emv: Emv) -> Option<String> {
    let (name, prices) = match emv {
        Emv::ByImpressions { cpm } => ("impressions", vec![cpm]),
        Emv::ByEngagements { cpe } => ("engagements", vec![cpe]),
        Emv::Weighted { like, comment, share, save } => ("weighted", vec![like, comment, share, save]),
    };
    let text = prices.iter().fold(name.to_owned(), |text, price| format!("{text} {}", crate::decimal::write(*price)));
    prices.iter().all(|price| price.is_finite()).then_some(text)
}

pub(super) fn emv(text: &str) -> Result<Emv, Wrong> {
    let mut words = text.split(' ');
    let name = words.next().unwrap_or_default();
    let prices = words.map(real).collect::<Result<Vec<_>, _>>();
    match (name, prices?.as_slice()) {
        ("impressions", &[cpm]) => Ok(Emv::ByImpressions { cpm }),
        ("engagements", &[cpe]) => Ok(Emv::ByEngagements { cpe }),
        ("weighted", &[like, comment, share, save]) => Ok(Emv::Weighted { like, comment, share, save }),
        ("impressions" | "engagements" | "weighted", _) => Err(Wrong::Value),
        _ => Err(unknown(name)),
    }
}
