//! What happens to a table: keys, presses, what is typed, pasted, filled in.

use yew::prelude::*;

use super::row::Draft;
use super::selection::{Block, Intent, Place, Selection, Step};
use super::source::{self, Unfit, read};
use super::{Grid, tsv};
use crate::app::browser::location;
use crate::app::pages::shared::told::cut;
use crate::app::widgets::field::{Input, Value};

/// How many of the cells are named whose text could not be read.
const MOST_NAMED: usize = 3;

impl Grid {
    pub(super) fn act(&mut self, ctx: &Context<Self>, intent: Intent) -> bool {
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

    pub(super) fn press(&mut self, ctx: &Context<Self>, place: Place, extend: bool) {
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
    pub(super) fn open(&mut self, ctx: &Context<Self>, typed: Option<String>) {
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
        // A text that is about to be composed takes the place of what is held; one that never comes leaves it.
        self.selects_all = typed.as_deref() == Some("");
        self.draft = Some(match (typed, &input) {
            (Some(typed), _) if typed.is_empty() => Draft { text: held, quick: true },
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
    pub(super) fn commit(&mut self, ctx: &Context<Self>) -> Result<(), Unfit> {
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
    pub(super) fn paste(&mut self, ctx: &Context<Self>, text: &str) {
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
        let (mut unread, mut locked) = (Vec::new(), 0);
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
                    Err(unfit) => unread.push((row, column, text, unfit)),
                },
                None => locked += 1,
            }
        }
        let words = page.words();
        let counts = [
            (changes.len(), words.cells_changed),
            (unread.len(), words.cells_unread),
            (locked, words.cells_locked),
            (rows - high, words.rows_beyond),
        ];
        if !changes.is_empty() {
            source.change(changes);
        }
        let told = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, tell)| tell(count));
        let named = unread.iter().take(MOST_NAMED).map(|(row, column, text, unfit)| {
            let column = source.columns().get(*column).map(|column| &*column.label).unwrap_or_default();
            let place = format!("{}{}{column}", source.name(*row), page.strings.list_separator);
            format!("{place}{}“{}” {}", page.strings.colon, cut(text), unfit.told(page))
        });
        let more = unread.len().saturating_sub(MOST_NAMED);
        let more = (more > 0).then(|| (page.links().and_more)(more));
        told.chain(named).chain(more).collect::<Vec<_>>().join(page.strings.after_sentence)
    }
}
