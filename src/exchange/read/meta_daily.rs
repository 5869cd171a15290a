//! Meta Business Suite: one number a day. What is counted stands in the title above.

use super::format::{Draft, Format};
use super::words::plain;
use crate::exchange::reading::{About, Field, Source};
use crate::kpi::platform::Platform;

pub(super) const DAILY: Format = Format {
    source: Source::MetaDaily,
    about: About::Days,
    platform: None,
    names: &[("date", Field::Day), ("datum", Field::Day), ("primary", Field::Number)],
    others: &[],
    needs: &[&[Field::Day], &[Field::Number]],
    least: 2,
    order: None,
    private: false,
    shape: by_title,
};

/// What the title counts, by words in it; the first that are found. Of what is none of these, such as unfollows, the title is the name.
const COUNTED: [(&str, Field); 16] = [
    ("link click", Field::Clicks),
    ("link clicks", Field::Clicks),
    ("link klicks", Field::Clicks),
    ("linkklicks", Field::Clicks),
    ("net follows", Field::Number),
    ("follows", Field::Follows),
    ("reach", Field::Reach),
    ("viewers", Field::Reach),
    ("reichweite", Field::Reach),
    ("visits", Field::ProfileViews),
    ("besuche", Field::ProfileViews),
    ("profilbesuche", Field::ProfileViews),
    ("profile views", Field::ProfileViews),
    ("profilaufrufe", Field::ProfileViews),
    ("views", Field::Views),
    ("aufrufe", Field::Views),
];

fn by_title(draft: &mut Draft) {
    let grid = draft.grid;
    let titles = draft.above.clone().flat_map(|row| grid.row(row)).map(|cell| cell.text);
    let Some(title) = titles.filter(|text| !text.is_empty()).last() else { return };
    let words = format!(" {} ", plain(title).replace(|sign: char| !sign.is_alphanumeric(), " "));
    let is_said = |counted: &str| words.contains(&format!(" {counted} "));
    draft.given.platform = match () {
        () if words.contains("instagram") => Some(Platform::Instagram),
        () if words.contains("facebook") => Some(Platform::Facebook),
        () => None,
    };
    let counted = COUNTED.iter().find(|(counted, _)| is_said(counted)).map(|(_, field)| *field);
    if let (Some(counted), Some(place)) = (counted, draft.column(Field::Number)) {
        draft.set_field(place, counted);
    }
    title.clone_into(&mut draft.title);
    draft.label = Some(title.to_owned());
}
