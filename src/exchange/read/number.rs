//! Numbers of a column: how they are written is settled by all of its cells, then each is read.

use super::grid::{Cell, Typed};
use crate::exchange::reading::Fault;
use crate::i18n::{Language, NumberFormat, NumberProblem, Separators};
use crate::kpi::unit::Currency;

/// How the numbers of a column are written, as far as its cells show.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) struct Style {
    /// What the cells leave no other way than.
    pub(super) settled: Option<Separators>,
    /// What is likely where nothing is settled: three digits stand behind the one sign of each cell, as behind one that groups.
    pub(super) grouped: Option<Separators>,
    /// Whether a cell could be read either way, or cells say both.
    pub(super) is_open: bool,
}

/// What one number shows of how it is written.
#[derive(Clone, Copy)]
enum Sign {
    /// The sign before decimals: it stands there or, by what groups the digits, is left.
    Decimal(char),
    /// Before three digits, so that it may group them or stand before decimals.
    Group(char),
    /// The same where groups are unlikely: "1.234k", "1.234%".
    Either,
}

/// What the cells of a column have shown so far of how its numbers are written.
#[derive(Clone, Copy, Default)]
pub(super) struct Signs {
    /// Cells that have, or leave, a dot before decimals.
    dots: usize,
    /// The same with a comma.
    commas: usize,
    dot_groups: bool,
    comma_groups: bool,
    either: bool,
}

impl Signs {
    /// Looks at a further cell. Whole numbers show more: what stands before three digits groups them.
    pub(super) fn see(&mut self, cell: Cell, whole: bool) {
        if cell.typed != Typed::No {
            return;
        }
        match sign(cell.text) {
            Some(Sign::Decimal('.')) => self.dots += 1,
            Some(Sign::Decimal(_)) => self.commas += 1,
            Some(Sign::Group('.')) if whole => self.commas += 1,
            Some(Sign::Group(_)) if whole => self.dots += 1,
            Some(Sign::Group('.')) => self.dot_groups = true,
            Some(Sign::Group(_)) => self.comma_groups = true,
            Some(Sign::Either) => self.either = true,
            None => {}
        }
    }

    /// What they come to.
    pub(super) fn style(self) -> Style {
        Style {
            settled: match self.dots.cmp(&self.commas) {
                std::cmp::Ordering::Greater => Some(Separators::Dot),
                std::cmp::Ordering::Less => Some(Separators::Comma),
                std::cmp::Ordering::Equal => None,
            },
            grouped: match (self.dot_groups, self.comma_groups, self.either) {
                (true, false, false) => Some(Separators::Comma),
                (false, true, false) => Some(Separators::Dot),
                _ => None,
            },
            // As many cells may say the one as the other.
            is_open: self.dot_groups || self.comma_groups || self.either || self.dots == self.commas && self.dots > 0,
        }
    }
}

/// How the numbers of a column with these cells are written.
pub(super) fn style<'a>(cells: impl Iterator<Item = Cell<'a>>, whole: bool) -> Style {
    let mut signs = Signs::default();
    cells.for_each(|cell| signs.see(cell, whole));
    signs.style()
}

/// Whether the one sign of a number may group its digits or stand before decimals.
pub(super) fn is_open(text: &str) -> bool {
    matches!(sign(text), Some(Sign::Group(_) | Sign::Either))
}

fn sign(text: &str) -> Option<Sign> {
    let other = |sign: char| if sign == '.' { ',' } else { '.' };
    let (number, rest) = number_in(text)?;
    let last = number.rfind(['.', ','])?;
    let (before, after) = number.split_at(last);
    let sign = after.chars().next()?;
    if before.contains(other(sign)) {
        return Some(Sign::Decimal(sign));
    }
    if before.contains(sign) {
        return Some(Sign::Decimal(other(sign)));
    }
    let digits = after.bytes().skip(1).take_while(u8::is_ascii_digit).count();
    let is_group = digits == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
    match is_group {
        false => Some(Sign::Decimal(sign)),
        // "1.234k" has decimals although its value is whole.
        true if rest.starts_with(['%', '％']) || multiplies(rest) => Some(Sign::Either),
        true => Some(Sign::Group(sign)),
    }
}

/// The first number of a text, with the signs in it, and what stands behind it. The dots of "Rs.500", "500 kr." and "5 Tsd." are
/// not the number's.
fn number_in(text: &str) -> Option<(&str, &str)> {
    let first = text.find(|sign: char| sign.is_ascii_digit())?;
    let (head, number) = text.split_at(first);
    let is_decimal = head.strip_suffix(['.', ',']).is_some_and(|name| !name.ends_with(char::is_alphabetic));
    let is_within = |sign: char| sign.is_ascii_digit() || sign.is_whitespace() || ".,'’".contains(sign);
    let end = number.find(|sign: char| !is_within(sign)).unwrap_or(number.len());
    let last = number.get(..end)?.rfind(|sign: char| sign.is_ascii_digit())?;
    let (number, rest) = text.get(first - usize::from(is_decimal)..)?.split_at(last + 1 + usize::from(is_decimal));
    Some((number, rest.trim_start()))
}

/// Whether a name behind a number multiplies it; that of a currency does not.
pub(super) fn multiplies(name: &str) -> bool {
    let one = || NumberFormat::default().parse_sum(&format!("1{name}"), Currency::USD);
    let is_name = !name.is_empty() && !name.contains(|sign: char| sign.is_ascii_digit());
    is_name && one().is_ok_and(|(sum, _)| sum > 1_000_000)
}

/// What stands for "nothing known" in the files of platforms and in people's own.
pub(super) fn is_nothing(text: &str) -> bool {
    const NOTHING: [&str; 12] = ["-", "--", "---", "–", "—", "n/a", "na", "#n/a", "null", "none", "undefined", "nan"];
    let is_digit = text.as_bytes().first().is_some_and(u8::is_ascii_digit);
    text.is_empty()
        || (!is_digit && text.len() <= 9 && NOTHING.iter().any(|nothing| text.eq_ignore_ascii_case(nothing)))
}

/// So many digits of a number are kept by spreadsheets.
const MOST_DIGITS: usize = 15;

/// Whether a text of digits has lost some of them in a spreadsheet: `1.80123E+16`, or a number of more digits than it keeps.
pub(super) fn is_rounded(cell: Cell) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_digit());
    if cell.typed == Typed::Number && is_digits(cell.text) {
        return cell.text.len() > MOST_DIGITS;
    }
    cell.text.split_once(['E', 'e']).is_some_and(|(number, exponent)| {
        let (whole, decimals) = number.split_once(['.', ',']).unwrap_or((number, "0"));
        exponent.strip_prefix('+').is_some_and(is_digits) && is_digits(whole) && is_digits(decimals)
    })
}

/// Reads a whole number.
pub(super) fn count(cell: Cell, style: Separators) -> Result<u64, Fault> {
    // Most cells are plain digits, and reading those is a tenth of the work.
    if cell.text.len() <= 12 && cell.text.bytes().all(|digit| digit.is_ascii_digit()) {
        return cell.text.parse().map_err(|_| Fault::NotACount);
    }
    // Whatever the currency that a spreadsheet shows beside it.
    let (text, style) = match cell.typed {
        Typed::Number => (cell.text.rsplit(' ').next().unwrap_or_default(), Separators::Dot),
        _ => (cell.text, style),
    };
    format(style).parse_count(text).map_err(|problem| match problem {
        NumberProblem::Negative => Fault::Negative,
        NumberProblem::TooLarge => Fault::TooLarge,
        _ => Fault::NotACount,
    })
}

/// Reads a sum in millionths, and the currency that it names.
pub(super) fn sum(cell: Cell, style: Separators, likely: Currency) -> Result<(i64, Currency), Fault> {
    match any_sum(cell, style, likely)? {
        (..0, _) => Err(Fault::Negative),
        sum => Ok(sum),
    }
}

/// Reads a sum that was paid back in millionths, with or without a sign for that, and the currency that it names.
pub(super) fn refund(cell: Cell, style: Separators, likely: Currency) -> Result<(i64, Currency), Fault> {
    any_sum(cell, style, likely).map(|(sum, currency)| (sum.saturating_abs(), currency))
}

/// Reads a number, which may be a percentage or money.
pub(super) fn number(cell: Cell, style: Separators, likely: Currency) -> Result<f64, Fault> {
    amount(cell, style, likely).map(|(number, _)| number)
}

/// Reads a number in major units, and the currency that it names; it may be negative.
pub(super) fn amount(cell: Cell, style: Separators, likely: Currency) -> Result<(f64, Currency), Fault> {
    let bare = |number: f64| finite(number).map(|number| (number, likely));
    if cell.typed == Typed::Number
        && let Ok(number) = cell.text.parse()
    {
        return bare(number);
    }
    let format = format(if cell.typed == Typed::Number { Separators::Dot } else { style });
    if cell.text.ends_with(['%', '％']) {
        return bare(format.parse_percent(cell.text).map_err(|_| Fault::NotANumber)?);
    }
    match format.parse_decimal(cell.text) {
        Err(NumberProblem::TooLarge) => Err(Fault::TooLarge),
        #[allow(clippy::cast_precision_loss)] // sums end at 10¹² major units
        Err(_) => any_sum(cell, style, likely)
            .map(|(millionths, currency)| (millionths as f64 / 1e6, currency))
            .map_err(|_| Fault::NotANumber),
        Ok(number) => bare(number),
    }
}

/// Reads a sum in millionths, which may be negative, and the currency that it names.
pub(super) fn any_sum(cell: Cell, style: Separators, likely: Currency) -> Result<(i64, Currency), Fault> {
    let style = if cell.typed == Typed::Number { Separators::Dot } else { style };
    format(style).parse_sum(cell.text, likely).map_err(|problem| match problem {
        NumberProblem::TooLarge => Fault::TooLarge,
        _ => Fault::NotASum,
    })
}

/// Whether a sum has more beside its digits than what multiplies them, which is its currency then.
pub(super) fn names_currency(cell: Cell, style: Separators) -> bool {
    format(style).parse_decimal(cell.text).is_err()
}

fn finite(number: f64) -> Result<f64, Fault> {
    if number.is_finite() { Ok(number) } else { Err(Fault::NotANumber) }
}

fn format(separators: Separators) -> NumberFormat {
    NumberFormat { language: Language::En, separators }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> Cell<'_> {
        Cell { text, typed: Typed::No }
    }

    #[test]
    fn a_column_shows_how_its_numbers_are_written() {
        use Separators::{Comma, Dot};
        let settled = |style| (Some(style), None, false);
        for (cells, whole, expected) in [
            (&["12,400", "1,234,567"][..], false, (Some(Dot), Some(Dot), true)),
            (&["12,400"], true, settled(Dot)),
            (&["12,400", "900"], false, (None, Some(Dot), true)),
            (&["1.200", "2.500"], false, (None, Some(Comma), true)),
            (&["1.200", "2,500"], false, (None, None, true)),
            (&["12.400"], true, settled(Comma)),
            (&["1.500", "1,800"], true, (None, None, true)),
            (&["1.500", "1,800", "2,100"], true, settled(Dot)),
            (&["1.234,5", "1.000"], false, (Some(Comma), Some(Comma), true)),
            (&["99,88%"], false, settled(Comma)),
            (&["£0.00", "£1,250"], false, (Some(Dot), Some(Dot), true)),
            (&["12.5k", "900"], true, settled(Dot)),
            (&["1.234k"], true, (None, None, true)),
            (&["1.234%", "1.500"], false, (None, None, true)),
            (&["1.200 €", "1.300 kr", "MAD 1.400", "1.500 MAD"], false, (None, Some(Comma), true)),
            (&["1.234万"], false, (None, None, true)),
            (&["0,125"], false, settled(Comma)),
            (&["1 234", "12"], true, (None, None, false)),
            // The dot of an abbreviation is none of the number's.
            (&["1.499,00 kr.", "1.000"], false, (Some(Comma), Some(Comma), true)),
            (&["Fr. 1.200,50", "Rs.2.500"], false, (Some(Comma), Some(Comma), true)),
            (&["1.200 € inkl. 19% MwSt."], false, (None, Some(Comma), true)),
            (&["12,5 Tsd.", "1,2 Mio.", "5.000"], true, settled(Comma)),
            (&["1.234 Mio."], true, (None, None, true)),
            (&["Rs.500", "500 kr."], false, (None, None, false)),
            (&[".5", "-,5", ",5"], false, settled(Comma)),
        ] {
            let style = style(cells.iter().map(|text| cell(text)), whole);
            assert_eq!((style.settled, style.grouped, style.is_open), expected, "{cells:?}");
        }
    }

    #[test]
    fn ids_that_a_spreadsheet_has_rounded_are_none() {
        for (text, typed, expected) in [
            ("1.80123E+16", Typed::No, true),
            ("1,80123E+16", Typed::No, true),
            ("2E+17", Typed::No, true),
            ("18012300000000000", Typed::Number, true),
            ("18012345678901234", Typed::No, false),
            ("122101010101010", Typed::Number, false),
            ("qW8rTyUi0_p", Typed::No, false),
            ("1.80123E-16", Typed::No, false),
            ("pfbid02abcE+1x", Typed::No, false),
            ("#1001", Typed::No, false),
            ("", Typed::No, false),
        ] {
            assert_eq!(is_rounded(Cell { text, typed }), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_read_in_any_style() {
        use Separators::{Comma, Dot};
        for (text, style, expected) in [
            ("12,400", Dot, Ok(12_400)),
            ("12.400", Comma, Ok(12_400)),
            ("1 234", Dot, Ok(1_234)),
            ("1'234'567", Dot, Ok(1_234_567)),
            ("12.5k", Dot, Ok(12_500)),
            ("1,2万", Comma, Ok(12_000)),
            ("12,5 Tsd.", Comma, Ok(12_500)),
            ("1,2 Mio.", Comma, Ok(1_200_000)),
            ("1,2 zzgl.", Comma, Err(Fault::NotACount)),
            ("20.0", Dot, Ok(20)),
            ("1.5", Dot, Err(Fault::NotACount)),
            ("-3", Dot, Err(Fault::Negative)),
            ("9999999999999", Dot, Err(Fault::TooLarge)),
            ("12 likes", Dot, Err(Fault::NotACount)),
        ] {
            assert_eq!(count(cell(text), style), expected, "{text}");
        }
        let typed = Cell { text: "1.234", typed: Typed::Number };
        assert_eq!(count(typed, Comma), Err(Fault::NotACount));
        assert_eq!(sum(typed, Comma, Currency::EUR), Ok((1_234_000, Currency::EUR)));
        let euros = |text| Cell { text, typed: Typed::Number };
        assert_eq!(sum(euros("€ 1.234"), Comma, Currency::USD), Ok((1_234_000, Currency::EUR)));
        assert_eq!(amount(euros("kr. -1200"), Comma, Currency::DKK), Ok((-1_200.0, Currency::DKK)));
        assert_eq!(count(euros("€ 1200"), Comma), Ok(1_200));
        assert_eq!(number(cell("-1.234,5"), Comma, Currency::EUR), Ok(-1_234.5));
        assert_eq!(number(cell("99,88%"), Comma, Currency::EUR), Ok(0.9988));
        assert_eq!(number(cell("$1,234.50"), Dot, Currency::EUR), Ok(1_234.5));
        assert_eq!(sum(cell("(5)"), Dot, Currency::EUR), Err(Fault::Negative));
        for text in ["30", "-30.00", "($30)"] {
            assert_eq!(refund(cell(text), Dot, Currency::USD), Ok((30_000_000, Currency::USD)), "{text}");
        }
    }
}
