//! The cells of one column, read as what the column tells.

use super::day::{self, Likely};
use super::format::unit;
use super::grid::{Cell, Typed};
use super::{number, words};
use crate::campaign::address;
use crate::exchange::reading::{
    By, Cells, Column, ColumnOptions, DayOrder, Fault, Field, Habits, Kind, LONGEST_NAME, LONGEST_TEXT, Texts,
};
use crate::i18n::Separators;
use crate::kpi::platform::Platform;
use crate::kpi::unit::Currency;

/// So much of a cell is shown.
const SHOWN: usize = 60;

/// What stands in sums beside digits and names no currency.
const BARE: [char; 11] = ['.', ',', ' ', '\'', '’', '\u{a0}', '\u{202f}', '-', '−', '(', ')'];

/// What a file has settled by other columns.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) habits: &'a Habits,
    /// How the numbers of other columns are written.
    pub(super) separators: Option<Separators>,
    /// The order of day and month of other columns or of the source.
    pub(super) order: Option<DayOrder>,
}

/// Reads the cells of a column as `kind`; `refuse` is told the place and fault of each that is something else.
pub(super) fn read(
    column: &mut Column,
    cells: &[Cell],
    kind: Kind,
    (told, around): (&ColumnOptions, Around),
    refuse: &mut dyn FnMut(usize, Fault),
) {
    if column.separators.is_some_and(|separators| separators.by != By::Cells) {
        show_open(column, cells);
    }
    let whole = match (kind, units(column, around.habits).0) {
        (Kind::Count | Kind::Number | Kind::Sum, name) if !name.is_empty() => multiplied(cells, name),
        _ => Vec::new(),
    };
    let whole: Vec<_> = whole.iter().zip(cells).map(|(text, cell)| Cell { text, ..*cell }).collect();
    let cells = if whole.is_empty() { cells } else { &whole };
    column.cells = match kind {
        Kind::Text => {
            let mut texts = Texts::default();
            for (place, cell) in cells.iter().enumerate() {
                texts.push(short(cell.text, LONGEST_TEXT).map_err(|fault| refuse(place, fault)).unwrap_or_default());
            }
            Cells::Texts(texts)
        }
        Kind::Name => texts(cells, refuse, |cell| short(cell.text, LONGEST_NAME)),
        Kind::Address => texts(cells, refuse, |cell| {
            short(cell.text, LONGEST_NAME)
                .and_then(|text| if address::is_on_the_web(text) { Ok(text) } else { Err(Fault::NotAnAddress) })
        }),
        Kind::Id => texts(cells, refuse, |cell| {
            if number::is_rounded(cell) { Err(Fault::Rounded) } else { short(cell.text, LONGEST_NAME) }
        }),
        Kind::Platform => {
            named(cells, refuse, |text| words::platform(text).map(Platform::key).ok_or(Fault::NoPlatform))
        }
        Kind::PostKind => {
            named(cells, refuse, |text| words::post_kind(text).map(|kind| kind.key()).ok_or(Fault::NoKind))
        }
        Kind::OrderState => {
            named(cells, refuse, |text| words::order_state(text).map(|state| state.key()).ok_or(Fault::NoState))
        }
        Kind::Currency => {
            named(cells, refuse, |text| coded(text).map(|currency| currency.code()).ok_or(Fault::NoCurrency))
        }
        Kind::YesOrNo => named(cells, refuse, |text| match words::yes_or_no(text) {
            Some(true) => Ok("yes"),
            Some(false) => Ok("no"),
            None => Err(Fault::NotYesOrNo),
        }),
        Kind::Range => {
            let ranges = each(cells, refuse, |cell| day::range(cell.text).ok_or(Fault::NotADay));
            let shown = |(from, to)| format!("{from}/{to}");
            Cells::Texts(ranges.into_iter().map(|range| range.map_or_else(String::new, shown)).collect())
        }
        Kind::Day => days(column, cells, told, around, refuse),
        Kind::Count => {
            let style = style(column, around);
            Cells::Counts(each(cells, refuse, |cell| number::count(cell, style)))
        }
        Kind::Number if column.field.is_some_and(Field::is_sum) => {
            Cells::Numbers(money(column, cells, around, number::amount, refuse))
        }
        Kind::Number => {
            let style = style(column, around);
            let likely = likely_currency(column, around.habits);
            Cells::Numbers(each(cells, refuse, |cell| number::number(cell, style, likely)))
        }
        Kind::Sum => {
            let read = match column.field {
                // Lists of orders write what was paid back as one more row of the order.
                Some(Field::Total) => number::any_sum,
                Some(Field::Refunded) => number::refund,
                _ => number::sum,
            };
            Cells::Sums(money(column, cells, around, read, refuse))
        }
    };
}

/// A text of at most so many letters.
fn short(text: &str, longest: usize) -> Result<&str, Fault> {
    let is_long = text.len() > longest && text.chars().nth(longest).is_some();
    if is_long { Err(Fault::TooLong) } else { Ok(text) }
}

/// Lets cells be seen that can be read in two ways: the first with a dot and the first with a comma.
fn show_open(column: &mut Column, cells: &[Cell]) {
    for sign in ['.', ','] {
        let is_open = |text: &str| text.contains(sign) && number::is_open(text);
        let open = cells.iter().find(|cell| cell.typed == Typed::No && is_open(cell.text));
        column.examples.extend(open.map(|cell| shown(cell.text)).filter(|text| !column.examples.contains(text)));
    }
}

fn each<'a, T>(
    cells: &[Cell<'a>],
    refuse: &mut dyn FnMut(usize, Fault),
    mut read: impl FnMut(Cell<'a>) -> Result<T, Fault>,
) -> Vec<Option<T>> {
    let mut one = |(place, cell): (usize, &Cell<'a>)| {
        if number::is_nothing(cell.text) {
            return None;
        }
        read(*cell).map_err(|fault| refuse(place, fault)).ok()
    };
    cells.iter().enumerate().map(&mut one).collect()
}

fn texts<'a>(
    cells: &[Cell<'a>],
    refuse: &mut dyn FnMut(usize, Fault),
    read: impl FnMut(Cell<'a>) -> Result<&'a str, Fault>,
) -> Cells {
    Cells::Texts(each(cells, refuse, read).into_iter().map(Option::unwrap_or_default).collect())
}

fn named(
    cells: &[Cell],
    refuse: &mut dyn FnMut(usize, Fault),
    read: impl Fn(&str) -> Result<&'static str, Fault>,
) -> Cells {
    // Most say what the one above says.
    let mut above = ("", Ok(""));
    texts(cells, refuse, |cell| {
        if cell.text != above.0 {
            above = (cell.text, read(cell.text));
        }
        above.1
    })
}

fn days(
    column: &mut Column,
    cells: &[Cell],
    told: &ColumnOptions,
    around: Around,
    refuse: &mut dyn FnMut(usize, Fault),
) -> Cells {
    // Where decimals have commas, days stand first.
    let usual = if around.habits.separators == Separators::Dot { DayOrder::MonthFirst } else { DayOrder::DayFirst };
    let likely = Likely { order: around.order.unwrap_or(usual), today: around.habits.today.map(|today| today.day) };
    let days = day::days(cells, told, likely);
    let cell = |place: Option<usize>| {
        place.and_then(|place| cells.get(place)).map_or_else(String::new, |cell| shown(cell.text))
    };
    (column.order, column.open_day) = (days.order, cell(days.open));
    (column.year, column.day_of_year) = (days.year, cell(days.without_year));
    let days = days.cells.into_iter().enumerate();
    Cells::Days(days.map(|(place, day)| day.map_err(|fault| refuse(place, fault)).ok().flatten()).collect())
}

/// A sum and the currency that it names, or is likely in.
type Named<T> = (T, Currency);

/// Reads money. Each cell is in the currency that it names, those that name none in that of the header, else in the campaign's.
fn money<T: Copy + Default + PartialEq>(
    column: &mut Column,
    cells: &[Cell],
    around: Around,
    read: fn(Cell, Separators, Currency) -> Result<Named<T>, Fault>,
    refuse: &mut dyn FnMut(usize, Fault),
) -> Vec<Option<T>> {
    let style = style(column, around);
    let of_header = unit_currency(column, around.habits);
    let home = likely_currency(column, around.habits);
    let mut above: Vec<Currency> = Vec::new();
    let sums = each(cells, refuse, |cell| {
        let (sum, named) = read(cell, style, home)?;
        if is_bare(cell.text) || !number::names_currency(cell, style) {
            return Ok((sum, of_header));
        }
        if of_header.is_some_and(|of_header| of_header != named) {
            return Err(Fault::NoCurrency);
        }
        // Of the currencies that share a sign, the first one above is likely: "$" below "CA$", whatever else stands between.
        let is_above = |above: &&Currency| read(cell, style, **above).is_ok_and(|(_, named)| named == **above);
        let named = above.iter().find(|above| named != home && is_above(above)).copied().unwrap_or(named);
        if !above.contains(&named) {
            above.push(named);
        }
        Ok((sum, Some(named)))
    });
    // Nothing is nothing in any currency.
    let told = || sums.iter().flatten().filter(|(sum, named)| named.is_some() || *sum != T::default());
    // What names none is not in the column's where it is in that of a fact beside it.
    let is_beside = column.field.is_some_and(Field::has_currency_beside);
    let currency = |named: Option<Currency>| if is_beside { named } else { named.or(Some(home)) };
    let mut currencies = told().map(|(_, named)| currency(*named));
    match currencies.next() {
        Some(first) if currencies.any(|one| one != first) => {
            let code = |named: Option<Currency>| named.map_or("", |named| named.code());
            column.currencies = sums.iter().map(|sum| code(sum.and_then(|(_, named)| named))).collect();
        }
        first => column.currency = first.flatten().filter(|_| sums.iter().flatten().any(|(_, named)| named.is_some())),
    }
    sums.into_iter().map(|sum| sum.map(|(sum, _)| sum)).collect()
}

/// Takes what a column leaves out from another one that tells the same; the rows in which both tell something, but not the same.
pub(super) fn fill(column: &mut Column, other: &Column, rows: usize, habits: &Habits) -> Vec<usize> {
    let is_sum = column.field.is_some_and(Field::is_sum);
    let currency = |column: &Column, row| column.currency_in(row).unwrap_or_else(|| likely_currency(column, habits));
    let in_two = |row| is_sum && column.cells.sum(row) != Some(0) && currency(column, row) != currency(other, row);
    let in_two: Vec<_> = (0..rows).map(in_two).collect();
    let of = |row: usize| if column.cells.is_blank(row) { other } else { &*column };
    let codes = (0..rows).map(|row| of(row).currency_in(row).map_or("", |currency| currency.code()));
    let codes: Texts = if is_sum { codes.collect() } else { Texts::default() };
    (column.currency, column.currencies) = (None, codes);
    match (&mut column.cells, &other.cells) {
        (Cells::Texts(own), Cells::Texts(others)) => {
            let both = || own.iter().zip(others.iter()).enumerate();
            let differ = both().filter(|(_, (one, other))| !one.is_empty() && !other.is_empty() && one != other);
            let differ = differ.map(|(row, _)| row).collect();
            *own = both().map(|(_, (one, other))| if one.is_empty() { other } else { one }).collect();
            differ
        }
        (Cells::Counts(own), Cells::Counts(others)) => fill_gaps(own, others, &in_two),
        (Cells::Sums(own), Cells::Sums(others)) => fill_gaps(own, others, &in_two),
        (Cells::Numbers(own), Cells::Numbers(others)) => fill_gaps(own, others, &in_two),
        (Cells::Days(own), Cells::Days(others)) => fill_gaps(own, others, &in_two),
        _ => Vec::new(),
    }
}

/// The same of one kind of cells; `in_two` says in which rows the two are in two currencies.
fn fill_gaps<T: Copy + PartialEq>(own: &mut [Option<T>], others: &[Option<T>], in_two: &[bool]) -> Vec<usize> {
    let mut differ = Vec::new();
    for (row, (own, other)) in own.iter_mut().zip(others).enumerate() {
        if own.zip(*other).is_some_and(|(one, other)| one != other || in_two.get(row) == Some(&true)) {
            differ.push(row);
        }
        *own = own.or(*other);
    }
    differ
}

fn likely_currency(column: &Column, habits: &Habits) -> Currency {
    unit_currency(column, habits).or(habits.currency).unwrap_or(Currency::USD)
}

/// The currency of a code, in any letters.
pub(super) fn coded(text: &str) -> Option<Currency> {
    Currency::from_code(&text.to_ascii_uppercase())
}

/// The currency that a cell of a column names, else the one that is likely.
pub(super) fn currency(column: &Column, cell: Cell, habits: &Habits) -> Currency {
    let likely = likely_currency(column, habits);
    let named = || number::sum(cell, Separators::Dot, likely).ok().map(|(_, currency)| currency);
    if is_bare(cell.text) { likely } else { named().unwrap_or(likely) }
}

/// Whether a sum names no currency.
fn is_bare(text: &str) -> bool {
    text.chars().all(|sign| sign.is_ascii_digit() || BARE.contains(&sign))
}

/// The currency in brackets behind the header.
fn unit_currency(column: &Column, habits: &Habits) -> Option<Currency> {
    units(column, habits).1
}

/// What multiplies the numbers of a column and what they are in, by the brackets behind its header: "Fee ($)", "GMV（万元）".
fn units<'a>(column: &'a Column, habits: &Habits) -> (&'a str, Option<Currency>) {
    let unit = unit(&column.header).unwrap_or_default();
    let home = habits.currency.unwrap_or(Currency::USD);
    let plain = |text: &str| number::sum(Cell { text, ..Cell::default() }, Separators::Dot, home).ok();
    let currency = |name: &str| plain(&format!("{name}1")).filter(|_| !name.is_empty()).map(|(_, currency)| currency);
    if let Some(currency) = currency(unit) {
        return ("", Some(currency));
    }
    let mut parts = unit.char_indices().map(|(at, sign)| unit.split_at(at + sign.len_utf8()));
    let parts = parts.find(|(name, rest)| number::multiplies(name) && (rest.is_empty() || currency(rest).is_some()));
    parts.map_or(("", None), |(name, rest)| (name, currency(rest)))
}

/// The numbers of a column with what multiplies them behind each: 12 of "粉丝数（万）" are 12万.
fn multiplied(cells: &[Cell], name: &str) -> Vec<String> {
    let is_bare = |text: &str| text.ends_with(|sign: char| sign.is_ascii_digit());
    let text = |cell: &Cell| if is_bare(cell.text) { format!("{}{name}", cell.text) } else { cell.text.to_owned() };
    cells.iter().map(text).collect()
}

/// How the numbers of a column are read: as its cells show, else as those of other columns.
fn style(column: &Column, around: Around) -> Separators {
    column.separators.map(|one| one.value).or(around.separators).unwrap_or(around.habits.separators)
}

/// A cell as it is shown.
pub(super) fn shown(text: &str) -> String {
    let end = text.char_indices().nth(SHOWN).map_or(text.len(), |(end, _)| end);
    text.get(..end).unwrap_or_default().to_owned()
}

/// Whether a row without this tells nothing that could be kept.
pub(super) fn is_key(field: Field) -> bool {
    matches!(field, Field::Day | Field::NthDay | Field::Range | Field::OrderId)
}
