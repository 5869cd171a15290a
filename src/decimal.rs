//! Decimal text to the nearest float.
//!
//! The standard library reads floats fast, with tables of ten kilobytes that no compression makes smaller. The page reads
//! a handful of floats (rates, prices, targets), so that plain long division serves as well and costs a tenth of that on
//! the way to the browser. Properties hold it equal to the standard library's reading, bit for bit.

/// No float needs more digits to be told from its neighbours; of those that follow it only matters whether one is not zero.
const ENOUGH_DIGITS: usize = 800;

/// Reads a number such as `-12.5`, as floats are printed; nothing for any other text, exponents included.
pub fn read(text: &str) -> Option<f64> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all = [whole, fraction].concat();
    if all.is_empty() || !all.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let value = nearest(&all, -i32::try_from(fraction.len()).ok()?);
    Some(if negative { -value } else { value })
}

/// The shortest decimal that names a finite float, without an exponent: what `to_string` gives, by the printer that the JSON
/// of the stored documents needs anyway, in place of the standard library's with its ten kilobytes more.
pub fn write(value: f64) -> String {
    let mut buffer = zmij::Buffer::new();
    let text = buffer.format(value);
    let (number, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let Ok(exponent) = exponent.parse::<i32>() else { return text.to_owned() };
    let (sign, number) = number.strip_prefix('-').map_or(("", number), |number| ("-", number));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let fraction = fraction.trim_end_matches('0');
    let point = i32::try_from(whole.len()).unwrap_or(0) + exponent;
    let mut out = String::from(sign);
    if point <= 0 {
        out.push_str("0.");
    }
    for _ in point..0 {
        out.push('0');
    }
    let mut place = 0;
    for digit in whole.chars().chain(fraction.chars()) {
        if place == point && place > 0 {
            out.push('.');
        }
        out.push(digit);
        place += 1;
    }
    for _ in place..point {
        out.push('0');
    }
    // Zero itself is printed as `0.0`.
    if value == 0.0 { format!("{sign}0") } else { out }
}

/// The float nearest to `digits` × 10^`exponent`, the even one of two that are as near; infinite beyond the floats.
pub fn nearest(digits: &str, exponent: i32) -> f64 {
    let digits = digits.trim_start_matches('0');
    let (kept, rest) = digits.split_at_checked(ENOUGH_DIGITS).unwrap_or((digits, ""));
    let mut number = Whole::default();
    for digit in kept.bytes() {
        number.multiply_add(10, u32::from(digit.wrapping_sub(b'0')));
    }
    let exponent = exponent.saturating_add(i32::try_from(rest.len()).unwrap_or(i32::MAX));
    // The magnitude of the first digit alone decides far outside of the floats.
    let magnitude = exponent.saturating_add(i32::try_from(kept.len()).unwrap_or(i32::MAX));
    match magnitude {
        _ if kept.is_empty() => 0.0,
        ..-330 => 0.0,
        311.. => f64::INFINITY,
        _ => {
            let inexact = rest.bytes().any(|digit| digit != b'0');
            number.scaled(exponent, inexact)
        }
    }
}

/// A whole number of any size: 32 bits at each place, the lowest first.
#[derive(Default)]
struct Whole(Vec<u32>);

impl Whole {
    fn multiply_add(&mut self, factor: u32, add: u32) {
        let mut carry = u64::from(add);
        for place in &mut self.0 {
            carry += u64::from(*place) * u64::from(factor);
            *place = low(carry);
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(low(carry));
        }
    }

    /// Divides in place and returns the remainder.
    fn divide(&mut self, divisor: u32) -> u32 {
        let mut rest = 0;
        for place in self.0.iter_mut().rev() {
            let dividend = rest << 32 | u64::from(*place);
            *place = low(dividend / u64::from(divisor));
            rest = dividend % u64::from(divisor);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        low(rest)
    }

    /// The float nearest to this number × 10^`exponent`, which is a little more where the number is inexact.
    fn scaled(mut self, exponent: i32, mut inexact: bool) -> f64 {
        // Empty places below make room for what the division leaves: each power of ten takes less than four bits, and
        // three places more hold all bits of a float.
        let room = exponent.min(0).unsigned_abs() / 8 + 3;
        let mut places = vec![0; room as usize];
        places.append(&mut self.0);
        self.0 = places;
        for _ in 0..exponent.max(0) {
            self.multiply_add(10, 0);
        }
        for _ in 0..exponent.min(0).unsigned_abs() {
            inexact |= self.divide(10) > 0;
        }
        // The highest three places hold all bits that a float keeps; below them it only matters whether all are zero.
        let below = self.0.len().saturating_sub(3);
        inexact |= self.0.iter().take(below).any(|place| *place != 0);
        let head = self.0.iter().skip(below).rev().fold(0u128, |head, place| head << 32 | u128::from(*place));
        rounded(head, 32 * (i64::try_from(below).unwrap_or(0) - i64::from(room)), inexact)
    }
}

/// The float nearest to `head` × 2^`power`, which is a little more where the number is inexact.
fn rounded(head: u128, power: i64, inexact: bool) -> f64 {
    const MANTISSA: i64 = 53;
    const SMALLEST_POWER: i64 = -1074;
    let bits = i64::from(u128::BITS - head.leading_zeros());
    let surplus = (bits - MANTISSA).max(SMALLEST_POWER - power);
    let Some(half) = u32::try_from(surplus - 1).ok().and_then(|shift| 1u128.checked_shl(shift)) else { return 0.0 };
    let mantissa = head / half / 2;
    let rest = head % (half * 2);
    let up = rest > half || rest == half && (inexact || mantissa % 2 == 1);
    // A mantissa that begins with its own first bit adds one to the exponent, as does one that rounding carries over.
    let exponent = u64::try_from(power + surplus - SMALLEST_POWER).unwrap_or(0) << (MANTISSA - 1);
    let value = exponent.saturating_add(u64::try_from(mantissa).unwrap_or(0)).saturating_add(u64::from(up));
    f64::from_bits(value.min(f64::INFINITY.to_bits()))
}

#[allow(clippy::cast_possible_truncation)] // the low half is what is asked for
fn low(wide: u64) -> u32 {
    wide as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn same(text: &str) {
        let expected: f64 = text.parse().expect("a float");
        assert_eq!(read(text).map(f64::to_bits), Some(expected.to_bits()), "{text}");
    }

    #[test]
    fn hard_cases_read_as_the_standard_library_reads_them() {
        for text in
            ["0", "-0", "0.1", "1.", ".5", "9007199254740993", "9007199254740992.9", "123456789012345678901234567890"]
        {
            same(text);
        }
        // Ends of the floats, of the normal ones, and ties between two.
        for value in [f64::MAX, f64::MIN_POSITIVE, 5e-324, 2.225_073_858_507_201e-308, 1e23, 8.41e21, 2f64.powi(-44)] {
            same(&value.to_string());
        }
        for digits in ["17976931348623158079372897140530", "17976931348623159"] {
            same(&format!("{digits:0<309}"));
        }
        for zeros in [323, 324, 331, 2_000] {
            same(&format!("0.{}25", "0".repeat(zeros)));
            same(&format!("0.{}24703282292062327208", "0".repeat(zeros)));
        }
        same(&format!("1{}", "0".repeat(400)));
        same(&format!("9007199254740993{}1", "0".repeat(900)));
        same(&format!("9007199254740993.{}1", "0".repeat(900)));
    }

    #[test]
    fn other_texts_are_no_numbers() {
        for text in ["", "-", ".", "+1", "1e5", "NaN", "inf", " 1", "1,5", "1.2.3", "--1", "٣"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_float_reads_back_as_it_was_printed(bits: u64) {
            let value = f64::from_bits(bits);
            if value.is_finite() {
                prop_assert_eq!(read(&value.to_string()).map(f64::to_bits), Some(bits));
                prop_assert_eq!(write(value), value.to_string());
            }
        }

        #[test]
        fn digits_read_as_the_standard_library_reads_them(digits in "[0-9]{1,40}", exponent in -360i32..330) {
            let expected: f64 = format!("{digits}e{exponent}").parse().expect("a float");
            prop_assert_eq!(nearest(&digits, exponent).to_bits(), expected.to_bits());
        }
    }
}
