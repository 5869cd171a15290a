//! Reading: text to sign, exact digits and what stands around them.

use super::decimal::Decimal;
use super::{NumberFormat, NumberProblem, Separators, currency, decimals_of};
use crate::kpi::unit::{Currency, Money};

/// Counts and major units of money end here; what is larger is a slip of the hand.
const LIMIT: u64 = 1_000_000_000_000;

/// Endings that multiply, with their power of ten, longer ones before those that they begin with. `w` is how Chinese social media write 万.
const MULTIPLIERS: &[(&str, usize)] = &[
    ("k", 3),
    ("tsd", 3),
    ("mio", 6),
    ("mrd", 9),
    ("m", 6),
    ("bn", 9),
    ("b", 9),
    ("w", 4),
    ("百万", 6),
    ("百萬", 6),
    ("千万", 7),
    ("千萬", 7),
    ("百亿", 10),
    ("百億", 10),
    ("千亿", 11),
    ("千億", 11),
    ("万亿", 12),
    ("萬億", 12),
    ("千", 3),
    ("万", 4),
    ("萬", 4),
    ("亿", 8),
    ("億", 8),
];

/// What may stand around the digits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Nothing,
    Percent,
    Currency(Currency),
}

impl NumberFormat {
    /// Reads a count: a whole number of at most 10¹², after any multiplier (`1.5k` is 1500).
    ///
    /// # Errors
    /// Any [`NumberProblem`] but those of money.
    pub fn parse_count(self, text: &str) -> Result<u64, NumberProblem> {
        let number = read(text, self.separators, Around::Nothing)?;
        whole(&number, LIMIT, NumberProblem::NotWhole)
    }

    /// Reads money in `currency`, with or without its sign or code, exact to the minor unit and at most 10¹² major units.
    ///
    /// # Errors
    /// Any [`NumberProblem`] but [`NumberProblem::NotWhole`].
    pub fn parse_money(self, text: &str, currency: Currency) -> Result<Money, NumberProblem> {
        let number = read(text, self.separators, Around::Currency(currency))?;
        let digits = decimals_of(currency);
        let allowed = u32::try_from(digits).unwrap_or(u32::MAX);
        let limit = LIMIT.saturating_mul(10u64.saturating_pow(allowed));
        let minor = whole(&number.shifted_up(digits), limit, NumberProblem::TooManyDecimals { allowed })?;
        Ok(Money { minor: i64::try_from(minor).map_err(|_| NumberProblem::TooLarge)?, currency })
    }

    /// Reads a price in `currency` as money is read, but as fine as anybody likes (`$0.0042`), in major units.
    ///
    /// # Errors
    /// Those of [`NumberFormat::parse_money`]; [`NumberProblem::TooManyDecimals`] only for a doubtful `1.000`.
    pub fn parse_price(self, text: &str, currency: Currency) -> Result<f64, NumberProblem> {
        let number = read(text, self.separators, Around::Currency(currency))?;
        match self.parse_money(text, currency) {
            Err(NumberProblem::TooManyDecimals { .. }) if !number.fraction.ends_with('0') => finite(number.to_f64(0)),
            money => money.map(Money::major),
        }
    }

    /// Reads money in whichever currency it names, `likely` where it names none or one sign for several, in millionths of a
    /// major unit, to the nearest; it may be negative.
    ///
    /// # Errors
    /// [`NumberProblem::Empty`], [`NumberProblem::NotANumber`] or [`NumberProblem::TooLarge`].
    pub fn parse_sum(self, text: &str, likely: Currency) -> Result<(i64, Currency), NumberProblem> {
        let as_money = |currency| read(text, self.separators, Around::Currency(currency));
        let (mut number, currency) = match as_money(likely) {
            Err(NumberProblem::OtherCurrency(found)) => (as_money(found)?, found),
            number => (number?, likely),
        };
        let is_negative = std::mem::take(&mut number.negative);
        let limit = LIMIT.saturating_mul(1_000_000);
        let millionths = whole(&number.shifted_up(6).rounded(0), limit, NumberProblem::NotANumber)?;
        let millionths = i64::try_from(millionths).map_err(|_| NumberProblem::TooLarge)?;
        Ok((if is_negative { -millionths } else { millionths }, currency))
    }

    /// Reads a percentage, with or without its sign, as a fraction (`4.35` and `4.35%` are 0.0435); it may be negative.
    ///
    /// # Errors
    /// [`NumberProblem::Empty`], [`NumberProblem::NotANumber`] or [`NumberProblem::TooLarge`].
    pub fn parse_percent(self, text: &str) -> Result<f64, NumberProblem> {
        finite(read(text, self.separators, Around::Percent)?.to_f64(2))
    }

    /// Reads a number; it may be negative.
    ///
    /// # Errors
    /// [`NumberProblem::Empty`], [`NumberProblem::NotANumber`] or [`NumberProblem::TooLarge`].
    pub fn parse_decimal(self, text: &str) -> Result<f64, NumberProblem> {
        finite(read(text, self.separators, Around::Nothing)?.to_f64(0))
    }
}

fn finite(value: f64) -> Result<f64, NumberProblem> {
    if value.is_finite() { Ok(value) } else { Err(NumberProblem::TooLarge) }
}

/// The number as a whole one of at most `limit`; `otherwise` where it has decimals.
fn whole(number: &Decimal, limit: u64, otherwise: NumberProblem) -> Result<u64, NumberProblem> {
    if number.negative && !number.is_zero() {
        return Err(NumberProblem::Negative);
    }
    let units = if number.whole.is_empty() { Ok(0) } else { number.whole.parse() };
    match units {
        Ok(units) if units <= limit && number.is_whole() => Ok(units),
        Ok(units) if units <= limit => Err(otherwise),
        _ => Err(NumberProblem::TooLarge),
    }
}

/// Reads sign, digits and multiplier; what else stands around the digits must be `around`.
fn read(text: &str, style: Separators, around: Around) -> Result<Decimal, NumberProblem> {
    let text: String = text.chars().filter_map(plain).collect();
    let text = text.trim();
    if text.is_empty() {
        return Err(NumberProblem::Empty);
    }
    let (mut before, digits, mut after) = cut(text).ok_or(NumberProblem::NotANumber)?;
    let mut number = number(digits, style).ok_or(NumberProblem::NotANumber)?;

    // Accountants write (5) for -5.
    let brackets = take(&mut before, '(');
    let signs = [brackets, take(&mut before, '-'), take(&mut before, '+')];
    if take(&mut after, ')') != brackets || signs.iter().filter(|sign| **sign).count() > 1 {
        return Err(NumberProblem::NotANumber);
    }
    if around == Around::Percent {
        take(&mut after, '%');
    }
    check(&before, around)?;
    let power = match check(&after, around) {
        // Only what names no currency as a whole can begin with a multiplier: MAD are dirhams, not millions of AD.
        Err(NumberProblem::NotANumber) => {
            let begins = |name: &str| after.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
            let multiplier = MULTIPLIERS.iter().find(|(name, _)| begins(name));
            let (name, power) = multiplier.ok_or(NumberProblem::NotANumber)?;
            let rest = after.get(name.len()..).unwrap_or_default();
            // "Tsd." and "Mio." are abbreviations.
            check(rest.strip_prefix('.').unwrap_or(rest), around)?;
            *power
        }
        checked => checked.map(|()| 0)?,
    };
    let [brackets, minus, _] = signs;
    number.negative = brackets || minus;
    Ok(number.shifted_up(power))
}

/// The ASCII sign that a typed one stands for; none for marks that nobody sees.
fn plain(sign: char) -> Option<char> {
    Some(match sign {
        '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => {
            return None;
        }
        // Full-width forms lie at a fixed distance from ASCII.
        '\u{ff01}'..='\u{ff5e}' => return char::from_u32(u32::from(sign) - 0xfee0),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '。' => '.',
        '’' => '\'',
        '−' | '–' => '-',
        '￥' => '¥',
        '￡' => '£',
        '￦' => '₩',
        _ => sign,
    })
}

/// Splits into what stands before the digits, the digits with their separators, and what stands after; blanks outside go.
fn cut(text: &str) -> Option<(String, &str, String)> {
    let mut start = text.find(|sign: char| sign.is_ascii_digit())?;
    let mut end = text.rfind(|sign: char| sign.is_ascii_digit())? + 1;
    // ".5" and "5." are numbers, but the dot of "Rs.5" belongs to the name.
    let head = text.get(..start)?;
    if let Some(name) = head.strip_suffix(['.', ','])
        && !name.ends_with(|sign: char| sign.is_ascii_alphabetic())
    {
        start -= 1;
    }
    if text.get(end..)?.starts_with(['.', ',']) {
        end += 1;
    }
    let tight = |part: &str| part.replace(' ', "");
    Some((tight(text.get(..start)?), text.get(start..end)?, tight(text.get(end..)?)))
}

/// Takes the first `sign` out of `text`; false where there is none.
fn take(text: &mut String, sign: char) -> bool {
    let found = text.find(sign);
    if let Some(at) = found {
        text.remove(at);
    }
    found.is_some()
}

/// Whether `name` may stand beside the digits: nothing may always, money's currency in a money field.
fn check(name: &str, around: Around) -> Result<(), NumberProblem> {
    match around {
        _ if name.is_empty() => Ok(()),
        Around::Currency(wanted) => match currency::named(name, wanted) {
            Some(found) if found == wanted => Ok(()),
            Some(found) => Err(NumberProblem::OtherCurrency(found)),
            None => Err(NumberProblem::NotANumber),
        },
        _ => Err(NumberProblem::NotANumber),
    }
}

/// Digits and separators to a number; none where the groups are not groups of three.
fn number(text: &str, style: Separators) -> Option<Decimal> {
    let (point, doubtful) = point(text, style)?;
    let (whole, fraction) = point.map_or(Some((text, "")), |at| text.get(..at).zip(text.get(at + 1..)))?;
    if !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let mut number = Decimal::new(false, &ungrouped(whole)?, fraction.to_owned());
    // The zeros of a doubtful "1.000" stay, so that counts and money refuse it: it may well mean a thousand.
    if !doubtful {
        number.trim();
    }
    Some(number)
}

/// Where the sign before the decimals is, if there is one, and whether only `style` made it that and not a group's sign.
fn point(text: &str, style: Separators) -> Option<(Option<usize>, bool)> {
    let Some(at) = text.rfind(['.', ',']) else { return Some((None, false)) };
    let (dots, commas) = (text.matches('.').count(), text.matches(',').count());
    if dots > 0 && commas > 0 {
        return Some((Some(at), false));
    }
    if dots + commas > 1 {
        return Some((None, false));
    }
    let (before, after) = (text.get(..at)?, text.get(at..)?);
    let plain = before.bytes().all(|digit| digit.is_ascii_digit());
    let doubtful = plain && (1..=3).contains(&before.len()) && !before.starts_with('0') && after.len() == 4;
    if doubtful && after.starts_with(style.group()) { Some((None, false)) } else { Some((Some(at), doubtful)) }
}

/// The digits without their group signs, which must all be the same and stand before every three digits.
fn ungrouped(text: &str) -> Option<String> {
    let group = text.chars().find(|sign| !sign.is_ascii_digit());
    let Some(group) = group else { return Some(text.to_owned()) };
    if !['.', ',', ' ', '\''].contains(&group) || text.starts_with('0') {
        return None;
    }
    let mut out = String::new();
    for (place, digits) in text.split(group).enumerate() {
        let fits = if place == 0 { (1..=3).contains(&digits.len()) } else { digits.len() == 3 };
        if !fits || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        out.push_str(digits);
    }
    Some(out)
}
