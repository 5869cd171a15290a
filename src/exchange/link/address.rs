//! Addresses of posts: of the known platforms only what differs from post to post is written.

use crate::pack::bits::{Reader, Writer, read_numbers, write_numbers};

/// What differs between the addresses of one shape.
#[derive(Clone, Copy, Debug)]
enum Part {
    /// So many letters, digits, "-" and "_".
    Letters(u32),
    /// A whole number.
    Number,
    /// So many hexadecimal digits.
    Hex(u32),
}

/// An address of a platform: what stands before, whether the account's handle follows, what stands then, and what differs.
struct Shape(&'static str, Option<&'static str>, Part, &'static str);

/// Links name a shape by its place here, counted from one: none may ever be taken out or moved.
const SHAPES: [Shape; 19] = [
    Shape("https://www.instagram.com/p/", None, Part::Letters(11), "/"),
    Shape("https://www.instagram.com/reel/", None, Part::Letters(11), "/"),
    Shape("https://www.tiktok.com/@", Some("/video/"), Part::Number, ""),
    Shape("https://www.youtube.com/watch?v=", None, Part::Letters(11), ""),
    Shape("https://youtu.be/", None, Part::Letters(11), ""),
    Shape("https://www.youtube.com/shorts/", None, Part::Letters(11), ""),
    Shape("https://www.instagram.com/p/", None, Part::Letters(11), ""),
    Shape("https://www.instagram.com/reel/", None, Part::Letters(11), ""),
    Shape("https://www.instagram.com/", Some("/p/"), Part::Letters(11), "/"),
    Shape("https://www.instagram.com/", Some("/reel/"), Part::Letters(11), "/"),
    Shape("https://www.tiktok.com/@", Some("/photo/"), Part::Number, ""),
    Shape("https://x.com/", Some("/status/"), Part::Number, ""),
    Shape("https://twitter.com/", Some("/status/"), Part::Number, ""),
    Shape("https://www.xiaohongshu.com/explore/", None, Part::Hex(24), ""),
    Shape("https://www.douyin.com/video/", None, Part::Number, ""),
    Shape("https://www.bilibili.com/video/", None, Part::Letters(12), ""),
    Shape("https://www.bilibili.com/video/", None, Part::Letters(12), "/"),
    Shape("https://www.facebook.com/reel/", None, Part::Number, ""),
    Shape("https://www.linkedin.com/feed/update/urn:li:activity:", None, Part::Number, "/"),
];

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const HEX: &[u8; 16] = b"0123456789abcdef";

/// An address taken apart.
struct Taken {
    shape: usize,
    /// The place of the handle among those that are known.
    handle: Option<usize>,
    part: u128,
}

fn digits(text: &str, alphabet: &[u8], count: u32) -> Option<u128> {
    let fits = text.len() == count as usize;
    let base = alphabet.len() as u128;
    let mut places = text.bytes().map(|byte| alphabet.iter().position(|other| *other == byte));
    places.try_fold(0, |number: u128, place| Some(number * base + place? as u128)).filter(|_| fits)
}

fn print_digits(mut number: u128, alphabet: &[u8], count: u32) -> Option<String> {
    let base = alphabet.len() as u128;
    let mut text = Vec::new();
    for _ in 0..count {
        text.push(char::from(*alphabet.get(usize::try_from(number % base).ok()?)?));
        number /= base;
    }
    Some(text.into_iter().rev().collect())
}

impl Part {
    fn read(self, text: &str) -> Option<u128> {
        match self {
            Part::Letters(count) => digits(text, LETTERS, count),
            Part::Hex(count) => digits(text, HEX, count),
            Part::Number => text.parse::<u64>().ok().filter(|number| number.to_string() == text).map(u128::from),
        }
    }

    fn print(self, number: u128) -> Option<String> {
        match self {
            Part::Letters(count) => print_digits(number, LETTERS, count),
            Part::Hex(count) => print_digits(number, HEX, count),
            Part::Number => Some(number.to_string()),
        }
    }

    /// Bits, where each takes the same; numbers do not.
    fn width(self) -> Option<u32> {
        match self {
            Part::Letters(count) => Some(count * 6),
            Part::Hex(count) => Some(count * 4),
            Part::Number => None,
        }
    }
}

impl Taken {
    fn apart(address: &str, handles: &[&str]) -> Option<Taken> {
        SHAPES.iter().enumerate().find_map(|(shape, Shape(before, then, part, after))| {
            let rest = address.strip_prefix(before)?;
            let (handle, rest) = match then {
                None => (None, rest),
                Some(then) => {
                    let (handle, rest) = rest.split_once(then)?;
                    (Some(handles.iter().position(|other| *other == handle)?), rest)
                }
            };
            let taken = Taken { shape, handle, part: part.read(rest.strip_suffix(after)?)? };
            // Only what reads back the same may be taken apart.
            (taken.together(handles).as_deref() == Some(address)).then_some(taken)
        })
    }

    fn together(&self, handles: &[&str]) -> Option<String> {
        let Shape(before, then, part, after) = SHAPES.get(self.shape)?;
        let name = match then {
            None => String::new(),
            Some(then) => format!("{}{then}", handles.get(self.handle?)?),
        };
        Some(format!("{before}{name}{}{after}", part.print(self.part)?))
    }
}

/// Writes addresses; those of no known shape are left to `texts`.
pub(super) fn write<'a>(out: &mut Writer, addresses: &[&'a str], handles: &[&str], texts: &mut Vec<&'a str>) {
    let taken: Vec<_> = addresses.iter().map(|address| Taken::apart(address, handles)).collect();
    let shapes: Vec<_> = taken.iter().map(|one| one.as_ref().map_or(0, |one| one.shape as u128 + 1)).collect();
    let known = || taken.iter().flatten();
    write_numbers(out, &shapes);
    write_numbers(out, &known().filter_map(|one| one.handle).map(|handle| handle as u128).collect::<Vec<_>>());
    write_numbers(out, &known().filter(|one| width(one.shape).is_none()).map(|one| one.part).collect::<Vec<_>>());
    for (one, width) in known().filter_map(|one| Some((one, width(one.shape)?))) {
        out.bits(one.part, width);
    }
    texts.extend(addresses.iter().zip(&taken).filter(|(_, one)| one.is_none()).map(|(address, _)| address));
}

fn width(shape: usize) -> Option<u32> {
    SHAPES.get(shape)?.2.width()
}

/// What was read of a list of addresses.
pub(super) enum Read {
    /// The address.
    Known(String),
    /// It stands among the texts.
    Text,
}

/// Reads `count` addresses back; none where the bits are none that [`write`] writes.
pub(super) fn read(bits: &mut Reader<'_>, count: usize, handles: &[&str]) -> Option<Vec<Read>> {
    let shapes = read_numbers(bits, count)?;
    let shapes = shapes.into_iter().map(usize::try_from).collect::<Result<Vec<_>, _>>().ok()?;
    let known = || shapes.iter().filter_map(|shape| SHAPES.get(shape.checked_sub(1)?));
    let named = known().filter(|shape| shape.1.is_some()).count();
    let mut names = read_numbers(bits, named)?.into_iter();
    let numbered = known().filter(|shape| shape.2.width().is_none()).count();
    let mut numbers = read_numbers(bits, numbered)?.into_iter();
    let mut one = |shape: usize| {
        let Some(shape) = shape.checked_sub(1) else { return Some(Read::Text) };
        let Shape(_, then, part, _) = SHAPES.get(shape)?;
        let handle = if then.is_some() { Some(usize::try_from(names.next()?).ok()?) } else { None };
        let part = match part.width() {
            Some(width) => bits.bits(width)?,
            None => numbers.next()?,
        };
        Taken { shape, handle, part }.together(handles).map(Read::Known)
    };
    shapes.iter().map(|shape| one(*shape)).collect()
}
