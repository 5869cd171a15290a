//! The files of one import on their way: which waits, which is being read, and how each is to be read.

use std::rc::Rc;

use yew::Reducible;

use crate::app::browser::files::FileError;
use crate::exchange::reading::{Contents, Options, Reading, TableOptions, Unreadable};
use crate::store::mappings::{Mappings, Remembered};
use crate::work::Failure;

/// All files of an import, in the order in which they came.
#[derive(Clone, PartialEq, Default)]
pub(super) struct Desk {
    pub(super) items: Vec<Item>,
}

/// One file.
#[derive(Clone, PartialEq, Default)]
pub(super) struct Item {
    /// How it is to be read.
    pub(super) options: Options,
    /// Counts how often that was changed.
    pub(super) turn: u32,
    pub(super) stage: Stage,
    /// The shapes of its tables before anybody said how to read it.
    pub(super) shapes: Vec<String>,
    /// What was read of it last.
    pub(super) contents: Option<Same<Contents>>,
    /// How that was read.
    pub(super) read_as: Option<Options>,
    /// Whether it is read as somebody said earlier.
    pub(super) is_recalled: bool,
}

/// How far a file is.
#[derive(Clone, PartialEq, Default)]
pub(super) enum Stage {
    #[default]
    Waiting,
    /// The part that is done.
    Reading(f64),
    Failed(Why),
    Read,
    /// It is no part of the import.
    LeftOut,
}

/// Why a file was not read.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Why {
    /// The browser would not give it.
    Gone,
    /// The worker did not do it.
    Work(Failure),
    /// It cannot be read.
    Unreadable(Unreadable),
}

impl From<FileError> for Why {
    fn from(_: FileError) -> Why {
        Why::Gone
    }
}

impl From<Failure> for Why {
    fn from(failure: Failure) -> Why {
        Why::Work(failure)
    }
}

/// Something large that is the same when it is one.
pub(super) struct Same<T>(pub(super) Rc<T>);

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Same(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What happens to the files of an import.
pub(super) enum Happens {
    /// So many files have come by now, to be read in this way.
    Came(usize, Options),
    /// A file is being read in its turn, and this part of it is done.
    Progress(usize, u32, f64),
    /// A file was read, or was not; with the turn for which it was and what is remembered of other tables.
    Done(usize, u32, Result<Contents, Why>, Rc<Mappings>),
    /// A file is to be read in another way.
    Change(usize, Options),
    /// A file is not to be imported.
    LeaveOut(usize),
}

impl Desk {
    /// The file to be read next, with its turn; none while one is being read.
    pub(super) fn next(&self) -> Option<(usize, u32)> {
        if self.items.iter().any(|item| matches!(item.stage, Stage::Reading(_))) {
            return None;
        }
        let mut waiting = self.items.iter().enumerate().filter(|(_, item)| item.stage == Stage::Waiting);
        waiting.next().map(|(at, item)| (at, item.turn))
    }

    /// Whether something is still to be read.
    pub(super) fn is_busy(&self) -> bool {
        self.items.iter().any(|item| matches!(item.stage, Stage::Waiting | Stage::Reading(_)))
    }

    /// What was read, file by file.
    pub(super) fn contents(&self) -> Vec<(usize, Same<Contents>)> {
        // What is read once more counts as it was until then.
        let read =
            self.items.iter().enumerate().filter(|(_, item)| !matches!(item.stage, Stage::Failed(_) | Stage::LeftOut));
        read.filter_map(|(at, item)| Some((at, item.contents.clone()?))).collect()
    }

    /// Remembers how tables were read, each by the shape that it will have the next time before anything is said.
    pub(super) fn remember(&self, known: &mut Mappings) {
        for item in self.items.iter().filter(|item| item.stage == Stage::Read) {
            let readings = item.contents.iter().flat_map(|contents| &contents.0.readings);
            for (number, (shape, reading)) in item.shapes.iter().zip(readings).enumerate() {
                let table = item.options.tables.get(number).cloned().unwrap_or_default();
                let Options { encoding, delimiter, .. } = item.options;
                if table != TableOptions::default() || encoding.is_some() || delimiter.is_some() {
                    let said = Remembered { shape: shape.clone(), table, encoding, delimiter };
                    known.remember(said, reading.source.is_export());
                }
            }
        }
    }

    fn item(&mut self, at: usize, change: impl FnOnce(&mut Item)) {
        if let Some(item) = self.items.get_mut(at) {
            change(item);
        }
    }
}

impl Item {
    fn done(&mut self, result: Result<Contents, Why>, known: &Mappings) {
        match result {
            Err(why) => (self.stage, self.is_recalled) = (Stage::Failed(why), false),
            Ok(contents) => {
                let recalled = if self.shapes.is_empty() {
                    self.shapes = contents.readings.iter().map(Reading::shape).collect();
                    recall(&self.shapes, known, &self.options)
                } else {
                    None
                };
                self.stage = Stage::Read;
                self.contents = Some(Same(Rc::new(contents)));
                self.read_as = Some(self.options.clone());
                if let Some(options) = recalled {
                    self.is_recalled = true;
                    self.read_anew(options);
                }
            }
        }
    }

    fn read_anew(&mut self, options: Options) {
        (self.options, self.turn, self.stage) = (options, self.turn.wrapping_add(1), Stage::Waiting);
    }
}

/// How a file was read before, if any of its tables was.
fn recall(shapes: &[String], known: &Mappings, usual: &Options) -> Option<Options> {
    let recalled: Vec<_> = shapes.iter().map(|shape| known.recall(shape)).collect();
    let mut any = recalled.iter().flatten().peekable();
    any.peek()?;
    let file = any.fold(usual.clone(), |options, one| Options {
        encoding: options.encoding.or(one.encoding),
        delimiter: options.delimiter.or(one.delimiter),
        ..options
    });
    let tables = recalled.iter().map(|one| one.map(|one| one.table.clone()).unwrap_or_default());
    Some(Options { tables: tables.collect(), ..file })
}

impl Reducible for Desk {
    type Action = Happens;

    fn reduce(self: Rc<Self>, happens: Happens) -> Rc<Self> {
        let mut desk = Desk::clone(&self);
        match happens {
            Happens::Came(count, options) => {
                desk.items
                    .resize_with(count.max(desk.items.len()), || Item { options: options.clone(), ..Item::default() });
            }
            Happens::Progress(at, turn, done) => desk.item(at, |item| {
                if item.turn == turn && matches!(item.stage, Stage::Waiting | Stage::Reading(_)) {
                    item.stage = Stage::Reading(done);
                }
            }),
            Happens::Done(at, turn, result, known) => desk.item(at, |item| {
                // What was changed meanwhile is read once more.
                if item.turn == turn && item.stage != Stage::LeftOut {
                    item.done(result, &known);
                }
            }),
            Happens::Change(at, options) => desk.item(at, |item| item.read_anew(options)),
            Happens::LeaveOut(at) => desk.item(at, |item| item.stage = Stage::LeftOut),
        }
        Rc::new(desk)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::reading::{ColumnOptions, Delimiter, Encoding, Field, Mapping, Options};

    fn contents(text: &str) -> Contents {
        let none = Contents { file: String::new(), encoding: None, delimiter: None, readings: Vec::new() };
        crate::exchange::read::read("a.csv", text.as_bytes(), &Options::default(), &mut |_| {}).unwrap_or(none)
    }

    fn after(desk: &Rc<Desk>, happens: Happens) -> Rc<Desk> {
        Rc::clone(desk).reduce(happens)
    }

    fn came(count: usize) -> Rc<Desk> {
        after(&Rc::new(Desk::default()), Happens::Came(count, Options::default()))
    }

    #[test]
    fn files_are_read_one_after_the_other() {
        let desk = came(2);
        assert_eq!(desk.next(), Some((0, 0)));
        let desk = after(&desk, Happens::Progress(0, 0, 0.5));
        assert_eq!((desk.next(), desk.is_busy()), (None, true));
        let desk = after(&desk, Happens::Done(0, 0, Err(Why::Gone), Rc::default()));
        assert_eq!(desk.next(), Some((1, 0)));
        let desk = after(&desk, Happens::LeaveOut(1));
        assert_eq!((desk.next(), desk.is_busy()), (None, false));
    }

    #[test]
    fn what_was_read_in_the_old_way_does_not_count() {
        let desk = after(&came(1), Happens::Progress(0, 0, 0.0));
        let semicolons = Options { delimiter: Some(Delimiter::Semicolon), ..Options::default() };
        let desk = after(&desk, Happens::Change(0, semicolons.clone()));
        let desk = after(&desk, Happens::Progress(0, 0, 0.9));
        let desk = after(&desk, Happens::Done(0, 0, Ok(contents("Influencer,Fee\nana,1\n")), Rc::default()));
        assert_eq!((desk.next(), desk.contents().len()), (Some((0, 1)), 0));
        let desk = after(&desk, Happens::Done(0, 1, Ok(contents("Influencer;Fee\nana;1\n")), Rc::default()));
        assert_eq!((desk.next(), desk.contents().len()), (None, 1));
    }

    #[test]
    fn a_file_that_was_read_can_be_read_as_before() {
        let desk = after(&came(1), Happens::Done(0, 0, Ok(contents("Influencer,Fee\nana,1\n")), Rc::default()));
        let below = TableOptions { header: Some(9_999), ..TableOptions::default() };
        let wrong = Options { tables: vec![below], ..Options::default() };
        let desk = after(&desk, Happens::Change(0, wrong));
        let desk = after(&desk, Happens::Done(0, 1, Err(Why::Unreadable(Unreadable::NoTable)), Rc::default()));
        assert_eq!(desk.items.first().and_then(|item| item.read_as.clone()), Some(Options::default()));
    }

    /// A file that was read twice: by itself and then as somebody said.
    fn explained(first: &str, options: &Options) -> Mappings {
        let file = |options: &Options| crate::exchange::read::read("a.csv", first.as_bytes(), options, &mut |_| {});
        let done =
            |turn, options: &Options| Happens::Done(0, turn, file(options).map_err(Why::Unreadable), Rc::default());
        let desk = after(&came(1), done(0, &Options::default()));
        let desk = after(&after(&desk, Happens::Change(0, options.clone())), done(1, options));
        let mut known = Mappings::default();
        desk.remember(&mut known);
        known
    }

    #[test]
    fn a_table_that_was_explained_before_is_read_again_in_that_way_once() {
        let column = ColumnOptions { mapping: Mapping::Field(Field::Fee), ..ColumnOptions::default() };
        let table = TableOptions { columns: vec![ColumnOptions::default(), column], ..TableOptions::default() };
        let mapped = Options { tables: vec![table], ..Options::default() };
        let below = TableOptions { header: Some(2), ..TableOptions::default() };
        let below = Options { tables: vec![below], ..Options::default() };
        let letters = Options {
            delimiter: Some(Delimiter::Semicolon),
            encoding: Some(Encoding::Big5),
            tables: vec![TableOptions::default()],
            ..Options::default()
        };
        for (text, options) in [
            ("Who,Paid\nana,1\n", mapped),
            ("Report,2026\nWho,Paid\nana,1\n", below),
            ("Who;What,Paid;When\nana;a,1;2\n", letters),
        ] {
            let (read, known) = (contents(text), Rc::new(explained(text, &options)));
            let desk = after(&came(1), Happens::Done(0, 0, Ok(read.clone()), Rc::clone(&known)));
            assert_eq!(desk.next(), Some((0, 1)), "{text}");
            assert_eq!(desk.items.first().map(|item| &item.options), Some(&options), "{text}");
            let desk = after(&desk, Happens::Done(0, 1, Ok(read), known));
            assert_eq!((desk.next(), desk.is_busy()), (None, false), "{text}");
        }
    }

    #[test]
    fn what_nobody_said_is_not_remembered() {
        assert_eq!(explained("Who,Paid\nana,1\n", &Options::default()), Mappings::default());
    }
}
