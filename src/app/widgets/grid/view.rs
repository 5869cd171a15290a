//! What is seen of a table, and which events it hears.

use std::rc::Rc;

use yew::prelude::*;

use super::row::{EDITOR, Row};
use super::selection::{Chord, Intent, Mode, Place, intent};
use super::source::{self, Source};
use super::{FIRST_ROW, Grid, Msg, ROW_HEIGHT, tsv};
use crate::app::browser::table;
use crate::app::context::Page;

impl Grid {
    pub(super) fn status(&self, page: Page) -> String {
        let (rows, columns) = self.selection.block().extent();
        if !self.told.is_empty() {
            self.told.clone()
        } else if !self.selection.is_one() {
            (page.words().cells_selected)(rows, columns)
        } else if self.look.is_filtered() {
            (page.words().rows_found)(self.rows.len(), self.keys.len())
        } else {
            String::new()
        }
    }

    pub(super) fn tools(&self, ctx: &Context<Self>) -> Html {
        let words = ctx.props().page.words();
        let source = &*ctx.props().source.0;
        let oninput = ctx.link().callback(|event: InputEvent| Msg::Filter(table::typed(&event)));
        let onchange = ctx.link().callback(|event: Event| Msg::Group(table::typed(&event)));
        let group = |(key, label): (AttrValue, AttrValue)| {
            html! { <option key={key.to_string()} value={key.clone()} selected={self.look.group == *key}>{ label }</option> }
        };
        let choice = |(at, column): (usize, &source::Column)| {
            let id = format!("column-{at}");
            let onchange = ctx.link().callback(move |_: Event| Msg::Toggle(at));
            html! {
                <div class="field flag" key={at}>
                    <input id={id.clone()} type="checkbox" checked={self.columns.contains(&at)} {onchange} />
                    <label for={id}>{ &column.label }</label>
                </div>
            }
        };
        html! {
            <div class="grid-tools">
                <div class="field">
                    <label for="grid-filter">{ words.filter }</label>
                    <div class="control">
                        <input id="grid-filter" type="search" value={self.look.filter.clone()} {oninput} autocomplete="off" spellcheck="false" />
                    </div>
                </div>
                <div class="field">
                    <label for="grid-group">{ words.group }</label>
                    <select id="grid-group" {onchange}>
                        <option value="" selected={self.look.group.is_empty()}>{ words.group_all }</option>
                        for option in self.groups.iter().cloned() {
                            { group(option) }
                        }
                    </select>
                </div>
                <details class="rare">
                    <summary>{ words.columns }</summary>
                    <fieldset>
                        <legend class="visually-hidden">{ words.columns }</legend>
                        <div class="fields">
                            for column in source.columns().iter().enumerate().skip(1) {
                                { choice(column) }
                            }
                        </div>
                    </fieldset>
                </details>
            </div>
        }
    }

    pub(super) fn table(&self, ctx: &Context<Self>) -> Html {
        let source = &*ctx.props().source.0;
        let link = ctx.link();
        let onscroll = link.callback(|event: Event| {
            let (scrolled, height) = table::window(&table::target(&event));
            Msg::Scrolled(scrolled, height)
        });
        let onpointerdown = link.callback(|event: PointerEvent| Msg::Pointer(table::is_finger(&event)));
        let onfocusout = {
            let editor = format!("#{EDITOR}");
            link.batch_callback(move |event: FocusEvent| table::is_in(&event, &editor).then_some(Msg::Left))
        };
        let oninput = link.callback(|event: InputEvent| Msg::Typed(table::typed(&event)));
        let ondblclick = link.batch_callback(|event: MouseEvent| is_on_cell(&event).then_some(Msg::Open));
        let widths = self.columns.iter().filter_map(|column| source.columns().get(*column));
        html! {
            <div class="grid-frame"><div class="grid" ref={self.root.clone()} {onscroll}>
                <table role="grid" aria-label={source.label()} aria-describedby="grid-hint" aria-multiselectable="true"
                    aria-rowcount={(self.rows.len() + 1).to_string()} aria-colcount={self.columns.len().to_string()}
                    onkeydown={self.on_key(ctx)} onmousedown={on_press(ctx)} onmouseover={on_drag(ctx)} onclick={on_click(ctx)}
                    oncopy={self.on_copy(ctx, false)} oncut={self.on_copy(ctx, true)} onpaste={self.on_paste(ctx)}
                    {onpointerdown} {ondblclick} {onfocusout} {oninput}>
                    <colgroup>
                        for column in widths {
                            <col width={column.width.to_string()} />
                        }
                    </colgroup>
                    { self.head(source) }
                    <tbody>
                        { self.body(ctx) }
                    </tbody>
                </table>
            </div></div>
        }
    }

    fn head(&self, source: &dyn Source) -> Html {
        let head = |(at, column): (usize, usize)| {
            let Some(told) = source.columns().get(column) else { return Html::default() };
            let sorted = self.look.sort.filter(|(by, _)| *by == column);
            let sorted = sorted.map(|(_, descending)| if descending { "descending" } else { "ascending" });
            let is_stop = self.at_head && at == self.selection.active.column;
            html! {
                <th scope="col" role="columnheader" key={column} class={classes!(told.is_number.then_some("number"))}
                    aria-colindex={(at + 1).to_string()} aria-sort={sorted}>
                    <button type="button" class="quiet" tabindex={if is_stop { "0" } else { "-1" }}>{ &told.label }</button>
                </th>
            }
        };
        html! {
            <thead>
                <tr role="row" aria-rowindex="1">
                    for column in self.columns.iter().copied().enumerate() {
                        { head(column) }
                    }
                </tr>
            </thead>
        }
    }

    /// The rows in view and the active one, so that the focus has a place, with gaps for all others.
    fn body(&self, ctx: &Context<Self>) -> Html {
        let (first, last) = self.window();
        let active = Some(self.selection.active.row).filter(|row| *row < self.rows.len());
        let mut places: Vec<usize> = (first..last).chain(active).collect();
        places.sort_unstable();
        places.dedup();
        let mut parts = Vec::with_capacity(places.len() + 3);
        let mut next = 0;
        for place in places {
            parts.extend(self.gap(next, place));
            parts.push(self.row(ctx, place));
            next = place + 1;
        }
        parts.extend(self.gap(next, self.rows.len()));
        parts.into_iter().collect()
    }

    fn gap(&self, from: usize, to: usize) -> Option<Html> {
        let height = (to.saturating_sub(from) * ROW_HEIGHT).to_string();
        let columns = self.columns.len().to_string();
        (from < to).then(|| {
            html! { <tr key={format!("gap-{from}")} class="gap" aria-hidden="true"><td {height} colspan={columns}></td></tr> }
        })
    }

    fn row(&self, ctx: &Context<Self>, place: usize) -> Html {
        let block = self.selection.block();
        let is_active = place == self.selection.active.row;
        let draft = self.draft.clone().filter(|_| is_active);
        let selected = block.rows().contains(&place).then(|| block.columns().into_inner());
        html! {
            <Row key={self.key_at(place).unwrap_or_default().to_string()} page={ctx.props().page} source={ctx.props().source.clone()}
                row={self.rows.get(place).copied().unwrap_or_default()} {place} columns={Rc::clone(&self.columns)} {selected}
                active={(is_active && !self.at_head).then_some(self.selection.active.column)}
                is_low={draft.is_some() && self.is_low(place)} {draft} />
        }
    }

    /// What a key asks for is settled while its event lasts, since only then the browser can be kept from its own answer.
    fn on_key(&self, ctx: &Context<Self>) -> Callback<KeyboardEvent> {
        let resting = self.mode();
        let editor = format!("#{EDITOR}");
        ctx.link().batch_callback(move |event: KeyboardEvent| {
            let mode = match resting {
                Mode::Editing { quick, .. } => Mode::Editing { quick, unfocused: !table::is_in(&event, &editor) },
                _ if table::is_in(&event, "thead") => Mode::Head,
                resting => resting,
            };
            if matches!(mode, Mode::Resting { .. }) && table::begins_composing(&event) {
                return Some(Msg::Key(Intent::Type(String::new())));
            }
            let table::Pressed { key, command, shift, alt } = table::key(&event)?;
            let asked = intent(Chord { key: &key, command, shift, alt }, mode)?;
            table::prevent(&event);
            Some(Msg::Key(asked))
        })
    }

    fn on_copy(&self, ctx: &Context<Self>, cut: bool) -> Callback<Event> {
        let (page, source, block) = (ctx.props().page, ctx.props().source.clone(), self.selection.block());
        let (rows, columns, is_editing) = (Rc::clone(&self.rows), Rc::clone(&self.columns), self.draft.is_some());
        ctx.link().batch_callback(move |event: Event| {
            if is_editing {
                return None;
            }
            let text = |row: usize, column: usize| source::text(&*source.0, row, column, page.format);
            let columns = || block.columns().filter_map(|at| columns.get(at).copied());
            let rows = block.rows().filter_map(|at| rows.get(at).copied());
            let texts: Vec<Vec<String>> = rows.map(|row| columns().map(|column| text(row, column)).collect()).collect();
            table::copy(&event, &tsv::print(&texts));
            cut.then_some(Msg::Key(Intent::Clear))
        })
    }

    fn on_paste(&self, ctx: &Context<Self>) -> Callback<Event> {
        let is_editing = self.draft.is_some();
        ctx.link().batch_callback(move |event: Event| {
            let text = table::pasted(&event).filter(|_| !is_editing)?;
            table::prevent(&event);
            Some(Msg::Pasted(text))
        })
    }
}

/// Where an event happened, among the cells below the head.
fn place_of(event: &Event) -> Option<Place> {
    let (row, column) = table::cell_of(event)?;
    Some(Place { row: row.checked_sub(FIRST_ROW)?, column: column.checked_sub(1)? })
}

/// Whether an event belongs to the cell itself, and not to a field or a link in it.
fn is_on_cell(event: &Event) -> bool {
    place_of(event).is_some() && !table::is_in(event, &format!("a, #{EDITOR}"))
}

fn on_press(ctx: &Context<Grid>) -> Callback<MouseEvent> {
    ctx.link().batch_callback(|event: MouseEvent| {
        let (is_first_button, extend) = table::pressed(&event);
        let place = place_of(&event).filter(|_| is_first_button && is_on_cell(&event))?;
        if extend {
            // The focus stays where the block begins.
            table::prevent(&event);
        }
        Some(Msg::Press(place, extend))
    })
}

fn on_drag(ctx: &Context<Grid>) -> Callback<MouseEvent> {
    ctx.link()
        .batch_callback(|event: MouseEvent| place_of(&event).filter(|_| table::is_dragging(&event)).map(Msg::Drag))
}

fn on_click(ctx: &Context<Grid>) -> Callback<MouseEvent> {
    ctx.link().batch_callback(|event: MouseEvent| match table::cell_of(&event)? {
        (1, column) => Some(Msg::Sort(column.checked_sub(1)?)),
        _ => is_on_cell(&event).then_some(Msg::Click),
    })
}
