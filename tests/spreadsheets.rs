//! Spreadsheets: the same rows out of XLSX, XLS and ODS, and an answer at once to whatever is no harmless one.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use influencer_kpi::exchange::read::spreadsheet::{Sheet, Value, read};
use influencer_kpi::exchange::reading::{Field, Habits, Options, Source, Unreadable};
use influencer_kpi::i18n::Separators;
use influencer_kpi::kpi::unit::Currency;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::write::{SimpleFileOptions, ZipWriter};

/// The workbook that all three fixtures hold: notes, then a table whose headers stand on row 3, then strings that are too many
/// for one record of an XLS.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Notes").unwrap().write(0, 0, "Made by hand").unwrap();
    let sheet = book.add_worksheet().set_name("Posts & more").unwrap();
    let format = |text| Format::new().set_num_format(text);
    sheet.write(0, 0, "Spring launch").unwrap();
    for (column, header) in ["Post", "Date", "Views", "Rate", "Watched", "Double"].into_iter().enumerate() {
        sheet.write(2, u16::try_from(column).unwrap(), header).unwrap();
    }
    sheet.write(3, 0, "Café – 日期 <b> & \"more\"").unwrap();
    let moment = ExcelDateTime::parse_from_str("2026-04-01T06:08:00").unwrap();
    sheet.write_with_format(3, 1, moment, &format("yyyy-mm-dd hh:mm")).unwrap();
    sheet.write(3, 2, 12_400).unwrap();
    sheet.write_with_format(3, 3, 0.043, &format("0.0%")).unwrap();
    sheet.write_with_format(3, 4, 263.0 / 86_400.0, &format("[h]:mm:ss")).unwrap();
    sheet.write(3, 5, Formula::new("=C4*2").set_result("24800")).unwrap();
    sheet.write(5, 0, "  two\nlines  ").unwrap();
    let day = ExcelDateTime::from_ymd(2026, 4, 2).unwrap();
    sheet.write_with_format(5, 1, day, &format("d. mmm yyyy")).unwrap();
    sheet.write(5, 2, -0.125).unwrap();
    sheet.write(5, 5, "ab").unwrap();
    let sheet = book.add_worksheet().set_name("Many").unwrap();
    for row in 0..200 {
        sheet.write(row, 1, long(row)).unwrap();
    }
    book.save_to_buffer().unwrap()
}

/// Texts of narrow characters, of wide ones and of both.
fn long(row: u32) -> String {
    let part = ["caption ", "说明文字 ", "légende €"][usize::try_from(row % 3).unwrap()];
    format!("{row} {}", part.repeat(8))
}

fn expected() -> Vec<Sheet> {
    let text = |text: &str| Value::Text(text.to_owned());
    let moment = |text: &str| Value::Moment(text.parse().unwrap());
    let number = Value::Number;
    let headers = ["Post", "Date", "Views", "Rate", "Watched", "Double"].map(text).to_vec();
    let first = vec![
        text("Café – 日期 <b> & \"more\""),
        moment("2026-04-01T06:08:00"),
        number(12_400.0),
        number(0.043),
        text("0:04:23"),
        number(24_800.0),
    ];
    let second = vec![
        text("  two\nlines  "),
        moment("2026-04-02T00:00:00"),
        number(-0.125),
        Value::Empty,
        Value::Empty,
        text("ab"),
    ];
    let sheet = |name: &str, rows| Sheet { name: name.to_owned(), rows };
    vec![
        sheet("Notes", vec![(0, vec![text("Made by hand")])]),
        sheet("Posts & more", vec![(0, vec![text("Spring launch")]), (2, headers), (3, first), (5, second)]),
        sheet(
            "Many",
            (0..200).map(|row| (row, vec![Value::Empty, text(&long(u32::try_from(row).unwrap()))])).collect(),
        ),
    ]
}

const XLS: &[u8] = include_bytes!("imports/workbook.xls");
const ODS: &[u8] = include_bytes!("imports/workbook.ods");

#[test]
fn all_formats_give_the_same_rows() {
    for (format, bytes) in [("xlsx", workbook()), ("xls", XLS.to_vec()), ("ods", ODS.to_vec())] {
        assert_eq!(read(&bytes, &mut |_| ()), Ok(expected()), "{format}");
    }
}

#[test]
fn truths_errors_and_texts_of_formulas_are_texts_as_in_files_of_text() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, true).unwrap().write(0, 1, false).unwrap();
    sheet.write(0, 2, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write(0, 3, Formula::new("=\"a\"&\"b\"").set_result("ab")).unwrap();
    let cells = "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>WAHR</text:p></table:table-cell>\
                 <table:table-cell office:value-type=\"boolean\" office:boolean-value=\"false\"/>\
                 <table:table-cell office:value-type=\"string\" office:string-value=\"\"><text:p>#DIV/0!</text:p></table:table-cell>\
                 <table:table-cell table:formula=\"of:=1\" office:value-type=\"string\"><text:p>a<text:span>b</text:span></text:p></table:table-cell>";
    let ods = ods(&format!("<table:table-row>{cells}</table:table-row>"));
    let cells = [&[0, 0, 0, 0, 0, 0, 1, 0], &[0, 0, 1, 0, 0, 0, 0, 0], &[0, 0, 2, 0, 0, 0, 7, 1]];
    let formula = [0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0];
    let text = [record(6, &formula), record(0x0207, &[2, 0, 0, b'a', b'b'])].concat();
    let cells = [cells.map(|cell| record(0x0205, cell)).concat(), text].concat();
    let bof = record(0x0809, &[0, 6, 5, 0]);
    // The sheet begins after the first record, its own name of nine bytes, and the end.
    let at = u8::try_from(bof.len() + (4 + 9) + 4).unwrap();
    let globals = [bof.clone(), record(0x0085, &[at, 0, 0, 0, 0, 0, 1, 0, b'A']), record(10, &[])].concat();
    let xls = compound(&[("Workbook", &[globals, bof, cells, record(10, &[])].concat())]);
    let expected = ["TRUE", "FALSE", "#DIV/0!", "ab"].map(|text| Value::Text(text.to_owned())).to_vec();
    for (format, bytes) in [("xlsx", book.save_to_buffer().unwrap()), ("ods", ods), ("xls", xls)] {
        assert_eq!(read(&bytes, &mut |_| ()).unwrap()[0].rows, [(0, expected.clone())], "{format}");
    }
}

#[test]
fn money_is_in_the_currency_that_its_cell_shows() {
    let euros = "#,##0.00\\ [$€-407]";
    let mut book = Workbook::new();
    book.add_worksheet().write_with_format(0, 0, 1200.5, &Format::new().set_num_format(euros)).unwrap();
    let cell = "<table:table-cell office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"1200.5\"/>";
    let format: Vec<u8> = euros.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let head = [164, 0, u8::try_from(format.len() / 2).unwrap(), 0, 1];
    let formats = [record(0x041E, &[&head[..], &format].concat()), record(0x00E0, &[0, 0, 164, 0])].concat();
    let bof = record(0x0809, &[0, 6, 5, 0]);
    let at = u8::try_from(bof.len() + formats.len() + (4 + 9) + 4).unwrap();
    let sheet = record(0x0085, &[at, 0, 0, 0, 0, 0, 1, 0, b'A']);
    let number = record(0x0203, &[&[0; 6][..], &1200.5f64.to_le_bytes()].concat());
    let xls = [bof.clone(), formats, sheet, record(10, &[]), bof, number, record(10, &[])].concat();
    for (format, bytes, sign) in [
        ("xlsx", book.save_to_buffer().unwrap(), "€"),
        ("ods", ods(&format!("<table:table-row>{cell}</table:table-row>")), "EUR"),
        ("xls", compound(&[("Workbook", &xls)]), "€"),
    ] {
        let cells = vec![Value::Money(1200.5, sign.into())];
        assert_eq!(read(&bytes, &mut |_| ()).unwrap()[0].rows, [(0, cells)], "{format}");
    }
}

#[test]
fn a_format_of_the_computers_own_currency_names_none() {
    let dollars = "_(&quot;$&quot;* #,##0.00_);_(&quot;$&quot;* \\(#,##0.00\\)";
    let written = format!("<numFmts><numFmt numFmtId=\"44\" formatCode=\"{dollars}\"/></numFmts>");
    for (formats, number, expected) in [
        ("", 42, Value::Number(7.0)),
        ("", 44, Value::Number(7.0)),
        (written.as_str(), 44, Value::Money(7.0, "$".into())),
    ] {
        let styles = format!("{formats}<cellXfs><xf numFmtId=\"{number}\"/></cellXfs>");
        assert_eq!(read(&formatted(&styles), &mut |_| ()).unwrap()[0].rows, [(0, vec![expected])], "{styles}");
    }
}

#[test]
fn euros_of_a_spreadsheet_are_no_dollars() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let euros = Format::new().set_num_format("#,##0.00 \"€\"");
    for (column, header) in ["Influencer", "Fee", "Orders"].into_iter().enumerate() {
        sheet.write(0, u16::try_from(column).unwrap(), header).unwrap();
    }
    sheet.write(1, 0, "ana").unwrap();
    sheet.write_with_format(1, 1, 1200.5, &euros).unwrap();
    sheet.write_with_format(1, 2, 12, &euros).unwrap();
    let habits = Habits { separators: Separators::Comma, currency: Some(Currency::USD), ..Habits::default() };
    let options = Options { habits, ..Options::default() };
    for (name, bytes) in [
        ("t.xlsx", book.save_to_buffer().unwrap()),
        ("t.csv", b"Influencer;Fee;Orders\nana;\xE2\x82\xAC1,200.50;12\n".to_vec()),
    ] {
        let contents = influencer_kpi::exchange::read::read(name, &bytes, &options, &mut |_| ()).unwrap();
        let column = |field| contents.readings[0].column(field).unwrap();
        let fee = column(Field::Fee);
        assert_eq!((fee.cells.sum(0), fee.currency), (Some(1_200_500_000), Some(Currency::EUR)), "{name}");
        assert_eq!(column(Field::Orders).cells.count(0), Some(12), "{name}");
    }
}

#[test]
#[ignore = "writes the workbook that LibreOffice makes the fixtures of"]
fn write_workbook() {
    std::fs::write(std::env::temp_dir().join("workbook.xlsx"), workbook()).unwrap();
}

/// Unreadable, and soon.
fn refused(name: &str, bytes: &[u8]) -> Unreadable {
    let began = Instant::now();
    let answer = read(bytes, &mut |_| ()).err().unwrap_or_else(|| panic!("{name} was read"));
    assert!(began.elapsed() < Duration::from_secs(5), "{name} took {:?}", began.elapsed());
    answer
}

#[test]
fn what_is_cut_off_or_changed_never_goes_through_as_something_else() {
    for (format, bytes) in [("xlsx", workbook()), ("xls", XLS.to_vec()), ("ods", ODS.to_vec())] {
        for part in 1..40 {
            let cut = &bytes[..bytes.len() * part / 40];
            assert!(read(cut, &mut |_| ()).is_err(), "{format}, {part} of 40");
            let mut changed = bytes.clone();
            let place = bytes.len() * part / 40;
            changed[place] ^= 0xFF;
            // It may be read, where the change touches nothing that matters; it must not fall over.
            let _ = read(&changed, &mut |_| ());
        }
    }
}

/// A zip with these parts.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"A\">{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[("content.xml", content.as_bytes()), ("META-INF/manifest.xml", b"<manifest:manifest/>")])
}

fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, content) in streams {
        file.create_stream(name).unwrap().write_all(content).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &u16::try_from(data.len()).unwrap().to_le_bytes(), data].concat()
}

#[test]
fn traps_are_refused() {
    let zeros = vec![b' '; 64 << 20];
    let bomb = archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
    assert!(bomb.len() < 100_000);
    assert_eq!(refused("a bomb", &bomb), Unreadable::Bomb);
    // The archive's own list may say less than unpacks.
    let mut lie = bomb.clone();
    let size = (64u32 << 20).to_le_bytes();
    let places: Vec<usize> = (0..lie.len() - 4).filter(|at| lie[*at..at + 4] == size).collect();
    assert!(!places.is_empty());
    places.into_iter().for_each(|at| lie[at..at + 4].copy_from_slice(&1_000u32.to_le_bytes()));
    assert!(matches!(refused("a bomb that lies", &lie), Unreadable::Bomb | Unreadable::Damaged));
    let many = (0..5_000).map(|part| format!("{part}")).collect::<Vec<_>>();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(refused("an archive of many parts", &archive(&many)), Unreadable::TooMuch);
    let cell =
        "<table:table-cell table:number-columns-repeated=\"1000\" office:value-type=\"float\" office:value=\"1\"/>";
    let rows = format!("<table:table-row table:number-rows-repeated=\"999999999\">{cell}</table:table-row>");
    assert_eq!(refused("a row that is repeated", &ods(&rows)), Unreadable::TooMuch);
    let text = "a".repeat(1 << 20);
    let cell =
        format!("<table:table-cell table:number-columns-repeated=\"1000\"><text:p>{text}</text:p></table:table-cell>");
    assert_eq!(
        refused("a text that is repeated", &ods(&format!("<table:table-row>{cell}</table:table-row>"))),
        Unreadable::TooMuch
    );
    let mut far = Workbook::new();
    far.add_worksheet().write(1_048_575, 16_383, 1).unwrap();
    assert_eq!(refused("a cell far out", &far.save_to_buffer().unwrap()), Unreadable::TooManyColumns);
}

#[test]
fn what_is_merely_empty_costs_nothing() {
    let empty = "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"7\"><text:p>7</text:p></table:table-cell>";
    let rows = format!(
        "{empty}<table:table-row><table:table-cell table:number-columns-repeated=\"3\"/>{cell}</table:table-row>{empty}"
    );
    let row = (1_048_570, vec![Value::Empty, Value::Empty, Value::Empty, Value::Number(7.0)]);
    assert_eq!(read(&ods(&rows), &mut |_| ()), Ok(vec![Sheet { name: "A".to_owned(), rows: vec![row] }]));
    // What is kept as little, but is there.
    for cell in [
        "office:value-type=\"float\" office:value=\"NaN\"><text:p>x</text:p>",
        "office:value-type=\"float\" office:value=\"inf\">",
        "office:value-type=\"string\" office:string-value=\"  \">",
        "><text:p> <text:s/></text:p>",
    ] {
        let cell = format!("<table:table-cell table:number-columns-repeated=\"999999999\" {cell}</table:table-cell>");
        let rows = format!("<table:table-row table:number-rows-repeated=\"999999999\">{cell}</table:table-row>");
        assert_eq!(read(&ods(&rows), &mut |_| ()).unwrap()[0].rows, [], "{cell}");
    }
}

/// A workbook with one number, and these formats.
fn formatted(styles: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, 7).unwrap();
    let mut from = zip::ZipArchive::new(Cursor::new(book.save_to_buffer().unwrap())).unwrap();
    let mut parts = Vec::new();
    for place in 0..from.len() {
        let mut part = from.by_index(place).unwrap();
        let mut content = Vec::new();
        std::io::copy(&mut part, &mut content).unwrap();
        parts.push((part.name().unwrap().into_owned(), content));
    }
    let styles = format!("<styleSheet>{styles}</styleSheet>");
    let changed = parts.iter().map(|(name, content)| {
        let content = if name.ends_with("styles.xml") { styles.as_bytes() } else { content };
        (name.as_str(), content)
    });
    archive(&changed.collect::<Vec<_>>())
}

#[test]
fn formats_may_be_many_and_none_is_a_trap() {
    // What years of copying leave behind: megabytes, none of which says much.
    let name = |number: usize| {
        format!("<cellStyle name=\"Normal {number} {:x}\" xfId=\"{number}\"/>", number.wrapping_mul(2_654_435_761))
    };
    let names: String = (0..150_000).map(name).collect();
    let format = "<xf numFmtId=\"0\" fontId=\"0\"><alignment horizontal=\"left\"/></xf>".repeat(60_000);
    let old = format!("<cellXfs>{format}</cellXfs><cellStyles>{names}</cellStyles>");
    assert!(old.len() > 8 << 20, "{}", old.len());
    let rows = vec![(0, vec![Value::Number(7.0)])];
    assert_eq!(read(&formatted(&old), &mut |_| ()).unwrap()[0].rows, rows);

    let long = format!("<fonts><font><name val=\"{}\"/></font></fonts>", "a".repeat(1 << 20));
    let trap = format!("{long}<cellXfs>{}</cellXfs>", "<xf fontId=\"0\"/>".repeat(60_000));
    assert_eq!(refused("a name that each format has", &formatted(&trap)), Unreadable::TooMuch);
    let many = format!("<cellXfs>{}</cellXfs>", "<xf/>".repeat(200_000));
    assert_eq!(refused("too many formats", &formatted(&many)), Unreadable::TooMuch);
    let spaced = format!("<x:cellXfs>{}</x:cellXfs>", "<x:xf/>".repeat(200_000));
    assert_eq!(refused("too many formats in a namespace", &formatted(&spaced)), Unreadable::TooMuch);
}

#[test]
fn passwords_and_old_files_are_told() {
    let biff8 = record(0x0809, &[0, 6, 5, 0]);
    let locked = [biff8.clone(), record(0x002F, &[1, 0])].concat();
    let manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    for (name, bytes, expected) in [
        ("XLSX with a password", include_bytes!("imports/locked.xlsx").to_vec(), Unreadable::Locked),
        ("the least XLSX with a password", compound(&[("EncryptedPackage", b"secret")]), Unreadable::Locked),
        ("XLS with a password", compound(&[("Workbook", &locked)]), Unreadable::Locked),
        (
            "ODS with a password",
            archive(&[("content.xml", b""), ("META-INF/manifest.xml", manifest)]),
            Unreadable::Locked,
        ),
        ("Excel 95", compound(&[("Book", b"")]), Unreadable::TooOld),
        ("Excel 95 under the new name", compound(&[("Workbook", &record(0x0809, &[0, 5, 5, 0]))]), Unreadable::TooOld),
        ("a text document", archive(&[("word/document.xml", b"<w/>")]), Unreadable::Binary),
        ("a slide show of old", compound(&[("PowerPoint Document", b"")]), Unreadable::Binary),
        (
            "a workbook without sheets",
            compound(&[("Workbook", &[biff8, record(10, &[])].concat())]),
            Unreadable::Binary,
        ),
        ("an XLSX without its sheet", archive(&[("xl/workbook.xml", b"<workbook")]), Unreadable::Damaged),
        ("nothing", Vec::new(), Unreadable::Binary),
        ("text", b"a,b\n1,2\n".to_vec(), Unreadable::Binary),
    ] {
        assert_eq!(refused(name, &bytes), expected, "{name}");
    }
}

#[test]
fn progress_is_told() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..2_500 {
        sheet.write(row, 0, row).unwrap();
    }
    let mut told = Vec::new();
    read(&book.save_to_buffer().unwrap(), &mut |rows| told.push(rows)).unwrap();
    assert_eq!(told, [1_000, 2_000]);
}

#[test]
fn a_tracker_with_its_headers_on_row_3_maps_by_itself() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Read me").unwrap().write(0, 0, "Ask Dana before you edit").unwrap();
    let sheet = book.add_worksheet().set_name("Creators").unwrap();
    sheet.write(0, 0, "Spring launch").unwrap();
    for (column, header) in ["Influencer", "Post date", "Link", "Views", "Fee ($)"].into_iter().enumerate() {
        sheet.write(2, u16::try_from(column).unwrap(), header).unwrap();
    }
    let day = ExcelDateTime::from_ymd(2026, 4, 3).unwrap();
    sheet.write(3, 0, "@emily").unwrap();
    sheet.write_with_format(3, 1, day, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
    sheet.write(3, 2, "https://www.instagram.com/p/DAbCdEfGhIj/").unwrap();
    sheet.write(3, 3, 12_400).unwrap();
    // Whoever writes decimals with a comma would take "1.234" for a thousand.
    sheet.write(3, 4, 1.234).unwrap();
    let habits = Habits { separators: Separators::Comma, currency: Some(Currency::USD), ..Habits::default() };
    let options = Options { habits, ..Options::default() };
    let mut parts = Vec::new();
    let bytes = book.save_to_buffer().unwrap();
    let contents =
        influencer_kpi::exchange::read::read("t.xlsx", &bytes, &options, &mut |part| parts.push(part)).unwrap();
    let [reading] = &contents.readings[..] else { panic!("{} tables", contents.readings.len()) };
    assert_eq!((reading.title.as_str(), reading.source, reading.header), ("Creators", Source::Tracker, 3));
    assert_eq!((&reading.rows[..], &reading.refusals[..]), (&[4][..], &[][..]));
    let cells = |field| &reading.column(field).unwrap().cells;
    assert_eq!(cells(Field::Influencer).text(0), "@emily");
    assert_eq!(cells(Field::Published).day(0).unwrap().to_string(), "2026-04-03");
    assert_eq!((cells(Field::Views).count(0), cells(Field::Fee).sum(0)), (Some(12_400), Some(1_234_000)));
    assert!(!reading.has_questions());
    assert!(parts.is_sorted() && parts.first() < parts.last());
}
