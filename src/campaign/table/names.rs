//! The names that documents use for choices, and how they are read back.

use super::cell::{Cell, Wrong, date, real};
use crate::campaign::advice::Advice;
use crate::campaign::model::{Objective, Platform};
use crate::campaign::rates::{Pair, Rate, Rates};
use crate::campaign::tracking::{Codes, LinkPart, OwnPart, OwnParts, Placement, Spot, Tracking};
use crate::kpi::definitions::{CpmBase, Definitions, Emv, EmvPrices, ReturnsModel};
use crate::kpi::measure::{Measure, MeasureSet};
use crate::kpi::unit::Currency;

fn unknown(name: &str) -> Wrong {
    Wrong::Unknown(name.to_owned())
}

/// The one of `all` whose key is `text`.
pub(crate) fn named<T: Copy>(all: &[T], key: fn(T) -> &'static str, text: &str) -> Result<T, Wrong> {
    all.iter().copied().find(|one| key(*one) == text).ok_or_else(|| unknown(text))
}

pub(crate) fn platform(text: &str) -> Result<Platform, Wrong> {
    named(&Platform::ALL, Platform::key, text)
}

pub(crate) fn currency(text: &str) -> Result<Currency, Wrong> {
    Currency::from_code(text).ok_or_else(|| unknown(text))
}

/// The objectives as the model wants them: in order, each once.
pub(crate) fn read_objectives(cell: &Cell<'_>) -> Result<Vec<Objective>, Wrong> {
    let objectives = words(cell)?.map(|word| named(&Objective::ALL, Objective::key, word));
    Ok(Objective::in_order(&objectives.collect::<Result<Vec<_>, _>>()?))
}

/// Dismissed advice as the model wants it: in order, each once.
pub(crate) fn read_advice(cell: &Cell<'_>) -> Result<Vec<Advice>, Wrong> {
    let told = words(cell)?.map(|word| named(&Advice::ALL, Advice::key, word)).collect::<Result<Vec<_>, _>>()?;
    Ok(Advice::ALL.into_iter().filter(|advice| told.contains(advice)).collect())
}

pub(crate) fn read_measures(cell: &Cell<'_>) -> Result<MeasureSet, Wrong> {
    words(cell)?.map(|word| Measure::from_key(word).ok_or_else(|| unknown(word))).collect()
}

fn words<'a>(cell: &'a Cell<'_>) -> Result<impl Iterator<Item = &'a str>, Wrong> {
    let text = if *cell == Cell::Nothing { "" } else { cell.as_text()? };
    Ok(text.split_ascii_whitespace())
}

pub(crate) fn cpm_base(text: &str) -> Result<CpmBase, Wrong> {
    named(&CpmBase::ALL, CpmBase::key, text)
}

pub(crate) fn returns(text: &str) -> Result<ReturnsModel, Wrong> {
    named(&ReturnsModel::ALL, ReturnsModel::key, text)
}

pub(crate) fn emv(text: &str) -> Result<Emv, Wrong> {
    named(&Emv::ALL, Emv::key, text)
}

/// All prices with spaces between, once somebody chose a formula or a price; nothing if one is not finite.
pub(crate) fn emv_prices_text(definitions: &Definitions) -> Option<String> {
    let prices = definitions.emv_prices;
    let told = definitions.emv.is_some() || prices != EmvPrices::default();
    let texts = prices.all().map(crate::decimal::write);
    (told && prices.all().into_iter().all(f64::is_finite)).then(|| texts.join(" "))
}

pub(crate) fn emv_prices(text: &str) -> Result<EmvPrices, Wrong> {
    let prices = text.split(' ').map(real).collect::<Result<Vec<_>, _>>()?;
    <[f64; 6]>::try_from(prices).map(EmvPrices::from).map_err(|_| Wrong::Value)
}

pub(crate) fn codes_text(codes: &Codes) -> Cell<'_> {
    Cell::print(Some(codes).filter(|codes| !codes.is_empty()))
}

pub(crate) fn read_codes(cell: &Cell<'_>) -> Result<Codes, Wrong> {
    let codes = cell.map(|text| Ok(Codes::read(text)))?;
    Ok(codes.unwrap_or_default())
}

/// What says that there are none, where saying nothing means the usual ones.
const NONE: &str = "none";

pub(crate) fn placements_text(placements: &[Placement]) -> Cell<'static> {
    match placements {
        usual if *usual == Tracking::DEFAULT_PLACEMENTS => Cell::Nothing,
        [] => Cell::Text(NONE.into()),
        others => Cell::words(others.iter().copied().map(Placement::key)),
    }
}

/// Placements as the model wants them: in order, each once.
pub(crate) fn read_placements(cell: &Cell<'_>) -> Result<Vec<Placement>, Wrong> {
    if *cell == Cell::Nothing {
        return Ok(Tracking::DEFAULT_PLACEMENTS.to_vec());
    }
    let told = words(cell)?.filter(|word| *word != NONE).map(|word| named(&Placement::ALL, Placement::key, word));
    let told = told.collect::<Result<Vec<_>, _>>()?;
    Ok(Placement::ALL.into_iter().filter(|placement| told.contains(placement)).collect())
}

/// What differs in links, written as the query of an address: `term=ana_x&instagram.bio.destination=https%3A%2F%2F…`.
pub(crate) fn own_parts_text(parts: &OwnParts) -> Cell<'static> {
    let mut text = form_urlencoded::Serializer::new(String::new());
    for OwnPart { spot, part, pattern } in parts.iter() {
        let part = part.key();
        let name = spot.map(|spot| format!("{}.{}.{part}", spot.platform.key(), spot.placement.key()));
        text.append_pair(name.as_deref().unwrap_or(part), pattern);
    }
    Cell::print(Some(text.finish()).filter(|text| !text.is_empty()))
}

pub(crate) fn read_own_parts(cell: &Cell<'_>) -> Result<OwnParts, Wrong> {
    let mut parts = OwnParts::default();
    let text = if *cell == Cell::Nothing { "" } else { cell.as_text()? };
    for (name, pattern) in form_urlencoded::parse(text.as_bytes()) {
        let (spot, part) = match name.rsplit_once('.') {
            Some((spot, part)) => (Some(read_spot(spot)?), part),
            None => (None, &*name),
        };
        parts.set(spot, named(&LinkPart::ALL, LinkPart::key, part)?, Some(pattern.into_owned()));
    }
    Ok(parts)
}

/// Rates of exchange, each with the day it was taken: `EUR/USD=1.08@2026-05-03 JPY/USD=0.0067`.
pub(crate) fn rates_text(rates: &Rates) -> Cell<'static> {
    let told = rates.iter().map(|(Pair { from, to }, Rate { rate, date })| {
        let rate = rate.map(|rate| format!("={}", crate::decimal::write(rate))).unwrap_or_default();
        let date = date.map(|date| format!("@{date}")).unwrap_or_default();
        format!("{}/{}{rate}{date}", from.code(), to.code())
    });
    let told: Vec<_> = told.collect();
    if told.is_empty() { Cell::Nothing } else { Cell::Text(told.join(" ").into()) }
}

/// Reads rates; one that does not say what it is told in, as of before, is told in `home`.
pub(crate) fn read_rates(text: &str, home: Currency) -> Result<Rates, Wrong> {
    let mut rates = Rates::default();
    for told in text.split(' ') {
        let (rest, day) = told.split_once('@').map_or((told, None), |(rest, day)| (rest, Some(day)));
        let (code, number) = rest.split_once('=').map_or((rest, None), |(code, number)| (code, Some(number)));
        let rate = Rate { rate: number.map(real).transpose()?, date: day.map(date).transpose()? };
        rates.set(read_pair(code, home)?, rate);
    }
    Ok(rates)
}

pub(crate) fn read_pair(text: &str, home: Currency) -> Result<Pair, Wrong> {
    let (from, to) = text.split_once('/').map_or((text, None), |(from, to)| (from, Some(to)));
    Ok(Pair { from: currency(from)?, to: to.map(currency).transpose()?.unwrap_or(home) })
}

fn read_spot(text: &str) -> Result<Spot, Wrong> {
    let (place, placement) = text.split_once('.').ok_or_else(|| unknown(text))?;
    Ok(Spot { platform: platform(place)?, placement: named(&Placement::ALL, Placement::key, placement)? })
}
