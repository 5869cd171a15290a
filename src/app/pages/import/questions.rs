//! What the cells of a table leave open: which number is the day, of which year days are, how numbers are written.

use chrono::{Datelike, NaiveDate};
use yew::prelude::*;

use super::choice::{Choice, ask};
use super::table::Table;
use crate::app::preferences::SEPARATORS;
use crate::exchange::reading::{By, Cells, Column, DayOrder, Field};
use crate::i18n::{Language, NumberFormat, Separators};

impl Table<'_> {
    /// What the cells leave open.
    pub(super) fn questions(&self) -> Html {
        let words = self.page.imports();
        let columns = self.reading.columns.iter().enumerate();
        let names_currencies = self.reading.column(Field::Currency).is_some();
        columns
            .map(|(place, column)| {
                let header = self.header(column);
                let dates = column.field.is_some_and(|field| field.dates(self.reading.about));
                html! {
                    <>
                        if let Some(order) = column.order.filter(|order| dates && order.by != By::Cells) {
                            { ask(
                                &self.id(&format!("order-{place}")),
                                (&words.which_day.with(header), &words.which_day_why.with(&column.open_day)),
                                (order.by == By::Guess).then_some(words.choose_one),
                                [DayOrder::DayFirst, DayOrder::MonthFirst].map(|one| Choice {
                                    key: day_order(one).into(),
                                    label: (if one == DayOrder::DayFirst { words.day_first } else { words.month_first }).to_owned(),
                                    is_chosen: order.by == By::Person && order.value == one,
                                }),
                                self.set_column(place, |column, text| column.order = read_day_order(text)),
                            ) }
                        }
                        if let Some(year) = column.year.filter(|year| dates && year.by != By::Cells) {
                            { ask(
                                &self.id(&format!("year-{place}")),
                                (&words.which_year.with(header), &words.which_year_why.with(&column.day_of_year)),
                                (year.by == By::Guess).then_some(words.choose_one),
                                years(year.value, column, self.page.today).map(|one| Choice {
                                    key: one.to_string(),
                                    label: one.to_string(),
                                    is_chosen: year.by == By::Person && year.value == one,
                                }),
                                self.set_column(place, |column, text| column.year = text.parse().ok()),
                            ) }
                        }
                        if !names_currencies && has_bare_sums(column) {
                            <p class="hint">{ words.bare_sums.with(header) }</p>
                        }
                        if let Some(separators) = column.separators.filter(|separators| separators.by != By::Cells) {
                            { ask(
                                &self.id(&format!("separators-{place}")),
                                (&words.which_separators.with(header), &self.why_separators(column, separators.by)),
                                None,
                                styles(separators.value).map(|(key, one)| Choice {
                                    key: key.to_owned(),
                                    label: self.read_as(column, one),
                                    is_chosen: separators.value == one,
                                }),
                                self.set_column(place, |column, text| column.separators = read_separators(text)),
                            ) }
                        }
                    </>
                }
            })
            .collect()
    }

    /// Why it is asked how the numbers of a column are written, and who has chosen what stands there.
    fn why_separators(&self, column: &Column, by: By) -> String {
        let words = self.page.imports();
        let why = words.which_separators_why.with(&open_cells(column).collect::<Vec<_>>().join(APART));
        if by == By::Guess { format!("{why}{}{}", self.page.strings.after_sentence, words.is_guess) } else { why }
    }

    /// What the cells that can be read in several ways come to in one of them.
    fn read_as(&self, column: &Column, style: Separators) -> String {
        let read = |cell: &str| {
            let number = number_of(cell);
            let value = NumberFormat { language: Language::En, separators: style }.parse_decimal(number).ok()?;
            Some(format!("{cell} = {}", cell.replace(number, &self.page.format.decimal(value, 3))))
        };
        let read: Vec<_> = open_cells(column).filter_map(read).collect();
        let usual = || SEPARATORS.iter().find(|(_, one, _)| *one == style).map_or("", |(.., label)| label).to_owned();
        if read.is_empty() { usual() } else { read.join(APART) }
    }
}

fn day_order(order: DayOrder) -> &'static str {
    if order == DayOrder::DayFirst { "day" } else { "month" }
}

fn read_day_order(text: &str) -> Option<DayOrder> {
    [DayOrder::DayFirst, DayOrder::MonthFirst].into_iter().find(|order| day_order(*order) == text)
}

fn read_separators(text: &str) -> Option<Separators> {
    SEPARATORS.iter().find(|(key, ..)| *key == text).map(|(_, one, _)| *one)
}

/// Between numbers that may have commas.
const APART: &str = " · ";

/// The ways in which a sign before three digits can be read, and the one that is chosen.
fn styles(chosen: Separators) -> impl Iterator<Item = (&'static str, Separators)> {
    let is_offered = move |one: Separators| one != Separators::Space || one == chosen;
    SEPARATORS.iter().map(|(key, one, _)| (*key, *one)).filter(move |(_, one)| is_offered(*one))
}

/// The number of a cell, without what stands around it: "Rs." and "kr." have dots too.
fn number_of(cell: &str) -> &str {
    cell.trim_matches(|sign: char| !sign.is_ascii_digit())
}

/// Of the cells that are shown one with a dot and one with a comma that may be thousands or decimals; the first if none has.
fn open_cells(column: &Column) -> impl Iterator<Item = &str> {
    let with = |sign: char| {
        let is_open = move |text: &&String| {
            let number = number_of(text);
            let digits = number.split_once(sign).map(|(_, after)| after.bytes().take_while(u8::is_ascii_digit).count());
            digits == Some(3) && number.matches(['.', ',']).count() == 1
        };
        column.examples.iter().find(is_open)
    };
    let open = [with('.'), with(',')];
    let first = column.examples.first().filter(|_| open.iter().all(Option::is_none));
    open.into_iter().chain([first]).flatten().map(String::as_str)
}

/// Whether some of the sums of a column name no currency, where others do.
fn has_bare_sums(column: &Column) -> bool {
    let is_told = |row| {
        column.cells.sum(row).is_some_and(|sum| sum != 0) || column.cells.number(row).is_some_and(|sum| sum != 0.0)
    };
    !column.field.is_some_and(Field::has_currency_beside)
        && column.currencies.iter().enumerate().any(|(row, code)| code.is_empty() && is_told(row))
}

/// The years that the newest day of a column may be of, the likeliest first: this one and those before, as far as no day then lies
/// ahead; what is still to come last.
fn years(chosen: i32, column: &Column, today: NaiveDate) -> impl Iterator<Item = i32> {
    let Cells::Days(days) = &column.cells else { return Vec::new().into_iter() };
    let newest = days.iter().flatten().map(|when| (when.day.year(), when.day.ordinal())).max();
    let lies_ahead = |year: i32| {
        newest.is_some_and(|(of, day)| {
            (of.saturating_sub(chosen).saturating_add(year), day) > (today.year(), today.ordinal())
        })
    };
    let mut years: Vec<_> = (0..10).map(|back| today.year().saturating_add(1).saturating_sub(back)).collect();
    if !years.contains(&chosen) {
        years.push(chosen);
    }
    let (ahead, mut past): (Vec<_>, Vec<_>) = years.into_iter().partition(|year| lies_ahead(*year));
    past.extend(ahead.into_iter().rev());
    past.into_iter()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::file::tests::shown;
    use super::*;
    use crate::campaign::model::read_date;
    use crate::exchange::reading::{ColumnOptions, Habits, Options, TableOptions};

    /// What is asked or can be put right, by the name of its field and what is chosen.
    fn asked(text: &'static str, column: ColumnOptions) -> Vec<String> {
        let columns = vec![ColumnOptions::default(), column];
        let tables = vec![TableOptions { columns, ..TableOptions::default() }];
        let html = shown(text, Options { tables, ..Options::default() });
        let questions = html.split("import-question").skip(1);
        let chosen = |question: &str| {
            let (_, id) = question.split_once("id=\"import-0-0-").unwrap_or_default();
            let id = id.split('"').next().unwrap_or_default().to_owned();
            let options = question.split("<option").find(|option| option.contains("selected")).unwrap_or_default();
            let (_, label) = options.split_once('>').unwrap_or_default();
            format!("{id}: {}", label.split('<').next().unwrap_or_default())
        };
        questions.map(chosen).collect()
    }

    #[test]
    fn the_likeliest_year_stands_first_and_what_is_to_come_last() {
        let today = read_date("2026-11-30").unwrap_or_default();
        for (text, chosen, expected) in [
            ("Date,Views\nNovember 29,5\nNovember 30,5\n", None, [2026, 2025, 2027]),
            ("Date,Views\nNovember 30,5\nDecember 1,5\n", None, [2025, 2024, 2027]),
            // What was chosen moves nothing.
            ("Date,Views\nNovember 30,5\nDecember 1,5\n", Some(2026), [2025, 2024, 2027]),
        ] {
            let column = ColumnOptions { year: chosen, ..ColumnOptions::default() };
            let tables = vec![TableOptions { columns: vec![column], ..TableOptions::default() }];
            let habits = Habits { today: Some(today.into()), ..Habits::default() };
            let options = Options { tables, habits, ..Options::default() };
            let contents = crate::exchange::read::read("a.csv", text.as_bytes(), &options, &mut |_| {});
            let readings = contents.map(|contents| contents.readings).unwrap_or_default();
            let column = readings.first().and_then(|reading| reading.columns.first());
            let year = column.and_then(|column| column.year).map(|year| year.value).unwrap_or_default();
            let years: Vec<_> = column.map(|column| years(year, column, today).collect()).unwrap_or_default();
            let ends = [years.first(), years.get(1), years.last()].map(|year| year.copied().unwrap_or_default());
            assert_eq!((ends, years.len()), (expected, 10), "{text}");
        }
    }

    #[test]
    fn questions_quote_a_cell_that_leaves_it_open() {
        for (day, told) in [("03/04/2026", "It says 03/04/2026,"), ("March 4", "It says March 4, without a year")] {
            let text = format!("Influencer,Date posted,Views\na,2026/4/2,5\nb,2026/4/3,5\nc,2026/4/4,5\nd,{day},5\n");
            assert!(shown(text.leak(), Options::default()).contains(told), "{told}");
        }
    }

    #[test]
    fn sums_without_a_currency_are_told_where_others_name_another_one() {
        for (text, is_told) in [
            ("Influencer,Fee\nana,500\nben,€600\n", true),
            ("Influencer,Fee\nana,0\nben,€600\n", false),
            ("Influencer,Fee,Currency\nana,500,EUR\nben,€600,EUR\n", false),
        ] {
            let html = shown(text, Options::default());
            assert_eq!(html.contains("Amounts in “Fee” that name no currency count"), is_told, "{text}");
        }
    }

    #[test]
    fn what_cells_leave_open_can_be_said() {
        let none = ColumnOptions::default();
        let dot = ColumnOptions { separators: Some(Separators::Dot), ..none };
        for (text, column, expected) in [
            ("Influencer,Fee\nana,1.200\n", none, vec!["separators-1: 1.200 = 1,200"]),
            ("Influencer,Fee\nana,1.200\n", dot, vec!["separators-1: 1.200 = 1.2"]),
            // Nothing tells which of the two is written otherwise.
            (
                "Influencer,Fee\na,1\nb,2\nc,3\nd,4\nana,$1.500\nben,\"1,800\"\n",
                none,
                vec!["separators-1: $1.500 = $1.5 · 1,800 = 1,800"],
            ),
            ("Influencer,Orders\nana,1.500\nben,\"1,800\"\n", none, vec!["separators-1: 1.500 = 1.5 · 1,800 = 1,800"]),
            ("Influencer,Fee\nana,1.200 Fr.\n", none, vec!["separators-1: 1.200 Fr. = 1,200 Fr."]),
            ("Influencer,Fee\nana,1.20\n", none, vec![]),
            ("Influencer,Date posted,Views\nana,03/04/2026,5\n", none, vec!["order-1: Choose…"]),
            ("Influencer,Date posted,Views\nana,03/14/2026,5\n", none, vec![]),
            // No influencer has a day.
            ("Influencer,Date,Fee\nana,03/04/2026,5\n", none, vec![]),
        ] {
            assert_eq!(asked(text, column), expected, "{text}");
        }
    }
}
