//! What is in a zip, before anything is read from it: all of it is unpacked once, bit by bit, and held to limits. What an
//! archive says about its sizes may be a lie.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Unreadable;

/// Which spreadsheet an archive is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Xlsx,
    Ods,
}

/// An archive has at most this many parts.
const MOST_PARTS: usize = 4_096;

/// What all parts come to when unpacked.
const MOST_UNPACKED: u64 = 512 << 20;

/// What a part comes to that is kept in memory as a whole.
const MOST_KEPT: u64 = 64 << 20;

/// Each format of a cell takes the room of the texts that it names; Excel ends at half as many, twice.
const MOST_FORMATS: usize = 150_000;

/// Tags of formats end before this, so that no text in them is long.
const MOST_TAG: usize = 2 << 10;

/// All tags of formats together; each takes more room than its letters.
const MOST_TAGS: usize = 1 << 20;

/// Deflate makes at most 1,032 out of one; tables, even dull ones, stay under a fifth of that.
const MOST_RATIO: u64 = 300;

/// Below this nothing is a trap.
const LEAST_TRAP: u64 = 4 << 20;

/// An archive over bytes.
pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Opens an archive.
pub(super) fn open(bytes: &[u8]) -> Result<Archive<'_>, Unreadable> {
    ZipArchive::new(Cursor::new(bytes)).map_err(refused)
}

/// Which spreadsheet it is, once all of it has been found harmless.
pub(super) fn check(bytes: &[u8]) -> Result<Kind, Unreadable> {
    let mut archive = open(bytes)?;
    if archive.len() > MOST_PARTS {
        return Err(Unreadable::TooMuch);
    }
    let kind = kind(&archive)?;
    let mut unpacked = 0;
    for place in 0..archive.len() {
        unpacked += check_part(&mut archive, kind, place, MOST_UNPACKED - unpacked)?;
    }
    Ok(kind)
}

fn kind(archive: &Archive<'_>) -> Result<Kind, Unreadable> {
    let has = |name: &str| archive.file_names().flatten().any(|part| part.eq_ignore_ascii_case(name));
    // Not all who write one call it as Excel does.
    let is_workbook = |name: &str| name.contains("workbook") && name.ends_with(".xml");
    if archive.file_names().flatten().any(|part| is_workbook(&part.to_ascii_lowercase())) {
        Ok(Kind::Xlsx)
    } else if has("content.xml") && has("META-INF/manifest.xml") {
        Ok(Kind::Ods)
    } else if has("encrypted-package") {
        Err(Unreadable::Locked)
    } else {
        Err(Unreadable::Binary)
    }
}

/// Unpacks one part and tells its size.
fn check_part(archive: &mut Archive<'_>, kind: Kind, place: usize, left: u64) -> Result<u64, Unreadable> {
    let mut part = archive.by_index(place).map_err(refused)?;
    let name = part.name().map_err(refused)?.to_ascii_lowercase();
    let most = most(&name).min(left);
    // Of ODS nobody reads them.
    let mut formats = (kind == Kind::Xlsx && name.ends_with("styles.xml")).then(Formats::default);
    let packed = part.compressed_size().max(1);
    let (mut size, mut buffer) = (0, vec![0; 1 << 16]);
    loop {
        let read = part.read(&mut buffer).map_err(|_| Unreadable::Damaged)?;
        size += u64::try_from(read).unwrap_or(u64::MAX);
        if size > LEAST_TRAP && size / packed > MOST_RATIO {
            return Err(Unreadable::Bomb);
        }
        let read_bytes = buffer.get(..read).unwrap_or_default();
        if size > most || formats.as_mut().is_some_and(|formats| !formats.are_few(read_bytes)) {
            return Err(Unreadable::TooMuch);
        }
        if read == 0 {
            return Ok(size);
        }
    }
}

fn most(name: &str) -> u64 {
    if name.contains("worksheets/") || name == "content.xml" { MOST_UNPACKED } else { MOST_KEPT }
}

/// What was seen of a part that holds formats. A workbook that was long in use has megabytes of them, and most come to little.
#[derive(Default)]
struct Formats {
    /// Letters of the tag so far; none between two.
    tag: usize,
    tags: usize,
    formats: usize,
    /// The two letters before.
    before: [u8; 2],
}

impl Formats {
    /// Looks at what follows; says whether all of it so far takes a room that is bounded.
    fn are_few(&mut self, bytes: &[u8]) -> bool {
        for byte in bytes {
            match (*byte, self.before) {
                (b'<', _) => (self.tag, self.tags) = (1, self.tags + 1),
                (b'>', _) => self.tag = 0,
                // With a namespace before it or without.
                (b'f', [b'<' | b':', b'x']) => self.formats += 1,
                _ => {}
            }
            self.tag += usize::from(self.tag > 0);
            let [_, last] = self.before;
            self.before = [last, *byte];
            if self.tag > MOST_TAG || self.tags > MOST_TAGS || self.formats > MOST_FORMATS {
                return false;
            }
        }
        true
    }
}

/// A zip's error as what it means for a spreadsheet.
pub(super) fn refused(error: ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Unreadable::Locked,
        _ => Unreadable::Damaged,
    }
}
