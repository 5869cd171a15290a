//! Where one is in a table, what is selected, and what a key asks for. Pure: the browser is asked elsewhere.

use std::ops::RangeInclusive;

/// A cell, by its place in what is shown.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Place {
    /// Which row, from the top.
    pub row: usize,
    /// Which column, from the start.
    pub column: usize,
}

/// How much there is to move in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Size {
    /// How many rows.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
    /// How many rows make a page.
    pub page: usize,
}

/// Adjacent rows of adjacent columns, ends included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    /// The corner that comes first.
    pub first: Place,
    /// The corner that comes last.
    pub last: Place,
}

impl Block {
    /// Its rows.
    pub fn rows(self) -> RangeInclusive<usize> {
        self.first.row..=self.last.row
    }

    /// Its columns.
    pub fn columns(self) -> RangeInclusive<usize> {
        self.first.column..=self.last.column
    }

    /// How many rows and columns it has.
    pub fn extent(self) -> (usize, usize) {
        (self.last.row - self.first.row + 1, self.last.column - self.first.column + 1)
    }
}

/// A step from one cell to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)] // each variant is the way that it goes
pub enum Step {
    Up,
    Down,
    Left,
    Right,
    Top,
    Bottom,
    RowStart,
    RowEnd,
    Start,
    End,
    PageUp,
    PageDown,
    /// On to the next cell, at the end of a row to the next one.
    Next,
    /// Back to the cell before.
    Previous,
}

impl Step {
    /// Where it leads from `from`; nothing where [`Step::Next`] and [`Step::Previous`] lead out of the table.
    pub fn from(self, from: Place, size: Size) -> Option<Place> {
        let (bottom, end) = (size.rows.saturating_sub(1), size.columns.saturating_sub(1));
        let row = |row: usize| Place { row: row.min(bottom), ..from };
        let column = |column: usize| Place { column: column.min(end), ..from };
        Some(match self {
            Step::Up => row(from.row.saturating_sub(1)),
            Step::Down => row(from.row + 1),
            Step::Left => column(from.column.saturating_sub(1)),
            Step::Right => column(from.column + 1),
            Step::Top => row(0),
            Step::Bottom => row(bottom),
            Step::RowStart => column(0),
            Step::RowEnd => column(end),
            Step::Start => Place::default(),
            Step::End => Place { row: bottom, column: end },
            Step::PageUp => row(from.row.saturating_sub(size.page)),
            Step::PageDown => row(from.row + size.page),
            Step::Next if from.column < end => column(from.column + 1),
            Step::Next if from.row < bottom => Place { row: from.row + 1, column: 0 },
            Step::Previous if from.column > 0 => column(from.column - 1),
            Step::Previous if from.row > 0 => Place { row: from.row - 1, column: end },
            Step::Next | Step::Previous => return None,
        })
    }
}

/// The cell that has the focus, and the block around it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Selection {
    /// The cell that has the focus: one corner of the block.
    pub active: Place,
    /// The corner across.
    pub end: Place,
    /// Where a run of Tabs began: Enter goes back to that column.
    entry: usize,
}

impl Selection {
    /// One cell.
    pub fn at(place: Place) -> Selection {
        Selection { active: place, end: place, entry: place.column }
    }

    /// Everything, with the focus on the first cell.
    pub fn all(size: Size) -> Selection {
        Selection {
            end: Place { row: size.rows.saturating_sub(1), column: size.columns.saturating_sub(1) },
            ..Selection::default()
        }
    }

    /// From the active cell to `end`.
    pub fn to(self, end: Place) -> Selection {
        Selection { end, ..self }
    }

    /// The block.
    pub fn block(self) -> Block {
        let (a, b) = (self.active, self.end);
        Block {
            first: Place { row: a.row.min(b.row), column: a.column.min(b.column) },
            last: Place { row: a.row.max(b.row), column: a.column.max(b.column) },
        }
    }

    /// Whether it is a single cell.
    pub fn is_one(self) -> bool {
        self.active == self.end
    }

    /// One step on, with nothing else selected; as it is where that leads out.
    pub fn moved(self, step: Step, size: Size) -> Selection {
        let Some(place) = step.from(self.active, size) else { return self };
        match step {
            Step::Next | Step::Previous => Selection { entry: self.entry, ..Selection::at(place) },
            _ => Selection::at(place),
        }
    }

    /// The row after or before, in the column where a run of Tabs began.
    pub fn entered(self, back: bool, size: Size) -> Selection {
        let from = Place { column: self.entry, ..self.active };
        let step = if back { Step::Up } else { Step::Down };
        step.from(from, size).map_or(self, Selection::at)
    }

    /// With the corner across one step further.
    pub fn extended(self, step: Step, size: Size) -> Selection {
        step.from(self.end, size).map_or(self, |end| self.to(end))
    }

    /// Within a table that may have become smaller.
    pub fn within(self, size: Size) -> Selection {
        let inside = |place: Place| Place {
            row: place.row.min(size.rows.saturating_sub(1)),
            column: place.column.min(size.columns.saturating_sub(1)),
        };
        Selection { active: inside(self.active), end: inside(self.end), entry: self.entry }
    }
}

/// A key with those that are held with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Chord<'a> {
    /// As the browser names it.
    pub key: &'a str,
    /// Control, or Command on a Mac.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, or Option on a Mac.
    pub alt: bool,
}

/// Who hears the keys.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A cell.
    Resting {
        /// Escape was pressed, so that Tab leads out.
        released: bool,
        /// It is the first one.
        is_first: bool,
        /// It is the last one.
        is_last: bool,
    },
    /// A field in a cell.
    Editing {
        /// Typing began it, so that an arrow ends it.
        quick: bool,
        /// The field has not got the focus yet.
        unfocused: bool,
    },
    /// The head of a column.
    Head,
}

/// What a key asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(missing_docs)] // each variant is what is asked for
pub enum Intent {
    Move(Step),
    Extend(Step),
    /// Opens the cell with what it holds.
    Edit,
    /// Opens the cell with this in place of what it holds.
    Type(String),
    /// Adds to what is typed.
    Append(String),
    /// Takes what was typed and goes on.
    Commit(Step),
    /// Takes what was typed and goes to the next row, or back to the one before.
    Enter {
        back: bool,
    },
    Cancel,
    /// The next Tab leaves the table.
    Release,
    Clear,
    All,
    FillDown,
    Undo,
    Redo,
}

/// What a key asks for; nothing where it is the browser's.
pub fn intent(chord: Chord, mode: Mode) -> Option<Intent> {
    match mode {
        Mode::Editing { quick, unfocused } => editing(chord, quick, unfocused),
        Mode::Head => arrow(chord).filter(|_| !chord.shift).map(Intent::Move),
        Mode::Resting { released, is_first, is_last } => match (chord.key, chord.shift) {
            ("Tab", back) if released || (if back { is_first } else { is_last }) => None,
            ("Tab", true) => Some(Intent::Move(Step::Previous)),
            ("Tab", false) => Some(Intent::Move(Step::Next)),
            _ => resting(chord),
        },
    }
}

fn arrow(chord: Chord) -> Option<Step> {
    Some(match (chord.key, chord.command) {
        _ if chord.alt => return None,
        ("ArrowUp", false) => Step::Up,
        ("ArrowDown", false) => Step::Down,
        ("ArrowLeft", false) => Step::Left,
        ("ArrowRight", false) => Step::Right,
        ("ArrowUp", true) => Step::Top,
        ("ArrowDown", true) => Step::Bottom,
        ("ArrowLeft", true) | ("Home", false) => Step::RowStart,
        ("ArrowRight", true) | ("End", false) => Step::RowEnd,
        ("Home", true) => Step::Start,
        ("End", true) => Step::End,
        ("PageUp", false) => Step::PageUp,
        ("PageDown", false) => Step::PageDown,
        _ => return None,
    })
}

/// What a key puts into a text: one sign, without a command. On some keyboards both Control and Alt make a sign.
fn sign(chord: Chord<'_>) -> Option<&str> {
    let mut signs = chord.key.chars();
    let is_one = signs.next().is_some() && signs.next().is_none();
    (is_one && (!chord.command || chord.alt)).then_some(chord.key)
}

fn resting(chord: Chord) -> Option<Intent> {
    if let Some(step) = arrow(chord) {
        return Some(if chord.shift { Intent::Extend(step) } else { Intent::Move(step) });
    }
    match (chord.key, chord.command) {
        ("Enter" | "F2", false) => Some(Intent::Edit),
        ("Escape", false) => Some(Intent::Release),
        ("Delete" | "Backspace", false) => Some(Intent::Clear),
        (key, true) if !chord.alt => match (key.to_ascii_lowercase().as_str(), chord.shift) {
            ("a", false) => Some(Intent::All),
            ("d", false) => Some(Intent::FillDown),
            ("z", false) => Some(Intent::Undo),
            ("z", true) | ("y", false) => Some(Intent::Redo),
            _ => None,
        },
        _ => sign(chord).map(|sign| Intent::Type(sign.to_owned())),
    }
}

fn editing(chord: Chord, quick: bool, unfocused: bool) -> Option<Intent> {
    match chord.key {
        "Enter" if !chord.alt => Some(Intent::Enter { back: chord.shift }),
        "Tab" => Some(Intent::Commit(if chord.shift { Step::Previous } else { Step::Next })),
        "Escape" => Some(Intent::Cancel),
        "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" if quick && !chord.shift => {
            arrow(chord).map(Intent::Commit)
        }
        _ if unfocused => sign(chord).map(|sign| Intent::Append(sign.to_owned())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size { rows: 100, columns: 5, page: 10 };
    const REST: Mode = Mode::Resting { released: false, is_first: false, is_last: false };

    fn place(row: usize, column: usize) -> Place {
        Place { row, column }
    }

    fn key(key: &str) -> Chord<'_> {
        let mut chord = Chord { key, command: false, shift: false, alt: false };
        for held in ["ctrl+", "shift+", "alt+"] {
            if let Some(rest) = chord.key.strip_prefix(held) {
                chord.key = rest;
                match held {
                    "ctrl+" => chord.command = true,
                    "shift+" => chord.shift = true,
                    _ => chord.alt = true,
                }
            }
        }
        chord
    }

    fn pressed(keys: &[&str], from: Place) -> Selection {
        keys.iter().fold(Selection::at(from), |selection, one| match intent(key(one), REST) {
            Some(Intent::Move(step)) => selection.moved(step, SIZE),
            Some(Intent::Extend(step)) => selection.extended(step, SIZE),
            other => panic!("{one} is {other:?}"),
        })
    }

    #[test]
    fn keys_move_and_stay_inside() {
        let cases: [(&[&str], Place); 12] = [
            (&["ArrowDown", "ArrowRight"], place(3, 3)),
            (&["ArrowUp", "ArrowUp", "ArrowUp"], place(0, 2)),
            (&["ArrowLeft", "ArrowLeft", "ArrowLeft"], place(2, 0)),
            (&["Home"], place(2, 0)),
            (&["End", "ArrowRight"], place(2, 4)),
            (&["ctrl+Home"], place(0, 0)),
            (&["ctrl+End"], place(99, 4)),
            (&["PageDown", "PageDown"], place(22, 2)),
            (&["PageDown", "PageUp", "PageUp"], place(0, 2)),
            (&["ctrl+ArrowDown", "ArrowDown"], place(99, 2)),
            (&["Tab", "Tab", "Tab"], place(3, 0)),
            (&["shift+Tab", "shift+Tab", "shift+Tab"], place(1, 4)),
        ];
        for (keys, expected) in cases {
            let selection = pressed(keys, place(2, 2));
            assert_eq!((selection.active, selection.is_one()), (expected, true), "{keys:?}");
        }
    }

    #[test]
    fn shift_selects_a_block_around_the_active_cell() {
        let block = |keys: &[&str]| {
            let selection = pressed(keys, place(2, 2));
            assert_eq!(selection.active, place(2, 2));
            (selection.block().first, selection.block().last)
        };
        assert_eq!(block(&["shift+ArrowDown", "shift+ArrowRight"]), (place(2, 2), place(3, 3)));
        assert_eq!(block(&["shift+ArrowUp", "shift+ArrowLeft"]), (place(1, 1), place(2, 2)));
        assert_eq!(block(&["shift+ctrl+End"].map(|_| "ctrl+shift+End")), (place(2, 2), place(99, 4)));
        assert_eq!(Selection::all(SIZE).block().extent(), (100, 5));
    }

    #[test]
    fn enter_after_tabs_goes_back_to_where_they_began() {
        let tabbed = pressed(&["Tab", "Tab"], place(2, 1));
        assert_eq!(tabbed.active, place(2, 3));
        assert_eq!(tabbed.entered(false, SIZE).active, place(3, 1));
        assert_eq!(tabbed.entered(true, SIZE).active, place(1, 1));
        assert_eq!(pressed(&["Tab", "ArrowUp"], place(2, 1)).entered(false, SIZE).active, place(2, 2));
    }

    #[test]
    fn tab_leads_out_at_the_ends_and_after_escape() {
        let at = |released, is_first, is_last| Mode::Resting { released, is_first, is_last };
        assert_eq!(intent(key("Tab"), at(false, false, true)), None);
        assert_eq!(intent(key("shift+Tab"), at(false, true, false)), None);
        assert_eq!(intent(key("Escape"), REST), Some(Intent::Release));
        assert_eq!(intent(key("Tab"), at(true, false, false)), None);
        assert_eq!(intent(key("shift+Tab"), at(true, false, false)), None);
        assert_eq!(Step::Next.from(place(99, 4), SIZE), None);
        assert_eq!(Step::Previous.from(place(0, 0), SIZE), None);
    }

    #[test]
    fn what_is_typed_and_commanded_is_told_apart() {
        let typed = |text: &str| Some(Intent::Type(text.to_owned()));
        assert_eq!(intent(key("5"), REST), typed("5"));
        assert_eq!(intent(key("李"), REST), typed("李"));
        assert_eq!(intent(key("ctrl+alt+@"), REST), typed("@"));
        assert_eq!(intent(key("ctrl+z"), REST), Some(Intent::Undo));
        assert_eq!(intent(key("ctrl+shift+Z"), REST), Some(Intent::Redo));
        assert_eq!(intent(key("ctrl+y"), REST), Some(Intent::Redo));
        assert_eq!(intent(key("ctrl+d"), REST), Some(Intent::FillDown));
        // The clipboard's keys are the browser's: it sends events for them.
        for browsers in ["ctrl+c", "ctrl+v", "ctrl+x", "ctrl+f", "F5", "Shift", "alt+ArrowLeft"] {
            assert_eq!(intent(key(browsers), REST), None, "{browsers}");
        }
    }

    #[test]
    fn arrows_end_what_typing_began_and_move_within_what_was_opened() {
        let editing = |quick| Mode::Editing { quick, unfocused: false };
        assert_eq!(intent(key("ArrowDown"), editing(true)), Some(Intent::Commit(Step::Down)));
        assert_eq!(intent(key("ArrowDown"), editing(false)), None);
        assert_eq!(intent(key("Home"), editing(true)), None);
        assert_eq!(intent(key("5"), editing(true)), None);
        assert_eq!(intent(key("shift+Enter"), editing(false)), Some(Intent::Enter { back: true }));
        let early = Mode::Editing { quick: true, unfocused: true };
        assert_eq!(intent(key("5"), early), Some(Intent::Append("5".to_owned())));
    }

    #[test]
    fn a_smaller_table_keeps_the_selection_inside() {
        let selection = Selection::at(place(50, 4)).to(place(60, 4)).within(Size { rows: 3, columns: 2, page: 1 });
        assert_eq!((selection.active, selection.end), (place(2, 1), place(2, 1)));
        let nothing = Selection::at(place(5, 5)).within(Size { rows: 0, columns: 0, page: 0 });
        assert_eq!(nothing.active, place(0, 0));
    }
}
