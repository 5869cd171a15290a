//! A table that is edited in place like a spreadsheet. It knows rows and columns, and nothing of what they are about: that is
//! its [`Source`]'s. Only the rows in view are in the document.

pub mod look;
pub mod row;
pub mod selection;
pub mod source;
pub mod tsv;

use std::cell::RefCell;
use std::mem::take;
use std::rc::Rc;

use yew::prelude::*;

use self::look::Look;
use self::row::{Draft, EDITOR, Row};
use self::selection::{Block, Chord, Intent, Mode, Place, Selection, Size, Step, intent};
use self::source::{Handle, Source, Unfit, read};
use crate::app::browser::{location, table};
use crate::app::context::Page;
use crate::app::widgets::field::{Input, Value};

/// How high a row is, in pixels: as the style sheet says.
const ROW_HEIGHT: usize = 40;
/// How many rows stand ready above and below those in view.
const MARGIN: usize = 8;
/// How many rows are shown before the window is measured.
const AT_FIRST: usize = 40;
/// What the first row has as its index, after the head.
const FIRST_ROW: usize = 2;

/// What is kept of a table while another page is looked at.
#[derive(Clone, Default, Debug)]
pub struct Memory(Rc<RefCell<Kept>>);

#[derive(Default, Debug)]
struct Kept {
    look: Look,
    active: Option<(u64, usize)>,
}

impl PartialEq for Memory {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Properties of [`Grid`].
#[derive(Properties, PartialEq)]
pub struct GridProps {
    /// Where it stands.
    pub page: Page,
    /// What it shows.
    pub source: Handle,
    /// What was kept of it.
    pub memory: Memory,
}

/// All that can happen to a table.
pub enum Msg {
    /// A key asks for something.
    Key(Intent),
    /// A finger or a mouse is about to press.
    Pointer(bool),
    /// A cell is pressed, or selected up to.
    Press(Place, bool),
    /// The mouse is over a cell with its button down.
    Drag(Place),
    /// What was pressed is let go.
    Click,
    /// A cell is pressed twice.
    Open,
    /// The head of a column is pressed.
    Sort(usize),
    /// Something is typed into a cell.
    Typed(String),
    /// The field in a cell is left.
    Left,
    /// A text is pasted.
    Pasted(String),
    /// The table is scrolled: how far, and how high its window is.
    Scrolled(usize, usize),
    /// Other rows are asked for by their words.
    Filter(String),
    /// Other rows are asked for by their group.
    Group(String),
    /// A column is chosen or put away.
    Toggle(usize),
}

/// A table that is edited in place.
pub struct Grid {
    root: NodeRef,
    keys: Vec<u64>,
    groups: Vec<(AttrValue, AttrValue)>,
    /// The rows that are shown. They stay in their places while they are edited, as in a spreadsheet.
    rows: Rc<[usize]>,
    columns: Rc<[usize]>,
    look: Look,
    selection: Selection,
    draft: Option<Draft>,
    at_head: bool,
    /// After Escape the next Tab leaves the table.
    released: bool,
    touched: bool,
    /// The cell that is pressed was the active one before.
    pressed_again: bool,
    dragging: bool,
    told: String,
    scrolled: usize,
    height: usize,
    wants_focus: bool,
    wants_in_view: Option<Place>,
}

impl Component for Grid {
    type Message = Msg;
    type Properties = GridProps;

    fn create(ctx: &Context<Self>) -> Self {
        let source = &*ctx.props().source.0;
        let kept = ctx.props().memory.0.borrow();
        let keys = source.keys();
        let mut grid = Grid {
            root: NodeRef::default(),
            rows: kept.look.rows(source, keys.len()).into(),
            columns: kept.look.columns(source).into(),
            look: kept.look.clone(),
            keys,
            groups: source.groups(),
            selection: Selection::default(),
            draft: None,
            at_head: false,
            released: false,
            touched: false,
            pressed_again: false,
            dragging: false,
            told: String::new(),
            scrolled: 0,
            height: AT_FIRST * ROW_HEIGHT,
            wants_focus: false,
            wants_in_view: None,
        };
        if let Some((key, column)) = kept.active
            && let Some(row) = grid.place_of(key)
        {
            grid.selection = Selection::at(Place { row, column }).within(grid.size());
            grid.wants_in_view = Some(grid.selection.active);
        }
        grid
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &GridProps) -> bool {
        let source = &*ctx.props().source.0;
        self.groups = source.groups();
        let keys = source.keys();
        if keys != self.keys {
            let active = self.key_at(self.selection.active.row);
            self.keys = keys;
            self.arrange(source, active);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let source = &*ctx.props().source.0;
        match msg {
            Msg::Key(intent) => return self.act(ctx, intent),
            Msg::Pointer(is_finger) => {
                self.touched = is_finger;
                return false;
            }
            Msg::Press(place, extend) => self.press(ctx, place, extend),
            Msg::Drag(place) if self.dragging && self.draft.is_none() => self.selection = self.selection.to(place),
            Msg::Drag(_) => return false,
            Msg::Click => {
                self.dragging = false;
                if !(take(&mut self.pressed_again) && self.touched) {
                    return false;
                }
                self.open(ctx, None);
            }
            Msg::Open => self.open(ctx, None),
            Msg::Sort(at) => {
                let Some(column) = self.columns.get(at).copied() else { return false };
                self.at_head = true;
                self.selection = Selection::at(Place { column: at, ..self.selection.active });
                self.look.sort_by(column);
                self.rearrange(source);
            }
            Msg::Typed(text) => {
                let Some(draft) = &mut self.draft else { return false };
                draft.text = text;
            }
            // What cannot be read stays as it was typed.
            Msg::Left => return self.draft.is_some() && self.commit(ctx).is_ok(),
            Msg::Pasted(text) => self.paste(ctx, &text),
            Msg::Scrolled(scrolled, height) => {
                let before = self.window();
                (self.scrolled, self.height) = (scrolled, height);
                return self.window() != before;
            }
            Msg::Filter(filter) => {
                self.look.filter = filter;
                self.rearrange(source);
            }
            Msg::Group(group) => {
                self.look.group = group;
                self.rearrange(source);
            }
            Msg::Toggle(column) => {
                self.look.toggle(column);
                self.columns = self.look.columns(source).into();
                self.draft = None;
                self.selection = self.selection.within(self.size());
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        html! {
            <>
                { self.tools(ctx) }
                { self.table(ctx) }
                <p class="said" role="status">{ self.status(ctx.props().page) }</p>
                <p class="visually-hidden" id="grid-hint">{ ctx.props().page.words().grid_hint }</p>
            </>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let Some(root) = self.root.get() else { return };
        if let Some(Place { row, column }) = self.wants_in_view.take() {
            table::reveal(&root, row, column, ROW_HEIGHT);
        }
        if first {
            let (scrolled, height) = table::window(&root);
            ctx.link().send_message(Msg::Scrolled(scrolled, height));
        }
        if take(&mut self.wants_focus) {
            let place = match (&self.draft, self.at_head) {
                (Some(_), _) => format!("#{EDITOR}"),
                (None, true) => "thead [tabindex='0']".to_owned(),
                (None, false) => "tbody [tabindex='0']".to_owned(),
            };
            table::focus(&root, &place);
        }
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        let active = self.key_at(self.selection.active.row).map(|key| (key, self.selection.active.column));
        *ctx.props().memory.0.borrow_mut() = Kept { look: self.look.clone(), active };
    }
}

/// Where things are.
impl Grid {
    fn size(&self) -> Size {
        let page = (self.height / ROW_HEIGHT).saturating_sub(2).max(1);
        Size { rows: self.rows.len(), columns: self.columns.len(), page }
    }

    /// The row and column of the source that a place shows.
    fn at(&self, place: Place) -> Option<(usize, usize)> {
        Some((*self.rows.get(place.row)?, *self.columns.get(place.column)?))
    }

    fn key_at(&self, place: usize) -> Option<u64> {
        self.keys.get(*self.rows.get(place)?).copied()
    }

    fn place_of(&self, key: u64) -> Option<usize> {
        let row = self.keys.iter().position(|other| *other == key)?;
        self.rows.iter().position(|other| *other == row)
    }

    /// The rows that are in the document, but for the active one: from, to. It moves by several at once.
    fn window(&self) -> (usize, usize) {
        let first = (self.scrolled / ROW_HEIGHT).saturating_sub(MARGIN);
        let first = first - first % (MARGIN / 2);
        let last = first + self.height / ROW_HEIGHT + 2 * MARGIN + MARGIN / 2;
        (first.min(self.rows.len()), last.min(self.rows.len()))
    }

    fn rearrange(&mut self, source: &dyn Source) {
        let active = self.key_at(self.selection.active.row);
        self.draft = None;
        self.told.clear();
        self.arrange(source, active);
        self.scrolled = 0;
        self.wants_in_view = Some(Place { row: 0, column: self.selection.active.column });
    }

    /// Puts the rows in order, with the focus on the same row as before if it is still there.
    fn arrange(&mut self, source: &dyn Source, active: Option<u64>) {
        self.rows = self.look.rows(source, self.keys.len()).into();
        let column = self.selection.active.column;
        match active.and_then(|key| self.place_of(key)) {
            Some(row) => {
                if row != self.selection.active.row {
                    self.selection = Selection::at(Place { row, column });
                }
            }
            None => self.draft = None,
        }
        self.selection = self.selection.within(self.size());
    }

    fn mode(&self) -> Mode {
        let (active, size) = (self.selection.active, self.size());
        match &self.draft {
            Some(draft) => Mode::Editing { quick: draft.quick, unfocused: false },
            None => Mode::Resting {
                released: self.released,
                is_first: Step::Previous.from(active, size).is_none(),
                is_last: Step::Next.from(active, size).is_none(),
            },
        }
    }
}

/// What happens.
impl Grid {
    fn act(&mut self, ctx: &Context<Self>, intent: Intent) -> bool {
        let source = &*ctx.props().source.0;
        self.released = intent == Intent::Release;
        match intent {
            Intent::Move(step) if self.at_head => self.move_along_head(step),
            Intent::Move(Step::Up) if self.selection.active.row == 0 => {
                self.at_head = true;
                self.wants_focus = true;
            }
            Intent::Move(step) => self.select(self.selection.moved(step, self.size())),
            Intent::Extend(step) => self.select(self.selection.extended(step, self.size())),
            Intent::Edit => self.open(ctx, None),
            Intent::Type(text) => self.open(ctx, Some(text)),
            Intent::Append(text) => {
                if let Some(draft) = &mut self.draft {
                    draft.text.push_str(&text);
                }
            }
            Intent::Commit(step) if self.commit(ctx).is_ok() => self.select(self.selection.moved(step, self.size())),
            Intent::Enter { back } if self.commit(ctx).is_ok() => {
                self.select(self.selection.entered(back, self.size()))
            }
            Intent::Commit(_) | Intent::Enter { .. } => {}
            Intent::Cancel => {
                self.draft = None;
                self.wants_focus = true;
            }
            Intent::Release => self.select(Selection::at(self.selection.active)),
            Intent::Clear => self.clear(ctx),
            Intent::All => {
                self.selection = Selection::all(self.size());
                self.wants_focus = true;
            }
            Intent::FillDown => self.fill_down(ctx),
            Intent::Undo => source.undo(),
            Intent::Redo => source.redo(),
        }
        true
    }

    fn select(&mut self, selection: Selection) {
        self.selection = selection;
        self.at_head = false;
        self.told.clear();
        self.wants_focus = true;
        self.wants_in_view = Some(selection.end);
    }

    fn move_along_head(&mut self, step: Step) {
        let active = Place { row: 0, ..self.selection.active };
        match step {
            Step::Down | Step::PageDown | Step::Bottom => return self.select(Selection::at(active)),
            Step::Left | Step::Right | Step::RowStart | Step::RowEnd => {
                self.selection = Selection::at(active).moved(step, self.size());
            }
            _ => {}
        }
        self.wants_focus = true;
        self.wants_in_view = Some(self.selection.active);
    }

    fn press(&mut self, ctx: &Context<Self>, place: Place, extend: bool) {
        let unread = self.draft.is_some() && self.commit(ctx).is_err();
        let told = if unread { self.problem(ctx) } else { String::new() };
        self.draft = None;
        self.pressed_again = place == self.selection.active && self.selection.is_one() && !self.at_head;
        self.released = false;
        self.dragging = true;
        self.selection = if extend { self.selection.to(place) } else { Selection::at(place) };
        self.at_head = false;
        self.told = told;
        // Not brought into view: a second press must find it where the first one did.
        self.wants_focus = true;
    }

    /// Opens the active cell: follows its link, or puts a field into it, with `typed` in place of what it holds.
    fn open(&mut self, ctx: &Context<Self>, typed: Option<String>) {
        let props = ctx.props();
        let Some((row, column)) = self.at(self.selection.active) else { return };
        if let Some(link) = props.source.0.link(row, column).filter(|_| typed.is_none()) {
            return location::go(&link);
        }
        self.told.clear();
        let Some((input, value)) = props.source.0.held(row, column) else {
            self.told = (props.page.words().cells_locked)(1);
            return;
        };
        self.selection = self.selection.to(self.selection.active);
        let held = value.print(&input, props.page.format);
        self.draft = Some(match (typed, &input) {
            (Some(typed), Input::Choice(options)) => {
                let begins =
                    |(_, label): &&(AttrValue, AttrValue)| label.to_lowercase().starts_with(&typed.to_lowercase());
                let text = options.iter().find(begins).map_or(held, |(key, _)| key.to_string());
                Draft { text, quick: false }
            }
            (Some(text), _) => Draft { text, quick: true },
            (None, _) => Draft { text: held, quick: false },
        });
        self.wants_focus = true;
        self.wants_in_view = Some(self.selection.active);
    }

    /// Takes what was typed; where it is no value for its cell, it stays.
    fn commit(&mut self, ctx: &Context<Self>) -> Result<(), Unfit> {
        let props = ctx.props();
        let (Some(draft), Some((row, column))) = (&self.draft, self.at(self.selection.active)) else { return Ok(()) };
        if let Some((input, held)) = props.source.0.held(row, column) {
            let value = read(&draft.text, &input, props.page.format)?;
            if value != held {
                props.source.0.change(vec![(row, column, value)]);
            }
        }
        self.draft = None;
        Ok(())
    }

    /// What is wrong with what was typed.
    fn problem(&self, ctx: &Context<Self>) -> String {
        let page = ctx.props().page;
        let held = self.at(self.selection.active).and_then(|(row, column)| ctx.props().source.0.held(row, column));
        let (Some(draft), Some((input, _))) = (&self.draft, held) else { return String::new() };
        let unfit = read(&draft.text, &input, page.format).err();
        unfit.map_or_else(String::new, |unfit| format!("“{}” {}", draft.text, unfit.told(page)))
    }

    fn clear(&mut self, ctx: &Context<Self>) {
        let block = self.selection.block();
        let nothing = String::new();
        self.told = self.write(ctx, block.first, block.extent(), |_, _| Some(&nothing));
    }

    /// Puts a text into the selection and what lies behind it: once, or as often as it fits exactly.
    fn paste(&mut self, ctx: &Context<Self>, text: &str) {
        let texts = tsv::parse(text);
        let (rows, columns) = (texts.len(), texts.iter().map(Vec::len).max().unwrap_or(1));
        let block = self.selection.block();
        let (high, wide) = block.extent();
        let often = |room: usize, needed: usize| if room.is_multiple_of(needed) { room } else { needed };
        let extent = (often(high, rows), often(wide, columns));
        let text_at = |row: usize, column: usize| texts.get(row % rows)?.get(column % columns);
        let told = self.write(ctx, block.first, extent, text_at);
        let last = Place { row: block.first.row + extent.0 - 1, column: block.first.column + extent.1 - 1 };
        self.selection = Selection::at(block.first).to(last).within(self.size());
        self.told = told;
    }

    /// Puts the first row of the selection into the others, or the row above into a single one.
    fn fill_down(&mut self, ctx: &Context<Self>) {
        let Block { first, .. } = self.selection.block();
        let (high, wide) = self.selection.block().extent();
        let (from, to, rows) = match high {
            1 if first.row == 0 => return,
            1 => (first.row - 1, first, 1),
            _ => (first.row, Place { row: first.row + 1, ..first }, high - 1),
        };
        let source = &*ctx.props().source.0;
        let text = |column: usize| {
            let (row, column) = self.at(Place { row: from, column: first.column + column })?;
            Some(source::text(source, row, column, ctx.props().page.format))
        };
        let texts: Vec<_> = (0..wide).map(|column| text(column).unwrap_or_default()).collect();
        self.told = self.write(ctx, to, (rows, wide), |_, column| texts.get(column));
    }

    /// Puts texts into cells as one change, and tells what came of it.
    fn write<'t>(
        &self,
        ctx: &Context<Self>,
        first: Place,
        (rows, columns): (usize, usize),
        text_at: impl Fn(usize, usize) -> Option<&'t String>,
    ) -> String {
        let (page, source) = (ctx.props().page, &*ctx.props().source.0);
        let mut changes: Vec<(usize, usize, Value)> = Vec::new();
        let (mut unread, mut locked) = (0, 0);
        let high = rows.min(self.rows.len().saturating_sub(first.row));
        let wide = columns.min(self.columns.len().saturating_sub(first.column));
        for place in (0..high).flat_map(|row| (0..wide).map(move |column| Place { row, column })) {
            let Some(text) = text_at(place.row, place.column) else { continue };
            let at = Place { row: first.row + place.row, column: first.column + place.column };
            let Some((row, column)) = self.at(at) else { continue };
            match source.held(row, column) {
                Some((input, held)) => match read(text, &input, page.format) {
                    Ok(value) if value != held => changes.push((row, column, value)),
                    Ok(_) => {}
                    Err(Unfit::NoChoice) if text.is_empty() => locked += 1,
                    Err(_) => unread += 1,
                },
                None => locked += 1,
            }
        }
        let words = page.words();
        let counts = [
            (changes.len(), words.cells_changed),
            (unread, words.cells_unread),
            (locked, words.cells_locked),
            (rows - high, words.rows_beyond),
        ];
        if !changes.is_empty() {
            source.change(changes);
        }
        let told = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, tell)| tell(count));
        told.collect::<Vec<_>>().join(" ")
    }
}

/// What is seen.
impl Grid {
    fn status(&self, page: Page) -> String {
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

    fn tools(&self, ctx: &Context<Self>) -> Html {
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

    fn table(&self, ctx: &Context<Self>) -> Html {
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
            <div class="grid" ref={self.root.clone()} {onscroll}>
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
            </div>
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
        let selected = block.rows().contains(&place).then(|| block.columns().into_inner());
        html! {
            <Row key={self.key_at(place).unwrap_or_default().to_string()} page={ctx.props().page} source={ctx.props().source.clone()}
                row={self.rows.get(place).copied().unwrap_or_default()} {place} columns={Rc::clone(&self.columns)} {selected}
                active={(is_active && !self.at_head).then_some(self.selection.active.column)}
                draft={self.draft.clone().filter(|_| is_active)} />
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
