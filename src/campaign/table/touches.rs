//! The links that led to an order as one text: a line each, with the day and the tags between tabs, as far as they are told.
//! A backslash stands before what is no separator.

use super::cell::{Cell, Wrong, date};
use crate::campaign::records::{Touch, Utm};

pub(super) fn touches_text(touches: &[Touch]) -> Cell<'static> {
    let line = |touch: &Touch| {
        let utm = &touch.utm;
        let day = touch.day.map(|day| day.to_string()).unwrap_or_default();
        let tags = [&utm.source, &utm.medium, &utm.campaign, &utm.content, &utm.term];
        let parts: Vec<_> = std::iter::once(day).chain(tags.into_iter().map(|tag| escaped(tag))).collect();
        let told = parts.iter().rposition(|part| !part.is_empty()).map_or(0, |last| last + 1);
        parts.get(..told).unwrap_or_default().join("\t")
    };
    // A link that nothing is told of is none.
    let lines: Vec<_> = touches.iter().map(line).filter(|line| !line.is_empty()).collect();
    if lines.is_empty() { Cell::Nothing } else { Cell::Text(lines.join("\n").into()) }
}

pub(super) fn read_touches(text: &str) -> Result<Vec<Touch>, Wrong> {
    text.split('\n').map(read_touch).collect()
}

fn read_touch(line: &str) -> Result<Touch, Wrong> {
    let mut parts = line.split('\t');
    let day = parts.next().filter(|day| !day.is_empty()).map(date).transpose()?;
    let mut tag = || parts.next().map_or(Ok(String::new()), plain);
    let utm = Utm { source: tag()?, medium: tag()?, campaign: tag()?, content: tag()?, term: tag()? };
    if parts.next().is_some() { Err(Wrong::Value) } else { Ok(Touch { day, utm }) }
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n")
}

pub(super) fn plain(text: &str) -> Result<String, Wrong> {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        plain.push(match letter {
            '\\' => match letters.next() {
                Some('\\') => '\\',
                Some('t') => '\t',
                Some('n') => '\n',
                _ => return Err(Wrong::Value),
            },
            letter => letter,
        });
    }
    Ok(plain)
}
