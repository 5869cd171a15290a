//! One column of a table: written as whatever gives its cells back exactly in the fewest bits.

use std::borrow::Cow;

use super::address;
use super::met::Met;
use super::values::{
    as_number, as_text, print_day, print_decimal, print_id, read_day, read_decimal, read_digits, read_id, read_reading,
    read_words, signed, text, titled,
};
use crate::campaign::table::cell::Cell;
use crate::pack::bits::{Code, Reader, Writer, bit_length, read_numbers, unzigzag, write_numbers, zigzag};
use crate::pack::words::WORDS;

/// What the cells of a column are. Links name a kind by its place here: none may ever be taken out, moved or changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Whole numbers from zero up.
    Count,
    /// Texts.
    Text,
    /// Words of the list, several with a space between.
    Words,
    /// Days.
    Day,
    /// Ids that were not met before.
    Id,
    /// Ids that were met before.
    Reference,
    /// Addresses of posts.
    Address,
    /// Texts that are whole numbers, such as a platform's own ids.
    Digits,
    /// Texts that are numbers with decimals.
    Decimal,
    /// Whole numbers, some of them estimates.
    Reading,
    /// Whole numbers, some below zero.
    Signed,
    /// Numbers and texts.
    Mixed,
    /// Ids that were not met before, each by the way from the one before it.
    NearId,
    /// Whole numbers that are at most a part of those in a column before, such as likes of views.
    Part,
    /// Texts of which most begin each word with a capital and have no other, such as names: these are written small, so that they look
    /// like handles.
    Titled,
}

/// Every kind, each at the place by which links name it.
pub(super) const KINDS: [Kind; 15] = [
    Kind::Count,
    Kind::Text,
    Kind::Words,
    Kind::Day,
    Kind::Id,
    Kind::Reference,
    Kind::Address,
    Kind::Digits,
    Kind::Decimal,
    Kind::Reading,
    Kind::Signed,
    Kind::Mixed,
    Kind::NearId,
    Kind::Part,
    Kind::Titled,
];

/// Bits, and texts that stand apart since they are made smaller together.
#[derive(Default)]
pub(super) struct Piece<'a> {
    pub(super) bits: Writer,
    pub(super) texts: Vec<Cow<'a, str>>,
}

impl Piece<'_> {
    /// About how many bits it takes in the end.
    pub(super) fn length(&self) -> usize {
        let length = |text: &Cow<str>| text.len() * 6 + text.bytes().filter(u8::is_ascii_uppercase).count() * 3;
        self.bits.length() + self.texts.iter().map(length).sum::<usize>()
    }

    fn numbers(&mut self, numbers: &[u128]) {
        write_numbers(&mut self.bits, numbers);
    }
}

/// How far back the column may stand that numbers are a part of.
const MOST_BACK: usize = 7;

/// So much of other numbers: times this, halved so often.
struct Part {
    times: u32,
    halved: u32,
    /// What that comes to, for each.
    most: Vec<u128>,
}

impl Part {
    fn of(times: u32, halved: u32, of: &[u64]) -> Part {
        Part {
            times,
            halved,
            most: of.iter().map(|whole| (u128::from(*whole) * u128::from(times)) >> halved).collect(),
        }
    }

    /// The least part that none of the numbers exceeds.
    fn least(numbers: &[u64], of: &[u64]) -> Option<Part> {
        let times = |halved: u32| {
            let each = numbers.iter().zip(of).map(|(number, whole)| match (*number, *whole) {
                (0, _) => Some(0),
                (_, 0) => None,
                (number, whole) => Some((u128::from(number) << halved).div_ceil(whole.into())),
            });
            each.collect::<Option<Vec<_>>>()?.into_iter().max().filter(|times| *times < 1 << 6)
        };
        let (halved, times) = (0..1 << 5).rev().find_map(|halved| Some((halved, times(halved)?)))?;
        Some(Part::of(u32::try_from(times).ok()?, halved, of))
    }
}

impl Kind {
    /// The cells as this kind; none where one of them is of another.
    pub(super) fn write<'a>(self, cells: &[&'a Cell<'a>], met: &Met) -> Option<Piece<'a>> {
        let mut piece = Piece::default();
        let texts = || cells.iter().map(|cell| as_text(cell)).collect::<Option<Vec<_>>>();
        let all = |read: &dyn Fn(&str) -> Option<u128>| texts()?.into_iter().map(read).collect::<Option<Vec<_>>>();
        match self {
            Kind::Count => {
                let numbers = cells.iter().map(|cell| u128::try_from(as_number(cell)?).ok());
                piece.numbers(&numbers.collect::<Option<Vec<_>>>()?);
            }
            Kind::Signed => {
                piece.numbers(&cells.iter().map(|cell| as_number(cell).map(zigzag)).collect::<Option<Vec<_>>>()?);
            }
            Kind::Text => {
                piece.texts = texts()?.into_iter().map(Cow::Borrowed).collect();
                let lengths: Vec<_> = piece.texts.iter().map(|text| text.len() as u128).collect();
                piece.numbers(&lengths);
            }
            Kind::Titled => {
                let texts = texts()?;
                let is_titled: Vec<_> = texts.iter().map(|text| titled(&text.to_ascii_lowercase()) == *text).collect();
                piece.numbers(&is_titled.iter().map(|is_titled| u128::from(*is_titled)).collect::<Vec<_>>());
                piece.numbers(&texts.iter().map(|text| text.len() as u128).collect::<Vec<_>>());
                let small = |(text, is_titled): (&'a str, bool)| {
                    if is_titled { Cow::Owned(text.to_ascii_lowercase()) } else { Cow::Borrowed(text) }
                };
                piece.texts = texts.into_iter().zip(is_titled).map(small).collect();
            }
            Kind::Words => {
                let words = texts()?.into_iter().map(read_words).collect::<Option<Vec<_>>>()?;
                piece.numbers(&words.iter().map(|words| words.len() as u128 - 1).collect::<Vec<_>>());
                piece.numbers(&words.concat());
            }
            Kind::Day => piece.numbers(&all(&read_day)?),
            Kind::Id => piece.numbers(&all(&|text| read_id(text).map(u128::from))?),
            Kind::NearId => {
                let ids = texts()?.into_iter().map(read_id).collect::<Option<Vec<_>>>()?;
                let before = std::iter::once(met.last_id()).chain(ids.iter().copied());
                let ways = ids.iter().zip(before).map(|(id, before)| zigzag(i128::from(*id) - i128::from(before)));
                let ways: Vec<_> = ways.collect();
                let (first, others) = ways.split_first()?;
                // The way to the first one is of another size than those between them.
                Code::USUAL.write(&mut piece.bits, *first);
                piece.numbers(others);
            }
            Kind::Part => {
                let numbers = cells.iter().map(|cell| u64::try_from(as_number(cell)?).ok());
                let numbers = numbers.collect::<Option<Vec<_>>>()?;
                let parts = (1..=MOST_BACK).filter_map(|back| {
                    let part = Part::least(&numbers, &met.numbers(back)?)?;
                    Some((back, part))
                });
                let length = |part: &Part| part.most.iter().map(|most| bit_length(*most)).sum::<u32>();
                let (back, part) = parts.min_by_key(|(_, part)| length(part))?;
                piece.bits.bits(back as u128, 3);
                piece.bits.bits(part.times.into(), 6);
                piece.bits.bits(part.halved.into(), 5);
                part.most.iter().zip(&numbers).for_each(|(most, number)| piece.bits.below(*most, u128::from(*number)));
            }
            Kind::Reference => {
                piece.numbers(&all(&|text| met.places.get(&read_id(text)?).map(|place| *place as u128))?);
            }
            Kind::Address => {
                let mut others = Vec::new();
                address::write(&mut piece.bits, &texts()?, &met.handles(), &mut others);
                piece.numbers(&others.iter().map(|text| text.len() as u128).collect::<Vec<_>>());
                piece.texts = others.into_iter().map(Cow::Borrowed).collect();
            }
            Kind::Digits => piece.numbers(&all(&read_digits)?),
            Kind::Decimal => {
                let decimals = texts()?.into_iter().map(read_decimal).collect::<Option<Vec<_>>>()?;
                let (numbers, places): (Vec<_>, Vec<_>) = decimals.into_iter().unzip();
                piece.numbers(&numbers);
                piece.numbers(&places);
            }
            Kind::Reading => {
                let readings = cells.iter().map(|cell| read_reading(cell)).collect::<Option<Vec<_>>>()?;
                let (states, numbers): (Vec<_>, Vec<_>) = readings.into_iter().unzip();
                piece.numbers(&states);
                piece.numbers(&numbers.into_iter().flatten().collect::<Vec<_>>());
            }
            Kind::Mixed => {
                let (texts, numbers): (Vec<&Cell>, Vec<&Cell>) =
                    cells.iter().copied().partition(|cell| as_text(cell).is_some());
                piece.numbers(&cells.iter().map(|cell| as_text(cell).is_some().into()).collect::<Vec<_>>());
                let numbers = Kind::Signed.write(&numbers, met)?;
                let texts = Kind::Text.write(&texts, met)?;
                piece.bits.append(&numbers.bits);
                piece.bits.append(&texts.bits);
                piece.texts = texts.texts;
            }
        }
        Some(piece)
    }

    /// Reads `count` cells back; none where these are not the bits of so many.
    pub(super) fn read(self, from: &mut Source<'_>, count: usize, met: &Met) -> Option<Vec<Cell<'static>>> {
        let bits = &mut from.bits;
        let print = |numbers: Vec<u128>, print: &dyn Fn(u128) -> Option<String>| {
            numbers.into_iter().map(|number| print(number).map(text)).collect::<Option<Vec<_>>>()
        };
        match self {
            Kind::Count => read_numbers(bits, count)?
                .into_iter()
                .map(|number| Some(Cell::Count(number.try_into().ok()?)))
                .collect(),
            Kind::Signed => read_numbers(bits, count)?.into_iter().map(|number| signed(unzigzag(number))).collect(),
            Kind::Text => {
                let lengths = read_numbers(bits, count)?;
                lengths.into_iter().map(|length| from.text(length).map(text)).collect()
            }
            Kind::Titled => {
                let is_titled = read_numbers(bits, count)?;
                let lengths = read_numbers(bits, count)?;
                let one = |(length, is_titled)| {
                    let small = from.text(length)?;
                    Some(text(if is_titled == 1 { titled(&small) } else { small }))
                };
                lengths.into_iter().zip(is_titled).map(one).collect()
            }
            Kind::Words => {
                let counts = read_numbers(bits, count)?;
                let counts =
                    counts.into_iter().map(|count| Some(from.afford(count)? + 1)).collect::<Option<Vec<_>>>()?;
                let mut words = read_numbers(&mut from.bits, counts.iter().sum())?.into_iter();
                let mut word = || WORDS.get(usize::try_from(words.next()?).ok()?).copied();
                let mut cell = |count| (0..count).map(|_| word()).collect::<Option<Vec<_>>>();
                counts.into_iter().map(|count| Some(text(cell(count)?.join(" ")))).collect()
            }
            Kind::Day => print(read_numbers(bits, count)?, &print_day),
            Kind::Id => print(read_numbers(bits, count)?, &|id| print_id(id.try_into().ok()?)),
            Kind::NearId => {
                let first = Code::USUAL.read(bits)?;
                let others = read_numbers(bits, count.checked_sub(1)?)?;
                let mut id = i128::from(met.last_id());
                let mut next = |way| {
                    id = id.checked_add(unzigzag(way))?;
                    print_id(id.try_into().ok()?).map(text)
                };
                std::iter::once(first).chain(others).map(&mut next).collect()
            }
            Kind::Part => {
                let back = usize::try_from(bits.bits(3)?).ok()?;
                let (times, halved) = (bits.bits(6)?.try_into().ok()?, bits.bits(5)?.try_into().ok()?);
                let part = Part::of(times, halved, &met.numbers(back)?);
                part.most.iter().map(|most| Some(Cell::Count(bits.below(*most)?.try_into().ok()?))).collect()
            }
            Kind::Reference => {
                print(read_numbers(bits, count)?, &|place| print_id(*met.ids.get(usize::try_from(place).ok()?)?))
            }
            Kind::Address => {
                let addresses = address::read(bits, count, &met.handles())?;
                let others = addresses.iter().filter(|address| matches!(address, address::Read::Text)).count();
                let mut lengths = read_numbers(bits, others)?.into_iter();
                let mut one = |address| match address {
                    address::Read::Known(address) => Some(text(address)),
                    address::Read::Text => from.text(lengths.next()?).map(text),
                };
                addresses.into_iter().map(&mut one).collect()
            }
            Kind::Digits => print(read_numbers(bits, count)?, &|number| Some(number.to_string())),
            Kind::Decimal => {
                let numbers = read_numbers(bits, count)?;
                let places = read_numbers(bits, count)?;
                numbers
                    .into_iter()
                    .zip(places)
                    .map(|(number, places)| print_decimal(number, places).map(text))
                    .collect()
            }
            Kind::Reading => {
                let states = read_numbers(bits, count)?;
                let mut numbers = read_numbers(bits, states.iter().filter(|state| **state < 2).count())?.into_iter();
                let mut reading = |state| match state {
                    0 => Some(Cell::Count(numbers.next()?.try_into().ok()?)),
                    1 => Some(text(format!("~{}", numbers.next()?))),
                    _ => Some(text("~".to_owned())),
                };
                states.into_iter().map(&mut reading).collect()
            }
            Kind::Mixed => {
                let is_text = read_numbers(bits, count)?;
                let texts = is_text.iter().filter(|is_text| **is_text == 1).count();
                let mut numbers = Kind::Signed.read(from, count - texts, met)?.into_iter();
                let mut texts = Kind::Text.read(from, texts, met)?.into_iter();
                is_text.into_iter().map(|is_text| if is_text == 1 { texts.next() } else { numbers.next() }).collect()
            }
        }
    }
}

/// What a column is read from.
pub(super) struct Source<'a> {
    pub(super) bits: Reader<'a>,
    /// What is left of the texts.
    pub(super) texts: &'a str,
    /// How many bytes may still be made of it.
    pub(super) budget: usize,
}

impl Source<'_> {
    /// The next text, `length` bytes long.
    pub(super) fn text(&mut self, length: u128) -> Option<String> {
        let (text, rest) = self.texts.split_at_checked(usize::try_from(length).ok()?)?;
        self.texts = rest;
        Some(text.to_owned())
    }

    /// Takes the room for `count` cells out of the budget; none where it is used up.
    pub(super) fn afford(&mut self, count: u128) -> Option<usize> {
        let count = usize::try_from(count).ok()?;
        self.budget = self.budget.checked_sub(count.checked_mul(size_of::<Cell<'static>>())?)?;
        Some(count)
    }
}
