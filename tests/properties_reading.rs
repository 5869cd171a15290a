//! Any table of facts reads back the same, however it was written; what is no table is told and never a panic.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test that panics fails

use std::rc::Rc;

use chrono::Datelike;
use influencer_kpi::campaign::id::CampaignId;
use influencer_kpi::campaign::model::{Campaign, Date, read_date};
use influencer_kpi::exchange::plan::{Choices, Plan, What, Whose, plan, plan_all};
use influencer_kpi::exchange::read::read;
use influencer_kpi::exchange::reading::{
    About, Column, ColumnOptions, Delimiter, Encoding, Fault, Field, Habits, Mapping, Options, Reading, Source,
    TableOptions, Unreadable, When,
};
use influencer_kpi::i18n::{Language, NumberFormat, Separators};
use influencer_kpi::kpi::platform::Platform;
use influencer_kpi::kpi::unit::{Currency, Money};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

#[path = "documents/arbitrary.rs"]
mod arbitrary;

/// One row of a tracker.
#[derive(Clone, Debug)]
struct Row {
    name: String,
    handle: String,
    id: u64,
    day: Date,
    minute: u16,
    counts: Vec<Option<u64>>,
    fee: Option<i64>,
}

/// How a table is written.
#[derive(Clone, Debug)]
struct Style {
    delimiter: Delimiter,
    encoding: Encoding,
    /// Whether UTF-8 begins with a byte order mark.
    marked: bool,
    separators: Option<Separators>,
    days: DayStyle,
    /// The columns in the order of these numbers.
    order: Vec<u32>,
    line_end: &'static str,
    always_quoted: bool,
    /// Rows above the headers.
    above: Vec<&'static str>,
    declared: bool,
    shouting: bool,
}

#[derive(Clone, Copy, Debug)]
enum DayStyle {
    Iso,
    American,
    European,
    Dots,
    Named,
}

const COUNTS: [(&str, Field); 5] = [
    ("Views", Field::Views),
    ("Reach", Field::Reach),
    ("Likes", Field::Likes),
    ("Kommentare", Field::Comments),
    ("收藏", Field::Saves),
];

/// What people write where there is nothing to write.
const NOTHING: [&str; 8] = ["-", "--", "---", "na", "nan", "none", "null", "undefined"];

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let count = prop_oneof![0..2_000u64, 0..5_000_000u64, select(vec![0, 999, 1_000, 12_400, 1_000_000])];
    let fee = prop_oneof![0..10_000_000i64, (0..100_000i64).prop_map(|major| major * 100)];
    let days = (730_000i32..740_000).prop_map(|day| Date::from_num_days_from_ce_opt(day).expect("a day"));
    let is_name = |name: &String| !NOTHING.contains(&name.trim().to_lowercase().as_str());
    let name = "[a-zA-ZäöüßÉ ,;\"\t\n'-]{0,12}".prop_filter("says that there is none", is_name);
    let row = (
        (name, "[a-z_.]{1,9}", any::<u64>()),
        (days, 0..1_440u16, vec(option::of(count), COUNTS.len()), option::of(fee)),
    )
        .prop_map(|((name, handle, id), (day, minute, counts, fee))| Row {
            name,
            handle,
            id,
            day,
            minute,
            counts,
            fee,
        });
    vec(row, 1..12).prop_map(|mut rows| {
        // One day over twelve, so that nothing need be asked.
        rows[0].day = read_date("2026-03-27").expect("a day");
        rows
    })
}

fn style() -> impl Strategy<Value = Style> {
    let encodings =
        vec![Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Gb18030, Encoding::Windows1252];
    let days = vec![DayStyle::Iso, DayStyle::American, DayStyle::European, DayStyle::Dots, DayStyle::Named];
    let separators = vec![Separators::Dot, Separators::Comma, Separators::Space];
    let above = vec![vec![], vec!["Spring launch"], vec!["Spring launch, all of it", ""], vec!["", "", ""]];
    (
        (select(Delimiter::ALL), select(encodings), option::of(select(separators)), select(days)),
        (vec(any::<u32>(), COUNTS.len() + 5), select(vec!["\n", "\r\n", "\r"]), any::<bool>(), select(above)),
        (any::<bool>(), any::<bool>(), any::<bool>()),
    )
        .prop_map(
            |(
                (delimiter, encoding, separators, days),
                (order, line_end, always_quoted, above),
                (declared, shouting, marked),
            )| Style {
                delimiter,
                encoding,
                marked,
                separators,
                days,
                order,
                line_end,
                always_quoted,
                above,
                declared,
                shouting,
            },
        )
}

fn day(row: &Row, style: DayStyle) -> String {
    let (date, hour, minute) = (row.day, row.minute / 60, row.minute % 60);
    let half = if hour < 12 { "AM" } else { "PM" };
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    let (year, month, day) = (date.year(), date.month(), date.day());
    let names = ["Jan", "Feb", "March", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "December"];
    match style {
        DayStyle::Iso => format!("{date}T{hour:02}:{minute:02}:00"),
        DayStyle::American => format!("{month:02}/{day:02}/{year} {twelve}:{minute:02} {half}"),
        DayStyle::European => format!("{day:02}/{month:02}/{year} {hour:02}:{minute:02}"),
        DayStyle::Dots => format!("{day}.{month}.{year} {hour:02}:{minute:02}"),
        DayStyle::Named => format!("{} {day}, {year}, {hour}:{minute:02}", names[date.month0() as usize]),
    }
}

fn count(count: u64, separators: Option<Separators>) -> String {
    match separators {
        Some(separators) => NumberFormat { language: Language::En, separators }.input_count(count),
        None => count.to_string(),
    }
}

fn fee(minor: i64, separators: Option<Separators>) -> String {
    let format = NumberFormat { language: Language::En, separators: separators.unwrap_or_default() };
    format.input_money(Money::new(minor, Currency::USD))
}

/// The table as cells, headers first.
fn cells(rows: &[Row], style: &Style) -> Vec<Vec<String>> {
    let mut headers = vec!["Creator name", "Handle", "Post ID", "Date posted", "Fee (USD)"];
    // What no letter of Western Europe writes has another name there.
    let western = |header: &'static str| if style.is_western() && !header.is_ascii() { "Saves" } else { header };
    headers.extend(COUNTS.map(|(header, _)| western(header)));
    let shout =
        |header: &&str| if style.shouting { format!(" {} ", header.to_uppercase()) } else { (*header).to_owned() };
    let mut table = vec![headers.iter().map(shout).collect::<Vec<_>>()];
    for row in rows {
        let mut cells = vec![row.name.clone(), format!("@{}", row.handle), row.id.to_string(), day(row, style.days)];
        cells.push(row.fee.map_or_else(|| "n/a".into(), |minor| fee(minor, style.separators)));
        cells.extend(row.counts.iter().map(|one| one.map_or_else(String::new, |one| count(one, style.separators))));
        table.push(cells);
    }
    let mut order: Vec<usize> = (0..headers.len()).collect();
    order.sort_by_key(|place| style.order[*place]);
    table.into_iter().map(|row| order.iter().map(|place| row[*place].clone()).collect()).collect()
}

fn text(rows: &[Row], style: &Style) -> String {
    let sign = match style.delimiter {
        Delimiter::Comma => ",",
        Delimiter::Semicolon => ";",
        Delimiter::Tab => "\t",
    };
    let quoted = |cell: &String| {
        if style.always_quoted || cell.contains([',', ';', '\t', '"', '\n', '\r']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    };
    let mut lines: Vec<String> = if style.declared { vec![format!("sep={sign}")] } else { vec![] };
    lines.extend(style.above.iter().map(|line| quoted(&(*line).to_owned())));
    lines.extend(cells(rows, style).iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(sign)));
    lines.join(style.line_end) + style.line_end
}

impl Style {
    fn is_western(&self) -> bool {
        self.encoding == Encoding::Windows1252
    }
}

/// A table as a file.
fn bytes(rows: &[Row], style: &Style) -> Vec<u8> {
    let text = text(rows, style);
    let marked = format!("\u{feff}{text}");
    match style.encoding {
        Encoding::Utf16Le => marked.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => marked.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        Encoding::Gb18030 => encoding_rs::GB18030.encode(&text).0.into_owned(),
        // Of the blanks that keep digits together it has the wide one.
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252.encode(&text.replace('\u{202f}', "\u{a0}")).0.into_owned(),
        _ if style.marked => marked.into_bytes(),
        _ => text.into_bytes(),
    }
}

fn options(chinese: bool) -> Options {
    Options { habits: Habits { chinese, currency: Some(Currency::USD), ..Habits::default() }, ..Options::default() }
}

fn reading(bytes: &[u8]) -> Result<Reading, Unreadable> {
    reading_as(bytes, true)
}

/// Read by somebody who is most likely to have files in that style.
fn reading_of(bytes: &[u8], style: &Style) -> Result<Reading, Unreadable> {
    reading_as(bytes, !style.is_western())
}

fn reading_as(bytes: &[u8], chinese: bool) -> Result<Reading, Unreadable> {
    read("table.csv", bytes, &options(chinese), &mut |_| {}).map(|mut contents| contents.readings.remove(0))
}

fn column(reading: &Reading, field: Field) -> &Column {
    reading.column(field).unwrap_or_else(|| panic!("{field:?}"))
}

/// Columns with few cells each, so that rows have much in common. What belongs together stands in one, with semicolons.
type Muddle = (About, &'static [(&'static [Field], &'static str)]);

const MUDDLES: [Muddle; 5] = [
    (
        About::Posts,
        &[
            (
                &[Field::Handle, Field::Name, Field::Code, Field::Platform, Field::Permalink, Field::PostId],
                "ann;Ann Lee;A;Instagram;https://www.instagram.com/p/A;1\
                 |@Ann;;;IG;instagram.com/reel/A/?igsh=x;1\
                 |ann;Ann Lee;;;https://www.instagram.com/p/A;\
                 |ann;;;IG;;1\
                 |ann;Ann Lee;;;https://www.tiktok.com/@ann/video/7;\
                 |ann;Ann Lee;;TikTok;;7\
                 |ann;Ann Lee;;Instagram;;\
                 |;Ann Lee;;TikTok;;\
                 |ben;Ben Fox;B;IG;https://www.instagram.com/p/B;2\
                 |ben;;;IG;;2\
                 |;Ben Fox;;;https://example.com/x;3\
                 |ben;Ben Fox;;;https://example.com/x;4\
                 |;Ben Fox;;Instagram;;\
                 |ben;Ben Fox;B;;;\
                 |;;;IG;https://www.instagram.com/p/A;\
                 |;;A;;;\
                 |;ben;;IG;;9\
                 |Ann Lee;;;TikTok;;7",
            ),
            (&[Field::Published], "2026-05-01|2026-05-02|"),
            (&[Field::PostKind], "Reel|Story||"),
            (&[Field::Likes], "5|6|"),
            (&[Field::Views], "5|6|"),
            (&[Field::Fee], "5|€6|"),
        ],
    ),
    (
        About::Influencers,
        &[
            (
                &[Field::Handle, Field::Name, Field::Code],
                "ann;Ann Lee;|ann;Ann Lee;A|ben;Ben Fox;B|;Ann Lee;|;Ben Fox;B|@Ann;;|ann.b;Ann Lee;|;;A|;ann;|Ben Fox;;",
            ),
            (&[Field::Platform], "Instagram|TikTok|"),
            (&[Field::Followers], "10|20|"),
            (&[Field::Fee], "5|€6||"),
            (&[Field::Orders], "1|2||"),
            (&[Field::Revenue], "7|€8||"),
        ],
    ),
    (
        About::Orders,
        &[
            (&[Field::OrderId], "#1|1|2|"),
            (&[Field::Placed], "2026-05-01|2026-05-02 10:00|"),
            (&[Field::Total], "5|6|-2||"),
            (&[Field::Refunded], "1|5||"),
            (&[Field::Code], "A|B|A, B|"),
            (&[Field::OrderState], "paid|refunded|pending||"),
            (&[Field::Currency], "USD|EUR||"),
            (&[Field::UtmSource], "ig|tt|"),
        ],
    ),
    (
        About::Sessions,
        &[
            (&[Field::SourceMedium], "ig / paid|ig|"),
            (&[Field::UtmCampaign], "may|"),
            (&[Field::Day], "2026-05-01|"),
            (&[Field::Sessions], "5|6|"),
            (&[Field::NewUsers], "1|2|"),
            (&[Field::KeyEvents], "0.5|"),
            (&[Field::Revenue], "5|€6|"),
            (&[Field::Channel], "Paid|"),
        ],
    ),
    (
        About::Days,
        &[
            (&[Field::Day], "2026-05-01|2026-05-02|"),
            (&[Field::Orders], "1|2|"),
            (&[Field::Revenue], "5|€6|"),
            (&[Field::Orders], "3|"),
            (&[Field::Number], "3|"),
            (&[Field::Number], "4|"),
            (&[Field::Views], "4|"),
            (&[Field::Followers], "4|"),
        ],
    ),
];

/// A table in which much is the same: of what kind, and which of its cells each row has.
type Muddled = (usize, Vec<Vec<usize>>);

/// What such a table says, one row each line.
fn muddled((of, picks): &Muddled) -> String {
    let row = |picks: &Vec<usize>| {
        let cells = MUDDLES[*of].1.iter().zip(picks).map(|((_, cells), pick)| {
            let cells: Vec<_> = cells.split('|').collect();
            cells[pick % cells.len()]
        });
        cells.collect::<Vec<_>>().join(";")
    };
    picks.iter().map(|picks| row(picks) + "\n").collect()
}

/// What is read of it; nothing if none of its rows tells anything.
fn muddle(table: &Muddled) -> Option<Reading> {
    let (about, columns) = MUDDLES[table.0];
    let column = |field: &Field| ColumnOptions { mapping: Mapping::Field(*field), ..ColumnOptions::default() };
    let fields = columns.iter().flat_map(|(fields, _)| *fields);
    let options = TableOptions {
        source: Some(Source::Unknown),
        about: Some(about),
        columns: fields.clone().map(column).collect(),
        ..TableOptions::default()
    };
    let options = Options { tables: vec![options], ..self::options(false) };
    let header = fields.zip('a'..).map(|(_, name)| name.to_string()).collect::<Vec<_>>().join(";");
    let text = format!("{header}\n{}", muddled(table));
    Some(read("table.csv", text.as_bytes(), &options, &mut |_| {}).ok()?.readings.remove(0))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_table_reads_back_however_it_was_written(rows in rows(), style in style()) {
        let reading = reading_of(&bytes(&rows, &style), &style).expect("a table");
        prop_assert_eq!((reading.source, reading.about), (Source::Tracker, About::Posts));
        prop_assert_eq!(&reading.refusals, &[]);
        prop_assert!(!reading.has_questions());
        prop_assert_eq!(reading.rows.len(), rows.len());
        for (place, row) in rows.iter().enumerate() {
            let text = |field| column(&reading, field).cells.text(place);
            prop_assert_eq!(text(Field::Name), row.name.trim());
            prop_assert_eq!(text(Field::Handle), format!("@{}", row.handle));
            prop_assert_eq!(text(Field::PostId), row.id.to_string());
            let published = column(&reading, Field::Published).cells.day(place);
            prop_assert_eq!(published, Some(When { day: row.day, minute: Some(row.minute) }));
            prop_assert_eq!(column(&reading, Field::Fee).cells.sum(place), row.fee.map(|minor| minor * 10_000));
            for ((_, field), count) in COUNTS.iter().zip(&row.counts) {
                prop_assert_eq!(column(&reading, *field).cells.count(place), *count, "{:?}", field);
            }
        }
    }

    #[test]
    fn a_file_planned_again_changes_nothing(rows in rows(), style in style(), campaign in arbitrary::campaign()) {
        let reading = reading_of(&bytes(&rows, &style), &style).expect("a table");
        let campaign = Rc::new(campaign);
        let mut last = 0u64;
        let mut random = || {
            last += 1;
            last | 0xABCD << 32
        };
        let choices = Choices { platform: Some(influencer_kpi::kpi::platform::Platform::TikTok), ..Choices::default() };
        let first = plan(&reading, &campaign, &choices, &mut random);
        prop_assert_eq!(first.rows.len(), rows.len());
        let Some(edit) = first.edit else { return Ok(()) };
        let applied = edit.apply(&campaign).expect("a plan fits the campaign that it was made for");
        let second = plan(&reading, &applied.campaign, &choices, &mut random);
        prop_assert_eq!(second.edit, None);
        prop_assert!(!second.rows.contains(&What::New));
        prop_assert_eq!(applied.inverse.apply(&applied.campaign).expect("undone").campaign, campaign);
    }

    /// Whatever rows have in common and leave out, and however many files tell it in whatever order.
    #[test]
    fn files_about_the_same_planned_again_change_nothing(
        tables in vec((0..MUDDLES.len(), vec(vec(any::<usize>(), 8), 1..9)), 1..4),
        platform in option::of(Just(Platform::Instagram)),
        nameless in prop_oneof![Just(Whose::Nobody), Just(Whose::New)],
    ) {
        let readings: Vec<_> = tables.iter().filter_map(muddle).collect();
        let choices = Choices { platform, ..Choices::default() };
        let first_choices = Choices { whose: vec![(String::new(), nameless)], ..choices.clone() };
        let with = |choices| readings.iter().map(|reading| (reading, choices)).collect::<Vec<_>>();
        let mut last = 0u64;
        let mut random = || {
            last += 1;
            last | 0xABCD << 32
        };
        let before = Rc::new(Campaign::new(CampaignId::from_random(1), "", Currency::USD));
        let (first, edit) = plan_all(&with(&first_choices), &before, &mut random);
        let Some(edit) = edit else { return Ok(()) };
        let applied = edit.apply(&before).expect("fits");
        let after = applied.campaign;
        prop_assert_eq!(&applied.inverse.apply(&after).expect("undone").campaign, &before);
        let text = || tables.iter().map(muddled).collect::<Vec<_>>().join("--\n");
        // Whoever is named by nothing is asked about each time.
        let (second, edit) = plan_all(&with(&choices), &after, &mut random);
        prop_assert!(edit.is_none(), "{}{edit:?}", text());
        let count = |plans: &[Plan], about: About, of: What| {
            let those = plans.iter().zip(&readings).filter(|(_, reading)| reading.about == about);
            those.map(|(plan, _)| plan.count(|what| what == of)).sum::<usize>()
        };
        for about in About::ALL {
            prop_assert_eq!([What::New, What::Updated].map(|what| count(&second, *about, what)), [0, 0], "{}", text());
        }
        prop_assert!(second.iter().all(|plan| plan.brought.is_empty()), "{}", text());
        // Each thing counts as new once, influencers also where posts bring them. Files may need to be planned again to understand
        // each other, and a row that meant a post of its own the first time then tells another one.
        let brings = |(plan, reading): (&Plan, &Reading)| if reading.about == About::Posts { plan.brought.len() } else { 0 };
        let brought: usize = first.iter().zip(&readings).map(brings).sum();
        let counted = [
            (About::Posts, after.posts.len(), 0),
            (About::Influencers, after.influencers.len(), brought),
            (About::Orders, after.records.orders.len(), 0),
            (About::Sessions, after.records.sessions.len(), 0),
        ];
        for (about, things, brought) in counted {
            let counted = count(&first, about, What::New) + brought;
            prop_assert!(counted <= things, "{counted} of {things} {about:?} {}", text());
            prop_assert!(counted == things || readings.len() > 1, "{counted} of {things} {about:?} {}", text());
        }
    }

    /// A file that ends anywhere tells no more than its whole rows, and the last one of those that are cut is never made up.
    #[test]
    fn a_file_that_is_cut_off_tells_its_whole_rows(rows in rows(), style in style(), part in 0.0..1.0f64) {
        let whole = bytes(&rows, &style);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let cut = &whole[..(whole.len() as f64 * part) as usize];
        if let Ok(reading) = reading_of(cut, &style)
            && let Some(ids) = reading.column(Field::PostId)
            && reading.source == Source::Tracker
            && reading.about == About::Posts
        {
            // A cut within the last cell cannot be seen, so that only rows before the last one must be whole.
            for (place, row) in rows.iter().enumerate().take(reading.rows.len().saturating_sub(1)) {
                prop_assert_eq!(ids.cells.text(place), row.id.to_string());
            }
        }
    }

    #[test]
    fn bytes_of_any_kind_are_read_or_refused(bytes in vec(any::<u8>(), 0..600)) {
        let _ = reading(&bytes);
    }

    #[test]
    fn texts_of_any_kind_are_read_or_refused(text in "[a-c0-9,;\t\"\n\r#= /.:-]{0,300}") {
        let headed = format!("Influencer,Date posted,Views,Fee\n{text}");
        let reading = reading(headed.as_bytes()).expect("a table");
        let rows = reading.rows.len();
        for column in reading.columns.iter().filter(|column| column.field.is_some()) {
            prop_assert!(column.cells.text(rows).is_empty() && column.cells.count(rows).is_none());
        }
    }
}

fn faults(text: &str) -> Vec<(u32, Option<u32>, Fault)> {
    let reading = reading(text.as_bytes()).expect("a table");
    reading.refusals.iter().map(|refusal| (refusal.row, refusal.column, refusal.fault)).collect()
}

#[test]
fn rows_that_do_not_fit_are_refused_with_their_place() {
    let table = |rows: &str| format!("Influencer,Date posted,Views,Likes\n{rows}");
    for (rows, expected) in [
        ("ann,2026-05-01,5,6\n", vec![]),
        // A short row leaves the rest unknown; a caption with a comma that nobody quoted shifts everything.
        ("ann,2026-05-01,5\n", vec![]),
        ("ann,2026-05-01,5,6,7\n", vec![(2, None, Fault::TooManyCells)]),
        ("ann,2026-05-01,5,6,,\n", vec![]),
        ("ann,2026-05-01,5", vec![(2, None, Fault::CutOff)]),
        (
            "ann,2026-13-01,many,-6\n",
            vec![(2, Some(1), Fault::NotADay), (2, Some(2), Fault::NotACount), (2, Some(3), Fault::Negative)],
        ),
        ("ann,2026-05-01,1.5,99999999999999\n", vec![(2, Some(2), Fault::NotACount), (2, Some(3), Fault::TooLarge)]),
    ] {
        assert_eq!(faults(&table(rows)), expected, "{rows}");
    }
    let torn = table(&format!("ann,2026-05-01,5,\"6\n{}", "bob,2026-05-02,5,6\n".repeat(3_000)));
    assert_eq!(faults(&torn), [(2, None, Fault::OpenQuote)]);
    assert_eq!(reading(torn.as_bytes()).expect("a table").rows.len(), 3_000);
    let swallowed = table(&format!("ann,2026-05-01,5,\"6\n{}\"\n", "bob,2026-05-02,5,6\n".repeat(3_000)));
    assert_eq!(faults(&swallowed), [(2, None, Fault::OpenQuote)]);
}

#[test]
fn what_is_no_table_is_told() {
    let refused = |bytes: &[u8]| read("file", bytes, &options(true), &mut |_| {}).map(|_| ());
    assert_eq!(refused(b""), Err(Unreadable::Empty));
    assert_eq!(refused(b"\n\n  \n"), Err(Unreadable::Empty));
    assert_eq!(refused(b"Dear Ann, thank you for your message.\n"), Err(Unreadable::NoTable));
    assert_eq!(
        refused(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"),
        Err(Unreadable::Binary)
    );
    assert_eq!(refused(b"\x1f\x8b\x08\0\0\0\0\0\0\x03"), Err(Unreadable::Binary));
    let large = vec![b'a'; 200 << 20];
    assert_eq!(refused(&large), Err(Unreadable::TooLarge { bytes: 200 << 20 }));
    let rows = "1,2\n".repeat(400_000);
    assert_eq!(refused(rows.as_bytes()), Err(Unreadable::TooManyRows));
}

#[test]
fn only_the_first_refusals_are_told_one_by_one() {
    let reading = reading(format!("Influencer,Views\n{}", "ann,x\n".repeat(5_000)).as_bytes()).expect("a table");
    assert_eq!((reading.refusals.len(), reading.refused), (1_000, 5_000));
}
