use super::*;

const EN: NumberFormat = NumberFormat { language: Language::En, separators: Separators::Dot };
const ZH: NumberFormat = NumberFormat { language: Language::ZhCn, separators: Separators::Dot };
const COMMA: NumberFormat = NumberFormat { separators: Separators::Comma, ..EN };
const SPACE: NumberFormat = NumberFormat { separators: Separators::Space, ..EN };

#[test]
fn figures_print_in_their_unit() {
    let usd = |value| EN.money(value, Currency::USD);
    for (printed, expected) in [
        (EN.count(250_000.0), "250,000"),
        (EN.count(12.5), "12.5"),
        (EN.count(-1234.567), "-1,234.57"),
        (EN.count(0.004), "0.004"),
        (EN.count(-0.0), "0"),
        (EN.count(f64::NAN), "–"),
        (COMMA.count(1_234_567.5), "1.234.567,5"),
        (SPACE.count(1_234_567.5), "1\u{202f}234\u{202f}567,5"),
        (usd(2.0), "$2.00"),
        (usd(-1234.5), "-$1,234.50"),
        (usd(0.0042), "$0.0042"),
        (usd(0.0556), "$0.056"),
        (usd(0.0996), "$0.10"),
        (usd(0.1), "$0.10"),
        (usd(1.005), "$1.01"),
        (usd(0.0), "$0.00"),
        (usd(f64::INFINITY), "–"),
        (EN.money(500.0, Currency::JPY), "¥500"),
        (EN.money(3.44, Currency::JPY), "¥3.4"),
        (EN.money(5.0, Currency::KWD), "KWD\u{a0}5.000"),
        (ZH.money(5.0, Currency::CNY), "¥5.00"),
        (ZH.money(-5.0, Currency::USD), "-US$5.00"),
        (COMMA.money(1234.5, Currency::EUR), "€1.234,50"),
        (EN.percent(0.0435), "4.35%"),
        (EN.percent(2.272_727), "227.27%"),
        (EN.percent(0.000_123), "0.012%"),
        (EN.percent(0.05), "5%"),
        (EN.percent(0.0), "0%"),
        (EN.multiple(3.272_727), "3.27×"),
        (EN.decimal(0.004, 2), "0"),
        (EN.decimal(1234.56, 1), "1,234.6"),
        (EN.quantity(0.043, Unit::Rate, Currency::USD), "4.3%"),
        (EN.quantity(7.0, Unit::Days, Currency::USD), "7"),
        (EN.quantity(7.0, Unit::Money, Currency::JPY), "¥7"),
    ] {
        assert_eq!(printed, expected);
    }
}

#[test]
fn compact_figures_move_to_the_next_suffix_after_rounding() {
    for (value, en, zh) in [
        (0.0, "0", "0"),
        (0.05, "0.05", "0.05"),
        (999.0, "999", "999"),
        (999.96, "1K", "1000"),
        (12_500.0, "12.5K", "1.3万"),
        (12_000.0, "12K", "1.2万"),
        (950_000.0, "950K", "95万"),
        (999_950.0, "1M", "100万"),
        (-340_000_000.0, "-340M", "-3.4亿"),
        (99_999_960.0, "100M", "1亿"),
        (1.5e15, "1500T", "1500万亿"),
    ] {
        assert_eq!((EN.compact(value).as_str(), ZH.compact(value).as_str()), (en, zh), "{value}");
    }
    assert_eq!(COMMA.compact(12_500.0), "12,5K");
}

#[test]
fn large_figures_are_said_in_the_steps_of_the_language() {
    for (value, zh) in
        [(99_999.0, None), (135_200.0, Some("13.5万")), (1_352_000.0, Some("135.2万")), (3.4e8, Some("3.4亿"))]
    {
        assert_eq!((EN.in_words(value), ZH.in_words(value).as_deref()), (None, zh), "{value}");
    }
}

#[test]
fn dates_print_in_the_language() {
    let date = NaiveDate::from_ymd_opt(2026, 5, 3).unwrap();
    assert_eq!((EN.date(date).as_str(), ZH.date(date).as_str()), ("May 3, 2026", "2026年5月3日"));
}

#[test]
fn fields_show_every_digit() {
    let money = |minor, currency| EN.input_money(Money::new(minor, currency));
    for (printed, expected) in [
        (EN.input_count(1_000_000), "1,000,000"),
        (EN.input_count(0), "0"),
        (money(123_450, Currency::USD), "1,234.50"),
        (money(50_000, Currency::USD), "500"),
        (money(5, Currency::KWD), "0.005"),
        (money(-5, Currency::USD), "-0.05"),
        (EN.input_percent(0.0435), "4.35"),
        (EN.input_percent(0.1 + 0.2), "30.000000000000004"),
        (EN.input_decimal(6.7e-3), "0.0067"),
        (COMMA.input_decimal(1234.5), "1.234,5"),
        (EN.input_decimal(f64::NAN), ""),
    ] {
        assert_eq!(printed, expected);
    }
}

#[test]
fn counts_are_read() {
    use NumberProblem::{Empty, Negative, NotANumber, NotWhole, TooLarge};
    // Text, then what the styles with dot, comma and space read.
    for (text, dot, comma, space) in [
        ("250000", Ok(250_000), Ok(250_000), Ok(250_000)),
        ("1,234", Ok(1234), Err(NotWhole), Err(NotWhole)),
        ("1.234", Err(NotWhole), Ok(1234), Err(NotWhole)),
        ("1,000", Ok(1000), Err(NotWhole), Err(NotWhole)),
        ("1.000", Err(NotWhole), Ok(1000), Err(NotWhole)),
        ("1.234k", Ok(1234), Ok(1_234_000), Ok(1234)),
        ("1.000k", Ok(1000), Ok(1_000_000), Ok(1000)),
        ("1.234 Tsd.", Ok(1234), Ok(1_234_000), Ok(1234)),
        ("2,5 mio", Ok(2_500_000), Ok(2_500_000), Ok(2_500_000)),
    ] {
        let read = [EN, COMMA, SPACE].map(|format| format.parse_count(text));
        assert_eq!(read, [dot, comma, space], "{text}");
    }
    for (text, expected) in [
        ("", Err(Empty)),
        (" \u{3000}\n", Err(Empty)),
        ("\u{feff}", Err(Empty)),
        ("0", Ok(0)),
        ("-0", Ok(0)),
        ("007", Ok(7)),
        ("+5", Ok(5)),
        (" 5 ", Ok(5)),
        ("5.", Ok(5)),
        ("5.0", Ok(5)),
        ("250.0000", Ok(250)),
        ("1,234,567", Ok(1_234_567)),
        ("1.234.567", Ok(1_234_567)),
        ("1.234.567,00", Ok(1_234_567)),
        ("1 234 567", Ok(1_234_567)),
        ("1\u{202f}234\u{a0}567", Ok(1_234_567)),
        ("1'234’567", Ok(1_234_567)),
        ("１，２３４，５６７", Ok(1_234_567)),
        ("\u{200e}12\u{202c}", Ok(12)),
        ("12.5k", Ok(12_500)),
        ("12.5 K", Ok(12_500)),
        ("1.5m", Ok(1_500_000)),
        ("2bn", Ok(2_000_000_000)),
        ("2B", Ok(2_000_000_000)),
        ("1,2万", Ok(12_000)),
        ("1.2萬", Ok(12_000)),
        ("1.2w", Ok(12_000)),
        ("１．２万", Ok(12_000)),
        ("1。2万", Ok(12_000)),
        ("3千", Ok(3000)),
        ("3千万", Ok(30_000_000)),
        ("3.4亿", Ok(340_000_000)),
        ("1万亿", Ok(1_000_000_000_000)),
        ("1000000000000", Ok(1_000_000_000_000)),
        ("1000000000001", Err(TooLarge)),
        ("1001 b", Err(TooLarge)),
        ("99999999999999999999999999999999999999999999.5", Err(TooLarge)),
        ("1.5", Err(NotWhole)),
        ("1.2345k", Err(NotWhole)),
        ("0.123", Err(NotWhole)),
        ("0,5", Err(NotWhole)),
        ("-5", Err(Negative)),
        ("−5", Err(Negative)),
        ("(5)", Err(Negative)),
        ("(1,234.5)", Err(Negative)),
        ("(5", Err(NotANumber)),
        ("5)", Err(NotANumber)),
        ("-(5)", Err(NotANumber)),
        ("--5", Err(NotANumber)),
        ("5-", Err(NotANumber)),
        ("12,34,567", Err(NotANumber)),
        ("1,23", Err(NotWhole)),
        ("1,23,45", Err(NotANumber)),
        ("1,,234", Err(NotANumber)),
        ("0,123,456", Err(NotANumber)),
        ("1,234.567,8", Err(NotANumber)),
        ("1.234 567", Err(NotANumber)),
        ("1 234'567", Err(NotANumber)),
        ("1  234", Err(NotANumber)),
        ("12 34", Err(NotANumber)),
        ("123\n456", Err(NotANumber)),
        ("1, 2", Err(NotANumber)),
        ("1e5", Err(NotANumber)),
        ("12 USD", Err(NotANumber)),
        ("$12", Err(NotANumber)),
        ("5%", Err(NotANumber)),
        ("5 likes", Err(NotANumber)),
        ("k", Err(NotANumber)),
        ("-", Err(NotANumber)),
        (".", Err(NotANumber)),
        ("1k5", Err(NotANumber)),
        ("5kk", Err(NotANumber)),
        ("NaN", Err(NotANumber)),
        ("inf", Err(NotANumber)),
        ("٣", Err(NotANumber)),
        ("1🦀2", Err(NotANumber)),
    ] {
        for format in [EN, COMMA, SPACE] {
            // The style decides nothing in these.
            assert_eq!(format.parse_count(text), expected, "{text} {format:?}");
        }
    }
}

#[test]
fn prices_are_read_as_money_and_finer() {
    use NumberProblem::{Negative, NotANumber, OtherCurrency, TooManyDecimals};
    let (usd, jpy, kwd) = (Currency::USD, Currency::JPY, Currency::KWD);
    for (text, currency, expected) in [
        ("500", usd, Ok(500.0)),
        ("$1,234.5", usd, Ok(1234.5)),
        ("0.0042", usd, Ok(0.0042)),
        ("$0.0042", usd, Ok(0.0042)),
        ("0.0042 USD", usd, Ok(0.0042)),
        ("1.234", usd, Ok(1.234)),
        ("3.5円", jpy, Ok(3.5)),
        ("1.000", usd, Err(TooManyDecimals { allowed: 2 })),
        ("$1.500", usd, Err(TooManyDecimals { allowed: 2 })),
        ("1.000", jpy, Err(TooManyDecimals { allowed: 0 })),
        ("1.000", kwd, Ok(1.0)),
        ("0.0042 €", usd, Err(OtherCurrency(Currency::EUR))),
        ("-0.0042", usd, Err(Negative)),
        ("0.0042%", usd, Err(NotANumber)),
    ] {
        assert_eq!(EN.parse_price(text, currency), expected, "{text}");
    }
}

#[test]
fn money_is_read() {
    use NumberProblem::{Empty, Negative, NotANumber, OtherCurrency, TooLarge, TooManyDecimals};
    let (usd, jpy, kwd) = (Currency::USD, Currency::JPY, Currency::KWD);
    for (text, currency, expected) in [
        ("500", usd, Ok(50_000)),
        ("1,234.5", usd, Ok(123_450)),
        ("1.234,5", usd, Ok(123_450)),
        ("1,234", usd, Ok(123_400)),
        ("1.234", kwd, Ok(1234)),
        ("0.5", usd, Ok(50)),
        (".5", usd, Ok(50)),
        ("0.10", usd, Ok(10)),
        ("12.5000", usd, Ok(1250)),
        ("$2.00", usd, Ok(200)),
        ("US$2", usd, Ok(200)),
        ("us$ 2", usd, Ok(200)),
        ("USD 12", usd, Ok(1200)),
        ("12 usd", usd, Ok(1200)),
        ("$12 USD", usd, Ok(1200)),
        ("$1.5k", usd, Ok(150_000)),
        ("1.2M$", usd, Ok(120_000_000)),
        ("3 k USD", usd, Ok(300_000)),
        ("＄１２", usd, Ok(1200)),
        ("12 €", Currency::EUR, Ok(1200)),
        ("￥500", jpy, Ok(500)),
        ("¥500", Currency::CNY, Ok(50_000)),
        ("1.2万元", Currency::CNY, Ok(1_200_000)),
        ("RMB 8", Currency::CNY, Ok(800)),
        ("Rs.500", Currency::INR, Ok(50_000)),
        ("500 kr.", Currency::SEK, Ok(50_000)),
        ("F\u{202f}CFA\u{a0}500", Currency::XOF, Ok(500)),
        ("KWD\u{a0}5.000", kwd, Ok(5000)),
        ("1000000000000", usd, Ok(100_000_000_000_000)),
        ("1000000000000.01", usd, Err(TooLarge)),
        ("", usd, Err(Empty)),
        ("$", usd, Err(NotANumber)),
        ("$.", usd, Err(NotANumber)),
        ("USD.5", usd, Err(NotANumber)),
        ("12 €", usd, Err(OtherCurrency(Currency::EUR))),
        ("EUR 12", usd, Err(OtherCurrency(Currency::EUR))),
        ("€1.5k", usd, Err(OtherCurrency(Currency::EUR))),
        ("3 mad", usd, Err(OtherCurrency(Currency::MAD))),
        ("CN¥5", jpy, Err(OtherCurrency(Currency::CNY))),
        ("500 kr", usd, Err(OtherCurrency(Currency::SEK))),
        ("$5", Currency::EUR, Err(OtherCurrency(usd))),
        ("-$5", usd, Err(Negative)),
        ("$-5", usd, Err(Negative)),
        ("($5)", usd, Err(Negative)),
        ("$(5)", usd, Err(Negative)),
        ("-0.00", usd, Ok(0)),
        ("1.005", usd, Err(TooManyDecimals { allowed: 2 })),
        ("1.500", usd, Err(TooManyDecimals { allowed: 2 })),
        ("1.5", jpy, Err(TooManyDecimals { allowed: 0 })),
        ("0.0001", kwd, Err(TooManyDecimals { allowed: 3 })),
        ("5%", usd, Err(NotANumber)),
        ("5 apples", usd, Err(NotANumber)),
    ] {
        assert_eq!(EN.parse_money(text, currency), expected.map(|minor| Money::new(minor, currency)), "{text}");
    }
}

#[test]
fn percentages_and_decimals_are_read() {
    use NumberProblem::{Empty, NotANumber, TooLarge};
    for (text, expected) in [
        ("4.35", Ok(0.0435)),
        ("4.35%", Ok(0.0435)),
        ("4,35 ％", Ok(0.0435)),
        ("-12%", Ok(-0.12)),
        ("(12%)", Ok(-0.12)),
        ("250", Ok(2.5)),
        ("5%%", Err(NotANumber)),
        ("%", Err(NotANumber)),
        ("", Err(Empty)),
    ] {
        assert_eq!(EN.parse_percent(text), expected, "{text}");
    }
    for (text, expected) in [
        ("1.234,5", Ok(1234.5)),
        ("1,234.5", Ok(1234.5)),
        ("1.234", Ok(1.234)),
        ("1,234", Ok(1234.0)),
        ("-0.0067", Ok(-0.0067)),
        ("1.5k", Ok(1500.0)),
        ("5%", Err(NotANumber)),
    ] {
        assert_eq!(EN.parse_decimal(text), expected, "{text}");
    }
    assert_eq!(EN.parse_decimal(&"9".repeat(400)), Err(TooLarge));
    assert_eq!(COMMA.parse_decimal("1.234"), Ok(1234.0));
}

#[test]
fn a_sum_says_its_currency() {
    let dot = NumberFormat { separators: Separators::Dot, ..NumberFormat::default() };
    let comma = NumberFormat { separators: Separators::Comma, ..NumberFormat::default() };
    for (format, text, likely, sum) in [
        (dot, "1,234.50", Currency::USD, Ok((1_234_500_000, Currency::USD))),
        (dot, "$5", Currency::CAD, Ok((5_000_000, Currency::CAD))),
        (dot, "£0.00", Currency::USD, Ok((0, Currency::GBP))),
        (comma, "-1.234,5 EUR", Currency::USD, Ok((-1_234_500_000, Currency::EUR))),
        (dot, "0.30000000000000004", Currency::USD, Ok((300_000, Currency::USD))),
        (dot, "0.0000005", Currency::USD, Ok((1, Currency::USD))),
        (dot, "2000000000000", Currency::USD, Err(NumberProblem::TooLarge)),
        (dot, "5 apples", Currency::USD, Err(NumberProblem::NotANumber)),
    ] {
        assert_eq!(format.parse_sum(text, likely), sum, "{text}");
    }
}
