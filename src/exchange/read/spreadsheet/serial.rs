//! Excel's days: a number that its format makes a date.

use chrono::{Duration, NaiveDate, NaiveDateTime};

use super::Value;

/// What the format of a cell makes of its number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Number,
    Date,
    /// Hours that go on after 24.
    Duration,
}

/// The first serial whose day is right in spite of the day that 1900 did not have.
const FIRST: f64 = 61.0;

/// The last serial that Excel has: 9999-12-31.
const LAST: f64 = 2_958_466.0;

/// The value of a number in a cell of this kind.
pub(super) fn value(number: f64, kind: Kind, is_1904: bool) -> Value {
    match kind {
        Kind::Number => Value::Number(number),
        Kind::Date => moment(number, is_1904).map_or_else(|| duration(number), Value::Moment),
        Kind::Duration => duration(number),
    }
}

fn moment(serial: f64, is_1904: bool) -> Option<NaiveDateTime> {
    let (first, day) = if is_1904 { (1.0, (1904, 1, 1)) } else { (FIRST, (1899, 12, 30)) };
    if !(first..LAST).contains(&serial) {
        return None;
    }
    let start = NaiveDate::from_ymd_opt(day.0, day.1, day.2)?.and_hms_opt(0, 0, 0)?;
    start.checked_add_signed(Duration::seconds(seconds(serial)))
}

/// A time without a day, as files of text have it.
fn duration(days: f64) -> Value {
    if !(0.0..LAST).contains(&days) {
        return Value::Number(days);
    }
    let all = seconds(days);
    Value::Text(format!("{}:{:02}:{:02}", all / 3_600, all / 60 % 60, all % 60))
}

#[allow(clippy::cast_possible_truncation)] // callers bound it
fn seconds(days: f64) -> i64 {
    (days * 86_400.0).round() as i64
}

/// What a format, as Excel writes it, makes of a number.
pub(super) fn kind(format: &str) -> Kind {
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        match sign {
            // A sign or a text that is shown as it is.
            '\\' | '_' | '*' => drop(signs.next()),
            '"' => drop(signs.by_ref().find(|sign| *sign == '"')),
            // A colour, a condition or a currency; or hours that go on.
            '[' => {
                let inside: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                let inside = inside.to_ascii_lowercase();
                if !inside.is_empty() && ["h", "m", "s"].iter().any(|unit| inside.replace(unit, "").is_empty()) {
                    return Kind::Duration;
                }
            }
            // What follows is for negative numbers.
            ';' => return Kind::Number,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return Kind::Date,
            _ => {}
        }
    }
    Kind::Number
}

/// What one of the formats does that Excel has by number.
pub(super) fn built_in(format: u16) -> Kind {
    match format {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Kind::Date,
        46 => Kind::Duration,
        _ => Kind::Number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_tell_dates_from_numbers() {
        for (format, expected) in [
            ("General", Kind::Number),
            ("0.00%", Kind::Number),
            ("#,##0.00 \"days\"", Kind::Number),
            ("[$USD] #,##0", Kind::Number),
            ("[Red]0;[Blue]-0", Kind::Number),
            ("\\d0", Kind::Number),
            ("yyyy-mm-dd", Kind::Date),
            ("[$-409]d\\-mmm\\-yy;@", Kind::Date),
            ("m/d/yy h:mm", Kind::Date),
            ("[h]:mm:ss", Kind::Duration),
        ] {
            assert_eq!(kind(format), expected, "{format}");
        }
    }

    #[test]
    fn serials_are_days() {
        let day = |text: &str| text.parse().map(Value::Moment).unwrap_or(Value::Empty);
        for (serial, kind, is_1904, expected) in [
            (46_113.0, Kind::Date, false, day("2026-04-01T00:00:00")),
            (46_113.255_555_555_56, Kind::Date, false, day("2026-04-01T06:08:00")),
            (44_651.0, Kind::Date, true, day("2026-04-01T00:00:00")),
            (0.003_043_981_48, Kind::Date, false, Value::Text("0:04:23".to_owned())),
            (1.5, Kind::Duration, false, Value::Text("36:00:00".to_owned())),
            (1e300, Kind::Date, false, Value::Number(1e300)),
            (12.5, Kind::Number, false, Value::Number(12.5)),
        ] {
            assert_eq!(value(serial, kind, is_1904), expected, "{serial}");
        }
    }
}
