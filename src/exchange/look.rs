//! What kind of file something is, by its first bytes: files are named wrongly as often as not.

use serde::{Deserialize, Serialize};

/// A kind of file.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Debug)]
pub enum Looked {
    /// Nothing is in it.
    Empty,
    /// A table or something else in letters.
    Text,
    /// A spreadsheet of today: XLSX or ODS.
    Spreadsheet,
    /// An XLS spreadsheet, as they were until 2007.
    OldSpreadsheet,
    /// A picture, a film, a PDF, a program: nothing with facts that could be read.
    Binary,
}

/// How many bytes are looked at.
const HEAD: usize = 4096;

/// Looks at the beginning of a file.
pub fn look(file: &[u8]) -> Looked {
    let head = file.get(..HEAD).unwrap_or(file);
    let is_wide = head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]);
    match head {
        [] => Looked::Empty,
        [b'P', b'K', 3, 4, ..] => Looked::Spreadsheet,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Looked::OldSpreadsheet,
        [b'%', b'P', b'D', b'F', ..] => Looked::Binary,
        // Text has no zero bytes unless each letter takes two.
        _ if head.contains(&0) && !is_wide => Looked::Binary,
        _ => Looked::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell() {
        for (file, kind) in [
            (&b""[..], Looked::Empty),
            (b"Likes;Reach\n", Looked::Text),
            (b"\xFF\xFEL\0i\0", Looked::Text),
            (b"PK\x03\x04\x14\0", Looked::Spreadsheet),
            (b"\xD0\xCF\x11\xE0\xA1", Looked::OldSpreadsheet),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Looked::Binary),
            (b"%PDF-1.7", Looked::Binary),
        ] {
            assert_eq!(look(file), kind, "{file:?}");
        }
    }
}
