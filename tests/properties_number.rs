//! Number text as properties: what is printed for a field reads back the same, and no text makes reading fail loudly.
#![cfg(not(target_arch = "wasm32"))]

use influencer_kpi::i18n::Language;
use influencer_kpi::i18n::number::{NumberFormat, Separators};
use influencer_kpi::kpi::unit::{Currency, Money, minor_per_major};
use proptest::prelude::*;

fn format() -> impl Strategy<Value = NumberFormat> {
    let languages = prop_oneof![Just(Language::En), Just(Language::ZhCn)];
    let separators = prop_oneof![Just(Separators::Dot), Just(Separators::Comma), Just(Separators::Space)];
    (languages, separators).prop_map(|(language, separators)| NumberFormat { language, separators })
}

fn currency() -> impl Strategy<Value = Currency> {
    use Currency::{CNY, EUR, JPY, KWD, USD, XOF};
    prop::sample::select(vec![USD, JPY, KWD, CNY, EUR, XOF])
}

/// Every finite float, and often one as people write it.
fn number() -> impl Strategy<Value = f64> {
    let written =
        (-10_000_000_000_i64..10_000_000_000, 0..9).prop_map(|(digits, places)| digits as f64 / 10f64.powi(places));
    prop_oneof![written, any::<f64>().prop_filter("finite", |value| value.is_finite())]
}

/// Text that looks like a number, near enough to reach every branch of reading.
fn numberlike() -> impl Strategy<Value = String> {
    "[-−+(]?(US\\$|¥|EUR|Rs\\.)? ?[0-9０-９.,'’\u{a0}\u{202f} ]{0,24}(k|M|bn|千?万|亿|w)?[%％)]? ?(USD|€|元)?"
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), numberlike()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn counts_read_back(format in format(), count in 0..=1_000_000_000_000_u64) {
        prop_assert_eq!(format.parse_count(&format.input_count(count)), Ok(count));
    }

    #[test]
    fn small_counts_read_back(format in format(), count in 0..=2_000_000_u64) {
        prop_assert_eq!(format.parse_count(&format.input_count(count)), Ok(count));
    }

    #[test]
    fn money_reads_back(format in format(), currency in currency(), minor in 0..=1_000_000_000_000_i64) {
        let money = Money::new(minor, currency);
        prop_assert_eq!(format.parse_money(&format.input_money(money), currency), Ok(money));
    }

    #[test]
    fn printed_money_reads_back(format in format(), currency in currency(), minor in 0..=10_000_000_i64) {
        // With its sign and with the digits that a report shows.
        let money = Money::new(minor, currency);
        prop_assert_eq!(format.parse_money(&format.money(money.major(), currency), currency), Ok(money));
    }

    #[test]
    fn percentages_read_back(format in format(), fraction in number()) {
        prop_assert_eq!(format.parse_percent(&format.input_percent(fraction)), Ok(fraction));
    }

    #[test]
    fn decimals_read_back(format in format(), value in number()) {
        prop_assert_eq!(format.parse_decimal(&format.input_decimal(value)), Ok(value));
    }

    #[test]
    fn printing_rounds_to_the_nearest(format in format(), value in -1e9..1e9_f64) {
        let printed = format.parse_decimal(&format.decimal(value, 2)).expect("a number");
        prop_assert!((printed - value).abs() <= 0.005 + 1e-6, "{} for {}", printed, value);
    }

    #[test]
    fn compact_keeps_the_size(format in format(), value in 1.0..9e11_f64) {
        let read = format.parse_decimal(&format.compact(value)).expect("a number");
        prop_assert!((read - value).abs() <= value * 0.0501, "{} for {}", read, value);
    }

    #[test]
    fn any_text_gets_an_answer(format in format(), currency in currency(), text in text()) {
        if let Ok(count) = format.parse_count(&text) {
            prop_assert!(count <= 1_000_000_000_000);
        }
        if let Ok(money) = format.parse_money(&text, currency) {
            prop_assert!(money.currency == currency && money.minor >= 0);
            prop_assert!(money.minor as f64 <= 1e12 * minor_per_major(currency));
        }
        prop_assert!(format.parse_percent(&text).is_ok_and(f64::is_finite) || format.parse_percent(&text).is_err());
        prop_assert!(format.parse_decimal(&text).is_ok_and(f64::is_finite) || format.parse_decimal(&text).is_err());
    }

    #[test]
    fn every_float_prints(format in format(), currency in currency(), value in any::<f64>()) {
        for printed in [format.count(value), format.money(value, currency), format.percent(value), format.compact(value)] {
            prop_assert!(!printed.is_empty() && !printed.contains("NaN") && !printed.contains("inf"));
            // What is not zero never looks like zero.
            prop_assert!(!value.is_finite() || value == 0.0 || printed.contains(|digit| ('1'..='9').contains(&digit)));
        }
    }
}
