//! One file of an import: what it is taken for, what its columns tell, and what must be asked.

use std::rc::Rc;

use chrono::{Datelike, NaiveDate};
use yew::prelude::*;

use super::desk::{Happens, Item, Stage, Why};
use crate::app::browser::table;
use crate::app::context::Page;
use crate::app::preferences::SEPARATORS;
use crate::app::widgets::basic::{button, button_about};
use crate::exchange::reading::{
    About, By, Cells, Column, ColumnOptions, Contents, DayOrder, Delimiter, Encoding, Field, Mapping, Options, Reading,
    Source, TableOptions,
};
use crate::i18n::{Language, NumberFormat, Separators};

/// A file with all that can be said about it; one of ours says that itself.
pub(super) fn file(
    page: Page,
    at: usize,
    name: &str,
    item: &Item,
    ours: Option<Html>,
    act: &Callback<Happens>,
) -> Html {
    let words = page.imports();
    if item.stage == Stage::LeftOut {
        return Html::default();
    }
    let on_leave_out = act.reform(move |_: MouseEvent| Happens::LeaveOut(at));
    let leave_out = button_about("quiet", words.leave_out, words.leave_out_file.with(name), on_leave_out);
    html! {
        <section class="import-file" key={at} aria-labelledby={format!("import-file-{at}")}>
            <header>
                <h3 id={format!("import-file-{at}")}>{ name }</h3>
                { leave_out }
            </header>
            { ours.unwrap_or_else(|| stage(page, at, item, act)) }
            if let Some(contents) = item.contents.as_ref().filter(|_| !matches!(item.stage, Stage::Failed(_))) {
                { found(page, at, item, &contents.0, act) }
            }
        </section>
    }
}

fn stage(page: Page, at: usize, item: &Item, act: &Callback<Happens>) -> Html {
    let words = page.imports();
    match &item.stage {
        Stage::Waiting => html! { <p class="hint" role="status">{ words.waiting }</p> },
        Stage::Reading(done) => html! {
            <div class="import-progress">
                <progress max="1" value={done.to_string()} aria-label={words.reading} />
                <span role="status">{ words.reading }</span>
            </div>
        },
        Stage::Failed(why) => {
            let options = item.options.clone();
            let again = act.reform(move |_: MouseEvent| Happens::Change(at, options.clone()));
            html! {
                <div role="alert">
                    <p class="problem"><strong>{ words.not_read }{ page.strings.colon }</strong>{ told(page, why) }</p>
                    if !matches!(why, Why::Unreadable(_)) {
                        { button("", page.strings.try_again, again) }
                    }
                </div>
            }
        }
        Stage::Read | Stage::LeftOut => Html::default(),
    }
}

fn told(page: Page, why: &Why) -> String {
    let words = page.imports();
    match why {
        Why::Gone => words.gone.to_owned(),
        Why::Work(failure) => (words.failure)(failure).to_owned(),
        Why::Unreadable(why) => (words.unreadable)(why),
    }
}

/// Lets the options of a file be changed.
#[derive(Clone)]
struct Change {
    at: usize,
    options: Rc<Options>,
    act: Callback<Happens>,
}

impl Change {
    fn with(&self, change: impl FnOnce(&mut Options)) {
        let mut options = Options::clone(&self.options);
        change(&mut options);
        self.act.emit(Happens::Change(self.at, options));
    }

    /// Changes what is said about one table; all that it was read by so far stands.
    fn table(&self, contents: &Contents, number: usize, change: impl FnOnce(&mut TableOptions)) {
        self.with(|options| {
            let tables = options.tables.len().max(contents.readings.len());
            options.tables.resize_with(tables, TableOptions::default);
            if let Some(table) = options.tables.get_mut(number) {
                let columns = contents.readings.get(number).map_or(0, |reading| reading.columns.len());
                table.columns.resize_with(columns.max(table.columns.len()), ColumnOptions::default);
                change(table);
            }
        });
    }
}

/// What was found in a file.
fn found(page: Page, at: usize, item: &Item, contents: &Rc<Contents>, act: &Callback<Happens>) -> Html {
    let change = Change { at, options: Rc::new(item.options.clone()), act: act.clone() };
    let tables = contents.readings.iter().enumerate();
    html! {
        <>
            if item.is_recalled {
                <p class="hint">{ page.imports().as_last_time }</p>
            }
            { tables.map(|(number, reading)| table_of(page, &change, contents, number, reading)).collect::<Html>() }
        </>
    }
}

/// One table of a file.
fn table_of(page: Page, change: &Change, contents: &Rc<Contents>, number: usize, reading: &Reading) -> Html {
    let words = page.imports();
    let one = Table { page, change, contents, number, reading };
    let known_by = reading.known_by.iter().take(6).cloned().collect::<Vec<_>>().join(page.strings.list_separator);
    html! {
        <div class="import-table" key={number}>
            if !reading.title.is_empty() {
                <h4>{ &reading.title }</h4>
            }
            <p class="import-source">
                { words.taken_for.with((words.source)(reading.source)) }
                if !known_by.is_empty() {
                    { " " }<span class="hint">{ words.known_by.with(&known_by) }</span>
                }
            </p>
            if reading.totals > 0 {
                <p class="hint">{ (words.totals_left_out)(reading.totals) }</p>
            }
            { one.questions() }
            { one.columns() }
            { one.rows() }
        </div>
    }
}

/// A table with what changes how it is read.
struct Table<'a> {
    page: Page,
    change: &'a Change,
    contents: &'a Rc<Contents>,
    number: usize,
    reading: &'a Reading,
}

impl Table<'_> {
    /// What a field sets, by its text.
    fn set(&self, set: impl Fn(&mut TableOptions, &str) + 'static) -> Callback<Event> {
        let (change, contents, number) = (self.change.clone(), Rc::clone(self.contents), self.number);
        Callback::from(move |event: Event| {
            let text = table::typed(&event);
            change.table(&contents, number, |table| set(table, &text));
        })
    }

    /// What a field sets of one column, by its text.
    fn set_column(&self, place: usize, set: impl Fn(&mut ColumnOptions, &str) + 'static) -> Callback<Event> {
        self.set(move |table, text| {
            if let Some(column) = table.columns.get_mut(place) {
                set(column, text);
            }
        })
    }

    /// The name of a field of this table in the document.
    fn id(&self, what: &str) -> String {
        format!("import-{}-{}-{what}", self.change.at, self.number)
    }

    fn header<'a>(&self, column: &'a Column) -> &'a str {
        if column.header.trim().is_empty() { self.page.imports().no_header } else { &column.header }
    }

    /// What the cells leave open.
    fn questions(&self) -> Html {
        let words = self.page.imports();
        let columns = self.reading.columns.iter().enumerate();
        columns
            .map(|(place, column)| {
                let example = column.examples.first().map_or("", String::as_str);
                let header = self.header(column);
                let dates = column.field.is_some_and(|field| field.dates(self.reading.about));
                html! {
                    <>
                        if let Some(order) = column.order.filter(|order| dates && order.by != By::Cells) {
                            { ask(
                                &self.id(&format!("order-{place}")),
                                (&words.which_day.with(header), &words.which_day_why.with(example)),
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
                                (&words.which_year.with(header), &words.which_year_why.with(example)),
                                (year.by == By::Guess).then_some(words.choose_one),
                                years(year.value, column, self.page.today).map(|one| Choice {
                                    key: one.to_string(),
                                    label: one.to_string(),
                                    is_chosen: year.by == By::Person && year.value == one,
                                }),
                                self.set_column(place, |column, text| column.year = text.parse().ok()),
                            ) }
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
            let number = cell.trim_matches(|sign: char| !sign.is_ascii_digit());
            let value = NumberFormat { language: Language::En, separators: style }.parse_decimal(number).ok()?;
            Some(format!("{cell} = {}", cell.replace(number, &self.page.format.decimal(value, 3))))
        };
        let read: Vec<_> = open_cells(column).filter_map(read).collect();
        let usual = || SEPARATORS.iter().find(|(_, one, _)| *one == style).map_or("", |(.., label)| label).to_owned();
        if read.is_empty() { usual() } else { read.join(APART) }
    }

    /// What each column tells.
    fn columns(&self) -> Html {
        let words = self.page.imports();
        let all = &self.reading.columns;
        let used = all.iter().filter(|column| column.field.is_some()).count();
        // Where nobody knows the headers, somebody must look.
        let is_open = used == 0 || self.reading.source == Source::Unknown;
        let rows = all.iter().enumerate().map(|(place, column)| {
            html! {
                <tr key={place}>
                    <th scope="row">{ self.header(column) }</th>
                    <td class="import-example" data-label={words.example}>{ column.examples.first() }</td>
                    <td data-label={words.tells}>{ if column.personal { html! { <span class="hint">{ words.personal }</span> } } else { self.mapping(place, column) } }</td>
                </tr>
            }
        });
        html! {
            <details class="more" open={is_open}>
                <summary>{ (words.columns)(used, all.len()) }</summary>
                <div class="scroll" role="region" tabindex="0" aria-label={words.tells}>
                    <table class="import-columns">
                        <thead><tr>
                            <th scope="col">{ words.column }</th>
                            <th scope="col">{ words.example }</th>
                            <th scope="col">{ words.tells }</th>
                        </tr></thead>
                        <tbody>{ rows.collect::<Html>() }</tbody>
                    </table>
                </div>
            </details>
        }
    }

    fn mapping(&self, place: usize, column: &Column) -> Html {
        let words = self.page.imports();
        let onchange = self.set_column(place, |column, text| {
            column.mapping = Field::from_key(text).map_or(Mapping::Nothing, Mapping::Field);
        });
        let mut fields = self.reading.about.fields().to_vec();
        fields.extend(column.field.filter(|field| !fields.contains(field)));
        html! {
            <select aria-label={words.tells_of.with(self.header(column))} {onchange}>
                <option value="" selected={column.field.is_none()}>{ words.nothing }</option>
                for field in fields {
                    <option value={field.key()} selected={column.field == Some(field)}>{ (words.field)(field) }</option>
                }
            </select>
        }
    }

    /// What each row is, and where the headers stand.
    fn rows(&self) -> Html {
        let words = self.page.imports();
        let kinds = About::ALL.iter().map(|about| Choice {
            key: about.key().to_owned(),
            label: (words.about)(*about).to_owned(),
            is_chosen: *about == self.reading.about,
        });
        let on_about = self.set(|table, text| {
            table.about = About::from_key(text);
            // What the headers say depends on it.
            table.columns.iter_mut().for_each(|column| column.mapping = Mapping::ByHeader);
        });
        let on_header = self.set(|table, text| table.header = text.trim().parse().ok().filter(|row| *row > 0));
        let id = self.id("header");
        // The letters are the same for all tables of a file.
        let letters = if self.number == 0 { letters(self.page, self.change, self.contents) } else { Html::default() };
        let how = [
            self.contents.encoding.map(|encoding| (words.encoding_name)(encoding).to_owned()),
            self.contents.delimiter.map(|delimiter| (words.delimiter_name)(delimiter).to_owned()),
            Some(words.headers_in.with(&self.reading.header.to_string())),
        ];
        let how = how.into_iter().flatten().collect::<Vec<_>>().join(self.page.strings.list_separator);
        html! {
            <details class="more" open={self.reading.source == Source::Unknown}>
                <summary>{ words.how_read.with(&how) }</summary>
                <div class="fields">
                    { choice(&self.id("about"), words.each_row, None, kinds, on_about) }
                    <div class="field">
                        <label for={id.clone()}>{ words.header_row }</label>
                        <div class="control">
                            <input {id} type="number" min="1" inputmode="numeric" value={self.reading.header.to_string()} onchange={on_header} />
                        </div>
                    </div>
                    { letters }
                </div>
            </details>
        }
    }
}

/// How the letters of a file are read; spreadsheets have no choice.
fn letters(page: Page, change: &Change, contents: &Contents) -> Html {
    let words = page.imports();
    let (Some(encoding), Some(delimiter)) = (contents.encoding, contents.delimiter) else { return Html::default() };
    let encodings = Encoding::ALL.iter().map(|one| Choice {
        key: one.key().to_owned(),
        label: (words.encoding_name)(*one).to_owned(),
        is_chosen: *one == encoding,
    });
    let delimiters = Delimiter::ALL.iter().map(|one| Choice {
        key: one.key().to_owned(),
        label: (words.delimiter_name)(*one).to_owned(),
        is_chosen: *one == delimiter,
    });
    let set = |set: fn(&mut Options, &str)| {
        let change = change.clone();
        Callback::from(move |event: Event| {
            let text = table::typed(&event);
            change.with(|options| set(options, &text));
        })
    };
    let id = |what: &str| format!("import-{}-{what}", change.at);
    html! {
        <>
            { choice(&id("encoding"), words.encoding, None, encodings, set(|options, text| options.encoding = Encoding::from_key(text))) }
            { choice(&id("delimiter"), words.delimiter, None, delimiters, set(|options, text| options.delimiter = Delimiter::from_key(text))) }
        </>
    }
}

/// One of several things that can be chosen.
struct Choice {
    key: String,
    label: String,
    is_chosen: bool,
}

/// A field in which one of several things is chosen; with `open`, none is yet.
fn choice(
    id: &str,
    label: &str,
    open: Option<&'static str>,
    choices: impl IntoIterator<Item = Choice>,
    onchange: Callback<Event>,
) -> Html {
    let id = id.to_owned();
    html! {
        <div class="field">
            <label for={id.clone()}>{ label }</label>
            <div class="control">
                <select {id} {onchange}>
                    if let Some(open) = open {
                        <option value="" selected=true disabled=true>{ open }</option>
                    }
                    for Choice { key, label, is_chosen } in choices {
                        <option value={key} selected={is_chosen}>{ label }</option>
                    }
                </select>
            </div>
        </div>
    }
}

/// A question, with why it is asked.
fn ask(
    id: &str,
    (question, why): (&str, &str),
    open: Option<&'static str>,
    choices: impl IntoIterator<Item = Choice>,
    onchange: Callback<Event>,
) -> Html {
    html! {
        <div class="import-question" data-open={open.is_some().to_string()}>
            { choice(id, question, open, choices, onchange) }
            <p class="hint">{ why }</p>
        </div>
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

/// Of the cells that are shown one with a dot and one with a comma that may be thousands or decimals; the first if none has.
fn open_cells(column: &Column) -> impl Iterator<Item = &str> {
    let with = |sign: char| {
        let is_open = move |text: &&String| {
            let digits = text.split_once(sign).map(|(_, after)| after.bytes().take_while(u8::is_ascii_digit).count());
            digits == Some(3) && text.matches(['.', ',']).count() == 1
        };
        column.examples.iter().find(is_open)
    };
    let open = [with('.'), with(',')];
    let first = column.examples.first().filter(|_| open.iter().all(Option::is_none));
    open.into_iter().chain([first]).flatten().map(String::as_str)
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
    use futures::executor::block_on;
    use yew::LocalServerRenderer;

    use super::super::desk::Same;
    use super::*;
    use crate::campaign::model::read_date;
    use crate::exchange::reading::Habits;

    #[derive(Properties, PartialEq)]
    struct AtProps {
        text: &'static str,
        options: Options,
    }

    #[component]
    fn At(props: &AtProps) -> Html {
        let page = Page::new(NumberFormat::default(), chrono::NaiveDate::default());
        let contents = crate::exchange::read::read("a.csv", props.text.as_bytes(), &props.options, &mut |_| {});
        let contents = contents.ok().map(|contents| Same(Rc::new(contents)));
        let item = Item { options: props.options.clone(), stage: Stage::Read, contents, ..Item::default() };
        file(page, 0, "a.csv", &item, None, &Callback::noop())
    }

    /// What is asked or can be put right, by the name of its field and what is chosen.
    fn asked(text: &'static str, column: ColumnOptions) -> Vec<String> {
        let columns = vec![ColumnOptions::default(), column];
        let tables = vec![TableOptions { columns, ..TableOptions::default() }];
        let props = AtProps { text, options: Options { tables, ..Options::default() } };
        let html = block_on(LocalServerRenderer::<At>::with_props(props).hydratable(false).render());
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
    fn what_each_column_tells_is_named_on_a_phone_too() {
        let props = AtProps { text: "Influencer,Fee\nana,5\n", options: Options::default() };
        let html = block_on(LocalServerRenderer::<At>::with_props(props).hydratable(false).render());
        let words = Page::new(NumberFormat::default(), chrono::NaiveDate::default()).imports();
        for text in [words.example, words.tells] {
            assert_eq!(html.matches(&format!("data-label=\"{text}\"")).count(), 2, "{html}");
        }
        assert!(html.contains("aria-label=\"What the column “Fee” tells\""), "{html}");
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
