//! Bytes to text.

use std::borrow::Cow;

use encoding_rs::{BIG5, GB18030, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::exchange::reading::{Encoding, Unreadable};

/// So many bytes show what a file is.
const HEAD: usize = 4_096;

/// Reads the bytes of a text file as `told`, else as what they look like. UTF-8 is read in place.
///
/// # Errors
/// [`Unreadable::Empty`], [`Unreadable::Binary`].
pub fn text(bytes: &[u8], told: Option<Encoding>, chinese: bool) -> Result<(Cow<'_, str>, Encoding), Unreadable> {
    // All of its beginning are letters.
    if bytes.starts_with(b"%PDF-") {
        return Err(Unreadable::Binary);
    }
    let encoding = told.unwrap_or_else(|| likely(bytes, chinese));
    let text = decoded(bytes, encoding);
    let text = match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_start_matches('\u{feff}')),
        Cow::Owned(text) => Cow::Owned(text),
    };
    let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or_default();
    if head.chars().any(is_binary) {
        return Err(Unreadable::Binary);
    }
    if head.trim().is_empty() && text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok((text, encoding))
}

/// Signs that no text has: controls other than white space, and what a decoder puts in place of bytes that mean nothing.
fn is_binary(sign: char) -> bool {
    matches!(sign, '\0'..='\u{8}' | '\u{e}'..='\u{1a}' | '\u{1c}'..='\u{1f}')
}

/// What the bytes look like: a byte order mark says it; then strict UTF-8; then UTF-16 by the zeros of its ASCII signs.
fn likely(bytes: &[u8], chinese: bool) -> Encoding {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => Encoding::Utf8,
        [0xff, 0xfe, ..] => Encoding::Utf16Le,
        [0xfe, 0xff, ..] => Encoding::Utf16Be,
        _ => without_mark(bytes, chinese),
    }
}

fn without_mark(bytes: &[u8], chinese: bool) -> Encoding {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    // Half of the bytes of plain UTF-16 are zero, all at one side.
    let (even, odd) = (zeros(0), zeros(1));
    if head.len() >= 4 && odd > head.len() / 4 && even <= odd / 8 {
        Encoding::Utf16Le
    } else if head.len() >= 4 && even > head.len() / 4 && odd <= even / 8 {
        Encoding::Utf16Be
    } else if is_utf8(bytes) {
        Encoding::Utf8
    } else if chinese {
        Encoding::Gb18030
    } else {
        Encoding::Windows1252
    }
}

/// Whether the bytes are UTF-8, but for a sign that the end of the file cuts in two.
fn is_utf8(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    }
}

fn decoded(bytes: &[u8], encoding: Encoding) -> Cow<'_, str> {
    let by = match encoding {
        // Read in place, so that a whole file need not be copied.
        Encoding::Utf8 => {
            return std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed);
        }
        Encoding::Utf16Le => UTF_16LE,
        Encoding::Utf16Be => UTF_16BE,
        Encoding::Gb18030 => GB18030,
        Encoding::Big5 => BIG5,
        Encoding::Windows1252 => WINDOWS_1252,
    };
    by.decode_with_bom_removal(bytes).0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], chinese: bool) -> Result<(String, Encoding), Unreadable> {
        text(bytes, None, chinese).map(|(text, encoding)| (text.into_owned(), encoding))
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn each_encoding_is_known() {
        let german = "Datum;Aufrufe für „Ä“\r\n";
        let chinese = "日期,浏览量\r\n2025-08-01,20\r\n";
        let marked = format!("\u{feff}{german}");
        for (bytes, page_is_chinese, text, encoding) in [
            (german.as_bytes().to_vec(), false, german, Encoding::Utf8),
            (marked.as_bytes().to_vec(), true, german, Encoding::Utf8),
            (utf16(&marked, u16::to_le_bytes), false, german, Encoding::Utf16Le),
            (utf16(&marked, u16::to_be_bytes), false, german, Encoding::Utf16Be),
            (utf16(german, u16::to_le_bytes), false, german, Encoding::Utf16Le),
            (utf16(german, u16::to_be_bytes), false, german, Encoding::Utf16Be),
            (WINDOWS_1252.encode(german).0.into_owned(), false, german, Encoding::Windows1252),
            (GB18030.encode(chinese).0.into_owned(), true, chinese, Encoding::Gb18030),
        ] {
            assert_eq!(read(&bytes, page_is_chinese), Ok((text.to_owned(), encoding)));
        }
    }

    #[test]
    fn somebody_knows_better() {
        let bytes = BIG5.encode("日期,瀏覽量\n").0.into_owned();
        let (text, encoding) = text(&bytes, Some(Encoding::Big5), true).expect("text");
        assert_eq!((&*text, encoding), ("日期,瀏覽量\n", Encoding::Big5));
    }

    #[test]
    fn a_sign_cut_in_two_is_still_utf8() {
        let bytes = "a,日".as_bytes();
        assert_eq!(read(&bytes[..bytes.len() - 1], false), Ok(("a,\u{fffd}".into(), Encoding::Utf8)));
    }

    #[test]
    fn what_is_no_text_is_told() {
        assert_eq!(read(b"", false), Err(Unreadable::Empty));
        assert_eq!(read(b"\xef\xbb\xbf \r\n", false), Err(Unreadable::Empty));
        assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", false), Err(Unreadable::Binary));
        assert_eq!(read(&[0xff, 0xd8, 0xff, 0xe0, 0, 0x10, b'J', b'F', 0, 1, 2], true), Err(Unreadable::Binary));
    }
}
