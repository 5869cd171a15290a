//! The number module prints what the browser's own `Intl` prints, on some thousand values of every size and sign.

use chrono::{Datelike, Days, NaiveDate};
use influencer_kpi::i18n::Language;
use influencer_kpi::i18n::number::{NumberFormat, Separators};
use influencer_kpi::kpi::unit::{Currency, exponent};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const LANGUAGES: [(Language, &str); 2] = [(Language::En, "en"), (Language::ZhCn, "zh-CN")];
/// Each number style with a locale whose digits look like it.
const STYLES: [(Separators, &str); 3] = [(Separators::Dot, "en"), (Separators::Comma, "de"), (Separators::Space, "fr")];
const VALUES: usize = 4000;

/// `Intl.NumberFormat` with our rules: never a negative zero, and decimals beyond `most` where two significant digits ask for them.
fn intl(locale: &str, least: u32, most: u32, options: &[(&str, &str)]) -> impl Fn(f64) -> String + use<> {
    let numbers = [("minimumFractionDigits", least), ("maximumFractionDigits", most), ("maximumSignificantDigits", 2)];
    let all = number_options(&numbers, options);
    set(&all, "roundingPriority", &"morePrecision".into());
    formatter(locale, &all)
}

fn number_options(numbers: &[(&str, u32)], texts: &[(&str, &str)]) -> Object {
    let all = Object::new();
    numbers.iter().for_each(|&(name, value)| set(&all, name, &value.into()));
    texts.iter().for_each(|&(name, value)| set(&all, name, &value.into()));
    set(&all, "signDisplay", &"negative".into());
    all
}

fn set(object: &Object, name: &str, value: &JsValue) {
    Reflect::set(object, &name.into(), value).expect("a plain object takes any property");
}

fn formatter(locale: &str, options: &Object) -> impl Fn(f64) -> String + use<> {
    let format: Function = Intl::NumberFormat::new(&Array::of1(&locale.into()), options).format();
    move |value| {
        let text = format.call1(&JsValue::UNDEFINED, &value.into()).expect("numbers can be formatted");
        text.as_string().expect("a string")
    }
}

/// Deterministic values: all sizes from 10^-6 to below 10^13, both signs, as computed or as people write them, ties included.
fn values() -> impl Iterator<Item = f64> {
    let ties = [0.0, -0.0, 0.5, 0.005, 0.125, 1.005, 8.345, 0.0435, 0.00285, -0.001];
    let carries = [999.5, 999.96, 9999.96, 999_950.0, 99_999_960.0];
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    ties.into_iter().chain(carries).chain((0..VALUES).map(move |n| {
        let sign = if n % 5 == 0 { -1.0 } else { 1.0 };
        let value = sign * 10f64.powf(random() * 19.0 - 6.0);
        let places = 10f64.powi(n as i32 % 5);
        if n % 2 == 0 { value } else { (value * places * 10.0).round() / (places * 10.0) }
    }))
}

/// English digits in another style.
fn restyled(text: &str, style: Separators) -> String {
    let sign = |sign| match sign {
        ',' => style.group(),
        '.' => style.decimal(),
        _ => sign,
    };
    text.chars().map(sign).collect()
}

/// Compares `ours` with `theirs` (which has English digits) for every value in each style.
fn compare(language: Language, theirs: impl Fn(f64) -> String, ours: impl Fn(NumberFormat, f64) -> String) {
    for value in values() {
        let expected = theirs(value);
        for (separators, _) in STYLES {
            let format = NumberFormat { language, separators };
            assert_eq!(ours(format, value), restyled(&expected, separators), "{value:?} {format:?}");
        }
    }
}

#[wasm_bindgen_test]
fn digits_are_those_of_a_locale_with_that_style() {
    for (separators, locale) in STYLES {
        let format = NumberFormat { language: Language::En, separators };
        for decimals in 0..4 {
            let options = number_options(&[("maximumFractionDigits", decimals)], &[]);
            let theirs = formatter(locale, &options);
            for value in values() {
                assert_eq!(format.decimal(value, decimals as usize), theirs(value), "{value:?} {locale} {decimals}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn counts_and_percentages() {
    for (language, locale) in LANGUAGES {
        compare(language, intl(locale, 0, 2, &[]), NumberFormat::count);
        // Smaller than the counts: from 17 digits on, two decimals may be equally near to a float, and browsers take the even one.
        let theirs = intl(locale, 0, 2, &[("style", "percent")]);
        compare(language, |value| theirs(value / 1000.0), |format, value| format.percent(value / 1000.0));
    }
}

#[wasm_bindgen_test]
fn compact_figures() {
    for (language, locale) in LANGUAGES {
        compare(language, intl(locale, 0, 1, &[("notation", "compact")]), NumberFormat::compact);
    }
}

#[wasm_bindgen_test]
fn money() {
    use Currency::{CHF, CNY, EUR, JPY, KWD, PHP, USD, XOF};
    for (language, locale) in LANGUAGES {
        for currency in [USD, CNY, EUR, JPY, KWD, CHF, PHP, XOF] {
            compare(language, money_formatter(locale, currency), |format, value| format.money(value, currency));
        }
    }
}

#[wasm_bindgen_test]
fn every_currency_has_the_sign_that_the_browser_shows() {
    let supported = Reflect::get(&js_sys::global(), &"Intl".into()).expect("Intl");
    let list: Function = Reflect::get(&supported, &"supportedValuesOf".into()).expect("a function").into();
    let codes: Array = list.call1(&supported, &"currency".into()).expect("currencies").into();
    let known: Vec<Currency> =
        codes.iter().filter_map(|code| Currency::from_code(&code.as_string().unwrap_or_default())).collect();
    assert!(known.len() > 100, "{}", known.len());
    for (language, locale) in LANGUAGES {
        let format = NumberFormat { language, separators: Separators::Dot };
        for &currency in &known {
            assert_eq!(format.money(-12.0, currency), money_formatter(locale, currency)(-12.0), "{currency:?}");
        }
    }
}

/// The number of digits is given, since ISO 4217 and the browser differ about currencies whose minor unit fell out of use.
fn money_formatter(locale: &str, currency: Currency) -> impl Fn(f64) -> String + use<> {
    let digits = exponent(currency);
    let format = intl(locale, digits, digits, &[("style", "currency"), ("currency", currency.code())]);
    move |value| {
        let mut text = format(value);
        // Where significant digits win, the browser drops the zeros that money keeps: $0.5 is $0.50.
        let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        if decimals > 0 {
            text.extend((decimals..digits as usize).map(|_| '0'));
        }
        text
    }
}

#[wasm_bindgen_test]
fn dates() {
    let options = Object::new();
    set(&options, "dateStyle", &"medium".into());
    set(&options, "timeZone", &"UTC".into());
    for (language, locale) in LANGUAGES {
        let format: Function = Intl::DateTimeFormat::new(&Array::of1(&locale.into()), &options).format();
        let first = NaiveDate::from_ymd_opt(1990, 1, 1).expect("a date");
        for days in (0..30_000).step_by(7) {
            let date = first.checked_add_days(Days::new(days)).expect("a date");
            let instant = Date::new(&JsValue::from_str(&date.to_string()));
            let theirs = format.call1(&JsValue::UNDEFINED, &instant).expect("dates can be formatted");
            let ours = NumberFormat { language, separators: Separators::Dot }.date(date);
            assert_eq!(Some(ours), theirs.as_string(), "{} {locale}", date.year());
        }
    }
}
