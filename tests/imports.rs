//! Files of each source, shaped as the source writes them: what they are taken for, and the facts that are read.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test that panics fails

use influencer_kpi::campaign::model::read_date;
use influencer_kpi::exchange::read::read;
use influencer_kpi::exchange::reading::{Cells, Contents, Field, Habits, Options, Reading, Source, Unreadable};
use influencer_kpi::kpi::unit::Currency;

#[path = "imports/shops.rs"]
mod shops;

/// A reader in the United States on a day of 2026.
fn options() -> Options {
    let today = read_date("2026-05-10").map(Into::into);
    Options { habits: Habits { currency: Some(Currency::USD), today, ..Habits::default() }, ..Options::default() }
}

fn file(name: &str, options: &Options) -> Result<Contents, Unreadable> {
    let bytes = std::fs::read(format!("tests/imports/{name}")).expect("a fixture");
    let contents = read(name, &bytes, options, &mut |_| {})?;
    // What the worker sends is what the page gets.
    let sent = serde_json::to_string(&contents).expect("can be sent");
    assert_eq!(serde_json::from_str::<Contents>(&sent).expect("can be received"), contents);
    Ok(contents)
}

fn only(name: &str) -> Reading {
    let mut readings = file(name, &options()).expect("readable").readings;
    assert_eq!(readings.len(), 1, "{name}");
    readings.remove(0)
}

/// The facts of a row as a text: `field=value`, in the order of the columns.
fn row(reading: &Reading, row: usize) -> String {
    let value = |cells: &Cells| match cells {
        Cells::Unread => None,
        Cells::Texts(list) => Some(list[row].clone()).filter(|text| !text.is_empty()),
        Cells::Counts(list) => list[row].map(|count| count.to_string()),
        Cells::Sums(list) => list[row].map(|sum| (sum as f64 / 1e6).to_string()),
        Cells::Numbers(list) => list[row].map(|number| number.to_string()),
        Cells::Days(list) => list[row].map(|day| day.to_string()),
    };
    let facts = reading.columns.iter().filter_map(|column| {
        let cell = value(&column.cells)?;
        column.field.map(|field| format!("{}={cell}", field.key()))
    });
    facts.collect::<Vec<_>>().join(" ")
}

#[test]
fn each_file_is_taken_for_what_it_is() {
    for (name, source, rows, first) in [
        (
            "instagram.csv",
            Source::InstagramPosts,
            3,
            "post_id=18012345678901234 handle=emily.eats name=Emily Eats published=2026-03-27 368 \
             permalink=https://www.instagram.com/p/DAbCdEfGhIj/ kind=carousel views=12400 reach=9812 likes=640 shares=31 \
             comments=48 saves=205",
        ),
        (
            "instagram-german.csv",
            Source::InstagramPosts,
            2,
            "permalink=https://www.instagram.com/reel/DBbCdEfGhIj/ post_id=18022345678901234 handle=lena_liest name=Lena liest \
             published=2026-03-27 368 kind=short views=12400 reach=9812 likes=640 shares=31 comments=48 saves=205",
        ),
    ] {
        let reading = only(name);
        assert_eq!((reading.source, reading.rows.len()), (source, rows), "{name}");
        assert_eq!(row(&reading, 0), first, "{name}");
        assert_eq!(reading.refusals, [], "{name}");
        assert!(!reading.has_questions(), "{name}");
    }
}

#[test]
fn captions_are_not_kept() {
    let sent = serde_json::to_string(&only("instagram.csv").column(Field::PostId)).expect("can be sent");
    assert!(!sent.contains("bowls"));
}
