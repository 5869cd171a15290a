//! The currency that a spreadsheet shows beside a number, which the number itself does not have.

use std::rc::Rc;

use crate::i18n::NumberFormat;
use crate::kpi::unit::Currency;

/// What the places that Excel knows by number call by a sign that others share.
const PLACES: [(u32, Currency); 23] = [
    (0x0409, Currency::USD),
    (0x540A, Currency::USD),
    (0x1009, Currency::CAD),
    (0x0C0C, Currency::CAD),
    (0x0C09, Currency::AUD),
    (0x1409, Currency::NZD),
    (0x4809, Currency::SGD),
    (0x1004, Currency::SGD),
    (0x0C04, Currency::HKD),
    (0x3C09, Currency::HKD),
    (0x0404, Currency::TWD),
    (0x080A, Currency::MXN),
    (0x2C0A, Currency::ARS),
    (0x340A, Currency::CLP),
    (0x240A, Currency::COP),
    (0x0411, Currency::JPY),
    (0x0804, Currency::CNY),
    (0x0414, Currency::NOK),
    (0x0814, Currency::NOK),
    (0x041D, Currency::SEK),
    (0x0406, Currency::DKK),
    (0x040F, Currency::ISK),
    (0x0809, Currency::GBP),
];

/// The name of a currency in brackets, `$-1009`: its code where the place behind it says whose sign it is.
fn placed(inside: &str) -> &str {
    let Some((name, place)) = inside.split_once('-').filter(|(name, _)| !name.is_empty()) else {
        return inside.trim_start_matches('-');
    };
    let place = place.rsplit('-').next().unwrap_or_default().trim_start_matches("0x");
    // Calendars and digits stand in the upper half.
    let place = u32::from_str_radix(place, 16).map(|place| place & 0xFFFF);
    let known = PLACES.iter().find(|(one, _)| place.as_ref() == Ok(one)).map(|(_, currency)| *currency);
    let may_be = |currency: &Currency| {
        NumberFormat::default().parse_sum(&format!("{name}1"), *currency).is_ok_and(|(_, named)| named == *currency)
    };
    known.filter(may_be).map_or(name, |currency| currency.code())
}

/// The sign or code of a currency; nothing that only might be one, such as "days" or "K".
pub(super) fn sign(name: &str) -> Option<Rc<str>> {
    let is_name = !name.is_empty() && !name.contains(|sign: char| sign.is_ascii_digit());
    let reads = || NumberFormat::default().parse_sum(&format!("{name}1"), Currency::USD).is_ok();
    (is_name && reads()).then(|| name.into())
}

/// What a format, as Excel writes it, shows beside a number that is not negative: `#,##0.00\ [$€-407]`, `"kr." #,##0`.
pub(super) fn of_format(format: &str) -> Option<Rc<str>> {
    let mut shown = String::new();
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        match sign {
            ';' => break,
            '\\' => shown.extend(signs.next()),
            '"' => shown.extend(signs.by_ref().take_while(|sign| *sign != '"')),
            // A colour, a condition, or a currency with its country behind it.
            '[' => {
                let inside: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                shown.extend([" ", inside.strip_prefix('$').map(placed).unwrap_or_default(), " "]);
            }
            // Room as wide as a sign, or filled with it.
            '_' | '*' => {
                signs.next();
                shown.push(' ');
            }
            '0' | '#' | '?' | '.' | ',' | '%' => shown.push(' '),
            _ => shown.push(sign),
        }
    }
    shown.split([' ', '\u{a0}', '-', '+', '(', ')']).find_map(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_show_currencies() {
        for (format, expected) in [
            ("#,###.00\\ [$€-407]", Some("€")),
            ("#,##0.00\\ \"€\";[Red]\\-#,##0.00\\ \"€\"", Some("€")),
            ("_-* #,##0.00\\ \"€\"_-;\\-* #,##0.00\\ \"€\"_-;_-* \"-\"??\\ \"€\"_-", Some("€")),
            ("[$$-409]#,##0", Some("USD")),
            ("[$$-en-US]#,##0", Some("$")),
            ("[$$]#,##0", Some("$")),
            ("[$$-1009]#,##0", Some("CAD")),
            ("#,##0.00\\ [$$-C0C]", Some("CAD")),
            ("[$$-C09]#,##0", Some("AUD")),
            ("[$$-404]#,##0", Some("TWD")),
            ("[$NT$-404]#,##0", Some("TWD")),
            ("[$$-x-1010409]#,##0", Some("USD")),
            ("[$$-0x80A]#,##0", Some("MXN")),
            ("[$¥-411]#,##0", Some("JPY")),
            ("[$￥-804]#,##0", Some("CNY")),
            ("#,##0\\ [$kr-414]", Some("NOK")),
            ("#,##0\\ [$kr-41D]", Some("SEK")),
            ("#,##0\\ [$kr.-406]", Some("DKK")),
            ("[$£-809]#,##0", Some("GBP")),
            ("[$€-409]#,##0", Some("€")),
            ("[$USD] #,##0", Some("USD")),
            ("\\-£0", Some("£")),
            ("\"kr.\" #,##0", Some("kr.")),
            ("[$¥-804]#,##0", Some("CNY")),
            ("General", None),
            ("#,##0.00 \"days\"", None),
            ("0.0,\"K\"", None),
            ("0.00E+00", None),
            ("[$-409]d\\-mmm\\-yy;@", None),
            ("[Red]0;[$€-407]0", None),
            ("\"R1\"0", None),
        ] {
            assert_eq!(of_format(format).as_deref(), expected, "{format}");
        }
    }
}
