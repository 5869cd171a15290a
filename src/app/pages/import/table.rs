//! One table of a file: what it is taken for, what its columns tell, how it is read.

use std::rc::Rc;

use yew::prelude::*;

use super::choice::{Choice, choice};
use super::file::Change;
use crate::app::browser::table::typed;
use crate::app::context::Page;
use crate::app::widgets::typed::Typed;
use crate::exchange::reading::{
    About, Column, ColumnOptions, Contents, Delimiter, Encoding, Field, Mapping, Options, Reading, Source, TableOptions,
};

/// One table of a file.
pub(super) fn table(page: Page, change: &Change, contents: &Rc<Contents>, number: usize, reading: &Reading) -> Html {
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
pub(super) struct Table<'a> {
    pub(super) page: Page,
    pub(super) change: &'a Change,
    contents: &'a Rc<Contents>,
    number: usize,
    pub(super) reading: &'a Reading,
}

impl Table<'_> {
    /// What a field sets, by its text.
    fn set(&self, set: impl Fn(&mut TableOptions, &str) + 'static) -> Callback<Event> {
        self.set_typed(set).reform(|event: Event| typed(&event))
    }

    fn set_typed(&self, set: impl Fn(&mut TableOptions, &str) + 'static) -> Callback<String> {
        let (change, contents, number) = (self.change.clone(), Rc::clone(self.contents), self.number);
        Callback::from(move |text: String| change.table(&contents, number, |table| set(table, &text)))
    }

    /// What a field sets of one column, by its text.
    pub(super) fn set_column(&self, place: usize, set: impl Fn(&mut ColumnOptions, &str) + 'static) -> Callback<Event> {
        self.set(move |table, text| {
            if let Some(column) = table.columns.get_mut(place) {
                set(column, text);
            }
        })
    }

    /// The name of a field of this table in the document.
    pub(super) fn id(&self, what: &str) -> String {
        format!("import-{}-{}-{what}", self.change.at, self.number)
    }

    pub(super) fn header<'a>(&self, column: &'a Column) -> &'a str {
        if column.header.trim().is_empty() { self.page.imports().no_header } else { &column.header }
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
        let on_header = self.set_typed(|table, text| table.header = text.trim().parse().ok().filter(|row| *row > 0));
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
                            <Typed {id} kind="number" value={self.reading.header.to_string()} on_change={on_header} />
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
            let text = typed(&event);
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

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::file::tests::{page, shown};
    use super::*;

    #[test]
    fn what_each_column_tells_is_named_on_a_phone_too() {
        let (html, words) = (shown("Influencer,Fee\nana,5\n", Options::default()), page().imports());
        for text in [words.example, words.tells] {
            assert_eq!(html.matches(&format!("data-label=\"{text}\"")).count(), 2, "{html}");
        }
        assert!(html.contains("aria-label=\"What the column “Fee” tells\""), "{html}");
    }
}
