//! The currency that a spreadsheet shows beside a number, which the number itself does not have.

use std::rc::Rc;

use crate::i18n::NumberFormat;
use crate::kpi::unit::Currency;

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
                let name = inside.strip_prefix('$').and_then(|name| name.split('-').next()).unwrap_or_default();
                shown.extend([" ", name, " "]);
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
            ("[$$-409]#,##0", Some("$")),
            ("[$USD] #,##0", Some("USD")),
            ("\\-£0", Some("£")),
            ("\"kr.\" #,##0", Some("kr.")),
            ("[$¥-804]#,##0", Some("¥")),
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
