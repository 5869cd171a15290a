//! A table that is edited in place like a spreadsheet. It knows rows and columns, and nothing of what they are about: that is
//! its [`Source`]'s. Only the rows in view are in the document, but on paper.

mod act;
pub mod look;
pub mod row;
pub mod selection;
pub mod source;
pub mod tsv;
mod view;

use std::cell::RefCell;
use std::mem::take;
use std::rc::Rc;

use yew::prelude::*;

use self::look::Look;
use self::row::{Draft, EDITOR};
use self::selection::{Intent, Mode, Place, Selection, Size, Step};
use self::source::{Handle, Source};
use crate::app::browser::events::{Listening, on_print};
use crate::app::browser::table;
use crate::app::context::Page;

/// How high a row is, in pixels: as the style sheet says.
const ROW_HEIGHT: usize = 40;
/// How high the head is, in pixels: as the style sheet says.
const HEAD_HEIGHT: usize = 56;
/// How many rows a sentence about a cell covers at most.
const SENTENCE: usize = 2;
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
    /// The page is about to be printed, or was.
    Print(bool),
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
    /// The field that takes the focus has all of its text selected.
    selects_all: bool,
    wants_in_view: Option<Place>,
    /// On paper nothing scrolls: every row is in the document.
    printing: bool,
    listening: Option<Listening>,
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
            selects_all: false,
            wants_in_view: None,
            printing: false,
            listening: None,
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
            Msg::Print(printing) => self.printing = printing,
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
            let print = ctx.link().callback(Msg::Print);
            self.listening = Some(on_print(move |printing| print.emit(printing)));
        }
        if take(&mut self.wants_focus) {
            let place = match (&self.draft, self.at_head) {
                (Some(_), _) => format!("#{EDITOR}"),
                (None, true) => "thead [tabindex='0']".to_owned(),
                (None, false) => "tbody [tabindex='0']".to_owned(),
            };
            table::focus(&root, &place, take(&mut self.selects_all));
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

    /// Whether a sentence below a row would be cut off by the end of the rows or of the window. Above the first row there is no
    /// room either: the style sheet leaves some below it.
    fn is_low(&self, place: usize) -> bool {
        let seen = (self.scrolled + self.height).saturating_sub(HEAD_HEIGHT);
        place > 0 && (place + 1 + SENTENCE) * ROW_HEIGHT > seen.min(self.rows.len() * ROW_HEIGHT)
    }

    /// The rows that are in the document, but for the active one: from, to. It moves by several at once.
    fn window(&self) -> (usize, usize) {
        if self.printing {
            return (0, self.rows.len());
        }
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
