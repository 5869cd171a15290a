//! Currency signs: how each language shows them, and what people type.

use super::super::Language;
use crate::kpi::unit::Currency;

/// Signs in English and in Chinese as Unicode CLDR has them; every other currency shows its ISO 4217 code.
const SIGNS: &[(Currency, &str, &str)] = &[
    (Currency::USD, "$", "US$"),
    (Currency::CNY, "CN¥", "¥"),
    (Currency::EUR, "€", "€"),
    (Currency::GBP, "£", "£"),
    (Currency::JPY, "¥", "JP¥"),
    (Currency::AUD, "A$", "AU$"),
    (Currency::BRL, "R$", "R$"),
    (Currency::CAD, "CA$", "CA$"),
    (Currency::HKD, "HK$", "HK$"),
    (Currency::ILS, "₪", "₪"),
    (Currency::INR, "₹", "₹"),
    (Currency::KRW, "₩", "₩"),
    (Currency::MXN, "MX$", "MX$"),
    (Currency::NZD, "NZ$", "NZ$"),
    (Currency::PHP, "₱", "PHP"),
    (Currency::TWD, "NT$", "NT$"),
    (Currency::VND, "₫", "₫"),
    (Currency::XAF, "FCFA", "FCFA"),
    (Currency::XCD, "EC$", "EC$"),
    (Currency::XOF, "F\u{202f}CFA", "F\u{202f}CFA"),
    (Currency::XPF, "CFPF", "CFPF"),
];

/// What people type beside the signs above; several currencies may share a spelling.
const SPELLINGS: &[(&str, Currency)] = &[
    ("$", Currency::CAD),
    ("$", Currency::AUD),
    ("$", Currency::NZD),
    ("$", Currency::HKD),
    ("$", Currency::SGD),
    ("$", Currency::TWD),
    ("$", Currency::MXN),
    ("$", Currency::ARS),
    ("$", Currency::CLP),
    ("$", Currency::COP),
    ("元", Currency::CNY),
    ("元", Currency::TWD),
    ("元", Currency::HKD),
    ("元", Currency::SGD),
    ("人民币", Currency::CNY),
    ("RMB", Currency::CNY),
    ("美元", Currency::USD),
    ("欧元", Currency::EUR),
    ("港元", Currency::HKD),
    ("港币", Currency::HKD),
    ("日元", Currency::JPY),
    ("円", Currency::JPY),
    ("C$", Currency::CAD),
    ("S$", Currency::SGD),
    ("£", Currency::EGP),
    ("kr", Currency::SEK),
    ("kr", Currency::NOK),
    ("kr", Currency::DKK),
    ("kr", Currency::ISK),
    ("Fr", Currency::CHF),
    ("SFr", Currency::CHF),
    ("zł", Currency::PLN),
    ("Kč", Currency::CZK),
    ("Ft", Currency::HUF),
    ("lei", Currency::RON),
    ("₽", Currency::RUB),
    ("₺", Currency::TRY),
    ("TL", Currency::TRY),
    ("₴", Currency::UAH),
    ("Rs", Currency::INR),
    ("Rs", Currency::PKR),
    ("Rs", Currency::LKR),
    ("Rs", Currency::NPR),
    ("฿", Currency::THB),
    ("đ", Currency::VND),
    ("RM", Currency::MYR),
    ("Rp", Currency::IDR),
    ("R", Currency::ZAR),
    ("₦", Currency::NGN),
    ("FCFA", Currency::XOF),
];

/// The sign a language shows for a currency.
pub(super) fn sign(currency: Currency, language: Language) -> &'static str {
    let known = SIGNS.iter().find(|(one, ..)| *one == currency);
    known.map_or(currency.code(), |&(_, en, zh)| match language {
        Language::En => en,
        Language::ZhCn => zh,
    })
}

/// The currency that a sign or code without white space names, whatever its case: `wanted` if that is possible, otherwise
/// the first that is.
pub(super) fn named(text: &str, wanted: Currency) -> Option<Currency> {
    let shown = SIGNS.iter().flat_map(|&(currency, en, zh)| [(en, currency), (zh, currency)]);
    let mut found = Currency::from_code(&text.to_ascii_uppercase());
    // "Fr." and "kr." are abbreviations.
    let text = text.strip_suffix('.').unwrap_or(text);
    for (sign, currency) in shown.chain(SPELLINGS.iter().copied()) {
        if found == Some(wanted) {
            break;
        }
        if text.eq_ignore_ascii_case(sign) && (found.is_none() || currency == wanted) {
            found = Some(currency);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_sign_stands_for_the_currency_that_is_wanted() {
        for (text, wanted, expected) in [
            ("$", Currency::USD, Some(Currency::USD)),
            ("$", Currency::CAD, Some(Currency::CAD)),
            ("$", Currency::EUR, Some(Currency::USD)),
            ("¥", Currency::JPY, Some(Currency::JPY)),
            ("¥", Currency::CNY, Some(Currency::CNY)),
            ("us$", Currency::CAD, Some(Currency::USD)),
            ("usd", Currency::USD, Some(Currency::USD)),
            ("kr.", Currency::DKK, Some(Currency::DKK)),
            ("Kč", Currency::CZK, Some(Currency::CZK)),
            ("元", Currency::USD, Some(Currency::CNY)),
            ("likes", Currency::USD, None),
            ("", Currency::USD, None),
        ] {
            assert_eq!(named(text, wanted), expected, "{text} {wanted:?}");
        }
    }
}
