//! What a study looks at as text, one source a line.

use std::rc::Rc;

use super::cell::{Cell, Wrong};
use super::names::{named, platform};
use super::touches::{escaped, plain};
use crate::campaign::records::{Counted, Subject};
use crate::campaign::study::{Finding, Source, Study};
use lift::{Interval, Method};

const METHODS: [(Method, &str); 3] =
    [(Method::BeforeAfter, "before_after"), (Method::Impact, "impact"), (Method::Difference, "difference")];

pub(crate) fn method_key(method: Method) -> &'static str {
    METHODS.iter().find(|(other, _)| *other == method).map_or("", |(_, key)| key)
}

pub(super) fn read_method(text: &str) -> Result<Method, Wrong> {
    let known = METHODS.iter().find(|(_, key)| *key == text);
    known.map(|(method, _)| *method).ok_or_else(|| Wrong::Unknown(text.to_owned()))
}

/// `orders`, `revenue`, or `series` with what is counted, the platform and the label between tabs.
pub(super) fn source_text(source: &Source) -> String {
    match source {
        Source::Orders => "orders".to_owned(),
        Source::Revenue => "revenue".to_owned(),
        Source::Series(subject) => {
            let platform = subject.platform.map_or("", crate::kpi::platform::Platform::key);
            format!("series\t{}\t{platform}\t{}", subject.counted.key(), escaped(&subject.label))
        }
    }
}

pub(super) fn read_source(text: &str) -> Result<Source, Wrong> {
    let mut parts = text.split('\t');
    match parts.next() {
        Some("orders") => Ok(Source::Orders),
        Some("revenue") => Ok(Source::Revenue),
        Some("series") => {
            let mut part = || parts.next().ok_or(Wrong::Value);
            let (counted, on, label) = (part()?, part()?, part()?);
            Ok(Source::Series(Rc::new(Subject {
                counted: named(&Counted::ALL, Counted::key, counted)?,
                platform: if on.is_empty() { None } else { Some(platform(on)?) },
                label: plain(label)?,
            })))
        }
        other => Err(Wrong::Unknown(other.unwrap_or_default().to_owned())),
    }
}

pub(super) fn sources_text(sources: &[Source]) -> Cell<'static> {
    let lines: Vec<_> = sources.iter().map(source_text).collect();
    if lines.is_empty() { Cell::Nothing } else { Cell::Text(lines.join("\n").into()) }
}

pub(super) fn read_sources(text: &str) -> Result<Vec<Source>, Wrong> {
    text.split('\n').map(read_source).collect()
}

/// One number of a finding.
#[derive(Clone, Copy)]
pub(super) enum Number {
    Observed,
    Predicted,
    PredictedLow,
    PredictedHigh,
    Relative,
    RelativeLow,
    RelativeHigh,
    Tail,
}

pub(super) fn number(study: &Study, number: Number) -> Cell<'_> {
    let of = |finding: &Finding| match number {
        Number::Observed => Some(finding.observed),
        Number::Predicted => Some(finding.predicted.mean),
        Number::PredictedLow => Some(finding.predicted.low),
        Number::PredictedHigh => Some(finding.predicted.high),
        Number::Relative => finding.relative.map(|relative| relative.mean),
        Number::RelativeLow => finding.relative.map(|relative| relative.low),
        Number::RelativeHigh => finding.relative.map(|relative| relative.high),
        Number::Tail => finding.tail,
    };
    Cell::real(study.finding.as_ref().and_then(of))
}

pub(super) fn read_number(study: &mut Study, number: Number, cell: Cell<'_>) -> Result<(), Wrong> {
    let Some(value) = cell.into_real()? else { return Ok(()) };
    let finding = study.finding.as_mut().ok_or(Wrong::Value)?;
    match number {
        Number::Observed => finding.observed = value,
        Number::Predicted => finding.predicted = Interval::exactly(value),
        Number::PredictedLow => finding.predicted.low = value,
        Number::PredictedHigh => finding.predicted.high = value,
        Number::Relative => finding.relative = Some(Interval::exactly(value)),
        Number::RelativeLow => finding.relative.as_mut().ok_or(Wrong::Value)?.low = value,
        Number::RelativeHigh => finding.relative.as_mut().ok_or(Wrong::Value)?.high = value,
        Number::Tail => finding.tail = Some(value),
    }
    Ok(())
}

/// A finding stands or falls with what it was made of, which is told first.
pub(super) fn fingerprint_text(study: &Study) -> Cell<'_> {
    Cell::print(study.finding.as_ref().map(|finding| format!("{:016x}", finding.fingerprint)))
}

pub(super) fn read_fingerprint(study: &mut Study, cell: &Cell<'_>) -> Result<(), Wrong> {
    let fingerprint = cell.map(|text| u64::from_str_radix(text, 16).map_err(|_| Wrong::Value))?;
    study.finding = fingerprint.map(|fingerprint| Finding {
        fingerprint,
        method: study.options.method,
        days: 0,
        observed: 0.0,
        predicted: Interval::exactly(0.0),
        relative: None,
        tail: None,
    });
    Ok(())
}

/// How a finding was found, where that is not what the study asks by now.
pub(super) fn found_by(study: &Study) -> Cell<'_> {
    let found_by = study.finding.as_ref().map(|finding| finding.method);
    found_by
        .filter(|method| *method != study.options.method)
        .map_or(Cell::Nothing, |method| Cell::text(method_key(method)))
}

pub(super) fn read_found_by(study: &mut Study, cell: &Cell<'_>) -> Result<(), Wrong> {
    if let Some(method) = cell.map(read_method)? {
        study.finding.as_mut().ok_or(Wrong::Value)?.method = method;
    }
    Ok(())
}
