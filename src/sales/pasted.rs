//! Daily numbers as they are pasted from a spreadsheet: a day and one or more numbers in each line, maybe with names above.

use chrono::NaiveDate as Date;

/// Columns by name, with the numbers of each day.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Pasted {
    /// The name above each column of numbers, with a number behind where it stands above several; empty where there is none.
    pub names: Vec<String>,
    /// The days in the order of the lines, with the numbers that are told.
    pub days: Vec<(Date, Vec<Option<f64>>)>,
}

/// Why a text is no table of days.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotDays {
    /// There is no line with a day and a number.
    Nothing,
    /// A line does not begin with a day.
    NoDay {
        /// The line, from 1.
        line: usize,
        /// What stands there.
        text: String,
    },
    /// Something is no number.
    NoNumber {
        /// The line, from 1.
        line: usize,
        /// What stands there.
        text: String,
    },
    /// A line has more cells than the one with the names.
    TooManyCells {
        /// The line, from 1.
        line: usize,
    },
    /// A day stands twice.
    Twice {
        /// The line of the second one, from 1.
        line: usize,
    },
}

/// Reads a table of days; `number` reads one number as the page's language writes it.
///
/// # Errors
/// The first line that is wrong.
pub fn read(text: &str, number: impl Fn(&str) -> Option<f64>) -> Result<Pasted, NotDays> {
    let lines = text.lines().enumerate().map(|(place, line)| (place + 1, line));
    let lines: Vec<_> = lines.filter(|(_, line)| !line.trim().is_empty()).collect();
    let separator = separator(lines.iter().map(|(_, line)| *line));
    let mut pasted = Pasted::default();
    for (place, (line, text)) in lines.into_iter().enumerate() {
        let cells = cells(text, separator);
        let [first, others @ ..] = cells.as_slice() else { continue };
        let Some(day) = read_day(first) else {
            // Names stand above numbers; a line of numbers is one whose day nobody can read.
            if place > 0 || others.iter().any(|cell| number(cell).is_some()) {
                return Err(NotDays::NoDay { line, text: (*first).to_owned() });
            }
            pasted.names = numbered(others);
            continue;
        };
        if pasted.days.iter().rev().any(|(other, _)| *other == day) {
            return Err(NotDays::Twice { line });
        }
        let read = |cell: &&str| match *cell {
            "" | "-" | "–" => Ok(None),
            text => number(text).map(Some).ok_or_else(|| NotDays::NoNumber { line, text: text.to_owned() }),
        };
        let mut values = others.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        values.truncate(values.iter().rposition(Option::is_some).map_or(0, |last| last + 1));
        if !pasted.names.is_empty() && values.len() > pasted.names.len() {
            return Err(NotDays::TooManyCells { line });
        }
        pasted.days.push((day, values));
    }
    let columns = pasted.days.iter().map(|(_, values)| values.len()).max().unwrap_or(0);
    if columns == 0 {
        return Err(NotDays::Nothing);
    }
    pasted.names.resize(columns, String::new());
    Ok(pasted)
}

/// The cells of a line: quotes that come in pairs hold one together. A cell may have a quote of its own, as inches are written.
fn cells(line: &str, separator: char) -> Vec<&str> {
    let are_paired = line.matches('"').count().is_multiple_of(2);
    let mut is_inside = false;
    let is_between = |sign| {
        is_inside ^= are_paired && sign == '"';
        sign == separator && !is_inside
    };
    line.split(is_between).map(|cell| cell.trim().trim_matches('"').trim()).collect()
}

/// The names, with a number behind each that stands there already.
fn numbered(names: &[&str]) -> Vec<String> {
    let told = |(place, name): (usize, &&str)| match names.iter().take(place).filter(|before| *before == name).count() {
        before @ 1.. if !name.is_empty() => format!("{name} {}", before + 1),
        _ => (*name).to_owned(),
    };
    names.iter().enumerate().map(told).collect()
}

/// What stands between cells: tabs as spreadsheets copy them, else semicolons, else commas with something beside a number.
fn separator<'a>(lines: impl Iterator<Item = &'a str> + Clone) -> char {
    let with = |sign| lines.clone().all(|line| line.contains(sign));
    [',', ';', '\t'].into_iter().rfind(|sign| with(*sign)).unwrap_or('\t')
}

/// A day with the year first: 2026-05-03, 2026/5/3, 2026.5.3, 2026年5月3日, also with a time behind it. With the day or the month
/// first nobody knows which it is.
fn read_day(text: &str) -> Option<Date> {
    let day = text.split(['T', ' ']).next()?.trim_end_matches('日');
    let mut parts = day.split(['-', '/', '.', '年', '月']);
    let mut part = || parts.next()?.parse::<u32>().ok();
    let (year, month, day) = (part()?, part()?, part()?);
    if parts.next().is_some() || !(1000..=9999).contains(&year) {
        return None;
    }
    Date::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn number(text: &str) -> Option<f64> {
        text.replace(',', "").parse().ok()
    }

    fn day(day: u32) -> Date {
        Date::from_ymd_opt(2026, 5, day).unwrap()
    }

    #[test]
    fn tables_of_days_are_read() {
        let days = vec![(day(1), vec![Some(1200.0), Some(7.0)]), (day(2), vec![None, Some(8.5)])];
        let named = Pasted { names: vec!["Sales".into(), "North".into()], days: days.clone() };
        assert_eq!(read("Date\tSales\tNorth\n2026-05-01\t1,200\t7\n\n2026-05-02\t\t8.5\n", number), Ok(named));
        let bare = Pasted { names: vec![String::new(), String::new()], days };
        assert_eq!(read("2026/5/1;1200;7\r\n2026/5/2;-;8.5", number), Ok(bare.clone()));
        for first in ["2026年5月1日,\"1200\",7", "2026-05-01,\"1,200\",7", "\"2026-05-01\", \"1,200\" ,\"7\",,"] {
            assert_eq!(read(&format!("{first}\n2026-05-02T00:00:00,,8.5,"), number), Ok(bare.clone()), "{first}");
        }
    }

    #[test]
    fn each_column_has_a_name_of_its_own() {
        for (names, told) in [
            ("North\tNorth\tSouth\tNorth", ["North", "North 2", "South", "North 3"]),
            ("Size 5\"\tNorth", ["Size 5", "North", "", ""]),
            ("North\t\t\t", ["North", "", "", ""]),
        ] {
            let text = format!("Date\t{names}\t\t\n2026-05-01\t1\t2\t3\t4");
            assert_eq!(read(&text, number).unwrap().names, told, "{names}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        assert_eq!(read("", number), Err(NotDays::Nothing));
        assert_eq!(read("Date\tSales\n", number), Err(NotDays::Nothing));
        let told = |line, text: &str| (line, text.to_owned());
        let (line, text) = told(3, "05/02/2026");
        assert_eq!(read("Date\tSales\n2026-05-01\t1\n05/02/2026\t2", number), Err(NotDays::NoDay { line, text }));
        let (line, text) = told(1, "05/01/2026");
        assert_eq!(read("05/01/2026\t1\n05/02/2026\t2", number), Err(NotDays::NoDay { line, text }));
        let (line, text) = told(2, "many");
        assert_eq!(read("Date\tSales\n2026-05-01\tmany", number), Err(NotDays::NoNumber { line, text }));
        assert_eq!(read("2026-05-01\t1\n2026-05-01\t2", number), Err(NotDays::Twice { line: 2 }));
        let cut = "Date,Sales\n2026-05-01,900\n2026-05-02,1,200";
        assert_eq!(read(cut, number), Err(NotDays::TooManyCells { line: 3 }));
    }
}
