//! One file of an import: how far it is, and the tables in it.

use std::rc::Rc;

use yew::prelude::*;

use super::desk::{Happens, Item, Stage, Why};
use super::table::table;
use crate::app::context::Page;
use crate::app::widgets::basic::{button, button_about};
use crate::exchange::reading::{ColumnOptions, Contents, Options, TableOptions};

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
                    } else if let Some(before) = item.read_as.clone() {
                        // The fields that made it unreadable are gone.
                        { button("", words.read_as_before, act.reform(move |_: MouseEvent| Happens::Change(at, before.clone()))) }
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
pub(super) struct Change {
    /// The place of the file.
    pub(super) at: usize,
    options: Rc<Options>,
    act: Callback<Happens>,
}

impl Change {
    pub(super) fn with(&self, change: impl FnOnce(&mut Options)) {
        let mut options = Options::clone(&self.options);
        change(&mut options);
        self.act.emit(Happens::Change(self.at, options));
    }

    /// Changes what is said about one table; all that it was read by so far stands.
    pub(super) fn table(&self, contents: &Contents, number: usize, change: impl FnOnce(&mut TableOptions)) {
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
            { tables.map(|(number, reading)| table(page, &change, contents, number, reading)).collect::<Html>() }
        </>
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
pub(super) mod tests {
    use futures::executor::block_on;
    use yew::LocalServerRenderer;

    use super::super::desk::Same;
    use super::*;
    use crate::i18n::NumberFormat;

    #[derive(Properties, PartialEq)]
    struct AtProps {
        text: &'static str,
        options: Options,
    }

    #[component]
    fn At(props: &AtProps) -> Html {
        let contents = crate::exchange::read::read("a.csv", props.text.as_bytes(), &props.options, &mut |_| {});
        let (stage, contents) = match contents {
            Ok(contents) => (Stage::Read, Some(Same(Rc::new(contents)))),
            Err(why) => (Stage::Failed(Why::Unreadable(why)), None),
        };
        let read_as = Some(Options::default());
        let item = Item { options: props.options.clone(), stage, contents, read_as, ..Item::default() };
        file(page(), 0, "a.csv", &item, None, &Callback::noop())
    }

    /// A page in English on the first of all days.
    pub(in super::super) fn page() -> Page {
        Page::new(NumberFormat::default(), chrono::NaiveDate::default())
    }

    #[test]
    fn a_wrong_choice_can_be_taken_back() {
        let below = TableOptions { header: Some(9_999), ..TableOptions::default() };
        let wrong = Options { tables: vec![below], ..Options::default() };
        let before = page().imports().read_as_before;
        assert!(shown("Influencer,Fee\nana,1\n", wrong).contains(before));
        assert!(!shown("Influencer,Fee\nana,1\n", Options::default()).contains(before));
    }

    /// What is shown of a file that was read in this way.
    pub(in super::super) fn shown(text: &'static str, options: Options) -> String {
        block_on(LocalServerRenderer::<At>::with_props(AtProps { text, options }).hydratable(false).render())
    }
}
