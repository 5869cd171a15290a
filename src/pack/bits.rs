//! Bits one after the other, and whole numbers in few of them.

/// Bits that are being written, the first one highest in its byte.
#[derive(Clone, Default, Debug)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
    length: usize,
}

impl Writer {
    /// How many bits there are.
    pub(crate) fn length(&self) -> usize {
        self.length
    }

    pub(crate) fn bit(&mut self, bit: bool) {
        let place = self.length % 8;
        if place == 0 {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut().filter(|_| bit) {
            *last |= 0x80 >> place;
        }
        self.length += 1;
    }

    /// The low `count` bits of `value`.
    pub(crate) fn bits(&mut self, value: u128, count: u32) {
        for place in (0..count).rev() {
            self.bit((value >> place) & 1 == 1);
        }
    }

    /// A number from zero to `most`: as many bits as that takes, or one less where some of so many would stand for nothing.
    pub(crate) fn below(&mut self, most: u128, number: u128) {
        let (width, short) = (bit_length(most), shorter(most));
        if number < short { self.bits(number, width.saturating_sub(1)) } else { self.bits(number + short, width) }
    }

    pub(crate) fn append(&mut self, other: &Writer) {
        for place in 0..other.length {
            self.bit(other.bytes.get(place / 8).is_some_and(|byte| (byte << (place % 8)) & 0x80 != 0));
        }
    }

    /// The bits, with zeros up to the end of the last byte.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// Bits that are being read; each answer is none once they have come to their end.
#[derive(Clone, Debug)]
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    place: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Reader { bytes, place: 0 }
    }

    pub(crate) fn bit(&mut self) -> Option<bool> {
        let byte = self.bytes.get(self.place / 8)?;
        let bit = (byte << (self.place % 8)) & 0x80 != 0;
        self.place += 1;
        Some(bit)
    }

    /// What [`Writer::below`] wrote.
    pub(crate) fn below(&mut self, most: u128) -> Option<u128> {
        let (width, short) = (bit_length(most), shorter(most));
        let number = self.bits(width.saturating_sub(1))?;
        if number < short {
            return Some(number);
        }
        let number = if width == 0 { 0 } else { (number << 1) | self.bits(1)? };
        number.checked_sub(short)
    }

    pub(crate) fn bits(&mut self, count: u32) -> Option<u128> {
        (0..count).try_fold(0, |value: u128, _| Some((value << 1) | u128::from(self.bit()?)))
    }
}

/// How many of the numbers from zero to `most` do with one bit less.
fn shorter(most: u128) -> u128 {
    (1u128 << bit_length(most)) - 1 - most
}

/// A signed number as one that is not: 0, -1, 1, -2, …
pub(crate) fn zigzag(number: i128) -> u128 {
    ((number << 1) ^ (number >> 127)).cast_unsigned()
}

/// The way back from [`zigzag`].
pub(crate) fn unzigzag(number: u128) -> i128 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

/// How numbers become bits: the low `order` ones as they are, what is above them with its length in front.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Code {
    /// Whether the length is itself written with its length in front, which is better for numbers of all sizes (Elias delta
    /// rather than exponential Golomb code).
    wide: bool,
    /// How many low bits are written as they are.
    order: u32,
    /// How many decimal zeros all numbers end with, which are not written.
    zeros: u32,
}

const MOST_ZEROS: u32 = 7;
const MOST_ORDER: u32 = 63;
/// Bits of a [`Code`] that is not the usual one.
const HEAD: usize = 1 + 6 + 3;

impl Code {
    /// What single numbers and short lists are written in.
    pub(crate) const USUAL: Code = Code { wide: true, order: 0, zeros: 0 };

    /// The code in which `numbers` are shortest.
    fn best(numbers: &[u128]) -> Code {
        let ends_with = |zeros| numbers.iter().all(|number| number % 10u128.pow(zeros) == 0);
        let zeros = (0..=MOST_ZEROS).rev().find(|zeros| ends_with(*zeros)).unwrap_or(0);
        let codes = (0..=MOST_ORDER).flat_map(|order| [true, false].map(|wide| Code { wide, order, zeros }));
        let length = |code: Code| numbers.iter().map(|number| code.length(*number)).sum::<usize>();
        let best = codes.map(|code| (length(code) + HEAD, code)).min_by_key(|(length, _)| *length);
        best.filter(|(shortest, _)| *shortest < length(Code::USUAL)).map_or(Code::USUAL, |(_, code)| code)
    }

    /// How many bits `number` takes.
    pub(crate) fn length(self, number: u128) -> usize {
        let head = ((number / 10u128.pow(self.zeros)) >> self.order) + 1;
        let width = bit_length(head);
        let prefix = if self.wide { 2 * bit_length(u128::from(width)) - 1 } else { width };
        (prefix + width - 1 + self.order) as usize
    }

    pub(crate) fn write(self, out: &mut Writer, number: u128) {
        let number = number / 10u128.pow(self.zeros);
        let head = (number >> self.order) + 1;
        let width = bit_length(head);
        if self.wide {
            out.bits(0, bit_length(u128::from(width)) - 1);
            out.bits(u128::from(width), bit_length(u128::from(width)));
        } else {
            out.bits(0, width - 1);
            out.bit(true);
        }
        out.bits(head, width - 1);
        out.bits(number, self.order);
    }

    pub(crate) fn read(self, bits: &mut Reader<'_>) -> Option<u128> {
        let zeros = leading_zeros(bits)?;
        let width = if self.wide { u32::try_from(bits.bits(zeros)? | (1 << zeros)).ok()? } else { zeros + 1 };
        if !(1..=127).contains(&width) {
            return None;
        }
        let head = bits.bits(width - 1)? | (1 << (width - 1));
        let number = (head - 1).checked_mul(1 << self.order)? | bits.bits(self.order)?;
        number.checked_mul(10u128.pow(self.zeros))
    }
}

pub(crate) fn bit_length(number: u128) -> u32 {
    u128::BITS - number.leading_zeros()
}

/// Zeros before the next one; none where no number has that many.
fn leading_zeros(bits: &mut Reader<'_>) -> Option<u32> {
    let mut zeros = 0;
    while !bits.bit()? {
        zeros += 1;
        if zeros > 126 {
            return None;
        }
    }
    Some(zeros)
}

/// Writes numbers in the code in which they are shortest.
fn write_plain(out: &mut Writer, numbers: &[u128]) {
    let code = Code::best(numbers);
    out.bit(code != Code::USUAL);
    if code != Code::USUAL {
        out.bit(code.wide);
        out.bits(code.order.into(), 6);
        out.bits(code.zeros.into(), 3);
    }
    numbers.iter().for_each(|number| code.write(out, *number));
}

fn read_plain(bits: &mut Reader<'_>, count: usize) -> Option<Vec<u128>> {
    let mut code = Code::USUAL;
    if bits.bit()? {
        let wide = bits.bit()?;
        let (order, zeros) = (bits.bits(6)?.try_into().ok()?, bits.bits(3)?.try_into().ok()?);
        code = Code { wide, order, zeros };
    }
    (0..count).map(|_| code.read(bits)).collect()
}

/// How a list of numbers is written.
const PLAIN: u128 = 0;
/// The first one, for all of them.
const SAME: u128 = 1;
/// The first one, then the differences.
const STEPS: u128 = 2;
/// The least, how much more the greatest is, then each within that.
const WITHIN: u128 = 3;

/// Numbers further apart are not written within anything.
const MOST_SPAN: u128 = u64::MAX as u128;

/// How often differences of differences may be written.
const DEPTH: u32 = 2;

/// Writes whole numbers, zero or more, whichever way is shortest.
pub(crate) fn write_numbers(out: &mut Writer, numbers: &[u128]) {
    out.append(&shortest(numbers, DEPTH));
}

/// The numbers as places between the least and the greatest.
fn within(numbers: &[u128]) -> Option<Writer> {
    let mut out = Writer::default();
    out.bits(WITHIN, 2);
    let least = numbers.iter().copied().min()?;
    let span = numbers.iter().copied().max().map(|most| most - least).filter(|span| *span <= MOST_SPAN)?;
    Code::USUAL.write(&mut out, least);
    Code::USUAL.write(&mut out, span);
    numbers.iter().for_each(|number| out.below(span, number - least));
    Some(out)
}

fn shortest(numbers: &[u128], depth: u32) -> Writer {
    let mut plain = Writer::default();
    let Some((first, others)) = numbers.split_first() else { return plain };
    if others.is_empty() {
        write_plain(&mut plain, numbers);
        return plain;
    }
    if others.iter().all(|other| other == first) {
        plain.bits(SAME, 2);
        Code::USUAL.write(&mut plain, *first);
        return plain;
    }
    plain.bits(PLAIN, 2);
    write_plain(&mut plain, numbers);
    if let Some(within) = within(numbers).filter(|within| within.length() < plain.length()) {
        plain = within;
    }
    let steps = numbers.iter().zip(others).map(|(one, next)| next.cast_signed().checked_sub(one.cast_signed()));
    if let Some(steps) = steps.map(|step| step.map(zigzag)).collect::<Option<Vec<_>>>().filter(|_| depth > 0) {
        let mut stepwise = Writer::default();
        stepwise.bits(STEPS, 2);
        Code::USUAL.write(&mut stepwise, *first);
        stepwise.append(&shortest(&steps, depth - 1));
        if stepwise.length() < plain.length() {
            return stepwise;
        }
    }
    plain
}

/// Reads `count` numbers back.
pub(crate) fn read_numbers(bits: &mut Reader<'_>, count: usize) -> Option<Vec<u128>> {
    read_at(bits, count, DEPTH)
}

fn read_at(bits: &mut Reader<'_>, count: usize, depth: u32) -> Option<Vec<u128>> {
    if count < 2 {
        return if count == 0 { Some(Vec::new()) } else { read_plain(bits, count) };
    }
    match bits.bits(2)? {
        PLAIN => read_plain(bits, count),
        SAME => Some(vec![Code::USUAL.read(bits)?; count]),
        WITHIN => {
            let least = Code::USUAL.read(bits)?;
            let span = Code::USUAL.read(bits).filter(|span| *span <= MOST_SPAN)?;
            (0..count).map(|_| least.checked_add(bits.below(span)?)).collect()
        }
        STEPS if depth > 0 => {
            let mut number = Code::USUAL.read(bits)?;
            let mut numbers = vec![number];
            for step in read_at(bits, count - 1, depth - 1)? {
                number = u128::try_from(i128::try_from(number).ok()?.checked_add(unzigzag(step))?).ok()?;
                numbers.push(number);
            }
            Some(numbers)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn number() -> impl Strategy<Value = u128> {
        prop_oneof![
            0..4u128,
            0..1_000_000u128,
            (0..100u128).prop_map(|n| n * 10_000),
            any::<u64>().prop_map(u128::from),
            0..1u128 << 122
        ]
    }

    proptest! {
        #[test]
        fn numbers_read_back(numbers in vec(number(), 0..40), from in number()) {
            let in_a_row: Vec<u128> = (0..numbers.len()).map(|place| from + place as u128).collect();
            for numbers in [numbers, in_a_row] {
                let mut out = Writer::default();
                write_numbers(&mut out, &numbers);
                let bytes = out.into_bytes();
                prop_assert_eq!(read_numbers(&mut Reader::new(&bytes), numbers.len()), Some(numbers));
            }
        }

        #[test]
        fn numbers_up_to_a_most_come_back(most in any::<u64>(), of in any::<u64>(), small in 0..40u128) {
            let mut out = Writer::default();
            let number = of.checked_rem(most).unwrap_or_default();
            let numbers = [(most.into(), number.into()), (most.into(), most.into()), (small, small), (small, small / 2), (small, 0)];
            for (most, number) in numbers {
                out.below(most, number);
            }
            let bytes = out.into_bytes();
            let mut bits = Reader::new(&bytes);
            for (most, number) in numbers {
                prop_assert_eq!(bits.below(most), Some(number));
            }
        }

        #[test]
        fn any_bits_end(bytes in vec(any::<u8>(), 0..200)) {
            read_numbers(&mut Reader::new(&bytes), 50);
        }

        #[test]
        fn zigzag_has_a_way_back(number in any::<i128>()) {
            prop_assert_eq!(unzigzag(zigzag(number)), number);
        }
    }

    #[test]
    fn what_follows_a_rule_is_short() {
        for (numbers, most) in [
            ((1..=100).collect::<Vec<u128>>(), 12),
            (vec![45_000, 120_000, 8_000], 48),
            (vec![7; 1_000], 10),
            (vec![1 << 47, (1 << 47) + 1, (1 << 47) + 2], 80),
        ] {
            let mut out = Writer::default();
            write_numbers(&mut out, &numbers);
            assert!(out.length() <= most, "{} bits", out.length());
        }
    }
}
