//! Files of each source, shaped as the source writes them: what they are taken for, and the facts that are read.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test that panics fails

use std::rc::Rc;
use std::time::{Duration, Instant};

use influencer_kpi::campaign::id::CampaignId;
use influencer_kpi::campaign::model::{Campaign, read_date};
use influencer_kpi::exchange::plan::{Choices, plan_all};
use influencer_kpi::exchange::read::read;
use influencer_kpi::exchange::reading::{
    About, By, Cells, Column, ColumnOptions, Contents, DayOrder, Decided, Fault, Field, Habits, Mapping, Options,
    Reading, Source, TableOptions, Unreadable,
};
use influencer_kpi::i18n::Separators;
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
    let mut options = options();
    options.habits.chinese = name.contains("chinese");
    let mut readings = file(name, &options).expect("readable").readings;
    assert_eq!(readings.len(), 1, "{name}");
    readings.remove(0)
}

/// The facts of a row as a text: `field=value`, in the order of the columns.
fn row(reading: &Reading, row: usize) -> String {
    let value = |cells: &Cells| match cells {
        Cells::Unread => None,
        Cells::Texts(list) => Some(list.get(row).to_owned()).filter(|text| !text.is_empty()),
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

/// File, what it is taken for, rows of facts and of totals, and two of the rows.
type Expected = (&'static str, Source, About, (usize, u32), [(usize, &'static str); 2]);

const FILES: [Expected; 16] = [
    (
        "instagram.csv",
        Source::InstagramPosts,
        About::Posts,
        (3, 0),
        [
            (
                0,
                "post_id=18012345678901234 handle=emily.eats name=Emily Eats published=2026-03-27 368 \
                 permalink=https://www.instagram.com/p/DAbCdEfGhIj/ kind=carousel views=12400 reach=9812 likes=640 shares=31 \
                 comments=48 saves=205",
            ),
            (
                2,
                "post_id=18012345678901236 handle=noah.lifts name=Noah published=2026-04-11 555 \
                 permalink=https://www.instagram.com/p/DAbCdEfGhIl/ kind=image views=880 likes=73 shares=0 comments=5",
            ),
        ],
    ),
    (
        "instagram-german.csv",
        Source::InstagramPosts,
        About::Posts,
        (2, 0),
        [
            (
                0,
                "permalink=https://www.instagram.com/reel/DBbCdEfGhIj/ post_id=18022345678901234 handle=lena_liest \
                 name=Lena liest published=2026-03-27 368 kind=short views=12400 reach=9812 likes=640 shares=31 comments=48 \
                 saves=205",
            ),
            (
                1,
                "permalink=https://www.instagram.com/p/DBbCdEfGhIk/ post_id=18022345678901235 handle=lena_liest \
                 name=Lena liest published=2026-04-02 1110 kind=image views=3050 reach=2911 likes=204 shares=6 comments=11 \
                 saves=38",
            ),
        ],
    ),
    (
        "facebook.csv",
        Source::FacebookPosts,
        About::Posts,
        (4, 0),
        [
            (
                0,
                "post_id=122101010101010101 name=Casa Verde published=2025-08-14 602 \
                 permalink=https://www.facebook.com/casaverde/posts/pfbid02abc kind=image reach=2310 likes=120 comments=18 \
                 shares=10 clicks=31",
            ),
            (
                1,
                "post_id=122101010101010102 name=Casa Verde published=2025-08-02 1065 \
                 permalink=https://www.facebook.com/reel/1010101010101010 kind=short views=15873 reach=11204 likes=1001 \
                 comments=32 shares=19 clicks=87",
            ),
        ],
    ),
    (
        "meta-daily.csv",
        Source::MetaDaily,
        About::Days,
        (4, 0),
        [(0, "day=2025-08-01 0 follows=20"), (3, "day=2025-08-05 0 follows=1204")],
    ),
    (
        "tiktok-overview.csv",
        Source::TikTokOverview,
        About::Days,
        (4, 0),
        [
            (0, "day=2025-12-30 views=18204 profile_views=412 likes=1630 comments=55 shares=81"),
            (2, "day=2026-01-01 views=9120 profile_views=201 likes=844 comments=30 shares=21"),
        ],
    ),
    (
        "tiktok-overview-spanish.csv",
        Source::TikTokOverview,
        About::Days,
        (2, 0),
        [
            (0, "day=2026-03-08 views=1204 profile_views=41 likes=163 comments=5 shares=8"),
            (1, "day=2026-03-09 views=998 profile_views=38 likes=102 comments=6 shares=7"),
        ],
    ),
    (
        "tiktok-followers.csv",
        Source::TikTokFollowers,
        About::Days,
        (3, 0),
        [(0, "day=2026-04-12 followers=10204"), (2, "day=2026-04-14 followers=10219 follows=-12")],
    ),
    (
        "tiktok-content.csv",
        Source::TikTokPosts,
        About::Posts,
        (2, 0),
        [
            (
                0,
                "permalink=https://www.tiktok.com/@mia.moves/video/7345678901234567890 published=2026-03-02 1144 likes=4210 \
                 comments=88 shares=301 views=61240 saves=912",
            ),
            (
                1,
                "permalink=https://www.tiktok.com/@mia.moves/video/7345678901234567891 published=2026-03-09 450 likes=1904 \
                 comments=41 shares=77 views=22010 saves=204",
            ),
        ],
    ),
    (
        "tiktok-content-spanish.csv",
        Source::TikTokPosts,
        About::Posts,
        (2, 0),
        [
            (
                0,
                "published=2026-03-08 permalink=https://www.tiktok.com/@lucia.viaja/video/7345678901234567892 views=12345 \
                 likes=1020 comments=31 shares=44",
            ),
            (
                1,
                "published=2026-03-02 permalink=https://www.tiktok.com/@lucia.viaja/video/7345678901234567893 views=8001 \
                 likes=640 comments=12 shares=9",
            ),
        ],
    ),
    (
        "youtube.csv",
        Source::YouTubeVideos,
        About::Posts,
        (2, 1),
        [
            (0, "post_id=-bC4dEfGh1J published=2024-09-27 reach=20110 views=26143 impressions=220410"),
            (1, "post_id=qW8rTyUi0_p published=2024-10-03 reach=9874 views=15091 impressions=90144"),
        ],
    ),
    (
        "youtube-new.csv",
        Source::YouTubeVideos,
        About::Posts,
        (1, 1),
        [(0, "post_id=qW8rTyUi0_p published=2024-10-03 views=900 likes=50 comments=6 shares=4 impressions=5120"); 2],
    ),
    (
        "daily-sales.csv",
        Source::Daily,
        About::Days,
        (3, 0),
        [
            (0, "day=2026-03-01 revenue=1234.5 orders=31 number=400.25"),
            (2, "day=2026-03-03 revenue=-12 orders=0 number=75.5"),
        ],
    ),
    (
        "tracker.csv",
        Source::Tracker,
        About::Influencers,
        (3, 0),
        [
            (0, "influencer=Emily Eats fee=1500 code=EMILY10 redemptions=42 clicks=1204 revenue=6310.5"),
            (2, "influencer=mia.moves fee=0 clicks=88"),
        ],
    ),
    (
        "tracker-profiles.csv",
        Source::Tracker,
        About::Influencers,
        (2, 0),
        [
            (0, "influencer=Emily Eats handle=https://www.instagram.com/emily.eats/ followers=48200 fee=1500"),
            (1, "influencer=Noah handle=https://www.tiktok.com/@noah.lifts followers=120500 fee=900"),
        ],
    ),
    (
        "tracker-posts.csv",
        Source::Tracker,
        About::Posts,
        (3, 0),
        [
            (
                0,
                "influencer=Emily Eats platform=instagram permalink=https://www.instagram.com/reel/DAbCdEfGhIk/ \
                 published=2026-04-02 kind=short views=1050000 likes=52300 fee=750",
            ),
            (2, "influencer=Noah platform=youtube kind=video"),
        ],
    ),
    (
        "tracker-chinese.csv",
        Source::Tracker,
        About::Posts,
        (1, 0),
        [(
            0,
            "name=小林爱吃 platform=xiaohongshu permalink=https://www.xiaohongshu.com/explore/65a1b2c3d4e5f6a7b8c9d0e1 \
             published=2026-04-02 views=12000 likes=860 saves=312 comments=45 fee=3000",
        ); 2],
    ),
];

#[test]
fn each_file_is_taken_for_what_it_is() {
    for (name, source, about, (rows, totals), facts) in FILES {
        let reading = only(name);
        assert_eq!((reading.source, reading.about), (source, about), "{name}");
        assert_eq!((reading.rows.len(), reading.totals), (rows, totals), "{name}");
        for (place, expected) in facts {
            assert_eq!(row(&reading, place), expected, "{name}, row {place}");
        }
        assert_eq!(reading.refusals, [], "{name}");
        assert!(reading.known_by.len() > 1, "{name}");
    }
}

fn table(text: &str) -> Reading {
    read("table.csv", text.as_bytes(), &options(), &mut |_| {}).expect("readable").readings.remove(0)
}

#[test]
fn rows_that_add_up_the_others_are_none() {
    for (text, about, expected) in [
        ("Influencer,Fee\nana,500\nben,700\nTotal,1200\n", About::Influencers, (2, 1)),
        ("Influencer,Handle,Fee\nAna,@ana,500\nTOTAL:,,\"1,200\"\nSum (USD),,1\n", About::Influencers, (1, 2)),
        ("No.,Influencer,Fee,Notes\n1,ana,5,\n\n合计,,5,net\n", About::Influencers, (1, 1)),
        ("Order ID,Date,Total\nA-1,2026-05-01,5\nGesamt,,5\n", About::Orders, (1, 1)),
        ("Date,Revenue\n2026-05-01,5\nSumme,5\n", About::Days, (1, 1)),
        ("Creator,Link,Views\nAna,https://instagram.com/p/A,5\n总计,,5\n", About::Posts, (1, 1)),
        // Somebody may be called like that.
        ("Influencer,Platform,Fee\nAna,IG,500\nTotal,IG,700\n", About::Influencers, (2, 0)),
        ("Influencer,Handle,Fee\nTotal,@total.fit,700\n", About::Influencers, (1, 0)),
        ("Influencer,Fee\nTotal,500\nana,700\n", About::Influencers, (2, 0)),
        ("Influencer,Fee\nana,500\n@total,700\n", About::Influencers, (2, 0)),
    ] {
        let reading = table(text);
        assert_eq!((reading.about, (reading.rows.len(), reading.totals)), (about, expected), "{text}");
        assert_eq!(reading.refusals, [], "{text}");
    }
}

#[test]
fn what_begins_with_a_number_sign_is_a_row_where_more_than_that_stands_in_it() {
    for (text, about, rows) in [
        ("Influencer,Fee\n# ana,500\nben,700\ncat,1\n", About::Influencers, 3),
        ("Caption,Link,Likes\n#,https://instagram.com/p/A,5\n# ad,https://instagram.com/p/B,6\n", About::Posts, 2),
        // Alone, it is a title of what follows.
        ("Influencer,Fee\n# Spring,\nben,700\ncat,1\n# Summer\ndan,1\n", About::Influencers, 3),
    ] {
        let reading = table(text);
        assert_eq!((reading.about, reading.rows.len(), reading.refused), (about, rows, 0), "{text}");
    }
}

#[test]
fn units_in_brackets_multiply_or_say_that_it_is_no_sum() {
    for (text, expected) in [
        ("Influencer,Fee ($),Commission (%)\nana,500,10\n", "influencer=ana fee=500"),
        ("Influencer,Followers (K),Fee (k€)\nana,120.5,1.5k\n", "influencer=ana followers=120500 fee=1500"),
        ("达人,粉丝数（万）,销售额（万元）\n小林,12.5,3\n", "influencer=小林 followers=125000 revenue=30000"),
        ("Influencer,Fee (MAD),Revenue (2026)\nana,1,2\n", "influencer=ana fee=1 revenue=2"),
        ("Influencer,Fee (per post)\nana,1\n", "influencer=ana fee=1"),
        ("Influencer,Fee,Currency\nana,500,EUR\n", "influencer=ana fee=500 currency=EUR"),
        ("Date,Revenue (k)\n2026-05-01,1.5\n", "day=2026-05-01 revenue=1500"),
    ] {
        let reading = table(text);
        assert_eq!((row(&reading, 0).as_str(), reading.refused), (expected, 0), "{text}");
    }
    let code = |text: &str| table(text).columns[2].currency.map(|currency| currency.code());
    assert_eq!(code("达人,粉丝数,销售额（万元）\n小林,12,3\n"), Some("CNY"));
    assert_eq!(code("Influencer,Views,Fee (K)\nana,12,3\n"), None);
    assert_eq!(code("Influencer,Views,Fee\nana,12,1.5k\n"), None);
    let codes = |cells: &str| table(&format!("Influencer,Fee\n{cells}\n")).columns.remove(1);
    // Whoever writes one sum in euros writes the others in what is usual.
    for (cells, column, each) in [
        ("ana,500\nben,€600\ncara,700", None, &["", "EUR", ""][..]),
        ("ana,€500\nben,$600\ncara,CA$5\ndora,$5", None, &["EUR", "USD", "CAD", "USD"]),
        ("ana,CA$500\nben,AU$5\ncara,$600", None, &["CAD", "AUD", "USD"]),
        ("ana,€1\nben,NOK 5\ncara,600 kr\ndora,5 SEK", None, &["EUR", "NOK", "NOK", "SEK"]),
        // Nothing is nothing in any currency.
        ("ana,0\nben,€600\ncara,", Some("EUR"), &[]),
        ("ana,500\nben,$600", Some("USD"), &[]),
    ] {
        let told = codes(cells);
        let codes: Vec<_> = told.currencies.iter().collect();
        assert_eq!((told.currency.map(|one| one.code()), &codes[..]), (column, each), "{cells}");
    }
    // The campaign's own is named too.
    for text in ["Fee (USD)\nana,12,3", "Fee ($)\nana,12,3", "Fee\nana,12,$1.5k", "Fee\nana,12,3 USD"] {
        assert_eq!(code(&format!("Influencer,Views,{text}\n")), Some("USD"), "{text}");
    }
}

#[test]
fn what_is_not_kept_of_what_rows_are_about_is_not_taken_for_anything() {
    for (text, about, expected) in [
        (
            "Influencer,Link,Date,Likes,Orders,Revenue,Commission,Notes,Code\nana,https://x.com/a/status/1,2026-05-01,5,1,2,3,n,A1\n",
            About::Posts,
            "influencer=ana permalink=https://x.com/a/status/1 published=2026-05-01 likes=5 code=A1",
        ),
        ("Influencer,Date,Fee,Revenue\nana,2026-05-01,5,6\n", About::Influencers, "influencer=ana fee=5 revenue=6"),
    ] {
        let reading = table(text);
        assert_eq!((reading.about, row(&reading, 0).as_str()), (about, expected));
    }
}

#[test]
fn daily_numbers_of_meta_are_what_their_title_counts() {
    for (title, expected) in [
        ("Instagram follows", Field::Follows),
        ("Instagram unfollows", Field::Number),
        ("Facebook net follows", Field::Number),
        ("Facebook viewers", Field::Reach),
        ("Instagram views", Field::Views),
        ("Instagram profile visits", Field::ProfileViews),
        ("Instagram link clicks", Field::Clicks),
        ("Instagram-Reichweite", Field::Reach),
    ] {
        let reading = table(&format!("sep=,\n\"{title}\"\n\"Date\",\"Primary\"\n\"2025-08-01T00:00:00\",\"20\"\n"));
        assert_eq!((reading.source, reading.columns[1].field), (Source::MetaDaily, Some(expected)), "{title}");
        assert_eq!(reading.columns[1].label, title);
    }
}

#[test]
fn headers_are_the_row_that_says_the_most() {
    for (text, source, header, rows) in [
        ("Date,2026-05-10\nInfluencer,Fee,Code\nana,500,ANA10\n", Source::Tracker, 2, 1),
        ("Date,2026-05-10\n\nInfluencer,Fee,Code\nana,500,ANA10\n", Source::Tracker, 3, 1),
        ("Date,2026-05-10\nBudget,5000\nInfluencer,Fee,Code\nana,500,ANA10\n", Source::Tracker, 3, 1),
        ("Date,2026-05-10\nBudget,5000\n\nInfluencer,Fee,Code\nana,500,ANA10\n", Source::Tracker, 4, 1),
        ("Creator,Link\nInfluencer,Fee,Code\nana,500,ANA10\n", Source::Tracker, 2, 1),
        // A table below another one is a table of its own, however much it says.
        ("Date,Revenue\n2026-05-01,5\n\nInfluencer,Fee,Code\nana,500,ANA10\n", Source::Daily, 1, 1),
        ("Date,Shop Berlin\n2026-05-01,\n2026-05-02,\"1.234,50 €\"\n", Source::Daily, 1, 2),
    ] {
        let reading = table(text);
        assert_eq!((reading.source, reading.header, reading.rows.len()), (source, header, rows), "{text}");
    }
    // Any of their columns, also without ids and addresses.
    for (text, source, facts) in [
        (
            "Account username,Publish time,Likes,Comments,Views\nemily.eats,03/27/2026 06:08,6,4,90\n",
            Source::InstagramPosts,
            "handle=emily.eats published=2026-03-27 368 likes=6 comments=4 views=90",
        ),
        (
            "Konto-Benutzername;Veröffentlichungszeitpunkt;Kommentare;Aufrufe\nlena_liest;03/27/2026 06:08;4;90\n",
            Source::InstagramPosts,
            "handle=lena_liest published=2026-03-27 368 comments=4 views=90",
        ),
        (
            "Page name,Title,Publish time,Post type,Views,Reach,Reactions,Comments,Shares,Total clicks\n\
             Casa Verde,Hi,08/14/2025 10:02,Photos,9,8,7,6,5,4\n",
            Source::FacebookPosts,
            "name=Casa Verde published=2025-08-14 602 kind=image views=9 reach=8 likes=7 comments=6 shares=5",
        ),
        // Whoever adds what else they know of accounts has a table of their own.
        (
            "Account username,Platform,Views,Fee\nana,TikTok,90,5\n",
            Source::Tracker,
            "handle=ana platform=tiktok views=90 fee=5",
        ),
        ("Page name,Views,Reach,Reactions\nCasa Verde,9,8,7\n", Source::Tracker, "name=Casa Verde views=9 reach=8"),
    ] {
        let reading = table(text);
        assert_eq!((reading.source, row(&reading, 0).as_str()), (source, facts), "{text}");
    }
    assert_eq!(table("Date,Remark\n2026-05-01,rain\n").source, Source::Unknown);
}

#[test]
fn what_a_file_leaves_open_is_asked() {
    let asked = |name: &str| {
        let reading = only(name);
        let open = |column: &Column| match (column.order, column.year) {
            (Some(Decided { by: By::Guess, value }), _) => Some(format!("{}: {value:?}", column.header)),
            (_, Some(Decided { by: By::Guess, value })) => Some(format!("{}: {value}", column.header)),
            _ => None,
        };
        assert_eq!(reading.has_questions(), reading.columns.iter().any(|column| open(column).is_some()));
        reading.columns.iter().filter_map(open).collect::<Vec<_>>()
    };
    assert_eq!(asked("tiktok-overview.csv"), ["Date: 2026"]);
    assert_eq!(asked("tiktok-overview-spanish.csv"), ["Fecha: 2026"]);
    assert_eq!(asked("tracker-posts.csv"), ["Date posted: MonthFirst"]);
    for name in
        ["instagram.csv", "instagram-german.csv", "facebook.csv", "meta-daily.csv", "youtube.csv", "tracker.csv"]
    {
        assert_eq!(asked(name), [""; 0], "{name}");
    }
}

#[test]
fn answers_are_followed() {
    let told = |name: &str, place: usize, column: ColumnOptions| {
        let mut columns = vec![ColumnOptions::default(); place];
        columns.push(column);
        let tables = vec![TableOptions { columns, ..TableOptions::default() }];
        file(name, &Options { tables, ..options() }).expect("readable").readings.remove(0)
    };
    let year = told("tiktok-overview.csv", 0, ColumnOptions { year: Some(2024), ..ColumnOptions::default() });
    assert!(row(&year, 0).starts_with("day=2023-12-30 ") && row(&year, 3).starts_with("day=2024-01-02 "));
    let order = ColumnOptions { order: Some(DayOrder::DayFirst), ..ColumnOptions::default() };
    let european = told("tracker-posts.csv", 3, order);
    assert!(row(&european, 0).contains("published=2026-02-04") && !european.has_questions());
    let not_a_fee = ColumnOptions { mapping: Mapping::Nothing, ..ColumnOptions::default() };
    assert!(row(&told("tracker.csv", 1, not_a_fee), 0).starts_with("influencer=Emily Eats code="));
}

#[test]
fn what_cells_settle_stands_over_what_was_said_of_another_file() {
    let order = ColumnOptions { order: Some(DayOrder::DayFirst), ..ColumnOptions::default() };
    let columns = vec![ColumnOptions::default(), order];
    let told = Options { tables: vec![TableOptions { columns, ..TableOptions::default() }], ..options() };
    let read = |rows: &str| {
        let text = format!("Influencer,Date posted,Views\n{rows}");
        let reading = read("table.csv", text.as_bytes(), &told, &mut |_| {}).expect("a table").readings.remove(0);
        let order = reading.columns[1].order.expect("asked");
        (reading.columns[1].cells.day(0).expect("a day").day, order.by, reading.refused)
    };
    let day = |text| read_date(text).expect("a day");
    assert_eq!(read("ana,03/04/2026,5\n"), (day("2026-04-03"), By::Person, 0));
    assert_eq!(read("ana,03/04/2026,5\nben,03/27/2026,6\n"), (day("2026-03-04"), By::Cells, 0));
}

/// What a column of a pasted table tells, row by row, and who decided how its numbers are written.
fn numbers(text: &str, options: &Options, place: usize) -> (Vec<f64>, Option<By>) {
    let reading = read("table.csv", text.as_bytes(), options, &mut |_| {}).expect("a table").readings.remove(0);
    let column = &reading.columns[place];
    let numbers = (0..reading.rows.len()).filter_map(|row| {
        let sum = column.cells.sum(row).map(|millionths| millionths as f64 / 1e6);
        sum.or_else(|| column.cells.number(row)).or_else(|| column.cells.count(row).map(|count| count as f64))
    });
    (numbers.collect(), column.separators.map(|separators| separators.by))
}

#[test]
fn three_digits_behind_the_only_sign_of_each_sum_are_thousands() {
    let with = |separators, currency| {
        let mut options = options();
        (options.habits.separators, options.habits.currency) = (separators, Some(currency));
        options
    };
    let (english, german) = (with(Separators::Dot, Currency::USD), with(Separators::Comma, Currency::EUR));
    let (dinars, guess) = (with(Separators::Dot, Currency::KWD), Some(By::Guess));
    for (text, options, place, expected) in [
        ("Influencer;Honorar\nana;1.200\nben;2.500\n", &english, 1, (vec![1_200.0, 2_500.0], guess)),
        ("Influencer,Fee\nana,\"1,200\"\nben,900\n", &german, 1, (vec![1_200.0, 900.0], guess)),
        ("Date,Revenue\n2026-05-01,1.200\n2026-05-02,900\n", &english, 1, (vec![1_200.0, 900.0], guess)),
        ("Date,North\n2026-05-01,1.200\n2026-05-02,2.125\n", &english, 1, (vec![1_200.0, 2_125.0], guess)),
        // What other columns show says more than how the reader writes, and of sums agrees.
        ("Influencer;Reach;Honorar\nana;12.400;1.200\n", &english, 2, (vec![1_200.0], Some(By::Cells))),
        ("Date,Revenue,Stars\n2026-05-01,9.50,4.125\n", &german, 2, (vec![4.125], guess)),
        // Cells that settle it.
        ("Influencer,Fee\nana,1.200\nben,2.5\n", &german, 1, (vec![1.2, 2.5], Some(By::Cells))),
        ("Influencer,Fee\nana,1200\nben,900\n", &german, 1, (vec![1_200.0, 900.0], None)),
        // Abbreviations end in a dot that is none of the number's.
        ("Influencer;Fee (DKK)\nana;1.499,00 kr.\nben;1.000\n", &english, 1, (vec![1_499.0, 1_000.0], Some(By::Cells))),
        ("Influencer;Fee\nana;1.200,00 zzgl. MwSt.\nben;2.500\n", &english, 1, (vec![2_500.0], Some(By::Cells))),
        ("Influencer;Fee\nana;1,2 Tsd.\nben;2.500\n", &english, 1, (vec![1_200.0, 2_500.0], Some(By::Cells))),
        // Dinars have three decimals.
        ("Influencer,Fee\nana,1.200\n", &dinars, 1, (vec![1.2], guess)),
        ("Influencer,Fee\nana,KWD 1.200\n", &english, 1, (vec![1.2], guess)),
        ("Order ID,Date,Total,Currency\n1,2026-05-01,1.200,kwd\n", &english, 2, (vec![1.2], guess)),
        // Google's own files are written in one way only.
        (
            "Session source / medium,Sessions,Total revenue\ninstagram / influencer,3,12.345\n",
            &german,
            2,
            (vec![12.345], None),
        ),
    ] {
        assert_eq!(numbers(text, options, place), expected, "{text}");
    }
}

#[test]
fn how_numbers_are_written_can_be_said_where_no_cell_settles_it() {
    let told = |text: &str, separators| {
        let column = ColumnOptions { separators: Some(separators), ..ColumnOptions::default() };
        let tables = vec![TableOptions { columns: vec![ColumnOptions::default(), column], ..TableOptions::default() }];
        numbers(text, &Options { tables, ..options() }, 1)
    };
    let open = "Influencer,Fee\nana,1.200\n";
    assert_eq!(told(open, Separators::Dot), (vec![1.2], Some(By::Person)));
    assert_eq!(told(open, Separators::Comma), (vec![1_200.0], Some(By::Person)));
    assert_eq!(told("Influencer,Fee\nana,1.200\nben,2.5\n", Separators::Comma), (vec![1.2, 2.5], Some(By::Cells)));
}

#[test]
fn of_columns_that_tell_the_same_the_first_counts_and_what_differs_is_told() {
    let text = "Influencer,Fee,Paid,Who\nana,,€500,ben\n,600,700,cara\ndora,800,800,dora\neve,900,€900,eve\nfay,800,$800,fay\n";
    let columns = [Field::Influencer, Field::Fee, Field::Fee, Field::Influencer]
        .map(|field| ColumnOptions { mapping: Mapping::Field(field), ..ColumnOptions::default() });
    let tables = vec![TableOptions { columns: columns.to_vec(), ..TableOptions::default() }];
    let contents = read("t.csv", text.as_bytes(), &Options { tables, ..options() }, &mut |_| {}).expect("a table");
    let reading = &contents.readings[0];
    let (who, fee) = (reading.column(Field::Influencer).expect("who"), reading.column(Field::Fee).expect("fee"));
    let told = |row: usize| (who.cells.text(row), fee.cells.sum(row).map(|sum| sum / 1_000_000), fee.currency_in(row));
    let expected = [("ana", Some(500), Some(Currency::EUR)), ("cara", Some(600), None), ("dora", Some(800), None)];
    assert_eq!([0, 1, 2].map(told), expected);
    let refused: Vec<_> =
        reading.refusals.iter().map(|one| (one.row, one.column, one.text.as_str(), one.fault)).collect();
    let expected = [(2, Some(3), "ben"), (3, Some(2), "700"), (5, Some(2), "€900")];
    assert_eq!(refused, expected.map(|(row, column, text)| (row, column, text, Fault::OtherColumn)));
    assert_eq!((reading.refused, reading.unread), (3, 0));
}

#[test]
fn a_table_that_nobody_knows_is_mapped_by_hand() {
    let unknown = only("mapped-by-hand.csv");
    assert_eq!((unknown.source, row(&unknown, 0).as_str()), (Source::Unknown, ""));
    assert_eq!(unknown.columns[1].examples, ["https://www.instagram.com/p/DBbCdEfGhIk/"]);
    let column = |field| ColumnOptions { mapping: Mapping::Field(field), ..ColumnOptions::default() };
    let columns = [Field::Handle, Field::Permalink, Field::Notes, Field::Views].map(column).to_vec();
    let tables = vec![TableOptions { columns, ..TableOptions::default() }];
    let mapped = file("mapped-by-hand.csv", &Options { tables, ..options() }).expect("readable").readings.remove(0);
    // Posts have no notes.
    assert_eq!(row(&mapped, 0), "handle=lena_liest permalink=https://www.instagram.com/p/DBbCdEfGhIk/ views=3050");
    assert_eq!((mapped.about, mapped.shape()), (About::Posts, unknown.shape()));
}

#[test]
fn what_tells_who_somebody_is_beyond_their_account_is_dropped() {
    let reading = only("tracker-profiles.csv");
    assert!(reading.columns[4].personal);
    assert!(!serde_json::to_string(&reading).expect("can be sent").contains("@example.com"));
    // Which day it was asks nobody, since no influencer has one.
    assert!(!reading.has_questions());
}

#[test]
fn captions_are_not_kept() {
    let reading = only("instagram.csv");
    let facts: Vec<_> = reading.columns.iter().map(|column| &column.cells).collect();
    assert!(!serde_json::to_string(&facts).expect("can be sent").contains("bowls"));
}

/// Hundreds of accounts with one name between them, all on one day: what is looked for must not be looked for among all of them.
#[test]
fn tens_of_thousands_of_posts_are_planned_in_moments_each_account_for_itself() {
    let header = "Post ID,Account username,Account name,Publish time,Permalink,Post type,Date,Views,Reach,Likes\n";
    let row = |at: u32| {
        let (account, link) = (at % 500, format!("https://www.instagram.com/p/D{at:010}/"));
        format!("18012345678{at:06},noah.{account},Noah,04/11/2026 07:00,{link},IG image,Lifetime,\"8,000\",500,{at}\n")
    };
    let text: String = std::iter::once(header.to_owned()).chain((0..20_000).map(row)).collect();
    let contents = read("large.csv", text.as_bytes(), &Options::default(), &mut |_| {}).expect("a table");
    let choices = Choices::default();
    let readings: Vec<_> = contents.readings.iter().map(|reading| (reading, &choices)).collect();
    let mut id = 0;
    let mut random = || {
        id += 1;
        id
    };
    let campaign = Rc::new(Campaign::new(CampaignId::from_random(1), "", Currency::USD));
    let began = Instant::now();
    let (_, edit) = plan_all(&readings, &campaign, &mut random);
    let campaign = edit.expect("posts").apply(&campaign).expect("new ones").campaign;
    assert_eq!((campaign.influencers.len(), campaign.posts.len()), (500, 20_000));
    let (_, again) = plan_all(&readings, &campaign, &mut random);
    assert_eq!(again, None);
    assert!(began.elapsed() < Duration::from_secs(30), "{:?}", began.elapsed());
}
