//! What fuzzing feeds with bytes. The tests feed it with what was found once, in tests/corpus.

use std::io::{Cursor, Write};

use influencer_kpi::exchange::link::{Envelope, Refused, pack, read, unpack};
use influencer_kpi::exchange::read;
use influencer_kpi::exchange::read::spreadsheet::{self, MOST_CELLS, MOST_COLUMNS};
use influencer_kpi::exchange::reading::{Cells, Contents, Encoding, Options};

/// Whatever a link's text is, it gives a campaign, an envelope that is sealed, or a reason.
pub fn link(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(Envelope::Open(content)) = read(text.trim()) {
        open(&content);
    }
    // The checksum keeps most changes from the content, so that the content is tried by itself as well.
    open(bytes);
}

/// What was unpacked can be packed and unpacked again.
fn open(content: &[u8]) {
    if let Ok(sent) = unpack(content) {
        // What compares it with a copy that is here reads its stamps.
        let _ = sent.copy.unpacked();
        match pack(&sent) {
            Ok(again) => assert!(unpack(&again) == Ok(sent)),
            Err(reason) => assert_eq!(reason, Refused::TooLarge),
        }
    }
}

/// Whatever a file's bytes are, each column has a fact or a gap for each row, and the page gets what the worker sends.
pub fn table(bytes: &[u8]) {
    let mut options = Options::default();
    options.habits.chinese = bytes.first().is_some_and(|byte| byte % 2 == 0);
    options.encoding = bytes.len().is_multiple_of(5).then_some(Encoding::Windows1252);
    let Ok(contents) = read::read("file", bytes, &options, &mut |_| ()) else { return };
    for reading in &contents.readings {
        let rows = reading.rows.len();
        assert!(reading.columns.iter().all(|column| count(&column.cells).is_none_or(|count| count == rows)));
    }
    let sent = serde_json::to_string(&contents).unwrap_or_default();
    assert!(serde_json::from_str::<Contents>(&sent).is_ok_and(|received| received == contents));
}

fn count(cells: &Cells) -> Option<usize> {
    match cells {
        Cells::Unread => None,
        Cells::Texts(list) => Some(list.len()),
        Cells::Counts(list) => Some(list.len()),
        Cells::Sums(list) => Some(list.len()),
        Cells::Numbers(list) => Some(list.len()),
        Cells::Days(list) => Some(list.len()),
    }
}

/// Whatever a spreadsheet's bytes are, they give sheets within the limits or a reason.
pub fn spreadsheet(bytes: &[u8]) {
    // The checksums of archives keep most changes from what is in them, so that a first letter puts the rest into one.
    match bytes {
        [b'X', sheet @ ..] => sheets(&archive(&[&XLSX[..], &[("xl/worksheets/sheet1.xml", sheet)]].concat())),
        [b'S', strings @ ..] => sheets(&archive(&[&XLSX[..], &[("xl/sharedStrings.xml", strings)]].concat())),
        [b'F', styles @ ..] => sheets(&archive(&[&XLSX[..], &[("xl/styles.xml", styles)]].concat())),
        [b'O', content @ ..] => sheets(&archive(&[("content.xml", content), ("META-INF/manifest.xml", b"<m/>")])),
        [b'B', stream @ ..] => sheets(&compound(stream).unwrap_or_default()),
        _ => sheets(bytes),
    }
}

fn sheets(bytes: &[u8]) {
    if let Ok(sheets) = spreadsheet::read(bytes, &mut |_| ()) {
        let rows = || sheets.iter().flat_map(|sheet| &sheet.rows);
        assert!(rows().all(|(_, cells)| cells.len() <= MOST_COLUMNS));
        assert!(rows().map(|(_, cells)| cells.len()).sum::<usize>() <= MOST_CELLS);
        assert!(sheets.iter().all(|sheet| sheet.rows.is_sorted_by(|(one, _), (next, _)| one < next)));
    }
}

/// The parts of the least XLSX, but for what is in its sheet.
const XLSX: [(&str, &[u8]); 3] = [
    (
        "_rels/.rels",
        br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        br#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        br#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
];

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    use zip::CompressionMethod::Stored;
    use zip::write::{SimpleFileOptions, ZipWriter};
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = SimpleFileOptions::default().compression_method(Stored);
        let _ = archive.start_file(*name, options).and_then(|()| Ok(archive.write_all(content)?));
    }
    archive.finish().map(Cursor::into_inner).unwrap_or_default()
}

fn compound(stream: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new()))?;
    file.create_stream("Workbook")?.write_all(stream)?;
    file.flush()?;
    Ok(file.into_inner().into_inner())
}
