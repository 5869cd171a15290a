//! A text as a QR code.

use miniz_oxide::deflate::compress_to_vec_zlib;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// Finer codes than this (137 dots a side) are hard to read off a screen.
const FINEST: u8 = 30;

/// Dots that must stay white around a code.
const MARGIN: i32 = 4;

/// Pixels a dot in a picture, so that the code can be printed as large as a hand.
const SCALE: usize = 16;

/// A code as the outline of its black dots, each one unit wide, on a white square.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Code {
    /// Dots a side, with the white margin.
    pub side: i32,
    /// The path of an SVG.
    pub path: String,
    /// Each line of dots, black where it is set, with the white margin.
    pub dots: Vec<Vec<bool>>,
}

/// The code of a text; none where the text is too long for a phone to read it off a screen.
pub fn code(text: &str) -> Option<Code> {
    let segments = QrSegment::make_segments(text);
    let (least, most) = (Version::MIN, Version::new(FINEST));
    let qr = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, least, most, None, true).ok()?;
    let side = qr.size() + 2 * MARGIN;
    // What lies outside of the code is white.
    let line = |y: i32| (0..side).map(|x| qr.get_module(x - MARGIN, y - MARGIN)).collect::<Vec<_>>();
    let dots: Vec<_> = (0..side).map(line).collect();
    let black = dots
        .iter()
        .enumerate()
        .flat_map(|(y, line)| line.iter().enumerate().filter(|(_, is_black)| **is_black).map(move |(x, _)| (x, y)));
    let path = black.map(|(x, y)| format!("M{x} {y}h1v1h-1z")).collect();
    Some(Code { side, path, dots })
}

impl Code {
    /// A file of its own.
    pub fn svg(&self) -> String {
        let Code { side, path, .. } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
             <path fill=\"#fff\" d=\"M0 0h{side}v{side}h-{side}z\"/><path d=\"{path}\"/></svg>\n"
        )
    }

    /// A picture of one bit a pixel, as the PNG specification writes it: header, compressed lines, end.
    pub fn png(&self) -> Vec<u8> {
        let line = |dots: &Vec<bool>| {
            let pixels: Vec<bool> = dots.iter().flat_map(|dot| [!*dot; SCALE]).collect();
            let byte =
                |bits: &[bool]| (0..8).fold(0, |byte, at| byte << 1 | u8::from(bits.get(at).is_some_and(|bit| *bit)));
            // Each line begins with its filter: none.
            std::iter::once(0).chain(pixels.chunks(8).map(byte)).collect::<Vec<u8>>()
        };
        let lines: Vec<u8> = self.dots.iter().flat_map(|dots| line(dots).repeat(SCALE)).collect();
        let side = u32::try_from(self.dots.len() * SCALE).unwrap_or(0).to_be_bytes();
        // One bit of grey a pixel.
        let header = [&side[..], &side, &[1, 0, 0, 0, 0]].concat();
        let chunks = [chunk(b"IHDR", &header), chunk(b"IDAT", &compress_to_vec_zlib(&lines, 6)), chunk(b"IEND", &[])];
        [b"\x89PNG\r\n\x1a\n".to_vec(), chunks.concat()].concat()
    }
}

/// A chunk of a PNG: length, name, content, checksum.
fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap_or(0).to_be_bytes();
    let checked = [name, content].concat();
    [&length[..], &checked, &checksum(&checked).to_be_bytes()].concat()
}

/// CRC-32 as PNG wants it. The crates for it bring tables for speed that so few bytes do not need.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_corners_and_its_margin() {
        let Some(code) = code("https://example.org/#/shared/AQ") else { unreachable!() };
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

    #[test]
    fn a_picture_is_a_png() {
        // The checksum of "IEND", as every PNG ends.
        assert_eq!(checksum(b"IEND"), 0xAE42_6082);
        let png = code("https://example.org").map(|code| code.png()).unwrap_or_default();
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR") && png.ends_with(&0xAE42_6082_u32.to_be_bytes()));
    }
}
