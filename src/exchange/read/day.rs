//! Days of a column: ISO, European and American ones, with names of months, with times, without a year.

use super::grid::Cell;
use crate::campaign::model::Date;
use crate::exchange::reading::{By, ColumnOptions, DayOrder, Decided, Fault, When};
use chrono::Datelike;
use std::cmp::Ordering::{Equal, Greater, Less};

/// What a cell says before the column has settled what it leaves open.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Raw {
    Nothing,
    Wrong,
    Sure(Date),
    /// Two numbers of which one is the day, and the year.
    Either(u32, u32, i32),
    /// Month and day.
    NoYear(u32, u32),
}

/// A column of days.
pub(super) struct Days {
    pub(super) cells: Vec<Result<Option<When>, Fault>>,
    pub(super) order: Option<Decided<DayOrder>>,
    /// The first cell that needs the order.
    pub(super) open: Option<usize>,
    pub(super) year: Option<Decided<i32>>,
    /// The first cell that tells no year.
    pub(super) without_year: Option<usize>,
}

/// What decides where the cells of a column do not.
#[derive(Clone, Copy)]
pub(super) struct Likely {
    /// Which number is the day where the file was written.
    pub(super) order: DayOrder,
    /// No day of the past lies after it.
    pub(super) today: Option<Date>,
}

/// Reads a column of days.
pub(super) fn days(cells: &[Cell], told: &ColumnOptions, likely: Likely) -> Days {
    let (raw, minutes): (Vec<_>, Vec<_>) = cells.iter().map(|cell| parse(cell.text)).unzip();
    let order = order(&raw, told.order, likely.order);
    let open = raw.iter().position(|raw| matches!(raw, Raw::Either(first, second, _) if first != second));
    let without_year = raw.iter().position(|raw| matches!(raw, Raw::NoYear(..)));
    let raw: Vec<_> = raw.into_iter().map(|raw| ordered(raw, order.map(|order| order.value))).collect();
    let (years, year) = years(&raw, told.year, likely.today);
    let cells = raw.into_iter().zip(years).zip(minutes);
    let cells = cells.map(|((raw, year), minute)| {
        let day = match raw {
            Raw::Nothing => return Ok(None),
            Raw::Sure(day) => Some(day),
            Raw::NoYear(month, day) => Date::from_ymd_opt(year, month, day),
            Raw::Wrong | Raw::Either(..) => None,
        };
        day.map(|day| Some(When { day, minute })).ok_or(Fault::NotADay)
    });
    Days { cells: cells.collect(), order, open, year, without_year }
}

/// Whether one of the cells leaves but one order of day and month.
pub(super) fn settles(cells: &[Cell]) -> bool {
    let mut raw = cells.iter().map(|cell| parse(cell.text).0);
    raw.any(|raw| matches!(raw, Raw::Either(first, second, _) if first > 12 || second > 12))
}

/// The day of a text that leaves nothing open.
pub(super) fn sure(text: &str) -> Option<Date> {
    if let (Raw::Sure(day), _) = parse(text) { Some(day) } else { None }
}

/// The first and the last day of `May 1 - May 31, 2026` or `20260501-20260531`.
pub(super) fn range(text: &str) -> Option<(Date, Date)> {
    let (from, to) = [" - ", " – ", " to ", "-", "–"].iter().find_map(|sign| text.split_once(sign))?;
    let last = sure(to)?;
    let first = match parse(from).0 {
        Raw::Sure(day) => day,
        // The year stands with the last day only, even if the first is of the year before.
        Raw::NoYear(month, day) => {
            let in_year = |year| Date::from_ymd_opt(year, month, day);
            in_year(last.year()).filter(|first| *first <= last).or_else(|| in_year(last.year() - 1))?
        }
        _ => return None,
    };
    (first <= last).then_some((first, last))
}

/// Which number is the day. One over 12 settles it, whatever was said of other files; else somebody must be asked.
fn order(raw: &[Raw], told: Option<DayOrder>, likely: DayOrder) -> Option<Decided<DayOrder>> {
    let pairs = || raw.iter().filter_map(|raw| if let Raw::Either(a, b, _) = raw { Some((*a, *b)) } else { None });
    let differ = pairs().filter(|(a, b)| a != b).count();
    if differ == 0 {
        return pairs().next().map(|_| Decided { value: likely, by: By::Cells });
    }
    let day_first = pairs().filter(|(day, _)| *day > 12).count();
    let month_first = pairs().filter(|(_, day)| *day > 12).count();
    Some(match day_first.cmp(&month_first) {
        Greater => Decided { value: DayOrder::DayFirst, by: By::Cells },
        Less => Decided { value: DayOrder::MonthFirst, by: By::Cells },
        Equal => match told {
            Some(value) => Decided { value, by: By::Person },
            None => Decided { value: in_sequence(raw).unwrap_or(likely), by: By::Guess },
        },
    })
}

/// The order in which the days of the column follow each other, if only one of them does.
fn in_sequence(raw: &[Raw]) -> Option<DayOrder> {
    let follows = |order: DayOrder| {
        let days = || {
            raw.iter().filter_map(|raw| if let Raw::Sure(day) = ordered(*raw, Some(order)) { Some(day) } else { None })
        };
        days().count() > 2 && (days().is_sorted() || days().is_sorted_by(|one, next| one >= next))
    };
    match (follows(DayOrder::DayFirst), follows(DayOrder::MonthFirst)) {
        (true, false) => Some(DayOrder::DayFirst),
        (false, true) => Some(DayOrder::MonthFirst),
        _ => None,
    }
}

fn ordered(raw: Raw, order: Option<DayOrder>) -> Raw {
    let Raw::Either(first, second, year) = raw else { return raw };
    let (month, day) = if order == Some(DayOrder::DayFirst) { (second, first) } else { (first, second) };
    Date::from_ymd_opt(year, month, day).map_or(Raw::Wrong, Raw::Sure)
}

/// The year of each cell that tells none. Days that follow each other lead from the newest back over the turns of years.
fn years(raw: &[Raw], told: Option<i32>, today: Option<Date>) -> (Vec<i32>, Option<Decided<i32>>) {
    let pairs: Vec<_> =
        raw.iter().map(|raw| if let Raw::NoYear(month, day) = raw { Some((*month, *day)) } else { None }).collect();
    let known: Vec<_> = pairs.iter().flatten().copied().collect();
    // From one end of the year to the other is a turn of the year, or a gap; less than half of one says where days lead.
    let place = |(month, day): (u32, u32)| month * 31 + day;
    let is_near = |one: (u32, u32), next: (u32, u32)| place(one).abs_diff(place(next)) < 186;
    let steps = || known.iter().zip(known.iter().skip(1)).map(|(one, next)| (is_near(*one, *next), one.cmp(next)));
    let count = |step| steps().filter(|one| *one == step).count();
    let (ups, downs) = (count((true, Less)), count((true, Greater)));
    // Where all are far apart, turns are likelier than gaps.
    let descending = match downs.cmp(&ups) {
        Equal => count((false, Less)) > count((false, Greater)),
        more => more == Greater,
    };
    let in_order = ups.min(downs) == 0;
    let newest = if descending { known.first() } else { known.last() };
    let Some(newest) = newest.copied() else { return (vec![0; raw.len()], None) };
    let today = today.map_or((1970, (12, 31)), |day| (day.year(), (day.month(), day.day())));
    let not_after_today = |pair: (u32, u32)| if pair <= today.1 { today.0 } else { today.0 - 1 };
    let year = told.unwrap_or_else(|| not_after_today(newest));
    let decided = Decided { value: year, by: if told.is_some() { By::Person } else { By::Guess } };

    let mut years = vec![year; raw.len()];
    // Where days jump to and fro, each is in the year that was told, or in the last one that it can be in. "This year" is said of
    // days of the past as well, some of which are of the year before, but not where all are planned.
    if !in_order {
        let told = told.filter(|told| *told != today.0 || known.iter().all(|pair| *pair > today.1));
        for (place, pair) in years.iter_mut().zip(&pairs) {
            let last = pair.map_or(year, not_after_today);
            *place = told.unwrap_or(last);
        }
        return (years, Some(decided));
    }
    let mut walk = (year, newest);
    let mut assign = |(place, pair): (&mut i32, &Option<(u32, u32)>)| {
        let Some(pair) = *pair else { return };
        walk = (walk.0 - i32::from(pair > walk.1), pair);
        *place = walk.0;
    };
    if descending {
        years.iter_mut().zip(&pairs).for_each(&mut assign);
    } else {
        years.iter_mut().zip(&pairs).rev().for_each(&mut assign);
    }
    (years, Some(decided))
}

/// A part of a day's text.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Part<'a> {
    /// A number, its digits, and the sign behind it.
    Number(u32, usize, char),
    Word(&'a str),
}

/// A day as it stands, and the minute of the day.
fn parse(text: &str) -> (Raw, Option<u16>) {
    if super::number::is_nothing(text) {
        return (Raw::Nothing, None);
    }
    // Longer texts are sentences, whatever they begin with; years before our era and after 9999 have a sign.
    if text.len() > 60 || text.starts_with(['\'', '-', '+']) {
        return (Raw::Wrong, None);
    }
    let (day, time) = split_time(text);
    // Chinese has the half of the day before the time.
    let half = |name| day.trim_end().strip_suffix(name);
    let (day, is_after_noon) = match (half("上午"), half("下午")) {
        (_, Some(day)) => (day, Some(true)),
        (Some(day), _) => (day, Some(false)),
        _ => (day, None),
    };
    let minute = time.and_then(|time| minute(time, is_after_noon));
    if time.is_some() && minute.is_none() {
        return (Raw::Wrong, None);
    }
    let mut parts = [None; 8];
    let mut rest = day;
    for place in &mut parts {
        let Some((part, next)) = next_part(rest) else { break };
        (*place, rest) = (Some(part), next);
    }
    if next_part(rest).is_some() {
        return (Raw::Wrong, None);
    }
    (assemble(parts.iter().flatten().copied()).unwrap_or(Raw::Wrong), minute)
}

/// The text before the hour, and from the hour on, if there is one.
fn split_time(text: &str) -> (&str, Option<&str>) {
    let Some(colon) = text.find(':') else { return (text, None) };
    let digits = text.bytes().take(colon).rev().take_while(u8::is_ascii_digit).count();
    let (day, time) = text.split_at(colon - digits.min(2));
    (day, Some(time))
}

/// Minutes after midnight of `6:08`, `09:50:26 +0200`, `11:05 PM`, `11:05 p. m.`; the zone is the file's own.
fn minute(time: &str, is_after_noon: Option<bool>) -> Option<u16> {
    let (hour, rest) = time.split_once(':')?;
    let (minute, rest) = rest.split_at_checked(2)?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let mut letters = rest.chars().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase());
    let is_after_noon = is_after_noon.or(match (letters.next(), letters.next()) {
        (Some('p'), Some('m')) => Some(true),
        (Some('a'), Some('m')) => Some(false),
        _ => None,
    });
    let hour = match is_after_noon {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

fn next_part(text: &str) -> Option<(Part<'_>, &str)> {
    let text = text.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    let first = text.chars().next()?;
    if first.is_ascii_digit() {
        let end = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
        let (digits, rest) = text.split_at(end);
        let sign = rest.chars().next().unwrap_or(' ');
        return Some((Part::Number(digits.parse().ok()?, end, sign), rest));
    }
    let end = text.find(|sign: char| !sign.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    Some((Part::Word(word), rest))
}

fn assemble<'a>(parts: impl Iterator<Item = Part<'a>>) -> Option<Raw> {
    let mut numbers = [(0, 0, ' '); 3];
    let (mut count, mut named) = (0, None);
    for part in parts {
        match part {
            Part::Number(value, digits, sign) => {
                *numbers.get_mut(count)? = (value, digits, sign);
                count += 1;
            }
            Part::Word(word) => match month(word) {
                Some(month) if named.is_none() => named = Some(month),
                Some(_) => return None,
                None if is_filler(word) => {}
                None => return None,
            },
        }
    }
    let [(first, digits, sign), (second, more, _), (third, last, _)] = numbers;
    let sure = |year: u32, month: u32, day: u32| {
        Some(Date::from_ymd_opt(i32::try_from(year).ok()?, month, day).map_or(Raw::Wrong, Raw::Sure))
    };
    match (count, named) {
        (1, None) if digits == 8 => sure(first / 10_000, first / 100 % 100, first % 100),
        (1, Some(month)) if digits <= 2 => Some(Raw::NoYear(month, first)),
        (2, Some(month)) if digits <= 2 => sure(full_year(second, more)?, month, first),
        (2, Some(month)) if digits == 4 && more <= 2 => sure(first, month, second),
        (2, None) if sign == '月' => Some(Raw::NoYear(first, second)),
        (3, None) if digits == 4 && more <= 2 && last <= 2 => sure(first, second, third),
        // Nobody writes the month first with dots.
        (3, None) if digits <= 2 && more <= 2 && sign == '.' => sure(full_year(third, last)?, second, first),
        (3, None) if digits <= 2 && more <= 2 => {
            Some(Raw::Either(first, second, i32::try_from(full_year(third, last)?).ok()?))
        }
        _ => None,
    }
}

fn full_year(year: u32, digits: usize) -> Option<u32> {
    match digits {
        2 => Some(2_000 + year),
        4 => Some(year),
        _ => None,
    }
}

/// Words that stand in days and say nothing: "8 de marzo", "May 1st", "1er août", "Mon".
fn is_filler(word: &str) -> bool {
    let word = word.to_lowercase();
    FILLERS.iter().any(|fillers| fillers.split(' ').any(|filler| filler == word))
}

/// What stands around numbers, and the days of the week in English, German, Spanish and French, as far as none is a month's name.
const FILLERS: [&str; 5] = [
    "de del of st nd rd th t er º ª 年 月 日 号",
    "mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday",
    "mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lun mié jue vie sáb dom lunes martes miércoles jueves viernes sábado domingo",
    "mer jeu ven sam dim lundi mardi mercredi jeudi vendredi samedi dimanche",
];

/// Names of the months in English, German, Spanish, French, Italian, Portuguese and Dutch, whole and short.
const MONTHS: [&str; 12] = [
    "jan january januar jänner enero ene janvier janv gennaio gen janeiro januari",
    "feb february februar febrero février févr febbraio fevereiro fev februari",
    "mar march märz mär mrz marzo mars março maart mrt",
    "apr april abril abr avril avr aprile",
    "may mai mayo maggio mag maio mei",
    "jun june juni junio juin giugno giu junho",
    "jul july juli julio juillet juil luglio lug julho",
    "aug august agosto ago août augustus",
    "sep sept september septiembre septembre settembre set setembro",
    "oct october oktober okt octubre octobre ottobre ott outubro out",
    "nov november noviembre novembre novembro",
    "dec december dezember dez diciembre dic décembre déc dicembre dezembro",
];

fn month(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let of_month = |names: &&str| names.split(' ').any(|name| name == word);
    (1..).zip(&MONTHS).find(|(_, names)| of_month(names)).map(|(month, _)| month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::read_date;
    use crate::exchange::read::grid::Typed;

    fn read(texts: &[&str], told: ColumnOptions) -> (Vec<String>, Days) {
        let cells: Vec<_> = texts.iter().map(|text| Cell { text, typed: Typed::No }).collect();
        let likely = Likely { order: DayOrder::MonthFirst, today: read_date("2026-05-10") };
        let days = days(&cells, &told, likely);
        let print = |cell: &Result<Option<When>, Fault>| match cell {
            Ok(Some(when)) => when.to_string(),
            Ok(None) => "nothing".to_owned(),
            Err(_) => "refused".to_owned(),
        };
        (days.cells.iter().map(print).collect(), days)
    }

    #[test]
    fn a_day_is_read_however_it_is_written() {
        for (text, expected) in [
            ("2025-08-01", "2025-08-01"),
            ("2025-08-01T00:00:00", "2025-08-01 0"),
            ("2025-10-07 09:50:26 +0200", "2025-10-07 590"),
            ("20260501", "2026-05-01"),
            ("2025/8/1", "2025-08-01"),
            ("03/27/2026 06:08", "2026-03-27 368"),
            ("27/03/2026", "2026-03-27"),
            ("27-03-26", "2026-03-27"),
            ("3.4.2026", "2026-04-03"),
            ("Sep 27, 2024", "2024-09-27"),
            ("27 Sept. 2024", "2024-09-27"),
            ("Monday, September 2nd, 2024, 11:05 PM", "2024-09-02 1385"),
            ("27/03/2026 11:05 p. m.", "2026-03-27 1385"),
            ("27/03/2026 12:05:09 a.m.", "2026-03-27 5"),
            ("2026/5/1 下午 3:20:00", "2026-05-01 920"),
            ("2026年5月1日上午12:20", "2026-05-01 20"),
            ("12:30 AM", "refused"),
            ("May 1, 2024 12:30 am", "2024-05-01 30"),
            ("3. März 2025", "2025-03-03"),
            ("8 de marzo de 2026", "2026-03-08"),
            ("1 août 2025", "2025-08-01"),
            ("1er août", "2025-08-01"),
            ("1.º de enero de 2026", "2026-01-01"),
            ("Mittwoch, 1. April 2026", "2026-04-01"),
            ("mié, 1 abr 2026", "2026-04-01"),
            ("jeudi 5 mars 2026", "2026-03-05"),
            ("2024年9月27日", "2024-09-27"),
            ("9月27日", "2025-09-27"),
            ("April 12", "2026-04-12"),
            ("8 de marzo", "2026-03-08"),
            ("", "nothing"),
            ("undefined", "nothing"),
            ("Lifetime", "refused"),
            ("2025-02-30", "refused"),
            ("13/13/2025", "refused"),
            ("Feb 29", "refused"),
            ("2025-08-01 25:00", "refused"),
            ("1 May 2 June 2025", "refused"),
            ("12400", "refused"),
            ("99999999999999999999", "refused"),
        ] {
            assert_eq!(read(&[text], ColumnOptions::default()).0, [expected], "{text}");
        }
    }

    #[test]
    fn one_day_over_twelve_settles_a_column_and_else_it_is_asked() {
        let none = ColumnOptions::default();
        let european = ColumnOptions { order: Some(DayOrder::DayFirst), ..none };
        let order = |texts: &[&str], told| read(texts, told).1.order.map(|order| (order.value, order.by));
        use DayOrder::{DayFirst, MonthFirst};
        assert_eq!(order(&["03/04/2026", "13/04/2026"], none), Some((DayFirst, By::Cells)));
        assert_eq!(order(&["03/04/2026", "04/13/2026"], none), Some((MonthFirst, By::Cells)));
        assert_eq!(order(&["03/04/2026", "05/03/2026"], none), Some((MonthFirst, By::Guess)));
        assert_eq!(order(&["03/04/2026"], european), Some((DayFirst, By::Person)));
        assert_eq!(order(&["03/04/2026", "04/13/2026"], european), Some((MonthFirst, By::Cells)));
        assert_eq!(order(&["13/04/2026", "04/13/2026"], european), Some((DayFirst, By::Person)));
        assert_eq!(order(&["05/05/2026"], none), Some((MonthFirst, By::Cells)));
        assert_eq!(order(&["2026-05-05", "3.4.2026"], none), None);
        // Daily tables follow each other in one order only.
        assert_eq!(order(&["10/01/2026", "11/01/2026", "12/01/2026", "01/02/2026"], none), Some((DayFirst, By::Guess)));
        assert_eq!(read(&["13/04/2026", "14/04/2026", "04/15/2026"], none).0, ["2026-04-13", "2026-04-14", "refused"]);
        assert_eq!(read(&["03/04/2026"], european).0, ["2026-04-03"]);
    }

    #[test]
    fn a_missing_year_is_the_last_possible_one_until_somebody_tells_it() {
        let none = ColumnOptions::default();
        let (cells, days) = read(&["December 30", "December 31", "January 1"], none);
        assert_eq!(cells, ["2025-12-30", "2025-12-31", "2026-01-01"]);
        assert_eq!(days.year, Some(Decided { value: 2026, by: By::Guess }));
        let descending = ["January 2", "January 1", "December 31", "December 30"];
        assert_eq!(read(&descending, none).0, ["2026-01-02", "2026-01-01", "2025-12-31", "2025-12-30"]);
        // In a short list a turn of the year shows where days lead.
        assert_eq!(read(&["December 31", "January 1"], none).0, ["2025-12-31", "2026-01-01"]);
        assert_eq!(read(&["January 1", "December 31"], none).0, ["2026-01-01", "2025-12-31"]);
        let this_year = ColumnOptions { year: Some(2026), ..none };
        for told in [none, this_year] {
            let new_year = ["January 2", "January 1", "December 31"];
            assert_eq!(read(&new_year, told).0, ["2026-01-02", "2026-01-01", "2025-12-31"]);
            let disordered = ["January 2", "January 5", "January 1", "December 31"];
            let expected = ["2026-01-02", "2026-01-05", "2026-01-01", "2025-12-31"];
            assert_eq!(read(&disordered, told).0, expected);
        }
        let planned = ["June 5", "May 20", "June 8"];
        assert_eq!(read(&planned, this_year).0, ["2026-06-05", "2026-05-20", "2026-06-08"]);
        assert_eq!(read(&planned, none).0, ["2025-06-05", "2025-05-20", "2025-06-08"]);
        let told = ColumnOptions { year: Some(2024), ..none };
        let (cells, days) = read(&["8 de junio", "9 de junio"], told);
        assert_eq!(cells, ["2024-06-08", "2024-06-09"]);
        assert_eq!(days.year, Some(Decided { value: 2024, by: By::Person }));
        assert_eq!(read(&["8 de junio", "9 de junio"], none).0, ["2025-06-08", "2025-06-09"]);
        assert_eq!(
            read(&["June 1", "May 2", "June 3", "March 9"], none).0,
            ["2025-06-01", "2026-05-02", "2025-06-03", "2026-03-09"]
        );
    }
}
