//! A text as a QR code.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// Finer codes than this (137 dots a side) are hard to read off a screen.
const FINEST: u8 = 30;

/// Dots that must stay white around a code.
const MARGIN: i32 = 4;

/// A code as the outline of its black dots, each one unit wide, on a white square.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Code {
    /// Dots a side, with the white margin.
    pub side: i32,
    /// The path of an SVG.
    pub path: String,
}

/// The code of a text; none where the text is too long for a phone to read it off a screen.
pub fn code(text: &str) -> Option<Code> {
    let segments = QrSegment::make_segments(text);
    let (least, most) = (Version::MIN, Version::new(FINEST));
    let qr = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, least, most, None, true).ok()?;
    let dots = (0..qr.size()).flat_map(|y| (0..qr.size()).map(move |x| (x, y)));
    let black = dots.filter(|(x, y)| qr.get_module(*x, *y));
    let path = black.map(|(x, y)| format!("M{} {}h1v1h-1z", x + MARGIN, y + MARGIN)).collect();
    Some(Code { side: qr.size() + 2 * MARGIN, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_corners_and_its_margin() {
        let code = code("https://example.org/#/shared/AQ").unwrap_or(Code { side: 0, path: String::new() });
        // Version 2 has 25 dots a side.
        assert_eq!(code.side, 25 + 8);
        for corner in ["M4 4h", "M28 4h", "M4 28h"] {
            assert!(code.path.contains(corner), "{corner}");
        }
        assert!(!code.path.contains("M3 "));
    }

    #[test]
    fn what_no_phone_could_read_has_no_code() {
        assert!(code(&"a".repeat(1_700)).is_some());
        assert_eq!(code(&"a".repeat(1_800)), None);
    }
}
